"""What of a tagged report cannot be read as it stands, whichever taxonomy: left out, and named."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from workbench.domain.properties import declared
from workbench.domain.property import Time
from workbench.errors import SourceUnreadable
from workbench.lookups.tagged_lines import Key, Lines, Placing, Taxonomy, Year, agree, year_of
from workbench.lookups.xbrl.numbers import says_something
from workbench.lookups.xbrl.report import Report, XbrlFact
from workbench.texts import Message, say


def unread_lines(
    report: Report,
    lines: Lines,
    years: Sequence[Year],
    taxonomy: Taxonomy,
    placing: Placing = year_of,
) -> tuple[Message, ...]:
    """Return one sentence for each line of a year whose text is no number.

    A line that a better or an equal element states readably is not missing. What has no context
    may be of any year, and is told of the newest.
    """
    named: dict[tuple[str, Year], Message] = {}
    for fact in (*report.unread, *filter(_is_no_number, report.facts)):
        tagged = taxonomy(fact)
        if tagged is None:
            continue
        time = declared(f"accounts.{tagged.line}").time
        year = years[0] if fact.context.end is None else placing(fact.context, years, time)
        if year is None:
            continue
        chosen = lines.chosen.get((tagged.line, tagged.scope, year))
        if chosen is None or chosen.tagged.rank > tagged.rank:
            named[tagged.line, year] = say(
                "The accounts for {end} write {element} in a way that cannot be read.",
                end=year.end,
                element=declared(f"accounts.{tagged.line}").title,
            )
    return tuple(named.values())


def _is_no_number(fact: XbrlFact) -> bool:
    return fact.number is None and not fact.nil and says_something(fact.original)


def of_other_periods(
    facts: Iterable[XbrlFact], lines: Lines, years: Sequence[Year], taxonomy: Taxonomy
) -> tuple[Message, ...]:
    """Return one sentence for each line that is told only for a part of a year, or for more.

    Whether the filer meant the year, and slipped, or another period is nowhere to be read.
    """
    named: dict[tuple[str, Year], Message] = {}
    for fact in facts:
        tagged, start = taxonomy(fact), fact.context.start
        if tagged is None or fact.number is None or start is None:
            continue
        prop = declared(f"accounts.{tagged.line}")
        for year in years:
            is_odd = year.end == fact.context.end and year.start not in {None, start}
            told = (tagged.line, tagged.scope, year) in lines.chosen
            if is_odd and not told and prop.time is Time.PERIOD:
                named[tagged.line, year] = say(
                    "The accounts for {end} state {property} for a period that begins on {start}; "
                    "it is left out.",
                    end=year.end,
                    property=prop.title,
                    start=start,
                )
    return tuple(named.values())


def no_figures(unread: Sequence[Message]) -> SourceUnreadable:
    """Return why there is nothing to state: no figure could be read, or none is of the period."""
    if unread:
        return SourceUnreadable(
            say("The accounts write their figures in a way that cannot be read.")
        )
    return SourceUnreadable(say("The accounts state no figures for their own period."))


def drop_contradicted(
    lines: Lines,
    facts: Iterable[XbrlFact],
    years: Sequence[Year],
    taxonomy: Taxonomy,
    placing: Placing = year_of,
) -> None:
    """Leave out a line that its element states again, further off than both claim to be rounded."""
    again: dict[Key, list[XbrlFact]] = defaultdict(list)
    for fact in facts:
        known = taxonomy(fact)
        if known is None or fact.number is None:
            continue
        year = placing(fact.context, years, declared(f"accounts.{known.line}").time)
        if year is not None:
            again[known.line, known.scope, year].append(fact)
    for key, figure in tuple(lines.chosen.items()):
        same = (each for each in again[key] if each.name == figure.fact.name)
        if any(not _alike(figure.fact, each) for each in same):
            del lines.chosen[key]
            lines.missing.append(
                say(
                    "The accounts for {end} state {property} twice, with different figures.",
                    end=key[2].end,
                    property=declared(f"accounts.{key[0]}").title,
                )
            )


def _alike(one: XbrlFact, other: XbrlFact) -> bool:
    """Whether two amounts are one but for rounding; those in two currencies are two."""
    counts = (one.unit and one.unit.measures, other.unit and other.unit.measures)
    return counts[0] != counts[1] or agree(one, other)
