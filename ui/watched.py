"""Companies that are watched: looked at in their time while the window is open, their news told."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from ui.widgets.news_card import NewsCard
from ui.workspace import Workspace
from workbench.app import looking, watching
from workbench.app.watching import Learned, News

_FIRST = 6_000
"""Milliseconds after the window is up: whoever just opened it, and what waits, come first."""
_EVERY = 15 * 60_000
_NEXT = 2 * 60_000
"""Milliseconds until the next are looked at, where more wait than are looked at in one go."""
_GATHER = 500


class WatchedCompanies(QObject):
    """Looks whom it is time to look at, now and then, and keeps the news up to date."""

    def __init__(self, workspace: Workspace, card: NewsCard, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._card = card
        self._timer = self._single_shot(self.look)
        self._soon = self._single_shot(self.tell)
        card.read.connect(self._read)
        workspace.changed.connect(self._changed)
        self._learned: Learned | None = None
        self._written: set[UUID] = set()
        self._timer.start(_FIRST)
        self._soon.start(_GATHER)

    def look(self) -> None:
        """Ask about those whose time has come; tell what others who share the store brought."""
        self._timer.start(_EVERY)
        self._learned = None
        self._soon.start(_GATHER)
        self._workspace.look(looking.due, self._due, replaces="watched")

    def tell(self) -> None:
        """Read the news anew, of those about whom something was written since."""
        written, self._written = self._written, set()
        learning = partial(watching.learn, before=self._learned, but=written)
        self._workspace.study(learning, self._tell, replaces="news")

    def _tell(self, learned: Learned) -> None:
        self._learned = learned
        self._card.show_news(learned.told)

    def _due(self, companies: Sequence[UUID]) -> None:
        if len(companies) >= looking.AT_ONCE:
            self._timer.start(_NEXT)
        if companies and not self._workspace.researching:
            self._workspace.look_at_watched(tuple(companies))

    def _read(self, news: News) -> None:
        company, until = news.company, news.until
        self._workspace.change(company, lambda desk: watching.read(desk, company, until))

    def _changed(self, company: UUID) -> None:
        self._written.add(company)
        # Research writes many times; its news is told once it rests.
        self._soon.start(_GATHER)

    def _single_shot(self, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        return timer
