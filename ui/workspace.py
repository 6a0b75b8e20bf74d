"""The window's way to the use cases: work beside the window, undo, and word of what changed."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeAlias, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from ui.tasks import Lane, Runner, Task
from workbench.app import companies, lead_list, looking, queue, research, terms, trials
from workbench.app.desk import Desk
from workbench.domain.company import Candidate
from workbench.domain.lead_list import LeadFilter, Listed
from workbench.domain.lookup import Lookup, Question
from workbench.domain.operation import NoInverse, Operation
from workbench.domain.people import Person
from workbench.domain.source import Manifest
from workbench.errors import WorkbenchError
from workbench.jobs import JobControl, Progress
from workbench.texts import say

T = TypeVar("T")

UNDO_STEPS = 100

_Steps: TypeAlias = deque[tuple[UUID, Callable[[], Operation[object]]]]


class Workspace(QObject):
    """One desk in one window; lives on the window's thread.

    Attributes:
        researching: whether a research is under way; the queue waits for it.

    Signals:
        did: the `Message` of what was just done.
        changed: the UUID of the company something was written about.
        looked_up: each `Lookup` as it begins and as it ends.
        research_began, research_ended: the UUID of the company.
        queue_went_on: the look-ups that waited and were asked, as they stand now.
        seated: the `Person` in whose name everything is written from now on.
    """

    did = Signal(object)
    changed = Signal(object)
    looked_up = Signal(object)
    research_began = Signal(object)
    research_ended = Signal(object)
    queue_went_on = Signal(object)
    seated = Signal(object)

    def __init__(self, desk: Desk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._runner = runner
        self._researched: set[UUID] = set()
        self._asking_due: Task | None = None
        self._inverses: _Steps = deque(maxlen=UNDO_STEPS)
        self._taken_back: _Steps = deque(maxlen=UNDO_STEPS)

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

    def study(
        self,
        question: Callable[[Desk, JobControl], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[WorkbenchError], None] | None = None,
        progressed: Callable[[Progress], None] | None = None,
        replaces: str = "",
    ) -> Task:
        """Read what may take a while, such as a file; the store's own lane is not held up."""
        return self._runner.start(
            lambda control: question(self.desk, control),
            lane=Lane.NETWORK,
            done=done,
            failed=failed,
            progressed=progressed,
            replaces=replaces,
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
        return self._run(_Change(self, company, done), use_case, failed)

    def change_beside(
        self,
        company: UUID,
        use_case: Callable[[Desk, JobControl], Operation[T]],
        *,
        done: Callable[[T], None],
        failed: Callable[[WorkbenchError], None],
        ended: Callable[[], None],
        progressed: Callable[[Progress], None] | None = None,
    ) -> Task:
        """Do something that writes after it has read for a while, beside the store's own lane."""
        change = _Change(self, company, done)
        desk = self.desk
        return self._runner.start(
            lambda control: use_case(desk, control),
            lane=Lane.NETWORK,
            done=change.concluded,
            failed=failed,
            ended=ended,
            progressed=progressed,
        )

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

    def open_company(
        self,
        candidate: Candidate,
        done: Callable[[companies.Opened], None],
        beside: Sequence[Candidate] = (),
    ) -> Task:
        """Confirm a candidate as the company that is meant, not those offered beside it."""

        def work(control: JobControl) -> companies.Opened:
            control.check()
            return companies.open_company(self.desk, candidate, beside=beside).result

        return self._runner.start(work, lane=Lane.STORE, done=done)

    def research(self, company: UUID, chosen: frozenset[str] | None = None) -> Task:
        """Ask about a company what is missing or stale and free, or what somebody chose.

        A second call while one runs replaces it.
        """
        self._researched.add(company)
        self.research_began.emit(company)
        change = _Change(self, company, None)
        return self._runner.start(
            lambda control: research.research(
                self.desk, company, control, self.looked_up.emit, chosen=chosen
            ),
            lane=Lane.NETWORK,
            done=change.concluded,
            ended=change.ended,
            replaces=f"research {company}",
        )

    def ask_again(self, company: UUID, questions: list[Question]) -> Task:
        """Put some questions once more."""
        self._researched.add(company)
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

    def ask_due(self) -> Task:
        """Ask what waits and may be asked now; one that runs goes on, whoever calls once more.

        A second one in its place would break off what the first is asking, and what costs would
        then have failed.
        """
        if self._asking_due is None:
            self._asking_due = self._runner.start(
                lambda control: queue.ask_due(self.desk, control, self.looked_up.emit),
                lane=Lane.NETWORK,
                done=self._asked_due,
                ended=self._no_longer_asking,
            )
        return self._asking_due

    def look_at_watched(self, companies: tuple[UUID, ...]) -> Task:
        """Ask again what may have changed at some watched companies."""
        return self._runner.start(
            lambda control: looking.look(self.desk, companies, control, self.looked_up.emit),
            lane=Lane.NETWORK,
            done=_Looked(self, companies).over,
            replaces="watched companies",
        )

    def test_source(
        self,
        manifest: Manifest,
        progressed: Callable[[Progress], None],
        ended: Callable[[], None],
    ) -> Task:
        """Ask a source its known questions; whoever calls has confirmed what that costs."""
        change = _Change(self, self.desk.person, None)
        return self._runner.start(
            lambda control: trials.try_source(self.desk, manifest, control, paid=True),
            lane=Lane.NETWORK,
            done=change.concluded,
            progressed=progressed,
            ended=ended,
            replaces=f"test {manifest.key}",
        )

    def let_go(self) -> Task:
        """Let go of what sources' terms do not let us keep any longer."""
        return self._runner.start(
            lambda _control: terms.let_go(self.desk), lane=Lane.NETWORK, replaces="terms"
        )

    def let_wait(self, company: UUID) -> Task:
        """Ask nothing more about a company until somebody researches again."""
        return self.change(company, lambda desk: queue.let_wait(desk, company))

    def _asked_due(self, operation: Operation[tuple[Lookup, ...]]) -> None:
        for company in {each.company for each in operation.result} - {None}:
            self.changed.emit(company)
        self.queue_went_on.emit(operation.result)

    def _no_longer_asking(self) -> None:
        self._asking_due = None

    def end_research(self, company: UUID) -> None:
        """Take note that no research of a company is under way any more."""
        self._researched.discard(company)
        self.research_ended.emit(company)

    def seat(self, person: Person) -> None:
        """Let somebody sit at the desk, now and at the next start, once `people.sit_down` let them.

        Whoever takes something back is its author, so what another did cannot be taken back here.
        """
        forgotten = person.id != self.desk.person and (self._inverses or self._taken_back)
        self.desk = replace(self.desk, person=person.id)
        self.seated.emit(person)
        seats = self.desk.seats
        self._runner.start(lambda _control: seats.keep(person.id), lane=Lane.STORE)
        if forgotten:
            self._inverses.clear()
            self._taken_back.clear()
            self.did.emit(
                say(
                    "{name} sits here now; what was done before can no longer be taken back.",
                    name=person.name,
                )
            )

    @property
    def researching(self) -> bool:
        """Whether a research is under way."""
        return bool(self._researched)

    @property
    def can_undo(self) -> bool:
        """Whether something can be taken back."""
        return bool(self._inverses)

    def undo(self) -> Task | None:
        """Take the newest change back; None when there is none."""
        return self._step(self._inverses, self._taken_back)

    def redo(self) -> Task | None:
        """Do again what was taken back last; None when nothing was, or something new was done."""
        return self._step(self._taken_back, self._inverses)

    def conclude(
        self, company: UUID, operation: Operation[object], by: UUID, onto: _Steps | None = None
    ) -> None:
        """Tell what was done, and remember how whoever did it takes it back.

        `onto` is where that is remembered, unless something new was done.
        """
        if not isinstance(operation.inverse, NoInverse) and by == self.desk.person:
            if onto is None:
                self._taken_back.clear()
            steps = self._inverses if onto is None else onto
            steps.append((company, operation.inverse))
        self.did.emit(operation.did)
        self.changed.emit(company)

    def _step(self, steps: _Steps, onto: _Steps) -> Task | None:
        if not steps:
            return None
        company, step = steps.pop()
        return self._run(_Change(self, company, None, onto), lambda _desk: step(), None)

    def _run(
        self,
        change: "_Change",
        use_case: Callable[[Desk], Operation[Any]],
        failed: Callable[[WorkbenchError], None] | None,
    ) -> Task:
        desk = self.desk

        def work(control: JobControl) -> Operation[Any]:
            control.check()
            return use_case(desk)

        return self._runner.start(work, lane=Lane.STORE, done=change.concluded, failed=failed)


class _Looked(QObject):
    """A look at watched companies under way."""

    def __init__(self, workspace: Workspace, companies: tuple[UUID, ...]) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._companies = companies

    def over(self, _operation: object) -> None:
        for each in self._companies:
            self._workspace.changed.emit(each)
        self.deleteLater()


class _Change(QObject):
    """One change under way; keeps whom it is about until its result is back."""

    def __init__(
        self,
        workspace: Workspace,
        company: UUID,
        done: Callable[[Any], None] | None,
        onto: _Steps | None = None,
    ) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._company = company
        self._by = workspace.desk.person
        self._done = done
        self._onto = onto

    def concluded(self, operation: Operation[object]) -> None:
        self._workspace.conclude(self._company, operation, self._by, self._onto)
        if self._done is not None:
            self._done(operation.result)

    def ended(self) -> None:
        self._workspace.end_research(self._company)
        self.deleteLater()
