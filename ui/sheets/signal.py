"""A signal: what the lead itself did that shows interest, by one key."""

from ui.sheets.days import read_day
from ui.sheets.form import Described, UseCase, Values
from ui.sheets.inputs import Day, Line, OneOf
from ui.sheets.pursued import lead_of
from workbench.app import leads
from workbench.app.desk import Desk
from workbench.domain.dossier import Dossier
from workbench.domain.lead import SignalKind
from workbench.errors import InvalidInput
from workbench.texts import say


def signal(desk: Desk, dossier: Dossier) -> Described:
    """Describe the sheet; the day is today until another is typed."""
    lead, today = lead_of(dossier), desk.now().date()

    def submit(typed: Values) -> UseCase:
        if not typed["kind"]:
            raise InvalidInput(say("Choose what they did; its digit is enough."), field="kind")
        kind, day = SignalKind(typed["kind"]), read_day(typed["day"], today, field="day")
        asked_for = typed["asked_for"]
        return lambda desk: leads.note_signal(desk, lead, kind=kind, day=day, asked_for=asked_for)

    fields = (
        OneOf(
            key="kind",
            label=say("What they did"),
            options=tuple((kind.value, kind.words) for kind in SignalKind),
        ),
        Day(key="day", label=say("When"), preset=today),
        Line(key="asked_for", label=say("What they asked for, if anything")),
    )
    return Described(
        title=say("A sign of interest"),
        action=say("Note it"),
        about=dossier.sounding.company.id,
        fields=fields,
        submit=submit,
    )
