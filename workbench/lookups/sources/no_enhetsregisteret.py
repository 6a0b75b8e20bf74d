"""Enhetsregisteret: identity, status, age, staff, trade, branches and roles of Norwegian units."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from stdnum.no import orgnr

from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Problem, Question
from workbench.domain.source import Manifest, Pace, Personal, Travel
from workbench.lookups import norway_feeds
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.norway import candidate, check_about, checked_number, state_unit
from workbench.lookups.norway_asking import HOST, get
from workbench.lookups.norway_family import state_branches, unlisted
from workbench.lookups.norway_golden import GOLDEN
from workbench.lookups.norway_kept import kept
from workbench.lookups.norway_lists import hits_of
from workbench.lookups.norway_roles import state_roles
from workbench.lookups.source import SOURCES, Source
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import turned_down
from workbench.net.exchange import Request, Response
from workbench.texts import say

_KEY = "no_enhetsregisteret"
_PARSER = f"{_KEY}@2"
_SEARCH, _WEBSITE, _UNIT, _BRANCH, _ROLES = "search", "website", "unit", "branch", "roles"
_BRANCHES = "branches"
_WWW = "www."
_CANDIDATES = 10
_LISTED = 500
"""Branches of one company that are listed, those with the most staff first; all are counted."""

_LONGEST_NAME = 180
_DELETED = "slettedato"
_ALWAYS = ("navn", "organisasjonsform")
_OF_UNITS = (
    *_ALWAYS,
    "konkurs",
    "registreringsdatoEnhetsregisteret",
    "underAvvikling",
    "underTvangsavviklingEllerTvangsopplosning",
)
"""Fields that every unit has, and those that one has which is no branch and was not deleted."""

_PLANNED = (_UNIT, _ROLES, _BRANCHES)
_PATHS = {_BRANCH: "/underenheter/{number}", _ROLES: "/enheter/{number}/roller"}
_LISTS = (_BRANCHES,)
"""Questions whose address is a list's: there 404 and 410 say nothing of a company."""


def _ask(kind: str, about: str, **arguments: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about, arguments=tuple(sorted(arguments.items())))


class Enhetsregisteret(Source):
    """The register of units, open to all; see https://data.brreg.no/enhetsregisteret/api/dokumentasjon."""

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="Enhetsregisteret",
        answers=say(
            "Who a Norwegian company is, how old, its status, staff, trade, branches and roles."
        ),
        countries=("NO",),
        schemes=(Scheme.NO_ORGNR,),
        hosts=(HOST,),
        paces=(Pace(5, 1),),
        licence="NLOD 2.0",
        attribution="Brønnøysundregistrene",
        travel=Travel.ATTRIBUTED,
        home="https://www.brreg.no/",
        searches_names=True,
        limits=say("No limit is published. We ask at most five times a second."),
        personal=Personal.ROLES,
        golden=GOLDEN,
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_SEARCH, "Fjordlys", by="name"),
        _ask(_SEARCH, "311000004", by="number"),
        _ask(_WEBSITE, "www.fjordlys.example"),
        _ask(_UNIT, "311000004"),
        _ask(_BRANCH, "311000004"),
        _ask(_BRANCHES, "311000004"),
        _ask(_ROLES, "311000004"),
        _ask(norway_feeds.UNITS, "311000004,311000012", since="2026-11-01T00:00:00.000Z"),
        _ask(norway_feeds.ROLES, "311000004", since="2026-11-01T00:00:00.000Z"),
    )

    def searches(self, query: Query) -> Sequence[Question]:
        """Search by number where the query is a Norwegian one, else by web address and name."""
        number = query.identifier
        if number is not None and number.scheme is Scheme.NO_ORGNR:
            return (_ask(_SEARCH, number.value, by="number"),)
        named = (_ask(_SEARCH, query.name[:_LONGEST_NAME], by="name"),) if query.name else ()
        if number is not None and number.scheme is Scheme.DOMAIN:
            return (_ask(_WEBSITE, f"{_WWW}{number.value}"), *named)
        return named

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for the unit, its roles and its branches, for each Norwegian number."""
        numbers = company.numbers(Scheme.NO_ORGNR)
        return tuple(_ask(kind, number) for number in numbers for kind in _PLANNED)

    def feed(self, kind: str, numbers: Sequence[str], since: datetime) -> Question | None:
        """Ask which units, or whose roles, changed; see `Source.feed`."""
        mine = [each for each in numbers if orgnr.is_valid(each)]
        return norway_feeds.asked(_KEY, kind, mine, since)

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        about = question.about
        if question.kind in norway_feeds.FEEDS.values():
            path, params = norway_feeds.path_and_query(question)
            return get(path, *params)
        if question.kind == _SEARCH and question.argument("by") == "name":
            return get("/enheter", ("navn", about), ("size", str(_CANDIDATES)))
        if question.kind == _WEBSITE:
            return get("/enheter", ("hjemmeside", about), ("size", str(_CANDIDATES)))
        number = checked_number(about)
        if question.kind == _BRANCHES:
            owned, most = ("overordnetEnhet", number), ("size", str(_LISTED))
            return get("/underenheter", owned, most, ("sort", "antallAnsatte,DESC"))
        # By number the search asks for the unit itself: lists leave deleted units out.
        return get(_PATHS.get(question.kind, "/enheter/{number}").format(number=number))

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the register says; see `Source.read`."""
        if question.kind in norway_feeds.FEEDS.values():
            turned = turned_down(response, _PARSER)
            return turned or norway_feeds.read(question, read_json(response.content), _PARSER)
        other = _other_than_found(question, response)
        if other is not None:
            return other
        return _READERS.get(question.kind, _read_unit)(question, read_json(response.content))

    def kept(self, question: Question, response: Response) -> bytes:
        """Return the answer without what the register tells of people that nobody needs."""
        return kept(response.content)


def _other_than_found(question: Question, response: Response) -> Answer | None:
    if question.kind in _LISTS:
        return turned_down(response, _PARSER)
    match response.status:
        case 404:
            return _unknown(question, response.content)
        case 410:
            return _removed(question, response.content)
        case _:
            return turned_down(response, _PARSER)


def _unknown(question: Question, content: bytes) -> Answer:
    """Read 404, whose body is empty; a number that is no unit's may be a branch's."""
    if content.strip():
        read_json(content)
    by_number = question.kind == _SEARCH and not question.argument("branch")
    follow = (_ask(_BRANCH, question.about),) if by_number or question.kind == _UNIT else ()
    return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, follow=follow)


def _removed(question: Question, content: bytes) -> Answer:
    """Read 410: the law had the unit removed, so what is stored of it must go too."""
    check_about(read_json(content), "organisasjonsnummer", question.about)
    problem = Problem(
        message=say("The register removed this company by law; what was stored of it goes too."),
        again=False,
    )
    return Answer(
        kind=AnswerKind.NOTHING_FOUND,
        parser=_PARSER,
        entity=Entity(_KEY, question.about),
        problem=problem,
        purge=True,
    )


def _read_website(question: Question, root: Node) -> Answer:
    """Read the units with a web address; the register knows it with www. or without, to the letter.

    An address decides nothing: whoever registers one may share it with the rest of a group.
    """
    same = say("Its web address in the register is {address}.", address=question.about)
    bare = question.about.removeprefix(_WWW)
    follow = (_ask(_WEBSITE, bare),) if bare != question.about else ()
    answer = _read_names(root)
    if answer.kind is AnswerKind.NOTHING_FOUND:
        return replace(answer, follow=follow)
    candidates = tuple(replace(each, agrees=(same,)) for each in answer.candidates)
    return replace(answer, candidates=candidates)


def _read_names(root: Node) -> Answer:
    _, hits = hits_of(root, "enheter")
    if not hits:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
    candidates = tuple(candidate(hit, _KEY, decisive=False) for hit in hits)
    return Answer(
        kind=AnswerKind.FOUND, parser=_PARSER, candidates=candidates, drift=root.changed()
    )


def _read_branches(question: Question, root: Node) -> Answer:
    """Read the first page of a company's branches; all of them are counted.

    Raises:
        SourceUnreadable: one of them belongs to another company.
    """
    count, hits = hits_of(root, "underenheter")
    for hit in hits:
        check_about(hit, "overordnetEnhet", question.about)
    if not hits:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
    facts = Statements(Entity(_KEY, question.about))
    state_branches(facts, hits, count)
    answer = _found(facts, root, drift=root.changed())
    missing = unlisted(count, len(hits))
    return replace(answer, kind=AnswerKind.PARTIAL, missing=missing) if missing else answer


def _read_number(question: Question, root: Node) -> Answer:
    """Read the unit that holds the number, or that owns the branch which holds it."""
    check_about(root, "organisasjonsnummer", question.about)
    branch = question.argument("branch")
    owns = say("{number} is a branch of this company.", number=branch)
    found = candidate(root, _KEY, decisive=not branch, agrees=(owns,) if branch else ())
    return Answer(kind=AnswerKind.FOUND, parser=_PARSER, candidates=(found,), drift=root.changed())


def _read_unit(question: Question, root: Node) -> Answer:
    """Read a unit or a branch; a branch is no company of its own, so its owner is asked for."""
    check_about(root, "organisasjonsnummer", question.about)
    facts = Statements(Entity(_KEY, question.about))
    root.expect(*(_ALWAYS if question.kind == _BRANCH or root.get(_DELETED) else _OF_UNITS))
    state_unit(facts, root, branch=question.kind == _BRANCH)
    owner = root.text("overordnetEnhet")
    follow: tuple[Question, ...] = ()
    if question.kind == _BRANCH and owner is not None:
        follow = (_ask(_SEARCH, owner, by="number", branch=question.about),)
    return _found(facts, root, follow)


def _read_roles(question: Question, root: Node) -> Answer:
    groups = root.required("rollegrupper")
    root.ignore("_links")
    groups.elements()
    facts = Statements(Entity(_KEY, question.about))
    state_roles(facts, groups)
    if not facts.facts:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, drift=root.drift())
    return _found(facts, root)


def _read_search(question: Question, root: Node) -> Answer:
    by_name = question.argument("by") == "name"
    return _read_names(root) if by_name else _read_number(question, root)


_READERS: dict[str, Callable[[Question, Node], Answer]] = {
    _SEARCH: _read_search,
    _WEBSITE: _read_website,
    _ROLES: _read_roles,
    _BRANCHES: _read_branches,
}
"""What reads each kind of answer; the others are a unit's or a branch's."""


def _found(
    facts: Statements,
    root: Node,
    follow: tuple[Question, ...] = (),
    drift: tuple[str, ...] | None = None,
) -> Answer:
    return Answer(
        kind=AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(Identifier(Scheme.NO_ORGNR, facts.entity.number),),
        facts=tuple(facts.facts),
        follow=follow,
        drift=root.drift() if drift is None else drift,
    )


SOURCES.add(_KEY)(Enhetsregisteret())
