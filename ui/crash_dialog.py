"""The dialog for a fault of ours: the work is safe, here is what happened, go on or quit."""

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import CARD_PADDING, GRID, Type, font
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.words import words
from workbench.texts import say

_log = logging.getLogger(__name__)


class CrashDialog(QDialog):
    """Says that the fault is ours; accepted means go on, rejected means quit."""

    def __init__(self, look: Look, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = details
        self.setWindowTitle("Leadline")
        self.setMinimumWidth(560)
        trace = QPlainTextEdit(details)
        trace.setReadOnly(True)
        trace.setFont(font(Type.MONO))
        trace.setAccessibleName(look.say(say("What happened, for those who mend it")))
        trace.setTabChangesFocus(True)
        copy = QuietButton(look, say("Copy details"), icon="copy")
        copy.clicked.connect(self._copy)
        leave = QuietButton(look, say("Quit"))
        leave.clicked.connect(self.reject)
        go_on = PrimaryButton(look, say("Go on"))
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_PADDING, CARD_PADDING, CARD_PADDING, CARD_PADDING)
        column.setSpacing(2 * GRID)
        column.addWidget(words(look, say("That was our fault, not yours."), Type.TITLE, wrap=True))
        safe = say("What you recorded is stored. You can go on; if it happens again, quit.")
        column.addWidget(words(look, safe, wrap=True))
        column.addWidget(trace)
        column.addLayout(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


class CrashGuard(QObject):
    """Takes what nobody caught, writes it to the log and shows the dialog, one at a time."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._showing = False

    def install(self) -> None:
        """Become the place where uncaught errors arrive."""
        sys.excepthook = self.take

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log an error and show it; called by Python and by `ui.tasks`."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        _log.error("uncaught", exc_info=(kind, error, trace))
        if self._showing:
            return
        self._showing = True
        details = "".join(traceback.format_exception(kind, error, trace))
        dialog = CrashDialog(self._look, details, self._window)
        goes_on = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        self._showing = False
        if not goes_on:
            self._window.close()
