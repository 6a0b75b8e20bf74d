"""Opens a bare window and prints its longest silence while nothing happens."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from tests.bench.gaps import Gaps

_SETTLED, _LISTENED = 100, 1000


def main() -> int:
    """Listen for a second."""
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLineEdit())
    window.show()
    gaps = Gaps()

    def say() -> None:
        sys.stdout.write(f"{max(gaps.end()):.3f}\n")
        app.quit()

    QTimer.singleShot(_SETTLED, gaps.begin)
    QTimer.singleShot(_SETTLED + _LISTENED, say)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
