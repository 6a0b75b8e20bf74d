"""The companies of a list in three parts: ready, open, no."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.lists.row import ProspectRow
from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.section import Section
from ui.widgets.words import words
from workbench.app.lists.prospects import Prospect
from workbench.domain.work_list import OUTLOOKS, Outlook
from workbench.texts import Message, say

SHOWN = 100
"""Rows of each part that are shown; the heading counts all."""


class Groups(QWidget):
    """Three sections, those without companies left out.

    Signals:
        opened: the UUID of a company.
    """

    opened = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: dict[UUID, ProspectRow] = {}
        self._sections: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5 * GRID)

    def show_found(self, found: Sequence[Prospect]) -> None:
        """Show how companies stand, in the order they are given."""
        focused = next((key for key, row in self.rows.items() if row.hasFocus()), None)
        self.hide()
        for each in self._sections:
            self._column.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._sections, self.rows = [], {}
        for outlook in OUTLOOKS:
            mine = [each for each in found if each.outlook is outlook]
            if mine:
                section = self._section(outlook, mine)
                self._sections.append(section)
                self._column.addWidget(section)
        self.show()
        if focused in self.rows:
            self.rows[focused].setFocus()

    def update_one(self, shown: Prospect) -> None:
        """Show how one company stands now, where it is; `show_found` puts it where it belongs."""
        row = self.rows.get(shown.company)
        if row is not None:
            row.show_prospect(shown)

    def _section(self, outlook: Outlook, mine: Sequence[Prospect]) -> Section:
        heading = say("{outlook} · {count}", outlook=outlook.words, count=len(mine))
        section = Section(self._look, heading)
        with section.filling():
            section.add(
                words(self._look, _MEANING[outlook], Type.SMALL, "soft", wrap=True),
            )
            for each in mine[:SHOWN]:
                row = ProspectRow(self._look, each)
                row.opened.connect(self.opened)
                self.rows[each.company] = row
                section.add_row(row)
            if len(mine) > SHOWN:
                told = say("The first {shown} of {every}.", shown=SHOWN, every=len(mine))
                section.add(words(self._look, told, Type.SMALL, "soft"), space_before=GRID)
        return section


_MEANING: dict[Outlook, Message] = {
    Outlook.READY: say("What sources can tell is enough for the next stage."),
    Outlook.OPEN: say("Something that is not known yet decides."),
    Outlook.NO: say("Nothing that is still open can change it."),
}
