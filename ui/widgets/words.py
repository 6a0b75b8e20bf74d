"""Plain labels: a message in a step of the type scale and a colour role."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.theme.look import Look
from ui.theme.scale import Type, figures, font


def words(
    look: Look,
    message: object,
    kind: Type = Type.BODY,
    role: str = "ink",
    *,
    wrap: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """Return a label; text from outside stays text, whatever it looks like."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(figures(kind) if kind is Type.RANGE else font(kind))
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    made.setMinimumHeight(kind.value.line)
    made.setText(look.say(message))
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget that is shown already another colour role."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().polish(widget)


def hairline(parent: QWidget | None = None) -> QFrame:
    """Return a line of one pixel across."""
    made = QFrame(parent)
    made.setProperty("surface", "line")
    made.setFixedHeight(1)
    return made
