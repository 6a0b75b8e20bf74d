"""A touch: a call, mail, meeting or note, and what was said."""

from ui.sheets.days import read_day
from ui.sheets.form import Described, UseCase, Values
from ui.sheets.inputs import Day, Line, OneOf
from ui.sheets.pursued import lead_of
from workbench.app import leads
from workbench.app.desk import Desk
from workbench.domain.dossier import Dossier
from workbench.domain.lead import TouchKind
from workbench.texts import say

_THEY, _WE = "in", "out"


def touch(desk: Desk, dossier: Dossier) -> Described:
    """Describe the sheet; it is a call of today until said otherwise."""
    lead, today = lead_of(dossier), desk.now().date()

    def submit(typed: Values) -> UseCase:
        kind, day = TouchKind(typed["kind"]), read_day(typed["day"], today, field="day")
        words, inward = typed["words"], typed["way"] == _THEY
        return lambda desk: leads.log_touch(
            desk, lead, kind=kind, day=day, words=words, inward=inward
        )

    fields = (
        OneOf(
            key="kind",
            label=say("What it was"),
            options=tuple((kind.value, kind.words) for kind in TouchKind),
            preset=TouchKind.CALL,
        ),
        Line(
            key="words",
            label=say("What was said"),
            tall=True,
            hint=say("Enter keeps it; Shift and Enter begin a new line."),
        ),
        OneOf(
            key="way",
            label=say("Who came to whom"),
            options=((_WE, say("we to them")), (_THEY, say("they to us"))),
            preset=_WE,
        ),
        Day(key="day", label=say("When"), preset=today),
    )
    return Described(
        title=say("What passed between us"),
        action=say("Log it"),
        about=dossier.sounding.company.id,
        fields=fields,
        submit=submit,
    )
