"""Annual accounts under IFRS out of a report in xBRL-JSON, for the year and the year before."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.domain.accounts import Scope
from workbench.domain.company import Entity
from workbench.domain.fact import LocatorKind, Place, Stated, state
from workbench.domain.properties import declared
from workbench.domain.property import Kind, Time
from workbench.domain.values import decimal_text, plain_text
from workbench.errors import SourceUnreadable
from workbench.lookups.ifrs_lines import BOTH_SIDES, PREFIX, RULES, line_of, scope_of
from workbench.lookups.oim_report import OimReport
from workbench.lookups.tagged_lines import (
    Figure,
    Lines,
    Tagged,
    Year,
    agree,
    choose,
    head_count,
    year_of,
)
from workbench.lookups.xbrl.report import Context, Name, XbrlFact
from workbench.texts import Message, say


@dataclass(frozen=True, slots=True)
class IfrsAccounts:
    """What a report was read as.

    Attributes:
        facts: figures of the year and of the year before it, each with its own period.
        missing: what was left out because it cannot be right.
    """

    facts: tuple[Stated, ...]
    missing: tuple[Message, ...]


def wanted(local: str) -> bool:
    """Whether an element of the taxonomy is one of our lines, or checks one of them."""
    return local == BOTH_SIDES or line_of(local) is not None


def read_accounts(report: OimReport, entity: Entity, filing: str, end: date) -> IfrsAccounts:
    """Return the figures that a report states for the period that ends on a day.

    Args:
        report: the facts `wanted` of it.
        entity: whom they are about.
        filing: the register's number of the filing.
        end: last day of the period that the filing is for.

    Raises:
        SourceUnreadable: it states no figures for that period.
    """
    years = _years(report.facts, end)
    lines = choose(report.facts, years, _tagged)
    if not any(year.end == end for _, _, year in lines.chosen):
        raise SourceUnreadable(say("The accounts state no figures for their own period."))
    _drop_unbalanced(lines, report.facts, years)
    stated = tuple(_stated(lines, entity, filing))
    figures = tuple(each for each in stated if isinstance(each, Stated))
    return IfrsAccounts(
        facts=(*figures, *_rules(figures, report.taxonomy, end)),
        missing=(*lines.missing, *(each for each in stated if isinstance(each, Message))),
    )


def _rules(figures: Iterable[Stated], taxonomy: Place | None, end: date) -> Iterator[Stated]:
    """State the rules the figures of the period follow, where the report names the taxonomy."""
    for figure in figures:
        fact = figure.fact
        if taxonomy is not None and fact.end == end and fact.start is not None:
            whose = {name: fact.qualifier(name) for name in ("scope", "filing")}
            yield state(
                fact.entity,
                "accounts.rules",
                RULES,
                taxonomy,
                start=fact.start,
                end=end,
                **whose,
            )
            return


def _scope(context: Context) -> Scope | None:
    parts = tuple(
        (axis.local, member.local if isinstance(member, Name) else member)
        for axis, member in context.dimensions
    )
    return scope_of(parts)


def _tagged(fact: XbrlFact) -> Tagged | None:
    found, scope = line_of(fact.name.local), _scope(fact.context)
    if found is None or scope is None:
        return None
    line, rank = found
    return Tagged(line=line, scope=scope, concept=f"{PREFIX}:{fact.name.local}", rank=rank)


def _years(facts: Iterable[XbrlFact], end: date) -> tuple[Year, ...]:
    """Return the period that ends on a day and, where there is one, the period before it.

    A report holds shorter periods too; the one with most figures is meant, of equals the longest.
    """
    facts = tuple(facts)
    start = _start(facts, end)
    if start is None or start == date.min:
        return (Year(start, end),)
    before = start - timedelta(days=1)
    return Year(start, end), Year(_start(facts, before), before)


def _start(facts: Iterable[XbrlFact], end: date) -> date | None:
    starts = Counter(
        fact.context.start
        for fact in facts
        if fact.context.end == end and fact.context.start is not None and _tagged(fact) is not None
    )
    if not starts:
        return None
    most = max(starts.values())
    return min(start for start, count in starts.items() if count == most)


def _drop_unbalanced(lines: Lines, facts: Iterable[XbrlFact], years: tuple[Year, ...]) -> None:
    """Drop the balance sheets whose two sides differ."""
    for fact in facts:
        scope, year = _scope(fact.context), year_of(fact.context, years, Time.INSTANT)
        if fact.name.local != BOTH_SIDES or scope is None or year is None:
            continue
        assets = lines.of(scope, year).get("assets")
        if assets is not None and not agree(assets.fact, fact):
            lines.drop_balance(scope, year)


def _stated(lines: Lines, entity: Entity, filing: str) -> Iterator[Stated | Message]:
    for (line, scope, year), figure in lines.chosen.items():
        prop = declared(f"accounts.{line}")
        value, unit = _value(figure, prop.kind)
        if value is None:
            yield say(
                "The accounts for {end} state {property} as {original}, which cannot be right.",
                end=year.end,
                property=prop.title,
                original=plain_text(figure.fact.original),
            )
            continue
        yield state(
            entity,
            prop.key,
            value,
            Place(LocatorKind.JSON, figure.fact.locator, plain_text(figure.fact.original)),
            unit=unit,
            start=None if prop.time is Time.INSTANT else year.start,
            end=year.end,
            scope=scope.value,
            filing=filing,
            concept=figure.tagged.concept,
        )


def _value(figure: Figure, kind: Kind) -> tuple[str | None, str]:
    """Return an amount and its currency, or a number of people; None where it is neither."""
    unit = figure.fact.unit
    if kind is Kind.COUNT:
        heads = head_count(figure.number)
        return (None if heads is None else decimal_text(heads)), ""
    currency = unit.currency if unit is not None else ""
    return (decimal_text(figure.number) if currency else None), currency
