"""What changed since the decision, a sentence each; each opens what it rests on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.widgets.buttons import LinkButton
from ui.widgets.change_row import ChangeRow
from ui.widgets.section import Section
from workbench.domain.change_words import WithinSentence
from workbench.domain.reading_trail import Cause
from workbench.domain.since_decided import SinceDecided, Told
from workbench.texts import Message, say, say_many

_MOST = 3
"""Changes that are told where another page tells the others."""


class ChangesCard(Section):
    """News in what the scorecard uses, and quietly the rest.

    Signals:
        opened: the `Told` of a row.
        more: somebody wants to see all of them.
    """

    opened = Signal(object)
    more = Signal()

    def __init__(self, look: Look, *, brief: bool = False, parent: QWidget | None = None) -> None:
        """Tell everything, or with `brief` only the first news and how many more there are."""
        super().__init__(look, parent=parent)
        self._brief = brief
        self._shown: SinceDecided | None = None
        self.hide()

    def show_changes(self, since: SinceDecided | None) -> None:
        """Show what changed; with nothing to tell the card is hidden."""
        told = since is not None and bool(since.news or (since.also and not self._brief))
        if since is not None and told and since != self._shown:
            self._shown = since
            self.setAccessibleName("")
            self.clear()
            self._build(since)
        self.setVisible(told)

    def _build(self, since: SinceDecided) -> None:
        shown = since.news[:_MOST] if self._brief else since.news
        causes = tuple(dict.fromkeys(each.cause for each in shown))
        for number, cause in enumerate(causes):
            self.add_heading(cause.words if number else _first_heading(since, cause))
            if self._brief and number == 0:
                self._add_more(len(since.news) + len(since.also) - len(shown))
            for each in shown:
                if each.cause is cause:
                    self._add(each)
        if since.also and not self._brief:
            if not causes:
                self.add_heading(since.heading)
            self.add_heading(say("Also changed, though no question of the card uses it"))
            for each in since.also:
                self._add(each, quiet=True)

    def _add(self, told: Told, *, quiet: bool = False) -> None:
        row = ChangeRow(self._look, told, quiet=quiet)
        row.opened.connect(self.opened)
        self.add_row(row)

    def _add_more(self, count: int) -> None:
        if count:
            others = say_many("{count} more change", "{count} more changes", count)
            link = LinkButton(self._look, others)
            link.clicked.connect(self.more)
            self.add_beside(link)


def _first_heading(since: SinceDecided, cause: Cause) -> Message:
    return say("{since}: {cause}", since=since.heading, cause=WithinSentence(cause.words))
