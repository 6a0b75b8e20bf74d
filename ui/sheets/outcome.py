"""How a deal ended: won or lost, and why."""

from ui.sheets.form import Described, UseCase, Values
from ui.sheets.inputs import Line, OneOf
from ui.sheets.pursued import lead_of
from workbench.app import outcomes
from workbench.app.desk import Desk
from workbench.app.outcomes import CLOSED
from workbench.domain.dossier import Dossier
from workbench.domain.lead import Stage
from workbench.errors import InvalidInput
from workbench.texts import say


def outcome(_: Desk, dossier: Dossier) -> Described:
    """Describe the sheet; what was recorded before is shown to be mended."""
    lead, known = lead_of(dossier), dossier.sounding.stage
    closed = known if known is not None and known.stage in CLOSED else None

    mends = closed is not None

    def submit(typed: Values) -> UseCase:
        if not typed["outcome"]:
            raise InvalidInput(say("Choose how it ended; its digit is enough."), field="outcome")
        ended, reason = Stage(typed["outcome"]), typed["reason"]
        return lambda desk: outcomes.close(desk, lead, outcome=ended, reason=reason, correct=mends)

    fields = (
        OneOf(
            key="outcome",
            label=say("How it ended"),
            options=tuple((stage.value, stage.words) for stage in CLOSED),
            preset=closed.stage.value if closed else "",
        ),
        Line(
            key="reason",
            label=say("What decided it"),
            preset=closed.reason if closed else "",
            prompt=say("the pilot on line 2 paid for itself"),
        ),
    )
    return Described(
        title=say("Correct what became of {name}", name=dossier.sounding.company.name)
        if mends
        else say("What became of {name}", name=dossier.sounding.company.name),
        action=say("Correct it") if mends else say("Record it"),
        about=dossier.sounding.company.id,
        fields=fields,
        submit=submit,
        note=say("Correct only what was a mistake; what came later is a deal taken up again.")
        if mends
        else say("The lead leaves the list then; under Show set aside and closed it stays."),
    )
