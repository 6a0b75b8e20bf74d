"""A page inside a zip file, taken out within caps and without ever becoming a file."""

import io
import lzma
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

from workbench.errors import SourceUnreadable
from workbench.texts import say

MAGIC = b"PK\x03\x04"
_MOST_MEMBERS = 200
_MOST_BYTES = 64 * 2**20
_ENCRYPTED = 0x1
_PAGES = frozenset({".xhtml", ".html", ".htm"})
_FIGURES = b"nonFraction"
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    OverflowError,
    ValueError,
    IndexError,
)
"""What Python's own reader raises over a damaged or locked package: names that are no text and
places before the file's beginning are value errors to it, and a member without a name an index
error."""


def page_with_figures(content: bytes) -> bytes | None:
    """Return the one page of a zip file in which numbers are tagged as inline XBRL; None without.

    A filing holds its annual report beside an auditor's report, pictures and style sheets.

    Raises:
        SourceUnreadable: it is no whole zip file, is encrypted, holds another zip file, a name that
            leads out of it or more than 64 MB, or has several pages with numbers.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            pages = _pages(archive)
    except DAMAGE as problem:
        raise SourceUnreadable(
            say("The document is packed and damaged."), detail=str(problem)[:200]
        ) from problem
    with_figures = [page for page in pages if _FIGURES in page]
    if len(with_figures) > 1:
        raise SourceUnreadable(say("The document holds several sets of figures."))
    return with_figures[0] if with_figures else None


def _pages(archive: zipfile.ZipFile) -> list[bytes]:
    members = [each for each in archive.infolist() if not each.is_dir()]
    if len(members) > _MOST_MEMBERS:
        raise _refused("members")
    room = _MOST_BYTES
    pages = []
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in member.filename:
            raise _refused(member.filename[:100])
        if member.flag_bits & _ENCRYPTED:
            raise _refused("encrypted")
        if path.suffix.lower() == ".zip":
            raise _refused("a zip file inside")
        if path.suffix.lower() in _PAGES:
            page = _whole(archive, member, room)
            room -= len(page)
            pages.append(page)
    return pages


def _whole(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int) -> bytes:
    """Return a member unpacked; what its header says of its size is not believed."""
    with archive.open(member) as packed:
        page = packed.read(room + 1)
    if len(page) > room:
        raise _refused("size")
    if page.startswith(MAGIC):
        raise _refused("a zip file inside")
    return page


def _refused(detail: str) -> SourceUnreadable:
    return SourceUnreadable(
        say("The document is packed in a way that is not accepted."), detail=detail
    )
