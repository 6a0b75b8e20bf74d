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


def filed(day: str, filing: str, version: str = "original") -> tuple[KnownFact, KnownFact]:
    source = "ee_ariregister_files"
    entity = Entity(source, "99000007")
    return (
        amount(source, "equity", filing, filing=filing, version=version),
        known(
            "accounts.filed",
            day,
            entity=entity,
            end=END,
            filing=filing,
            version=version,
            scope="own",
            precision="day",
        ),
    )


def test_of_several_corrections_the_last_filed_is_used() -> None:
    for numbers in (("70", "80", "90"), ("90", "80", "70")):
        first, second, third = numbers
        (year,) = years(
            *filed("2026-05-14", first),
            *filed("2026-09-01", second, "corrected"),
            *filed("2026-11-01", third, "corrected"),
        )
        assert [each.filing for each in year.sets] == [third, second, first]
        assert because(year) == "It was filed or read last."


def test_a_part_of_a_year_stands_behind_the_year_that_ends_with_it() -> None:
    def result(source: str, start: date, value: str) -> KnownFact:
        entity = Entity(source, "99000007")
        return known(
            "accounts.net_result",
            value,
            unit="DKK",
            entity=entity,
            start=start,
            end=END,
            scope="own",
        )

    whole = result("proff_page", date(2025, 1, 1), "1000")
    quarter = result("sent_accounts", date(2025, 10, 1), "200")
    (year,) = years(quarter, whole)
    assert [str(each.period) for each in year.sets] == ["2025", "3 months to 2025"]
    assert because(year) == "It covers a whole year; the other only a part of it."
