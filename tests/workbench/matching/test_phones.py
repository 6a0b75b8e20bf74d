"""A telephone number is the same one however it is spaced and whatever stands before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.matching.phones import (
    ending,
    is_marked,
    phone_country,
    phone_number,
    phones_in,
    shown,
)

NORWEGIAN = st.integers(22_000_000, 23_999_999).map(str)
BETWEEN = st.sampled_from(["", " ", "\u00a0", "-", ".", "  "])
MARKS = st.sampled_from(["", "tlf ", "Tlf.: ", "tel:", "Phone ", "Mob. "])
ABROAD = st.sampled_from(["+47", "0047", "+47 ", "00 47 ", "+47 (0)"])


@given(NORWEGIAN, BETWEEN, MARKS, ABROAD)
def test_spacing_and_prefix_never_change_the_answer(
    digits: str, between: str, mark: str, abroad: str
) -> None:
    spaced = between.join(digits[at : at + 2] for at in range(0, 8, 2))
    expected = (f"+47{digits}",)
    assert phones_in(f"{mark}{abroad}{spaced}", ()) == expected
    assert phones_in(f"{mark}{spaced}", ["NO"]) == expected
    assert phone_number(f"{abroad}{spaced}") == expected[0]
    assert is_marked(f"{mark}{abroad}{spaced}")
    assert is_marked(f"{mark}{spaced}") is bool(mark)
    assert phones_in(shown(expected[0]), ()) == expected
    assert ending(expected[0]) == digits


@given(st.text(max_size=20))
def test_any_text_can_be_asked(text: str) -> None:
    for number in phones_in(text, ("NO", "DK", "GB")):
        assert phone_number(number) == number
        assert number.endswith(ending(number))


@pytest.mark.parametrize(
    ("written", "country", "number"),
    [
        ("71 00 00 00", "NO", "+4771000000"),
        ("+47 71000000", "", "+4771000000"),
        ("0047 71 00 00 00", "", "+4771000000"),
        ("(0)20 7946 0958", "GB", "+442079460958"),
        ("+44 (0)20 7946 0958", "", "+442079460958"),
        ("22 86 44 00", "", ""),
        ("no phone", "NO", ""),
        ("12", "NO", ""),
        ("", "", ""),
    ],
)
def test_a_number_is_read_where_it_is_dialled(written: str, country: str, number: str) -> None:
    assert phone_number(written, country) == number


def test_figures_alone_are_tried_in_each_country() -> None:
    assert phones_in("32 10 10 10", ["DK", "NO"]) == ("+4532101010", "+4732101010")
    assert phones_in("32 10 10 10", []) == ()


@pytest.mark.parametrize("text", ["", "Tele AS", "3M", "1881", "22864400 Fjordlys", "+", "tlf"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert phones_in(text, ("NO", "DK")) == ()


def test_the_prefix_says_the_country() -> None:
    assert phone_country("+45 32 10 10 10") == "DK"
    assert phone_country("32 10 10 10") == ""
