"""The rows of a file that were seen so far, by what tells companies apart."""

from collections import ChainMap
from collections.abc import Iterable, Iterator, MutableMapping
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
    """

    keys: MutableMapping[str, int] = field(default_factory=dict)
    numbered: MutableMapping[int, bool] = field(default_factory=dict)
    companies: MutableMapping[int, UUID | None] = field(default_factory=dict)
    written: set[UUID] = field(default_factory=set)

    def child(self) -> "Seen":
        """Return what takes in more rows without this one taking them in."""
        return Seen(
            ChainMap({}, self.keys),
            ChainMap({}, self.numbered),
            ChainMap({}, self.companies),
            set(),
        )

    def take_in(self, told: Told, fate: Fate, company: UUID | None) -> None:
        """Take in a row that will be, or was, written as a company of its own."""
        if fate not in _SEEN or told.problem is not None:
            return
        number = told.row.number
        for key in (*told.identifying, *told.alike):
            self.keys.setdefault(key, number)
        self.numbered[number] = _has_number(told)
        self.companies[number] = company
        if company is not None and fate is Fate.NEW:
            self.written.add(company)

    def repeated(self, told: Told) -> int:
        """Return the number of the row above that is the same company, or 0."""
        for key in told.identifying:
            first = self.keys.get(key, 0)
            if first and first < told.row.number and self._may_be(key, first, told):
                return first
        return 0

    def _may_be(self, key: str, first: int, told: Told) -> bool:
        """Whether an equal address may mean one company: not where each has its own number."""
        return not key.startswith("whole ") or not (self.numbered[first] and _has_number(told))

    def alike(self, told: Told) -> Alike | None:
        """Return a row above with the same name or domain that nothing tells apart from this."""
        for key in told.alike:
            first = self.keys.get(key, 0)
            if not first or first >= told.row.number:
                continue
            if self.numbered[first] and _has_number(told):
                continue
            if key.startswith("name "):
                return Alike(first, say("Row {row} has the same name.", row=first))
            return Alike(first, say("Row {row} has the same domain.", row=first))
        return None

    def company_of(self, row: int) -> UUID | None:
        """Return into which company a row went; None before it is written."""
        return self.companies.get(row)

    def companies_of(self, told: Iterable[Told]) -> Iterator[UUID | None]:
        """Yield the companies of the rows that some rows repeat."""
        for each in told:
            first = self.repeated(each)
            if first:
                yield self.companies.get(first)


def _has_number(told: Told) -> bool:
    return any(each.scheme.country for each in told.identifiers)
