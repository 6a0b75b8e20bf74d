"""A key goes along with what it is for, and nothing ever tells it."""

import logging
import socket
from pathlib import Path

import pytest

from tests.fakes.network import InventedHosts, StandingClock, keys
from tests.workbench.net.doors import (
    AGENT,
    ELSEWHERE,
    KEY,
    REGISTER,
    ask,
    door,
    everything_said,
    exchange,
    in_every_frame,
    opened,
    send,
)
from workbench.errors import (
    SourceError,
    SourceRefused,
    SourceUnreachable,
    SourceUnreadable,
)
from workbench.net.door import Door, Limits
from workbench.net.exchange import KeyPlace, KeyUse
from workbench.net.faults import Fault
from workbench.net.served_world import LOOPBACK, serve
from workbench.net.worlds import World

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
