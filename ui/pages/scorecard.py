"""The scorecard: the card filled in for one lead, line by line, and what the next stage asks."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.models.card_words import signed_by
from ui.theme.look import Look
from ui.widgets.busy import Busy
from ui.widgets.buttons import FilterButton, PrimaryButton, QuietButton
from ui.widgets.changes_card import ChangesCard
from ui.widgets.empty_state import EmptyState, failed_state
from ui.widgets.fact_row import FactRow
from ui.widgets.flow import Columns
from ui.widgets.page_frame import PageFrame
from ui.widgets.scored import capped, open_lines, requirements, score_rows, stacked, verdict
from ui.widgets.section import Section
from ui.workspace import Workspace
from workbench.app import cards, dossiers
from workbench.app.desk import Desk
from workbench.domain.card import Card
from workbench.domain.dossier import Dossier
from workbench.domain.lead import Stage
from workbench.domain.scorecard import Scorecard, ScoredLine
from workbench.errors import WorkbenchError
from workbench.texts import say

_SETTLED = (Stage.ACCEPTED, Stage.WON, Stage.LOST)
_COLUMN = 400
_VERDICT = 270


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page shows: a dossier, and the card it was scored with."""

    dossier: Dossier
    card: Card


class ScorecardPage(PageFrame):
    """Made once; `show_company` says whose scorecard is read.

    Signals:
        company_wanted: UUID of the company whose page is wanted.
        sheet_wanted: key of a sheet, and the dossier it is about.
        evidence_wanted: the `Evidence` a line rests on, the next of the same line each time; or
            the `Told` change.
    """

    key = "scorecard"
    icon = "scale"
    in_sidebar = False
    company_wanted = Signal(object)
    sheet_wanted = Signal(str, object)
    evidence_wanted = Signal(object)

    def __init__(self, look: Look, workspace: Workspace) -> None:
        super().__init__(look, say("Scorecard"))
        self._workspace = workspace
        self._company: UUID | None = None
        self._seen: Seen | None = None
        self._as_locked = False
        self._told: dict[str, int] = {}
        back = say("Back to the company")
        way_back = QuietButton(look, back, icon="arrow-left")
        way_back.clicked.connect(self._back)
        self.add_key("Alt+Left", back, self._back)
        self._rate = QuietButton(look, say("Rate by hand…"))
        self._rate.clicked.connect(partial(self._want, "rate"))
        self._mark = PrimaryButton(look, say("Mark as MQL…"))
        self._mark.clicked.connect(partial(self._want, "qualify"))
        for button in (way_back, self._rate, self._mark):
            self.add_action(button)
        self.add_key("R", say("Rate by hand…"), partial(self._want, "rate"))
        self.add_key("M", say("Mark as MQL…"), partial(self._want, "qualify"))
        workspace.changed.connect(self._changed)
        self.show_part(self._loading())

    def show_company(self, company: UUID) -> None:
        """Choose whose scorecard is shown, and read it."""
        if company != self._company:
            self._seen = None
            self._as_locked = False
            self.show_part(self._loading())
        self._company = company
        self.shown()

    def shown(self) -> None:
        """Read the scorecard anew."""
        if self._company is not None:
            self._workspace.look(
                partial(_see, company=self._company),
                self._show,
                failed=self._failed,
                replaces="scorecard",
            )

    def _changed(self, company: object) -> None:
        if company == self._company and self.isVisible():
            self.shown()

    def _show(self, seen: Seen) -> None:
        self._seen = seen
        dossier = seen.dossier
        name = dossier.sounding.company.name
        self.set_title(
            say("Scorecard: {name}", name=name),
            say("{card} · as known {when}", card=signed_by(seen.card), when=dossier.sounding.as_of),
        )
        has_card = dossier.scorecard is not None
        stage = dossier.sounding.stage
        decided = stage is not None and stage.stage in {Stage.MQL, Stage.SQL}
        self._mark.set_message(say("Mark as SQL…") if decided else say("Mark as MQL…"))
        # What sales has accepted, and what has ended, is not marked any more.
        settled = stage is not None and stage.stage in _SETTLED
        self._rate.setVisible(has_card)
        self._mark.setVisible(has_card and not settled)
        self.show_part(self._filled(seen) if has_card else self._no_lead(dossier))

    def _filled(self, seen: Seen) -> QWidget:
        dossier = seen.dossier
        now = dossier.scorecard
        locked = dossier.decision.scorecard if dossier.decision is not None else None
        shown = locked if locked is not None and self._as_locked else now
        part = Columns(_COLUMN)
        if now is not None and shown is not None:
            table = self._table(dossier, shown, has_locked=locked is not None)
            changes = self._changes(dossier)
            part.add(stacked(self._verdicts(dossier, now, locked), *changes, table), 2)
            part.add(self._beside(dossier, now), 1)
        return part

    def _verdicts(self, dossier: Dossier, now: Scorecard, locked: Scorecard | None) -> QWidget:
        if locked is None or dossier.decision is None:
            return verdict(self._look, now)
        both = Columns(_VERDICT)
        taken = say(
            "Locked as {stage}, {day}",
            stage=dossier.decision.stage.words,
            day=dossier.decision.at.date(),
        )
        both.add(verdict(self._look, locked, taken))
        both.add(verdict(self._look, now, say("Would now be")))
        return both

    def _changes(self, dossier: Dossier) -> tuple[QWidget, ...]:
        since = dossier.since_decided
        if since is None or not (since.news or since.also):
            return ()
        card = ChangesCard(self._look)
        card.show_changes(since)
        card.opened.connect(self.evidence_wanted)
        return (card,)

    def _table(self, dossier: Dossier, scorecard: Scorecard, *, has_locked: bool) -> QWidget:
        section = Section(self._look)
        section.setAccessibleName(self._look.say(say("Questions")))
        if has_locked:
            section.add_heading(say("As it was locked") if self._as_locked else say("As known now"))
            toggle = FilterButton(self._look, say("show as locked"), icon="lock")
            toggle.setChecked(self._as_locked)
            toggle.clicked.connect(self._switch)
            section.add_beside(toggle)
        for row in score_rows(self._look, dossier, scorecard):
            row.opened.connect(self._open_line)
            section.add_row(row)
        return section

    def _beside(self, dossier: Dossier, now: Scorecard) -> QWidget:
        narrowing = open_lines(self._look, now)
        for row in narrowing.findChildren(FactRow):
            row.opened.connect(self._open_line)
        stages = [
            requirements(self._look, stage, states)
            for stage in (Stage.MQL, Stage.SQL)
            if (states := [each for each in dossier.requirements if each.stage is stage])
        ]
        limits = [capped(self._look, now)] if now.caps else []
        return stacked(narrowing, *limits, *stages)

    def _switch(self) -> None:
        self._as_locked = not self._as_locked
        if self._seen is not None:
            self.show_part(self._filled(self._seen))

    def _open_line(self, line: object) -> None:
        if not isinstance(line, ScoredLine):
            return
        if line.evidence:
            turn = self._told.get(line.criterion, 0)
            self._told[line.criterion] = turn + 1
            self.evidence_wanted.emit(line.evidence[turn % len(line.evidence)])
        else:
            self._want(_SHEETS.get(line.criterion.partition("@")[0], "rate"))

    def _want(self, sheet: str, *_: object) -> None:
        if self._seen is not None:
            self.sheet_wanted.emit(sheet, self._seen.dossier)

    def _failed(self, error: WorkbenchError) -> None:
        self.show_part(failed_state(self._look, error, self.shown))

    def _no_lead(self, dossier: Dossier) -> QWidget:
        back = QuietButton(self._look, say("Back to the company"))
        back.clicked.connect(self._back)
        return EmptyState(
            self._look,
            icon="scale",
            title=say("Nobody pursues it yet"),
            sentence=say(
                "A scorecard is filled in for a lead; open {name} as one first.",
                name=dossier.sounding.company.name,
            ),
            actions=(back,),
        )

    def _loading(self) -> QWidget:
        # Without a parent it would be shown as a window of its own.
        busy = Busy(self._look, self)
        busy.begin(say("Reading what is known…"), can_stop=False)
        return busy

    def _back(self) -> None:
        if self._company is not None:
            self.company_wanted.emit(self._company)


_SHEETS = {
    "price_carried": "offer",
    "pays_on_time": "heard",
    "trouble_in_public": "questions",
    "asked": "signal",
    "recency": "signal",
    "has_contact": "contact",
}
"""The sheet that answers an open line; what people rate is rated."""


def _see(desk: Desk, company: UUID) -> Seen:
    return Seen(dossiers.open_dossier(desk, company), cards.in_force(desk))
