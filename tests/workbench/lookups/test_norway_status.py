"""A Norwegian unit's status, since when it holds and why, and the registers it is entered in."""

import json
from datetime import date

import pytest

from tests.answers import ask, read, values
from workbench.domain.lookup import Answer
from workbench.errors import SourceUnreadable

FJORDLYS = "311000004"
WELL = {
    "konkurs": False,
    "underAvvikling": False,
    "underTvangsavviklingEllerTvangsopplosning": False,
}
COMPULSORY = {**WELL, "underTvangsavviklingEllerTvangsopplosning": True}


def unit(**fields: object) -> Answer:
    record = {"organisasjonsnummer": FJORDLYS, "navn": "FJORDLYS AUTOMASJON AS", **fields}
    return read(ask("no_enhetsregisteret", "unit", FJORDLYS), json.dumps(record).encode())


def told(answer: Answer) -> tuple[list[str], list[str], list[str]]:
    keys = ("company.status", "company.status_since", "company.status_reason")
    status, since, reason = (values(answer, key) for key in keys)
    return status, since, reason


def test_a_unit_that_is_well_is_active_since_no_day() -> None:
    assert told(unit(**WELL)) == (["active"], [], [])


@pytest.mark.parametrize("silent", sorted(WELL))
def test_a_unit_that_is_silent_on_a_trouble_has_no_status(silent: str) -> None:
    record = {
        "organisasjonsnummer": FJORDLYS,
        "navn": "FJORDLYS AUTOMASJON AS",
        **WELL,
        silent: None,
    }
    assert told(unit(**record)) == ([], [], [])
    body = {"_embedded": {"enheter": [record]}, "page": {"totalElements": 1}}
    (found,) = read(
        ask("no_enhetsregisteret", "search", "Fjordlys", by="name"), json.dumps(body).encode()
    ).candidates
    assert found.status == ""


def test_a_bankrupt_unit_is_so_since_the_court_said_it() -> None:
    answer = unit(**{**WELL, "konkurs": True, "konkursdato": "2026-02-03"})
    assert told(answer) == (["bankrupt"], ["2026-02-03"], [])
    assert values(answer, "company.bankrupt") == ["2026-02-03"]


def test_a_unit_in_liquidation_is_so_since_it_was_reported_dissolved() -> None:
    answer = unit(**{**WELL, "underAvvikling": True, "underAvviklingDato": "2026-04-30"})
    assert told(answer) == (["in_liquidation"], ["2026-04-30"], [])


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        (
            "tvangsopplostPgaManglendeRegnskapDato",
            "Tvangsoppløst på grunn av manglende regnskap",
        ),
        ("tvangsopplostPgaManglendeRevisorDato", "Tvangsoppløst på grunn av manglende revisor"),
        ("tvangsopplostPgaMangelfulltStyreDato", "Tvangsoppløst på grunn av mangelfullt styre"),
        (
            "tvangsopplostPgaManglendeDagligLederDato",
            "Tvangsoppløst på grunn av manglende daglig leder",
        ),
        (
            "tvangsavvikletPgaManglendeSlettingDato",
            "Tvangsavviklet på grunn av manglende sletting",
        ),
    ],
)
def test_each_ground_of_a_compulsory_end_is_told_with_its_day(field: str, reason: str) -> None:
    answer = unit(**COMPULSORY, **{field: "2026-05-11"})
    assert told(answer) == (["compulsory_dissolution"], ["2026-05-11"], [reason])


def test_several_grounds_are_told_together_since_the_first_of_them() -> None:
    answer = unit(
        **COMPULSORY,
        tvangsopplostPgaManglendeRegnskapDato="2026-05-11",
        tvangsopplostPgaManglendeRevisorDato="2026-03-02",
        tvangsavvikletPgaManglendeSlettingDato="2026-06-01",
    )
    reasons = (
        "Tvangsoppløst på grunn av manglende regnskap og manglende revisor; "
        "Tvangsavviklet på grunn av manglende sletting"
    )
    assert told(answer) == (
        ["compulsory_dissolution"],
        ["2026-03-02"],
        [reasons],
    )
    (reason,) = [each for each in answer.facts if each.fact.key == "company.status_reason"]
    assert reason.place.locator == "/tvangsopplostPgaManglendeRegnskapDato"


def test_a_ground_that_was_lifted_is_no_reason_of_an_active_unit() -> None:
    answer = unit(**WELL, tvangsopplostPgaManglendeRegnskapDato="2019-05-11")
    assert told(answer) == (["active"], [], [])
    assert not any("tvangs" in each for each in answer.drift)


def test_a_compulsory_end_without_a_day_is_since_no_day() -> None:
    assert told(unit(**COMPULSORY)) == (["compulsory_dissolution"], [], [])


def test_reconstruction_is_reorganisation_since_its_day() -> None:
    answer = unit(**WELL, underRekonstruksjonsforhandlingDato="2026-01-15")
    assert told(answer) == (["in_reorganisation"], ["2026-01-15"], [])
    worse = unit(**{**WELL, "konkurs": True}, underRekonstruksjonsforhandlingDato="2026-01-15")
    assert told(worse) == (["bankrupt"], [], [])


def test_proceedings_abroad_are_told_and_no_status_is_guessed_from_them() -> None:
    answer = unit(**WELL, underUtenlandskInsolvensbehandlingDato="2026-01-15")
    assert told(answer) == ([], [], [])
    (insolvency,) = [each.fact for each in answer.facts if each.fact.key == "company.insolvency"]
    assert (insolvency.value, insolvency.start) == (
        "Utenlandsk insolvensbehandling",
        date(2026, 1, 15),
    )


def test_a_record_of_the_class_of_deleted_units_has_ceased_even_without_a_day() -> None:
    assert told(unit(respons_klasse="SlettetEnhet")) == (["ceased"], [], [])
    assert told(unit(**WELL, respons_klasse="Enhet")) == (["active"], [], [])


def test_a_flag_of_another_type_is_no_status() -> None:
    with pytest.raises(SourceUnreadable):
        unit(**{**WELL, "konkurs": "false"})


def test_registers_are_told_with_their_day_and_only_where_the_unit_is_entered() -> None:
    answer = unit(
        registrertIForetaksregisteret=True,
        registreringsdatoForetaksregisteret="2008-05-20",
        registrertIMvaregisteret=False,
        registreringsdatoMerverdiavgiftsregisteret="2009-01-01",
        registrertIStiftelsesregisteret=True,
        registrertIPartiregisteret="yes",
    )
    entries = [each.fact for each in answer.facts if each.fact.key == "company.register_entry"]
    assert [(fact.value, fact.start) for fact in entries] == [
        ("Foretaksregisteret", date(2008, 5, 20)),
        ("Stiftelsesregisteret", None),
    ]
    assert values(answer, "company.vat_registered") == ["no"]
