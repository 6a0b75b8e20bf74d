"""The brief: what the first call opens with, and what it must not mention."""

from ui.sheets.form import Described, UseCase, Values
from ui.sheets.inputs import Line
from ui.sheets.pursued import lead_of
from workbench.app import leads
from workbench.app.desk import Desk
from workbench.domain.dossier import Dossier
from workbench.texts import say


def brief(_: Desk, dossier: Dossier) -> Described:
    """Describe the sheet; what was said before is shown to be mended."""
    lead, known = lead_of(dossier), dossier.sounding.brief

    def submit(typed: Values) -> UseCase:
        return lambda desk: leads.set_brief(
            desk, lead, open_with=typed["open_with"], not_mention=typed["not_mention"]
        )

    fields = (
        Line(
            key="open_with",
            label=say("Open with"),
            preset=known.open_with if known else "",
            prompt=say("the stop on line 2 they told us about"),
            tall=True,
        ),
        Line(
            key="not_mention",
            label=say("Do not mention"),
            preset=known.not_mention if known else "",
            prompt=say("what a former supplier said"),
            tall=True,
        ),
    )
    return Described(
        title=say("For the first call"),
        action=say("Keep it"),
        about=dossier.sounding.company.id,
        fields=fields,
        submit=submit,
        note=say("Both stand on page one, where the salesperson reads them before calling."),
    )
