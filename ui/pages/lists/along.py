"""Taking a list along: what it would ask and what will be missing, before and after."""

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

_NAMES = 3
"""Companies that are named where something is missing at several."""
_OURS = frozenset({Lack.WAITS, Lack.FAILED})


class AlongCard(Section):
    """Hidden until somebody wants to take the list along.

    Signals:
        fetch_wanted: everything is to be fetched.
        put_away: the card is to go.
    """

    fetch_wanted = Signal()
    put_away = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.fetch: QuietButton | None = None
        self.hide()

    def show_foreseen(self, foreseen: Foreseen) -> None:
        """Show what would be asked, and what would be missing all the same."""
        self._begin(say("Take along"), foreseen.words)
        if foreseen.questions:
            self.fetch = QuietButton(self._look, say("Fetch it now"), icon="download")
            self.fetch.clicked.connect(self.fetch_wanted)
            around = QWidget()
            Flow(parent=around).addWidget(self.fetch)
            self.add(around, space_before=2 * GRID)
        self._tell(gaps(foreseen.missing))
        self.show()
        if self.fetch is not None:
            self.fetch.setFocus()

    def show_along(self, along: Along, did: Message) -> None:
        """Show what was taken along, and what will be missing."""
        self._begin(say("Taken along"), did)
        self._tell(gaps(along.missing))
        self.show()

    def _begin(self, heading: Message, told: Message) -> None:
        self.clear()
        self.fetch = None
        self.add_heading(heading)
        close = LinkButton(self._look, say("Close"))
        close.clicked.connect(self.put_away)
        self.add_beside(close)
        self.add(words(self._look, told, Type.BODY, wrap=True))

    def _tell(self, told: Sequence[Gap]) -> None:
        if not told:
            return
        missing = say("Without a network this will be missing:")
        self.add(words(self._look, missing, Type.SMALL, "soft", wrap=True), space_before=2 * GRID)
        for each in told:
            value = say("{why} · {companies}", why=each.lack.words, companies=_at(each))
            role = "look_closer" if each.lack in _OURS else "soft"
            self.add_row(FactRow(self._look, each.what, value, role=role))


class SummaryCard(Section):
    """What a session came to; hidden until one has ended."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.hide()

    def show_summary(self, told: SessionSummary) -> None:
        """Show done, open, minutes, queued."""
        self.clear()
        self.add_heading(say("This session"))
        decided = say_many("{count} company", "{count} companies", told.done)
        standing = say("{ready} ready, {no} no", ready=told.ready, no=told.no)
        minutes = say_many("{count} minute", "{count} minutes", told.minutes)
        queued = say_many("{count} look-up", "{count} look-ups", told.queued)
        for label, value in (
            (say("Decided"), decided),
            (say("The list now"), standing),
            (say("Still open"), say_many("{count} company", "{count} companies", told.open)),
            (say("Spent"), minutes),
            (say("Waits in the queue"), queued),
        ):
            self.add_row(FactRow(self._look, label, value))
        self.show()


def _at(gap: Gap) -> Message:
    if len(gap.companies) <= _NAMES:
        return say("{companies}", companies=", ".join(gap.companies))
    return say_many("{count} company", "{count} companies", len(gap.companies))
