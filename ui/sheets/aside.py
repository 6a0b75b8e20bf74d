"""Setting a lead aside: parked until a day, or not relevant, with the reason."""

from datetime import date

from PySide6.QtWidgets import QWidget

from ui.sheets.days import read_day
from ui.sheets.form import Described, Form, UseCase, Values
from ui.sheets.inputs import Day, Line, OneOf
from ui.sheets.pursued import lead_of
from ui.theme.look import Look
from ui.workspace import Workspace
from workbench.app import leads
from workbench.domain.dossier import Dossier
from workbench.domain.lead import Aside
from workbench.texts import Message, say

_MONTHS_PARKED = 3
_DECEMBER = 12


def aside(look: Look, workspace: Workspace, dossier: Dossier, parent: QWidget) -> Form:
    """Return the sheet; a lead that is aside already can be taken up again."""
    lead, today = lead_of(dossier), workspace.desk.now().date()
    stage = dossier.sounding.stage
    ended = stage is not None and stage.stage.ended
    is_aside = ended or (stage is not None and stage.aside is not Aside.NO)

    def submit(typed: Values) -> UseCase:
        chosen, reason = Aside(typed["aside"]), typed["reason"]
        parked = chosen is Aside.PARKED
        until = read_day(typed["until"], today, field="until", to_come=True) if parked else None
        return lambda desk: leads.set_aside(desk, lead, aside=chosen, reason=reason, until=until)

    again = ((Aside.NO.value, say("take it up again")),) if is_aside else ()
    away = ((Aside.PARKED, say("park it")), (Aside.NOT_RELEVANT, say("not relevant")))
    fields = (
        OneOf(
            key="aside",
            label=say("What becomes of it"),
            options=(*again, *(() if ended else away)),
            preset=Aside.NO if is_aside else Aside.PARKED,
        ),
        Line(
            key="reason",
            label=say("Why"),
            prompt=say("their budget is spent until spring"),
        ),
    )
    until = Day(
        key="until",
        label=say("Parked until"),
        preset=_months_from(today, _MONTHS_PARKED),
        hint=say("Only for a parked lead: on that day it comes back to Today."),
    )
    return Form(
        look,
        workspace,
        parent,
        Described(
            title=say("Take {name} up again", name=dossier.sounding.company.name)
            if ended
            else say("Set {name} aside", name=dossier.sounding.company.name),
            action=_action(ended=ended, is_aside=is_aside),
            about=dossier.sounding.company.id,
            fields=fields if ended else (*fields, until),
            submit=submit,
            note=say("Nothing is lost: what was looked up and written stays."),
        ),
    )


def _action(*, ended: bool, is_aside: bool) -> Message:
    if ended:
        return say("Take it up again")
    return say("Keep it") if is_aside else say("Set aside")


def _months_from(today: date, months: int) -> date:
    month = today.month + months
    return date(today.year + (month - 1) // _DECEMBER, (month - 1) % _DECEMBER + 1, 1)
