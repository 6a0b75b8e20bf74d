"""The frame every page stands in: title, subtitle, actions at the top right, a scrolling body."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, PAGE_MARGIN, Type
from ui.widgets.busy import Working
from ui.widgets.flow import Columns, Flow
from ui.widgets.scrolling import Content, Scrolling
from ui.widgets.sentence import Sentence
from ui.widgets.words import words
from workbench.texts import Message

_TOP = 24
_TITLE = 300
"""Where less than so many px were left for the title, the actions stand below it."""


class PageFrame(QWidget):
    """A page's own widget; put sections into it from the top with `add`.

    Attributes:
        title: names the page, whatever `set_title` shows above it later.
        keys: actions with their shortcuts, at work while the page is shown.
        working: shows that something goes on for the whole page.
    """

    def __init__(
        self,
        look: Look,
        title: Message,
        *,
        scrolls: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Take the title; a page of one big list does not scroll as a whole."""
        super().__init__(parent)
        self.title = title
        self.keys: list[QAction] = []
        self._look = look
        self._part: QWidget | None = None
        self._title = words(look, title, Type.TITLE, wrap=True)
        self._subtitle = Sentence(look, role="soft")
        self._subtitle.hide()
        self._actions = Flow()
        self._chips = QWidget()
        self._chips.hide()
        self._chip_line = Flow(parent=self._chips)
        self._body = QVBoxLayout()
        self._body.setSpacing(5 * GRID)
        self.setAccessibleName(look.say(title))
        content = Content() if scrolls else self
        column = QVBoxLayout(content)
        column.setContentsMargins(PAGE_MARGIN, _TOP, PAGE_MARGIN, _TOP)
        column.setSpacing(0)
        column.addWidget(_Header(self._title, self._subtitle, self._actions))
        column.addWidget(self._chips)
        column.addSpacing(4 * GRID)
        column.addLayout(self._body, 0 if scrolls else 1)
        if scrolls:
            column.addStretch(1)
            self._scroll(content)
        self.working = Working(look, self)

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    def add_key(
        self, keys: str | QKeySequence.StandardKey, name: Message, act: Callable[[], object]
    ) -> None:
        """Let a shortcut act while the page is shown."""
        action = QAction(self._look.say(name), self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        self.keys.append(action)

    def set_title(self, title: Message, subtitle: Message | None = None) -> None:
        """Show another title and, below it, a softer sentence."""
        self._title.setText(self._look.say(title))
        self.setAccessibleName(self._look.say(title))
        self._subtitle.set_message(subtitle)
        self._subtitle.setVisible(subtitle is not None)

    def add_action(self, button: QWidget) -> None:
        """Put a button at the top right; the primary one comes last."""
        self._actions.addWidget(button)

    def set_chips(self, chips: Sequence[QWidget]) -> None:
        """Show chips below the title instead of those there were."""
        # Hidden meanwhile, for each that is shown has the whole page laid out.
        self._chips.hide()
        self._chip_line.clear()
        for chip in chips:
            self._chip_line.addWidget(chip)
        self._chip_line.setContentsMargins(0, 2 * GRID, 0, 0)
        self._chips.setVisible(bool(chips))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below the others."""
        self._body.addWidget(widget, stretch)

    def add_first(self, widget: QWidget) -> None:
        """Put a widget above the others."""
        self._body.insertWidget(0, widget)

    def show_part(self, part: QWidget) -> None:
        """Put a widget in the place of the one shown this way before, which is deleted."""
        older, self._part = self._part, part
        if older is None:
            self.add(part)
            return
        self._body.replaceWidget(older, part)
        older.hide()
        older.deleteLater()
        part.show()

    def add_side_by_side(self, *widgets: QWidget) -> None:
        """Put widgets of equal width next to each other, as long as the window is wide enough."""
        line = Columns()
        for widget in widgets:
            line.add(widget)
        self._body.addWidget(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.working.setGeometry(0, 0, event.size().width(), self.working.height())
        super().resizeEvent(event)

    def _scroll(self, content: QWidget) -> None:
        content.setProperty("surface", "clear")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(Scrolling(content, self))


class _Header(QWidget):
    """The titles with the actions at their right, or below them where that squeezes the titles."""

    def __init__(self, title: QWidget, subtitle: QWidget, actions: Flow) -> None:
        super().__init__()
        self._actions = actions
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(title)
        titles.addWidget(subtitle)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(6 * GRID)
        self._line.addLayout(titles, 1)
        self._line.addLayout(actions)

    def event(self, event: QEvent) -> bool:
        # Not by size alone: actions come and go.
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            narrow = self.width() - self._actions.sizeHint().width() - 6 * GRID < _TITLE
            way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            if way != self._line.direction():
                self._line.setDirection(way)
                self._line.setSpacing((2 if narrow else 6) * GRID)
        return super().event(event)
