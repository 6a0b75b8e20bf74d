"""The members of a zip file one by one, so that a list of hundreds of thousands is never held.

Python's own reader makes an object of each member first, which takes seconds and a quarter of a
gigabyte for a month of filings. Layout: APPNOTE.TXT 6.3 of PKWARE, sections 4.3 and 4.5.3. Only
what is stored or deflated, and not encrypted, is unpacked.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_MEMBER = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_EXTRA = struct.Struct("<2H")
_LONG = struct.Struct("<Q")
_LONGEST_COMMENT = 65_535
_UNTOLD, _UNTOLD_SHORT = 0xFFFFFFFF, 0xFFFF
_ENCRYPTED = 1
_STORED, _DEFLATED = 0, 8
_RAW = -15


class DamagedZip(Exception):
    """The bytes are no zip file, are cut off, or are packed in a way that is not known here."""


class TooLarge(Exception):
    """A member unpacks to more than may be taken."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member, as the list at the end of the file tells it.

    Attributes:
        packed: bytes it takes in the file.
        offset: where its own header begins.
    """

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    offset: int


def members(file: IO[bytes], most: int) -> Iterator[Member]:
    """Yield the members in the order of the list.

    Args:
        file: seekable, of any size.
        most: members that are listed at most.

    Raises:
        DamagedZip: it is no zip file, or its list is cut off.
        TooLarge: the list is longer than `most`.
    """
    count, offset = _list_of(file)
    if count > most:
        raise TooLarge
    _go_to(file, offset)
    for _ in range(count):
        yield _member(file)


def unpack(file: IO[bytes], member: Member, most: int) -> bytes:
    """Return a member's bytes, checked against its checksum.

    Raises:
        DamagedZip: it is damaged, encrypted, or packed in another way.
        TooLarge: it holds more than `most` bytes, whatever the list says.
    """
    _go_to(file, member.offset)
    sign, *_, name, extra = _taken(file, _LOCAL)
    if sign != b"PK\x03\x04" or member.flags & _ENCRYPTED:
        raise DamagedZip
    if member.packed > most:
        raise TooLarge
    file.seek(name + extra, 1)
    content = _inflated(_exactly(file, member.packed), member.method, most)
    if zlib.crc32(content) != member.crc:
        raise DamagedZip
    return content


def _inflated(packed: bytes, method: int, most: int) -> bytes:
    if method == _STORED:
        return packed
    if method != _DEFLATED:
        raise DamagedZip
    unpacking = zlib.decompressobj(_RAW)
    try:
        content = unpacking.decompress(packed, most + 1)
    except zlib.error as problem:
        raise DamagedZip from problem
    if len(content) > most:
        raise TooLarge
    if not unpacking.eof:
        raise DamagedZip
    return content


def _list_of(file: IO[bytes]) -> tuple[int, int]:
    """Return how many members there are, and where their list begins."""
    size = file.seek(0, 2)
    start = max(0, size - _LONGEST_COMMENT - _END.size)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise DamagedZip
    _, _, _, _, count, _, offset, _ = _END.unpack_from(tail, at)
    if count == _UNTOLD_SHORT or offset == _UNTOLD:
        return _list_of_64(file, start + at)
    return count, offset


def _list_of_64(file: IO[bytes], end: int) -> tuple[int, int]:
    if end < _LOCATOR_64.size:
        raise DamagedZip
    file.seek(end - _LOCATOR_64.size)
    sign, _, where, _ = _taken(file, _LOCATOR_64)
    if sign != b"PK\x06\x07":
        raise DamagedZip
    _go_to(file, where)
    told = _taken(file, _END_64)
    if told[0] != b"PK\x06\x06":
        raise DamagedZip
    return int(told[7]), int(told[9])


def _member(file: IO[bytes]) -> Member:
    sign, *told = _taken(file, _MEMBER)
    if sign != b"PK\x01\x02":
        raise DamagedZip
    flags, method, crc, packed, size = told[2], told[3], told[6], told[7], told[8]
    name = _exactly(file, told[9]).decode("utf-8", errors="replace")
    extra = _exactly(file, told[10])
    if told[11]:
        file.seek(told[11], 1)
    packed, offset = _long(extra, size, packed, told[15])
    return Member(name, flags, method, crc, packed, offset)


def _long(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int]:
    """Return packed size and offset; where they need eight bytes, these stand in an extra field."""
    if _UNTOLD not in {packed, offset}:
        return packed, offset
    at = 0
    while at + _EXTRA.size <= len(extra):
        kind, length = _EXTRA.unpack_from(extra, at)
        at += _EXTRA.size
        if kind == 1:
            field = extra[at : at + length]
            longs = iter(value for (value,) in _LONG.iter_unpack(field[: len(field) // 8 * 8]))
            if size == _UNTOLD:
                next(longs, None)
            packed = next(longs, _UNTOLD) if packed == _UNTOLD else packed
            offset = next(longs, _UNTOLD) if offset == _UNTOLD else offset
            return packed, offset
        at += length
    raise DamagedZip


def _go_to(file: IO[bytes], place: int) -> None:
    # Eight bytes can name a place that no file has and no call takes.
    if place > file.seek(0, 2):
        raise DamagedZip
    file.seek(place)


def _taken(file: IO[bytes], form: struct.Struct) -> tuple[Any, ...]:
    return form.unpack(_exactly(file, form.size))


def _exactly(file: IO[bytes], size: int) -> bytes:
    taken = file.read(size)
    if len(taken) != size:
        raise DamagedZip
    return taken
