"""The tray at the bottom: on the net or not, what is being asked, and that the work is safe."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.theme.look import Look
from ui.theme.scale import TRAY_HEIGHT, Type, font
from ui.widgets.buttons import LinkButton
from ui.widgets.words import words
from workbench.texts import Message, say, say_many

_SPACING = 6


class Tray(QWidget):
    """One line along the bottom of the window.

    Signals:
        retried: the look-ups that failed are to be asked again.
        stopped: what is being asked is to stop.
        queue_wanted: somebody wants to see what waits.
    """

    retried = Signal()
    stopped = Signal()
    queue_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("surface", "tray")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(TRAY_HEIGHT)
        self._dot = _Dot(look)
        self._net = words(look, "", Type.SMALL, "soft")
        self._asking = words(look, "", Type.SMALL, "soft")
        self._failed = words(look, "", Type.SMALL, "not_now")
        self._retry = LinkButton(look, say("Retry"))
        self._stop = LinkButton(look, say("Stop"))
        self._stored = words(look, "", Type.SMALL, "soft")
        self._waits = LinkButton(look, say("Nothing waits"))
        self._waits.clicked.connect(self.queue_wanted)
        for button in (self._retry, self._stop, self._waits):
            button.setFont(font(Type.SMALL))
        self._retry.clicked.connect(self.retried)
        self._stop.clicked.connect(self.stopped)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(_SPACING)
        row.addWidget(self._dot)
        row.addWidget(self._net)
        row.addSpacing(12)
        for widget in (self._asking, self._stop, self._failed, self._retry, self._waits):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._stored)
        self.set_online(online=True)
        self.set_lookups(0, 0, 0)
        self.set_waiting(0, paused=False)
        self.set_stored(say("Opening the store…"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def set_online(self, *, online: bool, recorded: bool = False) -> None:
        """Say whether sources can be asked, or that recorded answers stand in for them."""
        self._dot.set_role("go" if online else "look_closer")
        answering = say("Recorded answers") if recorded else say("Online")
        offline = say("Offline: look-ups wait for the network")
        self._net.setText(self._look.say(answering if online else offline))
        self._dot.setToolTip(self._net.text())
        self._dot.setAccessibleName(self._net.text())
        self._fit()

    def set_lookups(self, answered: int, asked: int, failed: int, *, again: bool = True) -> None:
        """Say how far the look-ups are; 0 asked says nothing. `again`: some may be asked again."""
        if asked:
            answering = say_many(
                "{answered} of {count} look-up answered",
                "{answered} of {count} look-ups answered",
                asked,
                answered=answered,
            )
            self._asking.setText(self._look.say(answering))
        if failed:
            failing = say_many("{count} failed", "{count} failed", failed)
            self._failed.setText(self._look.say(failing))
        self._asking.setVisible(asked > 0)
        self._stop.setVisible(answered + failed < asked)
        self._failed.setVisible(failed > 0)
        self._retry.setVisible(failed > 0 and again)
        self._fit()

    def set_waiting(self, count: int, *, paused: bool) -> None:
        """Say how many look-ups wait, and whether the asking is paused; nothing says nothing."""
        if count:
            told = say_many("{count} look-up waits", "{count} look-ups wait", count)
            self._waits.set_message(say("Paused: {told}", told=told) if paused else told)
        elif paused:
            self._waits.set_message(say("The asking is paused"))
        self._waits.setVisible(paused or count > 0)
        self._fit()

    def set_activity(self, message: Message | None) -> None:
        """Say in words what the machine is doing besides look-ups; None says nothing."""
        self._asking.setText(self._look.say(message) if message else "")
        self._asking.setVisible(message is not None)

    def set_stored(self, message: Message) -> None:
        """Say where the work lies and that it is safe."""
        self._stored.setText(self._look.say(message))
        self._fit()

    def _fit(self) -> None:
        # Where the words have no room the dot says it alone, and aloud; then the last words go.
        needed = self._row.minimumSize().width()
        for label in (self._net, self._stored):
            if label.isHidden():
                needed += _room(label)
        for label in (self._net, self._stored):
            fits = needed <= self.width()
            label.setVisible(fits)
            needed -= 0 if fits else _room(label)


class _Dot(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._role = "go"
        self.setFixedSize(QSize(8, TRAY_HEIGHT - 2))
        look.changed.connect(self.update)

    def set_role(self, role: str) -> None:
        self._role = role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour(self._role))
        painter.drawEllipse(QRectF(0.5, self.height() / 2 - 3.5, 7, 7))


def _room(label: QLabel) -> int:
    return label.minimumSizeHint().width() + _SPACING
