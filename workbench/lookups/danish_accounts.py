"""Annual accounts filed under the Danish taxonomy, read into facts of the two years they show."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from workbench.domain.accounts import Scope
from workbench.domain.company import Entity
from workbench.domain.drift import Change, Drift, written
from workbench.domain.fact import LocatorKind, Place, Stated, state
from workbench.domain.properties import declared
from workbench.domain.property import Kind, Time
from workbench.domain.values import decimal_text, flag_text, plain_text
from workbench.errors import SourceUnreadable
from workbench.lookups.danish_taxonomy import (
    BOTH_SIDES,
    COMMON,
    FIGURES,
    LINES,
    MANDATORY,
    Year,
    cvr_of,
    is_audit,
    line_of,
    rules_of,
    scope_of,
    stated_once,
    year_of,
    years_of,
)
from workbench.lookups.xbrl.report import Report, XbrlFact
from workbench.texts import Message, say

_MOST_EMPLOYEES = 3_000_000
_INFINITE = Decimal(99)
_LEAST_TOLERANCE = Decimal(2)
_COARSEST = Decimal(-9)
"""Accounts are rounded to billions at most; a coarser claim would let any two sums agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What the register's index says of a filing.

    Attributes:
        entity: whom its facts are about.
        number: the register's number of the filing.
        corrected: whether it replaces an earlier one (`omgoerelse`).
        start, end: the period by the index, used where the report itself states none.
    """

    entity: Entity
    number: str
    corrected: bool
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DanishAccounts:
    """What a filing was read as.

    Attributes:
        cvr: of the reporting entity as the report states it, or empty.
        facts: figures of the year and of the year before it, each with its own period.
        missing: what was left out because it cannot be right.
        drift: mandatory statements of who and when that are missing, and lines of the accounts
            whose text is no number. Concepts we do not know are no drift: each filer has its own.
    """

    cvr: str
    facts: tuple[Stated, ...]
    missing: tuple[Message, ...]
    drift: tuple[str, ...] = ()


_Key = tuple[str, Scope, Year]


def read_accounts(report: Report, filing: Filing) -> DanishAccounts | None:
    """Return the accounts of a Danish filing, or None where it holds no figures.

    The latter are filings by listed companies: their figures are tagged in another document
    (IFRS, ESEF) and the Danish one only says who they are.

    Figures keep the sign they are stated with: `tax` below zero is tax income.

    Raises:
        SourceUnreadable: the report says for no period what it is about, its figures are all for
            other periods, or all are tagged with names that are new to us.
    """
    if not any(line_of(fact.name) for fact in report.facts):
        if any(_is_figure(fact) for fact in report.facts):
            raise SourceUnreadable(say("The accounts tag their figures with names new to us."))
        return None
    years = years_of(report, filing.start, filing.end)
    chosen, missing = _choose(report.facts, years)
    if not chosen:
        raise SourceUnreadable(say("The accounts state no figures for their own period."))
    missing += _drop_unbalanced(chosen, report.facts, years)
    figures = [_figure(key, fact, filing) for key, fact in chosen.items()]
    missing += [each for each in figures if isinstance(each, Message)]
    scopes = {scope for _, scope, _ in chosen}
    sheet = _Sheet(Scope.GROUP if scopes == {Scope.GROUP} else Scope.OWN, years[0], filing)
    return DanishAccounts(
        cvr=cvr_of(report.facts),
        facts=(
            *(each for each in figures if isinstance(each, Stated)),
            *_words(report, sheet),
        ),
        missing=tuple(missing),
        drift=_drift(report),
    )


def _is_figure(fact: XbrlFact) -> bool:
    """Whether something is a figure of the accounts; what is tagged by IFRS is read elsewhere."""
    tagged_by_ifrs = "ifrs" in fact.name.uri.casefold()
    return fact.unit is not None and fact.number is not None and not tagged_by_ifrs


def _drift(report: Report) -> tuple[str, ...]:
    named = {fact.name for fact in report.facts}
    missing = (Drift(Change.MISSING, str(each)) for each in MANDATORY if each not in named)
    retyped = (
        Drift(Change.RETYPED, str(name))
        for name in (
            *report.unread,
            *(fact.name for fact in report.facts if fact.number is None and not fact.nil),
        )
        if line_of(name)
    )
    return written((*missing, *retyped))


def _keyed(facts: Iterable[XbrlFact], years: tuple[Year, ...]) -> Iterator[tuple[_Key, XbrlFact]]:
    for fact in facts:
        line, scope = line_of(fact.name), scope_of(fact.context)
        if line and scope is not None and fact.number is not None:
            year = year_of(fact.context, years, declared(f"accounts.{line}").time)
            if year is not None:
                yield (line, scope, year), fact


def _choose(
    facts: Iterable[XbrlFact], years: tuple[Year, ...]
) -> tuple[dict[_Key, XbrlFact], list[Message]]:
    """Return the most precise of repeated facts, and what is stated twice and differently."""
    repeated: dict[_Key, list[XbrlFact]] = defaultdict(list)
    for key, fact in _keyed(facts, years):
        repeated[key].append(fact)
    chosen: dict[_Key, XbrlFact] = {}
    missing: list[Message] = []
    for key, same in repeated.items():
        line, _, year = key
        best = _most_precise(line, same)
        if len({(fact.number, fact.unit and fact.unit.measures) for fact in best}) > 1:
            missing.append(
                say(
                    "The accounts for {end} state {property} twice, with different figures.",
                    end=year.end,
                    property=declared(f"accounts.{line}").title,
                )
            )
        else:
            chosen[key] = best[0]
    return chosen, missing


def _most_precise(line: str, same: list[XbrlFact]) -> list[XbrlFact]:
    names = LINES[line]
    first = min(names.index(fact.name.local) for fact in same)
    named = [fact for fact in same if fact.name.local == names[first]]
    most = max(_decimals(fact) for fact in named)
    return [fact for fact in named if _decimals(fact) == most]


def _decimals(fact: XbrlFact) -> Decimal:
    if fact.decimals == "INF":
        return _INFINITE
    try:
        return Decimal(int(fact.decimals))
    except ValueError:
        return -_INFINITE


def _drop_unbalanced(
    chosen: dict[_Key, XbrlFact], facts: Iterable[XbrlFact], years: tuple[Year, ...]
) -> list[Message]:
    """Drop the balance sheets whose two sides differ, and return what to say about them."""
    missing: list[Message] = []
    for fact in facts:
        scope = scope_of(fact.context)
        year = year_of(fact.context, years, Time.INSTANT)
        if fact.name != BOTH_SIDES or scope is None or year is None:
            continue
        assets = chosen.get(("assets", scope, year))
        if assets is None or _agree(assets, fact):
            continue
        for key in [key for key in chosen if key[1:] == (scope, year) and _is_balance(key[0])]:
            del chosen[key]
        missing.append(
            say("The two sides of the balance sheet of {end} differ; it is left out.", end=year.end)
        )
    return missing


def _is_balance(line: str) -> bool:
    return declared(f"accounts.{line}").time is Time.INSTANT


def _agree(one: XbrlFact, other: XbrlFact) -> bool:
    if one.number is None or other.number is None:
        return True
    coarsest = min(_decimals(one), _decimals(other))
    rounding = Decimal(1).scaleb(-int(coarsest)) if _COARSEST <= coarsest < 0 else Decimal(1)
    return abs(one.number - other.number) <= _LEAST_TOLERANCE * rounding


def _figure(key: _Key, fact: XbrlFact, filing: Filing) -> Stated | Message:
    """Return a line as a fact, or what to say where it cannot be right."""
    line, scope, year = key
    prop = declared(f"accounts.{line}")
    number = fact.number or Decimal(0)
    unit = ""
    if prop.kind is Kind.COUNT:
        whole = _head_count(number)
        if whole is None:
            return say(
                "The accounts for {end} write {original} for {property}, which reads {value} and "
                "cannot be right; it is left out.",
                end=year.end,
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
                end=year.end,
                property=prop.title,
            )
    sheet = _Sheet(scope, year, filing)
    return sheet.state(prop.key, decimal_text(number), _place(fact), unit)


def _head_count(number: Decimal) -> Decimal | None:
    """Return an average as whole people; None where it cannot be a number of people.

    A real filing tags "3" with scale -2, which reads 0.03.
    """
    if number != 0 and not 1 <= number <= _MOST_EMPLOYEES:
        return None
    return number.quantize(Decimal(1), rounding=ROUND_HALF_EVEN)


def _place(fact: XbrlFact) -> Place:
    return Place(LocatorKind.XPATH, fact.locator, plain_text(fact.original))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One set of figures within a filing."""

    scope: Scope
    year: Year
    filing: Filing

    def state(self, key: str, value: str, place: Place, unit: str = "") -> Stated:
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
        )


def _words(report: Report, sheet: _Sheet) -> Iterator[Stated]:
    """Return what the filing says about itself rather than in figures."""
    kind = stated_once(report.facts, COMMON, "TypeOfAuditorAssistance")
    if kind is not None:
        words = plain_text(kind.value)
        yield sheet.state("accounts.audit_kind", words, _place(kind))
        audited = is_audit(words)
        if audited is not None:
            yield sheet.state("accounts.audited", flag_text(value=audited), _place(kind))
    layout = stated_once(report.facts, FIGURES, "ClassOfReportingEntity")
    if layout is not None:
        yield sheet.state("accounts.layout", plain_text(layout.value), _place(layout))
    for schema in report.schemas:
        rules = rules_of(schema.href)
        if rules:
            place = Place(LocatorKind.XPATH, schema.locator, schema.href)
            yield sheet.state("accounts.rules", rules, place)
            break
