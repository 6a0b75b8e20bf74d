"""Which period tagged accounts are for: the one they tell, held against the one asked for."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from workbench.domain.properties import declared
from workbench.domain.property import Time
from workbench.errors import SourceUnreadable
from workbench.lookups.tagged_lines import Taxonomy
from workbench.lookups.xbrl.report import XbrlFact
from workbench.texts import say

_MOST_DAYS_APART = 7
"""Days by which British accounts may end before or after their date (Companies Act 2006, s. 390);
a slip of the pen elsewhere is no larger."""

_NEARLY_ALL = 0.9


def last_day(told: date | None, asked: date | None) -> date:
    """Return the last day of the accounts: as they tell it, else as the register does.

    Raises:
        SourceUnreadable: neither tells it, or the accounts are for another period than the
            filing that was asked for.
    """
    if told is not None and asked is not None and abs((told - asked).days) > _MOST_DAYS_APART:
        raise SourceUnreadable(
            say("The accounts are for another period than the register says."),
            detail=f"{told} {asked}",
        )
    last = told or asked
    if last is None:
        raise SourceUnreadable(say("The accounts do not say which period they are for."))
    return last


def first_day(
    told: date | None, end: date, facts: Iterable[XbrlFact], taxonomy: Taxonomy
) -> date | None:
    """Return the first day of a period: as told, or the one its figures have a few days off.

    Some filers tell a day that none of their figures has. Where nearly all of these begin on one
    day that close, that is what is meant.
    """
    starts = (
        fact.context.start
        for fact in facts
        if fact.context.end == end and fact.context.start is not None and _of_period(fact, taxonomy)
    )
    return told and meant(told, starts)


def last_day_before(
    told: date | None, start: date, facts: Iterable[XbrlFact], taxonomy: Taxonomy
) -> date:
    """Return the last day of the year before: of the eves of both first days one figures end on.

    Args:
        told: the first day of the year as told.
        start: the one its figures have; not the first of the calendar.
        facts: the figures.
        taxonomy: which of them are lines of accounts.
    """
    eves = [each - timedelta(days=1) for each in (told, start) if each not in {None, date.min}]
    ends = {fact.context.end for fact in facts if taxonomy(fact) is not None}
    return next((each for each in eves if each in ends), eves[0])


def meant(told: date, tagged: Iterable[date]) -> date:
    """Return a day as told, or the one close by that nearly all figures have in its place."""
    days = Counter(tagged)
    if told in days or not days:
        return told
    day, count = days.most_common(1)[0]
    near = abs((day - told).days) <= _MOST_DAYS_APART
    return day if near and count >= _NEARLY_ALL * days.total() else told


def _of_period(fact: XbrlFact, taxonomy: Taxonomy) -> bool:
    tagged = taxonomy(fact)
    return tagged is not None and declared(f"accounts.{tagged.line}").time is Time.PERIOD
