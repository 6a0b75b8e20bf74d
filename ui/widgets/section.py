"""A card: a surface with a heading and rows, a hairline between each two."""

import contextlib
from collections.abc import Collection, Iterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme.look import Look
from ui.theme.scale import CARD_PADDING, GRID, Type
from ui.widgets.emptying import empty
from ui.widgets.fact_row import FactRow
from ui.widgets.flow import Flow
from ui.widgets.pressable_row import INSET
from ui.widgets.scrolling import content_around
from ui.widgets.words import Heading, hairline
from workbench.texts import Message


class Section(QFrame):
    """A surface of its own on the page; sections are never put into sections."""

    def __init__(
        self, look: Look, heading: Message | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("surface", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(CARD_PADDING - INSET, 16, CARD_PADDING - INSET, 16)
        self._body.setSpacing(0)
        self._top: Flow | None = None
        self._rows: list[QWidget] = []
        if heading is not None:
            self.add_heading(heading)

    def add_heading(self, heading: Message) -> None:
        """Begin a part with a small heading; beside it goes what `add_beside` adds."""
        if self._body.count():
            self._body.addSpacing(4 * GRID)
        self._top = Flow(3 * GRID, spread=True)
        self._top.setContentsMargins(INSET, 0, INSET, 0)
        self._top.addWidget(Heading(self._look, heading, Type.LABEL, "soft"))
        self._body.addLayout(self._top)
        self._body.addSpacing(GRID)
        self._rows = []
        self.setAccessibleName(self.accessibleName() or self._look.say(heading))

    def add_beside(self, widget: QWidget) -> None:
        """Put a widget at the right of the newest heading."""
        if self._top is not None:
            self._top.addWidget(widget)

    def add(self, widget: QWidget, *, space_before: int = 0) -> None:
        """Put a widget below; `space_before` in px."""
        if space_before:
            self._body.addSpacing(space_before)
        self._body.addLayout(inset(widget))

    def add_layout(self, layout: QLayout) -> None:
        """Put a layout below."""
        layout.setContentsMargins(INSET, 0, INSET, 0)
        self._body.addLayout(layout)

    def add_row(self, row: QWidget) -> None:
        """Put a row below, under a hairline unless it is the first of its part.

        A row with the property `flush` brings room at its sides, as a `FactRow` does.
        """
        if self._rows:
            self._body.addLayout(inset(hairline(self)))
        self._rows.append(row)
        if isinstance(row, FactRow) or row.property("flush"):
            self._body.addWidget(row)
        else:
            self._body.addLayout(inset(row))

    def add_stretch(self) -> None:
        """Let the space left over fall here."""
        self._body.addStretch(1)

    def sizeHint(self) -> QSize:
        # Qt's own would lay all rows out at the width nothing wraps at; their height is asked for
        # at the width they get.
        return QSize(self._body.sizeHint().width(), self.minimumSizeHint().height())

    @contextlib.contextmanager
    def filling(self) -> Iterator[None]:
        """Hide the section while rows are put in: each that is shown has the page laid out.

        With the keys on one of its rows it stays, for they would be moved elsewhere.
        """
        focused = QApplication.focusWidget()
        hides = self.isVisible() and not (focused and self.isAncestorOf(focused))
        tall = self.height()
        if hides:
            self.hide()
        try:
            yield
        finally:
            if hides:
                self._show_again(tall)

    def _show_again(self, tall: int) -> None:
        content = content_around(self)
        if content is None:
            self.show()
            return
        with content.room_for(self.heightForWidth(self.width()) - tall):
            self.show()

    def clear(self, *, keeping: Collection[QWidget] = ()) -> None:
        """Take everything out, headings too, and delete it, but for what is put in again."""
        empty(self._body, keeping=keeping)
        self._rows = []
        self._top = None


def inset(widget: QWidget) -> QHBoxLayout:
    """Return a layout that puts a widget where the words of a `FactRow` begin and end."""
    line = QHBoxLayout()
    line.setContentsMargins(INSET, 0, INSET, 0)
    line.addWidget(widget)
    return line
