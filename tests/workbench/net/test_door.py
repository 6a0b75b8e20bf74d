"""The door over real HTTP on loopback: what it lets out, and what it takes in."""

import errno
import socket
import threading
from collections.abc import Sequence
from ipaddress import IPv4Address
from pathlib import Path

import pytest

from tests.fakes.network import NOON, InventedHosts
from tests.workbench.net.doors import (
    AGENT,
    ELSEWHERE,
    HEADERS,
    REGISTER,
    ask,
    door,
    exchange,
    opened,
    send,
)
from workbench.errors import (
    CancelledByUser,
    NoNetwork,
    SourceRefused,
    SourceUnreachable,
    SourceUnreadable,
)
from workbench.jobs import JobControl
from workbench.net import connect
from workbench.net.connect import Peer, SystemResolver, public
from workbench.net.door import Limits
from workbench.net.exchange import Method, Request
from workbench.net.faults import Fault
from workbench.net.served_world import LOOPBACK, serve
from workbench.net.worlds import World


def test_an_answer_comes_with_its_status_bytes_and_time() -> None:
    with opened(exchange("/unit", status=404, text='{"no": 1}', headers=HEADERS)) as (d, _):
        response = send(d, ask("/unit"))
    assert (response.status, response.content, response.taken) == (404, b'{"no": 1}', NOON)
    assert response.headers["x-seen"] == "1"
    assert "set-cookie" not in response.headers
    assert response.address == f"http://{REGISTER}/unit"


def test_no_header_of_an_answer_holds_what_no_database_takes() -> None:
    odd = {"content-type": "text/x\0y; charset=utf-8", "x-odd": "\0"}
    moved = exchange("/old", status=302, headers={"location": "/new?\0"})
    with opened(moved, exchange("/new", headers=odd)) as (d, _):
        response = send(d, ask("/old"))
    assert (response.status, response.media_type) == (200, "text/x y")
    assert "\0" not in response.address + "".join(response.headers.values())


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
