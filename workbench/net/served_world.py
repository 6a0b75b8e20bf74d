"""A world as a real HTTP server on loopback, with its faults, limits and storms."""

import gzip
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from workbench.errors import SourceUnreachable
from workbench.net.exchange import LARGEST
from workbench.net.faults import Fault
from workbench.net.pace import retry_after
from workbench.net.storms import Gate
from workbench.net.worlds import Asked, Recorded, World, asked, spoiled

LOOPBACK = "127.0.0.1"
_LONGEST_FAULT = 30.0
_DRIP = 0.02
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)
_MORE_THAN_ENOUGH = 4 * LARGEST
_FILLING = b" " * 65_536


@dataclass(frozen=True, slots=True)
class Visit:
    """One request that reached the server.

    Attributes:
        headers: names in lower case.
        at: when, in seconds of a clock that nobody sets.
        too_many: it passed a limit of its host.
    """

    asked: Asked
    headers: dict[str, str]
    at: float = 0.0
    too_many: bool = False

    @property
    def question(self) -> str:
        """What was asked of which host, without its body; equal for equal questions."""
        pairs = "&".join(f"{name}={value}" for name, value in self.asked.query)
        return f"{self.asked.host}{self.asked.path}?{pairs}"


@dataclass(slots=True)
class ServedWorld:
    """A world being served: where, and what it was asked so far.

    Attributes:
        violations: by host, how many questions passed its limits.
        early: by host, how many questions came while it had asked for rest.
    """

    port: int
    violations: Counter[str]
    early: Counter[str]
    visits: list[Visit] = field(default_factory=list)


@contextmanager
def serve(world: World) -> Iterator[ServedWorld]:
    """Serve a world on loopback, whichever host a request names; ends with the block.

    What the world has no answer for is answered 404. A fault lasts 30 seconds at most, and no
    longer than the block.
    """
    with _Server(world) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="served world")
        thread.start()
        try:
            yield server.served
        finally:
            server.closing.set()
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    # Closing the server waits for the threads that still answer.
    daemon_threads = False
    # Many hosts' worth of connections come at once; what the queue does not take is late a second.
    request_queue_size = 128

    def __init__(self, world: World) -> None:
        super().__init__((LOOPBACK, 0), _Handler)
        self.world = world
        self.gate = Gate(world.limits)
        self.served = ServedWorld(self.server_port, self.gate.violations, self.gate.early)
        self.closing = threading.Event()
        self._before: Counter[str] = Counter()
        self._counting = threading.Lock()

    def drawn(self, visit: Visit, recorded: Recorded) -> Recorded:
        """Return an answer as the storm over its host has it."""
        with self._counting:
            before = self._before[visit.question]
            self._before[visit.question] += 1
        for storm in self.world.storms:
            if storm.falls_on(visit.asked.host):
                return replace(recorded, fault=storm.draw(visit.question, before))
        return recorded


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:  # named by http.server
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        """Stay silent: visits are kept in `ServedWorld.visits`."""

    def _answer(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", "0")))
        question = asked(self.command, f"//{headers.get('host', '')}{self.path}", body)
        passed = self.server.gate.passes(question.host)
        visit = Visit(question, headers, time.monotonic(), passed.too_many)
        self.server.served.visits.append(visit)
        try:
            recorded = self.server.drawn(visit, self.server.world.answer(question))
        except SourceUnreachable:
            self.send_error(404)
            return
        if passed.too_many:
            recorded = replace(
                recorded, status=429, headers=passed.headers, content=b"slower", fault=Fault.NONE
            )
        else:
            recorded = replace(recorded, headers={**recorded.headers, **passed.headers})
        try:
            self._play(recorded)
        except OSError:
            # The other side had enough of a fault, which is what faults are for.
            self.close_connection = True

    def _play(self, recorded: Recorded) -> None:
        self.server.closing.wait(recorded.delay)
        match recorded.fault:
            case Fault.TIMEOUT:
                self.server.closing.wait(_LONGEST_FAULT)
            case Fault.RESET:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
                self.connection.close()
            case Fault.NO_HTTP:
                self.wfile.write(b"\x00\xff this is no HTTP\r\n\r\n" + recorded.content)
            case _:
                self._respond(recorded)

    def _respond(self, recorded: Recorded) -> None:
        match recorded.fault:
            case Fault.TRUNCATED:
                self._begin(recorded, len(recorded.content))
                self.wfile.write(recorded.content[: len(recorded.content) // 2])
            case Fault.SLOW_DRIP:
                self._begin(recorded, len(recorded.content))
                self._drip(recorded.content)
            case Fault.OVERSIZED:
                self._begin(recorded, _MORE_THAN_ENOUGH)
                self._fill(recorded.content)
            case Fault.BOMB:
                packed = {**recorded.headers, "content-encoding": "gzip"}
                self._whole(replace(recorded, headers=packed, content=_bomb()))
            case Fault.WRONG_LENGTH:
                self._begin(recorded, len(recorded.content) // 2)
                self.wfile.write(recorded.content)
            case Fault.GARBAGE:
                chunked = {**recorded.headers, "transfer-encoding": "chunked"}
                self._begin(replace(recorded, headers=chunked), None)
                self.wfile.write(b"\x00\xff is not how long a chunk is\r\n" + recorded.content)
            case _:
                self._whole(spoiled(recorded, self.path))

    def _whole(self, recorded: Recorded) -> None:
        wish = retry_after(recorded.headers.get("retry-after", ""), datetime.now(UTC))
        if wish:
            host = self.headers.get("host", "").partition(":")[0].lower()
            self.server.gate.rests(host, wish)
        self._begin(recorded, len(recorded.content))
        self.wfile.write(recorded.content)

    def _begin(self, recorded: Recorded, length: int | None) -> None:
        self.send_response(recorded.status)
        for name, value in recorded.headers.items():
            self.send_header(name, value)
        if length is not None:
            self.send_header("content-length", str(length))
        self.end_headers()

    def _drip(self, content: bytes) -> None:
        for at in range(min(len(content), int(_LONGEST_FAULT / _DRIP))):
            self.wfile.write(content[at : at + 1])
            if self.server.closing.wait(_DRIP):
                return

    def _fill(self, content: bytes) -> None:
        self.wfile.write(content)
        for _ in range((_MORE_THAN_ENOUGH - len(content)) // len(_FILLING)):
            if self.server.closing.is_set():
                return
            self.wfile.write(_FILLING)


@cache
def _bomb() -> bytes:
    """Return a packed body that unpacks to more than anybody reads."""
    return gzip.compress(bytes(_MORE_THAN_ENOUGH), compresslevel=1)
