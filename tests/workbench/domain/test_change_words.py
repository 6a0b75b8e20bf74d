"""Every change is one sentence, which tells by whom it came about."""

from dataclasses import replace
from datetime import date

import pytest

from tests.samples import ACCOUNTS, annual, known
from workbench.domain.change_words import WithinSentence, change_clause, change_words
from workbench.domain.changes import Change
from workbench.domain.fact import KnownFact
from workbench.domain.reading_trail import Cause
from workbench.texts import ENGLISH, Message, decode, say


def line(name: str, amount: int, year: int) -> KnownFact:
    """Return a figure; balances have no beginning, as sources state them."""
    return known(
        f"accounts.{name}",
        str(amount),
        entity=ACCOUNTS,
        unit="NOK",
        start=None if name in {"equity", "cash"} else date(year, 1, 1),
        end=date(year, 12, 31),
        scope="own",
    )


def change(
    cause: Cause, before: KnownFact | None, now: KnownFact | None, *, fresh: bool = False
) -> Change:
    return Change(cause=cause, before=before, now=now, fresh=fresh)


def plain(message: Message) -> str:
    return str(message).replace("\u00a0", " ")


EQUITY, HALF = line("equity", 8_900_000, 2024), line("equity", 4_200_000, 2025)
ACTIVE, BANKRUPT = known("company.status", "active"), known("company.status", "bankrupt")
ONE, TWO = (known("role.holder", name, role="Chair") for name in ("Ola Fiktiv", "Ina Fiktiv"))


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (
            change(Cause.COMPANY, EQUITY, HALF, fresh=True),
            "Equity halved: NOK 4.20 m at 31 December 2025, was NOK 8.90 m the year before.",
        ),
        (
            change(Cause.COMPANY, line("equity", 8_900_000, 2021), HALF, fresh=True),
            "Equity halved: NOK 4.20 m at 31 December 2025, was NOK 8.90 m at 31 December 2021.",
        ),
        (
            change(
                Cause.COMPANY,
                line("revenue", 10_000_000, 2024),
                line("revenue", 9_000_000, 2025),
                fresh=True,
            ),
            "Revenue fell by 10 %: NOK 9.00 m in 2025, was NOK 10.0 m the year before.",
        ),
        (
            change(Cause.COMPANY, EQUITY, line("equity", 8_000_000, 2024)),
            "Equity at 31 December 2024 fell by 10 %: NOK 8.00 m, was NOK 8.90 m.",
        ),
        (
            change(
                Cause.MISREAD, line("equity", 42_000_000, 2024), line("equity", 4_200_000, 2024)
            ),
            "We read equity at 31 December 2024 wrongly before: NOK 4.20 m, not NOK 42.0 m.",
        ),
        (
            change(Cause.MISREAD, line("revenue", 42_000_000, 2024), None),
            (
                "We read revenue of 2024 wrongly before: it is not stated, and NOK 42.0 m was our "
                "mistake."
            ),
        ),
        (
            change(Cause.MISREAD, line("cash", 4_200_100, 2024), line("cash", 4_200_000, 2024)),
            "We read cash at 31 December 2024 wrongly before: NOK 4,200,000, not NOK 4,200,100.",
        ),
        (
            change(Cause.MISREAD, None, known("company.employees", "64")),
            "We overlooked employees before: 64.",
        ),
        (
            replace(
                change(Cause.COMPANY, ACTIVE, BANKRUPT),
                since=known("company.bankrupt", "2026-03-03"),
            ),
            "Status: bankrupt since 3 March 2026, was active.",
        ),
        (change(Cause.COMPANY, ACTIVE, BANKRUPT), "Status: bankrupt, was active."),
        (change(Cause.COMPANY, ONE, TWO), "Chair: Ina Fiktiv, was Ola Fiktiv."),
        (change(Cause.COMPANY, None, TWO), "Chair: Ina Fiktiv is new."),
        (change(Cause.NOT_STATED, ONE, None), "Chair: no longer Ola Fiktiv."),
        (
            change(Cause.COMPANY, None, known("company.website", "a.example")),
            "Website: a.example, not stated before.",
        ),
        (
            change(Cause.NEW_TO_US, None, line("equity", 4_200_000, 2023)),
            "Equity at 31 December 2023: NOK 4.20 m, which we had not asked for before.",
        ),
        (
            change(Cause.NEW_TO_US, EQUITY, HALF, fresh=True),
            (
                "Equity halved: NOK 4.20 m at 31 December 2025, was NOK 8.90 m the year before, "
                "by accounts that we had not asked for before."
            ),
        ),
        (
            change(Cause.NEW_TO_US, ACTIVE, BANKRUPT),
            "Status: bankrupt, was active, by a source that we had not asked before.",
        ),
        (
            change(Cause.NOT_STATED, line("cash", 10, 2024), None, fresh=True),
            "Cash: not stated in the new accounts; it was NOK 10 at 31 December 2024.",
        ),
        (
            change(Cause.NOT_STATED, known("company.employees", "64"), None),
            "Employees: no longer stated; it was 64.",
        ),
        (
            change(
                Cause.NOT_STATED, known("company.employees", "64"), known("company.employees", "60")
            ),
            "Employees: 60 by another source; 64 is no longer stated.",
        ),
        (
            change(Cause.NOT_THEIRS, known("company.employees", "64"), None),
            "Employees: 64 was another company's.",
        ),
        (
            change(Cause.UNSURE, ACTIVE, BANKRUPT),
            "Status: bankrupt, was active; they changed it, or we read it wrongly before.",
        ),
    ],
)
def test_a_change_is_a_sentence(told: Change, sentence: str) -> None:
    assert plain(change_words(told)) == sentence


@pytest.mark.parametrize(
    ("told", "clause"),
    [
        (change(Cause.COMPANY, EQUITY, HALF, fresh=True), "equity halved in the new accounts"),
        (change(Cause.MISREAD, EQUITY, HALF), "we read equity wrongly before"),
        (change(Cause.MISREAD, None, HALF), "we overlooked equity before"),
        (change(Cause.COMPANY, ACTIVE, BANKRUPT), "status: now bankrupt"),
        (change(Cause.NOT_STATED, EQUITY, None), "no longer stated: equity"),
        (change(Cause.NOT_THEIRS, EQUITY, None), "we took another company's equity for theirs"),
        (change(Cause.NEW_TO_US, None, HALF), "new to us: equity"),
    ],
)
def test_a_change_has_a_few_words_for_a_headline(told: Change, clause: str) -> None:
    assert plain(change_clause(told)) == clause


def test_periods_of_another_length_are_not_compared() -> None:
    whole, short = line("revenue", 10_000_000, 2024), line("revenue", 3_000_000, 2025)
    short = replace(short, fact=replace(short.fact, start=date(2025, 9, 1)))
    assert plain(change_words(change(Cause.COMPANY, whole, short, fresh=True))) == (
        "Revenue: NOK 3.00 m for 4 months to 2025, was NOK 10.0 m the year before."
    )


def test_amounts_of_two_currencies_are_not_compared() -> None:
    (euros,) = annual(2025, "EUR", equity=4_200_000)
    told = change_words(change(Cause.COMPANY, EQUITY, euros, fresh=True))
    assert plain(told).startswith("Equity: EUR 4.20 m")


def test_a_title_is_small_within_a_sentence_but_an_abbreviation_is_not() -> None:
    assert ENGLISH.write(WithinSentence(say("Equity"))) == "equity"
    assert ENGLISH.write(WithinSentence(say("VAT number"))) == "VAT number"


def test_a_sentence_can_be_kept_and_read_again() -> None:
    told = change_words(change(Cause.MISREAD, EQUITY, HALF))
    assert decode(told.encoded()) == told
