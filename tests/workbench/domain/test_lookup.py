"""A look-up tells how it ended, and every reason why it did not get all it asked."""

from dataclasses import replace

import pytest

from tests.fakes.network import NOON
from tests.fakes.planned import UNIT
from workbench.domain.ids import new_id
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Problem
from workbench.texts import say

PARTS = tuple(say("Part {name} is missing.", name=name) for name in "abcd")
LOOKUP = Lookup(
    id=new_id(),
    question=UNIT,
    company=None,
    state=LookupState.ANSWERED,
    planned=NOON,
    kind=AnswerKind.PARTIAL,
)


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, ""),
        (1, ": Part a is missing."),
        (3, ": Part a is missing. Part b is missing. Part c is missing."),
        (4, ": Part a is missing. Part b is missing. Part c is missing. 1 more is left out."),
    ],
)
def test_a_part_of_an_answer_says_which_parts_it_lacks(count: int, told: str) -> None:
    assert str(replace(LOOKUP, missing=PARTS[:count]).told) == f"answered in part{told}"


def test_who_wants_to_know_it_all_is_told_every_part() -> None:
    because = replace(LOOKUP, missing=PARTS).because()
    assert str(because) == " ".join(f"Part {name} is missing." for name in "abcd")


def test_what_stood_in_the_way_is_told_beside_what_is_missing() -> None:
    problem = Problem(message=say("It broke off."))
    told = replace(LOOKUP, problem=problem, missing=PARTS[:1]).told
    assert str(told) == "answered in part: It broke off. Part a is missing."
