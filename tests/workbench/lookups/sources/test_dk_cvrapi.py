"""Cvrapi: one best hit, facts only for a number, and errors that come in the body."""

import json
from datetime import date, timedelta

import pytest

from tests.answers import TAKEN, ask, read, read_recorded, response, values
from tests.recorded import recorded
from workbench.domain.company import Entity, Identifier, Query, Scheme
from workbench.domain.lookup import AnswerKind
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

KEY = "dk_cvrapi"
FILE = f"{KEY}/search_36890266_v6_from_R_print.json"
RK_FOTO = ask(KEY, "unit", "36890266")


def changed(**fields: object) -> bytes:
    return json.dumps({**json.loads(recorded(FILE)), **fields}).encode()


def test_rk_foto_is_read_as_answered() -> None:
    answer = read_recorded(RK_FOTO, FILE)
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    assert answer.entity == Entity(KEY, "36890266")
    assert answer.identifiers == (Identifier(Scheme.DK_CVR, "36890266"),)
    stated = {each.fact.key: each.fact.value for each in answer.facts}
    assert stated == {
        "company.name": "RK Foto ApS",
        "company.phone": "<redacted>",
        "company.email": "<redacted>",
        "company.town": "Næstved",
        "company.advertising_protected": "yes",
        "company.founded": "2015-05-04",
        "company.status": "active",
        "company.address": "Mejerivej 15, 4700 Næstved",
        "company.form": "Anpartsselskab",
        "company.sole_trader": "no",
        "company.industry": "Fotografisk virksomhed",
    }
    industry = next(each for each in answer.facts if each.fact.key == "company.industry")
    assert dict(industry.fact.qualifiers) == {"code": "742000", "rank": "1"}
    founded = next(each for each in answer.facts if each.fact.key == "company.founded")
    assert (founded.place.locator, founded.place.original) == ("/startdate", "04/05 - 2015")


def test_a_number_decides() -> None:
    (candidate,) = read_recorded(RK_FOTO, FILE).candidates
    assert candidate.decisive
    assert (candidate.name, candidate.town, candidate.founded, candidate.status) == (
        "RK Foto ApS",
        "Næstved",
        date(2015, 5, 4),
        "active",
    )
    assert not candidate.personal


def test_a_name_offers_one_candidate_and_states_nothing() -> None:
    answer = read_recorded(ask(KEY, "search", "RK Foto ApS"), FILE)
    (candidate,) = answer.candidates
    assert not candidate.decisive
    assert (answer.facts, answer.identifiers, answer.entity) == ((), (), None)


@pytest.mark.parametrize(
    ("fields", "status", "ceased"),
    [
        ({"creditbankrupt": True}, "bankrupt", []),
        ({"enddate": "31/12 - 2025"}, "ceased", ["2025-12-31"]),
        ({"creditbankrupt": True, "enddate": "31/12 - 2025"}, "bankrupt", ["2025-12-31"]),
    ],
)
def test_the_status_is_what_the_answer_says(
    fields: dict[str, object], status: str, ceased: list[str]
) -> None:
    answer = read(RK_FOTO, changed(**fields))
    assert values(answer, "company.status") == [status]
    assert values(answer, "company.ceased") == ceased


def test_a_bankruptcy_and_an_end_are_told_with_their_day() -> None:
    broke = read(RK_FOTO, changed(creditbankrupt=True, creditstartdate="03/02 - 2026"))
    assert values(broke, "company.bankrupt") == ["2026-02-03"]
    assert values(broke, "company.status_since") == ["2026-02-03"]
    ended = read(RK_FOTO, changed(enddate="31/12 - 2025", creditstartdate="03/02 - 2020"))
    assert values(ended, "company.bankrupt") == []
    assert values(ended, "company.status_since") == ["2025-12-31"]
    sound = read(RK_FOTO, changed(creditstartdate="03/02 - 2020"))
    assert values(sound, "company.status_since") == []


def test_a_remark_on_credit_that_is_no_bankruptcy_is_no_clean_bill() -> None:
    answer = read(RK_FOTO, changed(creditstartdate="03/02 - 2020"))
    assert values(answer, "company.status") == []
    assert answer.candidates[0].status == ""


def test_a_postcode_keeps_its_noughts_and_nobodys_care_of_line_is_told_or_kept() -> None:
    content = changed(zipcode=800, city="Høje Taastrup", addressco="c/o Ada Sample")
    answer = read(RK_FOTO, content)
    assert values(answer, "company.address") == ["Mejerivej 15, 0800 Høje Taastrup"]
    kept = SOURCES[KEY].kept(RK_FOTO, response(content))
    assert b"Ada Sample" not in kept
    assert len(kept) == len(content)
    assert read(RK_FOTO, kept).facts == answer.facts


def test_owners_are_firms_or_people_by_their_names() -> None:
    owners = [{"name": name} for name in ("Sample Holding ApS", "Ada Sample", "Fonden Prøve")]
    answer = read(RK_FOTO, changed(owners=owners))
    assert answer.drift == ()
    assert values(answer, "company.owner") == ["Sample Holding ApS", "Fonden Prøve"]
    assert values(answer, "role.owner") == ["Ada Sample"]


def test_open_places_of_work_are_branches_where_there_are_several() -> None:
    def unit(number: int, name: str, ended: str | None = None) -> dict[str, object]:
        return {"pno": number, "name": name, "enddate": ended, "main": False}

    units = [unit(1, "A"), unit(2, "B"), unit(3, "C", "31/12 - 2025")]
    answer = read(RK_FOTO, changed(productionunits=units))
    branches = [each.fact for each in answer.facts if each.fact.key == "company.branch"]
    assert [(each.value, each.qualifier("number")) for each in branches] == [("A", "1"), ("B", "2")]
    assert answer.drift == ()


def test_silence_is_no_status() -> None:
    answer = read(RK_FOTO, changed(creditbankrupt=None, protected=None))
    assert values(answer, "company.status") == []
    assert values(answer, "company.advertising_protected") == []


def test_a_persons_own_small_firm_is_a_sole_traders_too() -> None:
    answer = read(RK_FOTO, changed(companycode=15))
    assert values(answer, "company.sole_trader") == ["yes"]
    assert answer.candidates[0].personal


def test_a_sole_trader_and_a_band_of_employees_are_told() -> None:
    answer = read(RK_FOTO, changed(companycode=10, employees="10-19", industrycode=11100))
    assert values(answer, "company.sole_trader") == ["yes"]
    assert values(answer, "company.employees_band") == ["10-19"]
    industry = next(each for each in answer.facts if each.fact.key == "company.industry")
    assert industry.fact.qualifier("code") == "011100"
    assert answer.candidates[0].personal


@pytest.mark.parametrize(
    ("error", "status", "kind", "again"),
    [
        ("QUOTA_EXCEEDED", 429, AnswerKind.REFUSED, True),
        ("BANNED", 403, AnswerKind.REFUSED, False),
        ("INVALID_UA", 403, AnswerKind.REFUSED, False),
        ("INVALID_VAT", 400, AnswerKind.FAILED, False),
        ("INTERNAL_ERROR", 500, AnswerKind.FAILED, True),
    ],
)
@pytest.mark.parametrize("with_200", [True, False])
def test_errors_are_told_by_the_body(
    error: str, status: int, kind: AnswerKind, again: bool, with_200: bool
) -> None:
    content = json.dumps({"error": error, "t": 0, "version": 6}).encode()
    answer = read(RK_FOTO, content, 200 if with_200 else status)
    assert answer.kind is kind
    assert answer.problem is not None
    assert answer.problem.again is again


def test_a_used_up_quota_waits_a_day() -> None:
    answer = read(RK_FOTO, b'{"error": "QUOTA_EXCEEDED"}')
    assert answer.problem is not None
    assert answer.problem.after == TAKEN + timedelta(days=1)


@pytest.mark.parametrize("status", [200, 404])
def test_an_unknown_number_is_nothing_found(status: int) -> None:
    answer = read(RK_FOTO, b'{"error": "NOT_FOUND", "t": 0, "version": 6}', status)
    assert (answer.kind, answer.problem) == (AnswerKind.NOTHING_FOUND, None)


@pytest.mark.parametrize(
    "fields",
    [
        {"vat": 36890267},
        {"vat": None},
        {"name": None},
        {"startdate": "2015-05-04"},
        {"startdate": "31/02 - 2015"},
    ],
)
def test_another_company_or_shape_is_unreadable(fields: dict[str, object]) -> None:
    with pytest.raises(SourceUnreadable):
        read(RK_FOTO, changed(**fields))


def test_a_new_field_is_noticed() -> None:
    assert read(RK_FOTO, changed(shoesize=44)).drift == ("new /shoesize",)


def test_questions_follow_what_was_typed() -> None:
    source = SOURCES[KEY]
    number = Query(text="36890266", identifier=Identifier(Scheme.DK_CVR, "36890266"))
    assert source.searches(number) == (RK_FOTO,)
    assert source.searches(Query(text="RK Foto", name="RK Foto"))[0].kind == "search"
    domain = Query(text="rk.example", identifier=Identifier(Scheme.DOMAIN, "rk.example"))
    assert source.searches(domain) == ()


def test_the_request_names_number_or_name() -> None:
    source = SOURCES[KEY]
    assert source.request(RK_FOTO).address == (
        "https://cvrapi.dk/api?vat=36890266&country=dk&version=6&format=json"
    )
    assert source.request(ask(KEY, "search", "Kvist & Ko")).params[0] == ("name", "Kvist & Ko")
    with pytest.raises(InvalidInput):
        source.request(ask(KEY, "unit", "3689026x"))


def test_advertising_protection_of_another_type_is_not_known() -> None:
    answer = read(RK_FOTO, changed(protected="perhaps"))
    assert answer.drift == ("retyped /protected",)
    assert values(answer, "company.advertising_protected") == []
