"""Signs that British filings lose: what a balance sheet's own sums prove of them, and what not.

A page prints a deficit in brackets, and some makers of accounts, Companies House's own form among
them, tag the digits inside and forget the sign. The sum of the other lines tells: fixed and current
assets and what is written beside them, less all that is owed, is equity.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from workbench.domain.accounts import Scope
from workbench.domain.properties import declared
from workbench.domain.property import Time
from workbench.lookups.british_taxonomy import is_figure_name, whose
from workbench.lookups.tagged_lines import Figure, Lines, Year, year_of
from workbench.lookups.xbrl.report import Report, XbrlFact
from workbench.texts import Message, say

_ROUNDING = Decimal(2)
_DEBTS = ("short_debt", "long_debt")
_OWED = (*_DEBTS, "provisions")
_OWNED = ("fixed_assets", "current_assets")
_BESIDE = {
    "PrepaymentsAccruedIncomeNotExpressedWithinCurrentAssetSubtotal": 1,
    "CalledUpShareCapitalNotPaidNotExpressedAsCurrentAsset": 1,
    "AccruedLiabilitiesNotExpressedWithinCreditorsSubtotal": -1,
    "AccruedLiabilitiesDeferredIncomeNotExpressedWithinCreditorsSubtotal": -1,
}
"""Lines of a balance sheet that we do not state and that its sum needs: added, or taken off."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    scope: Scope
    year: Year
    lines: Mapping[str, Figure]
    beside: Decimal

    @property
    def sum(self) -> Decimal | None:
        """What equity must be by the other lines; None where there are too few of them."""
        owned = [self.lines[each].number for each in _OWNED if each in self.lines]
        owed = [self.lines[each].number for each in _OWED if each in self.lines]
        if "current_assets" not in self.lines or not owed:
            return None
        return sum(owned, self.beside) - sum(owed, Decimal(0))


def mend_signs(lines: Lines, report: Report, years: Iterable[Year]) -> None:
    """Give debts and equity the sign that the sheet proves; leave out what stays in doubt.

    A debt below zero is turned where the sum then agrees. Where a filing lost the sign of one
    year's equity, the other year's is believed only if its sum proves it.
    """
    _mend_debts(lines, report, years)
    sheets = _sheets(lines, report, years)
    lost = [each for each in sheets if _has_lost_its_sign(each)]
    for sheet in lost:
        _turn(lines, sheet, "equity")
    for sheet in sheets:
        if lost and sheet not in lost and "equity" in sheet.lines and not _is_proven(sheet):
            _leave_out(
                lines,
                sheet,
                "equity",
                say(
                    "The accounts lose the sign of {property} elsewhere, and for {end} nothing "
                    "proves it; it is left out.",
                    end=sheet.year.end,
                    property=declared("accounts.equity").title,
                ),
            )


def _mend_debts(lines: Lines, report: Report, years: Iterable[Year]) -> None:
    for sheet in _sheets(lines, report, years):
        below = [each for each in _DEBTS if each in sheet.lines and sheet.lines[each].number < 0]
        for line in below:
            _turn(lines, sheet, line)
        mended = replace(sheet, lines=lines.of(sheet.scope, sheet.year))
        if below and not _is_proven(mended):
            for line in below:
                _leave_out(
                    lines,
                    sheet,
                    line,
                    say(
                        "The accounts for {end} state {property} below zero; it is left out.",
                        end=sheet.year.end,
                        property=declared(f"accounts.{line}").title,
                    ),
                )


def _sheets(lines: Lines, report: Report, years: Iterable[Year]) -> list[_Sheet]:
    return [
        _Sheet(scope, year, lines.of(scope, year), _beside(report.facts, scope, year))
        for year in years
        for scope in Scope
    ]


def _has_lost_its_sign(sheet: _Sheet) -> bool:
    equity, total = sheet.lines.get("equity"), sheet.sum
    if equity is None or total is None or abs(total) <= _ROUNDING:
        return False
    return abs(equity.number + total) <= _ROUNDING


def _is_proven(sheet: _Sheet) -> bool:
    equity, total = sheet.lines.get("equity"), sheet.sum
    return equity is not None and total is not None and abs(equity.number - total) <= _ROUNDING


def _turn(lines: Lines, sheet: _Sheet, line: str) -> None:
    figure = sheet.lines[line]
    turned = replace(figure.tagged, turned=not figure.tagged.turned)
    lines.chosen[line, sheet.scope, sheet.year] = replace(figure, tagged=turned)


def _leave_out(lines: Lines, sheet: _Sheet, line: str, why: Message) -> None:
    del lines.chosen[line, sheet.scope, sheet.year]
    lines.missing.append(why)


def _beside(facts: Iterable[XbrlFact], scope: Scope, year: Year) -> Decimal:
    total, seen = Decimal(0), set()
    for fact in facts:
        sign, number = _BESIDE.get(fact.name.local, 0), fact.number
        if not sign or number is None or not is_figure_name(fact.name) or fact.name in seen:
            continue
        if whose(fact.context) == (scope, ()) and year_of(fact.context, (year,), Time.INSTANT):
            seen.add(fact.name)
            total += sign * number
    return total


def whose_in_doubt(lines: Lines) -> Iterable[Message]:
    """Leave out the figures of a period that may be the group's, and say which.

    A parent that files its group's accounts need not publish its own profit and loss account but
    for the result (Companies Act 2006, s. 408). What such a filing tags as the parent's all the
    same is as a rule the group's, tagged without saying so.
    """
    for key in list(lines.chosen):
        line, scope, year = key
        prop = declared(f"accounts.{line}")
        if scope is Scope.OWN and prop.time is Time.PERIOD and line != "net_result":
            del lines.chosen[key]
            yield say(
                "The accounts for {end} do not say whether {property} is the company's own or its "
                "group's; it is left out.",
                end=year.end,
                property=prop.title,
            )
