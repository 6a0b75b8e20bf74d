"""Known faults of Norwegian records are read past; unknown ones are drift."""

import json

import pytest

from tests.answers import ask, read, response, values
from workbench.domain.lookup import Answer
from workbench.lookups.source import SOURCES

FJORDLYS = "311000004"
WELL = {
    "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap", "utgaatt": None},
    "konkurs": False,
    "underAvvikling": False,
    "underTvangsavviklingEllerTvangsopplosning": False,
    "registreringsdatoEnhetsregisteret": "2008-05-20",
}


def unit(**fields: object) -> Answer:
    record = {"organisasjonsnummer": FJORDLYS, "navn": "FJORDLYS AUTOMASJON AS", **WELL, **fields}
    return read(ask("no_enhetsregisteret", "unit", FJORDLYS), json.dumps(record).encode())


@pytest.mark.parametrize("day", ["1972-09-00", "1972-00-00", "0000-00-00", "null", "NULL", None])
def test_a_day_of_which_only_the_month_or_nothing_is_known_is_not_stated(day: object) -> None:
    answer = unit(stiftelsesdato=day)
    assert values(answer, "company.founded") == []
    assert answer.drift == ()


@pytest.mark.parametrize("day", ["18.09.1972", "1972-13-01", 1972, ["1972-09-18"]])
def test_a_day_written_otherwise_is_drift(day: object) -> None:
    answer = unit(stiftelsesdato=day)
    assert values(answer, "company.founded") == []
    assert answer.drift == ("retyped /stiftelsesdato",)


def test_the_word_null_is_nothing() -> None:
    fields = [
        "hjemmeside",
        "epostadresse",
        "telefon",
        "mobil",
        "sisteInnsendteAarsregnskap",
        "aktivitet",
        "kapital",
        "vedtektsfestetFormaal",
        "paategninger",
        "historiskeNavn",
        "overordnetEnhet",
        "slettedato",
        "konkursdato",
        "antallAnsatte",
        "erIKonsern",
    ]
    answer = unit(**dict.fromkeys(fields, "null"))
    assert {each.fact.key for each in answer.facts} == {
        "company.name",
        "company.form",
        "company.sole_trader",
        "company.registered",
        "company.status",
    }
    assert values(answer, "company.status") == ["active"]
    assert answer.drift == ()


@pytest.mark.parametrize(
    ("code", "country", "shown"),
    [
        ("0585", "NO", "0585 OSLO"),
        (585, "NO", "0585 OSLO"),
        ("585", "NO", "0585 OSLO"),
        ("585", "IS", "585 OSLO, Island"),
        (None, "NO", "OSLO"),
    ],
)
def test_a_norwegian_postcode_gets_its_lost_zero_back(
    code: object, country: str, shown: str
) -> None:
    address = {
        "adresse": ["Prøveveien 1"],
        "postnummer": code,
        "poststed": "OSLO",
        "landkode": country,
        "land": "Island",
    }
    answer = unit(forretningsadresse=address)
    assert values(answer, "company.address") == [f"Prøveveien 1, {shown}"]
    assert answer.drift == ()


def test_a_former_name_with_days_that_are_none_keeps_its_name() -> None:
    old = {"navn": "FJORD DATA AS", "fraDato": "2008-05-00 00:00:00", "tilDato": "soon"}
    answer = unit(historiskeNavn=[old, {"navn": "null", "fraDato": "null"}])
    (name,) = [each.fact for each in answer.facts if each.fact.key == "company.former_name"]
    assert (name.value, name.start, name.end) == ("FJORD DATA AS", None, None)
    assert answer.drift == ("retyped /historiskeNavn/*/tilDato",)


def test_what_capital_is_made_of_is_known_and_left() -> None:
    capital = {
        "belop": 30000.0,
        "valuta": "NOK",
        "type": "Aksjekapital",
        "antallAksjer": 2390749040000,
        "innbetalt": 30000.0,
        "fulltInnbetalt": True,
        "bundet": 0,
        "innfortDato": "2008-05-20",
    }
    answer = unit(kapital=capital)
    assert values(answer, "company.capital") == ["30000"]
    assert answer.drift == ()


def test_a_swedish_owners_national_number_is_not_kept() -> None:
    source = SOURCES["no_enhetsregisteret"]
    question = ask("no_enhetsregisteret", "unit", FJORDLYS)
    for number, stays in (("900101-0017", False), ("19900101-0017", False), ("556703-7485", True)):
        record = {"underlagtLovgivningLandKode": "SE", "registreringsnummerIHjemlandet": number}
        body = json.dumps(record).encode()
        kept = source.kept(question, response(body))
        assert len(kept) == len(body)
        assert (number.encode() in kept) is stays
    polish = json.dumps(
        {"underlagtLovgivningLandKode": "PL", "registreringsnummerIHjemlandet": "0001123456"}
    ).encode()
    assert source.kept(question, response(polish)) == polish
