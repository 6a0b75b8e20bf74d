"""Roles in a Norwegian unit: our code for each of the register's, owners with their share."""

import json

import pytest

from tests.answers import ask, read, response, values
from workbench.domain.fact import Fact
from workbench.domain.lookup import Answer
from workbench.domain.roles import ROLES
from workbench.lookups.norway_roles import share_of
from workbench.lookups.source import SOURCES

FJORDLYS = "311000004"
QUESTION = ask("no_enhetsregisteret", "roles", FJORDLYS)


def person(code: str, **over: object) -> dict[str, object]:
    named = {"fornavn": "Ingrid", "mellomnavn": "Tenkt", "etternavn": "Prøve"}
    holder = {"fodselsdato": "1970-01-31", "navn": named, "erDoed": False}
    return {"type": {"kode": code, "beskrivelse": f"«{code}»"}, "person": holder, **over}


def firm(code: str, number: str = "311000012", **over: object) -> dict[str, object]:
    holder = {"organisasjonsnummer": number, "navn": ["PRØVE", "HOLDING AS"], "erSlettet": False}
    return {"type": {"kode": code, "beskrivelse": f"«{code}»"}, "enhet": holder, **over}


def roles(*held: dict[str, object]) -> Answer:
    groups = [{"type": {"kode": "STYR"}, "roller": list(held)}]
    return read(QUESTION, json.dumps({"rollegrupper": groups}).encode())


def facts(answer: Answer, key: str) -> list[Fact]:
    return [each.fact for each in answer.facts if each.fact.key == key]


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("DAGL", "manager"),
        ("BEST", "manager"),
        ("LEDE", "chair"),
        ("NEST", "deputy_chair"),
        ("MEDL", "board_member"),
        ("VARA", "deputy_member"),
        ("OBS", "observer"),
        ("INNH", "sole_owner"),
        ("DTPR", "partner"),
        ("DTSO", "liable_partner"),
        ("KOMP", "liable_partner"),
        ("FFØR", "business_manager"),
        ("REPR", "representative"),
        ("KONT", "contact"),
        ("KNUF", "contact"),
        ("KEMN", "contact"),
        ("SIGN", "signatory"),
        ("SIFE", "signatory"),
        ("SIHV", "signatory"),
        ("PROK", "procuration"),
        ("POFE", "procuration"),
        ("POHV", "procuration"),
        ("AVKL", "liquidator"),
        ("BOBE", "administrator"),
        ("STFT", "founder"),
    ],
)
def test_each_role_of_the_register_is_one_of_ours(code: str, role: str) -> None:
    (holder,) = facts(roles(person(code)), "role.holder")
    assert (holder.value, holder.qualifier("role")) == ("Ingrid Tenkt Prøve", role)
    assert role in ROLES


@pytest.mark.parametrize("code", ["HLSE", "KDEB", "NYTT"])
def test_another_role_is_told_in_the_registers_words(code: str) -> None:
    (holder,) = facts(roles(firm(code)), "role.holder")
    assert (holder.value, holder.qualifier("role")) == ("PRØVE HOLDING AS", f"«{code}»")


def test_a_board_member_may_be_elected_by_the_staff() -> None:
    staff = {"kode": "AREP", "beskrivelse": "Representant for de ansatte"}
    shareholders = {"kode": "A-AK", "beskrivelse": "Representant for A-aksjonærene"}
    answer = roles(
        person("MEDL", valgtAv=staff),
        person("MEDL", valgtAv=shareholders),
        person("VARA", valgtAv=staff),
    )
    assert [fact.qualifier("role") for fact in facts(answer, "role.holder")] == [
        "employee_member",
        "board_member",
        "deputy_member",
    ]


@pytest.mark.parametrize(("code", "key"), [("REVI", "auditor"), ("REGN", "accountant")])
def test_an_auditors_firm_is_told_with_its_number_and_a_person_is_not_kept(
    code: str, key: str
) -> None:
    (told,) = facts(roles(firm(code)), f"company.{key}")
    assert (told.value, told.qualifier("number")) == ("PRØVE HOLDING AS", "311000012")
    (nameless,) = facts(roles(firm(code, "12")), f"company.{key}")
    assert nameless.qualifiers == ()
    assert roles(person(code)).facts == ()


@pytest.mark.parametrize(
    ("code", "kind"), [("DTPR", "partner"), ("DTSO", "liable_partner"), ("KOMP", "liable_partner")]
)
def test_a_partner_is_an_owner_with_the_share_of_the_liability(code: str, kind: str) -> None:
    answer = roles(person(code, ansvarsandel="1/4"), firm(code, ansvarsandel="75 %"))
    (someone,) = facts(answer, "role.owner")
    assert someone.value == "Ingrid Tenkt Prøve"
    assert dict(someone.qualifiers) == {"kind": kind, "share": "0.25"}
    (company,) = facts(answer, "company.owner")
    assert company.value == "PRØVE HOLDING AS"
    assert dict(company.qualifiers) == {
        "kind": kind,
        "number": "311000012",
        "scheme": "no.orgnr",
        "share": "0.75",
    }
    (holder,) = facts(answer, "role.holder")
    assert (holder.value, holder.qualifier("role")) == ("Ingrid Tenkt Prøve", kind)


def test_a_municipality_owns_and_a_head_abroad_is_a_parent() -> None:
    answer = roles(firm("EIKM"), firm("HFOR", "311000020"))
    (owner,) = facts(answer, "company.owner")
    assert owner.qualifier("kind") == "municipality"
    (head,) = facts(answer, "company.related_parent")
    assert (head.qualifier("kind"), head.qualifier("number")) == ("foreign_head", "311000020")


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("50%", "0.5"),
        ("50 %", "0.5"),
        ("33,33 %", "0.3333"),
        ("1/3", "0.3333"),
        ("1 / 2", "0.5"),
        ("2/ 3", "0.6667"),
        ("100%", "1"),
        ("0%", ""),
        ("150%", ""),
        ("3/2", ""),
        ("1/0", ""),
        ("0/0", ""),
        ("halvparten", ""),
        ("50", ""),
        ("", ""),
    ],
)
def test_a_share_is_a_part_of_a_whole_or_is_not_told(words: str, share: str) -> None:
    assert share_of(words) == share


def test_nothing_of_a_persons_birth_or_capacity_is_stated_or_kept() -> None:
    told = {"begrensetRettsligHandleevne": True, "stadfestetFremtidsfullmakt": False}
    body = json.dumps(
        {"rollegrupper": [{"type": {"kode": "STYR"}, "roller": [person("LEDE", **told)]}]}
    ).encode()
    source = SOURCES["no_enhetsregisteret"]
    kept = source.kept(QUESTION, response(body))
    assert len(kept) == len(body)
    assert b"1970" not in kept
    (role,) = json.loads(kept)["rollegrupper"][0]["roller"]
    assert {role[name] for name in told} == {None}
    answer = source.read(QUESTION, response(kept))
    assert values(answer, "role.holder") == ["Ingrid Tenkt Prøve"]
    assert answer.drift == source.read(QUESTION, response(body)).drift == ()


def test_a_deceased_or_struck_off_firm_holds_nothing() -> None:
    gone = firm("REVI")
    assert isinstance(gone["enhet"], dict)
    gone["enhet"]["erSlettet"] = True
    assert roles(gone, person("LEDE", avregistrert=True)).facts == ()
