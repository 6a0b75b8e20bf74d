"""Opens the program's own window on a store and prints its longest silence while pages arrive."""

import os
import sys

from PySide6.QtCore import QTimer

from tests.bench.gaps import Gaps
from ui import application, start
from ui.main_window import MainWindow
from ui.theme.look import Look

_LOOK_EVERY = 5
_SETTLED = 300
_LONGEST = 60_000
_LAST_PAGE = "scorecard"


class Listened(MainWindow):
    """Our window, listened to from its first paint until all has been there a while."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._gaps = Gaps(self)
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._wait)
        self.painted.connect(self._begin)

    def arrived(self) -> bool:
        """Whether what is waited for is there: the last page."""
        return self.has_page(_LAST_PAGE)

    def _begin(self) -> None:
        self._gaps.begin()
        self._looking.start(_LOOK_EVERY)
        QTimer.singleShot(_LONGEST, self._give_up)

    def _wait(self) -> None:
        if self.arrived():
            self._looking.stop()
            QTimer.singleShot(_SETTLED, self._say)

    def _give_up(self) -> None:
        sys.stderr.write("what was waited for never came\n")
        sys.stderr.flush()
        os._exit(1)

    def _say(self) -> None:
        sys.stdout.write(f"{max(self._gaps.end()):.3f}\n")
        sys.stdout.flush()
        # What comes after is not measured.
        os._exit(0)


def main(window: type[Listened]) -> int:
    """Start the program with a window of ours in place of its own."""
    vars(application)["MainWindow"] = window
    return start.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main(Listened))
