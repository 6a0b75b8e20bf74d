"""The left side: first a place to bring the document to, then its pages, turned and enlarged."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QIntValidator,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui.pages.typing.drawn import Drawer, DrawnPage
from ui.pages.typing.drop_area import CHOOSE, DropArea
from ui.pages.typing.paper import Paper
from ui.telling.problems import problem_words
from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.flow import Flow
from ui.widgets.words import words
from ui.workspace import Workspace
from workbench.app.typing_accounts import Document
from workbench.errors import WorkbenchError
from workbench.texts import say


class DocumentSide(QWidget):
    """Shows one document, or asks for it.

    Signals:
        brought: the `Path` of a file that was chosen, dropped or pasted.
        turned: the number of the page that is shown now.
    """

    brought = Signal(object)
    turned = Signal(int)

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.document: Document | None = None
        self.page = 0
        self._drawer = Drawer(workspace, self)
        self._drawer.drawn.connect(self._show_drawn)
        self.drop = DropArea(look)
        self.drop.choose.clicked.connect(self.choose)
        self._reader = QWidget()
        self.paper = Paper(look)
        self.paper.wanted.connect(self._draw)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.drop)
        self._stack.addWidget(self._reader)
        self._lay_out()

    def choose(self) -> None:
        """Let a file be chosen."""
        chosen, _ = QFileDialog.getOpenFileName(self, self._look.say(CHOOSE), "", "PDF (*.pdf)")
        if chosen:
            self.brought.emit(Path(chosen))

    def take_data(self, data: QMimeData) -> bool:
        """Take a file that was dropped or copied; return whether there was one."""
        files = [url for url in data.urls() if url.isLocalFile()]
        if files:
            self.brought.emit(Path(files[0].toLocalFile()))
        return bool(files)

    def take_clipboard(self) -> None:
        """Take a file that was copied."""
        self.take_data(QGuiApplication.clipboard().mimeData())

    def say_reading(self, name: str) -> None:
        """Say that a file is being read."""
        self.drop.tell(say("{file} is being read.", file=name))
        self._told.hide()

    def show_problem(self, problem: WorkbenchError) -> None:
        """Say why there is no document, or no new one; what was shown before stays."""
        said = problem_words(self._look, problem)
        self.drop.tell(said, wrong=True)
        self._told.setText(self._look.say(said))
        self._told.setVisible(self.document is not None)

    def show_document(self, document: Document | None, page: int = 1, zoom: float = 1.0) -> None:
        """Show a document at a page, or ask for one."""
        self.document = document
        self._drawer.begin()
        self._told.hide()
        self.drop.tell(None)
        if document is None:
            self.page = 0
            self._stack.setCurrentWidget(self.drop)
            return
        self._name.set_name(document.name)
        self._of.setText(self._look.say(say("of {pages}", pages=document.pages)))
        self._number.setValidator(QIntValidator(1, document.pages, self._number))
        self._stack.setCurrentWidget(self._reader)
        self.page = 0
        self.paper.set_zoom(zoom)
        self.go_to(page)

    def go_to(self, page: int) -> None:
        """Turn to a page; one that the document does not have is passed over."""
        document = self.document
        if document is None or not 1 <= page <= document.pages or page == self.page:
            return
        self.page = page
        self._number.setText(str(page))
        self._before.setEnabled(page > 1)
        self._after.setEnabled(page < document.pages)
        named = say("Page {number} of {pages}", number=page, pages=document.pages)
        self.paper.setAccessibleName(self._look.say(named))
        self.paper.clear()
        self.paper.tell_wanted()
        self.turned.emit(page)

    def turn_on(self) -> None:
        """Turn to the next page."""
        self.go_to(self.page + 1)

    def turn_back(self) -> None:
        """Turn to the page before."""
        self.go_to(self.page - 1)

    def _draw(self, width: int) -> None:
        if self.document is not None and self.page:
            self._drawer.want(self.document, self.page, width)

    def _show_drawn(self, page: DrawnPage) -> None:
        if page.document is self.document and page.number == self.page:
            self.paper.show_page(page)

    def _lay_out(self) -> None:
        self._name = _FileName(self._look)
        self._told = words(self._look, "", Type.SMALL, "not_now", wrap=True)
        self._told.hide()
        line = Flow(GRID)
        for each in (*self._turning(), *self._sizing()):
            line.addWidget(each)
        column = QVBoxLayout(self._reader)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(line)
        column.addWidget(self._name)
        column.addWidget(self._told)
        column.addWidget(self.paper, 1)

    def _turning(self) -> tuple[QWidget, ...]:
        look = self._look
        self._before = IconButton(look, say("Page before (Page Up)"), icon="chevron-left")
        self._after = IconButton(look, say("Next page (Page Down)"), icon="chevron-right")
        self._number = QLineEdit()
        self._number.setFixedWidth(52)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._number.setAcceptDrops(False)
        self._number.setAccessibleName(look.say(say("Page shown")))
        self._of = words(look, "", role="soft")
        self._before.clicked.connect(self.turn_back)
        self._after.clicked.connect(self.turn_on)
        self._number.returnPressed.connect(self._jump)
        return self._before, self._number, self._of, self._after

    def _sizing(self) -> tuple[QWidget, ...]:
        smaller = IconButton(self._look, say("Smaller (Ctrl+−)"), icon="minus")
        larger = IconButton(self._look, say("Larger (Ctrl++)"), icon="plus")
        fit = LinkButton(self._look, say("Fit the width"))
        other = LinkButton(self._look, say("Another document…"))
        smaller.clicked.connect(self.paper.zoom_out)
        larger.clicked.connect(self.paper.zoom_in)
        fit.clicked.connect(self.paper.fit_width)
        other.clicked.connect(self.choose)
        return smaller, larger, fit, other

    def _jump(self) -> None:
        self.go_to(int(self._number.text()))


class _FileName(QLabel):
    """A file's name, shortened in its middle where it is too long, and whole as its tip."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        label = words(look, "", Type.SMALL, "faint")
        self.setFont(label.font())
        self.setProperty("role", "faint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""

    def set_name(self, name: str) -> None:
        """Show another name."""
        self._whole = name
        self.setToolTip(name)
        self.setAccessibleName(name)
        self._shorten()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        middle = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(self._whole, middle, max(0, self.width() - 2)))
