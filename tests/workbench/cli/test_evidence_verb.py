"""What a figure rests on is shown in the terminal, cited, and written as a safe copy."""

import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.brought import typeset
from tests.safe_pages import dangers, parsed
from tests.terminal import Leadline
from workbench.domain.fill_rate import Fall, Suspicion

FJORDLYS = "311000004"


@pytest.fixture(autouse=True)
def researched(leadline: Leadline) -> None:
    leadline.researched(FJORDLYS)


def test_a_figure_is_shown_at_its_place_and_cited(leadline: Leadline) -> None:
    said = leadline("evidence", "fjordlys", "equity", "--year", "2025")
    assert said.code == 0
    assert '>>>"sumEgenkapital": 31480000' in said.out
    assert "<<<" in said.out
    assert "Equity of Fjordlys Automasjon AS: NOK" in said.out
    for line in (
        "Source: Regnskapsregisteret",
        "Asked at: https://",
        "Read: ",
        "Place: JSON pointer /",
    ):
        assert line in said.out
    assert "SHA-256: " in said.out


def test_the_document_holds_place_excerpt_and_citation(leadline: Leadline) -> None:
    told = leadline("evidence", FJORDLYS, "accounts.equity", "--year", "2025", "--json").document
    [one] = told["evidence"]
    assert one["place"]["kind"] == "json"
    assert one["place"]["words"] == f"JSON pointer {one['place']['locator']}"
    assert one["excerpt"]["marked"].startswith('"sumEgenkapital": 31480000')
    assert f"SHA-256: {one['sha256']}" in one["citation"]
    assert one["address"].startswith("https://")
    assert told["copy"] is None
    # Its id, which the other documents give, names it too.
    [same] = leadline("evidence", FJORDLYS, one["id"], "--json").document["evidence"]
    assert same == one


def test_without_a_figure_all_are_listed(leadline: Leadline) -> None:
    said = leadline("evidence", FJORDLYS)
    assert "accounts.equity" in said.out
    assert f"Next: leadline evidence {FJORDLYS} " in said.out
    # As much of an id is told as names one fact alone, also where ids begin alike.
    [holder, signs] = [line for line in said.out.splitlines() if "Runa Eksempelmo" in line]
    assert holder != signs
    [short] = [each for each in holder.split() if re.fullmatch("[0-9a-f]{8,}", each)]
    told = leadline("evidence", FJORDLYS, short, "--json").document["evidence"]
    assert [each["value"] for each in told] == ["Runa Eksempelmo"]
    known = leadline("evidence", FJORDLYS, "--json").document["known"]
    assert {"accounts.equity", "company.name"} <= {each["key"] for each in known}


def test_a_safe_copy_is_written_where_it_is_wanted(leadline: Leadline, tmp_path: Path) -> None:
    file = tmp_path / "equity.html"
    words = ("evidence", FJORDLYS, "equity", "--year", "2025", "--copy", str(file))
    told = leadline(*words, "--json").document
    page = parsed(file.read_bytes())
    assert dangers(page) == []
    assert page.place.startswith('"sumEgenkapital": 31480000')
    assert told["copy"] == str(file)
    assert told["evidence"][0]["sha256"] in page.text
    again = leadline(*words)
    assert again.code == 2
    assert "nothing was overwritten" in again.err


def test_several_are_all_shown_and_one_is_copied_only_when_it_is_named(
    leadline: Leadline, tmp_path: Path
) -> None:
    file = tmp_path / "x.html"
    several = leadline("evidence", FJORDLYS, "last_accounts", "--json").document["evidence"]
    assert len(several) == 2
    said = leadline("evidence", FJORDLYS, "last_accounts", "--copy", str(file))
    assert said.code == 2
    assert "--source" in said.err
    assert not file.exists()
    one = ("--source", "no_enhetsregisteret", "--copy", str(file))
    assert leadline("evidence", FJORDLYS, "last_accounts", *one).code == 0
    assert file.exists()


def test_a_brought_pdf_is_shown_by_its_page_and_copied_to_the_byte(
    leadline: Leadline, tmp_path: Path
) -> None:
    report, copy = tmp_path / "Report 2025.pdf", tmp_path / "copy.pdf"
    report.write_bytes(typeset("Report", "Org.nr 311 000 004"))
    leadline("answer", FJORDLYS, "press", "found", "--file", str(report))
    said = leadline("evidence", FJORDLYS, "press", "--copy", str(copy))
    assert "Page 2 of 2: >>>311 000 004<<<" in said.out
    assert "Source: Report 2025.pdf, brought by" in said.out
    assert f"SHA-256: {hashlib.sha256(report.read_bytes()).hexdigest()}" in said.out
    assert copy.read_bytes() == report.read_bytes()


def test_a_cell_is_shown_among_its_row(leadline: Leadline, tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text("nr;name;equity\n9;Skagen;1\n311000004;Fjordlys;31480000\n")
    words = ("--file", str(table), "--passage", "equity")
    leadline("answer", FJORDLYS, "press", "found", *words)
    said = leadline("evidence", FJORDLYS, "press")
    assert "311000004  Fjordlys  >>>31480000<<<" in said.out
    assert "Place: row 3, column 3" in said.out
    [one] = leadline("evidence", FJORDLYS, "press", "--json").document["evidence"]
    assert one["excerpt"]["table"]["marked"] == [1, 2]


def test_the_answer_of_a_lookup_is_cited_and_copied_as_a_whole(
    leadline: Leadline, tmp_path: Path
) -> None:
    file = tmp_path / "unit.html"
    said = leadline("evidence", FJORDLYS, "no_enhetsregisteret/unit", "--copy", str(file))
    assert said.code == 0
    assert "Look-up: the register's entry: found" in said.out
    for line in ("Source: Enhetsregisteret", "Asked at: https://", "Read: ", "SHA-256: "):
        assert line in said.out
    page = parsed(file.read_bytes())
    assert "Fjordlys Automasjon AS" in page.text
    assert page.place == ""
    listed = leadline("evidence", FJORDLYS, "--json").document["known"]
    [unit] = [each for each in listed if each["key"] == "no_enhetsregisteret/unit"]
    [same] = leadline("evidence", FJORDLYS, unit["id"], "--json").document["evidence"]
    assert same["sha256"] in page.text
    assert (same["place"], same["excerpt"]) == (None, None)


@pytest.mark.parametrize(
    "words", [("astrology",), ("equity", "--year", "1905"), ("equity", "--source", "x")]
)
def test_what_is_not_known_is_said(leadline: Leadline, words: tuple[str, ...]) -> None:
    said = leadline("evidence", FJORDLYS, *words)
    assert said.code == 1
    assert "is known of this company" in said.err


def test_what_a_suspect_source_states_is_said_to_be_so(
    leadline: Leadline, monkeypatch: pytest.MonkeyPatch
) -> None:
    fell = Fall(key="accounts.equity", now=3, recent=30, then=95, before=100)
    why = Suspicion(
        source="no_regnskapsregisteret",
        kind="accounts",
        since=datetime(2026, 11, 1, tzinfo=UTC),
        falls=(fell,),
    )
    monkeypatch.setattr(
        "workbench.app.dossiers.suspicions",
        lambda _records, source, *_: (why,) if source == why.source else (),
    )
    said = leadline("evidence", FJORDLYS, "accounts.equity", "--year", "2025").out
    assert "Careful: suspect: " in said
    [told] = leadline("evidence", FJORDLYS, "accounts.equity", "--json").document["evidence"][:1]
    assert "in 3 of the last 30 answers" in told["suspect"]
    [other] = leadline("evidence", FJORDLYS, "company.name", "--json").document["evidence"]
    assert other["suspect"] is None
    assert "· suspect source" in leadline("dossier", FJORDLYS).out


def test_what_may_not_be_kept_goes_before_it_is_shown(
    leadline: Leadline, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr("workbench.app.terms.let_go", asked.append)
    leadline("evidence", FJORDLYS)
    leadline("dossier", FJORDLYS)
    assert len(asked) == 2
