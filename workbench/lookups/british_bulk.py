"""One company's accounts out of the daily and monthly packages that Companies House offers.

See http://download.companieshouse.gov.uk/en_accountsdata.html: a package holds a member for each
filing, `Prod223_3951_00225951_20241031.html`: kind and run of the product, company number, day of
the balance sheet. Members are pages, instances, or packages of their own.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import IO

from workbench.errors import SourceUnreadable
from workbench.lookups.british_documents import damaged, page_of, unpacked
from workbench.lookups.british_numbers import canonical
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
    found = _MEMBER.fullmatch(PurePosixPath(name).name)
    if found is None:
        return None
    try:
        end = date(int(found[2]), int(found[3]), int(found[4]))
    except ValueError:
        return None
    return found[1].upper(), end


def is_bulk(package: Path) -> bool:
    """Whether a file is a package of many filings, by the names of what it holds."""
    try:
        with zipfile.ZipFile(package) as opened:
            return any(told_by_name(name) for name in opened.namelist())
    except (zipfile.BadZipFile, OSError):
        return False


def filings_of(package: Path | IO[bytes], number: str) -> Iterator[Filed]:
    """Yield the filings of one company, the newest balance sheet first; others stay packed.

    Args:
        package: a package as it was downloaded, which may be gigabytes long.
        number: of the company, however it is written.

    Raises:
        SourceUnreadable: it is no package of accounts, is damaged, or holds more than it may.
    """
    wanted = canonical(number)
    try:
        with zipfile.ZipFile(package) as opened:
            for end, member in sorted(_members(opened, wanted), key=_newest_first):
                page = page_of(unpacked(opened, member))
                yield Filed(PurePosixPath(member.filename).name, wanted, end, page)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as problem:
        raise damaged(problem) from problem


def _members(package: zipfile.ZipFile, wanted: str) -> list[tuple[date, zipfile.ZipInfo]]:
    members = package.infolist()
    if len(members) > _MOST_MEMBERS:
        raise SourceUnreadable(say("The package holds more than one filing."))
    told = [(told_by_name(each.filename), each) for each in members]
    if not any(name for name, _ in told):
        raise SourceUnreadable(say("This is no package of accounts from Companies House."))
    found = [(name[1], each) for name, each in told if name is not None and name[0] == wanted]
    if len(found) > _MOST_FILINGS:
        raise SourceUnreadable(say("The package holds too many filings of one company."))
    return found


def _newest_first(found: tuple[date, zipfile.ZipInfo]) -> tuple[int, str]:
    return -found[0].toordinal(), found[1].filename
