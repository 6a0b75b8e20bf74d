"""A price as a person types it: what is read as one, and what is a slip of the hand."""

from datetime import date
from decimal import Decimal, InvalidOperation

from workbench.domain.currencies import decimals_of
from workbench.domain.figures import Money
from workbench.errors import InvalidInput
from workbench.texts import say

_NO_PRICE = Decimal(10**12)
"""No offer costs this much in any currency; a slip of the hand does."""
_WHOLE = say("Write whole kroner without separators, for instance 480000.")


def read_price(amount: str, currency: str, day: date) -> Money:
    """Return the price that was typed, in a currency that is in use on a day.

    `amount` is in whole units of the currency, whose code is taken in either case; spaces between
    its digits mean nothing.

    Raises:
        InvalidInput: at the field `amount` or `currency`.
    """
    code = currency.strip().upper()
    decimals = decimals_of(code, day)
    if decimals is None:
        raise InvalidInput(
            say("{code} is not a currency.", code=currency),
            field="currency",
            hint=say("Use three letters, for instance NOK, DKK or EUR."),
        )
    number = _amount(amount)
    if number >= _NO_PRICE:
        raise InvalidInput(
            say("A price is less than {limit}.", limit=Money(_NO_PRICE, code)), field="amount"
        )
    written = number.as_tuple().exponent
    if isinstance(written, int) and -written > decimals:
        raise InvalidInput(
            say(
                "A price in {currency} has no smaller part than {least}.",
                currency=code,
                least=Decimal(1).scaleb(-decimals),
            ),
            field="amount",
            hint=_WHOLE,
        )
    return Money(number, code)


def _amount(text: str) -> Decimal:
    digits = "".join(text.replace("\u00a0", " ").split())
    try:
        amount = Decimal(digits)
    except InvalidOperation as problem:
        raise InvalidInput(
            say("{amount} is not an amount.", amount=text), field="amount", hint=_WHOLE
        ) from problem
    if not amount.is_finite() or amount <= 0:
        raise InvalidInput(say("A price is more than nothing."), field="amount")
    return amount
