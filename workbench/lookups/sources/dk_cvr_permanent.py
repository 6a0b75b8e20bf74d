"""CVR system-to-system: the Danish register itself, with its history, roles and owners."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from workbench.domain.blanking import blanked
from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.key_parts import LOGIN
from workbench.domain.lookup import Answer, AnswerKind, Problem, Question
from workbench.domain.source import Golden, KeyNeed, Manifest, Pace, Personal, Travel
from workbench.lookups.danish_asked import asked_fields
from workbench.lookups.danish_blanking import without_homes
from workbench.lookups.danish_branches import state_branches
from workbench.lookups.danish_candidates import by_mistake, candidate
from workbench.lookups.danish_life import state_life, state_statutes
from workbench.lookups.danish_members import state_members
from workbench.lookups.danish_periods import holding
from workbench.lookups.danish_register import state_record
from workbench.lookups.danish_search import hits_of, no_hits, search_body
from workbench.lookups.denmark import checked_cvr
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.net.exchange import KeyPlace, KeyUse, Method, Request, Response
from workbench.texts import Message, say, say_many

_KEY = "dk_cvr_permanent"
_PARSER = f"{_KEY}@1"
_HOST = "distribution.virk.dk"
_SEARCH, _UNIT, _ROLES, _BRANCHES = "search", "unit", "roles", "branches"
_WRAPPED = {_BRANCHES: "VrproduktionsEnhed"}
_COMPANY = "Vrvirksomhed"
_CANDIDATES, _COPIES, _MOST_BRANCHES = 10, 2, 500
_LONGEST_NAME = 200
_EXPECTED = ("navne", "livsforloeb", "virksomhedsform", "virksomhedsstatus", "reklamebeskyttet")


def _ask(kind: str, about: str, **arguments: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about, arguments=tuple(sorted(arguments.items())))


class CvrPermanent(Source):
    """The register's own search engine, by the user's login (RFC 7617) over an open line.

    Its shapes are from recorded answers of 2017 and 2024 and the authority's catalogue of fields
    (v73). Not seen live: null participants, secret numbers, members of mergers, branch offices of
    foreign companies, several lives of one company.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="CVR system-til-system",
        answers=say(
            "A Danish company's whole record with its history: roles, owners, staff, branches."
        ),
        countries=("DK",),
        schemes=(Scheme.DK_CVR,),
        hosts=(_HOST,),
        plain_http=(_HOST,),
        paces=(Pace(2, 1), Pace(60, 60)),
        licence=say("Erhvervsstyrelsen's terms for system-to-system access to CVR"),
        attribution="Det Centrale Virksomhedsregister (CVR), Erhvervsstyrelsen",
        travel=Travel.ATTRIBUTED,
        home="https://datacvr.virk.dk/",
        key_need=KeyNeed(
            name=_KEY,
            steps=(
                say("Write to cvrselvbetjening@erst.dk and ask for system-to-system access."),
                say("Sign the terms they send you; the login comes in two to three weeks."),
                say("Use a password that you use nowhere else: it travels unencrypted."),
                say("Type the user name and the password here."),
            ),
            minutes=20,
            price=say("free"),
            address="https://datacvr.virk.dk/artikel/system-til-system-adgang-til-cvr-data",
            parts=LOGIN,
        ),
        searches_names=True,
        warning=say(
            "This register offers no encrypted connection: others on the way can read your "
            "password and which company you ask about, and could change the answer. Use a login "
            "that is for this alone."
        ),
        limits=say(
            "No limit is published. We ask at most twice a second and 60 times a minute. What it "
            "says of people is personal data, and its terms forbid advertising to those who are "
            "protected from it."
        ),
        personal=Personal.ROLES,
        golden=(
            Golden(
                kind=_UNIT,
                about="35682872",
                states=(("company.name", ""), ("company.founded", "2014-03-01")),
            ),
            Golden(
                kind=_UNIT,
                about="25052943",
                states=(("company.name", ""), ("company.founded", "1999-11-15")),
            ),
            Golden(
                kind=_ROLES,
                about="35682872",
                comes=(AnswerKind.FOUND, AnswerKind.PARTIAL),
                states=(("role.holder", ""),),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_SEARCH, "Nørrelund Maskinfabrik", by="name"),
        _ask(_SEARCH, "99000007", by="number"),
        _ask(_UNIT, "99000007"),
        _ask(_ROLES, "99000007"),
        _ask(_BRANCHES, "99000007"),
    )

    def searches(self, query: Query) -> Sequence[Question]:
        """Search by number where the query is or holds a Danish one, else by name."""
        number = query.number(Scheme.DK_CVR)
        if number is not None:
            return (_ask(_SEARCH, number, by="number"),)
        return (_ask(_SEARCH, query.name[:_LONGEST_NAME], by="name"),) if query.name else ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for the record and for the roles, for each CVR number."""
        numbers = company.numbers(Scheme.DK_CVR)
        return tuple(_ask(kind, number) for number in numbers for kind in (_UNIT, _ROLES))

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        wrapped = _WRAPPED.get(question.kind, _COMPANY)
        index = "produktionsenhed" if question.kind == _BRANCHES else "virksomhed"
        by_name = question.kind == _SEARCH and question.argument("by") == "name"
        if by_name:
            query, size = _named(question.about), _CANDIDATES
        elif question.kind == _BRANCHES:
            related = f"{wrapped}.virksomhedsrelation.cvrNummer"
            query, size = {"term": {related: int(checked_cvr(question.about))}}, _MOST_BRANCHES
        else:
            number = int(checked_cvr(question.about))
            query, size = {"term": {f"{wrapped}.cvrNummer": number}}, _COPIES
        fields = [f"{wrapped}.{each}" for each in asked_fields(question.kind)]
        return Request(
            url=f"http://{_HOST}/cvr-permanent/{index}/_search",
            method=Method.POST,
            headers={"Accept": "application/json", "Content-Type": "application/json"},
            body=search_body(query, size=size, _source=fields),
            key=KeyUse(_KEY, KeyPlace.BASIC),
            hosts=(_HOST,),
            plain_http=True,
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the register says; see `Source.read`."""
        refusal = no_hits(response, _PARSER)
        if refusal is not None:
            return refusal
        root, today = read_json(response.content), response.taken.date()
        count, found = hits_of(root, _WRAPPED.get(question.kind, _COMPANY))
        documents = [document for _, document in found]
        if not documents:
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
        if question.kind == _BRANCHES:
            return _branches(question, documents, count, today)
        if question.kind == _SEARCH and question.argument("by") == "name":
            return _offered(documents, question, today)
        return _one(question, documents, today)

    def kept(self, question: Question, response: Response) -> bytes:
        """Return the answer without dates of birth, homes and secret numbers."""
        return without_homes(blanked(response.content))


def _named(name: str) -> dict[str, object]:
    """Return the search for a name of today or of any time; today's weighs more."""

    def match(field: str, boost: int) -> dict[str, object]:
        # Both of two words, and three quarters of more: a legal form may be written otherwise.
        wanted = {"query": name, "minimum_should_match": "2<75%", "boost": boost}
        return {"match": {f"{_COMPANY}.{field}": wanted}}

    fields = (match("virksomhedMetadata.nyesteNavn.navn", 2), match("navne.navn", 1))
    return {"bool": {"should": list(fields), "minimum_should_match": 1}}


def _one(question: Question, documents: Sequence[Node], today: date) -> Answer:
    """Read the one company that holds the number.

    Raises:
        SourceUnreadable: the answer is about another company.
    """
    number = question.about
    mine = [each for each in documents if each.code("cvrNummer") == number]
    if len(mine) != len(documents):
        raise not_about(number)
    standing = [each for each in mine if not by_mistake(each)]
    if not standing:
        return _removed(number)
    unit = standing[0]
    if question.kind == _SEARCH:
        return _offered([unit], question, today)
    facts = Statements(Entity(_KEY, number))
    missing: tuple[Message, ...] = ()
    follow: tuple[Question, ...] = ()
    if question.kind == _UNIT:
        unit.expect(*_EXPECTED)
        state_record(facts, unit, today)
        state_life(facts, unit, today)
        state_statutes(facts, unit, today)
        follow = (_ask(_BRANCHES, number),) if len(holding(unit.get("penheder"), today)) > 1 else ()
    else:
        missing = _roles(facts, unit, today)
    return _found(facts, unit, missing, follow)


def _removed(number: str) -> Answer:
    """Return that the number was registered by mistake, so that nothing of it may be kept."""
    problem = Problem(
        message=say("The register says that this number was registered by mistake."), again=False
    )
    return Answer(
        kind=AnswerKind.NOTHING_FOUND,
        parser=_PARSER,
        entity=Entity(_KEY, number),
        problem=problem,
        purge=True,
    )


def _roles(facts: Statements, unit: Node, today: date) -> tuple[Message, ...]:
    relations = unit.required("deltagerRelation")
    relations.elements()
    unnamed = state_members(facts, relations, today)
    if not unnamed:
        return ()
    told = say_many(
        "The register does not name {count} holder of a role.",
        "The register does not name {count} holders of a role.",
        unnamed,
    )
    return (told,)


def _found(
    facts: Statements, unit: Node, missing: tuple[Message, ...], follow: tuple[Question, ...]
) -> Answer:
    """Return the answer; who stays unnamed leaves it whole.

    The register withholds those names for good, and were it partial, whoever left would stay.
    """
    empty = AnswerKind.PARTIAL if missing else AnswerKind.NOTHING_FOUND
    return Answer(
        kind=AnswerKind.FOUND if facts.facts else empty,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(Identifier(Scheme.DK_CVR, facts.entity.number),),
        facts=tuple(facts.facts),
        follow=follow,
        missing=missing,
        drift=unit.changed(),
    )


def _offered(documents: Sequence[Node], question: Question, today: date) -> Answer:
    candidates = tuple(
        candidate(each, question, today) for each in documents if not by_mistake(each)
    )
    kind = AnswerKind.FOUND if candidates else AnswerKind.NOTHING_FOUND
    drift = documents[0].changed()
    return Answer(kind=kind, parser=_PARSER, candidates=candidates, drift=drift)


def _branches(question: Question, documents: Sequence[Node], count: int, today: date) -> Answer:
    facts = Statements(Entity(_KEY, question.about))
    state_branches(facts, documents, question.about, today)
    missing: tuple[Message, ...] = ()
    if count > len(documents):
        told = say(
            "The register knows {count} branches; the first {listed} are read.",
            count=count,
            listed=len(documents),
        )
        missing = (told,)
    kind = AnswerKind.FOUND if facts.facts else AnswerKind.NOTHING_FOUND
    return Answer(
        kind=AnswerKind.PARTIAL if missing else kind,
        parser=_PARSER,
        entity=facts.entity,
        facts=tuple(facts.facts),
        missing=missing,
        drift=documents[0].changed(),
    )


SOURCES.add(_KEY)(CvrPermanent())
