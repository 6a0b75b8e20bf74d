"""A window that listens to its own event loop while eight sources are researched beside it."""

import contextlib
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from tests.bench.figures import percentile
from tests.bench.gaps import Gaps
from tests.bench.research import researching
from tests.bench.sources import EIGHT, NUMBER, SECONDS, write_world
from tests.samples import METTE
from tests.starter import CARD
from ui import plain_imports
from ui.application import reader_texts
from ui.desks import OpenedDesk
from ui.house import House
from ui.main_window import MainWindow
from ui.opening import arrive
from ui.shell import Shell
from ui.tasks import Runner
from ui.theme.look import dress
from workbench.app import companies
from workbench.app.desk import Desk
from workbench.bootstrap import SystemClock, Wanted
from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.export.folder import FolderExporter
from workbench.jobs import JobControl
from workbench.lookups.parsing import ReadingRoom
from workbench.net.exchange import Response
from workbench.paths import Places

SIZE = 300_000
"""Bytes of each answer: above the size from which a child process reads it."""
_SETTLED = 300
_DESKS = 2


class Listening(QObject):
    """Listens to the loop from the moment a page stands still until its research has ended."""

    def __init__(self, house: House, company: UUID) -> None:
        super().__init__(house)
        self._house = house
        self._company = company
        self._gaps = Gaps(self)
        self.heard: list[float] = []

    def arrived(self) -> None:
        """Open the company; once its page has settled, listen and research it."""
        self._house.open_company(self._company)
        QTimer.singleShot(_SETTLED, self._begin)

    def _begin(self) -> None:
        self._gaps.begin()
        self._house.workspace.research_ended.connect(self._ended)
        self._house.workspace.research(self._company)

    def _ended(self) -> None:
        # What was found is read and shown after the research; that counts too.
        QTimer.singleShot(_SETTLED, self._end)

    def _end(self) -> None:
        self.heard = self._gaps.end()
        QApplication.quit()


def main(arguments: Iterable[str]) -> int:
    """Listen to our window during a research, or to a bare one; print the 99.9th percentile."""
    (which,) = arguments
    plain_imports.restore()
    app = QApplication([])
    gaps = _ours(app) if which == "ours" else _bare(app)
    sys.stdout.write(f"{percentile(gaps, 0.999):.3f}\n")
    return 0


def _ours(app: QApplication) -> list[float]:
    with tempfile.TemporaryDirectory(prefix="leadline-bench-") as name, _opened(name) as opened:
        company = companies.open_company(opened.desk, _candidate()).result.company.id
        runner = Runner(app)
        look = dress(app, reader_texts("en"), "light")
        window = MainWindow(look)
        window.serve(runner)
        window.show()
        shell = Shell(look, runner, window)
        house = House(shell, opened)
        listening = Listening(house, company)
        arrival = arrive(shell, house.pages())
        arrival.ended.connect(listening.arrived)
        arrival.begin()
        app.exec()
        found = house.company.dossier
        if found is None or not found.sounding.chosen("accounts.revenue"):
            raise RuntimeError("the page does not show what was found")
        window.close()
    return listening.heard


@contextlib.contextmanager
def _opened(name: str) -> Iterator[OpenedDesk]:
    folder = Path(name)
    with researching(folder, write_world(folder / "world", size=SIZE)) as (engine, store):
        store.write(lambda ledger: ledger.people.add(METTE))
        desk = Desk(
            store=store,
            lookups=engine,
            exporter=FolderExporter(),
            clock=SystemClock(),
            texts=reader_texts("en"),
            person=METTE.id,
            starter=CARD,
        )
        wanted = Wanted(places=Places(folder, folder / "settings.toml", folder))
        yield OpenedDesk(desk, wanted, folder, is_demo=False, _open=contextlib.ExitStack())


def _candidate() -> Candidate:
    return Candidate(
        entity=Entity(EIGHT[0].manifest.key, NUMBER),
        identifier=Identifier(Scheme.NO_ORGNR, NUMBER),
        name="Fjordlys Automasjon AS",
        country="NO",
        decisive=True,
    )


def _bare(app: QApplication) -> list[float]:
    """Give a bare window the same children with the same work, and nothing else."""
    with tempfile.TemporaryDirectory(prefix="leadline-bench-") as name:
        content = (write_world(Path(name), size=SIZE) / "accounts.json").read_bytes()
    window = QMainWindow()
    window.setCentralWidget(QLineEdit())
    window.show()
    gaps, heard = Gaps(), list[float]()
    ended = threading.Event()

    def look() -> None:
        if ended.is_set():
            heard.extend(gaps.end())
            app.quit()

    looking = QTimer()
    looking.timeout.connect(look)
    looking.start(5)
    with closing(ReadingRoom(desks=_DESKS)) as room:
        reading = threading.Thread(target=_read_eight, args=(room, content, ended.set))
        gaps.begin()
        reading.start()
        app.exec()
        reading.join()
    return heard


def _read_eight(room: ReadingRoom, content: bytes, ended: Callable[[], None]) -> None:
    time.sleep(_SETTLED / 1000 + SECONDS)
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
