"""What a tagged report says that cannot be read, or is another's: named, never passed over."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from workbench.domain.properties import declared
from workbench.domain.property import Time
from workbench.errors import SourceUnreadable
from workbench.lookups.tagged_lines import Lines, Taxonomy, Year
from workbench.lookups.xbrl.report import Name, Report, XbrlFact
from workbench.texts import Message, say

_DAYS_APART = 7
"""So many days may lie between two statements of one day: by so many British accounts may end
before or after their date (Companies Act 2006, s. 390), and others by a slip."""


def check_period(told: date | None, asked: date | None) -> None:
    """Refuse accounts of another period than the filing that was asked for.

    Args:
        told: the last day, as the report itself states it; None where it does not.
        asked: the last day by the register.

    Raises:
        SourceUnreadable: the two are more than a week apart.
    """
    if told is not None and asked is not None and abs((told - asked).days) > _DAYS_APART:
        raise SourceUnreadable(
            say("The accounts are for another period than the register says."),
            detail=f"{told} {asked}",
        )


def unread(
    names: Iterable[Name], is_line: Callable[[Name], object], end: date
) -> Iterator[Message]:
    """Yield one sentence for each line whose text is no number; whose it was is not known."""
    for name in sorted(set(names)):
        if is_line(name):
            yield say(
                "The accounts for {end} write {element} in a way that cannot be read.",
                end=end,
                element=name.local,
            )


def settled(
    years_of: Callable[[date | None], tuple[Year, ...]],
    facts: Iterable[XbrlFact],
    taxonomy: Taxonomy,
) -> tuple[Year, ...]:
    """Return a report's years, the first day as its figures have it where the stated is a slip.

    A report may say that its year begins on the second and mean the first: where all figures of a
    period that ends with the year begin on one other day, less than a week away, it is that day.

    Args:
        years_of: returns the years; it takes a first day that counts before the stated one.
        facts: of the report.
        taxonomy: what makes lines of them.
    """
    years = years_of(None)
    first, starts = years[0], _starts(years[0], facts, taxonomy)
    if first.start is None or first.start in starts or len(starts) != 1:
        return years
    (used,) = starts
    return years_of(used) if abs((used - first.start).days) <= _DAYS_APART else years


def of_other_periods(
    lines: Lines, year: Year, facts: Iterable[XbrlFact], taxonomy: Taxonomy
) -> Iterator[Message]:
    """Yield why the result of a year is not told, where figures end with it but begin elsewhere."""
    told = any(each.end == year.end and _is_of_period(line) for line, _, each in lines.chosen)
    starts = _starts(year, facts, taxonomy)
    if not told and starts and year.start not in starts:
        yield say(
            "The accounts for {end} state their result for a period that begins on {start}, not on"
            " the day they name; it is left out.",
            end=year.end,
            start=min(starts),
        )


def _starts(year: Year, facts: Iterable[XbrlFact], taxonomy: Taxonomy) -> set[date]:
    """Return the days on which figures begin that are about a period to the year's end."""
    starts = set()
    for fact in facts:
        if fact.context.end == year.end and fact.context.start is not None:
            tagged = taxonomy(fact)
            if tagged is not None and fact.number is not None and _is_of_period(tagged.line):
                starts.add(fact.context.start)
    return starts


def _is_of_period(line: str) -> bool:
    return declared(f"accounts.{line}").time is Time.PERIOD


def without_others(
    report: Report, scheme: str, number: str, is_line: Callable[[Name], object]
) -> tuple[Report, tuple[str, ...]]:
    """Return a report without the figures it tells of other companies, and their numbers.

    Where no context names the company itself, filers name somebody else throughout, such as their
    auditor: then whose a figure is cannot be told by that, and all stay.
    """
    figures = [f for f in report.facts if f.context.scheme == scheme and is_line(f.name)]
    named = {each.context.entity for each in figures}
    others = named - {number}
    if number not in named or not others:
        return report, ()
    gone = {id(each) for each in figures if each.context.entity in others}
    kept = tuple(each for each in report.facts if id(each) not in gone)
    return replace(report, facts=kept), tuple(sorted(others))
