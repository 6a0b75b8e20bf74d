"""Eight sources that state a year's figures, and a world in which each takes a second to answer."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from tests.fakes.sources import manifest
from workbench.domain.company import Company, Entity
from workbench.domain.fact import KnownFact, state
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.lookups.json_answer import read_json
from workbench.lookups.source import Source
from workbench.net.exchange import Request, Response
from workbench.registry import Registry

SECONDS = 1.0
NUMBER = "311000004"
_LINES = ("revenue", "operating_result", "net_result", "assets", "equity", "liabilities")
_FILLING = {"note": "what a register says besides, and nobody reads", "amount": 1}


class Slow(Source):
    """States six lines of two years; the rest of its answer only has to be read over."""

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Return the one question there is."""
        return (self.question(NUMBER),)

    def question(self, number: str) -> Question:
        """Return the question about a company's figures."""
        return Question(source=self.manifest.key, kind="accounts", about=number)

    def request(self, question: Question) -> Request:
        """Return the request; the number travels in the query, so that one recording serves all."""
        (host,) = self.manifest.hosts
        return Request(
            url=f"http://{host}/accounts",
            params=(("number", question.about),),
            hosts=self.manifest.hosts,
            plain_http=True,
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return the figures."""
        told = read_json(response.content)
        entity = Entity(self.manifest.key, question.about)
        facts = tuple(
            state(
                entity,
                f"accounts.{line}",
                str(node.number()),
                node.place,
                unit="NOK",
                start=date(year, 1, 1),
                end=date(year, 12, 31),
                scope="own",
                filing=str(year),
            )
            for year in (2024, 2025)
            for line in _LINES
            if (node := told.get(f"{line}_{year}")) is not None
        )
        return Answer(
            kind=AnswerKind.FOUND, parser=f"{self.manifest.key}@1", entity=entity, facts=facts
        )


# Each at the module's top, because a child process finds a class by its name.
class First(Slow):
    """The first of eight."""

    manifest: ClassVar = manifest("bench_first", large=True)


class Second(Slow):
    """The second of eight."""

    manifest: ClassVar = manifest("bench_second", large=True)


class Third(Slow):
    """The third of eight."""

    manifest: ClassVar = manifest("bench_third", large=True)


class Fourth(Slow):
    """The fourth of eight."""

    manifest: ClassVar = manifest("bench_fourth", large=True)


class Fifth(Slow):
    """The fifth of eight."""

    manifest: ClassVar = manifest("bench_fifth", large=True)


class Sixth(Slow):
    """The sixth of eight."""

    manifest: ClassVar = manifest("bench_sixth", large=True)


class Seventh(Slow):
    """The seventh of eight."""

    manifest: ClassVar = manifest("bench_seventh", large=True)


class Eighth(Slow):
    """The eighth of eight."""

    manifest: ClassVar = manifest("bench_eighth", large=True)


EIGHT: tuple[Slow, ...] = (
    First(),
    Second(),
    Third(),
    Fourth(),
    Fifth(),
    Sixth(),
    Seventh(),
    Eighth(),
)


def shelf(sources: Sequence[Slow] = EIGHT) -> Registry[Source]:
    """Return a registry of the eight, or of others."""
    made: Registry[Source] = Registry("tests.fakes.no_sources")
    for each in sources:
        made.add(each.manifest.key)(each)
    return made


def write_world(
    folder: Path,
    *,
    delay: float = SECONDS,
    size: int = 2_000,
    sources: Sequence[Slow] = EIGHT,
) -> Path:
    """Write a world in which every source answers after `delay` seconds with about `size` bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = {f"{line}_{year}": year * 1000 for line in _LINES for year in (2024, 2025)}
    filling = [_FILLING] * max(1, size // len(json.dumps(_FILLING)))
    (folder / "accounts.json").write_text(json.dumps({**lines, "rest": filling}), "utf-8")
    told = "\n".join(_exchange(each, delay) for each in sources)
    (folder / "world.toml").write_text(told, "utf-8")
    return folder


def _exchange(source: Slow, delay: float) -> str:
    (host,) = source.manifest.hosts
    limits = "".join(
        f'[[limit]]\nhost = "{host}"\nasks = {pace.asks}\nseconds = {pace.seconds}\n'
        for pace in source.manifest.paces
    )
    return (
        f'[[exchange]]\nhost = "{host}"\npath = "/accounts"\n'
        f'file = "accounts.json"\ndelay = {delay}\n{limits}'
    )
