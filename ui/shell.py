"""What the window lends to the pages that are built in it."""

from dataclasses import dataclass

from ui.main_window import MainWindow
from ui.tasks import Runner
from ui.theme.look import Look


@dataclass(frozen=True, slots=True)
class Shell:
    """What a page is built with.

    Attributes:
        look: words and colours.
        runner: where long work runs.
        window: to go to other pages, for its `inspector`, `tray` and `notices`.
    """

    look: Look
    runner: Runner
    window: MainWindow
