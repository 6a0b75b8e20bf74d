"""Asking about the company on the page: begun, chosen, put again, stopped."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from ui.tasks import Task
from ui.workspace import Workspace
from workbench.app import research
from workbench.app.desk import Desk
from workbench.app.research import Planned
from workbench.domain.lookup import Question


class Asking(QObject):
    """One research at a time, about the company that was named last.

    Signals:
        choice_wanted: something costs, or every answer is fresh, so a person chooses what to ask.
    """

    choice_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._company: UUID | None = None
        self._task: Task | None = None
        self._stopped: UUID | None = None
        workspace.research_ended.connect(self._ended)

    def about(self, company: UUID) -> None:
        """Say whom everything is about from now on."""
        self._company = company

    def begin(self) -> None:
        """Ask what is missing or stale; what costs is chosen by a person."""
        if self._company is not None:
            planning = partial(_plan, self._company)
            self._workspace.look(planning, self._planned, replaces="plan")

    def again(self, questions: list[Question]) -> None:
        """Put some questions once more."""
        if self._company is not None:
            self._task = self._workspace.ask_again(self._company, questions)

    def stop(self) -> None:
        """Stop asking; what has arrived is kept, and the rest waits for a person."""
        if self._task is not None:
            self._stopped = self._company
            self._task.cancel()

    def _planned(self, planned: Sequence[Planned]) -> None:
        costs = any(each.usable and each.freshness.need.asks and each.costs for each in planned)
        free = any(each.by_itself for each in planned)
        if free and not costs and self._company is not None:
            self._task = self._workspace.research(self._company)
        else:
            self.choice_wanted.emit()

    def _ended(self, company: UUID) -> None:
        if company == self._company:
            self._task = None
        if company == self._stopped:
            self._stopped = None
            self._workspace.let_wait(company)


def _plan(company: UUID, desk: Desk) -> tuple[Planned, ...]:
    return research.plan(desk, company)
