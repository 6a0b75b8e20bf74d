"""Desks for tests of the use cases: a store in memory, a scripted network, a standing clock."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from tests.fakes.ledger import FakeStore
from tests.fakes.network import StandingClock
from tests.fakes.planned import FakeEngine
from tests.fakes.rooms import HereRoom
from tests.samples import COMPANY, JONAS, LEAD, METTE, REGISTER, register_facts
from tests.starter import CARD
from workbench.app.desk import Desk
from workbench.domain.company import Judgement, Sameness
from workbench.domain.dossier import Dossier
from workbench.domain.fact import KnownFact, Stated
from workbench.domain.ids import new_id
from workbench.domain.lead import Stage, StageChange
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Question, Snapshot
from workbench.domain.operation import NoInverse, Operation
from workbench.domain.ports import Format
from workbench.lookups.page_reader import ReaderOfPages
from workbench.tables.reader import FileTables
from workbench.texts import ENGLISH, Texts, say


@dataclass
class FakeExporter:
    """Remembers the dossiers it was given."""

    given: list[tuple[Dossier, Path]] = field(default_factory=list)

    def formats(self) -> tuple[Format, ...]:
        return ()

    def write_folder(self, dossier: Dossier, texts: Texts, folder: Path) -> tuple[Path, ...]:
        self.given.append((dossier, folder))
        return (folder / "handoff.json",)


@dataclass(frozen=True)
class Bench:
    """A desk with what stands behind it."""

    desk: Desk
    store: FakeStore
    clock: StandingClock
    engine: FakeEngine
    exporter: FakeExporter

    def as_(self, person: UUID) -> Desk:
        """Return the same desk with somebody else at it."""
        return replace(self.desk, person=person)


def bench(*, pursued: bool = True) -> Bench:
    """Return a desk with Mette at it and Jonas known; `pursued` adds Fjordlys as a lead."""
    clock = StandingClock()
    store, engine, exporter = FakeStore(clock), FakeEngine(), FakeExporter()

    def begin(ledger: Ledger) -> None:
        ledger.people.add(METTE)
        ledger.people.add(JONAS)
        if pursued:
            ledger.companies.add(COMPANY)
            ledger.pursuits.append(LEAD)
            ledger.stages.append(
                StageChange(
                    id=new_id(), about=LEAD.id, by=METTE.id, at=clock.now(), stage=Stage.NEW
                )
            )

    store.write(begin)
    desk = Desk(
        store=store,
        lookups=engine,
        exporter=exporter,
        clock=clock,
        texts=ENGLISH,
        person=METTE.id,
        starter=CARD,
        room=HereRoom(),
        tables=FileTables(),
        pages=ReaderOfPages(),
        firm="Nordlys Software",
    )
    return Bench(desk, store, clock, engine, exporter)


def state(
    made: Bench,
    facts: Sequence[KnownFact] = register_facts(),
    content: bytes = b"{}",
    *,
    answer: AnswerKind = AnswerKind.FOUND,
    kind: str = "unit",
) -> bytes:
    """Let a source's answer state facts of Fjordlys now; return the answer's SHA-256."""
    at = made.clock.now()
    entity = facts[0].fact.entity if facts else REGISTER
    question = Question(source=entity.source, kind=kind, about=entity.number)
    sha256 = made.store.keep(
        Snapshot(
            sha256=b"",
            content=content,
            media_type="application/json",
            address="https://register.example",
            status=200,
            taken=at,
        )
    )
    lookup = Lookup(
        id=new_id(),
        question=question,
        company=COMPANY.id,
        state=LookupState.ANSWERED,
        planned=at,
        asked=at,
        answered=at,
        kind=answer,
        snapshot=sha256,
    )

    def unit(ledger: Ledger) -> None:
        ledger.lookups.plan(lookup)
        ledger.lookups.settle(lookup)
        stated = [Stated(each.fact, each.place) for each in facts]
        ledger.facts.record(lookup, f"{entity.source}@1", stated, at)
        ledger.companies.judge(
            Judgement(
                id=new_id(),
                entity=entity,
                company=COMPANY.id,
                sameness=Sameness.SAME,
                reason=say("Chosen when the company was opened."),
                by=METTE.id,
                at=at,
            )
        )

    made.store.write(unit)
    return sha256


def undone(operation: Operation[object]) -> Operation[object]:
    """Undo an operation and return what undoing it did."""
    assert not isinstance(operation.inverse, NoInverse)
    return operation.inverse()


def why_not(operation: Operation[object]) -> str:
    """Return why an operation cannot be undone."""
    assert isinstance(operation.inverse, NoInverse)
    return str(operation.inverse.because)
