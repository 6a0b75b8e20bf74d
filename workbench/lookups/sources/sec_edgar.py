"""SEC EDGAR: filers in the United States, their reports, and their figures since 2009."""

import json
import re
from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Problem, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups import american_filer
from workbench.lookups.american_accounts import read_accounts
from workbench.lookups.american_names import candidates
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import SHUT_OUT, not_offered, turned_down
from workbench.net.exchange import Request, Response
from workbench.texts import say

_KEY = "sec_edgar"
_PARSER = f"{_KEY}@2"
_DATA, _WWW = "data.sec.gov", "www.sec.gov"
_SEARCH, _UNIT, _ACCOUNTS = "search", "unit", "accounts"
_DIGITS = 10
_GONE = 404
_LONGEST_NAME = 200
_BLOCKED = timedelta(minutes=10)
_NO_SUCH_FILE = b"<Code>NoSuchKey</Code>"
_UNDECLARED = re.compile(rb"undeclared automated tool", re.IGNORECASE)
_TOO_FAST = re.compile(rb"request rate threshold exceeded", re.IGNORECASE)
_TELLING = (
    "cik",
    "exchanges",
    "insiderTransactionForIssuerExists",
    "insiderTransactionForOwnerExists",
    "sic",
    "tickers",
)
"""What is kept of a record that is nobody's who reports: enough to see that it is none."""


class Edgar(Source):
    """The SEC's own files, open to all who say who they are (the door sends our User-Agent).

    It answers some refusals with a web page and 200. The list of tickers is one file for every
    question; the ledger keeps the same bytes once. What 429 says was not seen live.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="SEC EDGAR",
        answers=say("Filers in the United States: who they are, and their annual accounts."),
        countries=("US",),
        schemes=(Scheme.US_CIK,),
        hosts=(_DATA, _WWW),
        paces=(Pace(8, 1),),
        licence=say("public domain (United States government)"),
        attribution="U.S. Securities and Exchange Commission",
        travel=Travel.FREELY,
        home="https://www.sec.gov/edgar",
        searches_names=True,
        large=True,
        limits=say(
            "At most ten questions a second; we ask at most seven. Who asks more, or does not say"
            " who asks, is shut out for about ten minutes."
        ),
        personal=Personal.NONE,
        golden=(
            Golden(
                kind=_UNIT,
                about="0001318605",
                states=(
                    ("company.name", "Tesla, Inc."),
                    ("company.former_name", "TESLA MOTORS INC"),
                    ("company.year_end", "12-31"),
                ),
            ),
            Golden(
                kind=_ACCOUNTS,
                about="0000320193",
                states=(
                    ("accounts.revenue", "416161000000"),
                    ("accounts.net_result", "112010000000"),
                ),
            ),
            Golden(kind=_SEARCH, about="MSFT"),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        Question(source=_KEY, kind=_SEARCH, about="Fjordlys Automation"),
        Question(source=_KEY, kind=_UNIT, about="9999999999"),
        Question(source=_KEY, kind=_ACCOUNTS, about="9999999999"),
    )

    def searches(self, query: Query) -> Sequence[Question]:
        """Ask for the filer by its CIK, else look in the list of tickers for a name or a ticker."""
        number = query.number(Scheme.US_CIK)
        if number is not None:
            return (_ask(_UNIT, number),)
        return (_ask(_SEARCH, query.name[:_LONGEST_NAME]),) if query.name else ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for the filer's record and its figures, for each CIK."""
        return tuple(
            _ask(kind, number)
            for number in company.numbers(Scheme.US_CIK)
            for kind in (_UNIT, _ACCOUNTS)
        )

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        if question.kind == _SEARCH:
            return _get(_WWW, "/files/company_tickers.json")
        number = _checked(question.about)
        if question.kind == _UNIT:
            return _get(_DATA, f"/submissions/CIK{number}.json")
        return _get(_DATA, f"/api/xbrl/companyfacts/CIK{number}.json")

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the file says; see `Source.read`."""
        refused = _refused(question, response)
        if refused is not None:
            return refused
        root = read_json(response.content)
        match question.kind:
            case "search":
                found = candidates(root, _KEY, question.about)
                kind = AnswerKind.FOUND if found else AnswerKind.NOTHING_FOUND
                return Answer(kind=kind, parser=_PARSER, candidates=found, drift=root.changed())
            case "unit":
                return _filer(question, root)
            case _:
                return _accounts(question, root)

    def kept(self, question: Question, response: Response) -> bytes:
        """Return the answer; of a person who only owns shares, nothing about the person."""
        if question.kind != _UNIT:
            return response.content
        try:
            root = read_json(response.content)
            personal = isinstance(root.value, dict) and american_filer.is_only_owner(root)
        except SourceUnreadable:
            return response.content
        if not personal or not isinstance(root.value, dict):
            return response.content
        return json.dumps({name: root.value.get(name) for name in _TELLING}).encode()


SOURCES.add(_KEY)(Edgar())


def _ask(kind: str, about: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about)


def _get(host: str, path: str) -> Request:
    return Request(
        url=f"https://{host}{path}",
        headers={"Accept": "application/json"},
        hosts=(_DATA, _WWW),
    )


def _checked(about: str) -> str:
    """Return a CIK that may stand in an address; it has no check digit.

    Raises:
        InvalidInput: it is not ten digits.
    """
    if len(about) != _DIGITS or not (about.isascii() and about.isdigit()):
        raise InvalidInput(say("{number} is not a CIK of the SEC.", number=about), field="query")
    return about


def _refused(question: Question, response: Response) -> Answer | None:
    """Return what an answer is that holds no data: told by its words before its status."""
    content = response.content
    if content.lstrip()[:1] == b"<":
        after = response.taken + _BLOCKED
        if _UNDECLARED.search(content):
            return _refusal(
                Problem(
                    message=say("The service wants to know who asks."),
                    hint=say("Write your firm and a contact address in the settings."),
                    after=after,
                )
            )
        if _TOO_FAST.search(content):
            return _refusal(
                Problem(
                    message=say("The source has had enough questions from us for now."),
                    hint=say("Ask again later."),
                    after=after,
                )
            )
    if response.status == _GONE and question.kind != _SEARCH and _NO_SUCH_FILE in content:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
    if response.status in {401, 403}:
        return _refusal(SHUT_OUT)
    return turned_down(response, _PARSER)


def _refusal(problem: Problem) -> Answer:
    return Answer(kind=AnswerKind.REFUSED, parser=_PARSER, problem=problem)


def _check_about(root: Node, number: str) -> None:
    """Refuse another filer's file; the number comes as a number or as text, padded or not.

    Raises:
        SourceUnreadable: it is another's, or nobody's.
    """
    if (root.code("cik") or "").zfill(_DIGITS) != number:
        problem = not_about(number, str(root.code("cik")))
        problem.drift = root.changed()
        raise problem


def _filer(question: Question, root: Node) -> Answer:
    _check_about(root, question.about)
    if american_filer.is_only_owner(root):
        return not_offered(
            _PARSER, say("This number is of somebody who only reports shares they own.")
        )
    entity = Entity(_KEY, question.about)
    facts = Statements(entity)
    american_filer.state_filer(facts, root)
    return Answer(
        kind=AnswerKind.FOUND,
        parser=_PARSER,
        entity=entity,
        identifiers=american_filer.numbers(root, question.about),
        facts=tuple(facts.facts),
        candidates=(american_filer.candidate(root, entity),),
        drift=root.drift(),
    )


def _accounts(question: Question, root: Node) -> Answer:
    _check_about(root, question.about)
    root.ignore("entityName")
    facts = root.required("facts")
    if not isinstance(facts.value, dict):
        raise root.unlike(facts.pointer)
    # A filer has hundreds of elements beside our lines: that they are not read is no drift.
    facts.known = True
    entity = Entity(_KEY, question.about)
    accounts = read_accounts(facts, entity)
    if not accounts.facts:
        return Answer(
            kind=AnswerKind.PARTIAL if accounts.missing else AnswerKind.NOTHING_FOUND,
            parser=_PARSER,
            missing=accounts.missing,
            drift=root.drift(),
        )
    return Answer(
        kind=AnswerKind.PARTIAL if accounts.missing else AnswerKind.FOUND,
        parser=_PARSER,
        entity=entity,
        identifiers=(Identifier(Scheme.US_CIK, question.about),),
        facts=accounts.facts,
        missing=accounts.missing,
        drift=root.drift(),
    )
