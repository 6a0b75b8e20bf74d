"""What an answer would be worth: how many points it may settle, and whether it may end research."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache

from workbench.domain.lookup import Question
from workbench.domain.properties import declared
from workbench.domain.scorecard import Met, RequirementState, Scorecard
from workbench.scoring.criterion import CRITERIA
from workbench.scoring.requirements import REQUIREMENTS

Shares = Mapping[str, Fraction]
"""By property the share of a source's answers to a kind of question that state it."""
_UNHEARD = Fraction(1, 4)
"""How likely a question nobody has put yet tells what its source is listed for; a guess."""


def worth(
    question: Question,
    scorecard: Scorecard,
    states: Sequence[RequirementState],
    shares: Shares | None,
) -> Fraction:
    """Return how many points of the can-they axis an answer may be expected to settle.

    A line counts with the width of its range. A requirement that is open and that nobody may go on
    without counts as all the points there are, since its answer can end the research.

    Args:
        question: that would be put.
        scorecard: of the lead, as known now.
        states: how the requirements of its next stage stand.
        shares: what its source's earlier answers to this kind of question stated; None where there
            are none: then the kinds that criteria name decide, and what its source is listed for.
    """
    lines = (
        (line.highest - line.lowest)
        * _likely(
            question,
            shares,
            CRITERIA[line.criterion].kinds,
            CRITERIA[line.criterion].properties,
        )
        for line in scorecard.can_lines
    )
    ending = (
        scorecard.can.possible * _ends(question, shares, each.requirement)
        for each in states
        if each.met is Met.OPEN
    )
    return sum((*lines, *ending), Fraction(0))


def shares(stated: Iterable[frozenset[str]]) -> Shares | None:
    """Return in which share of some answers each property was stated; None without answers."""
    answers = list(stated)
    keys = frozenset().union(*answers)
    counted = {key: Fraction(sum(key in each for each in answers), len(answers)) for key in keys}
    return counted if answers else None


def _ends(question: Question, known: Shares | None, requirement: str) -> Fraction:
    asked = REQUIREMENTS[requirement]
    if asked.firm is None or asked.told_by is None:
        return Fraction(0)
    return _likely(question, known, asked.told_by.kinds, asked.told_by.properties)


def _likely(
    question: Question, known: Shares | None, kinds: Iterable[str], properties: Sequence[str]
) -> Fraction:
    """Return how likely the answer to a question tells one of some properties."""
    named = question.kind in kinds
    if not properties:
        return Fraction(named)
    if known is not None:
        return max(known.get(each, Fraction(0)) for each in properties)
    if not any(question.source in declared(each).sources for each in properties):
        return Fraction(0)
    if question.kind in _named_kinds():
        return Fraction(named)
    return _UNHEARD


@cache
def _named_kinds() -> frozenset[str]:
    """Return the kinds of questions that criteria name."""
    return frozenset(kind for each in CRITERIA.values() for kind in each.kinds)
