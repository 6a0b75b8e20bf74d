"""A rate is asked for only when a person asks, of one day, and nothing of it waits."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import cast
from uuid import UUID

import pytest

from tests.answers import read
from tests.fakes.desks import bench
from tests.samples import NOW
from workbench.app.rates import look_up_rate
from workbench.domain.conversion import Rate
from workbench.domain.lookup import Answer, AnswerKind, Lookup, LookupState, Problem, Question
from workbench.domain.ports import Lookups
from workbench.errors import InvalidInput, SourceError
from workbench.jobs import JobControl
from workbench.texts import say

DAY = date(2025, 12, 31)
HEAD = "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE\n"


def row(currency: str, day: str, value: str) -> str:
    return f"EXR.D.{currency}.EUR.SP00.A,D,{currency},EUR,SP00,A,{day},{value}\n"


@dataclass
class Bank:
    """Lookups of a bank that answers with one table, or not at all."""

    content: str | None = None
    asked: list[Question] = field(default_factory=list)

    def run(
        self, questions: Sequence[Question], *, company: UUID | None, control: JobControl
    ) -> tuple[Lookup, ...]:
        assert company is None
        self.asked.extend(questions)
        found = self.content is not None
        return tuple(
            Lookup(
                id=UUID(int=number),
                question=each,
                company=None,
                state=LookupState.ANSWERED if found else LookupState.PLANNED,
                planned=NOW,
                answered=NOW if found else None,
                kind=AnswerKind.FOUND if found else None,
                problem=None if found else Problem(message=say("no network")),
                snapshot=b"\x01" * 32 if found else None,
            )
            for number, each in enumerate(questions, start=1)
        )

    def read(self, lookup: Lookup, control: JobControl) -> Answer:
        assert self.content is not None
        return read(lookup.question, self.content.encode())


def looked_up(bank: Bank, stated: str, shown: str) -> Rate:
    desk = replace(bench().desk, lookups=cast(Lookups, bank))
    return look_up_rate(desk, stated, shown, DAY, JobControl())


def test_a_rate_for_the_euro_is_the_banks_own() -> None:
    bank = Bank(HEAD + row("NOK", "2025-12-30", "11.7") + row("NOK", "2025-12-31", "11.75"))
    rate = looked_up(bank, "NOK", "eur")
    assert (rate.per, rate.day) == (Decimal("11.75"), DAY)
    assert [each.place.locator for each in rate.known] == ["3:8"]
    assert bank.asked[0].about == "NOK"


def test_two_other_currencies_are_set_against_each_other_on_one_day() -> None:
    bank = Bank(
        HEAD
        + row("DKK", "2025-12-30", "7.5")
        + row("NOK", "2025-12-30", "12")
        + row("NOK", "2025-12-31", "13")
    )
    rate = looked_up(bank, "NOK", "DKK")
    assert (rate.per, rate.day) == (Decimal("1.6"), date(2025, 12, 30))
    assert bank.asked[0].about == "DKK+NOK"


def test_no_rate_and_no_network_are_said_with_what_to_do() -> None:
    for bank, words in (
        (Bank(HEAD + row("NOK", "2025-12-31", "11.75")), "publishes no such rate"),
        (Bank(None), "no network"),
    ):
        with pytest.raises(SourceError, match=words) as refused:
            looked_up(bank, "NOK", "DKK")
        assert refused.value.hint is not None


def test_what_is_no_currency_is_refused_before_anybody_is_asked() -> None:
    bank = Bank(HEAD)
    with pytest.raises(InvalidInput) as refused:
        looked_up(bank, "NOK", "KRONER")
    assert (refused.value.field, bank.asked) == ("currency", [])
