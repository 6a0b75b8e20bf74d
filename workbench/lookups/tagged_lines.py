"""Lines of accounts out of a tagged report: the right period, the surest of repeated facts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from workbench.domain.accounts import Scope
from workbench.domain.company import Entity
from workbench.domain.fact import LocatorKind, Place, Stated, state
from workbench.domain.properties import declared
from workbench.domain.property import Kind, Time
from workbench.domain.values import decimal_text, plain_text
from workbench.lookups.xbrl.report import Context, XbrlFact
from workbench.texts import Message, say

_MOST_EMPLOYEES = 3_000_000
_INFINITE = Decimal(99)
_LEAST_TOLERANCE = Decimal(2)
_COARSEST = Decimal(-9)
"""Accounts are rounded to billions at most; a coarser claim would let any two sums agree."""


@dataclass(frozen=True, slots=True)
class Year:
    """A period of accounts; `start` is None where it is not stated."""

    start: date | None
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What is known of a filing before it is read.

    Attributes:
        entity: whom its facts are about.
        number: the register's number of the filing.
        corrected: whether it replaces an earlier one.
        start, end: the period by the register, used where the report itself states none.
    """

    entity: Entity
    number: str
    corrected: bool = False
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """What a taxonomy makes of one fact.

    Attributes:
        line: key without `accounts.`.
        rank: of several elements for one line the one with the least rank is read.
        turned: the element has the other sign than our line.
        concept: the element as its filer names it, `fsa:Revenue`.
    """

    line: str
    scope: Scope
    concept: str
    rank: int = 0
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of one period, and the fact that states it."""

    tagged: Tagged
    fact: XbrlFact

    @property
    def number(self) -> Decimal:
        """The amount or count with our sign."""
        number = self.fact.number or Decimal(0)
        return -number if self.tagged.turned else number


Taxonomy = Callable[[XbrlFact], Tagged | None]
Placing = Callable[[Context, Iterable[Year], Time], Year | None]
Key = tuple[str, Scope, Year]


@dataclass(slots=True)
class Lines:
    """The figures chosen from a report, and what had to be left out."""

    chosen: dict[Key, Figure]
    missing: list[Message] = field(default_factory=list)

    def of(self, scope: Scope, year: Year) -> Mapping[str, Figure]:
        """Return the figures of one set by their line."""
        return {key[0]: figure for key, figure in self.chosen.items() if key[1:] == (scope, year)}

    def drop_balance(self, scope: Scope, year: Year) -> None:
        """Leave out a balance sheet whose two sides differ, and say so."""
        for key in [each for each in self.chosen if each[1:] == (scope, year)]:
            if declared(f"accounts.{key[0]}").time is Time.INSTANT:
                del self.chosen[key]
        self.missing.append(
            say("The two sides of the balance sheet of {end} differ; it is left out.", end=year.end)
        )


def year_of(context: Context, years: Iterable[Year], time: Time) -> Year | None:
    """Return the year a context is about, by its dates: ids mean something else to each vendor."""
    for year in years:
        if context.end != year.end:
            continue
        if time is Time.INSTANT:
            if context.start is None:
                return year
        elif context.start is not None and year.start in {None, context.start}:
            return Year(context.start, year.end)
    return None


def choose(
    facts: Iterable[XbrlFact],
    years: tuple[Year, ...],
    taxonomy: Taxonomy,
    placing: Placing = year_of,
) -> Lines:
    """Return each line once: the best element, the most precise of repeated facts.

    A line that is stated twice, and differently, is left out and named. `placing` says which year
    a context is about, for a taxonomy that does not say so by dates alone.
    """
    repeated: dict[Key, list[Figure]] = defaultdict(list)
    for key, figure in _keyed(facts, years, taxonomy, placing):
        repeated[key].append(figure)
    lines = Lines({})
    for key, same in repeated.items():
        best = _most_precise(same)
        if len({(each.number, each.fact.unit and each.fact.unit.measures) for each in best}) > 1:
            line, _, year = key
            lines.missing.append(
                say(
                    "The accounts for {end} state {property} twice, with different figures.",
                    end=year.end,
                    property=declared(f"accounts.{line}").title,
                )
            )
        else:
            lines.chosen[key] = best[0]
    return lines


def _keyed(
    facts: Iterable[XbrlFact], years: tuple[Year, ...], taxonomy: Taxonomy, placing: Placing
) -> Iterator[tuple[Key, Figure]]:
    for fact in facts:
        tagged = taxonomy(fact)
        if tagged is not None and fact.number is not None:
            year = placing(fact.context, years, declared(f"accounts.{tagged.line}").time)
            if year is not None:
                yield (tagged.line, tagged.scope, year), Figure(tagged, fact)


def _most_precise(same: list[Figure]) -> list[Figure]:
    first = min(each.tagged.rank for each in same)
    named = [each for each in same if each.tagged.rank == first]
    most = max(decimals(each.fact) for each in named)
    return [each for each in named if decimals(each.fact) == most]


def decimals(fact: XbrlFact) -> Decimal:
    """Return how many places behind the point are right; below zero, how many before it are not."""
    if fact.decimals == "INF":
        return _INFINITE
    try:
        return Decimal(int(fact.decimals))
    except ValueError:
        return -_INFINITE


def agree(one: XbrlFact, other: XbrlFact) -> bool:
    """Whether two sums are the same but for the rounding that both admit."""
    if one.number is None or other.number is None:
        return True
    coarsest = min(decimals(one), decimals(other))
    rounding = Decimal(1).scaleb(-int(coarsest)) if _COARSEST <= coarsest < 0 else Decimal(1)
    return abs(one.number - other.number) <= _LEAST_TOLERANCE * rounding


def stated_lines(lines: Lines, filing: Filing) -> Iterator[Stated | Message]:
    """Yield every chosen line as a fact, or what to say where it cannot be right."""
    for (line, scope, year), figure in lines.chosen.items():
        yield _stated(line, figure, Sheet(scope, year, filing))


def _stated(line: str, figure: Figure, sheet: "Sheet") -> Stated | Message:
    prop = declared(f"accounts.{line}")
    fact, number, unit = figure.fact, figure.number, ""
    if prop.kind is Kind.COUNT:
        whole = head_count(number)
        if whole is None:
            return say(
                "The accounts for {end} write {original} for {property}, which reads {value} and "
                "cannot be right; it is left out.",
                end=sheet.year.end,
                original=fact.original.strip(),
                property=prop.title,
                value=number,
            )
        number = whole
    else:
        unit = fact.unit.currency if fact.unit is not None else ""
        if not unit:
            return say(
                "The accounts for {end} state {property} without a currency.",
                end=sheet.year.end,
                property=prop.title,
            )
    told = {"concept": figure.tagged.concept}
    if figure.tagged.turned:
        told["sign"] = "turned"
    return sheet.state(prop.key, decimal_text(number), place_of(fact), unit, **told)


def head_count(number: Decimal) -> Decimal | None:
    """Return an average as whole people; None where it cannot be a number of people.

    A real filing tags "3" with scale -2, which reads 0.03.
    """
    if number != 0 and not 1 <= number <= _MOST_EMPLOYEES:
        return None
    return number.quantize(Decimal(1), rounding=ROUND_HALF_EVEN)


def place_of(fact: XbrlFact) -> Place:
    """Return where a fact stands in its report."""
    return Place(LocatorKind.XPATH, fact.locator, plain_text(fact.original))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One set of figures within a filing."""

    scope: Scope
    year: Year
    filing: Filing

    def state(
        self, key: str, value: str, place: Place, unit: str = "", **qualifiers: str
    ) -> Stated:
        """Return a fact of this set, with the period its property wants."""
        instant = declared(key).time is Time.INSTANT
        return state(
            self.filing.entity,
            key,
            value,
            place,
            unit=unit,
            start=None if instant else self.year.start,
            end=self.year.end,
            scope=self.scope.value,
            filing=self.filing.number,
            version="corrected" if self.filing.corrected else "original",
            **qualifiers,
        )

    def words(self, key: str, text: str, place: Place) -> Iterator[Stated]:
        """Yield what a text says; one of blanks and marks that show nothing says nothing."""
        said = plain_text(text)
        if said:
            yield self.state(key, said, place)
