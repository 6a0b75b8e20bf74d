"""People are let go of in time, and a dossier only after somebody saw that it ends."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desks import SKAGEN, Seat, seated_at_work
from tests.fakes.network import StandingClock
from workbench.app import leads, research, watching
from workbench.app.companies import Opened
from workbench.app.desk import NoKeeper
from workbench.app.letting_people_go import let_go, let_go_now, quiet, show_notice
from workbench.domain.lead import Aside, TouchKind
from workbench.domain.operation import NoInverse
from workbench.domain.sole_trader import GRACE_DAYS, QUIET_DAYS
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.texts import ENGLISH

HAVBRIS = "99000031"


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seated_at_work(tmp_path) as made:
        yield made


def later(seat: Seat, days: int) -> None:
    assert isinstance(seat.desk.clock, StandingClock)
    seat.desk.clock.time += timedelta(days=days)


def dropped(seat: Seat) -> Opened:
    opened = seat.open(HAVBRIS)
    leads.set_aside(seat.desk, opened.lead, aside=Aside.NOT_RELEVANT, reason="too small")
    return opened


def told(seat: Seat, opened: Opened) -> list[str]:
    company = opened.company.id
    lines = seat.desk.store.read(lambda ledger: ledger.activity(company))
    return [ENGLISH.say(each.what) for each in lines]


def test_names_go_and_the_log_says_how_many_and_not_whose(seat: Seat) -> None:
    opened = seat.open()
    later(seat, 366)
    done = let_go(seat.desk)
    assert (done.result.names, done.result.companies) == (3, (opened.company.id,))
    assert isinstance(done.inverse, NoInverse)
    last = told(seat, opened)[-1]
    assert last.startswith("Removed for good: 3 names of people")
    assert let_go(seat.desk).result.names == 0
    assert told(seat, opened)[-1] == last


def test_nothing_is_quiet_while_somebody_works(seat: Seat) -> None:
    opened = dropped(seat)
    later(seat, QUIET_DAYS)
    assert quiet(seat.desk) == ()
    leads.log_touch(
        seat.desk, opened.lead, kind=TouchKind.NOTE, day=seat.desk.now().date(), words="x"
    )
    later(seat, QUIET_DAYS)
    assert quiet(seat.desk) == ()
    later(seat, 1)
    assert [each.number for each in quiet(seat.desk)] == [HAVBRIS]


def test_without_the_notice_nothing_goes_however_long_it_is_quiet(seat: Seat) -> None:
    opened = dropped(seat)
    for _ in range(3):
        later(seat, 400)
        assert let_go(seat.desk).result.whole == 0
    (shown,) = show_notice(seat.desk, quiet(seat.desk))
    assert shown.ending.end == seat.desk.now().date() + timedelta(days=GRACE_DAYS)
    assert told(seat, opened)[-1].startswith("It was told that the dossier ends on ")
    # Shown again, it does not begin anew.
    later(seat, 10)
    assert show_notice(seat.desk, quiet(seat.desk)) == quiet(seat.desk)
    later(seat, GRACE_DAYS - 10)
    assert let_go(seat.desk).result.whole == 1
    assert quiet(seat.desk) == ()


def test_what_is_done_in_the_last_days_keeps_it(seat: Seat) -> None:
    opened = dropped(seat)
    later(seat, QUIET_DAYS + 1)
    show_notice(seat.desk, quiet(seat.desk))
    later(seat, GRACE_DAYS - 1)
    leads.log_touch(
        seat.desk, opened.lead, kind=TouchKind.CALL, day=seat.desk.now().date(), words="x"
    )
    later(seat, 1)
    assert let_go(seat.desk).result.whole == 0
    assert seat.dossier(opened).sounding.facts


def test_who_was_let_go_of_is_watched_no_longer(seat: Seat) -> None:
    opened = seat.open(HAVBRIS)
    watching.watch(seat.desk, opened.company.id, 7)
    leads.set_aside(seat.desk, opened.lead, aside=Aside.NOT_RELEVANT, reason="too small")
    later(seat, QUIET_DAYS + 1)
    let_go_now(seat.desk, opened.company.id)
    watches = seat.desk.store.read(lambda it: it.watches.of(opened.company.id))
    assert [each.running for each in watches] == [False]
    sounding = seat.dossier(opened).sounding
    assert (sounding.company.name, sounding.company.removed) == (HAVBRIS, None)
    assert sounding.facts == ()


def test_who_is_needed_or_no_sole_trader_is_not_let_go_of(seat: Seat) -> None:
    trader, company = seat.open(HAVBRIS), seat.open(SKAGEN)
    with pytest.raises(InvalidInput, match="This dossier is needed"):
        let_go_now(seat.desk, trader.company.id)
    later(seat, QUIET_DAYS + 1)
    with pytest.raises(InvalidInput, match="This lead is open"):
        let_go_now(seat.desk, trader.company.id)
    with pytest.raises(InvalidInput, match="This dossier is needed"):
        let_go_now(seat.desk, company.company.id)
    assert seat.dossier(trader).sounding.facts


def test_a_desk_without_a_keeper_lets_go_of_nobody(seat: Seat) -> None:
    seat.open()
    later(seat, 366)
    desk = replace(seat.desk, keeper=NoKeeper())
    assert let_go(desk).result.names == 0


def test_names_go_before_an_export_and_before_research_too(seat: Seat) -> None:
    opened = seat.open()
    later(seat, 366)
    research.research(seat.desk, opened.company.id, JobControl())
    assert told(seat, opened)[-2].startswith("Removed for good: 3 names")
    people = [each for each in seat.dossier(opened).sounding.facts if "role." in each.fact.key]
    assert {each.first_seen.date() for each in people} == {seat.desk.now().date()}
