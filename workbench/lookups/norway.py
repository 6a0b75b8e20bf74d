"""The shapes in which the Norwegian registers at Brønnøysund describe a unit."""

from stdnum.no import orgnr

from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput
from workbench.lookups.json_answer import Node
from workbench.lookups.norway_family import state_family
from workbench.lookups.norway_fields import day_in, postcode, told, told_day, words_in
from workbench.lookups.norway_status import state_registers, state_status, status_of
from workbench.lookups.source import not_about
from workbench.lookups.statements import Statements
from workbench.texts import Message, say

_SOLE_TRADERS = frozenset({"ENK", "PERS"})
"""Enkeltpersonforetak, and andre enkeltpersoner: both are a person."""

_ADDRESSES = ("forretningsadresse", "beliggenhetsadresse", "postadresse")
_INDUSTRIES = ("naeringskode1", "naeringskode2", "naeringskode3")
_FORM = "organisasjonsform"

_TEXTS = (
    ("company.name", "navn"),
    ("company.website", "hjemmeside"),
    ("company.email", "epostadresse"),
    ("company.last_accounts", "sisteInnsendteAarsregnskap"),
)
_DAYS = (
    ("company.founded", "stiftelsesdato"),
    ("company.registered", "registreringsdatoEnhetsregisteret"),
    ("company.audit_waived", "fravalgRevisjonDato"),
)
_FLAGS = (
    ("company.in_group", "erIKonsern"),
    ("company.vat_registered", "registrertIMvaregisteret"),
)
_READ_AND_LEFT = (
    "_links",
    "datoEierskifte",
    "fravalgRevisjonBeslutningsDato",
    "frivilligMvaRegistrertBeskrivelser",
    "hjelpeenhetskode",
    "institusjonellSektorkode",
    "maalform",
    "oppstartsdato",
    "registreringsdatoAntallAnsatteEnhetsregisteret",
    "registreringsdatoAntallAnsatteNAVAaregisteret",
    "registreringsdatoFrivilligMerverdiavgiftsregisteret",
    "registreringsdatoMerverdiavgiftsregisteretEnhetsregisteret",
    "vedtektsdato",
)
"""Fields of a unit that are known and from which nothing is stated (API 1.5.0 and 2026 answers):
how it writes and is counted, when a branch began or was sold, and days that only repeat another."""


def checked_number(about: str) -> str:
    """Return a Norwegian registration number that may stand in an address.

    Raises:
        InvalidInput: it is not nine digits whose last one checks the others (mod 11).
    """
    if not orgnr.is_valid(about) or orgnr.compact(about) != about:
        raise InvalidInput(
            say("{number} is not a Norwegian registration number.", number=about), field="query"
        )
    return about


def check_about(root: Node, field: str, number: str) -> None:
    """Refuse an answer that is about another unit than the question, or about none.

    Raises:
        SourceUnreadable: the field does not hold the number.
    """
    if root.text(field) != number:
        problem = not_about(number, f"{root.pointer}/{field}: {root.text(field)}")
        problem.drift = root.changed()
        raise problem


def state_unit(facts: Statements, unit: Node, *, branch: bool = False) -> None:
    """State what the record of a unit, or of a branch, says of it."""
    for key, name in _TEXTS:
        facts.text(key, told(unit, name))
    for key, name in _DAYS:
        facts.day(key, told_day(unit, name))
    for key, name in _FLAGS:
        facts.flag(key, told(unit, name))
    facts.text("company.phone", told(unit, "telefon") or told(unit, "mobil"))
    facts.lines("company.purpose", told(unit, "vedtektsfestetFormaal") or told(unit, "aktivitet"))
    unit.ignore(*_READ_AND_LEFT, "mobil", "aktivitet")
    _state_form(facts, unit)
    state_status(facts, unit)
    state_registers(facts, unit)
    state_family(facts, unit, branch=branch)
    _state_address(facts, unit)
    _state_staff(facts, unit)
    _state_industries(facts, unit)
    _state_capital(facts, told(unit, "kapital"))
    _state_history(facts, unit)


def candidate(
    unit: Node, source: str, *, decisive: bool, agrees: tuple[Message, ...] = ()
) -> Candidate:
    """Return a unit of a search answer as a candidate.

    Raises:
        SourceUnreadable: it has no number or no name.
    """
    number, name = unit.text("organisasjonsnummer"), unit.text("navn")
    if number is None or name is None:
        raise unit.unlike(unit.pointer)
    address = _address(unit)
    form = unit.get(_FORM)
    return Candidate(
        entity=Entity(source, number),
        identifier=Identifier(Scheme.NO_ORGNR, number),
        name=name,
        country="NO",
        town=(address.text("poststed") or "") if address else "",
        form=(form.text("kode") or "") if form else "",
        founded=day_in(unit, "stiftelsesdato"),
        status=status_of(unit).code,
        decisive=decisive,
        agrees=agrees,
        personal=bool(form and form.text("kode") in _SOLE_TRADERS),
    )


def _state_form(facts: Statements, unit: Node) -> None:
    form = unit.get(_FORM)
    code = form.get("kode") if form else None
    letters = code.text() if code else None
    if form is None or code is None or letters is None:
        return
    form.ignore("_links", "utgaatt")
    facts.text("company.form", form.get("beskrivelse"), code=letters)
    sole = "yes" if letters in _SOLE_TRADERS else "no"
    facts.add("company.sole_trader", sole, code.place)


def _address(unit: Node) -> Node | None:
    return next((found for name in _ADDRESSES if (found := unit.get(name))), None)


def _state_address(facts: Statements, unit: Node) -> None:
    address = _address(unit)
    unit.ignore("postadresse")
    if address is None:
        return
    address.ignore("kommune", "kommunenummer", "land")
    street, country = told(address, "adresse"), words_in(address, "landkode")
    lines = [line.text() or "" for line in street.items()] if street else []
    town = plain_text(f"{postcode(address, country)} {words_in(address, 'poststed')}")
    abroad = words_in(address, "land") if country != "NO" else ""
    parts = [part for part in (*lines, town, abroad) if part]
    if parts:
        facts.add("company.address", ", ".join(parts), address.place)
    facts.text("company.town", told(address, "poststed"))
    facts.text("company.country", told(address, "landkode"))


def _state_staff(facts: Statements, unit: Node) -> None:
    """State the headcount; the register withholds 1 to 4, which is neither missing nor zero."""
    count, counted = told(unit, "antallAnsatte"), told(unit, "harRegistrertAntallAnsatte")
    facts.number("company.employees", count)
    if count is None and counted is not None and counted.flag():
        facts.add("company.employees_band", "1–4", counted.place)


def _state_industries(facts: Statements, unit: Node) -> None:
    for rank, name in enumerate(_INDUSTRIES, start=1):
        industry = unit.get(name)
        code = industry.text("kode") if industry else None
        if industry is not None and code is not None:
            words = industry.get("beskrivelse") or industry.get("kode")
            facts.text("company.industry", words, code=code, rank=str(rank))


def _state_capital(facts: Statements, capital: Node | None) -> None:
    """State the capital; an amount without a currency is not stated at all."""
    if capital is None:
        return
    capital.ignore("antallAksjer", "bundet", "fulltInnbetalt", "innbetalt", "innfortDato", "type")
    facts.amount("company.capital", capital.get("belop"), capital.get("valuta"))


def _state_history(facts: Statements, unit: Node) -> None:
    names, remarks = told(unit, "historiskeNavn"), told(unit, "paategninger")
    for old in names.items() if names else ():
        start, end = day_in(old, "fraDato"), day_in(old, "tilDato")
        facts.text("company.former_name", told(old, "navn"), start=start, end=end)
    for remark in remarks.items() if remarks else ():
        remark.ignore("infotype", "innfoertDato")
        facts.text("company.remark", told(remark, "tekst"))
