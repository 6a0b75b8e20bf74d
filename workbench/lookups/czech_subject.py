"""The shapes in which the Czech ARES describes a subject: who it is, its status, its trades."""

import stdnum.eu.vat

from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.domain.values import flag_text
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements

_FORMS = {
    "101": "fyzická osoba podnikající dle živnostenského zákona",
    "105": "fyzická osoba podnikající dle jiných zákonů",
    "111": "veřejná obchodní společnost",
    "112": "společnost s ručením omezeným",
    "113": "komanditní společnost",
    "117": "nadace",
    "121": "akciová společnost",
    "141": "obecně prospěšná společnost",
    "145": "společenství vlastníků jednotek",
    "161": "ústav",
    "205": "družstvo",
    "301": "státní podnik",
    "325": "organizační složka státu",
    "331": "příspěvková organizace",
    "421": "odštěpný závod zahraniční právnické osoby",
    "706": "spolek",
    "801": "obec",
    "932": "evropská společnost",
}
"""The statistical office's list of legal forms, as far as firms use it; an answer has the code."""

_PERSONS = frozenset({*map(str, range(100, 110)), "424", "425"})
"""Legal forms of a natural person in business, at home or from abroad."""

_ACTIVE = "AKTIVNI"
_NOT_LISTED = "NEEXISTUJICI"
_INSOLVENT = (("Ir", "insolvenční rejstřík"), ("Ceu", "evidence úpadců"))
_WINDING_UP = "v likvidaci"
"""What a legal person in liquidation must add to its name (občanský zákoník § 187)."""

_OF_SUBJECTS = ("ico", "obchodniJmeno", "pravniForma", "seznamRegistraci", "sidlo")
_READ_AND_LEFT = (
    "adresaDorucovaci",
    "czNace2008",
    "dalsiUdaje",
    "datumAktualizace",
    "dicSkDph",
    "financniUrad",
    "icoId",
    "pravniFormaRos",
    "subRegistrSzr",
)


def is_person(subject: Node) -> bool:
    """Whether a subject is a natural person in business."""
    return subject.code("pravniForma") in _PERSONS


def candidate(subject: Node, source: str, *, decisive: bool) -> Candidate:
    """Return a subject as a candidate.

    Raises:
        SourceUnreadable: it has no number or no name.
    """
    number, name = number_of(subject), subject.text("obchodniJmeno")
    if number is None or name is None:
        raise subject.unlike(subject.pointer)
    form, seat = subject.code("pravniForma") or "", subject.get("sidlo")
    founded = subject.get("datumVzniku")
    return Candidate(
        entity=Entity(source, number),
        identifier=Identifier(Scheme.CZ_ICO, number),
        name=name,
        country="CZ",
        town=(seat.text("nazevObce") or "") if seat is not None else "",
        form=_FORMS.get(form, form),
        founded=founded.day() if founded is not None else None,
        status=_status(subject)[0],
        decisive=decisive,
        personal=is_person(subject),
    )


def number_of(subject: Node) -> str | None:
    """Return the IČO with the zeros it begins with; None where there is none."""
    number = subject.code("ico")
    return number.zfill(8) if number and number.isdigit() else None


def vat_number(subject: Node) -> tuple[Identifier, ...]:
    """Return the VAT number of a firm that is registered for VAT.

    A natural person's holds their birth number, which is never read.
    """
    number, vat = number_of(subject), subject.text("dic") or ""
    ours = vat == f"CZ{number}" and bool(stdnum.eu.vat.is_valid(vat))
    registered = subject.at("seznamRegistraci", "stavZdrojeDph")
    active = registered is not None and registered.text() == _ACTIVE
    return (Identifier(Scheme.EU_VAT, vat),) if ours and active and not is_person(subject) else ()


def state_subject(facts: Statements, subject: Node) -> None:
    """State name, form, age, status, seat, trades and whether it is registered for VAT."""
    subject.expect(*_OF_SUBJECTS)
    subject.ignore(*_READ_AND_LEFT, "dic")
    facts.text("company.name", subject.get("obchodniJmeno"))
    facts.day("company.founded", subject.get("datumVzniku"))
    form = subject.get("pravniForma")
    code = form.code() if form is not None else None
    if form is not None and code:
        facts.add("company.form", _FORMS.get(code, code), form.place, code=code)
        facts.add("company.sole_trader", flag_text(value=code in _PERSONS), form.place)
    _state_status(facts, subject)
    _state_seat(facts, subject.get("sidlo"))
    trades = subject.get("czNace")
    for trade in trades.items() if trades is not None else ():
        words = trade.code()
        if words:
            facts.add("company.industry", words, trade.place, code=words)


def _state_status(facts: Statements, subject: Node) -> None:
    """State the status by the registers' own entries.

    An entry in the insolvency register says that a proceeding runs, not how it will end: a petition
    may be without ground. So it is told as a proceeding, and states no status.
    """
    status, node = _status(subject)
    if node is not None:
        facts.add("company.status", status, node.place)
    facts.day("company.ceased", subject.get("datumZaniku"))
    entries = subject.get("seznamRegistraci")
    if entries is None:
        return
    for register, words in _INSOLVENT:
        entry = entries.get(f"stavZdroje{register}")
        if entry is not None and entry.text() == _ACTIVE:
            facts.add("company.insolvency", words, entry.place)
    vat = entries.get("stavZdrojeDph")
    if vat is not None and vat.text() in {_ACTIVE, _NOT_LISTED}:
        facts.add("company.vat_registered", flag_text(value=vat.text() == _ACTIVE), vat.place)
    own = _own_entry(subject)
    if own is not None and own.text() not in {_ACTIVE, None}:
        facts.text("company.status_reason", own)
    entries.known = True


def _status(subject: Node) -> tuple[str, Node | None]:
    """Return the status and where it stands; empty where the registers do not say."""
    ended, name = subject.get("datumZaniku"), subject.get("obchodniJmeno")
    if ended is not None:
        return "ceased", ended
    if name is not None and (name.text() or "").casefold().endswith(_WINDING_UP):
        return "in_liquidation", name
    entries, own = subject.get("seznamRegistraci"), _own_entry(subject)
    insolvent = any(
        entries is not None and entries.text(f"stavZdroje{register}") == _ACTIVE
        for register, _ in _INSOLVENT
    )
    if own is not None and own.text() == _ACTIVE and not insolvent:
        return "active", own
    return "", None


def _own_entry(subject: Node) -> Node | None:
    """Return its state in the register that it comes from: `primarniZdroj` "vr" is the courts'."""
    register = subject.text("primarniZdroj") or ""
    return subject.at("seznamRegistraci", f"stavZdroje{register.capitalize()}")


def _state_seat(facts: Statements, seat: Node | None) -> None:
    if seat is None:
        return
    whole = seat.get("textovaAdresa")
    facts.text("company.town", seat.get("nazevObce"))
    country = seat.get("kodStatu")
    if country is not None and len(country.text() or "") == len("CZ"):
        facts.text("company.country", country)
    # The code of a place is a number, so it lacks the zeros that it may begin with.
    code, town = seat.code("psc"), seat.text("nazevObce")
    words = whole.text() if whole is not None else None
    if whole is not None and words:
        abroad = seat.text("nazevStatu") if seat.text("kodStatu") not in {"CZ", None} else None
        facts.add("company.address", f"{words}, {abroad}" if abroad else words, whole.place)
    elif town:
        line = f"{(code or '').zfill(5)} {town}" if code else town
        facts.add("company.address", line, seat.place)
    seat.known = True
