"""The years of accounts with every source side by side, which one is used, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workbench.domain.accounts import AnnualAccounts, Scope, source_rank
from workbench.texts import Message, say


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfAccounts:
    """What several sources or filings state about one period of one company or its group.

    Attributes:
        sets: the one that is used first.
        because: why that one; None where there is no other.
        restated: amounts that a later report states otherwise about the period.
    """

    end: date
    scope: Scope
    sets: tuple[AnnualAccounts, ...]
    because: Message | None
    restated: tuple[str, ...] = ()

    @property
    def chosen(self) -> AnnualAccounts:
        """The set that is used."""
        return self.sets[0]

    @property
    def others(self) -> tuple[AnnualAccounts, ...]:
        """The sets beside it."""
        return self.sets[1:]


def years_of(accounts: Iterable[AnnualAccounts]) -> tuple[YearOfAccounts, ...]:
    """Return the years of `gather`ed accounts, in their order: the newest first.

    A source that tells only the year stands beside the period that ends in it, if there is one
    alone.
    """
    periods: dict[tuple[date, Scope], list[AnnualAccounts]] = {}
    loose: list[AnnualAccounts] = []
    for each in accounts:
        if each.exact:
            periods.setdefault((each.end, each.scope), []).append(each)
        else:
            loose.append(each)
    for each in loose:
        same_year = [
            key for key in periods if key[0].year == each.end.year and key[1] is each.scope
        ]
        key = same_year[0] if len(same_year) == 1 else (each.end, each.scope)
        periods.setdefault(key, []).append(each)
    years = (
        YearOfAccounts(
            end=end,
            scope=scope,
            sets=tuple(sets),
            because=_because(sets),
            restated=_restated(sets),
        )
        for (end, scope), sets in periods.items()
    )
    return tuple(sorted(years, key=lambda year: (-year.end.toordinal(), year.scope.value != "own")))


def _because(sets: list[AnnualAccounts]) -> Message | None:
    """Return what sets the first apart from the next one, in the order of `chosen_first`."""
    if len(sets) == 1:
        return None
    used, other = sets[0], sets[1]
    nearer = source_rank(used.entity.source) < source_rank(other.entity.source)
    reasons = (
        (
            used.exact and not other.exact,
            say("It tells the exact period; the other only the year."),
        ),
        (
            used.is_a_year and not other.is_a_year and other.start is not None,
            say("It covers a whole year; the other only a part of it."),
        ),
        (nearer, say("It stands nearer to where the accounts are filed.")),
        (used.corrected and not other.corrected, say("It corrects an earlier filing.")),
        (
            used.later is None and other.later is not None,
            say("These are the accounts of that year, not last year's figures in the next ones."),
        ),
        (len(used.lines) > len(other.lines), say("It states more.")),
    )
    newest = say("It was filed or read last.")
    return next((words for holds, words in reasons if holds), newest)


def _restated(sets: list[AnnualAccounts]) -> tuple[str, ...]:
    """Return what the next report of the same source states otherwise about the chosen period."""
    used = sets[0]
    later = [each for each in sets if each.later is not None and each.entity == used.entity]
    return tuple(dict.fromkeys(line for each in later for line in used.differs_from(each)))
