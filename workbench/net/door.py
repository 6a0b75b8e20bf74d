"""The door to the network: the only place that sends anything."""

import contextlib
import http.client
import logging
import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

import requests
import urllib3.exceptions

from workbench.domain.lookup import BLANKED
from workbench.domain.ports import Clock
from workbench.errors import (
    CancelledByUser,
    SourceError,
    SourceRefused,
    SourceUnreachable,
    SourceUnreadable,
)
from workbench.jobs import JobControl
from workbench.net.adapter import DialledAdapter
from workbench.net.connect import Resolver, SystemResolver, checked_peers, dial, no_network
from workbench.net.credentials import NO_CREDENTIAL, Credential, credential
from workbench.net.exchange import LARGEST, Request, Response
from workbench.net.hiding import hidden, hidden_in_bytes
from workbench.net.hops import MOST_HOPS, Hop, first_hop, headers_for, next_hop, too_many
from workbench.net.secrets import Keys, Secret
from workbench.net.tokens import LARGEST_TOKEN, Tokens
from workbench.net.unpacking import ASKED_FOR, unpacked
from workbench.net.watch import Watch
from workbench.texts import say

# Their records hold whole addresses, keys included; they must reach no log.
for _name in ("connection", "connectionpool", "poolmanager", "response", "util.retry"):
    logging.getLogger(f"urllib3.{_name}").disabled = True

_CHUNK = 65_536
_NOT_LET_IN = 401
_LIBRARY_ERRORS = (
    requests.RequestException,
    urllib3.exceptions.HTTPError,
    http.client.HTTPException,
    OSError,
    ValueError,  # http.client's word for a header it cannot send, with its value
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one request may take; sizes are of the decoded answer, in bytes."""

    connect_seconds: float = 3.05
    read_seconds: float = 10.0
    size: int = LARGEST


class Door:
    """Sends requests and takes answers, within limits; safe from any thread.

    What the libraries say of their failures holds the address with its key, so no error of
    theirs leaves here, not even as the context of ours, and no trace leads through their frames.
    A key that a source sends back is hidden in what leaves here, too.
    """

    def __init__(
        self,
        *,
        agent: str,
        clock: Clock,
        keys: Keys,
        resolver: Resolver | None = None,
        limits: Limits | None = None,
        authorities: str | None = None,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        """Open the door.

        Args:
            agent: how we introduce ourselves: `Leadline/VERSION (+contact)`.
            clock: tells when an answer was taken.
            keys: where keys are found when a request is sent.
            resolver: how names become addresses; None asks the operating system.
            limits: what one request may take.
            authorities: a file of certificate authorities; None trusts the usual ones.
            ticks: a clock in seconds that never goes back, by which tokens end.
        """
        self.offline = False
        self._agent = agent
        self._clock = clock
        self._keys = keys
        self._resolver = resolver or SystemResolver()
        self._limits = limits or Limits()
        self._authorities = authorities
        self._tokens = Tokens(self._token_answer, ticks)

    def send(self, request: Request, control: JobControl) -> Response:
        """Return the answer to a request, whatever its status; redirects are followed.

        Where a token is not accepted, the request goes out once more with a fresh one.

        Raises:
            NoNetwork: this computer reaches nobody, or was told not to.
            SourceUnreachable: no such host, refused, out of time, broken off.
            SourceRefused: a key is missing or not accepted, or the way leads where it must not.
            SourceUnreadable: the answer is larger than we take, or wrongly compressed, or a token
                was asked for and none came.
            CancelledByUser: the job was cancelled.
        """
        control.check()
        if self.offline:
            raise no_network()
        secret = self._secret(request)
        # Before a token is asked for: who is not asked needs none.
        hop = first_hop(request)
        with Watch(control, request.seconds) as watch:
            proof = self._credential(request, secret, watch)
            response, last = self._followed(request, hop, proof, watch)
            if proof.token is not None and last.with_key and response.status == _NOT_LET_IN:
                proof = self._credential(request, secret, watch, refused=proof.token)
                response, _ = self._followed(request, hop, proof, watch)
            return response

    def _secret(self, request: Request) -> Secret | None:
        if request.key is None:
            return None
        secret = self._keys.get(request.key.key)
        if secret is None:
            self._tokens.forget(request.key.key)
            raise SourceRefused(
                say("This source needs a key of yours."), hint=say("Add the key under Sources.")
            )
        return secret

    def _credential(
        self, request: Request, secret: Secret | None, watch: Watch, refused: Secret | None = None
    ) -> Credential:
        use = request.key
        if use is None or secret is None:
            return NO_CREDENTIAL
        if use.grant is None:
            return credential(use, secret)
        return self._tokens.credential(
            use, use.grant, secret, watch, plain_http=request.plain_http, refused=refused
        )

    def _followed(
        self, request: Request, hop: Hop, proof: Credential, watch: Watch
    ) -> tuple[Response, Hop]:
        """Return the answer at the end of all redirects, and where it came from."""
        for _ in range(MOST_HOPS + 1):
            response = self._ask(request, hop, proof, watch, self._limits.size)
            following = next_hop(request, hop, response)
            if following is None:
                return response, hop
            hop = following
        raise too_many(request)

    def _token_answer(self, request: Request, proof: Credential, watch: Watch) -> Response:
        most = min(self._limits.size, LARGEST_TOKEN)
        return self._ask(request, first_hop(request), proof, watch, most)

    def _ask(
        self, request: Request, hop: Hop, proof: Credential, watch: Watch, most: int
    ) -> Response:
        limits = self._limits
        peers = checked_peers(self._resolver, hop.host, hop.port)
        adapter = DialledAdapter(
            partial(dial, hop.host, peers, limits.connect_seconds, watch),
            authorities=self._authorities,
        )
        try:
            prepared = self._prepared(request, hop, proof)
            timeout = (limits.connect_seconds, limits.read_seconds)
            with contextlib.closing(adapter.ask(prepared, timeout)) as answer:
                content = _content(answer, most, watch)
                return self._response(hop, answer, content, proof.secrets)
        except _LIBRARY_ERRORS as problem:
            trouble: SourceError | CancelledByUser = _translated(problem, hop.host, late=watch.late)
        except (SourceError, CancelledByUser) as problem:
            # Raised beneath the library: the trace leads through its frames, which hold the key.
            trouble = problem.with_traceback(None)
        finally:
            adapter.close()
        # Raised here, outside the handler, so that no context of ours holds the library's words.
        watch.check_cancelled()
        raise trouble

    def _prepared(self, request: Request, hop: Hop, proof: Credential) -> requests.PreparedRequest:
        headers = {"accept": "*/*", "accept-encoding": ASKED_FOR, "user-agent": self._agent}
        headers |= headers_for(request, hop)
        url = hop.url
        if hop.with_key:
            headers |= {name: secret.reveal() for name, secret in proof.headers.items()}
            if proof.query:
                joint = "&" if hop.parts.query else "?"
                query = {name: secret.reveal() for name, secret in proof.query.items()}
                url += joint + urlencode(query)
        return requests.Request(hop.method.value, url, headers=headers, data=hop.body).prepare()

    def _response(
        self, hop: Hop, answer: requests.Response, content: bytes, secrets: Iterable[Secret]
    ) -> Response:
        headers = {
            # As RFC 9110, 5.5, has it; no database takes a text with a NUL in it.
            name.lower(): hidden(value.replace("\0", " "), secrets)
            for name, value in answer.headers.items()
            if name.lower() != "set-cookie"
        }
        kept = hidden_in_bytes(content, secrets)
        if kept != content:
            headers[BLANKED] = "a key"
        return Response(
            status=answer.status_code,
            headers=headers,
            content=kept,
            address=hidden(hop.url, secrets),
            taken=self._clock.now(),
        )


def _content(answer: requests.Response, most: int, watch: Watch) -> bytes:
    """Read a body in pieces no larger than a chunk, so that a bomb stops at the limit."""
    pieces: list[bytes] = []
    size = 0
    came = iter(partial(answer.raw.read1, _CHUNK, decode_content=False), b"")
    for piece in unpacked(came, answer.headers.get("content-encoding", "")):
        watch.check()
        if piece:
            pieces.append(piece)
        size += len(piece)
        if size > most:
            raise SourceUnreadable(
                say("The answer is larger than {most} MB.", most=max(1, most // 1_000_000)),
                hint=say("It was not read further."),
            )
    watch.check()
    return b"".join(pieces)


def _translated(problem: Exception, host: str, *, late: bool) -> SourceError:
    """Return our error for a library's; only the names of its classes are kept as detail."""
    causes = _causes(problem)
    detail = " < ".join(type(cause).__name__ for cause in causes)
    if late or any(isinstance(cause, TimeoutError | requests.Timeout) for cause in causes):
        words = say("{host} did not answer in time.", host=host)
    elif any(isinstance(cause, ssl.SSLError | requests.exceptions.SSLError) for cause in causes):
        words = say("{host} offers no connection that can be trusted.", host=host)
    elif any(isinstance(cause, urllib3.exceptions.DecodeError) for cause in causes):
        return SourceUnreadable(say("The answer is wrongly compressed."), detail=detail)
    else:
        words = say("{host} broke off its answer.", host=host)
    return SourceUnreachable(words, hint=say("Ask again later."), detail=detail)


def _causes(problem: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    following: BaseException | None = problem
    while following is not None and following not in found:
        found.append(following)
        following = following.__cause__ or following.__context__
    return found
