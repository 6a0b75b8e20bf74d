"""Judgements between companies make them one, whatever their order, and cutting parts them."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import COMPANY, METTE
from workbench.domain.clusters import (
    Clusters,
    CompanyJudgement,
    clustered,
    contradicting,
    ever,
    is_confirming,
)
from workbench.domain.company import Company, Identifier, Sameness, Scheme
from workbench.domain.ids import new_id
from workbench.texts import say

START = datetime(2026, 11, 22, tzinfo=UTC)
WHY = say("They are the same.")


def word(
    one: int,
    other: int,
    sameness: Sameness = Sameness.SAME,
    *,
    at: int = 0,
    by: UUID | None = METTE.id,
) -> CompanyJudgement:
    first, second = sorted((UUID(int=one), UUID(int=other)))
    return CompanyJudgement(
        id=new_id(),
        one=first,
        other=second,
        sameness=sameness,
        reason=WHY,
        by=by,
        at=START + timedelta(hours=at),
    )


def numbers(found: tuple[UUID, ...]) -> list[int]:
    return [each.int for each in found]


SAYINGS = st.lists(
    st.builds(
        word,
        st.integers(1, 5),
        st.integers(6, 9),
        st.sampled_from(Sameness),
        at=st.integers(0, 20),
        by=st.sampled_from([None, METTE.id]),
    ),
    max_size=12,
)


@given(SAYINGS)
def test_all_that_are_one_agree_on_it_and_on_who_stands_in_front(
    said: list[CompanyJudgement],
) -> None:
    one = clustered(said)
    for company, members in one.members.items():
        assert company in members
        assert {one.of(each) for each in members} == {members}
        assert one.canonical(company) == min(members)
        assert len(one.branches(company)) == len(members) - 1


@given(SAYINGS)
def test_cutting_parts_any_two_companies_that_are_one(said: list[CompanyJudgement]) -> None:
    one = clustered(said)
    for company, members in one.members.items():
        for other in set(members) - {company}:
            cuts = one.cuts(company, other)
            apart = [word(pair[0].int, pair[1].int, Sameness.DIFFERENT, at=21) for pair in cuts]
            assert other not in clustered([*said, *apart]).of(company)
            assert set(ever([*said, *apart]).of(company)) >= set(members)


@given(SAYINGS, st.integers(0, 20))
def test_what_is_said_later_does_not_change_what_was_one_then(
    said: list[CompanyJudgement], hour: int
) -> None:
    then = START + timedelta(hours=hour)
    assert clustered(said, then) == clustered([each for each in said if each.at <= then])


def test_the_newest_word_holds_and_a_persons_before_what_numbers_say() -> None:
    one, other = UUID(int=1), UUID(int=2)
    assert clustered([word(1, 2), word(1, 2, Sameness.DIFFERENT)]).of(one) == (one,)
    assert clustered([word(1, 2, Sameness.DIFFERENT), word(1, 2)]).of(other) == (one, other)
    parted = [word(1, 2, Sameness.DIFFERENT), word(1, 2, by=None)]
    assert clustered(parted).of(one) == (one,)
    assert clustered([word(1, 2, Sameness.UNSURE)]).members == {}


def test_a_merged_company_takes_along_what_was_merged_into_it() -> None:
    one = clustered([word(2, 3, at=1), word(1, 2, at=2), word(4, 5, at=3)])
    assert numbers(one.of(UUID(int=3))) == [1, 2, 3]
    assert [(far.int, told.at.hour) for far, told in one.branches(UUID(int=3))] == [(3, 1), (2, 2)]
    assert one.cuts(UUID(int=1), UUID(int=3)) == ((UUID(int=2), UUID(int=3)),)
    assert one.cuts(UUID(int=1), UUID(int=4)) == ()
    assert one.since(UUID(int=1)) == START + timedelta(hours=2)
    assert Clusters().since(UUID(int=1)) is None
    assert numbers(one.of_all([UUID(int=3), UUID(int=2), UUID(int=9)])) == [1, 2, 3, 9]


@pytest.mark.parametrize(
    ("scheme", "joins"),
    [
        (Scheme.NO_ORGNR, True),
        (Scheme.LEI, True),
        (Scheme.DOMAIN, False),
        (Scheme.EU_VAT, False),
        (Scheme.WIKIDATA, False),
    ],
)
def test_only_a_registers_number_makes_two_companies_one(scheme: Scheme, joins: bool) -> None:
    assert is_confirming(Identifier(scheme, "1")) is joins


def test_other_numbers_of_one_register_are_other_companies() -> None:
    def company(*held: Identifier) -> Company:
        return Company(id=new_id(), name="Fjordlys", country="NO", identifiers=held, opened=START)

    norway, lei = Identifier(Scheme.NO_ORGNR, "311000012"), Identifier(Scheme.LEI, "1")
    assert contradicting(COMPANY, company(norway)) == ((COMPANY.identifiers[0], norway),)
    assert contradicting(COMPANY, company(norway, *COMPANY.identifiers)) == ()
    assert contradicting(company(lei), COMPANY) == ()
