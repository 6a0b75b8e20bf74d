"""A source is suspect when its answers really state less, and not for what chance brings."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from math import comb

from hypothesis import given
from hypothesis import strategies as st

from tests.samples import NOW
from workbench.domain.fill_rate import (
    BEFORE,
    LEVEL,
    RECENT,
    Stating,
    falls,
    fisher,
    suspicion,
    windows,
)

KEY, OTHER = "company.employees", "company.name"


def stating(number: int, *keys: str, about: str = "") -> Stating:
    """Return an answer; the greater its number, the older."""
    return Stating(
        about=about or str(number), at=NOW - timedelta(days=number), properties=frozenset(keys)
    )


def answers(pattern: Sequence[bool]) -> list[Stating]:
    """Return answers, the newest first; each tells whether it states `KEY` beside the name."""
    return [stating(n, *((KEY, OTHER) if told else (OTHER,))) for n, told in enumerate(pattern)]


@given(st.integers(10, RECENT), st.integers(20, BEFORE), st.data())
def test_chance_alone_raises_an_alarm_at_most_as_often_as_stated(
    recent: int, before: int, data: st.DataObject
) -> None:
    stated = data.draw(st.integers(0, recent + before))
    alarmed = Fraction(0)
    for now in range(max(0, stated - before), min(recent, stated) + 1):
        then = stated - now
        pattern = [each < now for each in range(recent)] + [each < then for each in range(before)]
        made = answers(pattern)
        if falls(made[:recent], made[recent:]):
            ways = comb(recent, now) * comb(before, then)
            alarmed += Fraction(ways, comb(recent + before, stated))
    assert alarmed <= LEVEL


@given(st.integers(0, 9), st.integers(90, BEFORE), st.integers(1, 30))
def test_a_real_fall_is_always_seen(now: int, then: int, others: int) -> None:
    """Among up to thirty other properties: from nine in ten to less than a third."""
    more = tuple(f"other {n}" for n in range(others))
    made = [
        Stating(about=each.about, at=each.at, properties=each.properties | set(more))
        for each in answers([n < now for n in range(RECENT)] + [n < then for n in range(BEFORE)])
    ]
    found = suspicion("source", "unit", made)
    assert found is not None
    (fall,) = found.falls
    assert (fall.key, fall.now, fall.then) == (KEY, now, then)
    assert found.since == NOW - timedelta(days=RECENT - 1)


def test_a_field_that_vanishes_is_seen_with_thirty_companies() -> None:
    assert suspicion("source", "unit", answers([False] * 10 + [True] * 20)) is not None
    assert suspicion("source", "unit", answers([False] * 9 + [True] * 20)) is None


def test_what_few_ever_stated_is_not_missed() -> None:
    pattern = [False] * RECENT + [n % 5 < 2 for n in range(BEFORE)]
    assert suspicion("source", "unit", answers(pattern)) is None


def finding(pattern: Sequence[bool]) -> list[Stating]:
    """Return answers, the newest first; each tells whether it finds anything, then all it can."""
    return [
        replace(stating(n, *((KEY, OTHER) if found else ())), found=found)
        for n, found in enumerate(pattern)
    ]


def test_a_source_that_finds_nothing_any_more_is_suspect() -> None:
    found = suspicion("source", "unit", finding([False] * 10 + [True] * 20))
    assert found is not None
    assert [(each.key, each.now, each.then) for each in found.falls] == [("", 0, 20)]
    assert "anything found: in 0 of the last 10 answers, in 20 of 20 before" in str(found.words)
    assert found.since == NOW - timedelta(days=9)


def test_a_source_that_never_found_much_or_finds_again_is_not() -> None:
    for pattern in (
        [False] * 30 + [n % 5 < 2 for n in range(100)],
        [n % 2 == 0 for n in range(130)],
        [True] * 30 + [False] * 10 + [True] * 90,
    ):
        assert suspicion("source", "unit", finding(pattern)) is None


def test_answers_that_find_nothing_do_not_hide_a_property_that_fell() -> None:
    # Six in ten are found, and of those the newest state no staff.
    answered = [
        replace(stating(n, *((OTHER, KEY) if n >= 30 else (OTHER,))), found=n % 5 < 3)
        for n in range(200)
    ]
    silent = [each if each.found else replace(each, properties=frozenset()) for each in answered]
    found = suspicion("source", "unit", silent)
    assert found is not None
    assert [each.key for each in found.falls] == [KEY]


def test_what_rises_is_no_fall() -> None:
    assert suspicion("source", "unit", answers([True] * 30 + [False] * 100)) is None


def test_one_company_asked_every_day_counts_once() -> None:
    asked = [stating(n, OTHER, about="watched") for n in range(60)]
    older = [stating(100 + n, OTHER, KEY) for n in range(100)]
    recent, _ = windows([*asked, *older])
    assert [each.about for each in recent].count("watched") == 1
    assert suspicion("source", "unit", [*asked, *older]) is None


def test_what_stays_fallen_is_in_the_end_how_the_source_is() -> None:
    assert suspicion("source", "unit", answers([False] * 130 + [True] * 100)) is None


@given(st.integers(1, 30), st.integers(1, 100), st.data())
def test_the_tail_is_a_probability_and_grows(recent: int, before: int, data: st.DataObject) -> None:
    stated = data.draw(st.integers(0, recent + before))
    low, high = max(0, stated - before), min(recent, stated)
    tails = [fisher(now, recent, stated - now, before) for now in range(low, high + 1)]
    assert tails == sorted(tails)
    assert tails[-1] == 1


def test_the_tea_tasting_table_gives_the_known_value() -> None:
    assert fisher(1, 4, 3, 4) == Fraction(17, 70)
