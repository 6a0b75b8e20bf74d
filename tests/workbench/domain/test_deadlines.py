"""By when annual accounts must be filed, as each country's law has it for the period."""

from datetime import date

import pytest

from workbench.domain.deadlines import due_after, months_later, next_end


@pytest.mark.parametrize(
    ("country", "end", "due"),
    [
        ("NO", date(2025, 12, 31), date(2026, 7, 31)),
        ("NO", date(2025, 7, 31), date(2026, 7, 31)),
        ("NO", date(2025, 6, 30), date(2026, 2, 28)),
        ("NO", date(2023, 3, 31), date(2024, 2, 29)),
        ("DK", date(2025, 12, 31), date(2026, 6, 30)),
        ("DK", date(2026, 4, 30), date(2026, 10, 31)),
        ("DK", date(2021, 12, 30), date(2022, 5, 31)),
        ("SE", date(2025, 12, 31), date(2026, 7, 31)),
        ("FI", date(2025, 12, 31), date(2026, 8, 31)),
        ("EE", date(2025, 12, 31), date(2026, 6, 30)),
        ("LV", date(2025, 12, 31), date(2026, 7, 31)),
        ("FR", date(2025, 12, 31), date(2026, 8, 31)),
        ("CZ", date(2025, 12, 31), date(2026, 12, 31)),
        ("NL", date(2025, 12, 31), date(2026, 12, 31)),
    ],
)
def test_each_country_has_its_own_deadline(country: str, end: date, due: date) -> None:
    assert due_after(country, end) == due


def test_a_listed_danish_company_has_four_months() -> None:
    assert due_after("DK", date(2025, 12, 31), listed=True) == date(2026, 4, 30)


def test_of_other_countries_no_deadline_is_claimed() -> None:
    assert due_after("DE", date(2025, 12, 31)) is None


def test_months_end_with_their_last_day() -> None:
    assert months_later(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert months_later(date(2023, 11, 15), 3) == date(2024, 2, 29)


def test_the_next_period_ends_a_year_on() -> None:
    assert next_end(date(2023, 2, 28)) == date(2024, 2, 29)
    assert next_end(date(2024, 6, 15)) == date(2025, 6, 15)
