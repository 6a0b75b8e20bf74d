"""Recherche d'entreprises: who a French company is, how old, its status, trade, staff and roles."""

from collections.abc import Sequence
from typing import ClassVar

from workbench.domain.blanking import blanked
from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.lookups.blanked_fields import blanked_fields, blanked_where
from workbench.lookups.france import (
    ALONE,
    STREETS,
    candidate,
    checked_siren,
    state_unit,
    vat_identifiers,
)
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import not_offered, turned_down
from workbench.net.exchange import Request, Response
from workbench.texts import say

_KEY = "fr_recherche_entreprises"
_PARSER = f"{_KEY}@1"
_HOST = "recherche-entreprises.api.gouv.fr"
_SEARCH, _UNIT = "search", "unit"
_HITS = 10
_LONGEST_NAME = 200
_PRIVATE = frozenset({"nationalite"})
_FOUND = (AnswerKind.FOUND, AnswerKind.PARTIAL)


def _ask(kind: str, about: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about)


class RechercheEntreprises(Source):
    """The State's directory over Sirene (INSEE) and the national register (INPI), open to all.

    See https://recherche-entreprises.api.gouv.fr/docs. It has one address, a search; by number it
    is asked for the SIREN, and only the unit that holds it is read. Whoever objected to being shown
    has a mask instead of a name and an address, and stays without them here.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="Recherche d'entreprises",
        answers=say("Who a French company is, how old, its status, trade, staff and roles."),
        countries=("FR",),
        schemes=(Scheme.FR_SIREN,),
        hosts=(_HOST,),
        paces=(Pace(7, 1),),
        licence="Licence Ouverte 2.0",
        attribution="DINUM / INSEE / INPI (Recherche d'entreprises)",
        travel=Travel.ATTRIBUTED,
        home="https://annuaire-entreprises.data.gouv.fr/",
        searches_names=True,
        limits=say("Seven questions a second for each connection; we ask fewer."),
        personal=Personal.ROLES,
        golden=(
            Golden(
                kind=_UNIT,
                about="356000000",
                comes=_FOUND,
                states=(("company.name", "LA POSTE"), ("company.founded", "1991-01-01")),
            ),
            Golden(
                kind=_UNIT,
                about="130025265",
                comes=_FOUND,
                states=(("company.founded", "2017-05-24"),),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_SEARCH, "Exemple Automatisme"),
        _ask(_SEARCH, "732829320"),
        _ask(_UNIT, "732829320"),
    )

    def searches(self, query: Query) -> Sequence[Question]:
        """Search by SIREN, also one inside a VAT number, else by name."""
        siren = query.number(Scheme.FR_SIREN)
        if siren is not None:
            return (_ask(_SEARCH, siren),)
        return (_ask(_SEARCH, query.name[:_LONGEST_NAME]),) if query.name else ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for each SIREN of the company."""
        return tuple(_ask(_UNIT, siren) for siren in company.numbers(Scheme.FR_SIREN))

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        about = question.about
        words = checked_siren(about) if question.kind == _UNIT else about
        return Request(
            url=f"https://{_HOST}/search",
            params=(("q", words), ("page", "1"), ("per_page", str(_HITS))),
            headers={"Accept": "application/json"},
            hosts=(_HOST,),
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the directory says; see `Source.read`."""
        refusal = turned_down(response, _PARSER)
        if refusal is not None:
            return refusal
        root = read_json(response.content)
        units = root.required("results").elements()
        total = root.required("total_results").number()
        if total is None or (total > 0) != bool(units):
            raise root.unlike("/total_results")
        root.ignore("page", "per_page", "total_pages")
        if question.kind == _SEARCH:
            return _read_search(question, root, units)
        return _read_unit(question, root, units)

    def kept(self, question: Question, response: Response) -> bytes:
        """Return the answer without when people were born and their nationality.

        Of a sole trader the street goes too: it may be where the person lives.
        """
        content = blanked_fields(blanked(response.content), _PRIVATE)
        return blanked_where(content, ALONE, STREETS)


def _read_search(question: Question, root: Node, units: Sequence[Node]) -> Answer:
    """Return the units as candidates; for a number only the one that holds it."""
    by_number = question.about.isdigit()
    wanted = [each for each in units if not by_number or each.code("siren") == question.about]
    found = [candidate(each, _KEY, decisive=by_number) for each in wanted]
    candidates = tuple(each for each in found if each is not None)
    if not candidates and wanted:
        return not_offered(_PARSER, say("Whoever this is has objected to being shown by name."))
    if not candidates:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, drift=root.changed())
    return Answer(
        kind=AnswerKind.FOUND, parser=_PARSER, candidates=candidates, drift=root.changed()
    )


def _read_unit(question: Question, root: Node, units: Sequence[Node]) -> Answer:
    unit = next((each for each in units if each.code("siren") == question.about), None)
    if unit is None:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
    facts = Statements(Entity(_KEY, question.about))
    missing = state_unit(facts, unit)
    vat = vat_identifiers(unit)
    if not facts.facts:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, drift=root.changed())
    return Answer(
        kind=AnswerKind.PARTIAL if missing else AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(Identifier(Scheme.FR_SIREN, question.about), *vat),
        facts=tuple(facts.facts),
        missing=missing,
        drift=root.drift(),
    )


SOURCES.add(_KEY)(RechercheEntreprises())
