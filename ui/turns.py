"""Work on the window's own thread, cut into steps between which keys are answered."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

_OVER = object()
_REST = 2
"""Milliseconds left to the window between two steps: enough for what waits there."""


class Turns(QObject):
    """Takes one step of an iterator after the other, a turn of the event loop between each two.

    What it yields is not looked at: a generator does a piece of its work between two yields.

    Signals:
        ended: the last step was taken; not emitted after `stop`.
    """

    ended = Signal()

    def __init__(self, steps: Iterator[object], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        # A timer of its own ends with it; a single shot would come even after the widgets are gone.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._take)

    def begin(self) -> None:
        """Take the first step once the window has answered."""
        self._timer.start(_REST)

    def stop(self) -> None:
        """Take no further step."""
        self._timer.stop()
        self.deleteLater()

    def _take(self) -> None:
        if next(self._steps, _OVER) is _OVER:
            self.ended.emit()
            self.deleteLater()
        else:
            self._timer.start(_REST)
