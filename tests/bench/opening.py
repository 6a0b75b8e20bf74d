"""Opens a window in a process of its own, bare or ours, and prints when it can be used."""

import os
import sys

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QMainWindow

PAINTED, LISTED = "painted", "listed"
_LOOK_EVERY = 2
_LONGEST = 30_000


class Witness(QObject):
    """Types one key into a window that was painted, and says when the key stands in its field."""

    def __init__(self, window: QMainWindow, *, wait_for_list: bool) -> None:
        super().__init__(window)
        self._window = window
        self._wait_for_list = wait_for_list
        self._begun = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def painted(self) -> None:
        """Go on once the events of the first paint have been served."""
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self._type)

    def _type(self) -> None:
        field = self._window.focusWidget()
        if not isinstance(field, QLineEdit):
            raise TypeError(f"the keys go to {field!r}")
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier, "k")
            QApplication.sendEvent(field, key)
        if field.text() != "k":
            raise RuntimeError("the key did not arrive")
        field.repaint()
        _say(PAINTED)
        if self._wait_for_list:
            field.clear()
            self._timer.start(_LOOK_EVERY)
            QTimer.singleShot(_LONGEST, self._give_up)
        else:
            _end()

    def _give_up(self) -> None:
        sys.stderr.write("no list came\n")
        sys.stderr.flush()
        os._exit(1)

    def _look(self) -> None:
        for view in self._window.findChildren(QAbstractItemView):
            model = view.model()
            if view.isVisible() and model.rowCount():
                view.viewport().repaint()
                _say(LISTED)
                _end()


class Bare(QMainWindow):
    """The least window with a field that takes keys."""

    def __init__(self) -> None:
        super().__init__()
        field = QLineEdit()
        self.setCentralWidget(field)
        field.setFocus()
        self.resize(1280, 800)
        self._witness = Witness(self, wait_for_list=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._witness.painted()


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _end() -> None:
    # What comes after is not measured; closing a store politely would only cost the bench time.
    os._exit(0)


def main() -> int:
    """Open the bare window."""
    app = QApplication([])
    window = Bare()
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
