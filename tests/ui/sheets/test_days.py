"""Days are read as people in the North type them, and written so that they read back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui import audit
from ui.sheets.days import read_day, written
from workbench.errors import InvalidInput

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-26", date(2026, 11, 26)),
        ("26.11.2026", date(2026, 11, 26)),
        ("26/11/26", date(2026, 11, 26)),
        ("+4", date(2026, 11, 26)),
        ("-1", date(2026, 11, 21)),
        ("3.11.", date(2026, 11, 3)),
        ("24/12", date(2025, 12, 24)),
    ],
)
def test_a_day_is_read(typed: str, day: date) -> None:
    assert read_day(typed, TODAY, field="day") == day


def test_a_day_to_come_without_a_year_is_the_next_one() -> None:
    assert read_day("24/12", TODAY, field="due", to_come=True) == date(2026, 12, 24)
    assert read_day("1.3", TODAY, field="due", to_come=True) == date(2027, 3, 1)


@pytest.mark.parametrize("typed", ["", "soon", "31.2.2026", "13/13", "+99999"])
def test_what_is_no_day_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_day(typed, TODAY, field="due")
    assert refused.value.field == "due"


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from(audit.LANGUAGES))
def test_what_is_written_reads_back(day: date, language: str) -> None:
    assert read_day(written(day, audit.texts(language)), TODAY, field="day") == day
