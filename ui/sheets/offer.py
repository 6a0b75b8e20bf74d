"""The offer: what we would sell this lead, and at what price."""

from PySide6.QtWidgets import QWidget

from ui.sheets.form import Described, Form, UseCase, Values
from ui.sheets.inputs import Line, OneOf
from ui.sheets.pursued import lead_of
from ui.theme.look import Look
from ui.workspace import Workspace
from workbench.app import leads
from workbench.domain.dossier import Dossier
from workbench.domain.lead import Often
from workbench.texts import say


def offer(look: Look, workspace: Workspace, dossier: Dossier, parent: QWidget) -> Form:
    """Return the sheet; a known offer is shown to be mended."""
    lead, known = lead_of(dossier), dossier.sounding.offer

    def submit(typed: Values) -> UseCase:
        return lambda desk: leads.set_offer(
            desk,
            lead,
            name=typed["name"],
            amount=typed["amount"],
            currency=typed["currency"],
            often=Often(typed["often"]),
        )

    fields = (
        Line(key="name", label=say("What we would sell"), preset=known.name if known else ""),
        Line(
            key="amount",
            label=say("Price"),
            preset=f"{known.price.amount:f}" if known else "",
            prompt=say("480000"),
        ),
        Line(
            key="currency",
            label=say("Currency"),
            preset=known.price.currency if known else workspace.desk.currency,
            beside=True,
        ),
        OneOf(
            key="often",
            label=say("Paid"),
            options=((Often.YEARLY, say("every year")), (Often.ONCE, say("once"))),
            preset=known.often if known else Often.YEARLY,
        ),
    )
    return Form(
        look,
        workspace,
        parent,
        Described(
            title=say("Our offer to {name}", name=dossier.sounding.company.name),
            action=say("Keep the offer"),
            about=dossier.sounding.company.id,
            fields=fields,
            submit=submit,
            note=say("The price is weighed against what they earn and have in the bank."),
        ),
    )
