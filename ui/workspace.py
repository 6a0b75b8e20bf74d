"""The window's way to the use cases: work beside the window, undo, and word of what changed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from ui.tasks import Lane, Runner, Task
from workbench.app import companies, lead_list, research
from workbench.app.desk import Desk
from workbench.domain.company import Candidate
from workbench.domain.lead_list import LeadFilter, Listed
from workbench.domain.lookup import Question
from workbench.domain.operation import NoInverse, Operation
from workbench.domain.people import Person
from workbench.errors import WorkbenchError
from workbench.jobs import JobControl
from workbench.texts import say

T = TypeVar("T")

UNDO_STEPS = 100


class Workspace(QObject):
    """One desk in one window; lives on the window's thread.

    Signals:
        did: the `Message` of what was just done.
        changed: the UUID of the company something was written about.
        looked_up: each `Lookup` as it begins and as it ends.
        research_began, research_ended: the UUID of the company.
        seated: the `Person` in whose name everything is written from now on.
    """

    did = Signal(object)
    changed = Signal(object)
    looked_up = Signal(object)
    research_began = Signal(object)
    research_ended = Signal(object)
    seated = Signal(object)

    def __init__(self, desk: Desk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._runner = runner
        self._inverses: list[tuple[UUID, Callable[[], Operation[object]]]] = []

    def look(
        self,
        question: Callable[[Desk], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[WorkbenchError], None] | None = None,
        replaces: str = "",
    ) -> Task:
        """Read something from the store; a newer question of the same key replaces the older."""

        def work(control: JobControl) -> T:
            control.check()
            return question(self.desk)

        return self._runner.start(
            work, lane=Lane.STORE, done=done, failed=failed, replaces=replaces
        )

    def list_leads(self, wanted: LeadFilter, page: int, done: Callable[[Listed], None]) -> Task:
        """Read a page of the lead list; another filter replaces what was asked before."""
        key = "leads page" if page else "leads"
        return self.look(lambda desk: lead_list.read(desk, wanted, page), done, replaces=key)

    def change(
        self,
        company: UUID,
        use_case: Callable[[Desk], Operation[T]],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[WorkbenchError], None] | None = None,
    ) -> Task:
        """Do something that writes; what it did is told, and can be taken back with `undo`."""
        change, desk = _Change(self, company, done), self.desk

        def work(control: JobControl) -> Operation[T]:
            control.check()
            return use_case(desk)

        return self._runner.start(work, lane=Lane.STORE, done=change.concluded, failed=failed)

    def find(
        self,
        text: str,
        done: Callable[[companies.Found], None],
        failed: Callable[[WorkbenchError], None],
    ) -> Task:
        """Look for the company somebody means."""
        return self._runner.start(
            lambda control: companies.find(self.desk, text, control, self.looked_up.emit),
            lane=Lane.NETWORK,
            done=done,
            failed=failed,
            replaces="find",
        )

    def open_company(self, candidate: Candidate, done: Callable[[companies.Opened], None]) -> Task:
        """Confirm a candidate as the company that is meant."""

        def work(control: JobControl) -> companies.Opened:
            control.check()
            return companies.open_company(self.desk, candidate).result

        return self._runner.start(work, lane=Lane.STORE, done=done)

    def research(self, company: UUID) -> Task:
        """Ask every usable source about a company; a second call while one runs replaces it."""
        self.research_began.emit(company)
        change = _Change(self, company, None)
        return self._runner.start(
            lambda control: research.research(self.desk, company, control, self.looked_up.emit),
            lane=Lane.NETWORK,
            done=change.concluded,
            ended=change.ended,
            replaces=f"research {company}",
        )

    def ask_again(self, company: UUID, questions: list[Question]) -> Task:
        """Put some questions once more."""
        self.research_began.emit(company)
        change = _Change(self, company, None)
        return self._runner.start(
            lambda control: research.ask_again(
                self.desk, company, questions, control, self.looked_up.emit
            ),
            lane=Lane.NETWORK,
            done=change.concluded,
            ended=change.ended,
            replaces=f"research {company}",
        )

    def seat(self, person: Person) -> None:
        """Let somebody sit at the desk, once `people.sit_down` has let them.

        Whoever takes something back is its author, so what another did cannot be taken back here.
        """
        forgotten = self._inverses if person.id != self.desk.person else []
        self.desk = replace(self.desk, person=person.id)
        self.seated.emit(person)
        if forgotten:
            self._inverses = []
            self.did.emit(
                say(
                    "{name} sits here now; what was done before can no longer be taken back.",
                    name=person.name,
                )
            )

    @property
    def can_undo(self) -> bool:
        """Whether something can be taken back."""
        return bool(self._inverses)

    def undo(self) -> Task | None:
        """Take the newest change back; None when there is none."""
        if not self._inverses:
            return None
        company, inverse = self._inverses.pop()
        return self.change(company, lambda _desk: inverse())

    def conclude(self, company: UUID, operation: Operation[object], by: UUID) -> None:
        """Tell what was done, and remember how whoever did it takes it back."""
        if not isinstance(operation.inverse, NoInverse) and by == self.desk.person:
            self._inverses = [*self._inverses, (company, operation.inverse)][-UNDO_STEPS:]
        self.did.emit(operation.did)
        self.changed.emit(company)


class _Change(QObject):
    """One change under way; keeps whom it is about until its result is back."""

    def __init__(
        self, workspace: Workspace, company: UUID, done: Callable[[Any], None] | None
    ) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._company = company
        self._by = workspace.desk.person
        self._done = done

    def concluded(self, operation: Operation[object]) -> None:
        self._workspace.conclude(self._company, operation, self._by)
        if self._done is not None:
            self._done(operation.result)

    def ended(self) -> None:
        self._workspace.research_ended.emit(self._company)
        self.deleteLater()
