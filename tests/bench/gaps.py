"""How long an event loop leaves a timer of one millisecond waiting."""

import time

from PySide6.QtCore import QObject, Qt, QTimer

_TICK = 1


class Gaps(QObject):
    """Listens to the event loop of the thread it lives on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        """Begin to listen."""
        self._last = time.perf_counter()
        self._timer.start(_TICK)

    def end(self) -> list[float]:
        """Stop listening; return every gap, in milliseconds, the one under way included."""
        self._tick()
        self._timer.stop()
        return self._gaps

    def _tick(self) -> None:
        now = time.perf_counter()
        self._gaps.append((now - self._last) * 1000)
        self._last = now
