"""Near words are those that a few slips make, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from workbench.registers.vocabulary import Vocabulary, slips

WORDS = st.lists(st.text("abco", min_size=1, max_size=10), min_size=1, max_size=40, unique=True)


def vocabulary(*words: str) -> Vocabulary:
    return Vocabulary((word, 1) for word in sorted(words))


@given(WORDS, st.text("abco", min_size=1, max_size=10))
def test_near_words_are_those_one_slip_away_and_further_ones_two(
    words: list[str], typed: str
) -> None:
    known = vocabulary(*words)
    away = {word: OSA.distance(typed, word) for word in words}
    one = {word for word in words if away[word] == 1} if slips(typed) else set()
    two = {word for word in words if away[word] == 2} if slips(typed) == 2 else set()
    assert set(known.near(typed)) == one
    assert set(known.further(typed)) == two


@pytest.mark.parametrize("typed", ["abcd", "abcde", "abcdef", "abcdefgh", "abcdefghi"])
def test_a_slip_anywhere_in_a_word_is_found(typed: str) -> None:
    swaps = {
        typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :] for at in range(len(typed) - 1)
    }
    others = {typed[:at] + "x" + typed[at + 1 :] for at in range(len(typed))}
    fewer = {typed[:at] + typed[at + 1 :] for at in range(len(typed))}
    more = {typed[:at] + "x" + typed[at:] for at in range(len(typed) + 1)}
    every = swaps | others | fewer | more
    assert set(vocabulary(*every).near(typed)) == every


@given(WORDS, st.text("abco", min_size=1, max_size=6))
def test_beginnings_are_known(words: list[str], start: str) -> None:
    assert vocabulary(*words).begins(start) == any(word.startswith(start) for word in words)


def test_words_of_places_are_near_too() -> None:
    assert vocabulary("_trondheim", "trond").near("trondhiem") == ("_trondheim",)


def test_the_commoner_of_equally_near_words_comes_first() -> None:
    known = Vocabulary([("hansem", 1), ("hansen", 90)])
    assert known.near("hanse") == ("hansen", "hansem")


def test_a_word_falls_in_two_where_both_parts_are_known() -> None:
    known = vocabulary("fjord", "lysverk", "fjo")
    assert list(known.splits("fjordlys")) == [("fjord", "lys")]
    assert known.count("fjord") == 1
    assert known.count("fjor") == 0
    assert len(known) == 3


def test_beginnings_near_a_misspelt_one() -> None:
    assert "automas" in vocabulary("automasjonsteknikk").near_beginnings("autmoas")
    assert vocabulary("automasjon").near_beginnings("aut") == ()
