"""A desk with several leads of one register, and an engine that answers about each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from tests.fakes.desks import Bench, bench
from tests.fakes.planned import FakeEngine
from tests.fakes.sources import manifest
from tests.samples import annual, known
from workbench.domain.company import Company, Entity, Identifier, Judgement, Sameness, Scheme
from workbench.domain.fact import KnownFact, Stated
from workbench.domain.ids import new_id
from workbench.domain.lead import Lead, Stage, StageChange
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Question, Snapshot
from workbench.domain.waiting import offline
from workbench.jobs import JobControl
from workbench.texts import Message, say

REGISTER, ACCOUNTS = "no_enhetsregisteret", "no_regnskapsregisteret"
NUMBERS = ("311000004", "311000012", "311000020", "311000039")


def unit(number: str) -> Question:
    return Question(source=REGISTER, kind="unit", about=number)


def roles(number: str) -> Question:
    return Question(source=REGISTER, kind="roles", about=number)


def accounts(number: str) -> Question:
    return Question(source=ACCOUNTS, kind="accounts", about=number)


def told_by_register(number: str, status: str = "active") -> tuple[KnownFact, ...]:
    entity = Entity(REGISTER, number)
    said = {"status": status, "founded": "1998-04-14", "employees": "64", "country": "NO"}
    return tuple(known(f"company.{key}", value, entity=entity) for key, value in said.items())


def told_by_accounts(number: str) -> tuple[KnownFact, ...]:
    entity = Entity(ACCOUNTS, number)
    years = {2024: 8_000_000, 2025: 9_800_000}
    return tuple(
        fact
        for year, earned in years.items()
        for fact in annual(
            year,
            entity=entity,
            revenue=60_000_000,
            operating_result=earned,
            net_result=earned,
            assets=40_000_000,
            equity=24_000_000,
        )
    )


@dataclass
class Register(FakeEngine):
    """Answers of each company what a test says; of a question not named it knows nothing.

    Attributes:
        knows: by the key of a question the facts it is answered with.
        silent: nobody answers: everything waits.
    """

    knows: dict[str, tuple[KnownFact, ...]] = field(default_factory=dict)
    silent: bool = False
    made: Bench | None = None

    def usable(self, source: str) -> bool:
        return source == ACCOUNTS or super().usable(source)

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> tuple[Question, ...]:
        numbers = [each.value for each in company.identifiers if each.scheme is Scheme.NO_ORGNR]
        return tuple(make(each) for each in numbers for make in (roles, accounts, unit))

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
        return tuple(self._answer(each, company) for each in questions)

    def _answer(self, question: Question, company: UUID | None) -> Lookup:
        assert self.made is not None
        at = self.made.clock.now()
        facts = self.knows.get(question.key, ())
        sha256 = self.made.store.keep(
            Snapshot(
                sha256=b"",
                content=question.key.encode(),
                media_type="application/json",
                address="https://register.example",
                status=200,
                taken=at,
            )
        )
        lookup = Lookup(
            id=new_id(),
            question=question,
            company=company,
            state=LookupState.PLANNED if self.silent else LookupState.ANSWERED,
            planned=at,
            asked=at,
            answered=None if self.silent else at,
            kind=None if self.silent else AnswerKind.FOUND if facts else AnswerKind.NOTHING_FOUND,
            snapshot=None if self.silent else sha256,
            problem=offline() if self.silent else None,
            due=at if self.silent else None,
        )

        def write(ledger: Ledger) -> None:
            ledger.lookups.plan(lookup)
            ledger.lookups.settle(lookup)
            if not self.silent:
                stated = [Stated(each.fact, each.place) for each in facts]
                ledger.facts.record(lookup, "register@1", stated, at)

        self.made.store.write(write)
        return lookup


@dataclass(frozen=True)
class Fair:
    """A desk with leads met at a fair, and their register."""

    made: Bench
    engine: Register
    companies: tuple[UUID, ...]


def fair(count: int = 3) -> Fair:
    """Return a desk with so many leads of whom nothing is known but their numbers."""
    made, engine = bench(pursued=False), Register(others=(manifest(ACCOUNTS),))
    engine.made = made = replace(made, engine=engine, desk=replace(made.desk, lookups=engine))
    companies = tuple(_lead(made, number) for number in NUMBERS[:count])
    return Fair(made, engine, companies)


def _lead(made: Bench, number: str) -> UUID:
    at = made.clock.now()
    company = Company(
        id=new_id(),
        name=f"Messe {number[-2:]} AS",
        country="NO",
        identifiers=(Identifier(Scheme.NO_ORGNR, number),),
        opened=at,
    )
    lead = Lead(id=new_id(), about=company.id, by=made.desk.person, at=at)
    stage = StageChange(id=new_id(), about=lead.id, by=lead.by, at=at, stage=Stage.NEW)
    same = [
        Judgement(
            id=new_id(),
            entity=Entity(source, number),
            company=company.id,
            sameness=Sameness.SAME,
            reason=say("Chosen when the company was opened."),
            by=lead.by,
            at=at,
        )
        for source in (REGISTER, ACCOUNTS)
    ]

    def begin(ledger: Ledger) -> None:
        ledger.companies.add(company)
        for each in same:
            ledger.companies.judge(each)
        ledger.pursuits.append(lead)
        ledger.stages.append(stage)

    made.store.write(begin)
    return company.id
