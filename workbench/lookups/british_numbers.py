"""British company numbers as Companies House writes them: capitals, eight characters."""

import re

from workbench.domain.company import Company, Scheme
from workbench.errors import InvalidInput
from workbench.matching.numbers import BY_SCHEME
from workbench.texts import say

_CANONICAL = re.compile("[0-9]{8}|[A-Z]{2}[0-9]{6}|[A-Z]{2}[0-9]{5}[A-Z]|[A-Z][0-9]{7}")
"""Two letters tell the register (SC, NI, OC, FC, …); old mutual societies end with a letter."""


def checked_number(about: str) -> str:
    """Return a company number that may stand in an address.

    Raises:
        InvalidInput: it is not in the register's own form; it has no check digit.
    """
    if not _CANONICAL.fullmatch(about):
        raise InvalidInput(
            say("{number} is not a British company number.", number=about), field="query"
        )
    return about


def canonical(written: str) -> str:
    """Return a number as the register writes it, zeros put back; empty where it is none."""
    packed = "".join(written.split()).upper()
    if _CANONICAL.fullmatch(packed):
        return packed
    found = BY_SCHEME[Scheme.GB_CRN].read(packed)
    return "" if found is None else found.value


def company_numbers(company: Company) -> tuple[str, ...]:
    """Return the British numbers of a company."""
    return company.numbers(Scheme.GB_CRN)
