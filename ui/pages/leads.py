"""The lead list: every company we pursue, the surest first, narrowed by words, stage and band."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from ui.models.leads import LeadsModel
from ui.theme.look import Look
from ui.theme.scale import Type
from ui.widgets.buttons import FilterButton, PrimaryButton, QuietButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.lead_table import LeadTable
from ui.widgets.more_button import Doing, MoreButton
from ui.widgets.page_frame import PageFrame
from ui.widgets.search_field import SearchField
from ui.widgets.section import Section
from ui.widgets.words import words
from workbench.domain.card import BANDS
from workbench.domain.lead import Stage
from workbench.domain.lead_list import LeadFilter, LeadRow, Listed
from workbench.texts import Message, say, say_many

if TYPE_CHECKING:
    from ui.workspace import Workspace

_SEARCH_WIDTH = 240
_MANY = 10
"""Leads from which on there may be duplicates that nobody sees."""
_ABOUT_LEADS = (Doing("lists", say("Work lists…")),)
_OF_MANY = (Doing("duplicates", say("Duplicates…")),)

_Done = Callable[[Listed], None]


class LeadsPage(PageFrame):
    """The list; it can be shown before the store is open, and is served by a workspace later.

    Signals:
        company_wanted: the UUID of the company to open.
        opening_wanted: a company that is not in the list yet is to be opened.
        import_wanted: leads are to be imported from a file.
        page_wanted: key of another page that is about the leads: `lists`, `duplicates`.
        counted: how many leads are open, whatever the filters.
    """

    key = "leads"
    icon = "building-2"
    in_sidebar = True

    company_wanted = Signal(object)
    opening_wanted = Signal()
    import_wanted = Signal()
    page_wanted = Signal(str)
    counted = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, say("Leads"), scrolls=False, parent=parent)
        self._workspace: Workspace | None = None
        self._wish: Callable[[], None] | None = None
        self._wanted = LeadFilter()
        self._model = LeadsModel(look, self)
        self.table = LeadTable(look, self._model)
        self.search = SearchField(look, say("Name, town or responsible"))
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self._stage = _MenuFilter(look, say("Stage"), _stages())
        self._band = _MenuFilter(look, say("Band"), _bands())
        self._aside = FilterButton(look, say("Show set aside and closed"))
        self._not_shown = words(look, "", Type.SMALL, "soft")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def glance(self, listed: Listed) -> None:
        """Show what was read of the list before the store is open; it is painted on return."""
        self._began(listed)
        self.table.viewport().repaint()

    def serve(self, workspace: "Workspace") -> None:
        """Read the list from an open store; what was wished for meanwhile is done now."""
        self._workspace = workspace
        workspace.changed.connect(self._something_changed)
        self._read(self._renewed if self._model.wanted == self._wanted else self._began)
        if self._wish is not None:
            self._wish()

    def put_above(self, card: QWidget) -> None:
        """Put something above the list: what somebody should know before they read it."""
        self.add_first(card)

    def shown(self) -> None:
        """Read the list anew; where one was in it stays."""
        self._read(self._renewed)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.more = MoreButton(self._look)
        self.more.wanted.connect(self.page_wanted)
        self.more.offer([_ABOUT_LEADS])
        importing = QuietButton(self._look, say("Import…"), icon="file-spreadsheet")
        importing.clicked.connect(self.import_wanted)
        opening = PrimaryButton(self._look, say("Open a company"), icon="plus")
        opening.clicked.connect(self._want_opening)
        self.add_action(self.more)
        self.add_action(importing)
        self.add_action(opening)
        bar = QWidget()
        line = Flow(parent=bar)
        for widget in (self.search, self._stage, self._band, self._aside, self._not_shown):
            line.addWidget(widget)
        self.add(bar)
        card = Section(self._look)
        card.setAccessibleName(self._look.say(say("Leads")))
        inside = card.layout()
        if inside is not None:
            inside.setContentsMargins(1, 1, 1, 1)
        card.add_row(self.table)
        self._stack.addWidget(card)
        self._stack.addWidget(self._nothing_fits())
        self._stack.addWidget(self._nothing_yet())
        self.add(self._stack, 1)

    def _nothing_fits(self) -> EmptyState:
        clear = QuietButton(self._look, say("Clear the filters"))
        clear.clicked.connect(self.clear_filters)
        return EmptyState(
            self._look,
            icon="search",
            title=say("No lead fits"),
            sentence=say(
                "The leads are still there; the words or filters let none of them through."
            ),
            actions=(clear,),
        )

    def _nothing_yet(self) -> EmptyState:
        opening = PrimaryButton(self._look, say("Open a company"), icon="plus")
        opening.clicked.connect(self._want_opening)
        return EmptyState(
            self._look,
            icon="anchor",
            title=say("No company has been opened yet"),
            sentence=say("Type a name, a registration number, a VAT number or a web address."),
            actions=(opening,),
        )

    def _connect(self) -> None:
        self.search.typed.connect(self._search)
        self.search.searched.connect(self._search)
        self.search.left.connect(self._go_to_table)
        self.table.left.connect(self._go_to_search)
        self.table.opened.connect(self._open)
        self._stage.picked.connect(self._choose_stage)
        self._band.picked.connect(self._choose_band)
        self._aside.toggled.connect(self._show_aside)
        self._model.page_missing.connect(self._read_missing)
        find = QKeySequence.StandardKey.Find
        self.add_key(find, say("Search the leads"), self._go_to_search)

    def clear_filters(self) -> None:
        """Show every open lead again."""
        self.search.clear()
        self._stage.choose("")
        self._band.choose("")
        self._aside.setChecked(False)
        self._want(LeadFilter())
        self._go_to_search()

    def _search(self, typed: str) -> None:
        self._want(replace(self._wanted, words=typed))

    def _choose_stage(self, stage: str) -> None:
        self._want(replace(self._wanted, stage=stage))

    def _choose_band(self, band: str) -> None:
        self._want(replace(self._wanted, band=band))

    def _show_aside(self, shown: bool) -> None:  # noqa: FBT001 - the signal's own signature
        self._want(replace(self._wanted, aside=shown))

    def _want(self, wanted: LeadFilter) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._read(self._began)

    def _read(self, done: _Done) -> None:
        if self._workspace is not None:
            self._workspace.list_leads(self._wanted, 0, done)

    def _read_missing(self, page: int) -> None:
        if self._workspace is not None:
            self._workspace.list_leads(self._wanted, page, self._arrived)

    def _began(self, listed: Listed) -> None:
        self._model.begin(listed)
        self.table.scrollToTop()
        self._told(listed)

    def _renewed(self, listed: Listed) -> None:
        self._model.renew(listed)
        self._told(listed)

    def _arrived(self, listed: Listed) -> None:
        if listed.wanted == self._wanted:
            self._model.add(listed)
            # Two pages may be in sight; the one that was asked for first has been replaced.
            self.table.viewport().update()

    def _told(self, listed: Listed) -> None:
        filtered = self._wanted != LeadFilter()
        empty = 1 if filtered or listed.aside else 2
        self._stack.setCurrentIndex(0 if listed.total else empty)
        self._not_shown.setVisible(bool(listed.aside))
        many = listed.total + listed.aside >= _MANY
        self.more.offer([_ABOUT_LEADS, _OF_MANY] if many else [_ABOUT_LEADS])
        told = say_many(
            "Not shown: {count} set aside or closed",
            "Not shown: {count} set aside or closed",
            listed.aside,
        )
        self._not_shown.setText(self._look.say(told))
        if listed.total and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        if not filtered:
            self.counted.emit(listed.total)

    def _something_changed(self, _company: UUID) -> None:
        if self.isVisible():
            self._read(self._renewed)

    def _go_to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _open(self, row: LeadRow) -> None:
        self._when_served(partial(self.company_wanted.emit, row.company))

    def _want_opening(self) -> None:
        self._when_served(self.opening_wanted.emit)

    def _when_served(self, wish: Callable[[], None]) -> None:
        # Of several wishes the last is meant.
        if self._workspace is None:
            self._wish = wish
        else:
            wish()


class _MenuFilter(FilterButton):
    """A filter of one among a few; any, unless one is chosen.

    Signals:
        picked: key of what was chosen, empty for any.
    """

    picked = Signal(str)

    def __init__(self, look: Look, name: Message, options: Sequence[tuple[str, Message]]) -> None:
        self._name = name
        self._options = dict(options)
        super().__init__(look, say("{name}: any", name=name))
        self._menu = QMenu(self)
        for key, message in (("", say("any")), *options):
            action = self._menu.addAction(look.say(message))
            action.setData(key)
            action.triggered.connect(self._pick)
        self.clicked.connect(self._open)

    def choose(self, key: str) -> None:
        """Show a choice without telling it."""
        chosen = self._options.get(key, say("any"))
        self.set_message(say("{name}: {chosen}", name=self._name, chosen=chosen))
        self.setChecked(bool(key))

    def _open(self) -> None:
        # A click would press it; only a choice does.
        self.setChecked(not self.isChecked())
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _pick(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            key = str(action.data())
            self.choose(key)
            self.picked.emit(key)


def _stages() -> list[tuple[str, Message]]:
    return [(stage.value, stage.words) for stage in Stage]


def _bands() -> list[tuple[str, Message]]:
    return [(band.value, band.words) for band in reversed(BANDS)]
