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
_LAST_PAGE = "scorecard"


class Listened(MainWindow):
    """Our window, listened to from its first paint until its last page has been there a while."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._gaps = Gaps(self)
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._look_for_pages)
        self.painted.connect(self._begin)

    def _begin(self) -> None:
        self._gaps.begin()
        self._looking.start(_LOOK_EVERY)

    def _look_for_pages(self) -> None:
        if self.has_page(_LAST_PAGE):
            self._looking.stop()
            QTimer.singleShot(_SETTLED, self._say)

    def _say(self) -> None:
        sys.stdout.write(f"{max(self._gaps.end()):.3f}\n")
        sys.stdout.flush()
        # What comes after is not measured.
        os._exit(0)


if __name__ == "__main__":
    vars(application)["MainWindow"] = Listened
    sys.exit(start.main(sys.argv[1:]))
