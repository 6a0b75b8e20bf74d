"""A company that came by name alone gets its number, once, and the number can be taken back."""

from dataclasses import replace
from uuid import UUID

import pytest

from tests.fakes.desks import Bench, bench, undone
from tests.samples import COMPANY, LEAD, fjordlys
from workbench.app import numbering
from workbench.domain.company import Candidate, Company, Entity, Identifier, Sameness, Scheme
from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.texts import say

NUMBER = Identifier(Scheme.NO_ORGNR, "311000012")
BAKKESTO = Candidate(
    entity=Entity("no_enhetsregisteret", "311000012"),
    identifier=NUMBER,
    name="Bakkestø Bygg AS",
    country="NO",
    decisive=True,
)
SISTER = replace(
    BAKKESTO,
    entity=Entity("no_enhetsregisteret", "311000020"),
    identifier=Identifier(Scheme.NO_ORGNR, "311000020"),
    name="Bakkestø Eiendom AS",
    decisive=False,
)


def nameless(made: Bench) -> Company:
    """Return a lead that came from a list, without a number."""
    company = replace(COMPANY, id=new_id(), name="Bakkestø Bygg", identifiers=())

    def begin(ledger: Ledger) -> None:
        ledger.companies.add(company)
        ledger.pursuits.append(replace(LEAD, id=new_id(), about=company.id))

    made.store.write(begin)
    return company


def judged(made: Bench, company: UUID) -> dict[str, Sameness]:
    held = made.store.read(lambda ledger: ledger.companies.judgements(company))
    return {each.entity.number: each.sameness for each in held}


def test_a_company_without_a_number_gets_the_chosen_one() -> None:
    made = bench()
    company = nameless(made)
    assert not company.has_number
    done = numbering.give(made.desk, company, BAKKESTO)
    assert done.result.identifiers == (NUMBER,)
    assert done.result.has_number
    assert judged(made, company.id) == {"311000012": Sameness.SAME}
    held = made.store.read(lambda ledger: ledger.companies.by_identifier(NUMBER))
    assert held is not None
    assert held.id == company.id


def test_sisters_that_were_offered_beside_it_are_remembered_as_others() -> None:
    made = bench()
    company = nameless(made)
    sister = replace(SISTER, agrees=(say("The name agrees."),))
    numbering.give(made.desk, company, BAKKESTO, beside=(BAKKESTO, sister))
    assert judged(made, company.id)["311000020"] is Sameness.DIFFERENT


def test_the_number_is_taken_back_and_given_again() -> None:
    made = bench()
    company = nameless(made)
    back = undone(numbering.give(made.desk, company, BAKKESTO))
    assert made.store.read(lambda ledger: ledger.companies.get(company.id)).identifiers == ()
    assert judged(made, company.id) == {"311000012": Sameness.UNSURE}
    undone(back)
    assert made.store.read(lambda ledger: ledger.companies.get(company.id)).identifiers == (NUMBER,)


def test_a_number_that_another_company_here_has_is_refused() -> None:
    made = bench()
    company = nameless(made)
    taken = replace(BAKKESTO, identifier=COMPANY.identifiers[0])
    with pytest.raises(InvalidInput) as refused:
        numbering.give(made.desk, company, taken)
    assert refused.value.field == "query"
    with pytest.raises(InvalidInput):
        numbering.look(made.desk, company, "311 000 004", JobControl())


def test_it_is_looked_for_by_name_and_town() -> None:
    assert numbering.words_for(fjordlys()) == "Fjordlys Automasjon AS, MOLDE"
    assert numbering.words_for(replace(fjordlys(), facts=())) == "Fjordlys Automasjon AS"


def test_candidates_are_offered_for_its_name() -> None:
    made = bench()
    company = nameless(made)
    made.engine.offered = (BAKKESTO, SISTER)
    found = numbering.look(made.desk, company, "Bakkestø Bygg", JobControl())
    assert [each.name for each in found.candidates] == ["Bakkestø Bygg AS", "Bakkestø Eiendom AS"]
