"""Numbers: whatever a page prints reads back as the number it was printed from."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.values import decimal_text
from workbench.lookups.xbrl.numbers import printed_number, read_number

AMOUNTS = st.decimals(
    min_value=0, max_value=Decimal("9e17"), allow_nan=False, allow_infinity=False, places=2
)
SCALES = st.integers(min_value=-12, max_value=12)
GROUPING = [
    ("num-dot-decimal", ",", "."),
    ("numdotdecimal", " ", "."),
    ("num-dot-decimal-apos", "'", "."),
    ("numcommadot", ",", "."),
    ("numspacedot", "\u00a0", "."),
    ("", "", "."),
    ("num-comma-decimal", ".", ","),
    ("numcommadecimal", " ", ","),
    ("num-comma-decimal-apos", "’", ","),
    ("numdotcomma", ".", ","),
    ("numspacecomma", "\u202f", ","),
    ("numcomma", "", ","),
]


def printed(amount: Decimal, group: str, point: str) -> str:
    whole, _, part = f"{amount:,.2f}".partition(".")
    return whole.replace(",", group) + point + part


@pytest.mark.parametrize("grouping", GROUPING)
@given(amount=AMOUNTS, scale=SCALES, negative=st.booleans())
def test_a_printed_number_reads_as_what_it_was(
    grouping: tuple[str, str, str], amount: Decimal, scale: int, negative: bool
) -> None:
    form, group, point = grouping
    read = printed_number(printed(amount, group, point), form, scale, negative=negative)
    expected = amount.scaleb(scale) * (-1 if negative else 1)
    assert read == decimal_text(expected)


@given(text=st.text(max_size=5), scale=SCALES, negative=st.booleans())
def test_a_fixed_zero_is_zero_and_never_below(text: str, scale: int, negative: bool) -> None:
    for form in ("fixed-zero", "fixedzero"):
        assert printed_number(text, form, scale, negative=negative) == "0"


@pytest.mark.parametrize("form", ["zerodash", "numdash"])
@given(around=st.text(" \t\n\u00a0", max_size=3), scale=SCALES, negative=st.booleans())
def test_a_dash_is_zero_and_nothing_else_is(
    form: str, around: str, scale: int, negative: bool
) -> None:
    for dash in "-–—―‐":
        text = around + dash + around
        assert printed_number(text, form, scale, negative=negative) == "0"
    for other in ("", "5", "--", "- 5", "nil"):
        assert printed_number(around + other, form, scale, negative=negative) is None


@given(
    pounds=st.integers(min_value=0, max_value=10**12),
    pence=st.integers(min_value=0, max_value=99),
    scale=SCALES,
)
def test_an_amount_in_pounds_and_pence_is_read(pounds: int, pence: int, scale: int) -> None:
    expected = decimal_text(Decimal(f"{pounds}.{pence:02}").scaleb(scale))
    for text in (f"{pounds:,} pounds {pence} p.", f"£{pence:02}".join((f"{pounds}", ""))):
        assert printed_number(text, "num-unit-decimal", scale, negative=False) == expected


def test_an_amount_of_which_no_unit_is_said_is_none() -> None:
    for text in ("12 34", "12.34", "1 234", "12 pounds", "pounds 12 34 pence 5"):
        assert printed_number(text, "numunitdecimal", 0, negative=False) is None


def test_wide_figures_are_read_where_units_are() -> None:
    assert printed_number("１，２３４円５０銭", "numunitdecimal", 0, negative=False) == "1234.5"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("(1,234)", "num-dot-decimal"),
        ("-5", "num-dot-decimal"),
        ("", "num-dot-decimal"),
        ("1.2.3", "num-dot-decimal"),
        ("1,2,3", "num-comma-decimal"),
        ("five", "numdotdecimal"),
        ("12", "an-unknown-format"),
        ("١٢", "num-dot-decimal"),
        ("9" * 65, "num-dot-decimal"),
        ("12,5", "num-dot-decimal"),
        ("1,23", "numdotdecimal"),
        ("12 345,67", "num-dot-decimal"),
        ("1.234", "num-comma-decimal-apos-in"),
        ("1'234", "num-dot-decimal"),
        ("1.5", "numcomma"),
        ("1,234", ""),
        ("1 234", ""),
        ("-", "num-dot-decimal"),
        ("-", ""),
        ("nil", "num-dot-decimal"),
        ("", "nocontent"),
        ("", "fixed-empty"),
        ("many", "num-words-en"),
    ],
)
def test_what_is_no_number_is_none_rather_than_zero(text: str, form: str) -> None:
    assert printed_number(text, form, 0, negative=False) is None


@pytest.mark.parametrize(
    ("text", "form", "number"),
    [
        ("1.234", "num-comma-decimal", "1234"),
        ("1.234", "num-dot-decimal", "1.234"),
        (".5", "num-dot-decimal", "0.5"),
        (",5", "num-comma-decimal", "0.5"),
        ("12345,6", "numcomma", "12345.6"),
        ("1234.50", "", "1234.5"),
        ("\n 13,021 \n", "num-dot-decimal", "13021"),
        ("five", "numwordsen", "5"),
        ("None", "num-words-en", "0"),
    ],
)
def test_a_sign_means_what_the_format_says(text: str, form: str, number: str) -> None:
    assert printed_number(text, form, 0, negative=False) == number


def test_a_scale_beyond_any_account_is_refused() -> None:
    assert printed_number("1", "", 31, negative=False) is None
    assert printed_number("1", "", -31, negative=False) is None
    assert printed_number("1", "", 30, negative=False) == "1" + "0" * 30


@given(number=st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_a_plain_decimal_reads_as_itself(number: Decimal) -> None:
    text = f"{number:f}"
    assert read_number(f" {text}\n") == (number if len(text) <= 64 else None)


@pytest.mark.parametrize(("text", "number"), [("0000", 0), ("+5", 5), ("1E3", 1000), (".5", "0.5")])
def test_the_ways_of_xml_schema_are_read(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["INF", "-INF", "NaN", "1e999", "1E-999", "1e31", "", "1,5", "x"])
def test_no_account_holds_these(text: str) -> None:
    assert read_number(text) is None


@given(st.text())
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = read_number(text)
    assert number is None or number.is_finite()
