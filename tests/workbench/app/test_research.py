"""Research asks what can be asked until nothing new is left, and keeps what arrives."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.fakes.desks import bench, state, why_not
from tests.fakes.planned import PAID, ROLES, UNIT
from tests.samples import COMPANY, LEAD, known
from workbench.app import leads, research
from workbench.domain.company import Company
from workbench.domain.ids import new_id
from workbench.domain.lead import Aside, Stage
from workbench.domain.lookup import AnswerKind, Lookup
from workbench.errors import CancelledByUser, NotInStore
from workbench.jobs import JobControl

DOMAIN = replace(UNIT, kind="domain")


def test_the_plan_says_which_sources_can_be_asked() -> None:
    made = bench()
    made.engine.wanted = [(UNIT, PAID)]
    planned = research.plan(made.desk, COMPANY.id)
    assert [(each.question, each.usable) for each in planned] == [(UNIT, True), (PAID, False)]
    with pytest.raises(NotInStore):
        research.plan(made.desk, new_id())


def test_only_usable_sources_are_asked_and_each_question_once() -> None:
    made = bench()
    made.engine.wanted = [(UNIT, PAID), (UNIT, DOMAIN, PAID)]
    done = research.research(made.desk, COMPANY.id, JobControl())
    assert made.engine.asked == [UNIT, DOMAIN]
    assert [each.question for each in done.result] == [UNIT, DOMAIN]
    assert "stays as they said it" in why_not(done)


def test_research_that_was_broken_off_asks_only_for_what_it_had_not_brought() -> None:
    made = bench()
    made.engine.wanted = [(UNIT,), (UNIT, DOMAIN)]
    first = research.research(made.desk, COMPANY.id, JobControl()).result
    made.engine.asked.clear()
    made.engine.wanted = [(UNIT, DOMAIN, ROLES)]
    done = research.research(made.desk, COMPANY.id, JobControl(), already=first)
    assert made.engine.asked == [ROLES]
    assert str(done.did) == "3 look-ups answered."
    made.engine.asked.clear()
    again = research.ask_again(made.desk, COMPANY.id, [UNIT, ROLES], JobControl(), already=first)
    assert made.engine.asked == [ROLES]
    assert str(again.did) == "3 look-ups answered."


def test_the_log_says_where_a_research_ended() -> None:
    made = bench()
    leads.plan_step(made.desk, LEAD, what="Call them", due=made.clock.now().date())
    research.research(made.desk, COMPANY.id, JobControl())
    log = made.store.read(lambda ledger: ledger.activity(COMPANY.id))
    assert [research.ended(line) for line in log] == [False, True]


@pytest.mark.parametrize(
    ("roles", "told"),
    [
        (AnswerKind.FOUND, "2 look-ups answered."),
        (AnswerKind.NOTHING_FOUND, "2 look-ups answered."),
        (AnswerKind.FAILED, "1 look-up answered, 1 failed."),
        (AnswerKind.REFUSED, "1 look-up answered, 1 was refused."),
        (None, "1 look-up answered, 1 waits."),
    ],
)
def test_what_failed_or_waits_is_not_called_answered(roles: AnswerKind | None, told: str) -> None:
    made = bench()
    made.engine.ends = {ROLES.key: roles}
    assert str(research.research(made.desk, COMPANY.id, JobControl()).did) == told


def test_research_of_a_new_lead_begins_and_later_research_does_not_begin_again() -> None:
    made = bench()
    research.research(made.desk, COMPANY.id, JobControl())
    research.research(made.desk, COMPANY.id, JobControl())
    stages = made.store.read(lambda ledger: ledger.stages.history(LEAD.id))
    assert [each.stage for each in stages] == [Stage.NEW, Stage.RESEARCHING]


def test_research_leaves_a_parked_lead_parked() -> None:
    made = bench()
    due = made.clock.now().date().replace(month=12)
    leads.set_aside(made.desk, LEAD, aside=Aside.PARKED, reason="too young", until=due)
    research.research(made.desk, COMPANY.id, JobControl())
    [stage] = made.store.read(lambda ledger: ledger.stages.of(LEAD.id))
    assert (stage.stage, stage.aside, stage.until) == (Stage.RESEARCHING, Aside.PARKED, due)


def test_the_register_gives_the_company_its_name() -> None:
    made = bench()
    state(made, [known("company.name", "FJORDLYS AUTOMASJON NORGE AS")])
    research.research(made.desk, COMPANY.id, JobControl())
    company = made.store.read(lambda ledger: ledger.companies.get(COMPANY.id))
    assert company.name == "FJORDLYS AUTOMASJON NORGE AS"


def test_a_company_without_a_lead_is_researched_too() -> None:
    made = bench(pursued=False)
    company = Company(
        id=new_id(), name="Holding", country="NO", identifiers=(), opened=made.clock.now()
    )
    made.store.write(lambda ledger: ledger.companies.add(company))
    assert len(research.research(made.desk, company.id, JobControl()).result) == 2


def test_asking_again_puts_only_those_questions() -> None:
    made = bench()
    told: list[Lookup] = []
    done = research.ask_again(made.desk, COMPANY.id, [ROLES], JobControl(), told.append)
    assert made.engine.asked == [ROLES]
    assert tuple(told) == done.result


def test_cancelled_research_says_so() -> None:
    made, control = bench(), JobControl()
    control.cancel()
    with pytest.raises(CancelledByUser):
        research.research(made.desk, COMPANY.id, control)


def test_what_is_fresh_is_not_asked_again_unless_somebody_chose_it() -> None:
    made = bench()
    state(made, [known("company.status", "active")])
    done = research.research(made.desk, COMPANY.id, JobControl())
    assert made.engine.asked == [ROLES]
    assert str(made.engine.reasons[ROLES.key]) == "never asked"
    assert [each.question for each in done.result] == [ROLES]
    chosen = research.research(made.desk, COMPANY.id, JobControl(), chosen={UNIT.key})
    assert made.engine.asked == [ROLES, UNIT]
    assert [each.question for each in chosen.result] == [UNIT]


def test_stored_answers_are_read_anew_before_anybody_is_asked() -> None:
    made = bench()
    research.research(made.desk, COMPANY.id, JobControl())
    assert made.engine.read_anew == [COMPANY.id]


def test_what_is_stale_is_asked_again_and_says_which_property_is_old() -> None:
    made = bench()
    state(made, [known("company.status", "active")])
    made.clock.time += timedelta(days=15)
    research.research(made.desk, COMPANY.id, JobControl())
    assert str(made.engine.reasons[UNIT.key]) == "Status: older than 14 days"


def test_what_costs_is_asked_only_when_somebody_chose_it() -> None:
    made = bench()
    made.engine.has_key = True
    made.engine.wanted = [(UNIT, PAID)]
    research.research(made.desk, COMPANY.id, JobControl())
    assert made.engine.asked == [UNIT]
    research.research(made.desk, COMPANY.id, JobControl(), chosen={PAID.key})
    assert made.engine.asked == [UNIT, PAID]


def test_what_a_chosen_question_makes_possible_is_asked_too() -> None:
    made = bench()
    state(made, [known("company.status", "active")])
    made.engine.wanted = [(UNIT, ROLES), (UNIT, ROLES, DOMAIN)]
    research.research(made.desk, COMPANY.id, JobControl(), chosen={UNIT.key})
    assert made.engine.asked == [UNIT, DOMAIN]
