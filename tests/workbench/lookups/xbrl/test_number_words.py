"""Numbers in English words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lookups.xbrl.number_words import number_in_words

SMALL = (
    "zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, "
    "fourteen, fifteen, sixteen, seventeen, eighteen, nineteen"
)
TENS = "twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety"


def small(number: int) -> str:
    return SMALL.split(", ")[number]


def below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{small(hundreds)} hundred"] if hundreds else []
    if rest:
        tens, ones = divmod(rest, 10)
        words.append(
            small(rest)
            if rest < 20
            else TENS.split(", ")[tens - 2] + (f"-{small(ones)}" if ones else "")
        )
    return " and ".join(words)


def in_words(number: int) -> str:
    if not number:
        return small(0)
    words = []
    for scale, name in ((10**9, " billion"), (10**6, " million"), (10**3, " thousand"), (1, "")):
        part, number = divmod(number, scale)
        if part:
            words.append(below_thousand(part) + name)
    return ", ".join(words)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_number_written_out_reads_as_itself(number: int) -> None:
    assert number_in_words(in_words(number)) == number
    assert number_in_words(f" {in_words(number).capitalize()}\n") == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("no", 0), ("None", 0), ("nil", 0), ("twelve hundred", 1200), ("one thousand and five", 1005)],
)
def test_the_ways_of_the_registry_are_read(text: str, number: int) -> None:
    assert number_in_words(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "and",
        "many",
        "5",
        "-five",
        "five none",
        "hundred",
        "thousand",
        "one thousand and",
        "one hundred and",
        "twenty eleven",
        "five six",
        "one thousand one million",
        "one thousand one thousand",
        "twenty hundred",
        "a hundred",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert number_in_words(text) is None


@given(st.text())
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = number_in_words(text)
    assert number is None or number >= 0
