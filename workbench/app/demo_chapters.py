"""The chapters in which the story of one company of the demo's cast is told, and which are told."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from uuid import UUID

from workbench.app import handoffs, outcomes, research, watching
from workbench.app.companies import Opened
from workbench.app.demo_pursuit import Desks, brought_by, pursue
from workbench.app.demo_story import Story
from workbench.app.desk import Desk
from workbench.app.one_unit import in_one_unit
from workbench.domain.lead import Stage
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.lookup import Lookup, LookupState, Question
from workbench.jobs import JobControl

IsTold = Callable[[Ledger, Opened], bool]
_EVERY_FORTNIGHT = 14
_PAUSE = 0.5
"""Seconds between two looks at a question that another program may still be asking."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a company's story that is told whole or not at all.

    Attributes:
        is_told: whether the ledger holds it; once it does, it always will.
        tell: brings it, with the list's row in the same unit of work.
    """

    is_told: IsTold
    tell: Callable[[Opened], None]


def chapters(desks: Desks, story: Story, control: JobControl, into: Path) -> tuple[Chapter, ...]:
    """Return what is done with an opened company of the cast, in order."""
    teller = _Teller(desks, story, control, into)
    told = [
        Chapter(_looked_up(1), teller.look_up),
        Chapter(_planned(story.next.what), teller.pursue),
    ]
    if story.handed_over:
        told.append(Chapter(_is_handed_over, teller.hand_over))
    if story.accepted:
        told.append(Chapter(was_moved(Stage.ACCEPTED), teller.accept))
    if story.returned is not None:
        told.append(Chapter(_was_returned, teller.give_back))
    if story.first:
        told.append(Chapter(_is_watched, teller.watch))
        told.append(Chapter(_looked_up(2), teller.look_up_everything))
    return tuple(told)


@dataclass(frozen=True, slots=True)
class _Teller:
    desks: Desks
    story: Story
    control: JobControl
    into: Path

    def look_up(self, opened: Opened) -> None:
        if not self.story.first:
            self.look_up_everything(opened)
            return
        desk = self.desks.marketing
        had = answers_so_far(desk, opened, self.control)
        first = [each.question for each in self.story.first]
        research.ask_again(desk, opened.company.id, first, self.control, already=had)

    def look_up_everything(self, opened: Opened) -> None:
        desk = self.desks.marketing
        had = answers_so_far(desk, opened, self.control)
        research.research(desk, opened.company.id, self.control, already=had)

    def watch(self, opened: Opened) -> None:
        watching.watch(self.desks.marketing, opened.company.id, _EVERY_FORTNIGHT)

    def pursue(self, opened: Opened) -> None:
        desk, company = self.desks.marketing, opened.company.id
        files = brought_by(desk, company, self.story)

        def both(within: Desk) -> None:
            sales = replace(within, person=self.desks.sales.person)
            pursue(Desks(marketing=within, sales=sales), self.story, opened, files)

        in_one_unit(desk, company, both, bringing=[each.snapshot for each in files.values()])

    def hand_over(self, opened: Opened) -> None:
        handoffs.hand_over(self.desks.marketing, opened.company.id, self.into)

    def accept(self, opened: Opened) -> None:
        outcomes.accept(self.desks.sales, opened.lead)

    def give_back(self, opened: Opened) -> None:
        given = self.story.returned
        if given is not None:
            outcomes.give_back(self.desks.sales, opened.lead, why=given.why, reason=given.reason)


def _looked_up(times: int) -> IsTold:
    return lambda ledger, opened: len(_ends(ledger, opened)) >= times


def _ends(ledger: Ledger, opened: Opened) -> list[Activity]:
    return [line for line in ledger.activity(opened.company.id) if research.ended(line)]


def _planned(what: str) -> IsTold:
    return lambda ledger, opened: any(
        step.what == what for step in ledger.next_steps.history(opened.lead.id)
    )


def _is_handed_over(ledger: Ledger, opened: Opened) -> bool:
    return bool(ledger.handoffs.history(opened.lead.id))


def was_moved(*stages: Stage) -> IsTold:
    """Return what says whether a lead ever came to one of some stages."""
    return lambda ledger, opened: any(
        change.stage in stages for change in ledger.stages.history(opened.lead.id)
    )


def _is_watched(ledger: Ledger, opened: Opened) -> bool:
    return bool(ledger.watches.history(opened.company.id))


def _was_returned(ledger: Ledger, opened: Opened) -> bool:
    """Say whether an SQL became an MQL again."""
    stages = [change.stage for change in ledger.stages.history(opened.lead.id)]
    return (Stage.SQL, Stage.MQL) in pairwise(stages)


def answers_so_far(desk: Desk, opened: Opened, control: JobControl) -> tuple[Lookup, ...]:
    """Return the answers that came since the last research of a company ended.

    What was left open when a program was killed is asked first, once its lease has run out.
    """
    take_over(desk, opened.company.id, control)

    def look(ledger: Ledger) -> tuple[Lookup, ...]:
        since = [line.at for line in _ends(ledger, opened)]
        return tuple(
            lookup
            for lookup in ledger.lookups.of_company(opened.company.id)
            if lookup.kind is not None and (not since or lookup.planned > since[-1])
        )

    return desk.store.read(look)


def take_over(desk: Desk, company: UUID | None, control: JobControl) -> None:
    """Ask what was left open when a program was killed; None means looking for a company.

    What an answer had led to is in no plan any more, so it would otherwise never be asked.

    Raises:
        CancelledByUser: somebody cancelled while we waited for a lease to run out.
    """
    while left := desk.store.read(lambda ledger: _left_open(ledger, company)):
        run = desk.lookups.run(left, company=company, control=control)
        if all(lookup.state is not LookupState.ASKING for lookup in run):
            return
        control.wait(_PAUSE)


def _left_open(ledger: Ledger, company: UUID | None) -> list[Question]:
    return [each.question for each in ledger.lookups.open() if each.company == company]
