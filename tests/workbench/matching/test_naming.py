"""A company is found in a text by its number in any spacing, by its folded name, or as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.brought import Marked, Sought
from workbench.matching.naming import name_span, named, number_span, passage_spans

NUMBER = "311000004"
SOUGHT = Sought(numbers=(NUMBER,), name="Fjordlys Automasjon AS")
GAPS = st.text(alphabet=" \u00a0\u2009\t\n.-\u00ad\u2011", max_size=3)


@given(st.lists(GAPS, min_size=8, max_size=8), st.text(alphabet="abæ ,:\n", max_size=9))
def test_a_number_is_found_in_any_spacing(gaps: list[str], around: str) -> None:
    spaced = NUMBER[0] + "".join(gap + each for gap, each in zip(gaps, NUMBER[1:], strict=True))
    text = f"{around}{spaced}{around}"
    span = number_span(text, [NUMBER])
    assert span == (len(around), len(around) + len(spaced))


@given(st.from_regex(r"\A[0-9]{1,4}\Z"), st.booleans())
def test_a_longer_number_is_another_number(more: str, before: bool) -> None:
    text = f"nr. {more}{NUMBER}" if before else f"nr. {NUMBER}{more} x"
    assert number_span(text, [NUMBER]) is None


@pytest.mark.parametrize(
    "written", ["NO311000004MVA", "Org.nr311000004", "(311.000.004)", "dk 311-000-004"]
)
def test_what_registers_put_around_a_number_does_not_hide_it(written: str) -> None:
    assert number_span(written, [NUMBER]) is not None


def test_the_chief_number_comes_first_wherever_it_stands() -> None:
    assert number_span("99000023 and 311000004", [NUMBER, "99000023"]) == (13, 22)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Vi møtte FJORDLYS AUTOMASJON AS i Molde", "FJORDLYS AUTOMASJON AS"),
        ("Vi møtte Fjordlys  Automasjon A/S i Molde", "Fjordlys  Automasjon A/S"),
        ("Fjordlys\nAutomasjon vant", "Fjordlys\nAutomasjon"),
        ("Fjordlys Automasjon først, Fjordlys Automasjon AS så", "Fjordlys Automasjon AS"),
        ("Fjord\u00adlys Automa-\nsjon AS", "Fjord\u00adlys Automa-\nsjon AS"),
        ("Fjordlys-\nAutomasjon AS", "Fjordlys-\nAutomasjon AS"),
        ("\ufb01rmaet Fjordlys-Automasjon, AS", "Fjordlys-Automasjon, AS"),
    ],
)
def test_a_name_is_found_folded_with_its_form(text: str, seen: str) -> None:
    span = name_span(text, SOUGHT.name)
    assert span is not None
    assert text[slice(*span)] == seen


@pytest.mark.parametrize("text", ["Fjordlys Smart Hjem AS", "Automasjon Fjordlys", ""])
def test_another_name_is_not_found(text: str) -> None:
    assert name_span(text, SOUGHT.name) is None


@pytest.mark.parametrize(
    ("text", "found"), [("Nå er det Ny tid", False), ("Ny AS i Molde", True), ("NY A/S", True)]
)
def test_a_short_word_is_a_name_only_with_its_form(text: str, found: bool) -> None:
    assert (name_span(text, "Ny AS") is not None) is found


@given(st.sampled_from(["Nørrelund", "NORRELUND", "nörrelund", "No\u0308rrelund", "NØRRELUND"]))
def test_nordic_letters_are_folded_as_the_house_folds_them(written: str) -> None:
    text = f"Dom mot {written} Maskinfabrik A/S i går"
    span = name_span(text, "Nørrelund Maskinfabrik A/S")
    assert span is not None
    assert text[slice(*span)] == f"{written} Maskinfabrik A/S"


def test_a_passage_is_found_whatever_its_case_and_spaces() -> None:
    text = "De HAR\nbetalt\u00a0 sent."
    assert list(passage_spans(text, " har betalt sent ")) == [(3, len(text) - 1)]


def test_a_passage_may_be_broken_at_the_end_of_a_line() -> None:
    text = "de har be\u00adtalt for\u2010\nsent"
    assert list(passage_spans(text, "betalt forsent")) == [(7, 24)]


@pytest.mark.parametrize("written", ["31480000", "31\u00a0480\u00a0000", "31.480.000"])
def test_a_figure_that_was_typed_is_found_in_any_spacing(written: str) -> None:
    assert list(passage_spans(f"kr {written},-", "31 480 000"))


def test_what_somebody_points_at_comes_before_number_and_name() -> None:
    text = "Fjordlys Automasjon AS, 311 000 004: sene betalinger"
    assert [
        each and each.marked
        for each in (
            named(text, Sought(numbers=(NUMBER,), name=SOUGHT.name, passage="sene")),
            named(text, Sought(numbers=(NUMBER,), name=SOUGHT.name, passage="as")),
            named(text, Sought(numbers=(NUMBER,), name=SOUGHT.name, passage="gone")),
            named(text, Sought(numbers=("99000023",), name=SOUGHT.name)),
            named(text, Sought(numbers=("99000023",), name="Skagen Sensor A/S")),
        )
    ] == [Marked.PASSAGE, Marked.FIRST_PASSAGE, Marked.NUMBER, Marked.NAME, None]


@given(st.text(max_size=300), st.text(max_size=40), st.text(max_size=40))
def test_whatever_a_text_holds_a_span_lies_within_it(text: str, name: str, passage: str) -> None:
    seen = named(text, Sought(numbers=(NUMBER,), name=name, passage=passage))
    if seen is not None:
        start, end = seen.span
        assert 0 <= start < end <= len(text)
