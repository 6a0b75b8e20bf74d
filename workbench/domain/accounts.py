"""Annual accounts: one set of figures for a period, and the years side by side."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from workbench.domain.company import Entity
from workbench.domain.fact import Fact, KnownFact
from workbench.domain.figures import Money
from workbench.domain.property_makers import ACCOUNTS
from workbench.texts import Message, say

_PREFIX = "accounts."
_FILED = f"{_PREFIX}filed"
_YEAR_DAYS = range(350, 381)
"""Lengths a period may have, in days, and still be read as a year."""


class Scope(StrEnum):
    """Whose figures: the company's own or its group's."""

    OWN = "own"
    GROUP = "group"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return say("the group's figures") if self is Scope.GROUP else say("own company")


def scope_of(fact: Fact) -> Scope:
    """Return whose figure a fact is; a source that does not say so means the company's own."""
    return Scope(fact.qualifier("scope") or Scope.OWN)


def of_one_period(one: Fact, other: Fact) -> bool:
    """Whether two facts speak of the same period, and of the same company's or group's figures."""
    return one.end == other.end and scope_of(one) is scope_of(other)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualAccounts:
    """One set of figures from one source's filing; "not stated" is an absent line.

    Attributes:
        corrected: the filing replaces an earlier one.
        later: end of the period that the filing is for, where these are the figures of the year
            before it; None where they are the filing's own.
        exact: whether the source tells the very period; else only the year it ends in.
        lines: property key without `accounts.` to the fact that states it.
        filed_anew: the day on which accounts for the same period were filed after these, whose
            figures nobody has read; None where none are known.
    """

    entity: Entity
    filing: str
    scope: Scope
    corrected: bool
    start: date | None
    end: date
    currency: str
    lines: Mapping[str, KnownFact]
    later: date | None = None
    exact: bool = True
    filed_anew: date | None = None

    @property
    def audited(self) -> bool | None:
        """Whether an auditor audited them; None where they do not say."""
        known = self.lines.get("audited")
        return None if known is None else known.fact.flag

    @property
    def filed(self) -> date | None:
        """When they were filed, or None where nobody says."""
        known = self.lines.get("filed")
        return None if known is None else known.fact.day

    def differs_from(self, other: "AnnualAccounts") -> tuple[str, ...]:
        """Return the amounts that both state in one currency and not alike."""
        return tuple(
            line
            for line, known in self.lines.items()
            if known.fact.unit
            and line in other.lines
            and known.fact.unit == other.lines[line].fact.unit
            and known.fact.value != other.lines[line].fact.value
        )

    def money(self, line: str) -> Money | None:
        """Return an amount, or None where the accounts do not state it."""
        known = self.lines.get(line)
        return known.fact.money if known is not None and known.fact.unit else None

    @property
    def interim(self) -> bool:
        """Whether they say that they are no annual accounts."""
        known = self.lines.get("interim")
        return known is not None and known.fact.flag

    @property
    def is_a_year(self) -> bool:
        """Whether they are of about twelve months and annual; others are never compared raw."""
        return not self.interim and about_a_year(self.start, self.end)

    @property
    def period(self) -> Message:
        """The period they are about as a heading says it, and whether they were corrected."""
        period = period_words(self.start, self.end) if self.exact else _year(self.end)
        return say("{period}, corrected", period=period) if self.corrected else period


def _year(end: date) -> Message:
    return say("{year}", year=str(end.year))


def about_a_year(start: date | None, end: date) -> bool:
    """Whether a period is about twelve months."""
    return start is not None and (end - start).days + 1 in _YEAR_DAYS


def period_words(start: date | None, end: date) -> Message:
    """Return a period as a heading says it: `2026`, `2025/26`, `9 months to 2026`."""
    if start is None:
        return say("at {end}", end=end)
    if about_a_year(start, end):
        if (start.month, start.day) == (1, 1):
            return _year(end)
        return say("{first}/{last}", first=str(start.year), last=f"{end.year % 100:02}")
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    return say("{count} months to {end}", count=months, end=str(end.year))


_Key = tuple[Entity, str, Scope, str, date]


def gather(facts: Iterable[KnownFact]) -> tuple[AnnualAccounts, ...]:
    """Return the sets of accounts that the facts make up, the newest first.

    Facts belong together when source, entity, filing, scope, version and the period agree.
    The day of filing is told by a register's list of filings, which is another source than the
    filing itself: it joins the figures of the same filing and period, and makes no set by itself.
    Of two sets for the same period, own figures come before the group's, and then the one to use
    before the others: `chosen_first`. A set that only repeats another of the same source and period
    is left out.
    """
    groups: dict[_Key, list[KnownFact]] = {}
    for known in facts:
        fact = known.fact
        if fact.key.startswith(_PREFIX) and fact.end is not None and known.current:
            key = (
                fact.entity,
                fact.qualifier("filing"),
                scope_of(fact),
                fact.qualifier("version"),
                fact.end,
            )
            groups.setdefault(key, []).append(known)
    listed = {key: groups.pop(key) for key in [*groups] if _is_listing(groups[key])}
    latest: dict[tuple[Entity, str, Scope, str], date] = {}
    for key in groups:
        latest[key[:4]] = max(key[4], latest.get(key[:4], key[4]))
    sets = [
        _assemble(known, latest[key[:4]], _days_of(key, listed)) for key, known in groups.items()
    ]
    read = {(each.entity.number, each.filing, each.end) for each in sets}
    unread = [
        (entity.number, end, each.fact.day)
        for (entity, filing, _, _, end), facts in listed.items()
        if (entity.number, filing, end) not in read
        for each in facts
    ]
    sets = [replace(each, filed_anew=_filed_after(each, unread)) for each in sets]
    return tuple(sorted(_without_repeats(sets), key=_newest_first))


def _filed_after(accounts: AnnualAccounts, unread: Iterable[tuple[str, date, date]]) -> date | None:
    days = [
        day
        for number, end, day in unread
        if (number, end) == (accounts.entity.number, accounts.end)
        and accounts.filed is not None
        and day > accounts.filed
    ]
    return max(days, default=None)


def _is_listing(facts: Iterable[KnownFact]) -> bool:
    return all(known.fact.key == _FILED for known in facts)


def _days_of(key: _Key, listed: Mapping[_Key, list[KnownFact]]) -> list[KnownFact]:
    """Return the days of filing that a list tells of the filing and period of some figures."""
    entity, filing, _, _, end = key
    return [
        known
        for (lister, number, _, _, until), facts in listed.items()
        if filing and (number, until) == (filing, end) and lister.number == entity.number
        for known in facts
    ]


def _without_repeats(sets: Iterable[AnnualAccounts]) -> Iterable[AnnualAccounts]:
    """Leave out last year's figures repeated in this year's report; a restated one stays."""
    periods: dict[tuple[str, Scope, date], list[AnnualAccounts]] = {}
    for each in sorted(sets, key=_fullest_first):
        same = periods.setdefault((each.entity.source, each.scope, each.end), [])
        if not any(_repeats(each, fuller) for fuller in same):
            same.append(each)
    return (each for same in periods.values() for each in same)


def _fullest_first(accounts: AnnualAccounts) -> tuple[int, bool, str]:
    return (-len(accounts.lines), accounts.later is not None, accounts.filing)


def _repeats(accounts: AnnualAccounts, fuller: AnnualAccounts) -> bool:
    # The last quarter ends with its year, and is no repetition of it.
    return accounts.start in {None, fuller.start} and all(
        line in fuller.lines
        and fuller.lines[line].fact.value == known.fact.value
        and fuller.lines[line].fact.unit == known.fact.unit
        for line, known in accounts.lines.items()
    )


def _newest_first(accounts: AnnualAccounts) -> tuple[int, bool, tuple[object, ...]]:
    return (-accounts.end.toordinal(), accounts.scope is not Scope.OWN, chosen_first(accounts))


def chosen_first(accounts: AnnualAccounts) -> tuple[object, ...]:
    """Return a key that sorts the set to use before others for the same period and scope.

    The exact period before a year; a whole year before a part of it that ends on the same day;
    where the accounts are filed before who copies them; a correction before what it corrects, and
    the newest of several; the accounts of that year before last year's figures in the next report;
    then the one that states more, the newer filing and the newer reading.
    """
    filed = accounts.filed or date.min
    return (
        not accounts.exact,
        accounts.interim or (accounts.start is not None and not accounts.is_a_year),
        source_rank(accounts.entity.source),
        not accounts.corrected,
        -filed.toordinal() if accounts.corrected else 0,
        accounts.later is not None,
        -len(accounts.lines),
        accounts.entity.source,
        -filed.toordinal(),
        accounts.filing,
        -max(known.last_seen for known in accounts.lines.values()).timestamp(),
    )


def source_rank(source: str) -> int:
    """Return the place of a source among those that state accounts; unknown ones come last."""
    return ACCOUNTS.index(source) if source in ACCOUNTS else len(ACCOUNTS)


def _start(facts: Iterable[KnownFact]) -> date | None:
    """Return the day on which the period began that most lines are about, of two the longer.

    A line of another period to the same day, such as its last quarter, is none of that set.
    """
    starts = Counter(each.fact.start for each in facts if each.fact.start is not None)
    return min(starts, key=lambda start: (-starts[start], start), default=None)


def _assemble(facts: list[KnownFact], latest: date, listed: list[KnownFact]) -> AnnualAccounts:
    # Where a filing was read twice, the newest reading of a line stands, in whatever order it came.
    known = sorted(facts, key=lambda each: (each.last_seen, each.fact.id))
    first = known[-1].fact
    currencies = [each.fact.unit for each in known if each.fact.unit]
    lines = sorted(listed, key=lambda each: (each.last_seen, each.fact.id))
    start = _start(known)
    known = [each for each in known if each.fact.start in {None, start}]
    return AnnualAccounts(
        entity=first.entity,
        filing=first.qualifier("filing"),
        scope=scope_of(first),
        corrected=first.qualifier("version") == "corrected",
        start=start,
        end=first.end or date.max,
        later=latest if first.end is not None and first.end < latest else None,
        exact=first.qualifier("precision") != "year",
        currency=currencies[-1] if currencies else "",
        lines={each.fact.key.removeprefix(_PREFIX): each for each in (*lines, *known)},
    )
