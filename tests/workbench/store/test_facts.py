"""Facts: since when they are stated, whether they still are, and what was known on a day."""

from datetime import date, datetime, timedelta

import pytest

from tests.workbench.store.conftest import START
from tests.workbench.store.made import (
    REGISTER,
    ROLES,
    UNIT,
    a_company,
    answered,
    judged,
    planned,
    says,
)
from workbench.domain.company import Entity, Sameness
from workbench.domain.fact import KnownFact, LocatorKind, Place, Stated, state
from workbench.domain.lookup import AnswerKind, Question
from workbench.domain.ports import Store
from workbench.errors import NotInStore


def day(number: int) -> datetime:
    return START + timedelta(days=number)


def known(store: Store, as_of: datetime | None = None) -> dict[str, KnownFact]:
    facts = store.read(lambda ledger: ledger.facts.of([REGISTER], as_of))
    return {f"{each.fact.key.partition('.')[2]}={each.fact.value}": each for each in facts}


def current(store: Store, as_of: datetime | None = None) -> set[str]:
    return {name for name, each in known(store, as_of).items() if each.current}


def test_a_fact_keeps_its_place_and_its_answer(store: Store) -> None:
    lookup = answered(store, day(0), [says("company.name", "FJORDLYS AUTOMASJON AS")])
    (fact,) = known(store).values()
    assert fact.snapshot == lookup.snapshot
    assert fact.place.original == "as written: FJORDLYS AUTOMASJON AS"
    assert (fact.first_seen, fact.last_seen, fact.current) == (day(0), day(0), True)


def test_the_same_bytes_move_only_the_day_a_fact_was_last_seen(store: Store) -> None:
    answered(store, day(0), [says("company.town", "MOLDE")])
    answered(store, day(3), [says("company.town", "MOLDE")])
    (fact,) = known(store).values()
    assert (fact.first_seen, fact.last_seen, fact.current) == (day(0), day(3), True)


def test_what_the_newest_answer_leaves_out_is_no_longer_current(store: Store) -> None:
    answered(store, day(0), [says("company.town", "MOLDE"), says("company.form", "AS")])
    answered(store, day(1), [says("company.town", "ÅNDALSNES"), says("company.form", "AS")])
    assert set(known(store)) == {"town=MOLDE", "town=ÅNDALSNES", "form=AS"}
    assert current(store) == {"town=ÅNDALSNES", "form=AS"}


def test_an_answer_without_any_fact_ends_what_was_stated(store: Store) -> None:
    answered(store, day(0), [says("company.town", "MOLDE")])
    answered(store, day(1), [], content=b"{}")
    assert current(store) == set()


def test_another_question_about_the_same_entity_says_nothing_of_it(store: Store) -> None:
    answered(store, day(0), [says("company.town", "MOLDE")])
    answered(store, day(1), [says("company.employees", "64")], question=ROLES)
    assert current(store) == {"town=MOLDE", "employees=64"}


def test_the_same_question_about_another_year_says_nothing_of_it(store: Store) -> None:
    def accounts(year: str) -> Question:
        return Question(
            source="no_enhetsregisteret",
            kind="accounts",
            about="311000004",
            arguments=(("year", year),),
        )

    answered(store, day(0), [says("company.employees", "60")], question=accounts("2024"))
    answered(store, day(1), [says("company.employees", "64")], question=accounts("2025"))
    assert current(store) == {"employees=60", "employees=64"}


def equity(amount: str, year: int, filing: str) -> Stated:
    place = Place(LocatorKind.JSON, f"/{filing}", f"as written: {amount}")
    return state(
        REGISTER,
        "accounts.equity",
        amount,
        place,
        unit="NOK",
        end=date(year, 12, 31),
        scope="own",
        filing=filing,
    )


def test_the_accounts_of_a_newer_year_say_nothing_of_an_older_years(store: Store) -> None:
    """A register that answers with the newest year alone has not taken back the one before."""
    answered(store, day(0), [equity("60", 2024, "1")])
    answered(store, day(1), [equity("64", 2025, "2")])
    assert current(store) == {"equity=60", "equity=64"}
    answered(store, day(2), [], content=b"[]")
    assert current(store) == set()


def test_accounts_without_a_number_of_their_own_are_told_apart_by_their_year(store: Store) -> None:
    answered(store, day(0), [equity("60", 2024, "")])
    answered(store, day(1), [equity("64", 2025, "")])
    assert current(store) == {"equity=60", "equity=64"}


@pytest.mark.parametrize("again", [("2024", "9"), ("2023", "1")])
def test_accounts_end_when_their_year_or_their_filing_is_told_otherwise(
    store: Store, again: tuple[str, str]
) -> None:
    year, filing = again
    answered(store, day(0), [equity("60", 2024, "1")])
    answered(store, day(1), [equity("59", int(year), filing)])
    assert current(store) == {"equity=59"}


def test_a_mended_parser_replaces_a_year_that_was_misread(store: Store) -> None:
    lookup = answered(store, day(0), [equity("60", 2024, "1")], content=b"one answer")
    mended = [equity("60", 2025, "2")]
    store.write(lambda ledger: ledger.facts.record(lookup, "unit@2", mended, day(5)))
    ends = {
        each.fact.end: each.current
        for each in store.read(lambda ledger: ledger.facts.of([REGISTER]))
    }
    assert ends == {date(2024, 12, 31): False, date(2025, 12, 31): True}


def test_a_partial_answer_says_nothing_of_what_it_leaves_out(store: Store) -> None:
    answered(store, day(0), [says("company.town", "MOLDE")])
    answered(store, day(1), [says("company.form", "AS")], kind=AnswerKind.PARTIAL)
    assert current(store) == {"town=MOLDE", "form=AS"}


def test_an_old_answer_that_comes_back_is_current_again(store: Store) -> None:
    for number, town in enumerate(["MOLDE", "ÅNDALSNES", "MOLDE"]):
        answered(store, day(number), [says("company.town", town)])
    assert current(store) == {"town=MOLDE"}
    assert known(store)["town=MOLDE"].last_seen == day(2)


def test_a_mended_parser_replaces_what_the_older_one_read(store: Store) -> None:
    lookup = answered(store, day(0), [says("company.employees", "3")], content=b"one answer")
    mended = [says("company.employees", "300")]
    store.write(lambda ledger: ledger.facts.record(lookup, "unit@2", mended, day(5)))
    assert current(store) == {"employees=300"}
    assert current(store, day(4)) == {"employees=3"}


def test_a_question_that_never_stated_it_does_not_end_a_fact(store: Store) -> None:
    answered(store, day(0), [says("company.town", "MOLDE")], question=ROLES)
    answered(store, day(1), [says("company.town", "MOLDE")])
    answered(store, day(2), [says("company.form", "AS")])
    assert current(store) == {"form=AS"}, "the newest question that ever stated it no longer does"


def test_what_was_known_on_a_day_leaves_out_what_came_later(store: Store) -> None:
    answered(store, day(0), [says("company.town", "MOLDE")])
    answered(store, day(2), [says("company.town", "ÅNDALSNES")])
    answered(store, day(4), [says("company.town", "MOLDE")])
    assert current(store, day(1)) == {"town=MOLDE"}
    assert current(store, day(3)) == {"town=ÅNDALSNES"}
    assert known(store, day(3))["town=MOLDE"].last_seen == day(0)
    assert known(store, day(0) - timedelta(days=1)) == {}


def test_a_personal_fact_read_again_is_the_same_fact(store: Store) -> None:
    for number in range(3):
        stated = [says("role.holder", "Ingrid Prøve", role="manager")]
        answered(store, day(number), stated, question=ROLES, content=f"{number}".encode())
    (fact,) = known(store).values()
    assert (fact.first_seen, fact.last_seen) == (day(0), day(2))
    assert len(fact.fact.id) == 16


def test_one_statement_made_twice_in_an_answer_is_one_fact(store: Store) -> None:
    answered(store, day(0), [says("company.town", "MOLDE"), says("company.town", "MOLDE")])
    assert len(known(store)) == 1


def test_a_company_has_the_facts_of_entities_judged_the_same(store: Store) -> None:
    company = a_company(day(0))
    other = Entity("proff_page", "311000004")
    answered(store, day(0), [says("company.town", "MOLDE")])
    answered(
        store,
        day(0),
        [says("company.town", "Molde", other)],
        question=Question(source="proff_page", kind="page", about="311000004"),
    )
    store.write(lambda ledger: ledger.companies.add(company))
    assert store.read(lambda ledger: ledger.facts.of_company(company.id)) == ()
    store.write(lambda ledger: ledger.companies.judge(judged(company.id, day(1))))
    store.write(lambda ledger: ledger.companies.judge(judged(company.id, day(1), entity=other)))
    facts = store.read(lambda ledger: ledger.facts.of_company(company.id))
    assert [each.fact.value for each in facts] == ["MOLDE", "Molde"]
    apart = judged(company.id, day(2), Sameness.DIFFERENT, other)
    store.write(lambda ledger: ledger.companies.judge(apart))
    facts = store.read(lambda ledger: ledger.facts.of_company(company.id))
    assert [each.fact.value for each in facts] == ["MOLDE"]
    before = store.read(lambda ledger: ledger.facts.of_company(company.id, day(1)))
    assert [each.fact.value for each in before] == ["MOLDE", "Molde"]


def test_purging_removes_an_entitys_facts_and_the_bytes_they_stood_in(store: Store) -> None:
    lookup = answered(store, day(0), [says("company.town", "MOLDE"), says("company.form", "AS")])
    assert lookup.snapshot is not None
    assert store.write(lambda ledger: ledger.facts.purge(REGISTER)) == 2
    assert known(store) == {}
    with pytest.raises(NotInStore):
        store.snapshot(lookup.snapshot)
    assert store.read(lambda ledger: ledger.lookups.get(lookup.id)) == lookup


def test_a_look_up_without_an_answer_cannot_be_read(store: Store) -> None:
    lookup = store.write(lambda ledger: ledger.lookups.plan(planned(UNIT, day(0))))
    with pytest.raises(NotInStore):
        store.write(lambda ledger: ledger.facts.record(lookup, "unit@1", [], day(0)))
