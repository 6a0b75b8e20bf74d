"""The shape in which the French directory of companies describes a unit, and what it states."""

import re

import stdnum.fr.siren

from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput
from workbench.lookups.french_codes import BANDS, FORMS, SOLE_TRADER, roles_of
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements
from workbench.lookups.vat_numbers import identifier_of, vat_number
from workbench.texts import Message, say

_MASKED = "NON-DIFFUSIBLE"
_STATUSES = {"A": "active", "C": "ceased"}
ALONE = {"nature_juridique": re.compile(rb'"?1000\b')}
"""How a record of a person who trades is told from a firm's."""

STREETS = frozenset(
    {
        "adresse",
        "cedex",
        "complement_adresse",
        "coordonnees",
        "dernier_numero_voie",
        "distribution_speciale",
        "geo_adresse",
        "geo_id",
        "indice_repetition",
        "indice_repetition_dernier_numero_voie",
        "latitude",
        "libelle_voie",
        "longitude",
        "numero_voie",
        "type_voie",
    }
)
"""What tells of a seat or an establishment more than in which town it is."""

_DAY_MONTH = re.compile(r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})")
_FIRM = "personne morale"
_AUDITORS = {"auditor", "deputy_auditor"}
_READ_AND_LEFT = (
    "activite_principale_naf25",
    "admin",
    "annee_categorie_entreprise",
    "annee_tranche_effectif_salarie",
    "caractere_employeur",
    "categorie_entreprise",
    "date_mise_a_jour",
    "date_mise_a_jour_insee",
    "date_mise_a_jour_rne",
    "matching_etablissements",
    "nom_raison_sociale",
    "nombre_etablissements",
    "nombre_etablissements_ouverts",
    "section_activite_principale",
    "sigle",
    "statut_diffusion",
)
_REGISTRATION_LEFT = (
    "capital_variable",
    "date_debut_activite",
    "date_fin_existence",
    "date_radiation",
    "duree_personne_morale",
    "indicateur_associe_unique",
    "nature_entreprise",
)


def checked_siren(about: str) -> str:
    """Return a SIREN that may stand in a request.

    Raises:
        InvalidInput: it is not nine digits whose last one checks the others (Luhn).
    """
    if not stdnum.fr.siren.is_valid(about) or stdnum.fr.siren.compact(about) != about:
        raise InvalidInput(say("{number} is not a SIREN.", number=about), field="query")
    return about


def told(node: Node | None) -> Node | None:
    """Return a field that is told, or None; who objected to being shown has a mask there."""
    if node is None or (isinstance(node.value, str) and _MASKED in node.value):
        return None
    return node


def is_sole_trader(unit: Node) -> bool:
    """Whether the unit is a person who trades, so that all about it is personal."""
    flag = unit.at("complements", "est_entrepreneur_individuel")
    return unit.code("nature_juridique") == SOLE_TRADER or bool(flag is not None and flag.flag())


def candidate(unit: Node, source: str, *, decisive: bool) -> Candidate | None:
    """Return a unit of a search as a candidate; None where its name is not told."""
    siren, name = unit.code("siren"), told(unit.get("nom_complet"))
    words = name.text() if name is not None else None
    if siren is None:
        raise unit.unlike(unit.pointer)
    if words is None:
        return None
    town = told(unit.at("siege", "libelle_commune"))
    form = unit.code("nature_juridique") or ""
    return Candidate(
        entity=Entity(source, siren),
        identifier=Identifier(Scheme.FR_SIREN, siren),
        name=words,
        country="FR",
        town=(town.text() or "") if town is not None else "",
        form=FORMS.get(form, form),
        founded=unit.day("date_creation"),
        status=_STATUSES.get(unit.text("etat_administratif") or "", ""),
        decisive=decisive,
        personal=is_sole_trader(unit),
    )


def vat_identifiers(unit: Node) -> tuple[Identifier, ...]:
    """Return the VAT numbers that a unit's record tells; older records tell none."""
    numbers = unit.get("tva")
    written = [each.code() or "" for each in numbers.items()] if numbers is not None else []
    return tuple(
        identifier_of(number) for each in written if (number := vat_number(each)) is not None
    )


def state_unit(facts: Statements, unit: Node) -> tuple[Message, ...]:
    """State what the directory says of a unit.

    Revenue and net result are not stated: the directory takes them from the group's accounts where
    the company files such, else from its own, and does not say which; and its year is one that
    ends between July and June (the directory's own processing of INPI's ratios). A result it does
    not know stands there as 0.

    Returns:
        What is left out because it cannot be trusted.
    """
    unit.ignore(*_READ_AND_LEFT)
    unit.expect("date_creation", "etat_administratif", "nature_juridique", "siege")
    alone = is_sole_trader(unit)
    facts.text("company.name", told(unit.get("nom_complet")))
    facts.day("company.founded", unit.get("date_creation"))
    _state_status(facts, unit)
    _state_form(facts, unit, alone=alone)
    _state_seat(facts, unit.get("siege"), alone=alone)
    _state_trade_and_staff(facts, unit)
    _state_registration(facts, unit.get("immatriculation"))
    officers = unit.get("dirigeants")
    for officer in officers.items() if officers is not None else ():
        _state_officer(facts, officer)
    return _left_out(unit.get("finances"))


def _state_status(facts: Statements, unit: Node) -> None:
    status = unit.get("etat_administratif")
    ours = _STATUSES.get(status.text() or "") if status is not None else None
    if status is not None and ours is not None:
        facts.add("company.status", ours, status.place)
    ended = unit.get("date_fermeture")
    # A unit that was opened again keeps the day on which it had been closed.
    if ours == "ceased":
        facts.day("company.ceased", ended)


def _state_form(facts: Statements, unit: Node, *, alone: bool) -> None:
    form, extras = unit.get("nature_juridique"), unit.get("complements")
    code = form.code() if form is not None else None
    if extras is not None:
        extras.known = True
    if form is not None and code is not None:
        facts.add("company.form", FORMS.get(code, code), form.place, code=code)
        sole = "yes" if alone else "no"
        facts.add("company.sole_trader", sole, form.place)


def _state_seat(facts: Statements, seat: Node | None, *, alone: bool) -> None:
    """State where the seat is; a sole trader's street may be where the person lives."""
    if seat is None:
        return
    seat.known = True
    if not alone:
        facts.text("company.address", told(seat.get("adresse")))
    abroad = told(seat.get("libelle_commune_etranger"))
    facts.text("company.town", abroad or told(seat.get("libelle_commune")))
    town = told(seat.get("libelle_commune"))
    if town is not None and seat.get("code_pays_etranger") is None:
        facts.add("company.country", "FR", town.place)


def _state_trade_and_staff(facts: Statements, unit: Node) -> None:
    trade, staff = unit.get("activite_principale"), unit.get("tranche_effectif_salarie")
    code = trade.code() if trade is not None else None
    if trade is not None and code is not None:
        facts.add("company.industry", code, trade.place, code=code, rank="1")
    band = BANDS.get(staff.code() or "") if staff is not None else None
    if staff is not None and band is not None:
        facts.add("company.employees_band", band, staff.place)


def _state_registration(facts: Statements, registration: Node | None) -> None:
    if registration is None:
        return
    registration.ignore(*_REGISTRATION_LEFT)
    facts.day("company.registered", registration.get("date_immatriculation"))
    capital, currency = registration.get("capital_social"), registration.get("devise_capital")
    facts.amount("company.capital", capital, currency)
    closing = registration.get("date_cloture_exercice")
    parts = _DAY_MONTH.fullmatch(closing.code() or "") if closing is not None else None
    if closing is not None and parts is not None:
        facts.add("company.year_end", f"{parts['month']}-{parts['day']}", closing.place)


def _state_officer(facts: Statements, officer: Node) -> None:
    """State who holds which role: firms as auditors, others by name; never when they were born."""
    officer.ignore("annee_de_naissance", "date_de_naissance", "nationalite", "siren", "sigle")
    roles = roles_of(officer.text("qualite") or "")
    firm = officer.text("type_dirigeant") == _FIRM
    name = told(officer.get("denomination" if firm else "nom"))
    if name is None:
        officer.ignore("denomination", "nom", "prenoms")
        return
    forenames = told(officer.get("prenoms")) if not firm else None
    words = plain_text(
        f"{(forenames.text() or '') if forenames is not None else ''} {name.text() or ''}"
    )
    for role in roles if words else ():
        if role not in _AUDITORS:
            facts.add("role.holder", words, name.place, role=role)
        elif firm and role == "auditor":
            facts.add("company.auditor", words, name.place)


def _left_out(finances: Node | None) -> tuple[Message, ...]:
    if finances is None or not isinstance(finances.value, dict) or not finances.value:
        return ()
    finances.known = True
    return (
        say(
            "The directory gives revenue and result for {years}, but not whether they are the"
            " company's own or its group's, so they are left out.",
            years=", ".join(sorted(plain_text(year) for year in finances.value)),
        ),
    )
