"""Years of accounts that may stand in one table: one scope, one currency, one set a period."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from workbench.domain.accounts import AnnualAccounts, Scope
from workbench.domain.fact import KnownFact
from workbench.domain.figures import TableUnit, table_unit
from workbench.domain.properties import declared
from workbench.domain.property import Kind
from workbench.domain.ratios import Ratio, ratios, year_before
from workbench.domain.years_of_accounts import YearOfAccounts, years_of


@dataclass(frozen=True, kw_only=True)
class Series:
    """Years of one scope in one currency, the oldest first.

    Attributes:
        earlier: years that are known and not shown, which growth is set against.
    """

    scope: Scope
    currency: str
    years: tuple[YearOfAccounts, ...]
    earlier: tuple[YearOfAccounts, ...] = ()

    @property
    def sets(self) -> tuple[AnnualAccounts, ...]:
        """The set that is used of each year."""
        return tuple(year.chosen for year in self.years)

    @cached_property
    def unit(self) -> TableUnit:
        """What its sums are counted in."""
        stated = (known.fact for each in self.sets for known in each.lines.values())
        return table_unit(fact.number for fact in stated if fact.unit == self.currency)

    @property
    def sources(self) -> tuple[str, ...]:
        """Whose figures are used, by the source's key, each once."""
        return tuple(dict.fromkeys(each.entity.source for each in reversed(self.sets)))

    def ratios(self, place: int) -> tuple[Ratio, ...]:
        """Return the ratios of the year at a place."""
        year = self.sets[place]
        known = (each.chosen for each in (*self.earlier, *self.years))
        return ratios(year, year_before(year, known))

    def newest(self, most: int, *, older: int = 0) -> "Series":
        """Return at most so many years, leaving out as many of the newest as `older` says."""
        until = len(self.years) - older
        since = max(0, until - most)
        return Series(
            scope=self.scope,
            currency=self.currency,
            years=self.years[since:until],
            earlier=(*self.earlier, *self.years[:since]),
        )


def series_of(accounts: Iterable[AnnualAccounts]) -> tuple[Series, ...]:
    """Return the years side by side only where scope and currency are the same.

    The company's own come first, and of several currencies the newest year's.
    """
    groups: dict[tuple[Scope, str], list[YearOfAccounts]] = {}
    for year in years_of(accounts):
        groups.setdefault((year.scope, year.chosen.currency), []).append(year)
    made = (
        Series(scope=scope, currency=currency, years=tuple(reversed(years)))
        for (scope, currency), years in groups.items()
    )
    return tuple(sorted(made, key=lambda each: (each.scope is not Scope.OWN, -_newest(each))))


def said_alike(series: Series) -> tuple[KnownFact, ...]:
    """Return what the accounts say in words and alike in every year, as the newest says it."""
    if not series.sets:
        return ()
    newest = series.sets[-1].lines
    return tuple(
        newest[line]
        for line in sorted(newest)
        if declared(newest[line].fact.key).kind is Kind.TEXT
        and len({_said(each, line) for each in series.sets}) == 1
    )


def _said(accounts: AnnualAccounts, line: str) -> str | None:
    known = accounts.lines.get(line)
    return None if known is None else known.fact.value


def _newest(series: Series) -> int:
    return max(year.end.toordinal() for year in series.years)
