"""A kept file is cited by its name and its place, and says what is marked in it."""

import pytest

from workbench.domain.brought import Finding, KeptFile, Marked
from workbench.domain.fact import LocatorKind, Place
from workbench.texts import ENGLISH, say

PLACE = Place(LocatorKind.PDF, "9:1,2,3,4", "311 000 004")
ON_NINE = Finding(marked=Marked.NUMBER, place=PLACE, where=say("page {page}", page=9))


def test_a_place_is_cited_behind_the_file() -> None:
    kept = KeptFile(name="Report 2025.pdf", finding=ON_NINE)
    assert ENGLISH.say(kept.cited) == "Report 2025.pdf, page 9"


def test_without_a_place_the_file_is_meant_as_a_whole() -> None:
    kept = KeptFile(name="list.csv", finding=Finding(marked=Marked.NOT_NAMED))
    assert ENGLISH.say(kept.cited) == "list.csv as a whole"


@pytest.mark.parametrize("marked", Marked)
def test_whatever_was_marked_is_said(marked: Marked) -> None:
    assert ENGLISH.say(marked.words)


@pytest.mark.parametrize(
    ("passage", "marked", "missing"),
    [
        ("", Marked.NUMBER, False),
        ("late", Marked.PASSAGE, False),
        ("late", Marked.NUMBER, True),
        ("late", Marked.NOT_NAMED, True),
    ],
)
def test_a_passage_that_is_not_there_is_known(passage: str, marked: Marked, missing: bool) -> None:
    kept = KeptFile(name="x", finding=Finding(marked=marked), passage=passage)
    assert kept.passage_missing is missing
