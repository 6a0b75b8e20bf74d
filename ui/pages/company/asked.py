"""What was asked: each look-up with its answer and a way to ask again, and what people found."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.telling.answers import answer_tone, may_ask_again, why
from ui.theme.look import Look
from ui.theme.roles import Tone
from ui.theme.scale import GRID
from ui.widgets.buttons import LinkButton
from ui.widgets.fact_row import FactRow
from ui.widgets.pressable_row import INSET
from ui.widgets.section import Section
from ui.widgets.words import words
from workbench.domain.dossier import Dossier
from workbench.domain.lookup import Lookup
from workbench.domain.questions import searched_words
from workbench.domain.reference import HandAnswer, HandSearch
from workbench.texts import Message, say

_ROLES = {Tone.PLAIN: "soft", Tone.GO: "ink"}


class AskedCard(Section):
    """The look-ups about a company, and below them what somebody found by hand.

    Signals:
        opened: the `Lookup` or the `HandSearch` of a row.
        again: the list of questions to be asked once more.
    """

    opened = Signal(object)
    again = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.setAccessibleName(look.say(say("What was asked")))
        self._by_question: dict[str, _Asked] = {}
        self._titles: dict[str, str] = {}
        self._keys: list[object] | None = None
        self._all = LinkButton(look, say("Retry what failed"))

    def show_lookups(self, dossier: Dossier) -> None:
        """Show every question's newest look-up."""
        self._titles = {key: each.title for key, each in dossier.manifests.items()}
        lookups = dossier.sounding.lookups
        found = [each for each in dossier.sounding.hand_searches if each.answer is HandAnswer.FOUND]
        keys = [*(each.question.key for each in lookups), *(each.id for each in found)]
        if keys != self._keys:
            self._build(lookups, found)
            self._keys = keys
        for lookup in lookups:
            self.show_lookup(lookup)

    def show_lookup(self, lookup: Lookup) -> None:
        """Show how one look-up stands; one that has no row yet gets it with the next dossier."""
        row = self._by_question.get(lookup.question.key)
        if row is not None:
            row.show_lookup(lookup)
        failed = [each for each in self._by_question.values() if each.question_again]
        self._all.setVisible(len(failed) > 1)

    def _build(self, lookups: tuple[Lookup, ...], found: list[HandSearch]) -> None:
        self.clear()
        self._by_question = {}
        self.add_heading(say("What was asked"))
        self._all = LinkButton(self._look, say("Retry what failed"))
        self._all.clicked.connect(self._retry_all)
        self._all.hide()
        self.add_beside(self._all)
        if not lookups and not found:
            silence = say("Nothing has been looked up yet.")
            self.add(words(self._look, silence, role="soft", wrap=True), space_before=4)
        for lookup in lookups:
            source = self._titles.get(lookup.question.source, lookup.question.source)
            made = _Asked(self._look, lookup, source)
            made.opened.connect(self.opened)
            made.again.connect(self.again)
            self._by_question[lookup.question.key] = made
            self.add_row(made)
        for search in found:
            row = FactRow(self._look, searched_words(search.question), _found(search), opens=search)
            row.opened.connect(self.opened)
            self.add_row(row)

    def _retry_all(self) -> None:
        asked = [each.question_again for each in self._by_question.values()]
        self.again.emit([question for question in asked if question is not None])


class _Asked(QWidget):
    opened = Signal(object)
    again = Signal(object)

    def __init__(self, look: Look, lookup: Lookup, source: str) -> None:
        super().__init__()
        self.setProperty("flush", "yes")
        self._lookup = lookup
        label = say("{source}: {what}", source=source, what=lookup.question.words)
        self._row = FactRow(look, label, "")
        self._row.opened.connect(self.opened)
        self._retry = LinkButton(look, say("Retry"))
        self._retry.setAccessibleName(look.say(say("Retry {what}", what=label)))
        self._retry.clicked.connect(self._ask_again)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self._row, 1)
        line.addWidget(self._retry)
        self.show_lookup(lookup)

    @property
    def question_again(self) -> object:
        """The question, where asking it once more may help."""
        return self._lookup.question if may_ask_again(self._lookup) else None

    def show_lookup(self, lookup: Lookup) -> None:
        self._lookup = lookup
        tone = answer_tone(lookup)
        self._row.set_value(_told(lookup), role=_ROLES.get(tone, tone.value))
        self._row.set_opens(lookup)
        again = may_ask_again(lookup)
        self._retry.setVisible(again)
        self._line.setContentsMargins(0, 0, INSET if again else 0, 0)

    def _ask_again(self) -> None:
        self.again.emit([self._lookup.question])


def _found(search: HandSearch) -> Message:
    day = search.at.date()
    if search.kept is None:
        return say("found by hand · {day}", day=day)
    return say("{cited} · {day}", cited=search.kept.cited, day=day)


def _told(lookup: Lookup) -> Message:
    told = lookup.words
    because = why(lookup)
    if because is not None:
        told = say("{answer}: {why}", answer=told, why=because)
    when: datetime | None = lookup.answered
    return told if when is None else say("{answer} · {day}", answer=told, day=when.date())
