"""Canonical text and hashes: one way to write each value."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.domain.values import canonical_hash, decimal_text, plain_text, read_decimal
from workbench.errors import InvalidInput

numbers = st.decimals(min_value=-(10**18), max_value=10**18, places=6)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("5976872600.0"), "5976872600"),
        (Decimal("7.2543E+10"), "72543000000"),
        (Decimal("-0.0"), "0"),
        (Decimal("-15.50"), "-15.5"),
        (Decimal("1E-7"), "0.0000001"),
        (3, "3"),
    ],
)
def test_a_number_is_plain_digits_without_exponent_or_trailing_zeros(
    number: Decimal | int, text: str
) -> None:
    assert decimal_text(number) == text


@given(numbers)
def test_a_number_written_and_read_is_the_same_number(number: Decimal) -> None:
    assert read_decimal(decimal_text(number)) == number


@given(numbers)
def test_equal_numbers_are_written_alike_however_they_are_spelt(number: Decimal) -> None:
    assert decimal_text(number.normalize()) == decimal_text(number)


@pytest.mark.parametrize("text", ["1e3", "01", "1.0", "NaN", "Infinity", "", "1,5", "-0"])
def test_what_is_not_canonical_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        read_decimal(text)


def test_an_infinite_number_has_no_text() -> None:
    with pytest.raises(InvalidInput):
        decimal_text(Decimal("Infinity"))


@given(st.text())
def test_plain_text_is_a_fixed_point(text: str) -> None:
    assert plain_text(plain_text(text)) == plain_text(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("\u202e\u2066\u200f", ""),
        ("\u200b \ufeff\u2060\xad", ""),
        ("Fjord\u202elys\u202c AS", "Fjordlys AS"),
        ("\x1b[31mFjordlys\x00\x07", "[31mFjordlys"),
        ("A\u200b\u030alesund", "Ålesund"),
        ("\u200d\u200c", ""),
        ("Fjordlys\u200d AS\u200c", "Fjordlys AS"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d🔧", "👩\u200d🔧"),
    ],
)
def test_marks_that_show_nothing_are_dropped_but_not_from_inside_words(
    typed: str, text: str
) -> None:
    assert plain_text(typed) == text


@given(st.text(st.sampled_from("a e\u0301\u200b\u200c\u200d\u202e\xad\n\x1b")))
@example("a\u200c\u200c\u0301")
def test_marks_are_dropped_once_and_for_all(text: str) -> None:
    plain = plain_text(text)
    assert plain_text(plain) == plain
    assert not set(plain) & set("\u200b\u202e\xad\n\x1b")


def test_letters_that_look_alike_are_written_alike() -> None:
    assert plain_text("  A\u030alesund \n  AS ") == "Ålesund AS"


def test_the_hash_depends_on_every_part_and_not_on_the_order_of_keys() -> None:
    first = canonical_hash(["a", {"x": "1", "y": "2"}, None])
    assert first == canonical_hash(["a", {"y": "2", "x": "1"}, None])
    assert first != canonical_hash(["a", {"x": "1", "y": "2"}, ""])
    assert len(first) == 32
