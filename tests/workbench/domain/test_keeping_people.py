"""A name is kept for as long as its purpose needs, counted from who stated it last."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.samples import NOW, known
from workbench.domain.keeping_people import kept_until, outlived, outlived_ground
from workbench.domain.properties import declared

PERSON = known("role.holder", "Anne Fiktiv", role="chair")
KEPT = declared("role.holder").personal
DAYS = KEPT.keep_days if KEPT else 0


@given(ago=st.integers(0, 3 * DAYS), first=st.integers(0, 3 * DAYS))
def test_it_counts_from_the_last_time_whenever_the_first_was(ago: int, first: int) -> None:
    last = NOW - timedelta(days=ago)
    stated = replace(PERSON, first_seen=last - timedelta(days=first), last_seen=last)
    assert kept_until(stated) == last.date() + timedelta(days=DAYS)
    assert bool(outlived([stated], NOW.date())) == (ago > DAYS)


def test_what_is_about_no_person_has_no_end() -> None:
    town = replace(known("company.town", "Molde"), last_seen=NOW - timedelta(days=9999))
    assert kept_until(town) is None
    assert outlived([town, replace(PERSON, last_seen=town.last_seen)], NOW.date()) != (town,)


def test_the_ground_names_the_day() -> None:
    assert str(outlived_ground(NOW.date())) == (
        "It was kept longer than its purpose needs, which was seen on 22 November 2026."
    )
