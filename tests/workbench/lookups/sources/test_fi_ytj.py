"""YTJ: a Finnish company as the register tells it, and its searches."""

import copy
import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.answers import ask, read, read_recorded, response, values
from tests.recorded import recorded
from workbench.domain.company import Entity, Identifier, Query, Scheme
from workbench.domain.lookup import AnswerKind
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

KEY = "fi_ytj"
NOKIA = "fi_prh_ytj/companies_businessId_0112038-9_nokia_2026-10.json"
UNIT = ask(KEY, "unit", "9900001-8")
BY_NUMBER = ask(KEY, "search", "9900001-8", by="number")
BY_NAME = ask(KEY, "search", "Revontuli", by="name")
OTHER: st.SearchStrategy[object] = st.sampled_from(
    [None, True, -1, 0, "", "x", "\x00", "2024-02-30", [], {}, [None], [[]], {"value": {}}, 1e300]
)


def said(finnish: str, english: str = "") -> list[dict[str, str]]:
    told = [
        {"languageCode": "2", "description": "x"},
        {"languageCode": "1", "description": finnish},
    ]
    return [*told, {"languageCode": "3", "description": english}] if english else told


def company(number: str = "9900001-8", **fields: Any) -> dict[str, Any]:
    """Return an invented company."""
    return {
        "businessId": {"value": number, "registrationDate": "2009-02-01", "source": "3"},
        "names": [
            {"name": "Vanha Oy", "type": "1", "registrationDate": "2009-01-15",
             "endDate": "2014-05-01", "version": 2, "source": "1"},
            {"name": "Revontuli Automaatio Oy", "type": "1", "registrationDate": "2014-05-02",
             "version": 1, "source": "1"},
            {"name": "Aurora Parallel Ltd", "type": "2", "registrationDate": "2020-01-01",
             "endDate": "2021-01-01", "version": 1, "source": "1"},
        ],
        "companyForms": [
            {"type": "16", "descriptions": said("Osakeyhtiö", "Limited company"),
             "registrationDate": "2009-01-15", "version": 1, "source": "1"},
        ],
        "companySituations": [],
        "registeredEntries": [],
        "addresses": [],
        "tradeRegisterStatus": "1",
        "status": "2",
        "registrationDate": "2009-01-15",
        "lastModified": "2026-01-01T00:00:00",
    } | fields  # fmt: skip


def answer(*companies: dict[str, Any], total: int | None = None) -> bytes:
    count = len(companies) if total is None else total
    return json.dumps({"totalResults": count, "companies": companies}).encode()


def unit(**fields: Any) -> Any:
    return read(UNIT, answer(company(**fields)))


def entry(register: str, english: str, **fields: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "type": "1",
        "descriptions": said("sana", english),
        "registrationDate": "2010-03-01",
        "register": register,
        "authority": "1",
    }
    return told | fields


def test_nokia_is_read_as_answered() -> None:
    """Nokia Oyj: see https://tietopalvelu.ytj.fi for the same name, dates, form and address."""
    read_as = read_recorded(ask(KEY, "unit", "0112038-9"), NOKIA)
    assert (read_as.kind, read_as.drift) == (AnswerKind.FOUND, ())
    assert read_as.entity == Entity(KEY, "0112038-9")
    assert read_as.identifiers == (Identifier(Scheme.FI_YTUNNUS, "0112038-9"),)
    assert [(each.fact.key, each.fact.value) for each in read_as.facts] == [
        ("company.name", "Nokia Oyj"),
        ("company.founded", "1896-12-19"),
        ("company.former_name", "Oy Nokia Ab"),
        ("company.form", "Public limited company"),
        ("company.sole_trader", "no"),
        ("company.status", "active"),
        ("company.registered", "1896-12-19"),
        ("company.vat_registered", "yes"),
        ("company.address", "Karakaari 7, 02610 ESPOO"),
        ("company.town", "ESPOO"),
        ("company.industry", "Activities of head offices"),
        ("company.website", "www.nokia.com"),
    ]
    by_key = {each.fact.key: each for each in read_as.facts}
    former = by_key["company.former_name"].fact
    assert (former.start, former.end) == (date(1966, 6, 10), date(1997, 8, 31))
    assert dict(by_key["company.form"].fact.qualifiers) == {"code": "17"}
    assert dict(by_key["company.industry"].fact.qualifiers) == {"code": "70100", "rank": "1"}
    founded = by_key["company.founded"].place
    assert (founded.locator, founded.original) == ("/companies/0/registrationDate", "1896-12-19")


def test_a_number_decides_and_a_name_does_not() -> None:
    (by_number,) = read_recorded(ask(KEY, "search", "0112038-9", by="number"), NOKIA).candidates
    (by_name,) = read_recorded(ask(KEY, "search", "Nokia", by="name"), NOKIA).candidates
    assert by_number.decisive
    assert not by_name.decisive
    assert (by_name.name, by_name.town, by_name.form, by_name.founded, by_name.status) == (
        "Nokia Oyj",
        "ESPOO",
        "Public limited company",
        date(1896, 12, 19),
        "active",
    )


def test_a_name_that_ended_is_not_todays_whenever_it_was_registered() -> None:
    names = [
        {
            "name": "Ennen Oy",
            "type": "1",
            "registrationDate": "2020-01-01",
            "endDate": "2021-01-01",
        },
        {"name": "Nyt Oy", "type": "1", "registrationDate": "2009-01-15"},
    ]
    answer = unit(names=names)
    assert values(answer, "company.name") == ["Nyt Oy"]
    assert values(answer, "company.former_name") == ["Ennen Oy"]


def test_the_age_is_the_companys_and_not_its_numbers() -> None:
    assert values(unit(), "company.founded") == ["2009-01-15"]


@pytest.mark.parametrize(
    ("situations", "status", "since"),
    [
        ([("KONK", "2026-01-10", "")], "bankrupt", ["2026-01-10"]),
        ([("SELTILA", "2026-01-10", "")], "in_liquidation", ["2026-01-10"]),
        ([("SANE", "2026-01-10", "")], "in_reorganisation", ["2026-01-10"]),
        ([("SANE", "2025-01-10", ""), ("KONK", "2026-01-10", "")], "bankrupt", ["2026-01-10"]),
        ([("KONK", "2020-01-10", "2021-02-03")], "active", []),
        ([("UUSI", "2020-01-10", "")], "", []),
    ],
)
def test_the_worst_open_situation_is_the_status(
    situations: list[tuple[str, str, str]], status: str, since: list[str]
) -> None:
    told = [
        {"type": code, "registrationDate": start, "source": "1"} | ({"endDate": end} if end else {})
        for code, start, end in situations
    ]
    read_as = unit(companySituations=told)
    assert values(read_as, "company.status") == ([status] if status else [])
    assert values(read_as, "company.status_since") == since
    assert values(read_as, "company.bankrupt") == (since if status == "bankrupt" else [])
    proceedings = [each.fact for each in read_as.facts if each.fact.key == "company.insolvency"]
    assert [
        (each.qualifier("kind"), str(each.start), str(each.end or "")) for each in proceedings
    ] == (situations)


def test_a_ceased_company_stays_ceased_whatever_its_situation() -> None:
    ended = unit(
        endDate="2024-03-01",
        tradeRegisterStatus="4",
        companySituations=[{"type": "KONK", "registrationDate": "2023-01-01"}],
    )
    assert values(ended, "company.status") == ["ceased"]
    assert values(ended, "company.ceased") == ["2024-03-01"]
    assert values(ended, "company.status_since") == ["2024-03-01"]


def test_between_the_registers_states_there_is_no_status() -> None:
    assert values(unit(tradeRegisterStatus="3"), "company.status") == []
    assert values(unit(tradeRegisterStatus="4"), "company.status") == ["ceased"]


@pytest.mark.parametrize(
    ("entries", "registered"),
    [
        ([entry("6", "VAT-liable for business activity")], ["yes"]),
        ([entry("6", "VAT-liable for business activity", endDate="2020-01-01")], ["no"]),
        (
            [
                entry("6", "VAT-liable for agriculture", endDate="2020-01-01"),
                entry("6", "VAT-liable for business activity"),
            ],
            ["yes"],
        ),
        ([entry("6", "Ceased")], ["no"]),
        ([entry("6", "Something new")], []),
        ([entry("5", "Registered")], []),
    ],
)
def test_vat_is_told_by_entries_that_hold(
    entries: list[dict[str, object]], registered: list[str]
) -> None:
    assert values(unit(registeredEntries=entries), "company.vat_registered") == registered


def test_words_come_in_english_else_in_finnish() -> None:
    form = {"type": "16", "descriptions": said("Osakeyhtiö"), "registrationDate": "2009-01-15"}
    old = form | {"type": "14", "descriptions": said("Osuuskunta"), "endDate": "2011-01-01"}
    read_as = unit(companyForms=[old, form])
    assert values(read_as, "company.form") == ["Osakeyhtiö"]
    assert values(read_as, "company.former_form") == ["Osuuskunta"]


def test_a_post_box_is_the_address_only_where_no_street_is_told() -> None:
    box = {"type": "2", "postOfficeBox": "226", "postCode": "00045", "street": "",
           "postOffices": [{"city": "HELSINGFORS", "languageCode": "2"},
                           {"city": "HELSINKI", "languageCode": "1"}]}  # fmt: skip
    street = {"type": 1, "street": "Katu", "buildingNumber": "3", "postCode": "33100",
              "postOffices": [{"city": "TAMPERE", "languageCode": "1"}]}  # fmt: skip
    assert values(unit(addresses=[box]), "company.address") == ["PL 226, 00045 HELSINKI"]
    assert values(unit(addresses=[box, street]), "company.address") == ["Katu 3, 33100 TAMPERE"]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b'{"totalResults": 0, "companies": []}', 200),
        (b'{"companies": []}', 200),
        (b'{"totalResults": 0}', 200),
        (b"", 404),
        (b'{"message": "not found"}', 404),
    ],
)
@pytest.mark.parametrize("question", [UNIT, BY_NUMBER, BY_NAME])
def test_no_hit_is_nothing_found(question: Any, content: bytes, status: int) -> None:
    nothing = read(question, content, status)
    assert (nothing.kind, nothing.facts, nothing.candidates) == (AnswerKind.NOTHING_FOUND, (), ())


@pytest.mark.parametrize(
    "content",
    [
        answer(company("9900002-6")),
        answer(company(), company()),
        answer(company(), total=0),
        b"{}",
        b'{"companies": "x"}',
    ],
)
def test_another_company_or_shape_is_unreadable(content: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        read(UNIT, content)


def test_a_name_that_many_bear_is_asked_for_page_by_page_three_times() -> None:
    page = answer(company(), total=450)
    first = read(BY_NAME, page)
    assert [each.argument("page") for each in first.follow] == ["2"]
    second = read(first.follow[0], page)
    assert [each.argument("page") for each in second.follow] == ["3"]
    third = read(second.follow[0], page)
    assert (third.kind, third.follow) == (AnswerKind.PARTIAL, ())
    assert "450" in str(third.missing[0])
    params = dict(SOURCES[KEY].request(second.follow[0]).params)
    assert params == {"name": "Revontuli", "page": "3"}


def test_questions_are_asked_by_number_where_there_is_one() -> None:
    source = SOURCES[KEY]
    vat = Identifier(Scheme.EU_VAT, "FI99000018")
    held = Query(text="", identifier=vat, holds=Identifier(Scheme.FI_YTUNNUS, "9900001-8"))
    assert list(source.searches(held)) == [BY_NUMBER]
    assert list(source.searches(Query(text="", name="Revontuli"))) == [BY_NAME]
    assert list(source.searches(Query(text="", identifier=vat))) == []


@pytest.mark.parametrize("number", ["99000018", "9900001-9", "990001-8", "9900001-8/../x", ""])
def test_only_a_whole_number_stands_in_an_address(number: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, "unit", number))


def test_a_new_field_is_noticed() -> None:
    assert unit(shoesize=44).drift == ("new /companies/*/shoesize",)


def places(value: object) -> Any:
    match value:
        case dict():
            for name, inner in value.items():
                yield value, name
                yield from places(inner)
        case list():
            for index, inner in enumerate(value):
                yield value, index
                yield from places(inner)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_one_changed_place_is_read_or_refused(data: st.DataObject) -> None:
    body = copy.deepcopy(json.loads(recorded(NOKIA)))
    holder, name = data.draw(st.sampled_from(list(places(body))))
    holder[name] = data.draw(OTHER)
    kind = data.draw(st.sampled_from(["unit", "search"]))
    question = ask(KEY, kind, "0112038-9", by="number")
    with suppress(SourceUnreadable):
        read_as = read(question, json.dumps(body).encode())
        assert all(each.fact.value for each in read_as.facts)


def test_a_care_of_line_is_neither_stated_nor_kept() -> None:
    street = {"type": 1, "street": "Katu", "buildingNumber": "3", "co": "Ada Sample"}
    content = answer(company(addresses=[street]))
    assert values(read(UNIT, content), "company.address") == ["Katu 3"]
    kept = SOURCES[KEY].kept(UNIT, response(content))
    assert b"Ada Sample" not in kept
    assert values(read(UNIT, kept), "company.address") == values(
        read(UNIT, content), "company.address"
    )
