"""A table of years says whose figures it shows, and what to mind before comparing them."""

from datetime import date

from tests.samples import ACCOUNTS, COMPANY, NOW, REGISTER, annual, known
from workbench.domain.accounts_series import series_of
from workbench.domain.company import Entity
from workbench.domain.fact import KnownFact
from workbench.domain.series_words import series_words, year_notes
from workbench.domain.sounding import Sounding
from workbench.texts import ENGLISH


def test_the_newest_years_source_is_named_and_others_counted() -> None:
    facts = (
        *annual(2024, "NOK", REGISTER, equity=1),
        *annual(2025, "NOK", ACCOUNTS, equity=2),
    )
    accounts = Sounding(as_of=NOW, company=COMPANY, facts=facts).accounts
    (both,) = series_of(accounts)
    assert ENGLISH.say(series_words(both, {}, "EUR")) == (
        "no_regnskapsregisteret and 1 more · own company · EUR"
    )
    newest = both.newest(1)
    assert ENGLISH.say(series_words(newest, {}, "NOK")) == (
        "no_regnskapsregisteret · own company · NOK"
    )


def notes(*facts: KnownFact) -> list[str]:
    (series,) = series_of(Sounding(as_of=NOW, company=COMPANY, facts=facts).accounts)
    return [ENGLISH.say(each).replace("\u00a0", " ") for each in year_notes(series)]


def test_one_year_and_a_period_that_is_no_year_are_named() -> None:
    assert notes(*annual(2025, "NOK", equity=1)) == ["One year: cannot tell a trend."]
    short = known(
        "accounts.revenue", "5", unit="NOK", start=date(2024, 9, 1), end=date(2024, 12, 31)
    )
    assert notes(*annual(2025, "NOK", equity=1), short) == [
        "4 months to 2024 covers 122 days, so it is not compared with whole years."
    ]
    assert notes(*annual(2025, "NOK", equity=1), *annual(2024, "NOK", equity=1)) == []


def test_a_year_that_was_filed_anew_and_not_read_is_named() -> None:
    end, entity = date(2025, 12, 31), Entity("dk_regnskaber", "99000007")
    first = known("accounts.equity", "7", unit="DKK", filing="1", end=end, entity=entity)
    days = [
        known("accounts.filed", day, filing=filing, end=end, entity=entity)
        for filing, day in (("1", "2026-03-01"), ("2", "2026-06-01"))
    ]
    assert notes(first, *days)[-1] == (
        "The accounts to 31 December 2025 were filed anew on 1 June 2026, which has not been read:"
        " these are the figures filed before."
    )
