"""One company's accounts out of the daily and monthly packages that Companies House offers.

See http://download.companieshouse.gov.uk/en_accountsdata.html: a package holds a member for each
filing, `Prod223_3951_00225951_20241031.html`: kind and run of the product, company number, day of
the balance sheet. Members are pages, instances, or packages of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from workbench.errors import SourceUnreadable
from workbench.lookups.british_documents import LARGEST, damaged, page_of
from workbench.lookups.british_numbers import canonical
from workbench.lookups.zip_listing import DamagedZip, Member, TooLarge, members, unpack
from workbench.texts import say

_MEMBER = re.compile(
    r"Prod[0-9]{3}_[0-9]+_([A-Z0-9]{8})_([0-9]{4})([0-9]{2})([0-9]{2})(?:_[A-Z]+)?"
    r"\.(?:html|xhtml|xml|zip)",
    re.IGNORECASE,
)
_MOST_MEMBERS = 1_000_000
"""A month has about 300,000 filings; a list many times that long is an attack or a fault."""
_MOST_FILINGS = 50
"""Filings of one company that are taken out of a package."""


@dataclass(frozen=True, slots=True)
class Filed:
    """One filing in a package.

    Attributes:
        name: of the member, without folders.
        number: of the company.
        end: the day of its balance sheet, by the name.
        page: the accounts themselves.
    """

    name: str
    number: str
    end: date
    page: bytes


def told_by_name(name: str) -> tuple[str, date] | None:
    """Return company number and day that a member's name tells; None where it is no such name."""
    found = _MEMBER.fullmatch(name.rpartition("/")[2])
    if found is None:
        return None
    try:
        end = date(int(found[2]), int(found[3]), int(found[4]))
    except ValueError:
        return None
    return found[1].upper(), end


def is_bulk(package: Path) -> bool:
    """Whether a file is a package of filings, by the name of the first member that has one."""
    try:
        with package.open("rb") as file:
            return any(told_by_name(each.name) for each in members(file, _MOST_MEMBERS))
    except (DamagedZip, TooLarge, OSError):
        return False


def filings_of(package: Path, number: str) -> Iterator[Filed]:
    """Yield the filings of one company, the newest balance sheet first; others stay packed.

    Args:
        package: a package as it was downloaded, which may be gigabytes long.
        number: of the company, however it is written.

    Raises:
        SourceUnreadable: it is no package of accounts, is damaged, or holds more than it may.
    """
    wanted = canonical(number)
    try:
        with package.open("rb") as file:
            for end, member in _members(file, wanted):
                page = page_of(unpack(file, member, LARGEST))
                yield Filed(member.name.rpartition("/")[2], wanted, end, page)
    except (DamagedZip, OSError) as problem:
        raise damaged(problem) from problem
    except TooLarge as problem:
        raise SourceUnreadable(say("The document is cut off or too large.")) from problem


def _members(file: IO[bytes], wanted: str) -> list[tuple[date, Member]]:
    found: list[tuple[date, Member]] = []
    is_package = False
    for member in members(file, _MOST_MEMBERS):
        if is_package and wanted not in member.name.upper():
            continue
        told = told_by_name(member.name)
        is_package = is_package or told is not None
        if told is not None and told[0] == wanted:
            found.append((told[1], member))
    if not is_package:
        raise SourceUnreadable(say("This is no package of accounts from Companies House."))
    if len(found) > _MOST_FILINGS:
        raise SourceUnreadable(say("The package holds too many filings of one company."))
    return sorted(found, key=_newest_first)


def _newest_first(found: tuple[date, Member]) -> tuple[int, str]:
    return -found[0].toordinal(), found[1].name
