"""Writing an imported file: block by block, each whole or not at all, to be gone on with later."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from uuid import UUID

from workbench.app import summaries
from workbench.app.desk import Desk
from workbench.app.entered_by_hand import snapshot_of
from workbench.app.importing.ahead import Ahead, Other
from workbench.app.importing.judging import Judging
from workbench.app.importing.listing import Listing
from workbench.app.importing.preparing import Prepared, Preparing
from workbench.app.importing.previewing import Preview, blocks
from workbench.app.importing.undoing import undo
from workbench.app.importing.writing import Draft
from workbench.domain.ids import new_id
from workbench.domain.import_ledger import Whom
from workbench.domain.importing import Fate, ImportRun
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.operation import NoInverse, Operation
from workbench.domain.table_file import Row
from workbench.errors import InvalidInput
from workbench.jobs import JobControl, nothing_thrown_away
from workbench.texts import Message, say, say_many

BLOCK = 2000
"""Rows written in one unit of work: some two seconds, in which others wait to write."""
AHEAD = 5000
"""Rows from which a process of their own is worth its start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did.

    Attributes:
        counts: how many rows had each fate as they were written.
    """

    run: ImportRun
    counts: Mapping[Fate, int]

    @property
    def left(self) -> int:
        """How many rows were not written, and stand in the file of rejects."""
        return self.counts[Fate.UNSURE] + self.counts[Fate.UNUSABLE]


def run(desk: Desk, shown: Preview, control: JobControl) -> Operation[Imported]:
    """Write what a preview showed; its inverse takes all of it back.

    The file is kept whole. Rows are judged once more as they are written, for the store may have
    changed since. Where the work was stopped, by a person or by force, importing the same file
    again goes on where it was; rows that are written are never written twice.

    Raises:
        InvalidInput: no row can be written; `field` is `file`.
        CancelledByUser: after the rows that were written were kept.
        StoreError: the store refused; earlier blocks stay.
    """
    if not any(shown.counts[each] for each in Fate if each.is_written or each is Fate.DONE):
        raise InvalidInput(
            say("No row of {file} can be imported.", file=shown.opened.name),
            field="file",
            hint=say("The file of rejected rows says why, row by row."),
        )
    desk.store.keep(snapshot_of(desk, shown.opened.content, shown.opened.table.media_type))
    work = _Work.begun(desk, shown, control)
    if shown.rows >= AHEAD:
        work.with_another()
    work.what_is_left()
    done = Imported(run=work.run, counts=work.counts)
    return Operation(result=done, did=did(done), inverse=_inverse(desk, done))


def did(done: Imported) -> Message:
    """Return what an import did, in one sentence."""
    return say_many(
        "Imported {file}: {count} new company, {same} known, {before} from before, {left} left"
        " out.",
        "Imported {file}: {count} new companies, {same} known, {before} from before, {left} left"
        " out.",
        done.counts[Fate.NEW],
        file=done.run.name,
        same=done.counts[Fate.SAME] + done.counts[Fate.DUPLICATE],
        before=done.counts[Fate.DONE],
        left=done.left,
    )


def _inverse(desk: Desk, done: Imported) -> Callable[[], Operation[object]] | NoInverse:
    if not any(count for fate, count in done.counts.items() if fate.is_written):
        return NoInverse(because=say("Nothing was written."))
    return lambda: undo(desk, done.run.id, JobControl())


@dataclass(kw_only=True)
class _Work:
    """One run at work.

    Attributes:
        fresh: whether nothing of it was written yet.
        own: companies that came with it.
        taken_in: how many rows were prepared here.
    """

    desk: Desk
    shown: Preview
    control: JobControl
    run: ImportRun
    preparing: Preparing
    fresh: bool
    counts: dict[Fate, int]
    own: set[UUID] = field(default_factory=set)
    taken_in: int = 0

    @classmethod
    def begun(cls, desk: Desk, shown: Preview, control: JobControl) -> "_Work":
        known = desk.store.read(lambda ledger: ledger.imports.runs())
        file, opened = shown.file, shown.opened
        standing = [
            each
            for each in known
            if not each.undone
            and (each.file, each.sheet, each.columns) == (file, opened.table.sheet, opened.reading)
        ]
        run = standing[-1] if standing else _run(desk, shown)
        return cls(
            desk=desk,
            shown=shown,
            control=control,
            run=run,
            preparing=_preparing(desk, shown, run),
            fresh=not standing,
            counts=dict.fromkeys(Fate, 0),
        )

    def with_another(self) -> None:
        """Write what another process prepares, for as long as it is what we would prepare here."""
        table = self.shown.opened.table
        with closing(Other(self.desk.store, self.preparing.pack)) as other:
            for some in blocks(table.rows(), BLOCK):
                if other.is_there:
                    break
                self._prepared_here(some)
            else:
                return
            ahead = other.blocks(self.preparing, table, self.taken_in, BLOCK, self.control)
            for block in ahead:
                if not self._written(partial(self._still, block)):
                    return

    def what_is_left(self) -> None:
        """Prepare the rows here that were not written yet, and write them."""
        passed = sum(self.counts.values())
        if passed == self.shown.rows:
            return
        rows = islice(self.shown.opened.table.rows(), self.taken_in, None)
        if passed > self.taken_in:
            self._pass_over(islice(rows, passed - self.taken_in))
        for some in blocks(rows, BLOCK):
            self._prepared_here(some)

    def _prepared_here(self, rows: Sequence[Row]) -> None:
        self._written(partial(self.preparing.prepare, rows=rows))
        self.preparing.accept()
        self.taken_in += len(rows)

    def _pass_over(self, rows: Iterator[Row]) -> None:
        """Take in rows that another process prepared."""
        store, judging = self.desk.store, self.preparing.judging
        judging.done = store.read(lambda ledger: ledger.imports.done(self.run.file))
        for some in blocks(rows, BLOCK):
            store.read(partial(_passed_over, self.preparing, some))

    def _still(self, block: Ahead, whom: Whom) -> Prepared | None:
        return block.prepared if block.holds(whom, self.own) else None

    def _written(self, ready: Callable[[Whom], Prepared | None]) -> bool:
        """Write a block in one unit of work; False, and nothing, where it is not ready."""
        self.control.check()
        with nothing_thrown_away():
            prepared = self.desk.store.write(lambda ledger: self._unit(ledger, ready))
        if prepared is None:
            return False
        self.fresh = self.fresh and prepared.packed is None
        self.own |= prepared.new
        for fate, count in prepared.counts.items():
            self.counts[fate] += count
        label = say("Importing {file}", file=self.run.name)
        self.control.report(sum(self.counts.values()), self.shown.rows, label)
        return True

    def _unit(self, ledger: Ledger, ready: Callable[[Whom], Prepared | None]) -> Prepared | None:
        prepared = ready(ledger.imports)
        if prepared is None or prepared.packed is None:
            return prepared
        if self.fresh:
            ledger.imports.begin(self.run)
            ledger.log(_activity(self.run))
        ledger.imports.add(prepared.packed)
        for company in prepared.renewed:
            summaries.refresh(ledger, company, self.desk.starter, self.run.at)
        return prepared


def _passed_over(preparing: Preparing, rows: Sequence[Row], ledger: Ledger) -> None:
    preparing.pass_over(ledger.imports, rows)


def _preparing(desk: Desk, shown: Preview, run: ImportRun) -> Preparing:
    everybody = desk.store.read(lambda ledger: ledger.people.all())
    card = desk.store.read(lambda ledger: ledger.cards.in_force()) or desk.starter
    listing = Listing(
        card=card,
        now=desk.now(),
        file=run.file,
        people={person.id: person.name for person in everybody},
    )
    return Preparing(
        draft=partial(
            Draft,
            run=run,
            by=desk.person,
            texts=desk.texts,
            people={person.name.casefold(): person.id for person in everybody},
            listing=listing,
        ),
        judging=Judging(
            columns=shown.opened.columns,
            decided=shown.decided,
            matches=shown.matches,
            done=desk.store.read(lambda ledger: ledger.imports.done(run.file)),
        ),
        pack=desk.store.read(lambda ledger: ledger.imports.packer()),
    )


def _run(desk: Desk, shown: Preview) -> ImportRun:
    return ImportRun(
        id=new_id(),
        file=shown.file,
        name=shown.opened.name,
        sheet=shown.opened.table.sheet,
        columns=shown.opened.reading,
        rows=shown.rows,
        by=desk.person,
        at=desk.now(),
    )


def _activity(run: ImportRun) -> Activity:
    what = say_many(
        "Imported a file of {count} row: {file}.",
        "Imported a file of {count} rows: {file}.",
        run.rows,
        file=run.name,
    )
    return Activity(by=run.by, at=run.at, what=what, about=run.id)
