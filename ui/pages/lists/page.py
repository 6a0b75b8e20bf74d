"""The page of work lists: one list at a time, ranked, found out about and taken along."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.pages.lists import work
from ui.pages.lists.along import AlongCard, SummaryCard
from ui.pages.lists.groups import Groups
from ui.pages.lists.work import Standing
from ui.sheets.work_list import NewList
from ui.tasks import Task
from ui.theme.look import Look
from ui.widgets.busy import Busy
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.more_button import Doing, MoreButton
from ui.widgets.page_frame import PageFrame
from ui.widgets.select import Select
from ui.widgets.sentence import Sentence
from ui.workspace import Workspace
from workbench.app.lists import keeping, sessions, taking_along
from workbench.app.lists.prospects import Prospect
from workbench.app.lists.taking_along import Along, Foreseen
from workbench.domain.lead_list import LeadFilter
from workbench.domain.work_list import SessionSummary, WorkList
from workbench.errors import WorkbenchError
from workbench.texts import Message, say

_GATHER = 120
"""Milliseconds in which what is heard of several companies is shown together."""


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
        super().__init__(look, say("Work lists"), parent=parent)
        self._workspace = workspace
        self._lists: tuple[WorkList, ...] = ()
        self.held: WorkList | None = None
        self.found: tuple[Prospect, ...] = ()
        self._heard: dict[UUID, Prospect] = {}
        self._task: Task | None = None
        self._wanted: UUID | None = None
        self._lasts = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_GATHER)
        self._soon.timeout.connect(self._show_heard)
        self._make_parts()
        self._lay_out()
        self._connect()

    def shown(self) -> None:
        """Read the lists, and look over the one that is shown."""
        self._workspace.look(keeping.every, self._show_lists, replaces="work lists")

    def open(self, work_list: UUID) -> None:
        """Show a list when the page comes forward."""
        if self.held is None or self.held.about != work_list:
            self.held = next((e for e in self._lists if e.about == work_list), None)
            self._wanted = work_list
            self._forget()

    def make(self, wanted: LeadFilter) -> None:
        """Let a list be made, of the leads that a filter lets through or of an import."""
        self._workspace.look(
            partial(work.origins, wanted), self._want_sheet, replaces="origins of a list"
        )

    def stop(self) -> None:
        """Stop what is under way; what had arrived is kept."""
        if self._task is not None:
            self._task.cancel()

    # --- what stands on the page ------------------------------------------------------------------

    def _make_parts(self) -> None:
        look = self._look
        self.choice = Select(look, say("Which list"))
        self.along = QuietButton(look, say("Take along"), icon="download")
        self.more = MoreButton(look)
        self.primary = PrimaryButton(look, say("Find out"), icon="search")
        self.first = PrimaryButton(look, say("New list…"), icon="plus")
        self._busy = Busy(look)
        self._told = Sentence(look, role="soft")
        self._told.hide()
        self.along_card = AlongCard(look)
        self.summary = SummaryCard(look)
        self.groups = Groups(look)
        self._nothing = EmptyState(
            look,
            icon="list-checks",
            title=say("No work list yet"),
            sentence=say(
                "A fair's participants, a territory, this week's forty: put them on a list, and it"
                " is worked through by what decides. Make one of an imported list, or of leads."
            ),
            actions=(self.first,),
        )

    def _lay_out(self) -> None:
        for button in (self.choice, self.more, self.along, self.primary):
            self.add_action(button)
        for part in (
            self._busy,
            self._told,
            self.summary,
            self.along_card,
            self.groups,
            self._nothing,
        ):
            self.add(part)
        self._show_parts()

    def _connect(self) -> None:
        self.choice.selected.connect(self._choose)
        self.first.clicked.connect(self._make_any)
        self.more.wanted.connect(self._do)
        self.primary.clicked.connect(self._find_out)
        self.along.clicked.connect(self._foresee)
        self.along_card.fetch_wanted.connect(self._fetch)
        self.along_card.put_away.connect(self.along_card.hide)
        self.groups.opened.connect(self.company_wanted)
        self._busy.cancelled.connect(self.stop)
        self._stood.connect(self._hear)

    def _show_parts(self) -> None:
        shown = self.held is not None
        for part in (self.more, self.along, self.primary, self.groups):
            part.setVisible(shown)
        self.choice.setVisible(len(self._lists) > 1)
        ending = (Doing("end", say("End the session")),) if self._lasts else ()
        keeping_it = (Doing("new", say("New list…")), Doing("away", say("Put the list away")))
        self.more.offer([each for each in (ending, keeping_it) if each])
        self._nothing.setVisible(not shown)

    def _forget(self) -> None:
        self.found, self._heard = (), {}
        self.groups.show_found(())
        for part in (self.along_card, self.summary, self._told):
            part.hide()

    # --- lists ------------------------------------------------------------------------------------

    def _show_lists(self, lists: tuple[WorkList, ...]) -> None:
        self._lists = lists
        wanted = self._wanted or (self.held.about if self.held is not None else None)
        self._wanted = None
        before = self.held
        self.held = next((e for e in lists if e.about == wanted), lists[0] if lists else None)
        if before is None or self.held is None or before.about != self.held.about:
            self._forget()
        self.choice.set_options((str(each.about), say("{name}", name=each.name)) for each in lists)
        if self.held is not None:
            self.choice.choose(str(self.held.about))
        self.choice.widen()
        self._tell_title()
        self._show_parts()
        if self.held is None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._busy.isVisible():
            self._look_over(self.held)

    def _choose(self, key: str) -> None:
        self._wanted = UUID(key)
        self._show_lists(self._lists)

    def _do(self, key: str) -> None:
        {"end": self._end, "new": self._make_any, "away": self._put_away}[key]()

    def _make_any(self) -> None:
        self.make(LeadFilter())

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
        self._begin(say("Looking the list over"), quietly=bool(self.found))
        self._task = self._workspace.study(
            partial(work.look_over, held),
            self._show_standing,
            failed=self._failed,
            progressed=self._busy.show_progress,
            replaces="work list",
        )

    def _show_standing(self, standing: Standing) -> None:
        self._lasts = standing.lasts
        self._busy.finish()
        self._show_found(standing.found)
        if self.isVisible() and not self.along_card.isVisible():
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_found(self, found: tuple[Prospect, ...]) -> None:
        self.found, self._heard = found, {}
        self.groups.show_found(found)
        self._tell_title()
        self._show_parts()
        self.primary.setEnabled(any(each.steps for each in found))

    def _tell_title(self) -> None:
        held = self.held
        if held is None:
            self.set_title(self.title)
            return
        now = {each.company: each for each in self.found} | self._heard
        self.set_title(say("{name}", name=held.name), work.counts(held, tuple(now.values())))

    # --- finding out ------------------------------------------------------------------------------

    def _find_out(self) -> None:
        held = self.held
        if held is None:
            return
        self._told.hide()
        self.summary.hide()
        self._begin(say("Finding out…"))
        self._task = self._workspace.change_beside(
            held.about,
            partial(work.find_out_about, held, self._workspace.looked_up.emit, self._stood.emit),
            done=self._show_found,
            failed=self._failed,
            ended=self._ended,
            progressed=self._busy.show_progress,
        )

    def _hear(self, stood: Prospect) -> None:
        self._heard[stood.company] = stood
        if not self._soon.isActive():
            self._soon.start()

    def _show_heard(self) -> None:
        for each in self._heard.values():
            self.groups.update_one(each)
        self._tell_title()

    def _ended(self) -> None:
        self._busy.finish()
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
            progressed=self._busy.show_progress,
            replaces="work list",
        )

    def _show_foreseen(self, foreseen: Foreseen) -> None:
        self._busy.finish()
        self.along_card.show_foreseen(foreseen)

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
            progressed=self._busy.show_progress,
        )

    def _show_along(self, along: Along) -> None:
        self.along_card.show_along(along, taking_along.did(along))

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
        self._show_parts()
        self.summary.show_summary(told)

    def _begin(self, message: Message, *, quietly: bool = False) -> None:
        if not quietly:
            self._busy.begin(message)

    def _failed(self, problem: WorkbenchError) -> None:
        self._busy.finish()
        self._told.set_message(say("{message}", message=self._look.say(problem.message)))
        self._told.show()
