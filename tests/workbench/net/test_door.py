"""The door over real HTTP on loopback: what it lets out, what it takes in, what it never tells."""

import errno
import gzip
import logging
import socket
import subprocess
import threading
import traceback
import tracemalloc
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path
from shutil import which
from ssl import PROTOCOL_TLS_SERVER, SSLContext, SSLObject
from typing import Any

import pytest

from tests.fakes.network import NOON, InventedHosts, StandingClock, keys
from workbench.errors import (
    CancelledByUser,
    NoNetwork,
    SourceError,
    SourceRefused,
    SourceUnreachable,
    SourceUnreadable,
)
from workbench.jobs import JobControl
from workbench.net import connect
from workbench.net.connect import Peer, Resolver, SystemResolver, public
from workbench.net.door import Door, Limits
from workbench.net.exchange import KeyPlace, KeyUse, Method, Request, Response
from workbench.net.faults import Fault
from workbench.net.served_world import LOOPBACK, ServedWorld, serve
from workbench.net.worlds import Exchange, World

KEY = "s3cret/ké y"
AGENT = "Leadline/0.1.0 (+https://leadline.example)"
REGISTER = "register.example"
ELSEWHERE = "elsewhere.example"


def exchange(path: str, **more: object) -> Exchange:
    return Exchange.model_validate({"host": REGISTER, "path": path} | more)


def ask(path: str, **more: Any) -> Request:
    return replace(Request(url=f"http://{REGISTER}{path}", plain_http=True), **more)


@contextmanager
def opened(
    *exchanges: Exchange,
    hosts: Sequence[str] = (REGISTER, ELSEWHERE),
    limits: Limits | None = None,
) -> Iterator[tuple[Door, ServedWorld]]:
    with serve(World(Path(), {}, exchanges)) as served:
        invented = InventedHosts(dict.fromkeys(hosts, (LOOPBACK, served.port)))
        yield door(invented, limits=limits), served


def door(resolver: Resolver, limits: Limits | None = None, authorities: str | None = None) -> Door:
    return Door(
        agent=AGENT,
        clock=StandingClock(),
        keys=keys(register=KEY),
        resolver=resolver,
        limits=limits,
        authorities=authorities,
    )


def send(a_door: Door, request: Request) -> Response:
    return a_door.send(request, JobControl())


HEADERS = {"X-Seen": "1", "Set-Cookie": "session=1"}


def test_an_answer_comes_with_its_status_bytes_and_time() -> None:
    with opened(exchange("/unit", status=404, text='{"no": 1}', headers=HEADERS)) as (d, _):
        response = send(d, ask("/unit"))
    assert (response.status, response.content, response.taken) == (404, b'{"no": 1}', NOON)
    assert response.headers["x-seen"] == "1"
    assert "set-cookie" not in response.headers
    assert response.address == f"http://{REGISTER}/unit"


def test_we_say_who_we_are_and_which_form_we_want() -> None:
    with opened(exchange("/unit")) as (d, served):
        send(d, ask("/unit", headers={"Accept": "application/json"}))
    assert served.visits[0].headers["user-agent"] == AGENT
    assert served.visits[0].headers["accept"] == "application/json"
    assert served.visits[0].headers["host"] == REGISTER


def test_a_question_may_have_a_query_and_a_body() -> None:
    with opened(exchange("/søk", method="POST", query={"q": "Fjord & co"}, sent="{1}")) as (d, _):
        request = ask("/s%C3%B8k", method=Method.POST, params=(("q", "Fjord & co"),), body=b"{1}")
        assert send(d, request).status == 200


def test_plain_http_must_be_declared() -> None:
    with opened(exchange("/unit")) as (d, served), pytest.raises(SourceRefused):
        send(d, ask("/unit", plain_http=False))
    assert served.visits == []


def test_only_declared_hosts_are_asked() -> None:
    with opened(exchange("/unit")) as (d, served), pytest.raises(SourceRefused):
        send(d, ask("/unit", hosts=("other.example", "*.register.example")))
    assert served.visits == []


def test_a_redirect_within_the_declared_hosts_is_followed() -> None:
    with opened(
        exchange("/old", status=302, headers={"location": f"http://{ELSEWHERE}/new"}),
        exchange("/new", host=ELSEWHERE, text="here"),
    ) as (d, _):
        response = send(d, ask("/old", hosts=(REGISTER, "*.example")))
    assert response.content == b"here"
    assert response.address == f"http://{ELSEWHERE}/new"


@pytest.mark.parametrize(
    "location",
    [
        f"http://{ELSEWHERE}/new", f"//{ELSEWHERE}/new", f"http://u:p@{REGISTER}/",
        f"http://{REGISTER}@{ELSEWHERE}/", f"http://{REGISTER}.evil.example/",
        "http://127.0.0.1/", "http://2130706433/", "http://[::1]/", "http://[::ffff:10.0.0.1]/",
    ],
)  # fmt: skip
def test_a_redirect_out_of_them_is_refused(location: str) -> None:
    with opened(
        exchange("/old", status=302, headers={"location": location}),
        exchange("/new", host=ELSEWHERE),
    ) as (d, served):
        with pytest.raises(SourceRefused):
            send(d, ask("/old", hosts=(REGISTER,)))
        assert len(served.visits) == 1


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd", f"file://{REGISTER}/etc/passwd", f"ftp://{REGISTER}/x", "http://[",
        "javascript:alert(1)", "data:text/plain,x", f"http://{REGISTER}:99999/",
    ],
)  # fmt: skip
def test_a_redirect_to_what_is_no_web_address_is_refused_in_words(location: str) -> None:
    moved = exchange("/old", status=302, headers={"location": location})
    with opened(moved) as (d, served):
        with pytest.raises(SourceRefused) as told:
            send(d, ask("/old", hosts=(REGISTER,)))
        assert len(served.visits) == 1
    assert str(told.value) == "The source names an address that cannot be read."


def test_a_redirect_into_the_private_network_is_refused() -> None:
    exchanges = (
        exchange("/old", status=302, headers={"location": f"http://{ELSEWHERE}/new"}),
        exchange("/new", host=ELSEWHERE),
    )
    with serve(World(Path(), {}, exchanges)) as served:
        here = (LOOPBACK, served.port)
        invented = InventedHosts({REGISTER: here, ELSEWHERE: here}, permitted=[REGISTER])
        with pytest.raises(SourceRefused, match="private network"):
            send(door(invented), ask("/old", hosts=(REGISTER, ELSEWHERE)))
    assert len(served.visits) == 1


def test_a_circle_of_redirects_ends() -> None:
    circle = exchange("/round", status=302, headers={"location": "/round"})
    with opened(circle) as (d, served), pytest.raises(SourceRefused):
        send(d, ask("/round"))
    assert len(served.visits) == 6


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        str(IPv4Address(0)), "255.255.255.255", "198.18.0.1", "192.0.2.1", "224.0.0.1", "240.0.0.1",
        "::", "::1", "fe80::1%eth0", "fd00::1", "fec0::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:0.0.0.0", "2002:7f00:1::",
        "64:ff9b::7f00:1", "64:ff9b:1::7f00:1", "::127.0.0.1", "::10.0.0.1", "::ffff:0:10.0.0.1",
        "2001:0:7f00:1::",
    ],
)  # fmt: skip
def test_private_addresses_are_not_public(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize(
    "address", ["193.163.8.10", "2a01:4f8::1", "64:ff9b::c1a3:80a", "::ffff:193.163.8.10"]
)
def test_public_addresses_are(address: str) -> None:
    assert public(address)


@pytest.mark.parametrize("host", [LOOPBACK, "localhost", "[::1]"])
def test_the_operating_system_permits_no_private_address(host: str) -> None:
    with socket.create_server((LOOPBACK, 0)) as listening:
        request = Request(url=f"http://{host}:{listening.getsockname()[1]}/", plain_http=True)
        with pytest.raises(SourceRefused, match="private network"):
            send(door(SystemResolver()), request)


class Rebinding:
    """Says a permitted address first, and another one ever after."""

    def __init__(self, first: Peer) -> None:
        self._first = first
        self.asked = 0

    def peers(self, host: str, port: int) -> Sequence[Peer]:
        self.asked += 1
        return [self._first if self.asked == 1 else ("127.0.0.2", self._first[1])]

    def permits(self, host: str, address: str) -> bool:
        return address == self._first[0]


def test_a_name_that_changes_after_the_check_changes_nothing() -> None:
    with serve(World(Path(), {}, [exchange("/unit", text="right")])) as served:
        rebinding = Rebinding((LOOPBACK, served.port))
        assert send(door(rebinding), ask("/unit")).content == b"right"
    assert rebinding.asked == 1


def test_too_large_an_answer_is_not_read_to_its_end() -> None:
    limits = Limits(size=100_000)
    with (
        opened(exchange("/big", text="x" * 300_000), limits=limits) as (d, _),
        pytest.raises(SourceUnreadable, match="larger"),
    ):
        send(d, ask("/big"))


def bare_deflate(content: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(content) + packing.flush()


PACKED = {
    "gzip": ("gzip", gzip.compress),
    "deflate": ("deflate", zlib.compress),
    "deflate without its frame": ("deflate", bare_deflate),
}
packed_ways = pytest.mark.parametrize(("coding", "pack"), PACKED.values(), ids=PACKED.keys())


def asked_for(folder: Path, body: bytes, coding: str, limits: Limits | None = None) -> Response:
    """Return what the door makes of a body that is sent under a `Content-Encoding`."""
    (folder / "body").write_bytes(body)
    packed = exchange("/packed", file="body", headers={"content-encoding": coding})
    with serve(World(folder, {}, [packed])) as served:
        invented = InventedHosts({REGISTER: (LOOPBACK, served.port)})
        return send(door(invented, limits), ask("/packed"))


@packed_ways
def test_a_bomb_is_capped(tmp_path: Path, coding: str, pack: Callable[[bytes], bytes]) -> None:
    tracemalloc.start()
    try:
        body = pack(bytes(50_000_000))
        tracemalloc.reset_peak()
        with pytest.raises(SourceUnreadable, match="larger"):
            asked_for(tmp_path, body, coding, Limits(size=1_000_000))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 10_000_000


@packed_ways
def test_a_packed_answer_is_unpacked(
    tmp_path: Path, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    assert asked_for(tmp_path, pack(b"x" * 200_000), coding).content == b"x" * 200_000


@packed_ways
def test_half_of_a_packed_answer_is_no_answer(
    tmp_path: Path, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    packed = pack(b"<p>".join(b"%d" % number for number in range(5000)))
    with pytest.raises(SourceUnreachable, match="broke off"):
        asked_for(tmp_path, packed[: len(packed) // 2], coding)


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", ", ".join(["gzip"] * 9)])
def test_a_body_packed_in_a_way_we_did_not_ask_for_is_unreadable(
    tmp_path: Path, coding: str
) -> None:
    with pytest.raises(SourceUnreadable, match="compressed"):
        asked_for(tmp_path, gzip.compress(gzip.compress(b"x")), coding)


def test_what_is_not_packed_as_it_says_is_unreadable() -> None:
    wrong = exchange("/wrong", text="not packed", headers={"content-encoding": "gzip"})
    with opened(wrong) as (d, _), pytest.raises(SourceUnreadable, match="compressed"):
        send(d, ask("/wrong"))


@pytest.mark.parametrize("fault", [Fault.RESET, Fault.TRUNCATED])
def test_a_broken_answer_is_no_answer(fault: Fault) -> None:
    broken = exchange("/broken", text="half of this is missing", fault=fault)
    with opened(broken) as (d, _), pytest.raises(SourceUnreachable, match="broke off"):
        send(d, ask("/broken"))


@pytest.mark.parametrize("fault", [Fault.TIMEOUT, Fault.SLOW_DRIP])
def test_a_slow_answer_is_cut_off(fault: Fault) -> None:
    slow = exchange("/slow", text="drip " * 1000, fault=fault)
    with opened(slow) as (d, _), pytest.raises(SourceUnreachable, match="in time"):
        send(d, ask("/slow", seconds=0.3))


def test_a_server_that_is_silent_is_left_after_the_read_time_out() -> None:
    silent = exchange("/silent", fault=Fault.TIMEOUT)
    with (
        opened(silent, limits=Limits(read_seconds=0.2)) as (d, _),
        pytest.raises(SourceUnreachable, match="in time"),
    ):
        send(d, ask("/silent"))


@pytest.mark.parametrize("fault", [Fault.TIMEOUT, Fault.SLOW_DRIP])
def test_cancelling_stops_a_running_request(fault: Fault) -> None:
    slow = exchange("/slow", text="drip " * 1000, fault=fault)
    control = JobControl()
    with opened(slow) as (d, served):
        timer = threading.Timer(0.2, control.cancel)
        timer.start()
        with pytest.raises(CancelledByUser):
            d.send(ask("/slow"), control)
        timer.join()
        assert len(served.visits) == 1


def test_a_host_that_takes_no_connection_is_unreachable() -> None:
    with socket.create_server((LOOPBACK, 0)) as taken:
        port = taken.getsockname()[1]
    d = door(InventedHosts({REGISTER: (LOOPBACK, port)}))
    with pytest.raises(SourceUnreachable) as caught:
        send(d, ask("/unit"))
    assert not isinstance(caught.value, NoNetwork)


@pytest.mark.parametrize("way_out", [True, False])
def test_a_host_without_a_way_to_it_is_no_missing_network(
    monkeypatch: pytest.MonkeyPatch, way_out: bool
) -> None:
    def unreachable(*_: object, **__: object) -> socket.socket:
        raise OSError(errno.EHOSTUNREACH, "No route to host")

    monkeypatch.setattr(socket, "create_connection", unreachable)
    monkeypatch.setattr(connect, "_way_out", lambda: way_out)
    with pytest.raises(SourceUnreachable) as caught:
        send(door(InventedHosts({REGISTER: (LOOPBACK, 9)})), ask("/unit"))
    assert isinstance(caught.value, NoNetwork) is not way_out


def test_an_unknown_host_is_unreachable() -> None:
    with pytest.raises(SourceUnreachable, match=r"register\.example"):
        send(door(InventedHosts({})), ask("/unit"))


def test_the_switch_for_no_network_asks_nobody() -> None:
    with opened(exchange("/unit")) as (d, served):
        d.offline = True
        with pytest.raises(NoNetwork):
            send(d, ask("/unit"))
        assert served.visits == []
        d.offline = False
        assert send(d, ask("/unit")).status == 200


def test_no_name_server_means_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def unanswered(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", unanswered)
    with pytest.raises(NoNetwork):
        send(door(SystemResolver()), ask("/unit"))


IN_HEADER = KeyUse("register", KeyPlace.HEADER, "X-Key")
IN_QUERY = KeyUse("register", KeyPlace.QUERY, "key")


def test_a_key_goes_along_in_a_header() -> None:
    use = KeyUse("plain", KeyPlace.HEADER, "X-Key")
    with serve(World(Path(), {}, [exchange("/unit")])) as served:
        invented = InventedHosts({REGISTER: (LOOPBACK, served.port)})
        d = Door(agent=AGENT, clock=StandingClock(), keys=keys(plain="abc"), resolver=invented)
        response = send(d, ask("/unit", key=use))
    assert served.visits[0].headers["x-key"] == "abc"
    assert "abc" not in repr(response)


def test_a_key_goes_along_in_the_query_and_is_no_part_of_the_address() -> None:
    with opened(exchange("/unit", query={"key": KEY, "q": "1"})) as (d, _):
        response = send(d, ask("/unit", key=IN_QUERY, params=(("q", "1"),)))
    assert response.address == f"http://{REGISTER}/unit?q=1"


def test_a_missing_key_is_said_before_anything_is_sent() -> None:
    with opened(exchange("/unit")) as (d, served), pytest.raises(SourceRefused, match="key"):
        send(d, ask("/unit", key=KeyUse("unknown", KeyPlace.HEADER, "X-Key")))
    assert served.visits == []


def test_a_key_goes_to_no_other_host() -> None:
    plain = KeyUse("plain", KeyPlace.HEADER, "Authorization")
    echo = f"http://{ELSEWHERE}/new?key=abc&q=1"
    exchanges = (
        exchange("/old", status=307, headers={"location": echo}),
        exchange("/new", host=ELSEWHERE),
    )
    with serve(World(Path(), {}, exchanges)) as served:
        here = (LOOPBACK, served.port)
        d = Door(
            agent=AGENT,
            clock=StandingClock(),
            keys=keys(plain="abc"),
            resolver=InventedHosts({REGISTER: here, ELSEWHERE: here}),
        )
        own = {"X-Own": "1", "Accept": "text/plain"}
        send(d, ask("/old", key=plain, hosts=("*.example",), headers=own))
    first, second = served.visits
    assert first.headers["authorization"] == "abc"
    assert "authorization" not in second.headers
    assert "x-own" not in second.headers
    assert "abc" not in repr(second)


def everything_said(problem: BaseException | None) -> str:
    """All words of an error and of every error behind it, whether it would be printed or not."""
    said = ""
    while problem is not None:
        said += "".join(traceback.format_exception(problem, chain=False))
        said += f"{problem!r} {getattr(problem, 'detail', '')} {getattr(problem, 'hint', '')}"
        problem = problem.__cause__ or problem.__context__
    return said


@pytest.mark.parametrize("use", [IN_HEADER, IN_QUERY], ids=["header", "query"])
@pytest.mark.parametrize("fault", [Fault.RESET, Fault.TRUNCATED, Fault.TIMEOUT, Fault.SLOW_DRIP])
def test_no_failure_tells_the_key(
    use: KeyUse, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("urllib3").setLevel(logging.DEBUG)
    failing = exchange("/unit", text="some words " * 50, fault=fault)
    with opened(failing) as (d, _), pytest.raises(SourceError) as caught:
        send(d, ask("/unit", key=use, seconds=0.3))
    told = everything_said(caught.value) + caplog.text
    # This piece of the key reads the same however the key is encoded.
    assert "s3cret" not in told


def test_a_key_that_no_header_can_hold_is_not_told_either() -> None:
    with serve(World(Path(), {}, [exchange("/unit")])) as served:
        d = Door(
            agent=AGENT,
            clock=StandingClock(),
            keys=keys(register="s3cret\r\nX-Evil: 1"),
            resolver=InventedHosts({REGISTER: (LOOPBACK, served.port)}),
        )
        with pytest.raises(SourceError) as caught:
            send(d, ask("/unit", key=IN_HEADER))
    assert "s3cret" not in everything_said(caught.value)
    assert served.visits == []


def in_every_frame(problem: BaseException) -> str:
    """An error as a tool would print it that shows the variables of every frame."""
    said = everything_said(problem)
    # A test's own frame holds what the test looks for.
    problem.__traceback__ = problem.__traceback__ and problem.__traceback__.tb_next
    told = traceback.TracebackException.from_exception(problem, capture_locals=True)
    return said + "".join(told.format())


@pytest.mark.parametrize("use", [IN_HEADER, IN_QUERY], ids=["header", "query"])
def test_a_host_that_takes_no_connection_has_nothing_told_of_the_key(use: KeyUse) -> None:
    with socket.create_server((LOOPBACK, 0)) as taken:
        port = taken.getsockname()[1]
    d = door(InventedHosts({REGISTER: (LOOPBACK, port)}))
    with pytest.raises(SourceUnreachable) as caught:
        send(d, ask("/unit", key=use))
    assert "s3cret" not in in_every_frame(caught.value)


ECHO = {"text": f'{{"error": "{KEY} is unknown"}}'}


def test_a_key_that_a_source_sends_back_is_not_kept() -> None:
    with opened(exchange("/unit", **ECHO)) as (d, _):
        response = send(d, ask("/unit", key=IN_QUERY))
    assert response.content == '{"error": "… is unknown"}'.encode()
    assert response.headers["leadline-blanked"] == "a key"


def test_a_key_in_the_address_that_a_source_sends_us_to_is_not_told() -> None:
    spelled = "".join(f"%{byte:02x}" for byte in KEY.encode())
    moved = {"location": f"http://{ELSEWHERE}/new?token={spelled}"}
    with opened(exchange("/old", status=302, headers=moved), exchange("/new", host=ELSEWHERE)) as (
        d,
        _,
    ):
        response = send(d, ask("/old", key=IN_QUERY, hosts=("*.example",)))
    assert response.address.startswith(f"http://{ELSEWHERE}/new?token=")
    assert "s3cret" not in response.address


def test_a_key_in_an_answer_that_is_not_read_to_its_end_is_not_told() -> None:
    endless = exchange("/unit", fault=Fault.OVERSIZED, **ECHO)
    with (
        opened(endless, limits=Limits(size=100_000)) as (d, _),
        pytest.raises(SourceUnreadable) as caught,
    ):
        send(d, ask("/unit", key=IN_QUERY))
    assert "s3cret" not in in_every_frame(caught.value)


class Hello(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"hello over TLS")

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def tls_server(certificate: Path) -> Iterator[tuple[int, list[str]]]:
    names: list[str] = []

    def note(_: SSLObject, name: str, __: SSLContext) -> None:
        names.append(name)

    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = note
    with ThreadingHTTPServer((LOOPBACK, 0), Hello) as server:
        server.daemon_threads = False
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server.server_port, names
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A fresh key and certificate for register.example, in one file."""
    openssl = which("openssl")
    if openssl is None:
        pytest.skip("no openssl here to make a certificate with")
    file = tmp_path / "register.pem"
    subprocess.run(
        [
            openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", f"/CN={REGISTER}", "-addext", f"subjectAltName=DNS:{REGISTER}",
            "-keyout", str(file), "-out", str(tmp_path / "certificate.pem"),
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    with file.open("a") as whole:
        whole.write((tmp_path / "certificate.pem").read_text())
    return file


def test_over_tls_the_name_is_checked_though_the_address_is_ours(certificate: Path) -> None:
    with tls_server(certificate) as (port, names):
        invented = InventedHosts({REGISTER: (LOOPBACK, port), ELSEWHERE: (LOOPBACK, port)})
        d = door(invented, authorities=str(certificate))
        assert send(d, Request(url=f"https://{REGISTER}/")).content == b"hello over TLS"
        with pytest.raises(SourceUnreachable, match="trusted"):
            send(d, Request(url=f"https://{ELSEWHERE}/"))
        with pytest.raises(SourceUnreachable, match="trusted"):
            send(door(invented), Request(url=f"https://{REGISTER}/"))
    assert names == [REGISTER, ELSEWHERE, REGISTER]


def test_a_server_that_never_greets_is_cut_off() -> None:
    with socket.create_server((LOOPBACK, 0)) as silent:
        d = door(InventedHosts({REGISTER: (LOOPBACK, silent.getsockname()[1])}))
        with pytest.raises(SourceUnreachable, match="in time"):
            send(d, Request(url=f"https://{REGISTER}/", seconds=0.3))
