"""Audits of a window or page: everything reachable has a name, and no text is cut off."""

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
    return [*nameless(root), *clipped(root)]


def nameless(root: QWidget) -> Iterator[Fault]:
    """Find what the keyboard reaches but a screen reader cannot name."""
    for widget in _shown(root):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and _is_own(widget):
            interface = QAccessible.queryAccessibleInterface(widget)
            if interface is None or not interface.text(QAccessible.Text.Name).strip():
                yield Fault(_describe(widget), "has no accessible name")


def clipped(root: QWidget) -> Iterator[Fault]:
    """Find labels, buttons and painted widgets whose text has no room."""
    for widget in _shown(root):
        fits = getattr(widget, "texts_fit", None)
        if callable(fits):
            if not fits():
                yield Fault(_describe(widget), "does not show all its text")
        elif isinstance(widget, QLabel):
            yield from _label(widget)
        elif isinstance(widget, QAbstractButton) and widget.text():
            if widget.minimumSizeHint().width() > widget.width():
                yield Fault(_describe(widget), "is narrower than its text")
        elif isinstance(widget, QLineEdit) and widget.placeholderText():
            needed = QFontMetrics(widget.font()).horizontalAdvance(widget.placeholderText())
            if needed > widget.width():
                yield Fault(_describe(widget), "is narrower than its prompt")
        if _sticks_out(widget):
            yield Fault(_describe(widget), "sticks out of its parent")


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
    for _ in range(3):
        root.ensurePolished()
        QApplication.sendPostedEvents()
        root.grab()


def _label(label: QLabel) -> Iterator[Fault]:
    if not label.text():
        return
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    if needed > label.height():
        yield Fault(_describe(label), f"needs {needed} px of height and has {label.height()}")
    if not label.wordWrap() and label.sizeHint().width() > label.width():
        yield Fault(_describe(label), "is narrower than its text")


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
