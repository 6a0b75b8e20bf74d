"""Parting companies that were merged, with the reason."""

from functools import partial
from uuid import UUID

from ui.sheets.form import Described, UseCase, Values
from ui.sheets.inputs import Line, OneOfMany
from workbench.app import merging
from workbench.app.desk import Desk
from workbench.domain.dossier import Dossier
from workbench.domain.operation import Operation
from workbench.errors import NotInStore
from workbench.texts import say


def part(_desk: Desk, dossier: Dossier) -> Described:
    """Describe the sheet; where several were merged, it is asked which one.

    Raises:
        NotInStore: nothing is merged with the company any more.
    """
    company, twins = dossier.sounding.company, dossier.twins
    if not twins:
        raise NotInStore(say("{name} is merged with no other company.", name=company.name))

    def submit(typed: Values) -> UseCase:
        other = UUID(typed["which"]) if "which" in typed else twins[0].company
        return partial(_parted, company.id, other, typed["reason"])

    which = OneOfMany(
        key="which",
        label=say("Which company"),
        options=tuple((str(each.company), say("{name}", name=each.name)) for each in twins),
        preset=str(twins[-1].company),
    )
    reason = Line(key="reason", label=say("Why"), prompt=say("the owners are others"))
    return Described(
        title=say("Part {name} again", name=twins[0].name)
        if len(twins) == 1
        else say("Part companies again"),
        action=say("Part them"),
        about=company.id,
        fields=(which, reason) if len(twins) > 1 else (reason,),
        submit=submit,
        note=say(
            "Each is then as it was for what was written before they were merged. What was written"
            " since stays here."
        ),
    )


def _parted(one: UUID, other: UUID, reason: str, desk: Desk) -> Operation[object]:
    done = merging.part(desk, one, other, reason)
    return Operation(result=None, did=done.did, inverse=done.inverse)
