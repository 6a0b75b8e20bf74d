"""Where a request may go, hop by hop: the declared hosts, the scheme, and what a redirect asks."""

from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from workbench.errors import SourceRefused
from workbench.net.exchange import KeyPlace, Method, Request, Response
from workbench.texts import say

MOST_HOPS = 5
_REDIRECTS = {301, 302, 303, 307, 308}
_SCHEMES = {"http", "https"}
_KEEPS_METHOD = {307, 308}
_HEADERS_FOR_ANYBODY = ("accept", "content-type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One address on the way to an answer.

    Attributes:
        url: whole, with its query, without any key.
        with_key: whether the request's key belongs to this host.
    """

    url: str
    method: Method
    body: bytes
    with_key: bool

    @property
    def parts(self) -> SplitResult:
        """The address, taken apart."""
        return urlsplit(self.url)

    @property
    def host(self) -> str:
        """The host's name, lower case."""
        return self.parts.hostname or ""

    @property
    def port(self) -> int:
        """The port it is asked at."""
        return self.parts.port or (443 if self.parts.scheme == "https" else 80)


def first_hop(request: Request) -> Hop:
    """Return where a request begins.

    Raises:
        SourceRefused: the address is not one this request declared.
    """
    hop = Hop(url=request.address, method=request.method, body=request.body, with_key=True)
    _check(request, hop)
    return hop


def next_hop(request: Request, hop: Hop, response: Response) -> Hop | None:
    """Return where a redirect leads, or None where the response is the answer.

    The key goes along only to the very scheme, host and port it was meant for.

    Raises:
        SourceRefused: it leads to a host or scheme this request did not declare.
    """
    location = response.headers.get("location", "")
    if response.status not in _REDIRECTS or not location:
        return None
    keeps = response.status in _KEEPS_METHOD
    target = _without_key(request, _taken_apart(location, beside=hop.url))
    following = Hop(
        url=target,
        method=hop.method if keeps else Method.GET,
        body=hop.body if keeps else b"",
        with_key=_origin(target) == _origin(request.url),
    )
    _check(request, following)
    return following


def headers_for(request: Request, hop: Hop) -> dict[str, str]:
    """Return the request's own headers that may go to this hop."""
    named = {name.lower(): value for name, value in request.headers.items()}
    if hop.with_key:
        return named
    return {name: value for name, value in named.items() if name in _HEADERS_FOR_ANYBODY}


def too_many(request: Request) -> SourceRefused:
    """Return the refusal of an address that only ever points elsewhere."""
    return SourceRefused(
        say("{host} sends us from page to page without an answer.", host=_host(request.url))
    )


def _check(request: Request, hop: Hop) -> None:
    parts = _taken_apart(hop.url)
    declared = request.hosts or (_host(request.url),)
    if parts.username is not None or not any(_fits(hop.host, host) for host in declared):
        raise SourceRefused(
            say("The answer would come from {host}, which the source did not name.", host=hop.host),
            hint=say("Nothing was sent there. The source may have moved."),
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and request.plain_http):
        raise SourceRefused(
            say("{host} wants to answer without encryption.", host=hop.host),
            hint=say("Nothing was sent there."),
        )


def _taken_apart(url: str, beside: str = "") -> SplitResult:
    """Return an address, which may be relative to another, in its parts."""
    try:
        parts = urlsplit(urljoin(beside, url))
        # Reading the port is what checks it.
        _ = parts.port
    except ValueError as problem:
        raise _unreadable() from problem
    if parts.scheme not in _SCHEMES or not parts.hostname:
        raise _unreadable()
    return parts


def _unreadable() -> SourceRefused:
    return SourceRefused(say("The source names an address that cannot be read."))


def _fits(host: str, declared: str) -> bool:
    if declared.startswith("*."):
        return host.endswith(declared[1:].lower())
    return host == declared.lower()


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = _taken_apart(url)
    return parts.scheme, parts.hostname or "", parts.port


def _without_key(request: Request, parts: SplitResult) -> str:
    if request.key is None or request.key.place is not KeyPlace.QUERY:
        return urlunsplit(parts._replace(fragment=""))
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = urlencode([pair for pair in pairs if pair[0] != request.key.name])
    return urlunsplit(parts._replace(query=kept, fragment=""))
