"""How the company stands, on the following pages: its status, its duties, what is open."""

from workbench.domain.dossier import Dossier
from workbench.domain.properties import declared
from workbench.domain.standing import Line as Standing
from workbench.domain.standing import standing
from workbench.export.content import Claim, Column, Line, Section, Table, Tone
from workbench.export.notes import Notes
from workbench.texts import Texts, say


def standing_section(dossier: Dossier, texts: Texts, notes: Notes) -> Section:
    """Return how the company stands, as the window tells it; rules that name people are left out.

    Who may sign is told by name, and the folder holds no names of people that nobody asked for.
    """
    sounding = dossier.sounding
    told = [each for each in standing(sounding) if not _names_people(each)]
    day = texts.say(say("As of {day}", day=sounding.as_of.date()))
    name = texts.say(say("{name}", name=sounding.company.name))
    columns = (Column(name, 2), Column(day, 5))
    lines = tuple(
        Line(
            (
                Claim(texts.say(each.label)),
                Claim(texts.say(each.value), notes.on((each.known,)), _tone(each)),
            )
        )
        for each in told
    )
    return Section(
        key="standing",
        title=texts.say(say("How it stands")),
        tables=(Table(columns=columns, lines=lines),),
    )


def _names_people(line: Standing) -> bool:
    return line.known is not None and declared(line.known.fact.key).personal is not None


def _tone(line: Standing) -> Tone:
    if line.bad:
        return Tone.CAREFUL
    return Tone.FAINT if line.unknown else Tone.PLAIN
