"""Companies House: what it says of a company is stated exactly, and of people only their roles."""

import json
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.answers import TAKEN, ask, read, read_recorded, response, values
from tests.recorded import recorded
from tests.workbench.lookups.test_mutated_answers import ODD, paths, replaced
from workbench.domain.company import Company, Identifier, Query, Scheme
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES
from workbench.net.exchange import KeyPlace

KEY = "gb_companies_house"
FOLDER = "companies_house"
HOST = "https://api.company-information.service.gov.uk"
TOLD = tuple[str, str, date | None, date | None, dict[str, str], str]


def told(answer: Answer) -> list[TOLD]:
    """Return every fact: key, value, period, qualifiers and place, in the order of the answer."""
    return [
        (
            each.fact.key,
            each.fact.value,
            each.fact.start,
            each.fact.end,
            dict(each.fact.qualifiers),
            each.place.locator,
        )
        for each in answer.facts
    ]


def plain(key: str, value: str, locator: str, **qualifiers: str) -> TOLD:
    return (key, value, None, None, qualifiers, locator)


# --- what is asked --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "address"),
    [
        (
            ask(KEY, "search", "Nordlys & Co", by="name"),
            "/search/companies?q=Nordlys+%26+Co&items_per_page=10",
        ),
        (ask(KEY, "search", "SC722766", by="number"), "/company/SC722766"),
        (ask(KEY, "unit", "00445790"), "/company/00445790"),
        (ask(KEY, "officers", "00445790"), "/company/00445790/officers?items_per_page=100"),
        (
            ask(KEY, "filings", "00445790"),
            "/company/00445790/filing-history?items_per_page=100&category=accounts",
        ),
        (
            ask(KEY, "control", "00445790"),
            "/company/00445790/persons-with-significant-control?items_per_page=100",
        ),
        (ask(KEY, "charges", "00445790"), "/company/00445790/charges?items_per_page=100"),
        (ask(KEY, "insolvency", "00445790"), "/company/00445790/insolvency"),
    ],
)
def test_each_question_has_its_address_and_the_users_key_as_user_name(
    question: Question, address: str
) -> None:
    request = SOURCES[KEY].request(question)
    assert request.address == HOST + address
    assert request.key is not None
    assert (request.key.key, request.key.place) == ("companies_house", KeyPlace.BASIC)


@pytest.mark.parametrize(
    "number", ["", "445790", "0044579", "sc722766", "0044579/", "004457901", "../etc", "SC72276?"]
)
def test_what_is_no_number_in_the_registers_form_is_not_asked(number: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, "unit", number))


def test_a_query_is_searched_by_number_or_by_name() -> None:
    source = SOURCES[KEY]
    number = Query(text="GB 445790", identifier=Identifier(Scheme.GB_CRN, "00445790"))
    assert source.searches(number) == (ask(KEY, "search", "00445790", by="number"),)
    name = Query(text="Tesco", name="Tesco")
    assert source.searches(name) == (ask(KEY, "search", "Tesco", by="name"),)
    other = Query(text="923609016", identifier=Identifier(Scheme.NO_ORGNR, "923609016"))
    assert source.searches(other) == ()


def test_research_asks_four_questions_and_the_pace_is_the_registers() -> None:
    company = Company(
        id=uuid4(),
        name="Tesco",
        country="GB",
        identifiers=(Identifier(Scheme.GB_CRN, "00445790"), Identifier(Scheme.LEI, "X")),
        opened=TAKEN,
    )
    planned = SOURCES[KEY].plan(company, ())
    assert [(each.kind, each.about) for each in planned] == [
        ("unit", "00445790"),
        ("officers", "00445790"),
        ("control", "00445790"),
        ("filings", "00445790"),
    ]
    assert [(each.asks, each.seconds) for each in SOURCES[KEY].manifest.paces] == [(600, 300)]


# --- recorded answers -----------------------------------------------------------------------------


def test_a_listed_companys_profile() -> None:
    answer = read_recorded(
        ask(KEY, "unit", "00445790"), f"{FOLDER}/company_profile_tesco_00445790.json"
    )
    assert (answer.kind, answer.drift, answer.missing) == (AnswerKind.FOUND, (), ())
    assert answer.identifiers == (Identifier(Scheme.GB_CRN, "00445790"),)
    old = "TESCO STORES (HOLDINGS)"
    assert told(answer) == [
        plain("company.name", "TESCO PLC", "/company_name"),
        (
            "company.former_name",
            f"{old} PUBLIC LIMITED COMPANY",
            date(1981, 12, 14),
            date(1983, 8, 25),
            {},
            "/previous_company_names/0/name",
        ),
        (
            "company.former_name",
            f"{old} LIMITED",
            date(1947, 11, 27),
            date(1981, 12, 14),
            {},
            "/previous_company_names/1/name",
        ),
        plain("company.form", "Public limited company", "/type", code="plc"),
        plain("company.sole_trader", "no", "/type"),
        plain("company.status", "active", "/company_status"),
        plain("company.founded", "1947-11-27", "/date_of_creation"),
        plain("company.industry", "47110", "/sic_codes/0", code="47110", rank="1"),
        plain(
            "company.address",
            "Tesco House, Shire Park, Kestrel Way, Welwyn Garden City, AL7 1GA, United Kingdom",
            "/registered_office_address",
        ),
        plain("company.town", "Welwyn Garden City", "/registered_office_address/locality"),
        plain("company.country", "GB", "/jurisdiction"),
        plain("company.year_end", "02-26", "/accounts/accounting_reference_date"),
        plain("company.last_accounts", "2025", "/accounts/last_accounts/period_end_on"),
        plain("company.accounts_due", "2026-08-26", "/accounts/next_accounts/due_on"),
        plain("company.accounts_to", "2026-02-26", "/accounts/next_accounts/period_end_on"),
        plain("company.accounts_overdue", "no", "/accounts/next_accounts/overdue"),
    ]
    # It says that it has no charges now, and where those are that it had.
    assert answer.follow == (ask(KEY, "charges", "00445790"),)


def test_a_community_interest_companys_profile() -> None:
    name = f"{FOLDER}/company_profile_cic_13507518.json"
    answer = read_recorded(ask(KEY, "unit", "13507518"), name)
    assert (answer.kind, answer.drift, answer.follow) == (AnswerKind.FOUND, (), ())
    assert told(answer) == [
        plain("company.name", "COMMUNITY INTEREST SAMPLE", "/company_name"),
        plain(
            "company.form",
            "Community interest company",
            "/subtype",
            code="community-interest-company",
        ),
        plain("company.sole_trader", "no", "/subtype"),
        plain("company.status", "active", "/company_status"),
        plain("company.founded", "2021-07-15", "/date_of_creation"),
        plain(
            "company.address", "1 Example Street, London, SW1A 1AA", "/registered_office_address"
        ),
        plain("company.town", "London", "/registered_office_address/locality"),
        plain("company.country", "GB", "/jurisdiction"),
    ]
    (found,) = read_recorded(ask(KEY, "search", "13507518", by="number"), name).candidates
    assert (found.identifier, found.decisive) == (Identifier(Scheme.GB_CRN, "13507518"), True)
    assert (found.form, found.founded) == ("Community interest company", date(2021, 7, 15))


def test_hits_of_a_search() -> None:
    answer = read_recorded(
        ask(KEY, "search", "absa", by="name"), f"{FOLDER}/search_companies_absa.json"
    )
    (found,) = answer.candidates
    assert (found.entity.number, found.name) == ("FC040879", "ABSA UK PERMANENT ESTABLISHMENT")
    assert (found.country, found.town, found.status) == ("GB", "Johannesburg", "active")
    assert found.form == "Foreign company with a British establishment"
    # The day it came to Britain is not the day it was founded.
    assert found.founded is None
    assert not found.decisive


def test_the_hits_of_the_advanced_search_are_read_by_the_same_rules() -> None:
    root = json.loads(recorded(f"{FOLDER}/advanced_search_companies.json"))
    body = {"items": root["items"], "total_results": root["hits"]}
    answer = read(ask(KEY, "search", "life", by="name"), json.dumps(body).encode())
    found = {each.entity.number: each for each in answer.candidates}
    assert found["SA000044"].form == "Insurance company"
    ended = found["NI066532"]
    assert (ended.status, ended.town, ended.founded) == ("ceased", "Co Down", date(2007, 10, 8))
    assert ended.form == "Community interest company"


def test_a_firm_that_is_secretary_is_told_with_its_number() -> None:
    answer = read_recorded(
        ask(KEY, "officers", "03610056"), f"{FOLDER}/officers_corporate_informa.json"
    )
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    # The register wrote it without its zero.
    assert told(answer) == [
        plain(
            "role.holder",
            "INFORMA COSEC LIMITED",
            "/items/0/name",
            role="secretary",
            number="03849195",
            scheme="gb.crn",
        )
    ]


def test_officers_of_today_with_the_role_and_nothing_else() -> None:
    answer = read_recorded(ask(KEY, "officers", "00445790"), f"{FOLDER}/officers_tesco.json")
    # The recorded answer holds two of eleven.
    assert (answer.kind, answer.drift) == (AnswerKind.PARTIAL, ())
    assert [str(each) for each in answer.missing] == [
        "The register lists 2 of 74 officers at a time; the others are left out."
    ]
    assert told(answer) == [
        plain("role.holder", "Christopher Jon TAYLOR", "/items/0/name", role="secretary"),
        plain("role.holder", "Melissa BETHELL", "/items/1/name", role="director"),
    ]


def test_what_is_told_of_people_beside_name_and_role_is_not_kept() -> None:
    content = recorded(f"{FOLDER}/officers_tesco.json")
    question = ask(KEY, "officers", "00445790")
    kept = SOURCES[KEY].kept(question, response(content))
    assert len(kept) == len(content)
    for private in (b"British", b"1974", b"Shire Park", b"AL7 1GA", b"DE PINNA", b"2025-07-29"):
        assert private in content
        assert private not in kept
    assert b"BETHELL, Melissa" in kept
    assert told(read(question, kept)) == told(read(question, content))


@pytest.mark.parametrize(
    ("kind", "holder"),
    [("officers", "items"), ("control", "items"), ("insolvency", "cases")],
)
def test_of_those_whose_time_is_over_no_name_is_kept(kind: str, holder: str) -> None:
    people_: list[dict[str, Any]] = [
        {"name": "HERE, Bo", "officer_role": "director", "resigned_on": None},
        {"name": "GONE, Ann", "links": {"officer": {"appointments": "/officers/XyZ"}}},
    ]
    over = {"officers": "resigned_on", "control": "ceased_on", "insolvency": "ceased_to_act_on"}
    people_[1][over[kind]] = "2020-01-01"
    people_.append({"name": "GONE, Cy", over[kind]: "2020-01-01"})
    case = {"type": "in-administration", "dates": [], "practitioners": people_}
    content = json.dumps({holder: people_ if holder == "items" else [case]}).encode()
    kept = SOURCES[KEY].kept(ask(KEY, kind, "99000007"), response(content))
    assert len(kept) == len(content)
    for gone in (b"Ann", b"Cy", b"XyZ"):
        assert gone not in kept
    assert b"HERE, Bo" in kept
    assert kept.count(b"2020-01-01") == 2


def test_whom_mail_is_addressed_to_is_not_kept() -> None:
    office = {"care_of": "Ann Example", "care_of_name": "Bo Example", "locality": "Leeds"}
    content = json.dumps({"registered_office_address": office}).encode()
    kept = SOURCES[KEY].kept(ask(KEY, "unit", "99000007"), response(content))
    assert b"Example" not in kept
    assert b"Leeds" in kept


def test_a_firm_that_controls_is_owner_and_parent() -> None:
    answer = read_recorded(ask(KEY, "control", "03977902"), f"{FOLDER}/psc_list_google_uk.json")
    assert (answer.kind, answer.drift, answer.follow) == (AnswerKind.FOUND, (), ())
    assert told(answer) == [
        plain(
            "company.owner",
            "Alphabet, Inc.",
            "/items/0/name",
            kind="legal_owner",
            share="0.75–1",
            number="5786925",
        ),
        plain(
            "company.related_parent",
            "Alphabet, Inc.",
            "/items/0/name",
            kind="direct",
            number="5786925",
        ),
    ]


def test_why_nobody_is_told_who_controls() -> None:
    answer = read_recorded(ask(KEY, "no_parent", "05124262"), f"{FOLDER}/psc_statements.json")
    assert answer.drift == ()
    assert told(answer) == [
        plain(
            "company.no_parent_because",
            "Who controls it has not confirmed what changed",
            "/items/0/statement",
        )
    ]


def test_an_insolvency_case_with_its_day_and_who_handles_it() -> None:
    answer = read_recorded(ask(KEY, "insolvency", "99000007"), f"{FOLDER}/insolvency_cvl.json")
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    assert told(answer) == [
        (
            "company.insolvency",
            "Voluntary liquidation, insolvent, by its creditors",
            date(2013, 5, 29),
            None,
            {"kind": "creditors-voluntary-liquidation", "number": "1"},
            "/cases/0/type",
        ),
        plain(
            "role.holder", "Richard David Hill", "/cases/0/practitioners/0/name", role="liquidator"
        ),
    ]


def test_charges_and_how_many_are_open() -> None:
    answer = read_recorded(ask(KEY, "charges", "03977902"), f"{FOLDER}/charges_rent_deposit.json")
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    assert told(answer) == [
        plain("company.charges_open", "1", "/total_count"),
        (
            "company.charge",
            "Rent deposit deed",
            date(2012, 9, 25),
            None,
            {"kind": "outstanding", "number": "1"},
            "/items/0/classification/description",
        ),
    ]


def test_a_filing_that_is_no_accounts_is_none() -> None:
    item = json.loads(recorded(f"{FOLDER}/filing_history_item_mr01_lloyds.json"))
    answer = filings([item], about="00002065")
    assert (answer.kind, answer.follow, answer.drift) == (AnswerKind.NOTHING_FOUND, (), ())


# --- invented answers in the specification's shape ------------------------------------------------


def profile(**more: Any) -> Answer:
    body = {
        "company_name": "NORDLYS LTD",
        "company_number": "99000007",
        "type": "ltd",
        "can_file": True,
        "links": {"self": "/company/99000007"},
        **more,
    }
    return read(ask(KEY, "unit", "99000007"), json.dumps(body).encode())


@pytest.mark.parametrize(
    ("status", "detail", "code", "reason"),
    [
        ("active", None, "active", None),
        ("open", None, "active", "open"),
        ("registered", None, "active", "registered"),
        (
            "active",
            "active-proposal-to-strike-off",
            "strike_off_proposed",
            "active, with a proposal to strike it off",
        ),
        ("liquidation", None, "in_liquidation", "in liquidation"),
        ("administration", None, "in_reorganisation", "in administration"),
        ("receivership", None, "in_reorganisation", "in receivership"),
        (
            "voluntary-arrangement",
            None,
            "in_reorganisation",
            "in a voluntary arrangement with its creditors",
        ),
        ("insolvency-proceedings", None, "in_reorganisation", "in insolvency proceedings"),
        ("dissolved", None, "ceased", "dissolved"),
        (
            "dissolved",
            "petition-to-restore-dissolved",
            "ceased",
            "dissolved, with a petition to restore it",
        ),
        ("converted-closed", "converted-to-plc", "ceased", "turned into a public limited company"),
        ("removed", "transferred-from-uk", "ceased", "moved out of the United Kingdom"),
        ("something-new", None, None, "something new"),
        (None, None, None, None),
    ],
)
def test_each_status_of_the_register_is_ours_with_its_words(
    status: str | None, detail: str | None, code: str | None, reason: str | None
) -> None:
    answer = profile(company_status=status, company_status_detail=detail)
    assert values(answer, "company.status") == [code for code in [code] if code]
    assert values(answer, "company.status_reason") == [words for words in [reason] if words]


def test_accounts_that_were_never_filed_have_no_year_and_a_first_period() -> None:
    answer = profile(
        accounts={
            "accounting_reference_date": {"day": "3", "month": "4"},
            "last_accounts": {"type": "null"},
            "next_due": "2026-12-01",
            "next_made_up_to": "2026-04-03",
            "next_accounts": {"due_on": "2026-12-01", "overdue": True},
            "overdue": False,
        }
    )
    assert values(answer, "company.last_accounts") == []
    assert values(answer, "company.first_period_end") == ["2026-04-03"]
    assert values(answer, "company.accounts_to") == ["2026-04-03"]
    assert values(answer, "company.accounts_due") == ["2026-12-01"]
    assert values(answer, "company.accounts_overdue") == ["yes"]
    assert values(answer, "company.year_end") == ["04-03"]
    assert answer.drift == ()


def test_a_profile_leads_to_charges_and_insolvency_only_where_there_are_any() -> None:
    assert profile(has_charges=False, has_insolvency_history=False).follow == ()
    both = profile(has_charges=True, has_insolvency_history=True)
    assert [each.kind for each in both.follow] == ["charges", "insolvency"]
    linked = profile(links={"insolvency": "/company/99000007/insolvency"})
    assert [each.kind for each in linked.follow] == ["insolvency"]


def test_what_warns_is_remarked_on() -> None:
    answer = profile(
        undeliverable_registered_office_address=True,
        registered_office_is_in_dispute=True,
        confirmation_statement={"overdue": True, "next_due": "2026-01-01"},
        accounts={"last_accounts": {"type": "dormant", "made_up_to": "2025-03-31"}},
    )
    assert values(answer, "company.remark") == [
        "Mail to its registered office comes back",
        "Its registered office is in dispute",
        "Its yearly confirmation statement is overdue",
        "Its last accounts are those of a dormant company",
    ]
    assert values(answer, "company.last_accounts") == ["2025"]
    assert values(profile(), "company.remark") == []


def test_a_foreign_company_is_registered_here_and_founded_elsewhere() -> None:
    answer = profile(
        type="oversea-company",
        date_of_creation="2022-03-01",
        jurisdiction="noneu",
        registered_office_address={
            "care_of": "Ann Example",
            "premises": "Absa Towers",
            "address_line_1": "15 Troye Street",
            "locality": "Johannesburg",
            "country": "South Africa",
        },
    )
    assert values(answer, "company.registered") == ["2022-03-01"]
    assert values(answer, "company.founded") == []
    assert values(answer, "company.country") == []
    assert values(answer, "company.address") == [
        "Absa Towers, 15 Troye Street, Johannesburg, South Africa"
    ]


def test_a_foreign_company_under_british_jurisdiction_is_not_at_home_in_britain() -> None:
    office = {"address_line_1": "15 Troye Street", "country": "South Africa"}
    abroad = profile(
        type="oversea-company", jurisdiction="united-kingdom", registered_office_address=office
    )
    assert values(abroad, "company.country") == []
    assert values(profile(jurisdiction="united-kingdom"), "company.country") == ["GB"]


def test_a_recorded_office_abroad_is_read_by_the_same_rules() -> None:
    office = json.loads(recorded(f"{FOLDER}/registered_office_FC040879.json"))
    told_of = {key: office[key] for key in office if key not in {"etag", "kind", "links"}}
    answer = profile(registered_office_address=told_of)
    assert values(answer, "company.address") == [
        "Absa Towers West, 15 Troye Street, Johannesburg, Gauteng 2000, South Africa"
    ]
    assert answer.drift == ()


def test_anothers_profile_is_refused() -> None:
    with pytest.raises(SourceUnreadable, match="not about 99000007"):
        profile(company_number="99000015")


def test_a_field_that_is_new_is_noticed() -> None:
    assert profile(company_mood="sunny").drift == ("new /company_mood",)


def people(kind: str, items: list[dict[str, Any]], **more: Any) -> Answer:
    body = {"items": items, **more}
    return read(ask(KEY, kind, "99000007"), json.dumps(body).encode())


@pytest.mark.parametrize(
    ("role", "ours"),
    [
        ("director", "director"),
        ("corporate-nominee-director", "director"),
        ("nominee-secretary", "secretary"),
        ("llp-designated-member", "partner"),
        ("corporate-llp-member", "partner"),
        ("general-partner-in-a-limited-partnership", "liable_partner"),
        ("managing-officer", "executive"),
        ("receiver-and-manager", "administrator"),
        ("person-authorised-to-represent", "signatory"),
        ("corporate-member-of-a-supervisory-organ", "board_member"),
        ("chief-wizard", "chief wizard"),
    ],
)
def test_each_role_of_the_register_is_ours(role: str, ours: str) -> None:
    answer = people(
        "officers",
        [{"name": "ANN", "officer_role": role, "links": {}}],
        active_count=1,
        total_results=1,
    )
    assert [each.fact.qualifier("role") for each in answer.facts] == [ours]


def test_who_resigned_is_left_out() -> None:
    answer = people(
        "officers",
        [
            {"name": "GONE, Ann", "officer_role": "director", "resigned_on": "2020-01-01"},
            {"name": "HERE, Bo, Lady", "officer_role": "director"},
            {"name": "A, B & CO LIMITED", "officer_role": "corporate-director"},
        ],
        active_count=2,
        total_results=3,
    )
    assert values(answer, "role.holder") == ["HERE, Bo, Lady", "A, B & CO LIMITED"]
    assert answer.kind is AnswerKind.FOUND


INDIVIDUAL = "individual-person-with-significant-control"


@pytest.mark.parametrize(
    ("natures", "kind", "share"),
    [
        (["ownership-of-shares-25-to-50-percent"], "legal_owner", "0.25–0.5"),
        (["voting-rights-50-to-75-percent-as-trust"], "control", "0.5–0.75"),
        (
            ["right-to-share-surplus-assets-75-to-100-percent-limited-liability-partnership"],
            "control",
            "0.75–1",
        ),
        (
            ["voting-rights-75-to-100-percent", "ownership-of-shares-25-to-50-percent"],
            "legal_owner",
            "0.25–0.5",
        ),
        (
            ["ownership-of-shares-more-than-25-percent-registered-overseas-entity"],
            "legal_owner",
            "0.25–1",
        ),
        (["significant-influence-or-control-as-firm"], "control", ""),
        (["right-to-appoint-and-remove-directors"], "control", ""),
        (["something-new"], "", ""),
    ],
)
def test_each_nature_of_control_is_a_kind_and_a_band(
    natures: list[str], kind: str, share: str
) -> None:
    answer = people(
        "control",
        [{"kind": INDIVIDUAL, "name": "Ms Ann Example", "natures_of_control": natures}],
    )
    (fact,) = (each.fact for each in answer.facts)
    assert (fact.key, fact.value) == ("role.owner", "Ms Ann Example")
    assert (fact.qualifier("kind"), fact.qualifier("share")) == (kind, share)


def firm(**more: Any) -> dict[str, Any]:
    return {"kind": "corporate-entity-person-with-significant-control", "name": "HOLD LTD", **more}


def test_a_minority_owner_is_no_parent_and_who_ceased_is_left_out() -> None:
    few, ended = ["voting-rights-25-to-50-percent"], {"name": "OLD LTD"}
    answer = people(
        "control",
        [
            firm(natures_of_control=few),
            firm(natures_of_control=few, ceased_on="2020-01-01", **ended),
            firm(natures_of_control=few, ceased=True, **ended),
        ],
    )
    assert values(answer, "company.owner") == ["HOLD LTD"]
    assert values(answer, "company.related_parent") == []


@pytest.mark.parametrize(
    ("nature", "is_parent"),
    [
        ("ownership-of-shares-50-to-75-percent", True),
        ("voting-rights-75-to-100-percent", True),
        ("right-to-appoint-and-remove-directors", True),
        ("ownership-of-shares-more-than-25-percent-registered-overseas-entity", False),
        ("right-to-share-surplus-assets-75-to-100-percent-limited-liability-partnership", False),
    ],
)
def test_a_parent_has_the_shares_the_votes_or_the_board(nature: str, *, is_parent: bool) -> None:
    answer = people("control", [firm(natures_of_control=[nature])])
    assert values(answer, "company.owner") == ["HOLD LTD"]
    assert bool(values(answer, "company.related_parent")) is is_parent


@pytest.mark.parametrize(
    ("identification", "number", "scheme"),
    [
        (
            {"registration_number": "sc 12345", "country_registered": "Scotland"},
            "SC012345",
            "gb.crn",
        ),
        (
            {"registration_number": "123456", "place_registered": "Companies House"},
            "00123456",
            "gb.crn",
        ),
        ({"registration_number": "unknown", "country_registered": "England"}, "unknown", ""),
        ({"registration_number": "923609016", "country_registered": "Norway"}, "923609016", ""),
        ({"legal_form": "Trust"}, "", ""),
    ],
)
def test_a_number_is_british_only_where_its_register_is(
    identification: dict[str, str], number: str, scheme: str
) -> None:
    natures = ["ownership-of-shares-75-to-100-percent"]
    answer = people("control", [firm(natures_of_control=natures, identification=identification)])
    for fact in (each.fact for each in answer.facts):
        assert (fact.qualifier("number"), fact.qualifier("scheme")) == (number, scheme)
    assert values(answer, "company.related_parent") == ["HOLD LTD"]


def test_somebody_whose_name_is_secret_is_not_nobody() -> None:
    secret = {"kind": "super-secure-person-with-significant-control", "description": "x"}
    answer = people("control", [{**secret, "ceased": False}, {**secret, "ceased": True}])
    assert told(answer) == [
        plain(
            "company.no_parent_because",
            "Who controls it is kept secret for their safety",
            "/items/0/kind",
        )
    ]


def test_where_nobody_controls_the_companys_statement_is_asked_for() -> None:
    follow = (ask(KEY, "no_parent", "99000007"),)
    ended = people("control", [firm(ceased=True)])
    none = read(ask(KEY, "control", "99000007"), b"", 404)
    for answer in (ended, none):
        assert (answer.kind, answer.follow) == (AnswerKind.NOTHING_FOUND, follow)


def test_of_a_case_that_ended_no_one_is_told_who_handled_it() -> None:
    body = {
        "cases": [
            {
                "type": "in-administration",
                "number": 1,
                "dates": [
                    {"type": "administration-started-on", "date": "2020-01-02"},
                    {"type": "administration-ended-on", "date": "2021-02-03"},
                ],
                "practitioners": [{"name": "Ann Example", "address": {}}],
            },
            {
                "type": "corporate-voluntary-arrangement",
                "number": 2,
                "dates": [
                    {"type": "voluntary-arrangement-started-on", "date": "2022-01-02"},
                    {
                        "type": "voluntary-arrangement-ceased-to-have-effect",
                        "date": "2023-01-02",
                    },
                ],
                "practitioners": [],
            },
            {
                "type": "compulsory-liquidation",
                "number": 3,
                "dates": [
                    {"type": "petitioned-on", "date": "2024-01-01"},
                    {"type": "ordered-to-wind-up-on", "date": "2024-03-01"},
                    {"type": "ordered-to-wind-up-on", "date": "2023-03-01"},
                ],
                "practitioners": [
                    {"name": "Bo Example", "role": "interim-liquidator"},
                    {"name": "Cy Example", "ceased_to_act_on": "2024-05-01"},
                ],
            },
        ]
    }
    answer = read(ask(KEY, "insolvency", "99000007"), json.dumps(body).encode())
    periods = [
        (each.fact.start, each.fact.end)
        for each in answer.facts
        if each.fact.key == "company.insolvency"
    ]
    assert periods == [
        (date(2020, 1, 2), date(2021, 2, 3)),
        (date(2022, 1, 2), date(2023, 1, 2)),
        (date(2024, 3, 1), None),
    ]
    holders = [each.fact for each in answer.facts if each.fact.key == "role.holder"]
    assert [(each.value, each.qualifier("role")) for each in holders] == [
        ("Bo Example", "liquidator")
    ]


def test_charges_that_are_met_are_told_with_both_days_and_do_not_count_as_open() -> None:
    body = {
        "total_count": 3,
        "satisfied_count": 2,
        "part_satisfied_count": 1,
        "items": [
            {
                "charge_code": "990000070001",
                "classification": {"type": "charge-description", "description": "A mortgage"},
                "status": "fully-satisfied",
                "created_on": "2014-01-01",
                "satisfied_on": "2016-01-01",
                "persons_entitled": [{"name": "Ann Example"}],
            }
        ],
    }
    question, content = ask(KEY, "charges", "99000007"), json.dumps(body).encode()
    answer = read(question, content)
    assert values(answer, "company.charges_open") == ["1"]
    (charge,) = (each.fact for each in answer.facts if each.fact.key == "company.charge")
    assert (charge.start, charge.end) == (date(2014, 1, 1), date(2016, 1, 1))
    assert dict(charge.qualifiers) == {"kind": "fully-satisfied", "number": "990000070001"}
    kept = SOURCES[KEY].kept(question, response(content))
    assert b"Ann Example" not in kept
    assert told(read(question, kept)) == told(answer)


# --- filings --------------------------------------------------------------------------------------

OLD_HOST = "https://frontend-doc-api.companieshouse.gov.uk/document/"
DOCUMENT = "pcm7rSIRefsfuXK1MDkLFxrSoHbKKAgY7OTxk_{}"


def filings(items: list[dict[str, Any]], about: str = "99000007") -> Answer:
    body = {"items": items, "total_count": len(items), "filing_history_status": "x"}
    return read(ask(KEY, "filings", about), json.dumps(body).encode())


def annual(number: str, end: str, filed: str, kind: str = "AA", **more: Any) -> dict[str, Any]:
    return {
        "transaction_id": number,
        "type": kind,
        "category": "accounts",
        "description": "accounts-with-accounts-type-total-exemption-full",
        "description_values": {"made_up_date": end},
        "date": filed,
        "links": {"document_metadata": OLD_HOST + DOCUMENT.format(number), "self": "/x"},
        **more,
    }


def test_filed_years_lead_to_the_newest_document_of_each_of_five_periods() -> None:
    items = [annual(f"T{year}", f"{year}-12-31", f"{year + 1}-09-01") for year in range(2017, 2026)]
    items.append(annual("AMENDED", "2024-12-31", "2025-11-01", "AAMD"))
    items.append({**annual("AA01", "2023-06-30", "2023-07-01"), "type": "AA01"})
    answer = filings(items)
    assert answer.kind is AnswerKind.FOUND
    assert values(answer, "company.last_accounts") == ["2025"]
    assert values(answer, "company.filed_years") == [str(year) for year in range(2025, 2016, -1)]
    assert [(each.source, each.kind, each.about) for each in answer.follow] == [
        ("gb_accounts", "document_data", "99000007")
    ] * 6
    assert [each.argument("end") for each in answer.follow] == [
        f"{year}-12-31" for year in (2025, 2024, 2024, 2023, 2022, 2021)
    ]
    newest, amended, before = answer.follow[:3]
    assert dict(newest.arguments) == {
        "document": DOCUMENT.format("T2025"),
        "end": "2025-12-31",
        "filed": "2026-09-01",
        "filing": "T2025",
        "version": "original",
    }
    assert (amended.argument("filing"), amended.argument("version")) == ("AMENDED", "corrected")
    assert (before.argument("filing"), before.argument("version")) == ("T2024", "original")
    days = [each.fact for each in answer.facts if each.fact.key == "accounts.filed"]
    assert [(each.value, each.end, each.qualifier("filing")) for each in days[:2]] == [
        ("2026-09-01", date(2025, 12, 31), "T2025"),
        ("2025-11-01", date(2024, 12, 31), "AMENDED"),
    ]


def test_an_amendment_stands_wherever_the_list_has_it() -> None:
    original = annual("T1", "2025-12-31", "2026-05-01")
    amended = annual("T2", "2025-12-31", "2026-05-01", "AAMD")
    for items in ([original, amended], [amended, original]):
        asked = [
            (each.argument("filing"), each.argument("version")) for each in filings(items).follow
        ]
        assert asked == [("T2", "corrected"), ("T1", "original")]


@pytest.mark.parametrize(
    "told",
    [
        {"description": "accounts-with-accounts-type-interim"},
        {"description": "accounts-with-accounts-type-initial"},
        {
            "description": "legacy",
            "description_values": {"description": "Interim accounts made up to 30/06/2026"},
        },
    ],
)
def test_accounts_between_the_annual_ones_are_no_years(told: dict[str, Any]) -> None:
    between = annual("T2", "2026-06-30", "2026-08-01", **told)
    answer = filings([between, annual("T1", "2025-12-31", "2026-05-01")])
    assert values(answer, "company.filed_years") == ["2025"]
    assert values(answer, "company.last_accounts") == ["2025"]
    assert [each.argument("filing") for each in answer.follow] == ["T1"]


@pytest.mark.parametrize(
    ("description", "described", "end"),
    [
        ("legacy", {"description": "Accounts made up to 31/12/97"}, "1997"),
        ("legacy", {"description": "Full accounts made up to 30/06/2004"}, "2004"),
        ("Full accounts made up to 30/06/2004", {}, "2004"),
        ("legacy", {"description": "Accounts made up to 31/02/1997"}, ""),
        ("legacy", {"description": "Accounts"}, ""),
        ("legacy", {}, ""),
    ],
)
def test_old_filings_tell_their_day_in_words(
    description: str, described: dict[str, str], end: str
) -> None:
    item = annual("T1", "", "1998-10-01", description=description, description_values=described)
    # Seen in 2015: milliseconds in place of a day.
    answer = filings([{**item, "action_date": 868579200000}])
    assert values(answer, "company.filed_years") == ([end] if end else [])


def test_an_address_without_a_document_leads_nowhere() -> None:
    odd = {"document_metadata": "https://evil.example/../x"}
    answer = filings([annual("T1", "2025-12-31", "2026-09-01", links=odd)])
    assert (values(answer, "company.filed_years"), answer.follow) == (["2025"], ())


# --- what is no answer ----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["unit", "officers", "filings", "charges", "insolvency"])
@pytest.mark.parametrize(
    "body", [b"", b'{"errors":[{"type":"ch:service","error":"none"}]}', b"<p>"]
)
def test_404_means_none(kind: str, body: bytes) -> None:
    answer = read(ask(KEY, kind, "99000007"), body, 404)
    assert (answer.kind, answer.follow) == (AnswerKind.NOTHING_FOUND, ())


def test_a_search_without_hits_found_nothing_and_one_that_hides_them_is_unreadable() -> None:
    question = ask(KEY, "search", "zz", by="name")
    assert read(question, b'{"items": [], "total_results": 0}').kind is AnswerKind.NOTHING_FOUND
    with pytest.raises(SourceUnreadable):
        read(question, b'{"items": [], "total_results": 7}')


RECORDED = [
    (ask(KEY, "unit", "00445790"), "company_profile_tesco_00445790"),
    (ask(KEY, "officers", "00445790"), "officers_tesco"),
    (ask(KEY, "officers", "03610056"), "officers_corporate_informa"),
    (ask(KEY, "control", "03977902"), "psc_list_google_uk"),
    (ask(KEY, "no_parent", "05124262"), "psc_statements"),
    (ask(KEY, "insolvency", "99000007"), "insolvency_cvl"),
    (ask(KEY, "charges", "03977902"), "charges_rent_deposit"),
    (ask(KEY, "search", "absa", by="name"), "search_companies_absa"),
    (
        ask("gb_accounts", "document_data", "00445790", end="2026-06-18", filing="X"),
        "document_metadata_tesco_cs01",
    ),
]


@pytest.mark.parametrize(("question", "name"), RECORDED, ids=[name for _, name in RECORDED])
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
@given(data=st.data())
def test_one_odd_value_is_read_or_unreadable(
    question: Question, name: str, data: st.DataObject
) -> None:
    answer = json.loads(recorded(f"{FOLDER}/{name}.json"))
    path = data.draw(st.sampled_from(list(paths(answer))))
    content = json.dumps(replaced(answer, path, data.draw(ODD))).encode()
    source = SOURCES[question.source]
    kept = source.kept(question, response(content))
    assert len(kept) == len(content)
    try:
        assert source.read(question, response(kept)).parser == source.parser
    except SourceUnreadable:
        return


# --- more than one page ---------------------------------------------------------------------------

PAGE_OF_100 = "The register lists 100 of 140 {} at a time; the others are left out."


def paged(kind: str, item: dict[str, Any], **more: Any) -> Answer:
    return people(kind, [item] * 100, **more)


def test_officers_who_may_stand_beyond_the_page_are_not_nobody() -> None:
    gone = {"name": "GONE, Ann", "officer_role": "director", "resigned_on": "2020-01-01"}
    for counts in ({"active_count": 3}, {}):
        answer = paged("officers", gone, total_results=140, **counts)
        assert answer.kind is AnswerKind.PARTIAL
        assert [str(each) for each in answer.missing] == [PAGE_OF_100.format("officers")]
    none = paged("officers", gone, total_results=140, active_count=0)
    assert (none.kind, none.missing) == (AnswerKind.NOTHING_FOUND, ())


@pytest.mark.parametrize(
    ("kind", "item", "total"),
    [
        ("control", firm(natures_of_control=[]), "total_results"),
        ("no_parent", {"statement": "psc-details-not-confirmed"}, "total_results"),
        ("charges", {"classification": {"description": "A mortgage"}}, "total_count"),
        ("filings", annual("T1", "2025-12-31", "2026-09-01"), "total_count"),
    ],
)
def test_a_list_of_more_than_one_page_is_partial(
    kind: str, item: dict[str, Any], total: str
) -> None:
    answer = paged(kind, item, **{total: 140})
    assert answer.kind is AnswerKind.PARTIAL
    assert [str(each) for each in answer.missing] == [PAGE_OF_100.format("entries")]
    assert paged(kind, item, **{total: 100}).kind is AnswerKind.FOUND


def test_filings_of_other_kinds_in_the_total_are_no_page_that_is_missing() -> None:
    answer = people("filings", [annual("T1", "2025-12-31", "2026-09-01")], total_count=140)
    assert (answer.kind, answer.missing) == (AnswerKind.FOUND, ())
