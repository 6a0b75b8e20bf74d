"""Whom a query may mean is shown, and only a person or an equal number opens a company."""

from dataclasses import replace
from functools import partial

import pytest

from tests.fakes.desks import bench, why_not
from tests.fakes.planned import SEARCH
from tests.samples import COMPANY, LEAD
from workbench.app import companies, leads
from workbench.domain.company import Candidate, Company, Entity, Identifier, Sameness, Scheme
from workbench.domain.ids import new_id
from workbench.domain.lead import Stage
from workbench.domain.lead_list import LeadFilter
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, LookupState
from workbench.errors import CancelledByUser, InvalidInput, NotInStore
from workbench.jobs import JobControl

NUMBER = Identifier(Scheme.NO_ORGNR, "311000012")
BAKKESTO = Candidate(
    entity=Entity("no_enhetsregisteret", "311000012"),
    identifier=NUMBER,
    name="Bakkestø Bygg AS",
    country="NO",
    town="Bergen",
    decisive=True,
)


def plan(lookup: Lookup, ledger: Ledger) -> None:
    ledger.lookups.plan(lookup)


def test_a_number_of_a_company_we_have_asks_nobody() -> None:
    made = bench()
    found = companies.find(made.desk, "311 000 004", JobControl())
    assert found.known == COMPANY
    assert (found.candidates, found.lookups, made.engine.asked) == ((), (), [])


@pytest.mark.parametrize("called", [COMPANY.name, COMPANY.name.split()[0]])
def test_the_name_beside_a_number_we_have_changes_nothing_where_it_fits(called: str) -> None:
    made = bench()
    assert companies.find(made.desk, f"{called} 311000004", JobControl()).known == COMPANY


def test_a_number_we_have_under_another_name_is_offered_and_the_contradiction_said() -> None:
    made = bench()
    found = companies.find(made.desk, "Bakkestø Bygg 311000004", JobControl())
    assert found.known is None
    (held,) = found.candidates
    assert "The number is that of {theirs}, not of {ours}." in {each.msgid for each in held.differs}
    assert companies.open_company(made.desk, held).result.company == COMPANY


def test_a_new_number_is_looked_for_and_its_holder_is_decisive() -> None:
    made = bench()
    made.engine.offered = (BAKKESTO,)
    told: list[Lookup] = []
    found = companies.find(made.desk, "311000012", JobControl(), told.append)
    assert found.known is None
    assert [each.decisive for each in found.candidates] == [True]
    assert tuple(told) == found.lookups


def test_a_search_without_a_network_waits_until_it_is_looked_for_again() -> None:
    made = bench()
    for text in ("Drømmebil", "Bakkestø"):
        question = replace(SEARCH, about=text)
        planned = Lookup(
            id=new_id(),
            question=question,
            company=None,
            state=LookupState.PLANNED,
            planned=made.clock.now(),
        )
        made.store.write(partial(plan, planned))
    assert companies.waiting(made.desk) == ("Drømmebil", "Bakkestø")
    found = companies.find(made.desk, "Bakkestø", JobControl())
    assert found.waiting == ("Drømmebil",)


def test_a_name_offers_candidates_with_what_speaks_for_and_against() -> None:
    made = bench()
    other = replace(
        BAKKESTO,
        entity=Entity("no_enhetsregisteret", "311000020"),
        identifier=Identifier(Scheme.NO_ORGNR, "311000020"),
        name="Bakkestø Holding AS",
        decisive=False,
    )
    made.engine.offered = (other, replace(BAKKESTO, decisive=False))
    found = companies.find(made.desk, "bakkestø bygg", JobControl())
    assert found.candidates[0].name == "Bakkestø Bygg AS"
    assert found.candidates[0].agrees
    assert found.candidates[1].differs


def test_nothing_found_says_where_it_was_looked_for() -> None:
    made = bench()
    made.engine.wanted = [()]
    found = companies.find(made.desk, "Ukendt", JobControl())
    assert found.candidates == ()
    assert [each.kind for each in found.lookups] == [AnswerKind.FOUND]


def test_a_wrong_check_digit_is_refused_with_the_right_reading() -> None:
    with pytest.raises(InvalidInput) as caught:
        companies.find(bench().desk, "311000005", JobControl())
    assert caught.value.suggestion
    with pytest.raises(InvalidInput):
        companies.find(bench().desk, "  ", JobControl())
    with pytest.raises(InvalidInput):
        companies.known(bench().desk, "311000005")


def test_a_cancelled_search_asks_nobody() -> None:
    made, control = bench(), JobControl()
    control.cancel()
    with pytest.raises(CancelledByUser):
        companies.find(made.desk, "Bakkestø", control)
    assert made.engine.asked == []


def test_opening_a_candidate_makes_a_company_a_lead_and_a_judgement() -> None:
    made = bench()
    operation = companies.open_company(made.desk, BAKKESTO, campaign="Autumn fair")
    company, lead = operation.result.company, operation.result.lead
    assert (company.name, company.identifiers) == ("Bakkestø Bygg AS", (NUMBER,))
    assert (lead.about, lead.campaign) == (company.id, "Autumn fair")
    [judged] = made.store.read(lambda ledger: ledger.companies.judgements(company.id))
    assert (judged.entity, judged.sameness, judged.by) == (
        BAKKESTO.entity,
        Sameness.SAME,
        made.desk.person,
    )
    [stage] = made.store.read(lambda ledger: ledger.stages.of(lead.id))
    assert stage.stage is Stage.NEW
    [row] = leads.rows(made.desk, LeadFilter())
    assert row.name == "Bakkestø Bygg AS"
    assert "Set the lead aside" in why_not(operation)


def test_opening_what_is_open_makes_nothing_twice() -> None:
    made = bench()
    first = companies.open_company(made.desk, BAKKESTO)
    again = companies.open_company(made.desk, BAKKESTO)
    assert again.result == first.result
    assert leads.count(made.desk, LeadFilter()) == 1


def test_a_company_that_is_no_lead_yet_becomes_one_and_is_listed() -> None:
    made = bench(pursued=False)
    company = Company(
        id=new_id(),
        name="Bakkestø Bygg AS",
        country="NO",
        identifiers=(NUMBER,),
        opened=made.clock.now(),
    )
    made.store.write(lambda ledger: ledger.companies.add(company))
    with pytest.raises(NotInStore, match="not a lead yet"):
        companies.opened(made.desk, company)
    companies.open_company(made.desk, BAKKESTO)
    assert companies.opened(made.desk, company).company == company
    assert [row.company for row in leads.rows(made.desk, LeadFilter())] == [company.id]


def test_what_is_known_is_found_by_its_number_only() -> None:
    made = bench()
    assert companies.known(made.desk, "311000004") == COMPANY
    assert companies.known(made.desk, "Fjordlys Automasjon") is None
    assert companies.opened(made.desk, COMPANY).lead == LEAD
