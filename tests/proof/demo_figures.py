"""The demo's annual accounts worked out in full from the few figures that the cast declares."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

_TAX = Decimal("0.22")
Declared = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class NorwegianYear:
    """One calendar year of a Norwegian company, in whole kroner."""

    year: int
    revenue: int
    costs: int
    income: int
    charges: int
    fixed: int
    current: int
    paid_in: int
    equity: int
    long_debt: int

    @property
    def operating(self) -> int:
        return self.revenue - self.costs

    @property
    def finance(self) -> int:
        return self.income - self.charges

    @property
    def pretax(self) -> int:
        return self.operating + self.finance

    @property
    def net(self) -> int:
        return self.pretax - tax_of(self.pretax)

    @property
    def assets(self) -> int:
        return self.fixed + self.current

    @property
    def liabilities(self) -> int:
        return self.assets - self.equity

    @property
    def short_debt(self) -> int:
        return self.liabilities - self.long_debt


@dataclass(frozen=True, slots=True, kw_only=True)
class DanishYear:
    """One accounting year of a Danish company, in whole kroner; `revenue` None is not stated."""

    start: date
    end: date
    revenue: int | None
    gross_profit: int
    staff_costs: int
    depreciation: int
    finance: int
    dividend: int
    employees: int
    assets: int
    fixed_assets: int
    cash: int
    long_debt: int
    provisions: int
    paid_in: int
    equity: int

    @property
    def operating(self) -> int:
        return self.gross_profit - self.staff_costs - self.depreciation

    @property
    def pretax(self) -> int:
        return self.operating + self.finance

    @property
    def tax(self) -> int:
        return tax_of(self.pretax)

    @property
    def net(self) -> int:
        return self.pretax - self.tax

    @property
    def liabilities(self) -> int:
        return self.assets - self.equity - self.provisions

    @property
    def short_debt(self) -> int:
        return self.liabilities - self.long_debt


def tax_of(pretax: int) -> int:
    """Return 22 % of a result; a loss gives tax income."""
    return int((pretax * _TAX).quantize(Decimal(1), rounding=ROUND_HALF_EVEN))


def danish_years(declared: Declared) -> tuple[DanishYear, ...]:
    """Return the years of a Danish company, the oldest first.

    Equity is declared for the newest year alone: each earlier one is what this year's result and
    dividend leave of it.
    """
    ends: list[date] = declared["ends"]
    equity: int = declared["equity"]
    years: list[DanishYear] = []
    for place in reversed(range(len(ends))):
        year = _danish_year(declared, place, equity)
        years.append(year)
        equity = equity - year.net + year.dividend
    return tuple(reversed(years))


def _danish_year(declared: Declared, place: int, equity: int) -> DanishYear:
    end: date = declared["ends"][place]
    revenue = declared.get("revenue")
    lines = {
        line: declared[line][place]
        for line in (
            "gross_profit",
            "staff_costs",
            "depreciation",
            "finance",
            "dividend",
            "employees",
            "assets",
            "fixed_assets",
            "cash",
            "long_debt",
            "provisions",
        )
    }
    return DanishYear(
        start=end.replace(year=end.year - 1) + timedelta(days=1),
        end=end,
        revenue=revenue[place] if revenue else None,
        paid_in=declared["paid_in"],
        equity=equity,
        **lines,
    )
