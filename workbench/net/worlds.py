"""A world: a folder of recorded answers that stands in for the network."""

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated
from urllib.parse import parse_qsl, unquote, urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from workbench.domain.ports import Clock
from workbench.errors import InvalidInput, SourceUnreachable
from workbench.jobs import JobControl
from workbench.net.connect import no_network
from workbench.net.exchange import Method, Request, Response
from workbench.net.faults import PRIVATE, REST, Fault, error_of
from workbench.net.hops import MOST_HOPS, Hop, first_hop, next_hop, too_many
from workbench.net.storms import Limit, Storm
from workbench.texts import Message, say

_TYPES = {
    ".json": "application/json",
    ".xml": "application/xml",
    ".xhtml": "application/xhtml+xml",
    ".html": "text/html; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
}


class Root(BaseModel):
    """A folder outside the world: an environment variable names it, else `path` does."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    variable: str = ""
    path: str = ""

    def folder(self, world: Path) -> Path:
        """Return the folder; a relative path is meant from the world's own."""
        named = os.environ.get(self.variable, "") if self.variable else ""
        return (world / (named or self.path)).resolve()


class Exchange(BaseModel):
    """One `[[exchange]]` of `world.toml`: what is matched, and what is answered.

    Attributes:
        path: compared with its percent signs decoded.
        query: names and values that must be among those asked; others do not matter.
        query_like: names, and how what is asked must begin, whatever the case.
        sent: words that must stand in the request's body.
        file: the answer's body, in the world's folder or below `root`.
        root: name of one of the world's `[roots]`, or empty.
        text: the answer's body, written out here; for short ones.
        delay: seconds until the answer begins.
        fault: how the answer goes wrong on its way.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    method: Method = Method.GET
    host: Annotated[str, AfterValidator(str.lower)]
    path: str
    query: dict[str, str] = Field(default_factory=dict)
    query_like: dict[str, str] = Field(default_factory=dict)
    sent: str = ""
    status: int = 200
    headers: dict[str, str] = Field(default_factory=dict)
    file: str = ""
    root: str = ""
    text: str = ""
    delay: float = Field(default=0.0, ge=0)
    fault: Fault = Fault.NONE

    def answers(self, asked: "Asked") -> bool:
        """Whether this exchange is the answer to what was asked."""
        return (
            (asked.method, asked.host, unquote(asked.path))
            == (self.method, self.host, unquote(self.path))
            and set(self.query.items()) <= set(asked.query)
            and all(asked.begins(name, words) for name, words in self.query_like.items())
            and self.sent.encode() in asked.body
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as a world sees it."""

    method: str
    host: str
    path: str
    query: Sequence[tuple[str, str]]
    body: bytes

    def begins(self, name: str, words: str) -> bool:
        """Whether what is asked under a name begins with words, whatever the case."""
        values = (value for asked, value in self.query if asked == name)
        return any(value.casefold().startswith(words.casefold()) for value in values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An answer of a world: what would come over the wire."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    delay: float
    fault: Fault


def spoiled(recorded: Recorded, url: str) -> Recorded:
    """Return an answer as a fault leaves it, where something comes that can be taken for one."""
    match recorded.fault:
        case Fault.WRONG_LENGTH:
            return replace(recorded, content=recorded.content[: len(recorded.content) // 2])
        case Fault.REDIRECT_LOOP:
            return replace(recorded, status=302, headers={"location": url}, content=b"")
        case Fault.REDIRECT_PRIVATE:
            return replace(recorded, status=302, headers={"location": PRIVATE}, content=b"")
        case Fault.TOO_MANY:
            headers = {"retry-after": str(REST)}
            return replace(recorded, status=429, headers=headers, content=b"slower")
        case Fault.UNAVAILABLE:
            return replace(recorded, status=503, headers={}, content=b"not now")
        case _:
            return recorded


class _WorldFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    roots: dict[str, Root] = Field(default_factory=dict)
    exchange: list[Exchange] = Field(default_factory=list)
    limit: list[Limit] = Field(default_factory=list)
    storm: list[Storm] = Field(default_factory=list)


def asked(method: str, url: str, body: bytes) -> Asked:
    """Return a request as a world sees it."""
    parts = urlsplit(url)
    return Asked(
        method=method,
        host=parts.hostname or "",
        path=parts.path or "/",
        query=parse_qsl(parts.query, keep_blank_values=True),
        body=body,
    )


class World:
    """Recorded exchanges, in the order of their file; the first that fits answers.

    Limits and storms hold where the world is served (`workbench.net.served_world`).
    """

    def __init__(
        self,
        folder: Path,
        roots: Mapping[str, Root],
        exchanges: Sequence[Exchange],
        *,
        limits: Sequence[Limit] = (),
        storms: Sequence[Storm] = (),
    ) -> None:
        self._folder = folder.resolve()
        self._roots = {name: root.folder(self._folder) for name, root in roots.items()}
        self.exchanges = tuple(exchanges)
        self.limits = tuple(limits)
        self.storms = tuple(storms)

    @classmethod
    def open(cls, folder: Path) -> "World":
        """Return the world of a folder.

        Raises:
            InvalidInput: there is no `world.toml`, or it is not one.
        """
        try:
            read = _WorldFile.model_validate(
                tomllib.loads((folder / "world.toml").read_text(encoding="utf-8"))
            )
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as problem:
            raise InvalidInput(
                say("{folder} is not a folder of recorded answers.", folder=str(folder)),
                field="world",
                hint=_wrong(problem),
            ) from problem
        return cls(folder, read.roots, read.exchange, limits=read.limit, storms=read.storm)

    def answer(self, question: Asked) -> Recorded:
        """Return the recorded answer to a request.

        Raises:
            SourceUnreachable: nothing is recorded for it, or the recording is missing.
        """
        for exchange in self.exchanges:
            if exchange.answers(question):
                return Recorded(
                    status=exchange.status,
                    headers=self._headers(exchange),
                    content=self._content(exchange),
                    delay=exchange.delay,
                    fault=exchange.fault,
                )
        raise SourceUnreachable(
            say("No answer from {host} is recorded here.", host=question.host),
            hint=say("Add one to world.toml, or work with the network."),
            detail=f"{question.method} {question.host}{question.path} {dict(question.query)}",
        )

    def _headers(self, exchange: Exchange) -> dict[str, str]:
        named = {name.lower(): value for name, value in exchange.headers.items()}
        kind = _TYPES.get(Path(exchange.file).suffix.lower(), "")
        return ({"content-type": kind} if kind else {}) | named

    def _content(self, exchange: Exchange) -> bytes:
        if not exchange.file:
            return exchange.text.encode()
        root = self._roots.get(exchange.root) if exchange.root else self._folder
        file = (root / exchange.file).resolve() if root else None
        if root is None or file is None or not file.is_relative_to(root) or not file.is_file():
            raise SourceUnreachable(
                say("This world lacks the recording {file}.", file=exchange.file),
                detail=str(file or exchange.root),
            )
        return file.read_bytes()


class WorldDoor:
    """Answers requests from a world, by the door's own rules of hosts, schemes and redirects."""

    def __init__(self, world: World, *, clock: Clock) -> None:
        self.offline = False
        self._world = world
        self._clock = clock

    def send(self, request: Request, control: JobControl) -> Response:
        """Return the recorded answer to a request, whatever its status.

        Raises:
            NoNetwork: the user's switch is on.
            SourceUnreachable: nothing is recorded, or a fault is.
            SourceRefused: the way leads where it must not.
            CancelledByUser: the job was cancelled.
        """
        control.check()
        if self.offline:
            raise no_network()
        hop = first_hop(request)
        for _ in range(MOST_HOPS + 1):
            response = self._ask(request, hop, control)
            following = next_hop(request, hop, response)
            if following is None:
                return response
            hop = following
        raise too_many(request)

    def _ask(self, request: Request, hop: Hop, control: JobControl) -> Response:
        recorded = self._world.answer(asked(hop.method.value, hop.url, hop.body))
        control.wait(min(recorded.delay, request.seconds))
        late = recorded.delay > request.seconds
        problem = error_of(Fault.TIMEOUT if late else recorded.fault, hop.host)
        if problem is not None:
            raise problem
        came = spoiled(recorded, hop.url)
        return Response(
            status=came.status,
            headers=came.headers,
            content=came.content,
            address=hop.url,
            taken=self._clock.now(),
        )


def _wrong(problem: Exception) -> Message:
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return say("There is no world.toml in it.")
    return say("Its world.toml says: {problem}", problem=str(problem))
