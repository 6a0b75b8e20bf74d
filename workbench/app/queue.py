"""The queue of look-ups: what waits and why, asking what is due, pausing, and letting wait."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from workbench.app import companies, research, terms
from workbench.app.desk import Desk
from workbench.app.writing import for_good
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Lookup, LookupState, Problem
from workbench.domain.operation import Operation
from workbench.domain.source import source_title
from workbench.domain.waiting import stopped, waiting
from workbench.jobs import JobControl
from workbench.texts import Message, say, say_many


@dataclass(frozen=True, slots=True)
class Waiting:
    """A look-up that was not asked yet: about whom, and of which source."""

    lookup: Lookup
    company: str
    source: str | Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What waits, the longest waiting first.

    Attributes:
        paused: somebody paused the asking on this computer.
        waiting: as many of them as were wanted.
        count: how many there are.
        due: how many of them may be asked now.
        next_due: when the next of the others may be asked by itself; None where none will be.
        searches: what was looked for without a network; a person looks again, and chooses.
    """

    paused: bool
    waiting: tuple[Waiting, ...]
    count: int
    due: int
    next_due: datetime | None
    searches: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How much waits in all."""
        return self.count + len(self.searches)


def overview(desk: Desk, most: int | None = None) -> Queue:
    """Return what waits, why, and until when; `most` of the look-ups, None for every one.

    A source whose turn it is sooner than was written down is asked then: the wall clock may have
    been ahead, or another key be there.
    """
    now = desk.now()
    standing = desk.store.read(lambda ledger: ledger.lookups.standing())
    # Whoever has nothing waiting is spared the sources' libraries.
    titles = {each.key: each for each in desk.lookups.manifests()} if standing else {}
    turns = desk.lookups.turns({source for source, due in standing if due} & titles.keys())
    soonest = {source: now + timedelta(seconds=seconds) for source, seconds in turns.items()}
    dues = [min(due, soonest[source]) for source, due in standing if due and source in soonest]
    later = [due for due in dues if due > now]

    def look(ledger: Ledger) -> Queue:
        shown = ledger.lookups.open_of_companies(most) if standing else ()
        names = _names(ledger, shown)
        return Queue(
            paused=ledger.lookups.paces.paused,
            waiting=tuple(
                Waiting(each, names[each.company], source_title(titles, each.question.source))
                for each in shown
            ),
            count=len(standing),
            due=len(dues) - len(later),
            next_due=min(later, default=None),
            searches=companies.looked_for(ledger),
        )

    return desk.store.read(look)


def ask_due(
    desk: Desk, control: JobControl, told: Callable[[Lookup], None] | None = None
) -> Operation[tuple[Lookup, ...]]:
    """Ask what waits and is due, unless the asking is paused; answers are kept as they come.

    While one source is long in answering, what becomes due at others meanwhile is asked too.

    Raises:
        CancelledByUser: what had arrived was kept.
    """
    terms.let_go(desk)
    asked: dict[UUID, Lookup] = {}
    answered: set[str] = set()
    going = not desk.store.read(lambda ledger: ledger.lookups.paces.paused)
    while going:
        lookups = desk.lookups.resume(control, told)
        asked |= {each.id: each for each in lookups}
        _take_in(desk, lookups)
        fresh = {each.question.key for each in lookups if _is_answered(each)} - answered
        answered |= fresh
        # Who is told the same again has asked everybody, and what waits needs more time.
        going = bool(fresh)
    told_so = say_many(
        "{count} waiting look-up was asked.", "{count} waiting look-ups were asked.", len(answered)
    )
    return Operation(
        result=tuple(asked.values()),
        did=told_so,
        inverse=for_good(say("What sources said stays as they said it.")),
    )


def _is_answered(lookup: Lookup) -> bool:
    return lookup.state is LookupState.ANSWERED


def _take_in(desk: Desk, lookups: Sequence[Lookup]) -> None:
    about: dict[UUID, list[Lookup]] = defaultdict(list)
    for each in filter(_is_answered, lookups):
        if each.company is not None:
            about[each.company].append(each)
    for company, mine in about.items():
        research.finish(desk, company, tuple(mine))


def pause(desk: Desk) -> Operation[None]:
    """Let nothing be asked on this computer until somebody resumes the asking."""
    desk.store.write(lambda ledger: ledger.lookups.paces.pause())
    return Operation(
        result=None,
        did=say("Paused: nothing is asked until you resume."),
        inverse=lambda: resume(desk),
    )


def resume(desk: Desk) -> Operation[None]:
    """Let sources be asked again; what is due is asked by whoever calls `ask_due` next."""
    desk.store.write(lambda ledger: ledger.lookups.paces.resume())
    return Operation(
        result=None,
        did=say("Resumed: what waits is asked in its turn."),
        inverse=lambda: pause(desk),
    )


def let_wait(desk: Desk, company: UUID) -> Operation[int]:
    """Ask nothing more about a company by itself: what was not asked yet waits for a person.

    What is being asked at this moment goes on; its answer is kept.
    """
    at = desk.now()

    def change(ledger: Ledger) -> int:
        left = _not_begun(ledger, company)
        for each in left:
            ledger.lookups.settle(waiting(each, stopped(), at))
        return len(left)

    count = desk.store.write(change)
    return Operation(result=count, did=_let(count), inverse=for_good(say("Research asks again.")))


def end(ledger: Ledger, concerned: Callable[[Lookup], bool], problem: Problem) -> None:
    """End what belongs to no company and could not be asked now; nobody asks it later by itself.

    Left as it is, it would wait for ever, among what somebody looked for.
    """
    for each in ledger.lookups.open_searches():
        if concerned(each) and each.state is not LookupState.ASKING:
            ledger.lookups.settle(
                replace(each, state=LookupState.ANSWERED, problem=problem, due=None)
            )


def _not_begun(ledger: Ledger, company: UUID) -> Sequence[Lookup]:
    free = {LookupState.PLANNED, LookupState.QUEUED}
    left = ledger.lookups.of_company(company)
    return [each for each in left if each.state in free and each.due is not None]


def _let(count: int) -> Message:
    return say_many(
        "{count} look-up waits until you research again.",
        "{count} look-ups wait until you research again.",
        count,
    )


def _names(ledger: Ledger, lookups: Sequence[Lookup]) -> dict[UUID | None, str]:
    companies = dict.fromkeys(each.company for each in lookups)
    return {each: "" if each is None else ledger.companies.get(each).name for each in companies}
