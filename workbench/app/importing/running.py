"""Writing an imported file: block by block, each whole or not at all, to be gone on with later."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from workbench.app import summaries
from workbench.app.desk import Desk
from workbench.app.entered_by_hand import snapshot_of
from workbench.app.importing.judging import Judging, Plan
from workbench.app.importing.listing import Listing
from workbench.app.importing.previewing import Preview, blocks
from workbench.app.importing.undoing import undo
from workbench.app.importing.writing import Draft
from workbench.domain.ids import new_id
from workbench.domain.importing import Fate, ImportRun
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.operation import NoInverse, Operation
from workbench.domain.table_file import Row
from workbench.errors import InvalidInput
from workbench.jobs import JobControl, nothing_thrown_away
from workbench.texts import Message, say, say_many

BLOCK = 2000
"""Rows written in one unit of work: some two seconds, in which others wait to write."""


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
    work = _Work.begun(desk, shown)
    for rows in blocks(shown.opened.table.rows(), BLOCK):
        control.check()
        work.block(rows)
        label = say("Importing {file}", file=shown.opened.name)
        control.report(sum(work.counts.values()), shown.rows, label)
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
    """One run at work."""

    desk: Desk
    run: ImportRun
    fresh: bool
    judging: Judging
    listing: Listing
    people: Mapping[str, UUID]
    counts: dict[Fate, int]

    @classmethod
    def begun(cls, desk: Desk, shown: Preview) -> "_Work":
        known = desk.store.read(lambda ledger: ledger.imports.runs())
        file, opened = shown.file, shown.opened
        standing = [
            each
            for each in known
            if not each.undone
            and (each.file, each.sheet, each.columns) == (file, opened.table.sheet, opened.reading)
        ]
        run = standing[-1] if standing else _run(desk, shown)
        everybody = desk.store.read(lambda ledger: ledger.people.all())
        card = desk.store.read(lambda ledger: ledger.cards.in_force()) or desk.starter
        return cls(
            desk=desk,
            run=run,
            fresh=not standing,
            judging=Judging(
                columns=opened.columns,
                decided=shown.decided,
                matches=shown.matches,
                done=desk.store.read(lambda ledger: ledger.imports.done(file)),
            ),
            listing=Listing(
                card=card,
                now=desk.now(),
                file=file,
                people={person.id: person.name for person in everybody},
            ),
            people={person.name.casefold(): person.id for person in everybody},
            counts=dict.fromkeys(Fate, 0),
        )

    def block(self, rows: Sequence[Row]) -> None:
        with nothing_thrown_away():
            plans, went = self.desk.store.write(lambda ledger: self._unit(ledger, rows))
        self.fresh = self.fresh and not went
        self.judging.accept(plans, went)
        for plan in plans:
            self.counts[plan.fate] += 1

    def _unit(
        self, ledger: Ledger, rows: Sequence[Row]
    ) -> tuple[tuple[Plan, ...], dict[int, UUID]]:
        plans = self.judging.judge(ledger, rows)
        draft = Draft(desk=self.desk, run=self.run, people=self.people, listing=self.listing)
        batch = draft.batch(plans)
        if batch is None:
            return plans, {}
        if self.fresh:
            ledger.imports.begin(self.run)
            ledger.log(_activity(self.run))
        ledger.imports.add(batch)
        for company in sorted(draft.renewed):
            summaries.refresh(ledger, company, self.desk.starter, self.run.at)
        return plans, draft.went


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
