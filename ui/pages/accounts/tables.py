"""The rows of the tables: lines through the years, ratios, and one year of several sources."""

from collections.abc import Mapping

from ui.widgets.year_table import YearCell, YearRow
from workbench.domain.accounts import AnnualAccounts, of_one_period
from workbench.domain.accounts_series import Series, said_alike
from workbench.domain.conversion import Rate
from workbench.domain.fact import KnownFact
from workbench.domain.fact_words import figure_words, value_words
from workbench.domain.properties import PROPERTIES, declared
from workbench.domain.property import Kind
from workbench.domain.ratios import RATIOS, Ratio
from workbench.domain.sounding import Sounding
from workbench.domain.source import Manifest, source_title
from workbench.domain.years_of_accounts import YearOfAccounts
from workbench.texts import Message, say

_PREFIX = "accounts."
_ALWAYS = frozenset({"revenue"})
"""Shown even where no year states it: that it is not stated is what a reader must see."""

_WORDS = frozenset({Kind.TEXT, Kind.DATE})
"""What may take two lines, so that it takes no year's place."""

_STRONG = frozenset({"revenue", "gross_profit", "net_result", "assets", "equity"})


def line_rows(
    series: Series,
    sounding: Sounding,
    manifests: Mapping[str, Manifest],
    rate: Rate | None = None,
) -> list[YearRow]:
    """Return a row for every line that any year states, and whose figures they are.

    With a rate, sums are shown in its currency.
    """
    same = {known.fact.key.removeprefix(_PREFIX) for known in said_alike(series)}
    rows = [
        YearRow(
            PROPERTIES[_PREFIX + line].title,
            tuple(_cell(each.lines.get(line), series, sounding, rate) for each in series.sets),
            strong=line in _STRONG,
            wraps=PROPERTIES[_PREFIX + line].kind in _WORDS,
        )
        for line in _stated(series.sets, always=_ALWAYS)
        if line not in same
    ]
    if len(series.sources) > 1:
        titles = (source_title(manifests, each.entity.source) for each in series.sets)
        cells = tuple(YearCell(title, quiet=True) for title in titles)
        rows.append(YearRow(say("Source"), cells, wraps=True))
    return rows


def ratio_rows(series: Series) -> list[YearRow]:
    """Return a row for every ratio that any year can tell."""
    years = [series.ratios(place) for place in range(len(series.years))]
    rows = []
    for place, kind in enumerate(RATIOS):
        told = [ratios[place] for ratios in years]
        if any(each.value is not None for each in told):
            rows.append(YearRow(kind.title, tuple(map(_ratio_cell, told))))
    return rows


def beside_rows(year: YearOfAccounts) -> list[YearRow]:
    """Return a row for every line that any source states about one period."""
    return [
        YearRow(
            PROPERTIES[_PREFIX + line].title,
            tuple(_exact(each.lines.get(line), year.chosen.lines.get(line)) for each in year.sets),
            strong=line in _STRONG,
            wraps=PROPERTIES[_PREFIX + line].kind in _WORDS,
        )
        for line in _stated(year.sets)
    ]


def set_words(accounts: AnnualAccounts, manifests: Mapping[str, Manifest]) -> Message:
    """Return whose figures a set is, as a heading says it."""
    source = source_title(manifests, accounts.entity.source)
    if accounts.later is not None:
        return say(
            "{source}, in the accounts for {year}", source=source, year=str(accounts.later.year)
        )
    if accounts.corrected:
        return say("{source}, corrected", source=source)
    return say("{source}", source=source)


def _stated(sets: tuple[AnnualAccounts, ...], *, always: frozenset[str] = frozenset()) -> list[str]:
    stated = {line for each in sets for line in each.lines} | always
    lines = (key.removeprefix(_PREFIX) for key in PROPERTIES if key.startswith(_PREFIX))
    return [line for line in lines if line in stated]


def _cell(
    known: KnownFact | None, series: Series, sounding: Sounding, rate: Rate | None
) -> YearCell:
    if known is None:
        return YearCell(None)
    disputed = any(_contradicts(known, other) for other in sounding.all(known.fact.key))
    told = figure_words(known.fact, series.currency, series.unit)
    if rate is not None and known.fact.unit == rate.stated:
        told = say("{amount}", amount=series.unit.counted(rate.convert(known.fact.number)))
    return YearCell(told, known, disputed=disputed)


def _ratio_cell(ratio: Ratio) -> YearCell:
    words = ratio.words
    return YearCell(
        words if words is not None else say("cannot tell"), ratio, quiet=ratio.value is None
    )


def _exact(known: KnownFact | None, chosen: KnownFact | None) -> YearCell:
    if known is None:
        return YearCell(None)
    fact = known.fact
    told = value_words(fact)
    if declared(fact.key).kind is Kind.MONEY:
        told = say("{currency} {amount}", currency=fact.unit, amount=fact.number)
    differs = chosen is not None and _contradicts(known, chosen)
    return YearCell(told, known, disputed=differs)


def _contradicts(known: KnownFact, other: KnownFact) -> bool:
    one, two = known.fact, other.fact
    return of_one_period(one, two) and one.unit == two.unit and one.value != two.value
