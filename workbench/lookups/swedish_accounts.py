"""Annual accounts filed under the Swedish taxonomy, read into facts of the two years they show."""

from collections.abc import Iterator
from decimal import Decimal

from workbench.domain.accounts import Scope
from workbench.domain.drift import Change, Drift, written
from workbench.domain.fact import LocatorKind, Place, Stated
from workbench.domain.property import Time
from workbench.lookups.filed_accounts import FiledAccounts
from workbench.lookups.swedish_taxonomy import (
    company_fact,
    is_both_sides,
    is_line,
    orgnr_of,
    rules_of,
    scale_of,
    tagged,
    years_of,
)
from workbench.lookups.tagged_doubts import (
    drop_contradicted,
    no_figures,
    of_other_periods,
    unread_lines,
)
from workbench.lookups.tagged_entities import without_others
from workbench.lookups.tagged_lines import (
    Filing,
    Lines,
    Sheet,
    Year,
    agree,
    choose,
    place_of,
    stated_lines,
    year_of,
)
from workbench.lookups.tagged_signs import drop_turned
from workbench.lookups.xbrl.report import Report
from workbench.texts import Message, say

_ROUNDING = Decimal(2)
"""Between a result, its tax and what is left, each rounded to whole units."""

_COARSEST = -6


def read_accounts(report: Report, filing: Filing) -> FiledAccounts | None:
    """Return the accounts of a Swedish filing, or None where it holds none of their lines.

    Raises:
        SourceUnreadable: the report says neither whose nor for which period its figures are, or
            states none for its own period.
    """
    if not any(is_line(fact.name) for fact in (*report.facts, *report.unread)):
        return None
    report, others = without_others(report, orgnr_of(report), tagged)
    rules, locator = rules_of(report)
    years = years_of(report, filing.end)
    lines = choose(report.facts, years, tagged)
    unread = unread_lines(report, lines, years, tagged)
    odd = of_other_periods(report.facts, lines, years, tagged)
    if not any(year.end == years[0].end for _, _, year in lines.chosen):
        raise no_figures(unread)
    drop_contradicted(lines, report.facts, years, tagged)
    _drop_unbalanced(lines, report, years)
    _drop_odd_tax(lines)
    for year in years:
        drop_turned(lines, Scope.OWN, year)
    figures = tuple(stated_lines(lines, filing))
    sheet = Sheet(Scope.OWN, years[0], filing)
    place = Place(LocatorKind.XPATH, locator, rules)
    return FiledAccounts(
        number=orgnr_of(report),
        facts=(
            *(each for each in figures if isinstance(each, Stated)),
            sheet.state("accounts.rules", rules, place),
            *_scale(report, sheet),
        ),
        missing=(
            *others,
            *unread,
            *odd,
            *lines.missing,
            *(each for each in figures if isinstance(each, Message)),
        ),
        drift=_drift(report),
    )


def _drop_unbalanced(lines: Lines, report: Report, years: tuple[Year, ...]) -> None:
    """Drop the balance sheets whose two sides differ."""
    wholes = [fact for fact in report.facts if is_both_sides(fact)]
    for year in years:
        assets = lines.of(Scope.OWN, year).get("assets")
        of_year = [each for each in wholes if year_of(each.context, years, Time.INSTANT) == year]
        if assets is not None and not all(agree(assets.fact, each) for each in of_year):
            lines.drop_balance(Scope.OWN, year)


def _drop_odd_tax(lines: Lines) -> None:
    """Drop a tax that the result before it and the net result contradict.

    The taxonomy wants tax above zero where it lowers the result; a page shows it with a minus, and
    a filer who tags the minus too has turned its sign.
    """
    for year in {year for _, _, year in lines.chosen}:
        chosen = lines.of(Scope.OWN, year)
        if not {"pretax_result", "tax", "net_result"} <= set(chosen):
            continue
        before, tax, net = (chosen[line].number for line in ("pretax_result", "tax", "net_result"))
        if abs(before - tax - net) > max(_rounding(each.fact.decimals) for each in chosen.values()):
            del lines.chosen["tax", Scope.OWN, year]
            lines.missing.append(
                say("The tax of the accounts for {end} does not fit the result.", end=year.end)
            )


def _rounding(decimals: str) -> Decimal:
    """Return how far apart two sums may be that are rounded to so many decimals."""
    try:
        places = int(decimals)
    except ValueError:
        return _ROUNDING
    return _ROUNDING.scaleb(-places) if _COARSEST <= places < 0 else _ROUNDING


def _scale(report: Report, sheet: Sheet) -> Iterator[Stated]:
    fact = company_fact(report, "Beloppsformat")
    if fact is not None and scale_of(fact) != 1:
        yield sheet.state("accounts.scale", str(scale_of(fact)), place_of(fact))


def _drift(report: Report) -> tuple[str, ...]:
    """Return which lines of ours are stated in a text that is no number."""
    return written(
        Drift(Change.RETYPED, str(fact.name)) for fact in report.unread if is_line(fact.name)
    )
