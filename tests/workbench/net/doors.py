"""A door to invented hosts on loopback, and what tests ask through it."""

import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
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
from workbench.net.worlds import Asked, Exchange, Recorded, World

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


class Turns(World):
    """A world whose hosts answer by turns: the first exchange once, the last of a kind for ever.

    So many questions at once are refused with 401 only when all of them have come.
    """

    def __init__(self, *exchanges: Exchange, refused_together: int = 1) -> None:
        super().__init__(Path(), {}, exchanges)
        self._refused = threading.Barrier(refused_together)
        self._left = list(exchanges)
        self._turn = threading.Lock()

    def answer(self, question: Asked) -> Recorded:
        with self._turn:
            fitting = [each for each in self._left if each.answers(question)]
            if len(fitting) > 1:
                self._left.remove(fitting[0])
        if fitting and fitting[0].status == 401:
            self._refused.wait(30)
        return World(Path(), {}, fitting[:1]).answer(question)


@contextmanager
def by_turns(
    *exchanges: Exchange,
    limits: Limits | None = None,
    ticks: Callable[[], float] = time.monotonic,
    refused_together: int = 1,
    **kept: str,
) -> Iterator[tuple[Door, ServedWorld]]:
    """Yield a door with some keys, every host of whose exchanges answers by turns."""
    with serve(Turns(*exchanges, refused_together=refused_together)) as served:
        hosts = {each.host: (LOOPBACK, served.port) for each in exchanges}
        yield (
            Door(
                agent=AGENT,
                clock=StandingClock(),
                keys=keys(**kept),
                resolver=InventedHosts(hosts),
                limits=limits,
                ticks=ticks,
            ),
            served,
        )


def everything_said(problem: BaseException | None) -> str:
    """All words of an error and of every error behind it, whether it would be printed or not."""
    said = ""
    while problem is not None:
        said += "".join(traceback.format_exception(problem, chain=False))
        said += f"{problem!r} {getattr(problem, 'detail', '')} {getattr(problem, 'hint', '')}"
        problem = problem.__cause__ or problem.__context__
    return said


def in_every_frame(problem: BaseException) -> str:
    """An error as a tool would print it that shows the variables of every frame."""
    said = everything_said(problem)
    # A test's own frame holds what the test looks for.
    problem.__traceback__ = problem.__traceback__ and problem.__traceback__.tb_next
    told = traceback.TracebackException.from_exception(problem, capture_locals=True)
    return said + "".join(told.format())
