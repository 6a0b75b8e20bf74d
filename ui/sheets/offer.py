"""The offer: what we would sell this lead, and at what price."""

from ui.sheets.form import Described, UseCase, Values
from ui.sheets.inputs import Line, OneOf
from ui.sheets.pursued import lead_of
from workbench.app import leads
from workbench.app.desk import Desk
from workbench.domain.dossier import Dossier
from workbench.domain.lead import Often
from workbench.texts import say


def offer(desk: Desk, dossier: Dossier) -> Described:
    """Describe the sheet; a known offer is shown to be mended."""
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
            preset=known.price.currency if known else desk.currency,
            beside=True,
        ),
        OneOf(
            key="often",
            label=say("Paid"),
            options=((Often.YEARLY, say("every year")), (Often.ONCE, say("once"))),
            preset=known.often if known else Often.YEARLY,
        ),
    )
    return Described(
        title=say("Our offer to {name}", name=dossier.sounding.company.name),
        action=say("Keep the offer"),
        about=dossier.sounding.company.id,
        fields=fields,
        submit=submit,
        note=say("The price is weighed against what they earn and have in the bank."),
    )
