"""Figures as proff's pages show them: labels, thousands as text, and years without dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from workbench.domain.fact import Place
from workbench.domain.properties import declared
from workbench.domain.property import Kind, Time
from workbench.domain.values import decimal_text, plain_text
from workbench.lookups.statements import Statements
from workbench.texts import Message, say

_THOUSAND = Decimal(1000)
_AMOUNT = re.compile(r"-?\d{1,15}(\.\d{1,3})?", re.ASCII)
_YEAR = re.compile(r"(19|20)\d\d", re.ASCII)

_LABELS = {
    "revenue": ("sum driftsinntekter", "nettoomsætning", "omsetning", "omsætning"),
    "gross_profit": ("bruttofortjeneste", "bruttoresultat"),
    "operating_result": (
        "driftsresultat",
        "resultat af primær drift",
        "resultat af ordinær primær drift",
    ),
    "pretax_result": (
        "ordinært resultat før skatt",
        "ordinært resultat før skattekostnad",
        "resultat før skatt",
        "resultat før skat",
    ),
    "net_result": ("årsresultat", "årets resultat"),
    "assets": ("sum eiendeler", "aktiver i alt", "samlede aktiver"),
    "fixed_assets": ("sum anleggsmidler", "anlægsaktiver i alt"),
    "current_assets": ("sum omløpsmidler", "omsætningsaktiver i alt"),
    "equity": ("sum egenkapital", "egenkapital", "egenkapital i alt"),
    "liabilities": ("sum gjeld", "gæld i alt", "gældsforpligtelser i alt"),
    "short_debt": (
        "sum kortsiktig gjeld",
        "kortfristet gæld i alt",
        "kortfristede gældsforpligtelser i alt",
    ),
    "long_debt": (
        "sum langsiktig gjeld",
        "langfristet gæld i alt",
        "langfristede gældsforpligtelser i alt",
    ),
    "employees": ("antall ansatte", "antal ansatte"),
}
_LINE_OF = {label: line for line, labels in _LABELS.items() for label in labels}


@dataclass(frozen=True, slots=True)
class Figure:
    """A line, the number as shown (amounts in thousands), and where it stands."""

    line: str
    number: Decimal
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfFigures:
    """One year of one scope; dates and currency are empty where the page does not say them."""

    year: str
    scope: str
    figures: tuple[Figure, ...]
    start: date | None = None
    end: date | None = None
    currency: str = ""


def line_of_label(label: str) -> str:
    """Return the line a Norwegian or Danish label means, or an empty string."""
    return _LINE_OF.get(plain_text(label).casefold().rstrip(" :*"), "")


def amount_of(text: str) -> Decimal | None:
    """Return a number as a Nordic page prints it, `-1 234` or `1.234,5`; None where it is none.

    A point before exactly three digits separates thousands; so do spaces.
    """
    packed = re.sub(r"\s", "", text).replace("\u2212", "-").replace("\u2013", "-")
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", packed):
        packed = packed.replace(".", "")
    packed = packed.replace(",", ".")
    return Decimal(packed) if _AMOUNT.fullmatch(packed) else None


def state_figures(
    facts: Statements, years: Sequence[YearOfFigures], currency: str
) -> tuple[Message, ...]:
    """State the figures in whole units; return what had to be assumed about them.

    Args:
        facts: takes the figures.
        years: what the page shows.
        currency: of the country, where the page names none.
    """
    notes: list[Message] = []
    for year in years:
        period = _period(year)
        if period is None or not year.figures:
            continue
        if year.start is None or year.end is None:
            notes.append(say("{year} is taken to be the calendar year; check it.", year=year.year))
        if not year.currency:
            notes.append(
                say(
                    "The figures of {year} are taken to be in {currency}; check it.",
                    year=year.year,
                    currency=currency,
                )
            )
        for figure in year.figures:
            _state(facts, figure, year, period, currency)
    return tuple(notes)


def _period(year: YearOfFigures) -> tuple[date, date] | None:
    if year.start is not None and year.end is not None:
        return year.start, year.end
    if not _YEAR.fullmatch(year.year):
        return None
    return date(int(year.year), 1, 1), date(int(year.year), 12, 31)


def _state(
    facts: Statements,
    figure: Figure,
    year: YearOfFigures,
    period: tuple[date, date],
    currency: str,
) -> None:
    prop = declared(f"accounts.{figure.line}")
    start, end = period
    unit, number = year.currency or currency, figure.number * _THOUSAND
    if prop.kind is Kind.COUNT:
        if figure.number < 0:
            return
        unit, number = "", figure.number.quantize(Decimal(1), rounding=ROUND_HALF_EVEN)
    more = {} if year.start and year.end else {"precision": "year"}
    facts.add(
        prop.key,
        decimal_text(number),
        figure.place,
        unit=unit,
        start=None if prop.time is Time.INSTANT else start,
        end=end,
        scope=year.scope,
        filing=year.year,
        **more,
    )
