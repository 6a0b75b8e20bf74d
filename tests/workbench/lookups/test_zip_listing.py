"""Members of zip files are listed one by one and unpacked as Python's own reader unpacks them."""

import io
import struct
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lookups.zip_listing import DamagedZip, TooLarge, members, unpack

MOST = 100


def packed(*members_: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in members_:
            made.writestr(name, content)
    return out.getvalue()


def listed(content: bytes, most: int = MOST) -> dict[str, bytes]:
    file = io.BytesIO(content)
    return {each.name: unpack(file, each, 10_000) for each in list(members(file, most))}


@given(
    st.dictionaries(
        st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1),
        st.binary(max_size=300),
        max_size=6,
    ),
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
    st.binary(max_size=40),
)
def test_what_was_packed_is_unpacked(held: dict[str, bytes], method: int, comment: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        made.comment = comment.replace(b"PK", b"")
        for name, content in held.items():
            made.writestr(name, content)
    assert listed(out.getvalue()) == held


def test_a_package_of_more_than_65535_members_is_listed() -> None:
    content = packed(*((f"{each}", b"") for each in range(66_000)), method=zipfile.ZIP_STORED)
    file = io.BytesIO(content)
    names = [each.name for each in members(file, 70_000)]
    assert (len(names), names[-1]) == (66_000, "65999")
    with pytest.raises(TooLarge):
        list(members(file, 65_999))


def test_a_member_that_lies_beyond_four_gigabytes_is_found_by_its_extra_field() -> None:
    content = packed(("a", b"x" * 50))
    at = content.index(b"PK\x01\x02")
    header = bytearray(content[at : at + 46])
    real = struct.unpack_from("<L", header, 20)[0]
    struct.pack_into("<L", header, 20, 0xFFFFFFFF)
    struct.pack_into("<L", header, 42, 0xFFFFFFFF)
    extra = struct.pack("<2HB", 7, 1, 0) + struct.pack("<2H2Q", 1, 16, real, 0)
    struct.pack_into("<H", header, 30, len(extra))
    rest = content[at + 47 :]
    long = content[:at] + bytes(header) + b"a" + extra + rest
    assert listed(long) == {"a": b"x" * 50}
    without = bytearray(header)
    struct.pack_into("<H", without, 30, 0)
    with pytest.raises(DamagedZip):
        listed(content[:at] + bytes(without) + b"a" + rest)


def test_a_bomb_ends_at_the_cap() -> None:
    file = io.BytesIO(packed(("a", b" " * 1_000_000)))
    (bomb,) = members(file, MOST)
    with pytest.raises(TooLarge):
        unpack(file, bomb, 999_999)
    assert len(unpack(file, bomb, 1_000_000)) == 1_000_000
    stored = io.BytesIO(packed(("a", b" " * 1_000), method=zipfile.ZIP_STORED))
    (large,) = members(stored, MOST)
    with pytest.raises(TooLarge):
        unpack(stored, large, 999)


def test_other_ways_of_packing_and_locks_are_said_to_be_unknown() -> None:
    with pytest.raises(DamagedZip):
        listed(packed(("a", b"x" * 50), method=zipfile.ZIP_LZMA))
    locked = bytearray(packed(("a", b"x")))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DamagedZip):
        listed(bytes(locked))


def test_a_checksum_that_differs_is_damage() -> None:
    content = packed(("a", b"x" * 50), method=zipfile.ZIP_STORED)
    at = content.index(b"xxx")
    with pytest.raises(DamagedZip):
        listed(content[:at] + b"y" + content[at + 1 :])


@given(st.data())
def test_damaged_bytes_are_damage_and_nothing_else(data: st.DataObject) -> None:
    content = bytearray(packed(("a", b"x" * 50), ("b", b"y" * 50)))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    for damaged in (bytes(content), bytes(content[:cut])):
        with suppress(DamagedZip, TooLarge):
            assert set(listed(damaged).values()) <= {b"x" * 50, b"y" * 50, b""}


def test_a_place_that_no_file_has_is_damage() -> None:
    content = packed(("a", b"x" * 50))
    end = content.index(b"PK\x05\x06")
    told = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, 47, 2**64 - 1)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    ending = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 2**32 - 1, 2**32 - 1, 0)
    with pytest.raises(DamagedZip):
        listed(content[:end] + told + locator + ending)
