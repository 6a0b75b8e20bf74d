"""The rows of a file that were seen so far, by what tells companies apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from workbench.domain.importing import Fate
from workbench.matching.told import Told
from workbench.texts import Message, say

_SEEN = frozenset({Fate.NEW, Fate.SAME, Fate.DONE})


@dataclass(frozen=True, slots=True)
class Alike:
    """A row above that has something in common with another, and what."""

    row: int
    words: Message


@dataclass(slots=True)
class Seen:
    """What rows above hold; the later one of two that repeat each other points at the first.

    Attributes:
        keys: numbers, names, domains and whole addresses, each with the first row that has it.
        numbered: rows that have a registration number.
        companies: into which company a row went.
        above: rows further up, which are only looked at.
    """

    keys: dict[str, int] = field(default_factory=dict)
    numbered: dict[int, bool] = field(default_factory=dict)
    companies: dict[int, UUID | None] = field(default_factory=dict)
    written: set[UUID] = field(default_factory=set)
    above: "Seen | None" = None

    def child(self) -> "Seen":
        """Return what takes in more rows without this one taking them in."""
        return Seen(above=self)

    def _first(self, key: str) -> int:
        """Return the number of the first row that has a key, or 0."""
        further_up = self.above.keys.get(key, 0) if self.above is not None else 0
        return further_up or self.keys.get(key, 0)

    def _has_number(self, row: int) -> bool:
        if row in self.numbered or self.above is None:
            return self.numbered[row]
        return self.above.numbered[row]

    def take_in(self, told: Told, fate: Fate, company: UUID | None) -> None:
        """Take in a row that will be, or was, written as a company of its own."""
        if fate not in _SEEN or told.problem is not None:
            return
        number = told.row.number
        for key in (*told.identifying, *told.alike):
            if not self._first(key):
                self.keys[key] = number
        self.numbered[number] = _has_number(told)
        self.companies[number] = company

    def absorb(self, below: "Seen", written: Mapping[int, UUID]) -> None:
        """Take in what a child took in; `written` says into which company each new row went."""
        self.keys |= below.keys
        self.numbered |= below.numbered
        for row, company in below.companies.items():
            new = written.get(row) if company is None else None
            self.companies[row] = company or new
            if new is not None:
                self.written.add(new)

    def repeated(self, told: Told) -> int:
        """Return the number of the row above that is the same company, or 0."""
        for key in told.identifying:
            first = self._first(key)
            if first and first < told.row.number and self._may_be(key, first, told):
                return first
        return 0

    def _may_be(self, key: str, first: int, told: Told) -> bool:
        """Whether an equal address may mean one company: not where each has its own number."""
        return not key.startswith("whole ") or not (self._has_number(first) and _has_number(told))

    def alike(self, told: Told) -> Alike | None:
        """Return a row above with the same name or domain that nothing tells apart from this."""
        for key in told.alike:
            first = self._first(key)
            if not first or first >= told.row.number:
                continue
            if self._has_number(first) and _has_number(told):
                continue
            if key.startswith("name "):
                return Alike(first, say("Row {row} has the same name.", row=first))
            return Alike(first, say("Row {row} has the same domain.", row=first))
        return None

    def company_of(self, row: int) -> UUID | None:
        """Return into which company a row went; None before it is written."""
        if row in self.companies or self.above is None:
            return self.companies.get(row)
        return self.above.companies.get(row)

    def companies_of(self, told: Iterable[Told]) -> Iterator[UUID | None]:
        """Yield the companies of the rows that some rows repeat."""
        for each in told:
            first = self.repeated(each)
            if first:
                yield self.company_of(first)


def _has_number(told: Told) -> bool:
    return any(each.scheme.country for each in told.identifiers)
