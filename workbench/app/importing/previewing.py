"""What becomes of every row of a file before anything is written, counted and page by page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import islice
from typing import TypeVar

from workbench.app.desk import Desk
from workbench.app.importing.judging import Decided, Judged, Judging, Plan
from workbench.app.importing.offers import NOT_ASKED, Matches, lacks_number
from workbench.app.importing.opening import OpenedFile
from workbench.app.known_to_us import known_profiles
from workbench.domain.importing import Fate
from workbench.domain.ledger import Ledger
from workbench.domain.table_file import Row
from workbench.jobs import JobControl, nothing_thrown_away
from workbench.texts import say

T = TypeVar("T")
BLOCK = 1000
"""Rows that are judged, and written, at once."""
_FATES = tuple(Fate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A file and what becomes of its rows.

    Attributes:
        fates: what becomes of each row, in order, a byte each.
        decided: what a person said of unsure rows.
        matches: what offline registers said of rows without a number.
        differing: how many rows say something else than what stays.
        lacking: places, counted from 0, of rows without a number that could be looked up.
        numbered: how many rows have their number from an offline register.
    """

    opened: OpenedFile
    fates: bytes
    decided: Decided = field(default_factory=dict)
    matches: Matches = NOT_ASKED
    judging: Judging = field(repr=False, compare=False)
    differing: int = 0
    lacking: tuple[int, ...] = ()
    numbered: int = 0

    @property
    def rows(self) -> int:
        """How many rows the file holds."""
        return len(self.fates)

    @property
    def counts(self) -> Mapping[Fate, int]:
        """How many rows have each fate."""
        return {fate: self.fates.count(at) for at, fate in enumerate(_FATES)}

    @property
    def file(self) -> bytes:
        """SHA-256 of the file."""
        return sha256(self.opened.content).digest()


def preview(
    desk: Desk,
    opened: OpenedFile,
    control: JobControl,
    *,
    decided: Decided | None = None,
    matches: Matches = NOT_ASKED,
) -> Preview:
    """Return what becomes of each row of a file; nothing is written.

    Args:
        desk: where we sit.
        opened: the file, with what its columns tell.
        control: is told how far it is, and stops it.
        decided: what a person said of rows, by their number; see `Decided`.
        matches: what offline registers said of rows that were looked up.

    Raises:
        CancelledByUser: the work was stopped.
    """
    file = sha256(opened.content).digest()
    judging = Judging(
        columns=opened.columns,
        decided=decided or {},
        matches=matches,
        done=desk.store.read(lambda ledger: ledger.imports.done(file)),
    )
    fates = bytearray()
    differing = numbered = 0
    lacking: list[int] = []
    for rows in blocks(opened.table.rows(), BLOCK):
        control.check()
        with nothing_thrown_away():
            judged = desk.store.read(partial(_judged, judging, rows))
        judging.accept(judged, {})
        plans = judged.plans
        lacking += (len(fates) + at for at, each in enumerate(plans) if _lacks(each))
        numbered += sum(1 for each in plans if each.taken is not None)
        fates += bytes(_FATES.index(each.fate) for each in plans)
        differing += sum(1 for each in plans if each.stays)
        control.report(len(fates), 0, say("Reading {file}", file=opened.name))
    return Preview(
        opened=opened,
        fates=bytes(fates),
        decided=judging.decided,
        matches=matches,
        judging=judging,
        differing=differing,
        lacking=tuple(lacking),
        numbered=numbered,
    )


def _lacks(plan: Plan) -> bool:
    """Whether offline registers could still say which company a row means."""
    is_open = plan.fate in {Fate.NEW, Fate.UNSURE} and plan.answered is None
    return is_open and lacks_number(plan.told)


def _judged(judging: Judging, rows: Sequence[Row], ledger: Ledger) -> Judged:
    return judging.judge(ledger.imports, rows)


def page(
    desk: Desk,
    shown: Preview,
    *,
    fates: Iterable[Fate] = _FATES,
    first: int = 0,
    most: int = 100,
) -> tuple[Plan, ...]:
    """Return a page of the rows that have one of some fates, in the order of the file.

    Of these it is told, too, what our own lists say of their companies.
    """
    wanted = {_FATES.index(fate) for fate in fates}
    chosen = (at for at, fate in enumerate(shown.fates) if fate in wanted)
    places = set(islice(chosen, first, first + most))
    if not places:
        return ()
    last = max(places) + 1
    rows = [row for at, row in enumerate(islice(shown.opened.table.rows(), last)) if at in places]
    today = desk.now().date()
    return desk.store.read(
        lambda ledger: _with_lists(ledger, shown.judging.judge(ledger.imports, rows).plans, today)
    )


def _with_lists(ledger: Ledger, plans: Sequence[Plan], today: date) -> tuple[Plan, ...]:
    usable = {at: each.told.profile for at, each in enumerate(plans) if each.told.problem is None}
    hits = known_profiles(ledger, usable)
    return tuple(
        replace(
            each,
            known_to_us=tuple(hit.told(today) for hit in hits[at]),
            warned=any(hit.bad for hit in hits[at]),
        )
        if at in hits
        else each
        for at, each in enumerate(plans)
    )


def blocks(every: Iterator[T], size: int) -> Iterator[Sequence[T]]:
    """Yield what an iterator yields in lists of at most so many."""
    while block := list(islice(every, size)):
        yield block
