"""British accounts: every figure equals the one that the filed page prints, and no trap catches."""

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.recorded import recorded
from workbench.domain.company import Entity
from workbench.domain.fact import LocatorKind
from workbench.errors import SourceUnreadable
from workbench.lookups.british_accounts import BritishAccounts, read_accounts
from workbench.lookups.british_documents import report_of
from workbench.lookups.tagged_lines import Filing
from workbench.lookups.xbrl.tree import parse

FOLDER = "companies_house/ixbrl"
UNPROVEN = (
    "The accounts lose the sign of Equity elsewhere, and for {day} nothing proves it; it is left "
    "out."
)
Lines = dict[str, int]


class Case(NamedTuple):
    """What a recorded document says: whose it is, for which period, and its figures."""

    file: str
    number: str
    name: str
    period: tuple[date, date]
    this_year: Lines
    last_year: Lines


def filing(end: date | None = None, *, corrected: bool = False) -> Filing:
    entity = Entity("gb_accounts", "99000007")
    return Filing(entity=entity, number="MzAw", corrected=corrected, end=end)


def accounts(content: bytes, end: date | None = None) -> BritishAccounts:
    return read_accounts(report_of(content), filing(end))


def lines(read: BritishAccounts, end: date, scope: str = "own") -> Lines:
    """Return the figures of one year by their line; amounts must be in pounds."""
    told: Lines = {}
    for each in read.facts:
        fact = each.fact
        line = fact.key.removeprefix("accounts.")
        if fact.end == end and fact.qualifier("scope") == scope and fact.qualifier("concept"):
            assert fact.unit == ("" if line == "employees" else "GBP")
            assert line not in told
            told[line] = int(fact.number)
    return told


def words(read: BritishAccounts) -> dict[str, str]:
    """Return what the filing says of itself rather than in figures."""
    return {
        each.fact.key.removeprefix("accounts."): each.fact.value
        for each in read.facts
        if not each.fact.qualifier("concept")
    }


# Each page was read by eye: what it prints in its balance sheet, its profit and loss account and
# its note on staff, with the brackets it prints around what is below zero.
SARGINSONS_2020 = {
    "revenue": 5_936_600,
    "gross_profit": 1_016_795,
    "staff_costs": 2_560_631,
    "operating_result": -642_553,
    "pretax_result": -680_481,
    "tax": -686_545,
    "net_result": 6_064,
    "fixed_assets": 1_624_126,
    "current_assets": 3_833_630,
    "cash": 25_957,
    "short_debt": 2_957_910,
    "long_debt": 1_326_798,
    "provisions": 260_795,
    "equity": 912_253,
    "paid_in": 750,
    "retained": 911_503,
    "employees": 86,
}
SARGINSONS_2019 = {
    "revenue": 8_016_736,
    "gross_profit": 1_711_072,
    "staff_costs": 2_423_716,
    "operating_result": -505_809,
    "pretax_result": -579_892,
    "tax": -614_100,
    "net_result": 34_208,
    "fixed_assets": 1_094_330,
    "current_assets": 3_997_485,
    "cash": 140_485,
    "short_debt": 2_885_397,
    "long_debt": 1_065_313,
    "provisions": 172_613,
    "equity": 968_492,
    "paid_in": 750,
    "retained": 905_439,
    "employees": 83,
}
VINYL_2020 = {
    "net_result": -4_661_730,
    "fixed_assets": 13_366_666,
    "current_assets": 13_046_919,
    "cash": 141_595,
    "short_debt": 14_472_228,
    "long_debt": 9_272_300,
    "provisions": 1_734_664,
    "equity": 934_393,
    "paid_in": 60_002,
    "retained": -7_052_932,
}
VINYL_2019 = {
    "fixed_assets": 13_973_854,
    "current_assets": 10_957_363,
    "cash": 773_091,
    "short_debt": 8_565_305,
    "long_debt": 9_111_891,
    "provisions": 1_657_898,
    "equity": 5_596_123,
    "paid_in": 60_002,
    "retained": -3_067_968,
}
MASONIC_2024 = {
    "current_assets": 58_453,
    "cash": 53_901,
    "short_debt": 19_968,
    "long_debt": 21_000,
    "provisions": 467,
    "equity": 595_325,
    "paid_in": 518_700,
    "retained": 70_670,
    "employees": 1,
}
MASONIC_2023 = {
    "current_assets": 77_563,
    "cash": 74_864,
    "short_debt": 29_493,
    "long_debt": 24_000,
    "provisions": 467,
    "equity": 601_297,
    "paid_in": 518_700,
    "retained": 76_642,
    "employees": 1,
}
GO_GREEN_2017 = {
    "fixed_assets": 0,
    "current_assets": 2_909,
    "short_debt": 6_719,
    "long_debt": 0,
    "provisions": 0,
    "equity": -3_810,
}
GO_GREEN_2016 = {
    "fixed_assets": 0,
    "current_assets": 4_585,
    "short_debt": 5_879,
    "long_debt": 0,
    "provisions": 0,
    "equity": -1_294,
}
NO_PREFIX_2019 = {
    "net_result": 40_670,
    "current_assets": 9_590,
    "cash": 9_486,
    "short_debt": 9_539,
    "long_debt": 0,
    "equity": 51,
    "paid_in": 2,
    "retained": 49,
    "employees": 1,
}
NO_PREFIX_2018 = {
    "current_assets": 15_116,
    "cash": 15_108,
    "short_debt": 15_487,
    "long_debt": 0,
    "equity": -371,
    "paid_in": 2,
    "retained": -373,
}
NALDER = {"current_assets": 25_853, "equity": 25_853, "paid_in": 25_000, "retained": 853}

RECORDED = [
    Case(
        "Prod223_2911_00541560_20201130.html",
        "00541560",
        "SARGINSONS INDUSTRIES LIMITED",
        (date(2019, 12, 1), date(2020, 11, 30)),
        SARGINSONS_2020,
        SARGINSONS_2019,
    ),
    Case(
        "Prod223_2911_04184222_20200229.html",
        "04184222",
        "The Vinyl Factory Limited",
        (date(2019, 3, 1), date(2020, 2, 29)),
        VINYL_2020,
        VINYL_2019,
    ),
    Case(
        "Prod223_3384_14033910_20220831.html",
        "14033910",
        "Graham Chisnell Ltd",
        (date(2022, 4, 7), date(2022, 8, 31)),
        {
            "fixed_assets": 883,
            "current_assets": 7_558,
            "short_debt": 7_657,
            "equity": -577,
            "employees": 1,
        },
        {},
    ),
    Case(
        "Prod223_3384_14068295_20221231.html",
        "14068295",
        "Allied London Developments Four Limited",
        (date(2022, 4, 26), date(2022, 12, 31)),
        {"current_assets": 100, "equity": 100, "employees": 3},
        {},
    ),
    Case(
        "Prod223_3384_NI681295_20220831.html",
        "NI681295",
        "DAVIDSON ONLINE TRAINING (DOT) LIMITED",
        (date(2021, 8, 4), date(2022, 8, 31)),
        {
            "fixed_assets": 0,
            "current_assets": 10_346,
            "short_debt": 6_459,
            "equity": 3_437,
            # Tagged in pounds; heads are heads.
            "employees": 1,
        },
        {},
    ),
    Case(
        "Prod223_3384_OC437536_20220531.html",
        "OC437536",
        "HARLING FARM LLP",
        (date(2021, 5, 20), date(2022, 5, 31)),
        {"employees": 0},
        {},
    ),
    Case(
        "Prod223_3384_SC722766_20230228.html",
        "SC722766",
        "G49SY LIMITED",
        (date(2022, 2, 10), date(2023, 2, 28)),
        {"current_assets": 1, "equity": 1, "employees": 0},
        {},
    ),
    Case(
        "Prod223_3951_00225951_20241031.html",
        "00225951",
        "THE WINDSOR (PENARTH) MASONIC HALL COMPANY (1927) LIMITED",
        (date(2023, 11, 1), date(2024, 10, 31)),
        MASONIC_2024,
        MASONIC_2023,
    ),
    Case(
        "Prod223_3951_15052776_20240831_CIC.zip",
        "15052776",
        "BSIDES EXETER CIC",
        (date(2023, 8, 7), date(2024, 8, 31)),
        {"current_assets": 4_154, "short_debt": 789, "equity": 3_365, "employees": 4},
        {},
    ),
    Case(
        "Prod224_9953_00003006_20090731.xml",
        "00003006",
        "NALDER AND NALDER LIMITED",
        (date(2008, 8, 1), date(2009, 7, 31)),
        NALDER,
        NALDER,
    ),
    Case(
        "drkane_account_1.html",
        "05969206",
        "GO GREEN DEVON LIMITED",
        (date(2016, 11, 1), date(2017, 10, 31)),
        GO_GREEN_2017,
        GO_GREEN_2016,
    ),
    Case(
        "drkane_account_2.html",
        "07175596",
        "OAKLEY GREEN, FIFIELD AND DISTRICT COMMUNITY ASSOCIATION LIMITED",
        (date(2016, 4, 1), date(2017, 3, 31)),
        {"current_assets": 4_373, "short_debt": 1_154, "equity": 3_219},
        {"current_assets": 4_928, "short_debt": 495, "equity": 4_433},
    ),
    Case(
        "drkane_account_5.html",
        "01234567",
        "NO PREFIX LIMITED",
        (date(2018, 4, 1), date(2019, 3, 31)),
        NO_PREFIX_2019,
        NO_PREFIX_2018,
    ),
    # The page of Go Green once more, with one number made unreadable on purpose.
    Case(
        "drkane_account_errors.html",
        "05969206",
        "GO GREEN DEVON LIMITED",
        (date(2016, 11, 1), date(2017, 10, 31)),
        {"fixed_assets": 0, "short_debt": 6_719, "long_debt": 0, "provisions": 0},
        GO_GREEN_2016,
    ),
]
WORDS = {
    "Prod223_2911_00541560_20201130.html": {
        "audited": "yes",
        "audit_kind": "Audited",
        "auditor": "Luckmans Duckett Parker Limited",
        "layout": "FullAccounts",
        "rules": "FRS102",
    },
    "Prod223_2911_04184222_20200229.html": {
        "audited": "yes",
        "audit_kind": "Audited",
        "auditor": "Wright Vigar Limited",
        "layout": "FullAccounts",
        "rules": "FRS102",
    },
    "Prod223_3384_14033910_20220831.html": {
        "audited": "no",
        "audit_kind": "AuditExemptWithAccountantsReport",
        "layout": "FullAccounts",
        "rules": "Micro-entities",
    },
    "Prod223_3384_14068295_20221231.html": {
        "audited": "no",
        "audit_kind": "AuditExempt-NoAccountantsReport",
        "layout": "DormantAccounts",
        "rules": "Micro-entities",
    },
    "Prod223_3384_NI681295_20220831.html": {
        "audited": "no",
        "audit_kind": "AuditExempt-NoAccountantsReport",
        "layout": "FullAccounts",
        "rules": "Micro-entities",
    },
    "Prod223_3384_OC437536_20220531.html": {
        "audited": "no",
        "audit_kind": "AuditExemptWithAccountantsReport",
        "layout": "DormantAccounts",
        "rules": "FRS102",
    },
    "Prod223_3384_SC722766_20230228.html": {
        "audited": "no",
        "audit_kind": "AuditExempt-NoAccountantsReport",
        "layout": "FullAccounts",
        "rules": "Micro-entities",
    },
    "Prod223_3951_00225951_20241031.html": {
        "audited": "no",
        "audit_kind": "AuditExempt-NoAccountantsReport",
        "layout": "FilletedAccounts",
        "rules": "FRS102",
    },
    "Prod223_3951_15052776_20240831_CIC.zip": {
        "audited": "no",
        "audit_kind": "AuditExempt-NoAccountantsReport",
        "layout": "FilletedAccounts",
        "rules": "Micro-entities",
    },
    "Prod224_9953_00003006_20090731.xml": {"audited": "no", "filed": "2010-04-23"},
    "drkane_account_1.html": {
        "audited": "no",
        "audit_kind": "AuditExempt-NoAccountantsReport",
        "layout": "FullAccounts",
        "rules": "Micro-entities",
    },
    "drkane_account_2.html": {"audited": "no"},
    "drkane_account_5.html": {
        "audited": "no",
        "audit_kind": "AuditExempt-NoAccountantsReport",
        "layout": "FullAccounts",
        "rules": "SmallEntities",
    },
    "drkane_account_errors.html": {
        "audited": "no",
        "audit_kind": "AuditExempt-NoAccountantsReport",
        "layout": "FullAccounts",
        "rules": "Micro-entities",
    },
}


@pytest.mark.parametrize("case", RECORDED, ids=[case.file for case in RECORDED])
def test_every_line_of_both_years_is_as_the_page_prints_it(case: Case) -> None:
    start, end = case.period
    read = accounts(recorded(f"{FOLDER}/{case.file}"), end)
    assert (read.number, read.name) == (case.number, case.name)
    assert (read.year.start, read.year.end) == case.period
    assert lines(read, end) == case.this_year
    day_before = date.fromordinal(start.toordinal() - 1)
    assert {each.fact.end for each in read.facts} <= {end, day_before}
    assert lines(read, day_before) == case.last_year
    assert words(read) == WORDS[case.file]


def test_the_recorded_documents_are_all_of_them() -> None:
    assert {case.file for case in RECORDED} == set(WORDS)
    assert len(RECORDED) == 14


def test_figures_are_found_again_at_their_place() -> None:
    content = recorded(f"{FOLDER}/Prod223_2911_00541560_20201130.html")
    root = parse(content)
    for each in accounts(content).facts:
        assert each.place.kind is LocatorKind.XPATH
        found: Any = root.xpath(each.place.locator)
        assert len(found) == 1
        if each.fact.qualifier("concept"):
            shown = "".join("".join(found[0].itertext()).split())
            assert shown == each.place.original
            assert shown.replace(",", "") in {str(abs(each.fact.number)), "-"}


def test_a_groups_figures_are_not_taken_for_the_parents() -> None:
    """The page tags the group's tax and staff as if they were the parent's; 3,358,328 - 325,395
    is the group's result of 3,032,933, and the parent's is a loss of 4,661,730."""
    read = accounts(recorded(f"{FOLDER}/Prod223_2911_04184222_20200229.html"))
    assert lines(read, date(2020, 2, 29), "group") == {"net_result": 3_032_933}
    assert lines(read, date(2019, 2, 28), "group") == {"net_result": 4_305_504}
    said = [str(each) for each in read.missing]
    assert len(said) == 8
    assert all("is the company's own or its group's" in each for each in said)
    for property_ in ("Staff costs", "Average number of employees", "Tax", "Result before tax"):
        assert sum(property_ in each for each in said) == 2


def test_a_lost_sign_is_turned_where_the_sum_proves_it() -> None:
    """The page prints (3,810) and tags 3,810 without a sign: 2,909 - 6,719 = -3,810."""
    read = accounts(recorded(f"{FOLDER}/drkane_account_1.html"))
    equity = [each.fact for each in read.facts if each.fact.key == "accounts.equity"]
    assert [each.qualifier("sign") for each in equity] == ["turned", "turned"]
    assert read.missing == ()


def test_an_unreadable_number_is_named_and_equity_that_it_would_prove_is_left_out() -> None:
    read = accounts(recorded(f"{FOLDER}/drkane_account_errors.html"))
    said = [str(each) for each in read.missing]
    assert said == [
        "The accounts for 31 October 2017 write Current assets in a way that cannot be read.",
        UNPROVEN.format(day="31 October 2017"),
    ]
    assert read.drift == ("retyped {http://xbrl.frc.org.uk/fr/2014-09-01/core}CurrentAssets",)


# --- invented filings -----------------------------------------------------------------------------

SPACES = (
    'xmlns="http://www.xbrl.org/2003/instance" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" '
    'xmlns:xbrldi="http://xbrl.org/2006/xbrldi" '
    'xmlns:k="http://xbrl.frc.org.uk/fr/2023-01-01/core" '
    'xmlns:g="http://xbrl.frc.org.uk/cd/2023-01-01/business" '
    'xmlns:d="http://xbrl.frc.org.uk/reports/2023-01-01/direp"'
)
UNITS = (
    '<unit id="gbp"><measure>iso4217:GBP</measure></unit>'
    '<unit id="n"><measure>pure</measure></unit>'
)
THIS, LAST = date(2025, 12, 31), date(2024, 12, 31)


def context(name: str, start: str, end: str, *members: tuple[str, str]) -> str:
    period = (
        f"<startDate>{start}</startDate><endDate>{end}</endDate>"
        if start
        else f"<instant>{end}</instant>"
    )
    told = "".join(
        f'<xbrldi:explicitMember dimension="k:{axis}">k:{member}</xbrldi:explicitMember>'
        for axis, member in members
    )
    segment = f"<segment>{told}</segment>" if told else ""
    return (
        f'<context id="{name}"><entity><identifier scheme="http://www.companieshouse.gov.uk/">'
        f"99000007</identifier>{segment}</entity><period>{period}</period></context>"
    )


GROUP = ("GroupCompanyDataDimension", "Consolidated")
WITHIN = ("MaturitiesOrExpirationPeriodsDimension", "WithinOneYear")
CURRENT = ("FinancialInstrumentCurrentNon-currentDimension", "CurrentFinancialInstruments")
AFTER = ("MaturitiesOrExpirationPeriodsDimension", "AfterOneYear")
CONTEXTS = (
    context("year", "2025-01-01", "2025-12-31")
    + context("end", "", "2025-12-31")
    + context("year0", "2024-01-01", "2024-12-31")
    + context("end0", "", "2024-12-31")
    + context("within", "", "2025-12-31", WITHIN)
    + context("within0", "", "2024-12-31", WITHIN)
    + context("both", "", "2025-12-31", CURRENT, WITHIN)
    + context("torn", "", "2025-12-31", CURRENT, AFTER)
    + context("group", "2025-01-01", "2025-12-31", GROUP)
    + context("groupend", "", "2025-12-31", GROUP)
    + context("groupwithin", "", "2025-12-31", GROUP, WITHIN)
    + context("restated", "", "2025-12-31", ("RestatementsFirstTimeAdoptionDimension", "Prior"))
    + context("scope", "2025-01-01", "2025-12-31", ("ScopeAccountsDimension", "ConsolidatedGroup"))
    + context("unaudited", "2025-01-01", "2025-12-31", ("AccountsStatusDimension", "Unaudited"))
    + context("audited", "2025-01-01", "2025-12-31", ("AccountsStatusDimension", "Audited"))
    + context(
        "llp",
        "2025-01-01",
        "2025-12-31",
        ("LegalFormEntityDimension", "LimitedLiabilityPartnershipLLP"),
    )
    + context("odd", "2025-01-01", "2025-12-31", ("AccountsStatusDimension", "Reviewed"))
)
DATES = (
    '<g:StartDateForPeriodCoveredByReport contextRef="end">2025-01-01'
    "</g:StartDateForPeriodCoveredByReport>"
    '<g:EndDateForPeriodCoveredByReport contextRef="end">2025-12-31'
    "</g:EndDateForPeriodCoveredByReport>"
)
NUMBER = (
    '<g:UKCompaniesHouseRegisteredNumber contextRef="year">{}</g:UKCompaniesHouseRegisteredNumber>'
)


def pounds(name: str, value: str, where: str = "end") -> str:
    return f'<k:{name} contextRef="{where}" unitRef="gbp" decimals="0">{value}</k:{name}>'


def heads(value: str, where: str = "year") -> str:
    name = "k:AverageNumberEmployeesDuringPeriod"
    return f'<{name} contextRef="{where}" unitRef="n" decimals="0">{value}</{name}>'


def said(name: str, value: str = "", where: str = "year", space: str = "g") -> str:
    return f'<{space}:{name} contextRef="{where}">{value}</{space}:{name}>'


def filed(
    facts: str, end: date | None = None, dates: str = DATES, number: str = "99000007"
) -> BritishAccounts:
    return accounts(document(facts, dates, number), end)


def document(facts: str, dates: str = DATES, number: str = "99000007") -> bytes:
    """Return an invented filing."""
    said_first = dates + NUMBER.format(number)
    return f"<xbrl {SPACES}>{CONTEXTS}{UNITS}{said_first}{facts}</xbrl>".encode()


def test_debts_are_told_apart_by_either_dimension_and_never_by_a_contradiction() -> None:
    read = filed(pounds("Creditors", "7", "both") + pounds("Creditors", "9", "torn"))
    assert lines(read, THIS) == {"short_debt": 7}
    assert lines(filed(pounds("Creditors", "7") + heads("2")), THIS) == {"employees": 2}


def test_a_coarser_copy_that_contradicts_a_figure_leaves_the_line_out_and_says_so() -> None:
    copy = pounds("TurnoverRevenue", "9999000", "year").replace('"0"', '"-3"')
    read = filed(pounds("TurnoverRevenue", "5", "year") + copy + heads("2"))
    assert lines(read, THIS) == {"employees": 2}
    assert [str(each) for each in read.missing] == [
        "The accounts for 31 December 2025 state Revenue twice, with different figures."
    ]


def test_figures_in_another_companys_contexts_are_left_out_and_said() -> None:
    content = document(pounds("Equity", "5") + heads("2")).decode()
    year = context("year", "2025-01-01", "2025-12-31")
    for written, left in (
        ("99000015", {"equity": 5}),
        ("0099000007", {"equity": 5, "employees": 2}),
    ):
        other = content.replace(year, year.replace("99000007", written))
        read = accounts(other.encode())
        assert lines(read, THIS) == left
        assert len(read.missing) == 2 - len(left)


def test_a_restated_figure_is_not_the_years() -> None:
    assert lines(filed(pounds("Equity", "5") + pounds("Equity", "4", "restated")), THIS) == {
        "equity": 5
    }


def test_liabilities_are_stated_only_where_the_filing_states_them() -> None:
    parts = pounds("Creditors", "7", "within")
    assert "liabilities" not in lines(filed(parts), THIS)
    whole = filed(parts + pounds("TotalLiabilities", "9") + pounds("TotalAssets", "12"))
    assert lines(whole, THIS) == {"short_debt": 7, "liabilities": 9, "assets": 12}


def test_equity_comes_before_net_assets_and_these_stand_in_for_it() -> None:
    assert lines(filed(pounds("NetAssetsLiabilities", "4")), THIS) == {"equity": 4}
    both = pounds("NetAssetsLiabilities", "4") + pounds("Equity", "5")
    assert lines(filed(both), THIS) == {"equity": 5}


def test_what_belongs_to_a_partnerships_members_is_no_equity_unless_filed_as_it() -> None:
    form = said("LegalFormEntity", where="llp")
    read = filed(form + pounds("NetAssetsLiabilities", "4") + heads("2"))
    assert lines(read, THIS) == {"employees": 2}
    assert len(read.missing) == 1
    assert "which may be lent by them" in str(read.missing[0])
    both = filed(form + pounds("NetAssetsLiabilities", "4") + pounds("Equity", "1"))
    assert (lines(both, THIS), both.missing) == ({"equity": 1}, ())
    by_number = filed(pounds("NetAssetsLiabilities", "4") + heads("2"), number="OC999999")
    assert lines(by_number, THIS) == {"employees": 2}


def test_group_and_own_figures_stand_apart() -> None:
    read = filed(
        pounds("Equity", "5")
        + pounds("Equity", "50", "groupend")
        + pounds("Creditors", "70", "groupwithin")
        + pounds("TurnoverRevenue", "100", "group")
    )
    assert lines(read, THIS) == {"equity": 5}
    assert lines(read, THIS, "group") == {"equity": 50, "short_debt": 70, "revenue": 100}


def test_a_parent_that_publishes_its_own_result_keeps_it() -> None:
    facts = said("ScopeAccounts", where="scope") + pounds("TurnoverRevenue", "100", "year")
    assert lines(filed(facts), THIS) == {"revenue": 100}
    name = "EntityHasTakenExemptionUnderCompaniesActInNotPublishingItsOwnProfitLossAccountTruefalse"
    withheld = filed(facts + said(name, "true", space="d") + pounds("ProfitLoss", "3", "year"))
    assert lines(withheld, THIS) == {"net_result": 3}
    assert len(withheld.missing) == 1
    assert lines(filed(facts + said(name, "false", space="d")), THIS) == {"revenue": 100}


SHEET = (
    pounds("FixedAssets", "10")
    + pounds("CurrentAssets", "20")
    + pounds("CurrentAssets", "25", "end0")
    + pounds("Creditors", "5", "within0")
    + pounds("AccruedLiabilitiesNotExpressedWithinCreditorsSubtotal", "3")
)


def test_a_sum_that_agrees_with_neither_sign_turns_nothing() -> None:
    read = filed(SHEET + pounds("Creditors", "40", "within") + pounds("Equity", "99"))
    assert lines(read, THIS)["equity"] == 99
    assert read.missing == ()


def test_provisions_count_among_what_is_owed_when_a_sign_is_proven() -> None:
    owed = pounds("Creditors", "40", "within") + pounds("ProvisionsForLiabilitiesCharges", "7")
    read = filed(SHEET + owed + pounds("Equity", "20"))
    assert lines(read, THIS)["equity"] == -20


def test_a_sheet_whose_sum_is_nothing_but_rounding_proves_no_sign() -> None:
    read = filed(SHEET + pounds("Creditors", "28", "within") + pounds("Equity", "1"))
    assert lines(read, THIS)["equity"] == 1


def test_a_sign_lost_in_one_year_must_be_proven_in_the_other() -> None:
    lost = SHEET + pounds("Creditors", "40", "within") + pounds("Equity", "13")
    proven = filed(lost + pounds("Equity", "20", "end0"))
    assert (lines(proven, THIS)["equity"], lines(proven, LAST)["equity"]) == (-13, 20)
    doubtful = filed(lost + pounds("Equity", "77", "end0"))
    assert lines(doubtful, THIS)["equity"] == -13
    assert "equity" not in lines(doubtful, LAST)
    assert [str(each) for each in doubtful.missing] == [UNPROVEN.format(day="31 December 2024")]


def test_a_debt_below_zero_is_turned_where_the_sum_then_agrees_and_else_left_out() -> None:
    debt = SHEET + pounds("Creditors", "-12", "within")
    turned = filed(debt + pounds("Equity", "15"))
    assert lines(turned, THIS)["short_debt"] == 12
    assert lines(turned, THIS)["equity"] == 15
    doubtful = filed(debt + pounds("Equity", "39"))
    assert "short_debt" not in lines(doubtful, THIS)
    assert lines(doubtful, THIS)["equity"] == 39
    assert [str(each) for each in doubtful.missing] == [
        "The accounts for 31 December 2025 state Short-term debt below zero; it is left out."
    ]


def test_a_headcount_that_no_people_can_make_is_left_out_with_what_stood_there() -> None:
    read = filed(pounds("Equity", "5") + heads("0.03"))
    assert lines(read, THIS) == {"equity": 5}
    assert "which reads 0.03 and cannot be right" in str(read.missing[0])


def test_two_different_figures_for_one_line_are_both_left_out() -> None:
    read = filed(pounds("Equity", "5") + pounds("Equity", "6") + heads("2"))
    assert lines(read, THIS) == {"employees": 2}
    assert len(read.missing) == 1


@pytest.mark.parametrize(("end", "read_"), [("2025-12-24", True), ("2025-12-23", False)])
def test_the_register_and_the_report_may_differ_by_seven_days(end: str, read_: bool) -> None:
    day = date.fromisoformat(end)
    if read_:
        assert filed(pounds("Equity", "5"), day).year.end == THIS
    else:
        with pytest.raises(SourceUnreadable, match="another period"):
            filed(pounds("Equity", "5"), day)


def test_a_report_without_dates_is_dated_by_the_register_or_not_at_all() -> None:
    read = filed(pounds("Equity", "5") + heads("2"), THIS, dates="")
    assert (read.year.start, read.year.end) == (date(2025, 1, 1), THIS)
    assert lines(read, THIS) == {"equity": 5, "employees": 2}
    with pytest.raises(SourceUnreadable, match="which period"):
        filed(pounds("Equity", "5"), dates="")


def test_the_year_of_a_figure_is_its_contexts_and_an_odd_period_is_no_year() -> None:
    read = filed(pounds("TurnoverRevenue", "8", "year0") + pounds("TurnoverRevenue", "9", "year"))
    assert (lines(read, THIS), lines(read, LAST)) == ({"revenue": 9}, {"revenue": 8})
    starts = {each.fact.end: each.fact.start for each in read.facts}
    assert starts == {THIS: date(2025, 1, 1), LAST: date(2024, 1, 1)}


def test_a_first_day_that_no_figure_has_gives_way_to_one_close_by_or_is_said() -> None:
    facts = pounds("TurnoverRevenue", "9", "year") + heads("2") + pounds("Equity", "5")
    close = filed(facts, dates=DATES.replace("2025-01-01", "2025-01-02"))
    assert lines(close, THIS) == {"revenue": 9, "employees": 2, "equity": 5}
    assert (close.year.start, close.missing) == (date(2025, 1, 1), ())
    far = filed(facts, dates=DATES.replace("2025-01-01", "2025-07-01"))
    assert (lines(far, THIS), len(far.missing)) == ({"equity": 5}, 2)


def test_figures_under_names_that_are_new_to_us_are_unreadable() -> None:
    with pytest.raises(SourceUnreadable, match="no figures for their own period"):
        filed(pounds("SomethingNew", "5"))
    foreign = f'<xbrl {SPACES} xmlns:i="http://xbrl.ifrs.org/x">{CONTEXTS}{UNITS}'
    foreign += '<i:Equity contextRef="end" unitRef="gbp">5</i:Equity></xbrl>'
    with pytest.raises(SourceUnreadable, match="names new to us"):
        accounts(foreign.encode())


def test_a_company_number_that_is_none_is_noticed() -> None:
    assert filed(pounds("Equity", "5"), number="Registered: see below").drift == (
        "retyped company number",
    )
    assert filed(pounds("Equity", "5"), number="SC 12345").drift == ()


def test_figures_of_another_period_alone_are_unreadable() -> None:
    with pytest.raises(SourceUnreadable, match="no figures for their own period"):
        filed(pounds("Equity", "5", "end0"), dates=DATES.replace("2025-01-01", "2025-07-01"))


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (said("AccountsStatusAuditedOrUnaudited", where="unaudited"), ("Unaudited", "no")),
        (said("AccountsStatusAuditedOrUnaudited", where="audited"), ("Audited", "yes")),
        (said("AccountsStatusAuditedOrUnaudited", where="odd"), ("Reviewed", None)),
        ("", (None, None)),
    ],
)
def test_audited_is_told_only_where_the_filing_says_so(
    facts: str, told: tuple[str | None, str | None]
) -> None:
    read = words(filed(pounds("Equity", "5") + facts))
    assert (read.get("audit_kind"), read.get("audited")) == told


def test_an_auditor_of_accounts_that_were_not_audited_is_not_believed() -> None:
    firm = said("NameEntityAuditors", "Nordlys Audit LLP")
    audited = said("AccountsStatusAuditedOrUnaudited", where="audited")
    unaudited = said("AccountsStatusAuditedOrUnaudited", where="unaudited")
    assert words(filed(pounds("Equity", "5") + firm + audited))["auditor"] == "Nordlys Audit LLP"
    assert "auditor" not in words(filed(pounds("Equity", "5") + firm + unaudited))


@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\ufeff", "\x7f"])
def test_an_auditors_name_of_marks_that_show_nothing_is_none(mark: str) -> None:
    audited = said("AccountsStatusAuditedOrUnaudited", where="audited")
    read = filed(pounds("Equity", "5") + said("NameEntityAuditors", mark) + audited)
    assert ("auditor" in words(read), read.missing) == (False, ())


@pytest.mark.parametrize("currency", ["gbp", "GBPX"])
def test_an_amount_in_what_is_no_currency_is_left_out_and_said(currency: str) -> None:
    content = document(pounds("Equity", "5") + heads("2"))
    read = accounts(content.replace(b"iso4217:GBP<", f"iso4217:{currency}<".encode()))
    assert lines(read, THIS) == {"employees": 2}
    assert len(read.missing) == 1


def test_accounts_that_are_not_a_going_concerns_are_remarked_on() -> None:
    name = "FinancialStatementsArePreparedOnGoing-concernBasisTruefalse"
    ends = words(filed(pounds("Equity", "5") + said(name, "false", space="k")))
    assert ends["company.remark"] == "Its accounts are not prepared as those of a going concern"
    read = filed(pounds("Equity", "5") + said(name, "false", space="k"))
    (remark,) = (each.fact for each in read.facts if each.fact.key == "company.remark")
    assert remark.end == THIS
    assert "company.remark" not in words(
        filed(pounds("Equity", "5") + said(name, "true", space="k"))
    )
    # Filers use this element for words that reassure as well, so it alone tells nothing.
    why = "DescriptionWhyEntityNotGoing-concernOrUncertaintiesOverGoing-concernStatus"
    text = said(why, "The company can meet all its debts.", space="k")
    assert "company.remark" not in words(filed(pounds("Equity", "5") + text))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Equity", "CurrentAssets", "FixedAssets", "Creditors", "ProfitLoss"]),
            st.decimals(min_value=-(10**9), max_value=10**9, places=0),
            st.sampled_from(["end", "end0", "within", "year", "group", "groupend"]),
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
def test_every_figure_is_one_that_was_filed_but_for_its_sign(
    facts: list[tuple[str, Decimal, str]],
) -> None:
    try:
        read = filed("".join(pounds(name, str(value), where) for name, value, where in facts))
    except SourceUnreadable:
        return
    filed_amounts = {abs(value) for _, value, _ in facts}
    assert {abs(each.fact.number) for each in read.facts if each.fact.unit} <= filed_amounts


@given(st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
def test_a_damaged_filing_is_read_or_unreadable(data: st.DataObject) -> None:
    content = bytearray(recorded(f"{FOLDER}/drkane_account_2.html"))
    for _ in range(data.draw(st.integers(0, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(32, 126))
    cut = data.draw(st.sampled_from([0, 0, 7, 900]))
    try:
        read = accounts(bytes(content[: len(content) - cut]))
    except SourceUnreadable:
        return
    assert all(each.fact.key.partition(".")[0] in {"accounts", "company"} for each in read.facts)
