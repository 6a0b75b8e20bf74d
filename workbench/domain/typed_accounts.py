"""Annual or interim accounts that a person reads off a document: what was typed, and its sums."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from workbench.domain.accounts import Scope
from workbench.domain.currencies import decimals_of
from workbench.domain.properties import declared
from workbench.domain.property import Kind
from workbench.domain.typed_figures import read_figure
from workbench.errors import InvalidInput
from workbench.texts import Message, say

LINES = (
    "revenue",
    "gross_profit",
    "operating_result",
    "pretax_result",
    "tax",
    "net_result",
    "assets",
    "fixed_assets",
    "current_assets",
    "cash",
    "equity",
    "provisions",
    "liabilities",
    "short_debt",
    "long_debt",
    "employees",
)
"""The lines that are asked for, in the order in which accounts print them."""

UNITS = (1, 1000, 1_000_000)
_LONGEST_DAYS = 750
"""Days of the longest period: eighteen months, and some; more is a slip of the hand."""

_ROUNDING = 2


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A figure and the page it stands on, as they were typed."""

    amount: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed.

    Attributes:
        start, end: the period's first and last day.
        unit: what the document counts in, one of `UNITS`.
        audited: whether an auditor audited them; None where the document does not say.
        interim: whether they are no annual accounts.
        lines: by line, without `accounts.`; an amount left empty is not stated.
    """

    start: date
    end: date
    currency: str
    lines: Mapping[str, TypedLine] = field(default_factory=dict)
    unit: int = 1
    scope: Scope = Scope.OWN
    audited: bool | None = None
    interim: bool = False


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """A figure in whole units, the page it stands on, and how it was typed."""

    line: str
    value: Decimal
    page: int
    original: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that must come out, and whether it does."""

    words: Message
    agrees: bool


def amount_field(line: str) -> str:
    """Return the name of the field of a line's amount."""
    return f"amount {line}"


def page_field(line: str) -> str:
    """Return the name of the field of a line's page."""
    return f"page {line}"


def read_typed(typed: Typed, pages: int, today: date) -> tuple[TypedFigure, ...]:
    """Return the figures, in the order of `LINES`.

    Args:
        typed: what was typed.
        pages: how many the document has.
        today: no period may end after it.

    Raises:
        InvalidInput: at the field that is wrong: `start`, `end`, `currency`, `amount LINE`,
            `page LINE`.
    """
    check_period(typed.start, typed.end, today)
    check_currency(typed.currency, typed.end)
    read = (read_line(line, typed.lines.get(line), typed.unit, pages) for line in LINES)
    figures = tuple(each for each in read if each is not None)
    if not figures:
        raise InvalidInput(say("Type at least one figure."), field=amount_field(LINES[0]))
    return figures


def check_period(start: date, end: date, today: date) -> None:
    """Refuse a period that has not ended, ends before it begins, or is too long for accounts.

    Raises:
        InvalidInput: at the field `start` or `end`.
    """
    if end > today:
        raise InvalidInput(say("The period has not ended yet."), field="end")
    if start > end:
        raise InvalidInput(say("The period ends before it begins."), field="end")
    if (end - start).days > _LONGEST_DAYS:
        raise InvalidInput(say("No accounts cover more than two years."), field="start")


def check_currency(code: str, day: date) -> None:
    """Refuse a code with which nobody paid on a day.

    Raises:
        InvalidInput: at the field `currency`.
    """
    if decimals_of(code, day) is None:
        raise InvalidInput(
            say("{code} is not a currency.", code=code or "–"),
            field="currency",
            hint=say("Use three letters, for instance NOK, DKK or EUR."),
        )


def read_line(line: str, told: TypedLine | None, unit: int, pages: int) -> TypedFigure | None:
    """Return the figure of a line, or None where nothing was typed.

    Args:
        line: one of `LINES`.
        told: what was typed.
        unit: what the document counts in; people are counted one by one.
        pages: how many the document has; 0 while there is none, and any page will do.

    Raises:
        InvalidInput: at the field `amount LINE` or `page LINE`.
    """
    if told is None or not told.amount.strip():
        return None
    value = read_amount(line, told.amount, unit)
    return TypedFigure(line, value, _page(told.page, pages, line), told.amount.strip())


def read_amount(line: str, text: str, unit: int) -> Decimal:
    """Return the amount of a line in whole units.

    Raises:
        InvalidInput: at the field `amount LINE`.
    """
    counted = declared(f"accounts.{line}").kind is Kind.COUNT
    value = read_figure(text, 1 if counted else unit, amount_field(line))
    if counted and (value < 0 or value != value.to_integral_value()):
        raise InvalidInput(say("People are counted whole."), field=amount_field(line))
    return value


def agrees_with(value: Decimal, stated: Decimal, unit: int) -> bool:
    """Whether a figure is what another source states: the page may have rounded it to its unit."""
    return abs(value - stated) < unit if unit > 1 else value == stated


def _page(text: str, pages: int, line: str) -> int:
    number = text.strip()
    if not number:
        raise InvalidInput(
            say("On which page does it stand?"),
            field=page_field(line),
            hint=say("The page is kept as the evidence of the figure."),
        )
    read = int(number) if number.isascii() and number.isdigit() else 0
    if pages and not 1 <= read <= pages:
        raise InvalidInput(
            say("The document has pages 1 to {pages}.", pages=pages), field=page_field(line)
        )
    if not read:
        raise InvalidInput(say("{page} is not a page.", page=text), field=page_field(line))
    return read


def sums(figures: tuple[TypedFigure, ...], unit: int) -> tuple[Sum, ...]:
    """Return the sums that can be checked with what was typed; two units of rounding are let pass.

    Provisions that were not typed count as none, as many accounts print none.
    """
    return sums_of({each.line: each.value for each in figures}, unit)


def sums_of(known: Mapping[str, Decimal], unit: int) -> tuple[Sum, ...]:
    """Return the same of amounts in whole units, by line."""
    return tuple(_checked(known, unit * _ROUNDING))


def _checked(known: Mapping[str, Decimal], slack: int) -> Iterator[Sum]:
    for whole, parts, optional in (
        ("assets", ("fixed_assets", "current_assets"), ()),
        ("assets", ("equity", "liabilities"), ("provisions",)),
        ("liabilities", ("short_debt", "long_debt"), ()),
    ):
        if whole in known and all(each in known for each in parts):
            alone = _sum(whole, parts, known, slack)
            added = (*parts, *(each for each in optional if each in known))
            # Norwegian accounts print provisions as a part of the liabilities.
            yield alone if alone.agrees else _sum(whole, added, known, slack)
    if {"pretax_result", "tax", "net_result"} <= known.keys():
        left = known["pretax_result"] - known["tax"]
        off = abs(left - known["net_result"])
        words = say(
            "{result} − {tax} = {net}",
            result=_title("pretax_result"),
            tax=_title("tax"),
            net=_title("net_result"),
        )
        turned = abs(left + 2 * known["tax"] - known["net_result"]) <= slack < off
        wrong = _TURNED if turned else _off(words, off, slack)
        yield Sum(words if off <= slack else wrong, off <= slack)
    if known.get("revenue", Decimal(0)) < 0:
        yield Sum(say("{line} is below zero.", line=_title("revenue")), agrees=False)
    for part, whole in (
        ("cash", "current_assets"),
        ("current_assets", "assets"),
        ("fixed_assets", "assets"),
        ("equity", "assets"),
    ):
        if part in known and whole in known and known[part] > known[whole] + slack:
            words = say("{part} is more than {whole}.", part=_title(part), whole=_title(whole))
            yield Sum(words, agrees=False)


_TURNED = say("A tax that lowers the result is typed above zero, whatever sign the page gives it.")


def _sum(
    whole: str,
    parts: tuple[str, ...],
    known: Mapping[str, Decimal],
    slack: int,
) -> Sum:
    told = _title(parts[0])
    for each in parts[1:]:
        told = say("{first} + {second}", first=told, second=_title(each))
    words = say("{parts} = {whole}", parts=told, whole=_title(whole))
    off = abs(sum((known[each] for each in parts), Decimal(0)) - known[whole])
    return Sum(words if off <= slack else _off(words, off, slack), off <= slack)


def _off(words: Message, off: Decimal, slack: int) -> Message:
    """Say by how much, in the unit that was typed."""
    match slack // _ROUNDING:
        case 1_000_000 as unit:
            return say("{sum}: it is off by {amount} million.", sum=words, amount=off / unit)
        case 1_000 as unit:
            return say("{sum}: it is off by {amount} thousand.", sum=words, amount=off / unit)
        case _:
            return say("{sum}: it is off by {amount}.", sum=words, amount=off)


def _title(line: str) -> Message:
    return declared(f"accounts.{line}").title
