"""Our own lists of companies in memory."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from workbench.domain.company import Sameness
from workbench.domain.known_lists import SOURCE, KnownList, KnownRow

if TYPE_CHECKING:
    from tests.fakes.ledger import FakeLedger, State


class FakeKnownLists:
    def __init__(self, state: "State", ledger: "FakeLedger") -> None:
        self._state = state
        self._ledger = ledger

    def lists(self, as_of: datetime | None = None) -> tuple[KnownList, ...]:
        gone: dict[UUID, datetime | None] = {}
        for entry, at, back in self._state.known_gone.values():
            if as_of is None or at <= as_of:
                gone[entry] = None if back else at
        return tuple(
            replace(each, withdrawn=gone.get(each.id))
            for each in self._state.known_lists.values()
            if as_of is None or each.at <= as_of
        )

    def add_rows(
        self, known_list: KnownList, rows: Sequence[tuple[KnownRow, Sequence[str]]]
    ) -> None:
        for row, signs in rows:
            self._state.known_rows[known_list.id, row.number] = (row, frozenset(signs))

    def finish(self, known_list: KnownList) -> None:
        self._state.known_lists[known_list.id] = known_list

    def withdraw(self, known_list: UUID, by: UUID, at: datetime) -> None:
        self._withdrawn(known_list, at, back=False)

    def restore(self, known_list: UUID, by: UUID, at: datetime) -> None:
        self._withdrawn(known_list, at, back=True)

    def _withdrawn(self, known_list: UUID, at: datetime, *, back: bool) -> None:
        self._state.known_gone[len(self._state.known_gone)] = (known_list, at, back)

    def find(
        self, lists: Iterable[UUID], signs: Iterable[str], most: int
    ) -> tuple[tuple[UUID, KnownRow], ...]:
        wanted, sought = set(lists), set(signs)
        return tuple(
            (known_list, row)
            for (known_list, _), (row, bears) in self._state.known_rows.items()
            if known_list in wanted and bears & sought
        )

    def row(self, known_list: UUID, number: int) -> KnownRow | None:
        found = self._state.known_rows.get((known_list, number))
        return None if found is None else found[0]

    def concerned(self, known_list: UUID) -> tuple[UUID, ...]:
        signs = {
            sign
            for (of, _), (_, bears) in self._state.known_rows.items()
            if of == known_list
            for sign in bears
        }
        found = {
            company.id: None
            for company in self._state.companies.values()
            if signs & {str(each) for each in company.identifiers}
        }
        series = self._state.known_lists[known_list].series.hex
        for each in self._state.judgements.values():
            ours = each.entity.source == SOURCE and each.entity.number.startswith(f"{series}/")
            if ours and each.sameness is Sameness.SAME:
                found[each.company] = None
        return tuple(found)
