"""The shipped Lucide icons, tinted by a colour and sharp at every scale of the screen."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

SIZE = 16
_SCALES = (1.0, 1.25, 1.5, 2.0, 3.0)


def icon(name: str, colour: str, disabled: str = "") -> QIcon:
    """Return the icon in a colour, with a picture for each common scale of a screen.

    Args:
        name: file name in `resources/icons` without `.svg`.
        colour: `#RRGGBB` of the strokes.
        disabled: the same while the widget is off; empty fades the picture instead.
    """
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, colour, scale))
        if disabled:
            made.addPixmap(pixmap(name, disabled, scale), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, colour: str, scale: float = 1.0, size: int = SIZE) -> QPixmap:
    """Return the icon as a picture of `size` px on a screen of that scale."""
    made = QPixmap(QSize(size, size) * scale)
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, QRectF(0, 0, size, size), name, colour)
    painter.end()
    return made


def paint(painter: QPainter, place: QRectF, name: str, colour: str) -> None:
    """Draw the icon into a place, as vectors at the painter's own scale."""
    _renderer(name, colour).render(painter, place)


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


@cache
def _source(name: str) -> str:
    return resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
