"""People in roles: each once, until their last day, and where the duty to tell them stands."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import COMPANY, METTE, NOW, fjordlys, known
from workbench.domain.fact import KnownFact
from workbench.domain.informing import Informed, Informing
from workbench.domain.role_holders import duty_to_inform, role_holders
from workbench.domain.sounding import Sounding
from workbench.domain.spans import a_month_after
from workbench.texts import ENGLISH

TODAY = NOW.date()
PEOPLE = {METTE.id: METTE}


def person(name: str, came: int = 0, role: str = "Styreleder") -> KnownFact:
    """Return somebody in a role, whose name came so many days ago."""
    at = NOW - timedelta(days=came)
    return known("role.holder", name, at=at, role=role)


def told(ago: int, how: Informing = Informing.MAIL) -> Informed:
    return Informed(
        id=UUID(int=ago + 1),
        about=COMPANY.id,
        by=METTE.id,
        at=NOW - timedelta(days=ago),
        day=TODAY - timedelta(days=ago),
        how=how,
    )


def sounding(*facts: KnownFact, informed: tuple[Informed, ...] = ()) -> Sounding:
    return Sounding(as_of=NOW, company=COMPANY, facts=facts, informed=informed)


def words(one: Sounding) -> str:
    duty = duty_to_inform(one)
    return "" if duty is None else ENGLISH.say(duty.words(PEOPLE))


def test_a_person_is_shown_once_whoever_states_them() -> None:
    twice = (person("Anne Fiktiv"), person("ANNE FIKTIV"), person("Anne Fiktiv", role="Nestleder"))
    assert len(role_holders(sounding(*twice))) == 2


@given(st.integers(0, 800))
def test_nobody_is_shown_after_the_last_day(came: int) -> None:
    found = role_holders(sounding(person("Anne Fiktiv", came)))
    assert bool(found) == (came <= 365)
    assert all(each.kept_until >= TODAY for each in found)


def test_who_owns_is_told_with_the_share() -> None:
    owner = known("role.owner", "Bo Fiktiv", kind="legal_owner", share="0.5")
    (found,) = role_holders(sounding(owner))
    assert ENGLISH.say(found.role) == "Owner, 50\N{NO-BREAK SPACE}%"


def test_where_nobody_is_named_there_is_no_duty() -> None:
    assert duty_to_inform(sounding(known("company.town", "Molde"))) is None


@given(st.lists(st.integers(0, 300), min_size=1, max_size=4), st.none() | st.integers(0, 300))
def test_it_is_met_for_whoever_was_known_by_that_day(came: list[int], ago: int | None) -> None:
    people = [person(f"Anne {number}", each) for number, each in enumerate(came)]
    informed = () if ago is None else (told(ago),)
    duty = duty_to_inform(sounding(*people, informed=informed))
    assert duty is not None
    left = [each for each in came if ago is None or each < ago]
    assert duty.is_met == (not left)
    assert duty.since == TODAY - timedelta(days=max(left or came))
    assert duty.until == a_month_after(duty.since)
    assert duty.is_late == (bool(left) and duty.until < TODAY)


def test_the_sentence_says_by_when() -> None:
    said = words(sounding(person("Anne Fiktiv", 3)))
    assert said.startswith("Names from public registers are personal data.")
    assert "by 19 December 2026 at the latest (GDPR art. 14(3))" in said
    last = "They are kept until 19 November 2027, unless a register states them anew."
    assert said.endswith(last)


def test_the_sentence_says_that_it_is_overdue() -> None:
    said = words(sounding(person("Anne Fiktiv", 60)))
    assert said.startswith("Overdue: whoever is named here should have been told by 23 October")


def test_the_sentence_says_who_told_them_when_and_how() -> None:
    said = words(sounding(person("Anne Fiktiv", 3), informed=(told(1),)))
    assert said.startswith(f"They were told on 21 November 2026, by e-mail, by {METTE.name}")


def test_the_sentence_says_that_somebody_new_was_named() -> None:
    people = (person("Anne Fiktiv", 9), person("Bo Fiktiv", 2, "Nestleder"))
    said = words(sounding(*people, informed=(told(5),)))
    assert said.startswith("Somebody new was named since 17 November 2026.")


@pytest.mark.parametrize(
    ("how", "letter"),
    [
        (Informing.HAS_IT, "a"),
        (Informing.TOO_MUCH, "b"),
        (Informing.BY_LAW, "c"),
        (Informing.SECRET, "d"),
    ],
)
def test_an_exception_names_its_letter_of_the_law(how: Informing, letter: str) -> None:
    said = words(sounding(person("Anne Fiktiv", 3), informed=(told(1, how),)))
    assert said.startswith("Nobody need be told: ")
    assert f"(GDPR art. 14(5)({letter}))" in said


def test_the_ways_are_no_exceptions() -> None:
    ways = [each for each in Informing if not each.is_exception]
    assert [each.letter for each in ways] == [""] * 4


def test_of_a_sole_trader_the_first_fact_begins_it() -> None:
    first = known("company.town", "Molde", at=NOW - timedelta(days=20))
    trader = known("company.sole_trader", "yes", at=NOW - timedelta(days=4))
    duty = duty_to_inform(sounding(first, trader))
    assert duty is not None
    assert (duty.since, duty.kept_until) == (TODAY - timedelta(days=20), None)
    assert words(sounding(first, trader)).startswith("A sole trader is a person")


def test_the_samples_have_no_private_dates() -> None:
    assert all(each.name for each in role_holders(fjordlys()))
    assert replace(told(1), day=date(2026, 1, 1)).day < TODAY
