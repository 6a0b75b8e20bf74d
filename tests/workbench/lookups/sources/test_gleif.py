"""GLEIF: recorded records to the letter, days at home, one record a number, relations as linked."""

import json
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.answers import ask, read, read_recorded, response, values
from tests.recorded import recorded
from tests.samples import NOW
from workbench.domain.codes import code_words
from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

KEY = "gleif"
AMAZON, PUMA = "254900LNRYNOQ9YPU758", "529900GRZ2BQY5ZM9N49"
COMMERZ, TRADER = "851WYGNLUQLFZBSYGB56", "9845001B2AD43E664E58"
FRAPORT, BLOOMBERG = "5299001ERX0K10IZUL40", "5493001KJTIIGC8Y1R12"
LIST = f"{KEY}/lei_records_list.json"
OWN, OTHER = "9999000000FJORDLYS12", "99990000000SKAGEN043"


def lei(about: str, **arguments: str) -> Question:
    return ask(KEY, "lei", about, **arguments)


def record(**changes: Any) -> dict[str, Any]:
    """Return an invented record; entity, registration and relationships may be changed."""
    entity = {
        "legalName": {"name": "Fjordlys Automasjon ASA", "language": "no"},
        "otherNames": [],
        "legalAddress": {
            "addressLines": ["Kaia 1"],
            "city": "Molde",
            "country": "NO",
            "postalCode": "6413",
        },
        "registeredAt": {"id": "RA000472", "other": None},
        "registeredAs": "311 000 004",
        "category": "GENERAL",
        "legalForm": {"id": "ABCD", "other": None},
        "status": "ACTIVE",
        "expiration": {"date": None, "reason": None},
        "successorEntities": [],
        "creationDate": "2008-04-13T22:00:00Z",
    }
    registration = {"status": "ISSUED", "nextRenewalDate": "2027-02-01T00:00:00Z"}
    number = changes.get("lei", OWN)
    return {
        "type": "lei-records",
        "id": number,
        "attributes": {
            "lei": number,
            "entity": entity | changes.get("entity", {}),
            "registration": registration | changes.get("registration", {}),
            "bic": None,
        },
        "relationships": changes.get("relationships", {}),
    }


def one(**changes: Any) -> bytes:
    return json.dumps({"meta": {}, "data": record(**changes)}).encode()


def several(*records: dict[str, Any], total: int | None = None) -> bytes:
    count = len(records) if total is None else total
    meta = {"pagination": {"total": count}}
    return json.dumps({"meta": meta, "links": {}, "data": list(records)}).encode()


def by_number(*records: dict[str, Any]) -> Answer:
    return read(lei("311000004", scheme="no.orgnr"), several(*records))


def asked(answer: Answer) -> set[tuple[str, str]]:
    return {(each.kind, each.argument("level")) for each in answer.follow}


def stated(answer: Answer) -> dict[str, str]:
    return {each.fact.key: each.fact.value for each in answer.facts}


def test_amazon_digital_is_read_as_recorded() -> None:
    answer = read_recorded(lei(AMAZON), f"{KEY}/lei_record_{AMAZON}.json")
    assert answer.kind is AnswerKind.FOUND
    assert answer.entity == Entity(KEY, AMAZON)
    assert answer.identifiers == (
        Identifier(Scheme.LEI, AMAZON),
        Identifier(Scheme.GB_CRN, "06528297"),
    )
    assert stated(answer) == {
        "company.name": "Amazon Digital UK Limited",
        "company.former_name": "LOVEFILM LIMITED",
        "company.address": "1 Principal Place, Worship Street, EC2A 2FA London, GB",
        "company.town": "London",
        "company.country": "GB",
        "company.founded": "2008-03-08",
        "company.status": "active",
        "company.lei_status": "ISSUED",
        "company.lei_renewal": "2026-05-20",
    }
    assert values(answer, "company.former_name") == [
        "AMAZON VIDEO LIMITED",
        "AMAZON INSTANT VIDEO LIMITED",
        "LOVEFILM UK LIMITED",
        "LOVEFILM LIMITED",
    ]
    assert asked(answer) == {("no_parent", "direct"), ("group_parent", "")}
    assert answer.drift == ()
    name = next(each for each in answer.facts if each.fact.key == "company.name")
    assert name.place.locator == "/data/attributes/entity/legalName/name"


@pytest.mark.parametrize(
    ("number", "name", "founded", "renewal"),
    [
        (PUMA, "PUMA SE", "2011-07-25", "2025-10-23"),
        (
            f"{COMMERZ}_commerzbank",
            "COMMERZBANK Aktiengesellschaft",
            "1952-10-17",
            "2026-04-24",
        ),
    ],
)
def test_a_day_written_as_midnight_in_germany_is_that_day(
    number: str, name: str, founded: str, renewal: str
) -> None:
    answer = read_recorded(lei(number[:20]), f"{KEY}/lei_record_{number}.json")
    assert values(answer, "company.name") == [name]
    assert values(answer, "company.founded") == [founded]
    assert values(answer, "company.lei_renewal") == [renewal]
    # A German court's number is none of ours.
    assert answer.identifiers == (Identifier(Scheme.LEI, number[:20]),)
    assert asked(answer) == {
        ("no_parent", "direct"),
        ("no_parent", "ultimate"),
        ("children", ""),
        ("form", ""),
        ("index", ""),
    }
    assert answer.drift == ()


def test_a_sole_trader_is_personal() -> None:
    answer = read_recorded(lei(TRADER), f"{KEY}/lei_record_issued_{TRADER}.json")
    assert values(answer, "company.sole_trader") == ["yes"]
    assert values(answer, "company.name") == ["RAHUL"]
    found = read_recorded(ask(KEY, "search", TRADER), f"{KEY}/lei_record_issued_{TRADER}.json")
    (trader,) = found.candidates
    assert trader.personal


def test_every_record_of_the_recorded_list_is_a_candidate() -> None:
    answer = read_recorded(ask(KEY, "search", "x", by="among"), LIST)
    found = {each.entity.number: each for each in answer.candidates}
    assert len(found) == 12
    assert found["21380068P1DRHMJ8KU70"].founded == date(2002, 2, 5)
    assert found["21380068P1DRHMJ8KU70"].identifier == Identifier(Scheme.GB_CRN, "04366849")
    # Written 556708-1699.
    assert found["549300O897ZC5H7CY412"].identifier == Identifier(Scheme.SE_ORGNR, "5567081699")
    assert found["549300O897ZC5H7CY412"].country == "SE"
    assert found[COMMERZ].identifier == Identifier(Scheme.LEI, COMMERZ)
    assert found["335800CCCPHKUOXPC332"].personal
    assert found["335800CCCPHKUOXPC332"].founded == date(2017, 7, 1)
    assert not any(each.decisive for each in answer.candidates)


def test_a_number_finds_the_one_record_that_holds_it() -> None:
    answer = read_recorded(lei("5567081699", scheme="se.orgnr"), LIST)
    assert answer.entity == Entity(KEY, "549300O897ZC5H7CY412")
    assert Identifier(Scheme.SE_ORGNR, "5567081699") in answer.identifiers
    assert values(answer, "company.founded") == ["2006-08-08"]
    assert asked(answer) == {("parent", ""), ("group_parent", "")}


def test_bloombergs_parents_are_read_as_recorded() -> None:
    for kind, path, name, number in (
        ("parent", f"direct_parent_{BLOOMBERG}", "Bloomberg L.P.", "549300B56MD0ZC402L06"),
        ("group_parent", f"ultimate_parent_{BLOOMBERG}", "Bloomberg Inc.", "549300RMUDWPHCUQNE66"),
    ):
        answer = read_recorded(ask(KEY, kind, BLOOMBERG), f"{KEY}/{path}.json")
        (fact,) = [each.fact for each in answer.facts]
        assert (fact.entity.number, fact.value) == (BLOOMBERG, name)
        assert dict(fact.qualifiers) == {
            "country": "US",
            "kind": "direct" if kind == "parent" else "ultimate",
            "number": number,
            "scheme": "lei",
        }


def test_fraports_subsidiaries_are_read_as_recorded() -> None:
    answer = read_recorded(ask(KEY, "children", FRAPORT), f"{KEY}/direct_children_{FRAPORT}.json")
    assert answer.kind is AnswerKind.FOUND
    assert [(each.fact.value, each.fact.qualifier("number")) for each in answer.facts] == [
        ("Lima Airport Partners S.R.L.", "254900RX3NW13DDG3905"),
        ("FRAPORT MALTA BUSINESS SERVICES LTD", "529900YR7EORVQ2U3353"),
    ]


def test_no_subsidiaries_are_nothing_found() -> None:
    answer = read_recorded(ask(KEY, "children", AMAZON), f"{KEY}/direct_children_empty.json")
    assert (answer.kind, answer.facts) == (AnswerKind.NOTHING_FOUND, ())


def test_subsidiaries_beyond_the_page_are_counted() -> None:
    answer = read(ask(KEY, "children", OTHER), several(record(), total=41))
    assert answer.kind is AnswerKind.PARTIAL
    assert [str(each) for each in answer.missing] == ["The register knows 40 more subsidiaries."]


def test_why_no_parent_is_told_is_read_as_recorded() -> None:
    question = ask(KEY, "no_parent", COMMERZ, level="direct")
    answer = read_recorded(question, f"{KEY}/direct_parent_reporting_exception.json")
    assert values(answer, "company.no_parent_because") == ["NO_KNOWN_PERSON"]
    words = code_words("company.no_parent_because", "NO_KNOWN_PERSON")
    assert str(words) == "nobody is known to control it"
    with pytest.raises(SourceUnreadable):
        read_recorded(
            ask(KEY, "no_parent", COMMERZ, level="ultimate"),
            f"{KEY}/direct_parent_reporting_exception.json",
        )


def test_names_that_are_alike_lead_to_their_records() -> None:
    question = ask(KEY, "search", "factbook", by="like")
    answer = read_recorded(question, f"{KEY}/fuzzycompletions_facebook.json")
    assert answer.follow == (
        ask(
            KEY,
            "search",
            "549300BACZP326UOBH06,335800CZZQAMN5PMNQ89,635400XSFNRXSVRFGR47",
            by="among",
        ),
    )


def test_a_name_may_come_without_a_record() -> None:
    question = ask(KEY, "search", "Global", by="like")
    answer = read_recorded(question, f"{KEY}/autocompletions_global.json")
    (follow,) = answer.follow
    assert follow.about.startswith("984500B447P639364M33,969500FE5WLM2JA86V93")


def test_a_name_without_hits_is_asked_for_by_likeness() -> None:
    answer = read(ask(KEY, "search", "Fjordlyss", by="name"), several())
    assert answer.kind is AnswerKind.NOTHING_FOUND
    assert answer.follow == (ask(KEY, "search", "Fjordlyss", by="like"),)


def test_a_number_written_with_blanks_is_the_same_number() -> None:
    answer = by_number(record())
    assert answer.identifiers == (
        Identifier(Scheme.LEI, OWN),
        Identifier(Scheme.NO_ORGNR, "311000004"),
    )
    assert values(answer, "company.founded") == ["2008-04-14"]


def test_two_records_for_one_number_are_told_and_not_taken() -> None:
    answer = by_number(record(), record(lei=OTHER))
    assert (answer.kind, answer.entity, answer.facts) == (AnswerKind.PARTIAL, None, ())
    assert OWN in str(answer.missing[0])
    assert OTHER in str(answer.missing[0])


def test_a_branch_with_the_same_number_is_a_branch_and_not_the_company() -> None:
    branch = record(lei=OTHER, entity={"category": "BRANCH"})
    answer = by_number(record(), branch)
    assert answer.entity == Entity(KEY, OWN)
    (fact,) = [each.fact for each in answer.facts if each.fact.key == "company.branch"]
    assert fact.qualifier("number") == OTHER
    alone = by_number(branch)
    assert (alone.kind, alone.facts) == (AnswerKind.NOTHING_FOUND, ())


def test_a_branch_asked_for_by_its_own_lei_does_not_hold_its_head_offices_number() -> None:
    branch = read(lei(OWN), one(entity={"category": "BRANCH"}))
    assert branch.identifiers == (Identifier(Scheme.LEI, OWN),)
    assert len(read(lei(OWN), one()).identifiers) == 2


def test_a_number_issued_twice_identifies_nobody() -> None:
    answer = by_number(record(), record(lei=OTHER, registration={"status": "DUPLICATE"}))
    assert answer.entity == Entity(KEY, OWN)


def test_a_record_that_lapsed_does_not_say_that_the_company_is_active_today() -> None:
    lapsed = {"status": "LAPSED"}
    answer = read(lei(OWN), one(registration=lapsed))
    assert answer.kind is AnswerKind.PARTIAL
    assert values(answer, "company.status") == []
    assert values(answer, "company.lei_status") == ["LAPSED"]
    assert "not renewed" in str(answer.missing[0])
    (found,) = read(ask(KEY, "search", OWN), one(registration=lapsed)).candidates
    assert found.status == ""
    ended = read(lei(OWN), one(registration=lapsed, entity={"status": "INACTIVE"}))
    assert values(ended, "company.status") == ["ceased"]


@pytest.mark.parametrize("status", ["ANNULLED", "DUPLICATE"])
def test_a_record_that_is_void_tells_nobodys_national_number(status: str) -> None:
    void = read(lei(OWN), one(registration={"status": status}))
    assert void.identifiers == (Identifier(Scheme.LEI, OWN),)
    assert values(void, "company.lei_status") == [status]


def test_a_swedish_number_is_asked_for_without_its_hyphen_when_nothing_is_found() -> None:
    question = lei("5560000019", scheme="se.orgnr")
    first = dict(SOURCES[KEY].request(question).params)
    assert first["filter[entity.registeredAs]"] == "556000-0019"
    answer = read(question, several())
    (again,) = answer.follow
    second = dict(SOURCES[KEY].request(again).params)
    assert second["filter[entity.registeredAs]"] == "5560000019"
    assert read(again, several()).follow == ()


def test_a_company_that_ended_says_when_and_who_took_over() -> None:
    ended = {
        "status": "INACTIVE",
        "expiration": {"date": "2025-06-30T22:00:00Z", "reason": "CORPORATE_ACTION"},
        "successorEntities": [{"lei": OTHER, "name": "Skagen Sensor A/S"}],
    }
    answer = read(lei(OWN), one(entity=ended, registration={"status": "MERGED"}))
    assert values(answer, "company.status") == ["ceased"]
    assert values(answer, "company.ceased") == ["2025-07-01"]
    assert values(answer, "company.status_reason") == ["CORPORATE_ACTION"]
    (merger,) = [each.fact for each in answer.facts if each.fact.key == "company.merger"]
    assert (merger.value, merger.end) == ("Skagen Sensor A/S", date(2025, 7, 1))
    assert dict(merger.qualifiers) == {"kind": "successor", "number": OTHER, "scheme": "lei"}


def test_a_proceeding_is_stated_unless_it_was_withdrawn() -> None:
    def events(status: str) -> dict[str, Any]:
        event = {"type": "LIQUIDATION", "status": status, "effectiveDate": "2026-05-01T00:00:00Z"}
        return {"eventGroups": [{"groupType": "STANDALONE", "events": [event]}]}

    answer = read(lei(OWN), one(entity=events("IN_PROGRESS")))
    (fact,) = [each.fact for each in answer.facts if each.fact.key == "company.insolvency"]
    assert (fact.value, fact.start) == ("LIQUIDATION", date(2026, 5, 1))
    withdrawn = read(lei(OWN), one(entity=events("WITHDRAWN_CANCELLED")))
    assert values(withdrawn, "company.insolvency") == []


@pytest.mark.parametrize("junk", ["3032-01-01T00:00:00Z", "9999-12-31T23:00:00Z", "soon"])
def test_a_junk_day_is_left_out_and_named(junk: str) -> None:
    answer = read(
        lei(OWN),
        one(entity={"creationDate": junk}, registration={"nextRenewalDate": junk}),
    )
    assert answer.kind is AnswerKind.PARTIAL
    assert values(answer, "company.founded") == []
    assert values(answer, "company.lei_renewal") == []
    assert len(answer.missing) == 2


def test_a_company_without_a_day_of_creation_states_none() -> None:
    answer = read(lei(OWN), one(entity={"creationDate": None}))
    assert (answer.kind, values(answer, "company.founded")) == (AnswerKind.FOUND, [])


def test_a_legal_form_is_stated_only_in_words() -> None:
    assert values(read(lei(OWN), one()), "company.form") == []
    form = {"legalForm": {"id": "8888", "other": "Stiftelse"}}
    (fact,) = [
        each.fact
        for each in read(lei(OWN), one(entity=form)).facts
        if each.fact.key == "company.form"
    ]
    assert (fact.value, fact.qualifier("code")) == ("Stiftelse", "8888")


def test_a_form_is_asked_for_by_its_code_where_no_register_of_ours_tells_it() -> None:
    foreign = {"registeredAt": {"id": "RA000242"}, "registeredAs": "HRB 1"}
    answer = read(lei(OWN), one(entity=foreign))
    assert answer.follow == (ask(KEY, "form", OWN, code="ABCD"),)
    request = SOURCES[KEY].request(answer.follow[0])
    assert request.url == "https://api.gleif.org/api/v1/entity-legal-forms/ABCD"
    for code in ("8888", "9999", None):
        other = foreign | {"legalForm": {"id": code, "other": None}}
        assert read(lei(OWN), one(entity=other)).follow == ()
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, "form", OWN, code="../x"))


def test_a_recorded_form_is_read_in_its_own_language() -> None:
    forms = json.loads(recorded(f"{KEY}/entity_legal_forms_page1.json"))["data"]
    vietnamese = next(each for each in forms if each["id"] == "0OCP")
    content = json.dumps({"data": vietnamese}).encode()
    answer = read(ask(KEY, "form", OWN, code="0OCP"), content)
    assert values(answer, "company.form") == ["công ty trách nhiệm hữu hạn"]
    with pytest.raises(SourceUnreadable):
        read(ask(KEY, "form", OWN, code="0AWU"), content)


def test_only_what_a_record_links_to_is_asked_for() -> None:
    links = {
        "direct-parent": {"links": {"relationship-record": "x", "lei-record": "x"}},
        "ultimate-parent": {"links": {"reporting-exception": "x"}},
    }
    answer = read(lei(OWN), one(relationships=links))
    assert asked(answer) == {("parent", ""), ("no_parent", "ultimate")}
    assert read(lei(OWN), one()).follow == ()


def test_a_listed_companys_filings_are_asked_for_with_the_number_it_is_known_by() -> None:
    listed = record(relationships={"isins": {"links": {"related": "x"}}})
    held = ask("xbrl_filings", "index", OWN, holds="no.orgnr 311000004")
    assert by_number(listed).follow == (held,)
    by_lei = read(lei(OWN), json.dumps({"data": listed}).encode())
    assert by_lei.follow == (ask("xbrl_filings", "index", OWN),)


def test_a_record_of_another_company_is_refused() -> None:
    with pytest.raises(SourceUnreadable):
        read(lei(OTHER), one())


def test_a_company_is_not_its_own_parent() -> None:
    with pytest.raises(SourceUnreadable):
        read(ask(KEY, "parent", OWN), one())


def test_what_is_not_there_is_nothing_found() -> None:
    assert read(lei(OWN), b'{"errors":[{"status":"404"}]}', 404).kind is AnswerKind.NOTHING_FOUND


def test_requests_are_built_from_checked_numbers() -> None:
    source = SOURCES[KEY]
    assert source.request(lei(AMAZON)).url == f"https://api.gleif.org/api/v1/lei-records/{AMAZON}"
    parent = source.request(ask(KEY, "group_parent", AMAZON))
    assert parent.url.endswith(f"/{AMAZON}/ultimate-parent")
    why = source.request(ask(KEY, "no_parent", AMAZON, level="ultimate"))
    assert why.url.endswith(f"/{AMAZON}/ultimate-parent-reporting-exception")
    number = dict(source.request(lei("923609016", scheme="no.orgnr")).params)
    assert number["filter[entity.registeredAs]"] == "923609016"
    assert number["filter[entity.registeredAt]"] == "RA000472,RA000473"


@pytest.mark.parametrize(
    "question",
    [
        lei("254900LNRYNOQ9YPU759"),
        lei("../lei-records"),
        lei("923609017", scheme="no.orgnr"),
        lei("923 609 016", scheme="no.orgnr"),
        lei("0000320193", scheme="us.cik"),
        ask(KEY, "search", f"{AMAZON},x", by="among"),
    ],
)
def test_what_is_no_number_is_not_asked(question: Question) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(question)


def company(*identifiers: Identifier) -> Company:
    return Company(
        id=UUID(int=1), name="Fjordlys", country="NO", identifiers=identifiers, opened=NOW
    )


def test_a_company_is_asked_for_by_its_lei_else_by_its_national_number() -> None:
    source = SOURCES[KEY]
    national = Identifier(Scheme.NO_ORGNR, "311000004")
    assert source.plan(company(national), ()) == (lei("311000004", scheme="no.orgnr"),)
    both = company(national, Identifier(Scheme.LEI, OWN))
    assert source.plan(both, ()) == (lei(OWN),)
    assert source.plan(company(Identifier(Scheme.DOMAIN, "fjordlys.example")), ()) == ()


def test_searches_are_by_lei_by_number_or_by_name() -> None:
    source = SOURCES[KEY]
    by_lei = Query(text=OWN, identifier=Identifier(Scheme.LEI, OWN))
    assert source.searches(by_lei) == (ask(KEY, "search", OWN),)
    vat = Query(
        text="x",
        identifier=Identifier(Scheme.EU_VAT, "DK99000007"),
        holds=Identifier(Scheme.DK_CVR, "99000007"),
    )
    assert source.searches(vat) == (ask(KEY, "search", "99000007", scheme="dk.cvr"),)
    named = Query(text="Fjordlys", name="Fjordlys")
    assert source.searches(named) == (ask(KEY, "search", "Fjordlys", by="name"),)


RECORDED = (
    (lei(AMAZON), f"{KEY}/lei_record_{AMAZON}.json"),
    (lei(COMMERZ), f"{KEY}/lei_record_{COMMERZ}_commerzbank.json"),
    (ask(KEY, "children", FRAPORT), f"{KEY}/direct_children_{FRAPORT}.json"),
    (ask(KEY, "search", "factbook", by="like"), f"{KEY}/fuzzycompletions_facebook.json"),
    (
        ask(KEY, "no_parent", COMMERZ, level="direct"),
        f"{KEY}/direct_parent_reporting_exception.json",
    ),
)
ODD = st.none() | st.integers() | st.text() | st.lists(st.text(), max_size=2) | st.booleans()


@pytest.mark.parametrize(("question", "file"), RECORDED, ids=[file for _, file in RECORDED])
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(data=st.data())
def test_one_changed_place_is_read_or_refused(
    question: Question, file: str, data: st.DataObject
) -> None:
    body = json.loads(recorded(file))
    everywhere = list(places(body))
    holder, name = everywhere[data.draw(st.integers(0, len(everywhere) - 1))]
    holder[name] = data.draw(ODD)
    with suppress(SourceUnreadable):
        answer = SOURCES[KEY].read(question, response(json.dumps(body).encode()))
        assert all(each.fact.value for each in answer.facts)


def places(value: Any) -> list[tuple[Any, Any]]:
    keys: list[Any] = []
    if isinstance(value, dict):
        keys = list(value)
    elif isinstance(value, list):
        keys = list(range(len(value)))
    found = [(value, key) for key in keys]
    return found + [each for key in keys for each in places(value[key])]
