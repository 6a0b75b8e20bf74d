"""Amounts, days and ages as programs write them in lists of debtors."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.known_details import Lateness
from workbench.matching.known_headings import bucket
from workbench.matching.lateness import (
    amount_in,
    currency_named,
    days_in,
    days_since,
    of_buckets,
)

AMOUNTS = st.integers(min_value=0, max_value=99_999_999).map(lambda cents: Decimal(cents) / 100)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12.300,50", "12300.50"),
        ("12,300.50", "12300.50"),
        ("12 300", "12300"),
        ("1'234.50", "1234.50"),
        ("-1.234,00", "-1234"),
        ("1.234,00-", "-1234"),
        ("(1,234.00)", "-1234"),
        ("DKK 12.300", "12300"),
        ("12.300,-", "12300"),
        ("kr 99,00", "99"),
        ("0.125", "0.125"),
        ("1.234.567", "1234567"),
    ],
)
def test_amounts_are_read_as_programs_write_them(text: str, amount: str) -> None:
    assert amount_in(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "abc", "1.234.56", "12/11/2026", "1,23,45"])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert amount_in(text) is None


@given(AMOUNTS, st.sampled_from(["dk", "en", "se", "plain"]), st.booleans())
def test_every_way_of_writing_an_amount_reads_the_same(
    amount: Decimal, way: str, negative: bool
) -> None:
    english = f"{amount:,.2f}"
    written = {
        "en": english,
        "dk": english.translate(str.maketrans(",.", ".,")),
        "se": english.replace(",", "\u00a0").replace(".", ","),
        "plain": f"{amount:.2f}",
    }[way]
    assert amount_in(f"-{written}" if negative else written) == (-amount if negative else amount)


def test_a_currency_is_told_by_its_code_or_sign() -> None:
    assert currency_named("Saldo (SEK)") == "SEK"
    assert currency_named("€ 12") == "EUR"
    assert currency_named("Saldo") == ""


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("43", Lateness(43, 43)),
        ("43 dage", Lateness(43, 43)),
        ("43.0", Lateness(43, 43)),
        ("-5", Lateness(0, 0)),
        ("> 90", Lateness(91, None)),
        ("90+", Lateness(91, None)),
        ("over 60 dager", Lateness(61, None)),
        ("x", None),
        ("", None),
        ("99999", None),
    ],
)
def test_days_late_are_read_from_a_cell(text: str, late: Lateness | None) -> None:
    assert days_in(text) == late


@given(DAYS, DAYS)
def test_days_late_are_counted_from_the_due_day_and_are_never_below_zero(
    due: date, day: date
) -> None:
    late = days_since(due, day)
    assert late.least == late.most == max(0, (day - due).days)
    assert (late.least == 0) is (due >= day)


@pytest.mark.parametrize(
    ("heading", "late"),
    [
        ("1-30", Lateness(1, 30)),
        ("0-30 dage", Lateness(1, 30)),
        ("31 - 60 days", Lateness(31, 60)),
        ("61–90", Lateness(61, 90)),
        ("> 90", Lateness(91, None)),
        ("90+", Lateness(91, None)),
        ("91-", Lateness(91, None)),
        ("over 90 dage", Lateness(91, None)),
        ("Mehr als 90 Tage", Lateness(91, None)),
        ("Forfalden 1-30", Lateness(1, 30)),
        ("31-60 dager forfalt", Lateness(31, 60)),
        ("Ikke forfalden", Lateness(0, 0)),
        ("Ej förfallet", Lateness(0, 0)),
        ("Not due", Lateness(0, 0)),
    ],
)
def test_a_heading_of_an_ageing_list_tells_how_late(heading: str, late: Lateness) -> None:
    assert bucket(heading) == late


@pytest.mark.parametrize("heading", ["90 days", "2024-2025", "60-30", "Saldo", "Tlf 1-30"])
def test_other_headings_are_no_ages(heading: str) -> None:
    assert bucket(heading) is None


@given(st.integers(0, 400), st.integers(1, 400), st.sampled_from(["", " dage", " days", " Tage"]))
def test_any_ages_begin_and_end_where_they_say(first: int, width: int, unit: str) -> None:
    assert bucket(f"{first}-{first + width}{unit}") == Lateness(max(1, first), first + width)


BUCKETS = (Lateness(0, 0), Lateness(1, 30), Lateness(31, 60), Lateness(61, 90), Lateness(91, None))


@given(st.tuples(*[st.integers(-500, 500).map(Decimal)] * 5))
def test_the_worst_age_with_something_owed_in_it_counts(amounts: tuple[Decimal, ...]) -> None:
    late, overdue = of_buckets(zip(BUCKETS, amounts, strict=True))
    owed = [b for b, amount in zip(BUCKETS[1:], amounts[1:], strict=True) if amount > 0]
    total = sum(amounts[1:], Decimal(0))
    if not any(amounts):
        assert (late, overdue) == (None, Decimal(0))
    elif not owed or total <= 0:
        assert (late, overdue) == (Lateness(0, 0), Decimal(0))
    else:
        assert (late, overdue) == (owed[-1], total)
