"""Figures of Danish accounts that cannot all be right: repeats that differ, amounts in thousands.

Some filers write thousands where whole kroner belong, and say so by `decimals="-3"`, which means
something else: that the amount is right to the thousand (XBRL 2.1, 4.6.5). Which of two amounts is
the true one then is nowhere to be read, so neither is stated.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import pairwise

from workbench.domain.accounts import Scope
from workbench.lookups.danish_taxonomy import tagged
from workbench.lookups.tagged_doubts import drop_contradicted
from workbench.lookups.tagged_lines import Figure, Lines, Year, decimals
from workbench.lookups.tagged_signs import drop_turned
from workbench.lookups.xbrl.report import XbrlFact
from workbench.texts import say

_THOUSAND = Decimal(1000)
_LEAST, _MOST = Decimal(200), Decimal(5000)
"""Between these, one year's total over the other's looks like thousands beside whole amounts."""

_TO_THE_THOUSAND, _COARSEST = Decimal(-3), Decimal(-9)
_ABOUT = Decimal(10)
"""How far a thousandfold may be off: what is written in thousands was rounded first."""

_LEAST_LINES = 3
_TOTALS = ("assets", "equity", "liabilities", "net_result", "pretax_result", "staff_costs")
_LEAST_WAGE = Decimal(2000)
"""Nobody's year of work costs less in a Danish company, in any currency accounts are kept in."""


def drop_doubtful(lines: Lines, facts: Iterable[XbrlFact], years: tuple[Year, ...]) -> None:
    """Leave out, and name, repeats that differ, turned signs, and sets that may be in thousands."""
    drop_contradicted(lines, facts, years, tagged)
    for scope in Scope:
        for year in years:
            if _parts_a_thousand_apart(lines.of(scope, year)):
                lines.drop_balance(scope, year)
        sets = [(year, lines.of(scope, year)) for year in years]
        for year in _in_thousands([(year, figures) for year, figures in sets if figures]):
            _drop_amounts(lines, scope, year)
        for year in years:
            drop_turned(lines, scope, year)


def _parts_a_thousand_apart(figures: Mapping[str, Figure]) -> bool:
    """Whether what a company has is a thousand times what it owes and owns, or the reverse."""
    assets, equity, owed = (figures.get(line) for line in ("assets", "equity", "liabilities"))
    if assets is None or equity is None or owed is None:
        return False
    set_aside = figures["provisions"].number if "provisions" in figures else Decimal(0)
    small, large = sorted((abs(assets.number), abs(equity.number + owed.number + set_aside)))
    return small > 0 and abs(large / small - _THOUSAND) <= _ABOUT


def _in_thousands(sets: list[tuple[Year, Mapping[str, Figure]]]) -> list[Year]:
    """Return the years of one scope whose amounts may be thousands; both where either may be."""
    for _, figures in sets:
        if _underpaid(figures) and _unrounded(figures):
            return [year for year, _ in sets]
    for (_, newer), (_, older) in pairwise(sets):
        if (_unrounded(newer) or _unrounded(older)) and _a_thousand_apart(newer, older):
            return [year for year, _ in sets]
        if _exactly_a_thousand_apart(newer, older):
            return [year for year, _ in sets]
    return []


def _amounts(figures: Mapping[str, Figure]) -> list[Figure]:
    return [each for each in figures.values() if each.fact.unit and each.fact.unit.currency]


def _unrounded(figures: Mapping[str, Figure]) -> bool:
    """Whether amounts that claim to be right to the thousand are written to the krone."""
    claimed = [
        abs(each.number)
        for each in _amounts(figures)
        if each.number and _COARSEST <= decimals(each.fact) <= _TO_THE_THOUSAND
    ]
    return len(claimed) >= _LEAST_LINES and all(number % _THOUSAND for number in claimed)


def _underpaid(figures: Mapping[str, Figure]) -> bool:
    """Whether the staff would cost next to nothing each."""
    costs, heads = figures.get("staff_costs"), figures.get("employees")
    if costs is None or heads is None or heads.number < 1 or costs.number <= 0:
        return False
    return costs.number / heads.number < _LEAST_WAGE


def _ratios(one: Mapping[str, Figure], other: Mapping[str, Figure]) -> list[Decimal]:
    """Return how many times larger each total is in the year in which it is larger, signed so."""
    pairs = (
        (abs(one[line].number), abs(other[line].number))
        for line in _TOTALS
        if line in one and line in other and one[line].number and other[line].number
    )
    return [here / there if here >= there else -there / here for here, there in pairs]


def _a_thousand_apart(one: Mapping[str, Figure], other: Mapping[str, Figure]) -> bool:
    """Whether every total of one year is hundreds of times that of the other."""
    ratios = _ratios(one, other)
    up = all(_LEAST <= each <= _MOST for each in ratios)
    down = all(-_MOST <= each <= -_LEAST for each in ratios)
    return bool(ratios) and (up or down)


def _exactly_a_thousand_apart(one: Mapping[str, Figure], other: Mapping[str, Figure]) -> bool:
    """Whether capital, which seldom changes, is a thousand times itself, and the totals too."""
    here, there = one.get("paid_in"), other.get("paid_in")
    if here is None or there is None or not here.number or not there.number:
        return False
    small, large = sorted((abs(here.number), abs(there.number)))
    return large == small * _THOUSAND and _a_thousand_apart(one, other)


def _drop_amounts(lines: Lines, scope: Scope, year: Year) -> None:
    for key, figure in tuple(lines.chosen.items()):
        if key[1:] == (scope, year) and figure.fact.unit and figure.fact.unit.currency:
            del lines.chosen[key]
    lines.missing.append(
        say("The amounts for {end} may be in thousands or not; they are left out.", end=year.end)
    )
