"""A mended parser reads what a decision rests on anew: we were wrong, and no company changed."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

import pytest

from tests.fakes.network import NOON, StandingClock
from tests.fakes.rooms import HereRoom
from tests.fakes.sources import ScriptedDoor, answer, manifest, registry
from tests.samples import COMPANY, LEAD, METTE
from tests.starter import CARD
from workbench.app import decisions, dossiers, handoffs, leads, research
from workbench.app.desk import Desk
from workbench.domain.company import Company, Entity
from workbench.domain.dossier import Dossier
from workbench.domain.fact import KnownFact, Stated, state
from workbench.domain.lead import SignalKind, Stage, StageChange
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.reading_trail import Cause
from workbench.domain.source import Manifest
from workbench.export.folder import FolderExporter
from workbench.jobs import JobControl
from workbench.lookups.engine import Engine
from workbench.lookups.json_answer import read_json
from workbench.lookups.page_reader import ReaderOfPages
from workbench.lookups.source import Source
from workbench.lookups.verdicts import Patience
from workbench.net.exchange import Request, Response
from workbench.net.secrets import SessionKeys
from workbench.store import open_store
from workbench.texts import ENGLISH

UNIT = Question(source="figures", kind="accounts", about="311000004")
WRONG, RIGHT = 10, 1


class Figures(Source):
    """Reads equity and assets; its first version takes the equity for ten times as much."""

    manifest: ClassVar[Manifest] = manifest("figures")

    def __init__(self, version: int, times: int, kind: AnswerKind = AnswerKind.FOUND) -> None:
        self.parser = f"figures@{version}"  # type: ignore[misc]
        self._kind = kind
        self._times = times

    def searches(self, *_: object) -> Sequence[Question]:
        return ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        return (UNIT,)

    def request(self, question: Question) -> Request:
        return Request(url="https://figures.example/accounts")

    def read(self, question: Question, response: Response) -> Answer:
        told = read_json(response.content)
        entity = Entity("figures", "311000004")

        def stated(line: str, times: int) -> Stated:
            node = told.get(line)
            assert node is not None
            amount = str(int(str(node.number())) * times)
            day = date(2025, 12, 31)
            key = f"accounts.{line}"
            return state(entity, key, amount, node.place, unit="NOK", end=day, scope="own")

        facts = (stated("equity", self._times), stated("assets", 1))
        return Answer(kind=self._kind, parser=self.parser, entity=entity, facts=facts)


@dataclass(frozen=True)
class Firm:
    """A desk at which a lead is researched, and the clock it works by."""

    desk: Desk
    clock: StandingClock
    with_parser: Callable[[Figures], Engine]

    def dossier(self) -> Dossier:
        return dossiers.open_dossier(self.desk, COMPANY.id)

    def wait(self, days: int) -> None:
        self.clock.time += timedelta(days=days)

    def decide(self) -> None:
        asked = self.dossier().requirements
        waived = {each.requirement: "we know them" for each in asked if each.stage is Stage.MQL}
        decisions.qualify(self.desk, LEAD, Stage.MQL, reason="they asked", exceptions=waived)
        self.wait(1)

    def reread(self, parser: Figures) -> None:
        with contextlib.closing(self.with_parser(parser)) as engine:
            for lookup in self.dossier().sounding.lookups:
                engine.reread(lookup)
        self.wait(1)

    def research(self, parser: Figures, chosen: set[str] | None = None) -> int:
        """Research, and return how many look-ups that took."""
        with contextlib.closing(self.with_parser(parser)) as engine:
            desk = replace(self.desk, lookups=engine)
            done = research.research(desk, COMPANY.id, JobControl(), chosen=chosen)
        self.wait(1)
        return len(done.result)

    def exported(self, into: Path) -> dict[str, bytes]:
        folder = handoffs.export(self.desk, COMPANY.id, into).result.folder
        files = (each for each in folder.rglob("*") if each.is_file())
        return {each.relative_to(folder).as_posix(): each.read_bytes() for each in files}


def says(equity: int) -> Response:
    return answer(f'{{"equity": {equity}, "assets": 90000000}}')


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    clock = StandingClock(NOON)
    door = ScriptedDoor(figures=[says(4_200_000), says(4_200_000), says(3_900_000)])
    with contextlib.ExitStack() as opened:
        store = opened.enter_context(
            contextlib.closing(open_store(tmp_path / "leadline.db", clock=clock))
        )

        def engine(parser: Figures) -> Engine:
            return Engine(
                door=door,
                store=store,
                clock=clock,
                keys=SessionKeys(),
                sources=registry(parser),
                patience=Patience(pause=0.0),
                paced=False,
            )

        def begin(ledger: Ledger) -> None:
            ledger.people.add(METTE)
            ledger.companies.add(replace(COMPANY, opened=NOON))
            ledger.pursuits.append(replace(LEAD, at=NOON))
            ledger.stages.append(
                StageChange(id=LEAD.id, about=LEAD.id, by=METTE.id, at=NOON, stage=Stage.NEW)
            )

        store.write(begin)
        desk = Desk(
            store=store,
            lookups=opened.enter_context(contextlib.closing(engine(Figures(1, WRONG)))),
            exporter=FolderExporter(),
            clock=clock,
            texts=ENGLISH,
            person=METTE.id,
            starter=CARD,
            pages=ReaderOfPages(),
            room=HereRoom(),
        )
        made = Firm(desk, clock, engine)
        leads.note_signal(desk, LEAD, kind=SignalKind.ASKED_FOR_OFFER, day=NOON.date())
        research.research(desk, COMPANY.id, JobControl())
        made.wait(1)
        made.decide()
        yield made


def told(firm: Firm) -> list[tuple[Cause, str]]:
    since = firm.dossier().since_decided
    news = since.news if since is not None else ()
    return [(each.cause, str(each.words).replace("\u00a0", " ")) for each in news]


MENDED = (
    Cause.MISREAD,
    "We read equity at 31 December 2025 wrongly before: NOK 4.20 m, not NOK 42.0 m.",
)


def test_a_mended_parser_says_that_we_were_wrong_and_not_that_they_changed(firm: Firm) -> None:
    assert told(firm) == []
    firm.reread(Figures(2, RIGHT))
    assert told(firm) == [MENDED]
    headline = str(firm.dossier().headline)
    assert "we read equity wrongly before" in headline


def test_research_reads_fresh_answers_by_a_mended_parser_and_asks_nobody(firm: Firm) -> None:
    assert firm.research(Figures(2, RIGHT)) == 0
    assert told(firm) == [MENDED]
    assert firm.research(Figures(2, RIGHT)) == 0
    assert told(firm) == [MENDED]


def test_what_the_present_parser_cannot_read_stays_as_it_was_read(firm: Firm) -> None:
    assert firm.research(Figures(2, RIGHT, AnswerKind.FAILED)) == 0
    assert told(firm) == []


def test_the_same_answer_brought_again_is_read_anew_and_a_later_one_is_a_change(
    firm: Firm,
) -> None:
    firm.research(Figures(2, RIGHT), {UNIT.key})
    assert told(firm) == [MENDED]
    firm.research(Figures(2, RIGHT), {UNIT.key})
    assert told(firm) == [
        MENDED,
        (
            Cause.COMPANY,
            "Equity at 31 December 2025 fell by 7.1 %: NOK 3.90 m, was NOK 4.20 m.",
        ),
    ]


@pytest.mark.parametrize("kind", [AnswerKind.FOUND, AnswerKind.PARTIAL])
def test_the_folder_of_a_decision_keeps_what_was_read_then(
    kind: AnswerKind, firm: Firm, tmp_path: Path
) -> None:
    before = firm.exported(tmp_path / "before")
    firm.reread(Figures(2, RIGHT, kind))
    assert told(firm) == [MENDED]
    assert firm.exported(tmp_path / "after") == before


def test_a_decision_taken_anew_has_nothing_to_tell(firm: Firm) -> None:
    firm.reread(Figures(2, RIGHT))
    firm.decide()
    assert told(firm) == []
    assert firm.dossier().headline is None
