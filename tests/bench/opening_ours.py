"""Opens the program's own window on a store, with a witness in it."""

import sys

from PySide6.QtGui import QPaintEvent

from tests.bench.opening import Witness
from ui import application, start
from ui.main_window import MainWindow
from ui.theme.look import Look


class Watched(MainWindow):
    """Our window, telling a witness when it was painted."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._witness = Witness(self, wait_for_list=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._witness.painted()


if __name__ == "__main__":
    # By hand: unittest.mock takes a third of a bare window's time to read, and would be counted.
    vars(application)["MainWindow"] = Watched
    sys.exit(start.main(sys.argv[1:]))
