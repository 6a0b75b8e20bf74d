"""Inline XBRL: scale, sign, formats, nesting, exclusions and texts in several pieces."""

import pytest
from lxml import etree

from tests.recorded import recorded
from tests.xbrl_samples import element_at, page
from workbench.lookups.xbrl.inline import read_inline
from workbench.lookups.xbrl.report import XbrlFact

MAERSK_TRAINING = "dk_xbrl/ixbrl_32570119_maersk_training_FY2023_slim.xhtml"
BRITISH = tuple(
    f"companies_house/ixbrl/{name}.html"
    for name in (
        "Prod223_2911_00541560_20201130",
        "Prod223_2911_04184222_20200229",
        "Prod223_3384_14033910_20220831",
        "Prod223_3384_14068295_20221231",
        "Prod223_3384_NI681295_20220831",
        "Prod223_3384_OC437536_20220531",
        "Prod223_3384_SC722766_20230228",
        "Prod223_3951_00225951_20241031",
        "drkane_account_1",
        "drkane_account_2",
        "drkane_account_5",
    )
)


def number(text: str, more: str = "", name: str = "a:Assets") -> str:
    return (
        f'<ix:nonFraction name="{name}" contextRef="end" unitRef="dkk" decimals="-3" {more}>'
        f"{text}</ix:nonFraction>"
    )


def words(text: str, more: str = "") -> str:
    return f'<ix:nonNumeric name="a:Note" contextRef="year" {more}>{text}</ix:nonNumeric>'


def facts(body: str, ix: str = "2013/inlineXBRL") -> list[XbrlFact]:
    return list(read_inline(page(body, ix=ix)).facts)


@pytest.mark.parametrize("ix", ["2008/inlineXBRL", "2013/inlineXBRL"])
def test_scale_and_sign_make_the_number(ix: str) -> None:
    more = 'scale="3" sign="-" format="ixt:num-dot-decimal"'
    (fact,) = facts(number("13,021", more), ix)
    assert (fact.value, fact.original) == ("-13021000", "13,021")
    assert fact.name.uri == "http://xbrl.dcca.dk/fsa"


def test_tags_may_nest() -> None:
    inner = number("7", 'scale="6"', "a:Equity")
    outer, nested = facts(number(inner, 'scale="6"'))
    assert (outer.name.local, outer.value) == ("Assets", "7000000")
    assert (nested.name.local, nested.value) == ("Equity", "7000000")


def test_a_number_inside_markup_is_read_without_it() -> None:
    (fact,) = facts(number("1<b>2<!-- no -->3</b>,<i>456</i>", 'format="ixt:numdotdecimal"'))
    assert fact.value == "123456"


def test_a_text_in_pieces_is_put_together() -> None:
    body = (
        words("32", 'continuedAt="two"')
        + '<p><ix:continuation id="three">19</ix:continuation></p>'
        + '<p><ix:continuation id="two" continuedAt="three">5701</ix:continuation></p>'
    )
    (fact,) = facts(body)
    assert fact.value == "32570119"


def test_a_chain_that_bites_its_tail_ends() -> None:
    body = words("a", 'continuedAt="two"') + (
        '<ix:continuation id="two" continuedAt="two">b</ix:continuation>'
    )
    (fact,) = facts(body)
    assert fact.value == "ab"


def test_what_is_excluded_is_left_out() -> None:
    (fact,) = facts(words("Our <ix:exclude>page 7</ix:exclude>policy"))
    assert fact.value == "Our policy"


@pytest.mark.parametrize(
    ("text", "form", "value"),
    [
        ("unchanged", "ixt:fixed-true", "true"),
        ("-", "ixt:nocontent", ""),
        ("31. december 2025", "ixt:date-day-monthname-year-da", "2025-12-31"),
        ("as it stands", "ixt:unheard-of", "as it stands"),
    ],
)
def test_texts_follow_their_format(text: str, form: str, value: str) -> None:
    (fact,) = facts(words(text, f'format="{form}"'))
    assert fact.value == value


@pytest.mark.parametrize(
    "body",
    [
        number("(5)"),
        number("5", 'format="ixt:unheard-of"'),
        number("5", 'scale="many"'),
        number("5").replace('unitRef="dkk"', 'unitRef="gone"'),
        number("5").replace('contextRef="end"', 'contextRef="gone"'),
        words("31.02.2025", 'format="ixt:datedaymonthyear"'),
    ],
)
def test_what_cannot_be_read_is_left_out_and_named(body: str) -> None:
    report = read_inline(page(body))
    assert report.facts == ()
    assert len(report.faults) == 1


def test_nil_is_no_value_and_no_zero() -> None:
    nil = 'xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    (fact,) = facts(number("", nil))
    assert (fact.nil, fact.value, fact.number) == (True, "", None)


@pytest.mark.parametrize("name", [MAERSK_TRAINING, *BRITISH])
def test_every_fact_of_a_real_page_is_found_again_at_its_place(name: str) -> None:
    content = recorded(name)
    report = read_inline(content)
    root = etree.fromstring(content)
    assert report.facts
    assert report.faults == ()
    for fact in report.facts:
        element = element_at(root, fact.locator)
        assert element.get("name", "").endswith(fact.name.local)
        assert element.get("contextRef") == fact.context.id


def test_a_number_split_over_pages_is_read_whole() -> None:
    stated = {
        fact.value
        for fact in read_inline(recorded(MAERSK_TRAINING)).facts
        if fact.name.local == "IdentificationNumberCvrOfReportingEntity"
    }
    assert stated == {"32570119"}


def test_a_page_that_is_broken_on_purpose_loses_only_the_broken_facts() -> None:
    report = read_inline(recorded("companies_house/ixbrl/drkane_account_errors.html"))
    assert len(report.facts) == 39
    assert [fault.rpartition(" ")[2] for fault in report.faults] == [
        "uk-bus:EntityTradingStatus",
        "uk-core:CurrentAssets",
    ]
