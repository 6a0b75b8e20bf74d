"""A channel: whether we may reach them this way, with the law that says so."""

from PySide6.QtWidgets import QWidget

from ui.sheets.form import Described, Form, UseCase, Values
from ui.sheets.inputs import Line, OneOf
from ui.sheets.pursued import lead_of, protected, warm
from ui.theme.look import Look
from ui.workspace import Workspace
from workbench.app import leads
from workbench.domain.dossier import Dossier
from workbench.domain.lead import ChannelKind, Openness
from workbench.errors import InvalidInput
from workbench.texts import Message, say

_CONSENT = {
    "DK": say("E-mail for advertising needs their consent first (markedsføringsloven § 10)."),
    "NO": say("E-mail for advertising needs a person's consent first (markedsføringsloven § 15)."),
}


def channel(look: Look, workspace: Workspace, dossier: Dossier, parent: QWidget) -> Form:
    """Return the sheet; of a protected company it says what the law allows."""
    lead = lead_of(dossier)

    def submit(typed: Values) -> UseCase:
        if not typed["reason"]:
            raise InvalidInput(say("Say why it is so; the salesperson will ask."), field="reason")
        kind, openness = ChannelKind(typed["kind"]), Openness(typed["openness"])
        reason = say("{reason}", reason=typed["reason"])
        return lambda desk: leads.set_channel(
            desk, lead, kind=kind, openness=openness, reason=reason
        )

    closed = protected(dossier) and not warm(dossier)
    fields = (
        OneOf(
            key="kind",
            label=say("Way of reaching them"),
            options=tuple((kind.value, kind.words) for kind in ChannelKind),
            preset=ChannelKind.PHONE,
        ),
        OneOf(
            key="openness",
            label=say("May we?"),
            options=(
                (Openness.OPEN, say("open")),
                (Openness.CLOSED, say("closed")),
                (Openness.UNKNOWN, say("not known")),
            ),
            preset=Openness.CLOSED if closed else Openness.OPEN,
        ),
        Line(key="reason", label=say("Why"), preset=look.say(_reason(dossier) or "")),
    )
    return Form(
        look,
        workspace,
        parent,
        Described(
            title=say("May we reach them?"),
            action=say("Keep it"),
            about=dossier.sounding.company.id,
            fields=fields,
            submit=submit,
            note=_CONSENT.get(dossier.sounding.company.country),
            warning=_law(dossier),
        ),
    )


def _law(dossier: Dossier) -> Message | None:
    if not protected(dossier):
        return None
    if warm(dossier):
        return say(
            "Protected against advertising: answer what they asked for, and nothing more "
            "(CVR-loven § 19)."
        )
    return say(
        "Protected against advertising, and they have not asked us: no call, mail or letter that "
        "sells (CVR-loven § 19). What opens it is that they ask; note that as a sign of interest."
    )


def _reason(dossier: Dossier) -> Message | None:
    if warm(dossier):
        return say("they asked us themselves")
    return say("protected against advertising") if protected(dossier) else None
