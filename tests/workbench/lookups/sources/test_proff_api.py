"""Proff's paid service: read as its specification says, from invented answers in its shape."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.answers import ask, read, response, values
from tests.samples import NOW
from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.ids import new_id
from workbench.domain.lookup import Answer, AnswerKind
from workbench.domain.source import Travel
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES
from workbench.texts import ENGLISH

KEY = "proff_api"
NUMBER = "311000004"
UNIT = ask(KEY, "unit", NUMBER, country="NO")
OWNERS = ask(KEY, "owners", NUMBER, country="NO")
JsonObject = dict[str, Any]

YEAR = {
    "year": "2025",
    "currency": "NOK",
    "length": "12",
    "period": "2025-12",
    "periodStart": {"year": 2025, "month": 1, "day": 1},
    "periodEnd": {"year": 2025, "month": 12, "day": 31},
    "accounts": [
        {"code": "SDI", "amount": "12345"},
        {"code": "DR", "amount": "-67"},
        {"code": "EK", "amount": "8"},
        {"code": "SEK", "amount": "4321"},
        {"code": "ANT", "amount": "9"},
    ],
}
COMPANY: JsonObject = {
    "organisationNumber": NUMBER,
    "name": "Fjordlys Sample AS",
    "companyType": "AS",
    "companyTypeName": "Aksjeselskap",
    "previousNames": ["Sample 7 AS"],
    "foundationDate": "03.02.2001",
    "registrationDate": "04.03.2001",
    "status": {"description": "Aktivt", "statusFlag": "ACTIVE"},
    "visitorAddress": {"addressLine": "Samplegata 1", "zipCode": "0150", "postPlace": "Oslo"},
    "phoneNumbers": {"telephoneNumber": "00 00 00 01"},
    "email": "post@sample.example",
    "homePage": "www.sample.example",
    "empMin": 5,
    "empMax": 9,
    "naceCategories": ["62.010 Programmering", "somewhere else"],
    "registeredForVat": True,
    "marketingProtection": True,
    "corporateStructure": {
        "parentCompanyName": "Sample Holding AS",
        "parentCompanyOrganisationNumber": "311000012",
    },
    "subsidiaries": [{"companyId": "311000020", "name": "Sample Sub AS", "ownedPercentage": 75.5}],
    "publicListings": [{"stockExchange": "Oslo Børs", "ticker": "SMPL"}],
    "personRoles": [
        {
            "name": "Ada Sample",
            "title": "Daglig leder",
            "titleCode": "DAGL",
            "birthDate": "01.02.1970",
            "personId": "123",
            "postalAddress": {"addressLine": "Hjemvei 1", "zipCode": "0151"},
        },
        {"name": "Bo Sample", "title": "Styrets leder", "titleCode": "LEDE"},
        {"name": "Cy Sample", "title": "Revisor", "titleCode": "REVI"},
    ],
    "companyRoles": [
        {"name": "Sample Revisjon AS", "title": "Revisor", "companyId": "311000039"},
        {"name": "Sample Regnskap AS", "title": "Regnskapsfører"},
        {"name": "Sample Drift AS", "title": "Forretningsfører"},
    ],
    "shareholders": [
        {"name": "Sample Holding AS", "companyId": "311000012", "share": "66,67 %"},
        {"name": "Ada Sample", "share": "33,33 %"},
        {"name": "Bo Sample", "share": "a little"},
    ],
    "companyAccounts": [YEAR],
    "corporateAccounts": [],
    "trials": [{"parties": "Dee Sample"}],
}


def unit(country: str = "NO", about: str = NUMBER, **fields: object) -> Answer:
    body = {**COMPANY, "organisationNumber": about, **fields}
    return read(ask(KEY, "unit", about, country=country), json.dumps(body).encode())


def told(answer: Answer) -> list[tuple[str, ...]]:
    rows = []
    for each in answer.facts:
        fact = each.fact
        ends = [str(day) for day in (fact.start, fact.end) if day is not None]
        more = [f"{name}={value}" for name, value in sorted(dict(fact.qualifiers).items())]
        parts = (fact.key, fact.value, fact.unit, *ends, *more)
        rows.append(tuple(part for part in parts if part))
    return rows


def test_a_company_is_read_as_the_specification_says() -> None:
    answer = unit()
    assert (answer.kind, answer.missing, answer.drift) == (AnswerKind.FOUND, (), ())
    assert answer.entity == Entity(KEY, NUMBER)
    assert answer.identifiers == (Identifier(Scheme.NO_ORGNR, NUMBER),)
    year = ("2025-01-01", "2025-12-31")
    assert told(answer) == [
        ("company.name", "Fjordlys Sample AS"),
        ("company.email", "post@sample.example"),
        ("company.website", "www.sample.example"),
        ("company.founded", "2001-02-03"),
        ("company.registered", "2001-03-04"),
        ("company.vat_registered", "yes"),
        ("company.former_name", "Sample 7 AS"),
        ("company.form", "Aksjeselskap", "code=AS"),
        ("company.sole_trader", "no"),
        ("company.status_reason", "Aktivt"),
        ("company.status", "active"),
        ("company.address", "Samplegata 1, 0150 Oslo"),
        ("company.town", "Oslo"),
        ("company.country", "NO"),
        ("company.phone", "00 00 00 01"),
        ("company.employees_band", "5–9"),
        ("company.industry", "Programmering", "code=62.010", "rank=1"),
        (
            "company.related_parent",
            "Sample Holding AS",
            "kind=direct",
            "number=311000012",
            "scheme=no.orgnr",
        ),
        (
            "company.subsidiary",
            "Sample Sub AS",
            "kind=direct",
            "number=311000020",
            "scheme=no.orgnr",
            "share=0.755",
        ),
        ("company.listed", "Oslo Børs"),
        ("role.holder", "Ada Sample", "role=manager"),
        ("role.holder", "Bo Sample", "role=chair"),
        ("company.auditor", "Sample Revisjon AS"),
        ("company.accountant", "Sample Regnskap AS"),
        ("role.holder", "Sample Drift AS", "role=Forretningsfører"),
        (
            "company.owner",
            "Sample Holding AS",
            "kind=legal_owner",
            "number=311000012",
            "scheme=no.orgnr",
            "share=0.6667",
        ),
        ("role.owner", "Ada Sample", "kind=legal_owner", "share=0.3333"),
        ("role.owner", "Bo Sample", "kind=legal_owner"),
        (
            "accounts.revenue",
            "12345000",
            "NOK",
            *year,
            "concept=proff:SDI",
            "filing=2025",
            "scope=own",
        ),
        (
            "accounts.operating_result",
            "-67000",
            "NOK",
            *year,
            "concept=proff:DR",
            "filing=2025",
            "scope=own",
        ),
        (
            "accounts.equity",
            "4321000",
            "NOK",
            "2025-12-31",
            "concept=proff:SEK",
            "filing=2025",
            "scope=own",
        ),
        ("accounts.employees", "9", *year, "concept=proff:ANT", "filing=2025", "scope=own"),
        ("accounts.scale", "1000", *year, "filing=2025", "scope=own"),
    ]


def test_advertising_protection_is_denmarks_alone() -> None:
    assert values(unit(), "company.advertising_protected") == []
    assert values(unit("DK", "99000007"), "company.advertising_protected") == ["yes"]


def test_what_swedens_operating_result_is_called_is_left() -> None:
    swedish = unit("SE", "5560000100", companyAccounts=[{**YEAR, "currency": "SEK"}])
    assert values(swedish, "accounts.revenue") == ["12345000"]
    assert values(swedish, "accounts.operating_result") == []


@pytest.mark.parametrize(("country", "about"), [("DK", "99000007"), ("FI", "0112038-9")])
def test_codes_of_a_country_that_nobody_published_are_left_out_and_told(
    country: str, about: str
) -> None:
    answer = unit(country, about)
    assert answer.kind is AnswerKind.PARTIAL
    assert not any(each.fact.key.startswith("accounts.") for each in answer.facts)
    assert country in ENGLISH.say(answer.missing[0])
    assert unit(country, about, companyAccounts=[]).missing == ()


def years(**fields: object) -> Answer:
    year: JsonObject = {**YEAR, **fields}
    return unit(companyAccounts=[{name: value for name, value in year.items() if value != ""}])


def revenue(answer: Answer) -> tuple[str, ...]:
    (row,) = (row for row in told(answer) if row[0] == "accounts.revenue")
    return row[3:]


def test_a_period_is_told_by_its_days_or_by_its_last_month_and_length_or_by_its_year() -> None:
    named = ("concept=proff:SDI", "filing=2025")
    by_month = years(periodStart="", periodEnd="", period="2025-06", length="18")
    assert revenue(by_month) == ("2024-01-01", "2025-06-30", *named, "scope=own")
    by_year = years(periodStart="", periodEnd="", period="", length="")
    assert revenue(by_year) == ("2025-01-01", "2025-12-31", *named, "precision=year", "scope=own")
    nothing = years(periodStart="", periodEnd="", period="", length="", year="")
    assert values(nothing, "accounts.revenue") == []
    assert nothing.kind is AnswerKind.PARTIAL


def test_figures_without_a_currency_are_left_out_and_told() -> None:
    answer = years(currency="")
    assert values(answer, "accounts.revenue") == []
    assert "currency" in ENGLISH.say(answer.missing[0])


def test_a_groups_figures_are_the_groups() -> None:
    answer = unit(companyAccounts=[], corporateAccounts=[YEAR])
    assert revenue(answer)[-1] == "scope=group"


@pytest.mark.parametrize(
    "accounts",
    [
        [{"code": "SDI", "amount": "1"}, {"code": "SDI", "amount": "2"}],
        [{"code": "SDI", "amount": "1 000"}],
        [{"code": "SDI", "amount": None}],
        [{"code": "sdi", "amount": "1"}],
    ],
)
def test_a_figure_that_is_doubtful_is_none(accounts: list[JsonObject]) -> None:
    assert values(years(accounts=accounts), "accounts.revenue") == []


def test_combined_accounts_in_the_companys_own_list_are_left_out_and_told() -> None:
    answer = years(combined=True)
    assert values(answer, "accounts.revenue") == []
    assert answer.kind is AnswerKind.PARTIAL
    assert values(years(combined=False), "accounts.revenue") == ["12345000"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"liquidationDate": "05.06.2024", "status": {"statusFlag": "INACTIVE"}}, ["ceased"]),
        ({"liquidationDate": "05.06.2024", "status": None}, ["ceased"]),
        ({"liquidationDate": "05.06.2024"}, []),
        ({"status": {"description": "Konkurs", "statusFlag": "ACTIVE"}}, []),
        ({"status": {"description": "Slettet", "statusFlag": "INACTIVE"}}, []),
        ({"status": None}, []),
    ],
)
def test_a_status_is_told_only_where_there_is_no_doubt(
    fields: JsonObject, status: list[str]
) -> None:
    answer = unit(**fields)
    assert values(answer, "company.status") == status
    ended = ["2024-06-05"] if status == ["ceased"] else []
    assert values(answer, "company.ceased") == ended


def test_whether_a_form_is_a_persons_own_is_told_only_where_it_is_known() -> None:
    def sole(words: str) -> list[str]:
        return values(unit(companyType="X", companyTypeName=words), "company.sole_trader")

    assert sole("Enkeltpersonforetak") == ["yes"]
    assert sole("Personligt ejet mindre virksomhed") == ["yes"]
    assert sole("Aktiebolag") == ["no"]
    assert sole("Something new") == []


def owners(*relations: JsonObject, hits: int | None = None) -> Answer:
    count = len(relations) if hits is None else hits
    return read(OWNERS, json.dumps({"relations": relations, "numberOfHits": count}).encode())


ADA = {
    "name": "Ada Sample",
    "entityType": "Person",
    "sharePercentage": 12.5,
    "birthYear": "1970",
    "address": "Hjemvei 1",
    "location": "Oslo",
    "direct": True,
}
FIRM = {
    "name": "Sample AS",
    "entityType": "Company",
    "organisationNumber": "311000012",
    "sharePercentage": 87.5,
}


def test_owners_are_told_with_their_shares() -> None:
    assert told(owners(ADA, FIRM)) == [
        ("role.owner", "Ada Sample", "kind=legal_owner", "share=0.125"),
        (
            "company.owner",
            "Sample AS",
            "kind=legal_owner",
            "number=311000012",
            "scheme=no.orgnr",
            "share=0.875",
        ),
    ]


def test_an_owner_is_a_firm_or_a_person_as_the_service_says() -> None:
    foreign = {"name": "Sample GmbH", "entityType": "Company", "sharePercentage": 10}
    trader = {**ADA, "organisationNumber": "311000012"}
    of_no_kind = {"name": "Dee Sample", "sharePercentage": 1}
    assert told(owners(foreign, trader, of_no_kind)) == [
        ("company.owner", "Sample GmbH", "kind=legal_owner", "share=0.1"),
        ("role.owner", "Ada Sample", "kind=legal_owner", "share=0.125"),
    ]


def test_a_persons_number_is_no_relatives_number() -> None:
    holders = [{"name": "Sample", "companyId": "500101-0000", "share": "1 %"}]
    answer = unit("SE", "5599000006", shareholders=holders)
    (owner,) = (each.fact for each in answer.facts if each.fact.key == "company.owner")
    assert (owner.qualifier("number"), owner.qualifier("scheme")) == ("", "")


def test_owners_through_others_or_of_no_kind_are_left_out_and_a_cut_list_is_told() -> None:
    unknown = {**ADA, "entityType": "Unknown"}
    assert owners({**ADA, "direct": False}, unknown).kind is AnswerKind.NOTHING_FOUND
    answer = owners(ADA, hits=240)
    assert answer.kind is AnswerKind.PARTIAL
    assert "240" in ENGLISH.say(answer.missing[0])


def test_births_homes_and_court_cases_are_not_kept() -> None:
    content = json.dumps(COMPANY).encode()
    kept = SOURCES[KEY].kept(UNIT, response(content))
    assert len(kept) == len(content)
    for private in (b"Hjemvei", b"1970", b"Dee Sample", b'"123"'):
        assert private in content
        assert private not in kept
    assert told(read(UNIT, kept)) == told(read(UNIT, content))
    listed = json.dumps({"relations": [ADA], "numberOfHits": 1}).encode()
    kept = SOURCES[KEY].kept(OWNERS, response(listed))
    assert b"Hjemvei" not in kept
    assert b"1970" not in kept
    assert told(read(OWNERS, kept)) == told(owners(ADA))


def test_a_company_is_asked_for_with_the_token_in_its_header() -> None:
    request = SOURCES[KEY].request(UNIT)
    assert request.address == f"https://api.proff.no/api/companies/register/NO/{NUMBER}"
    assert request.key is not None
    assert (request.key.name, request.key.prefix) == ("Authorization", "Token ")
    assert SOURCES[KEY].request(OWNERS).address == (
        f"https://api.proff.no/api/shareholders/eniropro/NO/owners/{NUMBER}"
        "?direct=true&pageSize=100"
    )


@pytest.mark.parametrize(
    ("country", "about"),
    [
        ("NO", "311000005"),
        ("NO", "../secret"),
        ("SE", "5001010000"),
        ("FI", "01120389"),
        ("DK", "9900000x"),
        ("IS", NUMBER),
    ],
)
def test_what_is_no_number_of_the_country_is_not_asked(country: str, about: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, "unit", about, country=country))


def test_research_asks_for_nordic_numbers_and_a_search_asks_nothing() -> None:
    numbers = (
        Identifier(Scheme.NO_ORGNR, NUMBER),
        Identifier(Scheme.FI_YTUNNUS, "0112038-9"),
        Identifier(Scheme.LEI, "x"),
    )
    company = Company(id=new_id(), name="Sample", country="NO", identifiers=numbers, opened=NOW)
    finnish = ask(KEY, "unit", "0112038-9", country="FI")
    assert SOURCES[KEY].plan(company, ()) == (UNIT, OWNERS, finnish)
    assert SOURCES[KEY].searches(Query(text="Sample", name="Sample")) == ()


def test_it_costs_a_call_and_stays_in_the_firm() -> None:
    manifest = SOURCES[KEY].manifest
    assert manifest.cost is not None
    assert ENGLISH.say(manifest.cost_words) == "1 call of your contract a question"
    assert manifest.travel is Travel.NOT


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, AnswerKind.REFUSED),
        (402, AnswerKind.REFUSED),
        (404, AnswerKind.NOTHING_FOUND),
        (429, AnswerKind.REFUSED),
        (500, AnswerKind.FAILED),
    ],
)
def test_a_status_says_how_it_ended(status: int, kind: AnswerKind) -> None:
    assert read(UNIT, b"{}", status).kind is kind


def test_anothers_record_or_one_without_a_name_is_unreadable() -> None:
    bodies: list[object] = [
        {**COMPANY, "organisationNumber": "311000012"},
        {**COMPANY, "name": None},
        {"organisationNumber": NUMBER},
        [],
    ]
    for body in bodies:
        with pytest.raises(SourceUnreadable):
            read(UNIT, json.dumps(body).encode())


@given(
    at=st.sampled_from(sorted(COMPANY)),
    odd=st.one_of(st.none(), st.integers(), st.text(), st.lists(st.integers(), max_size=2)),
)
def test_one_odd_value_is_read_or_unreadable(at: str, odd: object) -> None:
    content = json.dumps({**COMPANY, at: odd}).encode()
    try:
        answer = read(UNIT, content)
    except SourceUnreadable:
        return
    assert answer.parser == SOURCES[KEY].parser
