"""The queue of look-ups: what waits and why, asking what is due, pausing, and letting wait."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workbench.app import research, terms
from workbench.app.desk import Desk
from workbench.app.writing import for_good
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Lookup, LookupState
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
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Everything that waits, the longest waiting first.

    Attributes:
        paused: somebody paused the asking on this computer.
        due: how many of them may be asked now.
        next_due: when the next of the others may be asked by itself; None where none will be.
    """

    paused: bool
    waiting: tuple[Waiting, ...]
    due: int
    next_due: datetime | None


def overview(desk: Desk) -> Queue:
    """Return what waits, why, and until when."""
    now = desk.now()

    def look(ledger: Ledger) -> Queue:
        left = [each for each in ledger.lookups.open() if each.company is not None]
        # Whoever has nothing waiting is spared the sources' libraries.
        titles = {each.key: each for each in desk.lookups.manifests()} if left else {}
        usable = {source for source in titles if desk.lookups.usable(source)}
        dues = [each.due for each in left if each.due and each.question.source in usable]
        later = [due for due in dues if due > now]
        return Queue(
            paused=ledger.lookups.paces.paused,
            waiting=tuple(
                Waiting(each, _name(ledger, each), source_title(titles, each.question.source))
                for each in left
            ),
            due=len(dues) - len(later),
            next_due=min(later, default=None),
        )

    return desk.store.read(look)


def ask_due(
    desk: Desk, control: JobControl, told: Callable[[Lookup], None] | None = None
) -> Operation[tuple[Lookup, ...]]:
    """Ask what waits and is due, unless the asking is paused; answers are kept as they come.

    Raises:
        CancelledByUser: what had arrived was kept.
    """
    terms.let_go(desk)
    paused = desk.store.read(lambda ledger: ledger.lookups.paces.paused)
    lookups = () if paused else desk.lookups.resume(control, told)
    answered = [each for each in lookups if each.state is LookupState.ANSWERED]
    for company in dict.fromkeys(each.company for each in answered):
        if company is not None:
            mine = tuple(each for each in answered if each.company == company)
            research.finish(desk, company, mine)
    told_so = say_many(
        "{count} waiting look-up was asked.", "{count} waiting look-ups were asked.", len(answered)
    )
    return Operation(
        result=lookups,
        did=told_so,
        inverse=for_good(say("What sources said stays as they said it.")),
    )


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


def _name(ledger: Ledger, lookup: Lookup) -> str:
    return "" if lookup.company is None else ledger.companies.get(lookup.company).name
