"""Who a company is, as a reader says it: numbers, towns, ages, sizes and ends."""

from dataclasses import replace
from datetime import date

import pytest

from tests.samples import COMPANY, NOW, fjordlys, known
from workbench.domain.company import Identifier, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.identity import (
    age_words,
    cased,
    employees,
    endings,
    number_words,
    old_words,
    place_words,
    status_words,
    who_words,
)
from workbench.domain.sounding import Sounding
from workbench.texts import ENGLISH, Message, Texts

BORN = date(2008, 4, 14)


def read(message: Message) -> str:
    return ENGLISH.say(message).replace("\u00a0", " ")


def stating(*facts: KnownFact) -> Sounding:
    return Sounding(as_of=NOW, company=COMPANY, facts=facts)


@pytest.mark.parametrize(
    ("scheme", "value", "told"),
    [
        (Scheme.NO_ORGNR, "311000004", "Org. no. 311 000 004"),
        (Scheme.NO_ORGNR, "3110", "Org. no. 3110"),
        (Scheme.DK_CVR, "99000007", "CVR no. 99000007"),
        (Scheme.DOMAIN, "fjordlys.example", "fjordlys.example"),
    ],
)
def test_a_number_is_told_with_the_name_of_what_it_is(
    scheme: Scheme, value: str, told: str
) -> None:
    assert read(number_words(Identifier(scheme, value))) == told


@pytest.mark.parametrize(
    ("stored", "told"),
    [("MO I RANA", "Mo i Rana"), ("VED SJØEN", "Ved Sjøen"), ("Aarhus C", "Aarhus C")],
)
def test_a_town_in_capitals_is_written_as_readers_write_it(stored: str, told: str) -> None:
    assert cased(stored) == told


def test_a_place_names_the_country_in_the_readers_language() -> None:
    danish = Texts("da")
    assert read(place_words("MOLDE", "NO", ENGLISH)) == "Molde, Norway"
    assert danish.say(place_words("MOLDE", "NO", danish)) == "Molde, Norge"
    assert read(place_words("", "NO", ENGLISH)) == "Norway"
    # The SEC's list of tickers tells of no filer where it lives.
    assert read(place_words("AUSTIN", "", ENGLISH)) == "Austin"


@pytest.mark.parametrize(
    ("today", "beside_others", "alone"),
    [
        (date(2008, 5, 14), "1 month", "1 month old"),
        (date(2010, 4, 13), "23 months", "23 months old"),
        (date(2010, 4, 14), "2 years", "2 years old"),
        (date(2026, 11, 22), "18 years", "18 years old"),
        (date(2008, 1, 1), "founded 14 April 2008", "founded 14 April 2008"),
    ],
)
def test_an_age_is_told_in_months_until_the_second_birthday(
    today: date, beside_others: str, alone: str
) -> None:
    assert read(age_words(BORN, today)) == beside_others
    assert read(old_words(BORN, today)) == alone


def test_how_many_work_there_rests_on_the_count_before_the_band() -> None:
    band = known("company.employees_band", "50-99")
    words, stated = employees(stating(band))
    assert (read(words), stated) == ("about 50–99 employees", band)
    words, stated = employees(fjordlys([band]))
    assert read(words) == "64 employees"
    assert stated is not None
    assert stated.fact.key == "company.employees"
    assert employees(stating())[1] is None


def test_the_newest_own_accounts_tell_how_many_work_there_before_the_band() -> None:
    band = known("company.employees_band", "20-49")
    end = date(2025, 12, 31)
    own = known("accounts.employees", "38", start=date(2025, 1, 1), end=end, scope="own")
    group = known("accounts.employees", "120", start=date(2025, 1, 1), end=end, scope="group")
    words, stated = employees(stating(band, group, own))
    assert (read(words), stated) == ("38 employees", own)
    assert employees(stating(band, group))[1] == band


def test_an_end_is_told_with_its_day_bankruptcy_first() -> None:
    ceased = known("company.ceased", "2026-09-01")
    bankrupt = known("company.bankrupt", "2026-03-02")
    told = [(read(words), stated) for words, stated in endings(stating(ceased, bankrupt))]
    assert told == [
        ("Bankrupt on 2 March 2026", bankrupt),
        ("Ceased on 1 September 2026", ceased),
    ]
    assert not list(endings(fjordlys()))


def test_a_status_without_words_speaks_for_itself() -> None:
    assert read(status_words("compulsory_dissolution")) == "Being dissolved by order"
    assert read(status_words("under_merger")) == "under merger"


def test_the_line_below_a_name_says_who_it_is() -> None:
    assert read(who_words(fjordlys(), ENGLISH)) == (
        "Org. no. 311 000 004 · Molde, Norway · founded 14 April 2008 · 64 employees"
    )
    nowhere = replace(stating(), company=replace(COMPANY, country=""))
    assert read(who_words(nowhere, ENGLISH)) == "Org. no. 311 000 004 · employees not stated"
    assert read(who_words(stating(), ENGLISH)) == (
        "Org. no. 311 000 004 · Norway · employees not stated"
    )
