"""Finding out about a list: what decides is asked first, and whoever is decided is left alone."""

from dataclasses import replace

import pytest

from tests.known import brought
from tests.workbench.app.lists.made import (
    NUMBERS,
    Fair,
    accounts,
    fair,
    roles,
    told_by_accounts,
    told_by_register,
    unit,
)
from workbench.app import merging
from workbench.app.lists.finding_out import find_out
from workbench.app.lists.prospects import Prospect, prospects
from workbench.app.writing import written
from workbench.domain.ids import new_id
from workbench.domain.lead import Aside, Lead, Stage, StageChange
from workbench.domain.ledger import Ledger
from workbench.domain.work_list import Outlook
from workbench.errors import CancelledByUser
from workbench.jobs import JobControl
from workbench.texts import ENGLISH


def ran(made: Fair, heard: list[Prospect] | None = None) -> tuple[Prospect, ...]:
    stood = heard.append if heard is not None else None
    return find_out(made.made.desk, made.companies, JobControl(), stood=stood).result


def outlooks(found: tuple[Prospect, ...]) -> dict[str, Outlook]:
    return {each.standing.sounding.company.identifiers[0].value: each.outlook for each in found}


def test_every_companys_own_entry_is_asked_before_anybodys_accounts() -> None:
    made = fair()
    for each in NUMBERS[:3]:
        made.engine.knows[unit(each).key] = told_by_register(each)
    ran(made)
    first = made.engine.asked[:3]
    assert {each.key for each in first} == {unit(each).key for each in NUMBERS[:3]}
    assert accounts(NUMBERS[0]) in made.engine.asked[3:]


def test_who_has_ceased_is_a_no_and_asked_nothing_more() -> None:
    made = fair()
    for each in NUMBERS[:3]:
        made.engine.knows[unit(each).key] = told_by_register(each)
        made.engine.knows[accounts(each).key] = told_by_accounts(each)
    made.engine.knows[unit(NUMBERS[1]).key] = told_by_register(NUMBERS[1], status="ceased")
    found = outlooks(ran(made))
    assert found == {
        NUMBERS[0]: Outlook.READY,
        NUMBERS[1]: Outlook.NO,
        NUMBERS[2]: Outlook.READY,
    }
    asked = [each for each in made.engine.asked if each.about == NUMBERS[1]]
    assert asked == [unit(NUMBERS[1])]


def test_what_cannot_move_the_decision_is_not_asked() -> None:
    made = fair(1)
    made.engine.knows[unit(NUMBERS[0]).key] = told_by_register(NUMBERS[0])
    made.engine.knows[accounts(NUMBERS[0]).key] = told_by_accounts(NUMBERS[0])
    (found,) = ran(made)
    assert found.outlook is Outlook.READY
    assert roles(NUMBERS[0]) not in made.engine.asked


def test_a_ready_company_says_what_only_we_can_add() -> None:
    made = fair(1)
    made.engine.knows[unit(NUMBERS[0]).key] = told_by_register(NUMBERS[0])
    made.engine.knows[accounts(NUMBERS[0]).key] = told_by_accounts(NUMBERS[0])
    (found,) = ran(made)
    said = [ENGLISH.say(each) for each in found.because]
    assert said == ["A sign of interest, or a contact: neither is written down yet"]


def test_what_nobody_can_answer_stays_open_and_is_asked_once() -> None:
    made = fair(2)
    found = ran(made)
    assert {each.outlook for each in found} == {Outlook.OPEN}
    assert len(made.engine.asked) == len(set(made.engine.asked)) == 6
    assert all(not each.steps for each in found)


def test_without_a_network_each_is_asked_once_and_waits() -> None:
    made = fair()
    made.engine.silent = True
    found = ran(made)
    assert len(made.engine.asked) == 3
    assert [each.queued for each in found] == [1, 1, 1]


def test_the_list_is_ranked_ready_open_no() -> None:
    made = fair(4)
    for each in NUMBERS[:3]:
        made.engine.knows[unit(each).key] = told_by_register(each)
    made.engine.knows[unit(NUMBERS[0]).key] = told_by_register(NUMBERS[0], status="bankrupt")
    made.engine.knows[accounts(NUMBERS[2]).key] = told_by_accounts(NUMBERS[2])
    found = ran(made)
    ranked = [each.outlook for each in found]
    assert ranked == [Outlook.READY, Outlook.OPEN, Outlook.OPEN, Outlook.NO]
    # Of those still open the one of which more is proven comes first.
    assert [each.standing.sounding.company.name for each in found[1:3]] == [
        "Messe 12 AS",
        "Messe 39 AS",
    ]


def test_it_is_heard_how_each_stands_as_answers_come() -> None:
    made = fair(1)
    made.engine.knows[unit(NUMBERS[0]).key] = told_by_register(NUMBERS[0])
    made.engine.knows[accounts(NUMBERS[0]).key] = told_by_accounts(NUMBERS[0])
    heard: list[Prospect] = []
    ran(made, heard)
    assert [each.outlook for each in heard] == [Outlook.OPEN, Outlook.OPEN, Outlook.READY]


def test_who_is_set_aside_as_not_relevant_or_lost_is_a_no_and_never_asked() -> None:
    made = fair(1)
    desk = made.made.desk
    lead = desk.store.read(lambda ledger: ledger.leads.of_company(made.companies[0]))
    assert lead is not None
    aside = StageChange(
        **written(desk, lead.id), stage=Stage.NEW, aside=Aside.NOT_RELEVANT, reason="too small"
    )
    desk.store.write(lambda ledger: ledger.stages.append(aside))
    (found,) = ran(made)
    assert found.outlook is Outlook.NO
    assert [ENGLISH.say(each) for each in found.because] == ["not relevant: too small"]
    assert made.engine.asked == []


def test_whoever_has_no_number_says_that_no_register_can_be_asked() -> None:
    made = fair(1)
    desk = made.made.desk
    known = desk.store.read(lambda ledger: ledger.companies.get(made.companies[0]))
    company = replace(known, id=new_id(), identifiers=())
    lead = Lead(**written(desk, company.id))

    def begin(ledger: Ledger) -> None:
        ledger.companies.add(company)
        ledger.pursuits.append(lead)

    desk.store.write(begin)
    (found,) = prospects(desk, (company.id,), JobControl())
    assert found.outlook is Outlook.OPEN
    assert ENGLISH.say(found.because[0]) == (
        "It has no registration number yet, so no register can be asked."
    )


def test_companies_that_were_merged_since_are_asked_about_once() -> None:
    made = fair(2)
    desk = made.made.desk
    one, other = made.companies
    merging.merge(desk, one, other, reason="one went over into the other")
    found = ran(made)
    assert [each.company for each in found] == [one]


def test_stopping_keeps_what_had_arrived() -> None:
    made = fair()
    made.engine.knows[unit(NUMBERS[0]).key] = told_by_register(NUMBERS[0])
    control = JobControl()

    def stop(stood: Prospect) -> None:
        if made.engine.asked:
            control.cancel()

    with pytest.raises(CancelledByUser):
        find_out(made.made.desk, made.companies, control, stood=stop)
    assert len(made.engine.asked) == 1
    again = prospects(made.made.desk, made.companies, JobControl())
    answered = {each.company: len(each.standing.sounding.lookups) for each in again}
    assert sorted(answered.values()) == [0, 0, 1]


def test_what_was_done_is_told_in_one_sentence() -> None:
    made = fair(1)
    made.engine.knows[unit(NUMBERS[0]).key] = told_by_register(NUMBERS[0], status="ceased")
    done = find_out(made.made.desk, made.companies, JobControl())
    assert ENGLISH.say(done.did) == "1 look-up answered: 0 ready, 0 open, 1 no."


def test_whom_our_own_lists_say_not_to_contact_is_a_no_and_never_asked_about() -> None:
    made = fair(2)
    row = f"Messe 04 AS;{NUMBERS[0]};asked us to stop"
    brought(made.made.desk, "Firma;Org.nr;Grund", row, name="robinson.csv")
    found = ran(made)
    assert outlooks(found) == {NUMBERS[1]: Outlook.OPEN, NUMBERS[0]: Outlook.NO}
    assert {each.about for each in made.engine.asked} == {NUMBERS[1]}
    refused = found[-1]
    assert len(refused.because) == 1
    assert "asked us to stop" in ENGLISH.say(refused.because[0])
