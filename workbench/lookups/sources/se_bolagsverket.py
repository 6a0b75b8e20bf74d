"""Bolagsverket: identity, status, trade and filed accounts of a Swedish company, by its number."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Problem, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.errors import SourceUnreadable
from workbench.lookups.blanked_fields import blanked_fields
from workbench.lookups.bolagsverket import (
    BASE,
    HOST,
    KEY_NEED,
    KEY_USE,
    TOKEN_HOST,
    checked_orgnr,
    is_document,
    turned_down_by_register,
)
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.sweden import Parts, candidate, parts_of, state_organisation
from workbench.lookups.turned_down import not_offered
from workbench.net.exchange import Method, Request, Response
from workbench.texts import Message, say

_KEY = "se_bolagsverket"
_PARSER = f"{_KEY}@1"
_DOCUMENTS = "se_accounts"
_SEARCH, _UNIT, _INDEX = "search", "unit", "index"
_ZIP = "application/zip"


def _ask(kind: str, about: str, **arguments: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about, arguments=tuple(sorted(arguments.items())))


class Bolagsverket(Source):
    """The register's high-value data sets, asked by number alone: there is no search by name.

    Only numbers of organisations are ever sent; the service takes persons' numbers too. Read from
    the specification and its examples, not seen live.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="Bolagsverket",
        answers=say("Who a Swedish company is, its status and trade, and which accounts it filed."),
        countries=("SE",),
        schemes=(Scheme.SE_ORGNR,),
        hosts=(HOST, TOKEN_HOST),
        paces=(Pace(2, 1), Pace(60, 60)),
        licence=say("High-value data set: free re-use with the source named"),
        attribution="Bolagsverket, SCB",
        travel=Travel.ATTRIBUTED,
        home="https://bolagsverket.se/",
        key_need=KEY_NEED,
        limits=say("No limit is published. We ask at most 60 times a minute."),
        personal=Personal.SOLE_TRADERS,
        golden=(
            Golden(kind=_UNIT, about="5560125790", states=(("company.name", ""),)),
            Golden(
                kind=_INDEX,
                about="5560125790",
                comes=(AnswerKind.FOUND, AnswerKind.PARTIAL, AnswerKind.NOT_OFFERED),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_SEARCH, "5599000006", by="number"),
        _ask(_UNIT, "5599000006"),
        _ask(_INDEX, "5599000006"),
    )

    def searches(self, query: Query) -> Sequence[Question]:
        """Search by the organisation number; names cannot be asked for."""
        number = query.number(Scheme.SE_ORGNR)
        return (_ask(_SEARCH, number, by="number"),) if number is not None else ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for the organisation and for its list of accounts, for each number."""
        numbers = company.numbers(Scheme.SE_ORGNR)
        return tuple(_ask(kind, number) for number in numbers for kind in (_UNIT, _INDEX))

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        number = checked_orgnr(question.about)
        path = "dokumentlista" if question.kind == _INDEX else "organisationer"
        return Request(
            url=f"{BASE}/{path}",
            method=Method.POST,
            headers={"Accept": "application/json", "Content-Type": "application/json"},
            body=json.dumps({"identitetsbeteckning": number}).encode(),
            key=KEY_USE,
            hosts=(HOST,),
        )

    def kept(self, question: Question, response: Response) -> bytes:
        """Return the answer without care-of lines, which may name people."""
        return blanked_fields(response.content, ("coAdress",))

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the register says; see `Source.read`."""
        turned = turned_down_by_register(response, _PARSER)
        if turned is not None:
            return turned
        root = read_json(response.content)
        if question.kind == _INDEX:
            return _read_index(question, root)
        return _read_organisations(question, root)


SOURCES.add(_KEY)(Bolagsverket())


def _read_organisations(question: Question, root: Node) -> Answer:
    """Read the one organisation that holds the number, or the one of several that still is."""
    listed = root.required("organisationer").elements()
    if not listed:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, drift=root.drift())
    parts = _one(question, listed)
    if not parts.known:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, drift=root.changed())
    facts = Statements(Entity(_KEY, question.about))
    state_organisation(facts, parts)
    if not facts.facts and not parts.missing:
        raise root.unlike("nothing is said")
    if not facts.facts:
        problem = Problem(message=say("The register could not reach its own data just now."))
        return Answer(
            kind=AnswerKind.FAILED, parser=_PARSER, problem=problem, missing=parts.missing
        )
    found = candidate(parts, _KEY, question.about) if question.kind == _SEARCH else None
    stated = () if question.kind == _SEARCH else tuple(facts.facts)
    return Answer(
        kind=AnswerKind.PARTIAL if parts.missing else AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity if stated else None,
        identifiers=(Identifier(Scheme.SE_ORGNR, question.about),) if stated else (),
        facts=stated,
        candidates=(found,) if found is not None else (),
        missing=parts.missing,
        drift=root.drift() if stated else root.changed(),
    )


def _one(question: Question, listed: list[Node]) -> Parts:
    """Return the organisation that is meant; of several with one number the one not struck off."""
    every = [parts_of(each) for each in listed]
    for parts in every:
        identity = parts.root.at("organisationsidentitet", "identitetsbeteckning")
        # Only where its producers failed, or know nobody, does it not say whom it is about.
        silent = bool(parts.missing) or not parts.known
        untold = identity is None and len(every) == 1 and silent
        if not untold and (identity is None or identity.text() != question.about):
            raise not_about(question.about, parts.root.pointer)
    alive = [
        each
        for each in every
        if each.at("avregistreradOrganisation", "avregistreringsdatum") is None
    ]
    meant = alive if len(alive) == 1 else every
    if len(meant) > 1:
        raise SourceUnreadable(
            say("Several companies share the number {number}.", number=question.about)
        )
    for each in listed:
        each.known = each is not meant[0].root
    return meant[0]


def _read_index(question: Question, root: Node) -> Answer:
    """Read the list of accounts; each is a question to the source that reads documents."""
    newest: dict[date, tuple[str, str, Node, Node | None]] = {}
    missing: list[Message] = []
    for each in root.required("dokument").elements():
        tom = each.required("rapporteringsperiodTom")
        end, filed = tom.day() or date.min, each.text("registreringstidpunkt") or ""
        document = each.required("dokumentId").text() or ""
        if not is_document(document):
            raise each.unlike(each.pointer)
        if (each.text("filformat") or _ZIP) != _ZIP:
            missing.append(say("The accounts for {end} are filed in another form.", end=end))
        elif end not in newest or filed > newest[end][0]:
            newest[end] = (filed, document, tom, each.get("registreringstidpunkt"))
    if not newest and not missing:
        return not_offered(
            _PARSER,
            say("The company has filed no annual accounts as data here."),
            say("Accounts on paper can be bought from Bolagsverket."),
        )
    facts = Statements(Entity(_KEY, question.about))
    ends = sorted(newest, reverse=True)
    _state_years(facts, {end: newest[end][2] for end in ends})
    for end in ends:
        _state_filed(facts, newest[end][1], end, newest[end][3])
    return Answer(
        kind=AnswerKind.PARTIAL if missing else AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(Identifier(Scheme.SE_ORGNR, question.about),),
        facts=tuple(facts.facts),
        follow=tuple(_document(question.about, end, newest[end][1]) for end in ends),
        missing=tuple(missing),
        drift=root.drift(),
    )


def _state_years(facts: Statements, ends: Mapping[date, Node]) -> None:
    """State the newest year, and each year, for which accounts are filed; `ends` newest first."""
    for end in [*ends][:1]:
        facts.add("company.last_accounts", str(end.year), ends[end].place)
    for year, end in {str(end.year): end for end in ends}.items():
        facts.add("company.filed_years", year, ends[end].place)


def _state_filed(facts: Statements, document: str, end: date, came: Node | None) -> None:
    """State on which day the register entered a document, where it tells one."""
    day = came.day() if came is not None else None
    if came is not None and day is not None:
        facts.add("accounts.filed", day.isoformat(), came.place, end=end, filing=document)


def _document(number: str, end: date, document: str) -> Question:
    arguments = (("document", document), ("end", end.isoformat()))
    return Question(source=_DOCUMENTS, kind="accounts", about=number, arguments=arguments)
