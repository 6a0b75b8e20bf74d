"""What changed at the companies that are watched: a sentence each, until somebody has read it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID
from ui.widgets.buttons import LinkButton
from ui.widgets.change_row import ChangeRow
from ui.widgets.pressable_row import INSET
from ui.widgets.section import Section
from workbench.app.watching import News
from workbench.domain.since_decided import Told
from workbench.texts import say, say_many

_MOST = 3
"""Companies that are told at once, for the list below is what the page is for.

Reading one brings the next, and so does asking for the others, round and round.
"""


class NewsCard(Section):
    """Hidden while there is nothing to tell.

    Signals:
        opened: the UUID of the company whose news was clicked.
        read: the `News` that somebody has read.
    """

    opened = Signal(object)
    read = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._shown: tuple[News, ...] = ()
        self._first = 0
        self.hide()

    def show_news(self, news: Sequence[News]) -> None:
        """Tell these, the longest unread first."""
        if tuple(news) != self._shown:
            self._shown = tuple(news)
            if self._first >= len(news):
                self._first = 0
            self._build()
        self.setVisible(bool(news))

    def _build(self) -> None:
        self.setAccessibleName("")
        self.clear()
        if not self._shown:
            return
        self.add_heading(say("News from companies you watch"))
        left = len(self._shown) - _MOST
        if left > 0:
            others = say_many("{count} more company has news", "{count} more have news", left)
            more = LinkButton(self._look, others)
            more.clicked.connect(self._show_more)
            self.add_beside(more)
        turned = self._shown[self._first :] + self._shown[: self._first]
        for each in turned[:_MOST]:
            self.add_row(self._told(each))

    def _told(self, news: News) -> QWidget:
        row = QWidget()
        row.setProperty("flush", "yes")
        line = ChangeRow(self._look, Told(news.words, news.cause, ()))
        line.set_opens(news.company)
        line.opened.connect(self.opened)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, INSET, 0)
        across.setSpacing(2 * GRID)
        across.addWidget(line, 1)
        across.addWidget(self._reading(news))
        return row

    def _reading(self, news: News) -> LinkButton:
        made = LinkButton(self._look, say("Mark as read"))
        made.setAccessibleName(
            self._look.say(say("Mark the news of {name} as read", name=news.name))
        )
        made.clicked.connect(partial(self._was_read, news))
        return made

    def _show_more(self, *_: object) -> None:
        self._first = (self._first + _MOST) % len(self._shown)
        self._build()

    def _was_read(self, news: News, *_: object) -> None:
        self.read.emit(news)
