"""What a balance sheet states that cannot be, where the register does not check it."""

from datetime import date
from decimal import Decimal

from workbench.texts import Message, say

ROUNDING = Decimal(2)
"""How far amounts that are told in whole units may be from their sum."""


def impossible_balance(
    end: date, assets: Decimal | None, equity: Decimal | None
) -> tuple[Message, ...]:
    """Return why a balance sheet cannot be right; nothing where it can, or too little is told."""
    if assets is None:
        return ()
    if assets < 0:
        return (say("The balance sheet of {end} has assets below zero; it is left out.", end=end),)
    # Debts are not below zero, so equity is never more than all that there is.
    if equity is not None and equity - assets > ROUNDING:
        return (
            say("The balance sheet of {end} has more equity than assets; it is left out.", end=end),
        )
    return ()
