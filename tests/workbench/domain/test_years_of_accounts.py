"""The years of accounts: every source side by side, the one that is used first, and why."""

from datetime import date

from tests.samples import known
from workbench.domain.accounts import gather
from workbench.domain.company import Entity
from workbench.domain.fact import KnownFact
from workbench.domain.years_of_accounts import YearOfAccounts, years_of
from workbench.texts import ENGLISH

END = date(2025, 12, 31)
BEFORE = date(2024, 12, 31)


def amount(
    source: str,
    line: str,
    value: str,
    end: date = END,
    *,
    filing: str = "1",
    version: str = "original",
    scope: str = "own",
    precision: str = "day",
) -> KnownFact:
    return known(
        f"accounts.{line}",
        value,
        entity=Entity(source, "99000007"),
        unit="DKK",
        end=end,
        filing=filing,
        version=version,
        scope=scope,
        precision=precision,
    )


def years(*facts: KnownFact) -> tuple[YearOfAccounts, ...]:
    return years_of(gather(facts))


def because(year: YearOfAccounts) -> str:
    return "" if year.because is None else ENGLISH.say(year.because)


def test_one_source_needs_no_reason() -> None:
    (year,) = years(amount("dk_regnskaber", "equity", "7"))
    assert (year.because, year.others, year.restated) == (None, (), ())


def test_where_accounts_are_filed_comes_before_a_copy_that_states_more() -> None:
    (year,) = years(
        amount("proff_page", "equity", "8"),
        amount("proff_page", "assets", "9"),
        amount("dk_regnskaber", "equity", "7"),
    )
    assert [each.entity.source for each in year.sets] == ["dk_regnskaber", "proff_page"]
    assert "nearer to where the accounts are filed" in because(year)


def test_a_correction_comes_before_what_it_corrects() -> None:
    (year,) = years(
        amount("dk_regnskaber", "equity", "7", filing="1"),
        amount("dk_regnskaber", "equity", "6", filing="2", version="corrected"),
    )
    assert year.chosen.corrected
    assert because(year) == "It corrects an earlier filing."


def test_a_year_that_its_next_report_states_otherwise_is_said_to_be_restated() -> None:
    _, year = years(
        amount("dk_regnskaber", "equity", "7", BEFORE, filing="1"),
        amount("dk_regnskaber", "equity", "5", BEFORE, filing="2"),
        amount("dk_regnskaber", "equity", "9", END, filing="2"),
    )
    assert year.chosen.lines["equity"].fact.value == "7"
    assert (year.chosen.later, year.others[0].later) == (None, END)
    assert year.restated == ("equity",)
    assert "not last year's figures" in because(year)


def test_last_years_figures_that_only_repeat_are_no_second_set() -> None:
    _, year = years(
        amount("dk_regnskaber", "equity", "7", BEFORE, filing="1"),
        amount("dk_regnskaber", "equity", "7", BEFORE, filing="2"),
        amount("dk_regnskaber", "equity", "9", END, filing="2"),
    )
    assert year.others == ()


def test_a_source_that_tells_only_the_year_stands_beside_the_period_that_ends_in_it() -> None:
    (year,) = years(
        amount("fr_recherche_entreprises", "revenue", "7", precision="year"),
        amount("xbrl_filings", "revenue", "8", date(2025, 9, 30)),
    )
    assert year.end == date(2025, 9, 30)
    assert [each.exact for each in year.sets] == [True, False]
    assert "only the year" in because(year)


def test_own_figures_and_the_groups_are_two_years() -> None:
    found = years(
        amount("xbrl_filings", "equity", "70", scope="group"),
        amount("xbrl_filings", "equity", "7", scope="own"),
    )
    assert [each.scope.value for each in found] == ["own", "group"]
