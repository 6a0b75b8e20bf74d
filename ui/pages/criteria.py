"""The criteria: the card in force, line by line in words, and who has signed it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.models.card_words import ORIGINS, signed_by, step_words
from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.busy import Busy
from ui.widgets.buttons import PrimaryButton
from ui.widgets.chip import Chip, band_tone
from ui.widgets.empty_state import failed_state
from ui.widgets.fact_row import FactRow
from ui.widgets.flow import Flow
from ui.widgets.page_frame import PageFrame
from ui.widgets.scored import stacked
from ui.widgets.section import Section
from ui.widgets.words import words
from ui.workspace import Workspace
from workbench.app import cards
from workbench.domain.card import SIGNING, Axis, Band, Card, CardLine, Pillar
from workbench.domain.lead import Stage
from workbench.errors import WorkbenchError
from workbench.scoring.conditions import CONDITIONS
from workbench.scoring.criterion import CRITERIA
from workbench.scoring.requirements import REQUIREMENTS
from workbench.texts import Message, say

_POINTS = 24
_CONDITIONS = {
    "bankrupt": say("bankrupt"),
    "ceased": say("ceased"),
    "winding_up": say("being dissolved by force"),
    "liquidation": say("in liquidation"),
    "negative_equity": say("owes more than it has"),
    "new_without_accounts": say("founded within a year, no accounts yet"),
}


class CriteriaPage(PageFrame):
    """Made once; reads the card each time it comes forward.

    Signals:
        sheet_wanted: `sign`, and the card to be signed.
    """

    key = "criteria"
    icon = "list-checks"
    in_sidebar = True
    sheet_wanted = Signal(str, object)

    def __init__(self, look: Look, workspace: Workspace) -> None:
        super().__init__(look, say("Criteria"))
        self._workspace = workspace
        self._card: Card | None = None
        self._sign = PrimaryButton(look, say("Sign…"))
        self._sign.clicked.connect(self._want_signature)
        self._sign.hide()
        self.add_action(self._sign)
        self.show_part(Busy(look))
        workspace.changed.connect(self._changed)

    def shown(self) -> None:
        """Read the card in force."""
        self._workspace.look(
            cards.in_force, self.show_card, failed=self._failed, replaces="criteria"
        )

    def show_card(self, card: Card) -> None:
        """Show a card."""
        self._card = card
        self.set_title(self.title, signed_by(card))
        signed = {each.department for each in card.signatures}
        self._sign.setVisible(any(department not in signed for department in SIGNING))
        self.show_part(stacked(*_sections(self._look, card)))

    def _changed(self, about: object) -> None:
        if self.isVisible() and self._card is not None and about == self._card.id:
            self.shown()

    def _want_signature(self) -> None:
        if self._card is not None:
            self.sheet_wanted.emit("sign", self._card)

    def _failed(self, error: WorkbenchError) -> None:
        self.show_part(failed_state(self._look, error, self.shown))


def _sections(look: Look, card: Card) -> list[QWidget]:
    made: list[QWidget] = [_bands(look, card)]
    for pillar in Pillar:
        lines = [line for line in card.lines if line.pillar is pillar]
        if lines:
            made.append(_pillar(look, pillar, lines))
    made.append(_caps(look, card))
    made += [_demands(look, card, stage) for stage in (Stage.MQL, Stage.SQL)]
    return made


def _bands(look: Look, card: Card) -> Section:
    section = Section(look, say("How a score is read"))
    chips = QWidget()
    line = Flow(3 * GRID, parent=chips)
    for band, told in (
        (Band.GO, say("from {points}", points=card.go_from)),
        (Band.LOOK_CLOSER, say("from {points}", points=card.look_closer_from)),
        (Band.NOT_NOW, say("below that")),
    ):
        line.addWidget(Chip(look, band.words, band_tone(band)))
        line.addWidget(words(look, told, Type.BODY, "soft"))
    section.add(chips)
    told = say(
        "What they can adds up to {can} points, what they will to {will}. A line that nobody can "
        "answer counts from its worst to its best step.",
        can=card.possible(Axis.CAN),
        will=card.possible(Axis.WILL),
    )
    section.add(words(look, told, Type.BODY, "soft", wrap=True), space_before=2 * GRID)
    return section


def _pillar(look: Look, pillar: Pillar, lines: Sequence[CardLine]) -> Section:
    section = Section(look, pillar.words)
    best = say("{points} points", points=sum(line.best for line in lines))
    section.add_beside(words(look, best, Type.LABEL, "soft"))
    for line in lines:
        section.add_row(_Line(look, line))
    return section


class _Line(QWidget):
    """One question: how it is answered, and what each answer gives."""

    def __init__(self, look: Look, line: CardLine) -> None:
        super().__init__()
        known = CRITERIA.get(line.criterion)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * GRID, 0, 2 * GRID)
        column.setSpacing(0)
        question = known.question if known else say("{name}", name=line.criterion)
        column.addWidget(words(look, question, Type.STRONG, wrap=True))
        if known is not None:
            column.addWidget(words(look, known.explain, Type.BODY, "soft", wrap=True))
        column.addSpacing(GRID)
        steps = QGridLayout()
        steps.setHorizontalSpacing(3 * GRID)
        steps.setVerticalSpacing(0)
        steps.setColumnMinimumWidth(0, _POINTS)
        steps.setColumnStretch(1, 1)
        for number, step in enumerate(line.steps):
            points = words(look, say("{points}", points=step.points), Type.STRONG)
            steps.addWidget(points, number, 0, Qt.AlignmentFlag.AlignRight)
            steps.addWidget(words(look, step_words(line, step), wrap=True), number, 1)
        column.addLayout(steps)
        column.addSpacing(GRID)
        column.addWidget(words(look, _fine_print(line), Type.SMALL, "faint", wrap=True))


def _fine_print(line: CardLine) -> Message:
    return say(
        "While nobody can tell, {points} is shown. It rests on {origin}.",
        points=line.unknown,
        origin=ORIGINS[line.origin],
    )


def _caps(look: Look, card: Card) -> Section:
    section = Section(look, say("What caps it, whatever the points say"))
    for cap in card.caps:
        known = _CONDITIONS.get(cap.condition)
        title = known or say("{condition}", condition=CONDITIONS[cap.condition].key)
        at_most = say("at most {band}", band=cap.at_most.words)
        section.add_row(FactRow(look, title, at_most))
    return section


def _demands(look: Look, card: Card, stage: Stage) -> Section:
    section = Section(look, say("Requirements for {stage}", stage=stage.words))
    for demand in card.demands:
        if demand.stage is stage:
            title = REQUIREMENTS[demand.requirement].title(demand.number)
            row = words(look, title, wrap=True)
            row.setContentsMargins(0, 6, 0, 6)
            section.add_row(row)
    return section
