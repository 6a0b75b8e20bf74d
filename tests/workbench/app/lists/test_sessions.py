"""Sessions: minutes worked, what became decided in them, and one at a time for each of us."""

from datetime import timedelta

import pytest

from tests.samples import JONAS
from tests.workbench.app.lists.made import NUMBERS, Fair, fair, told_by_register, unit
from workbench.app.lists import keeping, sessions
from workbench.app.lists.finding_out import find_out
from workbench.app.lists.prospects import Prospect, prospects
from workbench.domain.work_list import WorkList
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.texts import ENGLISH


def listed(made: Fair) -> WorkList:
    return keeping.make(made.made.desk, "Herning", made.companies).result


def looked(made: Fair) -> tuple[Prospect, ...]:
    return prospects(made.made.desk, made.companies, JobControl())


def test_a_session_counts_what_became_decided_in_it_and_what_is_open() -> None:
    made = fair()
    desk, held = made.made.desk, listed(made)
    sessions.begin(desk, held.about, looked(made))
    made.engine.knows[unit(NUMBERS[0]).key] = told_by_register(NUMBERS[0], status="ceased")
    found = find_out(desk, made.companies, JobControl()).result
    made.made.clock.time += timedelta(minutes=4)
    done = sessions.end(desk, held.about, found)
    told = done.result
    assert (told.done, told.ready, told.open, told.no, told.queued) == (1, 0, 2, 1, 0)
    assert told.minutes == 4
    assert ENGLISH.say(done.did) == (
        "Session ended: 1 company decided in 4 minutes; 2 still open; 0 look-ups wait."
    )
    assert [each.summary for each in sessions.of_list(desk, held.about)] == [told]


def test_who_goes_away_for_an_hour_worked_ten_minutes_of_it() -> None:
    made = fair()
    desk, held = made.made.desk, listed(made)
    sessions.begin(desk, held.about, looked(made))
    made.made.clock.time += timedelta(hours=1)
    assert sessions.end(desk, held.about, looked(made)).result.minutes == 10


def test_a_session_that_lasts_is_gone_on_with() -> None:
    made = fair()
    desk, held = made.made.desk, listed(made)
    begun = sessions.begin(desk, held.about, looked(made))
    made.made.clock.time += timedelta(minutes=5)
    assert sessions.begin(desk, held.about, looked(made)) == begun
    assert sessions.lasting(desk, held.about) == begun


def test_each_of_us_has_a_session_of_their_own() -> None:
    made = fair()
    held = listed(made)
    jonas = made.made.as_(JONAS.id)
    sessions.begin(made.made.desk, held.about, looked(made))
    assert sessions.lasting(jonas, held.about) is None
    with pytest.raises(InvalidInput):
        sessions.end(jonas, held.about, looked(made))


def test_look_ups_that_wait_are_counted() -> None:
    made = fair(2)
    made.engine.silent = True
    desk, held = made.made.desk, listed(made)
    sessions.begin(desk, held.about, looked(made))
    found = find_out(desk, made.companies, JobControl()).result
    assert sessions.end(desk, held.about, found).result.queued == 2


def test_after_its_end_a_new_session_begins() -> None:
    made = fair()
    desk, held = made.made.desk, listed(made)
    first = sessions.begin(desk, held.about, looked(made))
    sessions.end(desk, held.about, looked(made))
    assert sessions.lasting(desk, held.about) is None
    assert sessions.begin(desk, held.about, looked(made)).id != first.id
