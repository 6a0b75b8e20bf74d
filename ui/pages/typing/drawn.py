"""Pages of a document as pictures of the width they are shown in, drawn beside the window."""

from collections import OrderedDict
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.app.typing_accounts import Document, picture
from workbench.errors import WorkbenchError
from workbench.jobs import JobControl

_KEPT = 4
"""Pages that are kept, some 11 MB each: the one shown, the one after it, and two more."""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page, whole and as wide as it is shown; both None where it cannot be drawn."""

    document: Document
    number: int
    width: int
    whole: QImage | None = None
    fitted: QImage | None = None


class Drawer(QObject):
    """Draws the page that is wanted, and then the one after it.

    Signals:
        drawn: the `DrawnPage` that was wanted last.
    """

    drawn = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._wanted: DrawnPage | None = None
        self._kept: OrderedDict[int, DrawnPage] = OrderedDict()

    def begin(self) -> None:
        """Forget the pages of the document before."""
        self._wanted = None
        self._kept.clear()

    def has(self, number: int) -> bool:
        """Whether a page is drawn already."""
        return number in self._kept

    def want(self, document: Document, number: int, width: int) -> None:
        """Ask for a page, counted from 1, so many pixels of the screen wide."""
        self._wanted = DrawnPage(document, number, width)
        kept = self._kept.get(number)
        if kept is not None and kept.width == width:
            self._arrived(kept)
            return
        self._workspace.study(
            partial(_draw, self._wanted, kept), self._arrived, failed=self._failed, replaces="page"
        )

    def _arrived(self, page: DrawnPage) -> None:
        wanted = self._wanted
        if wanted is None or page.document is not wanted.document:
            return
        self._keep(page)
        if (page.number, page.width) == (wanted.number, wanted.width):
            self.drawn.emit(page)
            self._look_ahead(page)

    def _look_ahead(self, page: DrawnPage) -> None:
        following = self._kept.get(page.number + 1)
        if page.number < page.document.pages and following is None:
            ahead = DrawnPage(page.document, page.number + 1, page.width)
            self._workspace.study(
                partial(_draw, ahead, None), self._came_ahead, failed=self._missed, replaces="ahead"
            )

    def _came_ahead(self, page: DrawnPage) -> None:
        if self._wanted is not None and page.document is self._wanted.document:
            self._keep(page)

    def _missed(self, _problem: WorkbenchError) -> None:
        """It is drawn once more, and what is wrong is told, when it is wanted."""

    def _failed(self, _problem: WorkbenchError) -> None:
        if self._wanted is not None:
            self.drawn.emit(self._wanted)

    def _keep(self, page: DrawnPage) -> None:
        self._kept[page.number] = page
        self._kept.move_to_end(page.number)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)


def _draw(wanted: DrawnPage, known: DrawnPage | None, desk: Desk, control: JobControl) -> DrawnPage:
    """Draw a page, or fit the one that is known already to another width."""
    control.check()
    whole = known.whole if known is not None else None
    if whole is None:
        made = picture(desk, wanted.document, wanted.number, control)
        if made is None:
            return wanted
        whole = QImage()
        # Not `QImage.fromData`, which keeps Python from the window for the 40 ms it takes.
        whole.loadFromData(made.png)
        whole = whole.convertToFormat(QImage.Format.Format_RGB32)
    control.check()
    # Smaller by whole areas, here and not by the painter: letters stay legible.
    fitted = whole.scaledToWidth(
        min(wanted.width, whole.width()), Qt.TransformationMode.SmoothTransformation
    )
    return DrawnPage(wanted.document, wanted.number, wanted.width, whole, fitted)
