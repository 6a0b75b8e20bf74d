"""What the page of work lists does beside the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from ui.sheets.work_list import NewList
from workbench.app.desk import Desk
from workbench.app.lists import keeping, sessions, taking_along
from workbench.app.lists.finding_out import find_out
from workbench.app.lists.prospects import Prospect, prospects
from workbench.app.lists.taking_along import Along
from workbench.domain.lead_list import LeadFilter
from workbench.domain.lookup import Lookup
from workbench.domain.operation import Operation
from workbench.domain.work_list import Outlook, WorkList, counted
from workbench.jobs import JobControl
from workbench.texts import Message, say, say_many


@dataclass(frozen=True, slots=True)
class Standing:
    """How a list stands, ranked, and whether a session of ours lasts on it."""

    found: tuple[Prospect, ...]
    lasts: bool


def origins(wanted: LeadFilter, run: UUID | None, desk: Desk) -> NewList:
    """Return of what a list may be made; an import that is named is what is meant."""
    offered = keeping.origins(desk, wanted)
    meant = (place for place, each in enumerate(offered) if run is not None and each.run == run)
    return NewList(offered, next(meant, 0))


def look_over(held: WorkList, desk: Desk, control: JobControl) -> Standing:
    """Return how a list stands."""
    found = prospects(desk, held.companies, control)
    return Standing(found, sessions.lasting(desk, held.about) is not None)


def find_out_about(
    held: WorkList,
    told: Callable[[Lookup], None],
    stood: Callable[[Prospect], None],
    desk: Desk,
    control: JobControl,
) -> Operation[tuple[Prospect, ...]]:
    """Ask what decides, in a session."""
    begin = partial(sessions.begin, desk, held.about)
    return find_out(desk, held.companies, control, told, stood, looked_over=begin)


def take_along(
    held: WorkList, told: Callable[[Lookup], None], desk: Desk, control: JobControl
) -> Operation[Along]:
    """Fetch everything free."""
    return taking_along.take_along(desk, held.companies, control, told)


def counts(held: WorkList, found: Sequence[Prospect]) -> Message:
    """Return how many companies a list holds, and how they stand once that is known."""
    number = len(found) or len(held.companies)
    told = say_many("{count} company", "{count} companies", number)
    if not found:
        return told
    counts = counted(each.outlook for each in found)
    return say(
        "{companies} · {ready} ready, {open} open, {no} no",
        companies=told,
        ready=counts[Outlook.READY],
        open=counts[Outlook.OPEN],
        no=counts[Outlook.NO],
    )
