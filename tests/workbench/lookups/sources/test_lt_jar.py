"""The Lithuanian register as open data: recorded rows, and invented ones of the same models."""

import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.answers import ask, read, values
from tests.recorded import recorded
from workbench.domain.company import Identifier, Query, Scheme
from workbench.domain.lookup import AnswerKind
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

KEY = "lt_jar"
NUMBER = "990000001"
COMPANY = "lt_jar/JuridinisAsmuo_110000291.json"
LINE = "lt_jar/BalansoAtaskaita_line.json"
STT = ask(KEY, "unit", "110000291")
UNIT = ask(KEY, "unit", NUMBER)
ROW = "00000000-0000-4000-8000-000000000001"
BALANCE = ask(KEY, "accounts", NUMBER, company=ROW, sheet="balance")
STATUS = ask(KEY, "status", NUMBER, row=ROW)
FORM = ask(KEY, "form", NUMBER, row=ROW)


def rows(*records: object, more: str | None = None) -> bytes:
    page = {} if more is None else {"_page": {"next": more}}
    return json.dumps({"_data": records} | page).encode()


def company(**fields: object) -> dict[str, object]:
    return {
        "_id": ROW,
        "ja_kodas": int(NUMBER),
        "ja_pavadinimas": "UAB Pavyzdys",
        "pilnas_adresas": "Vilnius, Gedimino pr. 1",
        "adresas": None,
        "reg_data": "2012-05-31",
        "isreg_data": None,
        "forma": {"_id": "00000000-0000-4000-8000-0000000000f0"},
        "statusas": {"_id": "00000000-0000-4000-8000-0000000000a0"},
        "stat_data": "2012-05-31",
    } | fields


def line(name: str, amount: int, **fields: object) -> dict[str, object]:
    return {
        "_id": "00000000-0000-4000-8000-0000000000b0",
        "juridinis_asmuo": {"_id": ROW},
        "forma": None,
        "statusas": None,
        "template_id": "FS0818",
        "template_name": "x",
        "standard_id": "BST210",
        "standard_name": "BALANSAS",
        "line_type_id": "BSLT00001",
        "line_name": name,
        "reiksme": amount,
        "laikotarpis_nuo": "2025-01-01",
        "laikotarpis_iki": "2025-12-31",
        "reg_date": "2026-05-28",
    } | fields


def test_the_recorded_company_is_read_as_it_stands() -> None:
    answer = read(STT, rows(json.loads(recorded(COMPANY))))
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    assert answer.identifiers == (Identifier(Scheme.LT_KODAS, "110000291"),)
    assert [(each.fact.key, each.fact.value) for each in answer.facts] == [
        (
            "company.name",
            (
                "Bendra Lietuvos - Jungtinių Amerikos Valstijų įmonė uždaroji akcinė bendrovė "
                '"STT Inc."'
            ),
        ),
        ("company.founded", "1991-03-11"),
        ("company.registered", "1991-03-11"),
        ("company.status_since", "2002-03-22"),
        ("company.status", "ceased"),
        ("company.ceased", "2002-03-22"),
    ]
    assert [
        (each.kind, each.argument("row"), each.argument("sheet")) for each in answer.follow
    ] == [
        ("form", "5c444113-5081-4d88-b94d-782c0779bb89", ""),
        ("accounts", "", "balance"),
        ("accounts", "", "income"),
    ]
    assert answer.follow[1].argument("company") == "dd6289a2-fc6e-4708-85cd-7914bd3dc297"


def test_the_recorded_line_is_a_line_of_the_balance() -> None:
    question = ask(
        KEY,
        "accounts",
        NUMBER,
        company="6e956d29-80d7-4f20-8722-145e9a701155",
        sheet="balance",
    )
    answer = read(question, rows(json.loads(recorded(LINE))))
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    (stated,) = answer.facts
    assert (stated.fact.key, stated.fact.value, stated.fact.unit) == (
        "accounts.current_assets",
        "13532",
        "EUR",
    )
    assert (stated.fact.start, stated.fact.end) == (None, date(2023, 12, 31))
    assert dict(stated.fact.qualifiers) == {
        "concept": "BSLT00021 TRUMPALAIKIS TURTAS",
        "filing": "FS0422 2024-04-26",
        "scope": "own",
        "version": "original",
    }


def test_a_living_company_opens_its_form_status_and_accounts() -> None:
    answer = read(UNIT, rows(company()))
    assert values(answer, "company.status") == []
    assert [each.kind for each in answer.follow] == ["form", "status", "accounts", "accounts"]
    addresses = [SOURCES[KEY].request(each).address for each in answer.follow]
    assert addresses[0].endswith("/formos_statusai/Forma/00000000-0000-4000-8000-0000000000f0")
    assert addresses[2].endswith(
        f"/balanso_ataskaitos/BalansoAtaskaita?juridinis_asmuo._id=%22{ROW}%22"
    )


@pytest.mark.parametrize(
    ("code", "words", "status", "reason"),
    [
        (0, "Teisinis statusas neįregistruotas", ["active"], []),
        (0, "Kitaip", [], ["Kitaip"]),
        (4, "Restruktūrizuojamas", ["in_reorganisation"], ["Restruktūrizuojamas"]),
        (6, "Bankrutavęs", ["bankrupt"], ["Bankrutavęs"]),
        (7, "Likviduojamas", ["in_liquidation"], ["Likviduojamas"]),
        (10, "Išregistruotas", ["ceased"], ["Išregistruotas"]),
        (1, "Reorganizuojamas", [], ["Reorganizuojamas"]),
        (99, "Naujas", [], ["Naujas"]),
    ],
)
def test_the_status_is_what_the_code_list_says(
    code: int, words: str, status: list[str], reason: list[str]
) -> None:
    told = {"_id": ROW, "kodas": code, "pavadinimas": words}
    for content in (json.dumps(told).encode(), rows(told)):
        answer = read(STATUS, content)
        assert values(answer, "company.status") == status
        assert values(answer, "company.status_reason") == reason


def test_the_form_comes_in_english_where_the_list_has_it() -> None:
    told = {"_id": ROW, "kodas": 310, "pavadinimas": "Uždaroji akcinė bendrovė"}
    (form,) = read(FORM, json.dumps(told | {"name": "Private company"}).encode()).facts
    assert (form.fact.value, form.fact.qualifier("code")) == ("Private company", "310")
    (form,) = read(FORM, json.dumps(told).encode()).facts
    assert form.fact.value == "Uždaroji akcinė bendrovė"


def test_a_number_decides() -> None:
    (found,) = read(ask(KEY, "search", NUMBER, by="number"), rows(company())).candidates
    assert found.decisive
    assert (found.name, found.founded) == ("UAB Pavyzdys", date(2012, 5, 31))
    source = SOURCES[KEY]
    assert list(source.searches(Query(text="", name="Pavyzdys"))) == []


def test_a_code_that_lost_its_zeros_is_still_the_code() -> None:
    content = rows(company(ja_kodas=123456))
    assert values(read(ask(KEY, "unit", "0123456"), content), "company.name") == ["UAB Pavyzdys"]


def test_a_later_filing_for_a_period_is_told_as_corrected_beside_the_first() -> None:
    answer = read(
        BALANCE,
        rows(
            line("TURTO IŠ VISO", 120, reg_date="2026-09-01"),
            line("NUOSAVAS KAPITALAS", 60, reg_date="2026-09-01"),
            line("TURTO IŠ VISO", 100),
            line("TURTO iš viso", 80, laikotarpis_iki="2024-12-31", reg_date="2025-05-01"),
        ),
    )
    assert [
        (each.fact.value, each.fact.qualifier("filing"), each.fact.qualifier("version"))
        for each in answer.facts
        if each.fact.key == "accounts.assets"
    ] == [
        ("100", "FS0818 2026-05-28", "original"),
        ("120", "FS0818 2026-09-01", "corrected"),
        ("80", "FS0818 2025-05-01", "original"),
    ]
    (equity,) = (each.fact for each in answer.facts if each.fact.key == "accounts.equity")
    assert (equity.value, equity.qualifier("version")) == ("60", "corrected")
    assert answer.kind is AnswerKind.FOUND


def test_of_three_filings_for_a_period_the_first_and_the_last_are_told() -> None:
    days = ("2026-09-01", "2026-05-28", "2026-07-01")
    answer = read(
        BALANCE,
        rows(*(line("TURTO IŠ VISO", place, reg_date=day) for place, day in enumerate(days))),
    )
    assert [(each.fact.value, each.fact.qualifier("version")) for each in answer.facts] == [
        ("1", "original"),
        ("0", "corrected"),
    ]


def test_another_period_in_the_same_filing_corrects_nothing() -> None:
    income = ask(KEY, "accounts", NUMBER, company=ROW, sheet="income")
    quarter = line("PARDAVIMO PAJAMOS", 200, laikotarpis_nuo="2025-10-01")
    answer = read(income, rows(quarter, line("PARDAVIMO PAJAMOS", 900)))
    assert [(each.fact.value, each.fact.qualifier("version")) for each in answer.facts] == [
        ("900", "original")
    ]


def test_income_has_its_period_and_a_group_is_told_apart() -> None:
    income = ask(KEY, "accounts", NUMBER, company=ROW, sheet="income")
    answer = read(
        income,
        rows(
            line("PARDAVIMO PAJAMOS", 900),
            line("GRYNASIS PELNAS (NUOSTOLIAI)", -3, standard_name="KONSOLIDUOTA ATASKAITA"),
            line("PELNO MOKESTIS", 7),
        ),
    )
    assert [
        (each.fact.key, each.fact.value, each.fact.start, each.fact.qualifier("scope"))
        for each in answer.facts
    ] == [
        ("accounts.revenue", "900", date(2025, 1, 1), "own"),
        ("accounts.net_result", "-3", date(2025, 1, 1), "group"),
    ]


def test_a_balance_that_does_not_balance_is_left_out_and_said() -> None:
    answer = read(
        BALANCE,
        rows(line("TURTO IŠ VISO", 100), line("NUOSAVO KAPITALO IR ĮSIPAREIGOJIMŲ IŠ VISO", 250)),
    )
    assert (answer.kind, answer.facts) == (AnswerKind.PARTIAL, ())


@pytest.mark.parametrize(
    ("amounts", "why"),
    [
        ({"TURTO IŠ VISO": 100, "NUOSAVAS KAPITALAS": 900}, "more equity than assets"),
        ({"TURTO IŠ VISO": -100}, "assets below zero"),
        ({"TURTO IŠ VISO": -100, "NUOSAVAS KAPITALAS": -900}, "assets below zero"),
    ],
)
def test_a_balance_that_cannot_be_is_left_out_and_said(amounts: dict[str, int], why: str) -> None:
    cash = line("PINIGAI IR PINIGŲ EKVIVALENTAI", 1)
    answer = read(BALANCE, rows(cash, *(line(name, each) for name, each in amounts.items())))
    assert (answer.kind, answer.facts, answer.drift) == (AnswerKind.PARTIAL, (), ())
    (missing,) = answer.missing
    assert why in str(missing)


def test_a_company_may_have_lost_more_than_it_has() -> None:
    answer = read(BALANCE, rows(line("TURTO IŠ VISO", 0), line("NUOSAVAS KAPITALAS", -900)))
    assert (answer.kind, values(answer, "accounts.equity")) == (AnswerKind.FOUND, ["-900"])


def test_a_line_stated_twice_differently_is_left_out_and_said() -> None:
    answer = read(
        BALANCE,
        rows(line("NUOSAVAS KAPITALAS", 1), line("Nuosavas kapitalas", 2), line("PINIGAI", 3)),
    )
    assert (answer.kind, answer.facts, len(answer.missing)) == (AnswerKind.PARTIAL, (), 1)


def test_a_row_without_an_amount_hides_no_other() -> None:
    empty = line("NUOSAVAS KAPITALAS", 0, reiksme=None)
    answer = read(BALANCE, rows(empty, line("NUOSAVAS KAPITALAS", 60)))
    assert values(answer, "accounts.equity") == ["60"]
    assert read(BALANCE, rows(empty)).kind is AnswerKind.NOTHING_FOUND


def test_accounts_in_litas_are_passed_over() -> None:
    old = line("TURTO IŠ VISO", 100, laikotarpis_iki="2014-12-31")
    assert read(BALANCE, rows(old)).kind is AnswerKind.NOTHING_FOUND


def test_a_page_that_has_a_next_one_says_so() -> None:
    answer = read(BALANCE, rows(line("TURTO IŠ VISO", 100), more="abc"))
    assert answer.kind is AnswerKind.PARTIAL
    assert values(answer, "accounts.assets") == ["100"]


@pytest.mark.parametrize(
    ("question", "content"),
    [
        (UNIT, rows(company(ja_kodas=110000291))),
        (UNIT, rows(company(), company())),
        (UNIT, b"{}"),
        (STATUS, json.dumps({"_id": "x", "kodas": 4}).encode()),
        (BALANCE, rows(line("TURTO IŠ VISO", 1, juridinis_asmuo={"_id": "x"}))),
        (BALANCE, rows(line("TURTO IŠ VISO", 1, reg_date=None))),
    ],
)
def test_another_companys_rows_are_unreadable(question: Any, content: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        read(question, content)


@pytest.mark.parametrize(("content", "status"), [(rows(), 200), (b"{}", 404)])
def test_no_row_is_nothing_found(content: bytes, status: int) -> None:
    assert read(UNIT, content, status).kind is AnswerKind.NOTHING_FOUND


@pytest.mark.parametrize(
    "question",
    [
        ask(KEY, "unit", "99000000"),
        ask(KEY, "unit", "990000001&x"),
        ask(KEY, "form", NUMBER, row="../x"),
        ask(KEY, "accounts", NUMBER, company="x", sheet="balance"),
    ],
)
def test_only_codes_and_rows_stand_in_an_address(question: Any) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(question)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_one_changed_value_is_read_or_refused(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([COMPANY, LINE]))
    row = json.loads(recorded(name))
    row[data.draw(st.sampled_from(sorted(row)))] = data.draw(
        st.sampled_from([None, True, -1, "", "x", "\x00", "2024-02-30", [], {}, 1e300])
    )
    question = STT
    if name == LINE:
        identity = "6e956d29-80d7-4f20-8722-145e9a701155"
        question = ask(KEY, "accounts", NUMBER, company=identity, sheet="balance")
    with suppress(SourceUnreadable):
        assert all(each.fact.value for each in read(question, rows(row)).facts)
