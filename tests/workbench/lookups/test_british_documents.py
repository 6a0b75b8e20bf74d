"""Packages of filed accounts: the accounts are found in them, and bombs are not unpacked."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.recorded import recorded
from workbench.errors import SourceUnreadable
from workbench.lookups import british_documents
from workbench.lookups.british_documents import page_of, report_of

CIC = "companies_house/ixbrl/Prod223_3951_15052776_20240831_CIC.zip"
PAGE = b"<html>accounts</html>"


def packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in members:
            package.writestr(name, content)
    return out.getvalue()


def test_the_accounts_of_a_community_interest_company_are_taken_out_of_their_package() -> None:
    page = page_of(recorded(CIC))
    assert len(page) == 27_041
    assert b"Unaudited Financial Statements" in page
    report = report_of(recorded(CIC))
    assert {fact.name.local for fact in report.facts} >= {"NetAssetsLiabilities", "Creditors"}
    assert not any("CIC34" in fact.name.local for fact in report.facts)


def test_what_is_called_a_package_and_is_a_page_is_read_as_one() -> None:
    assert page_of(PAGE) == PAGE


def test_one_report_alone_is_the_accounts_wherever_it_lies() -> None:
    assert page_of(packed(("a/b.html", PAGE), ("a/notes.txt", b"x"))) == PAGE
    both = packed(("A-1/accounts/f.xhtml", PAGE), ("A-1/cic34/c.xhtml", b"<html/>"))
    assert page_of(both) == PAGE


@pytest.mark.parametrize(
    "content",
    [
        packed(("notes.txt", b"x")),
        packed(("a.html", PAGE), ("b.html", PAGE)),
        packed(("x/accounts/a.html", PAGE), ("y/accounts/b.html", PAGE)),
        packed(("../accounts/a.html", PAGE)),
        packed(("/accounts/a.html", PAGE)),
        packed(*((f"{each}.txt", b"x") for each in range(60)), ("a.html", PAGE)),
        packed(("accounts/a.html", packed(("a.html", PAGE)))),
        packed(("a.html", PAGE))[:-30],
        packed(("a.html", PAGE))[:40],
        b"PK\x03\x04 nonsense",
    ],
    ids=[
        "no report",
        "two reports",
        "two accounts",
        "a name that leads out",
        "a name from the root",
        "too many members",
        "a package in a package",
        "a cut end",
        "a beginning alone",
        "nonsense",
    ],
)
def test_a_package_in_doubt_is_unreadable(content: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        page_of(content)


def test_a_damaged_member_is_unreadable() -> None:
    good = packed(("a.html", PAGE * 50), method=zipfile.ZIP_STORED)
    at = good.index(b"accounts") + 200
    with pytest.raises(SourceUnreadable, match="damaged"):
        page_of(good[:at] + b"#" + good[at + 1 :])


def test_an_encrypted_member_is_unreadable() -> None:
    good = bytearray(packed(("a.html", PAGE)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = bytes(good).index(mark) + offset
        good[at] |= 1
    with pytest.raises(SourceUnreadable, match="damaged"):
        page_of(bytes(good))


def test_a_bomb_ends_at_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(british_documents, "LARGEST", 1_000)
    assert page_of(packed(("a.html", b" " * 1_000))) == b" " * 1_000
    with pytest.raises(SourceUnreadable, match="too large"):
        page_of(packed(("a.html", b" " * 1_001)))


NAMED = packed(("CIC/accounts/é.xhtml", PAGE + bytes(range(256)) * 4))
LISTED = NAMED.index(b"PK\x01\x02")


@pytest.mark.parametrize(
    ("at", "by"),
    [
        (30 + len("CIC/accounts/é.xhtml".encode()), b"\xff\xff\xff\xff"),
        (LISTED + 46 + len("CIC/accounts/"), b"\xff"),
        (len(NAMED) - 6, b"\xff\xff\xff\x7f"),
    ],
    ids=["its deflated bytes", "a name that is no text", "where its list begins"],
)
def test_each_kind_of_damage_ends_in_a_clear_error(at: int, by: bytes) -> None:
    with pytest.raises(SourceUnreadable, match="damaged"):
        page_of(NAMED[:at] + by + NAMED[at + len(by) :])


def test_a_member_whose_name_was_cut_away_is_no_accounts() -> None:
    # Python 3.11 and 3.12 stumble over such a name, 3.13 does not: it is refused either way.
    nameless = NAMED[: LISTED + 46] + b"\0" + NAMED[LISTED + 47 :]
    with pytest.raises(SourceUnreadable):
        page_of(nameless)


def test_damage_to_bytes_that_are_packed_in_a_rare_way_is_damage_too() -> None:
    rare = packed(("a.html", PAGE * 50), method=zipfile.ZIP_LZMA)
    at = rare.index(b"PK\x01\x02") - 20
    with pytest.raises(SourceUnreadable, match="damaged"):
        page_of(rare[:at] + b"\xff" * 16 + rare[at + 16 :])


@given(st.lists(st.tuples(st.integers(4, len(NAMED) - 1), st.integers(0, 255)), max_size=4))
def test_whatever_is_damaged_the_page_is_the_filed_one_or_unreadable(
    damage: list[tuple[int, int]],
) -> None:
    package = bytearray(NAMED)
    for place, byte in damage:
        package[place] = byte
    with suppress(SourceUnreadable):
        assert page_of(bytes(package)).startswith(PAGE)
