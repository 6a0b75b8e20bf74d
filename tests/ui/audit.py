"""Audits of a window or page: all that is reached has a name, no text is cut, no end is empty."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

import resources
from workbench.texts import STRETCHED, Texts, load_texts

LANGUAGES = ("en", "da", STRETCHED)
"""The languages in which every page is audited."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A widget and what is wrong with it."""

    widget: str
    problem: str


def texts(language: str) -> Texts:
    """Return the texts of a language with the program's own catalogues."""
    return load_texts(language, resources.path("texts"))


def faults(root: QWidget) -> list[Fault]:
    """Return everything that is wrong with a shown widget and what is in it."""
    return [*nameless(root), *clipped(root), *endless(root)]


def nameless(root: QWidget) -> Iterator[Fault]:
    """Find what the keyboard reaches but a screen reader cannot name."""
    for widget in _shown(root):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and _is_own(widget):
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name).strip():
                yield Fault(_describe(widget), "has no accessible name")


def clipped(root: QWidget) -> Iterator[Fault]:
    """Find labels, buttons and painted widgets whose text has no room."""
    for widget in _shown(root):
        if problem := _cut(widget):
            yield Fault(_describe(widget), problem)
        if _sticks_out(widget):
            yield Fault(_describe(widget), "sticks out of its parent")


def endless(root: QWidget) -> Iterator[Fault]:
    """Find what scrolls on below its last line."""
    for area in _shown(root):
        content = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and content is not None and content.hasHeightForWidth():
            needed = content.heightForWidth(content.width())
            room = area.viewport().height()
            if content.height() > max(needed, room):
                yield Fault(_describe(area), f"scrolls {content.height()} px and has {needed}")


def tab_order(root: QWidget) -> list[QWidget]:
    """Return what Tab reaches from a window, in order."""
    first = root.nextInFocusChain()
    order: list[QWidget] = []
    at = first
    while at is not None:
        if at.isVisibleTo(root) and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            order.append(at)
        at = at.nextInFocusChain()
        if at is first:
            break
    return order


def settle(root: QWidget) -> None:
    """Let layouts and paints that wait be done."""
    for _ in range(8):
        root.ensurePolished()
        QApplication.sendPostedEvents()
        root.grab()


def _cut(widget: QWidget) -> str:
    """Return what is wrong with a widget's own text, or an empty string."""
    if isinstance(widget, QScrollArea) and _wider_than_seen(widget):
        return "holds more than it is wide, and does not scroll that way"
    fits = getattr(widget, "texts_fit", None)
    if callable(fits):
        return "" if fits() else "does not show all its text"
    match widget:
        case QLabel():
            return _label(widget)
        case QAbstractButton():
            narrow = bool(widget.text()) and widget.minimumSizeHint().width() > widget.width()
            return "is narrower than its text" if narrow else ""
        case QLineEdit():
            needed = QFontMetrics(widget.font()).horizontalAdvance(widget.placeholderText())
            return "is narrower than its prompt" if needed > widget.width() else ""
        case _:
            return ""


def _label(label: QLabel) -> str:
    if not label.text():
        return ""
    wraps = label.wordWrap()
    needed = label.heightForWidth(label.width()) if wraps else label.sizeHint().height()
    if needed > label.height():
        return f"needs {needed} px of height and has {label.height()}"
    narrow = not wraps and label.sizeHint().width() > label.width()
    return "is narrower than its text" if narrow else ""


def _wider_than_seen(area: QScrollArea) -> bool:
    off = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    content = area.widget()
    return off and content is not None and content.width() > area.viewport().width()


def _sticks_out(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent.parentWidget(), QScrollArea):
        return False
    return widget.isVisible() and not parent.rect().contains(widget.geometry())


def _shown(root: QWidget) -> list[QWidget]:
    return [each for each in (root, *root.findChildren(QWidget)) if each.isVisibleTo(root)]


def _is_own(widget: QWidget) -> bool:
    # A scroll area's and a text's own viewport and bars are named by the widget around them.
    name = widget.objectName()
    return not name.startswith("qt_") and not isinstance(widget.parentWidget(), QTextEdit)


def _describe(widget: QWidget) -> str:
    said = widget.accessibleName() or getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {said!r}"
