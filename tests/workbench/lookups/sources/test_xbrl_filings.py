"""filings.xbrl.org: the best filing of each period, and figures of the group for two years.

No report itself was ever recorded; those here are invented, in the shape of the specification.
"""

import json
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.answers import TAKEN, ask, read, response, values
from tests.recorded import recorded
from tests.samples import NOW, SNAPSHOT
from workbench.domain.accounts import AnnualAccounts, Scope, gather
from workbench.domain.company import Company, Identifier, Scheme
from workbench.domain.fact import KnownFact, LocatorKind
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

KEY = "xbrl_filings"
LEI = "9999000000FJORDLYS12"
ENENTO = "743700EPLUWXE25HGM03"
FILING = f"{LEI}-2025-12-31-ESEF-NO-0"
PATH = f"/{LEI}/2025-12-31/ESEF/NO/0/report-2025 en.json"
YEAR = "2025-01-01T00:00:00/2026-01-01T00:00:00"
BEFORE = "2024-01-01T00:00:00/2025-01-01T00:00:00"
END, END_BEFORE = "2026-01-01T00:00:00", "2025-01-01T00:00:00"
IFRS = "https://xbrl.ifrs.org/taxonomy/2024-03-27/ifrs-full"
WHOSE = "ifrs-full:ConsolidatedAndSeparateFinancialStatementsAxis"


def accounts_question(**arguments: str) -> Question:
    named = {"address": PATH, "end": "2025-12-31", "filing": FILING} | arguments
    return ask(KEY, "accounts", LEI, **named)


def figure(
    concept: str,
    value: str | None,
    period: str = YEAR,
    *,
    unit: str | None = "iso4217:EUR",
    decimals: int | None = -3,
    beyond: dict[str, str] | None = None,
) -> dict[str, Any]:
    named = {"concept": concept, "entity": f"scheme:{LEI}", "period": period}
    if unit:
        named["unit"] = unit
    fact: dict[str, Any] = {"value": value, "dimensions": named | (beyond or {})}
    if decimals is not None:
        fact["decimals"] = decimals
    return fact


FACTS = (
    figure("ifrs-full:Revenue", "118400000"),
    figure("ifrs-full:GrossProfit", "52000000"),
    figure("ifrs-full:ProfitLossFromOperatingActivities", "9800000"),
    figure("ifrs-full:ProfitLossBeforeTax", "9100000"),
    figure("ifrs-full:IncomeTaxExpenseContinuingOperations", "1500000"),
    figure("ifrs-full:ProfitLoss", "7600000"),
    figure("ifrs-full:ProfitLossAttributableToOwnersOfParent", "7400000"),
    figure("ifrs-full:Assets", "71200000", END),
    figure("ifrs-full:CurrentAssets", "38900000", END),
    figure("ifrs-full:NoncurrentAssets", "32300000", END),
    figure("ifrs-full:CashAndCashEquivalents", "4200000", END),
    figure("ifrs-full:Equity", "32750000", END),
    figure("ifrs-full:EquityAttributableToOwnersOfParent", "32000000", END),
    figure("ifrs-full:Liabilities", "38450000", END),
    figure("ifrs-full:CurrentLiabilities", "21300000", END),
    figure("ifrs-full:NoncurrentLiabilities", "17150000", END),
    figure("ifrs-full:EquityAndLiabilities", "71200000", END),
    figure("ifrs-full:AverageNumberOfEmployees", "64", unit="xbrli:pure", decimals=0),
    figure("ifrs-full:BasicEarningsLossPerShare", "1.25", unit="iso4217:EUR/xbrli:shares"),
    figure("ifrs-full:Revenue", "101200000", BEFORE),
    figure("ifrs-full:ProfitLoss", "-1200000.0", BEFORE),
    figure("ifrs-full:Equity", "25150000", END_BEFORE),
)
EXPECTED = {
    "revenue": "118400000",
    "gross_profit": "52000000",
    "operating_result": "9800000",
    "pretax_result": "9100000",
    "tax": "1500000",
    "net_result": "7600000",
    "assets": "71200000",
    "current_assets": "38900000",
    "fixed_assets": "32300000",
    "cash": "4200000",
    "equity": "32750000",
    "liabilities": "38450000",
    "short_debt": "21300000",
    "long_debt": "17150000",
    "employees": "64",
    "rules": "IFRS",
}


def report(*facts: dict[str, Any], namespaces: dict[str, str] | None = None) -> bytes:
    spaces = {"ifrs-full": IFRS, "firm": "https://firm.example/2025"}
    info = {
        "documentType": "https://xbrl.org/2021/xbrl-json",
        "namespaces": spaces if namespaces is None else namespaces,
    }
    numbered = {f"f{index}": fact for index, fact in enumerate(facts or FACTS)}
    return json.dumps({"documentInfo": info, "facts": numbered}).encode()


def sets(answer: Answer) -> tuple[AnnualAccounts, ...]:
    return gather(
        KnownFact(
            fact=each.fact,
            place=each.place,
            snapshot=SNAPSHOT,
            first_seen=TAKEN,
            last_seen=TAKEN,
        )
        for each in answer.facts
    )


def filing(number: str = FILING, **changes: Any) -> dict[str, Any]:
    attributes = {
        "fxo_id": number,
        "period_end": "2025-12-31",
        "json_url": PATH,
        "error_count": 0,
        "date_added": "2026-03-20 00:00:00",
    }
    return {"type": "filing", "id": "1", "attributes": attributes | changes}


def index(*filings: dict[str, Any], **arguments: str) -> Answer:
    body = {"data": list(filings), "links": {}, "meta": {"count": len(filings)}, "jsonapi": {}}
    return read(ask(KEY, "index", LEI, **arguments), json.dumps(body).encode())


def test_every_figure_of_a_report_is_the_groups_for_its_own_period() -> None:
    answer = read(accounts_question(), report())
    assert answer.kind is AnswerKind.FOUND
    newest, before = sets(answer)
    assert (newest.start, newest.end) == (date(2025, 1, 1), date(2025, 12, 31))
    assert (newest.scope, newest.currency, newest.filing) == (Scope.GROUP, "EUR", FILING)
    assert newest.is_a_year
    assert {line: known.fact.value for line, known in newest.lines.items()} == EXPECTED
    assert (before.start, before.end) == (date(2024, 1, 1), date(2024, 12, 31))
    assert {line: known.fact.value for line, known in before.lines.items()} == {
        "revenue": "101200000",
        "net_result": "-1200000",
        "equity": "25150000",
    }
    assert answer.drift == ()


def test_each_figure_says_where_it_stands_and_what_its_issuer_calls_it() -> None:
    answer = read(accounts_question(), report())
    (revenue, _) = [each for each in answer.facts if each.fact.key == "accounts.revenue"]
    assert revenue.fact.qualifier("concept") == "ifrs-full:Revenue"
    assert revenue.place.kind is LocatorKind.JSON
    assert (revenue.place.locator, revenue.place.original) == ("/facts/f0/value", "118400000")
    (equity, _) = [each for each in answer.facts if each.fact.key == "accounts.equity"]
    assert equity.fact.start is None


def test_a_part_of_a_total_is_none() -> None:
    part = {"ifrs-full:SegmentsAxis": "firm:NorthMember"}
    answer = read(
        accounts_question(),
        report(
            figure("ifrs-full:Revenue", "5", beyond=part),
            figure(
                "ifrs-full:Equity", "7", END, beyond={"ifrs-full:ComponentsOfEquityAxis": "x:y"}
            ),
            figure("ifrs-full:ProfitLoss", "3"),
        ),
    )
    assert [each.fact.key for each in answer.facts] == ["accounts.net_result", "accounts.rules"]


def test_separate_statements_are_the_companys_own() -> None:
    answer = read(
        accounts_question(),
        report(
            figure("ifrs-full:Revenue", "9000000"),
            figure("ifrs-full:Revenue", "4000000", beyond={WHOSE: "ifrs-full:SeparateMember"}),
        ),
    )
    found = {each.scope: each.lines["revenue"].fact.value for each in sets(answer)}
    assert found == {Scope.GROUP: "9000000", Scope.OWN: "4000000"}


def test_an_issuers_own_element_is_none_of_the_taxonomy() -> None:
    answer = read(
        accounts_question(),
        report(figure("firm:Revenue", "5"), figure("ifrs-full:ProfitLoss", "3")),
    )
    assert values(answer, "accounts.revenue") == []


def test_a_prefix_is_what_the_report_says_it_is() -> None:
    answer = read(accounts_question(), report(figure("i:Revenue", "5"), namespaces={"i": IFRS}))
    assert values(answer, "accounts.revenue") == ["5"]
    unnamed = read(accounts_question(), report(figure("ifrs-full:Revenue", "5"), namespaces={}))
    assert unnamed.kind is AnswerKind.NOT_OFFERED


def test_a_half_year_beside_the_year_is_not_taken_for_it() -> None:
    half = figure("ifrs-full:Revenue", "60000000", "2025-07-01T00:00:00/2026-01-01T00:00:00")
    answer = read(accounts_question(), report(*FACTS, half))
    assert sets(answer)[0].lines["revenue"].fact.value == "118400000"


@pytest.mark.parametrize("half_first", [True, False])
def test_of_two_periods_with_as_many_figures_the_longer_is_meant(*, half_first: bool) -> None:
    half = figure("ifrs-full:Revenue", "60", "2025-07-01T00:00:00/2026-01-01T00:00:00")
    both = (half, figure("ifrs-full:Revenue", "100"))
    answer = read(accounts_question(), report(*(both if half_first else both[::-1])))
    assert values(answer, "accounts.revenue") == ["100"]


def test_a_period_that_ends_in_the_middle_of_a_day_is_none_of_a_years() -> None:
    noon = figure("ifrs-full:Revenue", "60", "2025-01-01T00:00:00/2026-01-01T12:00:00")
    answer = read(accounts_question(), report(noon, figure("ifrs-full:ProfitLoss", "3")))
    assert values(answer, "accounts.revenue") == []
    assert values(answer, "accounts.net_result") == ["3"]


def test_a_period_that_is_no_year_keeps_its_days() -> None:
    odd = "2024-09-01T00:00:00/2026-01-01T00:00:00"
    (found,) = sets(read(accounts_question(), report(figure("ifrs-full:Revenue", "5", odd))))
    assert (found.start, found.end) == (date(2024, 9, 1), date(2025, 12, 31))
    assert not found.is_a_year


def test_a_period_from_the_first_day_of_the_calendar_has_none_before_it() -> None:
    endless = "0001-01-01T00:00:00/2026-01-01T00:00:00"
    (found,) = sets(read(accounts_question(), report(figure("ifrs-full:Revenue", "5", endless))))
    assert (found.start, found.is_a_year) == (date.min, False)


def test_a_line_stated_twice_and_differently_is_left_out_and_named() -> None:
    answer = read(accounts_question(), report(*FACTS, figure("ifrs-full:Revenue", "118500000")))
    assert answer.kind is AnswerKind.PARTIAL
    assert values(answer, "accounts.revenue") == ["101200000"]
    assert "Revenue" in str(answer.missing[0])


def test_the_more_precise_of_two_is_read() -> None:
    finer = figure("ifrs-full:Revenue", "118412345", decimals=0)
    answer = read(accounts_question(), report(*FACTS, finer))
    assert values(answer, "accounts.revenue") == ["118412345", "101200000"]


def test_a_balance_sheet_whose_sides_differ_is_left_out() -> None:
    wrong = [each for each in FACTS if "EquityAndLiab" not in each["dimensions"]["concept"]]
    answer = read(
        accounts_question(),
        report(*wrong, figure("ifrs-full:EquityAndLiabilities", "71900000", END)),
    )
    assert answer.kind is AnswerKind.PARTIAL
    assert values(answer, "accounts.assets") == []
    assert values(answer, "accounts.revenue") == ["118400000", "101200000"]


@pytest.mark.parametrize(
    "unit", [None, "xbrli:pure", "iso4217:EUR/xbrli:shares", "iso4217:eur", "iso4217:EURO"]
)
def test_an_amount_without_a_currency_is_none(unit: str | None) -> None:
    answer = read(
        accounts_question(),
        report(figure("ifrs-full:Revenue", "5", unit=unit), figure("ifrs-full:ProfitLoss", "3")),
    )
    assert answer.kind is AnswerKind.PARTIAL
    assert values(answer, "accounts.revenue") == []


def test_a_nil_is_not_zero_and_a_broken_number_is_noted() -> None:
    answer = read(
        accounts_question(),
        report(
            figure("ifrs-full:Revenue", None),
            figure("ifrs-full:GrossProfit", "about 5"),
            figure("ifrs-full:ProfitLoss", "3"),
        ),
    )
    assert values(answer, "accounts.revenue") == []
    assert values(answer, "accounts.gross_profit") == []
    assert answer.drift == ("retyped /facts/*/value of GrossProfit",)


def test_figures_for_another_period_alone_are_unreadable() -> None:
    with pytest.raises(SourceUnreadable):
        read(accounts_question(), report(figure("ifrs-full:Revenue", "5", BEFORE)))


def test_a_report_of_another_company_is_refused() -> None:
    other = figure("ifrs-full:Revenue", "5") | {}
    other["dimensions"]["entity"] = "scheme:99990000000SKAGEN043"
    with pytest.raises(SourceUnreadable):
        read(accounts_question(), report(other))


def test_a_report_without_our_figures_is_not_offered() -> None:
    answer = read(accounts_question(), report(figure("firm:Premiums", "5")))
    assert answer.kind is AnswerKind.NOT_OFFERED


def test_the_number_that_led_here_joins_the_figures_to_the_company() -> None:
    answer = read(accounts_question(holds="no.orgnr 311000004"), report())
    assert answer.identifiers == (
        Identifier(Scheme.LEI, LEI),
        Identifier(Scheme.NO_ORGNR, "311000004"),
    )


@pytest.mark.parametrize(
    ("lei", "file", "number", "year"),
    [
        ("743700UJUT6FWHBXPR69", "filings_FI_2022-01-31.json", 0, "2022"),
        ("743700UNWAM0XWPHXP50", "filings_FI_2022-01-31.json", 1, "2022"),
        (ENENTO, "filings_FI_oldest3_entities.json", 0, "2020"),
    ],
)
def test_a_recorded_filing_leads_to_its_figures(
    lei: str, file: str, number: int, year: str
) -> None:
    body = json.loads(recorded(f"filings_xbrl_org/{file}"))
    row = body["data"][number]
    body |= {"data": [row], "meta": {"count": 1}}
    answer = read(ask(KEY, "index", lei), json.dumps(body).encode())
    assert answer.kind is AnswerKind.FOUND
    assert values(answer, "company.filed_years") == [year]
    (follow,) = answer.follow
    assert follow.argument("filing") == row["attributes"]["fxo_id"]
    assert follow.argument("address") == row["attributes"]["json_url"]
    assert follow.argument("end") == row["attributes"]["period_end"]
    assert answer.drift == ()
    request = SOURCES[KEY].request(follow)
    assert " " not in request.url
    assert request.url.startswith(f"https://filings.xbrl.org/{lei}/")


def test_a_recorded_filing_without_figures_is_named() -> None:
    content = recorded("filings_xbrl_org/filing_by_id_no_report.json")
    answer = read(ask(KEY, "index", "E58DKGMJYYYJLN8C3868"), content)
    assert (answer.kind, answer.follow) == (AnswerKind.PARTIAL, ())
    assert values(answer, "company.filed_years") == ["2021"]


def test_a_recorded_page_about_others_is_refused() -> None:
    with pytest.raises(SourceUnreadable):
        read(ask(KEY, "index", LEI), recorded("filings_xbrl_org/filings_SE_page1.json"))


@pytest.mark.parametrize(
    ("file", "status", "again"),
    [
        ("error_400_unknown_filter.json", 400, False),
        ("error_500_bad_page.json", 500, True),
        ("error_500_filter_not_supported.json", 500, True),
    ],
)
def test_recorded_errors_have_failed(file: str, status: int, again: bool) -> None:
    answer = read(ask(KEY, "index", LEI), recorded(f"filings_xbrl_org/{file}"), status)
    assert answer.kind is AnswerKind.FAILED
    assert answer.problem is not None
    assert answer.problem.again is again


def test_the_best_of_several_filings_for_a_period_is_read() -> None:
    folder = f"/{LEI}/2025-12-31/ESEF/NO"
    answer = index(
        filing(f"{LEI}-2025-12-31-ESEF-NO-0", json_url=f"{folder}/0/x-no.json"),
        filing(f"{LEI}-2025-12-31-ESEF-NO-1", json_url=f"{folder}/1/x-en.json"),
        filing(f"{LEI}-2025-12-31-ESEF-NO-1", json_url=f"{folder}/1/x-en.json"),
        filing(f"{LEI}-2025-12-31-ESEF-NO-2", json_url=f"{folder}/2/x-en.json", error_count=3),
        filing(f"{LEI}-2025-12-31-ESEF-NO-3", json_url=None),
    )
    (follow,) = answer.follow
    assert follow.argument("filing") == f"{LEI}-2025-12-31-ESEF-NO-1"
    assert values(answer, "company.filed_years") == ["2025"]


def test_a_filing_with_errors_is_better_than_none() -> None:
    answer = index(filing(error_count=4))
    assert len(answer.follow) == 1


def test_the_newest_five_periods_are_asked_for_and_carry_the_number() -> None:
    filings = [
        filing(
            f"{LEI}-{year}-12-31-ESEF-NO-0",
            period_end=f"{year}-12-31",
            json_url=f"/{LEI}/{year}-12-31/ESEF/NO/0/x.json",
        )
        for year in range(2019, 2026)
    ]
    answer = index(*filings, holds="no.orgnr 311000004")
    ends = [each.argument("end")[:4] for each in answer.follow]
    assert ends == ["2025", "2024", "2023", "2022", "2021"]
    assert {each.argument("holds") for each in answer.follow} == {"no.orgnr 311000004"}
    assert len(values(answer, "company.filed_years")) == 7


def test_filings_beyond_the_page_are_said_to_be_missing() -> None:
    rows = {"data": [filing()], "meta": {"count": 51}, "links": {}}
    answer = read(ask(KEY, "index", LEI), json.dumps(rows).encode())
    assert (answer.kind, len(answer.follow)) == (AnswerKind.PARTIAL, 1)
    assert [str(each) for each in answer.missing] == ["There are more rows than were given."]


def test_no_filings_are_nothing_found() -> None:
    assert index().kind is AnswerKind.NOTHING_FOUND
    assert read(ask(KEY, "index", LEI), b"{}", 404).kind is AnswerKind.NOTHING_FOUND


@pytest.mark.parametrize(
    "question",
    [
        ask(KEY, "index", "9999000000FJORDLYS13"),
        accounts_question(address="https://elsewhere.example/x.json"),
        accounts_question(address=f"/99990000000SKAGEN043/{LEI}/x.json"),
        accounts_question(address=f"/{LEI}/../x.json"),
        accounts_question(address=f"/{LEI}/x.json?y"),
        accounts_question(holds="no.orgnr 311000005"),
        accounts_question(end="soon"),
    ],
)
def test_what_is_not_the_companys_own_is_not_asked(question: Question) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(question)


def test_an_index_is_asked_for_by_lei() -> None:
    lei, national = Identifier(Scheme.LEI, LEI), Identifier(Scheme.NO_ORGNR, "311000004")
    company = Company(
        id=UUID(int=1), name="Fjordlys", country="NO", identifiers=(national, lei), opened=NOW
    )
    (planned,) = SOURCES[KEY].plan(company, ())
    assert planned == ask(KEY, "index", LEI)
    url = SOURCES[KEY].request(planned).url
    assert url == f"https://filings.xbrl.org/api/entities/{LEI}/filings"


ODD = st.none() | st.integers() | st.text() | st.booleans() | st.lists(st.text(), max_size=2)


@given(data=st.data())
def test_one_odd_value_in_a_report_is_read_or_unreadable(data: st.DataObject) -> None:
    body = json.loads(report())
    fact = body["facts"][data.draw(st.sampled_from(sorted(body["facts"])))]
    where = data.draw(st.sampled_from(["value", "decimals", "dimensions"]))
    if where == "dimensions" and data.draw(st.booleans()):
        fact["dimensions"][data.draw(st.sampled_from(sorted(fact["dimensions"])))] = data.draw(ODD)
    else:
        fact[where] = data.draw(ODD)
    try:
        answer = SOURCES[KEY].read(accounts_question(), response(json.dumps(body).encode()))
    except SourceUnreadable:
        return
    assert all(each.fact.value for each in answer.facts)
