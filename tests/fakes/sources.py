"""Tiny sources whose answers say, as JSON, how they want to be read; and a scripted door."""

import threading
from collections.abc import Callable, Sequence
from typing import ClassVar

from tests.fakes.network import NOON
from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.fact import KnownFact, state
from workbench.domain.figures import Money
from workbench.domain.lookup import Answer, AnswerKind, Problem, Question
from workbench.domain.source import KeyNeed, Manifest, Pace, Travel
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import Source
from workbench.net.exchange import Request, Response
from workbench.registry import Registry
from workbench.texts import say

BRAVE = KeyNeed(name="brave", steps=(), minutes=3, price=say("5 USD a month"), address="")


def manifest(
    key: str,
    paces: Sequence[Pace] = (),
    key_need: KeyNeed | None = None,
    *,
    large: bool = False,
    cost: Money | None = None,
) -> Manifest:
    return Manifest(
        key=key,
        title=key,
        answers=say("Names."),
        countries=("NO",),
        schemes=(Scheme.NO_ORGNR,),
        hosts=(f"{key}.example",),
        paces=tuple(paces),
        licence="",
        attribution="",
        travel=Travel.FREELY,
        home="",
        key_need=key_need,
        large=large,
        cost=cost,
    )


class Obedient(Source):
    """Reads what its answer tells it to: kind, entity, name, identifiers, follow, purge, fault."""

    manifest: ClassVar[Manifest] = manifest("obedient")

    def searches(self, query: Query) -> Sequence[Question]:
        return (Question(source=self.manifest.key, kind="search", about=query.text),)

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        return (question(self.manifest.key),)

    def request(self, question: Question) -> Request:
        if question.kind == "unaskable":
            raise InvalidInput(say("This number is not one of ours."), field="number")
        if question.kind == "broken":
            raise ZeroDivisionError
        return Request(url=f"https://{self.manifest.hosts[0]}/{question.kind}")

    def read(self, question: Question, response: Response) -> Answer:
        if response.status == 404:
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=f"{self.manifest.key}@1")
        told = read_json(response.content)
        match told.text("fault"):
            case "bug":
                raise ZeroDivisionError
            case "greedy":
                bytearray(2 << 30)
            case "endless":
                threading.Event().wait()
        return self._obeyed(told)

    def _obeyed(self, told: Node) -> Answer:
        key = self.manifest.key
        number = told.text("entity")
        entity = Entity(key, number) if number else None
        name = told.get("name")
        facts = (
            (state(entity, "company.name", str(name.text()), name.place),)
            if entity is not None and name is not None
            else ()
        )
        return Answer(
            kind=AnswerKind(told.text("kind") or "failed"),
            parser=f"{key}@1",
            entity=entity,
            identifiers=tuple(
                Identifier(Scheme.DK_CVR, str(each.text())) for each in _listed(told, "numbers")
            ),
            facts=facts,
            follow=tuple(
                Question(source=key, kind=str(each.text()), about="311000004")
                for each in _listed(told, "follow")
            ),
            problem=Problem(message=say("It says no."), again=told.flag("again") is not False)
            if told.get("again")
            else None,
            purge=bool(told.flag("purge")),
        )


def _listed(told: Node, name: str) -> Sequence[Node]:
    node = told.get(name)
    return tuple(node.items()) if node is not None else ()


def question(source: str, kind: str = "unit") -> Question:
    return Question(source=source, kind=kind, about="311000004")


def source(
    key: str,
    *,
    paces: Sequence[Pace] = (),
    key_need: KeyNeed | None = None,
    large: bool = False,
    cost: Money | None = None,
) -> Source:
    """Return an obedient source of its own key."""
    made = manifest(key, paces, key_need, large=large, cost=cost)

    class Made(Obedient):
        manifest: ClassVar[Manifest] = made

    return Made()


def registry(*sources: Source) -> Registry[Source]:
    made: Registry[Source] = Registry("tests.fakes.no_sources")
    for each in sources:
        made.add(each.manifest.key)(each)
    return made


Step = Response | Exception | Callable[[JobControl], Response]


def answer(text: str = '{"kind": "found"}', status: int = 200, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(
        status=status, headers=named, content=text.encode(), address="https://a.example", taken=NOON
    )


class ScriptedDoor:
    """Answers each address by its script, step by step; the last step stays."""

    def __init__(self, **scripts: Sequence[Step]) -> None:
        self.offline = False
        self.asked: list[str] = []
        self._scripts = {host: list(steps) for host, steps in scripts.items()}
        self._lock = threading.Lock()

    def send(self, request: Request, control: JobControl) -> Response:
        control.check()
        with self._lock:
            self.asked.append(request.url.removeprefix("https://"))
            step = self._step(request.url)
        if isinstance(step, Exception):
            raise step
        return step if isinstance(step, Response) else step(control)

    def _step(self, url: str) -> Step:
        host, _, path = url.removeprefix("https://").partition("/")
        steps = self._scripts.get(f"{host.partition('.')[0]}_{path}") or self._scripts.get(
            host.partition(".")[0], [answer()]
        )
        return steps.pop(0) if len(steps) > 1 else steps[0]
