"""Telephone numbers in memory, by the parts that the other fakes have."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.domain.phones import Reached

if TYPE_CHECKING:
    from tests.fakes.ledger import FakeLedger, State


class FakePhones:
    def __init__(self, state: "State", ledger: "FakeLedger") -> None:
        self._state = state
        self._ledger = ledger

    def ending(self, digits: str) -> tuple[Reached, ...]:
        ends = (each for each in self._all() if re.sub("[^0-9]", "", each.written).endswith(digits))
        return tuple(dict.fromkeys(ends))

    def _all(self) -> Iterator[Reached]:
        for company in self._state.companies.values():
            lead = self._ledger.leads.of_company(company.id)
            if lead is None:
                continue
            for known in self._ledger.facts.of_company(company.id):
                if known.current and known.fact.key == "company.phone":
                    yield Reached(company.id, company.name, company.country, known.fact.value)
            for contact in self._ledger.contacts.of(lead.id):
                yield Reached(
                    company.id, company.name, company.country, contact.phone, contact.name
                )

    def countries(self) -> tuple[str, ...]:
        counts = Counter(each.country for each in self._state.companies.values() if each.country)
        return tuple(sorted(counts, key=lambda each: (-counts[each], each)))
