"""Buttons: the one primary action of a page, quiet ones beside it, links, icons and filters."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from ui import icons
from ui.theme.look import Look
from ui.theme.scale import HIT_HEIGHT, Type, font
from workbench.texts import Message


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button where a key is Enter, as Space does; return whether the key was taken.

    Qt leaves Enter to the theme of the desktop, and only some let it press what has the keys. Held
    down it presses once, for what the press brings forward must not be answered by the same key.
    """
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class Button(QPushButton):
    """A button the style sheet knows by its kind; Tab reaches it, Enter presses it."""

    kind = "quiet"
    type_step = Type.STRONG
    icon_role = "ink"

    def __init__(
        self, look: Look, message: Message, *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon_name = icon
        self.setProperty("kind", self.kind)
        self.setFont(font(self.type_step))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.set_message(message)
        look.changed.connect(self._tint)
        self._tint()

    def set_message(self, message: Message) -> None:
        """Show other words."""
        # A single ampersand would be read by Qt as a mark for a shortcut and vanish.
        self.setText(self._look.say(message).replace("&", "&&"))
        self.setAccessibleName(self._look.say(message))

    def set_icon(self, icon: str) -> None:
        """Show another icon before the words."""
        self._icon_name = icon
        self._tint()

    def set_key(self, key: QKeySequence) -> None:
        """Let a key press the button, and tell so when the pointer rests on it."""
        self.setShortcut(key)
        self.setToolTip(key.toString(QKeySequence.SequenceFormat.NativeText))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What can be checked leaves Enter to the form it stands in.
        if self.isCheckable() or not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def _tint(self) -> None:
        if self._icon_name:
            self.setIcon(self._look.icon(self._icon_name, self.icon_role))


class QuietButton(Button):
    """An action beside the primary one."""


class PrimaryButton(Button):
    """The one thing a page wants done, at its top right."""

    kind = "primary"
    icon_role = "on_accent"


class LinkButton(Button):
    """A small action inside a text or a row."""

    kind = "link"
    type_step = Type.BODY
    icon_role = "accent"


class FilterButton(Button):
    """A rounded word that narrows a list; pressed while it does."""

    kind = "filter"
    type_step = Type.SMALL
    icon_role = "soft"

    def __init__(
        self, look: Look, message: Message, *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, message, icon=icon, parent=parent)
        self.setCheckable(True)


class IconButton(Button):
    """An icon alone; its words are read aloud and shown when the pointer rests on it."""

    kind = "icon"
    icon_role = "soft"

    def set_message(self, message: Message) -> None:
        """Name the button for those who do not see the icon."""
        self.setAccessibleName(self._look.say(message))
        self.setToolTip(self._look.say(message))
        self.setFixedSize(HIT_HEIGHT, HIT_HEIGHT)
