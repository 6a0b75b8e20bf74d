"""Money, shares and ages as figures a person reads in their own language."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import ClassVar

from workbench.domain.values import decimal_text, read_decimal
from workbench.texts import Texts, argument_kind

_SCALES = ((Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_WORDS = {
    "en": {"million": "m", "billion": "bn"},
    "da": {"million": "mio.", "billion": "mia."},
    "nb": {"million": "mill.", "billion": "mrd."},
}
_CROWNS = {"da": {"DKK": "kr."}, "nb": {"NOK": "kr"}}


def rounded(value: Decimal, places: int) -> Decimal:
    """Return the value rounded half to even, the rule for every figure before it is compared."""
    # The usual 28 digits are too few for what a register or a person may write by mistake.
    digits = Context(prec=max(28, value.adjusted() + places + 2))
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN, context=digits)


@argument_kind
@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole units of an ISO 4217 currency; never a float."""

    kind: ClassVar[str] = "money"
    amount: Decimal
    currency: str

    def written(self, texts: Texts) -> str:
        """Write sums below a million in full and larger ones to three figures.

        English puts the currency first (DKK 9.42 m), Danish and Norwegian last (9,42 mio. kr.).
        """
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
