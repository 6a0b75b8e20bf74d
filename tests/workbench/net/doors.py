"""A door to invented hosts on loopback, and what tests ask through it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.fakes.network import InventedHosts, StandingClock, keys
from workbench.jobs import JobControl
from workbench.net.connect import Resolver
from workbench.net.door import Door, Limits
from workbench.net.exchange import Request, Response
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
