"""Dates that a page prints in words or figures."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lookups.xbrl.dates import printed_date

DAYS = st.dates(min_value=date(1000, 1, 1))


@given(day=DAYS)
def test_figures_are_read_in_the_order_the_format_names(day: date) -> None:
    assert printed_date(f"{day:%d.%m.%Y}", "datedaymonthyear") == day.isoformat()
    assert printed_date(f"{day:%m/%d/%Y}", "dateslashus") == day.isoformat()
    assert printed_date(f"{day:%Y-%m-%d}", "dateyearmonthday") == day.isoformat()


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("31. december 2023", "datedaymonthnameyearda", "2023-12-31"),
        ("1. maj 2024", "datedaymonthyearda", "2024-05-01"),
        ("31st December 2023", "datelonguk", "2023-12-31"),
        ("December 31, 2023", "datelongus", "2023-12-31"),
        ("31/12/23", "dateslasheu", "2023-12-31"),
    ],
)
def test_months_are_read_by_their_names(text: str, form: str, day: str) -> None:
    assert printed_date(text, form) == day


@pytest.mark.parametrize(
    ("text", "form"),
    [("31.02.2023", "datedaymonthyear"), ("2023", "datelonguk"), ("1.1.2023", "dateunheardof")],
)
def test_what_is_no_date_is_none(text: str, form: str) -> None:
    assert printed_date(text, form) is None
