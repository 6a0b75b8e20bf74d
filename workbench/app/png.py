"""A picture's pixels as the bytes of a PNG file."""

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KINDS = {1: 0, 3: 2, 4: 6}
"""Colour types of the PNG specification by bytes a pixel: grey, RGB, RGB with opacity."""


def png(width: int, height: int, stride: int, channels: int, pixels: bytes) -> bytes:
    """Return a PNG of 8 bits a channel.

    Args:
        width: pixels across.
        height: pixels down.
        stride: bytes from one row to the next, at least `width * channels`.
        channels: 1 (grey), 3 (RGB) or 4 (RGB and opacity).
        pixels: the rows from the top.
    """
    used = width * channels
    # The byte before each row says that the row is not filtered.
    rows = b"".join(
        b"\0" + pixels[start : start + used] for start in range(0, stride * height, stride)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, _KINDS[channels], 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, body) for name, body in parts)


def _chunk(name: bytes, body: bytes) -> bytes:
    check = zlib.crc32(name + body)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)
