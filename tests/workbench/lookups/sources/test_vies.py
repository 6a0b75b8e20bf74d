"""VIES: a verdict is a clear yes or no; whatever else comes is no verdict and asked again."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.answers import TAKEN, ask, read, read_recorded, values
from tests.samples import NOW
from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.lookup import Answer, AnswerKind
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

KEY = "vies"
DANONE = "FR27552032534"
OURS = "DK99000007"
MADE = {"made": "yes"}


def body(**changes: Any) -> bytes:
    told = {
        "isValid": True,
        "requestDate": "2026-11-22T10:00:00.000Z",
        "userError": "VALID",
        "name": "Drømmebil Import ApS",
        "address": "Havnegade 1\n1000 København",
        "requestIdentifier": "",
        "originalVatNumber": "99000007",
        "vatNumber": "99000007",
    }
    return json.dumps(told | changes).encode()


def read_ours(**changes: Any) -> Answer:
    return read(ask(KEY, "vat", OURS), body(**changes))


def company(*identifiers: Identifier) -> Company:
    return Company(
        id=UUID(int=1), name="Fjordlys", country="DK", identifiers=identifiers, opened=NOW
    )


def test_danone_is_read_as_recorded() -> None:
    answer = read_recorded(ask(KEY, "vat", DANONE), f"{KEY}/rest_get_FR_danone_valid_2023.json")
    assert answer.kind is AnswerKind.FOUND
    assert answer.entity == Entity(KEY, DANONE)
    assert answer.identifiers == (
        Identifier(Scheme.EU_VAT, DANONE),
        Identifier(Scheme.FR_SIREN, "552032534"),
    )
    assert {each.fact.key: each.fact.value for each in answer.facts} == {
        "company.vat_valid": "yes",
        "company.vat_name": "SA DANONE",
        "company.address": "17 BD HAUSSMANN, 75009 PARIS",
    }
    assert {each.place.locator for each in answer.facts} == {"/isValid", "/name", "/address"}
    assert answer.drift == ()


def test_a_busy_state_is_asked_again_later_as_recorded() -> None:
    answer = read_recorded(
        ask(KEY, "vat", DANONE), f"{KEY}/rest_post_error_MS_MAX_CONCURRENT_REQ.json"
    )
    assert (answer.kind, answer.facts) == (AnswerKind.FAILED, ())
    assert answer.problem is not None
    assert str(answer.problem.message) == "The VAT register of FR has too many questions just now."
    assert answer.problem.again
    assert answer.problem.after == TAKEN + timedelta(minutes=10)


def test_a_candidate_is_the_company_behind_the_number() -> None:
    answer = read_recorded(ask(KEY, "search", DANONE), f"{KEY}/rest_get_FR_danone_valid_2023.json")
    (danone,) = answer.candidates
    assert (danone.name, danone.country, danone.decisive) == ("SA DANONE", "FR", True)
    assert danone.identifier == Identifier(Scheme.FR_SIREN, "552032534")


@pytest.mark.parametrize("untold", ["---", "", None])
def test_what_a_state_does_not_tell_is_not_stated(untold: str | None) -> None:
    answer = read_ours(name=untold, address=untold)
    assert [each.fact.key for each in answer.facts] == ["company.vat_valid"]
    found = read(ask(KEY, "search", OURS), body(name=untold, address=untold))
    (candidate,) = found.candidates
    assert candidate.name == OURS
    assert candidate.agrees


@pytest.mark.parametrize("error", ["INVALID", "", None, "---"])
def test_a_clear_no_is_a_verdict_on_the_companys_own_number(error: str | None) -> None:
    answer = read_ours(isValid=False, userError=error, name="---", address="---")
    assert (answer.kind, values(answer, "company.vat_valid")) == (AnswerKind.FOUND, ["no"])


def test_a_no_to_a_number_we_made_says_nothing_of_the_company() -> None:
    answer = read(ask(KEY, "vat", OURS, **MADE), body(isValid=False, userError="INVALID"))
    assert (answer.kind, answer.facts) == (AnswerKind.NOTHING_FOUND, ())
    assert answer.problem is not None
    assert not answer.problem.again
    assert values(read(ask(KEY, "vat", OURS, **MADE), body()), "company.vat_valid") == ["yes"]


def test_a_searched_number_that_is_not_valid_finds_nobody() -> None:
    answer = read(ask(KEY, "search", OURS), body(isValid=False, userError="INVALID"))
    assert (answer.kind, answer.candidates) == (AnswerKind.NOTHING_FOUND, ())


def test_the_answer_of_the_other_address_is_read_alike() -> None:
    told = {
        "countryCode": "DK",
        "vatNumber": "99000007",
        "valid": True,
        "name": "Drømmebil Import ApS",
        "address": "---",
        "traderName": "---",
    }
    answer = read(ask(KEY, "vat", OURS), json.dumps(told).encode())
    assert values(answer, "company.vat_valid") == ["yes"]
    assert values(answer, "company.vat_name") == ["Drømmebil Import ApS"]


@pytest.mark.parametrize(
    ("error", "kind", "again"),
    [
        ("MS_MAX_CONCURRENT_REQ_TIME", AnswerKind.FAILED, True),
        ("GLOBAL_MAX_CONCURRENT_REQ", AnswerKind.REFUSED, True),
        ("GLOBAL_MAX_CONCURRENT_REQ_TIME", AnswerKind.REFUSED, True),
        ("VAT_BLOCKED", AnswerKind.REFUSED, False),
        ("IP_BLOCKED", AnswerKind.REFUSED, False),
        ("MS_UNAVAILABLE", AnswerKind.FAILED, True),
        ("SERVICE_UNAVAILABLE", AnswerKind.FAILED, True),
        ("TIMEOUT", AnswerKind.FAILED, True),
        ("INVALID_INPUT", AnswerKind.FAILED, False),
        ("INVALID_REQUESTER_INFO", AnswerKind.FAILED, False),
        ("A_CODE_NEW_TO_US", AnswerKind.FAILED, True),
    ],
)
def test_every_other_word_is_no_verdict_wherever_it_stands(
    error: str, kind: AnswerKind, again: bool
) -> None:
    wrapped = {"actionSucceed": False, "errorWrappers": [{"error": error}]}
    for content, status in (
        (body(isValid=False, userError=error), 200),
        (json.dumps(wrapped).encode(), 200),
        (json.dumps(wrapped).encode(), 400),
        (json.dumps(wrapped).encode(), 500),
    ):
        answer = read(ask(KEY, "vat", OURS), content, status)
        assert (answer.kind, answer.facts) == (kind, ())
        assert answer.problem is not None
        assert answer.problem.again is again


@given(error=st.text(), valid=st.booleans() | st.none() | st.text() | st.integers())
def test_no_word_but_a_clear_one_is_a_verdict(error: str, valid: Any) -> None:
    try:
        answer = read_ours(isValid=valid, userError=error)
    except SourceUnreadable:
        return
    verdict = values(answer, "company.vat_valid")
    assert verdict == [] or plain_text(error) in {"", "---", "VALID", "INVALID"}


@pytest.mark.parametrize(
    "changes",
    [
        {"isValid": True, "userError": "INVALID"},
        {"isValid": False, "userError": "VALID"},
        {"isValid": None},
        {"isValid": "true"},
        {"vatNumber": "99000015", "originalVatNumber": "99000015"},
        {"vatNumber": None, "originalVatNumber": None},
        {"countryCode": "SE"},
    ],
)
def test_contradiction_and_another_number_are_unreadable(changes: dict[str, Any]) -> None:
    with pytest.raises(SourceUnreadable):
        read_ours(**changes)


def test_the_number_is_asked_without_its_country_in_front() -> None:
    request = SOURCES[KEY].request(ask(KEY, "vat", "EL094259216"))
    assert request.url.endswith("/vies/rest-api/ms/EL/vat/094259216")
    north = SOURCES[KEY].request(ask(KEY, "vat", "XI980780684"))
    assert north.url.endswith("/ms/XI/vat/980780684")


@pytest.mark.parametrize(
    "number", ["GB980780684", "NO923609016", "FR28552032534", "EU826010755", "DK/../x", ""]
)
def test_what_is_no_number_of_the_union_is_not_asked(number: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, "vat", number))


@pytest.mark.parametrize(
    ("identifier", "number"),
    [
        (Identifier(Scheme.DK_CVR, "99000007"), "DK99000007"),
        (Identifier(Scheme.FI_YTUNNUS, "0112038-9"), "FI01120389"),
        (Identifier(Scheme.SE_ORGNR, "5567081699"), "SE556708169901"),
        (Identifier(Scheme.BE_KBO, "0403170701"), "BE0403170701"),
        (Identifier(Scheme.CZ_ICO, "25083325"), "CZ25083325"),
        (Identifier(Scheme.FR_SIREN, "552032534"), DANONE),
        (Identifier(Scheme.LV_REGCODE, "40003032949"), "LV40003032949"),
    ],
)
def test_a_registration_number_makes_its_vat_number(identifier: Identifier, number: str) -> None:
    assert SOURCES[KEY].plan(company(identifier), ()) == (ask(KEY, "vat", number, **MADE),)


def test_a_norwegian_company_is_not_asked_for() -> None:
    assert SOURCES[KEY].plan(company(Identifier(Scheme.NO_ORGNR, "923609016")), ()) == ()
    british = company(Identifier(Scheme.EU_VAT, "GB980780684"))
    assert SOURCES[KEY].plan(british, ()) == ()


def test_a_companys_own_number_comes_before_one_we_make() -> None:
    both = company(Identifier(Scheme.DK_CVR, "99000007"), Identifier(Scheme.EU_VAT, "DK47458714"))
    assert SOURCES[KEY].plan(both, ()) == (ask(KEY, "vat", "DK47458714"),)
    greek = company(Identifier(Scheme.EU_VAT, "GR094259216"))
    assert SOURCES[KEY].plan(greek, ()) == (ask(KEY, "vat", "EL094259216"),)


def test_only_a_vat_number_is_searched_for() -> None:
    source = SOURCES[KEY]
    vat = Query(text=DANONE, identifier=Identifier(Scheme.EU_VAT, DANONE))
    assert source.searches(vat) == (ask(KEY, "search", DANONE),)
    assert source.searches(Query(text="Danone", name="Danone")) == ()
    cvr = Query(text=OURS, identifier=Identifier(Scheme.DK_CVR, "99000007"))
    assert source.searches(cvr) == ()
