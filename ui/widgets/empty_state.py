"""What a page says while there is nothing to show, and the ways on from there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import icons
from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.buttons import QuietButton
from ui.widgets.words import words
from workbench.errors import WorkbenchError
from workbench.texts import Message, say

_ICON = 32
_WIDEST = 420
_TALL = 480
"""Of one that stands alone on a page that scrolls, which gives nobody more than they ask for."""


class EmptyState(QWidget):
    """An icon, a title, a sentence, and buttons that lead on; `alone` on a page that scrolls."""

    def __init__(
        self,
        look: Look,
        *,
        icon: str,
        title: Message,
        sentence: Message,
        actions: Sequence[QWidget] = (),
        alone: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setMinimumHeight(_TALL if alone else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(_Mark(look, icon), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4 * GRID)
        heading = words(look, title, Type.BRAND, wrap=True)
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(heading)
        column.addSpacing(GRID)
        text = words(look, sentence, Type.BODY, "soft", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text.setFixedWidth(_WIDEST)
        around = QHBoxLayout()
        around.addStretch(1)
        around.addWidget(text)
        around.addStretch(1)
        column.addLayout(around)
        if actions:
            column.addSpacing(5 * GRID)
            line = QHBoxLayout()
            line.setSpacing(2 * GRID)
            line.addStretch(1)
            for action in actions:
                line.addWidget(action)
            line.addStretch(1)
            column.addLayout(line)
        column.addStretch(3)


def failed_state(look: Look, error: WorkbenchError, retry: Callable[[], object]) -> EmptyState:
    """Return what a page says when it could not be read, with Retry: a bound method."""
    again = QuietButton(look, say("Retry"), icon="refresh-cw")
    again.clicked.connect(retry)
    return EmptyState(
        look,
        icon="circle-alert",
        title=say("{problem}", problem=look.say(error.message)),
        sentence=say("{hint}", hint=look.say(error.hint or "")),
        actions=(again,),
    )


class _Mark(QWidget):
    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self.setFixedSize(QSize(_ICON, _ICON))
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        place = QRectF(0, 0, _ICON, _ICON)
        icons.paint(QPainter(self), place, self._icon, self._look.roles.faint)
