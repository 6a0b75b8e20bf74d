"""Research: what would be asked about a company, and asking it."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from workbench.app import letting_people_go, terms
from workbench.app.desk import Desk
from workbench.app.writing import conclude, for_good, written
from workbench.domain.company import Company
from workbench.domain.fact import KnownFact
from workbench.domain.freshness import Freshness, Need, freshness
from workbench.domain.ids import new_id
from workbench.domain.lead import Stage
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.lookup import AnswerKind, Lookup, Question
from workbench.domain.operation import Operation
from workbench.domain.source import Manifest
from workbench.domain.watch import is_alarming
from workbench.jobs import JobControl
from workbench.texts import Message, say, say_many


@dataclass(frozen=True, slots=True)
class Planned:
    """One question of a plan.

    Attributes:
        manifest: of the source it asks, which says what that costs.
        usable: that source can be asked now.
        freshness: why it is asked, or until when its answer is fresh.
        states: properties that its newest answer states.
        answered: when that answer came.
        after: when its source may be asked next, where not now; only `in_turn` tells.
    """

    question: Question
    manifest: Manifest
    usable: bool
    freshness: Freshness
    states: frozenset[str] = frozenset()
    answered: datetime | None = None
    after: datetime | None = None

    @property
    def costs(self) -> bool:
        """Whether asking costs, so that a person decides."""
        return self.manifest.cost is not None

    @property
    def by_itself(self) -> bool:
        """Whether research asks it without being told to: it is missing or stale, and free."""
        return self.usable and self.freshness.need.asks and not self.costs


def plan(desk: Desk, company: UUID, within: int | None = None) -> tuple[Planned, ...]:
    """Return what sources can be asked about a company, of whom, and what must be asked now.

    `within` makes every answer stale after so many days, also where its shelf life is longer.
    Nobody is asked about a company that its register removed by law.

    Raises:
        NotInStore: there is no such company.
    """

    def look(ledger: Ledger) -> tuple[Company, Sequence[KnownFact], Sequence[Lookup]]:
        return (
            ledger.companies.get(company),
            ledger.facts.of_company(company),
            ledger.lookups.of_company(company),
        )

    subject, facts, lookups = desk.store.read(look)
    return plan_of(desk, subject, facts, lookups, within)


def plan_of(
    desk: Desk,
    subject: Company,
    facts: Sequence[KnownFact],
    lookups: Sequence[Lookup],
    within: int | None = None,
) -> tuple[Planned, ...]:
    """Return the same of a company of which what is known was read already."""
    if subject.removed is not None:
        return ()
    newest = {each.question.key: each for each in lookups}
    manifests = {manifest.key: manifest for manifest in desk.lookups.manifests()}
    now = desk.now()

    def planned(question: Question) -> Planned:
        last, manifest = newest.get(question.key), manifests[question.source]
        return Planned(
            question,
            manifest,
            desk.lookups.usable(question.source),
            _fresh(last, facts, now, manifest, within),
            _stated(last, facts),
            last.answered if last is not None else None,
        )

    return tuple(map(planned, desk.lookups.plan(subject, facts)))


def in_turn(desk: Desk, planned: Sequence[Planned]) -> tuple[Planned, ...]:
    """Return a plan that says when each source may be asked, where it is left alone until then."""
    turns = desk.lookups.turns({each.question.source for each in planned})
    now = desk.now()
    later = {key: now + timedelta(seconds=left) for key, left in turns.items() if left > 0}
    return tuple(replace(each, after=later.get(each.question.source)) for each in planned)


def _stated(newest: Lookup | None, facts: Sequence[KnownFact]) -> frozenset[str]:
    if newest is None or newest.snapshot is None:
        return frozenset()
    return frozenset(each.fact.key for each in facts if each.snapshot == newest.snapshot)


def research(
    desk: Desk,
    company: UUID,
    control: JobControl,
    told: Callable[[Lookup], None] | None = None,
    *,
    already: Sequence[Lookup] = (),
    chosen: Container[str] | None = None,
    within: int | None = None,
) -> Operation[tuple[Lookup, ...]]:
    """Ask about a company what is missing or stale and free; answers are kept as they come.

    Stored answers whose reader is newer now are read again first, which asks nobody.
    Answers can make more questions possible (a web address opens the question of its age), so
    planning and asking go on until nothing new is left.

    Args:
        desk: where we sit.
        company: whom it is about.
        control: stops it.
        told: hears how each look-up stands.
        already: answers that the same research had brought when it was broken off; they are not
            asked for again.
        chosen: keys of the questions that somebody chose instead, fresh or not, at their cost.
        within: of those only what is missing, stale or older than so many days.

    Raises:
        NotInStore: there is no such company.
        CancelledByUser: what had arrived was kept.
    """
    terms.let_go(desk)
    letting_people_go.let_go_of_names(desk)
    desk.lookups.read_again(company, control)
    asked = {lookup.question.key: lookup for lookup in already}
    first = plan(desk, company, within)
    offered = {each.question.key for each in first} if chosen is not None else set()
    # Who looks in an interval asks nothing that somebody else has asked since it was chosen.
    due = [each for each in first if within is None or each.freshness.need.asks]
    wanted = [each for each in due if _wanted(each, chosen, asked)]
    while wanted:
        for lookup in _asked(desk, company, wanted, control, told, within=within):
            asked[lookup.question.key] = lookup
        if any(each.question.key not in asked for each in wanted):
            break
        opened = (each for each in plan(desk, company) if each.question.key not in offered)
        wanted = [each for each in opened if _wanted(each, None, asked)]
    return finish(desk, company, tuple(asked.values()))


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
    return finish(desk, company, (*had.values(), *lookups))


def ended(line: Activity) -> bool:
    """Whether a line of the log says how a research ended."""
    return line.what.msgid == _whole("").msgid


def _fresh(
    newest: Lookup | None,
    facts: Sequence[KnownFact],
    now: datetime,
    manifest: Manifest,
    within: int | None,
) -> Freshness:
    """Return how fresh an answer is; one that its source lets nobody keep any more is stale."""
    answered = newest.answered if newest is not None else None
    if answered is None or manifest.cache_days is None:
        return freshness(newest, facts, now, within)
    if now - answered > timedelta(days=manifest.cache_days):
        return Freshness(need=Need.STALE, why=say("its source lets nobody keep it for longer"))
    return freshness(newest, facts, now, within)


def _wanted(each: Planned, chosen: Container[str] | None, asked: Container[str]) -> bool:
    if each.question.key in asked:
        return False
    return each.by_itself if chosen is None else each.usable and each.question.key in chosen


def _asked(
    desk: Desk,
    company: UUID,
    wanted: Sequence[Planned],
    control: JobControl,
    told: Callable[[Lookup], None] | None,
    *,
    within: int | None,
) -> tuple[Lookup, ...]:
    return desk.lookups.run(
        [each.question for each in wanted],
        company=company,
        control=control,
        told=told,
        reasons={each.question.key: each.freshness.why for each in wanted},
        within=within,
    )


def finish(desk: Desk, company: UUID, lookups: tuple[Lookup, ...]) -> Operation[tuple[Lookup, ...]]:
    """Take in what look-ups about a company brought: its name, its stage, its row in the list."""
    did = _told(lookups)

    def unit(ledger: Ledger) -> None:
        _take_register_name(ledger, company)
        _begin(desk, ledger, company)
        _take_first_as_read(desk, ledger, company)
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
    if not lookups:
        return say("Every answer is fresh: nothing was asked.")
    told = say_many("{count} look-up answered", "{count} look-ups answered", answered)
    for count, more in (
        (refused, say_many("{count} was refused", "{count} were refused", refused)),
        (failed, say_many("{count} failed", "{count} failed", failed)),
        (waiting, say_many("{count} waits", "{count} wait", waiting)),
    ):
        if count:
            told = say("{told}, {more}", told=told, more=more)
    return _whole(told)


def _whole(told: Message | str) -> Message:
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


def _take_first_as_read(desk: Desk, ledger: Ledger, company: UUID) -> None:
    """Let news of a watched company begin after what is heard of it first, which is no change."""
    watches = ledger.watches.of(company)
    if not watches or not watches[-1].running:
        return
    watch, known = watches[-1], ledger.facts.of_company(company)
    if ledger.facts.of_company(company, watch.seen) or any(is_alarming(e.fact) for e in known):
        return
    stamped = written(desk, company)
    ledger.watches.append(replace(watch, **stamped, seen=desk.now(), supersedes=watch.id))


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
