"""Two cards of a list: what taking it along asks and lacks, and what a session came to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.fact_row import FactRow
from ui.widgets.flow import Flow
from ui.widgets.section import Section
from ui.widgets.words import words
from workbench.app.lists.taking_along import Along, Foreseen, Gap, Lack, gaps
from workbench.domain.work_list import SessionSummary
from workbench.texts import Message, say, say_many

_FREE = frozenset({Lack.WAITS, Lack.FAILED})


class _Card(Section):
    """Shown in place of the rows.

    Attributes:
        first: which takes the keys.

    Signals:
        put_away: the rows are to be shown again.
    """

    put_away = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.first: QWidget = self

    def _begin(self, heading: Message) -> None:
        self.clear()
        self.add_heading(heading)
        close = LinkButton(self._look, say("Back to the list"))
        close.clicked.connect(self.put_away)
        self.add_beside(close)
        self.first = close


class AlongCard(_Card):
    """What would be asked, or was, and what will be missing.

    Signals:
        fetch_wanted: everything is to be fetched.
    """

    fetch_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.fetch: QuietButton | None = None

    def show_foreseen(self, foreseen: Foreseen) -> None:
        """Show what would be asked, and what would be missing all the same."""
        self._begin(say("Take along"))
        self.fetch = None
        self.add(words(self._look, foreseen.words, Type.BODY, wrap=True))
        if foreseen.questions:
            self.first = self.fetch = QuietButton(self._look, say("Fetch it now"), icon="download")
            self.fetch.clicked.connect(self.fetch_wanted)
            around = QWidget()
            Flow(parent=around).addWidget(self.fetch)
            self.add(around, space_before=2 * GRID)
        self._tell(gaps(foreseen.missing))

    def show_along(self, along: Along, did: Message) -> None:
        """Show what was taken along, and what will be missing."""
        self._begin(say("Taken along"))
        self.fetch = None
        self.add(words(self._look, did, Type.BODY, wrap=True))
        self._tell(gaps(along.missing))

    def _tell(self, told: Sequence[Gap]) -> None:
        if not told:
            return
        missing = say("Without a network this will be missing:")
        self.add(words(self._look, missing, Type.SMALL, "soft", wrap=True), space_before=3 * GRID)
        for each in told:
            value = say("{why} · {companies}", why=each.lack.words, companies=each.where)
            role = "look_closer" if each.lack in _FREE else "soft"
            self.add_row(FactRow(self._look, each.what, value, role=role))


class SummaryCard(_Card):
    """Done, open, minutes, queued."""

    def show_summary(self, told: SessionSummary) -> None:
        """Show what a session came to."""
        self._begin(say("This session"))
        standing = say("{ready} ready, {no} no", ready=told.ready, no=told.no)
        for label, value in (
            (say("Decided"), say_many("{count} company", "{count} companies", told.done)),
            (say("The list now"), standing),
            (say("Still open"), say_many("{count} company", "{count} companies", told.open)),
            (say("Spent"), say_many("{count} minute", "{count} minutes", told.minutes)),
            (
                say("Waits in the queue"),
                say_many("{count} look-up", "{count} look-ups", told.queued),
            ),
        ):
            self.add_row(FactRow(self._look, label, value))
