"""Annual accounts are headed by their period, and a figure is compared with its own kind only."""

from datetime import date

import pytest

from tests.samples import known
from workbench.domain.accounts import AnnualAccounts, Scope, gather, of_one_period
from workbench.domain.company import Entity
from workbench.domain.fact import KnownFact
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


FIGURES, LIST = Entity("dk_regnskaber", "99000007"), Entity("dk_offentliggoerelser", "99000007")
NEWEST, BEFORE = date(2025, 12, 31), date(2024, 12, 31)


def equity(value: str, end: date, filing: str = "1", scope: str = "own") -> KnownFact:
    return known(
        "accounts.equity", value, unit="DKK", end=end, filing=filing, scope=scope, entity=FIGURES
    )


def filed(day: str, end: date, filing: str = "1", entity: Entity = LIST) -> KnownFact:
    return known("accounts.filed", day, end=end, filing=filing, entity=entity)


def gathered(*facts: KnownFact) -> list[tuple[str, date, Scope, date | None]]:
    def row(each: AnnualAccounts) -> tuple[str, date, Scope, date | None]:
        return each.entity.source, each.end, each.scope, each.filed

    return [row(each) for each in gather(facts)]


def test_the_day_of_filing_joins_the_figures_of_that_filing() -> None:
    own, group = equity("7", NEWEST), equity("8", NEWEST, scope="group")
    last = equity("6", BEFORE)
    listed = filed("2026-05-31", NEWEST)
    for facts in ((own, group, last, listed), (listed, last, group, own)):
        assert gathered(*facts) == [
            ("dk_regnskaber", NEWEST, Scope.OWN, date(2026, 5, 31)),
            ("dk_regnskaber", NEWEST, Scope.GROUP, date(2026, 5, 31)),
            # Last year's figures beside them were filed first in another report.
            ("dk_regnskaber", BEFORE, Scope.OWN, None),
        ]


def test_the_day_of_another_filing_or_company_is_no_day_of_these_figures() -> None:
    other = Entity("dk_offentliggoerelser", "99000015")
    days = (filed("2026-05-31", NEWEST, "2"), filed("2026-05-31", NEWEST, entity=other))
    assert gathered(equity("7", NEWEST), *days) == [("dk_regnskaber", NEWEST, Scope.OWN, None)]


def test_a_filing_whose_figures_nobody_read_is_no_set_of_accounts() -> None:
    assert gathered(filed("2026-05-31", NEWEST)) == []


def test_a_line_of_another_period_to_the_same_day_is_none_of_the_set() -> None:
    def line(key: str, value: str, start: date) -> KnownFact:
        return known(
            f"accounts.{key}",
            value,
            unit="DKK",
            start=start,
            end=NEWEST,
            filing="1",
            scope="own",
            entity=FIGURES,
        )

    year, quarter, ever = date(2025, 1, 1), date(2025, 10, 1), date(1990, 1, 1)
    facts = (
        line("revenue", "100", year),
        line("revenue", "24", quarter),
        line("net_result", "7", year),
        line("net_result", "900", ever),
        line("tax", "2", year),
        equity("7", NEWEST),
    )
    for order in (facts, facts[::-1]):
        (made,) = gather(order)
        assert (made.start, made.is_a_year) == (year, True)
        figures = {key: each.fact.value for key, each in made.lines.items()}
        assert figures == {"revenue": "100", "net_result": "7", "tax": "2", "equity": "7"}


def test_of_equal_figures_the_report_of_that_year_stays_whatever_its_number() -> None:
    for own, following in (("1", "2"), ("2", "1")):
        sets = gather(
            (
                equity("7", BEFORE, own),
                equity("7", BEFORE, following),
                equity("9", NEWEST, following),
            )
        )
        assert [(each.end, each.filing, each.later) for each in sets] == [
            (NEWEST, following, None),
            (BEFORE, own, None),
        ]


def test_accounts_filed_later_for_the_period_that_nobody_read_are_told() -> None:
    facts = (equity("7", NEWEST), filed("2026-03-01", NEWEST), filed("2026-06-01", NEWEST, "2"))
    (accounts,) = gather(facts)
    assert (accounts.filed, accounts.filed_anew) == (date(2026, 3, 1), date(2026, 6, 1))
    (alone,) = gather(facts[:2])
    assert alone.filed_anew is None


@pytest.mark.parametrize(
    "other",
    [
        filed("2026-06-01", BEFORE, "2"),
        filed("2026-02-01", NEWEST, "2"),
        filed("2026-06-01", NEWEST, "2", Entity("dk_offentliggoerelser", "99000015")),
    ],
    ids=["another period", "filed before", "another company"],
)
def test_other_filings_replace_nothing(other: KnownFact) -> None:
    (accounts,) = gather([equity("7", NEWEST), filed("2026-03-01", NEWEST), other])
    assert accounts.filed_anew is None


def test_a_later_filing_that_was_read_stands_beside_and_replaces_nothing() -> None:
    days = (filed("2026-03-01", NEWEST), filed("2026-06-01", NEWEST, "2"))
    both = gather([equity("7", NEWEST), equity("8", NEWEST, "2"), *days])
    assert {each.filed_anew for each in both} == {None}
