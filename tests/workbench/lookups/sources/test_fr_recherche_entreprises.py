"""Recherche d'entreprises: recorded units to the letter, masks honoured, doubtful figures left."""

import json
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.answers import ask, read, response, values
from tests.recorded import recorded
from tests.samples import NOW
from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.lookup import Answer, AnswerKind
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.french_codes import roles_of
from workbench.lookups.source import SOURCES

KEY = "fr_recherche_entreprises"
POSTE, SEVERNAYA, FINASSUR, DINUM = "356000000", "908595879", "351556394", "130025265"
OURS = "732829320"


def body(name: str) -> Any:
    """Return a recorded answer, which its recorder wrapped."""
    return json.loads(recorded(f"{KEY}/search-{name}.json"), parse_float=Decimal)["result"]


def bytes_of(answer: Any) -> bytes:
    return json.dumps(answer, default=float).encode()


def unit(siren: str) -> Answer:
    return read(ask(KEY, "unit", siren), bytes_of(body(siren)))


def stated(answer: Answer) -> dict[str, str]:
    return {each.fact.key: each.fact.value for each in answer.facts}


def ours(**changes: Any) -> Answer:
    """Return how an invented unit is read, with fields changed."""
    record: dict[str, Any] = {
        "siren": OURS,
        "nom_complet": "EXEMPLE AUTOMATISME",
        "date_creation": "2011-03-14",
        "date_fermeture": None,
        "etat_administratif": "A",
        "nature_juridique": "5710",
        "siege": {"adresse": "1 RUE DU PORT 35000 RENNES", "libelle_commune": "RENNES"},
        "statut_diffusion": "O",
        "dirigeants": [],
        "finances": None,
        "complements": {"est_entrepreneur_individuel": False},
    }
    answer = {"results": [record | changes], "total_results": 1, "page": 1}
    return read(ask(KEY, "unit", OURS), json.dumps(answer).encode())


def officer(title: str | None, **changes: Any) -> dict[str, Any]:
    person = {
        "type_dirigeant": "personne physique",
        "nom": "PRØVE",
        "prenoms": "INGRID",
        "date_de_naissance": "1970-01",
        "annee_de_naissance": "1970",
        "nationalite": "Française",
        "qualite": title,
    }
    return person | changes


def holders(answer: Answer) -> list[tuple[str, str]]:
    return [
        (each.fact.value, each.fact.qualifier("role"))
        for each in answer.facts
        if each.fact.key == "role.holder"
    ]


def test_la_poste_is_read_as_recorded() -> None:
    answer = unit(POSTE)
    assert answer.entity == Entity(KEY, POSTE)
    assert answer.identifiers == (Identifier(Scheme.FR_SIREN, POSTE),)
    told = stated(answer)
    assert {key: value for key, value in told.items() if key != "role.holder"} == {
        "company.name": "LA POSTE",
        "company.founded": "1991-01-01",
        "company.status": "active",
        "company.form": "SA nationale à conseil d'administration",
        "company.sole_trader": "no",
        "company.address": (
            "DIRECTION GENERALE DE LA POSTE 9 RUE DU COLONEL PIERRE AVIA 75015 PARIS"
        ),
        "company.town": "PARIS",
        "company.country": "FR",
        "company.industry": "53.10Z",
        "company.employees_band": "10000+",
        "company.registered": "1992-03-19",
        "company.capital": "6182950580",
        "company.year_end": "12-31",
        "company.auditor": "MAZARS",
    }
    assert values(answer, "company.auditor") == ["KPMG S.A.", "MAZARS"]
    capital = next(each.fact for each in answer.facts if each.fact.key == "company.capital")
    assert capital.unit == "EUR"
    assert {role for _, role in holders(answer)} == {"board_member"}
    assert answer.drift == ()


def test_the_groups_revenue_is_not_told_as_the_companys_own() -> None:
    """La Poste's 34 569 million euros of 2024 are its group's; the answer does not say so."""
    answer = unit(POSTE)
    assert answer.kind is AnswerKind.PARTIAL
    assert [each.fact.key for each in answer.facts if each.fact.key.startswith("accounts.")] == []
    assert "2024" in str(answer.missing[0])


@pytest.mark.parametrize(
    ("siren", "told"),
    [
        (
            SEVERNAYA,
            {
                "company.name": "SEVERNAYA",
                "company.founded": "2022-01-01",
                "company.form": "Société par actions simplifiée",
                "company.employees_band": "1–2",
                "company.industry": "70.21Z",
                "company.registered": "2021-12-27",
                "company.capital": "1000",
                "company.year_end": "12-31",
                "company.town": "PARIS",
            },
        ),
        (
            FINASSUR,
            {
                "company.name": "FINASSUR",
                "company.founded": "1989-08-01",
                "company.form": "Société à responsabilité limitée",
                "company.registered": "1989-08-08",
                "company.capital": "7622.45",
                "company.town": "LE PORT",
            },
        ),
        (
            DINUM,
            {
                "company.name": "DIRECTION INTERMINISTERIELLE DU NUMERIQUE (DINUM)",
                "company.founded": "2017-05-24",
                "company.form": "7120",
                "company.employees_band": "250–499",
            },
        ),
    ],
)
def test_recorded_units_are_read_to_the_letter(siren: str, told: dict[str, str]) -> None:
    answer = unit(siren)
    assert answer.kind is AnswerKind.FOUND
    found = stated(answer)
    assert {key: found[key] for key in told} == told
    assert found["company.status"] == "active"
    assert answer.drift == ()


def test_a_band_that_says_nothing_is_not_stated() -> None:
    assert values(unit(FINASSUR), "company.employees_band") == []


def test_a_persons_role_is_told_by_our_code_or_in_the_registers_words() -> None:
    assert holders(unit(FINASSUR)) == [("MASQUE MASQUE", "manager")]
    assert holders(unit(SEVERNAYA)) == [("MASQUE MASQUE", "Président de SAS")]


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("Gérant", ("manager",)),
        ("Gérant et associé indéfiniment responsable", ("manager", "liable_partner")),
        (
            "Gérant et associé indéfiniment et solidairement responsable",
            ("manager", "liable_partner"),
        ),
        ("Autre, Liquidateur", ("liquidator",)),
        ("Autre", ()),
        ("", ()),
        ("Administrateur, Président", ("board_member", "Président")),
        ("Directeur Général", ("manager",)),
        ("Commissaire aux comptes suppléant", ("deputy_auditor",)),
    ],
)
def test_a_title_names_roles(title: str, roles: tuple[str, ...]) -> None:
    assert roles_of(title) == roles


def test_persons_who_audit_and_who_have_no_title_are_not_kept() -> None:
    answer = ours(
        dirigeants=[
            officer("Commissaire aux comptes titulaire"),
            officer("Autre"),
            officer(None),
            officer("Gérant", nom=None, prenoms=None),
        ]
    )
    assert holders(answer) == []
    assert values(answer, "company.auditor") == []


def test_a_firm_holds_a_role_by_its_name() -> None:
    firm = {"type_dirigeant": "personne morale", "siren": "123", "denomination": "EXEMPLE HOLDING"}
    answer = ours(
        dirigeants=[
            firm | {"qualite": "Président de SAS"},
            firm | {"qualite": "Commissaire aux comptes suppléant"},
        ]
    )
    assert holders(answer) == [("EXEMPLE HOLDING", "Président de SAS")]
    assert values(answer, "company.auditor") == []


def test_when_somebody_was_born_is_neither_stated_nor_kept() -> None:
    content = json.dumps({"dirigeants": [officer("Gérant")]}).encode()
    kept = SOURCES[KEY].kept(ask(KEY, "unit", OURS), response(content))
    assert len(kept) == len(content)
    assert b"1970" not in kept
    assert b"Fran" not in kept
    assert "1970" not in str(ours(dirigeants=[officer("Gérant")]).facts)


def test_a_closed_unit_says_when() -> None:
    answer = ours(etat_administratif="C", date_fermeture="2025-06-30")
    assert values(answer, "company.status") == ["ceased"]
    assert values(answer, "company.ceased") == ["2025-06-30"]


def test_a_unit_that_was_opened_again_has_not_ended() -> None:
    answer = ours(etat_administratif="A", date_fermeture="2019-06-30")
    assert values(answer, "company.status") == ["active"]
    assert values(answer, "company.ceased") == []


def test_a_searched_number_whose_name_is_withheld_is_not_told_as_unknown() -> None:
    record = {"siren": OURS, "nom_complet": "[NON-DIFFUSIBLE]", "etat_administratif": "A"}
    content = json.dumps({"results": [record], "total_results": 1}).encode()
    answer = read(ask(KEY, "search", OURS), content)
    assert (answer.kind, answer.candidates) == (AnswerKind.NOT_OFFERED, ())
    assert answer.problem is not None


def test_a_sole_traders_street_is_not_kept_and_a_firms_is() -> None:
    seat = {"adresse": "1 RUE DU PORT", "libelle_voie": "DU PORT", "latitude": "48.1", "x": "Y"}
    for form, kept_there in (("1000", False), ("5710", True)):
        unit_ = {"nature_juridique": form, "siege": seat, "matching_etablissements": [seat]}
        content = json.dumps({"results": [unit_]}).encode()
        kept = SOURCES[KEY].kept(ask(KEY, "search", "Exemple"), response(content))
        assert len(kept) == len(content)
        assert (b"PORT" in kept) is kept_there
        assert (b"48.1" in kept) is kept_there
        assert kept.count(b'"Y"') == 2


def test_who_objected_to_being_shown_stays_without_name_and_address() -> None:
    mask = "[NON-DIFFUSIBLE]"
    answer = ours(
        statut_diffusion="P",
        nom_complet=mask,
        siege={"adresse": mask, "libelle_commune": mask},
        dirigeants=[officer("Gérant", nom=mask, prenoms=mask)],
    )
    assert values(answer, "company.name") == []
    assert values(answer, "company.address") == []
    assert values(answer, "company.town") == []
    assert holders(answer) == []
    assert values(answer, "company.status") == ["active"]


def test_a_sole_trader_is_personal_and_without_a_street() -> None:
    answer = ours(nature_juridique="1000", complements={"est_entrepreneur_individuel": True})
    assert values(answer, "company.sole_trader") == ["yes"]
    assert values(answer, "company.address") == []
    assert values(answer, "company.town") == ["RENNES"]


def test_a_number_without_anything_behind_it_is_nothing_found() -> None:
    answer = read(ask(KEY, "unit", "123456789"), bytes_of(body("123456789")))
    assert (answer.kind, answer.facts) == (AnswerKind.NOTHING_FOUND, ())
    none = read(ask(KEY, "unit", OURS), bytes_of(body("12345678900003")))
    assert none.kind is AnswerKind.NOTHING_FOUND


def test_another_unit_in_the_answer_is_not_the_one_asked_for() -> None:
    answer = read(ask(KEY, "unit", OURS), bytes_of(body(POSTE)))
    assert (answer.kind, answer.facts) == (AnswerKind.NOTHING_FOUND, ())
    found = read(ask(KEY, "search", OURS), bytes_of(body(POSTE)))
    assert (found.kind, found.candidates) == (AnswerKind.NOTHING_FOUND, ())


def test_a_recorded_search_by_name_offers_every_unit() -> None:
    answer = read(ask(KEY, "search", "Ganymede"), bytes_of(body("Ganymede")))
    assert len(answer.candidates) == 10
    first = answer.candidates[3]
    assert first.name == "GANYMEDE (UNE POIGNEE DE FRIANDISES)"
    assert first.identifier == Identifier(Scheme.FR_SIREN, "981195464")
    assert (first.founded, first.status) == (date(2023, 11, 20), "active")
    assert not first.decisive
    poste = read(ask(KEY, "search", "la poste"), bytes_of(body("la_poste")))
    assert poste.candidates[0].identifier.value == POSTE


def test_a_searched_number_is_decisive() -> None:
    answer = read(ask(KEY, "search", POSTE), bytes_of(body(POSTE)))
    (poste,) = answer.candidates
    assert (poste.name, poste.town, poste.decisive) == ("LA POSTE", "PARIS", True)


def test_vat_numbers_that_the_record_tells_join_the_company() -> None:
    answer = ours(tva=["FR44732829320", "nonsense"])
    assert Identifier(Scheme.EU_VAT, "FR44732829320") in answer.identifiers
    assert len(answer.identifiers) == 2


def test_a_count_that_does_not_fit_is_unreadable() -> None:
    with pytest.raises(SourceUnreadable):
        read(ask(KEY, "unit", OURS), b'{"results": [], "total_results": 3}')


def test_only_a_checked_siren_is_asked_for() -> None:
    source = SOURCES[KEY]
    assert dict(source.request(ask(KEY, "unit", POSTE)).params)["q"] == POSTE
    for wrong in ("356000001", "356 000 000", "x", ""):
        with pytest.raises(InvalidInput):
            source.request(ask(KEY, "unit", wrong))


def test_searches_and_plan() -> None:
    source = SOURCES[KEY]
    siren = Identifier(Scheme.FR_SIREN, POSTE)
    vat = Query(text="x", identifier=Identifier(Scheme.EU_VAT, "FR1"), holds=siren)
    assert source.searches(vat) == (ask(KEY, "search", POSTE),)
    assert source.searches(Query(text="x", name="La Poste")) == (ask(KEY, "search", "La Poste"),)
    company = Company(
        id=UUID(int=1), name="LA POSTE", country="FR", identifiers=(siren,), opened=NOW
    )
    assert source.plan(company, ()) == (ask(KEY, "unit", POSTE),)


ODD = st.none() | st.integers() | st.text() | st.lists(st.text(), max_size=2) | st.booleans()


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(data=st.data())
def test_one_changed_field_is_read_or_refused(data: st.DataObject) -> None:
    answer = body(SEVERNAYA)
    record = answer["results"][0]
    inside = data.draw(st.sampled_from([None, "siege", "immatriculation", "complements"]))
    holder = record if inside is None else record[inside]
    holder[data.draw(st.sampled_from(sorted(holder)))] = data.draw(ODD)
    with suppress(SourceUnreadable):
        found = read(ask(KEY, "unit", SEVERNAYA), bytes_of(answer))
        assert all(each.fact.value for each in found.facts)
