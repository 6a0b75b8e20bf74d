"""Making a work list: its name, and of which leads."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from ui.sheets.form import Described, UseCase, Values
from ui.sheets.inputs import Line, OneOfMany
from workbench.app.desk import Desk
from workbench.app.lists import keeping
from workbench.app.lists.keeping import Origin
from workbench.texts import say


@dataclass(frozen=True, slots=True)
class NewList:
    """Of what a list may be made; `preset` is the place of the one that is meant."""

    origins: tuple[Origin, ...]
    preset: int = 0


def work_list(desk: Desk, wanted: NewList) -> Described:
    """Describe the sheet."""
    origins = {str(place): each for place, each in enumerate(wanted.origins)}
    meant = str(wanted.preset)

    def submit(typed: Values) -> UseCase:
        chosen: tuple[UUID, ...] = origins[typed["companies"]].companies if origins else ()
        return partial(keeping.make, name=typed["name"], companies=chosen)

    return Described(
        title=say("A work list"),
        action=say("Make it"),
        about=desk.person,
        fields=(
            Line(
                key="name",
                label=say("Name"),
                preset=origins[meant].called if origins else "",
                prompt=say("Fair in Herning"),
            ),
            OneOfMany(
                key="companies",
                label=say("Who is on it"),
                options=tuple((key, each.words) for key, each in origins.items()),
                preset=meant,
            ),
        ),
        submit=submit,
        note=say(
            "A list is worked through by what decides: each company is asked first what tells most"
            " for least time, and whoever is decided is left alone."
        ),
    )
