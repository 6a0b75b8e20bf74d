"""A safe copy is one file that says what it is, marks the place, and allows nothing."""

import socket
from dataclasses import replace
from pathlib import Path

import pytest

import resources
from tests.fakes.desks import bench
from tests.fakes.rooms import ShutRoom
from tests.safe_pages import dangers, is_framed, parsed
from tests.samples import NOW
from workbench.app.safe_copies import (
    LARGEST,
    Cited,
    Opens,
    content_to_open,
    copy_for_opening,
    opens,
    write_copy,
)
from workbench.domain.citation import Citation
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.lookup import Snapshot
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.jobs import JobControl
from workbench.texts import load_texts, say

PLACE = Place(LocatorKind.JSON, "/equity", "31480000")
SHA256 = bytes(range(32))


def cited(
    content: bytes = b'{"equity": 31480000}',
    media_type: str = "application/json",
    place: Place | None = PLACE,
) -> Cited:
    return Cited(
        snapshot=Snapshot(
            sha256=SHA256,
            content=content,
            media_type=media_type,
            address="https://register.example/?q=<1>",
            status=200,
            taken=NOW,
        ),
        citation=Citation(
            what=say("Equity of {name}.", name="<b>Fjordlys & Co</b>"),
            source="A <script>register</script>",
            address="https://register.example/?q=<1>",
            read=NOW,
            sha256=SHA256,
        ),
        place=place,
    )


def copied(answer: Cited, language: str = "en") -> bytes:
    desk = replace(bench().desk, texts=load_texts(language, resources.path("texts")))
    return content_to_open(desk, answer, JobControl())


def test_a_safe_copy_says_source_address_time_and_fingerprint_and_marks_the_place() -> None:
    page = parsed(copied(cited()))
    assert is_framed(page)
    assert dangers(page) == []
    assert page.place == '"equity": 31480000'
    for words in (
        "A safe copy: nothing in it can load or run.",
        "Equity of <b>Fjordlys & Co</b>.",
        "Source: A <script>register</script>",
        "Asked at: https://register.example/?q=<1>",
        "Read: 2026-11-22 10:58:00 UTC",
        f"SHA-256: {SHA256.hex()}",
        "Go to the marked place",
    ):
        assert words in page.text


def test_it_is_in_the_readers_language() -> None:
    page = parsed(copied(cited(), "da"))
    assert ("html", {"lang": "da"}) in page.tags
    assert f"SHA-256: {SHA256.hex()}" in page.text


def test_it_has_a_light_and_a_dark_look_and_neither_loads_anything() -> None:
    style = resources.path("report", "safe_copy.css").read_text(encoding="utf-8")
    assert "prefers-color-scheme: dark" in style
    assert not any(each in style for each in ("url(", "@import", "@font-face"))


def test_a_place_that_is_gone_is_said_with_what_was_read_there() -> None:
    page = parsed(copied(cited(place=Place(LocatorKind.JSON, "/gone", "31480000"))))
    assert "The place is not in the stored answer; this was read there:" in page.text
    assert page.place == "31480000"


def test_a_place_that_the_page_hides_is_shown_apart() -> None:
    content = b'<p>Seen</p><p hidden id="F1">31480000</p>'
    place = Place(LocatorKind.XPATH, "//*[@id='F1']", "31480000")
    page = parsed(copied(cited(content, "text/html", place)))
    assert "The place is in what the page does not show:" in page.text
    assert page.place == '<p hidden="" id="F1">31480000</p>'


def test_an_answer_as_a_whole_has_no_mark() -> None:
    page = parsed(copied(cited(place=None)))
    assert page.place == ""
    assert "marked place" not in page.text


@pytest.mark.parametrize(
    ("content", "media_type", "how"),
    [
        (b"{}", "application/json; charset=utf-8", Opens.IN_BROWSER),
        (b"{}", "application/rdap+json", Opens.IN_BROWSER),
        (b"<a/>", "application/xhtml+xml", Opens.IN_BROWSER),
        (b"<a/>", "application/xml", Opens.IN_BROWSER),
        (b"x", "text/plain", Opens.IN_BROWSER),
        (b"a,b", "text/csv", Opens.IN_BROWSER),
        (b"{}", "", Opens.IN_BROWSER),
        (b"%PDF-1.7", "application/pdf", Opens.AS_FILE),
        (b"PK\x03\x04\x00", "application/octet-stream", Opens.AS_FILE),
        (b"", "application/json", Opens.NOT),
    ],
)
def test_what_a_person_can_read_opens_in_the_browser(
    content: bytes, media_type: str, how: Opens
) -> None:
    assert opens(cited(content, media_type).snapshot) is how


def test_a_pdf_is_copied_to_the_byte() -> None:
    assert copied(cited(b"%PDF-1.7 \xff", "application/pdf")) == b"%PDF-1.7 \xff"


def test_too_large_an_answer_is_refused_in_words() -> None:
    with pytest.raises(InvalidInput, match="larger than 16 MB"):
        copied(cited(b" " * (LARGEST + 1)))


def test_a_removed_answer_is_refused_in_words() -> None:
    with pytest.raises(InvalidInput, match="was removed"):
        copied(cited(b""))


def test_an_answer_is_read_where_it_cannot_hold_up_the_window() -> None:
    desk = replace(bench().desk, room=ShutRoom())
    with pytest.raises(SourceUnreadable):
        content_to_open(desk, cited(), JobControl())


def test_a_copy_has_a_name_that_runs_nothing(tmp_path: Path) -> None:
    desk, control = bench().desk, JobControl()
    assert copy_for_opening(desk, cited(), "../a.exe", tmp_path, control) == tmp_path / "a.html"
    other = cited(b"MZ\x00", "application/x-msdownload")
    assert copy_for_opening(desk, other, "b.exe", tmp_path, control) == tmp_path / "b.bin"


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "copy.html"
    write_copy(bench().desk, cited(), file, JobControl())
    before = file.read_bytes()
    with pytest.raises(InvalidInput, match="already something called"):
        write_copy(bench().desk, cited(b"{}", place=None), file, JobControl())
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["missing/copy.html", "."])
def test_where_nothing_can_be_written_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidInput):
        write_copy(bench().desk, cited(), tmp_path / name, JobControl())
    with pytest.raises(InvalidInput, match="cannot be written"):
        copy_for_opening(bench().desk, cited(), "x", tmp_path / "missing", JobControl())


def test_no_connection_is_opened_whatever_the_answer_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a safe copy asked somebody")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    content = (
        b'<!DOCTYPE a SYSTEM "http://evil.example/x.dtd" [<!ENTITY e SYSTEM "http://evil.example/">]>'
        b'<html><img src="http://evil.example/"/>&e;<p id="F1">1</p></html>'
    )
    place = Place(LocatorKind.XPATH, "//*[@id='F1']", "1")
    for media_type in ("text/html", "application/xhtml+xml", "application/xml"):
        assert parsed(copied(cited(content, media_type, place))).place == "1"


def test_the_same_answer_gives_the_same_copy() -> None:
    assert copied(cited()) == copied(cited())
