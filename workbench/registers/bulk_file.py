"""A bulk file as it was downloaded, plain or packed, read as a stream and within bounds."""

import contextlib
import gzip
import io
import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast

from workbench.domain.zipped import DAMAGE
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.jobs import JobControl
from workbench.texts import Message, say

GZIP = b"\x1f\x8b"
ZIP = b"PK"
_FIRST = 1 << 16
_PIECE = 1 << 18
_LARGEST = 32 << 30
"""Bytes of one table unpacked; the largest real one, of all LEIs, has some five billion."""
_MOST_MEMBERS = 1000
_ENCRYPTED = 0x1
_END = b"PK\x05\x06"
_END_RECORD = struct.Struct("<4s4xHH10x")
_DAY = re.compile(r"(?<!\d)(20\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside: its name, and its bytes unpacked (0 where that is not known)."""

    name: str
    size: int


class BulkFile:
    """A file somebody downloaded: a table, or one or several packed with gzip or zip."""

    def __init__(self, path: Path, control: JobControl | None = None) -> None:
        """Open a file; while it is read the job is told how far it is, and may be cancelled.

        Raises:
            InvalidInput: there is no such file, it is empty, or may not be read.
            SourceUnreadable: it is a damaged or locked zip.
        """
        self.path = path
        self.name = path.name
        self.control = control or JobControl()
        self.read = 0
        if not path.is_file():
            raise InvalidInput(say("There is no file {name}.", name=str(path)), field="file")
        self.size = path.stat().st_size
        if not self.size:
            raise InvalidInput(say("The file {name} is empty.", name=path.name), field="file")
        self._zip: zipfile.ZipFile | None = None
        try:
            self._raw = path.open("rb")
            start = self._raw.read(2)
        except OSError as problem:
            raise InvalidInput(
                say("{file} cannot be read.", file=str(path)), field="file"
            ) from problem
        self._gzip = start == GZIP
        if start == ZIP:
            try:
                self._zip = self._opened_zip()
            except SourceUnreadable:
                self._raw.close()
                raise
        self.members = self._members()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._zip is not None:
            self._zip.close()
        self._raw.close()

    def member(self, *endings: str) -> Member | None:
        """Return the first file inside whose name ends so, whatever its letters' case."""
        wanted = tuple(each.casefold() for each in endings)
        return next((each for each in self.members if each.name.casefold().endswith(wanted)), None)

    def first(self, member: Member) -> bytes:
        """Return the first bytes of a file inside, at most 64 kB; none where it is damaged."""
        done = self.read
        try:
            with self.open(member) as stream:
                return stream.read(_FIRST)
        except SourceUnreadable:
            return b""
        finally:
            self.read = done

    @contextlib.contextmanager
    def open(self, member: Member) -> Iterator["Stream"]:
        """Read a file inside from its beginning, unpacked.

        Raises:
            SourceUnreadable: while reading, where it is damaged, cut off or larger than we read.
        """
        with contextlib.ExitStack() as closing:
            try:
                source = closing.enter_context(self._source(member))
            except DAMAGE as problem:
                raise _unreadable(problem) from problem
            yield Stream(source, self)

    def position(self) -> int:
        """Return how many of the file's own bytes have been read, or of those unpacked."""
        return self.read if self._zip is not None else self._raw.tell()

    @property
    def total(self) -> int:
        """Of how many bytes `position` tells."""
        return sum(each.size for each in self.members) if self._zip is not None else self.size

    @property
    def dated(self) -> date:
        """The day in its name or in that of a file inside, else the day it was written."""
        for name in (self.name, *(each.name for each in self.members)):
            if (day := day_in_name(name)) is not None:
                return day
        if self._zip is not None and (packed := self._zip.infolist()):
            with contextlib.suppress(ValueError):
                return max(date(*each.date_time[:3]) for each in packed)
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC).date()

    def _source(self, member: Member) -> IO[bytes]:
        if self._zip is not None:
            return self._zip.open(member.name)
        self._raw.seek(0)
        kept_open: IO[bytes] = io.BufferedReader(_Lent(self._raw), _PIECE)
        return cast("IO[bytes]", gzip.open(kept_open)) if self._gzip else kept_open

    def _opened_zip(self) -> zipfile.ZipFile:
        try:
            if _count_members(self._raw) > _MOST_MEMBERS:
                raise SourceUnreadable(say("The zip holds more files than a register's."))
            archive = zipfile.ZipFile(self._raw)
            for each in archive.infolist():
                if each.flag_bits & _ENCRYPTED:
                    raise SourceUnreadable(say("The zip is damaged or locked."))
        except DAMAGE as problem:
            raise _unreadable(problem) from problem
        return archive

    def _members(self) -> tuple[Member, ...]:
        if self._zip is not None:
            packed = (each for each in self._zip.infolist() if not each.is_dir())
            return tuple(Member(each.filename, each.file_size) for each in packed)
        name = self.name.removesuffix(".gz") if self._gzip else self.name
        return (Member(name, 0 if self._gzip else self.size),)


class Stream(io.BufferedReader):
    """A file inside, counted while it is read."""

    def __init__(self, source: IO[bytes], file: BulkFile) -> None:
        super().__init__(_Counted(source, file), _PIECE)


class _Counted(io.RawIOBase):
    """Bytes from outside: an end that comes too soon is an error, and so is one that never does."""

    def __init__(self, source: IO[bytes], file: BulkFile) -> None:
        self._source = source
        self._file = file
        self._seen = 0

    def readable(self) -> bool:
        return True

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        file = self._file
        file.control.check()
        try:
            piece = self._source.read(len(room))
        except DAMAGE as problem:
            raise _unreadable(problem) from problem
        room[: len(piece)] = piece
        file.read += len(piece)
        reading = say("Reading {name}", name=file.name)
        file.control.report(min(file.position(), file.total), file.total, reading)
        self._seen += len(piece)
        if self._seen > _LARGEST:
            raise SourceUnreadable(say("The file is larger than we read."))
        return len(piece)


class _Lent(io.RawIOBase):
    """A file that is read by somebody who must not close it."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._file = raw

    def readable(self) -> bool:
        return True

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        piece = self._file.read(len(room))
        room[: len(piece)] = piece
        return len(piece)


def day_in_name(name: str) -> date | None:
    """Return the day a name holds, as 2026-11-27, 2026_11_27 or 20261127; None without one."""
    for found in _DAY.finditer(name):
        with contextlib.suppress(ValueError):
            return date(int(found[1]), int(found[3]), int(found[4]))
    return None


def cut_off() -> Message:
    """What is said of a file that ends too soon or is broken."""
    return say("The file is cut off or damaged: fetch it again.")


def _unreadable(problem: Exception) -> SourceUnreadable:
    return SourceUnreadable(cut_off(), detail=str(problem)[:200])


def _count_members(raw: IO[bytes]) -> int:
    """Return how many files a zip says it holds; 0 where its end cannot be found."""
    size = raw.seek(0, io.SEEK_END)
    raw.seek(max(0, size - _FIRST - _END_RECORD.size))
    tail = raw.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_RECORD.size:
        return 0
    _, _, count = _END_RECORD.unpack_from(tail, at)
    return int(count)
