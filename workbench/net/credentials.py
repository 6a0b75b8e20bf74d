"""What a kept key becomes on its way out, and what of it is hidden in what comes back."""

import base64
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote_plus

from workbench.domain.key_parts import apart
from workbench.errors import SourceRefused
from workbench.net.exchange import KeyPlace, KeyUse
from workbench.net.hiding import SHORTEST
from workbench.net.secrets import Secret
from workbench.texts import say

_AUTHORIZATION = "authorization"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """What goes along with a request to the host it is meant for, and to no other.

    Attributes:
        headers: by name, in lower case.
        query: by name, behind the request's own.
        secrets: what must not be told again of what came back.
        token: the token that goes along, where it is one: it can be renewed.
    """

    headers: Mapping[str, Secret] = field(default_factory=dict)
    query: Mapping[str, Secret] = field(default_factory=dict)
    secrets: tuple[Secret, ...] = ()
    token: Secret | None = None


NO_CREDENTIAL = Credential()
"""Of a request that goes out without a key."""


def credential(use: KeyUse, secret: Secret) -> Credential:
    """Return how a key goes along that is sent itself.

    Raises:
        SourceRefused: what is kept cannot be sent like this.
    """
    match use.place:
        case KeyPlace.QUERY:
            return Credential(query={use.name: secret}, secrets=(secret,))
        case KeyPlace.BASIC:
            return _login(secret)
        case _:
            value = Secret(f"{use.prefix}{secret.reveal()}") if use.prefix else secret
            return Credential(headers={use.name.lower(): value}, secrets=(secret,))


def client(secret: Secret) -> Credential:
    """Return how a client id and its secret go to the host that gives tokens (RFC 6749, 2.3.1).

    Raises:
        SourceRefused: what is kept is no such pair.
    """
    pair = _pair(secret)
    if pair is None:
        raise _unsendable()
    return _basic(pair, quote_plus)


def bearer(token: Secret, giver: Credential) -> Credential:
    """Return how a token goes along (RFC 6750, 2.1); what it was given for is hidden, too."""
    return Credential(
        headers={_AUTHORIZATION: Secret(f"Bearer {token.reveal()}")},
        secrets=(token, *giver.secrets),
        token=token,
    )


def _login(secret: Secret) -> Credential:
    """Return how a user name and a password go along (RFC 7617)."""
    pair = _pair(secret) or (secret, Secret(""))
    if not _can_be_user(pair[0]):
        raise _unsendable()
    return _basic(pair, _composed)


def _pair(secret: Secret) -> tuple[Secret, Secret] | None:
    match apart(secret.reveal()):
        case (first, second):
            return Secret(first), Secret(second)
        case _:
            return None


def _can_be_user(name: Secret) -> bool:
    # Raised for elsewhere, so that no trace leads through a frame that holds the name itself.
    return not {":", "\n"} & set(name.reveal())


def _unsendable() -> SourceRefused:
    return SourceRefused(
        say("The key of this source cannot be sent as it is kept."),
        hint=say("Forget it under Sources, and add it again."),
    )


def _basic(pair: tuple[Secret, Secret], spelled: Callable[[str], str]) -> Credential:
    """Return both parts in one header, each spelled as it must be.

    A user name beside a password is often a plain word, or a firm's name that answers are about;
    a short one is left where it stands.
    """
    whole = Secret(":".join(spelled(each.reveal()) for each in pair))
    encoded = base64.b64encode(whole.reveal().encode("utf-8", "replace")).decode()
    names, passwords = ({each.reveal(), spelled(each.reveal())} - {""} for each in pair)
    if passwords:
        names = {name for name in names if len(name) >= SHORTEST}
    return Credential(
        headers={_AUTHORIZATION: Secret(f"Basic {encoded}")},
        secrets=(whole, *map(Secret, sorted(names | passwords))),
    )


def _composed(text: str) -> str:
    """Return a text as RFC 7617, 2.1, wants it before it is encoded (RFC 5198, 3)."""
    return unicodedata.normalize("NFC", text)
