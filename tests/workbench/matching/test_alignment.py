"""Words of two names are paired in every way in which people write the same word."""

import pytest

from workbench.matching.alignment import Likeness, align, allowed_slips
from workbench.matching.name_words import read_words


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ("Fjordlys Automasjon", "fjordlys automasjon", Likeness.EQUAL),
        ("Fjord Lys Automasjon", "Fjordlys Automasjon", Likeness.JOINED),
        ("Fjordlys", "Fjord Lys", Likeness.JOINED),
        ("Fjordlis", "Fjordlys", Likeness.MISSPELT),
        ("Fjorldys", "Fjordlys", Likeness.MISSPELT),
        ("Fjord Intl", "Fjord International", Likeness.SHORTENED),
        ("Fjord Technology", "Fjord Tech", Likeness.SHORTENED),
        ("FAB", "Fjordlys Automasjon Bergen", Likeness.INITIALS),
        ("Brigade Forty-Four", "Brigade 44", Likeness.SPELT_OUT),
        ("3 Kvister", "Three Kvister", Likeness.SPELT_OUT),
    ],
)
def test_words_that_are_the_same_are_paired(left: str, right: str, likeness: Likeness) -> None:
    found = align(read_words(left), read_words(right))
    assert likeness in {pair.likeness for pair in found.pairs}
    assert (found.left, found.right) == ((), ())


@pytest.mark.parametrize(
    ("left", "right"),
    [("Lys", "Lyn"), ("Fjord 2", "Fjord 3"), ("Bergen", "Molde"), ("AHL1", "AHL2")],
)
def test_other_words_are_not_paired(left: str, right: str) -> None:
    found = align(read_words(left), read_words(right))
    assert found.left
    assert found.right


def test_each_word_is_used_once() -> None:
    found = align(read_words("Fjord Fjord Lys"), read_words("Fjord Lys"))
    assert found.left == ("fjord",)
    assert found.right == ()


def test_words_in_another_order_are_paired_and_told() -> None:
    found = align(read_words("Lys Fjord"), read_words("Fjord Lys"))
    assert (found.left, found.right) == ((), ())
    assert not found.in_order


def test_longer_words_may_have_more_slips() -> None:
    assert [allowed_slips(length) for length in (3, 4, 8, 13)] == [0, 1, 2, 3]
