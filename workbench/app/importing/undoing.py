"""Taking a whole import back: what was new goes, unless somebody worked on it since."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from workbench.app import summaries
from workbench.app.desk import Desk
from workbench.app.writing import for_good
from workbench.domain.importing import ImportRun, TakeBack, WrittenRow
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.operation import Operation
from workbench.errors import NotInStore
from workbench.jobs import JobControl, nothing_thrown_away
from workbench.texts import Message, say, say_many

_AT_ONCE = 300
"""Companies taken back in one unit of work."""
_NAMED = 1000
"""Companies that stay and are named; of more it is said how many."""


@dataclass(frozen=True, slots=True)
class Stayed:
    """A company that came with an import and stays, and why."""

    company: UUID
    name: str
    why: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What undoing an import did.

    Attributes:
        gone: how many new companies are no longer leads.
        restored: how many companies of ours are as they were before.
        kept: how many stay, of which `stayed` names the first ones.
    """

    run: ImportRun
    gone: int
    restored: int
    kept: int
    stayed: tuple[Stayed, ...]


def runs(desk: Desk) -> tuple[ImportRun, ...]:
    """Return every import there was, oldest first."""
    return desk.store.read(lambda ledger: ledger.imports.runs())


def find_run(desk: Desk, named: str) -> ImportRun:
    """Return the import that an id, or enough of its end, or its file's name means.

    Raises:
        NotInStore: none or several are meant.
    """
    wanted, every = named.strip().lower().replace("-", ""), runs(desk)
    found = [each for each in every if wanted and each.id.hex.endswith(wanted)]
    found = found or [each for each in every if each.name == named and not each.undone]
    if len(found) != 1:
        raise NotInStore(
            say("No import is called {id}.", id=named),
            hint=say("leadline import lists them."),
        )
    return found[0]


def undo(desk: Desk, run: UUID, control: JobControl) -> Operation[Undone]:
    """Take an import back, as far as nobody has worked on what came with it.

    A company that was new goes from the list with all that the file said of it. One that we had
    keeps what it had before and loses what the file added. The kept file stays.

    Raises:
        NotInStore: there is no such import, or it is undone already.
        CancelledByUser: after what was taken back was kept; undoing again goes on.
    """
    subject = next((each for each in runs(desk) if each.id == run), None)
    if subject is None or subject.undone:
        raise NotInStore(say("This import is not here, or was undone already."))
    undoing = _Undoing(desk, subject)
    after: UUID | None = None
    while rows := _next(desk, run, after):
        control.check()
        undoing.block(rows)
        after = rows[-1].company
        control.report(undoing.rows, subject.rows, say("Undoing {file}", file=subject.name))
    done = undoing.finish()
    because = say("Import the file again: it is kept, and nothing of it was lost.")
    return Operation(result=done, did=_did(done), inverse=for_good(because))


def _next(desk: Desk, run: UUID, after: UUID | None) -> tuple[WrittenRow, ...]:
    return desk.store.read(lambda ledger: ledger.imports.written(run, after, _AT_ONCE))


class _Undoing:
    """One undoing at work."""

    def __init__(self, desk: Desk, run: ImportRun) -> None:
        self._desk = desk
        self._run = run
        self.rows = self._gone = self._restored = self._kept = 0
        self._stayed: list[Stayed] = []

    def block(self, rows: Sequence[WrittenRow]) -> None:
        new = {row.company for row in rows if row.lead is not None}

        def unit(ledger: Ledger) -> dict[UUID, Message]:
            worked_on = ledger.imports.worked_on(
                self._run, [row for row in rows if row.company in new]
            )
            going = tuple(row for row in rows if row.company not in worked_on)
            ledger.imports.take_back(self._taken(going))
            for company in sorted({row.company for row in going if row.listed} - new):
                summaries.refresh(ledger, company, self._desk.starter, self._desk.now())
            return dict(worked_on)

        with nothing_thrown_away():
            stays = self._desk.store.write(unit)
        self.rows += len(rows)
        self._gone += len(new - stays.keys())
        self._restored += len({row.company for row in rows} - new)
        self._kept += len(stays)
        self._name(stays)

    def _taken(self, rows: tuple[WrittenRow, ...]) -> TakeBack:
        return TakeBack(
            run=self._run,
            rows=rows,
            reason=say("The import of {file} was undone.", file=self._run.name),
            by=self._desk.person,
            at=self._desk.now(),
        )

    def _name(self, stays: dict[UUID, Message]) -> None:
        few = dict(list(stays.items())[: _NAMED - len(self._stayed)])
        names = self._desk.store.read(
            lambda ledger: {each: ledger.companies.get(each).name for each in few}
        )
        self._stayed += [Stayed(each, names[each], why) for each, why in few.items()]

    def finish(self) -> Undone:
        desk, run = self._desk, self._run
        done = Undone(
            run=run,
            gone=self._gone,
            restored=self._restored,
            kept=self._kept,
            stayed=tuple(self._stayed),
        )

        def unit(ledger: Ledger) -> None:
            ledger.imports.undo(run.id, desk.person)
            ledger.log(Activity(by=desk.person, at=desk.now(), what=_did(done), about=run.id))

        desk.store.write(unit)
        return done


def _did(done: Undone) -> Message:
    return say_many(
        "Undid the import of {file}: {count} company is no longer a lead, {restored} are as they"
        " were, {kept} stay.",
        "Undid the import of {file}: {count} companies are no longer leads, {restored} are as they"
        " were, {kept} stay.",
        done.gone,
        file=done.run.name,
        restored=done.restored,
        kept=done.kept,
    )
