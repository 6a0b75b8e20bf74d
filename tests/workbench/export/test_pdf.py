"""The PDF: page one alone is enough and one page; what is printed is never run."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from tests.handoffs import bare, hostile, refused, rich
from tests.samples import dossier
from workbench.domain.dossier import Dossier
from workbench.errors import ExportError
from workbench.export.formats import pdf
from workbench.export.formats.pdf import Pdf
from workbench.texts import ENGLISH, STRETCHED, Texts, load_texts

LAST_ON_PAGE_ONE = "accept or return it, with a reason"
FIRST_ON_PAGE_TWO = "Scorecard"


def pages(written: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(written)
    try:
        return [page.get_textpage().get_text_bounded().replace("\u00a0", " ") for page in document]
    finally:
        document.close()


def written(finished: Dossier, texts: Texts = ENGLISH) -> bytes:
    return Pdf().write(finished, texts)


def test_page_one_alone_is_enough_for_the_call() -> None:
    first = pages(written(rich()))[0]
    for words in (
        "Fjordlys Automasjon AS",
        "Org. no. 311 000 004",
        "Molde, Norway",
        "18 years old",
        "61–81",
        "Go",
        "5 of 7 answered",
        "NOK 480,000 is 0.4 % of revenue",
        "asked four days ago",
        "one of two says late",
        "Signer",
        "Ingrid Prøve, Head of production",
        "line monitoring for two halls",
        "the stop on line 2 they told us about",
        "what the former supplier said",
        "Offer by 26 November 2026, Jonas Lund",
        "Internal: Nordlys Software",
        "page 1 of",
    ):
        assert words in first


@pytest.mark.parametrize(
    "finished",
    [
        rich(),
        dossier(),
        bare(),
        refused(),
        hostile(),
        hostile("Æ", times=400),
        hostile("verylongword", times=60),
    ],
    ids=["rich", "unsigned", "bare", "refused", "hostile", "widest letters", "no place to break"],
)
def test_page_one_is_one_page_whatever_is_written_on_it(finished: Dossier) -> None:
    told = pages(written(finished))
    assert LAST_ON_PAGE_ONE in told[0]
    assert FIRST_ON_PAGE_TWO in told[1]


def test_page_one_has_room_for_longer_languages(tmp_path: Path) -> None:
    stretched = load_texts(STRETCHED, tmp_path)
    for finished in (rich(), refused()):
        told = pages(written(finished, stretched))
        assert LAST_ON_PAGE_ONE in told[0]
        assert FIRST_ON_PAGE_TWO in told[1]


def test_missing_things_are_said_on_page_one() -> None:
    first = pages(written(bare()))[0]
    for words in ("Not scored yet", "no offer with a price yet", "no contact yet", "no next step"):
        assert words in first


def test_the_following_pages_prove_it() -> None:
    rest = "\n".join(pages(written(rich()))[1:])
    for words in (
        "118,400,000",
        "not stated",
        "looked, nothing found",
        "Always on the day.",
        "They asked, and they can pay.",
        "NLOD 2.0",
        "Contains data from Enhetsregisteret",
    ):
        assert words in rest


def test_one_year_is_no_trend() -> None:
    assert "one year: cannot tell a trend" in "\n".join(pages(written(dossier())))


def test_it_is_tagged_and_fit_for_archives() -> None:
    made = written(rich())
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in made
    assert b"/MarkInfo" in made
    document = pypdfium2.PdfDocument(made)
    assert document.is_tagged()
    document.close()


def test_a_letter_no_font_has_costs_the_archive_mark_and_nothing_else() -> None:
    base = rich()
    company = replace(base.sounding.company, name="Havbris 中文 😀 AS")
    made = written(replace(base, sounding=replace(base.sounding, company=company)))
    assert b"pdfaid:part" not in made
    assert "Havbris" in pages(made)[0]


def test_words_from_outside_are_printed_not_run() -> None:
    first = pages(written(hostile(times=1)))[0]
    assert "=HYPERLINK(" in first
    assert "<script>" in first
    assert "#panic(" in first
    assert "{name}" in first


def test_no_link_or_action_is_made_of_words_from_outside() -> None:
    made = written(hostile())
    for mark in (b"/URI", b"/JavaScript", b"/Launch", b"/OpenAction"):
        assert mark not in made


def test_a_danish_reader_gets_danish_figures_and_days() -> None:
    first = pages(written(rich(), Texts("da")))[0]
    assert "9,80 mio. NOK" in first
    assert "22. november 2026" in first


def test_what_typst_refuses_is_told_as_an_export_that_failed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "_data", lambda _content: {})
    with pytest.raises(ExportError, match="The PDF could not be made"):
        written(rich())
