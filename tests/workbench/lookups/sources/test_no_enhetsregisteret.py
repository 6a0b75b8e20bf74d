"""Enhetsregisteret: every value equals the one in the register's recorded answer."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.answers import ask, read, read_recorded, values
from tests.recorded import recorded
from tests.samples import COMPANY
from workbench.domain.company import Entity, Identifier, Query, Scheme
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

KEY = "no_enhetsregisteret"
EQUINOR = "923609016"
EQUINOR_FILE = f"{KEY}/enhet_923609016_equinor_2026-10.json"
FJORDLYS = "311000004"


def unit(number: str = FJORDLYS) -> Question:
    return ask(KEY, "unit", number)


def read_unit(**fields: object) -> Answer:
    record = {"organisasjonsnummer": FJORDLYS, "navn": "FJORDLYS AUTOMASJON AS", **fields}
    return read(unit(), json.dumps(record).encode())


def roles(*groups: dict[str, object]) -> Answer:
    return read(ask(KEY, "roles", FJORDLYS), json.dumps({"rollegrupper": groups}).encode())


def person(code: str, title: str, name: str, **over: object) -> dict[str, object]:
    first, last = name.split()
    holder = {
        "fodselsdato": "1970-01-31",
        "navn": {"fornavn": first, "etternavn": last},
        "erDoed": over.pop("dead", False),
    }
    return {"type": {"kode": code, "beskrivelse": title}, "person": holder, **over}


def group(code: str, *holders: dict[str, object]) -> dict[str, object]:
    return {"type": {"kode": code}, "sistEndret": "2026-06-03", "roller": holders}


def test_equinor_reads_as_the_register_has_it() -> None:
    answer = read_recorded(unit(EQUINOR), EQUINOR_FILE)
    stated = {each.fact.key: each.fact.value for each in answer.facts}
    assert answer.kind is AnswerKind.FOUND
    assert answer.entity == Entity(KEY, EQUINOR)
    assert answer.identifiers == (Identifier(Scheme.NO_ORGNR, EQUINOR),)
    assert answer.drift == ()
    assert stated["company.name"] == "EQUINOR ASA"
    assert stated["company.founded"] == "1972-09-18"
    assert stated["company.registered"] == "1995-03-12"
    assert stated["company.employees"] == "21272"
    assert stated["company.last_accounts"] == "2025"
    assert stated["company.status"] == "active"
    assert stated["company.sole_trader"] == "no"
    assert stated["company.address"] == "Forusbeen 50, 4035 STAVANGER"
    assert stated["company.town"] == "STAVANGER"
    assert stated["company.website"] == "www.equinor.com"
    assert stated["company.purpose"].startswith("Å utvikle, produsere og markedsføre ulike former")
    assert "avledede produkter" in stated["company.purpose"]
    assert "company.employees_band" not in stated


def test_equinors_record_states_these_values_and_no_others() -> None:
    facts = [each.fact for each in read_recorded(unit(EQUINOR), EQUINOR_FILE).facts]
    single = {
        fact.key.removeprefix("company."): fact.value
        for fact in facts
        if fact.key not in {"company.former_name", "company.industry", "company.register_entry"}
    }
    assert single.pop("purpose").endswith("eller i samarbeid med andre selskaper.")
    assert single == {
        "name": "EQUINOR ASA",
        "website": "www.equinor.com",
        "last_accounts": "2025",
        "founded": "1972-09-18",
        "registered": "1995-03-12",
        "in_group": "yes",
        "vat_registered": "yes",
        "phone": "51 99 00 00",
        "form": "Allmennaksjeselskap",
        "sole_trader": "no",
        "status": "active",
        "address": "Forusbeen 50, 4035 STAVANGER",
        "town": "STAVANGER",
        "country": "NO",
        "employees": "21272",
        "capital": "5976872600",
    }
    entries = [fact for fact in facts if fact.key == "company.register_entry"]
    assert [(fact.value, fact.start) for fact in entries] == [
        ("Foretaksregisteret", date(1988, 4, 28)),
        ("Merverdiavgiftsregisteret", date(1989, 7, 1)),
    ]


def test_equinors_capital_trades_and_former_names_keep_unit_rank_and_dates() -> None:
    facts = [each.fact for each in read_recorded(unit(EQUINOR), EQUINOR_FILE).facts]
    (capital,) = [fact for fact in facts if fact.key == "company.capital"]
    assert (capital.number, capital.unit) == (Decimal(5976872600), "NOK")
    trades = [fact for fact in facts if fact.key == "company.industry"]
    assert [(fact.qualifier("code"), fact.qualifier("rank")) for fact in trades] == [
        ("06.100", "1"),
        ("06.200", "2"),
        ("19.200", "3"),
    ]
    former = [fact for fact in facts if fact.key == "company.former_name"]
    assert [(fact.value, fact.start, fact.end) for fact in former] == [
        ("Den norske stats oljeselskap a.s", date(1995, 3, 12), date(2001, 5, 11)),
        ("STATOIL ASA", date(2001, 5, 11), date(2007, 10, 1)),
        ("STATOILHYDRO ASA", date(2007, 10, 1), date(2009, 11, 2)),
        ("STATOIL ASA", date(2009, 11, 2), date(2018, 5, 16)),
    ]
    assert len({fact.id for fact in facts}) == len(facts)


def test_every_place_points_at_its_value() -> None:
    root = json.loads(recorded(EQUINOR_FILE), parse_float=Decimal)
    for stated in read_recorded(unit(EQUINOR), EQUINOR_FILE).facts:
        found = root
        for step in stated.place.locator.split("/")[1:]:
            found = found[int(step)] if isinstance(found, list) else found[step]
        if isinstance(found, str):
            assert stated.place.original == found
        elif isinstance(found, int | Decimal) and not isinstance(found, bool):
            assert stated.fact.number == found


def test_a_deleted_unit_is_ceased_on_its_day() -> None:
    answer = read_recorded(unit("821227062"), f"{KEY}/enhet_slettet_821227062.json")
    assert answer.kind is AnswerKind.FOUND
    assert values(answer, "company.status") == ["ceased"]
    assert values(answer, "company.ceased") == ["2024-11-26"]
    assert values(answer, "company.status_since") == ["2024-11-26"]
    assert values(answer, "company.status_reason") == []
    assert answer.drift == ()


def test_a_unit_removed_by_law_is_purged_and_nothing_is_stated() -> None:
    answer = read_recorded(
        ask(KEY, "branch", "433695968"), f"{KEY}/error_410_fjernet_underenhet_433695968.json", 410
    )
    assert (answer.kind, answer.purge, answer.facts) == (AnswerKind.NOTHING_FOUND, True, ())
    assert answer.entity == Entity(KEY, "433695968")
    assert "removed this company by law" in str(answer.problem and answer.problem.message)


@pytest.mark.parametrize(
    "body", [b"", b"<html>Gone</html>", b'{"organisasjonsnummer": "311000012"}', b"{}"]
)
def test_nothing_is_purged_unless_the_register_names_the_unit(body: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        read(unit(), body, 410)


def test_an_unknown_number_is_tried_as_a_branch() -> None:
    answer = read(unit(), b"", 404)
    assert answer.kind is AnswerKind.NOTHING_FOUND
    assert answer.follow == (ask(KEY, "branch", FJORDLYS),)
    assert read(ask(KEY, "branch", FJORDLYS), b"", 404).follow == ()
    assert read(ask(KEY, "roles", FJORDLYS), b"", 404).follow == ()


def test_a_web_page_with_404_is_no_word_of_the_register() -> None:
    with pytest.raises(SourceUnreadable):
        read(unit(), b"<html>No such page</html>", 404)


def test_an_answer_about_another_unit_is_refused() -> None:
    with pytest.raises(SourceUnreadable):
        read_recorded(unit(), EQUINOR_FILE)


def test_a_branch_is_read_and_its_owner_is_asked_for() -> None:
    question = ask(KEY, "branch", "924203617")
    answer = read_recorded(question, f"{KEY}/underenhet_924203617.json")
    assert values(answer, "company.parent") == ["991825827"]
    assert values(answer, "company.town") == ["BRØNNØYSUND"]
    assert values(answer, "company.employees") == ["94"]
    assert values(answer, "company.status") == []
    assert answer.drift == ()
    assert answer.follow == (ask(KEY, "search", "991825827", by="number", branch="924203617"),)


def test_branches_are_counted_and_listed_by_name_town_and_number() -> None:
    question = ask(KEY, "branches", "991825827")
    answer = read_recorded(question, f"{KEY}/sok_underenhet_page.json")
    assert answer.kind is AnswerKind.PARTIAL
    assert answer.entity == Entity(KEY, "991825827")
    count, branch = (each.fact for each in answer.facts)
    assert (count.key, count.value) == ("company.branches", "3")
    assert (branch.key, branch.value, branch.qualifier("number")) == (
        "company.branch",
        "DIGITALISERINGSDIREKTORATET AVD BRØNNØYSUND, BRØNNØYSUND",
        "924203617",
    )
    assert answer.drift == ()
    none = read_recorded(
        ask(KEY, "branches", "123456789"), f"{KEY}/sok_underenhet_ingen_treff.json"
    )
    assert (none.kind, none.facts) == (AnswerKind.NOTHING_FOUND, ())


def branches(*units: dict[str, object], total: int | None = None) -> Answer:
    page = {"totalElements": len(units) if total is None else total}
    body = {"_embedded": {"underenheter": units}, "page": page}
    return read(ask(KEY, "branches", FJORDLYS), json.dumps(body).encode())


def branch(number: str = "311000012", **over: object) -> dict[str, object]:
    said = {"organisasjonsnummer": number, "navn": "FJORDLYS MOLDE", "overordnetEnhet": FJORDLYS}
    return {**said, **over}


def test_a_branch_that_has_closed_is_not_listed_and_a_town_that_is_not_told_is_left_out() -> None:
    answer = branches(branch(), branch("311000020", nedleggelsesdato="2020-01-31"))
    assert values(answer, "company.branch") == ["FJORDLYS MOLDE"]
    assert values(answer, "company.branches") == ["2"]


@pytest.mark.parametrize(
    "unit",
    [
        branch(overordnetEnhet="311000020"),
        branch(overordnetEnhet=None),
        branch(navn=None),
        branch("311000013"),
    ],
)
def test_what_is_no_branch_of_the_company_is_refused(unit: dict[str, object]) -> None:
    with pytest.raises(SourceUnreadable):
        branches(unit)


def test_branches_that_are_counted_and_not_listed_make_the_answer_partial() -> None:
    answer = branches(branch(), total=51)
    assert answer.kind is AnswerKind.PARTIAL
    assert values(answer, "company.branches") == ["51"]
    assert [str(each) for each in answer.missing] == [
        "The register knows 51 branches; the first 1 are read."
    ]


def test_more_branches_than_are_told_of_are_refused() -> None:
    with pytest.raises(SourceUnreadable):
        branches(branch(), branch("311000020"), total=1)


@pytest.mark.parametrize("status", [404, 410])
def test_a_list_that_is_gone_is_not_taken_for_a_company_that_is(status: int) -> None:
    answer = read(ask(KEY, "branches", FJORDLYS), b"", status)
    assert (answer.kind, answer.purge) == (AnswerKind.FAILED, False)


def test_the_owner_of_a_branch_is_offered_but_decides_nothing() -> None:
    question = ask(KEY, "search", FJORDLYS, by="number", branch="311000012")
    body = json.dumps({"organisasjonsnummer": FJORDLYS, "navn": "FJORDLYS AUTOMASJON AS"})
    (candidate,) = read(question, body.encode()).candidates
    assert not candidate.decisive
    assert "311000012 is a branch of this company." in [str(each) for each in candidate.agrees]


def test_a_search_by_name_offers_candidates() -> None:
    question = ask(KEY, "search", "Digitaliseringsdirektoratet", by="name")
    answer = read_recorded(question, f"{KEY}/sok_enhet_digdir_page.json")
    (candidate,) = answer.candidates
    assert candidate.identifier == Identifier(Scheme.NO_ORGNR, "991825827")
    assert (candidate.name, candidate.town) == ("DIGITALISERINGSDIREKTORATET", "OSLO")
    assert (candidate.form, candidate.status) == ("ORGL", "active")
    assert not candidate.decisive
    assert not candidate.personal
    assert answer.facts == ()


def test_a_search_without_hits_found_nothing() -> None:
    answer = read_recorded(
        ask(KEY, "search", "foobarbaz", by="name"), f"{KEY}/sok_enhet_ingen_treff.json"
    )
    assert (answer.kind, answer.candidates) == (AnswerKind.NOTHING_FOUND, ())


@pytest.mark.parametrize("page", [{"totalElements": 3}, {}, {"totalElements": "0"}])
def test_a_search_that_loses_its_hits_is_not_nothing_found(page: dict[str, object]) -> None:
    with pytest.raises(SourceUnreadable):
        read(ask(KEY, "search", "Fjordlys", by="name"), json.dumps({"page": page}).encode())


def test_the_unit_that_holds_the_number_is_decisive() -> None:
    question = ask(KEY, "search", EQUINOR, by="number")
    (candidate,) = read_recorded(question, EQUINOR_FILE).candidates
    assert candidate.decisive
    assert candidate.founded == date(1972, 9, 18)


@pytest.mark.parametrize("code", ["ENK", "PERS"])
def test_a_sole_trader_is_marked_as_a_person(code: str) -> None:
    form = {"kode": code, "beskrivelse": "Enkeltpersonforetak"}
    assert values(read_unit(organisasjonsform=form), "company.sole_trader") == ["yes"]
    record = {"organisasjonsnummer": FJORDLYS, "navn": "HAVBRIS", "organisasjonsform": form}
    found = read(ask(KEY, "search", FJORDLYS, by="number"), json.dumps(record).encode())
    assert found.candidates[0].personal


def test_one_to_four_employees_are_withheld_not_missing_and_not_zero() -> None:
    withheld = read_unit(harRegistrertAntallAnsatte=True)
    assert values(withheld, "company.employees") == []
    assert values(withheld, "company.employees_band") == ["1–4"]
    none_told = read_unit(harRegistrertAntallAnsatte=False)
    assert values(none_told, "company.employees_band") == []
    assert values(none_told, "company.employees") == []


@given(
    deleted=st.booleans(), bankrupt=st.booleans(), compulsory=st.booleans(), winding=st.booleans()
)
def test_the_worst_status_is_the_status(
    *, deleted: bool, bankrupt: bool, compulsory: bool, winding: bool
) -> None:
    fields: dict[str, object] = {
        "konkurs": bankrupt,
        "underTvangsavviklingEllerTvangsopplosning": compulsory,
        "underAvvikling": winding,
    }
    if deleted:
        fields["slettedato"] = "2025-01-31"
    (status,) = values(read_unit(**fields), "company.status")
    order = (
        (deleted, "ceased"),
        (bankrupt, "bankrupt"),
        (compulsory, "compulsory_dissolution"),
        (winding, "in_liquidation"),
        (True, "active"),
    )
    assert status == next(word for holds, word in order if holds)


def test_silence_about_bankruptcy_is_not_active() -> None:
    assert values(read_unit(), "company.status") == []


def test_an_amount_without_currency_is_not_stated() -> None:
    assert values(read_unit(kapital={"belop": 30000.0}), "company.capital") == []


@pytest.mark.parametrize("currency", [578, ["NOK"], "kroner"])
def test_a_currency_that_is_none_costs_the_capital_and_nothing_else(currency: object) -> None:
    answer = read_unit(kapital={"belop": 30000.0, "valuta": currency})
    assert values(answer, "company.capital") == []
    assert values(answer, "company.name")
    assert isinstance(currency, str) or "retyped /kapital/valuta" in " ".join(answer.drift)


def test_a_new_field_is_noticed() -> None:
    assert "new /nyttFelt" in read_unit(nyttFelt={"a": 1}).drift


def test_recorded_roles_state_holders_changes_and_auditor() -> None:
    answer = read_recorded(ask(KEY, "roles", EQUINOR), f"{KEY}/roller_923609016_redacted.json")
    assert values(answer, "company.manager_changed") == ["2020-11-02"]
    assert values(answer, "company.board_changed") == ["2026-02-17"]
    assert values(answer, "company.auditor") == ["ERNST & YOUNG AS"]
    holders = [each.fact for each in answer.facts if each.fact.key == "role.holder"]
    roles = [fact.qualifier("role") for fact in holders]
    assert roles == ["manager", "chair", "employee_member"]
    (auditor,) = [each.fact for each in answer.facts if each.fact.key == "company.auditor"]
    assert auditor.qualifier("number") == "976389387"
    assert answer.drift == ()


def test_firms_that_own_a_partnership_are_its_owners() -> None:
    answer = read_recorded(
        ask(KEY, "roles", "810005912"), f"{KEY}/docs_enheter-roller-enhet-response.json"
    )
    owners = [each.fact for each in answer.facts]
    assert [(fact.key, fact.value, fact.qualifiers) for fact in owners] == [
        (
            "company.owner",
            name,
            (("kind", "partner"), ("number", number), ("scheme", "no.orgnr"), ("share", "0.5")),
        )
        for name, number in (
            ("Rolfsens Deltakerorganisasjon AS", "810006242"),
            ("Sult AS", "810004282"),
        )
    ]
    assert answer.drift == ()


def test_who_left_was_struck_off_or_died_is_left_out() -> None:
    answer = roles(
        group(
            "STYR",
            person("LEDE", "Styrets leder", "Ingrid Prøve", fratraadt=False, avregistrert=False),
            person("MEDL", "Styremedlem", "Nils Oppdiktet", fratraadt=True),
            person("MEDL", "Styremedlem", "Kari Oppdiktet", avregistrert=True),
            person("MEDL", "Styremedlem", "Ola Oppdiktet", dead=True),
        )
    )
    assert values(answer, "role.holder") == ["Ingrid Prøve"]


def test_no_date_of_birth_leaves_the_answer() -> None:
    answer = roles(group("DAGL", person("DAGL", "Daglig leder", "Ingrid Prøve")))
    assert values(answer, "role.holder") == ["Ingrid Prøve"]
    assert "1970" not in repr(answer)


def test_a_unit_without_roles_found_nothing() -> None:
    assert roles().kind is AnswerKind.NOTHING_FOUND


def test_errors_of_the_register_are_failures() -> None:
    bad = read_recorded(unit(), f"{KEY}/error_400_docs.json", 400)
    assert bad.kind is AnswerKind.FAILED
    assert bad.problem is not None
    assert not bad.problem.again
    assert read_recorded(unit(), f"{KEY}/error_500_docs.json", 500).kind is AnswerKind.FAILED


def test_research_asks_for_the_unit_its_roles_and_its_branches() -> None:
    roles, branches = ask(KEY, "roles", FJORDLYS), ask(KEY, "branches", FJORDLYS)
    assert SOURCES[KEY].plan(COMPANY, ()) == (unit(), roles, branches)


def test_a_danish_number_is_not_asked_here() -> None:
    danish = Query(text="99000007", identifier=Identifier(Scheme.DK_CVR, "99000007"))
    assert SOURCES[KEY].searches(danish) == ()


def test_a_web_address_is_searched_by_its_words() -> None:
    domain = Identifier(Scheme.DOMAIN, "fjordlys.example")
    query = Query(text="www.fjordlys.example", identifier=domain, name="fjordlys")
    assert SOURCES[KEY].searches(query) == (
        ask(KEY, "website", "www.fjordlys.example"),
        ask(KEY, "search", "fjordlys", by="name"),
    )


def test_a_web_address_is_searched_for_with_www_and_then_without() -> None:
    asked = ask(KEY, "website", "www.fjordlys.example")
    sent = SOURCES[KEY].request(asked).address
    assert sent.endswith("/api/enheter?hjemmeside=www.fjordlys.example&size=10")
    none = json.dumps({"page": {"totalElements": 0}}).encode()
    answer = read(asked, none)
    assert answer.kind is AnswerKind.NOTHING_FOUND
    (bare,) = answer.follow
    assert bare == ask(KEY, "website", "fjordlys.example")
    assert read(bare, none).follow == ()
    unit = {"organisasjonsnummer": FJORDLYS, "navn": "FJORDLYS AUTOMASJON AS"}
    page = {"_embedded": {"enheter": [unit]}, "page": {"totalElements": 1}}
    answer = read(asked, json.dumps(page).encode())
    (found,) = answer.candidates
    assert not found.decisive
    assert [str(each) for each in found.agrees] == [
        "Its web address in the register is www.fjordlys.example."
    ]
    assert answer.follow == ()


def test_requests_go_to_the_register_by_name_number_and_kind() -> None:
    source = SOURCES[KEY]
    (by_name,) = source.searches(Query(text="FINN.no", name="FINN.no"))
    assert source.request(by_name).address.endswith("/api/enheter?navn=FINN.no&size=10")
    (by_number,) = source.searches(
        Query(text=FJORDLYS, identifier=Identifier(Scheme.NO_ORGNR, FJORDLYS))
    )
    assert source.request(by_number).url.endswith("/api/enheter/311000004")
    assert source.request(ask(KEY, "roles", FJORDLYS)).url.endswith("/enheter/311000004/roller")
    assert source.request(ask(KEY, "branch", FJORDLYS)).url.endswith("/underenheter/311000004")
    branches = source.request(ask(KEY, "branches", FJORDLYS)).address
    assert branches.endswith(
        "/api/underenheter?overordnetEnhet=311000004&size=500&sort=antallAnsatte%2CDESC"
    )


@given(st.text(max_size=12))
def test_only_a_true_number_gets_into_an_address(about: str) -> None:
    if about not in {EQUINOR, FJORDLYS}:
        with pytest.raises(InvalidInput):
            SOURCES[KEY].request(unit(f"{about}/../x"))
