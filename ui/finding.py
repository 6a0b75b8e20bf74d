"""Looking for a company: by what somebody typed, or for the number of one that is here without."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.pages.candidates import CandidatesPage
from ui.tasks import Task
from ui.workspace import Workspace
from workbench.app import numbering
from workbench.app.companies import Found, Opened
from workbench.app.desk import Desk
from workbench.domain.company import Candidate, Company
from workbench.domain.dossier import Dossier
from workbench.errors import InvalidInput, WorkbenchError
from workbench.jobs import JobControl


class Finding(QObject):
    """Leads from words to one company; the page of candidates asks whom where several fit.

    Signals:
        begun: somebody is looked for: the page of candidates is to come forward.
        known: the UUID of a company that is here already.
        opened: the UUID of a company that was opened, or has its number now.
    """

    begun = Signal()
    known = Signal(object)
    opened = Signal(object)

    def __init__(self, workspace: Workspace, page: CandidatesPage, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._page = page
        self._task: Task | None = None
        self._numbered: Company | None = None
        page.chosen.connect(self.choose)
        page.again.connect(self._again)
        page.stopped.connect(self._stop)

    def search(self, text: str) -> None:
        """Look for the company somebody means; what cannot be one is said at the field."""
        if text:
            self._numbered = None
            self._begin(text)
            self._task = self._workspace.find(text, self._found, self._page.show_problem)

    def number(self, dossier: Dossier) -> None:
        """Look for the number of a company that is here without one."""
        self._numbered = dossier.sounding.company
        self._look_for_number(numbering.words_for(dossier.sounding))

    def open(self, candidate: Candidate) -> None:
        """Open a company that was offered elsewhere, whosever number is being looked for."""
        self._numbered = None
        self.choose(candidate)

    def choose(self, candidate: Candidate) -> None:
        """Take a candidate for the company that is meant."""
        beside = self._page.beside(candidate)
        if self._numbered is None:
            self._workspace.open_company(candidate, self._company_opened, beside=beside)
            return
        company = self._numbered
        self._workspace.change(
            company.id,
            lambda desk: numbering.give(desk, company, candidate, beside=beside),
            done=self._company_numbered,
            failed=self._refused,
        )

    def _begin(self, text: str) -> None:
        self._page.begin(text)
        self.begun.emit()

    def _again(self, text: str) -> None:
        if self._numbered is None:
            self.search(text)
        elif text:
            self._look_for_number(text)

    def _look_for_number(self, text: str) -> None:
        company = self._numbered
        if company is not None:
            self._begin(text)
            self._task = self._workspace.study(
                partial(_look, company, text),
                self._page.show_found,
                failed=self._page.show_problem,
                replaces="find",
            )

    def _found(self, found: Found) -> None:
        if found.known is not None:
            self.known.emit(found.known.id)
        elif found.decisive is not None:
            self.choose(found.decisive)
        else:
            self._page.show_found(found)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _company_opened(self, opened: Opened) -> None:
        self.opened.emit(opened.company.id)

    def _company_numbered(self, company: Company) -> None:
        self._numbered = None
        self.opened.emit(company.id)

    def _refused(self, problem: WorkbenchError) -> None:
        if isinstance(problem, InvalidInput):
            problem = InvalidInput(problem.message, field="query", hint=problem.hint)
        self._page.show_problem(problem)


def _look(company: Company, text: str, desk: Desk, control: JobControl) -> Found:
    return numbering.look(desk, company, text, control)
