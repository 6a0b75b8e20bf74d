"""Annual accounts are headed by their period, and a figure is compared with its own kind only."""

from datetime import date

import pytest

from tests.samples import known
from workbench.domain.accounts import gather, of_one_period
from workbench.texts import ENGLISH


@pytest.mark.parametrize(
    ("start", "end", "version", "heading"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), "original", "2025"),
        (date(2025, 1, 1), date(2025, 12, 31), "corrected", "2025, corrected"),
        (date(2024, 7, 1), date(2025, 6, 30), "original", "2024/25"),
        (date(2025, 5, 1), date(2025, 12, 31), "original", "8 months to 2025"),
        (None, date(2025, 12, 31), "original", "at 31 December 2025"),
    ],
)
def test_a_set_of_figures_is_headed_by_its_period(
    start: date | None, end: date, version: str, heading: str
) -> None:
    fact = known("accounts.equity", "1", unit="NOK", start=start, end=end, version=version)
    (accounts,) = gather([fact])
    assert ENGLISH.say(accounts.period).replace("\u00a0", " ") == heading


def test_who_does_not_say_whose_figures_they_are_means_the_companys_own() -> None:
    unsaid = known("accounts.equity", "1", unit="NOK", end=date(2025, 12, 31)).fact
    own = known("accounts.equity", "2", unit="NOK", end=date(2025, 12, 31), scope="own").fact
    group = known("accounts.equity", "3", unit="NOK", end=date(2025, 12, 31), scope="group").fact
    earlier = known("accounts.equity", "4", unit="NOK", end=date(2024, 12, 31), scope="own").fact
    assert of_one_period(unsaid, own)
    assert not of_one_period(unsaid, group)
    assert not of_one_period(own, earlier)
