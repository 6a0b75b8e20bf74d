"""Tokens that a client id and its secret are exchanged for (RFC 6749, 4.4), in memory alone."""

import contextlib
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias
from urllib.parse import urlencode, urlsplit

from workbench.errors import SourceError, SourceRefused, SourceUnreachable, SourceUnreadable
from workbench.net.credentials import Credential, bearer, client
from workbench.net.exchange import KeyUse, Method, Request, Response, TokenGrant
from workbench.net.secrets import Secret
from workbench.net.watch import Watch
from workbench.texts import say

LARGEST_TOKEN = 1_000_000
"""Bytes of an answer with a token that are taken at most."""

_UNTOLD = 300
"""Seconds for which a token is kept whose answer does not say how long it is valid."""
_BEFORE = 60
"""Seconds before its end from which on a token is not sent any more."""
_LONGEST = 86_400
"""Seconds for which a token is kept at most, whatever is said of it."""
_GLANCE = 0.05

_GIVEN = 200
_REFUSED = {400, 401, 403}
_LATER = {408, 429}
_MOVED = range(300, 400)
_SERVER_FAILED = 500
_TOKEN = re.compile(r"[A-Za-z0-9._~+/-]+=*")
"""RFC 6750, 2.1."""
_ERRORS = {
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "unauthorized_client",
    "unsupported_grant_type",
    "invalid_scope",
}
"""RFC 6749, 5.2; nothing else that the answer says is repeated."""

Post: TypeAlias = Callable[[Request, Credential, Watch], Response]
"""Sends one request, follows no redirect, and hides nothing of what comes back."""


@dataclass(frozen=True, slots=True)
class _Given:
    """A token as its giver answers: valid for some seconds, or for an untold time."""

    token: Secret
    seconds: int | None


@dataclass(frozen=True, slots=True)
class _Kept:
    """A token, what it was given for, and until when it is sent, by a clock nobody sets."""

    token: Secret
    given_for: Secret
    until: float


class Tokens:
    """The tokens of every client; safe from any thread.

    A token is a secret: it is never written anywhere, and its answer never leaves this module.
    """

    def __init__(self, post: Post, ticks: Callable[[], float] = time.monotonic) -> None:
        """Take what sends the questions for tokens, and a clock that never goes back."""
        self._post = post
        self._ticks = ticks
        self._kept: dict[tuple[str, TokenGrant], _Kept] = {}
        self._turns: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def credential(
        self,
        use: KeyUse,
        grant: TokenGrant,
        secret: Secret,
        watch: Watch,
        *,
        plain_http: bool = False,
        refused: Secret | None = None,
    ) -> Credential:
        """Return how a valid token goes along; where there is none yet, one is asked for.

        One thread at a time asks for a key; whoever waits meanwhile takes what came.

        Args:
            use: of the request that the token is for.
            grant: where it is given.
            secret: what is kept: client id and client secret.
            watch: over the request.
            plain_http: whether http without TLS is declared for the request.
            refused: a token that the source did not accept, and that is not sent again.

        Raises:
            NoNetwork: this computer reaches nobody.
            SourceUnreachable: the giver does not answer, or not now.
            SourceRefused: it does not accept the client, or leads elsewhere.
            SourceUnreadable: what it answers is no token.
            CancelledByUser: the job was cancelled.
        """
        giver = client(secret)
        with self._turn(use.key, _host(grant), watch):
            kept = self._kept.pop((use.key, grant), None)
            if kept is not None and self._holds(kept, secret, refused):
                self._kept[use.key, grant] = kept
                return bearer(kept.token, giver)
            began = self._ticks()
            given = self._asked(grant, giver, watch, plain_http=plain_http)
            if isinstance(given, SourceError):
                raise given
            self._kept[use.key, grant] = _Kept(given.token, secret, began + _valid(given))
            return bearer(given.token, giver)

    def forget(self, key: str) -> None:
        """Let go of every token that was given for a key."""
        for each in [each for each in list(self._kept) if each[0] == key]:
            self._kept.pop(each, None)

    def _holds(self, kept: _Kept, secret: Secret, refused: Secret | None) -> bool:
        fresh = kept.token != refused and self._ticks() < kept.until
        return fresh and kept.given_for == secret

    @contextlib.contextmanager
    def _turn(self, key: str, host: str, watch: Watch) -> Iterator[None]:
        with self._lock:
            turn = self._turns.setdefault(key, threading.Lock())
        while not turn.acquire(timeout=_GLANCE):
            try:
                watch.check()
            except TimeoutError as problem:
                raise SourceUnreachable(
                    say("{host} did not answer in time.", host=host), hint=say("Ask again later.")
                ) from problem
        try:
            yield
        finally:
            turn.release()

    def _asked(
        self, grant: TokenGrant, giver: Credential, watch: Watch, *, plain_http: bool
    ) -> _Given | SourceError:
        """Ask for a token; what is wrong with the answer is returned, not raised.

        So no trace leads through a frame that holds the answer.
        """
        form = {"grant_type": "client_credentials"} | (
            {"scope": grant.scope} if grant.scope else {}
        )
        request = Request(
            url=grant.url,
            method=Method.POST,
            headers={
                "accept": "application/json",
                "content-type": "application/x-www-form-urlencoded",
            },
            body=urlencode(form).encode(),
            plain_http=plain_http,
        )
        # A token may hold the client's id, in base64: nothing of it may be hidden.
        return _read(self._post(request, replace(giver, secrets=()), watch), _host(grant))


def _host(grant: TokenGrant) -> str:
    return urlsplit(grant.url).hostname or ""


def _valid(given: _Given) -> int:
    if given.seconds is None:
        return _UNTOLD
    return min(given.seconds, _LONGEST) - _BEFORE


def _read(response: Response, host: str) -> _Given | SourceError:
    match response.status:
        case status if status == _GIVEN:
            return _given(_told(response), host)
        case status if status in _REFUSED:
            return SourceRefused(
                say("{host} does not accept the key of this source.", host=host),
                hint=say("Check the key under Sources."),
                detail=" ".join([str(status), *_named(_told(response))]),
            )
        case status if status in _LATER or status >= _SERVER_FAILED:
            return SourceUnreachable(
                say(
                    "{host} lets nobody in at the moment ({status}).", host=host, status=str(status)
                ),
                hint=say("Ask again later."),
            )
        case status if status in _MOVED:
            return SourceRefused(
                say("{host} sends us elsewhere with the key.", host=host),
                hint=say("Nothing was sent there. The source may have moved."),
            )
        case status:
            return _unreadable(host, str(status))


def _told(response: Response) -> dict[str, object]:
    """Return the members of an answer in JSON; none where it is anything else."""
    try:
        told = json.loads(response.content)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _given(told: dict[str, object], host: str) -> _Given | SourceError:
    token, kind, seconds = (told.get(each) for each in ("access_token", "token_type", "expires_in"))
    if not isinstance(token, str) or not _TOKEN.fullmatch(token):
        return _unreadable(host, "access_token")
    if not isinstance(kind, str) or kind.lower() != "bearer":
        return _unreadable(host, "token_type")
    if "expires_in" not in told:
        return _Given(Secret(token), None)
    if type(seconds) is not int or seconds <= 0:
        return _unreadable(host, "expires_in")
    return _Given(Secret(token), seconds)


def _named(told: dict[str, object]) -> list[str]:
    error = told.get("error")
    return [error] if isinstance(error, str) and error in _ERRORS else []


def _unreadable(host: str, detail: str) -> SourceUnreadable:
    return SourceUnreadable(
        say("What {host} answers to the key cannot be read.", host=host),
        hint=say("Ask again later. The source may have changed."),
        detail=detail,
    )
