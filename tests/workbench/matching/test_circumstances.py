"""Place, web address, phone, age and trade speak for or against, or are not known."""

from datetime import date

import pytest

from workbench.domain.profile import Profile
from workbench.matching.circumstances import circumstances


def told(left: Profile, right: Profile) -> dict[str, bool | None]:
    return {each.about: each.agrees for each in circumstances(left, right)}


FJORDLYS = Profile(
    name="Fjordlys Automasjon AS",
    country="NO",
    postcode="6413",
    town="Molde",
    domains=("fjordlys.example",),
    phones=("+47 71 00 00 00",),
    trade="33.200",
    founded=date(2008, 3, 1),
)


def test_a_profile_agrees_with_itself_in_everything() -> None:
    assert told(FJORDLYS, FJORDLYS) == dict.fromkeys(
        ("town", "domain", "phone", "founded", "trade"), True
    )


def test_what_one_does_not_tell_is_left_out_and_its_town_asked_for() -> None:
    assert told(FJORDLYS, Profile(name="Fjordlys")) == {"town": None}


def test_another_company_differs_in_everything() -> None:
    other = Profile(
        name="Fjordlys Automasjon AS",
        country="NO",
        postcode="5003",
        town="Bergen",
        domains=("fjordlys-bergen.example",),
        phones=("55 00 00 00",),
        trade="47110",
        founded=date(2020, 1, 1),
    )
    assert told(FJORDLYS, other) == dict.fromkeys(
        ("town", "domain", "phone", "founded", "trade"), False
    )


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("Randers", "Randers NØ"), ("København", "Koebenhavn"), ("Århus", "Aarhus")],
)
def test_a_town_written_otherwise_is_the_same(ours: str, theirs: str) -> None:
    left, right = Profile(name="A", town=ours), Profile(name="A", town=theirs)
    assert told(left, right) == {"town": True}


def test_founding_days_a_few_weeks_apart_say_nothing() -> None:
    left = Profile(name="A", founded=date(2020, 1, 1))
    right = Profile(name="A", founded=date(2020, 2, 1))
    assert "founded" not in told(left, right)
