"""Inline XBRL: scale, sign, formats, nesting, exclusions and texts in several pieces."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
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


@given(
    amount=st.integers(min_value=0, max_value=10**15),
    scale=st.integers(min_value=-9, max_value=9),
    negative=st.booleans(),
    form=st.sampled_from(["numdotdecimal", "num-dot-decimal", "numcommadot"]),
)
def test_a_number_printed_in_a_page_is_the_number_stated(
    amount: int, scale: int, negative: bool, form: str
) -> None:
    sign = 'sign="-"' if negative else ""
    (fact,) = facts(number(f"{amount:,}", f'scale="{scale}" {sign} format="ixt:{form}"'))
    assert fact.number == Decimal(amount).scaleb(scale) * (-1 if negative else 1)


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


def test_a_text_of_which_a_piece_is_missing_is_left_out_and_named() -> None:
    pieces = '<ix:continuation id="two" continuedAt="three">5701</ix:continuation>'
    report = read_inline(page(words("32", 'continuedAt="two"') + pieces))
    assert report.facts == ()
    assert [fact.name.local for fact in report.unread] == ["Note"]
    twice = pieces.replace(' continuedAt="three"', "") * 2
    assert read_inline(page(words("32", 'continuedAt="two"') + twice)).facts == ()


def test_what_is_excluded_is_left_out() -> None:
    (fact,) = facts(words("Our <ix:exclude>page <b>7</b></ix:exclude>policy <i>is</i> this"))
    assert fact.value == "Our policy is this"
    (split,) = facts(number("13<ix:exclude>*<br/>1</ix:exclude>,021", 'format="ixt:numdotdecimal"'))
    assert split.value == "13021"


def test_what_is_tagged_inside_an_exclusion_is_read() -> None:
    outer, inner = facts(words(f"Note <ix:exclude>{words('inside')}</ix:exclude>"))
    assert (outer.value, inner.value) == ("Note", "inside")


def test_an_excluded_piece_of_a_chain_is_left_out_too() -> None:
    piece = '<ix:continuation id="two"> and<ix:exclude>page 8</ix:exclude> more</ix:continuation>'
    (fact,) = facts(words("One", 'continuedAt="two"') + piece)
    assert fact.value == "One and more"


def test_facts_of_a_tuple_are_read_one_by_one() -> None:
    fact = number("7", 'order="1.0" tupleRef="t"')
    (read,) = facts(f'<ix:tuple name="a:Director" tupleID="t">{fact}</ix:tuple>', "2008/inlineXBRL")
    assert read.value == "7"


def test_a_fraction_is_named_and_no_number() -> None:
    fraction = (
        '<ix:fraction name="a:Share" contextRef="end" unitRef="heads"><ix:numerator>1'
        "</ix:numerator>/<ix:denominator>3</ix:denominator></ix:fraction>"
    )
    report = read_inline(page(fraction + number("5")))
    assert [fact.value for fact in report.facts] == ["5"]
    assert [fact.name.local for fact in report.unread] == ["Share"]


def test_a_fact_stated_twice_is_returned_twice() -> None:
    assert [fact.value for fact in facts(number("5") + number("5"))] == ["5", "5"]


def test_prefixes_are_the_vendors_own() -> None:
    content = page(number("5", 'scale="-2" format="anything:numcommadot"'))
    renamed = content.replace(b"<ix:", b"<i:").replace(b"</ix:", b"</i:").replace(b":ix=", b":i=")
    renamed = renamed.replace(b"a:Assets", b"zz:Assets").replace(b"xmlns:a=", b"xmlns:zz=")
    (fact,), (same,) = read_inline(content).facts, read_inline(renamed).facts
    assert (fact.name, fact.value) == (same.name, same.value)
    assert (fact.name.uri, fact.value) == ("http://xbrl.dcca.dk/fsa", "0.05")


@pytest.mark.parametrize(
    ("more", "value"),
    [
        ("", "1234"),
        ('scale="0"', "1234"),
        ('scale=" 3 "', "1234000"),
        ('scale="-2"', "12.34"),
        ('scale="+1"', "12340"),
        ('sign=""', "1234"),
        ('sign="-"', "-1234"),
    ],
)
def test_scale_and_sign_may_be_absent_or_below_zero(more: str, value: str) -> None:
    (fact,) = facts(number("1,234", f'format="ixt:numcommadot" {more}'))
    assert fact.value == value


def test_a_dash_with_a_sign_is_zero() -> None:
    (fact,) = facts(number("-", 'format="ixt:zerodash" sign="-" scale="3"'))
    assert fact.value == "0"


def test_ids_are_read_without_blanks_around_them() -> None:
    body = number("5").replace('contextRef="end"', 'contextRef=" end "')
    (fact,) = facts(body.replace('unitRef="dkk"', 'unitRef="\ndkk"'))
    assert (fact.context.id, fact.unit and fact.unit.currency) == ("end", "DKK")


def test_a_web_page_that_tags_nothing_in_an_inline_header_has_no_facts() -> None:
    assert read_inline(page("")).facts == ()


@pytest.mark.parametrize(
    ("text", "form", "value"),
    [
        ("unchanged", "ixt:fixed-true", "true"),
        ("-", "ixt:nocontent", ""),
        ("31. december 2025", "ixt:date-day-monthname-year-da", "2025-12-31"),
        ("as it stands", "ixt:unheard-of", "as it stands"),
        ("private company", "ixt2:nocontent", ""),
        ("", "ixt:fixed-empty", ""),
        ("yes, it is", "ixt2:booleanfalse", "false"),
        ("29.2.20", "ixt2:datedaymonthyear", "2020-02-29"),
        ("31. joulukuuta 2025", "ixt4:date-day-monthname-year-fi", "2025-12-31"),
        ("December 2025", "ixt:datemonthyearen", "2025-12"),
        ("-", "ixt2:zerodash", "0"),
        ("twelve", "ixt-sec:numwordsen", "12"),
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
        number("5", 'scale="1_0"'),
        number("5", 'scale="999"'),
        number("5", 'sign="+"'),
        number("5", 'sign="−"'),
        number("5", 'format="ixt:zerodash"'),
        number("-", 'format="ixt:numdotdecimal"'),
        number("12,5", 'format="ixt:num-dot-decimal"'),
        number("nil"),
        number("", 'format="ixt:nocontent"'),
        number("1,234"),
        number("5").replace('unitRef="dkk"', ""),
        number("5").replace('contextRef="end"', ""),
        words("some", 'format="ixt:numwordsen"'),
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
