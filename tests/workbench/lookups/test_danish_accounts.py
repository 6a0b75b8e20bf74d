"""Danish accounts: every figure equals the filed one, and each trap is stepped over."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.recorded import recorded
from tests.xbrl_samples import CONTEXTS, PERIODS, context, instance, money
from workbench.domain.company import Entity
from workbench.domain.fact import LocatorKind, Stated
from workbench.errors import SourceUnreadable
from workbench.lookups.danish_accounts import read_accounts
from workbench.lookups.danish_taxonomy import is_audit, rules_of
from workbench.lookups.filed_accounts import FiledAccounts
from workbench.lookups.tagged_lines import Filing
from workbench.lookups.xbrl.document import read_report

THIS_YEAR, LAST_YEAR = date(2025, 12, 31), date(2024, 12, 31)
INCOME = {
    "gross_profit",
    "depreciation",
    "staff_costs",
    "operating_result",
    "pretax_result",
    "tax",
    "net_result",
}


def filing(number: str = "urn:1", *, corrected: bool = False) -> Filing:
    return Filing(entity=Entity("dk_regnskaber", "99000007"), number=number, corrected=corrected)


def accounts(content: bytes, *, corrected: bool = False) -> FiledAccounts:
    read = read_accounts(read_report(content), filing(corrected=corrected))
    assert read is not None
    return read


def filed(facts: str, contexts: str = CONTEXTS) -> FiledAccounts:
    return accounts(instance(PERIODS + facts, contexts))


def lines(
    read: FiledAccounts, end: date, scope: str = "own"
) -> dict[str, tuple[Decimal | str, str]]:
    """Return value and unit of each line of one year."""
    return {
        each.fact.key.removeprefix("accounts."): (
            each.fact.number if each.fact.unit or each.fact.value.isdecimal() else each.fact.value,
            each.fact.unit,
        )
        for each in read.facts
        if each.fact.end == end and each.fact.qualifier("scope") == scope
    }


def the(read: FiledAccounts, line: str) -> Stated:
    (stated,) = (each for each in read.facts if each.fact.key == f"accounts.{line}")
    return stated


def test_maersk_training_2023_is_read_as_filed() -> None:
    read = accounts(recorded("dk_xbrl/ixbrl_32570119_maersk_training_FY2023_slim.xhtml"))
    assert (read.number, read.missing) == ("32570119", ())
    assert lines(read, date(2023, 12, 31)) == {
        "gross_profit": (Decimal(75_029_000), "DKK"),
        "depreciation": (Decimal(8_254_000), "DKK"),
        "operating_result": (Decimal(-13_021_000), "DKK"),
        "pretax_result": (Decimal(22_464_000), "DKK"),
        "tax": (Decimal(-4_746_000), "DKK"),
        "net_result": (Decimal(27_210_000), "DKK"),
        "assets": (Decimal(565_264_000), "DKK"),
        "fixed_assets": (Decimal(478_069_000), "DKK"),
        "current_assets": (Decimal(87_195_000), "DKK"),
        "cash": (Decimal(15_000), "DKK"),
        "equity": (Decimal(322_594_000), "DKK"),
        "paid_in": (Decimal(10_000_000), "DKK"),
        "retained": (Decimal(312_594_000), "DKK"),
        "liabilities": (Decimal(242_670_000), "DKK"),
        "short_debt": (Decimal(56_097_000), "DKK"),
        "long_debt": (Decimal(186_573_000), "DKK"),
        "employees": (Decimal(101), ""),
        "audit_kind": ("Auditor's report on audited financial statements", ""),
        "audited": ("yes", ""),
        "auditor": ("PricewaterhouseCoopers Statsautoriseret Revisionspartnerselskab", ""),
        "layout": ("Reporting class C, medium-size enterprise", ""),
        "rules": ("Danish GAAP", ""),
    }
    assert lines(read, date(2022, 12, 31)) == {
        "gross_profit": (Decimal(52_172_000), "DKK"),
        "depreciation": (Decimal(8_341_000), "DKK"),
        "operating_result": (Decimal(-22_869_000), "DKK"),
        "pretax_result": (Decimal(16_698_000), "DKK"),
        "tax": (Decimal(-4_102_000), "DKK"),
        "net_result": (Decimal(20_800_000), "DKK"),
        "assets": (Decimal(534_491_000), "DKK"),
        "fixed_assets": (Decimal(458_314_000), "DKK"),
        "current_assets": (Decimal(76_177_000), "DKK"),
        "cash": (Decimal(21_000), "DKK"),
        "equity": (Decimal(294_750_000), "DKK"),
        "paid_in": (Decimal(10_000_000), "DKK"),
        "retained": (Decimal(284_750_000), "DKK"),
        "liabilities": (Decimal(239_741_000), "DKK"),
        "short_debt": (Decimal(44_589_000), "DKK"),
        "long_debt": (Decimal(195_152_000), "DKK"),
        "employees": (Decimal(93), ""),
    }


def test_54399219_2022_is_read_as_filed() -> None:
    read = accounts(recorded("dk_xbrl/xbrl_54399219_FY2022_instance.xml"))
    assert (read.number, read.missing) == ("54399219", ())
    year = lines(read, date(2022, 12, 31))
    assert year == {
        "gross_profit": (Decimal(752_254_000), "DKK"),
        "staff_costs": (Decimal(343_744_000), "DKK"),
        "depreciation": (Decimal(95_025_000), "DKK"),
        "operating_result": (Decimal(310_493_000), "DKK"),
        "pretax_result": (Decimal(261_372_000), "DKK"),
        "tax": (Decimal(57_577_000), "DKK"),
        "net_result": (Decimal(203_795_000), "DKK"),
        "assets": (Decimal(8_858_363_000), "DKK"),
        "fixed_assets": (Decimal(8_184_865_000), "DKK"),
        "current_assets": (Decimal(673_498_000), "DKK"),
        "cash": (Decimal(331_190_000), "DKK"),
        "equity": (Decimal(3_545_327_000), "DKK"),
        "paid_in": (Decimal(30_000_000), "DKK"),
        "retained": (Decimal(1_325_788_000), "DKK"),
        "provisions": (Decimal(1_013_196_000), "DKK"),
        "liabilities": (Decimal(4_299_840_000), "DKK"),
        "short_debt": (Decimal(300_917_000), "DKK"),
        "long_debt": (Decimal(3_998_923_000), "DKK"),
        "employees": (Decimal(641), ""),
        "audit_kind": ("Revisionspåtegning", ""),
        "audited": ("yes", ""),
        "layout": ("Regnskabsklasse C, stor virksomhed", ""),
        "rules": ("Danish GAAP", ""),
    }
    assert lines(read, date(2021, 12, 31)) == {
        "gross_profit": (Decimal(360_855_000), "DKK"),
        "staff_costs": (Decimal(233_755_000), "DKK"),
        "depreciation": (Decimal(78_769_000), "DKK"),
        "operating_result": (Decimal(48_331_000), "DKK"),
        "pretax_result": (Decimal(14_654_000), "DKK"),
        "tax": (Decimal(1_708_000), "DKK"),
        "net_result": (Decimal(12_946_000), "DKK"),
        "assets": (Decimal(8_160_805_000), "DKK"),
        "fixed_assets": (Decimal(7_786_384_000), "DKK"),
        "current_assets": (Decimal(374_421_000), "DKK"),
        "cash": (Decimal(18_272_000), "DKK"),
        "equity": (Decimal(3_015_353_000), "DKK"),
        "paid_in": (Decimal(30_000_000), "DKK"),
        "retained": (Decimal(1_283_805_000), "DKK"),
        "provisions": (Decimal(872_674_000), "DKK"),
        "liabilities": (Decimal(4_272_778_000), "DKK"),
        "short_debt": (Decimal(239_416_000), "DKK"),
        "long_debt": (Decimal(4_033_362_000), "DKK"),
        "employees": (Decimal(474), ""),
    }


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("ixbrl_32570119_maersk_training_FY2023_slim.xhtml", date(2023, 12, 31)),
        ("xbrl_54399219_FY2022_instance.xml", date(2022, 12, 31)),
    ],
)
def test_a_balance_holds_on_its_day_and_income_over_its_year(name: str, end: date) -> None:
    for stated in accounts(recorded(f"dk_xbrl/{name}")).facts:
        line = stated.fact.key.removeprefix("accounts.")
        ends = stated.fact.end
        assert ends in {end, end.replace(year=end.year - 1)}
        income = line in INCOME or stated.fact.unit == ""
        assert stated.fact.start == (date(ends.year, 1, 1) if income else None)
        assert stated.place.kind is LocatorKind.XPATH


def test_a_fact_names_its_filing_and_whether_it_corrects_one() -> None:
    content = instance(PERIODS + money("Assets", "7", "end"))
    qualifiers = {
        "scope": "own",
        "filing": "urn:1",
        "version": "original",
        "concept": "fsa:Assets",
    }
    assert dict(the(accounts(content), "assets").fact.qualifiers) == qualifiers
    corrected = the(accounts(content, corrected=True), "assets").fact
    assert dict(corrected.qualifiers) == {**qualifiers, "version": "corrected"}


def test_gross_profit_is_never_revenue() -> None:
    assert set(lines(filed(money("GrossProfitLoss", "9")), THIS_YEAR)) == {"gross_profit", "rules"}
    assert lines(filed(money("Revenue", "11")), THIS_YEAR)["revenue"] == (Decimal(11), "DKK")


def test_the_named_gross_profit_comes_before_the_gross_result() -> None:
    read = filed(money("GrossResult", "8") + money("GrossProfitLoss", "9"))
    assert lines(read, THIS_YEAR)["gross_profit"] == (Decimal(9), "DKK")


def test_an_extraordinary_dividend_is_no_line() -> None:
    read = filed(money("ProposedDividend", "5", "end") + money("Assets", "7", "end"))
    assert set(lines(read, THIS_YEAR)) == {"assets", "rules"}


def test_group_own_and_split_figures_are_told_apart() -> None:
    read = filed(
        money("ProfitLoss", "1", "group")
        + money("ProfitLoss", "2", "solo")
        + money("Equity", "-30", "split")
        + money("Equity", "40", "end")
    )
    assert lines(read, THIS_YEAR, "group") == {"net_result": (Decimal(1), "DKK")}
    own = lines(read, THIS_YEAR)
    assert (own["net_result"], own["equity"]) == ((Decimal(2), "DKK"), (Decimal(40), "DKK"))


def test_words_go_with_the_figures_where_only_the_group_has_any() -> None:
    read = filed(money("ProfitLoss", "1", "group"))
    assert lines(read, THIS_YEAR, "own") == {}
    assert set(lines(read, THIS_YEAR, "group")) == {"net_result", "rules"}


def test_other_periods_are_ignored() -> None:
    read = filed(money("ProfitLoss", "1", "quarter") + money("ProfitLoss", "2"))
    assert lines(read, THIS_YEAR)["net_result"] == (Decimal(2), "DKK")


@pytest.mark.parametrize("told", ["2025-01-02", "2025-01-08", "2024-12-25"])
def test_a_first_day_that_no_figure_has_gives_way_to_one_close_by(told: str) -> None:
    first = "ReportingPeriodStartDate"
    slipped = PERIODS.replace(
        f'<b:{first} contextRef="year">2025-01-01<', f'<b:{first} contextRef="year">{told}<'
    )
    assert slipped != PERIODS
    facts = money("ProfitLoss", "2") + money("ProfitLoss", "1", "year0")
    read = accounts(instance(slipped + facts))
    assert read.missing == ()
    assert [
        (each.fact.value, each.fact.start)
        for each in read.facts
        if each.fact.key == "accounts.net_result"
    ] == [("2", date(2025, 1, 1)), ("1", date(2024, 1, 1))]


@pytest.mark.parametrize(
    ("told", "begun"), [("2025-01-02", "2025-01-01"), ("2025-01-01", "2025-01-02")]
)
def test_a_year_before_is_found_where_the_first_day_of_the_year_slipped(
    told: str, begun: str
) -> None:
    first = '<b:ReportingPeriodStartDate contextRef="year">{}</b:ReportingPeriodStartDate>'
    last = '<b:ReportingPeriodEndDate contextRef="year">2025-12-31</b:ReportingPeriodEndDate>'
    facts = money("ProfitLoss", "2") + money("ProfitLoss", "1", "year0")
    contexts = CONTEXTS.replace("2025-01-01", begun)
    read = accounts(instance(first.format(told) + last + facts, contexts))
    assert lines(read, THIS_YEAR)["net_result"] == (Decimal(2), "DKK")
    assert lines(read, LAST_YEAR)["net_result"] == (Decimal(1), "DKK")


def test_lines_of_another_period_that_the_year_does_not_state_are_named() -> None:
    read = filed(
        money("ProfitLoss", "1", "quarter")
        + money("TaxExpense", "3", "quarter")
        + money("TaxExpense", "4")
        + money("Assets", "7", "end")
    )
    assert set(lines(read, THIS_YEAR)) == {"tax", "assets", "rules"}
    (missing,) = read.missing
    assert "state Net result for a period that begins on 1 October 2025" in str(missing)


def test_a_first_day_further_off_or_not_of_nearly_all_is_not_taken() -> None:
    odd = CONTEXTS + context("odd", "2025-01-02", "2025-12-31")
    year = PERIODS.replace("2025-01-01", "2025-01-03")
    torn = money("ProfitLoss", "1") + money("TaxExpense", "1", "odd") + money("Assets", "7", "end")
    read = accounts(instance(year + torn, odd))
    assert (set(lines(read, THIS_YEAR)), len(read.missing)) == ({"assets", "rules"}, 2)
    far = PERIODS.replace("2025-01-01", "2025-01-09")
    read = accounts(instance(far + money("ProfitLoss", "1") + money("Assets", "7", "end")))
    assert (set(lines(read, THIS_YEAR)), len(read.missing)) == ({"assets", "rules"}, 1)


def test_a_year_before_that_does_not_end_before_is_none() -> None:
    wrong = PERIODS.replace(">2024-12-31<", ">2026-12-31<")
    contexts = CONTEXTS + context("year2", "2024-01-01", "2026-12-31")
    facts = money("ProfitLoss", "2") + money("ProfitLoss", "1", "year2")
    read = accounts(instance(wrong + facts, contexts))
    assert [each.fact.end for each in read.facts if each.fact.key == "accounts.net_result"] == [
        THIS_YEAR
    ]


def test_figures_for_other_periods_only_are_unreadable_rather_than_missing() -> None:
    with pytest.raises(SourceUnreadable):
        filed(money("ProfitLoss", "1", "quarter"))


def test_the_index_says_the_period_where_the_report_does_not() -> None:
    report = read_report(instance(money("ProfitLoss", "2") + money("ProfitLoss", "1", "year0")))
    entity = Entity("dk_regnskaber", "99000007")
    with pytest.raises(SourceUnreadable):
        read_accounts(report, Filing(entity=entity, number="1", corrected=False))
    dated = Filing(
        entity=entity, number="1", corrected=False, start=date(2025, 1, 1), end=THIS_YEAR
    )
    read = read_accounts(report, dated)
    assert read is not None
    assert lines(read, THIS_YEAR)["net_result"] == (Decimal(2), "DKK")
    assert lines(read, LAST_YEAR)["net_result"] == (Decimal(1), "DKK")


@pytest.mark.parametrize("order", [1, -1])
def test_the_most_precise_of_repeats_is_taken(order: int) -> None:
    same = [
        money("Assets", "1234567", "end", "INF"),
        money("Assets", "1234600", "end", "-2"),
        money("Assets", "1235000", "end", "-3"),
    ]
    read = filed("".join(same[::order]))
    assert lines(read, THIS_YEAR)["assets"] == (Decimal(1_234_567), "DKK")


def test_two_figures_of_equal_precision_that_differ_are_left_out_and_told() -> None:
    read = filed(
        money("Assets", "1", "end") + money("Assets", "2", "end") + money("Equity", "1", "end")
    )
    assert "assets" not in lines(read, THIS_YEAR)
    assert "equity" in lines(read, THIS_YEAR)
    (message,) = read.missing
    assert "twice" in str(message)


def heads(value: str) -> str:
    return (
        f'<a:AverageNumberOfEmployees contextRef="year" unitRef="heads" decimals="2">{value}'
        "</a:AverageNumberOfEmployees>"
    )


@pytest.mark.parametrize("value", ["0.03", "-4", "9000000"])
def test_a_head_count_that_cannot_be_is_left_out_with_its_original(value: str) -> None:
    read = filed(heads(value) + money("Assets", "7", "end"))
    assert "employees" not in lines(read, THIS_YEAR)
    (message,) = read.missing
    assert f"write {value} for" in str(message)


@pytest.mark.parametrize(("value", "people"), [("0", 0), ("3", 3), ("2.6", 3), ("101.00", 101)])
def test_an_average_is_whole_people_and_keeps_its_original(value: str, people: int) -> None:
    stated = the(filed(heads(value)), "employees")
    assert (stated.fact.value, stated.place.original) == (str(people), value)


def test_a_balance_sheet_with_unequal_sides_is_left_out_and_told() -> None:
    read = filed(
        money("Assets", "247483", "end", "-3")
        + money("Equity", "100000000", "end", "-3")
        + money("LiabilitiesAndEquity", "247483000", "end", "-3")
        + money("Assets", "5", "end0")
        + money("LiabilitiesAndEquity", "5", "end0")
        + money("ProfitLoss", "9")
    )
    assert set(lines(read, THIS_YEAR)) == {"net_result", "rules"}
    assert set(lines(read, LAST_YEAR)) == {"assets"}
    (message,) = read.missing
    assert "differ" in str(message)


def test_sides_that_differ_by_rounding_agree() -> None:
    read = filed(
        money("Assets", "247483000", "end", "-3")
        + money("LiabilitiesAndEquity", "247484000", "end", "-3")
    )
    assert (set(lines(read, THIS_YEAR)), read.missing) == ({"assets", "rules"}, ())


def test_a_claim_to_be_rounded_beyond_reason_lets_no_two_sides_agree() -> None:
    read = filed(
        money("Assets", "1", "end", "-90") + money("LiabilitiesAndEquity", "900", "end", "-90")
    )
    assert set(lines(read, THIS_YEAR)) == {"rules"}


@pytest.mark.parametrize(
    ("tax", "net", "told"),
    [
        ("22", "78", True),
        ("-22", "122", True),
        ("-22", "78", False),
        ("22", "122", False),
        ("22", "70", True),
        ("0", "100", True),
    ],
)
def test_a_tax_with_the_sign_of_the_page_is_left_out_and_told(
    tax: str, net: str, *, told: bool
) -> None:
    read = filed(
        money("ProfitLossFromOrdinaryActivitiesBeforeTax", "100")
        + money("TaxExpense", tax)
        + money("ProfitLoss", net)
    )
    assert ("tax" in lines(read, THIS_YEAR)) is told
    assert {"pretax_result", "net_result"} <= set(lines(read, THIS_YEAR))
    assert [str(each) for each in read.missing] == (
        [] if told else ["The tax of the accounts for 31 December 2025 does not fit the result."]
    )


def test_a_small_tax_in_rounded_accounts_is_told_whatever_its_sign() -> None:
    read = filed(
        money("ProfitLossFromOrdinaryActivitiesBeforeTax", "100000", decimals="-3")
        + money("TaxExpense", "-1000", decimals="-3")
        + money("ProfitLoss", "99000", decimals="-3")
    )
    assert lines(read, THIS_YEAR)["tax"] == (Decimal(-1000), "DKK")


def test_staff_that_costs_less_than_nothing_is_left_out_and_told() -> None:
    read = filed(money("EmployeeBenefitsExpense", "-500") + money("ProfitLoss", "9"))
    assert set(lines(read, THIS_YEAR)) == {"net_result", "rules"}
    (message,) = read.missing
    assert "write -500 for" in str(message)


@pytest.mark.parametrize(("end", "is_read"), [("2026-01-07", True), ("2024-12-31", False)])
def test_accounts_of_another_period_than_the_filing_asked_for_are_refused(
    end: str, *, is_read: bool
) -> None:
    report = read_report(instance(PERIODS + money("ProfitLoss", "2")))
    asked = Filing(
        entity=Entity("dk_regnskaber", "99000007"), number="1", end=date.fromisoformat(end)
    )
    if is_read:
        assert read_accounts(report, asked) is not None
    else:
        with pytest.raises(SourceUnreadable, match="another period"):
            read_accounts(report, asked)


def test_an_amount_without_a_currency_is_left_out_and_told() -> None:
    read = filed(money("Assets", "7", "end").replace('unitRef="dkk"', 'unitRef="heads"'))
    assert "assets" not in lines(read, THIS_YEAR)
    assert len(read.missing) == 1


@pytest.mark.parametrize("currency", ["dkk", "DKKX", "D1K", "kr."])
def test_an_amount_in_what_is_no_currency_is_left_out_and_told(currency: str) -> None:
    content = instance(PERIODS + money("Assets", "7", "end") + heads("3"))
    read = accounts(content.replace(b"iso4217:DKK<", f"iso4217:{currency}<".encode()))
    assert set(lines(read, THIS_YEAR)) == {"employees", "rules"}
    assert [str(each) for each in read.missing] == [
        "The accounts for 31 December 2025 state Assets without a currency."
    ]


@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\ufeff", "\x7f", " \u2060 "])
def test_words_of_marks_that_show_nothing_say_nothing(mark: str) -> None:
    layout = f'<a:ClassOfReportingEntity contextRef="year">{mark}</a:ClassOfReportingEntity>'
    read = filed(money("ProfitLoss", "1") + layout + assistance(mark))
    assert (set(lines(read, THIS_YEAR)), read.missing) == ({"net_result", "rules"}, ())


@pytest.mark.parametrize("written", ["12.345,00", "12 345", "about 5"])
def test_a_figure_that_is_no_number_is_named(written: str) -> None:
    read = filed(money("Revenue", written) + money("Assets", written, "end0") + heads("3"))
    assert set(lines(read, THIS_YEAR)) == {"employees", "rules"}
    assert [str(each) for each in read.missing] == [
        "The accounts for 31 December 2025 write Revenue in a way that cannot be read.",
        "The accounts for 31 December 2024 write Assets in a way that cannot be read.",
    ]


def test_a_figure_in_a_text_that_is_no_number_is_named() -> None:
    words = '<a:Revenue contextRef="year">twelve thousand</a:Revenue>'
    assert len(filed(words + heads("3")).missing) == 1


def test_an_unreadable_copy_or_part_or_other_years_figure_leaves_nothing_missing() -> None:
    read = filed(
        money("Revenue", "5")
        + money("Revenue", "5,00")
        + money("Equity", "1 000", "split")
        + money("ProfitLoss", "1 000", "quarter")
        + money("GrossProfitLoss", "7")
        + money("GrossResult", "7,00")
    )
    assert (set(lines(read, THIS_YEAR)), read.missing) == (
        {"revenue", "gross_profit", "rules"},
        (),
    )


def test_an_unreadable_figure_is_not_stood_in_for_by_a_lesser_element() -> None:
    read = filed(money("GrossProfitLoss", "7,00") + money("GrossResult", "7"))
    assert len(read.missing) == 1


def test_figures_of_which_none_can_be_read_are_unreadable_and_not_another_documents() -> None:
    with pytest.raises(SourceUnreadable, match="in a way that cannot be read"):
        filed(money("Revenue", "12.345,00") + money("Assets", "1 000", "end"))


def test_a_report_without_figures_has_no_accounts() -> None:
    assert read_accounts(read_report(instance(PERIODS)), filing()) is None


CVR_STATED = (
    '<b:IdentificationNumberCvrOfReportingEntity contextRef="year">99000007'
    "</b:IdentificationNumberCvrOfReportingEntity>"
)


@pytest.mark.parametrize("stated", [CVR_STATED, ""])
def test_figures_in_another_companys_contexts_are_left_out_and_told(stated: str) -> None:
    contexts = CONTEXTS + context("other", "2025-01-01", "2025-12-31", entity="12345674")
    read = filed(
        stated
        + money("Assets", "10", "end")
        + money("Revenue", "777", "other")
        + money("ProfitLoss", "777", "other")
        + money("SomethingNew", "777", "other")
        + money("TaxExpense", "7,00", "other"),
        contexts,
    )
    assert (read.number, set(lines(read, THIS_YEAR))) == ("99000007", {"assets", "rules"})
    assert [str(each) for each in read.missing] == [
        "Some figures are of another company, 12345674; they are left out."
    ]


def test_one_number_in_all_contexts_is_the_companys_however_it_is_written() -> None:
    whole = PERIODS + CVR_STATED + money("Revenue", "5")
    for entity in ("DK-99000007", "12345674"):
        read = accounts(instance(whole, context("year", "2025-01-01", "2025-12-31", "", entity)))
        assert (set(lines(read, THIS_YEAR)), read.missing) == ({"revenue", "rules"}, ())


def test_the_cvr_number_is_taken_from_the_contexts_where_nothing_states_it() -> None:
    other = context("other", "2025-01-01", "2025-12-31", entity="99000015")
    assert filed(money("ProfitLoss", "1")).number == "99000007"
    assert accounts(
        instance(money("ProfitLoss", "1", "other") + PERIODS, other + CONTEXTS)
    ).number == ("99000015")


@pytest.mark.parametrize(
    ("words", "audit"),
    [
        ("Revisionspåtegning", True),
        ("Auditor's report on audited financial statements", True),
        ("No audit assistance", False),
        ("Ingen bistand", False),
        ("Erklæring om udvidet gennemgang", False),
        ("Auditor's report on extended review", False),
        ("Erklæring om gennemgang (review)", False),
        ("Andre erklæringer med sikkerhed", False),
        ("Andre erklæringer uden sikkerhed", False),
        ("Other non-assurance reports", False),
        ("Something new", None),
        ("Den uafhængige revisors revisionspåtegningen", True),
        ("Revisionspåtegning (ingen forbehold)", None),
        ("Audited financial statements and a review of the management's", None),
    ],
)
def test_only_an_audit_is_an_audit(words: str, audit: bool | None) -> None:
    assert is_audit(words) is audit


def signed(name: str, order: str = "1") -> str:
    """Return the firm of one person who signed for the auditor."""
    return f'<c:NameOfAuditFirm contextRef="auditor{order}">{name}</c:NameOfAuditFirm>'


def by_auditor(facts: str) -> list[str]:
    def typed(order: str) -> str:
        return (
            "<scenario><xbrldi:typedMember dimension='c:IdentificationOfAuditorDimension'>"
            f"<c:auditorIdentifier>{order}</c:auditorIdentifier></xbrldi:typedMember></scenario>"
        )

    signers = "".join(
        context(f"auditor{order}", "2025-01-01", "2025-12-31", typed(order)) for order in "12"
    )
    read = filed(money("Assets", "7", "end") + facts, CONTEXTS + signers)
    return [each.fact.value for each in read.facts if each.fact.key == "accounts.auditor"]


def assistance(words: str) -> str:
    return f'<c:TypeOfAuditorAssistance contextRef="year">{words}</c:TypeOfAuditorAssistance>'


def test_the_firm_that_audited_is_told_once_whoever_signed_for_it() -> None:
    assert by_auditor(signed("Sample Revision P/S") + signed("Sample Revision P/S", "2")) == [
        "Sample Revision P/S"
    ]
    assert by_auditor(signed("Sample Revision P/S") + signed("Prøve Revision", "2")) == [
        "Sample Revision P/S; Prøve Revision"
    ]


def test_a_firm_that_did_not_audit_and_a_tools_own_word_are_no_auditor() -> None:
    firm = signed("Sample Revision P/S")
    assert by_auditor(firm + assistance("Revisionspåtegning")) == ["Sample Revision P/S"]
    assert by_auditor(firm + assistance("Erklæring om gennemgang (review)")) == []
    assert by_auditor(signed("NameOfAuditFirm")) == []


def test_net_financial_items_are_a_line() -> None:
    read = filed(money("ResultsFromNetFinancials", "-5"))
    assert lines(read, THIS_YEAR)["net_finance"] == (Decimal(-5), "DKK")


def year_of_amounts(where: str, per: int, decimals: str = "-3") -> str:
    """Return a year's totals of 247,483 and more, each times `per`."""
    instant = "end" if where == "year" else "end0"
    return (
        money("Assets", str(247_483 * per), instant, decimals)
        + money("Equity", str(101_017 * per), instant, decimals)
        + money("LiabilitiesOtherThanProvisions", str(146_466 * per), instant, decimals)
        + money("ProfitLoss", str(12_345 * per), where, decimals)
    )


def test_a_year_in_thousands_beside_one_that_is_not_leaves_both_out() -> None:
    read = filed(year_of_amounts("year", 1) + year_of_amounts("year0", 1000) + heads("12"))
    assert set(lines(read, THIS_YEAR)) == {"employees", "rules"}
    assert lines(read, LAST_YEAR) == {}
    assert len(read.missing) == 2
    assert all("in thousands or not" in str(each) for each in read.missing)


def test_amounts_to_the_krone_in_both_years_are_no_thousands() -> None:
    read = filed(year_of_amounts("year", 1) + year_of_amounts("year0", 2))
    assert lines(read, THIS_YEAR)["assets"] == (Decimal(247_483), "DKK")
    assert read.missing == ()


def test_a_company_that_grew_a_hundredfold_or_rounds_to_thousands_is_believed() -> None:
    grown = filed(year_of_amounts("year", 100) + year_of_amounts("year0", 1))
    assert (grown.missing, "assets" in lines(grown, THIS_YEAR)) == ((), True)
    rounded = filed(year_of_amounts("year", 1_000_000, "0") + year_of_amounts("year0", 1000, "0"))
    assert (rounded.missing, "assets" in lines(rounded, LAST_YEAR)) == ((), True)


def test_capital_that_is_a_thousand_times_itself_tells_thousands_however_they_are_marked() -> None:
    read = filed(
        year_of_amounts("year", 1, "0")
        + money("ContributedCapital", "500", "end", "0")
        + year_of_amounts("year0", 1000, "0")
        + money("ContributedCapital", "500000", "end0", "0")
    )
    assert "assets" not in lines(read, THIS_YEAR) | lines(read, LAST_YEAR)


def test_staff_that_costs_next_to_nothing_tells_thousands() -> None:
    read = filed(
        year_of_amounts("year", 1)
        + money("EmployeeBenefitsExpense", "6123", "year", "-3")
        + heads("12")
    )
    assert set(lines(read, THIS_YEAR)) == {"employees", "rules"}
    paid = filed(
        year_of_amounts("year", 1)
        + money("EmployeeBenefitsExpense", "6123456", "year", "-3")
        + heads("12")
    )
    assert "assets" in lines(paid, THIS_YEAR)


def test_what_a_company_has_that_is_a_thousand_times_what_it_owes_is_left_out() -> None:
    read = filed(
        money("Assets", "247483000", "end")
        + money("Equity", "101017", "end")
        + money("LiabilitiesOtherThanProvisions", "146466", "end")
        + money("ProfitLoss", "9")
    )
    assert set(lines(read, THIS_YEAR)) == {"net_result", "rules"}
    (message,) = read.missing
    assert "differ" in str(message)


@pytest.mark.parametrize("order", [1, -1])
def test_a_line_repeated_a_thousandfold_is_left_out_and_told(order: int) -> None:
    same = [money("Assets", "247483", "end", "0"), money("Assets", "247483000", "end", "-3")]
    read = filed("".join(same[::order]) + money("ProfitLoss", "9"))
    assert set(lines(read, THIS_YEAR)) == {"net_result", "rules"}
    (message,) = read.missing
    assert "twice" in str(message)


def test_rules_are_told_by_the_entry_point() -> None:
    assert rules_of("http://x/taxonomy/20241001/entryDanishGAAPBalance.xsd") == "Danish GAAP"
    assert rules_of("http://x/taxonomy/20241001/entryIFRSFull.xsd") == "IFRS"
    assert rules_of("http://x/other.xsd") == ""


@given(
    amount=st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=2
    )
)
def test_every_amount_keeps_its_sign_and_every_digit(amount: Decimal) -> None:
    assert the(filed(money("TaxExpense", f"{amount:f}")), "tax").fact.number == amount
