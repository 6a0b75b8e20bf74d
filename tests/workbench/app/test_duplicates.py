"""Companies that may be one are found with what speaks for and against; nobody is merged."""

from dataclasses import replace

import pytest

from tests.fakes.desks import Bench, bench, undone
from tests.twins import pursue
from workbench.app.duplicates import Duplicates, compare, find
from workbench.app.merging import merge, part, tell_apart
from workbench.domain.company import Company, Identifier, Scheme
from workbench.domain.duplicates import Likelihood
from workbench.domain.lead import Stage
from workbench.errors import CancelledByUser
from workbench.jobs import JobControl

FJORDLYS, ANEW = "Fjordlys Automasjon AS", "FJORDLYS AUTOMASJON A/S"


def known(made: Bench, name: str, *numbers: tuple[Scheme, str], country: str = "NO") -> Company:
    held = (Identifier(scheme, value) for scheme, value in numbers)
    return pursue(made.desk, name, *held, country=country, stage=Stage.MQL)


def found(made: Bench) -> Duplicates:
    return find(made.desk, JobControl())


def names(made: Bench) -> list[tuple[str, str]]:
    return [(each.one.name, each.other.name) for each in found(made).pairs]


def test_twins_are_found_and_shown_side_by_side() -> None:
    made = bench(pursued=False)
    known(made, FJORDLYS, (Scheme.NO_ORGNR, "311000004"), (Scheme.DOMAIN, "fjordlys.example"))
    known(made, "Bakkestø Bygg AS")
    known(made, "Fjordlys Automasjon", (Scheme.DOMAIN, "fjordlys.example"))
    done = found(made)
    (pair,) = done.pairs
    assert (done.companies, done.found) == (3, 1)
    assert (pair.one.name, pair.other.name) == (FJORDLYS, "Fjordlys Automasjon")
    assert (pair.one.number, pair.one.website) == ("311000004", "fjordlys.example")
    assert pair.other.stage is Stage.MQL
    assert pair.likelihood is Likelihood.MAY_BE
    assert pair.verdict.agrees
    assert "The number of one of them is not known." in map(str, pair.verdict.missing)


def test_companies_with_other_numbers_of_one_register_are_not_offered() -> None:
    made = bench(pursued=False)
    known(made, FJORDLYS, (Scheme.NO_ORGNR, "311000004"))
    known(made, FJORDLYS, (Scheme.NO_ORGNR, "399999999"))
    assert names(made) == []


def test_an_equal_lei_with_other_numbers_is_not_called_the_same() -> None:
    made = bench(pursued=False)
    lei = (Scheme.LEI, "549300MLUDYVRQOOXS22")
    known(made, FJORDLYS, (Scheme.NO_ORGNR, "311000004"), lei)
    known(made, FJORDLYS, (Scheme.NO_ORGNR, "311000012"), lei)
    (pair,) = found(made).pairs
    assert pair.likelihood is Likelihood.MAY_BE
    assert "311000012" in str(pair.differs[0])


def test_sisters_come_last_or_not_at_all() -> None:
    made = bench(pursued=False)
    known(made, "Fjordlys Automasjon 1 AS")
    known(made, "Fjordlys Automasjon 2 AS")
    assert names(made) == []


def test_the_surest_come_first() -> None:
    made = bench(pursued=False)
    known(made, "Nordlys Elektro AS")
    known(made, "Nordlys Elekro AS")
    vat, number = (Scheme.EU_VAT, "DK99000007"), (Scheme.DK_CVR, "99000007")
    known(made, "Skagen Sensor A/S", vat, country="DK")
    known(made, "Skagen Sensor", number, country="DK")
    done = found(made).pairs
    assert [each.likelihood for each in done] == [Likelihood.SAME, Likelihood.MAY_BE]
    assert [each.one.name for each in done] == ["Skagen Sensor A/S", "Nordlys Elektro AS"]


def test_who_was_told_apart_is_offered_again_when_something_new_turned_up() -> None:
    made = bench(pursued=False)
    one, other = known(made, FJORDLYS), known(made, ANEW)
    (pair,) = found(made).pairs
    did = tell_apart(made.desk, one.id, other.id, seen=pair.told)
    assert names(made) == []
    site = Identifier(Scheme.DOMAIN, "fjordlys.example")
    for each in (one, other):
        made.store.write(lambda ledger, each=each: ledger.companies.add_identifier(each.id, site))  # type: ignore[misc]
    (again,) = found(made).pairs
    assert again.parted == made.clock.now().date()
    undone(did)
    (still,) = found(made).pairs
    assert still.parted is None


def test_merged_ones_are_not_offered_and_parted_ones_never_again() -> None:
    made = bench(pursued=False)
    one, other = known(made, FJORDLYS), known(made, ANEW)
    third = known(made, "Fjordlys Automasjon AS.")
    merge(made.desk, one.id, other.id)
    (pair,) = found(made).pairs
    assert {pair.one.company, pair.other.company} == {one.id, third.id}
    part(made.desk, one.id, other.id, "two after all")
    pairs = {frozenset((each.one.company, each.other.company)) for each in found(made).pairs}
    assert pairs == {frozenset((one.id, third.id)), frozenset((other.id, third.id))}


def test_two_companies_are_compared_whatever_they_are_called() -> None:
    made = bench(pursued=False)
    one, other = known(made, FJORDLYS), known(made, "Bakkestø Bygg AS")
    pair = compare(made.desk, other.id, one.id)
    assert pair is not None
    assert pair.one.company == one.id
    assert pair.verdict.differs
    merge(made.desk, one.id, other.id)
    assert compare(made.desk, one.id, other.id) is None


def test_it_can_be_stopped() -> None:
    made = bench(pursued=False)
    known(made, FJORDLYS)
    control = JobControl()
    control.cancel()
    with pytest.raises(CancelledByUser):
        find(made.desk, control)


def test_one_that_a_register_removed_is_not_offered() -> None:
    made = bench(pursued=False)
    one = known(made, FJORDLYS)
    known(made, ANEW)
    gone = replace(one, removed=made.clock.now().date())
    made.store.write(lambda ledger: ledger.companies.add(gone))
    assert names(made) == []
