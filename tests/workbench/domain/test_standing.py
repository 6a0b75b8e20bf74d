"""How a company stands is told line by line; what speaks against it is told to."""

from datetime import date

from tests.samples import COMPANY, NOW, known
from workbench.domain.fact import KnownFact
from workbench.domain.sounding import Sounding
from workbench.domain.standing import Line, standing
from workbench.texts import ENGLISH


def lines(*facts: KnownFact) -> dict[str, Line]:
    told = standing(Sounding(as_of=NOW, company=COMPANY, facts=facts))
    assert len({each.name for each in told}) == len(told)
    return {each.name: each for each in told}


def test_a_bankrupt_company_is_told_with_its_day_and_speaks_against_it() -> None:
    status = lines(
        known("company.status", "bankrupt"), known("company.status_since", "2026-03-02")
    )["status"]
    assert ENGLISH.say(status.value) == "Bankrupt since 2 March 2026"
    assert status.bad


def test_a_status_nobody_told_is_neither_good_nor_bad() -> None:
    status = lines()["status"]
    assert ENGLISH.say(status.value) == "not known yet"
    assert (status.unknown, status.bad, status.known) == (True, False, None)


def test_a_charge_that_is_over_is_not_told_as_open() -> None:
    told = lines(
        known("company.charge", "A floating charge", start=date(2020, 1, 1)),
        known("company.charge", "An old one", start=date(2010, 1, 1), end=date(2015, 1, 1)),
    )
    opened = [each for name, each in told.items() if name.startswith("open ")]
    assert [ENGLISH.say(each.value) for each in opened] == ["A floating charge"]
    assert all(each.bad for each in opened)
