"""Which period an annual report to the SEC is about, where that is no year."""

from datetime import date

import pytest

from workbench.lookups.american_periods import OddPeriod, odd_period

END = date(2025, 12, 31)
LAST = date(2024, 12, 31)
MAY = (date(2025, 5, 1), END)
FOURTH = (date(2025, 10, 1), END)
SINCE_JANUARY = (date(2025, 1, 1), date(2025, 4, 30))
YEAR_BEFORE = (date(2024, 1, 1), LAST)

Spans = set[tuple[date, date]]


def start(form: str, spans: Spans, *settled: date, balances: tuple[date, ...] = (END,)) -> object:
    found = odd_period(form, spans, set(balances), set(settled))
    assert found is None or found.end == END
    return found and found.start


@pytest.mark.parametrize("form", ["10-K", "10-K/A", "10-KT", "10-KT/A", "20-F", "40-F"])
def test_a_first_period_is_the_longest_to_the_end(form: str) -> None:
    assert start(form, {FOURTH, MAY, SINCE_JANUARY}) == MAY[0]


@pytest.mark.parametrize("form", ["10-Q", "10-K405", "10-KSB"])
def test_other_forms_have_no_odd_period(form: str) -> None:
    assert odd_period(form, {MAY}, {END}, set()) is None


def test_where_a_year_ends_on_that_day_there_is_none() -> None:
    assert odd_period("10-K", {MAY, (date(2025, 1, 1), END)}, {END}, set()) is None


def test_what_happened_after_the_year_is_no_period() -> None:
    assert odd_period("10-K", {MAY, YEAR_BEFORE}, {LAST}, {LAST}) is None


def test_a_quarter_is_a_period_only_of_a_transition_report_that_follows_on_a_year() -> None:
    before = date(2025, 9, 30)
    assert start("10-KT", {FOURTH}, before) == FOURTH[0]
    for form, settled in (("10-K", (before,)), ("10-KT", ()), ("10-KT", (LAST,))):
        assert odd_period(form, {FOURTH}, {END}, set(settled)) == OddPeriod(None, END)


def test_a_part_of_a_year_needs_a_predecessor_that_tells_the_rest() -> None:
    assert start("10-K", {MAY, SINCE_JANUARY}, LAST) == MAY[0]
    assert odd_period("10-K", {MAY}, {END}, {LAST}) == OddPeriod(None, END)
    quarter = (date(2025, 2, 1), date(2025, 4, 30))
    assert odd_period("10-K", {MAY, quarter}, {END}, {LAST}) == OddPeriod(None, END)


def test_a_period_that_begins_before_the_last_end_is_not_taken() -> None:
    after = date(2025, 4, 30)
    assert start("20-F", {(date(2025, 3, 1), END), MAY}, after) == MAY[0]
    assert odd_period("20-F", {MAY}, {END}, {date(2025, 8, 31)}) == OddPeriod(None, END)


@pytest.mark.parametrize("balances", [(), (LAST,), (END, date(2026, 3, 31))])
def test_a_period_to_a_day_that_is_not_the_balances_is_in_doubt(balances: tuple[date, ...]) -> None:
    assert start("10-K", {MAY}, balances=balances) is None
    assert odd_period("10-K", {MAY}, set(balances), set()) == OddPeriod(None, END)


@pytest.mark.parametrize("first", [date(2024, 6, 1), date(2025, 12, 30), date(2026, 1, 5)])
def test_more_than_a_year_and_less_than_a_week_are_in_doubt(first: date) -> None:
    assert odd_period("10-K", {(first, END)}, {END}, set()) == OddPeriod(None, END)
