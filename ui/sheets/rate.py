"""Rating by hand: each criterion that only people can answer, by one of its described steps."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.sheets.form import Filled, UseCase
from ui.sheets.inputs import ChoiceField
from ui.sheets.pursued import lead_of
from ui.theme.look import Look
from ui.theme.scale import Type
from ui.widgets.choice import Option
from ui.widgets.field import Field
from ui.widgets.words import words
from ui.workspace import Workspace
from workbench.app import evidence_by_people
from workbench.domain.dossier import Dossier
from workbench.errors import InvalidInput
from workbench.scoring.criterion import CRITERIA, Criterion
from workbench.texts import say

_STEP, _WORDS = "step", "words"


class Rate(Filled):
    """One criterion after the other, those first that nobody here has rated."""

    def __init__(self, look: Look, workspace: Workspace, dossier: Dossier, parent: QWidget) -> None:
        super().__init__(
            look,
            workspace,
            parent,
            say("Rate by hand"),
            say("Rate"),
            about=dossier.sounding.company.id,
            use_case=self._rating,
        )
        self._lead = lead_of(dossier)
        own = [each for each in dossier.sounding.ratings if each.by == workspace.desk.person]
        self._rated = {each.criterion: each.step for each in own}
        self._criteria = by_hand(dossier)
        self._at = next(
            (n for n, each in enumerate(self._criteria) if each.name not in self._rated), 0
        )
        self._progress = words(look, "", Type.SMALL, "soft")
        self._question = words(look, "", Type.BRAND, wrap=True)
        self.body.addWidget(self._progress)
        self.body.addWidget(self._question)
        place = QWidget()
        self._place = QVBoxLayout(place)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(place)
        because = Field(look, say("In your words, if you like"))
        self.body.addWidget(self.add_field(_WORDS, because))
        self.end_body()
        self._show()

    @property
    def criterion(self) -> Criterion:
        """The criterion that is being rated."""
        return self._criteria[self._at]

    def concluded(self, result: object) -> None:
        """Go on to the next criterion that is not rated, or away after the last."""
        self._rated[self.criterion.name] = self.fields[_STEP].text()
        left = [n for n, each in enumerate(self._criteria) if each.name not in self._rated]
        if not left:
            super().concluded(result)
            return
        self.primary.setEnabled(True)
        self._at = left[0]
        self.fields[_WORDS].set_text("")
        self._show()
        self.fields[_STEP].input.setFocus()
        self.done.emit(result)

    def _show(self) -> None:
        number, total = self._at + 1, len(self._criteria)
        self._progress.setText(
            self._look.say(say("{number} of {total}", number=number, total=total))
        )
        self._question.setText(self._look.say(self.criterion.question))
        older = self.fields.pop(_STEP, None)
        if older is not None:
            older.hide()
            older.deleteLater()
        options = [
            Option(each.step, each.words, str(digit))
            for digit, each in enumerate(self.criterion.by_hand, start=1)
        ]
        steps = ChoiceField(self._look, say("Which comes closest?"), options)
        steps.set_text(self._rated.get(self.criterion.name, ""))
        self._place.addWidget(self.add_field(_STEP, steps))

    def _rating(self) -> UseCase:
        step = self.fields[_STEP].text()
        if not step:
            raise InvalidInput(say("Choose a step; its digit is enough."), field=_STEP)
        return partial(
            evidence_by_people.rate,
            lead=self._lead,
            criterion=self.criterion.name,
            step=step,
            words=self.fields[_WORDS].text(),
        )


def by_hand(dossier: Dossier) -> tuple[Criterion, ...]:
    """Return the criteria of the dossier's card that people rate, in the card's order."""
    lines = dossier.scorecard.lines if dossier.scorecard is not None else ()
    pinned = (CRITERIA[line.criterion] for line in lines)
    return tuple(each for each in pinned if each.by_hand)
