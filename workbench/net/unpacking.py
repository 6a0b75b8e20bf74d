"""An answer's body as it was before it was packed, piece by piece, and only if it came whole."""

import http.client
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping

from urllib3.exceptions import DecodeError

ASKED_FOR = "gzip, deflate"
"""The ways of packing we take, as `Accept-Encoding` says them."""
PIECE = 65_536
"""Bytes of the largest piece that comes out, so that a bomb is seen before it has unfolded."""

_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS

Pieces = Iterable[bytes]


def unpacked(pieces: Pieces, coding: str) -> Pieces:
    """Return the pieces of a body unpacked, by its `Content-Encoding` (RFC 9110 §8.4).

    What is packed twice is not taken: a little of it can keep a computer busy for hours without
    anything coming out.

    Raises:
        DecodeError: it is not packed as it says, or in a way we did not ask for.
        IncompleteRead: its end is missing.
    """
    name = coding.strip().lower()
    if name in {"", "identity"}:
        return pieces
    if name not in _UNPACKED:
        raise DecodeError("a coding nobody asked for")
    return _UNPACKED[name](pieces)


def _from_gzip(pieces: Pieces) -> Iterator[bytes]:
    """Unpack one member after another (RFC 1952 §2.2); what stands behind them is left."""
    members, member, begun = 0, zlib.decompressobj(_GZIP), False
    for piece in pieces:
        rest = piece
        while rest:
            begun = True
            try:
                out = member.decompress(rest, PIECE)
            except zlib.error as problem:
                if members:
                    return
                raise DecodeError("no gzip") from problem
            yield out
            rest = member.unconsumed_tail
            if member.eof:
                rest, begun = member.unused_data, False
                member, members = zlib.decompressobj(_GZIP), members + 1
    if begun:
        yield from _end(member)


def _from_deflate(pieces: Pieces) -> Iterator[bytes]:
    """Unpack zlib's form (RFC 1950), or the bare one (RFC 1951) that some servers send."""
    member, rest = None, b""
    for piece in pieces:
        rest += piece
        if member is None and len(rest) > 1:
            named = rest[0] & 15 == zlib.DEFLATED and int.from_bytes(rest[:2]) % 31 == 0
            member = zlib.decompressobj(_ZLIB if named else _RAW)
        while rest and member is not None:
            try:
                yield member.decompress(rest, PIECE)
            except zlib.error as problem:
                raise DecodeError("no deflate") from problem
            if member.eof:
                return
            rest = member.unconsumed_tail
    if member is not None:
        yield from _end(member)
    elif rest:
        raise http.client.IncompleteRead(b"")


def _end(member: "zlib._Decompress") -> Iterator[bytes]:
    # All input is taken; what may still come out is a few matches long.
    yield member.flush()
    if not member.eof:
        raise http.client.IncompleteRead(b"")


_UNPACKED: Mapping[str, Callable[[Pieces], Iterator[bytes]]] = {
    "gzip": _from_gzip,
    "x-gzip": _from_gzip,
    "deflate": _from_deflate,
}
