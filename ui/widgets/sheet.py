"""A sheet: a panel over the page instead of a dialog; Escape puts it away."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.theme.look import Look
from ui.theme.scale import CARD_PADDING, GRID, Type
from ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from ui.widgets.scrolling import Content, Scrolling
from ui.widgets.words import words
from workbench.texts import Message, say

WIDTH = 520
_MARGIN = 24


class Sheet(QWidget):
    """Covers its host with a veil and stands on it with a title, a body and two buttons.

    The sheet keeps what was typed until it is accepted or opened anew.

    Signals:
        accepted: the primary button was pressed; the page checks the input, then calls `finish`.
        dismissed: the sheet went away without.
    """

    accepted = Signal()
    dismissed = Signal()

    def __init__(
        self, look: Look, host: QWidget, title: Message, action: Message, *, width: int = WIDTH
    ) -> None:
        """Stand on `host`, which is usually the page; `action` names what the sheet does."""
        super().__init__(host)
        self._look = look
        self._host = host
        self._came_from: QWidget | None = None
        self._card = QFrame(self)
        self._card.setProperty("surface", "card")
        self._card.setMaximumWidth(width)
        self._card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(look.say(title))
        self.primary = PrimaryButton(look, action)
        self.primary.clicked.connect(self.accepted)
        self._content = Content()
        self._content.setProperty("surface", "clear")
        around = QVBoxLayout(self._content)
        # The bar lies over the margin of the card, whose right one is left to what scrolls.
        around.setContentsMargins(0, 0, CARD_PADDING, 0)
        self.body = QVBoxLayout()
        self.body.setSpacing(4 * GRID)
        around.addLayout(self.body)
        around.addStretch(1)
        self._lay_out(title)
        host.installEventFilter(self)
        look.changed.connect(self.update)
        self.hide()

    def open(self, first: QWidget | None = None) -> None:
        """Come forward with the keys in `first`, or in the first widget that takes them."""
        self._came_from = QApplication.focusWidget()
        self._fill_host()
        self.show()
        self.raise_()
        # A sheet that still reads what it offers has nothing in it yet that takes keys.
        target = first or next(iter(_stops(self.reachable())), self._cancel)
        target.setFocus(Qt.FocusReason.PopupFocusReason)

    def finish(self) -> None:
        """Go away and give the keys back to where they were."""
        self.hide()
        came_from, self._came_from = self._came_from, None
        # What was done may have built the page anew, and deleted what opened the sheet.
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Go away without doing anything."""
        self.finish()
        self.dismissed.emit()

    def reachable(self) -> Sequence[QWidget]:
        """Return the widgets of the body that take keys, in order."""
        found = self._content.findChildren(QWidget)
        return [
            each
            for each in found
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(self)
        ]

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own signature
        # Tab stays on the sheet, in the order of what is read, wherever a widget was made.
        if not self.isVisible():
            return super().focusNextPrevChild(next)
        stops = _stops([*self.reachable(), self._cancel, self.primary, self._close])
        here = _place(stops, QApplication.focusWidget())
        step = 1 if next else -1
        reasons = Qt.FocusReason
        reason = reasons.TabFocusReason if next else reasons.BacktabFocusReason
        stops[(here + step) % len(stops)].setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._fill_host()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.primary.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A click beside the sheet must neither lose what is typed nor reach the page below.
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor("#000000")
        veil.setAlphaF(0.55 if self._look.roles.dark else 0.28)
        QPainter(self).fillRect(self.rect(), veil)

    def _fill_host(self) -> None:
        self.setGeometry(self._host.rect())

    def _lay_out(self, title: Message) -> None:
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(CARD_PADDING, 14, 0, CARD_PADDING)
        inside.setSpacing(3 * GRID)
        inside.addLayout(self._head(title))
        inside.addWidget(_Fitting(self._content, self._card))
        inside.addSpacing(GRID)
        inside.addLayout(self._foot())
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._card, 100)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 2 * _MARGIN, _MARGIN, _MARGIN)
        column.addLayout(across)
        column.addStretch(1)

    def _head(self, title: Message) -> QLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, CARD_PADDING, 0)
        line.addWidget(words(self._look, title, Type.BRAND))
        line.addStretch(1)
        self._close = IconButton(self._look, say("Close (Esc)"), icon="x")
        self._close.clicked.connect(self.dismiss)
        line.addWidget(self._close)
        return line

    def _foot(self) -> QLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, CARD_PADDING, 0)
        line.setSpacing(2 * GRID)
        self._cancel = QuietButton(self._look, say("Cancel"))
        self._cancel.clicked.connect(self.dismiss)
        line.addStretch(1)
        line.addWidget(self._cancel)
        line.addWidget(self.primary)
        return line


def _stops(widgets: Sequence[QWidget]) -> list[QWidget]:
    """Return where Tab stops: of answers side by side only at the one that stands, or the first."""
    stops: list[QWidget] = []
    for widget in widgets:
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        if group is not None:
            buttons = [each for each in group.buttons() if each in widgets]
            checked = group.checkedButton()
            if widget is not (checked if checked in buttons else buttons[0]):
                continue
        if widget.isEnabled():
            stops.append(widget)
    return stops


def _place(stops: Sequence[QWidget], focused: QWidget | None) -> int:
    """Return which stop the keys are at; one of several answers stands for all of them."""
    group = focused.group() if isinstance(focused, QAbstractButton) else None
    for number, stop in enumerate(stops):
        same = isinstance(stop, QAbstractButton) and group is not None and stop.group() is group
        if stop is focused or same:
            return number
    return -1


class _Fitting(Scrolling):
    """Scrolls only when the body is taller than the host."""

    def __init__(self, content: Content, card: QWidget) -> None:
        """Be as wide as the card allows."""
        super().__init__(content, card)
        self._content = content
        self._wide = card.maximumWidth() - CARD_PADDING
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A scroll area does not pass on that what it holds wants another size.
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return QSize(self._wide, self.heightForWidth(self._wide))

    def heightForWidth(self, width: int) -> int:
        flows = self._content.hasHeightForWidth()
        return self._content.heightForWidth(width) if flows else self._content.sizeHint().height()
