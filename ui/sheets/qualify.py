"""Marking a lead as MQL or SQL: what is demanded, what stands open, and what is locked."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.sheets.form import Filled, UseCase
from ui.sheets.inputs import OneOf, field
from ui.sheets.pursued import lead_of
from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.chip import Chip, met_tone
from ui.widgets.field import Field
from ui.widgets.words import hairline, words
from ui.workspace import Workspace
from workbench.app import decisions
from workbench.app.decisions import DECIDED
from workbench.domain.card import title_words
from workbench.domain.dossier import Dossier
from workbench.domain.lead import Stage
from workbench.domain.scorecard import Met, RequirementState
from workbench.errors import InvalidInput
from workbench.texts import Message, say

WIDE = 620
_STAGE, _REASON = "stage", "reason"
_EXCEPTION = say("Why we go on without it")


class Qualify(Filled):
    """The requirements of a stage; an exception is reasoned right under what is not met."""

    def __init__(self, look: Look, workspace: Workspace, dossier: Dossier, parent: QWidget) -> None:
        super().__init__(
            look,
            workspace,
            parent,
            say("Mark {name}", name=dossier.sounding.company.name),
            say("Lock"),
            about=dossier.sounding.company.id,
            use_case=self._decision,
            width=WIDE,
        )
        self._dossier = dossier
        self._lead = lead_of(dossier)
        stages = OneOf(
            key=_STAGE,
            label=say("As"),
            options=(
                (Stage.MQL, say("MQL: marketing matures it")),
                (Stage.SQL, say("SQL: offered to sales")),
            ),
            preset=next_stage(dossier),
        )
        self._listed = QWidget()
        place = QWidget()
        self._place = QVBoxLayout(place)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addWidget(self._listed)
        self._stage_field = self.add_field(_STAGE, field(look, stages))
        self._stage_field.changed.connect(self._show)
        self._locked = words(look, "", Type.SMALL, "soft", wrap=True)
        self.body.addWidget(self._stage_field)
        self.body.addWidget(place)
        self.body.addWidget(self._locked)
        self.body.addWidget(self.add_field(_REASON, Field(look, say("In a word, why now"))))
        self.end_body()
        self._show()

    @property
    def stage(self) -> Stage:
        """The stage that is chosen."""
        return Stage(self._stage_field.text())

    def open(self, first: QWidget | None = None) -> None:
        """Come forward where something is missing, else on the button: Enter locks."""
        missing = next(iter(self._excepted()), None)
        target = self.fields[missing.requirement].input if missing else self.primary
        super().open(first or target)

    def restore(self, draft: object) -> None:
        """Fill in what was typed; the stage first, for it decides which reasons are asked."""
        typed = dict(draft) if isinstance(draft, dict) else {}
        self._stage_field.set_text(typed.pop(_STAGE, self.stage))
        self._show()
        super().restore(typed)

    def _states(self) -> list[RequirementState]:
        return [each for each in self._dossier.requirements if each.stage is self.stage]

    def _unmet(self) -> list[RequirementState]:
        return [each for each in self._states() if each.met is not Met.MET]

    def _excepted(self) -> list[RequirementState]:
        """Return what people may go on without, once they say why."""
        return [each for each in self._unmet() if each.firm is None]

    def _show(self) -> None:
        for each in self._dossier.requirements:
            self.fields.pop(each.requirement, None)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        for state in self._states():
            column.addWidget(hairline())
            column.addWidget(_Requirement(self._look, state))
            if state.firm is not None:
                told = say("No exception is possible: {why}.", why=state.firm)
                column.addWidget(words(self._look, told, Type.SMALL, "not_now", wrap=True))
            elif state.met is not Met.MET:
                exception = Field(self._look, _EXCEPTION)
                column.addWidget(self.add_field(state.requirement, exception))
        column.addWidget(hairline())
        self._place.replaceWidget(self._listed, listed)
        self._listed.hide()
        self._listed.deleteLater()
        self._listed = listed
        listed.show()
        self.primary.set_message(say("Lock as {stage}", stage=self.stage.words))
        self._locked.setText(self._look.say(self._what_is_locked()))

    def _what_is_locked(self) -> Message:
        scorecard = self._dossier.scorecard
        if scorecard is None:
            return say("There is no scorecard to decide on.")
        signed = say("signed") if scorecard.card_signed else say("unsigned guess")
        person = self._dossier.people.get(self.workspace.desk.person)
        return say(
            "Locked with it, and never changed after: {lowest}–{highest} of {possible}, {band}; "
            "{card} {version} ({signed}); every fact, source and reason as known now; in the name "
            "of {person}.",
            lowest=scorecard.can.lowest,
            highest=scorecard.can.highest,
            possible=scorecard.can.possible,
            band=scorecard.band.words,
            card=title_words(scorecard.card_title),
            version=scorecard.card_version,
            signed=signed,
            person=person.name if person else say("whoever is present"),
        )

    def _decision(self) -> UseCase:
        for state in self._unmet():
            if state.firm is not None:
                raise InvalidInput(
                    say("{title}: {because}", title=state.title, because=state.because),
                    field=_STAGE,
                )
            if not self.fields[state.requirement].text():
                raise InvalidInput(
                    say("Meet it, or say why we go on without it."), field=state.requirement
                )
        typed = self.typed()
        exceptions = {each.requirement: typed[each.requirement] for each in self._excepted()}
        return partial(
            decisions.qualify,
            lead=self._lead,
            stage=self.stage,
            reason=typed[_REASON],
            exceptions=exceptions,
        )


class _Requirement(QWidget):
    """What is demanded, how it stands, and why."""

    def __init__(self, look: Look, state: RequirementState) -> None:
        super().__init__()
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(words(look, state.title, Type.STRONG, wrap=True))
        left.addWidget(words(look, state.because, Type.BODY, "soft", wrap=True))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(left, 1)
        line.addWidget(Chip(look, state.met.words, met_tone(state.met)))


def next_stage(dossier: Dossier) -> Stage:
    """Return the stage that a lead is marked as next: MQL first, then SQL."""
    stage = dossier.sounding.stage
    return Stage.SQL if stage is not None and stage.stage in DECIDED else Stage.MQL
