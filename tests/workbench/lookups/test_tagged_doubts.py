"""What a tagged report says that cannot be read, or is another's, is named, not passed over."""

from datetime import date

import pytest

from tests.answers import ask, read
from tests.recorded import recorded
from tests.xbrl_samples import CONTEXTS, PERIODS, context, instance, money
from workbench.domain.company import Entity
from workbench.domain.lookup import AnswerKind
from workbench.errors import SourceUnreadable
from workbench.lookups.danish_accounts import read_accounts
from workbench.lookups.filed_accounts import FiledAccounts
from workbench.lookups.tagged_lines import Filing
from workbench.lookups.tagged_periods import last_day
from workbench.lookups.xbrl.document import read_report

ENTITY = Entity("dk_regnskaber", "99000007")
OURS = (
    '<b:IdentificationNumberCvrOfReportingEntity contextRef="year">99000007'
    "</b:IdentificationNumberCvrOfReportingEntity>"
)
BRITISH = "companies_house/ixbrl/Prod223_2911_00541560_20201130.html"
FINNISH = "fi_prh_xbrl/financial_0163207-7_2024-12-31.xml"


def filed(facts: str, contexts: str = CONTEXTS) -> FiledAccounts:
    content = instance(PERIODS + facts, contexts)
    read_as = read_accounts(read_report(content), Filing(entity=ENTITY, number="1"))
    assert read_as is not None
    return read_as


def stated(accounts: FiledAccounts) -> dict[str, str]:
    return {each.fact.key.removeprefix("accounts."): each.fact.value for each in accounts.facts}


def why(accounts: FiledAccounts) -> str:
    return " ".join(map(str, accounts.missing)).replace("\u00a0", " ")


@pytest.mark.parametrize("text", ["12.345,00", "12 345"])
def test_a_figure_that_cannot_be_read_is_named(text: str) -> None:
    read_as = filed(money("Revenue", text) + money("ProfitLoss", "7"))
    assert "revenue" not in stated(read_as)
    assert "write Revenue in a way that cannot be read" in why(read_as)


def test_a_report_of_which_no_figure_can_be_read_is_unreadable() -> None:
    content = instance(PERIODS + money("Revenue", "1.2,3"), CONTEXTS)
    with pytest.raises(SourceUnreadable):
        read_accounts(read_report(content), Filing(entity=ENTITY, number="1"))


def test_figures_of_another_company_are_left_out_and_named() -> None:
    other = context("other", "2025-01-01", "2025-12-31", entity="12345674")
    read_as = filed(
        OURS + money("Revenue", "777", "other") + money("ProfitLoss", "7"), other + CONTEXTS
    )
    assert stated(read_as)["net_result"] == "7"
    assert "revenue" not in stated(read_as)
    assert "figures are of another company, 12345674" in why(read_as)


def test_a_currency_that_is_none_is_named_and_the_rest_is_read() -> None:
    content = recorded("dk_xbrl/xbrl_54399219_FY2022_instance.xml")
    question = ask("dk_regnskaber", "accounts", "54399219", start="2022-01-01", end="2022-12-31")
    answer = read(question, content.replace(b"iso4217:DKK", b"iso4217:dkk"))
    assert answer.kind is AnswerKind.PARTIAL
    assert any("without a currency" in str(each) for each in answer.missing)


def test_the_first_day_is_the_one_all_figures_use_where_the_report_is_off_by_a_day() -> None:
    question = ask("gb_accounts", "accounts", "00541560", end="2020-11-30")
    content = recorded(BRITISH)
    slipped = content.replace(b">1.12.19<", b">2.12.19<", 1)
    assert slipped != content
    whole, read_as = read(question, content), read(question, slipped)
    assert read_as.kind is whole.kind
    assert [(e.fact.key, e.fact.value) for e in read_as.facts] == [
        (e.fact.key, e.fact.value) for e in whole.facts
    ]


def test_a_result_for_another_period_than_the_report_names_is_said_to_be_left_out() -> None:
    question = ask("gb_accounts", "accounts", "00541560", end="2020-11-30")
    answer = read(question, recorded(BRITISH).replace(b">1.12.19<", b">1.3.20<", 1))
    assert answer.kind is AnswerKind.PARTIAL
    assert any("begins on" in str(each) for each in answer.missing)


def test_an_amount_in_another_countrys_writing_is_named_in_finnish_accounts() -> None:
    content = recorded(FINNISH)
    odd = content.replace(b">100129.34<", b">100 129,34<")
    assert odd != content
    answer = read(ask("fi_prh_xbrl", "accounts", "0163207-7", end="2024-12-31"), odd)
    assert answer.kind is AnswerKind.PARTIAL
    assert any("cannot be read" in str(each) for each in answer.missing)


@pytest.mark.parametrize(
    ("source", "about", "name"),
    [
        ("dk_regnskaber", "54399219", "dk_xbrl/xbrl_54399219_FY2022_instance.xml"),
        ("fi_prh_xbrl", "0163207-7", FINNISH),
        ("gb_accounts", "00541560", BRITISH),
    ],
)
def test_the_accounts_of_another_year_than_was_asked_for_are_refused(
    source: str, about: str, name: str
) -> None:
    with pytest.raises(SourceUnreadable, match="another period"):
        read(ask(source, "accounts", about, end="2015-12-31"), recorded(name))


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        (date(2025, 12, 31), date(2025, 12, 31)),
        (date(2025, 12, 28), date(2025, 12, 31)),
        (None, date(2025, 12, 31)),
        (date(2025, 12, 31), None),
    ],
)
def test_an_end_that_is_a_few_days_off_is_the_same(told: date | None, asked: date | None) -> None:
    assert last_day(told, asked) == (told or asked)
    with pytest.raises(SourceUnreadable):
        last_day(date(2024, 12, 31), date(2025, 12, 31))
