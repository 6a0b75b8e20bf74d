"""KVK: who a Dutch company is, by the user's key to the trade register's interface."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import ClassVar

from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.figures import Money
from workbench.domain.lookup import Answer, AnswerKind, Problem, Question
from workbench.domain.source import Golden, KeyNeed, Manifest, Pace, Personal, Travel
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.blanked_fields import blanked_where
from workbench.lookups.dutch_profile import (
    SHIELDED,
    WHERE,
    candidates,
    state_branches,
    state_profile,
)
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import failed, turned_down
from workbench.net.exchange import KeyPlace, KeyUse, Request, Response
from workbench.texts import Message, say, say_many

_KEY = "nl_kvk"
_PARSER = f"{_KEY}@1"
_HOST = "api.kvk.nl"
_SEARCH, _UNIT, _BRANCHES = "search", "unit", "branches"
_APIKEY = KeyUse(_KEY, KeyPlace.HEADER, "apikey")
_DIGITS = 8
_ROWS = "100"
_HITS = "20"
_LONGEST_NAME = 200
_NOT_THERE = 404
_NOTHING = frozenset({"IPD0001", "IPD0005", "IPD5200"})
"""Reasons behind a 404: no such product, none for this number, no hit."""

_LATER = frozenset({"IPD1002", "IPD1003"})
"""Reasons behind a 404: the entry is being worked on, ask again in some minutes."""

_WORKED_ON = timedelta(minutes=5)


class Kvk(Source):
    """The trade register's search (free) and basic profile (paid), see https://developers.kvk.nl.

    Written from answers of the register's own test environment, whose companies are invented. The
    paid environment, its prices and most of its reasons for refusing were not seen live.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="KVK",
        answers=say("Who a Dutch company is, how old, its staff, trade, branches and protection."),
        countries=("NL",),
        schemes=(Scheme.NL_KVK,),
        hosts=(_HOST,),
        paces=(Pace(5, 1),),
        # By https://developers.kvk.nl/pricing: what a basic profile costs.
        cost=Money(Decimal("0.02"), "EUR"),
        licence=say("KVK API terms"),
        attribution="Kamer van Koophandel",
        travel=Travel.NOT,
        home="https://www.kvk.nl/",
        searches_names=True,
        key_need=KeyNeed(
            name=_KEY,
            steps=(
                say("Ask for a KVK API subscription with your firm's own KVK login."),
                say("Wait for the mail that says it is open; it may take some days."),
                say("Copy the key from My API keys and paste it here."),
            ),
            minutes=20,
            price=say("a few euros a month, and some cents for each company; searching is free"),
            address="https://developers.kvk.nl/apply-for-apis",
        ),
        warning=say("Each company's profile costs some cents; a search costs nothing."),
        limits=say("No limit is published. We ask at most five times a second."),
        personal=Personal.SOLE_TRADERS,
        golden=(
            Golden(
                kind=_SEARCH,
                about="17085815",
                arguments=(("by", "number"),),
            ),
            Golden(
                kind=_UNIT,
                about="17085815",
                states=(
                    ("company.name", "ASML Holding N.V."),
                    ("company.sole_trader", "no"),
                ),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        Question(source=_KEY, kind=_SEARCH, about="Fjordlys", arguments=(("by", "name"),)),
        Question(source=_KEY, kind=_SEARCH, about="90000000", arguments=(("by", "number"),)),
        Question(source=_KEY, kind=_UNIT, about="90000000"),
        Question(source=_KEY, kind=_BRANCHES, about="90000000"),
    )

    def searches(self, query: Query) -> Sequence[Question]:
        """Search by number where the query is a Dutch one, else by name."""
        number = query.number(Scheme.NL_KVK)
        if number is not None:
            return (_ask(_SEARCH, number, by="number"),)
        return (_ask(_SEARCH, query.name[:_LONGEST_NAME], by="name"),) if query.name else ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for the profile and the branches, for each KVK number."""
        return tuple(
            _ask(kind, number)
            for number in company.numbers(Scheme.NL_KVK)
            for kind in (_UNIT, _BRANCHES)
        )

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        if question.kind == _SEARCH and question.argument("by") != "number":
            return _get("/api/v2/zoeken", ("naam", question.about), ("resultatenPerPagina", _HITS))
        number = _checked(question.about)
        if question.kind == _UNIT:
            return _get(f"/api/v1/basisprofielen/{number}")
        return _get("/api/v2/zoeken", ("kvkNummer", number), ("resultatenPerPagina", _ROWS))

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the register says; see `Source.read`."""
        other = _other_than_found(response)
        if other is not None:
            return other
        root = read_json(response.content)
        match question.kind:
            case "unit":
                return _profile(question, root)
            case "branches":
                return _branches(question, root)
            case _:
                return _hits(question, root)

    def kept(self, question: Question, response: Response) -> bytes:
        """Return the answer without addresses that the register shields: they are homes."""
        return blanked_where(response.content, SHIELDED, WHERE)


SOURCES.add(_KEY)(Kvk())


def _ask(kind: str, about: str, **arguments: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about, arguments=tuple(sorted(arguments.items())))


def _get(path: str, *params: tuple[str, str]) -> Request:
    return Request(
        url=f"https://{_HOST}{path}",
        params=params,
        headers={"Accept": "application/json"},
        key=_APIKEY,
        hosts=(_HOST,),
    )


def _checked(about: str) -> str:
    """Return a KVK number that may stand in an address; it has no check digit.

    Raises:
        InvalidInput: it is not eight digits.
    """
    if len(about) != _DIGITS or not (about.isascii() and about.isdigit()):
        raise InvalidInput(say("{number} is not a KVK number.", number=about), field="query")
    return about


def _other_than_found(response: Response) -> Answer | None:
    """Return what an answer without data means; a 404 says by a code of its own what it is."""
    if response.status != _NOT_THERE:
        return turned_down(response, _PARSER)
    try:
        reasons = read_json(response.content).get("fout")
    except SourceUnreadable:
        reasons = None
    codes = {reason.text("code") or "" for reason in reasons.items()} if reasons else set()
    if codes and codes <= _NOTHING:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
    if codes & _LATER:
        problem = Problem(
            message=say("The register is working on this entry."),
            hint=say("Ask again later."),
            after=response.taken + _WORKED_ON,
        )
        return Answer(kind=AnswerKind.FAILED, parser=_PARSER, problem=problem)
    if codes:
        told = ", ".join(sorted(codes))
        return failed(_PARSER, say("The service answered with {error}.", error=told), again=False)
    return turned_down(response, _PARSER)


def _rows(root: Node) -> list[Node]:
    """Return the rows of a search.

    Raises:
        SourceUnreadable: there is no list of them, or it has more or fewer than it says.
    """
    root.ignore("_links", "pagina", "resultatenPerPagina", "vorige", "volgende")
    rows = root.required("resultaten").elements()
    total = root.number("totaal")
    if total is None or total < len(rows) or (total > 0) != bool(rows):
        raise root.unlike()
    return rows


def _hits(question: Question, root: Node) -> Answer:
    asked = question.about if question.argument("by") == "number" else ""
    found = candidates(_rows(root), _KEY, asked)
    kind = AnswerKind.FOUND if found else AnswerKind.NOTHING_FOUND
    return Answer(kind=kind, parser=_PARSER, candidates=found, drift=root.changed())


def _check_about(node: Node, number: str) -> None:
    if node.text("kvkNummer") != number:
        problem = not_about(number, f"{node.pointer}/kvkNummer: {node.text('kvkNummer')}")
        problem.drift = node.changed()
        raise problem


def _branches(question: Question, root: Node) -> Answer:
    rows = _rows(root)
    for row in rows:
        _check_about(row, question.about)
        row.known = True
    facts = Statements(Entity(_KEY, question.about))
    state_branches(facts, rows)
    more = (root.number("totaal") or 0) > len(rows)
    missing = (_first_told(len(rows)),) if more else ()
    return _found(facts, root, AnswerKind.PARTIAL if more else AnswerKind.FOUND, missing)


def _first_told(count: int) -> Message:
    return say_many(
        "Only the first {count} branch is told.",
        "Only the first {count} branches are told.",
        count,
    )


def _profile(question: Question, root: Node) -> Answer:
    _check_about(root, question.about)
    facts = Statements(Entity(_KEY, question.about))
    state_profile(facts, root)
    return _found(facts, root, AnswerKind.FOUND)


def _found(
    facts: Statements, root: Node, kind: AnswerKind, missing: tuple[Message, ...] = ()
) -> Answer:
    if not facts.facts:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, drift=root.drift())
    return Answer(
        kind=kind,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(Identifier(Scheme.NL_KVK, facts.entity.number),),
        facts=tuple(facts.facts),
        missing=missing,
        drift=root.drift(),
    )
