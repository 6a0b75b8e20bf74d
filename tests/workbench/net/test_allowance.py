"""Rate headers: what each service calls its limits, read as one thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.network import NOON
from workbench.net.allowance import LONGEST, Allowance, allowances, quota_left, rest

RESET = str(int(NOON.timestamp()) + 120)
COMPANIES_HOUSE = {
    "x-ratelimit-limit": "600",
    "x-ratelimit-remain": "0",
    "x-ratelimit-reset": RESET,
    "x-ratelimit-window": "5m",
}
BRAVE = {
    "x-ratelimit-limit": "1, 2000",
    "x-ratelimit-policy": "1;w=1, 2000;w=2592000",
    "x-ratelimit-remaining": "0, 1997",
    "x-ratelimit-reset": "1, 1419704",
}


def test_a_unix_time_and_seconds_are_told_apart() -> None:
    assert allowances(COMPANIES_HOUSE, NOON) == (Allowance(0, 120.0),)
    assert allowances(BRAVE, NOON) == (Allowance(0, 1.0), Allowance(1997, 1_419_704.0))


def test_a_unix_time_is_taken_by_the_sources_own_clock() -> None:
    ahead = {**COMPANIES_HOUSE, "date": "Sun, 22 Nov 2026 12:01:00 GMT"}
    assert allowances(ahead, NOON) == (Allowance(0, 60.0),)
    named = {"retry-after": "Sun, 22 Nov 2026 12:01:30 GMT", "date": ahead["date"]}
    assert rest(named, NOON) == (30.0, False)


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ('"day";r=50;t=3600', (Allowance(50, 3600.0),)),
        ('"burst";r=0;t=2, "day";r=7', (Allowance(0, 2.0), Allowance(7))),
        ("limit=100, remaining=4, reset=9", (Allowance(4),)),
        ("nonsense", ()),
    ],
)
def test_the_structured_header_is_understood(header: str, told: tuple[Allowance, ...]) -> None:
    assert allowances({"ratelimit": header}, NOON) == told


def test_a_spent_quota_is_told_from_a_short_rest() -> None:
    assert rest(COMPANIES_HOUSE, NOON) == (120.0, True)
    assert rest(BRAVE, NOON) == (1.0, False)
    assert rest({"retry-after": "30"}, NOON) == (30.0, False)
    assert rest({"retry-after": "30", **COMPANIES_HOUSE}, NOON) == (120.0, True)
    assert rest({"x-ratelimit-remaining": "5", "x-ratelimit-reset": "9"}, NOON) is None
    assert rest({}, NOON) is None


def test_what_is_left_is_told_by_the_longest_limit() -> None:
    assert quota_left(BRAVE, NOON) == 1997
    assert quota_left(COMPANIES_HOUSE, NOON) == 0
    assert quota_left({}, NOON) is None


NAMES = (
    *("ratelimit", "ratelimit-remaining", "ratelimit-reset", "retry-after", "date"),
    *("x-ratelimit-remaining", "x-ratelimit-remain", "x-ratelimit-reset"),
)
_parts = st.sampled_from(["Sun,", "22", "Nov", "2026", "12:01:30", "GMT", "+0100", "9" * 20, "0"])
dates = st.lists(_parts, min_size=1, max_size=8).map(" ".join)
words = st.text(st.sampled_from('0123456789,;=rt"- :GMTSunNov')) | st.text() | dates


@given(st.dictionaries(st.sampled_from(NAMES), words))
def test_no_header_makes_us_wait_for_ever_or_fail(headers: dict[str, str]) -> None:
    wished = rest(headers, NOON)
    assert wished is None or 0 <= wished[0] <= LONGEST.total_seconds()
    left = quota_left(headers, NOON)
    assert left is None or 0 <= left < 2**31


@pytest.mark.parametrize("name", ["date", "retry-after"])
def test_a_date_that_no_clock_knows_is_no_wish(name: str) -> None:
    asked = {"retry-after": "90", name: "Mon, 01 Jan 99999999999999999999 00:00:00 GMT"}
    assert rest(asked, NOON) == ((90.0, False) if name == "date" else None)


def test_no_source_has_more_left_than_a_database_counts() -> None:
    assert quota_left({"x-ratelimit-remaining": "9" * 30}, NOON) == 2**31 - 1
    assert quota_left({"ratelimit": f'"day";r={10**11};t=60'}, NOON) == 2**31 - 1
