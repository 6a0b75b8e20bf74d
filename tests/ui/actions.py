"""What a person does to a window, counted: every key pressed, every click, every name typed."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget


class Actions:
    """The hands of one person; nothing reaches the window but through them.

    Keys go where the window has put them, never to a widget a test has chosen, so that a page
    which does not take the keys costs what it costs a person, or cannot be gone through at all.

    Attributes:
        count: how many were needed so far; a typed name is one.
    """

    def __init__(self) -> None:
        self.count = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Press a key."""
        self.count += 1
        QTest.keyClick(_with_keys(), key, modifiers or Qt.KeyboardModifier.NoModifier)

    def press_often(self, key: Qt.Key, times: int) -> None:
        """Press a key so many times; each is counted."""
        for _ in range(times):
            self.press(key)

    def type_name(self, name: str) -> None:
        """Type a name, which counts as one."""
        self.count += 1
        QTest.keyClicks(_with_keys(), name)

    def click(self, widget: QWidget) -> None:
        """Click a widget where it can be seen; to scroll there first is one more."""
        if not _seen(widget):
            self.count += 1
            _scroll_to(widget)
        self.count += 1
        assert _seen(widget), f"{widget.accessibleName()} is covered"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def choose(self, words: str) -> None:
        """Click an entry of the menu that is open."""
        menu = open_menu()
        self.count += 1
        place = menu.actionGeometry(_entry(menu, words)).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
        _give_back(menu)

    def step_to(self, words: str) -> None:
        """Go to an entry of the open menu with the arrow keys, the shorter way, and press Enter."""
        menu = open_menu()
        entries = [each for each in menu.actions() if not each.isSeparator()]
        down = entries.index(_entry(menu, words)) + 1
        up = len(entries) - down + 1
        self.press_often(Qt.Key.Key_Down if down <= up else Qt.Key.Key_Up, min(down, up))
        self.press(Qt.Key.Key_Return)
        _give_back(menu)


def open_menu() -> QMenu:
    """Return the menu that stands open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), "no menu is open"
    return menu


def _give_back(menu: QMenu) -> None:
    # Every window system does this when a menu closes; without a screen there is none to do it.
    window = menu.parentWidget()
    if menu.isHidden() and window is not None:
        window.window().activateWindow()


def _with_keys() -> QWidget:
    focused = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert focused is not None, "nothing has the keys"
    return focused


def _entry(menu: QMenu, words: str) -> QAction:
    return next(each for each in menu.actions() if each.text() == words)


def _seen(widget: QWidget) -> bool:
    window, middle = widget.window(), widget.rect().center()
    at = window.childAt(widget.mapTo(window, QPoint(middle)))
    return widget.isEnabled() and at is not None and (at is widget or widget.isAncestorOf(at))


def _scroll_to(widget: QWidget) -> None:
    around: QWidget | None = widget
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
