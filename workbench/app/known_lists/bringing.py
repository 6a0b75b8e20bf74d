"""Bringing a list in: what is read of it is kept as one file, its rows block by block, or not."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from workbench.app import summaries
from workbench.app.desk import Desk
from workbench.app.entered_by_hand import snapshot_of
from workbench.app.importing.previewing import blocks
from workbench.app.known_lists.opening import OpenedList, ReadList
from workbench.domain.ids import new_id
from workbench.domain.known_lists import KnownKind, KnownList, KnownRow, counting
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.operation import Operation
from workbench.errors import InvalidInput, NotInStore
from workbench.jobs import JobControl, nothing_thrown_away
from workbench.matching.known_told import KnownReader, signs_of
from workbench.texts import Message, say, say_many

BLOCK = 2000
"""Rows written in one unit of work, so that others need not wait long to write."""
_RENEWED_AT_ONCE = 20
MEDIA_TYPE = "text/csv; charset=utf-8; header=present"


@dataclass(frozen=True, slots=True)
class Brought:
    """A list that was brought in, and the one in whose place it stands, or None."""

    known_list: KnownList
    former: KnownList | None


def bring(
    desk: Desk, read: ReadList, control: JobControl, *, replaces: str = ""
) -> Operation[Brought]:
    """Write a list; from its last block on it counts, and the former one of its name does not.

    Only the columns that are read are kept, a mail address as its domain: names of people at the
    companies are not. A list that was broken off counts for nothing; bringing it again begins anew.

    Args:
        desk: where we sit.
        read: the list.
        control: stops between two blocks, and is told how far it is.
        replaces: name of the list of the same kind in whose place it stands, where not its own.

    Raises:
        InvalidInput: it names no company, at `file`; the day has not come, or the list in whose
            place it would stand is newer, at `day`.
        NotInStore: there is no list called `replaces`.
        CancelledByUser: nothing of it counts.
    """
    _refuse(desk, read)
    former = _former(desk, read.opened, replaces)
    _refuse_older(desk, read.opened, former)
    known_list = _list(desk, read, former)
    kept = snapshot_of(desk, _kept(desk, read.opened), MEDIA_TYPE)
    known_list = replace(known_list, file=kept.sha256)
    brought, done = Brought(known_list, former), 0
    for rows in blocks(iter(read.rows), BLOCK):
        control.check()
        done += len(rows)
        with nothing_thrown_away():
            last = done == len(read.rows)
            if last:
                # Not before: of a list that is broken off no file is left that nothing names.
                desk.store.keep(kept)
            desk.store.write(partial(_add, desk, brought, rows, last=last))
        label = say("Bringing in {file}", file=known_list.name)
        control.report(done, len(read.rows), label)
    _renew(desk, [known_list.id, *((former.id,) if former is not None else ())])
    return Operation(
        result=brought, did=did(brought), inverse=partial(take_back, desk, known_list.id)
    )


def take_back(desk: Desk, known_list: UUID) -> Operation[KnownList]:
    """Take a list back: it no longer counts; the one before it does again, where there is one.

    Raises:
        NotInStore: there is no such list, or it was taken back before, or its rows are gone.
    """
    every = desk.store.read(lambda ledger: ledger.known_lists.lists())
    subject = next((each for each in every if each.id == known_list), None)
    if subject is None or subject.withdrawn is not None or subject.let_go is not None:
        raise NotInStore(say("This list is not here, or was taken back already."))
    now = desk.now()
    left = tuple(replace(e, withdrawn=now) if e.id == known_list else e for e in every)
    before = next((each for each in counting(left) if each.series == subject.series), None)
    told = say("Took back {list}.", list=subject.cited)
    if before is not None:
        told = say(
            "Took back {list}; that of {day} counts again.", list=subject.cited, day=before.day
        )

    def unit(ledger: Ledger) -> None:
        ledger.known_lists.withdraw(known_list, desk.person, now)
        ledger.log(Activity(by=desk.person, at=now, what=told, about=known_list))

    desk.store.write(unit)
    _renew(desk, [known_list, *((before.id,) if before is not None else ())])
    return Operation(result=subject, did=told, inverse=partial(restore, desk, subject))


def restore(desk: Desk, subject: KnownList) -> Operation[KnownList]:
    """Let a list that was taken back count again.

    Raises:
        NotInStore: its rows were let go of meanwhile.
    """
    every = desk.store.read(lambda ledger: ledger.known_lists.lists())
    if any(each.let_go for each in every if each.id == subject.id):
        raise NotInStore(say("The rows of this list were let go of: bring it in anew."))
    told = say("{list} counts again.", list=subject.cited)
    now = desk.now()

    def unit(ledger: Ledger) -> None:
        ledger.known_lists.restore(subject.id, desk.person, now)
        ledger.log(Activity(by=desk.person, at=now, what=told, about=subject.id))

    desk.store.write(unit)
    _renew(desk, [subject.id])
    return Operation(result=subject, did=told, inverse=partial(take_back, desk, subject.id))


def lists(desk: Desk) -> tuple[KnownList, ...]:
    """Return the lists that count, by kind and name."""
    every = counting(desk.store.read(lambda ledger: ledger.known_lists.lists()))
    return tuple(sorted(every, key=lambda each: (each.kind.value, each.name.casefold())))


def named(desk: Desk, name: str) -> KnownList:
    """Return the list that counts and has a name, case aside, or whose id ends so.

    Raises:
        NotInStore: none has, or several have.
    """
    wanted = name.strip().casefold()
    every = lists(desk)
    found = [each for each in every if each.name.casefold() == wanted]
    found = found or [each for each in every if wanted and each.id.hex.endswith(wanted)]
    if len(found) != 1:
        names = ", ".join(f"{each.name} ({each.id.hex[-12:]})" for each in every)
        hint = say("There are: {names}.", names=names) if every else None
        raise NotInStore(say("No list is called {name}.", name=name), hint=hint)
    return found[0]


def did(brought: Brought) -> Message:
    """Return what bringing a list in did, in one sentence."""
    known_list = brought.known_list
    told = say_many(
        "Brought in {list}: {count} company, {kind}.",
        "Brought in {list}: {count} companies, {kind}.",
        known_list.rows,
        list=known_list.cited,
        kind=known_list.kind.words,
    )
    if brought.former is None:
        return told
    return say("{did} It stands in place of that of {day}.", did=told, day=brought.former.day)


def _refuse(desk: Desk, read: ReadList) -> None:
    opened = read.opened
    if not read.rows:
        raise InvalidInput(
            say("No row of {file} names a company.", file=opened.name),
            field="file",
            hint=say("Say which column holds the names or the registration numbers."),
        )
    if opened.day > desk.now().date():
        raise InvalidInput(say("{day} has not come yet.", day=opened.day), field="day")


def _refuse_older(desk: Desk, opened: OpenedList, former: KnownList | None) -> None:
    standing = [each for each in lists(desk) if former and each.series == former.series]
    for each in standing:
        if opened.day < each.day:
            raise InvalidInput(
                say("{list} is newer.", list=each.cited),
                field="day",
                hint=say("Say another day, or take the newer list back first."),
            )


def _former(desk: Desk, opened: OpenedList, replaces: str) -> KnownList | None:
    """Return the newest list of the kind that has the name, taken back or not, or None."""
    every = desk.store.read(lambda ledger: ledger.known_lists.lists())
    wanted = (replaces or opened.name).strip().casefold()
    alike = [
        each for each in every if each.kind is opened.kind and (each.name.casefold() == wanted)
    ]
    if replaces and not alike:
        raise NotInStore(
            say("No list of {kind} is called {name}.", kind=opened.kind.words, name=replaces)
        )
    return alike[-1] if alike else None


def _list(desk: Desk, read: ReadList, former: KnownList | None) -> KnownList:
    new = new_id()
    return KnownList(
        id=new,
        series=former.series if former is not None else new,
        kind=read.opened.kind,
        name=read.opened.name,
        file=b"",
        columns=read.opened.columns.reading,
        day=read.opened.day,
        rows=len(read.rows),
        left_out=read.left_out,
        by=desk.person,
        at=desk.now(),
    )


def _kept(desk: Desk, opened: OpenedList) -> bytes:
    """Return the columns that are read as CSV, each row led by its number in the file."""
    reader = KnownReader(columns=opened.columns, day=opened.day, currency=desk.currency)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("", *(each.heading for each in opened.columns.read)))
    for row in opened.table.rows():
        writer.writerow((row.number, *reader.kept(row)))
    return text.getvalue().encode()


def _add(
    desk: Desk, brought: Brought, rows: Sequence[KnownRow], ledger: Ledger, *, last: bool
) -> None:
    known_list = brought.known_list
    ledger.known_lists.add_rows(
        known_list,
        [(each, signs_of((each.name,), each.identifiers, each.domains)) for each in rows],
    )
    if not last:
        return
    _carry_objections(ledger, known_list)
    ledger.known_lists.finish(known_list)
    ledger.log(Activity(by=desk.person, at=known_list.at, what=did(brought), about=known_list.id))


def _carry_objections(ledger: Ledger, known_list: KnownList) -> None:
    """Take along those who were erased and had objected: the file need not name them any more."""
    standing = [
        each
        for each in counting(ledger.known_lists.lists())
        if each.series == known_list.series and each.kind is KnownKind.DO_NOT_CONTACT
    ]
    carried = [row for each in standing for row in ledger.known_lists.objections(each.id)]
    ledger.known_lists.add_rows(
        known_list,
        [
            (replace(row, number=-place), signs_of((row.name,), row.identifiers, ()))
            for place, row in enumerate(carried, start=1)
        ],
    )


def _renew(desk: Desk, known_lists: Sequence[UUID]) -> None:
    """Renew the rows of the lead list of companies that lists tell something of.

    Customers are among them: that a debtor list does not name one tells that it pays on time.
    """

    def concerned(ledger: Ledger) -> tuple[UUID, ...]:
        customers = (
            each.id
            for each in counting(ledger.known_lists.lists())
            if each.kind is KnownKind.CUSTOMER
        )
        asked = dict.fromkeys((*known_lists, *customers))
        found = (each for one in asked for each in ledger.known_lists.concerned(one))
        return tuple(dict.fromkeys(found))

    for some in blocks(iter(desk.store.read(concerned)), _RENEWED_AT_ONCE):
        desk.store.write(partial(_refreshed, desk, some))


def _refreshed(desk: Desk, companies: Sequence[UUID], ledger: Ledger) -> None:
    for each in companies:
        summaries.refresh(ledger, each, desk.starter, desk.now())
