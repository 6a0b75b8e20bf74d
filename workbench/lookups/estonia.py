"""What the Estonian sources share: the registry code, and what a status means."""

from stdnum.ee import registrikood

from workbench.errors import InvalidInput
from workbench.texts import say

SOURCE = "ee_ariregister"
_STATUSES = {"R": "active", "L": "in_liquidation", "N": "bankrupt", "K": "ceased"}
_WORDS = (
    # What is over comes first: words about an end name what led to it too.
    ("kustutatud", "ceased"),
    ("deleted", "ceased"),
    ("pankrotis", "bankrupt"),
    ("bankrupt", "bankrupt"),
    ("likvideerimisel", "in_liquidation"),
    ("liquidation", "in_liquidation"),
    ("registrisse kantud", "active"),
    ("entered into the register", "active"),
)
_SOLE_TRADER = "füüsilisest isikust ettevõtja"


def checked_registry_code(about: str) -> str:
    """Return an Estonian registry code that may stand in an address.

    Raises:
        InvalidInput: it is not eight digits that check each other.
    """
    if not registrikood.is_valid(about) or registrikood.compact(about) != about:
        raise InvalidInput(
            say("{number} is not an Estonian registry code.", number=about), field="query"
        )
    return about


def status_of(written: str) -> str:
    """Return our word for a status as the register writes it: a letter, or words in two languages.

    R is entered in the register (seen), L in liquidation, N bankrupt, K deleted (not seen); what is
    new to us is none.
    """
    if written in _STATUSES:
        return _STATUSES[written]
    small = written.casefold()
    return next((status for words, status in _WORDS if words in small), "")


def is_sole_trader(form: str) -> bool:
    """Whether a legal form is a person's own business (FIE)."""
    return form.casefold() == _SOLE_TRADER
