"""How a use case writes: one unit of work with its log line and list row, and a way back."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from workbench.app import summaries
from workbench.app.desk import Desk
from workbench.domain.entry import Entry
from workbench.domain.ids import new_id
from workbench.domain.operation import NoInverse, Operation
from workbench.domain.ports import Activity, Journal, Ledger
from workbench.texts import Message, say

T = TypeVar("T")
EntryT = TypeVar("EntryT", bound=Entry)

PickJournal = Callable[[Ledger], Journal[EntryT]]


def write(desk: Desk, company: UUID, did: Message, change: Callable[[Ledger], T]) -> T:
    """Run a change as one unit of work, log it, and renew the company's row in the list.

    Raises:
        StoreError: the store refused; nothing of the change was kept.
    """

    def unit(ledger: Ledger) -> T:
        result = change(ledger)
        conclude(desk, ledger, company, did)
        return result

    return desk.store.write(unit)


def conclude(desk: Desk, ledger: Ledger, company: UUID, did: Message) -> None:
    """End a unit of work: a line in the log, and the company's row in the list anew."""
    now = desk.now()
    ledger.log(Activity(by=desk.person, at=now, what=did, about=company))
    if desk.renew_rows:
        summaries.refresh(ledger, company, desk.starter, now)


def append(
    desk: Desk, company: UUID, did: Message, journal: PickJournal[EntryT], entry: EntryT
) -> Operation[EntryT]:
    """Append an entry; its inverse withdraws it, or brings back what it superseded."""
    write(desk, company, did, lambda ledger: journal(ledger).append(entry))

    def undo() -> Operation[object]:
        undone = say("Undone: {what}", what=did)
        write(desk, company, undone, lambda ledger: _take_back(desk, journal(ledger), entry))
        return Operation(result=None, did=undone, inverse=redo)

    def redo() -> Operation[object]:
        return append(desk, company, did, journal, _again(entry))

    return Operation(result=entry, did=did, inverse=undo)


def supersede(
    desk: Desk, company: UUID, did: Message, journal: PickJournal[EntryT], entry: EntryT
) -> Operation[EntryT]:
    """Append an entry in place of the newest current one about the same thing."""
    newest = desk.store.read(lambda ledger: journal(ledger).of(entry.about))
    placed = replace(entry, supersedes=newest[-1].id) if newest else entry
    return append(desk, company, did, journal, placed)


def for_good(because: Message) -> NoInverse:
    """Return the reason why an operation has no inverse."""
    return NoInverse(because=because)


def _take_back(desk: Desk, journal: Journal[EntryT], entry: EntryT) -> None:
    before = [each for each in journal.history(entry.about) if each.id == entry.supersedes]
    if before:
        journal.append(
            replace(before[0], id=new_id(), by=desk.person, at=desk.now(), supersedes=entry.id)
        )
    else:
        journal.withdraw(entry.id, desk.person, desk.now())


def _again(entry: EntryT) -> EntryT:
    return replace(entry, id=new_id(), supersedes=None)
