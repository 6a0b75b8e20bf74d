"""The page of work lists: one list at a time, ranked, found out about and taken along."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.pages.lists import work
from ui.pages.lists.parts import ListParts
from ui.pages.lists.work import Standing
from ui.sheets.work_list import NewList
from ui.tasks import Task
from ui.theme.look import Look
from ui.widgets.busy import Busy
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.more_button import Doing, MoreButton
from ui.widgets.page_frame import PageFrame
from ui.widgets.select import Select
from ui.widgets.sentence import Sentence
from ui.workspace import Workspace
from workbench.app.lists import keeping, sessions, taking_along
from workbench.app.lists.prospects import Prospect
from workbench.app.lists.taking_along import Along, Foreseen
from workbench.domain.importing import ImportRun
from workbench.domain.lead_list import LeadFilter
from workbench.domain.work_list import SessionSummary, WorkList
from workbench.errors import WorkbenchError
from workbench.texts import Message, say

_GATHER = 120
"""Milliseconds in which what is heard of several companies is shown together."""
_END, _NEW, _AWAY = "end", "new", "away"
_KEEPING = (Doing(_NEW, say("New list…")), Doing(_AWAY, say("Put the list away")))


class ListsPage(PageFrame):
    """The newest list, or the one that was chosen.

    Signals:
        company_wanted: the UUID of the company to open.
        sheet_wanted: `work_list`, and the `NewList` it may be made of.
    """

    key = "lists"
    icon = "list-checks"
    in_sidebar = False

    company_wanted = Signal(object)
    sheet_wanted = Signal(str, object)
    _stood = Signal(object)

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(look, say("Work lists"), scrolls=False, parent=parent)
        self._workspace = workspace
        self._lists: tuple[WorkList, ...] = ()
        self.held: WorkList | None = None
        self.found: tuple[Prospect, ...] = ()
        self._wanted: UUID | None = None
        self._lasts = False
        self._heard: dict[UUID, Prospect] = {}
        self._task: Task | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_GATHER)
        self._soon.timeout.connect(self._show_heard)
        self.choice = Select(look, say("Which list"))
        self.more = MoreButton(look)
        self.along = QuietButton(look, say("Take along"), icon="download")
        self.primary = PrimaryButton(look, say("Find out"), icon="search")
        self.busy = Busy(look)
        self._told = Sentence(look, role="soft")
        self.parts = ListParts(look)
        self._lay_out()
        self._connect()

    def shown(self) -> None:
        """Read the lists, and look over the one that is shown."""
        self._workspace.look(keeping.every, self._show_lists, replaces="work lists")

    def open(self, work_list: UUID) -> None:
        """Show a list when the page comes forward."""
        self._wanted = work_list

    def make(self, run: ImportRun | None = None) -> None:
        """Let a list be made: of the open leads, or of an import."""
        ask = partial(work.origins, LeadFilter(), run.id if run is not None else None)
        self._workspace.look(ask, self._want_sheet, replaces="origins of a list")

    def stop(self) -> None:
        """Stop what is under way; what had arrived is kept."""
        if self._task is not None:
            self._task.cancel()

    def _lay_out(self) -> None:
        for button in (self.choice, self.more, self.along, self.primary):
            self.add_action(button)
        for part in (self.busy, self._told):
            self.add(part)
        self.add(self.parts, 1)
        self._told.hide()
        self._show_actions()

    def _connect(self) -> None:
        self.choice.selected.connect(self._choose)
        self.more.wanted.connect(self._do)
        self.primary.clicked.connect(self._find_out)
        self.along.clicked.connect(self._foresee)
        self.parts.making_wanted.connect(self._make_any)
        self.parts.along.fetch_wanted.connect(self._fetch)
        self.parts.rows.opened.connect(self.company_wanted)
        self.busy.cancelled.connect(self.stop)
        self._stood.connect(self._hear)

    def _show_actions(self) -> None:
        for button in (self.more, self.along, self.primary):
            button.setVisible(self.held is not None)
        self.choice.setVisible(len(self._lists) > 1)
        ending = (Doing(_END, say("End the session")),) if self._lasts else ()
        self.more.offer([each for each in (ending, _KEEPING) if each])

    # --- lists ------------------------------------------------------------------------------------

    def _show_lists(self, lists: tuple[WorkList, ...]) -> None:
        before, wanted = self.held, self._wanted or (self.held and self.held.about)
        self._lists, self._wanted = lists, None
        self.held = next((e for e in lists if e.about == wanted), lists[0] if lists else None)
        if self.held is None:
            self._show_found(())
            self.parts.show_nothing()
            return
        if before is None or before.about != self.held.about:
            self._told.hide()
            self._show_found(())
            self.parts.show_rows()
        self.choice.set_options((str(each.about), say("{name}", name=each.name)) for each in lists)
        self.choice.choose(str(self.held.about))
        self.choice.widen()
        if not self.busy.isVisible():
            self._look_over(self.held)

    def _choose(self, key: str) -> None:
        self._wanted = UUID(key)
        self._show_lists(self._lists)

    def _do(self, key: str) -> None:
        {_END: self._end, _NEW: self._make_any, _AWAY: self._put_away}[key]()

    def _make_any(self) -> None:
        self.make()

    def _want_sheet(self, origins: NewList) -> None:
        self.sheet_wanted.emit("work_list", origins)

    def _put_away(self) -> None:
        held = self.held
        if held is not None:
            self._workspace.change(
                held.about, lambda desk: keeping.put_away(desk, held), done=self._gone
            )

    def _gone(self, _result: object) -> None:
        self.held = None
        self.shown()

    # --- how it stands ----------------------------------------------------------------------------

    def _look_over(self, held: WorkList) -> None:
        if not self.found:
            self.busy.begin(say("Looking the list over"))
        self._task = self._workspace.study(
            partial(work.look_over, held),
            self._show_standing,
            failed=self._failed,
            progressed=self.busy.show_progress,
            replaces="work list",
        )

    def _show_standing(self, standing: Standing) -> None:
        self._lasts = standing.lasts
        self.busy.finish()
        self._show_found(standing.found)
        if self.isVisible() and self.parts.has_rows:
            target = self.primary if self.primary.isEnabled() else self.parts.rows
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_found(self, found: tuple[Prospect, ...]) -> None:
        self.found, self._heard = found, {}
        self.parts.fill(found)
        self.primary.setEnabled(any(each.steps for each in found))
        self._tell_title()
        self._show_actions()

    def _tell_title(self) -> None:
        if self.held is None:
            self.set_title(self.title)
            return
        now = {each.company: each for each in self.found} | self._heard
        self.set_title(
            say("{name}", name=self.held.name), work.counts(self.held, tuple(now.values()))
        )

    # --- finding out ------------------------------------------------------------------------------

    def _find_out(self) -> None:
        held = self.held
        if held is None:
            return
        self._begin(say("Finding out…"))
        told, stood = self._workspace.looked_up.emit, self._stood.emit
        self._task = self._workspace.change_beside(
            held.about,
            partial(work.find_out_about, held, told, stood),
            done=self._show_found,
            failed=self._failed,
            ended=self._ended,
            progressed=self.busy.show_progress,
        )

    def _hear(self, stood: Prospect) -> None:
        self._heard[stood.company] = stood
        if not self._soon.isActive():
            self._soon.start()

    def _show_heard(self) -> None:
        for each in self._heard.values():
            self.parts.update_one(each)
        self._tell_title()

    def _ended(self) -> None:
        self.busy.finish()
        self.primary.setEnabled(True)
        if self.isVisible():
            # Whatever ended it, what had arrived may have decided somebody.
            self.shown()

    # --- taking along -----------------------------------------------------------------------------

    def _foresee(self) -> None:
        held = self.held
        if held is None:
            return
        self._begin(say("Looking the list over"))
        self._task = self._workspace.study(
            lambda desk, control: taking_along.foresee(desk, held.companies, control),
            self._show_foreseen,
            failed=self._failed,
            progressed=self.busy.show_progress,
            replaces="work list",
        )

    def _show_foreseen(self, foreseen: Foreseen) -> None:
        self.busy.finish()
        self.primary.setEnabled(any(each.steps for each in self.found))
        self.parts.show_foreseen(foreseen)

    def _fetch(self) -> None:
        held = self.held
        if held is None:
            return
        self._begin(say("Fetching…"))
        self._task = self._workspace.change_beside(
            held.about,
            partial(work.take_along, held, self._workspace.looked_up.emit),
            done=self._show_along,
            failed=self._failed,
            ended=self._ended,
            progressed=self.busy.show_progress,
        )

    def _show_along(self, along: Along) -> None:
        self.parts.show_along(along, taking_along.did(along))

    # --- the session ------------------------------------------------------------------------------

    def _end(self) -> None:
        held, found = self.held, self.found
        if held is not None:
            self._workspace.change(
                held.about,
                lambda desk: sessions.end(desk, held.about, found),
                done=self._show_summary,
                failed=self._failed,
            )

    def _show_summary(self, told: SessionSummary) -> None:
        self._lasts = False
        self._show_actions()
        self.parts.show_summary(told)

    def _begin(self, message: Message) -> None:
        self._told.hide()
        self.primary.setEnabled(False)
        self.busy.begin(message)

    def _failed(self, problem: WorkbenchError) -> None:
        self.busy.finish()
        self._told.set_message(say("{message}", message=self._look.say(problem.message)))
        self._told.show()
