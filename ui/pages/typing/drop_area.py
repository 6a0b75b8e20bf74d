"""Where a document is brought to: dropped, chosen, or first opened in the browser."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import icons
from ui.theme.look import Look
from ui.theme.scale import CARD_RADIUS, GRID, Type
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.flow import Flow
from ui.widgets.scrolling import Content, Scrolling
from ui.widgets.select import Select
from ui.widgets.words import set_role, words
from workbench.domain.filed_documents import FiledDocument
from workbench.domain.source import Manifest, source_title
from workbench.texts import Message, say

CHOOSE = say("Choose the document…")
_DROP = say("Drop the annual report here, or choose it")
_WHAT = say(
    "A PDF, as the register or the company publishes it, or as they mailed it to you. It is kept"
    " with the figures, so that each can be looked up on its page."
)
_ICON = 32
_YEAR = 96


class DropArea(QWidget):
    """Says in a few words what is wanted; the whole page takes what is dropped."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._offered: tuple[FiledDocument, ...] = ()
        self.choose = QuietButton(look, CHOOSE, icon="folder-open")
        self._mark = _Mark(look)
        self._told = words(look, "", Type.BODY, "soft", wrap=True)
        self._filed = words(look, "", Type.BODY, "soft", wrap=True)
        self._years = QWidget()
        self.year = Select(look, say("Year"))
        self.year.setMinimumWidth(_YEAR)
        self.open_online = LinkButton(look, say("Open it in the browser"), icon="external-link")
        self.open_online.clicked.connect(self._open)
        content = Content()
        content.setProperty("surface", "clear")
        self._lay_out(QVBoxLayout(content))
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(Scrolling(content, self))
        look.changed.connect(self.update)

    def offer(self, documents: tuple[FiledDocument, ...], sources: Mapping[str, Manifest]) -> None:
        """Offer to open what a register has: it is saved in the browser, and dropped here."""
        if documents == self._offered:
            return
        self._offered = documents
        self.year.set_options((each.address, say("{year}", year=each.year)) for each in documents)
        if documents:
            source = source_title(sources, documents[0].source)
            told = say(
                "{source} has these years as PDF. Open one in the browser, save it, and drop it"
                " here.",
                source=source,
            )
            self._filed.setText(self._look.say(told))
        self._filed.setVisible(bool(documents))
        self._years.setVisible(bool(documents))

    def tell(self, message: Message | None, *, wrong: bool = False) -> None:
        """Say something below the button, or nothing more."""
        self._told.setText(self._look.say(message) if message is not None else "")
        self._told.setVisible(message is not None)
        set_role(self._told, "not_now" if wrong else "soft")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("edge"), 1.0, Qt.PenStyle.DashLine))
        painter.setBrush(self._look.colour("surface"))
        around = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(around, CARD_RADIUS, CARD_RADIUS)

    def _lay_out(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(6 * GRID, 4 * GRID, 6 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        line = Flow(GRID, parent=self._years)
        for each in (self.year, self.open_online):
            line.addWidget(each)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(2)
        column.addWidget(self._mark, 0, middle)
        for said in (
            words(self._look, _DROP, Type.BRAND, wrap=True),
            words(self._look, _WHAT, Type.BODY, "soft", wrap=True),
        ):
            said.setAlignment(middle)
            column.addWidget(said)
        column.addWidget(self.choose, 0, middle)
        column.addWidget(self._told)
        column.addSpacing(2 * GRID)
        column.addWidget(self._filed)
        column.addWidget(self._years, 0, middle)
        column.addStretch(3)
        for told in (self._told, self._filed):
            told.setAlignment(middle)
            told.hide()
        self._years.hide()

    def _open(self) -> None:
        if self.year.key():
            QDesktopServices.openUrl(QUrl(self.year.key()))


class _Mark(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(QSize(_ICON, _ICON))

    def paintEvent(self, event: QPaintEvent) -> None:
        place = QRectF(0, 0, _ICON, _ICON)
        icons.paint(QPainter(self), place, "file-text", self._look.roles.faint)
