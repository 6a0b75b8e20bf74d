"""Names fold word by word as they fold whole, legal forms apart."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.matching.letters import skeleton
from workbench.registers.folding import FORMS, compact, fold_name, fold_names, place_text

NAMES = st.lists(
    st.text("abcæøåAÅ '’\u00e9./&\n \x85", max_size=12) | st.text(max_size=30), max_size=6
)


@given(NAMES)
@example(["A A\nb"])
def test_names_fold_together_as_they_fold_alone(names: list[str]) -> None:
    assert fold_names(names) == [fold_name(name).key for name in names]


@given(st.text(max_size=60))
def test_words_are_those_of_the_skeleton_but_for_legal_forms(text: str) -> None:
    told = skeleton(text.replace("\n", " ")).split()
    assert set(fold_name(text).words) <= {*told, *FORMS}
    telling = [word for word in told if word not in FORMS and len(word) > 1]
    assert [word for word in fold_name(text).words if word in telling] == telling


@given(st.text(min_size=1, max_size=40))
def test_a_folded_name_folds_to_itself(text: str) -> None:
    folded = fold_name(text)
    assert fold_name(folded.key).key == folded.key
    assert folded.words == folded.key.split()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Fjordlys Automasjon AS", "fjordlys automasjon"),
        ("FJORDLYS AUTOMASJON A/S", "fjordlys automasjon"),
        ("SIA Jūras vējš", "juras vejs"),
        ("Merelainete OÜ", "merelainete"),
        ("Kanaal B.V.", "kanal"),
        ("KANAAL B. V.", "kanal"),
        ("S p A", "s p a"),
        ("Kelp Robotics, Inc.", "kelp robotics"),
        ("AS", "as"),
        ("AS SIA", "as sia"),
        ("A B C Maskin", "a b c maskin"),
        ("", ""),
        ("!?", ""),
    ],
)
def test_legal_forms_are_left_out(name: str, key: str) -> None:
    assert fold_name(name).key == key


def test_forms_in_the_middle_are_left_out_too() -> None:
    assert fold_name("Fjordlys AS avd Molde").words == ["fjordlys", "avd", "molde"]


def test_places_are_marked() -> None:
    assert place_text("TROMSØ", "9008") == "_tromso _9008"
    assert place_text("", "").split() == []


@pytest.mark.parametrize(
    ("written", "number"), [("923 609 016", "923609016"), ("sc-12.34", "SC1234"), ("å", "")]
)
def test_a_number_is_what_is_left_without_what_stands_between(written: str, number: str) -> None:
    assert compact(written) == number
