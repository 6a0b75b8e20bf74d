"""Rejected candidates are remembered with the reason, and asked again when something is new."""

from dataclasses import replace

from tests.fakes.desks import Bench, bench
from tests.samples import COMPANY
from workbench.app import companies
from workbench.app.companies import Found
from workbench.domain.company import Candidate, Entity, Identifier, Judgement, Sameness, Scheme
from workbench.jobs import JobControl


def candidate(name: str, number: str, town: str = "Vejle") -> Candidate:
    return Candidate(
        entity=Entity("dk_cvrapi", number),
        identifier=Identifier(Scheme.DK_CVR, number),
        name=name,
        country="DK",
        town=town,
    )


OURS = candidate("Nørrelund Maskinfabrik A/S", "99000015")
SISTER = candidate("Nørrelund Maskinfabrik Holding A/S", "99000023")
STRANGER = candidate("Vesterby Tømrer ApS", "99000007")


def looked_for(made: Bench, *offered: Candidate) -> Found:
    made.engine.offered = offered
    return companies.find(made.desk, "Nørrelund Maskinfabrik", JobControl())


def chosen(made: Bench) -> None:
    found = looked_for(made, OURS, SISTER, STRANGER)
    companies.open_company(made.desk, found.candidates[0], beside=found.candidates)


def judged(made: Bench) -> tuple[Judgement, ...]:
    entities = {each.entity for each in (OURS, SISTER, STRANGER)}
    return made.store.read(lambda ledger: ledger.companies.judged(entities))


def said(found: Candidate) -> str:
    return " ".join(str(each) for each in (*found.agrees, *found.differs))


def test_the_others_are_remembered_as_other_companies_with_the_reason() -> None:
    made = bench()
    chosen(made)
    ours = made.store.read(lambda ledger: ledger.companies.by_identifier(OURS.identifier))
    assert ours is not None
    judged = made.store.read(lambda ledger: ledger.companies.judgements(ours.id))
    different = [each for each in judged if each.sameness is Sameness.DIFFERENT]
    assert [each.entity for each in different] == [SISTER.entity]
    assert "Holding" in str(different[0].reason)


def test_whom_somebody_rejected_comes_last_and_says_when_and_beside_whom() -> None:
    made = bench()
    chosen(made)
    found = looked_for(made, SISTER, OURS)
    assert [each.name for each in found.candidates] == [OURS.name, SISTER.name]
    here, rejected = found.candidates
    assert "It is here already, as Nørrelund Maskinfabrik A/S." in said(here)
    assert rejected.rejected
    assert f"taken for another company than {OURS.name}." in said(rejected)


def test_whom_somebody_rejected_is_offered_as_before_where_something_is_new() -> None:
    made = bench()
    chosen(made)
    moved = replace(SISTER, town="Aarhus")
    found = looked_for(made, moved)
    assert not found.candidates[0].rejected
    assert "something is new" in said(found.candidates[0])


def test_a_rejected_one_can_still_be_opened_as_a_company_of_its_own() -> None:
    made = bench()
    chosen(made)
    found = looked_for(made, SISTER)
    opened = companies.open_company(made.desk, found.candidates[0]).result
    assert opened.company.id != COMPANY.id
    assert "It is here already" in said(looked_for(made, SISTER).candidates[0])


def test_choosing_again_rejects_nobody_twice() -> None:
    made = bench()
    chosen(made)
    before = judged(made)
    chosen(made)
    assert judged(made) == before
