"""A sole trader's dossier ends when nothing is done with it, and never behind anybody's back."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import COMPANY, LEAD, METTE, NOW, known
from workbench.domain.lead import Aside, Stage, StageChange, Touch, TouchKind
from workbench.domain.sole_trader import (
    GRACE_DAYS,
    QUIET_DAYS,
    EndNotice,
    ending,
    is_personal,
    is_sole_trader,
)
from workbench.domain.sounding import Sounding
from workbench.texts import ENGLISH

TODAY = NOW.date()
TRADER = known("company.sole_trader", "yes")


def stage(what: Stage, ago: int, aside: Aside = Aside.NO, until: int | None = None) -> StageChange:
    day = None if until is None else TODAY + timedelta(days=until)
    return StageChange(
        id=UUID(int=5),
        about=LEAD.id,
        by=METTE.id,
        at=NOW - timedelta(days=ago),
        stage=what,
        aside=aside,
        until=day,
        reason="x",
    )


def quiet(ago: int, change: StageChange | None = None, *touches: Touch) -> Sounding:
    at = NOW - timedelta(days=ago)
    return Sounding(
        as_of=NOW,
        company=replace(COMPANY, opened=at),
        facts=(TRADER,),
        lead=replace(LEAD, at=at),
        stage=change,
        touches=touches,
    )


def touch(ago: int) -> Touch:
    at = NOW - timedelta(days=ago)
    return Touch(
        id=UUID(int=6),
        about=LEAD.id,
        by=METTE.id,
        at=at,
        kind=TouchKind.NOTE,
        day=at.date(),
        words="x",
    )


def notice(ago: int) -> EndNotice:
    at = NOW - timedelta(days=ago)
    end = at.date() + timedelta(days=GRACE_DAYS)
    return EndNotice(id=UUID(int=7), about=COMPANY.id, by=METTE.id, at=at, end=end)


def test_one_source_that_says_so_is_enough() -> None:
    no = known("company.sole_trader", "no")
    one = quiet(1)
    assert is_sole_trader(one)
    assert is_sole_trader(replace(one, facts=(no, replace(TRADER, snapshot=b"other"))))
    assert not is_sole_trader(replace(one, facts=(no,)))


@given(ago=st.integers(0, 400), since=st.integers(0, 400))
def test_it_ends_after_the_last_thing_done(ago: int, since: int) -> None:
    lost = stage(Stage.LOST, max(ago, since))
    stands = ending(quiet(max(ago, since), lost, touch(min(ago, since))))
    assert (stands is not None) == (min(ago, since) > QUIET_DAYS)
    if stands is not None:
        assert stands.quiet_since == TODAY - timedelta(days=min(ago, since))


@given(shown=st.integers(0, 300), ago=st.integers(QUIET_DAYS + 1, 500))
def test_nothing_is_erased_before_the_notice_and_its_days(shown: int, ago: int) -> None:
    stands = ending(quiet(ago, stage(Stage.LOST, ago)), (notice(shown),))
    assert stands is not None
    assert stands.is_over(TODAY) == (GRACE_DAYS <= shown < ago)
    unseen = ending(quiet(ago, stage(Stage.LOST, ago)))
    assert unseen is not None
    assert not unseen.is_over(TODAY)


def test_what_is_done_after_a_notice_ends_it() -> None:
    one = quiet(600, stage(Stage.LOST, 600), touch(190))
    stands = ending(one, (notice(300),))
    assert stands is not None
    assert stands.end is None


@pytest.mark.parametrize(
    ("change", "is_open"),
    [
        (None, True),
        (stage(Stage.NEW, 300), True),
        (stage(Stage.SQL, 300), True),
        (stage(Stage.LOST, 300), False),
        (stage(Stage.NEW, 300, Aside.NOT_RELEVANT), False),
        (stage(Stage.NEW, 300, Aside.PARKED, -200), False),
    ],
)
def test_an_open_lead_is_asked_about_and_never_erased(
    change: StageChange | None, *, is_open: bool
) -> None:
    stands = ending(quiet(300, change), (notice(100),))
    assert stands is not None
    assert stands.is_open == is_open
    assert stands.is_over(TODAY) != is_open
    said = ENGLISH.say(stands.words("Anne Fiktiv", TODAY))
    assert ("set it aside" in said) == is_open
    assert ("is erased on 13 September 2026" in said) != is_open


@pytest.mark.parametrize("change", [stage(Stage.WON, 300), stage(Stage.NEW, 300, Aside.PARKED, 20)])
def test_a_customer_and_who_is_parked_until_a_day_are_kept(change: StageChange) -> None:
    assert ending(quiet(300, change), (notice(100),)) is None


def test_who_is_no_sole_trader_has_no_end() -> None:
    assert ending(replace(quiet(900), facts=())) is None


def test_an_address_is_personal_where_the_firm_is_a_person() -> None:
    address, town = known("company.address", "Storgata 1"), known("company.town", "Molde")
    holder = known("role.holder", "Anne Fiktiv", role="x")
    assert [is_personal(each, sole_trader=True) for each in (address, town, holder)] == [
        True,
        False,
        True,
    ]
    assert not is_personal(address, sole_trader=False)
    assert is_personal(holder, sole_trader=False)
