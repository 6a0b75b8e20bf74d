"""Fullmakt: the rule in the register's words, who may sign, and nothing about anybody's birth."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.answers import ask, read, response, values
from tests.samples import COMPANY
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

KEY = "no_fullmakt"
FJORDLYS = "311000004"
SIGNATURE, PROCURATION = ask(KEY, "signature", FJORDLYS), ask(KEY, "procuration", FJORDLYS)
RULE = "Styrets leder alene. To styremedlemmer i fellesskap."
LEDE, MEDL = "Styrets leder", "Styremedlem"


def person(name: str, code: str = "MEDL", title: str = MEDL) -> dict[str, Any]:
    role = {"kode": code, "tekstforklaring": title}
    return {"fodselsdato": "31.01.1970", "navn": name, "rolle": role}


def combination(code: str, words: str, *persons: dict[str, Any]) -> dict[str, Any]:
    return {
        "kode": code,
        "tekstforklaring": words,
        "kombinasjonsId": "1",
        "personRolleKombinasjon": list(persons),
    }


def status(routine: str = "OK", rule: str = "RF") -> dict[str, Any]:
    return {
        "rutineStatus": {"kode": routine, "tekstforklaring": "Maskinelt oppslag."},
        "kombinasjonStatus": {"kode": "OK", "tekstforklaring": "Kombinasjon finnes."},
        "regelStatus": {"kode": rule, "tekstforklaring": "Regel.", "regelIdent": "R0012"},
    }


def body(*combinations: dict[str, Any], text: str | None = RULE, **over: Any) -> dict[str, Any]:
    """Return an invented answer in the shape that clients of the service read."""
    roles = {"signaturProkuraRoller": {"signaturProkuraFritekst": text}} if text else {}
    possible = {"personRolleGrunnlag": [person("Nils Oppdiktet", "DAGL", "Daglig leder")]}
    return {
        "oppslagsData": {"oppslagsTidspunkt": "2026-11-22T10:00:00", "oppslagsIdent": "1"},
        "status": status(),
        "enhet": {
            "organisasjonsnummer": FJORDLYS,
            "navn": "FJORDLYS AUTOMASJON AS",
            "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap"},
            "konkurs": "false",
        },
        "signeringsGrunnlag": {
            "kode": "SF",
            "tekstforklaring": "Signeringsgrunnlag finnes",
            **roles,
            "muligeSigneringsRoller": possible,
        },
        "signeringsKombinasjon": {"kombinasjon": list(combinations)},
        "_links": {"self": {"href": f"https://data.brreg.no/fullmakt/enheter/{FJORDLYS}/signatur"}},
        **over,
    }


BOTH = (
    combination("STYR", "Styret i fellesskap", person("Ingrid Prøve"), person("Kari Tenkt")),
    combination("R0012", "Styrets leder alene", person("Ingrid Prøve", "LEDE", LEDE)),
)


def told(document: object, question: Question = SIGNATURE) -> Answer:
    return read(question, json.dumps(document).encode())


def test_the_rule_is_told_in_the_registers_words_with_who_may_sign() -> None:
    answer = told(body(*BOTH))
    assert answer.kind is AnswerKind.FOUND
    assert answer.entity is not None
    assert answer.entity.number == FJORDLYS
    assert values(answer, "company.signature_rule") == [RULE]
    holders = [each.fact for each in answer.facts if each.fact.key == "role.holder"]
    assert [(fact.value, fact.qualifier("role")) for fact in holders] == [
        ("Ingrid Prøve", "signatory"),
        ("Kari Tenkt", "signatory"),
    ]
    assert answer.drift == ()


def test_procuration_is_a_rule_and_a_role_of_its_own() -> None:
    named = combination("PROK", "Prokura", person("Kari Tenkt", "PROK", "Prokura"))
    answer = told(body(named, text="Daglig leder alene."), PROCURATION)
    assert values(answer, "company.procuration_rule") == ["Daglig leder alene."]
    assert values(answer, "company.signature_rule") == []
    (holder,) = [each.fact for each in answer.facts if each.fact.key == "role.holder"]
    assert (holder.value, holder.qualifier("role")) == ("Kari Tenkt", "procuration")


def test_without_the_companys_own_words_the_registers_reading_is_told() -> None:
    answer = told(body(*BOTH, BOTH[1], text=None))
    assert values(answer, "company.signature_rule") == ["Styret i fellesskap; Styrets leder alene"]
    (rule,) = [each for each in answer.facts if each.fact.key == "company.signature_rule"]
    assert rule.place.locator == "/signeringsKombinasjon/kombinasjon/0/tekstforklaring"


def test_people_who_hold_the_right_itself_may_sign_without_a_combination() -> None:
    basis = {
        "signaturProkuraFritekst": RULE,
        "signaturProkuraRoller": {"personRolleGrunnlag": [person("Kari Tenkt", "SIGN")]},
    }
    answer = told(body(signeringsGrunnlag=basis))
    assert values(answer, "company.signature_rule") == [RULE]
    assert values(answer, "role.holder") == ["Kari Tenkt"]


def test_a_company_without_a_rule_found_nothing() -> None:
    none = body(
        status=status(rule="RI"),
        signeringsGrunnlag={"kode": "SI", "tekstforklaring": "Signeringsgrunnlag finnes ikke"},
    )
    del none["signeringsKombinasjon"]
    answer = told(none, PROCURATION)
    assert (answer.kind, answer.facts, answer.drift) == (AnswerKind.NOTHING_FOUND, (), ())
    assert read(SIGNATURE, b"", 404).kind is AnswerKind.NOTHING_FOUND


def test_who_only_might_sign_is_not_said_to_do_so() -> None:
    assert values(told(body()), "role.holder") == []


def test_a_form_that_is_not_looked_up_is_not_offered() -> None:
    answer = told(body(status=status("NA")))
    assert (answer.kind, answer.facts) == (AnswerKind.NOT_OFFERED, ())
    assert answer.problem is not None
    assert not answer.problem.again


@pytest.mark.parametrize(
    "document",
    [
        body(status=status("FEIL")),
        body(status={"rutineStatus": {}}),
        body(enhet={"organisasjonsnummer": "311000012"}),
        body(enhet={"navn": "FJORDLYS AUTOMASJON AS"}),
        body(enhet=None),
    ],
)
def test_a_lookup_that_went_wrong_or_is_about_another_is_refused(document: object) -> None:
    with pytest.raises(SourceUnreadable):
        told(document)


def test_an_answer_that_does_not_tell_how_the_lookup_went_is_read() -> None:
    short = body(*BOTH, status={"regelStatus": {"kode": "RF"}})
    assert values(told(short), "company.signature_rule") == [RULE]


def test_a_web_page_with_404_is_no_word_of_the_register() -> None:
    with pytest.raises(SourceUnreadable):
        read(SIGNATURE, b"<html>No such page</html>", 404)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Ola Prøve, 31.01.1970, alene", "Ola Prøve, **.**.****, alene"),
        ("Ola Prøve f. 1.1.70 alene", "Ola Prøve f. *.*.** alene"),
        ("Ola Prøve 310170 alene", "Ola Prøve ****** alene"),
        ("Ola Prøve 310170 12345 alene", "Ola Prøve ****** ***** alene"),
        ("Ola Prøve 31017012345 alene", "Ola Prøve *********** alene"),
        ("født 1970: Ola Prøve", "født ****: Ola Prøve"),
        ("inntil kr 500000 alene", "inntil kr 500000 alene"),
        ("inntil kr 1000000, § 6-31", "inntil kr 1000000, § 6-31"),
    ],
)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_days_of_birth_in_the_words_of_a_rule_are_neither_stated_nor_kept(
    words: str, kept: str, *, ascii_only: bool
) -> None:
    content = json.dumps(body(text=words), ensure_ascii=ascii_only).encode()
    source = SOURCES[KEY]
    stored = source.kept(SIGNATURE, response(content))
    assert len(stored) == len(content)
    basis = json.loads(stored)["signeringsGrunnlag"]["signaturProkuraRoller"]
    assert basis["signaturProkuraFritekst"] == kept
    assert values(source.read(SIGNATURE, response(content)), "company.signature_rule") == [kept]


def test_no_persons_day_of_birth_leaves_or_stays() -> None:
    content = json.dumps(body(*BOTH)).encode()
    stored = SOURCES[KEY].kept(SIGNATURE, response(content))
    assert b"1970" not in stored
    assert "1970" not in repr(SOURCES[KEY].read(SIGNATURE, response(content)))
    places = [each.place for each in SOURCES[KEY].read(SIGNATURE, response(stored)).facts]
    assert places == [each.place for each in SOURCES[KEY].read(SIGNATURE, response(content)).facts]


def test_research_asks_for_both_rights() -> None:
    assert SOURCES[KEY].plan(COMPANY, ()) == (SIGNATURE, PROCURATION)


def test_requests_name_the_number_and_the_right() -> None:
    source = SOURCES[KEY]
    base = "https://data.brreg.no/fullmakt/enheter/311000004"
    assert source.request(SIGNATURE).address == f"{base}/signatur"
    assert source.request(PROCURATION).address == f"{base}/prokura"
    with pytest.raises(InvalidInput):
        source.request(ask(KEY, "signature", "311000005"))


OTHER: st.SearchStrategy[object] = st.sampled_from(
    [None, True, -1, 0, "", "x", "\x00", [], {}, [None], [[]], {"kode": {}}, 1e300]
)


def places(value: Any) -> list[tuple[Any, Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, child in list(inner):
        found.append((value, key))
        found += places(child) if isinstance(child, dict | list) else []
    return found


@given(data=st.data())
def test_one_changed_place_is_read_or_refused(data: st.DataObject) -> None:
    document = json.loads(json.dumps(body(*BOTH)))
    everywhere = places(document)
    holder, key = everywhere[data.draw(st.integers(0, len(everywhere) - 1))]
    holder[key] = data.draw(OTHER)
    with suppress(SourceUnreadable):
        assert all(each.fact.value for each in told(document).facts)
