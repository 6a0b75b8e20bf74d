"""The range is the picture: bands as a quiet track, over it the range as a capsule with a tick."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import Look
from ui.theme.roles import Roles, mixed
from ui.theme.scale import Type, font
from ui.widgets.chip import band_tone
from workbench.domain.card import BANDS, Band
from workbench.domain.score_range import ScoreRange
from workbench.texts import say

_TRACK = 10
_CAPSULE = 20
_GAP = 2
_WORDS = 24
_SMALL_TRACK = 6


class RangeBar(QWidget):
    """The range across a whole card, with the bands' words beneath."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._picture: ScoreRange | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_range(self, picture: ScoreRange | None) -> None:
        """Draw a range; None leaves the track empty, as before anything is known."""
        self._picture = picture
        self.setAccessibleName(self._look.say(picture.in_full if picture else say("No score yet")))
        self.setToolTip(self._look.say(picture.in_full) if picture else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, _CAPSULE + 4 + _WORDS)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _CAPSULE + 4 + _WORDS)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(1, 2 + (_CAPSULE - _TRACK) / 2, self.width() - 2, _TRACK)
        if self._picture is None:
            _fill(painter, track, self._look.roles.sunken)
            return
        paint_track(painter, track, self._picture, self._look.roles)
        paint_capsule(painter, track, self._picture, self._look.roles)
        self._paint_words(painter, track, self._picture)

    def _paint_words(self, painter: QPainter, track: QRectF, picture: ScoreRange) -> None:
        painter.setFont(font(Type.SMALL))
        metrics = QFontMetricsF(painter.font())
        for band, start, end in _segments(picture):
            left = _x(track, start, picture)
            room = _x(track, end, picture) - left - 8
            text = self._band_words(band, start, metrics, room)
            own = band is picture.band
            colour = self._look.roles.text(band_tone(band)) if own else self._look.roles.soft
            painter.setPen(QColor(colour))
            place = QRectF(left, track.bottom() + 8, room + 8, _WORDS - 4)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text
            )

    def _band_words(self, band: Band, start: int, metrics: QFontMetricsF, room: float) -> str:
        # The figure where a band begins is left out first, then the words, never half a word.
        short = self._look.say(band.words)
        full = self._look.say(say("{band} from {points}", band=band.words, points=start))
        for text in (full if start else short, short):
            if metrics.horizontalAdvance(text) <= room:
                return text
        return ""


def paint_track(painter: QPainter, track: QRectF, picture: ScoreRange, roles: Roles) -> None:
    """Paint the bands as a quiet track with rounded ends."""
    painter.save()
    clip = QPainterPath()
    clip.addRoundedRect(track, track.height() / 2, track.height() / 2)
    painter.setClipPath(clip)
    for band, start, end in _segments(picture):
        left = _x(track, start, picture) + (_GAP / 2 if start else 0)
        right = _x(track, end, picture) - (_GAP / 2 if end < picture.score.possible else 0)
        tone = band_tone(band)
        colour = mixed(roles.text(tone), roles.ground(tone), 0.06 if roles.dark else 0.1)
        painter.fillRect(QRectF(left, track.top(), right - left, track.height()), QColor(colour))
    painter.restore()


def paint_capsule(painter: QPainter, track: QRectF, picture: ScoreRange, roles: Roles) -> None:
    """Paint the range as an outlined capsule over the track, and a tick at the shown value."""
    left = _x(track, picture.score.lowest, picture)
    right = _x(track, picture.score.highest, picture)
    # A range of one point is still a capsule, so that it can be seen and stays round.
    spare = max(0.0, _CAPSULE * 0.8 - (right - left)) / 2
    middle = min(max((left + right) / 2, track.left() + spare), track.right() - spare)
    left, right = min(left, middle - spare), max(right, middle + spare)
    box = QRectF(left, track.center().y() - _CAPSULE / 2, right - left, _CAPSULE)
    box = box.intersected(QRectF(track.left(), box.top(), track.width(), box.height()))
    inner = box.adjusted(1, 1, -1, -1)
    veil = QColor(roles.text(band_tone(picture.band)))
    veil.setAlphaF(0.16)
    painter.setPen(QPen(QColor(roles.ink), 2))
    painter.setBrush(veil)
    painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
    if picture.score.lowest < picture.score.highest:
        x = min(max(_x(track, picture.score.shown, picture), inner.left() + 6), inner.right() - 6)
        pen = QPen(QColor(roles.ink), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, inner.top() + 4), QPointF(x, inner.bottom() - 4))


def paint_small_range(painter: QPainter, place: QRectF, picture: ScoreRange, roles: Roles) -> None:
    """Paint the list form: a thin track, the range in its band's colour, a notch at each band."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    track = QRectF(place.left(), place.center().y() - _SMALL_TRACK / 2, place.width(), _SMALL_TRACK)
    _fill(painter, track, roles.line)
    for start in (picture.look_closer_from, picture.go_from):
        x = _x(track, start, picture)
        painter.fillRect(QRectF(x - 1, track.top(), 2, track.height()), QColor(roles.surface))
    left, right = (_x(track, at, picture) for at in (picture.score.lowest, picture.score.highest))
    width = max(right - left, float(_SMALL_TRACK))
    left = min(left, track.right() - width)
    colour = roles.text(band_tone(picture.band))
    _fill(painter, QRectF(left, track.top(), width, track.height()), colour)
    painter.restore()


class SmallRange(QWidget):
    """The list form as a widget of its own, for rows that are not painted by a delegate."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._picture: ScoreRange | None = None
        self.setFixedHeight(20)
        self.setMinimumWidth(80)
        look.changed.connect(self.update)

    def show_range(self, picture: ScoreRange | None) -> None:
        """Draw a range, or nothing."""
        self._picture = picture
        self.setAccessibleName(self._look.say(picture.in_full if picture else say("No score yet")))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is not None:
            paint_small_range(QPainter(self), QRectF(self.rect()), self._picture, self._look.roles)


def _segments(picture: ScoreRange) -> tuple[tuple[Band, int, int], ...]:
    starts = (0, picture.look_closer_from, picture.go_from, picture.score.possible)
    return tuple((band, *ends) for band, ends in zip(BANDS, pairwise(starts), strict=True))


def _x(track: QRectF, points: int, picture: ScoreRange) -> float:
    possible = max(picture.score.possible, 1)
    return track.left() + track.width() * min(max(points, 0), possible) / possible


def _fill(painter: QPainter, box: QRectF, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
