"""Look-ups that end as a test says, without asking anybody."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from tests.fakes.network import NOON
from tests.fakes.sources import BRAVE, manifest
from workbench.domain.company import Candidate, Company, Query
from workbench.domain.fact import KnownFact
from workbench.domain.figures import Money
from workbench.domain.filed_documents import FiledDocument
from workbench.domain.ids import new_id
from workbench.domain.lookup import Answer, AnswerKind, Lookup, LookupState, Problem, Question
from workbench.domain.source import Manifest
from workbench.jobs import JobControl
from workbench.texts import Message

REGISTER = "no_enhetsregisteret"
UNIT = Question(source=REGISTER, kind="unit", about="311000004")
ROLES = Question(source=REGISTER, kind="roles", about="311000004")
SEARCH = Question(source=REGISTER, kind="search", about="Fjordlys")
FEED = Question(source=REGISTER, kind="changes", about="311000004")
PAID = Question(source="brave", kind="press", about="Fjordlys")


@dataclass
class FakeEngine:
    """The engine, by script.

    Attributes:
        wanted: the rounds of questions that research plans, one after the other; the last stays.
        ends: how a question ends, by its key; one not named here is found.
        offered: the candidates that every search brings.
        due: what asking the queue brings.
        then: what asking it again brings, each time.
        rests: for how many seconds sources are left alone.
        others: manifests of further sources.
        problem: why those wait that end as nothing.
        reads: what is read in stored answers, by the kind of their question.
    """

    wanted: list[tuple[Question, ...]] = field(default_factory=lambda: [(UNIT, ROLES)])
    ends: dict[str, AnswerKind | None] = field(default_factory=dict)
    offered: tuple[Candidate, ...] = ()
    asked: list[Question] = field(default_factory=list)
    reasons: dict[str, Message] = field(default_factory=dict)
    due: list[Lookup] = field(default_factory=list)
    then: tuple[list[Lookup], ...] = ()
    rests: dict[str, float] = field(default_factory=dict)
    resumed: int = 0
    read_anew: list[UUID] = field(default_factory=list)
    has_key: bool = False
    others: tuple[Manifest, ...] = ()
    problem: Problem | None = None
    feeding: bool = False
    since: list[datetime] = field(default_factory=list)
    changed: tuple[str, ...] = ()
    reads: dict[str, Answer] = field(default_factory=dict)

    def manifests(self) -> tuple[Manifest, ...]:
        paid = manifest("brave", key_need=BRAVE, cost=Money(Decimal("0.005"), "USD"))
        return (paid, manifest(REGISTER), *self.others)

    def usable(self, source: str) -> bool:
        return source == REGISTER or self.has_key

    def searches(self, query: Query) -> tuple[Question, ...]:
        return (replace(SEARCH, about=query.text),)

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> tuple[Question, ...]:
        return self.wanted.pop(0) if len(self.wanted) > 1 else self.wanted[0]

    def feeds(
        self, questions: Sequence[Question], since: datetime
    ) -> tuple[tuple[Question, frozenset[str]], ...]:
        self.since.append(since)
        covered = frozenset(each.key for each in questions if each.kind == UNIT.kind)
        return ((FEED, covered),) if self.feeding and covered else ()

    def run(
        self,
        questions: Sequence[Question],
        *,
        company: UUID | None,
        control: JobControl,
        told: Callable[[Lookup], None] | None = None,
        reasons: Mapping[str, Message] = {},
        within: int | None = None,
    ) -> tuple[Lookup, ...]:
        control.check()
        self.asked.extend(questions)
        self.reasons.update(reasons)
        lookups = tuple(self._ended(question, company) for question in questions)
        if told is not None:
            for lookup in lookups:
                told(lookup)
        return lookups

    def read_again(self, company: UUID, control: JobControl) -> int:
        self.read_anew.append(company)
        return 0

    def read(self, lookup: Lookup, control: JobControl) -> Answer:
        return self.reads[lookup.question.kind]

    def resume(
        self, control: JobControl, told: Callable[[Lookup], None] | None = None
    ) -> tuple[Lookup, ...]:
        control.check()
        self.resumed += 1
        due, self.due = self.due, list(self.then[0]) if self.then else []
        self.then = self.then[1:]
        return tuple(due)

    def documents(self, company: Company, facts: Sequence[KnownFact]) -> tuple[FiledDocument, ...]:
        return ()

    def turns(self, sources: Iterable[str]) -> Mapping[str, float]:
        return {each: self.rests.get(each, 0.0) for each in sources if self.usable(each)}

    def _ended(self, question: Question, company: UUID | None) -> Lookup:
        kind = self.ends.get(question.key, AnswerKind.FOUND)
        return Lookup(
            id=new_id(),
            question=question,
            company=company,
            state=LookupState.PLANNED if kind is None else LookupState.ANSWERED,
            planned=NOON,
            kind=kind,
            problem=self.problem if kind is None else None,
            candidates=self.offered if question.kind == "search" else (),
            changed=self.changed if question == FEED else (),
        )
