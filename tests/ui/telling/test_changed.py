"""A change opens the fact of now and the fact of then, each where it was read."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from tests.desks import Seat, seated_at_work
from tests.samples import known
from tests.ui.changed import answer_otherwise, decide, mend
from ui.telling.evidence import resolve
from ui.telling.resolved import Resolved
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.domain.changes import Change
from workbench.domain.dossier import Dossier
from workbench.domain.fact import KnownFact
from workbench.domain.reading_trail import Cause
from workbench.domain.since_decided import Told
from workbench.texts import say

EMPLOYEES = "company.employees"


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seated_at_work(tmp_path) as made:
        yield made


@pytest.fixture
def desk(seat: Seat) -> Desk:
    return seat.desk


@pytest.fixture
def company(seat: Seat, desk: Desk) -> UUID:
    made = seat.open().company.id
    decide(desk, made)
    return made


def news(dossier: Dossier) -> Resolved:
    since = dossier.since_decided
    assert since is not None
    return resolve(dossier, since.news[0])


def rows(resolved: Resolved) -> list[str]:
    return [f"{each.label}: {each.value}" for each in resolved.rows]


def test_a_change_leads_to_both_answers(desk: Desk, company: UUID) -> None:
    answer_otherwise(desk, company, EMPLOYEES, "20")
    dossier = open_dossier(desk, company)
    told = news(dossier)
    assert (str(told.title), str(told.value), str(told.about)) == (
        "Employees",
        "20",
        "The company changed",
    )
    assert rows(told) == [
        "Now: 20",
        "From: Enhetsregisteret, read 23 November 2026",
        "Before: 64",
        "From: Enhetsregisteret, read 22 November 2026",
    ]
    both = [resolve(dossier, each.opens) for each in told.rows if each.opens is not None]
    assert [str(each.value) for each in both] == ["20", "64"]
    assert both[0].kept != both[1].kept


def test_what_was_misread_leads_to_two_places_of_one_answer(desk: Desk, company: UUID) -> None:
    mend(desk, company, EMPLOYEES, "640")
    dossier = open_dossier(desk, company)
    told = news(dossier)
    assert str(told.about) == "We read it wrongly before"
    now, before = (each.opens for each in told.rows if each.opens is not None)
    assert isinstance(now, KnownFact)
    assert isinstance(before, KnownFact)
    assert now.snapshot == before.snapshot
    assert now.place != before.place
    assert "no longer stated by the source" not in str(rows(resolve(dossier, before)))


def test_a_change_of_one_fact_is_shown_at_its_place(desk: Desk, company: UUID) -> None:
    fact = known(EMPLOYEES, "20")
    change = Change(cause=Cause.NEW_TO_US, before=None, now=fact)
    told = Told(say("Employees: 20."), Cause.NEW_TO_US, (change,))
    shown = resolve(open_dossier(desk, company), told)
    assert shown.kept is not None
    assert (shown.kept.sha256, shown.place) == (fact.snapshot, fact.place)


def test_figures_told_together_are_listed_and_each_can_be_followed(
    desk: Desk, company: UUID
) -> None:
    facts = [known(EMPLOYEES, "20"), known("company.town", "MOLDE")]
    changes = tuple(Change(cause=Cause.COMPANY, before=None, now=each) for each in facts)
    told = resolve(open_dossier(desk, company), Told(say("Both."), Cause.COMPANY, changes))
    assert rows(told) == ["Employees: 20", "Town: Molde"]
    assert [each.opens for each in told.rows] == facts
