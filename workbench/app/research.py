"""Research: what would be asked about a company, and asking it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from workbench.app.desk import Desk
from workbench.app.writing import conclude, for_good
from workbench.domain.ids import new_id
from workbench.domain.lead import Stage
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.lookup import AnswerKind, Lookup, Question
from workbench.domain.operation import Operation
from workbench.domain.source import Manifest
from workbench.jobs import JobControl
from workbench.texts import Message, say, say_many


@dataclass(frozen=True, slots=True)
class Planned:
    """One question of a plan: whom it asks, and whether that source can be asked now."""

    question: Question
    manifest: Manifest
    usable: bool


def plan(desk: Desk, company: UUID) -> tuple[Planned, ...]:
    """Return what research of a company would ask now, and of whom.

    Nobody is asked about a company that its register removed by law.

    Raises:
        NotInStore: there is no such company.
    """
    subject, facts = desk.store.read(
        lambda ledger: (ledger.companies.get(company), ledger.facts.of_company(company))
    )
    if subject.removed is not None:
        return ()
    manifests = {manifest.key: manifest for manifest in desk.lookups.manifests()}
    return tuple(
        Planned(question, manifests[question.source], desk.lookups.usable(question.source))
        for question in desk.lookups.plan(subject, facts)
    )


def research(
    desk: Desk,
    company: UUID,
    control: JobControl,
    told: Callable[[Lookup], None] | None = None,
    *,
    already: Sequence[Lookup] = (),
) -> Operation[tuple[Lookup, ...]]:
    """Ask every source that can be asked about a company; answers are kept as they come.

    Answers can make more questions possible (a web address opens the question of its age), so
    planning and asking go on until nothing new is left. `already` are answers that the same
    research had brought when it was broken off; they are not asked for again.

    Raises:
        NotInStore: there is no such company.
        CancelledByUser: what had arrived was kept.
    """
    asked = {lookup.question.key: lookup for lookup in already}
    while wanted := _new_questions(desk, company, asked):
        for lookup in desk.lookups.run(wanted, company=company, control=control, told=told):
            asked[lookup.question.key] = lookup
        if any(question.key not in asked for question in wanted):
            break
    return _finish(desk, company, tuple(asked.values()))


def ask_again(
    desk: Desk,
    company: UUID,
    questions: Sequence[Question],
    control: JobControl,
    told: Callable[[Lookup], None] | None = None,
    *,
    already: Sequence[Lookup] = (),
) -> Operation[tuple[Lookup, ...]]:
    """Put some questions once more, for instance those that failed; `already` as in `research`.

    Raises:
        CancelledByUser: what had arrived was kept.
    """
    had = {lookup.question.key: lookup for lookup in already}
    wanted = [question for question in questions if question.key not in had]
    lookups = desk.lookups.run(wanted, company=company, control=control, told=told)
    return _finish(desk, company, (*had.values(), *lookups))


def ended(line: Activity) -> bool:
    """Whether a line of the log says how a research ended."""
    return line.what.msgid == _told(()).msgid


def _new_questions(desk: Desk, company: UUID, asked: dict[str, Lookup]) -> list[Question]:
    return [
        planned.question
        for planned in plan(desk, company)
        if planned.usable and planned.question.key not in asked
    ]


def _finish(
    desk: Desk, company: UUID, lookups: tuple[Lookup, ...]
) -> Operation[tuple[Lookup, ...]]:
    did = _told(lookups)

    def unit(ledger: Ledger) -> None:
        _take_register_name(ledger, company)
        _begin(desk, ledger, company)
        conclude(desk, ledger, company, did)

    desk.store.write(unit)
    return Operation(
        result=lookups, did=did, inverse=for_good(say("What sources said stays as they said it."))
    )


def _told(lookups: tuple[Lookup, ...]) -> Message:
    waiting = sum(lookup.kind is None for lookup in lookups)
    failed = sum(lookup.kind is AnswerKind.FAILED for lookup in lookups)
    refused = sum(lookup.kind is AnswerKind.REFUSED for lookup in lookups)
    answered = len(lookups) - waiting - failed - refused
    told = say_many("{count} look-up answered", "{count} look-ups answered", answered)
    for count, more in (
        (refused, say_many("{count} was refused", "{count} were refused", refused)),
        (failed, say_many("{count} failed", "{count} failed", failed)),
        (waiting, say_many("{count} waits", "{count} wait", waiting)),
    ):
        if count:
            told = say("{told}, {more}", told=told, more=more)
    return say("{told}.", told=told)


def _take_register_name(ledger: Ledger, company: UUID) -> None:
    called = ledger.companies.get(company)
    if called.removed is not None:
        return
    names = [
        known.fact.value
        for known in ledger.facts.of_company(company)
        if known.current and known.fact.key == "company.name"
    ]
    if names and called.name not in names:
        ledger.companies.rename(company, names[0])


def _begin(desk: Desk, ledger: Ledger, company: UUID) -> None:
    lead = ledger.leads.of_company(company)
    if lead is None:
        return
    stages = ledger.stages.of(lead.id)
    if stages and stages[-1].stage is Stage.NEW:
        ledger.stages.append(
            replace(
                stages[-1],
                id=new_id(),
                by=desk.person,
                at=desk.now(),
                stage=Stage.RESEARCHING,
                supersedes=stages[-1].id,
            )
        )
