"""Accounts that a register keeps as a document and gives no figures of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.domain.accounts import AnnualAccounts


@dataclass(frozen=True, slots=True)
class FiledDocument:
    """One document.

    Attributes:
        source: key of the source that has it.
        year: in which the accounts' period ends, of four digits.
        address: where anybody may open it.
    """

    source: str
    year: str
    address: str


def without_figures(
    documents: Iterable[FiledDocument], accounts: Sequence[AnnualAccounts]
) -> tuple[FiledDocument, ...]:
    """Return the documents of years of which no figures are known, the newest first."""
    known = {str(each.end.year) for each in accounts}
    missing = (each for each in documents if each.year not in known)
    return tuple(sorted(missing, key=lambda each: each.year, reverse=True))
