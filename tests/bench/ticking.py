"""A window that listens to its own event loop while eight sources are researched beside it."""

import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from tests.bench.figures import percentile
from tests.bench.research import ask_all, researching
from tests.bench.sources import EIGHT, NUMBER, SECONDS, write_world
from ui.application import reader_texts
from ui.main_window import MainWindow
from ui.tasks import Lane, Runner
from ui.theme.look import dress
from workbench.jobs import JobControl
from workbench.lookups.parsing import ReadingRoom
from workbench.net.exchange import Response

SIZE = 300_000
"""Bytes of each answer: above the size from which a child process reads it."""
_TICK = 1
_SETTLED = 0.3
_DESKS = 2


class Ticks(QObject):
    """Notes how long the event loop left a timer of one millisecond waiting."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        """Begin to listen."""
        self._last = time.perf_counter()
        self._timer.start(_TICK)

    def end(self, *_: object) -> None:
        """Stop listening and leave the event loop."""
        self._tick()
        QApplication.quit()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def main(arguments: Iterable[str]) -> int:
    """Listen to our window during a research, or to a bare one; print the 99.9th percentile."""
    (which,) = arguments
    app = QApplication([])
    gaps = _ours(app) if which == "ours" else _bare(app)
    sys.stdout.write(f"{percentile(gaps, 0.999):.3f}\n")
    return 0


def _ours(app: QApplication) -> list[float]:
    with tempfile.TemporaryDirectory(prefix="leadline-bench-") as name:
        folder = Path(name)
        with researching(folder, write_world(folder / "world", size=SIZE)) as engine:
            runner = Runner(app)
            window = MainWindow(dress(app, reader_texts("en"), "light"))
            window.serve(runner)
            window.show()
            ticks = Ticks()

            def work(control: JobControl) -> None:
                control.wait(_SETTLED)
                ask_all(engine, NUMBER)

            runner.start(work, lane=Lane.NETWORK, ended=ticks.end)
            ticks.begin()
            app.exec()
            window.close()
    return ticks.gaps


def _bare(app: QApplication) -> list[float]:
    """Give a bare window the same children with the same work, and nothing else."""
    with tempfile.TemporaryDirectory(prefix="leadline-bench-") as name:
        content = (write_world(Path(name), size=SIZE) / "accounts.json").read_bytes()
    window = QMainWindow()
    window.setCentralWidget(QLineEdit())
    window.show()
    ticks = Ticks()
    with closing(ReadingRoom(desks=_DESKS)) as room:
        reading = threading.Thread(target=_read_eight, args=(room, content, ticks_ended(ticks)))
        ticks.begin()
        reading.start()
        app.exec()
        reading.join()
    return ticks.gaps


def ticks_ended(ticks: Ticks) -> Callable[[], None]:
    """Return what a thread calls to end the listening in the window's own thread."""
    timer = QTimer(ticks)
    done = threading.Event()

    def look() -> None:
        if done.is_set():
            ticks.end()

    timer.timeout.connect(look)
    timer.start(5)
    return done.set


def _read_eight(room: ReadingRoom, content: bytes, ended: Callable[[], None]) -> None:
    time.sleep(_SETTLED + SECONDS)
    answer = Response(
        status=200,
        headers={"content-type": "application/json"},
        content=content,
        address="",
        taken=datetime.now(UTC),
    )
    with ThreadPoolExecutor(_DESKS) as readers:
        for each in EIGHT:
            readers.submit(room.read, each, each.question(NUMBER), answer, JobControl())
    ended()
