"""A table of years says whose figures it shows."""

from tests.samples import ACCOUNTS, COMPANY, NOW, REGISTER, annual
from workbench.domain.accounts_series import series_of
from workbench.domain.series_words import series_words
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
