"""Small pictures as SVG text: the years of annual accounts, and the range of a score."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from workbench.domain.accounts import AnnualAccounts
from workbench.domain.figures import Money, PictureUnit, picture_unit, rounded
from workbench.domain.properties import declared
from workbench.domain.score_range import ScoreRange
from workbench.domain.years_of_accounts import years_of
from workbench.texts import Message, Texts, say

_SIZES = ("revenue", "gross_profit")
_RESULTS = ("net_result", "pretax_result", "operating_result")
_MOST_YEARS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """CSS colours by what they mark; `var(--x)` is fine where a browser draws."""

    ink: str
    soft: str
    line: str
    surface: str
    accent: str
    bad: str
    go_ground: str
    look_closer_ground: str
    not_now_ground: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure of one year in words; `amount` is None where the accounts do not state it."""

    year: str
    amount: Decimal | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearChart:
    """Two rows of bars, already in words: how big, and what was left.

    Attributes:
        alternative: what the picture says, for those who cannot see it.
        caution: why it shows no trend, or empty.
    """

    panels: tuple[tuple[str, tuple[Bar, ...]], ...]
    alternative: str
    caution: str = ""


def comparable_years(accounts: Sequence[AnnualAccounts]) -> tuple[AnnualAccounts, ...]:
    """Return the accounts that may stand in one picture, the oldest first, at most five.

    They share scope and currency with the newest full year; of each period the set that is used,
    as in a table of years, whoever states it.
    """
    years = [year.chosen for year in years_of(accounts) if year.chosen.is_a_year]
    if not years:
        return ()
    kind = (years[0].scope, years[0].currency)
    alike = (each for each in years if (each.scope, each.currency) == kind)
    return tuple(sorted(alike, key=lambda each: each.end)[-_MOST_YEARS:])


def chart_of(accounts: Sequence[AnnualAccounts], texts: Texts) -> YearChart | None:
    """Return the chart of a company's annual accounts in words, or None without any figure.

    Revenue is drawn where a year states it, else gross profit under its own name.
    """
    return chart_of_lines(comparable_years(accounts), (_SIZES, _RESULTS), texts)


def chart_of_lines(
    years: Sequence[AnnualAccounts], groups: Iterable[Sequence[str]], texts: Texts
) -> YearChart | None:
    """Return a chart with a panel for each group of lines, or None where no year states any.

    Args:
        years: full years in one currency, the oldest first.
        groups: lines without `accounts.`; the first of a group that any year states is drawn.
        texts: of the reader's language.
    """
    panels = tuple(panel for lines in groups if (panel := _panel(years, lines, texts)) is not None)
    if not panels:
        return None
    caution = texts.say(say("one year: cannot tell a trend")) if len(years) == 1 else ""
    return YearChart(panels=panels, alternative=_spoken(panels, texts), caution=caution)


def accounts_chart(
    accounts: Sequence[AnnualAccounts], texts: Texts, palette: Palette, *, width: int = 480
) -> str:
    """Return the chart of a company's annual accounts as SVG, or an empty string."""
    chart = chart_of(accounts, texts)
    return draw_years(chart, palette, width=width) if chart is not None else ""


def _panel(
    years: Sequence[AnnualAccounts], lines: Iterable[str], texts: Texts
) -> tuple[str, tuple[Bar, ...]] | None:
    for line in lines:
        amounts = [each.money(line) for each in years]
        if any(amount is not None for amount in amounts):
            counted = picture_unit(each.amount for each in amounts if each is not None)
            title = say(
                "{line}, {unit}",
                line=declared(f"accounts.{line}").title,
                unit=counted.unit.words(years[0].currency),
            )
            bars = tuple(
                _bar(each, amount, counted, texts)
                for each, amount in zip(years, amounts, strict=True)
            )
            return texts.say(title), bars
    return None


def _bar(accounts: AnnualAccounts, amount: Money | None, counted: PictureUnit, texts: Texts) -> Bar:
    year = str(accounts.end.year)
    if amount is None:
        return Bar(year, None, texts.say(say("not stated")))
    return Bar(year, amount.amount, counted.written(amount.amount, texts))


def _spoken(panels: Iterable[tuple[str, tuple[Bar, ...]]], texts: Texts) -> str:
    told: Message | None = None
    for title, bars in panels:
        for bar in bars:
            one = say("{line} {year}: {amount}", line=title, year=bar.year, amount=bar.words)
            told = one if told is None else say("{first}; {second}", first=told, second=one)
    return texts.say(told) if told is not None else ""


def draw_years(chart: YearChart, palette: Palette, *, width: int = 480, height: int = 132) -> str:
    """Return the chart as SVG, each panel on its own scale; sizes in CSS pixels."""
    gap = 32
    panel_width = (width - gap * (len(chart.panels) - 1)) // len(chart.panels)
    parts = []
    for place, (title, bars) in enumerate(chart.panels):
        left = place * (panel_width + gap)
        parts.append(_text(left, 11, title, palette.soft, anchor="start"))
        parts.extend(_bars(bars, palette, left=left, width=panel_width, height=height))
    if chart.caution:
        parts.append(_text(0, height + 14, chart.caution, palette.soft, anchor="start"))
    whole = height + (20 if chart.caution else 0)
    return _svg(width, whole, chart.alternative, parts)


def _bars(
    bars: Sequence[Bar], palette: Palette, *, left: int, width: int, height: int
) -> Iterable[str]:
    amounts = [bar.amount for bar in bars if bar.amount is not None]
    top = max([*amounts, Decimal(0)])
    span = (top - min([*amounts, Decimal(0)])) or Decimal(1)
    upper, lower = 34, height - 32
    zero = upper + (lower - upper) * top / span
    slot = Decimal(width) / len(bars)
    thick = min(slot * Decimal("0.56"), Decimal(44))
    for place, bar in enumerate(bars):
        middle = left + slot * place + slot / 2
        yield _text(middle, height - 4, bar.year, palette.soft)
        if bar.amount is None:
            yield _text(middle, zero - 5, bar.words, palette.soft)
            continue
        size = max(abs(bar.amount) * (lower - upper) / span, Decimal(1))
        below = bar.amount < 0
        yield _box(
            middle - thick / 2,
            zero if below else zero - size,
            thick,
            size,
            palette.bad if below else palette.accent,
        )
        yield _text(middle, zero + size + 12 if below else zero - size - 5, bar.words, palette.ink)
    yield _box(Decimal(left), zero, Decimal(width), Decimal(1), palette.line)


def draw_range(
    picture: ScoreRange, palette: Palette, alternative: str, *, width: int = 640, height: int = 24
) -> str:
    """Return the bands as a quiet track, the range as a capsule and the shown value as a tick."""
    score = picture.score

    def at(points: int) -> Decimal:
        inside = min(max(points, 0), max(score.possible, 1))
        return Decimal(inside * width) / max(score.possible, 1)

    thick, capsule = 10, 18
    track = Decimal(height - thick) / 2
    edges = (Decimal(0), at(picture.look_closer_from), at(picture.go_from), Decimal(width))
    grounds = (palette.not_now_ground, palette.look_closer_ground, palette.go_ground)
    parts = [
        _box(start, track, max(end - start - (2 if end < width else 0), Decimal(0)), thick, ground)
        for start, end, ground in zip(edges, edges[1:], grounds, strict=False)
    ]
    spread = at(score.highest) - at(score.lowest)
    wide = max(spread, Decimal(capsule))
    room = Decimal(width) - 1 - wide
    left = min(max(at(score.lowest) - (wide - spread) / 2, Decimal(1)), room)
    parts.append(
        f'<rect x="{_number(left)}" y="{_number(Decimal(height - capsule) / 2)}"'
        f' width="{_number(wide)}" height="{capsule}" rx="{capsule // 2}" fill="{palette.surface}"'
        f' fill-opacity="0.55" stroke="{palette.ink}" stroke-width="2"/>'
    )
    tick = min(max(at(score.shown), left), left + wide)
    parts.append(_box(tick - 1, Decimal(0), Decimal(2), Decimal(height), palette.ink))
    return _svg(width, height, alternative, parts)


def _svg(width: int, height: int, alternative: str, parts: Iterable[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" role="img" aria-label="{escape(alternative)}" font-family="Inter,'
        f' sans-serif" font-size="11">{"".join(parts)}</svg>'
    )


def _box(x: Decimal, y: Decimal, width: Decimal, height: Decimal | int, colour: str) -> str:
    return (
        f'<rect x="{_number(x)}" y="{_number(y)}" width="{_number(width)}"'
        f' height="{_number(Decimal(height))}" fill="{colour}"/>'
    )


def _text(
    x: Decimal | int, y: Decimal | int, words: str, colour: str, anchor: str = "middle"
) -> str:
    return (
        f'<text x="{_number(Decimal(x))}" y="{_number(Decimal(y))}" fill="{colour}"'
        f' text-anchor="{anchor}">{escape(words)}</text>'
    )


def _number(value: Decimal | int) -> str:
    return f"{rounded(Decimal(value), 2):f}"
