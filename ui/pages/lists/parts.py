"""What stands on the page of work lists: the rows, or one of three cards in their place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.models.work_list import WorkListModel
from ui.pages.lists.along import AlongCard, SummaryCard
from ui.theme.look import Look
from ui.widgets.buttons import PrimaryButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.scrolling import Content, Scrolling
from ui.widgets.section import Section
from ui.widgets.work_list_view import WorkListView
from workbench.app.lists.prospects import Prospect
from workbench.app.lists.taking_along import Along, Foreseen
from workbench.domain.work_list import SessionSummary
from workbench.texts import Message, say


class ListParts(QStackedWidget):
    """One part at a time.

    Signals:
        making_wanted: a first list is to be made.
    """

    making_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = WorkListModel(look, self)
        self.rows = WorkListView(look, self._model)
        self.along = AlongCard(look)
        self.summary = SummaryCard(look)
        self.first = PrimaryButton(look, say("New list…"), icon="plus")
        self.first.clicked.connect(self.making_wanted)
        self._listed = self._list()
        self._cards = {each: self._scrolling(each) for each in (self.along, self.summary)}
        self._nothing = self._nothing_yet()
        for part in (self._listed, *self._cards.values(), self._nothing):
            self.addWidget(part)
        for card in self._cards:
            card.put_away.connect(self.show_rows)

    @property
    def has_rows(self) -> bool:
        """Whether the rows are what is shown."""
        return self.currentWidget() is self._listed

    def show_nothing(self) -> None:
        """Say that there is no list yet, with the keys on making one."""
        self.setCurrentWidget(self._nothing)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rows(self) -> None:
        """Show the rows again."""
        self.setCurrentWidget(self._listed)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_foreseen(self, foreseen: Foreseen) -> None:
        """Show what taking along would ask."""
        self.along.show_foreseen(foreseen)
        self._show_card(self.along)

    def show_along(self, along: Along, did: Message) -> None:
        """Show what was taken along."""
        self.along.show_along(along, did)
        self._show_card(self.along)

    def show_summary(self, told: SessionSummary) -> None:
        """Show what a session came to."""
        self.summary.show_summary(told)
        self._show_card(self.summary)

    def fill(self, found: Sequence[Prospect]) -> None:
        """Put companies into the rows; the mark stays on whom it was on."""
        chosen = self.rows.chosen()
        self._model.show_found(found)
        self.rows.choose(chosen)

    def update_one(self, shown: Prospect) -> None:
        """Show in its row how one company stands now."""
        self._model.update_one(shown)

    def _show_card(self, card: AlongCard | SummaryCard) -> None:
        self.setCurrentWidget(self._cards[card])
        card.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self) -> Section:
        card = Section(self._look)
        card.setAccessibleName(self._look.say(say("Companies of the list")))
        inside = card.layout()
        if inside is not None:
            inside.setContentsMargins(1, 1, 1, 1)
        card.add_row(self.rows)
        return card

    def _scrolling(self, card: QWidget) -> QWidget:
        content = Content()
        content.setProperty("surface", "clear")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        return Scrolling(content, self)

    def _nothing_yet(self) -> EmptyState:
        return EmptyState(
            self._look,
            icon="list-checks",
            title=say("No work list yet"),
            sentence=say(
                "A fair's participants, a territory, this week's forty: put them on a list, and it"
                " is worked through by what decides. Make one of an imported list, or of leads."
            ),
            actions=(self.first,),
        )
