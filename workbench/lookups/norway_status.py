"""What a Norwegian record says of a unit's life: status, since when, why, and in which registers.

The grounds and the register's words for them are those of the description of the API (1.5.0); the
days of reconstruction and of foreign proceedings stand in the register's files of 2026 and were not
seen live.
"""

from dataclasses import dataclass

from workbench.lookups.json_answer import Node
from workbench.lookups.norway_fields import day_in, earliest, flagged, told, told_day, words_in
from workbench.lookups.statements import Statements

_ENDED = ("slettedato", "nedleggelsesdato")
_CLASS, _GONE = "respons_klasse", "Slettet"
_BANKRUPT = "konkurs"
_TROUBLES = (
    (_BANKRUPT, "bankrupt"),
    ("underTvangsavviklingEllerTvangsopplosning", "compulsory_dissolution"),
    ("underAvvikling", "in_liquidation"),
)
"""Worst first: the first that is true is the status."""

_DISSOLVED = {
    "tvangsopplostPgaManglendeRegnskapDato": "manglende regnskap",
    "tvangsopplostPgaManglendeRevisorDato": "manglende revisor",
    "tvangsopplostPgaMangelfulltStyreDato": "mangelfullt styre",
    "tvangsopplostPgaManglendeDagligLederDato": "manglende daglig leder",
}
_WOUND_UP = "tvangsavvikletPgaManglendeSlettingDato"
_RECONSTRUCTION = "underRekonstruksjonsforhandlingDato"
_ABROAD = "underUtenlandskInsolvensbehandlingDato"
_SINCE = {
    "bankrupt": ("konkursdato",),
    "compulsory_dissolution": (*_DISSOLVED, _WOUND_UP),
    "in_liquidation": ("underAvviklingDato",),
    "in_reorganisation": (_RECONSTRUCTION,),
    "ceased": _ENDED,
}
"""The fields, one for each ground, of the day since which a status holds."""

_REGISTERS = (
    ("Foretaksregisteret", "registrertIForetaksregisteret", "registreringsdatoForetaksregisteret"),
    (
        "Merverdiavgiftsregisteret",
        "registrertIMvaregisteret",
        "registreringsdatoMerverdiavgiftsregisteret",
    ),
    ("Stiftelsesregisteret", "registrertIStiftelsesregisteret", ""),
    (
        "Frivillighetsregisteret",
        "registrertIFrivillighetsregisteret",
        "registreringsdatoFrivillighetsregisteret",
    ),
    ("Partiregisteret", "registrertIPartiregisteret", "registreringsdatoPartiregisteret"),
)
"""A register, the flag that a unit is entered in it, and the day since which."""


@dataclass(frozen=True, slots=True)
class Status:
    """A unit's status and the field that says so; nothing where the record is silent."""

    code: str = ""
    said: Node | None = None


def status_of(unit: Node) -> Status:
    """Return a unit's status.

    A record that has ended, or is of a class that is deleted, is ceased; then the worst trouble
    counts, and only a record that denies each of them is active. Under proceedings abroad nobody
    here can say how it stands, so there is none.
    """
    ended = _ended(unit)
    if ended is not None:
        return Status("ceased", ended)
    for field, code in _TROUBLES:
        trouble = flagged(unit, field)
        if trouble is not None:
            return Status(code, trouble)
    reconstruction = told_day(unit, _RECONSTRUCTION)
    if reconstruction is not None:
        return Status("in_reorganisation", reconstruction)
    denied = [told(unit, field) for field, _ in _TROUBLES]
    if None in denied or told_day(unit, _ABROAD) is not None:
        return Status()
    return Status("active", denied[0])


def state_status(facts: Statements, unit: Node) -> None:
    """State the status, since when it holds, its grounds, and proceedings abroad."""
    status = status_of(unit)
    if status.said is not None:
        facts.add("company.status", status.code, status.said.place)
    facts.day("company.status_since", earliest(unit, _SINCE.get(status.code, ())))
    facts.day("company.ceased", earliest(unit, _ENDED))
    facts.day("company.bankrupt", told_day(unit, "konkursdato"))
    if status.code in {"bankrupt", "compulsory_dissolution"}:
        _state_grounds(facts, unit)
    abroad = told_day(unit, _ABROAD)
    if abroad is not None:
        start = day_in(unit, _ABROAD)
        facts.add("company.insolvency", "Utenlandsk insolvensbehandling", abroad.place, start=start)
    unit.ignore(*_DISSOLVED, _WOUND_UP, _RECONSTRUCTION, _CLASS)
    unit.ignore(*(field for fields in _SINCE.values() for field in fields))


def state_registers(facts: Statements, unit: Node) -> None:
    """State in which registers a unit is entered, with the day where the record tells it."""
    for register, flag, since in _REGISTERS:
        entered, start = told(unit, flag), day_in(unit, since) if since else None
        if entered is not None and entered.value is True:
            facts.add("company.register_entry", register, entered.place, start=start)


def _ended(unit: Node) -> Node | None:
    days = (told(unit, name) for name in _ENDED)
    ended = next((day for day in days if day is not None), None)
    if ended is None and words_in(unit, _CLASS).startswith(_GONE):
        return told(unit, _CLASS)
    return ended


def _state_grounds(facts: Statements, unit: Node) -> None:
    """State why a unit was dissolved or wound up, in the register's words."""
    dissolved = [(told_day(unit, field), words) for field, words in _DISSOLVED.items()]
    told_grounds = [(day, words) for day, words in dissolved if day is not None]
    said, places = [], [day.place for day, _ in told_grounds]
    if told_grounds:
        grounds = " og ".join(words for _, words in told_grounds)
        said.append(f"Tvangsoppløst på grunn av {grounds}")
    wound_up = told_day(unit, _WOUND_UP)
    if wound_up is not None:
        said.append("Tvangsavviklet på grunn av manglende sletting")
        places.append(wound_up.place)
    if said:
        facts.add("company.status_reason", "; ".join(said), places[0])
