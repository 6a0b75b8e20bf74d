"""Datafordeler: the unit, then one root field a question; errors that come with 200."""

import json
from datetime import date
from typing import Any

import pytest

from tests.answers import ask, read, read_recorded, values
from tests.recorded import recorded
from workbench.domain.company import Entity, Identifier, Scheme
from workbench.domain.lookup import Answer, AnswerKind
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES
from workbench.net.exchange import KeyPlace

KEY = "dk_datafordeler"
LEGO, UNIT = "47458714", "4001142075"
FIELDS = {
    "name": "CVR_Navn",
    "address": "CVR_Adressering",
    "industry": "CVR_Branche",
    "form": "CVR_Virksomhedsform",
    "employment": "CVR_Beskaeftigelse",
    "credit": "CVR_Kreditoplysninger",
    "protection": "CVR_Reklamebeskyttelse",
    "phone": "CVR_Telefonnummer",
    "email": "CVR_e_mailadresse",
}


def exchange(number: int) -> bytes:
    return json.dumps(
        json.loads(recorded(f"{KEY}/lookup_47458714_lego_2026-10.json"))[number]["body"]
    ).encode()


def part(kind: str, *rows: dict[str, Any]) -> Answer:
    content = json.dumps({"data": {FIELDS[kind]: {"nodes": rows}}}).encode()
    return read(ask(KEY, kind, LEGO, unit=UNIT), content)


def unit(**fields: object) -> Answer:
    row = {"id": UNIT, "CVRNummer": int(LEGO), "status": "aktiv", **fields}
    content = json.dumps({"data": {"CVR_Virksomhed": {"nodes": [row]}}}).encode()
    return read(ask(KEY, "unit", LEGO), content)


def test_lego_is_found_and_opens_one_question_a_part() -> None:
    answer = read(ask(KEY, "unit", LEGO), exchange(0))
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    assert answer.entity == Entity(KEY, LEGO)
    assert answer.identifiers == (Identifier(Scheme.DK_CVR, LEGO),)
    assert values(answer, "company.status") == ["active"]
    assert {each.kind for each in answer.follow} == {*FIELDS, "branches"}
    parts = [each for each in answer.follow if each.kind != "branches"]
    assert {(each.about, each.argument("unit")) for each in parts} == {(LEGO, UNIT)}
    (candidate,) = answer.candidates
    assert candidate.decisive


def test_legos_name_address_and_form_are_read_as_answered() -> None:
    assert values(read(ask(KEY, "name", LEGO, unit=UNIT), exchange(1)), "company.name") == [
        "LEGO SYSTEM A/S"
    ]
    address = read(ask(KEY, "address", LEGO, unit=UNIT), exchange(2))
    assert values(address, "company.address") == ["Åstvej 1, 7190 Billund"]
    assert values(address, "company.town") == ["Billund"]
    form = read_recorded(
        ask(KEY, "form", LEGO, unit=UNIT), f"{KEY}/virksomhedsform_4001142075.json"
    )
    assert values(form, "company.form") == ["Aktieselskab"]
    assert form.facts[0].fact.qualifier("code") == "60"
    assert values(form, "company.sole_trader") == ["no"]


def test_legos_head_count_is_read_as_answered() -> None:
    name = f"{KEY}/beskaeftigelse_4001142075.json"
    answer = read_recorded(ask(KEY, "employment", LEGO, unit=UNIT), name)
    assert values(answer, "company.employees") == ["3944"]


def test_no_remarks_on_credit_is_nothing_found() -> None:
    name = f"{KEY}/kreditoplysninger_4001142075_empty.json"
    answer = read_recorded(ask(KEY, "credit", LEGO, unit=UNIT), name)
    assert (answer.kind, answer.facts) == (AnswerKind.NOTHING_FOUND, ())


def test_a_query_without_its_filter_is_our_fault_and_not_asked_again() -> None:
    name = f"{KEY}/error_missing_filter_DAF-GQL-0009.json"
    answer = read_recorded(ask(KEY, "name", LEGO, unit=UNIT), name)
    assert answer.kind is AnswerKind.FAILED
    assert answer.problem is not None
    assert not answer.problem.again
    assert "DAF-GQL-0009" in str(answer.problem.message)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("DAF-AUTH-0001", AnswerKind.REFUSED),
        ("DAF-LIMIT-1", AnswerKind.REFUSED),
        ("DAF-SYS-0001", AnswerKind.FAILED),
    ],
)
def test_errors_with_200_are_told_by_their_family(code: str, kind: AnswerKind) -> None:
    content = json.dumps({"errors": [{"message": "no", "extensions": {"code": code}}]}).encode()
    assert read(ask(KEY, "unit", LEGO), content).kind is kind


def test_errors_beside_data_make_the_answer_partial() -> None:
    content = json.dumps(
        {
            "errors": [{"extensions": {"code": "DAF-SYS-0001"}}],
            "data": {"CVR_Navn": {"nodes": [{"vaerdi": "LEGO SYSTEM A/S"}]}},
        }
    ).encode()
    answer = read(ask(KEY, "name", LEGO, unit=UNIT), content)
    assert answer.kind is AnswerKind.PARTIAL
    assert values(answer, "company.name") == ["LEGO SYSTEM A/S"]
    assert "DAF-SYS-0001" in str(answer.missing[0])


def test_an_unknown_number_is_nothing_found() -> None:
    content = b'{"data": {"CVR_Virksomhed": {"nodes": []}}}'
    assert read(ask(KEY, "unit", LEGO), content).kind is AnswerKind.NOTHING_FOUND


def test_an_ended_company_is_found_and_told_as_ceased() -> None:
    answer = unit(
        virksomhedStartdato="1973-07-01",
        virksomhedOphoersdato="2025-03-31",
        virkningTil="2025-03-31T00:00:00Z",
    )
    assert values(answer, "company.founded") == ["1973-07-01"]
    assert values(answer, "company.ceased") == ["2025-03-31"]
    assert values(answer, "company.status") == ["ceased"]
    assert values(answer, "company.status_since") == ["2025-03-31"]


@pytest.mark.parametrize(
    ("danish", "ours"),
    [
        ("aktiv", "ceased"),
        ("UNDER FRIVILLIG LIKVIDATION", "ceased"),
        ("OPLØST EFTER KONKURS", "bankrupt"),
        ("OPLØST EFTER FUSION", "merged"),
    ],
)
def test_an_end_outranks_a_status_that_does_not_say_how_it_ended(danish: str, ours: str) -> None:
    answer = unit(status=danish, virksomhedOphoersdato="2025-03-31")
    assert values(answer, "company.status") == [ours]
    assert [each.status for each in answer.candidates] == [ours]


@pytest.mark.parametrize(
    ("danish", "ours"),
    [
        ("UNDER KONKURS", ["bankrupt"]),
        ("Under frivillig likvidation", ["in_liquidation"]),
        ("UNDER TVANGSOPLØSNING", ["compulsory_dissolution"]),
        ("TVANGSOPLØST", ["ceased"]),
        ("noget nyt", []),
    ],
)
def test_a_status_in_new_words_is_not_guessed(danish: str, ours: list[str]) -> None:
    assert values(unit(status=danish), "company.status") == ours


def test_the_version_in_force_is_chosen_and_former_names_keep_their_period() -> None:
    answer = part(
        "name",
        {
            "vaerdi": "Old ApS",
            "sekvens": 0,
            "virkningFra": "2001-02-03T00:00:00Z",
            "virkningTil": "2010-01-01T00:00:00Z",
        },
        {"vaerdi": "Typing error A/S", "sekvens": 0, "registreringTil": "2010-01-02T00:00:00Z"},
        {"vaerdi": "Second name", "sekvens": 1, "virkningFra": "2011-01-01T00:00:00Z"},
        {
            "vaerdi": "New A/S",
            "sekvens": "0",
            "virkningFra": "2010-01-01T00:00:00Z",
            "virkningTil": None,
        },
    )
    assert values(answer, "company.name") == ["New A/S"]
    (former,) = (each.fact for each in answer.facts if each.fact.key == "company.former_name")
    assert (former.value, former.start, former.end) == (
        "Old ApS",
        date(2001, 2, 3),
        date(2010, 1, 1),
    )


def test_a_persons_own_small_firm_is_a_sole_traders_too() -> None:
    form = {"vaerdi": "15", "vaerdiTekst": "Personligt ejet mindre virksomhed"}
    assert values(part("form", form), "company.sole_trader") == ["yes"]


def test_a_postal_address_is_no_seat() -> None:
    row = {"AdresseringAnvendelse": "postadresse", "CVRAdresse_vejnavn": "Postboks"}
    assert part("address", row).kind is AnswerKind.NOTHING_FOUND


def test_trades_are_ranked() -> None:
    answer = part(
        "industry",
        {"vaerdi": "683210", "vaerdiTekst": "Administration", "sekvens": 1},
        {"vaerdi": "011100", "vaerdiTekst": "Dyrkning af korn", "sekvens": 0},
    )
    ranked = {each.fact.qualifier("rank"): each.fact.qualifier("code") for each in answer.facts}
    assert ranked == {"1": "011100", "2": "683210"}


def test_the_newest_count_of_persons_is_taken_with_its_period() -> None:
    answer = part(
        "employment",
        {
            "antal": 9,
            "beskaeftigelsestalstype": "AarsbeskaeftigelseAntalAnsatte",
            "datoFra": "2024-01-01",
            "datoTil": "2024-12-31",
        },
        {
            "antal": 7,
            "beskaeftigelsestalstype": "MaanedsbeskaeftigelseAntalAnsatte",
            "datoFra": "2026-09-01",
            "datoTil": "2026-09-30",
        },
        {
            "antal": 5,
            "beskaeftigelsestalstype": "MaanedsbeskaeftigelseAntalAarsvaerk",
            "datoFra": "2026-10-01",
            "datoTil": "2026-10-31",
        },
    )
    (stated,) = answer.facts
    assert (stated.fact.value, stated.fact.end) == ("7", date(2026, 9, 30))


def test_a_band_is_told_where_the_count_is_withheld() -> None:
    kind = "MaanedsbeskaeftigelseAntalAnsatte"
    row = {"antal": None, "intervalFra": 10, "intervalTil": 19, "beskaeftigelsestalstype": kind}
    assert values(part("employment", row), "company.employees_band") == ["10–19"]


def test_a_head_count_from_years_ago_is_not_stated() -> None:
    kind = "MaanedsbeskaeftigelseAntalAnsatte"
    row = {"antal": 7, "beskaeftigelsestalstype": kind, "datoTil": "2019-08-31"}
    answer = part("employment", row)
    assert (answer.kind, answer.facts) == (AnswerKind.NOT_OFFERED, ())


def test_a_bankruptcy_is_a_remark_with_its_day() -> None:
    answer = part(
        "credit",
        {"kreditoplysningstekst": "Under konkurs", "virkningFra": "2026-02-01T00:00:00Z"},
        {
            "kreditoplysningstekst": "Under konkurs",
            "virkningFra": "2019-02-01T00:00:00Z",
            "virkningTil": "2020-01-01T00:00:00Z",
        },
    )
    assert values(answer, "company.remark") == ["Under konkurs"]
    assert values(answer, "company.bankrupt") == ["2026-02-01"]
    periods = [
        (each.fact.start, each.fact.end, each.fact.qualifier("kind"))
        for each in answer.facts
        if each.fact.key == "company.insolvency"
    ]
    assert periods == [
        (date(2026, 2, 1), None, "bankruptcy"),
        (date(2019, 2, 1), date(2020, 1, 1), "bankruptcy"),
    ]


@pytest.mark.parametrize("words", ["Konkursdekret ophævet", "Konkursbehandling afsluttet"])
def test_a_bankruptcy_that_was_lifted_is_none_in_force(words: str) -> None:
    answer = part("credit", {"kreditoplysningstekst": words, "virkningFra": "2026-02-01T00:00:00Z"})
    assert values(answer, "company.remark") == [words]
    assert values(answer, "company.bankrupt") == []


def paged(field: str, *rows: dict[str, Any]) -> bytes:
    page = {"pageInfo": {"hasNextPage": True}, "nodes": rows}
    return json.dumps({"data": {field: page}}).encode()


def test_rows_beyond_the_first_page_make_the_answer_partial() -> None:
    name = f"{KEY}/beskaeftigelse_4001142075.json"
    recorded_page = read_recorded(ask(KEY, "employment", LEGO, unit=UNIT), name)
    assert recorded_page.kind is AnswerKind.PARTIAL
    rows = [branch(str(4000000000 + each), 1000000000 + each) for each in range(2)]
    linked = read(ask(KEY, "branches", LEGO), paged("CVR_Produktionsenhed", *rows))
    assert linked.kind is AnswerKind.PARTIAL
    for question in (ask(KEY, "unit", LEGO), ask(KEY, "branches", LEGO)):
        assert b"hasNextPage" in SOURCES[KEY].request(question).body


def test_a_link_in_another_type_than_known_is_noticed() -> None:
    answer = related("branches", "CVR_Produktionsenhed", branch("4000000011", 1, status=7))
    assert answer.drift != ()


def test_a_form_before_todays_keeps_its_period_and_a_partnership_opens_who_is_liable() -> None:
    answer = part(
        "form",
        {
            "vaerdi": "80",
            "vaerdiTekst": "Anpartsselskab",
            "virkningFra": "2001-02-03T00:00:00Z",
            "virkningTil": "2010-01-01T00:00:00Z",
        },
        {"vaerdi": "30", "vaerdiTekst": "Interessentskab", "virkningFra": "2010-01-02T00:00:00Z"},
    )
    (former,) = (each.fact for each in answer.facts if each.fact.key == "company.former_form")
    assert (former.value, former.end) == ("Anpartsselskab", date(2010, 1, 1))
    assert answer.follow == (ask(KEY, "partners", LEGO, unit=UNIT),)
    limited = part("form", {"vaerdi": "60", "vaerdiTekst": "Aktieselskab"})
    assert limited.follow == ()


def related(kind: str, field: str, *rows: dict[str, Any], units: str = "") -> Answer:
    more = {"units": units} if units else {}
    content = json.dumps({"data": {field: {"nodes": rows}}}).encode()
    return read(ask(KEY, kind, LEGO, **more), content)


def branch(unit: str, number: int, **fields: object) -> dict[str, Any]:
    return {
        "id": unit,
        "pNummer": number,
        "status": "aktiv",
        "produktionsenhedOphoersdato": None,
        **fields,
    }


def test_open_branches_are_named_by_one_more_question() -> None:
    field = "CVR_Produktionsenhed"
    answer = related(
        "branches",
        field,
        branch("4000000011", 1000000001),
        branch("4000000012", 1000000002),
        branch("4000000013", 1000000003, produktionsenhedOphoersdato="2020-01-01"),
        branch("4000000014", 1000000004, status="ophørt"),
    )
    units = "4000000011:1000000001,4000000012:1000000002"
    assert answer.kind is AnswerKind.FOUND
    assert answer.follow == (ask(KEY, "branch_names", LEGO, units=units),)
    named = related(
        "branch_names",
        "CVR_Navn",
        {"CVREnhedsId": "4000000012", "vaerdi": "Odense", "sekvens": 0},
        {"CVREnhedsId": "4000000012", "vaerdi": "Second name", "sekvens": 1},
        {"CVREnhedsId": "4000000099", "vaerdi": "Somebody else", "sekvens": 0},
        units=units,
    )
    (stated,) = named.facts
    assert (stated.fact.key, stated.fact.value) == ("company.branch", "Odense")
    assert stated.fact.qualifier("number") == "1000000002"
    only = related("branches", field, branch("4000000011", 1000000001))
    assert (only.kind, only.follow) == (AnswerKind.NOTHING_FOUND, ())


def test_of_very_many_branches_the_first_hundred_are_named_and_the_rest_told() -> None:
    rows = [branch(str(4000000000 + each), 1000000000 + each) for each in range(130)]
    answer = related("branches", "CVR_Produktionsenhed", *rows)
    assert answer.kind is AnswerKind.PARTIAL
    assert answer.follow[0].argument("units").count(":") == 100
    assert "30 more branches" in str(answer.missing[0])


def test_of_very_many_partners_the_rest_are_told_as_partners() -> None:
    rows = [{"deltagendeEnhedsId": str(4000000000 + each)} for each in range(101)]
    answer = related("partners", "CVR_FuldtAnsvarligDeltagerRelation", *rows)
    assert [str(each) for each in answer.missing] == ["1 more liable partner is not read."]


def test_liable_firms_are_named_and_liable_people_counted() -> None:
    linked = related(
        "partners",
        "CVR_FuldtAnsvarligDeltagerRelation",
        {"deltagendeEnhedsId": "4000000021"},
        {"deltagendeEnhedsId": "4000000022"},
        {"deltagendeEnhedsId": "4000000023", "virkningTil": "2020-01-01T00:00:00Z"},
    )
    (who,) = linked.follow
    assert (who.kind, who.argument("units")) == ("partner_units", "4000000021,4000000022")
    units = related(
        "partner_units",
        "CVR_CVREnhed",
        {"id": "4000000021", "enhedsType": "Virksomhed", "forretningsnoegle": "99000015"},
        {"id": "4000000022", "enhedsType": "CVRPerson", "forretningsnoegle": "4000000022"},
        units=who.argument("units"),
    )
    assert units.kind is AnswerKind.PARTIAL
    assert "1 holder" in str(units.missing[0])
    (names,) = units.follow
    named = related(
        "partner_names",
        "CVR_Navn",
        {"CVREnhedsId": "4000000021", "vaerdi": "Sample ApS", "sekvens": 0},
        units=names.argument("units"),
    )
    (stated,) = named.facts
    assert (stated.fact.key, stated.fact.value) == ("role.holder", "Sample ApS")
    assert stated.fact.qualifier("role") == "liable_partner"


@pytest.mark.parametrize(
    ("kind", "variables"),
    [
        ("branches", {"cvr": int(LEGO)}),
        ("partners", {"id": UNIT}),
        ("branch_names", {"ids": ["4000000011", "4000000012"]}),
        ("partner_units", {"ids": ["4000000011", "4000000012"]}),
    ],
)
def test_what_is_linked_is_asked_by_one_root_field_too(
    kind: str, variables: dict[str, object]
) -> None:
    question = ask(KEY, kind, LEGO, unit=UNIT, units="4000000011:1000000001,4000000012")
    body = json.loads(SOURCES[KEY].request(question).body)
    assert body["query"].count("CVR_") == 1
    assert body["query"].count("{") == body["query"].count("}")
    assert body["variables"] == variables
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, "branch_names", LEGO, units='4000000011" } }'))


@pytest.mark.parametrize(
    ("value", "flag"), [(True, "yes"), (False, "no"), ("true", "yes"), ("Ja", "yes")]
)
def test_advertising_protection_is_yes_or_no(value: object, flag: str) -> None:
    assert values(part("protection", {"vaerdi": value}), "company.advertising_protected") == [flag]


def test_protection_in_new_words_is_not_read_as_none() -> None:
    assert values(part("protection", {"vaerdi": "delvis"}), "company.advertising_protected") == []


def test_no_row_on_protection_says_nothing() -> None:
    assert part("protection").kind is AnswerKind.NOTHING_FOUND


def test_telephone_and_mail_are_read() -> None:
    assert values(part("phone", {"vaerdi": "00000000"}), "company.phone") == ["00000000"]
    mail = {"vaerdi": "post@norrelund.example"}
    assert values(part("email", mail), "company.email") == ["post@norrelund.example"]


@pytest.mark.parametrize("content", [b'{"data": {}}', b'{"data": null}', b"{}", b"[]"])
def test_another_shape_is_unreadable(content: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        read(ask(KEY, "unit", LEGO), content)


def test_anothers_unit_is_unreadable() -> None:
    with pytest.raises(SourceUnreadable):
        unit(CVRNummer=99000015)


@pytest.mark.parametrize("kind", ["unit", *FIELDS])
def test_a_request_asks_one_root_field_and_holds_no_key(kind: str) -> None:
    request = SOURCES[KEY].request(ask(KEY, kind, LEGO, unit=UNIT))
    assert request.address == "https://graphql.datafordeler.dk/CVR/v2"
    assert request.key is not None
    assert (request.key.place, request.key.name) == (KeyPlace.QUERY, "apiKey")
    body = json.loads(request.body)
    assert body["query"].count("CVR_") == 1
    assert body["query"].count("{") == body["query"].count("}")
    assert body["variables"] == ({"cvr": int(LEGO)} if kind == "unit" else {"id": UNIT})


@pytest.mark.parametrize("number", ["", "4001142075x", '" } }'])
def test_what_is_no_unit_is_not_asked(number: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, "name", LEGO, unit=number))


def test_the_key_is_explained() -> None:
    need = SOURCES[KEY].manifest.key_need
    assert need is not None
    assert need.steps
    assert need.minutes > 0
