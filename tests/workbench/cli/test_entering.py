"""Accounts read off a PDF are entered in the terminal with their pages, or refused by field."""

from pathlib import Path

import pytest

from tests.brought import LOCKED, typeset
from tests.terminal import Leadline

FJORDLYS = "311000004"
FIGURES = """
start = 2024-01-01
end = 2024-12-31
currency = "nok"
unit = 1000
audited = true

[lines]
assets = { amount = "63 440", page = 2 }
equity = { amount = "26 699", page = 2 }
liabilities = { amount = "36 741", page = "2" }
employees = { amount = 61, page = 1 }
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report 2024.pdf"
    file.write_bytes(
        typeset(
            "Ved årets utgang var det 61 ansatte.",
            "Sum eiendeler 63 440 \\\n Egenkapital 26 699 \\\n Gjeld 36 741",
        )
    )
    return file


def told(folder: Path, text: str = FIGURES) -> str:
    file = folder / "figures.toml"
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.fixture
def opened(leadline: Leadline) -> Leadline:
    assert leadline("open", FJORDLYS).code == 0
    return leadline


def test_figures_are_kept_and_open_at_their_place(
    opened: Leadline, report: Path, tmp_path: Path
) -> None:
    said = opened("enter-accounts", FJORDLYS, str(report), told(tmp_path))
    assert (said.code, said.err) == (0, "")
    assert said.out.replace("\u00a0", " ").splitlines() == [
        "Entered 4 figures for the period to 31 December 2024 from report 2024.pdf.",
        "  agrees: Equity + Liabilities = Assets",
        "4 figures kept; the words of the pages have them all.",
        f"Next: leadline dossier {FJORDLYS}",
    ]
    evidence = opened("evidence", FJORDLYS, "equity", "--year", "2024", "--json").document
    [found] = evidence["evidence"]
    assert found["place"]["original"] == "26 699"
    assert (found["place"]["kind"], found["excerpt"]["page"]["number"]) == ("pdf", 2)


def test_the_same_as_json(opened: Leadline, report: Path, tmp_path: Path) -> None:
    words = ("enter-accounts", FJORDLYS, str(report), told(tmp_path), "--sent", "--json")
    said = opened(*words).document
    assert (said["figures"], said["seen"], said["source"]) == (4, 4, "sent_accounts")
    assert said["sums"] == [{"words": "Equity + Liabilities = Assets", "agrees": True}]
    assert (said["end"], len(said["snapshot"])) == ("2024-12-31", 64)


def test_a_sum_that_is_off_is_refused_until_it_is_said_to_be_printed_so(
    opened: Leadline, report: Path, tmp_path: Path
) -> None:
    wrong = told(tmp_path, FIGURES.replace("26 699", "26 689"))
    said = opened("enter-accounts", FJORDLYS, str(report), wrong)
    assert said.code == 2
    assert "it is off by 10 thousand." in said.err
    assert "With --as-printed it is kept as it stands." in said.err
    kept = opened("enter-accounts", FJORDLYS, str(report), wrong, "--as-printed", "--json")
    assert (kept.code, kept.document["seen"]) == (0, 3)
    assert [each["agrees"] for each in kept.document["sums"]] == [False]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        (("start = 2024-01-01", "start = 2024-01-01T00:00:00"), "start: "),
        (("start = 2024-01-01", ""), "start: – is not a day."),
        (("end = 2024-12-31", 'end = "31.12.2024"'), "end: "),
        (("end = 2024-12-31", "end = 2023-12-31"), "end: The period ends before it begins."),
        (('"nok"', '"kr"'), "currency: KR is not a currency."),
        (('"nok"', "7"), "currency: "),
        (("unit = 1000", "unit = 100"), "unit: 100 is none of 1, 1000, 1000000."),
        (("unit = 1000", "unit = true"), "unit: "),
        (("unit = 1000", 'scope = "mine"'), "scope: mine is none of own, group."),
        (("audited = true", 'audited = "yes"'), "audited: yes is none of true, false."),
        (("audited = true", "auditd = true"), "auditd: "),
        (("equity = {", "equty = {"), "lines.equty: "),
        (('"26 699"', "26.699"), "lines.equity.amount: 26.699 is not a figure."),
        (('"26 699"', '"many"'), "lines.equity.amount: many is not a figure."),
        (('"26 699", page = 2', '"26 699", page = 3'), "lines.equity.page: "),
        (('"26 699", page = 2', '"26 699"'), "lines.equity.page: On which page does it stand?"),
        (('"26 699", page = 2', '"26 699", note = 5'), "lines.equity.note: "),
        (('{ amount = "26 699", page = 2 }', '"26 699"'), "lines.equity: "),
        (("[lines]", "lines = 3\n[other]"), "other: "),
        (("[lines]", "[lines"), "figures.toml is no TOML that can be read."),
    ],
)
def test_what_is_wrong_is_said_with_its_field_and_nothing_is_kept(
    opened: Leadline, report: Path, tmp_path: Path, changed: tuple[str, str], field: str
) -> None:
    assert changed[0] in FIGURES
    wrong = told(tmp_path, FIGURES.replace(*changed))
    said = opened("enter-accounts", FJORDLYS, str(report), wrong)
    assert said.code == 2
    assert said.err.startswith(field)
    assert "accounts" not in str(opened("evidence", FJORDLYS, "--json").document["known"])


def test_a_document_that_does_not_open_is_refused(opened: Leadline, tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    locked.write_bytes(LOCKED)
    said = opened("enter-accounts", FJORDLYS, str(locked), told(tmp_path))
    assert said.code == 2
    assert "locked.pdf is no PDF that can be opened." in said.err
