"""Accounts in time and a required auditor: late only where the law and a look say so."""

from datetime import UTC, date, datetime

from tests.samples import annual, fjordlys, known, lookup
from workbench.domain.company import Company, Identifier, Scheme
from workbench.domain.duties import Duty, State, accounts_duty, auditor_duty
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import AnswerKind, Lookup
from workbench.domain.sounding import Sounding
from workbench.texts import ENGLISH

COMPANY = Company(
    id=fjordlys().company.id,
    name="Fjordlys Automasjon AS",
    country="NO",
    identifiers=(Identifier(Scheme.NO_ORGNR, "311000004"),),
    opened=datetime(2026, 1, 1, tzinfo=UTC),
)
FORM = known("company.form", "Aksjeselskap", code="AS")


def sounding(
    *facts: KnownFact, on: date = date(2026, 11, 22), lookups: tuple[Lookup, ...] = ()
) -> Sounding:
    as_of = datetime(on.year, on.month, on.day, tzinfo=UTC)
    return Sounding(as_of=as_of, company=COMPANY, facts=facts, lookups=lookups)


def duty(*facts: KnownFact, on: date = date(2026, 11, 22)) -> Duty:
    return accounts_duty(sounding(*facts, on=on))


def test_accounts_of_last_year_are_not_due_again_before_next_summer() -> None:
    found = duty(FORM, *annual(2025, equity=7))
    assert (found.state, found.due) == (State.NOT_DUE, date(2027, 7, 31))


def test_accounts_not_seen_a_month_after_the_deadline_are_late() -> None:
    facts = (FORM, *annual(2024, equity=7))
    assert duty(*facts, on=date(2026, 8, 20)).state is State.NOT_DUE
    late = duty(*facts)
    assert (late.state, late.due) == (State.LATE, date(2026, 7, 31))
    words = ENGLISH.say(late.words).replace("\u00a0", " ")
    assert words == (
        "accounts for the period to 31 December 2025 were due 31 July 2026 and are not seen"
        " (regnskapsloven §§ 8-2 and 8-3)"
    )


def test_the_register_may_know_of_newer_accounts_than_it_gives() -> None:
    newest = known("company.last_accounts", "2025")
    assert duty(FORM, *annual(2023, equity=7), newest).state is State.NOT_DUE


def test_a_first_period_may_last_eighteen_months() -> None:
    asked = (lookup(1, "accounts", AnswerKind.NOTHING_FOUND),)
    founded = known("company.founded", "2025-03-10")
    facts = (FORM, founded)
    early = accounts_duty(sounding(*facts, lookups=asked))
    assert (early.state, early.due) == (State.NOT_DUE, date(2027, 7, 31))
    late = accounts_duty(sounding(*facts, lookups=asked, on=date(2027, 10, 1)))
    assert late.state is State.LATE


def test_nothing_is_late_where_nobody_looked() -> None:
    assert duty(FORM, known("company.founded", "2005-03-10")).state is State.CANNOT_TELL


def test_a_form_that_need_not_file_is_never_late() -> None:
    sole = known("company.form", "Enkeltpersonforetak", code="ENK")
    assert duty(sole, *annual(2020, equity=7)).state is State.CANNOT_TELL


def test_a_bankrupt_company_is_not_called_late() -> None:
    gone = known("company.status", "bankrupt")
    assert duty(FORM, gone, *annual(2020, equity=7)).state is State.CANNOT_TELL


def test_the_registers_own_due_day_comes_first() -> None:
    due = known("company.accounts_due", "2026-09-30")
    assert duty(FORM, due, *annual(2025, equity=7)).state is State.LATE
    assert duty(FORM, due, on=date(2026, 9, 30)).state is State.NOT_DUE


def test_a_waived_audit_is_neutral() -> None:
    waived = known("company.audit_waived", "2019-05-31")
    found = auditor_duty(sounding(FORM, waived))
    assert (found.state, found.state.bad) == (State.WAIVED, False)


def test_a_required_auditor_is_missing_only_where_roles_were_told() -> None:
    told = (lookup(1, "roles", AnswerKind.FOUND),)
    assert auditor_duty(sounding(FORM)).state is State.CANNOT_TELL
    assert auditor_duty(sounding(FORM, lookups=told)).state is State.MISSING
    firm = known("company.auditor", "Revisjon Eksempel AS")
    assert auditor_duty(sounding(FORM, firm, lookups=told)).state is State.MET


def test_the_register_itself_may_say_that_the_auditor_is_missing() -> None:
    since = known("company.auditor_missing_since", "2026-02-01")
    assert auditor_duty(sounding(FORM, since)).state.bad
