"""Watching a company: how often, or no longer."""

from functools import partial

from ui.sheets.form import Described, UseCase, Values
from ui.sheets.inputs import OneOf
from ui.sheets.pursued import lead_of
from workbench.app import watching
from workbench.app.desk import Desk
from workbench.domain.dossier import Dossier
from workbench.domain.watch import INTERVALS, often_words
from workbench.texts import say

_NOT = "0"
_USUAL = 14


def watch(_desk: Desk, dossier: Dossier) -> Described:
    """Describe the sheet; whoever is watched already may be let go of."""
    company = lead_of(dossier).about
    running = dossier.watch is not None and dossier.watch.running
    days = dossier.watch.days if dossier.watch is not None and running else _USUAL

    def submit(typed: Values) -> UseCase:
        if typed["days"] == _NOT:
            return partial(watching.stop, company=company)
        return partial(watching.watch, company=company, days=int(typed["days"]))

    often = tuple((str(each), often_words(each)) for each in sorted({*INTERVALS, days}))
    let_go = ((_NOT, say("no longer")),) if running else ()
    return Described(
        title=say("Watch {name}", name=dossier.sounding.company.name),
        action=say("Keep"),
        about=company,
        fields=(
            OneOf(key="days", label=say("How often"), options=(*often, *let_go), preset=str(days)),
        ),
        submit=submit,
        note=say(
            "Status, name, accounts, management and auditor are asked again of sources that cost "
            "nothing, at the start and while Leadline is open. "
            "Only what the scorecard uses is news."
        ),
    )
