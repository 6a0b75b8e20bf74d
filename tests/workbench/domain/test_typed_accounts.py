"""Typed accounts are checked field by field, and their sums are told with how far they are off."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from workbench.domain.typed_accounts import (
    Sum,
    Typed,
    TypedLine,
    agrees_with,
    read_line,
    read_typed,
    sums,
)
from workbench.errors import InvalidInput
from workbench.texts import ENGLISH

TODAY = date(2026, 11, 27)


def typed(**lines: str) -> Typed:
    return Typed(
        start=date(2025, 1, 1),
        end=date(2025, 12, 31),
        currency="DKK",
        unit=1000,
        lines={line: TypedLine(amount, "2") for line, amount in lines.items()},
    )


def told(**lines: str) -> list[tuple[str, bool]]:
    found = sums(read_typed(typed(**lines), 9, TODAY), 1000)
    return [(said(each), each.agrees) for each in found]


def said(each: Sum) -> str:
    return ENGLISH.say(each.words).replace("\u00a0", " ")


def refused(what: Typed, pages: int = 9) -> InvalidInput:
    with pytest.raises(InvalidInput) as problem:
        read_typed(what, pages, TODAY)
    return problem.value


def test_amounts_are_in_whole_units_and_people_are_counted_as_they_are() -> None:
    figures = read_typed(typed(equity="1 234", employees="38"), 9, TODAY)
    assert [(each.line, str(each.value), each.page) for each in figures] == [
        ("equity", "1234000.0", 2),
        ("employees", "38.0", 2),
    ]


def test_an_empty_amount_is_not_stated() -> None:
    assert [each.line for each in read_typed(typed(equity="1", cash=" "), 9, TODAY)] == ["equity"]


@pytest.mark.parametrize(
    ("what", "field"),
    [
        (replace(typed(equity="1"), end=date(2026, 12, 31)), "end"),
        (replace(typed(equity="1"), start=date(2026, 1, 1)), "end"),
        (replace(typed(equity="1"), start=date(2020, 1, 1)), "start"),
        (replace(typed(equity="1"), currency="KR"), "currency"),
        (typed(equity="one"), "amount equity"),
        (typed(employees="3.5"), "amount employees"),
        (typed(employees="-3"), "amount employees"),
        (typed(), "amount revenue"),
        (replace(typed(), lines={"equity": TypedLine("1", "")}), "page equity"),
        (replace(typed(), lines={"equity": TypedLine("1", "10")}), "page equity"),
        (replace(typed(), lines={"equity": TypedLine("1", "x")}), "page equity"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(what: Typed, field: str) -> None:
    assert refused(what).field == field


def test_sums_that_come_out_are_told_so() -> None:
    assert told(
        assets="100", fixed_assets="60", current_assets="40", equity="30", liabilities="70"
    ) == [
        ("Fixed assets + Current assets = Assets", True),
        ("Equity + Liabilities = Assets", True),
    ]


def test_provisions_belong_to_what_is_owed() -> None:
    assert told(assets="100", equity="30", liabilities="60", provisions="10") == [
        ("Equity + Liabilities + Provisions = Assets", True)
    ]
    assert told(assets="100", equity="30", liabilities="70", provisions="10") == [
        ("Equity + Liabilities = Assets", True)
    ]
    ((words, agrees),) = told(assets="100", equity="30", liabilities="50", provisions="10")
    assert (words.partition(":")[0], agrees) == (
        "Equity + Liabilities + Provisions = Assets",
        False,
    )


def test_a_sum_that_does_not_come_out_says_by_how_much() -> None:
    (only,) = told(assets="100", equity="30", liabilities="60")
    assert only == ("Equity + Liabilities = Assets: it is off by 10 thousand.", False)


def test_rounding_of_two_units_is_let_pass() -> None:
    assert told(assets="100", equity="30", liabilities="72") == [
        ("Equity + Liabilities = Assets", True)
    ]


def test_the_result_less_tax_is_the_net_result() -> None:
    assert told(pretax_result="100", tax="22", net_result="78")[0][1]
    assert not told(pretax_result="100", tax="22", net_result="122")[0][1]


def test_a_tax_with_the_sign_of_a_page_that_takes_it_off_is_told_to_be_turned() -> None:
    assert told(pretax_result="100", tax="-22", net_result="78") == [
        (
            "A tax that lowers the result is typed above zero, whatever sign the page gives it.",
            False,
        )
    ]
    assert told(pretax_result="-100", tax="-22", net_result="-78")[0][1]


def test_a_part_is_no_larger_than_its_whole() -> None:
    assert told(cash="50", current_assets="40") == [("Cash is more than Current assets.", False)]


def test_a_line_can_be_read_before_there_is_a_document() -> None:
    read = read_line("equity", TypedLine("4 000", "17"), 1000, 0)
    assert read is not None
    assert (read.value, read.page) == (Decimal(4_000_000), 17)
    assert read_line("equity", TypedLine(" ", "17"), 1000, 0) is None
    with pytest.raises(InvalidInput) as problem:
        read_line("equity", TypedLine("4 000", "vii"), 1000, 0)
    assert problem.value.field == "page equity"


@pytest.mark.parametrize(
    ("value", "stated", "unit", "agrees"),
    [
        ("31480000", "31480000", 1, True),
        ("31480000", "31480001", 1, False),
        ("31480000", "31480499", 1000, True),
        ("31480000", "31480999", 1000, True),
        ("31480000", "31481000", 1000, False),
        ("-31480000", "31480000", 1000, False),
    ],
)
def test_a_figure_agrees_with_another_source_that_states_it_less_rounded(
    value: str, stated: str, unit: int, agrees: bool
) -> None:
    assert agrees_with(Decimal(value), Decimal(stated), unit) is agrees
