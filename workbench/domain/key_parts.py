"""The fields in which a user types a key to a source, and how they are kept as one text."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.errors import InvalidInput
from workbench.texts import Message, say

_BETWEEN = "\n"
"""No part can hold it, whatever a password is made of; a colon may stand in one."""
_UNSENDABLE = {"Cc", "Cs"}
"""Control characters (forbidden by RFC 7617, 2) and halves of letters, which no UTF-8 has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPart:
    """One field of a key.

    Attributes:
        key: of the field; an error at it bears this as its `field`.
        label: what stands at it.
        wanted: what is said where it is empty, or more than itself was pasted.
        hidden: it is typed unseen.
        blanks: whether there may be blanks inside.
        colon: whether it may hold a colon; a user name may not (RFC 7617, 2).
    """

    key: str
    label: Message
    wanted: Message
    hidden: bool = True
    blanks: bool = False
    colon: bool = True


THE_KEY = KeyPart(
    key="key", label=say("The key"), wanted=say("Paste the key itself, in one piece.")
)
ONE_KEY = (THE_KEY,)
"""A key as most sources want it: one text."""

KEY_AS_USER = (replace(THE_KEY, colon=False),)
"""A key that is sent as a user name without a password."""

LOGIN = (
    KeyPart(
        key="user",
        label=say("User name"),
        wanted=say("Type the user name."),
        hidden=False,
        blanks=True,
        colon=False,
    ),
    KeyPart(key="password", label=say("Password"), wanted=say("Type the password."), blanks=True),
)
"""A user name and a password (RFC 7617)."""

CLIENT = (
    KeyPart(
        key="client_id",
        label=say("Client id"),
        wanted=say("Paste the client id, in one piece."),
        hidden=False,
    ),
    KeyPart(
        key="client_secret",
        label=say("Client secret"),
        wanted=say("Paste the client secret, in one piece."),
    ),
)
"""What a registered program proves itself with (RFC 6749, 2.3.1)."""


def checked_part(part: KeyPart, typed: str) -> str:
    """Return what was typed in a field as it is kept, without blanks around it.

    Raises:
        InvalidInput: it is empty or cannot be this part; `field` is the part's.
    """
    plain = typed.strip()
    if not plain or (not part.blanks and any(letter.isspace() for letter in plain)):
        raise InvalidInput(part.wanted, field=part.key)
    if any(unicodedata.category(letter) in _UNSENDABLE for letter in plain):
        raise InvalidInput(
            say("It holds a character that cannot be sent: type it again."), field=part.key
        )
    if not part.colon and ":" in plain:
        raise InvalidInput(
            say("It cannot hold a colon: what follows would be taken for the password."),
            field=part.key,
        )
    return plain


def as_one(parts: Sequence[KeyPart], typed: Sequence[str]) -> str:
    """Return what was typed in each field, in their order, as the one text that is kept.

    A field that nothing was given for is empty. `apart` takes the text apart again.

    Raises:
        InvalidInput: of the first field whose text cannot be its part.
    """
    given = (*typed, *([""] * (len(parts) - len(typed))))
    return _BETWEEN.join(checked_part(part, text) for part, text in zip(parts, given, strict=True))


def apart(kept: str) -> tuple[str, ...]:
    """Return the parts of a text that `as_one` made; a key in one piece is its only part."""
    return tuple(kept.split(_BETWEEN))
