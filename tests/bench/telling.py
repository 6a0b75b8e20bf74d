"""Opens the program's own window and prints its longest silence until watched companies' news."""

import os
import sys

from PySide6.QtCore import QTimer

from tests.bench.gaps import Gaps
from ui import application, start
from ui.main_window import MainWindow
from ui.theme.look import Look
from ui.widgets.news_card import NewsCard

_LOOK_EVERY = 5
_SETTLED = 300
_LONGEST = 60_000


class Listened(MainWindow):
    """Our window, listened to from its first paint until the news has stood there a while."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._gaps = Gaps(self)
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._look_for_news)
        self.painted.connect(self._begin)

    def _begin(self) -> None:
        self._gaps.begin()
        self._looking.start(_LOOK_EVERY)
        QTimer.singleShot(_LONGEST, self._give_up)

    def _look_for_news(self) -> None:
        card = self.findChild(NewsCard)
        if card is not None and card.isVisible():
            self._looking.stop()
            QTimer.singleShot(_SETTLED, self._say)

    def _give_up(self) -> None:
        sys.stderr.write("no news came\n")
        sys.stderr.flush()
        os._exit(1)

    def _say(self) -> None:
        sys.stdout.write(f"{max(self._gaps.end()):.3f}\n")
        sys.stdout.flush()
        # What comes after is not measured.
        os._exit(0)


if __name__ == "__main__":
    vars(application)["MainWindow"] = Listened
    sys.exit(start.main(sys.argv[1:]))
