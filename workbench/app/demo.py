"""Filling the demo: the whole cast, opened and pursued by two people, as its story tells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from workbench.app import companies, people
from workbench.app.companies import Opened
from workbench.app.demo_chapters import Chapter, chapters, take_over
from workbench.app.demo_deals import closing
from workbench.app.demo_pursuit import Desks
from workbench.app.demo_story import ToldList, read_story
from workbench.app.desk import Desk
from workbench.app.known_lists import bringing
from workbench.app.known_lists.opening import open_list, read_list
from workbench.app.writing import for_good
from workbench.domain.operation import Operation
from workbench.domain.people import Department, Person
from workbench.errors import NotInStore
from workbench.jobs import JobControl
from workbench.texts import say


@dataclass(frozen=True, slots=True)
class Filled:
    """How many leads the demo brought; those that were here already are not counted."""

    open: int
    closed: int


def fill(desk: Desk, control: JobControl, *, story: str, into: Path) -> Operation[Filled]:
    """Open the demo's cast and do with it what the story tells.

    The open leads go through the use cases, so what they show is what anybody could have done.
    A filling that was broken off goes on where it stood: each chapter of a company's story is in
    the store whole or not at all, and none is told twice.

    Args:
        desk: over the demo's world.
        control: stops between two companies.
        story: the text of `story.toml`.
        into: where handoff folders are written.

    Raises:
        InvalidInput: the story cannot be read.
        NotInStore: the world lacks a company of the story.
        CancelledByUser: what was filled in so far stays.
        WorkbenchError: as each use case raises.
    """
    told = read_story(story)
    desks = Desks(
        marketing=_seat(desk, told.people.marketing, Department.MARKETING),
        sales=_seat(desk, told.people.sales, Department.SALES),
    )
    for each in told.known:
        control.check()
        _know(desks.of(each.by), each, JobControl())
    deals, stories = told.closed.deals, told.story
    total = len(deals) + len(stories)
    opened = closed = 0
    for place, deal in enumerate(deals):
        control.report(place, total, say("Filling the demo"))
        end = closing(desks.sales, deal, control)
        closed += _tell(desks, deal.number, told.closed.campaign, control, [end])
    for place, one in enumerate(stories, start=len(deals)):
        control.report(place, total, say("Filling the demo"))
        course = chapters(desks, one, control, into)
        opened += _tell(desks, one.number, one.campaign, control, course)
    control.report(total, total, say("Filling the demo"))
    return Operation(
        result=Filled(open=opened, closed=closed),
        did=say(
            "Filled the demo: {open} open leads, {closed} closed deals.", open=opened, closed=closed
        ),
        inverse=for_good(say("The demo has a store of its own: open yours, and it is gone.")),
    )


def _know(desk: Desk, told: ToldList, control: JobControl) -> None:
    """Bring in a list of ours, unless it is here."""
    if any(each.name == told.file for each in bringing.lists(desk)):
        return
    opened = open_list(desk, told.file, told.rows.encode(), control, kind=told.kind)
    read = read_list(desk, opened.of_day(told.day(desk.now().date())), control)
    bringing.bring(desk, read, control)


def host(desk: Desk, story: str) -> UUID:
    """Return the person of the story's marketing, in whose seat the demo is seen.

    Raises:
        InvalidInput: the story cannot be read.
    """
    return _seat(desk, read_story(story).people.marketing, Department.MARKETING).person


def _seat(desk: Desk, name: str, department: Department) -> Desk:
    here = desk.store.read(lambda ledger: ledger.people.all())
    known: Person | None = next((each for each in here if each.name == name), None)
    person = known or people.join(desk.store, desk.clock, name, department).result
    return replace(desk, person=person.id)


def _tell(
    desks: Desks, number: str, campaign: str, control: JobControl, course: Sequence[Chapter]
) -> bool:
    """Tell what is not yet told of a company, opening it first; False where all is told."""
    control.check()
    opened = _opened(desks.marketing, number, campaign, control)
    untold = desks.marketing.store.read(
        lambda ledger: [chapter for chapter in course if not chapter.is_told(ledger, opened)]
    )
    for chapter in untold:
        chapter.tell(opened)
    return bool(untold)


def _opened(desk: Desk, number: str, campaign: str, control: JobControl) -> Opened:
    known = companies.known(desk, number)
    if known is not None:
        return companies.opened(desk, known)
    take_over(desk, None, control)
    found = companies.find(desk, number, control)
    decisive = [candidate for candidate in found.candidates if candidate.decisive]
    if not decisive:
        raise NotInStore(say("{number} is not in this world.", number=number))
    # A row of the list is dear, and each chapter renews it.
    return companies.open_company(replace(desk, renew_rows=False), decisive[0], campaign).result
