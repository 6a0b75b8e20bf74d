"""What goes out through the door and what comes back: requests without keys, answers as bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from urllib.parse import urlencode

from workbench.jobs import JobControl

LARGEST = 20_000_000
"""Bytes of a decoded answer that are taken at most, unless a door is told otherwise."""


class Method(StrEnum):
    """HTTP methods we use; none of them changes anything at the other end."""

    GET = "GET"
    POST = "POST"


class KeyPlace(StrEnum):
    """How a key tells a source who asks, when the request is sent.

    Attributes:
        HEADER: as a header's value, or its end where a prefix stands before it.
        QUERY: in the address.
        BASIC: as user name and password (RFC 7617); a key in one piece is the user name of an
            empty password.
        CLIENT: not itself: a client id and its secret are exchanged for a token (RFC 6749, 4.4),
            which goes along (RFC 6750, 2.1).
    """

    HEADER = "header"
    QUERY = "query"
    BASIC = "basic"
    CLIENT = "client"


@dataclass(frozen=True, slots=True)
class TokenGrant:
    """Where a client is given its tokens, and for what; `scope` may name several, with blanks.

    The address has no query. Its host is asked for tokens alone, and by the door alone.
    """

    url: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class KeyUse:
    """Which key is added at send time, and how; the value never stands here.

    Attributes:
        key: the name that the manifest's `key_need` gives it.
        name: of the header, or of the key in the query; empty where the place has none.
        prefix: what stands before it in a header: `Bearer `, with the blank.
        grant: where it is exchanged for a token.
    """

    key: str
    place: KeyPlace
    name: str = ""
    prefix: str = ""
    grant: TokenGrant | None = None

    def __post_init__(self) -> None:
        """Check that all is there that its place needs.

        Raises:
            ValueError: something is missing, or is of no use there.
        """
        named = self.place in {KeyPlace.HEADER, KeyPlace.QUERY}
        granted = self.place is KeyPlace.CLIENT
        if bool(self.name) is not named or (self.grant is not None) is not granted:
            raise ValueError(f"a key by {self.place.value} is not used like this")
        if self.prefix and self.place is not KeyPlace.HEADER:
            raise ValueError("only in a header does something stand before a key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One question over HTTP, as it may be logged and stored.

    Attributes:
        url: scheme, host and path, without a query.
        params: the query, in order.
        hosts: the only hosts that it and its redirects may reach; `*.virk.dk` means a sub-domain.
        plain_http: whether http without TLS is declared for it.
    """

    url: str
    method: Method = Method.GET
    params: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    key: KeyUse | None = None
    hosts: tuple[str, ...] = ()
    plain_http: bool = False
    seconds: float = 20.0

    @property
    def address(self) -> str:
        """The whole address, without any key."""
        return f"{self.url}?{urlencode(self.params)}" if self.params else self.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer: any status, its bytes decoded from their transfer and content encoding.

    `address` is where the answer finally came from, without any key; header names are lower case.
    """

    status: int
    headers: Mapping[str, str]
    content: bytes
    address: str
    taken: datetime

    @property
    def media_type(self) -> str:
        """The type without parameters, lower case, or empty."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


class Sender(Protocol):
    """Whatever answers requests: the door to the network, or a recorded world.

    `offline` is the user's switch: while it is on, nothing is asked.
    """

    offline: bool

    def send(self, request: Request, control: JobControl) -> Response:
        """Return the answer to a request, whatever its status.

        Raises:
            NoNetwork: this computer reaches nobody, or was told not to.
            SourceUnreachable: no such host, refused, out of time, broken off.
            SourceRefused: a key is missing, or the way leads where it must not.
            SourceUnreadable: the answer is larger than we take, or wrongly compressed.
            CancelledByUser: the job was cancelled.
        """
        ...
