"""The next step: what happens, by when, and who of us has it."""

from datetime import date, timedelta
from uuid import UUID

from ui.sheets.days import read_day
from ui.sheets.form import Described, UseCase, Values
from ui.sheets.inputs import Day, Line, OneOfMany
from ui.sheets.pursued import lead_of
from workbench.app import leads
from workbench.app.desk import Desk
from workbench.domain.dossier import Dossier
from workbench.texts import say

_SOON = 2
_WORKING_DAYS = 5


def step(desk: Desk, dossier: Dossier) -> Described:
    """Describe the sheet; it is due in two working days and ours unless said otherwise."""
    lead, today = lead_of(dossier), desk.now().date()
    known, present = dossier.sounding.next_step, desk.person

    def submit(typed: Values) -> UseCase:
        due = read_day(typed["due"], today, field="due", to_come=True)
        what = typed["what"]
        responsible = UUID(typed["responsible"]) if typed["responsible"] else present
        return lambda desk: leads.plan_step(desk, lead, what=what, due=due, responsible=responsible)

    people = sorted(dossier.people.values(), key=lambda each: each.id != present)
    fields = (
        Line(
            key="what",
            label=say("What happens next"),
            preset=known.what if known else "",
            prompt=say("call and ask about line 2"),
        ),
        Day(
            key="due",
            label=say("By when"),
            preset=known.due if known and known.due >= today else _working_days_from(today),
        ),
        OneOfMany(
            key="responsible",
            label=say("Responsible"),
            options=tuple((str(each.id), say("{name}", name=each.name)) for each in people),
            preset=str(known.responsible if known else present),
            beside=True,
        ),
    )
    return Described(
        title=say("The next step"),
        action=say("Plan it"),
        about=dossier.sounding.company.id,
        fields=fields,
        submit=submit,
    )


def _working_days_from(today: date) -> date:
    day, left = today, _SOON
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _WORKING_DAYS
    return day
