"""Packed answers are unpacked whole, within our limits, or are no answers."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes.network import InventedHosts
from tests.workbench.net.doors import (
    REGISTER,
    ask,
    door,
    exchange,
    opened,
    send,
)
from workbench.errors import (
    SourceUnreachable,
    SourceUnreadable,
)
from workbench.net.door import Limits
from workbench.net.exchange import Response
from workbench.net.served_world import LOOPBACK, serve
from workbench.net.worlds import World


def bare_deflate(content: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(content) + packing.flush()


PACKED = {
    "gzip": ("gzip", gzip.compress),
    "deflate": ("deflate", zlib.compress),
    "deflate without its frame": ("deflate", bare_deflate),
}
packed_ways = pytest.mark.parametrize(("coding", "pack"), PACKED.values(), ids=PACKED.keys())


def asked_for(folder: Path, body: bytes, coding: str, limits: Limits | None = None) -> Response:
    """Return what the door makes of a body that is sent under a `Content-Encoding`."""
    (folder / "body").write_bytes(body)
    packed = exchange("/packed", file="body", headers={"content-encoding": coding})
    with serve(World(folder, {}, [packed])) as served:
        invented = InventedHosts({REGISTER: (LOOPBACK, served.port)})
        return send(door(invented, limits), ask("/packed"))


@packed_ways
def test_a_bomb_is_capped(tmp_path: Path, coding: str, pack: Callable[[bytes], bytes]) -> None:
    tracemalloc.start()
    try:
        body = pack(bytes(50_000_000))
        tracemalloc.reset_peak()
        with pytest.raises(SourceUnreadable, match="larger"):
            asked_for(tmp_path, body, coding, Limits(size=1_000_000))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 10_000_000


@packed_ways
def test_a_packed_answer_is_unpacked(
    tmp_path: Path, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    assert asked_for(tmp_path, pack(b"x" * 200_000), coding).content == b"x" * 200_000


@packed_ways
def test_half_of_a_packed_answer_is_no_answer(
    tmp_path: Path, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    packed = pack(b"<p>".join(b"%d" % number for number in range(5000)))
    with pytest.raises(SourceUnreachable, match="broke off"):
        asked_for(tmp_path, packed[: len(packed) // 2], coding)


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", ", ".join(["gzip"] * 9)])
def test_a_body_packed_in_a_way_we_did_not_ask_for_is_unreadable(
    tmp_path: Path, coding: str
) -> None:
    with pytest.raises(SourceUnreadable, match="compressed"):
        asked_for(tmp_path, gzip.compress(gzip.compress(b"x")), coding)


def test_what_is_not_packed_as_it_says_is_unreadable() -> None:
    wrong = exchange("/wrong", text="not packed", headers={"content-encoding": "gzip"})
    with opened(wrong) as (d, _), pytest.raises(SourceUnreadable, match="compressed"):
        send(d, ask("/wrong"))
