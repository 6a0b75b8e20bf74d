"""Informing: that the people at a company were told that we have data about them, or why not."""

from ui.sheets.days import read_day
from ui.sheets.form import Described, UseCase, Values
from ui.sheets.inputs import Day, Line, OneOfMany
from workbench.app import informing
from workbench.app.desk import Desk
from workbench.domain.dossier import Dossier
from workbench.domain.informing import Informing
from workbench.domain.role_holders import duty_to_inform
from workbench.texts import Message, say


def inform(desk: Desk, dossier: Dossier) -> Described:
    """Describe the sheet; it is an e-mail of today until said otherwise."""
    company, today = dossier.sounding.company, desk.now().date()
    duty = duty_to_inform(dossier.sounding)

    def submit(typed: Values) -> UseCase:
        how, day = Informing(typed["how"]), read_day(typed["day"], today, field="day")
        note = typed["note"]
        return lambda desk: informing.inform(desk, company.id, how=how, day=day, note=note)

    fields = (
        OneOfMany(
            key="how",
            label=say("How they were told, or why nobody need be"),
            options=tuple((each.value, _option(each)) for each in Informing),
            preset=Informing.MAIL.value,
        ),
        Day(key="day", label=say("When"), preset=today),
        Line(
            key="note",
            label=say("Note"),
            tall=True,
            hint=say("What was sent; of an exception why it holds, and where that can be seen."),
        ),
    )
    return Described(
        title=say("Telling the people at {name}", name=company.name),
        action=say("Keep"),
        about=company.id,
        fields=fields,
        submit=submit,
        note=duty.words(dossier.people) if duty is not None else None,
        closing=say("It covers everybody who was known by that day."),
    )


def _option(each: Informing) -> Message:
    if not each.is_exception:
        return each.words
    return say("not told: {why}", why=each.words)
