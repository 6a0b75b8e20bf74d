"""Money, shares and ages as figures a person reads in their own language."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import IntEnum
from typing import ClassVar

from workbench.domain.values import decimal_text, read_decimal
from workbench.texts import Message, Texts, argument_kind, say, say_many

_SEVEN_DIGITS = 10**7
_FINEST = 5
"""Decimals at most of an amount below one."""

_SCALES = ((Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_WORDS = {
    "en": {"million": "m", "billion": "bn"},
    "da": {"million": "mio.", "billion": "mia."},
    "nb": {"million": "mill.", "billion": "mrd."},
}
CALLS = "XXX"
"""ISO 4217 for no currency: calls that a contract counts, at a price that it alone says."""

_CROWNS = {"da": {"DKK": "kr."}, "nb": {"NOK": "kr"}}


def rounded(value: Decimal, places: int) -> Decimal:
    """Return the value rounded half to even, the rule for every figure before it is compared."""
    # The usual 28 digits are too few for what a register or a person may write by mistake.
    digits = Context(prec=max(28, value.adjusted() + places + 2))
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN, context=digits)


@argument_kind
@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole units of an ISO 4217 currency; never a float.

    A price that only a contract says is counted in `CALLS`.
    """

    kind: ClassVar[str] = "money"
    amount: Decimal
    currency: str

    def written(self, texts: Texts) -> str:
        """Write sums below a million in full and larger ones to three figures.

        English puts the currency first (DKK 9.42 m), Danish and Norwegian last (9,42 mio. kr.).
        """
        if self.currency == CALLS:
            calls = int(self.amount)
            return texts.say(
                say_many("{count} call of your contract", "{count} calls of your contract", calls)
            )
        number, word = self._scaled(texts)
        unit = _CROWNS.get(texts.language, {}).get(self.currency, self.currency)
        last = texts.locale.language in _WORDS and texts.locale.language != "en"
        parts = (number, word, unit) if last else (unit, number, word)
        return "\u00a0".join(part for part in parts if part)

    def _scaled(self, texts: Texts) -> tuple[str, str]:
        size = abs(self.amount)
        for scale, name in _SCALES:
            if size >= scale:
                scaled = self.amount / scale
                digits = max(0, 2 - scaled.copy_abs().adjusted())
                number = rounded(scaled, digits)
                words = _WORDS.get(texts.language, _WORDS["en"])
                return _number(number, digits, texts), words[name]
        digits = 0 if self.amount == self.amount.to_integral_value() else 2
        if 0 < size < 1:
            # A price of half a cent is not nothing.
            digits = max(2, min(_FINEST, -int(self.amount.normalize().as_tuple().exponent)))
        return _number(self.amount, digits, texts), ""

    def encoded(self) -> object:
        """Return [amount, currency]."""
        return [decimal_text(self.amount), self.currency]

    @classmethod
    def decoded(cls, encoded: object) -> "Money":
        """Return the money that `encoded` wrote."""
        if not isinstance(encoded, list):
            raise TypeError("money is kept as [amount, currency]")
        amount, currency = encoded
        return cls(read_decimal(amount), currency)


class TableUnit(IntEnum):
    """What all sums of one table are counted in, so that they can be compared at a glance."""

    ONE = 1
    THOUSAND = 10**3
    MILLION = 10**6

    def words(self, currency: str) -> Message:
        """Return the unit with its currency, for the table's heading."""
        return {
            TableUnit.ONE: say("{currency}", currency=currency),
            TableUnit.THOUSAND: say("{currency} thousand", currency=currency),
            TableUnit.MILLION: say("{currency} million", currency=currency),
        }[self]

    def counted(self, amount: Decimal) -> Decimal:
        """Return an amount in this unit, without decimals unless it is counted in ones."""
        return amount if self is TableUnit.ONE else rounded(amount / self, 0)


def table_unit(amounts: Iterable[Decimal]) -> TableUnit:
    """Return the smallest unit in which no amount takes more than seven digits."""
    largest = max((abs(each) for each in amounts), default=Decimal())
    fit = (unit for unit in TableUnit if largest < unit * _SEVEN_DIGITS)
    return next(fit, TableUnit.MILLION)


@dataclass(frozen=True, slots=True)
class PictureUnit:
    """What the amounts of one picture are counted in, so that their figures compare as they look.

    Attributes:
        digits: decimals with which the largest amount has three figures.
    """

    unit: TableUnit
    digits: int

    def written(self, amount: Decimal, texts: Texts) -> str:
        """Write an amount in this unit; one that is not nothing is never written as nothing."""
        counted = amount / self.unit
        digits = self.digits
        if counted and not rounded(counted, digits):
            digits = -counted.adjusted()
        return _number(rounded(counted, digits), digits, texts)


def picture_unit(amounts: Iterable[Decimal]) -> PictureUnit:
    """Return the largest unit of which the largest amount is one at least."""
    largest = max((abs(each) for each in amounts), default=Decimal())
    unit = next((each for each in reversed(TableUnit) if largest >= each), TableUnit.ONE)
    whole = unit is TableUnit.ONE
    return PictureUnit(unit, 0 if whole else max(0, 2 - (largest / unit).adjusted()))


@argument_kind
@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole: 0.41 is 41 %. Below 10 % it is written with one decimal."""

    kind: ClassVar[str] = "share"
    value: Decimal

    def written(self, texts: Texts) -> str:
        """Write as a percentage in the reader's language."""
        percent = self.value * 100
        digits = 0 if abs(percent) >= 10 else 1  # noqa: PLR2004 - two figures read well from ten
        return f"{_number(rounded(percent, digits), digits, texts, trim=True)}\u00a0%"

    def encoded(self) -> object:
        """Return the value as canonical text."""
        return decimal_text(self.value)

    @classmethod
    def decoded(cls, encoded: object) -> "Share":
        """Return the share that `encoded` wrote."""
        return cls(read_decimal(str(encoded)))


def _number(value: Decimal, digits: int, texts: Texts, *, trim: bool = False) -> str:
    places = "#" * digits if trim else "0" * digits
    pattern = "#,##0" + (f".{places}" if digits else "")
    return texts.number(value, pattern)
