"""Filed British accounts as they come: a page, an instance, or a package that holds one."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import PurePosixPath

from workbench.domain.zipped import DAMAGE
from workbench.errors import SourceUnreadable
from workbench.lookups.xbrl.document import read_report
from workbench.lookups.xbrl.report import Report
from workbench.texts import say

ZIP = b"PK\x03\x04"
PDF = b"%PDF"
_MOST_MEMBERS = 50
LARGEST = 64 * 2**20
"""Bytes of a report that are unpacked at most; the largest filed ones are about 20 MB."""
_REPORTS = (".xhtml", ".html", ".htm", ".xml", ".xbrl")
_ACCOUNTS = "accounts"


def report_of(content: bytes) -> Report:
    """Return what filed accounts state, whichever way they are packed.

    Raises:
        SourceUnreadable: they are no XBRL, are damaged, or hide a bomb.
    """
    return read_report(page_of(content))


def page_of(content: bytes) -> bytes:
    """Return the page or instance itself, taken out of its package where it lies in one.

    Since 2025 a community interest company files a package: its accounts in the folder `accounts`,
    its report to the regulator beside it. Members called `.zip` that are pages came in 2021; so it
    is the bytes that tell, not the name.

    Raises:
        SourceUnreadable: the package is damaged, holds no accounts or several, is nested, or too
            large.
    """
    if not content.startswith(ZIP):
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            page = _unpacked(package, _accounts_in(package.infolist()))
    except DAMAGE as problem:
        raise damaged(problem) from problem
    if page.startswith(ZIP):
        raise SourceUnreadable(say("The package holds another package, which is not opened."))
    return page


def _unpacked(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return one member of a package; nothing is written to disk.

    Raises:
        SourceUnreadable: it is larger than any report, whatever the package says of it.
        one of `DAMAGE`: it is damaged, encrypted, or packed in a way that is not known here.
    """
    with package.open(member) as opened:
        page = opened.read(LARGEST + 1)
    if len(page) > LARGEST:
        raise SourceUnreadable(say("The document is cut off or too large."))
    return page


def damaged(problem: Exception) -> SourceUnreadable:
    """Return the error for a package that cannot be unpacked."""
    return SourceUnreadable(say("The document is packed and damaged."), detail=str(problem)[:200])


def _accounts_in(members: Sequence[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    if len(members) > _MOST_MEMBERS:
        raise SourceUnreadable(say("The package holds more than one filing."))
    paths = {PurePosixPath(each.filename): each for each in members if not each.is_dir()}
    if any(path.is_absolute() or ".." in path.parts for path in paths):
        raise SourceUnreadable(say("The package holds names that lead out of it."))
    reports = [path for path in paths if path.suffix.lower() in _REPORTS]
    accounts = [path for path in reports if path.parent.name == _ACCOUNTS] or reports
    if len(accounts) != 1:
        raise SourceUnreadable(say("The package does not hold one set of accounts."))
    return paths[accounts[0]]
