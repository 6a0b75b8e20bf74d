"""A fact's place is found in the stored answer and marked, and what is missing is said."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.rooms import HereRoom, ShutRoom, T, TaskT
from workbench.app.evidence import LARGEST, SMALL, excerpt
from workbench.domain.excerpt import Excerpt, TablePart
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.lookup import Snapshot
from workbench.jobs import JobControl

ACCOUNTS = {
    "journalnr": "2025",
    "egenkapitalGjeld": {
        "sumGjeld": 38450000.00,
        "egenkapital": {"sumEgenkapital": 32750000.5, "opptjent": 1, "a/b": "ø", "tom": {}},
        "valuta": "NOK",
    },
}


def stored(content: bytes, media_type: str = "application/json") -> Snapshot:
    return Snapshot(
        sha256=bytes(32),
        content=content,
        media_type=media_type,
        address="https://register.example/",
        status=200,
        taken=datetime(2026, 11, 22, tzinfo=UTC),
    )


def read(kind: LocatorKind, locator: str, content: bytes, media_type: str = "") -> Excerpt:
    place = Place(kind, locator, "once read")
    return excerpt(stored(content, media_type), place, HereRoom(), JobControl())


def test_a_json_place_is_marked_among_its_siblings_with_the_number_as_written() -> None:
    shown = read(
        LocatorKind.JSON,
        "/egenkapitalGjeld/egenkapital/sumEgenkapital",
        b'{"egenkapitalGjeld": {"egenkapital": {"x": null, "sumEgenkapital": 32750000.50}}}',
    )
    assert shown.before == ("egenkapitalGjeld:", "  egenkapital:", '    "x": null')
    assert shown.marked == '"sumEgenkapital": 32750000.50'
    assert shown.note is None


def test_a_json_object_is_marked_whole() -> None:
    shown = read(LocatorKind.JSON, "/egenkapitalGjeld/egenkapital", json.dumps(ACCOUNTS).encode())
    assert shown.marked.startswith('"egenkapital": {\n')
    assert '"a/b": "ø"' in shown.marked
    assert shown.marked.endswith("}")
    assert shown.after == ('  "valuta": "NOK"',)


@pytest.mark.parametrize(
    ("pointer", "marked"),
    [
        ("/egenkapitalGjeld/egenkapital/a~1b", '"a/b": "ø"'),
        ("/egenkapitalGjeld/egenkapital/tom", '"tom": {}'),
        ("/journalnr", '"journalnr": "2025"'),
    ],
)
def test_json_pointers_are_read_as_rfc_6901_says(pointer: str, marked: str) -> None:
    assert read(LocatorKind.JSON, pointer, json.dumps(ACCOUNTS).encode()).marked == marked


def test_a_json_list_is_counted_from_zero() -> None:
    shown = read(LocatorKind.JSON, "/1", b'["first", "second", "third"]')
    assert (shown.before, shown.marked, shown.after) == (('"first"',), '"second"', ('"third"',))


XHTML = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL">
<body><table>
<tr><td>Aktiver i alt</td><td>22.981.114</td></tr>
<tr><td>Egenkapital</td><td><ix:nonFraction name="fsa:Equity">9.420.407</ix:nonFraction></td></tr>
<tr><td>Hensættelser</td><td>611.000</td></tr>
</table></body></html>""".encode()


def test_a_place_in_a_table_shows_the_rows_a_person_would_see() -> None:
    shown = read(
        LocatorKind.XPATH, "//ix:nonFraction[@name='fsa:Equity']", XHTML, "application/xhtml+xml"
    )
    assert shown == Excerpt(
        before=("Aktiver i alt … 22.981.114",),
        line_start="Egenkapital … ",
        marked="9.420.407",
        after=("Hensættelser … 611.000",),
    )


TWICE = b"""<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL">
<body><table><tr><td>Equity</td>
<td>DKK <ix:nonFraction id="F2025" name="fsa:Equity">500.000</ix:nonFraction><!-- no --> *</td>
<td>DKK <ix:nonFraction id="F2024" name="fsa:Equity">500.000</ix:nonFraction></td></tr></table>
<p>We owe <ix:nonNumeric id="F7" name="fsa:Words">nothing</ix:nonNumeric> and nothing else.</p>
</body></html>"""


@pytest.mark.parametrize(
    ("identity", "before", "after"),
    [
        ("F2025", "Equity … DKK ", " * … DKK 500.000"),
        ("F2024", "Equity … DKK 500.000 * … DKK ", ""),
    ],
)
@pytest.mark.parametrize("media_type", ["application/xhtml+xml", "text/html"])
def test_of_two_equal_figures_in_a_row_the_one_with_the_id_is_marked(
    identity: str, before: str, after: str, media_type: str
) -> None:
    shown = read(LocatorKind.XPATH, f"//*[@id='{identity}']", TWICE, media_type)
    assert shown == Excerpt(line_start=before, marked="500.000", line_end=after)


def test_a_place_kept_by_its_position_still_opens() -> None:
    by_id = read(LocatorKind.XPATH, "//*[@id='F2025']", TWICE, "application/xhtml+xml")
    by_position = "/*[1]/*[1]/*[1]/*[1]/*[2]/*[1]"
    assert read(LocatorKind.XPATH, by_position, TWICE, "application/xhtml+xml") == by_id


@pytest.mark.parametrize("media_type", ["application/xhtml+xml", "text/html"])
def test_a_fact_in_a_sentence_is_marked_in_it(media_type: str) -> None:
    shown = read(LocatorKind.XPATH, "//*[@id='F7']", TWICE, media_type)
    assert (shown.line_start, shown.marked) == ("We owe ", "nothing")
    assert shown.line_end == " and nothing else."


def test_a_fact_the_page_hides_is_shown_as_it_is_tagged() -> None:
    hidden = b"""<html xmlns="http://www.w3.org/1999/xhtml"
    xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"><body><ix:header><ix:hidden>
    <ix:nonNumeric id="F1" name="a:Days">2025-12-31</ix:nonNumeric></ix:hidden></ix:header>
    </body></html>"""
    shown = read(LocatorKind.XPATH, "//*[@id='F1']", hidden, "application/xhtml+xml")
    assert shown.marked == '<nonNumeric id="F1" name="a:Days">2025-12-31</nonNumeric>'


def test_a_place_in_xml_shows_the_elements_beside_it() -> None:
    body = b"<a xmlns='u:x'><one>1</one><two unit='DKK'>2</two><!-- no --><three/></a>"
    shown = read(LocatorKind.XPATH, "/*/*[2]", body, "application/xml")
    assert (shown.before, shown.marked) == (("<one>1</one>",), '<two unit="DKK">2</two>')
    assert shown.after == ("<three></three>",)


def test_a_place_in_a_zipped_page_opens_as_in_the_page_itself() -> None:
    page = (
        b'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL">'
        b'<body><p>Equity <ix:nonFraction id="f1">32 750</ix:nonFraction> SEK</p></body></html>'
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("audit.xhtml", b"<html/>")
        archive.writestr("report.xhtml", page)
    shown = read(LocatorKind.XPATH, "//*[@id='f1']", held.getvalue(), "application/zip")
    assert shown == read(LocatorKind.XPATH, "//*[@id='f1']", page, "application/xhtml+xml")
    assert (shown.marked, shown.note) == ("32 750", None)


def test_a_broken_zip_file_is_said_to_lack_the_place() -> None:
    assert (
        read(LocatorKind.XPATH, "/*[1]", b"PK\x03\x04 rubbish", "application/zip").note is not None
    )


def test_an_attribute_and_plain_html_are_found() -> None:
    body = b"<p>before<p><a href='/x' class=c>here</a>"
    shown = read(LocatorKind.XPATH, "//a/@href", body, "text/html; charset=utf-8")
    assert shown.marked == '<a href="/x" class="c">here</a>'


def test_entities_are_not_expanded() -> None:
    kinds = b'<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY f "boom">'
    body = b"<!DOCTYPE a [" + kinds + b"]><a><b>&e;&f;</b></a>"
    shown = read(LocatorKind.XPATH, "//b", body, "application/xml")
    assert "boom" not in shown.marked
    assert shown.marked.startswith("<b>")


def test_a_csv_cell_stands_under_its_heading() -> None:
    rows = [b"nr;name;town", *(f"{i};N{i};T{i}".encode() for i in range(2, 40))]
    shown = read(LocatorKind.CSV, "20:2", b"\r\n".join(rows), "text/csv").table
    assert shown is not None
    assert shown.headings == ("nr", "name", "town")
    assert [number for number, _ in shown.rows] == [18, 19, 20, 21, 22]
    assert shown.rows[shown.marked[0]] == (20, ("20", "N20", "T20"))
    assert shown.marked == (2, 1)


def test_of_a_wide_table_the_first_columns_stand_beside_the_marked_one() -> None:
    rows = [",".join(f"{name}{at}" for at in range(12)) for name in "hab"]
    shown = read(LocatorKind.CSV, "2:9", "\n".join(rows).encode(), "text/csv").table
    assert shown == TablePart(
        headings=("h0", "h1", "h8"),
        rows=((2, ("a0", "a1", "a8")), (3, ("b0", "b1", "b8"))),
        marked=(0, 2),
    )


def test_the_csv_heading_itself_can_be_marked() -> None:
    shown = read(LocatorKind.CSV, "1:1", b"a,b\n1,2\n", "text/csv").table
    assert shown == TablePart(headings=(), rows=((1, ("a", "b")), (2, ("1", "2"))), marked=(0, 0))


def test_a_text_range_is_marked_within_its_line() -> None:
    text = "first\nHar betalt til tiden, altid.\nlast"
    start = text.index("betalt")
    shown = read(LocatorKind.TEXT, f"{start}-{start + 6}", text.encode(), "text/plain")
    assert shown == Excerpt(
        before=("first",),
        line_start="Har ",
        marked="betalt",
        line_end=" til tiden, altid.",
        after=("last",),
    )


def test_text_in_an_old_charset_is_read() -> None:
    shown = read(LocatorKind.TEXT, "0-6", "Søborg".encode("latin-1"), "text/plain")
    assert shown.marked == "Søborg"


def pdf() -> bytes:
    """Return the smallest PDF of one A5 page."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 600]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )


def test_a_pdf_page_becomes_a_picture_with_a_box_from_its_upper_left_corner() -> None:
    page = read(LocatorKind.PDF, "1:42,540,84,570", pdf(), "application/pdf").page
    assert page is not None
    assert page.png.startswith(b"\x89PNG")
    assert (page.width, page.height, page.scale) == (840, 1200, 2.0)
    assert (page.number, page.pages) == (1, 1)
    assert page.box == pytest.approx((84, 60, 168, 120))


@pytest.mark.parametrize(
    ("kind", "locator", "content"),
    [
        (LocatorKind.JSON, "/gone", b"{}"),
        (LocatorKind.JSON, "/3", b"[1]"),
        (LocatorKind.JSON, "/a/b", b'{"a": 1}'),
        (LocatorKind.JSON, "/a", b"<html>not JSON</html>"),
        (LocatorKind.JSON, "/a", b"[" * 100_000),
        (LocatorKind.XPATH, "//gone", XHTML),
        (LocatorKind.XPATH, "][", XHTML),
        (LocatorKind.XPATH, "count(//td)", XHTML),
        (LocatorKind.CSV, "9:1", b"a,b\n1,2\n"),
        (LocatorKind.CSV, "2:9", b"a,b\n1,2\n"),
        (LocatorKind.CSV, "0:0", b"a,b\n1,2\n"),
        (LocatorKind.CSV, "nowhere", b"a,b\n1,2\n"),
        (LocatorKind.TEXT, "5-900", b"short"),
        (LocatorKind.TEXT, "3-3", b"short"),
        (LocatorKind.PDF, "7:0,0,1,1", pdf()),
        (LocatorKind.PDF, "1:0,0,1,1", b"not a PDF"),
        (LocatorKind.PDF, "1", pdf()),
    ],
)
def test_a_missing_place_is_said_with_what_was_read_there(
    kind: LocatorKind, locator: str, content: bytes
) -> None:
    shown = read(kind, locator, content)
    assert shown.marked == "once read"
    assert shown.note is not None
    assert "is not in the stored answer" in str(shown.note)


def test_a_dropped_answer_is_said() -> None:
    assert "was removed" in str(read(LocatorKind.JSON, "/a", b"").note)


def test_a_huge_answer_is_not_opened() -> None:
    shown = read(LocatorKind.JSON, "/a", b" " * (LARGEST + 1))
    assert "too large" in str(shown.note)


def test_a_page_that_takes_too_much_to_draw_is_said() -> None:
    place = Place(LocatorKind.PDF, "1:0,0,1,1", "311 000 004")
    shown = excerpt(stored(pdf(), "application/pdf"), place, ShutRoom(), JobControl())
    assert shown.marked == "311 000 004"
    assert "open the file" in str(shown.note)


class CountingRoom(HereRoom):
    """Counts what is read in it."""

    def __init__(self) -> None:
        self.tasks = 0

    def run(self, call: Callable[[TaskT], T], task: TaskT, control: JobControl) -> T:
        self.tasks += 1
        return call(task)


@pytest.mark.parametrize(("padding", "away"), [(0, 0), (SMALL, 1)])
def test_a_large_answer_is_read_away_from_the_window(padding: int, away: int) -> None:
    room, content = CountingRoom(), b'{"a": 1}' + b" " * padding
    for locator, marked in (("/a", '"a": 1'), ("/gone", "once read")):
        place = Place(LocatorKind.JSON, locator, "once read")
        shown = excerpt(stored(content), place, room, JobControl())
        assert shown.marked == marked
    assert room.tasks == 2 * away


def test_an_answer_that_takes_too_much_to_read_is_said() -> None:
    place = Place(LocatorKind.JSON, "/a", "1")
    shown = excerpt(stored(b'{"a": 1}' + b" " * SMALL), place, ShutRoom(), JobControl())
    assert (shown.marked, "more time or memory" in str(shown.note)) == ("1", True)


@given(st.binary(max_size=200), st.sampled_from(LocatorKind), st.text(max_size=20))
def test_whatever_an_answer_holds_an_excerpt_comes_back(
    content: bytes, kind: LocatorKind, locator: str
) -> None:
    shown = read(kind, locator, content)
    assert shown.marked or shown.note or shown.page or shown.table
