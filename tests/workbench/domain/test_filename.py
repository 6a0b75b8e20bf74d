"""Names that every system takes."""

import ntpath
import sys
import unicodedata
from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.filename import safe_name


@given(st.text())
def test_a_safe_name_is_one_plain_name_on_every_system(text: str) -> None:
    name = safe_name(text)
    assert name
    assert len(name) <= 80
    assert not set(name) & set('<>:"/\\|?*')
    assert not any(unicodedata.category(each)[0] == "C" for each in name)
    assert name == name.strip(" .")
    assert not _windows_keeps(name)
    assert name not in {".", ".."}


@given(st.text())
def test_a_safe_name_stays_as_it_is(text: str) -> None:
    assert safe_name(safe_name(text)) == safe_name(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kvist & Ko A/S", "Kvist & Ko A S"),
        ("../../etc/passwd", "etc passwd"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("con .txt", "_con .txt"),
        ("CONOUT$", "_CONOUT$"),
        ("Smørrebrød ApS.", "Smørrebrød ApS"),
        ("", "_"),
        ("a\u202egnp.exe", "a gnp.exe"),
    ],
)
def test_names_people_meet(text: str, name: str) -> None:
    assert safe_name(text) == name


def _windows_keeps(name: str) -> bool:
    """Say whether the name is one of Windows' own, as this Python knows them."""
    if sys.version_info >= (3, 13):
        return ntpath.isreserved(name)
    return PureWindowsPath(name).is_reserved()
