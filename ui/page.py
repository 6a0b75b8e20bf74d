"""What the window asks of a page."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from workbench.texts import Message


class Page(Protocol):
    """A page of the window.

    Attributes:
        key: names the page in `MainWindow.go`.
        title: in the sidebar.
        icon: a file name in `resources/icons` without `.svg`.
        in_sidebar: whether it has a place there; others are reached from a page.
        widget: what is shown, usually a `PageFrame`.
        keys: actions with their shortcuts, at work while the page is shown.
    """

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> Message: ...
    @property
    def icon(self) -> str: ...
    @property
    def in_sidebar(self) -> bool: ...
    @property
    def widget(self) -> QWidget: ...
    @property
    def keys(self) -> Sequence[QAction]: ...

    def shown(self) -> None:
        """The page has come forward: read what it shows, in a task, and take the keys."""
        ...
