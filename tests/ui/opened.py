"""The whole window over a real store in a folder of its own, as a person who starts it has it."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QMenu, QWidget

import resources
from ui.desks import OpenedDesk, open_own
from ui.house import House, build
from ui.main_window import MainWindow
from ui.opening import Start
from ui.shell import Shell
from ui.tasks import Runner
from ui.theme.look import Look
from workbench.bootstrap import Wanted
from workbench.jobs import JobControl
from workbench.paths import Places


@dataclass(frozen=True, slots=True)
class Standing:
    """A window that is shown, the runner that works for it and what it was opened with."""

    window: MainWindow
    runner: Runner
    wanted: Wanted

    @property
    def house(self) -> House:
        """The house that stands in the window now; another one after the demo was entered."""
        return self.window.findChildren(House)[-1]


def wishes(folder: Path, world: Path | None = None) -> Wanted:
    """Return what a user asks for whose places lie in a folder, in the demo's world."""
    places = Places(
        data=folder / "data", settings=folder / "settings.toml", exports=folder / "exports"
    )
    return Wanted(world=str(world or resources.path("demo")), places=places)


class TopLevels(QObject):
    """Notes every window of its own that is shown; menus belong to the one they open from."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        own = isinstance(watched, QWidget) and watched.isWindow()
        if own and event.type() == QEvent.Type.Show and not isinstance(watched, QMenu):
            self.shown.append(type(watched).__name__)
        return False


@contextlib.contextmanager
def standing(
    look: Look, wanted: Wanted, opening: Callable[[Wanted, JobControl], OpenedDesk] | None = None
) -> Iterator[Standing]:
    """Open the window as the program does, and close it afterwards as its user does.

    The user's own store is opened, unless `opening` opens another.
    """
    window = MainWindow(look)
    runner = Runner(window)
    window.serve(runner)
    window.show()
    window.activateWindow()
    Start(Shell(look, runner, window), partial(opening or _own, wanted), build).open()
    try:
        yield Standing(window, runner, wanted)
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def _own(wanted: Wanted, _control: JobControl) -> OpenedDesk:
    return open_own(wanted)
