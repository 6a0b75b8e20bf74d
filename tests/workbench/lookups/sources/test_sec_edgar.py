"""SEC EDGAR: exact figures of recorded filers, restated years, and answers that are none."""

import json
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.answers import TAKEN, ask, read, read_recorded, response, values
from tests.odd_values import one_odd
from tests.recorded import recorded
from workbench.domain.accounts import AnnualAccounts, Scope, gather
from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.fact_words import value_words
from workbench.domain.ids import new_id
from workbench.domain.lookup import Answer, AnswerKind
from workbench.domain.years_of_accounts import YearOfAccounts, years_of
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES
from workbench.texts import ENGLISH

KEY = "sec_edgar"
APPLE = ask(KEY, "accounts", "0000320193")
APPLE_FILE = f"{KEY}/companyfacts_CIK0000320193_apple_trimmed.json"
LPA = ask(KEY, "accounts", "0001997711")
LPA_FILE = f"{KEY}/companyfacts_CIK0001997711_lpa_ifrs_20F.json"
TESLA = ask(KEY, "unit", "0001318605")
TESLA_FILE = f"{KEY}/submissions_CIK0001318605.json"
TICKERS = f"{KEY}/company_tickers.json"
MILLION = 10**6
LINES = (
    "revenue",
    "gross_profit",
    "operating_result",
    "net_result",
    "assets",
    "current_assets",
    "cash",
    "equity",
    "liabilities",
    "short_debt",
)
# Million US dollars, from Apple's annual reports as the SEC tells them, in the order of LINES.
APPLES_YEARS = {
    "2025-09-27": (416161, 195201, 133050, 112010, 359241, 147957, 35934, 73733, 285508, 165631),
    "2024-09-28": (391035, 180683, 123216, 93736, 364980, 152987, 29943, 56950, 308030, 176392),
    "2023-09-30": (383285, 169148, 114301, 96995, 352583, 143566, 29965, 62146, 290437, 145308),
    "2022-09-24": (394328, 170782, 119437, 99803, 352755, 135405, 23646, 50672, 302083, 153982),
    "2021-09-25": (365817, 152836, 108949, 94680, 351002, 134836, 34940, 63090, 287912, 125481),
    "2020-09-26": (274515, 104956, 66288, 57411, 323888, 143713, 38016, 65339, 258549, 105392),
    "2019-09-28": (260174, 98392, 63930, 55256, 338516, 162819, 48844, 90488, 248028, 105718),
    "2018-09-29": (265595, 101839, 70898, 59531, 365725, 131339, 25913, 107147, 258578, 116866),
    "2017-09-30": (229234, 88186, 61344, 48351, 375319, 128645, 20289, 134047, 241272, 100814),
    "2016-09-24": (215639, 84263, 60024, 45687, 321686, 106869, 20484, 128249, 193437, 79006),
    "2015-09-26": (233715, 93626, 71230, 53394, 290479, 89378, 21120, 119355, 171124, 80610),
    "2014-09-27": (182795, 70537, 52503, 39510, 231839, 68531, 13844, 111547, 120292, 63448),
    "2013-09-28": (170910, 64304, 48999, 37037, 207000, 73286, 14259, 123549, 83451, 43658),
    "2012-09-29": (156508, 68662, 55241, 41733, 176064, 57653, 10746, 118210, 57854, 38542),
    "2011-09-24": (108249, 43818, 33790, 25922, 116371, 44988, 9815, 76615, 39756, 27970),
    "2010-09-25": (65225, 25684, 18385, 14013, 75183, 41678, 11261, 47791, 27392, 20722),
    # As amended in January 2010, when Apple counted what it sold with iPhones anew.
    "2009-09-26": (42905, 17222, 11740, 8235, 47501, 31555, 5263, 31640, 15861, 11506),
    "2008-09-27": (37491, 13197, 8327, 6119, 36171, 30006, 11875, 22297, 13874, 11361),
}


def sets(answer: Answer) -> tuple[AnnualAccounts, ...]:
    return gather(
        KnownFact(
            fact=stated.fact,
            place=stated.place,
            snapshot=b"",
            first_seen=TAKEN,
            last_seen=TAKEN,
        )
        for stated in answer.facts
    )


def years(answer: Answer) -> dict[str, YearOfAccounts]:
    return {year.end.isoformat(): year for year in years_of(sets(answer))}


def told(accounts: AnnualAccounts) -> dict[str, str]:
    return {line: known.fact.value for line, known in accounts.lines.items()}


def entry(end: str, value: object, **more: object) -> dict[str, object]:
    filed = {"accn": "1", "fy": 2025, "fp": "FY", "form": "10-K", "filed": "2026-03-01"}
    return {"end": end, "val": value, **filed, **more}


def a_year(value: object, **more: object) -> dict[str, object]:
    return entry("2025-12-31", value, **{"start": "2025-01-01", **more})


def facts_of(
    taxonomy: str = "us-gaap", unit: str = "USD", **concepts: list[dict[str, object]]
) -> bytes:
    stated = {
        name: {"label": name, "description": "", "units": {unit: entries}}
        for name, entries in concepts.items()
    }
    invented = {"cik": 9999999999, "entityName": "Fjordlys Inc", "facts": {taxonomy: stated}}
    return json.dumps(invented).encode()


INVENTED = ask(KEY, "accounts", "9999999999")


@pytest.mark.parametrize("end", APPLES_YEARS)
def test_every_year_of_apple_is_exact(end: str) -> None:
    chosen = years(read_recorded(APPLE, APPLE_FILE))[end].chosen
    stated = told(chosen)
    stated.pop("filed", None)
    exact = [str(amount * MILLION) for amount in APPLES_YEARS[end]]
    assert stated == dict(zip(LINES, exact, strict=True))
    assert (chosen.currency, chosen.scope, chosen.is_a_year) == ("USD", Scope.GROUP, True)


def test_apples_newest_year_says_where_each_figure_stands() -> None:
    answer = read_recorded(APPLE, APPLE_FILE)
    assert (answer.kind, answer.drift, answer.missing) == (AnswerKind.FOUND, (), ())
    assert answer.entity == Entity(KEY, "0000320193")
    assert answer.identifiers == (Identifier(Scheme.US_CIK, "0000320193"),)
    (revenue,) = (
        each
        for each in answer.facts
        if each.fact.key == "accounts.revenue" and each.fact.end == date(2025, 9, 27)
    )
    assert dict(revenue.fact.qualifiers) == {
        "concept": "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax",
        "filing": "0000320193-25-000079",
        "scope": "group",
        "version": "original",
    }
    assert (revenue.fact.start, revenue.fact.unit) == (date(2024, 9, 29), "USD")
    body = json.loads(recorded(APPLE_FILE))
    for name in revenue.place.locator.split("/")[1:]:
        body = body[int(name)] if isinstance(body, list) else body[name]
    assert (body, revenue.place.original) == (416161000000, "416161000000")
    newest = years(answer)["2025-09-27"].chosen
    assert newest.filed == date(2025, 10, 31)
    assert newest.lines["equity"].fact.start is None


def test_the_concept_may_change_from_year_to_year() -> None:
    by_year = years(read_recorded(APPLE, APPLE_FILE))
    named = {
        end: by_year[end].chosen.lines["revenue"].fact.qualifier("concept")
        for end in ("2017-09-30", "2018-09-29", "2019-09-28")
    }
    assert named == {
        "2017-09-30": "us-gaap:SalesRevenueNet",
        "2018-09-29": "us-gaap:Revenues",
        "2019-09-28": "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax",
    }


def test_restated_years_of_apple_are_seen() -> None:
    by_year = years(read_recorded(APPLE, APPLE_FILE))
    # Of 2008 and 2007 the file knows only what the report on 2009 and its amendment repeat.
    restated = {end: set(each.restated) for end, each in by_year.items() if each.restated}
    assert restated == {
        "2018-09-29": {"short_debt"},
        "2015-09-26": {"assets", "liabilities"},
        "2008-09-27": set(LINES) - {"cash"},
        "2007-09-29": {"revenue", "gross_profit", "operating_result", "net_result", "equity"},
    }
    (other,) = by_year["2018-09-29"].others
    assert told(other) == {"short_debt": str(115929 * MILLION)}
    assert other.filing == "0000320193-19-000119"
    (other,) = by_year["2015-09-26"].others
    assert told(other) == {"assets": str(290345 * MILLION), "liabilities": str(170990 * MILLION)}


def test_a_first_report_is_about_a_period_of_its_own() -> None:
    begun = {"start": "2025-05-01"}
    content = facts_of(
        Revenues=[entry("2025-12-31", 100, **begun), entry("2025-12-31", 30, start="2025-10-01")],
        Assets=[entry("2025-12-31", 900)],
    )
    (only,) = sets(read(INVENTED, content))
    assert (only.start, only.end, only.is_a_year) == (date(2025, 5, 1), date(2025, 12, 31), False)
    assert told(only)["revenue"] == "100"
    assert told(only)["assets"] == "900"


def test_the_months_between_two_years_are_told_by_their_own_report() -> None:
    between = {"form": "10-KT", "accn": "2", "filed": "2026-09-01"}
    content = facts_of(
        Revenues=[
            a_year(100),
            a_year(100, **between),
            entry("2026-06-30", 60, start="2026-01-01", **between),
            entry("2026-06-30", 35, start="2026-04-01", **between),
        ],
        Assets=[entry("2025-12-31", 900), entry("2026-06-30", 950, **between)],
    )
    newest, year = sets(read(INVENTED, content))
    assert (newest.start, newest.end) == (date(2026, 1, 1), date(2026, 6, 30))
    assert (told(newest)["revenue"], told(newest)["assets"]) == ("60", "950")
    assert (year.is_a_year, told(year)["revenue"]) == (True, "100")


def test_an_amendment_stands_before_what_it_corrects() -> None:
    year = years(read_recorded(APPLE, APPLE_FILE))["2009-09-26"]
    assert (year.chosen.corrected, year.chosen.filing) == (True, "0001193125-10-012091")
    assert year.chosen.filed == date(2010, 1, 25)
    (first,) = year.others
    assert (first.corrected, told(first)["revenue"]) == (False, str(36537 * MILLION))
    assert (told(first)["net_result"], told(first)["equity"]) == (
        str(5704 * MILLION),
        str(27832 * MILLION),
    )


def test_accounts_under_ifrs_are_exact() -> None:
    answer = read_recorded(LPA, LPA_FILE)
    assert (answer.kind, answer.drift, answer.missing) == (AnswerKind.FOUND, (), ())
    by_year = years(answer)
    assert set(by_year) == {"2024-12-31", "2023-12-31", "2022-12-31", "2021-12-31"}
    assert told(by_year["2024-12-31"].chosen) == {
        "revenue": "43862372",
        "staff_costs": "6826374",
        "operating_result": "36606814",
        "pretax_result": "-9863991",
        "tax": "9562060",
        "net_result": "-19426051",
        "assets": "607019578",
        "fixed_assets": "567017824",
        "current_assets": "40001754",
        "cash": "28827347",
        "equity": "270801418",
        "retained": "38593217",
        "liabilities": "336218160",
        "short_debt": "26524836",
        "long_debt": "309693324",
        "filed": "2025-04-02",
    }
    last = by_year["2023-12-31"].chosen
    assert (told(last)["revenue"], told(last)["net_result"]) == ("39436343", "7156005")
    assert (told(last)["assets"], last.filing) == ("590825310", "0001493152-24-016772")
    revenue = last.lines["revenue"].fact
    assert (revenue.qualifier("concept"), revenue.qualifier("scope")) == (
        "ifrs-full:Revenue",
        "group",
    )
    # Of the years before the first report, it repeats what it was compared with.
    assert told(by_year["2021-12-31"].chosen)["equity"] == "237526772"
    assert "assets" not in by_year["2021-12-31"].chosen.lines


@pytest.mark.parametrize(
    ("taxonomy", "concept"), [("us-gaap", "Revenues"), ("ifrs-full", "Revenue")]
)
def test_figures_of_both_taxonomies_are_read(taxonomy: str, concept: str) -> None:
    answer = read(INVENTED, facts_of(taxonomy, "EUR", **{concept: [a_year(7)]}))
    assert values(answer, "accounts.revenue") == ["7"]
    assert answer.facts[0].fact.unit == "EUR"


@pytest.mark.parametrize(
    "other",
    [
        a_year(9, start="2025-10-01", fp="Q4", frame="CY2025Q4"),
        a_year(9, start="2024-06-01"),
        a_year(9, start="2025-05-01"),
    ],
    ids=["a quarter", "18 months", "eight months"],
)
def test_what_is_no_year_is_passed_over_beside_a_year(other: dict[str, object]) -> None:
    balance = [entry("2025-12-31", 5)]
    answer = read(INVENTED, facts_of(Revenues=[other, a_year(7)], Assets=balance))
    assert (answer.kind, values(answer, "accounts.revenue")) == (AnswerKind.FOUND, ["7"])
    of_other_line = facts_of(Revenues=[other], NetIncomeLoss=[a_year(7)], Assets=balance)
    answer = read(INVENTED, of_other_line)
    assert (answer.kind, values(answer, "accounts.revenue")) == (AnswerKind.FOUND, [])


@pytest.mark.parametrize(
    "other",
    [
        a_year(9, start="2025-10-01", fp="Q4", frame="CY2025Q4"),
        a_year(9, start="2024-06-01"),
    ],
    ids=["a quarter", "18 months"],
)
def test_a_report_whose_period_is_in_doubt_is_left_out_and_named(other: dict[str, object]) -> None:
    answer = read(INVENTED, facts_of(Revenues=[other], Assets=[entry("2025-12-31", 5)]))
    assert (answer.kind, answer.facts) == (AnswerKind.PARTIAL, ())
    assert [ENGLISH.say(each) for each in answer.missing] == [
        "Which period the annual report to 31 December 2025 is about is not clear; it is left out."
    ]


@pytest.mark.parametrize(
    "other",
    [
        a_year(9, form="10-Q"),
        a_year(9, form="8-K"),
        a_year(9, start="2025-05-01", form="10-Q"),
        a_year(9, start="2025-05-01", form="10-K405"),
        entry("2025-12-31", 9),
    ],
    ids=["a quarterly report", "a notice", "8 months in one", "an old form", "a day"],
)
def test_what_is_no_annual_figure_is_passed_over(other: dict[str, object]) -> None:
    answer = read(INVENTED, facts_of(Revenues=[other, a_year(7)]))
    assert values(answer, "accounts.revenue") == ["7"]
    alone = read(INVENTED, facts_of(Revenues=[other]))
    assert (alone.kind, alone.facts) == (AnswerKind.NOTHING_FOUND, ())


def test_a_first_period_is_stated_from_its_very_start_with_its_balance() -> None:
    period = {"start": "2025-05-01"}
    answer = read(
        INVENTED,
        facts_of(
            Revenues=[a_year(100, **period)],
            NetIncomeLoss=[a_year(5, **period), a_year(2, start="2025-10-01")],
            Assets=[entry("2025-12-31", 900)],
        ),
    )
    assert (answer.kind, answer.missing) == (AnswerKind.FOUND, ())
    (accounts,) = sets(answer)
    assert told(accounts) == {
        "revenue": "100",
        "net_result": "5",
        "assets": "900",
        "filed": "2026-03-01",
    }
    assert (accounts.start, accounts.is_a_year) == (date(2025, 5, 1), False)


TRANSITION: dict[str, object] = {"accn": "2", "form": "10-KT", "filed": "2026-09-01"}
NEXT: dict[str, object] = {"accn": "3", "filed": "2027-09-01"}


def half(value: object, start: str = "2026-01-01", **more: object) -> dict[str, object]:
    return entry("2026-06-30", value, start=start, **{**TRANSITION, **more})


def changing(*others: dict[str, object]) -> bytes:
    """Return what a filer states whose years end in June from 2026 on, and in December before."""
    later = {"start": "2026-07-01", **NEXT}
    return facts_of(
        Revenues=[
            a_year(100),
            a_year(100, **TRANSITION),
            half(60),
            half(31, "2026-04-01"),
            entry("2025-06-30", 50, start="2025-01-01", **TRANSITION),
            entry("2026-06-30", 62, **{"start": "2026-01-01", **NEXT}),
            entry("2027-06-30", 130, **later),
            *others,
        ],
        Assets=[
            entry("2025-12-31", 900),
            entry("2025-12-31", 900, **TRANSITION),
            entry("2026-06-30", 950, **TRANSITION),
            entry("2026-06-30", 955, **NEXT),
            entry("2027-06-30", 990, **NEXT),
        ],
    )


def test_a_transition_period_stands_between_the_years() -> None:
    answer = read(INVENTED, changing())
    assert (answer.kind, answer.missing) == (AnswerKind.FOUND, ())
    by_year = years(answer)
    assert {
        end: (each.chosen.start, told(each.chosen)["revenue"], each.chosen.is_a_year)
        for end, each in by_year.items()
    } == {
        "2027-06-30": (date(2026, 7, 1), "130", True),
        "2026-06-30": (date(2026, 1, 1), "60", False),
        "2025-12-31": (date(2025, 1, 1), "100", True),
    }
    odd = by_year["2026-06-30"]
    assert (told(odd.chosen)["assets"], odd.chosen.filing) == ("950", "2")
    assert set(odd.restated) == {"revenue", "assets"}


def test_twelve_months_to_the_end_of_a_transition_period_restate_nothing_of_it() -> None:
    answer = read(INVENTED, changing(entry("2026-06-30", 115, **{"start": "2025-07-01", **NEXT})))
    odd = years(answer)["2026-06-30"]
    assert (told(odd.chosen)["revenue"], odd.restated) == ("60", ("revenue", "assets"))
    assert told(odd.others[0]) == {"revenue": "62", "assets": "955"}


def test_a_period_that_begins_before_the_last_one_ended_is_none_of_a_report() -> None:
    answer = read(INVENTED, changing(half(80, "2025-10-01")))
    assert told(years(answer)["2026-06-30"].chosen)["revenue"] == "60"


def test_a_year_that_the_next_report_tells_stands_before_a_part_of_it() -> None:
    part = a_year(60, start="2025-05-01")
    later = {"accn": "3", "filed": "2027-03-01"}
    year = [a_year(100, **later), entry("2026-12-31", 110, **{"start": "2026-01-01", **later})]
    balance = [entry("2025-12-31", 5)]
    answer = read(INVENTED, facts_of(Revenues=[part, *year], Assets=balance))
    assert (answer.kind, values(answer, "accounts.revenue")) == (AnswerKind.FOUND, ["110", "100"])


def test_an_amendment_of_a_transition_report_stands_before_it() -> None:
    amended = half(61, accn="4", form="10-KT/A", filed="2026-10-01")
    body = json.loads(changing(amended))
    balance = entry("2026-06-30", 950, accn="4", form="10-KT/A", filed="2026-10-01")
    body["facts"]["us-gaap"]["Assets"]["units"]["USD"].append(balance)
    odd = years(read(INVENTED, json.dumps(body).encode()))["2026-06-30"]
    assert (told(odd.chosen)["revenue"], odd.chosen.corrected) == ("61", True)
    assert told(odd.others[0])["revenue"] == "60"


def test_a_report_in_doubt_is_not_named_where_another_tells_its_year() -> None:
    quarter = a_year(3, **{"start": "2025-10-01", **AMENDED})
    answer = read(INVENTED, facts_of(Revenues=[a_year(7), quarter]))
    assert (answer.kind, values(answer, "accounts.revenue")) == (AnswerKind.FOUND, ["7"])


def test_a_part_of_a_year_that_another_report_tells_is_no_report_of_its_own() -> None:
    part = a_year(3, **{"start": "2025-02-01", **AMENDED})
    balance = [entry("2025-12-31", 5), entry("2025-12-31", 5, **AMENDED)]
    answer = read(INVENTED, facts_of(Revenues=[a_year(7), part], Assets=balance))
    assert values(answer, "accounts.revenue") == ["7"]


def test_a_balance_holds_at_the_end_of_a_year_only() -> None:
    days = [entry("2025-12-31", 5), entry("2024-06-30", 4)]
    answer = read(INVENTED, facts_of(Revenues=[a_year(7)], Assets=days))
    assert values(answer, "accounts.assets") == ["5"]


@pytest.mark.parametrize("unit", ["shares", "USD/shares", "pure", "usd", "USDX"])
def test_a_unit_that_is_no_currency_states_nothing(unit: str) -> None:
    answer = read(INVENTED, facts_of(unit=unit, Revenues=[a_year(7)]))
    assert (answer.kind, answer.facts) == (AnswerKind.NOTHING_FOUND, ())


def test_a_report_speaks_in_the_currency_it_states_most_in() -> None:
    body = json.loads(facts_of(Revenues=[a_year(7)], Assets=[entry("2025-12-31", 5)]))
    body["facts"]["us-gaap"]["Revenues"]["units"] = {
        "DKK": [a_year(7), entry("2024-12-31", 6, start="2024-01-01")],
        "USD": [a_year(1)],
    }
    body["facts"]["us-gaap"]["Assets"]["units"] = {"DKK": [entry("2025-12-31", 5)]}
    answer = read(INVENTED, json.dumps(body).encode())
    assert {stated.fact.unit for stated in answer.facts if stated.fact.unit} == {"DKK"}
    assert values(answer, "accounts.revenue") == ["7", "6"]


def test_liabilities_that_are_not_stated_are_absent() -> None:
    balance = [entry("2025-12-31", 5)]
    answer = read(
        INVENTED, facts_of(Revenues=[a_year(7)], Assets=balance, StockholdersEquity=balance)
    )
    assert values(answer, "accounts.liabilities") == []


def test_what_one_report_states_twice_and_differently_is_left_out_and_named() -> None:
    answer = read(INVENTED, facts_of(Revenues=[a_year(7), a_year(8)], NetIncomeLoss=[a_year(1)]))
    assert answer.kind is AnswerKind.PARTIAL
    assert values(answer, "accounts.revenue") == []
    assert values(answer, "accounts.net_result") == ["1"]
    (missing,) = answer.missing
    assert "twice" in str(missing)


def test_a_year_of_which_every_line_is_stated_twice_is_named() -> None:
    answer = read(INVENTED, facts_of(Revenues=[a_year(7), a_year(8)]))
    assert (answer.kind, answer.facts, len(answer.missing)) == (AnswerKind.PARTIAL, (), 1)
    assert "twice" in str(answer.missing[0])


AMENDED: dict[str, object] = {"accn": "2", "form": "10-K/A", "filed": "2026-05-01"}


def test_what_an_amendment_does_not_state_anew_stands() -> None:
    revenue = [a_year(7), a_year(6, **AMENDED)]
    year = years(read(INVENTED, facts_of(Revenues=revenue, NetIncomeLoss=[a_year(1)])))[
        "2025-12-31"
    ]
    assert told(year.chosen) == {"revenue": "6", "net_result": "1", "filed": "2026-05-01"}
    assert (year.chosen.corrected, year.chosen.filing) == (True, "2")
    assert told(year.others[0]) == {"revenue": "7", "net_result": "1", "filed": "2026-03-01"}


def test_what_an_amendment_states_twice_and_differently_is_in_doubt() -> None:
    revenue = [a_year(7), a_year(6, **AMENDED), a_year(5, **AMENDED)]
    profit = [a_year(1), a_year(2, **AMENDED)]
    answer = read(INVENTED, facts_of(Revenues=revenue, NetIncomeLoss=profit))
    chosen = years(answer)["2025-12-31"].chosen
    assert (answer.kind, told(chosen)["net_result"]) == (AnswerKind.PARTIAL, "2")
    assert "revenue" not in chosen.lines


def test_the_newest_report_that_says_otherwise_is_the_one_told() -> None:
    next_one = {"accn": "2", "filed": "2027-03-01"}
    after_it = {"accn": "3", "filed": "2028-03-01"}
    revenue = [
        a_year(7),
        a_year(8, **next_one),
        entry("2026-12-31", 10, start="2026-01-01", **next_one),
        a_year(9, **after_it),
        entry("2027-12-31", 12, start="2027-01-01", **after_it),
    ]
    year = years(read(INVENTED, facts_of(Revenues=revenue)))["2025-12-31"]
    assert (told(year.chosen)["revenue"], year.chosen.filing) == ("7", "1")
    assert [(told(each), each.filing) for each in year.others] == [({"revenue": "9"}, "3")]
    assert year.restated == ("revenue",)


def test_of_two_amendments_the_newer_stands_and_the_older_is_no_later_report() -> None:
    again = {"accn": "3", "form": "10-K/A", "filed": "2026-06-01"}
    revenue = [a_year(7), a_year(6, **AMENDED), a_year(5, **again)]
    year = years(read(INVENTED, facts_of(Revenues=revenue)))["2025-12-31"]
    assert (told(year.chosen)["revenue"], year.chosen.filing) == ("5", "3")
    assert [(told(each)["revenue"], each.filing) for each in year.others] == [("7", "1")]


def test_the_total_comes_before_the_owners_share() -> None:
    answer = read(INVENTED, facts_of(NetIncomeLoss=[a_year(7)], ProfitLoss=[a_year(9)]))
    assert values(answer, "accounts.net_result") == ["9"]


@pytest.mark.parametrize("cik", [9999999999, "9999999999"])
def test_the_number_may_be_a_number_or_text(cik: object) -> None:
    body = {**json.loads(facts_of(Revenues=[a_year(7)])), "cik": cik}
    assert read(INVENTED, json.dumps(body).encode()).kind is AnswerKind.FOUND


@pytest.mark.parametrize("cik", [320193, "0000320193", None, ""])
def test_anothers_facts_are_refused(cik: object) -> None:
    body = {**json.loads(facts_of(Revenues=[a_year(7)])), "cik": cik}
    with pytest.raises(SourceUnreadable):
        read(INVENTED, json.dumps(body).encode())


@pytest.mark.parametrize(
    "broken",
    [
        {"end": "2025-02-30"},
        {"end": None},
        {"val": "7"},
        {"val": None},
        {"val": True},
        {"accn": None},
        {"filed": "soon"},
        {"start": 2025},
        {"val": 10**50},
    ],
    ids=str,
)
def test_a_figure_that_cannot_be_sure_is_unreadable(broken: Mapping[str, object]) -> None:
    with pytest.raises(SourceUnreadable):
        read(INVENTED, facts_of(Revenues=[{**a_year(7), **broken}]))


def test_new_fields_of_a_figure_are_noticed() -> None:
    body = json.loads(facts_of(Revenues=[a_year(7, certainty="high")]))
    body["facts"]["us-gaap"]["Revenues"]["origin"] = "x"
    body["facts"]["us-gaap"]["NobodyReadsThis"] = {"odd": 1}
    body["sector"] = "x"
    assert read(INVENTED, json.dumps(body).encode()).drift == (
        "new /facts/*/*/origin",
        "new /facts/*/*/units/*/*/certainty",
        "new /sector",
    )


def test_tesla_is_read_as_answered() -> None:
    answer = read_recorded(TESLA, TESLA_FILE)
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    assert answer.identifiers == (Identifier(Scheme.US_CIK, "0001318605"),)
    years_filed = [str(year) for year in range(2025, 2016, -1)]
    assert values(answer, "company.filed_years") == years_filed
    single = {
        stated.fact.key: stated.fact.value
        for stated in answer.facts
        if stated.fact.key != "company.filed_years"
    }
    assert single == {
        "company.name": "Tesla, Inc.",
        "company.phone": "512-516-8177",
        "company.industry": "Motor Vehicles & Passenger Car Bodies",
        "company.year_end": "12-31",
        "company.address": "1 TESLA ROAD, AUSTIN TX 78725",
        "company.town": "AUSTIN",
        "company.country": "US",
        "company.listed": "Nasdaq: TSLA",
        "company.former_name": "TESLA MOTORS INC",
        "company.last_accounts": "2025",
    }
    former = next(each.fact for each in answer.facts if each.fact.key == "company.former_name")
    assert (former.start, former.end) == (date(2005, 2, 17), date(2017, 1, 27))
    industry = next(each.fact for each in answer.facts if each.fact.key == "company.industry")
    assert dict(industry.qualifiers) == {"code": "3711", "rank": "1"}
    last = next(each for each in answer.facts if each.fact.key == "company.last_accounts")
    assert (last.place.locator, last.place.original) == (
        "/filings/recent/reportDate/0",
        "2025-12-31",
    )
    (candidate,) = answer.candidates
    assert (candidate.name, candidate.town, candidate.country, candidate.decisive) == (
        "Tesla, Inc.",
        "AUSTIN",
        "US",
        True,
    )


def test_marvells_year_is_named_by_the_day_it_ends() -> None:
    answer = read_recorded(
        ask(KEY, "unit", "0001835632"), f"{KEY}/submissions_CIK0001835632_marvell.json"
    )
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    assert values(answer, "company.name") == ["Marvell Technology, Inc."]
    assert values(answer, "company.filed_years") == ["2026", "2025", "2024", "2023", "2022"]
    assert values(answer, "company.last_accounts") == ["2026"]
    assert values(answer, "company.year_end") == ["01-30"]
    assert values(answer, "company.listed") == ["Nasdaq: MRVL"]
    assert values(answer, "company.address") == [
        "1000 N. WEST STREET, SUITE 1200, WILMINGTON DE 19801"
    ]


def test_a_filer_without_filings_states_no_years_and_doubts_days_out_of_order() -> None:
    answer = read_recorded(
        ask(KEY, "unit", "0000350001"), f"{KEY}/submissions_no_recent_filings_CIK0000350001.json"
    )
    assert answer.kind is AnswerKind.FOUND
    assert values(answer, "company.filed_years") == []
    assert values(answer, "company.last_accounts") == []
    former = [each.fact for each in answer.facts if each.fact.key == "company.former_name"]
    assert len(former) == 19
    assert (former[1].start, former[1].end) == (date(2003, 7, 28), date(2003, 9, 4))
    # "to" is the day before "from".
    assert (former[4].start, former[4].end) == (None, None)


def tesla(**fields: object) -> bytes:
    return json.dumps({**json.loads(recorded(TESLA_FILE)), **fields}).encode()


def filings(**columns: list[str]) -> dict[str, object]:
    rows = len(columns["form"])
    every = ("accessionNumber", "filingDate", "reportDate")
    return {"recent": {**{name: ["2026-04-01"] * rows for name in every}, **columns}, "files": []}


def test_a_notice_of_late_accounts_is_a_remark() -> None:
    recent = filings(form=["NT 10-K", "NT 10-Q"], reportDate=["2025-12-31", "2025-09-30"])
    answer = read(TESLA, tesla(filings=recent))
    (remark,) = (each.fact for each in answer.facts if each.fact.key == "company.remark")
    assert (remark.value, remark.end) == ("NT 10-K", date(2025, 12, 31))
    words = "It told the SEC that its annual report comes late"
    assert ENGLISH.say(value_words(remark)) == words
    undated = read(TESLA, tesla(filings=filings(form=["NT 20-F"], reportDate=[""])))
    (remark,) = (each.fact for each in undated.facts if each.fact.key == "company.remark")
    assert (ENGLISH.say(value_words(remark)), remark.end) == (words, None)
    assert values(answer, "company.filed_years") == []


@pytest.mark.parametrize("form", ["10-K", "20-F", "40-F", "10-KT"])
def test_annual_reports_of_every_form_are_counted(form: str) -> None:
    recent = filings(form=[form, "10-Q"], reportDate=["2025-06-30", "2025-09-30"])
    answer = read(TESLA, tesla(filings=recent))
    assert values(answer, "company.filed_years") == ["2025"]


def test_columns_of_different_length_are_unreadable() -> None:
    with pytest.raises(SourceUnreadable):
        read(TESLA, tesla(filings=filings(form=["10-K"], reportDate=[])))


@pytest.mark.parametrize(
    ("lei", "known"),
    [("54930043XZGB27CTOV49", True), ("54930043XZGB27CTOV48", False), (None, False)],
)
def test_an_lei_joins_only_when_its_check_digits_agree(lei: str | None, known: bool) -> None:
    schemes = {each.scheme for each in read(TESLA, tesla(lei=lei)).identifiers}
    assert (Scheme.LEI in schemes) is known


def test_an_address_abroad_is_in_no_country_we_can_tell() -> None:
    body = json.loads(recorded(TESLA_FILE))
    body["addresses"]["business"] |= {
        "stateOrCountry": "G7",
        "stateOrCountryDescription": "Denmark",
        "isForeignLocation": 1,
    }
    answer = read(TESLA, json.dumps(body).encode())
    assert values(answer, "company.country") == []
    assert values(answer, "company.address") == ["1 TESLA ROAD, AUSTIN Denmark 78725"]
    assert answer.candidates[0].country == ""


PERSON = {
    "sic": "",
    "entityType": "other",
    "insiderTransactionForOwnerExists": 1,
    "insiderTransactionForIssuerExists": 0,
    "tickers": [],
    "exchanges": [],
    "name": "Lindholm Kaja",
}


def test_a_person_who_owns_shares_is_no_company_and_nothing_of_them_is_kept() -> None:
    content = tesla(**PERSON)
    answer = read(TESLA, content)
    assert (answer.kind, answer.facts, answer.candidates) == (AnswerKind.NOT_OFFERED, (), ())
    kept = SOURCES[KEY].kept(TESLA, response(content))
    assert b"Lindholm" not in kept
    assert b"TESLA ROAD" not in kept
    assert read(TESLA, kept).kind is AnswerKind.NOT_OFFERED
    assert SOURCES[KEY].kept(TESLA, response(tesla())) == tesla()


def test_a_company_that_owns_shares_of_others_and_has_insiders_of_its_own_is_read() -> None:
    company = PERSON | {"insiderTransactionForIssuerExists": 1, "name": "Fjordlys Holding Inc"}
    answer = read(TESLA, tesla(**company))
    assert (answer.kind, values(answer, "company.name")) == (
        AnswerKind.FOUND,
        ["Fjordlys Holding Inc"],
    )


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Apple Inc", ["Apple Inc.", "Apple Hospitality REIT, Inc.", "Apple iSports Group, Inc."]),
        ("nvo", ["NOVO NORDISK A S"]),
        ("Novo Nordisk A/S", ["NOVO NORDISK A S"]),
        ("Microsoft Corporation", ["MICROSOFT CORP"]),
    ],
)
def test_a_name_or_a_ticker_finds_listed_filers(asked: str, names: list[str]) -> None:
    answer = read_recorded(ask(KEY, "search", asked), TICKERS)
    assert (answer.kind, answer.drift, answer.facts) == (AnswerKind.FOUND, (), ())
    assert [each.name for each in answer.candidates] == names
    assert not any(each.decisive for each in answer.candidates)


def test_one_filer_with_two_tickers_is_one_candidate() -> None:
    (found,) = read_recorded(ask(KEY, "search", "NVO"), TICKERS).candidates
    assert found.identifier == Identifier(Scheme.US_CIK, "0000353278")
    assert [str(each) for each in found.agrees] == ["Its shares are traded as NVO, NONOF."]


def test_a_name_of_nobody_finds_nothing_and_many_are_cut_to_ten() -> None:
    assert read_recorded(ask(KEY, "search", "Fjordlys Automasjon"), TICKERS).kind is (
        AnswerKind.NOTHING_FOUND
    )
    assert len(read_recorded(ask(KEY, "search", "Bancorp"), TICKERS).candidates) == 10


@pytest.mark.parametrize(
    "rows",
    [b"{}", b"[]", b'{"0": {"cik_str": "1", "ticker": "A", "title": "A"}}', b'{"0": {}}'],
)
def test_another_list_of_tickers_is_unreadable(rows: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        read(ask(KEY, "search", "A"), rows)


def test_a_filer_that_is_not_there_is_nothing_found() -> None:
    missing = f"{KEY}/error_404_nosuchkey.xml"
    for kind in ("unit", "accounts"):
        answer = read_recorded(ask(KEY, kind, "0000000001"), missing, 404)
        assert (answer.kind, answer.facts) == (AnswerKind.NOTHING_FOUND, ())
    assert read_recorded(ask(KEY, "search", "A"), missing, 404).kind is AnswerKind.FAILED
    assert read(TESLA, b"Not here", 404).kind is AnswerKind.FAILED


def test_a_denied_file_is_refused() -> None:
    answer = read_recorded(TESLA, f"{KEY}/error_403_accessdenied.xml", 403)
    assert answer.kind is AnswerKind.REFUSED
    assert answer.problem is not None
    assert not answer.problem.again


@pytest.mark.parametrize("status", [200, 403, 429])
@pytest.mark.parametrize(
    "words",
    [
        "Your Request Originates from an Undeclared Automated Tool",
        "Request Rate Threshold Exceeded",
    ],
)
def test_a_page_that_shuts_us_out_is_a_refusal_for_ten_minutes(words: str, status: int) -> None:
    page = f"<!DOCTYPE html><html><h1>{words}</h1></html>".encode()
    for kind in ("unit", "accounts", "search"):
        answer = read(ask(KEY, kind, "0001318605"), page, status)
        assert answer.kind is AnswerKind.REFUSED
        assert answer.problem is not None
        assert answer.problem.after == TAKEN + timedelta(minutes=10)


def test_a_number_is_asked_for_and_a_name_searched() -> None:
    source = SOURCES[KEY]
    number = Identifier(Scheme.US_CIK, "0001318605")
    assert source.searches(Query(text="CIK 1318605", identifier=number)) == (TESLA,)
    assert source.searches(Query(text="Tesla", name="Tesla")) == (ask(KEY, "search", "Tesla"),)
    other = Identifier(Scheme.DK_CVR, "99000007")
    assert source.searches(Query(text="99000007", identifier=other)) == ()
    company = Company(id=new_id(), name="Tesla", country="US", identifiers=(number,), opened=TAKEN)
    assert source.plan(company, ()) == (TESLA, ask(KEY, "accounts", "0001318605"))
    assert source.request(TESLA).url == "https://data.sec.gov/submissions/CIK0001318605.json"
    assert source.request(APPLE).url == (
        "https://data.sec.gov/api/xbrl/companyfacts/CIK0000320193.json"
    )
    assert source.request(ask(KEY, "search", "x")).url == (
        "https://www.sec.gov/files/company_tickers.json"
    )


@pytest.mark.parametrize("about", ["", "1318605", "../../x", "00013186055", "000131860٥"])
def test_what_is_no_cik_stands_in_no_address(about: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, "unit", about))


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_one_odd_value_is_read_or_unreadable(data: st.DataObject) -> None:
    about_tesla = tesla(filings=filings(form=["10-K"], reportDate=["2025-12-31"]))
    figures = facts_of(Revenues=[a_year(7)], Assets=[entry("2025-12-31", 5)])
    question, content = data.draw(
        st.sampled_from([(INVENTED, figures), (TESLA, about_tesla)]), label="answer"
    )
    try:
        answer = read(question, one_odd(data, json.loads(content)))
    except SourceUnreadable:
        return
    assert answer.parser == SOURCES[KEY].parser
    assert all(stated.fact.value for stated in answer.facts)
