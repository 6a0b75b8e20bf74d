"""Leaving for another store: the demo, or one's own."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.desks import OpenedDesk, open_demo, open_own
from ui.pages.welcome import WelcomePage
from ui.shell import Shell
from ui.tasks import Lane, Task
from workbench.jobs import JobControl


class Leaving(QObject):
    """Opens the other store beside the window; the one that is shown stays until it is there.

    Signals:
        arrived: the `OpenedDesk` to go on with.
    """

    arrived = Signal(object)

    def __init__(
        self, shell: Shell, opened: OpenedDesk, welcome: WelcomePage, parent: QObject
    ) -> None:
        """Take what is open, and the page that tells how far the demo is."""
        super().__init__(parent)
        self._shell = shell
        self._opened = opened
        self._welcome = welcome
        self._task: Task | None = None

    def for_the_demo(self) -> None:
        """Open the demo."""
        self._welcome.begin_demo()
        self._leave_for(partial(_demo, self._opened))

    def for_our_own(self) -> None:
        """Open one's own store."""
        self._leave_for(partial(_own, self._opened))

    def stop(self) -> None:
        """Stay where we are."""
        if self._task is not None:
            self._task.cancel()

    def _leave_for(self, other: "partial[OpenedDesk]") -> None:
        self._task = self._shell.runner.start(
            other,
            lane=Lane.STORE,
            done=self._arrive,
            progressed=self._welcome.show_progress,
            ended=self._welcome.end_demo,
        )

    def _arrive(self, other: OpenedDesk) -> None:
        self.arrived.emit(other)


def close(opened: OpenedDesk, _control: JobControl) -> None:
    """Close a store that was left."""
    opened.close()


def _demo(opened: OpenedDesk, control: JobControl) -> OpenedDesk:
    return open_demo(opened.wanted, control)


def _own(opened: OpenedDesk, _control: JobControl) -> OpenedDesk:
    return open_own(opened.wanted)
