"""A served world that counts and storms: limits by its own clock, faults drawn from a seed."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.network import InventedHosts, StandingClock, keys
from workbench.errors import SourceError
from workbench.jobs import JobControl
from workbench.net.door import Door, Limits
from workbench.net.exchange import Request, Response, Sender
from workbench.net.faults import Fault
from workbench.net.served_world import LOOPBACK, ServedWorld, serve
from workbench.net.storms import Gate, Limit, Storm
from workbench.net.worlds import Exchange, World, WorldDoor

HOST = "register.example"
BODY = '{"kind": "found", "filling": "' + "x" * 500 + '"}'


def world(
    *, fault: Fault = Fault.NONE, limits: Sequence[Limit] = (), storms: Sequence[Storm] = ()
) -> World:
    recorded = Exchange(host=HOST, path="/unit", text=BODY, fault=fault)
    return World(Path(), {}, [recorded], limits=limits, storms=storms)


def door_to(served: ServedWorld) -> Door:
    return Door(
        agent="Leadline/0.1.0",
        clock=StandingClock(),
        keys=keys(),
        resolver=InventedHosts({HOST: (LOOPBACK, served.port)}),
        limits=Limits(size=1_000_000),
    )


def send(door: Sender, number: int = 0) -> Response:
    request = Request(
        url=f"http://{HOST}/unit",
        params=(("number", str(number)),),
        plain_http=True,
        seconds=0.5,
    )
    return door.send(request, JobControl())


def outcome(door: Sender) -> object:
    try:
        response = send(door)
    except SourceError as problem:
        return type(problem), str(problem.message).replace("20 MB", "1 MB")
    return response.status, response.content, response.headers.get("retry-after")


@pytest.mark.parametrize("fault", list(Fault))
def test_a_fault_is_the_same_over_the_wire_and_in_a_recorded_world(fault: Fault) -> None:
    made = world(fault=fault)
    with serve(made) as served:
        assert outcome(door_to(served)) == outcome(WorldDoor(made, clock=StandingClock()))


def test_a_passed_limit_is_counted_and_told_how_long_to_wait() -> None:
    with serve(world(limits=[Limit(host=HOST, asks=2, seconds=60)])) as served:
        statuses = [send(door_to(served)) for _ in range(4)]
    assert [each.status for each in statuses] == [200, 200, 429, 429]
    assert statuses[2].headers["retry-after"] == "60"
    assert statuses[2].headers["ratelimit"] == '"window";r=0;t=60'
    assert (served.violations[HOST], served.early[HOST]) == (2, 1)
    assert [visit.too_many for visit in served.visits] == [False, False, True, True]


def test_good_answers_say_what_is_left_where_a_world_wants_that() -> None:
    with serve(world(limits=[Limit(host=HOST, asks=2, seconds=60, told=True)])) as served:
        told = [send(door_to(served)).headers["ratelimit"] for _ in range(2)]
    assert told == ['"0";r=1;t=60', '"0";r=0;t=60']


def test_a_storm_falls_on_its_host_and_by_its_seed_alone() -> None:
    storm = Storm(host="*", seed=4, mix={Fault.NONE: 1, Fault.UNAVAILABLE: 1})
    with serve(world(storms=[storm])) as served:
        door = door_to(served)
        first = [send(door, number).status for number in range(20)]
    with serve(world(storms=[storm])) as served:
        door = door_to(served)
        again = [send(door, number).status for number in reversed(range(20))]
    assert set(first) == {200, 503}
    assert again[::-1] == first
    assert not Storm(host="elsewhere.example", mix={Fault.NONE: 1}).falls_on(HOST)


def test_limits_and_storms_are_read_from_the_worlds_file(tmp_path: Path) -> None:
    (tmp_path / "world.toml").write_text(
        '[[limit]]\nhost = "A.example"\nasks = 3\nseconds = 5\n'
        '[[storm]]\nhost = "*"\nmix = { "" = 2, bomb = 1 }\n'
    )
    made = World.open(tmp_path)
    assert made.limits == (Limit(host="a.example", asks=3, seconds=5),)
    assert made.storms == (Storm(host="*", mix={Fault.NONE: 2, Fault.BOMB: 1}),)


@given(
    st.lists(st.builds(lambda a, s: (a, s), st.integers(1, 6), st.integers(1, 20)), max_size=3),
    st.lists(st.floats(0, 8), max_size=60),
)
def test_what_is_let_through_passes_no_limit_and_nothing_else_is_turned_away(
    limits: list[tuple[int, int]], pauses: list[float]
) -> None:
    now = [1000.0]
    gate = Gate(
        [Limit(host=HOST, asks=asks, seconds=seconds) for asks, seconds in limits], lambda: now[0]
    )
    taken: list[float] = []
    turned_away = 0
    for pause in pauses:
        now[0] += pause
        full = any(
            sum(1 for at in taken if at > now[0] - seconds) >= asks for asks, seconds in limits
        )
        passed = gate.passes(HOST)
        assert passed.too_many is full
        turned_away += passed.too_many
        if not passed.too_many:
            taken.append(now[0])
    assert gate.violations == Counter({HOST: turned_away} if turned_away else {})
