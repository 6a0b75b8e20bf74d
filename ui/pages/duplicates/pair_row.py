"""Two companies side by side: what each is known by, what speaks for and against, what to say."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.roles import Tone
from ui.theme.scale import GRID, Type
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.field import Field
from ui.widgets.flow import Columns
from ui.widgets.section import Section
from ui.widgets.words import words
from workbench.domain.duplicates import Likelihood, Pair, Side
from workbench.errors import InvalidInput, WorkbenchError
from workbench.texts import Message, in_turn, say

_NARROWEST = 280
_TONES = {
    Likelihood.SAME: Tone.GO,
    Likelihood.MAY_BE: Tone.LOOK_CLOSER,
    Likelihood.FAMILY: Tone.PLAIN,
}


class PairRow(Section):
    """One pair; it stays until somebody says what it is.

    Signals:
        merge_wanted, different_wanted: this row.
        company_wanted: the UUID of the company to open.
    """

    merge_wanted = Signal(object)
    different_wanted = Signal(object)
    company_wanted = Signal(object)

    def __init__(self, look: Look, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.pair = pair
        self.merge = QuietButton(look, say("Merge"))
        self.different = QuietButton(look, say("Different companies"))
        self.reason = Field(
            look,
            say("Why they are one all the same"),
            prompt=say("one went over into the other in May"),
        )
        self._problem = words(look, "", Type.SMALL, "not_now", wrap=True)
        names = say("{one} and {other}", one=pair.one.name, other=pair.other.name)
        self.setAccessibleName(look.say(names))
        self._lay_out()
        self.merge.clicked.connect(self._merge)
        self.different.clicked.connect(self._tell_apart)
        self.reason.entered.connect(self._merge)

    def take_keys(self) -> None:
        """Let the keys answer this pair."""
        self.merge.setFocus(Qt.FocusReason.OtherFocusReason)

    def hold(self, *, held: bool) -> None:
        """Take no answer while one is under way."""
        self.merge.setEnabled(not held)
        self.different.setEnabled(not held)

    def show_problem(self, problem: WorkbenchError) -> None:
        """Say why it was refused; where a reason is asked for, ask for it here."""
        self.hold(held=False)
        if isinstance(problem, InvalidInput) and problem.field == "reason":
            self.reason.show()
            self.reason.show_problem(problem)
            said: list[object] = []
        else:
            said = [problem.message]
        if problem.hint is not None:
            said.append(problem.hint)
        self._problem.setText("\n".join(self._look.say(each) for each in said))
        self._problem.setVisible(bool(said))

    def _lay_out(self) -> None:
        pair = self.pair
        sides = Columns(_NARROWEST)
        for side in (pair.one, pair.other):
            sides.add(self._side(side))
        self.add(self._line(Chip(self._look, pair.likelihood.words, _TONES[pair.likelihood])))
        self.add(sides, space_before=2 * GRID)
        self._add_reasons()
        stays = say("{name} stays in front: it was opened first.", name=pair.one.name)
        self.add(words(self._look, stays, Type.SMALL, "faint", wrap=True), space_before=2 * GRID)
        self.add(self.reason, space_before=2 * GRID)
        self.add(self._problem)
        self.add(self._line(self.merge, self.different), space_before=2 * GRID)
        self.reason.hide()
        self._problem.hide()

    def _add_reasons(self) -> None:
        verdict = self.pair.verdict
        for reasons, sentence, role in (
            (verdict.agrees, say("Agrees: {reasons}"), "go"),
            (self.pair.differs, say("Differs: {reasons}"), "look_closer"),
            (verdict.missing, say("Missing: {reasons}"), "soft"),
        ):
            if reasons:
                told = say(sentence.msgid, reasons=in_turn(*reasons))
                self.add(words(self._look, told, Type.SMALL, role, wrap=True), space_before=GRID)
        if self.pair.parted is not None:
            news = say(
                "They were taken for different companies on {day}; something is new since.",
                day=self.pair.parted,
            )
            self.add(words(self._look, news, Type.SMALL, "soft", wrap=True), space_before=GRID)

    def _side(self, side: Side) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        name = LinkButton(self._look, say("{name}", name=side.name))
        name.setProperty("company", side.company)
        name.clicked.connect(self._open)
        column.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
        known = [each for each in (side.number, side.town, side.website, side.phone) if each]
        told = words(self._look, " · ".join(known), Type.BODY, "soft", wrap=True)
        column.addWidget(told)
        column.addWidget(words(self._look, _standing(side), Type.SMALL, "faint", wrap=True))
        column.addStretch(1)
        return made

    @staticmethod
    def _line(*widgets: QWidget) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * GRID)
        for each in widgets:
            line.addWidget(each)
        line.addStretch(1)
        return made

    def _merge(self) -> None:
        self._problem.hide()
        self.reason.clear_error()
        self.merge_wanted.emit(self)

    def _tell_apart(self) -> None:
        self._problem.hide()
        self.different_wanted.emit(self)

    def _open(self) -> None:
        sender = self.sender()
        if isinstance(sender, LinkButton):
            self.company_wanted.emit(sender.property("company"))


def _standing(side: Side) -> Message:
    opened = say("opened on {day}", day=side.opened)
    if side.stage is None:
        return opened
    return say("{stage}, {opened}", stage=side.stage.words, opened=opened)
