"""No accounts is said as a fact only when whoever was asked has said so."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from tests.samples import COMPANY
from workbench.domain.company import Identifier, Scheme
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Question
from workbench.domain.unread_accounts import before_any, why_no_accounts
from workbench.domain.waiting import offline
from workbench.texts import ENGLISH

DAY = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ASKED = Lookup(
    id=UUID(int=1),
    question=Question(source="no_regnskapsregisteret", kind="accounts", about="311000004"),
    company=UUID(int=2),
    state=LookupState.ANSWERED,
    planned=DAY,
    answered=DAY,
    kind=AnswerKind.NOTHING_FOUND,
)
YEARS = replace(
    ASKED,
    id=UUID(int=3),
    question=replace(ASKED.question, kind="years"),
    answered=DAY.replace(hour=11),
)
WAITS = replace(ASKED, state=LookupState.PLANNED, answered=None, kind=None, problem=offline())


def told(*lookups: Lookup) -> str:
    return ENGLISH.say(why_no_accounts(lookups))


def test_where_nobody_was_asked_there_is_nothing_to_tell() -> None:
    role = replace(ASKED, question=replace(ASKED.question, kind="roles"))
    assert why_no_accounts(()) is None
    assert why_no_accounts((role,)) is None


@pytest.mark.parametrize("kind", [AnswerKind.NOTHING_FOUND, AnswerKind.NOT_OFFERED])
def test_what_was_looked_for_and_is_not_there_is_a_fact(kind: AnswerKind) -> None:
    assert told(replace(ASKED, kind=kind)) == f"No annual accounts (annual accounts: {kind.words})."


@pytest.mark.parametrize("kind", [AnswerKind.FAILED, AnswerKind.REFUSED, AnswerKind.PARTIAL])
def test_what_is_not_known_is_never_said_to_be_none(kind: AnswerKind) -> None:
    failed = replace(ASKED, kind=kind)
    assert told(failed) == f"No annual accounts yet (annual accounts: {kind.words})."


def test_a_look_up_that_waits_speaks_before_a_newer_one_that_is_answered() -> None:
    words = "No annual accounts yet (annual accounts: waits: no network)."
    assert told(WAITS, YEARS) == told(YEARS, WAITS) == words


def test_the_question_for_the_accounts_themselves_speaks_before_what_leads_to_them() -> None:
    years = replace(YEARS, kind=AnswerKind.FAILED)
    words = "No annual accounts yet (annual accounts: waits: no network)."
    assert told(WAITS, years) == words
    assert told(ASKED, years).startswith("No annual accounts yet (which years are filed: failed")


@pytest.mark.parametrize(
    ("scheme", "number", "said"),
    [
        (Scheme.EE_REGISTRIKOOD, "99000028", "as files"),
        (Scheme.GB_CRN, "99000007", "as files"),
        (Scheme.NO_ORGNR, "311000004", "Research asks"),
    ],
)
def test_before_anybody_was_asked_it_is_said_how_accounts_come(
    scheme: Scheme, number: str, said: str
) -> None:
    company = replace(COMPANY, identifiers=(Identifier(scheme, number),))
    assert said in ENGLISH.say(before_any(company))
