"""The Latvian register as open data: the recorded row, and invented rows of its other files."""

import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.answers import ask, read, response, values
from tests.recorded import recorded
from workbench.domain.company import Entity, Identifier, Query, Scheme
from workbench.domain.lookup import AnswerKind
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

KEY = "lv_ur"
NUMBER = "49900000014"
ROW = "lv_ur/register_row_40103550818.json"
UNIT = ask(KEY, "unit", NUMBER)
SEEN = ask(KEY, "unit", "40103550818")
SHEET = {
    "currency": "EUR",
    "end": "2025-12-31",
    "scale": "THOUSANDS",
    "scope": "own",
    "start": "2025-01-01",
    "statement": "123456",
}


def rows(*records: object, total: int | None = None) -> bytes:
    count = len(records) if total is None else total
    return json.dumps(
        {"help": "x", "success": True, "result": {"records": records, "total": count}}
    ).encode()


def company(**fields: object) -> dict[str, object]:
    return {
        "_id": 1,
        "regcode": int(NUMBER),
        "name": 'SIA "Ziemeļblāzma"',
        "type": "SIA",
        "type_text": "Sabiedrība ar ierobežotu atbildību",
        "registered": "2012-05-31",
        "terminated": "",
        "closed": " ",
        "address": "Rīga, Brīvības iela 1",
        "index": "1001",
    } | fields


def unit(**fields: object) -> Any:
    return read(UNIT, rows(company(**fields)))


def test_the_recorded_row_is_read_as_it_stands() -> None:
    answer = read(SEEN, rows(json.loads(recorded(ROW))))
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    assert answer.entity == Entity(KEY, "40103550818")
    assert answer.identifiers == (Identifier(Scheme.LV_REGCODE, "40103550818"),)
    assert [(each.fact.key, each.fact.value) for each in answer.facts] == [
        ("company.name", "SIA Psihologs Tavā kabatā"),
        ("company.form", "Sabiedrība ar ierobežotu atbildību"),
        ("company.sole_trader", "no"),
        ("company.founded", "2012-05-31"),
        ("company.registered", "2012-05-31"),
        ("company.status", "active"),
        ("company.address", "Valmieras nov., Valmiera, Georga Apiņa iela 12, LV-4201"),
    ]
    form = next(each.fact for each in answer.facts if each.fact.key == "company.form")
    assert form.qualifier("code") == "SIA"


@pytest.mark.parametrize(
    ("fields", "status", "ceased"),
    [
        ({"closed": "L", "terminated": "2020-03-01"}, ["ceased"], ["2020-03-01"]),
        ({"closed": "R", "terminated": "2020-03-01"}, ["merged"], ["2020-03-01"]),
        ({"closed": " ", "terminated": "2020-03-01"}, ["ceased"], ["2020-03-01"]),
        ({"closed": None}, [], []),
        ({"closed": "X"}, [], []),
        ({"closed": "X", "terminated": "2020-03-01"}, ["ceased"], ["2020-03-01"]),
    ],
)
def test_the_status_is_what_the_row_says(
    fields: dict[str, object], status: list[str], ceased: list[str]
) -> None:
    answer = unit(**fields)
    assert values(answer, "company.status") == status
    assert values(answer, "company.ceased") == ceased


def test_a_persons_own_business_is_marked() -> None:
    assert values(unit(type="IK", type_text="Individuālais komersants"), "company.sole_trader") == [
        "yes"
    ]
    (found,) = read(ask(KEY, "search", "Z", by="name"), rows(company(type="IK"))).candidates
    assert found.personal


def test_rows_of_other_companies_that_a_search_finds_are_passed_over() -> None:
    other = company(regcode=40103550818, name="Cits")
    assert values(read(UNIT, rows(other, company())), "company.name") == ['SIA "Ziemeļblāzma"']
    assert read(UNIT, rows(other)).kind is AnswerKind.NOTHING_FOUND
    with pytest.raises(SourceUnreadable):
        read(UNIT, rows(company(), company()))


def test_a_company_beyond_the_rows_that_came_is_not_told_as_unknown() -> None:
    other = company(regcode=40103550818, name="Cits")
    for kind in ("unit", "officers", "years", "search"):
        question = ask(KEY, kind, NUMBER, **({"by": "number"} if kind == "search" else {}))
        answer = read(question, rows(other, total=900))
        assert (answer.kind, answer.facts) == (AnswerKind.PARTIAL, ())
        assert "more rows" in str(answer.missing[0])


def test_a_number_decides_and_a_name_does_not() -> None:
    (by_number,) = read(ask(KEY, "search", NUMBER, by="number"), rows(company())).candidates
    (by_name,) = read(ask(KEY, "search", "Z", by="name"), rows(company())).candidates
    assert (by_number.decisive, by_name.decisive) == (True, False)
    assert (by_name.name, by_name.founded) == ('SIA "Ziemeļblāzma"', date(2012, 5, 31))
    source = SOURCES[KEY]
    held = Identifier(Scheme.LV_REGCODE, NUMBER)
    assert list(source.searches(Query(text="", identifier=held))) == [
        ask(KEY, "search", NUMBER, by="number")
    ]


def person(name: str, position: str = "BOARD_MEMBER", **fields: object) -> dict[str, object]:
    return {
        "id": 1,
        "at_legal_entity_registration_number": NUMBER,
        "entity_type": "NATURAL_PERSON",
        "position": position,
        "governing_body": "EXECUTIVE_BOARD",
        "name": name,
        "latvian_identity_number_masked": "010170-*****",
        "birth_date": "1970-01-01",
        "registered_on": "2020-01-01",
    } | fields


def test_officers_are_told_by_name_and_role_alone() -> None:
    answer = read(
        ask(KEY, "officers", NUMBER),
        rows(
            person("Paraugs Jānis", "CHAIR_OF_BOARD"),
            person("Paraudze Anna"),
            person("Trešais", "SUPERVISORY_BOARD_MEMBER"),
        ),
    )
    assert answer.drift == ()
    assert [(each.fact.value, each.fact.qualifier("role")) for each in answer.facts] == [
        ("Paraugs Jānis", "chair"),
        ("Paraudze Anna", "board_member"),
        ("Trešais", "supervisory board member"),
    ]


def test_nothing_of_a_birth_is_kept() -> None:
    question = ask(KEY, "officers", NUMBER)
    content = rows(person("Paraugs Jānis"))
    kept = SOURCES[KEY].kept(question, response(content))
    assert b"1970" not in kept
    assert b"010170" not in kept
    assert len(kept) == len(content)
    assert [each.fact for each in read(question, kept).facts]


def member(kind: str, name: str, shares: int, **fields: object) -> dict[str, object]:
    return {
        "id": 1,
        "at_legal_entity_registration_number": int(NUMBER),
        "entity_type": kind,
        "name": name,
        "legal_entity_registration_number": "",
        "number_of_shares": shares,
        "share_nominal_value": "1.00",
        "share_currency": "EUR",
        "birth_date": "",
        "date_from": "2020-01-01",
    } | fields


def test_owners_are_told_with_their_part_where_all_are_there() -> None:
    members = (
        member("LEGAL_ENTITY", "SIA Māte", 750, legal_entity_registration_number="40103550818"),
        member("NATURAL_PERSON", "Paraugs Jānis", 250),
    )
    answer = read(ask(KEY, "owners", NUMBER), rows(*members))
    assert [
        (each.fact.key, each.fact.value, dict(each.fact.qualifiers)) for each in answer.facts
    ] == [
        (
            "company.owner",
            "SIA Māte",
            {"kind": "member", "number": "40103550818", "scheme": "lv.regcode", "share": "0.75"},
        ),
        ("role.owner", "Paraugs Jānis", {"kind": "member", "share": "0.25"}),
    ]
    cut = read(ask(KEY, "owners", NUMBER), rows(*members, total=900))
    assert cut.kind is AnswerKind.PARTIAL
    assert not any(each.fact.qualifier("share") for each in cut.facts)


def test_shares_in_different_currencies_make_no_parts() -> None:
    answer = read(
        ask(KEY, "owners", NUMBER),
        rows(
            member("NATURAL_PERSON", "Paraugs Jānis", 250),
            member("NATURAL_PERSON", "Paraudze Anna", 250, share_currency="LVL"),
        ),
    )
    assert values(answer, "role.owner") == ["Paraugs Jānis", "Paraudze Anna"]
    assert not any(each.fact.qualifier("share") for each in answer.facts)


def test_former_names_end_on_their_day() -> None:
    answer = read(
        ask(KEY, "name", NUMBER), rows({"regcode": NUMBER, "name": "Vecā", "date_to": "2015-01-01"})
    )
    (former,) = (each.fact for each in answer.facts)
    assert (former.key, former.value, former.end) == (
        "company.former_name",
        "Vecā",
        date(2015, 1, 1),
    )


def statement(number: int, year: int, **fields: object) -> dict[str, object]:
    return {
        "id": number,
        "file_id": 7,
        "legal_entity_registration_number": NUMBER,
        "source_type": "UGP",
        "year": year,
        "year_started_on": f"{year}-01-01",
        "year_ended_on": f"{year}-12-31",
        "employees": "12",
        "rounded_to_nearest": "ONES",
        "currency": "EUR",
        "created_at": f"{year + 1}-05-01",
    } | fields


def test_each_of_the_newest_years_opens_its_two_sheets() -> None:
    listed = [statement(year, year) for year in range(2018, 2026)]
    answer = read(
        ask(KEY, "years", NUMBER),
        rows(
            *listed,
            statement(9, 2025, created_at="2026-09-01"),
            statement(99, 2025, created_at="2026-04-01"),
            statement(8, 2025, source_type="UKGP"),
        ),
    )
    assert answer.kind is AnswerKind.FOUND
    asked = [
        tuple(each.argument(name) for name in ("statement", "version", "sheet"))
        for each in answer.follow
    ]
    # The one between the newest and the first for a year was corrected itself.
    assert asked[:6] == [
        ("9", "corrected", "balance"),
        ("9", "corrected", "income"),
        ("99", "original", "balance"),
        ("99", "original", "income"),
        ("2024", "original", "balance"),
        ("2024", "original", "income"),
    ]
    assert {statement for statement, _, _ in asked[6:]} == {"2023", "2022", "2021"}
    staff = [each.fact for each in answer.facts if each.fact.key == "accounts.employees"]
    assert [(each.qualifier("filing"), each.qualifier("version")) for each in staff[:3]] == [
        ("9", "corrected"),
        ("99", "original"),
        ("2024", "original"),
    ]
    assert values(answer, "company.last_accounts") == ["2025"]
    assert set(values(answer, "accounts.employees")) == {"12"}
    for each in answer.follow:
        assert SOURCES[KEY].request(each).url.endswith("/datastore_search")


def test_accounts_that_do_not_say_what_they_count_in_are_named_as_missing() -> None:
    answer = read(
        ask(KEY, "years", NUMBER),
        rows(statement(1, 2025), statement(2, 2024, rounded_to_nearest="X")),
    )
    assert answer.kind is AnswerKind.PARTIAL
    assert values(answer, "company.filed_years") == ["2025"]


def sheet(name: str, record: dict[str, object], **asked: str) -> Any:
    question = ask(KEY, "accounts", NUMBER, sheet=name, **(SHEET | asked))
    return read(question, rows({"statement_id": 123456} | record))


def test_a_sheets_lines_come_in_whole_units() -> None:
    answer = sheet(
        "balance",
        {
            "total_assets": "500",
            "total_equities": "500",
            "equity": 120,
            "cash": "",
            "inventories": 7,
        },
    )
    assert {each.fact.key: each.fact.value for each in answer.facts} == {
        "accounts.assets": "500000",
        "accounts.equity": "120000",
    }
    equity = next(each.fact for each in answer.facts if each.fact.key == "accounts.equity")
    assert (equity.unit, equity.start, equity.end) == ("EUR", None, date(2025, 12, 31))
    assert dict(equity.qualifiers) == {
        "concept": "equity",
        "filing": "123456",
        "scope": "own",
        "version": "original",
    }
    income = sheet("income", {"net_turnover": "900", "net_income": "-3"})
    assert {each.fact.key: (each.fact.value, each.fact.start) for each in income.facts} == {
        "accounts.revenue": ("900000", date(2025, 1, 1)),
        "accounts.net_result": ("-3000", date(2025, 1, 1)),
    }


def test_a_balance_that_does_not_balance_is_left_out_and_said() -> None:
    answer = sheet("balance", {"total_assets": "500", "total_equities": "400", "equity": "120"})
    assert (answer.kind, answer.facts) == (AnswerKind.PARTIAL, ())
    assert len(answer.missing) == 1


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ({"total_assets": "100", "equity": "900"}, "more equity than assets"),
        ({"total_assets": "100", "total_equities": "100", "equity": 900}, "more equity than"),
        ({"total_assets": "-100", "total_equities": "-100"}, "assets below zero"),
    ],
)
def test_a_balance_that_cannot_be_is_left_out_and_said(record: dict[str, object], why: str) -> None:
    answer = sheet("balance", {"cash": "1"} | record)
    assert (answer.kind, answer.facts) == (AnswerKind.PARTIAL, ())
    (missing,) = answer.missing
    assert why in str(missing)


def test_a_sheet_of_a_later_filing_is_told_as_corrected() -> None:
    answer = sheet("income", {"net_turnover": "900"}, version="corrected")
    (revenue,) = (each.fact for each in answer.facts)
    assert (revenue.qualifier("filing"), revenue.qualifier("version")) == ("123456", "corrected")


def test_what_the_portal_refuses_has_failed() -> None:
    refused = b'{"success": false, "error": {"message": "x"}}'
    assert read(UNIT, refused).kind is AnswerKind.FAILED
    assert read(UNIT, refused, 409).kind is AnswerKind.FAILED


@pytest.mark.parametrize("number", ["49900000015", "4990000001", "49900000014&x=1", ""])
def test_only_a_whole_number_stands_in_an_address(number: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, "unit", number))


@pytest.mark.parametrize("changed", [{"sheet": "cash"}, {"statement": "1 OR 1"}, {"statement": ""}])
def test_only_a_statement_of_a_known_sheet_is_asked_for(changed: dict[str, str]) -> None:
    arguments = {"sheet": "balance", **SHEET} | changed
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, "accounts", NUMBER, **arguments))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_one_changed_value_is_read_or_refused(data: st.DataObject) -> None:
    row = json.loads(recorded(ROW))
    row[data.draw(st.sampled_from(sorted(row)))] = data.draw(
        st.sampled_from([None, True, -1, "", "x", "\x00", "2024-02-30", [], {}, 1e300])
    )
    kind = data.draw(st.sampled_from(["unit", "search"]))
    with suppress(SourceUnreadable):
        answer = read(ask(KEY, kind, "40103550818"), rows(row))
        assert all(each.fact.value for each in answer.facts)
