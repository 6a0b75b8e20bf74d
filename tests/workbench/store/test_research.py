"""Companies, people and look-ups: what any store promises of them."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from tests.samples import JONAS, METTE
from tests.workbench.store.conftest import START
from tests.workbench.store.made import (
    REGISTER,
    ROLES,
    UNIT,
    a_company,
    an_answer,
    answered,
    judged,
    planned,
)
from workbench.domain.company import Candidate, Company, Identifier, Judgement, Sameness, Scheme
from workbench.domain.figures import Money
from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Mention, Problem, Question
from workbench.domain.people import Person
from workbench.domain.ports import Store
from workbench.errors import NotInStore
from workbench.texts import say


def minute(number: int) -> datetime:
    return START + timedelta(minutes=number)


def kept(store: Store, company: Company) -> Company:
    store.write(lambda ledger: ledger.companies.add(company))
    return company


def joined(store: Store, person: Person) -> None:
    store.write(lambda ledger: ledger.people.add(person))


def judge(store: Store, judgement: Judgement) -> None:
    store.write(lambda ledger: ledger.companies.judge(judgement))


def test_people_come_back_in_the_order_they_joined(store: Store) -> None:
    for person in (METTE, JONAS):
        joined(store, person)
    assert store.read(lambda ledger: ledger.people.all()) == (METTE, JONAS)


def test_a_person_added_again_is_the_same_person_with_new_words(store: Store) -> None:
    for person in (METTE, JONAS, replace(METTE, pin="scrypt$salt$hash")):
        joined(store, person)
    people = store.read(lambda ledger: ledger.people.all())
    assert [(each.id, each.pin) for each in people] == [
        (METTE.id, "scrypt$salt$hash"),
        (JONAS.id, ""),
    ]


def test_a_company_is_found_by_its_numbers(store: Store) -> None:
    company = kept(store, a_company(START))
    domain = Identifier(Scheme.DOMAIN, "fjordlys.example")
    assert store.read(lambda ledger: ledger.companies.by_identifier(domain)) is None
    for _ in range(2):
        store.write(lambda ledger: ledger.companies.add_identifier(company.id, domain))
    found = store.read(lambda ledger: ledger.companies.by_identifier(domain))
    assert found == replace(company, identifiers=(*company.identifiers, domain))


def test_a_number_is_taken_from_a_company_and_given_anew(store: Store) -> None:
    ours = a_company(START)
    number = ours.identifiers[0]
    store.write(lambda ledger: ledger.companies.add(ours))

    def held() -> UUID | None:
        found = store.read(lambda ledger: ledger.companies.by_identifier(number))
        return found.id if found is not None else None

    def take(ledger: Ledger) -> None:
        ledger.companies.withdraw_identifier(ours.id, number, METTE.id, START)

    for _ in range(2):
        store.write(take)
        assert held() is None
        assert number not in store.read(lambda led: led.companies.get(ours.id)).identifiers
        store.write(lambda ledger: ledger.companies.add_identifier(ours.id, number))
        assert held() == ours.id


def test_a_shared_domain_finds_the_company_that_was_opened_first(store: Store) -> None:
    domain = Identifier(Scheme.DOMAIN, "fjordlys.example")
    first = kept(store, a_company(START))
    kept(store, replace(a_company(START), identifiers=(domain,)))
    store.write(lambda ledger: ledger.companies.add_identifier(first.id, domain))
    found = store.read(lambda ledger: ledger.companies.by_identifier(domain))
    assert found is not None


def test_a_company_can_be_called_by_another_name(store: Store) -> None:
    company = kept(store, a_company(START))
    store.write(lambda ledger: ledger.companies.rename(company.id, "Fjordlys AS"))
    assert store.read(lambda ledger: ledger.companies.get(company.id)).name == "Fjordlys AS"


def test_a_company_that_is_not_there_is_said_to_be_missing(store: Store) -> None:
    with pytest.raises(NotInStore):
        store.read(lambda ledger: ledger.companies.get(new_id()))
    with pytest.raises(NotInStore):
        store.write(lambda ledger: ledger.companies.rename(new_id(), "Nobody"))


def test_the_newest_judgement_of_an_entity_holds(store: Store) -> None:
    company = kept(store, a_company(START))
    for sameness in (Sameness.UNSURE, Sameness.DIFFERENT, Sameness.SAME):
        judge(store, judged(company.id, START, sameness))
    (holding,) = store.read(lambda ledger: ledger.companies.judgements(company.id))
    assert (holding.entity, holding.sameness, holding.by) == (REGISTER, Sameness.SAME, None)
    assert holding.reason == say("The numbers are equal.")


def test_what_was_judged_of_an_entity_is_told_for_every_company(store: Store) -> None:
    one, other = (
        kept(store, replace(a_company(START), identifiers=numbers))
        for numbers in ((Identifier(Scheme.NO_ORGNR, "311000004"),), ())
    )
    judge(store, judged(one.id, START, Sameness.SAME))
    judge(store, judged(one.id, START, Sameness.DIFFERENT))
    judge(store, judged(other.id, START, Sameness.SAME))
    told = store.read(lambda ledger: ledger.companies.judged({REGISTER}))
    assert [(each.company, each.sameness) for each in told] == [
        (one.id, Sameness.DIFFERENT),
        (other.id, Sameness.SAME),
    ]
    assert store.read(lambda ledger: ledger.companies.judged(())) == ()


def test_one_question_is_planned_once_while_it_is_open(store: Store) -> None:
    first = store.write(lambda ledger: ledger.lookups.plan(planned(UNIT, minute(0))))
    again = store.write(lambda ledger: ledger.lookups.plan(planned(UNIT, minute(1))))
    other = store.write(lambda ledger: ledger.lookups.plan(planned(ROLES, minute(1))))
    assert again == first
    assert store.read(lambda ledger: ledger.lookups.open()) == (first, other)


def test_what_has_ended_since_it_was_read_is_planned_no_second_time(store: Store) -> None:
    lookup = store.write(lambda ledger: ledger.lookups.plan(planned(UNIT, minute(0))))
    ended = replace(lookup, state=LookupState.ANSWERED, kind=AnswerKind.NOTHING_FOUND)
    store.write(lambda ledger: ledger.lookups.settle(ended))
    (standing,) = store.write(lambda ledger: ledger.lookups.plan_all([lookup]))
    assert (standing.id, standing.kind) == (lookup.id, AnswerKind.NOTHING_FOUND)
    assert store.read(lambda ledger: ledger.lookups.open()) == ()


def test_a_look_up_is_leased_to_one_asker_at_a_time(store: Store) -> None:
    lookup = store.write(lambda ledger: ledger.lookups.plan(planned(UNIT, minute(0))))

    def claim(at: datetime, seconds: int) -> bool:
        return bool(store.write(lambda ledger: ledger.lookups.claim([lookup.id], at, seconds)))

    assert claim(minute(1), 90)
    assert not claim(minute(600), 90), "a clock that somebody sets ends no lease"
    store.write(lambda ledger: ledger.lookups.renew([lookup.id], 0))
    assert claim(minute(3), 90), "the first asker never came back"
    held = store.read(lambda ledger: ledger.lookups.get(lookup.id))
    assert (held.state, held.attempt, held.asked) == (LookupState.ASKING, 2, minute(3))
    sent = store.read(lambda ledger: ledger.lookups.paces.sent_since(UNIT.source, minute(0)))
    assert sent == (minute(1), minute(3))
    since = store.read(lambda ledger: ledger.lookups.paces.sent_since(UNIT.source, minute(2)))
    assert since == sent[1:]
    assert store.read(lambda ledger: ledger.lookups.paces.sent_since("other", minute(0))) == ()


def test_whoever_takes_a_look_up_over_finds_the_answer_that_had_arrived(store: Store) -> None:
    lookup = store.write(lambda ledger: ledger.lookups.plan(planned(UNIT, minute(0))))

    def claim() -> Lookup:
        (mine,) = store.write(lambda ledger: ledger.lookups.claim([lookup.id], minute(1), 0))
        return mine

    mine = claim()
    assert mine.snapshot is None
    sha256 = store.keep(an_answer(b"{}", minute(0)), mine)
    next_one = claim()
    assert (next_one.snapshot, next_one.address) == (sha256, an_answer(b"{}", minute(0)).address)
    late = store.keep(an_answer(b"[]", minute(0)), mine)
    assert late != sha256
    assert store.read(lambda it: it.lookups.get(lookup.id)).snapshot == sha256
    # Put back, it is asked anew, and what it had brought is no answer to that.
    store.write(lambda it: it.lookups.settle(replace(next_one, state=LookupState.PLANNED)))
    assert claim().snapshot is None


def test_equal_bytes_that_came_with_another_status_speak_for_no_other_answer(
    store: Store,
) -> None:
    lookup = store.write(lambda ledger: ledger.lookups.plan(planned(UNIT, minute(0))))
    (mine,) = store.write(lambda ledger: ledger.lookups.claim([lookup.id], minute(1), 60))
    store.keep(replace(an_answer(b"no", minute(0)), status=404))
    store.keep(replace(an_answer(b"no", minute(1)), status=429), mine)
    assert store.read(lambda it: it.lookups.get(lookup.id)).snapshot is None


def test_an_answered_look_up_is_not_asked_again(store: Store) -> None:
    lookup = answered(store, minute(0), [])
    assert lookup.state is LookupState.ANSWERED
    assert not store.write(lambda ledger: ledger.lookups.claim([lookup.id], minute(9), 60))
    assert store.read(lambda ledger: ledger.lookups.open()) == ()
    fresh = planned(UNIT, minute(9))
    assert store.write(lambda ledger: ledger.lookups.plan(fresh)) == fresh


def test_a_settled_look_up_keeps_everything_the_answer_was(store: Store) -> None:
    lookup = store.write(lambda ledger: ledger.lookups.plan(planned(UNIT, minute(0))))
    ended = replace(
        lookup,
        state=LookupState.ANSWERED,
        asked=minute(1),
        answered=minute(2),
        kind=AnswerKind.PARTIAL,
        problem=Problem(message=say("Too many."), hint=say("Wait."), after=minute(5)),
        snapshot=store.keep(an_answer(b"[]", minute(2))),
        address="https://register.example/311000004",
        missing=(say("no accounts"),),
        candidates=(
            Candidate(
                entity=REGISTER,
                identifier=Identifier(Scheme.NO_ORGNR, "311000004"),
                name="Fjordlys",
                country="NO",
                founded=START.date(),
                agrees=(say("The name is the same."),),
            ),
        ),
        mentions=(Mention(title="Fjordlys åbner", address="https://news.example/1"),),
        cost=Money(Decimal("0.005"), "USD"),
        quota_left=2**31 - 1,
        drift=("/newField",),
        reason=say("never asked"),
    )
    store.write(lambda ledger: ledger.lookups.settle(ended))
    assert store.read(lambda ledger: ledger.lookups.get(lookup.id)) == ended


def test_a_look_up_that_was_never_planned_cannot_be_settled(store: Store) -> None:
    with pytest.raises(NotInStore):
        store.write(lambda ledger: ledger.lookups.settle(planned(UNIT, minute(0))))
    with pytest.raises(NotInStore):
        store.read(lambda ledger: ledger.lookups.get(new_id()))


def test_research_shows_the_newest_look_up_of_each_question(store: Store) -> None:
    company = kept(store, a_company(START)).id
    answered(store, minute(0), [], company=company)
    roles = answered(store, minute(1), [], question=ROLES, company=company)
    unit = answered(store, minute(2), [], company=company)
    assert store.read(lambda ledger: ledger.lookups.of_company(company)) == (roles, unit)


def test_stored_bytes_come_back_as_they_came(store: Store) -> None:
    answer = an_answer("æøå".encode() * 5_000, minute(0))
    sha256 = store.keep(answer)
    assert store.keep(answer) == sha256
    assert store.snapshot(sha256) == replace(answer, sha256=sha256)


def test_bytes_that_were_never_kept_are_said_to_be_missing(store: Store) -> None:
    with pytest.raises(NotInStore):
        store.snapshot(bytes(32))


def test_what_waits_is_told_by_source_and_searches_apart(store: Store) -> None:
    company = a_company(START)
    later = minute(60)
    other = Question(source="no_other", kind="unit", about="1")
    rows = [
        replace(planned(UNIT, START, company.id), due=later),
        replace(planned(ROLES, START, company.id), due=START),
        replace(planned(other, START, company.id), due=None),
        replace(planned(Question(source=UNIT.source, kind="search", about="x"), START), due=START),
    ]
    store.write(lambda ledger: ledger.companies.add(company))
    store.write(lambda ledger: ledger.lookups.add(rows))
    source = UNIT.source
    with_time = store.read(lambda ledger: ledger.lookups.due(source, None, 9))
    assert [each.question for each in with_time] == [ROLES, UNIT]
    assert store.read(lambda ledger: ledger.lookups.due(source, START, 9)) == with_time[:1]
    assert store.read(lambda ledger: ledger.lookups.due(source, None, 1)) == with_time[:1]
    assert store.read(lambda ledger: ledger.lookups.due("no", None, 9)) == ()
    assert store.read(lambda ledger: ledger.lookups.due(other.source, None, 9)) == ()
    standing = store.read(lambda ledger: ledger.lookups.standing())
    assert set(standing) == {(source, later), (source, START), (other.source, None)}
    (search,) = store.read(lambda ledger: ledger.lookups.open_searches())
    assert search.question.kind == "search"
    about = store.read(lambda ledger: ledger.lookups.open_of_companies(2))
    assert [each.question for each in about] == [UNIT, ROLES]
    assert len(store.read(lambda ledger: ledger.lookups.open_of_companies())) == 3
