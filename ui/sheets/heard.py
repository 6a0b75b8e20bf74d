"""Asked around: what somebody who knows the company said, written down in under two minutes."""

from ui.sheets.days import read_day
from ui.sheets.form import Described, UseCase, Values
from ui.sheets.inputs import Day, Line, OneOf
from workbench.app import evidence_by_people
from workbench.app.desk import Desk
from workbench.domain.dossier import Dossier
from workbench.domain.reference import Heard, PaysHow, Relation, Wording
from workbench.errors import InvalidInput
from workbench.texts import say


def heard(desk: Desk, dossier: Dossier) -> Described:
    """Describe the sheet; whom it was is said by relation only, never by name."""
    company, today = dossier.sounding.company, desk.now().date()

    def submit(typed: Values) -> UseCase:
        if not typed["relation"]:
            raise InvalidInput(say("Choose how they know them."), field="relation")
        day = read_day(typed["day"], today, field="day")
        return lambda desk: evidence_by_people.note_reference(
            desk,
            company.id,
            relation=Relation(typed["relation"]),
            day=day,
            words=typed["words"],
            heard=Heard(typed["heard"]),
            wording=Wording(typed["wording"]),
            pays=PaysHow(typed["pays"]),
        )

    fields = (
        OneOf(
            key="relation",
            label=say("Who said it"),
            options=tuple((each.value, each.words) for each in Relation),
        ),
        OneOf(
            key="pays",
            label=say("How they pay"),
            options=tuple((each.value, each.words) for each in PaysHow),
            preset=PaysHow.NOT_SAID,
        ),
        Line(key="words", label=say("What they said"), tall=True),
        OneOf(
            key="wording",
            label=say("Whose words"),
            options=((Wording.PARAPHRASE, say("ours")), (Wording.QUOTE, say("a quote"))),
            preset=Wording.PARAPHRASE,
        ),
        OneOf(
            key="heard",
            label=say("How they know"),
            options=((Heard.DIRECT, say("lived it")), (Heard.HEARSAY, say("hearsay"))),
            preset=Heard.DIRECT,
            beside=True,
        ),
        Day(key="day", label=say("When"), preset=today),
    )
    return Described(
        title=say("Asked around about {name}", name=company.name),
        action=say("Keep what they said"),
        about=company.id,
        fields=fields,
        submit=submit,
        closing=say("Leave out names: relation and day are enough. It counts for a year."),
    )
