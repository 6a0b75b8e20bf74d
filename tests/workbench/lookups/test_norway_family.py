"""Whom a Norwegian unit belongs to: the unit above it, and the foreign company it is a part of."""

import json

import pytest

from tests.answers import ask, read, values
from workbench.domain.fact import Fact
from workbench.domain.lookup import Answer

FJORDLYS = "311000004"
ABROAD: dict[str, object] = {
    "organisasjonsform": {"kode": "NUF", "beskrivelse": "Norskregistrert utenlandsk foretak"},
    "underlagtLovgivningLandKode": "DK",
    "underlagtLovgivningLand": "Danmark",
    "foretaksformIHjemlandet": {"kode": "AS", "beskrivelse": "Aktieselskab"},
    "utenlandskRegisterNavn": "Erhvervsstyrelsen",
    "utenlandskRegisterAdresse": {"adresse": ["Prøvegade 1"], "land": "Danmark"},
    "registreringsnummerIHjemlandet": "99 00 00 07",
}


def read_as(kind: str, **fields: object) -> Answer:
    record = {"organisasjonsnummer": FJORDLYS, "navn": "FJORDLYS AUTOMASJON NUF", **fields}
    return read(ask("no_enhetsregisteret", kind, FJORDLYS), json.dumps(record).encode())


def unit(**fields: object) -> Answer:
    return read_as("unit", **fields)


def parents(answer: Answer) -> list[Fact]:
    return [each.fact for each in answer.facts if each.fact.key == "company.related_parent"]


def test_the_unit_above_a_main_unit_is_its_parent() -> None:
    answer = unit(overordnetEnhet="311000012")
    (above,) = parents(answer)
    assert above.value == "311000012"
    assert dict(above.qualifiers) == {
        "kind": "direct",
        "number": "311000012",
        "scheme": "no.orgnr",
    }
    assert values(answer, "company.parent") == []


@pytest.mark.parametrize("number", ["null", "", None, "311000013"])
def test_what_is_no_number_is_no_unit_above(number: object) -> None:
    assert parents(unit(overordnetEnhet=number)) == []


def test_a_branch_belongs_to_its_owner_which_is_the_same_company() -> None:
    answer = read_as("branch", overordnetEnhet="311000012")
    assert values(answer, "company.parent") == ["311000012"]
    assert parents(answer) == []


def test_a_foreign_head_is_told_by_its_register_and_number_there() -> None:
    answer = unit(**ABROAD)
    (head,) = parents(answer)
    assert head.value == "Erhvervsstyrelsen 99 00 00 07"
    assert dict(head.qualifiers) == {
        "kind": "foreign_head",
        "number": "99000007",
        "scheme": "dk.cvr",
        "country": "DK",
    }
    assert not any("Hjemlandet" in each or "utenlandsk" in each for each in answer.drift)


def test_a_number_of_a_register_that_we_do_not_know_is_told_as_it_is_written() -> None:
    (head,) = parents(
        unit(**{**ABROAD, "underlagtLovgivningLandKode": "PL", "utenlandskRegisterNavn": None})
    )
    assert (head.value, head.qualifier("number"), head.qualifier("scheme")) == (
        "99 00 00 07",
        "99 00 00 07",
        "",
    )


@pytest.mark.parametrize("number", ["", "null", None])
def test_a_head_without_a_number_is_told_by_its_register(number: object) -> None:
    (head,) = parents(unit(**{**ABROAD, "registreringsnummerIHjemlandet": number}))
    assert (head.value, head.qualifier("number")) == ("Erhvervsstyrelsen", "")
    silent = unit(
        **{**ABROAD, "registreringsnummerIHjemlandet": number, "utenlandskRegisterNavn": None}
    )
    assert parents(silent) == []


def test_a_swedish_number_that_is_a_persons_is_never_told() -> None:
    swedish = {"underlagtLovgivningLandKode": "SE", "utenlandskRegisterNavn": "Bolagsverket"}
    person = unit(**{**ABROAD, **swedish, "registreringsnummerIHjemlandet": "900101-0017"})
    assert [fact.value for fact in parents(person)] == ["Bolagsverket"]
    assert "0017" not in repr(parents(person))
    firm = unit(**{**ABROAD, **swedish, "registreringsnummerIHjemlandet": "556703-7485"})
    assert [fact.qualifier("number") for fact in parents(firm)] == ["5567037485"]
