"""The verbs about our own lists: bring in, list, answer, take back; and where a hit is said."""

from pathlib import Path

import pytest

from tests.importing import FJORDLYS, HEADINGS
from tests.known import DEBTORS, OVERDUE
from tests.terminal import Leadline


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "debtors.csv"
    path.write_text("\n".join((DEBTORS, OVERDUE, "I alt;;;;5;")), encoding="utf-8")
    return path


@pytest.fixture
def pursued(leadline: Leadline, tmp_path: Path) -> Leadline:
    path = tmp_path / "leads.csv"
    path.write_text("\n".join((HEADINGS, FJORDLYS)), encoding="utf-8")
    leadline("import", str(path), "--yes")
    return leadline


def test_a_list_is_shown_before_it_is_brought_in(leadline: Leadline, file: Path) -> None:
    shown = leadline("known", "import", str(file), "--show")
    assert shown.code == 0
    assert "debtors" in shown.out
    assert "due date" in shown.out
    assert "1 company, 0 without a number; rows left out: 1." in shown.out
    assert "Row 3: The row adds up others." in shown.out
    assert leadline("known", "list").code == 1


def test_a_hit_is_the_first_line_of_a_company(pursued: Leadline, file: Path) -> None:
    done = pursued("known", "import", str(file), "--day", "2026-11-20", "--json")
    assert done.code == 0
    assert done.document["companies"] == 1
    shown = pursued("dossier", "311000004")
    first = shown.out.splitlines()[0].replace("\u00a0", " ")
    assert first.startswith("Overdue with us: 43 days, NOK 12,300 · debtors.csv, 20 November 2026")
    (hit,) = pursued("dossier", "311000004", "--json").document["known_to_us"]
    assert (hit["kind"], hit["days_late"]) == ("debtor", {"least": 43, "most": 43})


def test_lists_are_listed_and_taken_back(leadline: Leadline, file: Path) -> None:
    leadline("known", "import", str(file), "--day", "2026-11-20")
    listed = leadline("known", "list", "--json").document["lists"]
    assert [(each["name"], each["kind"], each["day"]) for each in listed] == [
        ("debtors.csv", "debtor", "2026-11-20")
    ]
    assert "debtors.csv" in leadline("known", "list").out
    back = leadline("known", "remove", "debtors.csv")
    assert back.code == 0
    assert "Took back debtors.csv" in back.out
    assert "No list is called" in leadline("known", "remove", "debtors.csv").err


def test_an_open_row_is_answered(pursued: Leadline, tmp_path: Path) -> None:
    path = tmp_path / "kunder.csv"
    path.write_text("Kunde;Kunde siden\nFjordlys Automasjon;2019\n", encoding="utf-8")
    assert pursued("known", "import", str(path)).code == 0
    assert "may be it: Customer since 2019" in pursued("dossier", "311000004").out
    answered = pursued("known", "same", "311000004", "2", "--another")
    assert answered.code == 0
    assert "is another company than" in answered.out
    assert "may be it" not in pursued("dossier", "311000004").out


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--kind", "friend"), "is no kind of list"),
        (("--day", "yesterday"), "is no day"),
        (("--column", "Debitor"), "is not Heading=field"),
        (("--column", "Debitor=shoe"), "tells no shoe"),
        (("--column", "Borte=name"), "has no column Borte"),
        (("--replaces", "borte.csv"), "is called borte.csv"),
    ],
)
def test_what_cannot_be_is_said_at_its_option(
    leadline: Leadline, file: Path, options: tuple[str, ...], words: str
) -> None:
    refused = leadline("known", "import", str(file), *options)
    assert refused.code == 2 or "--replaces" in options
    assert words in refused.err


def test_a_column_tells_what_a_person_says(leadline: Leadline, file: Path) -> None:
    done = leadline(
        "known", "import", str(file), "--kind", "customer", "--column", "Poststed=since", "--json"
    )
    fields = {each["heading"]: each["field"] for each in done.document["columns"]}
    assert fields["Poststed"] == "since"
    assert done.document["kind"] == "customer"
