"""Rows of an imported file made ready to be written, in whatever process."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from workbench.app.importing.judging import Judged, Judging
from workbench.app.importing.writing import Draft
from workbench.domain.import_ledger import Packed, Whom
from workbench.domain.importing import Batch, Fate
from workbench.domain.table_file import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Some rows as they are written.

    Attributes:
        counts: how many of them have each fate.
        packed: what they write; None where that is nothing.
        new: the companies that come with them.
        renewed: companies of ours whose row of the lead list may change.
    """

    counts: Mapping[Fate, int]
    packed: Packed | None
    new: frozenset[UUID]
    renewed: tuple[UUID, ...]


@dataclass(kw_only=True)
class Preparing:
    """Prepares the rows of one file, in order; it can be sent to another process.

    Attributes:
        draft: makes an empty draft for a block.
        pack: packs a batch for the store.
    """

    draft: Callable[[], Draft]
    judging: Judging
    pack: Callable[[Batch], Packed]
    _last: tuple[Judged, Mapping[int, UUID]] = field(init=False)

    def prepare(self, asked: Whom, rows: Sequence[Row]) -> Prepared:
        """Return some rows ready; those that were accepted before count as above them."""
        judged = self.judging.judge(asked, rows)
        draft = self.draft()
        batch = draft.batch(judged.plans)
        self._last = judged, draft.went
        return Prepared(
            counts=Counter(plan.fate for plan in judged.plans),
            packed=None if batch is None else self.pack(batch),
            new=frozenset(each.id for each in batch.companies) if batch else frozenset(),
            renewed=tuple(sorted(draft.renewed)),
        )

    def accept(self) -> None:
        """Take in the rows that were prepared last: they are written."""
        self.judging.accept(*self._last)

    def pass_over(self, asked: Whom, rows: Sequence[Row]) -> None:
        """Take in rows of which those that can be written were written before."""
        self.judging.accept(self.judging.judge(asked, rows), {})
