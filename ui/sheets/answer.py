"""What sales answers to a handoff: the lead is accepted, or returned with a reason that counts."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ui.sheets.form import Filled, UseCase, Values
from ui.sheets.inputs import Line, OneOf, field
from ui.sheets.pursued import lead_of
from ui.theme.look import Look
from ui.theme.scale import Type
from ui.widgets.words import words
from ui.workspace import Workspace
from workbench.app import outcomes
from workbench.domain.dossier import Dossier
from workbench.domain.lead import ReturnReason
from workbench.errors import InvalidInput
from workbench.texts import Message, say

ACCEPT, RETURN = "accept", "return"
_ANSWER, _WHY, _REASON = "answer", "why", "reason"


class Answer(Filled):
    """Enter accepts; who returns is asked why, in one of a few words and in their own."""

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        dossier: Dossier,
        parent: QWidget,
        *,
        preset: str,
    ) -> None:
        name = dossier.sounding.company.name
        super().__init__(
            look,
            workspace,
            parent,
            say("Accept or return {name}", name=name)
            if dossier.waits_for_sales
            else say("Return {name} to marketing", name=name),
            say("Accept"),
            about=dossier.sounding.company.id,
            use_case=self._answered,
        )
        self._lead = lead_of(dossier)
        clock, late = _clock(dossier)
        self.body.addWidget(
            words(look, clock, Type.BODY, "look_closer" if late else "soft", wrap=True)
        )
        for asked in (_answer(preset), _why(), _reason()):
            self.body.addWidget(self.add_field(asked.key, field(look, asked)))
        self.end_body()
        # What was accepted already can only be returned.
        self.fields[_ANSWER].setVisible(dossier.waits_for_sales)
        self.fields[_ANSWER].changed.connect(self._show)
        self._show()

    def restore(self, draft: Values) -> None:
        """Fill in what was typed, but the answer: how the sheet was opened decides it."""
        super().restore({key: text for key, text in draft.items() if key != _ANSWER})

    @property
    def returns(self) -> bool:
        """Whether the lead is to go back."""
        return self.fields[_ANSWER].text() == RETURN

    def open(self, first: QWidget | None = None) -> None:
        """Come forward where the next thing is to be said."""
        asked = _WHY if self.returns else _ANSWER
        super().open(first or self.fields[asked].input)

    def _show(self) -> None:
        for key in (_WHY, _REASON):
            self.fields[key].setVisible(self.returns)
        self.primary.set_message(say("Return it") if self.returns else say("Accept"))

    def _answered(self) -> UseCase:
        if not self.returns:
            return partial(outcomes.accept, lead=self._lead)
        typed = self.typed()
        if not typed[_WHY]:
            raise InvalidInput(say("Choose why; its digit is enough."), field=_WHY)
        return partial(
            outcomes.give_back,
            lead=self._lead,
            why=ReturnReason(typed[_WHY]),
            reason=typed[_REASON],
        )


def answer(look: Look, workspace: Workspace, dossier: Dossier, parent: QWidget) -> Answer:
    """Return the sheet; Enter accepts."""
    return Answer(look, workspace, dossier, parent, preset=ACCEPT)


def give_back(look: Look, workspace: Workspace, dossier: Dossier, parent: QWidget) -> Answer:
    """Return the same sheet, opened to return the lead."""
    return Answer(look, workspace, dossier, parent, preset=RETURN)


def _answer(preset: str) -> OneOf:
    return OneOf(
        key=_ANSWER,
        label=say("What sales answers"),
        options=((ACCEPT, say("accept it")), (RETURN, say("return it"))),
        preset=preset,
    )


def _why() -> OneOf:
    return OneOf(
        key=_WHY,
        label=say("Why it goes back"),
        options=tuple((why.value, why.words) for why in ReturnReason),
    )


def _reason() -> Line:
    return Line(
        key=_REASON,
        label=say("In your words, for whoever matures it"),
        prompt=say("their budget is spent until the third quarter"),
    )


def _clock(dossier: Dossier) -> tuple[Message, bool]:
    """Return when sales was to answer, and whether that has passed."""
    handoff = dossier.handoff
    if handoff is None or not dossier.waits_for_sales:
        return say("Marketing has it again then, as an MQL, and reads why."), False
    person = dossier.people.get(handoff.by)
    told = say(
        "Handed over on {day} by {person}; sales answers by {until}.",
        day=handoff.at.date(),
        person=person.name if person else say("one of us"),
        until=handoff.answer_by,
    )
    return told, handoff.answer_by < dossier.sounding.as_of.date()
