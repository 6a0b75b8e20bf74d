"""Accounts typed off a PDF are kept with it, each figure placed on the page it stands on."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from tests.brought import LOCKED, typeset
from tests.desks import seated
from tests.ui.cast import FJORDLYS, opened
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.app.typing_accounts import PUBLISHED, SENT, Document, enter, open_document, picture
from workbench.domain.fact import KnownFact, LocatorKind
from workbench.domain.operation import NoInverse
from workbench.domain.typed_accounts import Typed, TypedLine
from workbench.errors import InvalidInput
from workbench.jobs import JobControl

REPORT = typeset(
    "Årsregnskap 2023",
    "Sum eiendeler 12 345 \\\n Egenkapital 4 000 \\\n Gjeld (8 345)",
)
TYPED = Typed(
    start=date(2023, 1, 1),
    end=date(2023, 12, 31),
    currency="NOK",
    unit=1000,
    audited=True,
    lines={
        "assets": TypedLine("12 345", "2"),
        "equity": TypedLine("4000", "2"),
        "liabilities": TypedLine("8345", "2"),
    },
)
DOCUMENT = Document(name="Årsrapport 2023.pdf", content=REPORT, pages=2)


def stated(desk: Desk, company: UUID) -> dict[str, KnownFact]:
    facts = open_dossier(desk, company).sounding.facts
    return {each.fact.key: each for each in facts if each.fact.entity.source in {PUBLISHED, SENT}}


def test_a_pdf_is_opened_and_drawn_page_by_page(tmp_path: Path) -> None:
    with seated(tmp_path) as seat:
        document = open_document(seat.desk, "report.pdf", REPORT, JobControl())
        assert document.pages == 2
        drawn = picture(seat.desk, document, 2, JobControl())
        assert drawn is not None
        assert (drawn.number, drawn.pages) == (2, 2)
        assert drawn.png.startswith(b"\x89PNG")


@pytest.mark.parametrize("content", [b"", b"words", b"%PDF-1.4 broken", LOCKED])
def test_what_is_no_pdf_that_opens_is_refused_at_the_file(tmp_path: Path, content: bytes) -> None:
    with seated(tmp_path) as seat, pytest.raises(InvalidInput) as refused:
        open_document(seat.desk, "report.pdf", content, JobControl())
    assert refused.value.field == "file"


def test_figures_are_recorded_with_their_page_and_marked_as_entered_by_hand(
    tmp_path: Path,
) -> None:
    with seated(tmp_path) as seat:
        company = opened(seat.desk, FJORDLYS).company.id
        done = enter(seat.desk, company, TYPED, DOCUMENT, JobControl())
        assert (done.result.figures, done.result.seen) == (3, 3)
        told = str(done.result.words)
        assert told == "3 figures kept; the words of the pages have them all."
        facts = stated(seat.desk, company)
        equity = facts["accounts.equity"]
        assert (equity.fact.value, equity.fact.unit) == ("4000000", "NOK")
        assert equity.place.kind is LocatorKind.PDF
        assert equity.place.locator.startswith("2:")
        assert equity.place.original == "4 000"
        assert facts["accounts.audited"].fact.value == "yes"
        assert facts["accounts.scale"].fact.value == "1000"
        (accounts,) = [
            each
            for each in open_dossier(seat.desk, company).sounding.accounts
            if each.entity.source == PUBLISHED
        ]
        assert (accounts.start, accounts.end) == (TYPED.start, TYPED.end)


def test_a_figure_that_the_pages_words_do_not_have_is_placed_on_the_page_as_a_whole(
    tmp_path: Path,
) -> None:
    with seated(tmp_path) as seat:
        company = opened(seat.desk, FJORDLYS).company.id
        other = replace(TYPED, lines={"equity": TypedLine("4001", "1")})
        done = enter(seat.desk, company, other, DOCUMENT, JobControl())
        assert (done.result.figures, done.result.seen) == (1, 0)
        assert str(done.result.words).startswith("1 figure kept, each with its page as a whole")
        assert stated(seat.desk, company)["accounts.equity"].place.locator == "1:0,0,420.00,600.00"


def test_how_many_figures_the_words_of_the_pages_have_is_told(tmp_path: Path) -> None:
    lines = {"equity": TypedLine("4000", "2"), "cash": TypedLine("17", "2")}
    with seated(tmp_path) as seat:
        company = opened(seat.desk, FJORDLYS).company.id
        done = enter(seat.desk, company, replace(TYPED, lines=lines), DOCUMENT, JobControl())
        assert str(done.result.words) == (
            "2 figures kept; the words of the pages have 1, the others cite their page as a whole."
        )


def test_sums_that_do_not_come_out_want_a_word(tmp_path: Path) -> None:
    wrong = replace(TYPED, lines={**TYPED.lines, "equity": TypedLine("400", "2")})
    with seated(tmp_path) as seat:
        company = opened(seat.desk, FJORDLYS).company.id
        with pytest.raises(InvalidInput) as refused:
            enter(seat.desk, company, wrong, DOCUMENT, JobControl())
        assert refused.value.field == "sums"
        assert stated(seat.desk, company) == {}
        enter(seat.desk, company, wrong, DOCUMENT, JobControl(), as_printed=True)
        assert stated(seat.desk, company)["accounts.equity"].fact.value == "400000"


def test_what_was_entered_can_be_taken_back_and_brought_back(tmp_path: Path) -> None:
    with seated(tmp_path) as seat:
        company = opened(seat.desk, FJORDLYS).company.id
        done = enter(seat.desk, company, TYPED, DOCUMENT, JobControl())
        assert not isinstance(done.inverse, NoInverse)
        undone = done.inverse()
        assert stated(seat.desk, company) == {}
        assert not isinstance(undone.inverse, NoInverse)
        undone.inverse()
        assert "accounts.equity" in stated(seat.desk, company)


def test_what_was_sent_to_us_in_confidence_is_kept_apart(tmp_path: Path) -> None:
    with seated(tmp_path) as seat:
        company = opened(seat.desk, FJORDLYS).company.id
        interim = replace(TYPED, end=date(2023, 9, 30), interim=True)
        enter(seat.desk, company, interim, replace(DOCUMENT, source=SENT), JobControl())
        facts = stated(seat.desk, company)
        assert {each.fact.entity.source for each in facts.values()} == {SENT}
        assert facts["accounts.interim"].fact.value == "yes"
