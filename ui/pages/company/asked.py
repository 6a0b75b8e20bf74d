"""What was asked: each look-up with its answer and a way to ask again, and what people found."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.telling.answers import answer_tone, may_ask_again
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
        self._titles: dict[str, str | Message] = {}
        self._keys: list[object] | None = None
        self._all = LinkButton(look, say("Retry what failed"))

    def show_lookups(self, dossier: Dossier) -> Iterator[None]:
        """Show every question's newest look-up; of the work, one row at a time is done."""
        self._titles = {key: each.title for key, each in dossier.manifests.items()}
        lookups = dossier.sounding.lookups
        found = [each for each in dossier.sounding.hand_searches if each.answer is HandAnswer.FOUND]
        keys = [*(each.question.key for each in lookups), *(each.id for each in found)]
        if keys != self._keys:
            yield from self._make_rows(lookups)
            with self.filling():
                self._build(lookups, found)
            self._keys = keys
            yield
        yield from self.follow(lookups)

    def follow(self, lookups: Iterable[Lookup]) -> Iterator[None]:
        """Show how look-ups stand; one that has no row yet gets it with the next dossier."""
        for lookup in lookups:
            row = self._by_question.get(lookup.question.key)
            if row is not None and row.show_lookup(lookup):
                yield
        failed = [each for each in self._by_question.values() if each.question_again]
        self._all.setVisible(len(failed) > 1)

    def _make_rows(self, lookups: tuple[Lookup, ...]) -> Iterator[None]:
        for lookup in lookups:
            key = lookup.question.key
            if key not in self._by_question:
                self._by_question[key] = self._made(lookup)
                yield

    def _made(self, lookup: Lookup) -> "_Asked":
        source = self._titles.get(lookup.question.source, lookup.question.source)
        made = _Asked(self._look, lookup, source, self)
        made.opened.connect(self.opened)
        made.again.connect(self.again)
        return made

    def _build(self, lookups: tuple[Lookup, ...], found: list[HandSearch]) -> None:
        rows = {each.question.key: self._by_question[each.question.key] for each in lookups}
        for key, row in self._by_question.items():
            if key not in rows:
                row.hide()
                row.deleteLater()
        self._by_question = rows
        self.clear(keeping=rows.values())
        self.add_heading(say("What was asked"))
        self._all = LinkButton(self._look, say("Retry what failed"))
        self._all.clicked.connect(self._retry_all)
        self._all.hide()
        self.add_beside(self._all)
        if not lookups and not found:
            silence = say("Nothing has been looked up yet.")
            self.add(words(self._look, silence, role="soft", wrap=True), space_before=4)
        for row in rows.values():
            self.add_row(row)
            # Made while the card was seen, it would stay hidden.
            row.show()
        for search in found:
            self.add_row(self._found(search))
        # The keys go from row to row as they stand, not as they were made.
        reached = [self._all, *(part for row in rows.values() for part in row.reached)]
        for one, next_one in pairwise(reached):
            QWidget.setTabOrder(one, next_one)

    def _found(self, search: HandSearch) -> FactRow:
        row = FactRow(self._look, searched_words(search.question), _found(search), opens=search)
        row.opened.connect(self.opened)
        return row

    def _retry_all(self) -> None:
        asked = [each.question_again for each in self._by_question.values()]
        self.again.emit([question for question in asked if question is not None])


class _Asked(QWidget):
    opened = Signal(object)
    again = Signal(object)

    def __init__(self, look: Look, lookup: Lookup, source: str | Message, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("flush", "yes")
        self._lookup = lookup
        self._shown: Lookup | None = None
        label = say("{source}: {what}", source=source, what=lookup.question.words)
        self._row = FactRow(look, label, "")
        self._row.opened.connect(self.opened)
        retry, named = say("Retry"), say("Retry {what}", what=label)
        if lookup.cost is not None:
            retry = say("Retry for {cost}", cost=lookup.cost)
            named = say("Retry {what} for {cost}", what=label, cost=lookup.cost)
        self._retry = LinkButton(look, retry)
        self._retry.setAccessibleName(look.say(named))
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
    def reached(self) -> tuple[QWidget, QWidget]:
        """What the keys may stop at, in their order."""
        return self._row, self._retry

    @property
    def question_again(self) -> object:
        """The question, where asking it once more may help and costs nothing."""
        free = self._lookup.cost is None
        return self._lookup.question if free and _again(self._lookup) else None

    def show_lookup(self, lookup: Lookup) -> bool:
        """Show how it stands; return whether that is anything new."""
        if lookup == self._shown:
            return False
        self._shown = lookup
        self._lookup = lookup
        tone = answer_tone(lookup)
        self._row.set_value(_told(lookup), role=_ROLES.get(tone, tone.value))
        self._row.set_opens(lookup)
        again = _again(lookup)
        self._retry.setVisible(again)
        self._line.setContentsMargins(0, 0, INSET if again else 0, 0)
        return True

    def _ask_again(self) -> None:
        self.again.emit([self._lookup.question])


def _found(search: HandSearch) -> Message:
    day = search.at.date()
    if search.kept is None:
        return say("found by hand · {day}", day=day)
    return say("{cited} · {day}", cited=search.kept.cited, day=day)


def _again(lookup: Lookup) -> bool:
    # What waits for a stated time is asked then by itself, and by nobody before.
    rests = lookup.kind is None and lookup.problem is not None and lookup.problem.after is not None
    return may_ask_again(lookup) and not rests


def _told(lookup: Lookup) -> Message:
    when: datetime | None = lookup.answered
    if when is None:
        return lookup.told
    told = say("{answer} · {day}", answer=lookup.words, day=when.date())
    # A reason is a sentence, and ends what it stands in.
    why = lookup.in_short
    return told if why is None else say("{answer}: {why}", answer=told, why=why)
