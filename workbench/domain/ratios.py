"""Ratios of annual accounts, each with its formula, its inputs and what is missing for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from workbench.domain.accounts import AnnualAccounts
from workbench.domain.fact import KnownFact
from workbench.domain.figures import Share, rounded
from workbench.domain.properties import declared
from workbench.texts import Message, say

_A_YEAR_APART = range(350, 381)
_PLACES = 4
"""Ratios are rounded to a hundredth of a per cent, before anything compares them."""

_AND = say("{first}, {second}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioKind:
    """A ratio as textbooks define it.

    Attributes:
        key: `equity_ratio`.
        over, under: lines of the accounts, without `accounts.`.
        growth: the line is divided by itself a year before, less one.
        times: told as a number of times instead of a share.
        yearly: a result set against what there is at a day, which only a year's can be.
    """

    key: str
    title: Message
    formula: Message
    over: str
    under: str
    growth: bool = False
    times: bool = False
    yearly: bool = False


RATIOS = (
    RatioKind(
        key="equity_ratio",
        title=say("Equity ratio"),
        formula=say("equity ÷ assets"),
        over="equity",
        under="assets",
    ),
    RatioKind(
        key="current_ratio",
        title=say("Current ratio"),
        formula=say("current assets ÷ short-term debt"),
        over="current_assets",
        under="short_debt",
        times=True,
    ),
    RatioKind(
        key="gross_margin",
        title=say("Gross margin"),
        formula=say("gross profit ÷ revenue"),
        over="gross_profit",
        under="revenue",
    ),
    RatioKind(
        key="operating_margin",
        title=say("Operating margin"),
        formula=say("operating result ÷ revenue"),
        over="operating_result",
        under="revenue",
    ),
    RatioKind(
        key="net_margin",
        title=say("Net margin"),
        formula=say("net result ÷ revenue"),
        over="net_result",
        under="revenue",
    ),
    RatioKind(
        key="return_on_assets",
        title=say("Return on assets"),
        formula=say("operating result ÷ assets at the year's end"),
        over="operating_result",
        under="assets",
        yearly=True,
    ),
    RatioKind(
        key="revenue_growth",
        title=say("Growth in revenue"),
        formula=say("revenue ÷ revenue of the year before − 1"),
        over="revenue",
        under="revenue",
        growth=True,
    ),
    RatioKind(
        key="gross_profit_growth",
        title=say("Growth in gross profit"),
        formula=say("gross profit ÷ gross profit of the year before − 1"),
        over="gross_profit",
        under="gross_profit",
        growth=True,
    ),
    RatioKind(
        key="assets_growth",
        title=say("Growth in assets"),
        formula=say("assets ÷ assets of the year before − 1"),
        over="assets",
        under="assets",
        growth=True,
    ),
)
"""As Penman defines them: Financial Statement Analysis and Security Valuation (2013), ch. 8-12."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A ratio of one year.

    Attributes:
        value: rounded, or None where it cannot be told; then `missing` says why.
        inputs: the lines it was worked out from, as far as they are stated.
    """

    kind: RatioKind
    value: Decimal | None
    inputs: tuple[KnownFact, ...]
    missing: Message | None = None

    @property
    def words(self) -> Message | None:
        """The ratio as it is written: a share, or a number of times; None where it is not told."""
        if self.value is None:
            return None
        if self.kind.times:
            return say("{number} times", number=rounded(self.value, 1))
        return say("{share}", share=Share(self.value))


def ratios(year: AnnualAccounts, before: AnnualAccounts | None = None) -> tuple[Ratio, ...]:
    """Return every ratio of a year.

    Args:
        year: the accounts.
        before: those that ended about a year earlier, if there are any; used for growth.
    """
    return tuple(
        _growth(kind, year, before) if kind.growth else _share(kind, year) for kind in RATIOS
    )


def year_before(year: AnnualAccounts, others: Iterable[AnnualAccounts]) -> AnnualAccounts | None:
    """Return the accounts that ended about a year before, in the same scope, or None."""
    fitting = (
        each
        for each in others
        if each.scope is year.scope and (year.end - each.end).days in _A_YEAR_APART
    )
    return next(fitting, None)


def _share(kind: RatioKind, year: AnnualAccounts) -> Ratio:
    over, under = year.lines.get(kind.over), year.lines.get(kind.under)
    ratio = _divided(kind, over, under, _parted)
    if kind.yearly and ratio.value is not None and not year.is_a_year:
        why = say("the period is not about twelve months")
        return replace(ratio, value=None, missing=why)
    return ratio


def _growth(kind: RatioKind, year: AnnualAccounts, before: AnnualAccounts | None) -> Ratio:
    now = year.lines.get(kind.over)
    if before is None:
        why = say("the year before is not known")
        return Ratio(kind=kind, value=None, inputs=_known(now), missing=why)
    if not (year.is_a_year and before.is_a_year) and kind.over != "assets":
        why = say("one of the two periods is not about twelve months")
        return Ratio(kind=kind, value=None, inputs=_known(now), missing=why)
    return _divided(kind, now, before.lines.get(kind.under), _grown)


def _divided(
    kind: RatioKind,
    over: KnownFact | None,
    under: KnownFact | None,
    work_out: Callable[[Decimal, Decimal], Decimal],
) -> Ratio:
    inputs = _known(over, under)
    missing = _missing(kind, over, under)
    if missing is not None or over is None or under is None:
        return Ratio(kind=kind, value=None, inputs=inputs, missing=missing)
    value = rounded(work_out(over.fact.number, under.fact.number), _PLACES)
    return Ratio(kind=kind, value=value, inputs=inputs)


def _parted(over: Decimal, under: Decimal) -> Decimal:
    return over / under


def _grown(now: Decimal, before: Decimal) -> Decimal:
    return now / before - 1


def _missing(kind: RatioKind, over: KnownFact | None, under: KnownFact | None) -> Message | None:
    """Return why a ratio cannot be told, or None where it can."""
    names = {kind.over: over, kind.under: under}
    absent = [line for line, known in names.items() if known is None]
    if over is not None and under is None and kind.growth:
        return say("the year before does not state {line}", line=_title(kind.under))
    if absent:
        told = _title(absent[0])
        for each in absent[1:]:
            told = say(_AND.msgid, first=told, second=_title(each))
        return say("not stated: {lines}", lines=told)
    if over is None or under is None:
        return None
    if over.fact.unit != under.fact.unit:
        return say("the two are in different currencies")
    if under.fact.number <= 0:
        return say("{line} is not above nought", line=_title(kind.under))
    return None


def _title(line: str) -> Message:
    return declared(f"accounts.{line}").title


def _known(*facts: KnownFact | None) -> tuple[KnownFact, ...]:
    return tuple(each for each in facts if each is not None)
