"""The contact: the person at the lead we talk to, where we have them from, and for how long."""

from datetime import timedelta

from ui.sheets.form import Described, UseCase, Values
from ui.sheets.inputs import Line
from ui.sheets.pursued import lead_of
from workbench.app import leads
from workbench.app.desk import Desk
from workbench.app.leads import CONTACT_DAYS
from workbench.domain.dossier import Dossier
from workbench.domain.lead import SignalKind
from workbench.texts import Message, say

_FROM_SIGNAL = {
    SignalKind.ASKED_FOR_OFFER: say("they asked us for an offer"),
    SignalKind.ASKED_FOR_DEMO: say("they asked us for a demo"),
    SignalKind.FAIR: say("we met at a fair"),
    SignalKind.CALLED: say("they called us"),
    SignalKind.WROTE: say("they wrote to us"),
    SignalKind.REFERRED: say("they were referred to us"),
    SignalKind.FORM: say("they filled in our form"),
    SignalKind.DOWNLOAD: say("they downloaded from us"),
}


def contact(desk: Desk, dossier: Dossier) -> Described:
    """Describe the sheet; where we have the person from follows their newest sign of interest."""
    lead, known = lead_of(dossier), dossier.sounding.contacts[-1:]
    until = desk.now().date() + timedelta(days=CONTACT_DAYS)

    def submit(typed: Values) -> UseCase:
        return lambda desk: leads.name_contact(desk, lead, **typed)

    def told(name: str) -> str:
        return str(getattr(known[0], name)) if known else ""

    fields = (
        Line(key="name", label=say("Name"), preset=told("name")),
        Line(key="role", label=say("Role"), preset=told("role"), beside=True),
        Line(key="phone", label=say("Work telephone"), preset=told("phone")),
        Line(key="mail", label=say("Work e-mail"), preset=told("mail"), beside=True),
        Line(
            key="where_from",
            label=say("Where we have them from"),
            preset=told("where_from") or _from_signals(dossier),
            hint=say("They may ask us this, and we must answer (GDPR art. 14)."),
        ),
        Line(
            key="part",
            label=say("Their part in the decision"),
            preset=told("part"),
            prompt=say("decides, advises, uses it, pays"),
        ),
    )
    return Described(
        title=say("Whom we talk to"),
        action=say("Keep the contact"),
        about=dossier.sounding.company.id,
        fields=fields,
        submit=submit,
        closing=say("Kept for a year, until {day}, unless it is renewed.", day=until),
    )


def _from_signals(dossier: Dossier) -> Message | str:
    signals = [each for each in dossier.sounding.signals if each.kind in _FROM_SIGNAL]
    return _FROM_SIGNAL[signals[-1].kind] if signals else ""
