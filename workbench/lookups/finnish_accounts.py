"""Annual accounts filed under the Finnish taxonomy, read into facts of the two years they show."""

from collections.abc import Iterable
from decimal import Decimal

from workbench.domain.accounts import Scope
from workbench.domain.drift import Change, Drift, written
from workbench.domain.fact import Stated
from workbench.domain.property import Time
from workbench.lookups.filed_accounts import FiledAccounts
from workbench.lookups.finnish_taxonomy import (
    BOTH_SIDES,
    business_id_of,
    checked_scope,
    is_amount,
    member_of,
    tagged,
    year_of,
    years_of,
)
from workbench.lookups.tagged_doubts import drop_contradicted, no_figures, unread_lines
from workbench.lookups.tagged_entities import without_others
from workbench.lookups.tagged_lines import Filing, Lines, Year, agree, choose, stated_lines
from workbench.lookups.tagged_signs import drop_turned
from workbench.lookups.xbrl.report import Report, XbrlFact
from workbench.texts import Message

_ROUNDING = Decimal(2)
"""Two sums of amounts in cents, each of which may be rounded to whole euros."""


def read_accounts(report: Report, filing: Filing) -> FiledAccounts:
    """Return the accounts of a Finnish filing.

    Costs and tax, which the taxonomy states below zero, are turned, and say so. A balance sheet
    whose two sides differ, or whose equity and debts are more than its assets, is left out and
    named, and so is a tax or a cost of staff with the wrong sign. The taxonomy's result before tax
    is before appropriations too: where the net result shows that there were any, it is no result
    before tax, and is passed over.

    Raises:
        SourceUnreadable: the report is another taxonomy's, says neither whose nor for which period
            its figures are, or states none for its own period.
    """
    checked_scope(report)
    report, others = without_others(report, business_id_of(report), tagged)
    years = years_of(report, filing.end)
    lines = choose(report.facts, years, tagged, year_of)
    unread = unread_lines(report, lines, years, tagged, year_of)
    if not any(year == years[0] for _, _, year in lines.chosen):
        raise no_figures(unread)
    drop_contradicted(lines, report.facts, years, tagged, year_of)
    for year in years:
        if not _balances(lines, report.facts, years, year):
            lines.drop_balance(Scope.OWN, year)
        drop_turned(lines, Scope.OWN, year)
        _drop_before_appropriations(lines, year)
    figures = tuple(stated_lines(lines, filing))
    return FiledAccounts(
        number=business_id_of(report),
        facts=tuple(each for each in figures if isinstance(each, Stated)),
        missing=(
            *others,
            *unread,
            *lines.missing,
            *(each for each in figures if isinstance(each, Message)),
        ),
        drift=_drift(report),
    )


def _balances(lines: Lines, facts: Iterable[XbrlFact], years: tuple[Year, ...], year: Year) -> bool:
    """Whether the sums of a balance sheet can all be right.

    Untaxed reserves and provisions stand between equity and liabilities, so that these two may be
    less than the whole, never more.
    """
    chosen = lines.of(Scope.OWN, year)
    assets = chosen.get("assets")
    if assets is None:
        return True
    wholes = [
        fact
        for fact in facts
        if member_of(fact) == BOTH_SIDES and year_of(fact.context, years, Time.INSTANT) == year
    ]
    if not all(agree(assets.fact, whole) for whole in wholes):
        return False
    if "equity" not in chosen or "liabilities" not in chosen:
        return True
    return chosen["equity"].number + chosen["liabilities"].number <= assets.number + _ROUNDING


def _drop_before_appropriations(lines: Lines, year: Year) -> None:
    chosen = lines.of(Scope.OWN, year)
    if not {"pretax_result", "tax", "net_result"} <= set(chosen):
        return
    before, tax, net = (chosen[line].number for line in ("pretax_result", "tax", "net_result"))
    if abs(before - tax - net) > _ROUNDING:
        del lines.chosen["pretax_result", Scope.OWN, year]


def _drift(report: Report) -> tuple[str, ...]:
    """Return which amounts are stated in a text that is no number."""
    return written(
        Drift(Change.RETYPED, str(fact.name)) for fact in report.unread if is_amount(fact.name)
    )
