"""A channel: whether we may reach them this way, with the law that says so and what opens it."""

from PySide6.QtWidgets import QWidget

from ui.sheets.days import read_day
from ui.sheets.form import Filled, UseCase
from ui.sheets.inputs import Day, Line, OneOf, field
from ui.sheets.pursued import lead_of
from ui.theme.look import Look
from ui.theme.scale import Type
from ui.widgets.words import words
from ui.workspace import Workspace
from workbench.app import leads
from workbench.domain import grounds
from workbench.domain.dossier import Dossier
from workbench.domain.grounds import Law
from workbench.domain.lead import ChannelKind, Openness, Signal, Touch
from workbench.errors import InvalidInput, WorkbenchError
from workbench.texts import Message, say

_KIND, _OPENNESS, _REASON, _CONSENT = "kind", "openness", "reason", "consent"


class ChannelSheet(Filled):
    """What the law says of the way that is chosen stands above; what it closes is preset closed."""

    def __init__(self, look: Look, workspace: Workspace, dossier: Dossier, parent: QWidget) -> None:
        super().__init__(
            look,
            workspace,
            parent,
            say("May we reach them?"),
            say("Keep it"),
            about=dossier.sounding.company.id,
            use_case=self._kept,
        )
        self._lead = lead_of(dossier)
        self._sounding = dossier.sounding
        self._preset = ""
        self._asked = words(look, "", Type.BODY, "soft", wrap=True)
        self._closing = words(look, "", Type.BODY, "look_closer", wrap=True)
        asked = [self.add_field(each.key, field(look, each)) for each in _fields()]
        self.body.addWidget(asked[0])
        for each in (self._closing, self._asked, *asked[1:]):
            self.body.addWidget(each)
        self.end_body()
        self.fields[_KIND].changed.connect(self._follow)
        self.fields[_OPENNESS].changed.connect(self._show)
        self._follow()

    @property
    def kind(self) -> ChannelKind:
        """The way that is chosen."""
        return ChannelKind(self.fields[_KIND].text())

    def restore(self, draft: object) -> None:
        """Fill in what was typed; the way first, for what is preset depends on it."""
        typed = dict(draft) if isinstance(draft, dict) else {}
        self.fields[_KIND].set_text(typed.pop(_KIND, self.kind))
        self._follow()
        super().restore(typed)
        self._show()

    def _law(self) -> Law | None:
        return grounds.law(self.kind, self._sounding)

    def _enquiry(self) -> Signal | Touch | None:
        return grounds.enquiry(self.kind, self._sounding)

    def _follow(self) -> None:
        """Preset what the law and what they asked say of the way now chosen."""
        self.fields[_OPENNESS].set_text(_openness(self._law(), self._enquiry()))
        self._show()

    def _show(self) -> None:
        law, enquiry = self._law(), self._enquiry()
        self._give_reason(_reason(law, enquiry, self.fields[_OPENNESS].text()))
        self._closing.setText(self._look.say(law.words) if law is not None else "")
        self._closing.setVisible(law is not None and enquiry is None)
        self._asked.setText(self._look.say(_covered(enquiry)) if enquiry is not None else "")
        self._asked.setVisible(law is not None and enquiry is not None)
        opens = self.fields[_OPENNESS].text() == Openness.OPEN
        self.fields[_CONSENT].setVisible(opens and law is not None and enquiry is None)

    def _give_reason(self, told: Message | None) -> None:
        reason = self.fields[_REASON]
        # What somebody wrote themselves is not overwritten.
        if reason.text() in {"", self._preset}:
            self._preset = self._look.say(told) if told is not None else ""
            reason.set_text(self._preset)

    def show_problem(self, problem: WorkbenchError) -> None:
        """Say what was refused; the law that is said at its field is not said twice."""
        super().show_problem(problem)
        if isinstance(problem, InvalidInput) and problem.field == _OPENNESS:
            self._closing.hide()

    def _kept(self) -> UseCase:
        typed, lead, kind = self.typed(), self._lead, self.kind
        if not typed[_REASON]:
            raise InvalidInput(say("Say why it is so; the salesperson will ask."), field=_REASON)
        consent = None
        if typed[_CONSENT] and self.fields[_CONSENT].isVisible():
            today = self.workspace.desk.now().date()
            consent = read_day(typed[_CONSENT], today, field=_CONSENT)
        openness, reason = Openness(typed[_OPENNESS]), say("{reason}", reason=typed[_REASON])
        return lambda desk: leads.set_channel(
            desk, lead, kind=kind, openness=openness, reason=reason, consent=consent
        )


def _fields() -> tuple[OneOf, OneOf, Line, Day]:
    return (
        OneOf(
            key=_KIND,
            label=say("Way of reaching them"),
            options=tuple((kind.value, kind.words) for kind in ChannelKind),
            preset=ChannelKind.PHONE,
        ),
        OneOf(
            key=_OPENNESS,
            label=say("May we?"),
            options=(
                (Openness.OPEN, say("open")),
                (Openness.CLOSED, say("closed")),
                (Openness.UNKNOWN, say("not known")),
            ),
        ),
        Line(key=_REASON, label=say("Why")),
        Day(
            key=_CONSENT,
            label=say("Their consent in writing, its day"),
            hint=say("Say above where it lies. Without it, only what they ask themselves opens."),
        ),
    )


def _openness(law: Law | None, enquiry: Signal | Touch | None) -> Openness:
    if law is None or enquiry is not None:
        return Openness.OPEN
    return Openness.CLOSED if law.certain else Openness.UNKNOWN


def _reason(law: Law | None, enquiry: Signal | Touch | None, openness: str) -> Message | None:
    """Return the reason at hand: an enquiry opens, the law closes; what neither tells is asked."""
    if enquiry is not None and openness == Openness.OPEN:
        return say("they asked us: {what}, {day}", what=enquiry.kind.words, day=enquiry.day)
    if enquiry is None and law is not None and openness != Openness.OPEN:
        return law.reason
    return None


def _covered(enquiry: Signal | Touch) -> Message:
    return say(
        "They asked us ({what}, {day}): answer what they asked for, and nothing more.",
        what=enquiry.kind.words,
        day=enquiry.day,
    )
