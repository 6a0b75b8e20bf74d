"""Signs that a filer turned: a page shows costs and tax with a minus, a tag wants them without."""

from collections.abc import Mapping
from decimal import Decimal

from workbench.domain.accounts import Scope
from workbench.domain.properties import declared
from workbench.lookups.tagged_lines import Figure, Lines, Year, decimals
from workbench.texts import say

_COARSEST = Decimal(-9)
_ROUNDED = Decimal(2)
"""Last places by which a result, its tax and what is left may be off, each rounded by itself."""


def drop_turned(lines: Lines, scope: Scope, year: Year) -> None:
    """Leave out a tax, or a cost of staff, whose sign cannot be right, and say so."""
    chosen = lines.of(scope, year)
    if _is_turned_tax(chosen):
        del lines.chosen["tax", scope, year]
        lines.missing.append(
            say("The tax of the accounts for {end} does not fit the result.", end=year.end)
        )
    costs = chosen.get("staff_costs")
    if costs is not None and costs.number < 0:
        del lines.chosen["staff_costs", scope, year]
        lines.missing.append(
            say(
                "The accounts for {end} write {original} for {property}, which reads {value} and "
                "cannot be right; it is left out.",
                end=year.end,
                original=costs.fact.original.strip(),
                property=declared("accounts.staff_costs").title,
                value=costs.number,
            )
        )


def _is_turned_tax(figures: Mapping[str, Figure]) -> bool:
    """Whether the two results fit the tax with the other sign, and not with its own."""
    before, tax, net = (figures.get(line) for line in ("pretax_result", "tax", "net_result"))
    if before is None or tax is None or net is None or not tax.number:
        return False
    places = min(decimals(each.fact) for each in (before, tax, net))
    unit = Decimal(1).scaleb(-int(places)) if _COARSEST <= places < 0 else Decimal(1)
    off, off_if_turned = (abs(before.number - sign * tax.number - net.number) for sign in (1, -1))
    return off_if_turned <= _ROUNDED * unit < off
