"""Our own lists of companies in memory."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from workbench.domain.company import Sameness, Scheme
from workbench.domain.known_lists import SOURCE, KnownKind, KnownList, KnownRow, entity_of
from workbench.matching.judge import judge
from workbench.matching.known_hits import company_profile, is_it
from workbench.matching.known_told import profile_of, signs_of
from workbench.texts import Message

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
            replace(each, withdrawn=gone.get(each.id), let_go=self._state.known_let_go.get(each.id))
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

    def _rows_about(self, company: UUID) -> Iterator[tuple[tuple[UUID, int], KnownRow]]:
        known = self._ledger.companies.get(company)
        told: dict[str, list[str]] = {}
        for each in self._ledger.facts.of_company(company):
            told.setdefault(each.fact.key, []).append(each.fact.value)
        profile = company_profile(known, told)
        judged = {e.entity: e.sameness for e in self._ledger.companies.judgements(company)}
        for (of, line), (row, _) in self._state.known_rows.items():
            listed = self._state.known_lists.get(of)
            said = judged.get(entity_of(listed.series if listed else of, row.key))
            if said is Sameness.DIFFERENT or row.is_bare:
                continue
            if said is Sameness.SAME or is_it(row, profile, judge(profile_of(row), profile)):
                yield (of, line), row

    def about(self, company: UUID) -> int:
        return len(list(self._rows_about(company)))

    def erase(self, company: UUID) -> None:
        known = self._ledger.companies.get(company)
        for key, row in list(self._rows_about(company)):
            listed = self._state.known_lists.get(key[0])
            if listed is not None:
                self._state.snapshots.pop(listed.file, None)
            del self._state.known_rows[key]
            if listed is None or listed.kind is not KnownKind.DO_NOT_CONTACT:
                continue
            every = dict.fromkeys((*row.identifiers, *known.identifiers))
            numbers = tuple(each for each in every if each.scheme is not Scheme.DOMAIN)
            bare = KnownRow(
                number=row.number,
                key=str(numbers[0]) if numbers else row.key,
                name=numbers[0].value if numbers else row.name,
                country=row.country,
                postcode="" if numbers else row.postcode,
                town="" if numbers else row.town,
                identifiers=numbers,
            )
            signs = signs_of(() if numbers else (row.name,), numbers, ())
            self._state.known_rows[key] = (bare, frozenset(signs))

    def objections(self, known_list: UUID) -> tuple[KnownRow, ...]:
        rows = ((of, row) for (of, _), (row, _) in self._state.known_rows.items())
        return tuple(row for of, row in rows if of == known_list and row.is_bare)

    def broken_off(self, before: datetime) -> tuple[UUID, ...]:
        return ()

    def let_go(self, known_list: UUID, ground: Message) -> None:
        self._state.known_let_go[known_list] = self._ledger.now()
        for key in [each for each in self._state.known_rows if each[0] == known_list]:
            del self._state.known_rows[key]

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
