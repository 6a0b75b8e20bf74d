"""A packed body comes out as it went in, or says that its end is missing or that it is not one."""

import gzip
import http.client
import zlib
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from urllib3.exceptions import DecodeError

from workbench.net.unpacking import ASKED_FOR, PIECE, unpacked


def bare_deflate(content: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(content) + packing.flush()


def in_two_members(content: bytes) -> bytes:
    half = len(content) // 2
    return gzip.compress(content[:half]) + gzip.compress(content[half:])


WAYS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "gzip in capitals": (" GZip ", gzip.compress),
    "gzip by its old name": ("x-gzip", gzip.compress),
    "gzip in two members": ("gzip", in_two_members),
    "deflate": ("deflate", zlib.compress),
    "deflate without its frame": ("deflate", bare_deflate),
    "nothing": ("", bytes),
    "nothing, by name": ("identity", bytes),
}
PACKED = {name: way for name, way in WAYS.items() if "nothing" not in name}
every_way = pytest.mark.parametrize(("coding", "pack"), WAYS.values(), ids=WAYS.keys())
packed_ways = pytest.mark.parametrize(("coding", "pack"), PACKED.values(), ids=PACKED.keys())


def pieces(content: bytes, size: int) -> Iterator[bytes]:
    for at in range(0, len(content), size):
        yield content[at : at + size]


def unfolded(content: bytes, coding: str, size: int = PIECE) -> bytes:
    return b"".join(unpacked(pieces(content, size), coding))


@every_way
@given(content=st.binary(max_size=300), times=st.integers(1, 400), size=st.integers(1, 3000))
def test_what_was_packed_comes_out_however_it_is_cut(
    coding: str, pack: Callable[[bytes], bytes], content: bytes, times: int, size: int
) -> None:
    assert unfolded(pack(content * times), coding, size) == content * times


@packed_ways
@given(content=st.binary(min_size=1, max_size=300), data=st.data())
def test_what_is_cut_short_is_never_taken_for_the_whole(
    coding: str, pack: Callable[[bytes], bytes], content: bytes, data: st.DataObject
) -> None:
    whole = pack(content)
    # Between two members a gzip body may end; nothing tells that one is missing.
    between = {len(gzip.compress(content[: len(content) // 2]))} if pack is in_two_members else {0}
    short = data.draw(st.integers(1, len(whole) - 1).filter(lambda at: at not in between))
    with pytest.raises(http.client.IncompleteRead):
        unfolded(whole[:short], coding)


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
@given(content=st.binary(min_size=3, max_size=300))
def test_what_is_not_packed_is_an_error_or_itself_unfinished(coding: str, content: bytes) -> None:
    with pytest.raises((DecodeError, http.client.IncompleteRead)):
        unfolded(b"\xff" + content, coding)


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, gzip", "gzip, deflate", "x"])
def test_a_way_of_packing_that_nobody_asked_for_is_no_answer(coding: str) -> None:
    with pytest.raises(DecodeError):
        unfolded(gzip.compress(gzip.compress(b"x")), coding)


def test_what_stands_behind_the_end_is_left() -> None:
    assert unfolded(gzip.compress(b"x") + bytes(512), "gzip") == b"x"
    assert unfolded(zlib.compress(b"x") + b"more", "deflate") == b"x"


def test_nothing_is_nothing_however_it_is_packed() -> None:
    for coding in ASKED_FOR.split(", "):
        assert unfolded(b"", coding) == b""


@packed_ways
def test_a_bomb_comes_out_in_small_pieces(coding: str, pack: Callable[[bytes], bytes]) -> None:
    sizes = {len(each) for each in unpacked(iter([pack(bytes(5_000_000))]), coding)}
    assert max(sizes) <= PIECE
