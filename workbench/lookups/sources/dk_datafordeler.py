"""Datafordeler: the Danish company register's official service, with the user's own key.

The service takes one root field a request and no aliases, so each part of a company is a
question of its own (DAF-GQL-0008, -0010). `virkningstid` is left out of every query on purpose:
with it an ended company is "not found"; without it all versions come, and the reader picks those
in force.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import ClassVar

from workbench.domain.company import Candidate, Company, Entity, Identifier, Query, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, KeyNeed, Manifest, Pace, Personal, Travel
from workbench.errors import InvalidInput
from workbench.lookups.danish_relatives import (
    MORE,
    is_related,
    partners_question,
    related_answer,
    related_query,
    related_questions,
    root_field,
)
from workbench.lookups.danish_units import (
    in_force,
    newest_head_count,
    state_address,
    state_credit,
    state_email,
    state_employment,
    state_form,
    state_industry,
    state_name,
    state_phone,
    state_protection,
    state_unit,
    status_of,
)
from workbench.lookups.datafordeler_errors import in_part, refused
from workbench.lookups.denmark import checked_cvr
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import not_offered, turned_down
from workbench.net.exchange import KeyPlace, KeyUse, Method, Request, Response
from workbench.texts import say

_KEY = "dk_datafordeler"
_PARSER = f"{_KEY}@2"
_HOST = "graphql.datafordeler.dk"
_UNIT = "unit"
_EMPLOYMENT = "employment"
_ROWS = 1000
_OLDEST_DAYS = 731
"""Older head counts are not stated: the service stopped renewing them in 2019."""
_SLOW_SECONDS = 45.0
_TIMES = "virkningFra virkningTil registreringTil"
_BY_NUMBER = "query($cvr: Long!) { CVR_Virksomhed(first: %d, where: { CVRNummer: { eq: $cvr } })"
_BY_UNIT = "query($id: String!) { %s(first: %d, where: { CVREnhedsId: { eq: $id } })"

_PARTS: Mapping[str, tuple[str, str, Callable[[Statements, Sequence[Node]], None]]] = {
    "name": ("CVR_Navn", "vaerdi sekvens", state_name),
    "address": (
        "CVR_Adressering",
        (
            "AdresseringAnvendelse CVRAdresse_vejnavn CVRAdresse_husnummerFra "
            "CVRAdresse_postnummer CVRAdresse_postdistrikt"
        ),
        state_address,
    ),
    "industry": ("CVR_Branche", "vaerdi vaerdiTekst sekvens", state_industry),
    "form": ("CVR_Virksomhedsform", "vaerdi vaerdiTekst", state_form),
    _EMPLOYMENT: (
        "CVR_Beskaeftigelse",
        "antal intervalFra intervalTil beskaeftigelsestalstype datoFra datoTil",
        state_employment,
    ),
    "credit": (
        "CVR_Kreditoplysninger",
        "Kreditoplysning kreditoplysningstekst statusvaerdi",
        state_credit,
    ),
    "protection": ("CVR_Reklamebeskyttelse", "vaerdi", state_protection),
    "phone": ("CVR_Telefonnummer", "vaerdi", state_phone),
    "email": ("CVR_e_mailadresse", "vaerdi", state_email),
}
"""Question kind to root field, its fields, and what states them. Head counts have no versions."""


def _ask(kind: str, about: str, unit: str = "") -> Question:
    arguments = (("unit", unit),) if unit else ()
    return Question(source=_KEY, kind=kind, about=about, arguments=arguments)


class Datafordeler(Source):
    """The register itself: first the unit behind a CVR number, then each part of it.

    Its owner publishes no number of questions; ours is careful and not verified.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="Datafordeler (CVR)",
        answers=say(
            "What the Danish company register says of a firm today, and the names it had before."
        ),
        countries=("DK",),
        schemes=(Scheme.DK_CVR,),
        hosts=(_HOST,),
        paces=(Pace(2, 1), Pace(60, 60)),
        licence="Vilkår for brug af data på Datafordeleren",
        attribution="Kilde: Det Centrale Virksomhedsregister (CVR), Erhvervsstyrelsen",
        travel=Travel.ATTRIBUTED,
        home="https://datafordeler.dk/",
        key_need=KeyNeed(
            name=_KEY,
            steps=(
                say("Open the portal of Datafordeler and sign in with MitID."),
                say("Create an IT system under your user."),
                say("Create an API key for the IT system and copy it."),
                say("Paste the key here; it is valid for two years."),
            ),
            minutes=15,
            price=say("free"),
            address="https://portal.datafordeler.dk/",
        ),
        warning=say("The key travels in the address of each question; it is kept out of our logs."),
        limits=say(
            "No number is published. We ask at most twice a second and 60 times a minute, by your"
            " key."
        ),
        personal=Personal.SOLE_TRADERS,
        golden=(
            Golden(kind=_UNIT, about="47458714", states=(("company.status", "active"),)),
            Golden(
                kind="name",
                about="47458714",
                arguments=(("unit", "4001142075"),),
                states=(("company.name", "LEGO SYSTEM A/S"),),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_UNIT, "99000007"),
        *(_ask(kind, "99000007", "4000000001") for kind in _PARTS),
        _ask("branches", "99000007"),
        _ask("partners", "99000007", "4000000001"),
        *(
            Question(source=_KEY, kind=kind, about="99000007", arguments=(("units", "4000000002"),))
            for kind in ("branch_names", "partner_units", "partner_names")
        ),
    )

    def searches(self, query: Query) -> Sequence[Question]:
        """Ask for a CVR number; the service cannot search names."""
        identifier = query.identifier
        is_cvr = identifier is not None and identifier.scheme is Scheme.DK_CVR
        return (_ask(_UNIT, identifier.value),) if identifier is not None and is_cvr else ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for the unit behind each CVR number; its answer opens the other questions."""
        return tuple(_ask(_UNIT, number) for number in company.numbers(Scheme.DK_CVR))

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        number = checked_cvr(question.about)
        variables: dict[str, object]
        if is_related(question.kind):
            query, variables = related_query(question)
            return _post({"query": query, "variables": variables})
        if question.kind == _UNIT:
            fields = f"id CVRNummer status virksomhedStartdato virksomhedOphoersdato {_TIMES}"
            query, variables = _BY_NUMBER % _ROWS, {"cvr": int(number)}
        else:
            field, fields, _ = _PARTS[question.kind]
            if question.kind != _EMPLOYMENT:
                fields = f"{fields} {_TIMES}"
            query, variables = _BY_UNIT % (field, _ROWS), {"id": _unit(question)}
        body = {"query": f"{query} {{ nodes {{ {fields} }} {MORE} }} }}", "variables": variables}
        return _post(body)

    def read(self, question: Question, response: Response) -> Answer:
        """Return the unit, or one part of it; see `Source.read`.

        Errors come with status 200 and `errors`; data beside them makes the answer partial.
        """
        refusal = turned_down(response, _PARSER)
        if refusal is not None:
            return refusal
        root = read_json(response.content)
        errors = root.get("errors")
        page = root.at("data", _root_field(question.kind))
        nodes = page.get("nodes") if page is not None else None
        if nodes is None:
            if errors is not None:
                return refused(errors, response, _PARSER)
            raise root.unlike()
        if is_related(question.kind):
            return in_part(related_answer(question, nodes, _PARSER), errors, page)
        rows = in_force(nodes)
        if question.kind == _UNIT:
            return in_part(_unit_answer(question, rows), errors, page)
        return in_part(_part(question, rows, response.taken.date()), errors, page)


def _post(body: Mapping[str, object]) -> Request:
    return Request(
        url=f"https://{_HOST}/CVR/v2",
        method=Method.POST,
        headers={"Accept": "application/json", "Content-Type": "application/json"},
        body=json.dumps(body).encode(),
        key=KeyUse(_KEY, KeyPlace.QUERY, "apiKey"),
        hosts=(_HOST,),
        seconds=_SLOW_SECONDS,
    )


def _root_field(kind: str) -> str:
    if kind == _UNIT:
        return "CVR_Virksomhed"
    return root_field(kind) if is_related(kind) else _PARTS[kind][0]


def _unit(question: Question) -> str:
    unit = question.argument("unit")
    if not (unit.isascii() and unit.isdigit()):
        raise InvalidInput(
            say("{number} is not a number of the register's.", number=unit), field="query"
        )
    return unit


def _unit_answer(question: Question, rows: Sequence[Node]) -> Answer:
    if not rows:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
    row = rows[0]
    number, unit = row.code("CVRNummer"), row.code("id")
    if number != question.about or unit is None:
        raise not_about(question.about)
    entity = Entity(_KEY, number)
    identifier = Identifier(Scheme.DK_CVR, number)
    facts = Statements(entity)
    state_unit(facts, row)
    row.ignore(*_TIMES.split())
    return Answer(
        kind=AnswerKind.FOUND,
        parser=_PARSER,
        entity=entity,
        identifiers=(identifier,),
        facts=tuple(facts.facts),
        candidates=(
            Candidate(
                entity=entity,
                identifier=identifier,
                # The unit's own record holds no name; the name is the next question.
                name=str(identifier),
                country="DK",
                founded=row.day("virksomhedStartdato"),
                status=status_of(row)[0],
                decisive=True,
            ),
        ),
        follow=(*(_ask(kind, number, unit) for kind in _PARTS), *related_questions(question)),
        drift=row.drift(),
    )


def _part(question: Question, rows: Sequence[Node], today: date) -> Answer:
    counted = newest_head_count(rows) if question.kind == _EMPLOYMENT else None
    day = counted.day("datoTil") if counted is not None else None
    if day is not None and (today - day).days > _OLDEST_DAYS:
        return not_offered(
            _PARSER, say("The newest head count here is from {day}, too old to use.", day=day)
        )
    facts = Statements(Entity(_KEY, question.about))
    _PARTS[question.kind][2](facts, rows)
    fields = _PARTS[question.kind][1].split()
    for row in rows:
        # Each row has what was asked for; the other fields of it are left to their service.
        row.expect(fields[0])
        row.ignore(*fields, *_TIMES.split())
    drift = tuple(sorted({each for row in rows for each in row.drift()}))
    return Answer(
        kind=AnswerKind.FOUND if facts.facts else AnswerKind.NOTHING_FOUND,
        parser=_PARSER,
        entity=facts.entity,
        facts=tuple(facts.facts),
        follow=partners_question(question, rows) if question.kind == "form" else (),
        drift=drift,
    )


SOURCES.add(_KEY)(Datafordeler())
