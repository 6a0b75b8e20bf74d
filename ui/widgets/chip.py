"""Chips: a state as a word on a tinted ground, for pages and for painted lists."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.look import Look
from ui.theme.roles import Roles, Tone
from ui.theme.scale import Type, font
from workbench.domain.card import Band
from workbench.domain.lead import Stage
from workbench.domain.scorecard import Met
from workbench.texts import Message

HEIGHT = 20
_PADDING = 9
_LEAST = 60
"""Px of its word that a chip keeps at least, where the page is too narrow for it."""
_STATUS_TONES = {"active": Tone.GO} | dict.fromkeys(
    (
        "bankrupt",
        "compulsory_dissolution",
        "in_liquidation",
        "in_reorganisation",
        "strike_off_proposed",
        "merged",
        "ceased",
    ),
    Tone.NOT_NOW,
)
_BOLD = (Tone.GO, Tone.LOOK_CLOSER, Tone.NOT_NOW, Tone.ACCENT)


class Chip(QLabel):
    """A word for a state; the colour only repeats what the word says."""

    def __init__(
        self,
        look: Look,
        message: Message,
        tone: Tone = Tone.PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._said = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(message, tone)

    def set_state(self, message: Message, tone: Tone) -> None:
        """Show another state."""
        self.setProperty("chip", tone.value)
        self.setFont(font(Type.LABEL if tone in _BOLD else Type.SMALL))
        self._said = self._look.say(message)
        self.setText(self._said)
        self.setAccessibleName(self._said)
        self.style().polish(self)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._around() + self._wide(), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._around() + _LEAST, self.sizeHint().width()), HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _wide(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._said) + 1

    def _around(self) -> int:
        """Return the px that the ground leaves at both sides of the word."""
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())

    def _fit(self) -> None:
        """Cut the word where there is less room than it needs, and let the tip tell it whole."""
        room = self.width() - self._around()
        told = self._said
        if room < self._wide() - 1:
            told = self.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, room)
        if told != self.text():
            self.setText(told)
        self.setToolTip(self._said if told != self._said else "")


def band_tone(band: Band) -> Tone:
    """Return the tone a band is shown in."""
    return {
        Band.GO: Tone.GO,
        Band.LOOK_CLOSER: Tone.LOOK_CLOSER,
        Band.NOT_NOW: Tone.NOT_NOW,
    }[band]


def met_tone(met: Met) -> Tone:
    """Return the tone in which a requirement's state is shown."""
    return {Met.MET: Tone.GO, Met.OPEN: Tone.LOOK_CLOSER, Met.NOT_MET: Tone.NOT_NOW}[met]


def stage_tone(stage: Stage) -> Tone:
    """Return the tone a stage is shown in."""
    toned = {Stage.SQL: Tone.ACCENT, Stage.ACCEPTED: Tone.ACCENT, Stage.WON: Tone.GO}
    return toned.get(stage, Tone.PLAIN)


def status_tone(status: str) -> Tone:
    """Return the tone a status of `company.status` is shown in."""
    return _STATUS_TONES.get(status, Tone.PLAIN)


def band_chip(look: Look, band: Band, parent: QWidget | None = None) -> Chip:
    """Return the chip of a band."""
    return Chip(look, band.words, band_tone(band), parent)


def stage_chip(look: Look, stage: Stage, parent: QWidget | None = None) -> Chip:
    """Return the chip of a stage."""
    return Chip(look, stage.words, stage_tone(stage), parent)


def chip_size(text: str) -> QSizeF:
    """Return how much room `paint_chip` takes for a text."""
    width = QFontMetricsF(font(Type.LABEL)).horizontalAdvance(text)
    return QSizeF(width + 2 * _PADDING, HEIGHT)


def paint_chip(painter: QPainter, place: QRectF, text: str, tone: Tone, roles: Roles) -> None:
    """Paint a chip at the left of a place, halfway down, as a list's delegate does."""
    size = chip_size(text)
    box = QRectF(place.left(), place.center().y() - HEIGHT / 2, size.width(), HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(roles.text(tone)) if roles.name == "contrast" else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(roles.ground(tone)))
    painter.drawRoundedRect(box, HEIGHT / 2, HEIGHT / 2)
    painter.setPen(QColor(roles.text(tone)))
    painter.setFont(font(Type.LABEL))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
