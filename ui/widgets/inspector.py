"""The inspector: the panel at the right in which a page shows what a claim rests on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme.look import Look
from ui.theme.scale import INSPECTOR_WIDTH, Type
from ui.widgets.buttons import IconButton
from ui.widgets.evidence_panel import EvidencePanel, EvidenceView
from ui.widgets.words import words
from workbench.texts import Message, say


class Inspector(QWidget):
    """A panel of a fixed width that comes and goes; Escape closes it.

    Signals:
        followed: the `opens` of a row in an evidence panel.
        closed: the panel was closed and the keys are back where they were.
    """

    followed = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._came_from: QWidget | None = None
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(INSPECTOR_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._title = words(look, "", Type.LABEL, "soft")
        self._close = IconButton(look, say("Close (Esc)"), icon="x")
        self._close.clicked.connect(self.close_panel)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QHBoxLayout()
        top.setContentsMargins(8, 0, 0, 0)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 16)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._area)
        self.hide()

    def show_panel(self, title: Message, content: QWidget) -> None:
        """Show a widget of the page's own; the widget shown before is deleted."""
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self._title.setText(self._look.say(title))
        self.setAccessibleName(self._look.say(title))
        content.setProperty("surface", "clear")
        focused, before = QApplication.focusWidget(), self._area.widget()
        held = focused is not None and before is not None and before.isAncestorOf(focused)
        self._area.setWidget(content)
        self.show()
        # The row that was followed is gone, and with it the keys that it had.
        if held:
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_evidence(self, view: EvidenceView) -> None:
        """Show what a fact rests on."""
        panel = EvidencePanel(self._look, view)
        panel.followed.connect(self.followed)
        self.show_panel(say("Source"), panel)

    def close_panel(self) -> None:
        """Go away, and give the keys back to where they were."""
        if self.isHidden():
            return
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None
        self.closed.emit()
