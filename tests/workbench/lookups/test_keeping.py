"""What an answer joins to a company: equal numbers, and the web address the company registered."""

import pytest

from tests.fakes.ledger import FakeStore
from tests.fakes.network import StandingClock
from tests.samples import COMPANY, METTE, NOW, REGISTER
from workbench.domain.company import Company, Entity, Identifier, Judgement, Sameness, Scheme
from workbench.domain.fact import LocatorKind, Place, state
from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Answer, AnswerKind, Lookup, LookupState, Question
from workbench.lookups.keeping import keep_answer
from workbench.lookups.sources.rdap import Rdap
from workbench.texts import say


def registered_at(website: str) -> FakeStore:
    """Return a store whose register says that the company's web address is `website`."""
    store = FakeStore(clock=StandingClock(NOW))

    def change(ledger: Ledger) -> None:
        ledger.people.add(METTE)
        ledger.companies.add(COMPANY)
        ledger.companies.judge(
            Judgement(
                id=new_id(),
                entity=REGISTER,
                company=COMPANY.id,
                sameness=Sameness.SAME,
                reason=say("Chosen when the company was opened."),
                by=METTE.id,
                at=NOW,
            )
        )
        place = Place(LocatorKind.JSON, "/hjemmeside", website)
        stated = state(REGISTER, "company.website", website, place)
        read = ledger.lookups.plan(asked("no_enhetsregisteret", "unit", COMPANY))
        ledger.facts.record(read, "p@1", [stated], NOW)

    store.write(change)
    return store


def asked(source: str, kind: str, company: Company) -> Lookup:
    """Return an answered look-up."""
    return Lookup(
        id=new_id(),
        question=Question(source=source, kind=kind, about="x"),
        company=company.id,
        state=LookupState.ANSWERED,
        planned=NOW,
        answered=NOW,
        kind=AnswerKind.FOUND,
        snapshot=bytes(32),
    )


@pytest.mark.parametrize(
    ("website", "domain", "joined"),
    [
        ("www.fjordlys.example", "fjordlys.example", True),
        ("https://fjordlys.example/kontakt", "fjordlys.example", True),
        ("fjordlys.example", "another.example", False),
        ("not-fjordlys.example", "fjordlys.example", False),
    ],
)
def test_a_domain_is_the_companys_when_the_register_gives_it_as_its_web_address(
    website: str, domain: str, joined: bool
) -> None:
    store = registered_at(website)
    answer = Answer(
        kind=AnswerKind.FOUND,
        parser="rdap@1",
        entity=Entity("rdap", domain),
        identifiers=(Identifier(Scheme.DOMAIN, domain),),
    )
    lookup = asked("rdap", "domain", COMPANY)
    store.write(lambda ledger: ledger.lookups.plan(lookup))
    store.write(lambda ledger: keep_answer(ledger, lookup, answer, Rdap.manifest))
    judged = store.read(lambda ledger: ledger.companies.judgements(COMPANY.id))
    assert (Entity("rdap", domain) in {each.entity for each in judged}) is joined
