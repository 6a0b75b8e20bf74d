"""European Central Bank: every rate is the one of its row, and odd tables are refused."""

from datetime import date
from decimal import Decimal

import pytest

from tests.answers import ask, read, response
from workbench.domain.fact import LocatorKind
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

KEY = "ecb_rates"
# Invented rows in the service's columns.
HEAD = "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n"


def row(currency: str, day: str, value: str) -> str:
    return f"EXR.D.{currency}.EUR.SP00.A,D,{currency},EUR,SP00,A,{day},{value},A\n"


TABLE = HEAD + row("NOK", "2025-12-30", "11.7") + row("NOK", "2025-12-31", "11.75")


def rate(about: str = "NOK") -> Question:
    return ask(KEY, "rate", about, day="2025-12-31")


def answer(table: str, about: str = "NOK") -> Answer:
    return read(rate(about), table.encode())


def test_each_day_has_the_rate_of_its_row_and_the_place_of_its_cell() -> None:
    found = answer(TABLE)
    assert found.kind is AnswerKind.FOUND
    newest = found.facts[-1]
    assert (newest.fact.number, newest.fact.unit) == (Decimal("11.75"), "NOK")
    assert newest.fact.end == date(2025, 12, 31)
    assert newest.place.kind is LocatorKind.CSV
    assert (newest.place.locator, newest.place.original) == ("3:8", "11.75")


def test_the_days_before_are_asked_for_because_no_rate_is_of_a_holiday() -> None:
    request = SOURCES[KEY].request(rate("DKK+NOK"))
    assert request.url == "https://data-api.ecb.europa.eu/service/data/EXR/D.DKK+NOK.EUR.SP00.A"
    assert dict(request.params) == {
        "startPeriod": "2025-12-21",
        "endPeriod": "2025-12-31",
        "format": "csvdata",
    }


def test_no_rate_is_nothing_found() -> None:
    assert SOURCES[KEY].read(rate(), response(b"", 404)).kind is AnswerKind.NOTHING_FOUND
    assert answer(HEAD).kind is AnswerKind.NOTHING_FOUND


def test_a_day_without_a_value_states_nothing() -> None:
    assert len(answer(TABLE + row("NOK", "2025-12-24", "")).facts) == 2


@pytest.mark.parametrize(
    "table",
    [
        "",
        "KEY,CURRENCY,TIME_PERIOD,OBS_VALUE\n",
        HEAD + row("SEK", "2025-12-31", "11"),
        HEAD + row("NOK", "2025-12-31", "11").replace(",EUR,", ",USD,"),
        HEAD + row("NOK", "2025-12-32", "11"),
        HEAD + row("NOK", "2025-12-31", "many"),
        HEAD + row("NOK", "2025-12-31", "NaN"),
        HEAD + row("NOK", "2025-12-31", "-1"),
        HEAD + "EXR.D.NOK,D,NOK\n",
        '<html>"Sorry</html>',
    ],
)
def test_a_table_that_is_none_of_the_service_is_unreadable(table: str) -> None:
    with pytest.raises(SourceUnreadable):
        answer(table)


@pytest.mark.parametrize("about", ["", "kr", "NOK/DKK", "NOK+DKK+SEK", "../x"])
def test_only_currencies_reach_the_address(about: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(rate(about))
