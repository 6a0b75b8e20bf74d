"""Taking along: everything free is fetched, and what will be missing is told before and after."""

from datetime import timedelta

import pytest

from tests.workbench.app.lists.made import (
    NUMBERS,
    accounts,
    fair,
    roles,
    told_by_register,
    unit,
)
from workbench.app.lists.taking_along import Lack, Missing, foresee, gaps, take_along
from workbench.errors import CancelledByUser
from workbench.jobs import JobControl, Progress
from workbench.texts import ENGLISH, say


def test_before_it_is_begun_it_says_how_much_and_how_long() -> None:
    made = fair(2)
    told = foresee(made.made.desk, made.companies, JobControl())
    assert told.questions == 6
    # The register is asked four times, once a second as long as nothing else is said.
    assert told.takes == timedelta(seconds=4)
    assert ENGLISH.say(told.words) == "6 look-ups about 2 companies, about 1 minute."
    assert made.engine.asked == []


def test_everything_is_asked_whatever_it_decides() -> None:
    made = fair(2)
    made.engine.knows[unit(NUMBERS[0]).key] = told_by_register(NUMBERS[0], status="ceased")
    take_along(made.made.desk, made.companies, JobControl())
    for number in NUMBERS[:2]:
        assert {unit(number), roles(number), accounts(number)} <= set(made.engine.asked)


def test_what_was_taken_along_is_not_fetched_twice() -> None:
    made = fair(2)
    take_along(made.made.desk, made.companies, JobControl())
    asked = len(made.engine.asked)
    done = take_along(made.made.desk, made.companies, JobControl())
    assert len(made.engine.asked) == asked
    assert done.result.whole == 2
    said = ENGLISH.say(foresee(made.made.desk, made.companies, JobControl()).words)
    assert said == "Everything that can be fetched is here."


def test_without_a_network_everything_waits_and_is_told_as_missing() -> None:
    made = fair(2)
    made.engine.silent = True
    done = take_along(made.made.desk, made.companies, JobControl())
    lacking = [each for each in done.result.missing if each.lack is Lack.WAITS]
    assert len(lacking) == 6
    assert done.result.whole == 0
    assert ENGLISH.say(done.did) == "Took 2 companies along, 0 of them complete."


def test_what_only_a_browser_finds_is_told() -> None:
    made = fair(1)
    done = take_along(made.made.desk, made.companies, JobControl())
    assert [each.lack for each in done.result.missing] == [Lack.BY_HAND]


def test_stopping_keeps_whom_it_had_fetched() -> None:
    made = fair(3)

    def stop(progress: Progress) -> None:
        if progress.done == 1:
            control.cancel()

    control = JobControl(stop)
    with pytest.raises(CancelledByUser):
        take_along(made.made.desk, made.companies, control)
    assert {each.about for each in made.engine.asked} == {NUMBERS[0]}


def test_the_same_gap_at_several_companies_is_told_once() -> None:
    made = fair(2)
    one, two = made.companies
    missing = [
        Missing(company=two, name="B", lack=Lack.BY_HAND, what=say("3 prepared questions")),
        Missing(company=one, name="A", lack=Lack.WANTS_KEY, what=say("brave: news")),
        Missing(company=two, name="B", lack=Lack.WANTS_KEY, what=say("brave: news")),
    ]
    told = gaps(missing)
    assert [(each.lack, each.companies) for each in told] == [
        (Lack.WANTS_KEY, ("A", "B")),
        (Lack.BY_HAND, ("B",)),
    ]
