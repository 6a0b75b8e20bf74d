"""Who is it, and is it the right one: the chips below the name."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.theme.roles import Tone
from ui.widgets.buttons import FilterButton
from ui.widgets.chip import Chip, stage_tone, status_tone
from ui.widgets.page_frame import PageFrame
from workbench.domain.dossier import Dossier
from workbench.domain.duties import State, accounts_duty, auditor_duty
from workbench.domain.family import similar
from workbench.domain.grounds import protected
from workbench.domain.identity import endings, status_words
from workbench.domain.lead import Aside, Stage, StageChange
from workbench.domain.sounding import Sounding
from workbench.domain.source import source_title
from workbench.texts import Message, say, say_many

_NOT_YET_MET = (Stage.NEW, Stage.RESEARCHING)


Flag = tuple[Message, Tone]


class HeaderChips(QObject):
    """The chips of a company page; they stay as they are while they say the same.

    Signals:
        similar_wanted: the companies of a similar name are to be shown.
    """

    similar_wanted = Signal()

    def __init__(self, look: Look, page: PageFrame) -> None:
        super().__init__(page)
        self._look = look
        self._page = page
        self._shown: tuple[tuple[Flag, ...], int] = ((), 0)

    def clear(self) -> None:
        """Say nothing."""
        self._show((), 0)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the state, the law's flags, what they are to us, how far we are, and suspicion."""
        flags = (*_told(dossier.sounding), *_suspects(dossier))
        self._show(flags, len(similar(dossier.sounding)))

    def _show(self, flags: tuple[Flag, ...], alike: int) -> None:
        if (flags, alike) == self._shown:
            return
        self._shown = flags, alike
        made: list[QWidget] = [Chip(self._look, words, tone) for words, tone in flags]
        if alike:
            made.append(self._similar(alike))
        self._page.set_chips(made)

    def _similar(self, alike: int) -> FilterButton:
        words = say_many(
            "{count} company with a similar name", "{count} companies with a similar name", alike
        )
        button = FilterButton(self._look, words)
        button.setCheckable(False)
        button.clicked.connect(self.similar_wanted)
        return button


def _suspects(dossier: Dossier) -> Iterator[Flag]:
    for source in sorted(dossier.suspects):
        title = source_title(dossier.manifests, source)
        yield say("Suspect source: {source}", source=title), Tone.LOOK_CLOSER


def _told(sounding: Sounding) -> Iterator[Flag]:
    yield _status(sounding)
    yield from _flags(sounding)
    yield _acquaintance(sounding), Tone.PLAIN
    if sounding.stage is not None:
        yield _stage(sounding.stage, sounding.as_of)
        returned = sounding.stage.returned_words
        if returned is not None:
            yield returned, Tone.LOOK_CLOSER
        if sounding.stage.aside is not Aside.NO:
            yield _aside(sounding.stage), Tone.LOOK_CLOSER


def _status(sounding: Sounding) -> Flag:
    removed = sounding.company.removed_words
    if removed is not None:
        return removed, Tone.NOT_NOW
    for words, _ in endings(sounding):
        return words, Tone.NOT_NOW
    status = sounding.chosen("company.status")
    if status is None:
        return say("Status not known yet"), Tone.PLAIN
    told = status.shown.fact.value
    return status_words(told), status_tone(told)


def _flags(sounding: Sounding) -> Iterator[Flag]:
    if protected(sounding):
        yield say("Advertising protection: write and call only if asked"), Tone.NOT_NOW
    if any(each.fact.flag for each in sounding.all("company.sole_trader")):
        yield say("Sole trader: everything here is personal data"), Tone.LOOK_CLOSER
    if accounts_duty(sounding).state is State.LATE:
        yield say("Accounts overdue"), Tone.LOOK_CLOSER
    if auditor_duty(sounding).state is State.MISSING:
        yield say("Without its required auditor"), Tone.LOOK_CLOSER


def _acquaintance(sounding: Sounding) -> Message:
    stage = sounding.stage.stage if sounding.stage else Stage.NEW
    if stage in _NOT_YET_MET and not sounding.touches:
        return say("Known to us") if sounding.known.hits else say("New to us")
    return say("Known to us since {day}", day=sounding.company.opened.date())


def _stage(stage: StageChange, as_of: datetime) -> Flag:
    tone = stage_tone(stage.stage)
    if stage.stage is Stage.RESEARCHING:
        day = (as_of.date() - stage.at.date()).days + 1
        return say("{stage} · day {day}", stage=stage.stage.words, day=day), tone
    return stage.stage.words, tone


def _aside(stage: StageChange) -> Message:
    if stage.aside is Aside.NOT_RELEVANT:
        return say("Not relevant: {reason}", reason=stage.reason)
    if stage.until is None:
        return say("Parked: {reason}", reason=stage.reason)
    return say("Parked until {day}: {reason}", day=stage.until, reason=stage.reason)
