"""Setting a lead aside: parked until a day, or not relevant, with the reason."""

from datetime import date
from functools import partial

from ui.sheets.days import read_day
from ui.sheets.form import Described, UseCase, Values
from ui.sheets.inputs import Day, Line, OneOf
from ui.sheets.pursued import lead_of
from workbench.app import leads, outcomes
from workbench.app.desk import Desk
from workbench.domain.dossier import Dossier
from workbench.domain.lead import Aside
from workbench.texts import say

_MONTHS_PARKED = 3
_DECEMBER = 12


def aside(desk: Desk, dossier: Dossier) -> Described:
    """Describe the sheet; a lead that is aside already, or has ended, can be taken up again."""
    lead, today = lead_of(dossier), desk.now().date()
    stage = dossier.sounding.stage
    if stage is not None and stage.stage.ended:
        return _take_up(dossier)
    is_aside = stage is not None and stage.aside is not Aside.NO

    def submit(typed: Values) -> UseCase:
        chosen, reason = Aside(typed["aside"]), typed["reason"]
        parked = chosen is Aside.PARKED
        until = read_day(typed["until"], today, field="until", to_come=True) if parked else None
        return lambda desk: leads.set_aside(desk, lead, aside=chosen, reason=reason, until=until)

    again = ((Aside.NO.value, say("take it up again")),) if is_aside else ()
    fields = (
        OneOf(
            key="aside",
            label=say("What becomes of it"),
            options=(
                *again,
                (Aside.PARKED, say("park it")),
                (Aside.NOT_RELEVANT, say("not relevant")),
            ),
            preset=Aside.NO if is_aside else Aside.PARKED,
        ),
        Line(
            key="reason",
            label=say("Why"),
            prompt=say("their budget is spent until spring"),
        ),
        Day(
            key="until",
            label=say("Parked until"),
            preset=_months_from(today, _MONTHS_PARKED),
            hint=say("Only for a parked lead: on that day it comes back to Today."),
        ),
    )
    return Described(
        title=say("Set {name} aside", name=dossier.sounding.company.name),
        action=say("Set aside") if not is_aside else say("Keep it"),
        about=dossier.sounding.company.id,
        fields=fields,
        submit=submit,
        note=say("Nothing is lost: what was looked up and written stays."),
    )


def _take_up(dossier: Dossier) -> Described:
    lead = lead_of(dossier)
    asked = Line(
        key="reason",
        label=say("Why"),
        prompt=say("they called: the other firm cannot deliver"),
    )
    return Described(
        title=say("Take {name} up again", name=dossier.sounding.company.name),
        action=say("Take it up again"),
        about=dossier.sounding.company.id,
        fields=(asked,),
        submit=lambda typed: partial(outcomes.take_up, lead=lead, reason=typed["reason"]),
        note=say("It stands then where it stood before it ended."),
    )


def _months_from(today: date, months: int) -> date:
    month = today.month + months
    return date(today.year + (month - 1) // _DECEMBER, (month - 1) % _DECEMBER + 1, 1)
