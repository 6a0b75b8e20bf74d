"""How a use case writes: one unit of work with its log line and list row, and a way back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Generic, TypeVar
from uuid import UUID

from workbench.app import summaries
from workbench.app.desk import Desk
from workbench.domain.entry import Entry, Written
from workbench.domain.ids import new_id
from workbench.domain.ledger import Activity, Journal, Ledger
from workbench.domain.operation import NoInverse, Operation
from workbench.errors import InvalidInput
from workbench.texts import Message, say

T = TypeVar("T")
EntryT = TypeVar("EntryT", bound=Entry)

_NOBODY = UUID(int=0)
_NEVER = datetime.min.replace(tzinfo=UTC)

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


def written(desk: Desk, about: UUID, at: datetime | None = None) -> Written:
    """Return what a new entry about a lead or a company begins with, written now unless `at`."""
    return Written(id=new_id(), about=about, by=desk.person, at=at or desk.now())


def append(
    desk: Desk, company: UUID, did: Message, journal: PickJournal[EntryT], entry: EntryT
) -> Operation[EntryT]:
    """Append an entry beside the others of its kind; its inverse withdraws it."""
    return _Change(desk, company, did, journal, _none).make(lambda _: entry)


def supersede(
    desk: Desk,
    company: UUID,
    did: Message,
    journal: PickJournal[EntryT],
    entry: EntryT,
    *,
    among: Callable[[EntryT], bool] | None = None,
) -> Operation[EntryT]:
    """Append an entry in place of the newest current one about the same thing.

    `among` says which entries the new one may take the place of, where not of any. Its inverse
    brings back the one that was replaced.
    """
    change = _Change(desk, company, did, journal, among or _any)

    def placed(ledger: Ledger) -> EntryT:
        newest = change.rivals(ledger, entry)
        return replace(entry, supersedes=newest[-1].id) if newest else entry

    return change.make(placed)


def for_good(because: Message) -> NoInverse:
    """Return the reason why an operation has no inverse."""
    return NoInverse(because=because)


def content_of(entry: Entry) -> Entry:
    """Return an entry without who wrote it, when, under which number and in whose place."""
    return replace(entry, id=_NOBODY, by=_NOBODY, at=_NEVER, supersedes=None)


@dataclass(frozen=True, slots=True)
class _Change(Generic[EntryT]):
    """One kind of change, made, undone and made again.

    `among` says which entries take each other's place: only one of them counts at a time.
    """

    desk: Desk
    company: UUID
    did: Message
    journal: PickJournal[EntryT]
    among: Callable[[EntryT], bool]

    def rivals(self, ledger: Ledger, entry: EntryT) -> tuple[EntryT, ...]:
        """Return the current entries that one about the same thing would take the place of."""
        return tuple(each for each in self.journal(ledger).of(entry.about) if self.among(each))

    def make(self, entry: Callable[[Ledger], EntryT]) -> Operation[EntryT]:
        def change(ledger: Ledger) -> EntryT:
            made = entry(ledger)
            self.journal(ledger).append(made)
            return made

        made = write(self.desk, self.company, self.did, change)
        return Operation(result=made, did=self.did, inverse=partial(self._undo, made))

    def _undo(self, entry: EntryT) -> Operation[object]:
        undone = say("Undone: {what}", what=self.did)
        back = write(self.desk, self.company, undone, lambda ledger: self._take_back(ledger, entry))
        return Operation(result=back, did=undone, inverse=partial(self._redo, entry, back))

    def _redo(self, entry: EntryT, back: EntryT | None) -> Operation[object]:
        def again(ledger: Ledger) -> EntryT:
            rivals = self.rivals(ledger, entry)
            newest = rivals[-1] if rivals else None
            if _said(newest) != _said(back):
                raise _changed_since()
            return self._copy(entry, newest.id if newest else None)

        return self.make(again)

    def _take_back(self, ledger: Ledger, entry: EntryT) -> EntryT | None:
        """Withdraw an entry, or put a copy of the one before it in its place."""
        journal = self.journal(ledger)
        counting = _counting(journal.of(entry.about), entry)
        if counting is None:
            raise _changed_since()
        for before in journal.history(entry.about):
            if before.id == entry.supersedes:
                # Of two leads that became one: it is written where we go on.
                back = replace(self._copy(before, counting.id), about=counting.about)
                journal.append(back)
                return back
        journal.withdraw(counting.id, self.desk.person, self.desk.now())
        return None

    def _copy(self, entry: EntryT, supersedes: UUID | None) -> EntryT:
        return replace(
            entry,
            id=new_id(),
            by=self.desk.person,
            at=self.desk.now(),
            supersedes=supersedes,
        )


def _counting(current: Sequence[EntryT], entry: EntryT) -> EntryT | None:
    """Return the current entry that an entry is, or the copy of it that was put back later."""
    for each in reversed(current):
        put_back = each.supersedes is not None and content_of(each) == content_of(entry)
        if each.id == entry.id or put_back:
            return each
    return None


def _said(entry: Entry | None) -> Entry | None:
    return None if entry is None else content_of(entry)


def _any(_: Entry) -> bool:
    return True


def _none(_: Entry) -> bool:
    return False


def _changed_since() -> InvalidInput:
    return InvalidInput(
        say("This was changed since, so it stays as it is."),
        field="undo",
        hint=say("Change it anew instead."),
    )
