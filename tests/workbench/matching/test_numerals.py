"""Figures, Roman numerals and English words mean the same numbers."""

import pytest

from workbench.matching.numerals import is_number, numbered, spelt


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("fjord ii", "fjord 2"),
        ("fjord ii sweden", "fjord 2 sweden"),
        ("fjord v", "fjord 5"),
        ("v fjord", "v fjord"),
        ("x", "x"),
        ("fund xiii", "fund 13"),
        ("fund ix", "fund 9"),
        ("fund xxxix", "fund 39"),
        ("mix", "mix"),
        ("1st fjord", "1 fjord"),
        ("fjord 007", "fjord 7"),
    ],
)
def test_numbers_become_figures(words: str, figures: str) -> None:
    assert " ".join(numbered(tuple(words.split()))) == figures


def test_a_number_of_any_length_is_read() -> None:
    assert numbered(("fjord", "9" * 5000)) == ("fjord", "9" * 5000)


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("three", "3"),
        ("forty four", "44"),
        ("forty 4", "44"),
        ("first", "1"),
        ("fjord", None),
        ("four forty", None),
        ("", None),
    ],
)
def test_words_spell_a_number(words: str, figures: str | None) -> None:
    assert spelt(words.split()) == figures


def test_a_word_with_a_figure_is_a_number() -> None:
    assert is_number("ahl1")
    assert not is_number("fjord")
