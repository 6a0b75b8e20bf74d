"""The place in a brought file that says whom it is about, and an excerpt that opens there."""

import hashlib
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.brought import LOCKED, blank, typeset
from tests.fakes.rooms import HereRoom, ShutRoom
from workbench.app.evidence import excerpt
from workbench.app.finding import SMALL, find
from workbench.domain.brought import Finding, Marked, Sought
from workbench.domain.excerpt import Excerpt
from workbench.domain.fact import LocatorKind
from workbench.domain.lookup import Snapshot
from workbench.domain.media import media_type_of
from workbench.jobs import JobControl

SOUGHT = Sought(numbers=("311000004",), name="Fjordlys Automasjon AS")
LIST = (
    "Rank;Company;Number;Equity\n"
    "1;Skagen Sensor A/S;99000023;4120000\n"
    "2;Fjordlys Automasjon AS;311 000 004;31480000\n"
)


def sought(content: bytes, passage: str = "", name: str = "") -> Finding:
    wanted = Sought(numbers=SOUGHT.numbers, name=SOUGHT.name, passage=passage)
    return find(content, media_type_of(content, name), wanted, HereRoom(), JobControl())


def opened(content: bytes, found: Finding) -> Excerpt:
    assert found.place is not None
    stored = Snapshot(
        sha256=hashlib.sha256(content).digest(),
        content=content,
        media_type=media_type_of(content),
        address="",
        status=200,
        taken=datetime(2026, 11, 22, tzinfo=UTC),
    )
    return excerpt(stored, found.place, HereRoom(), JobControl())


def where(found: Finding) -> str:
    return str(found.where)


@given(st.lists(st.sampled_from(["", " ", "\u00a0", ".", "-", "\u2009"]), min_size=8, max_size=8))
def test_a_number_in_any_spacing_is_marked_in_text_table_and_page(gaps: list[str]) -> None:
    digits = SOUGHT.numbers[0]
    spaced = digits[0] + "".join(g + each for g, each in zip(gaps, digits[1:], strict=True))
    for content in (
        f"first\nOrg.nr {spaced} i Molde\n",
        f"nr;navn;by\n1;a;b\n2;{spaced};c\n",
        f"<html><body><h1>x</h1><div><p>Org.nr <b>{spaced}</b></p></div></body></html>",
    ):
        found = sought(content.encode())
        assert found.marked is Marked.NUMBER
        shown = opened(content.encode(), found)
        told = shown.marked if shown.table is None else str(shown.table.rows)
        assert shown.note is None
        assert digits in re.sub(r"\D", "", told.encode().decode("unicode_escape"))


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from(["", " ", "~", ".", "-"]), min_size=8, max_size=8))
def test_a_number_in_any_spacing_is_marked_on_its_page(gaps: list[str]) -> None:
    digits = SOUGHT.numbers[0]
    spaced = digits[0] + "".join(g + each for g, each in zip(gaps, digits[1:], strict=True))
    content = typeset("= Report", f"Org.nr #[{spaced}] i Molde")
    found = sought(content)
    assert (found.marked, where(found)) == (Marked.NUMBER, "page 2")
    page = opened(content, found).page
    assert page is not None
    assert (page.number, page.pages) == (2, 2)
    left, top, right, bottom = page.box
    assert 0 < left < right < page.width
    # The line lies within the page's upper margin and its first lines.
    assert 40 * page.scale < top < bottom < 60 * page.scale


def test_the_number_comes_before_the_name_on_an_earlier_page() -> None:
    content = typeset("Fjordlys Automasjon AS", "Nothing", "Org.nr 311 000 004")
    assert where(sought(content)) == "page 3"


def test_a_name_that_breaks_at_the_end_of_a_line_is_marked_on_its_page() -> None:
    narrow = (
        '#set text(lang: "nb", hyphenate: true)\n#box(width: 96pt)[Om Fjordlys Automasjon AS i]'
    )
    found = sought(typeset(narrow))
    assert found.marked is Marked.NAME
    assert found.place is not None
    assert "\u00ad" in found.place.original


def test_a_name_that_is_folded_is_marked_with_its_form() -> None:
    found = sought("Om FJORDLYS\u00a0AUTOMASJON A/S i dag".encode())
    assert (found.marked, where(found)) == (Marked.NAME, "line 1")
    assert found.place is not None
    assert found.place.original == "FJORDLYS\u00a0AUTOMASJON A/S"


def test_a_table_is_cited_by_its_row_and_heading() -> None:
    found = sought(LIST.encode())
    assert (found.marked, where(found)) == (Marked.NUMBER, "row 3, column Number")


@pytest.mark.parametrize("passage", ["equity", "31 480 000"])
def test_a_headings_words_mean_the_companys_own_cell(passage: str) -> None:
    found = sought(LIST.encode(), passage)
    assert (found.marked, where(found)) == (Marked.PASSAGE, "row 3, column Equity")
    shown = opened(LIST.encode(), found).table
    assert shown is not None
    row, column = shown.marked
    assert (shown.headings[column], shown.rows[row][0]) == ("Equity", 3)
    assert shown.rows[row][1][column] == "31480000"


def test_a_passage_in_another_row_is_found_where_the_company_has_none() -> None:
    assert where(sought(LIST.encode(), "4120000")) == "row 2, column Equity"


TWICE = "sene betalinger"


@pytest.mark.parametrize(
    ("content", "cited"),
    [
        (f"a\nDe har {TWICE}.\nFjordlys Automasjon AS har\n{TWICE}.".encode(), "line 2"),
        (f"<p>De har {TWICE}</p><p>311000004: {TWICE}</p>".encode(), f"at the words “{TWICE}”"),
        (typeset("Report", TWICE, f"311 000 004: {TWICE}"), "page 2"),
        (typeset("Report", f"{TWICE}, og {TWICE}"), "page 2"),
        (f"a;b;c\n1;{TWICE};\n2;{TWICE};\n".encode(), "row 2, column b"),
        (f"a;b;c\n311000004;{TWICE};{TWICE}\n1;2;3\n".encode(), "row 2, column b"),
    ],
)
def test_a_passage_that_stands_there_more_than_once_is_marked_at_its_first_place_and_said(
    content: bytes, cited: str
) -> None:
    found = sought(content, TWICE)
    assert (found.marked, where(found)) == (Marked.FIRST_PASSAGE, cited)


@pytest.mark.parametrize(
    "content",
    [
        f"Nabo;{TWICE}\n311000004;{TWICE}\nc;d\n".encode(),
        typeset("Report", f"311 000 004: {TWICE}", "End"),
        f"{TWICE}: 311000004".encode(),
    ],
)
def test_a_passage_that_can_mean_one_place_only_is_simply_marked(content: bytes) -> None:
    assert sought(content, TWICE).marked is Marked.PASSAGE


def test_a_table_without_a_heading_is_cited_by_numbers() -> None:
    assert where(sought(b"311000004;a;b\n99000023;c;d\n1;2;3\n")) == "row 1, column 1"


def test_a_page_opens_at_the_smallest_element_with_the_words_marked_in_their_line() -> None:
    page = (
        "<html><head><title>Fjordlys Automasjon AS</title></head><body><p>Before</p>"
        "<p>I går kjøpte <a href='#'>Fjordlys</a> Automasjon AS en hall.</p><p>After</p></body>"
    ).encode()
    found = sought(page)
    assert (found.marked, where(found)) == (
        Marked.NAME,
        "at the words “Fjordlys Automasjon AS”",
    )
    shown = opened(page, found)
    assert (shown.before, shown.after) == (("Before",), ("After",))
    assert (shown.line_start, shown.marked) == ("I går kjøpte ", "Fjordlys Automasjon AS")
    assert shown.line_end == " en hall."


def test_words_that_no_reader_sees_name_nobody() -> None:
    page = (
        b"<html><body><script>311000004</script><style>x{}311000004</style>"
        b"<!-- 311000004 --><template>311000004</template><p>Hello</p></body></html>"
    )
    assert sought(page).marked is Marked.NOT_NAMED


def test_digits_of_two_cells_make_no_number() -> None:
    page = b"<table><tr><td>31</td><td>1</td></tr></table><p>1000004</p><p>311000004</p>"
    found = sought(page)
    assert found.place is not None
    assert found.place.locator.endswith("p[2]")


def test_an_annual_report_in_xhtml_is_marked_as_well() -> None:
    page = (
        b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        b"<div><span>311 000</span> <span>004</span></div></body></html>"
    )
    found = sought(page)
    assert found.marked is Marked.NUMBER
    assert opened(page, found).note is None


@pytest.mark.parametrize(
    ("content", "marked"),
    [
        (b"Nothing about them.", Marked.NOT_NAMED),
        (typeset("Nothing about them."), Marked.NOT_NAMED),
        (b"<p>Nothing about them.</p>", Marked.NOT_NAMED),
        (b"a;b;c\n1;2;3\n4;5;6\n", Marked.NOT_NAMED),
        (blank(3), Marked.NO_WORDS),
        (blank(10_000), Marked.NOT_NAMED_AT_FIRST),
        (LOCKED, Marked.LOCKED),
        (b"%PDF-1.7\nbroken", Marked.BROKEN),
        (typeset("311 000 004")[:3000], Marked.BROKEN),
        (b"\xff\xd8\xff\xe0", Marked.NO_WORDS),
        (b"PK\x03\x04\x00\x00", Marked.OTHER_KIND),
    ],
)
def test_what_has_no_place_says_why(content: bytes, marked: Marked) -> None:
    assert sought(content) == Finding(marked=marked)


@pytest.mark.parametrize("declared", [b"", b'<?xml version="1.0"?>'])
def test_words_inside_a_tag_with_a_prefix_are_found_and_open_there(declared: bytes) -> None:
    page = declared + (
        b"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>One</p><div xmlns:ix='urn:ix'>"
        b"<ix:words>Fjordlys Automasjon AS</ix:words></div></body></html>"
    )
    found = sought(page)
    assert found.marked is Marked.NAME
    assert "Fjordlys Automasjon AS" in opened(page, found).marked


@pytest.mark.parametrize("content", [typeset("x"), b"x " * SMALL])
def test_pdfs_and_large_files_are_read_elsewhere_and_may_take_too_much(content: bytes) -> None:
    found = find(content, media_type_of(content), SOUGHT, ShutRoom(), JobControl())
    assert found.marked is Marked.TOO_MUCH


def test_small_text_is_read_at_once() -> None:
    found = find(b"311000004", "text/plain", SOUGHT, ShutRoom(), JobControl())
    assert found.place is not None
    assert found.place.kind is LocatorKind.TEXT


@given(st.binary(max_size=300), st.sampled_from(["", "%PDF-1.4\n", "<html><p>", "a;b\n1;2\n"]))
def test_whatever_a_file_holds_there_is_a_finding(content: bytes, start: str) -> None:
    assert sought(start.encode() + content, "x").marked in Marked
