"""The sidebar: where we are, where one can go, and who is here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from ui import icons
from ui.theme.look import Look
from ui.theme.scale import CONTROL_HEIGHT, CONTROL_RADIUS, SIDEBAR_WIDTH, Type, font
from ui.theme.tips import tip
from ui.widgets.buttons import pressed_by_enter
from ui.widgets.search_field import SearchField
from workbench.texts import Message, say

if TYPE_CHECKING:
    from workbench.domain.people import Person

_PADDING = 9
_TEXT_AT = 34
_MARK = 24


class Sidebar(QWidget):
    """The column at the left of the window.

    Signals:
        chosen: key of the page to go to.
        person_clicked: the person at the bottom wants to change place with another.
    """

    chosen = Signal(str)
    person_clicked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._items: dict[str, NavigationItem] = {}
        self.setProperty("surface", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(SIDEBAR_WIDTH)
        self.setAccessibleName(look.say(say("Sidebar")))
        self.search = SearchField(look, say("Open or search"), QKeySequence("Ctrl+K"))
        self._group = QButtonGroup(self)
        self._pages = QVBoxLayout()
        self._pages.setSpacing(2)
        self.person = PersonMark(look)
        self.person.clicked.connect(self.person_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(0)
        column.addWidget(_Brand(look))
        column.addSpacing(10)
        column.addWidget(self.search)
        column.addSpacing(14)
        column.addLayout(self._pages)
        column.addStretch(1)
        column.addWidget(self.person)

    def add_page(self, key: str, title: Message, icon: str, shortcut: QKeySequence) -> None:
        """Add a page below the others."""
        item = NavigationItem(self._look, key, title, icon)
        item.setShortcut(shortcut)
        item.setToolTip(shortcut.toString(QKeySequence.SequenceFormat.NativeText))
        item.clicked.connect(item.choose)
        item.chosen.connect(self.chosen)
        self._items[key] = item
        self._group.addButton(item)
        self._pages.addWidget(item)

    def clear(self) -> None:
        """Take every page out, as when another store is opened."""
        for item in self._items.values():
            self._group.removeButton(item)
            item.hide()
            item.deleteLater()
        self._items = {}

    def mark(self, key: str) -> None:
        """Show which page is open; one that is not in the sidebar leaves the mark in place."""
        if key in self._items:
            self._items[key].setChecked(True)

    def set_count(self, key: str, count: int | None) -> None:
        """Show how many things wait on a page; None shows nothing."""
        self._items[key].set_count(count)

    def set_person(self, person: "Person | None") -> None:
        """Show who is here."""
        self.person.set_person(person)


class _Flat(QAbstractButton):
    """A row of the sidebar: a rounded ground when checked or under the pointer."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(CONTROL_HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(SIDEBAR_WIDTH - 24, CONTROL_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paint_ground(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            painter.setBrush(self._look.colour("accent_ground"))
            painter.drawRoundedRect(self.rect(), CONTROL_RADIUS, CONTROL_RADIUS)
        elif self.underMouse():
            painter.setBrush(self._look.colour("sunken"))
            painter.drawRoundedRect(self.rect(), CONTROL_RADIUS, CONTROL_RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.colour("accent"), 2))
            painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)


class NavigationItem(_Flat):
    """One page in the sidebar: icon, title, how many things wait there."""

    chosen = Signal(str)

    def __init__(self, look: Look, key: str, title: Message, icon: str) -> None:
        super().__init__(look)
        self._key = key
        self._title = look.say(title)
        self._icon_name = icon
        self._count = ""
        self.setCheckable(True)
        self.setAccessibleName(self._title)

    def choose(self) -> None:
        """Go to the page."""
        self.chosen.emit(self._key)

    def set_count(self, count: int | None) -> None:
        """Show how many, or nothing."""
        self._count = "" if count is None else self._look.texts.write(count)
        spoken = say("{page}, {count}", page=self._title, count=self._count)
        self.setAccessibleName(self._look.say(spoken) if self._count else self._title)
        self.update()

    def texts_fit(self) -> bool:
        """Whether the title and the count stand side by side."""
        return self._needed() <= self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        open_ = self.isChecked()
        roles = self._look.roles
        middle = (self.height() - icons.SIZE) / 2
        place = QRectF(_PADDING, middle, icons.SIZE, icons.SIZE)
        icons.paint(painter, place, self._icon_name, roles.accent if open_ else roles.soft)
        painter.setFont(font(Type.STRONG if open_ else Type.BODY))
        painter.setPen(self._look.colour("accent" if open_ else "ink"))
        room = self.rect().adjusted(_TEXT_AT, 0, -_PADDING, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._shown_title())
        painter.setPen(self._look.colour("accent" if open_ else "soft"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, right, self._count)

    def _needed(self) -> int:
        metrics = QFontMetrics(font(Type.STRONG))
        count = metrics.horizontalAdvance(self._count) + 8 if self._count else 0
        return _TEXT_AT + metrics.horizontalAdvance(self._title) + count + _PADDING

    def _shown_title(self) -> str:
        metrics = QFontMetrics(font(Type.STRONG))
        count = metrics.horizontalAdvance(self._count) + 8 if self._count else 0
        room = self.width() - _TEXT_AT - count - _PADDING
        return metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room)


class PersonMark(_Flat):
    """Who is here: initials in a circle, name and department."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._initials = ""
        self._name = ""
        self._department = ""
        self.setFixedHeight(CONTROL_HEIGHT + 8)
        self.set_person(None)

    def set_person(self, person: "Person | None") -> None:
        """Show a person, or ask who is here."""
        self._initials = person.initials if person else ""
        self._name = person.name.split()[0] if person else self._look.say(say("Who is here?"))
        self._department = self._look.say(person.department.words) if person else ""
        spoken = say("{name}, {department}", name=self._name, department=self._department)
        self.setAccessibleName(self._look.say(spoken) if person else self._name)
        self.setToolTip(tip(self.accessibleName()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        roles = self._look.roles
        circle = QRectF(6, (self.height() - _MARK) / 2, _MARK, _MARK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("accent_ground"))
        painter.drawEllipse(circle)
        if self._initials:
            small = font(Type.LABEL)
            small.setPixelSize(11)
            painter.setFont(small)
            painter.setPen(self._look.colour("accent"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._initials)
        else:
            icons.paint(painter, circle.adjusted(4, 4, -4, -4), "user", roles.accent)
        for text, kind, role, box in self._placed():
            painter.setFont(font(kind))
            painter.setPen(self._look.colour(role))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)

    def texts_fit(self) -> bool:
        """Whether name and department are shown in full."""
        return all(
            QFontMetrics(font(kind)).horizontalAdvance(text) <= box.width()
            for text, kind, _, box in self._placed()
        )

    def _placed(self) -> tuple[tuple[str, Type, str, QRect], ...]:
        room = self.rect().adjusted(_MARK + 14, 0, -4, 0)
        if not self._department:
            return ((self._name, Type.BODY, "soft", room),)
        upper, lower = QRect(room), QRect(room)
        upper.setBottom(room.center().y() + 1)
        lower.setTop(room.center().y() + 1)
        upper.setTop(room.top() + 3)
        lower.setBottom(room.bottom() - 3)
        return (
            (self._name, Type.BODY, "ink", upper),
            (self._department, Type.SMALL, "soft", lower),
        )


class _Brand(QWidget):
    """The anchor and the name."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(28)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.paint(painter, QRectF(8, 5, 18, 18), "anchor", self._look.roles.ink)
        painter.setFont(font(Type.BRAND))
        painter.setPen(self._look.colour("ink"))
        room = self.rect().adjusted(_TEXT_AT, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, "Leadline")
