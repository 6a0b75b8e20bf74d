"""Looking at watched companies again: whose time has come, and asking what is too old by then."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from workbench.app import queue, research
from workbench.app.desk import Desk
from workbench.app.research import Planned
from workbench.app.writing import for_good, written
from workbench.domain.freshness import Need
from workbench.domain.lead import StageChange
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup
from workbench.domain.operation import Operation
from workbench.domain.waiting import offline, paused, stopped
from workbench.domain.watch import Watch, is_watched, may_tell_watched, watchable
from workbench.jobs import JobControl
from workbench.texts import say, say_many

AT_ONCE = 25
"""Companies that are looked at in one go; whoever watches more goes on with the next."""
_TOLD_ALONE = {AnswerKind.FOUND, AnswerKind.NOTHING_FOUND}
_AGAIN = timedelta(days=1)
"""When a source that failed is asked once more, however long the interval is."""
_SOON = timedelta(hours=1)
"""When a company is looked at once more whose questions wait for a network or for a person."""


def running(ledger: Ledger, among: Container[UUID] | None = None) -> Iterator[Watch]:
    """Yield the watches that run on companies still worth watching, `among` some or all."""
    for each in ledger.watches.everywhere():
        wanted = each.running and (among is None or each.about in among)
        if wanted and _is_worth_it(ledger, each.about):
            yield each


def stage_of(ledger: Ledger, company: UUID) -> StageChange | None:
    """Return where the lead about a company stands; None where it is no lead."""
    lead = ledger.leads.of_company(company)
    stages = ledger.stages.of(lead.id) if lead is not None else ()
    return stages[-1] if stages else None


def due(desk: Desk) -> tuple[UUID, ...]:
    """Return whom it is time to look at again, the longest waiting first, `AT_ONCE` at most."""
    now = desk.now()

    def look(ledger: Ledger) -> tuple[UUID, ...]:
        waiting = sorted(
            (each for each in ledger.watches.everywhere() if each.due(now)),
            key=lambda each: each.looked,
        )
        worth = (each.about for each in waiting if _is_worth_it(ledger, each.about))
        return tuple(islice(worth, AT_ONCE))

    return desk.store.read(look)


def look(
    desk: Desk,
    companies: Sequence[UUID],
    control: JobControl,
    told: Callable[[Lookup], None] | None = None,
) -> Operation[int]:
    """Ask again what may have changed at some companies, of sources that cost nothing.

    Where a source has a feed of changes it is asked once for all of them, and only whom it names
    is asked about. What was answered within the interval is not asked again, and whom somebody
    else looked at meanwhile is left alone. Where nobody can be asked, without a network or because
    the asking is paused, it ends with the first company.

    Raises:
        CancelledByUser: what had arrived was kept.
    """
    began = desk.now()
    every = {
        each.about: each for each in desk.store.read(lambda led: list(running(led, companies)))
    }
    watches = {each: every[each] for each in companies if each in every}
    spared = _spared(desk, watches, control, told)
    count, why = 0, None
    for watch in watches.values():
        lookups = _ask(desk, watch, spared, control, told)
        if lookups is None:
            continue
        _looked(desk, watch, began, lookups)
        if lookups and all(map(_waits, lookups)):
            # What is not in the queue yet does not pile up there.
            why = lookups[0].problem
            break
        count += 1
    did = say_many(
        "Looked at {count} watched company.", "Looked at {count} watched companies.", count
    )
    if why is not None:
        did = say("{did} Nobody can be asked now: {why}.", did=did, why=why.message)
    return Operation(
        result=count, did=did, inverse=for_good(say("What sources said stays as they said it."))
    )


def questions(desk: Desk, company: UUID, days: int) -> tuple[Planned, ...]:
    """Return the free questions whose answers tell what is watched, each as fresh as in `days`."""
    return tuple(
        each
        for each in research.plan(desk, company, within=days)
        if each.usable and not each.costs and _tells_watched(each)
    )


def _is_worth_it(ledger: Ledger, company: UUID) -> bool:
    removed = ledger.companies.get(company).removed is not None
    return not removed and watchable(stage_of(ledger, company))


def _tells_watched(each: Planned) -> bool:
    """Whether a question is about what is watched; who never answered may be, by what it states."""
    if each.states:
        return any(map(is_watched, each.states))
    return may_tell_watched(each.question.source)


def _spared(
    desk: Desk,
    watches: Mapping[UUID, Watch],
    control: JobControl,
    told: Callable[[Lookup], None] | None,
) -> set[str]:
    """Return the questions that need not be put: a feed does not name whom they are about."""
    wanted = {
        each: [e for e in questions(desk, each, watch.days) if e.by_itself]
        for each, watch in watches.items()
    }
    # What was never answered is asked whatever a feed says.
    known = [e.question for planned in wanted.values() for e in planned if e.states]
    # Everything that was answered is known to have been right then; see `_looked`.
    since = min((watches[each].looked for each in wanted if wanted[each]), default=desk.now())
    feeds = desk.lookups.feeds(known, since) if known else ()
    if not feeds:
        return set()
    asked = {each.key: each for each, _ in feeds}
    try:
        answers = desk.lookups.run(tuple(asked.values()), company=None, control=control, told=told)
    finally:
        # The next look asks since another instant, so nobody comes back to these.
        desk.store.write(
            lambda ledger: queue.end(ledger, lambda each: each.question.key in asked, stopped())
        )
    answered = {each.question.key: each for each in answers if each.kind in _TOLD_ALONE}
    about = {each.key: each.about for each in known}
    return {
        key
        for feed, covered in feeds
        if (answer := answered.get(feed.key)) is not None
        for key in covered
        if about[key] not in answer.changed
    }


def _ask(
    desk: Desk,
    watch: Watch,
    spared: set[str],
    control: JobControl,
    told: Callable[[Lookup], None] | None,
) -> tuple[Lookup, ...] | None:
    """Ask about one company what is too old now; None where somebody else looked meanwhile."""
    newest = desk.store.read(lambda ledger: ledger.watches.of(watch.about))
    if not newest or not newest[-1].running or newest[-1].looked != watch.looked:
        return None
    planned = questions(desk, watch.about, watch.days)
    chosen = {each.question.key for each in planned if each.by_itself} - spared
    if not chosen:
        return ()
    done = research.research(desk, watch.about, control, told, chosen=chosen, within=watch.days)
    return done.result


def _looked(desk: Desk, watch: Watch, began: datetime, lookups: Sequence[Lookup]) -> None:
    """Write down since when all that is watched counts as looked at."""
    # What is fresh was not looked at now, but when it was answered: its turn comes sooner.
    fresh = [
        each.answered
        for each in questions(desk, watch.about, watch.days)
        if each.states and each.answered is not None and each.freshness.need is Need.FRESH
    ]
    looked = min([began, *fresh])
    if any(_failed_for_now(each) for each in lookups):
        looked = min(looked, began - timedelta(days=watch.days) + _AGAIN)
    if any(map(_waits, lookups)):
        looked = min(looked, began - timedelta(days=watch.days) + _SOON)

    def change(ledger: Ledger) -> None:
        # Somebody may have stopped it, or read its news, while the sources were asked.
        newest = ledger.watches.of(watch.about)[-1]
        entry = replace(newest, **written(desk, watch.about), looked=looked, supersedes=newest.id)
        ledger.watches.append(entry)

    desk.store.write(change)


def _failed_for_now(lookup: Lookup) -> bool:
    failed = lookup.kind is AnswerKind.FAILED
    return failed and (lookup.problem is None or lookup.problem.again)


def _waits(lookup: Lookup) -> bool:
    return lookup.kind is None and lookup.problem in {offline(), paused()}
