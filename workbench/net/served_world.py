"""A world as a real HTTP server on loopback, with its faults, for tests and for training."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from workbench.errors import SourceUnreachable
from workbench.net.worlds import Asked, Fault, Recorded, World, asked

LOOPBACK = "127.0.0.1"
_LONGEST_FAULT = 30.0
_DRIP = 0.02
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request that reached the server, with its headers, names in lower case."""

    asked: Asked
    headers: dict[str, str]


@dataclass(slots=True)
class ServedWorld:
    """A world being served: where, and what it was asked so far."""

    port: int
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

    def __init__(self, world: World) -> None:
        super().__init__((LOOPBACK, 0), _Handler)
        self.world = world
        self.served = ServedWorld(port=self.server_port)
        self.closing = threading.Event()


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
        self.server.served.visits.append(Visit(question, headers))
        try:
            recorded = self.server.world.answer(question)
        except SourceUnreachable:
            self.send_error(404)
            return
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
            case Fault.TRUNCATED:
                self._begin(recorded)
                self.wfile.write(recorded.content[: len(recorded.content) // 2])
            case Fault.SLOW_DRIP:
                self._begin(recorded)
                self._drip(recorded.content)
            case Fault.NONE:
                self._begin(recorded)
                self.wfile.write(recorded.content)

    def _begin(self, recorded: Recorded) -> None:
        self.send_response(recorded.status)
        for name, value in recorded.headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(recorded.content)))
        self.end_headers()

    def _drip(self, content: bytes) -> None:
        for at in range(min(len(content), int(_LONGEST_FAULT / _DRIP))):
            self.wfile.write(content[at : at + 1])
            if self.server.closing.wait(_DRIP):
                return
