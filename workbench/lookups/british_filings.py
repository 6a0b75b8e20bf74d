"""Which accounts a British company has filed, and the questions that lead to their documents."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from workbench.domain.lookup import Question
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements

DOCUMENTS = "gb_accounts"
DOCUMENT_ID = re.compile(r"[A-Za-z0-9_-]{16,128}")
_PERIODS = 5
_FILED, _AMENDED = "AA", "AAMD"
"""Types of filing that are annual accounts; AA01 changes the day they are made up to."""

_NO_YEAR = re.compile(r"\b(?:interim|initial)\b", re.IGNORECASE)
"""Accounts that a public company files between its annual ones to pay a dividend out of (Companies
Act 2006, ss. 838 and 839); the register gives them the type of annual ones."""

_MADE_UP = re.compile(r"made up to (\d{1,2})/(\d{1,2})/(\d{2,4})", re.IGNORECASE | re.ASCII)
_CENTURY = 100
_PIVOT = 70
_READ_AND_LEFT = (
    "action_date",
    "annotations",
    "associated_filings",
    "barcode",
    "category",
    "date",
    "description",
    "description_values",
    "pages",
    "paper_filed",
    "resolutions",
    "subcategory",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """One filing of annual accounts.

    Attributes:
        end: the day they are made up to.
        filed: the day they were filed, `2025-10-04`, or empty.
        number: the register's number of the filing.
        document: of the document, or empty where it is not offered.
        node: where the filing stands in the answer.
    """

    end: date
    filed: str
    number: str
    document: str
    corrected: bool
    node: Node

    @property
    def version(self) -> str:
        """Whether it amends an earlier one."""
        return "corrected" if self.corrected else "original"


def state_filings(facts: Statements, items: Node, about: str) -> tuple[Question, ...]:
    """State which years are filed, and return a question for each of the newest five documents.

    Of several filings for one period the newest is asked for. An amendment replaces what it amends,
    which is asked for as well: often the amendment alone is paper, and both stand side by side.
    """
    filings = list(_accounts(items))
    newest = _newest_by_period(filings)
    amended = {each.end: each for each in _newest_by_period(f for f in filings if not f.corrected)}
    told = [
        [each, *([amended[each.end]] if each.corrected and each.end in amended else [])]
        for each in newest
    ]
    for each in newest:
        facts.add("company.filed_years", f"{each.end.year:04}", each.node.place)
    if newest:
        facts.add("company.last_accounts", f"{newest[0].end.year:04}", newest[0].node.place)
    for filing in chain.from_iterable(told):
        _state_filed(facts, filing)
    wanted = chain.from_iterable(told[:_PERIODS])
    return tuple(_question(about, filing) for filing in wanted if filing.document)


def _state_filed(facts: Statements, accounts: Accounts) -> None:
    filed = accounts.node.get("date")
    if filed is not None and accounts.filed:
        facts.add(
            "accounts.filed",
            accounts.filed,
            filed.place,
            end=accounts.end,
            filing=accounts.number,
            version=accounts.version,
        )


def _accounts(items: Node) -> Iterator[Accounts]:
    for item in items.items():
        item.ignore(*_READ_AND_LEFT)
        links = item.get("links")
        kind, number = item.text("type") or "", item.text("transaction_id") or ""
        end = _end(item)
        address = (links.text("document_metadata") or "") if links is not None else ""
        if links is not None:
            links.ignore("self")
        annual = kind in {_FILED, _AMENDED} and not _NO_YEAR.search(_described(item))
        if annual and end is not None:
            filed = item.day("date")
            yield Accounts(
                end=end,
                filed=filed.isoformat() if filed else "",
                number=number,
                document=_document(address),
                corrected=kind == _AMENDED,
                node=item,
            )


def _end(item: Node) -> date | None:
    """Return the day accounts are made up to; old filings tell it in words alone.

    A filing has a key in place of a description, with its values beside it; the key `legacy` has
    the words themselves there.
    """
    values = item.get("description_values")
    if values is not None and isinstance(made_up := values.at("made_up_date"), Node):
        return made_up.day()
    acted = item.get("action_date")
    # In 2015 some were milliseconds; those tell nothing that the words do not.
    if acted is not None and isinstance(acted.value, str):
        return acted.day()
    return _told(_described(item))


def _described(item: Node) -> str:
    """Return the key that describes a filing, and the words that an old one has in its place."""
    values = item.get("description_values")
    words = (values.text("description") or "") if values is not None else ""
    return f"{item.text('description') or ''} {words}"


def _told(words: str) -> date | None:
    found = _MADE_UP.search(words)
    if found is None:
        return None
    year = int(found[3])
    if year < _CENTURY:
        year += 1900 if year >= _PIVOT else 2000
    try:
        return date(year, int(found[2]), int(found[1]))
    except ValueError:
        return None


def _document(address: str) -> str:
    """Return the id in a document's address: the hosts changed over the years, the id did not."""
    told = address.rstrip("/").removesuffix("/content").rpartition("/")[2]
    return told if DOCUMENT_ID.fullmatch(told) else ""


def _newest_by_period(filings: Iterable[Accounts]) -> list[Accounts]:
    latest: dict[date, Accounts] = {}
    for each in filings:
        known = latest.get(each.end)
        if known is None or (each.filed, each.corrected) > (known.filed, known.corrected):
            latest[each.end] = each
    return sorted(latest.values(), key=lambda each: each.end, reverse=True)


def _question(about: str, accounts: Accounts) -> Question:
    told = {
        "document": accounts.document,
        "end": accounts.end.isoformat(),
        "filed": accounts.filed,
        "filing": accounts.number,
        "version": accounts.version,
    }
    arguments = tuple(sorted(told.items()))
    return Question(source=DOCUMENTS, kind="document_data", about=about, arguments=arguments)
