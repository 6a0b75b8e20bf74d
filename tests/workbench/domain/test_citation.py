"""A citation names source, address, time, place and fingerprint, the same wherever it is made."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.samples import COMPANY, METTE, NOW, SNAPSHOT, dossier, hand_search, known, lookup
from workbench.domain.brought import Finding, KeptFile, Marked
from workbench.domain.citation import (
    Citation,
    cite_brought,
    cite_fact,
    cite_lookup,
    place_words,
)
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.lookup import AnswerKind, Snapshot
from workbench.domain.reference import HandAnswer
from workbench.texts import ENGLISH, Texts, say

HEX = SNAPSHOT.hex()
ANSWER = Snapshot(
    sha256=SNAPSHOT,
    content=b"{}",
    media_type="application/json",
    address="https://register.example/311000004",
    status=200,
    taken=NOW,
)


def test_a_fact_is_cited_with_everything_that_finds_it_again() -> None:
    fact = known("company.employees", "38")
    cited = cite_fact(dossier(), fact).found_in(ANSWER).written(ENGLISH)
    what, *rest = cited.splitlines()
    assert what.startswith(f"Employees of {COMPANY.name}: 38, ")
    assert rest == [
        "Source: no_enhetsregisteret",
        "Asked at: https://register.example/311000004",
        "Read: 2026-11-22 10:58:00 UTC",
        "Place: JSON pointer /employees",
        f"SHA-256: {HEX}",
    ]


def test_the_address_is_what_the_lookup_asked_even_where_the_bytes_are_gone() -> None:
    fact = known("company.employees", "38")
    asked = replace(
        lookup(7, "unit", AnswerKind.FOUND),
        snapshot=fact.snapshot,
        address="https://a.example/?q=1",
    )
    whole = dossier()
    whole = replace(whole, sounding=replace(whole.sounding, lookups=(asked,)))
    assert cite_fact(whole, fact).found_in(ANSWER).address == "https://a.example/?q=1"


def test_a_lookup_is_cited_with_its_answer_also_when_nothing_was_found() -> None:
    asked = replace(lookup(7, "unit", AnswerKind.NOTHING_FOUND), address="https://a.example/")
    cited = cite_lookup(dossier(), asked)
    assert cited is not None
    assert cited.written(ENGLISH).splitlines() == [
        "Look-up: the register's entry, 311000004: looked, nothing found.",
        "Source: no_regnskapsregisteret",
        "Asked at: https://a.example/",
        "Read: 2026-11-22 10:58:00 UTC",
    ]


def test_what_was_never_asked_is_not_cited() -> None:
    assert cite_lookup(dossier(), lookup(7, "unit", None)) is None


def test_a_brought_file_is_cited_by_who_brought_it() -> None:
    place = Place(LocatorKind.PDF, "9:42,540,84,570", "311 000 004")
    finding = Finding(marked=Marked.NUMBER, place=place, where=say("page {page}", page=9))
    kept = KeptFile(name="Report 2025.pdf", finding=finding)
    search = replace(
        hand_search(8, HandAnswer.FOUND, question="press"), snapshot=HEX, address="", kept=kept
    )
    cited = cite_brought(dossier(), search, kept, METTE.name).written(ENGLISH)
    assert cited.splitlines() == [
        f"What has the press written? {COMPANY.name}: Report 2025.pdf, page 9.",
        "Source: Report 2025.pdf, brought by Mette Kjær",
        "Asked at: https://search.example/?q=Fjordlys",
        "Read: 2026-11-22 10:58:00 UTC",
        "Place: page 9, box 42,540,84,570",
        f"SHA-256: {HEX}",
    ]


@pytest.mark.parametrize(
    ("kind", "locator", "told"),
    [
        (LocatorKind.JSON, "/a~1b/0", "JSON pointer /a~1b/0"),
        (LocatorKind.XPATH, "//*[@id='F1']", "XPath //*[@id='F1']"),
        (
            LocatorKind.SCRIPT,
            "__NEXT_DATA__#/props/0",
            "script __NEXT_DATA__, JSON pointer /props/0",
        ),
        (LocatorKind.CSV, "20:2", "row 20, column 2"),
        (LocatorKind.TEXT, "0-6", "characters 1 to 6"),
        (LocatorKind.CSV, "elsewhere", "elsewhere"),
    ],
)
def test_each_kind_of_place_is_told(kind: LocatorKind, locator: str, told: str) -> None:
    assert ENGLISH.say(place_words(Place(kind, locator, ""))) == told


def test_the_time_is_the_same_whatever_zone_and_language_it_is_read_in() -> None:
    there = timezone(timedelta(hours=2))
    cited = Citation(what=say("x"), source="y", read=datetime(2026, 11, 23, 0, 30, 5, tzinfo=there))
    for texts in (ENGLISH, Texts("da", zone=there), Texts("en", zone=UTC)):
        assert cited.written(texts).splitlines()[2] == "Read: 2026-11-22 22:30:05 UTC"
