"""Accounts in time and a required auditor: late only where the law and a look say so."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.samples import annual, fjordlys, known, lookup
from workbench.domain.company import Company, Entity, Identifier, Scheme
from workbench.domain.duties import Duty, State, accounts_duty, auditor_duty
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import AnswerKind, Lookup, Question
from workbench.domain.sounding import Sounding
from workbench.texts import ENGLISH

COMPANY = Company(
    id=fjordlys().company.id,
    name="Fjordlys Automasjon AS",
    country="NO",
    identifiers=(Identifier(Scheme.NO_ORGNR, "311000004"),),
    opened=datetime(2026, 1, 1, tzinfo=UTC),
)
INDEX = Question(source="dk_offentliggoerelser", kind="index", about="99000007")
FORM = known("company.form", "Aksjeselskap", code="AS")


def sounding(
    *facts: KnownFact, on: date = date(2026, 11, 22), lookups: tuple[Lookup, ...] = ()
) -> Sounding:
    as_of = datetime(on.year, on.month, on.day, tzinfo=UTC)
    return Sounding(as_of=as_of, company=COMPANY, facts=facts, lookups=lookups)


def asked(
    on: date, answer: AnswerKind = AnswerKind.FOUND, source: str = "no_regnskapsregisteret"
) -> Lookup:
    """Return a look-up of annual accounts that was answered on a day."""
    answered = datetime(on.year, on.month, on.day, tzinfo=UTC)
    return replace(lookup(1, "accounts", answer, source), answered=answered)


def duty(*facts: KnownFact, on: date = date(2026, 11, 22)) -> Duty:
    """Return how the accounts stand where the register was asked that very day."""
    return accounts_duty(sounding(*facts, on=on, lookups=(asked(on),)))


def of_country(country: str, *facts: KnownFact, lookups: tuple[Lookup, ...] = ()) -> Duty:
    told = sounding(*facts, lookups=lookups)
    return accounts_duty(replace(told, company=replace(COMPANY, country=country)))


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


def test_a_year_that_ended_on_a_leap_day_ends_a_day_earlier_in_the_next() -> None:
    leap = (
        replace(each, fact=replace(each.fact, start=None, end=date(2024, 2, 29)))
        for each in annual(2023, equity=7)
    )
    found = duty(FORM, *leap, known("company.last_accounts", "2026"))
    assert (found.state, found.due) == (State.NOT_DUE, date(2028, 2, 29))


def test_interim_accounts_of_a_register_are_no_year_that_was_filed() -> None:
    half = known(
        "accounts.interim",
        "yes",
        entity=annual(2025, equity=7)[0].fact.entity,
        start=date(2025, 1, 1),
        end=date(2025, 6, 30),
        scope="own",
        filing="half",
    )
    assert duty(FORM, half, *annual(2024, equity=7)).due == date(2026, 7, 31)


def test_a_first_period_may_last_eighteen_months() -> None:
    nothing = (asked(date(2026, 11, 22), AnswerKind.NOTHING_FOUND),)
    founded = known("company.founded", "2025-03-10")
    facts = (FORM, founded)
    early = accounts_duty(sounding(*facts, lookups=nothing))
    assert (early.state, early.due) == (State.NOT_DUE, date(2027, 7, 31))
    day = date(2027, 10, 1)
    late = accounts_duty(sounding(*facts, lookups=(asked(day, AnswerKind.NOTHING_FOUND),), on=day))
    assert late.state is State.LATE


def test_nothing_is_late_where_nobody_looked() -> None:
    founded = known("company.founded", "2005-03-10")
    assert accounts_duty(sounding(FORM, founded)).state is State.CANNOT_TELL


@pytest.mark.parametrize("source", ["typed_accounts", "sent_accounts", "xbrl_filings"])
def test_who_does_not_list_every_filing_was_no_look(source: str) -> None:
    other = (asked(date(2026, 11, 22), source=source),)
    founded = known("company.founded", "2005-03-10")
    assert accounts_duty(sounding(FORM, founded, lookups=other)).state is State.CANNOT_TELL


def test_nothing_is_late_where_nobody_looked_since_it_was_due() -> None:
    facts = (FORM, *annual(2024, equity=7))
    before = accounts_duty(sounding(*facts, lookups=(asked(date(2026, 8, 30)),)))
    assert (before.state, before.due) == (State.CANNOT_TELL, date(2026, 7, 31))
    assert "nobody has looked since" in ENGLISH.say(before.words)
    after = accounts_duty(sounding(*facts, lookups=(asked(date(2026, 8, 31)),)))
    assert after.state is State.LATE


def test_the_registers_entry_tells_its_newest_year_as_well() -> None:
    newest = known("company.last_accounts", "2024", at=datetime(2026, 9, 2, tzinfo=UTC))
    assert accounts_duty(sounding(FORM, newest)).state is State.LATE


@pytest.mark.parametrize(
    ("country", "code", "source"),
    [
        ("SE", "AB", "se_bolagsverket"),
        ("FI", "16", "fi_prh_xbrl"),
        ("EE", "", "ee_ariregister"),
        ("LV", "SIA", "lv_ur"),
    ],
)
def test_a_register_that_gives_out_some_reports_shows_no_one_late(
    country: str, code: str, source: str
) -> None:
    form = known("company.form", "Osaühing", code=code)
    lookups = (asked(date(2026, 11, 22), source=source),)
    old = of_country(country, form, *annual(2023, "EUR", equity=7), lookups=lookups)
    assert (old.state, old.state.bad) == (State.CANNOT_TELL, False)
    assert "only some" in ENGLISH.say(old.words)
    new = of_country(country, form, *annual(2025, "EUR", equity=7), lookups=lookups)
    assert new.state is State.NOT_DUE


@pytest.mark.parametrize(("country", "code"), [("FR", "5710"), ("CZ", "112"), ("LV", "AS")])
def test_where_no_accounts_are_known_nothing_is_said_of_a_first_year_long_ago(
    country: str, code: str
) -> None:
    form, founded = known("company.form", "x", code=code), known("company.founded", "1999-04-01")
    told = of_country(country, form, founded)
    assert told.state is State.CANNOT_TELL
    assert ENGLISH.say(told.words).startswith("none of its accounts are known to us")


def test_danish_accounts_are_late_by_the_list_of_what_is_filed() -> None:
    form = known("company.form", "Anpartsselskab", code="80")
    facts = (form, *annual(2024, "DKK", equity=7))
    listed = replace(asked(date(2026, 11, 22)), question=INDEX)
    late = of_country("DK", *facts, lookups=(listed,))
    assert (late.state, late.due) == (State.LATE, date(2026, 6, 30))
    for source, due in (("wikidata", date(2026, 6, 30)), ("dk_cvr_permanent", date(2026, 4, 30))):
        entity = Entity(source, "99000007")
        exchange = known("company.listed", "Børsnoteret", entity=entity)
        assert of_country("DK", *facts, exchange, lookups=(listed,)).due == due


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
    stale = known("company.accounts_due", "2026-09-30", at=datetime(2026, 9, 30, tzinfo=UTC))
    assert duty(FORM, stale).state is State.CANNOT_TELL


def test_late_by_its_register_is_what_the_register_itself_calls_so() -> None:
    due = known("company.accounts_due", "2026-11-10")
    for overdue, state in (("yes", State.LATE), ("no", State.CANNOT_TELL)):
        flag = known("company.accounts_overdue", overdue)
        assert duty(FORM, due, flag).state is state
    # Without its word a register may take its time to show what came.
    assert duty(FORM, due).state is State.CANNOT_TELL
    assert duty(FORM, due, on=date(2026, 12, 20)).state is State.LATE


def test_a_year_that_is_none_is_passed_over() -> None:
    for year in ("0", "0000", "²", "10000"):
        newest = known("company.last_accounts", year)
        assert duty(FORM, *annual(2025, equity=7), newest).state is State.NOT_DUE


def test_a_waived_audit_is_neutral() -> None:
    waived = known("company.audit_waived", "2019-05-31")
    found = auditor_duty(sounding(FORM, waived))
    assert (found.state, found.state.bad) == (State.WAIVED, False)


def test_a_required_auditor_is_missing_only_where_roles_were_told() -> None:
    told = (lookup(1, "roles", AnswerKind.FOUND, "no_enhetsregisteret"),)
    elsewhere = (lookup(1, "roles", AnswerKind.FOUND, "dk_proff"),)
    assert auditor_duty(sounding(FORM, lookups=elsewhere)).state is State.CANNOT_TELL
    assert auditor_duty(sounding(FORM)).state is State.CANNOT_TELL
    assert auditor_duty(sounding(FORM, lookups=told)).state is State.MISSING
    gone = known("company.status", "ceased")
    assert auditor_duty(sounding(FORM, gone, lookups=told)).state is State.CANNOT_TELL
    firm = known("company.auditor", "Revisjon Eksempel AS")
    assert auditor_duty(sounding(FORM, firm, lookups=told)).state is State.MET


@pytest.mark.parametrize(
    ("form", "state"),
    [("80", State.MISSING), ("60", State.MISSING), ("10", State.CANNOT_TELL)],
)
def test_a_danish_limited_company_has_an_auditor_or_has_waived_the_audit(
    form: str, state: State
) -> None:
    register = Entity("dk_cvr_permanent", "99000007")
    facts = (known("company.form", "Selskab", entity=register, code=form),)
    told = (lookup(1, "roles", AnswerKind.FOUND, "dk_cvr_permanent"),)
    company = replace(COMPANY, country="DK")

    def duty_of(*more: KnownFact) -> Duty:
        return auditor_duty(replace(sounding(*facts, *more, lookups=told), company=company))

    assert duty_of().state is state
    assert duty_of(known("company.audit_waived", "2021-01-01")).state is State.WAIVED


def test_the_register_itself_may_say_that_the_auditor_is_missing() -> None:
    since = known("company.auditor_missing_since", "2026-02-01")
    assert auditor_duty(sounding(FORM, since)).state.bad


@pytest.mark.parametrize(
    "fact",
    [
        known("company.last_accounts", "9999"),
        known("company.founded", "9999-12-31"),
        known("company.registered", "9999-12-31"),
        known("company.first_period_end", "9999-12-31"),
    ],
    ids=lambda each: each.fact.key,
)
def test_a_day_at_the_end_of_the_calendar_is_no_day(fact: KnownFact) -> None:
    assert duty(FORM, fact).state is State.CANNOT_TELL
    assert duty(FORM, fact, *annual(2025, equity=7)).due == date(2027, 7, 31)
