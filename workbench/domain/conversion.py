"""Amounts in another currency, only when asked: the rate, its day and who says so."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from workbench.domain.currencies import decimals_of
from workbench.domain.fact import KnownFact
from workbench.domain.figures import rounded
from workbench.domain.values import decimal_text, read_decimal
from workbench.errors import InvalidInput
from workbench.texts import Message, Texts, argument_kind, say

_MOST = Decimal(10) ** 7
_PLACES = 2
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)
_DIGITS = 7
"""More than any bank publishes; what is worked out by way of the euro has no end."""


@argument_kind
@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """What one unit of a currency costs, written with seven significant digits at most."""

    kind: ClassVar[str] = "exchange_rate"
    value: Decimal

    def written(self, texts: Texts) -> str:
        """Write as a number in the reader's language."""
        places = max(0, _DIGITS - 1 - self.value.adjusted())
        return texts.number(rounded(self.value, places), f"#,##0.{'#' * places}")

    def encoded(self) -> object:
        """Return the value as canonical text."""
        return decimal_text(self.value)

    @classmethod
    def decoded(cls, encoded: object) -> "ExchangeRate":
        """Return the rate that `encoded` wrote."""
        return cls(read_decimal(str(encoded)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How much of the stated currency one unit of the shown currency is, on a day.

    Attributes:
        stated, shown: ISO 4217 codes: of the accounts, and of what a person asked for.
        per: units of `stated` for one of `shown`.
        source: who says so.
        known: the facts it was worked out from, where a source states them.
    """

    stated: str
    shown: str
    per: Decimal
    day: date
    source: str | Message
    known: tuple[KnownFact, ...] = ()

    def convert(self, amount: Decimal) -> Decimal:
        """Return an amount of `stated` in `shown`, rounded to hundredths."""
        return rounded(amount / self.per, _PLACES)

    @property
    def words(self) -> Message:
        """The rate as it is told beside what was converted with it."""
        return say(
            "1 {shown} = {rate} {stated} on {day} ({source})",
            shown=self.shown,
            rate=ExchangeRate(self.per),
            stated=self.stated,
            day=self.day,
            source=self.source,
        )


def check_currency(code: str, stated: str, day: date) -> str:
    """Return a currency to show amounts in.

    Raises:
        InvalidInput: it is none, or the one they are stated in; `field` is `currency`.
    """
    shown = code.strip().upper()
    if decimals_of(shown, day) is None:
        raise InvalidInput(
            say("{code} is not a currency.", code=code),
            field="currency",
            hint=say("Use three letters, for instance NOK, DKK or EUR."),
        )
    if shown == stated:
        raise InvalidInput(
            say("The accounts are stated in {currency} already.", currency=stated), field="currency"
        )
    return shown


def typed_rate(
    stated: str, *, currency: str, rate: str, day: date, source: str, today: date
) -> Rate:
    """Return a rate that a person typed.

    Raises:
        InvalidInput: at the field `currency`, `rate`, `day` or `source`.
    """
    if day > today:
        raise InvalidInput(say("A rate of a day to come is not known."), field="day")
    shown = check_currency(currency, stated, day)
    written = "".join(rate.split()).replace(",", ".")
    if not _PLAIN.fullmatch(written) or not 0 < (per := Decimal(written)) < _MOST:
        raise _no_rate(rate)
    if not source.strip():
        raise InvalidInput(
            say("Whose rate is it?"),
            field="source",
            hint=say("For instance the bank, or the page it stands on."),
        )
    return Rate(stated=stated, shown=shown, per=per, day=day, source=source.strip())


def _no_rate(text: str) -> InvalidInput:
    return InvalidInput(
        say("{rate} is not a rate.", rate=text),
        field="rate",
        hint=say("Write how much one unit costs, for instance 7.46."),
    )
