"""The company page itself: reads the dossier, fills the cards, and leads on."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QScrollBar, QWidget

from ui.pages.company import actions
from ui.pages.company.abilities import can_parts, will_parts
from ui.pages.company.asked import AskedCard
from ui.pages.company.header import chips, similar, similar_button
from ui.pages.company.parts import PartedCard, ToSheet
from ui.pages.company.range_card import RangeCard
from ui.pages.company.yearly import AccountsCard
from ui.tasks import Task
from ui.theme.look import Look
from ui.widgets.busy import Busy
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.page_frame import PageFrame
from ui.workspace import Workspace
from workbench.app import leads
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.domain.dossier import Dossier
from workbench.domain.identity import who_words
from workbench.domain.lead import Aside, Lead, StageChange
from workbench.domain.lookup import Lookup, Question
from workbench.domain.operation import Operation
from workbench.texts import say

_GATHER = 120
"""Milliseconds in which what arrives or changes together is shown together."""


class CompanyPage(PageFrame):
    """One company; `open` says which.

    Signals:
        scorecard_wanted, accounts_wanted: the UUID of the company.
        sheet_wanted: key of the sheet, and the dossier it is about.
        evidence_wanted: what a claim rests on: see `ui/evidence.py`.
        loaded: the `Dossier` now shown.
    """

    key = "company"
    icon = "building-2"
    in_sidebar = False

    scorecard_wanted = Signal(object)
    accounts_wanted = Signal(object)
    sheet_wanted = Signal(str, object)
    evidence_wanted = Signal(object)
    loaded = Signal(object)

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(look, say("Company"), parent=parent)
        self._workspace = workspace
        self._company: UUID | None = None
        self._dossier: Dossier | None = None
        self._research: Task | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_GATHER)
        self._soon.timeout.connect(self._read)
        self._make_buttons()
        self._make_cards()
        self._connect()

    @property
    def dossier(self) -> Dossier | None:
        """What is shown, or None until it has been read."""
        return self._dossier

    def open(self, company: UUID) -> None:
        """Show a company; another one begins at the top of the page."""
        if company != self._company:
            self._company, self._dossier = company, None
            self._body_shown(visible=False)
            self.set_title(say("Opening…"))
            self.set_chips([])
            self._busy.finish()
            self._scroll_bar().setValue(0)
        self._read()

    def shown(self) -> None:
        """Read the dossier anew: it may have changed while another page was shown."""
        self._read()
        self._take_keys()

    def hideEvent(self, event: QHideEvent) -> None:
        # What changes while nobody looks is read when the page comes forward again.
        self._soon.stop()
        super().hideEvent(event)

    def _make_buttons(self) -> None:
        self._more = QuietButton(self._look, say("More"), icon="chevron-down")
        # The chevron belongs behind the word.
        self._more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._menu = QMenu(self)
        self._more.clicked.connect(self._open_menu)
        self._scorecard = QuietButton(self._look, say("Scorecard"))
        self._primary = PrimaryButton(self._look, say("Research"))
        for button in (self._more, self._scorecard, self._primary):
            self.add_action(button)

    def _make_cards(self) -> None:
        self._busy = Busy(self._look)
        self._range = RangeCard(self._look)
        self._can = PartedCard(self._look, say("Can they?"))
        self._will = PartedCard(self._look, say("Will they?"))
        self._accounts = AccountsCard(self._look)
        self._asked = AskedCard(self._look)
        self.add(self._busy)
        self.add(self._range)
        self.add_side_by_side(self._can, self._will)
        self.add(self._accounts)
        self.add(self._asked)
        self._body_shown(visible=False)

    def _connect(self) -> None:
        self._primary.clicked.connect(self._do_primary)
        self._scorecard.clicked.connect(self._want_scorecard)
        self._can.opened.connect(self._follow)
        self._will.opened.connect(self._follow)
        self._asked.opened.connect(self.evidence_wanted)
        self._asked.again.connect(self._ask_again)
        self._accounts.wanted.connect(self._want_accounts)
        self._busy.cancelled.connect(self.stop)
        self._workspace.changed.connect(self._changed)
        self._workspace.looked_up.connect(self._looked_up)
        self._workspace.research_began.connect(self._began)
        self._workspace.research_ended.connect(self._ended)
        self.add_key("Ctrl+Return", say("Do what comes next"), self._do_primary)
        self.add_key("Ctrl+R", say("Research"), self._begin_research)
        self.add_key("Ctrl+E", say("Scorecard"), self._want_scorecard)

    def _body_shown(self, *, visible: bool) -> None:
        for widget in (
            self._range,
            self._can,
            self._will,
            self._accounts,
            self._asked,
            self._more,
            self._scorecard,
            self._primary,
        ):
            widget.setVisible(visible)

    def _read(self) -> None:
        company = self._company
        if company is not None:
            self._workspace.look(partial(_dossier_of, company), self._show, replaces="company page")

    def _read_soon(self) -> None:
        # What nobody sees is read when the page comes forward again.
        if self.isVisible():
            self._soon.start()

    def _show(self, dossier: Dossier) -> None:
        if dossier.sounding.company.id != self._company:
            return
        first = self._dossier is None
        self._dossier = dossier
        seen = self._scroll_bar().value()
        with self.filling():
            self._fill(dossier)
            if first:
                self._body_shown(visible=True)
        if first:
            self._take_keys()
        else:
            self._scroll_bar().setValue(seen)
        self.loaded.emit(dossier)

    def _fill(self, dossier: Dossier) -> None:
        sounding = dossier.sounding
        self.set_title(
            say("{name}", name=sounding.company.name), who_words(sounding, self._look.texts)
        )
        self._fill_chips(dossier)
        self._range.show_score(dossier)
        self._can.show_parts(can_parts(dossier))
        self._will.show_parts(will_parts(dossier))
        self._accounts.show_accounts(dossier)
        self._asked.show_lookups(dossier)
        self._primary.set_message(actions.primary(dossier).words)
        self._fill_menu(dossier)

    def _fill_chips(self, dossier: Dossier) -> None:
        made: list[QWidget] = chips(self._look, dossier.sounding)
        judged = similar(dossier.sounding)
        if judged:
            button = similar_button(self._look, judged)
            button.clicked.connect(self._want_similar)
            made.append(button)
        self.set_chips(made)

    def _fill_menu(self, dossier: Dossier) -> None:
        self._menu.clear()
        for group in actions.others(dossier):
            if not self._menu.isEmpty():
                self._menu.addSeparator()
            for doing in group:
                action = self._menu.addAction(self._look.say(doing.words))
                action.setData(doing.key)
                action.triggered.connect(self._do_chosen)

    def _take_keys(self) -> None:
        if self.isVisible():
            self._primary.setFocus()

    def _scroll_bar(self) -> QScrollBar:
        return self.findChildren(QScrollArea)[0].verticalScrollBar()

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _do_primary(self) -> None:
        if self._dossier is not None:
            self._do(actions.primary(self._dossier).key)

    def _do_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._do(str(action.data()))

    def _do(self, key: str) -> None:
        match key:
            case actions.RESEARCH:
                self._begin_research()
            case actions.TAKE_UP:
                self._take_up()
            case _ if self._dossier is not None:
                self.sheet_wanted.emit(key, self._dossier)

    def _begin_research(self) -> None:
        if self._company is not None:
            self._research = self._workspace.research(self._company)

    def _ask_again(self, questions: list[Question]) -> None:
        if self._company is not None:
            self._research = self._workspace.ask_again(self._company, questions)

    def stop(self) -> None:
        """Stop asking the sources; what has arrived is kept."""
        if self._research is not None:
            self._research.cancel()

    def _take_up(self) -> None:
        lead = self._dossier.sounding.lead if self._dossier else None
        if lead is not None:
            self._workspace.change(lead.about, partial(_taken_up, lead))

    def _follow(self, opens: object) -> None:
        if isinstance(opens, ToSheet):
            self._do(opens.key)
        else:
            self.evidence_wanted.emit(opens)

    def _want_scorecard(self) -> None:
        if self._company is not None:
            self.scorecard_wanted.emit(self._company)

    def _want_accounts(self) -> None:
        if self._company is not None:
            self.accounts_wanted.emit(self._company)

    def _want_similar(self) -> None:
        if self._dossier is not None:
            self.evidence_wanted.emit(similar(self._dossier.sounding))

    def _changed(self, company: UUID) -> None:
        if company == self._company:
            self._read_soon()

    def _looked_up(self, lookup: Lookup) -> None:
        if lookup.company == self._company and self._company is not None:
            self._asked.show_lookup(lookup)
            self._read_soon()

    def _began(self, company: UUID) -> None:
        if company == self._company:
            with self.filling():
                self._busy.begin(say("Asking the sources; answers are kept as they come."))

    def _ended(self, company: UUID) -> None:
        if company == self._company:
            self._research = None
            self._busy.finish()
            self._read_soon()


def _dossier_of(company: UUID, desk: Desk) -> Dossier:
    return open_dossier(desk, company)


def _taken_up(lead: Lead, desk: Desk) -> Operation[StageChange]:
    return leads.set_aside(desk, lead, aside=Aside.NO, reason="")
