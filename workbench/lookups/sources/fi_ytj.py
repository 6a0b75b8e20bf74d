"""YTJ: identity, age, status, trade and registrations of a Finnish company, open to all."""

from collections.abc import Sequence
from typing import ClassVar

from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.lookups.blanked_fields import blanked_fields
from workbench.lookups.finland import candidate, checked_business_id, number_of, state_company
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import turned_down
from workbench.net.exchange import Request, Response
from workbench.texts import Message, say

_KEY = "fi_ytj"
_PARSER = f"{_KEY}@1"
_HOST = "avoindata.prh.fi"
_SEARCH, _UNIT = "search", "unit"
_UNKNOWN = 404
_A_PAGE = 100
_PAGES = 3
_LONGEST_NAME = 200
_ALWAYS = ("businessId", "names", "registeredEntries", "tradeRegisterStatus")


def _ask(kind: str, about: str, **arguments: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about, arguments=tuple(sorted(arguments.items())))


class Ytj(Source):
    """Open data of the Finnish Patent and Registration Office: see https://avoindata.prh.fi/en.

    It knows neither private traders nor officers, owners or accounts. How it answers where nothing
    is found, and whether pages count from one, was not seen live: an empty list, a total of zero
    and 404 are all read as nothing found.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="YTJ (PRH)",
        answers=say("Who a Finnish company is, how old, its status, trade and VAT registration."),
        countries=("FI",),
        schemes=(Scheme.FI_YTUNNUS,),
        hosts=(_HOST,),
        paces=(Pace(2, 1), Pace(60, 60)),
        licence="CC BY 4.0",
        attribution="Patentti- ja rekisterihallitus (PRH)",
        travel=Travel.ATTRIBUTED,
        home="https://avoindata.prh.fi/en",
        searches_names=True,
        limits=say(
            "300 questions a minute, which everybody who asks shares. We ask at most 60 a minute."
        ),
        personal=Personal.NONE,
        golden=(
            Golden(
                kind=_UNIT,
                about="0112038-9",
                states=(
                    ("company.name", ""),
                    ("company.founded", "1896-12-19"),
                    ("company.status", "active"),
                ),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_SEARCH, "Revontuli Automaatio", by="name"),
        _ask(_SEARCH, "9900001-8", by="number"),
        _ask(_UNIT, "9900001-8"),
    )

    def searches(self, query: Query) -> Sequence[Question]:
        """Search by the business ID, or by name."""
        number = query.number(Scheme.FI_YTUNNUS)
        if number is not None:
            return (_ask(_SEARCH, number, by="number"),)
        return (_ask(_SEARCH, query.name[:_LONGEST_NAME], by="name"),) if query.name else ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for the company by each business ID."""
        return tuple(_ask(_UNIT, number) for number in company.numbers(Scheme.FI_YTUNNUS))

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        if question.argument("by") == "name":
            params: tuple[tuple[str, str], ...] = (("name", question.about),)
            if page := question.argument("page"):
                params = (*params, ("page", page))
        else:
            params = (("businessId", checked_business_id(question.about)),)
        return Request(
            url=f"https://{_HOST}/opendata-ytj-api/v3/companies",
            params=params,
            headers={"Accept": "application/json"},
            hosts=(_HOST,),
        )

    def kept(self, question: Question, response: Response) -> bytes:
        """Return the answer without care-of lines, which may name people."""
        return blanked_fields(response.content, ("co",))

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the register says; see `Source.read`."""
        if response.status == _UNKNOWN:
            return _nothing(response.content)
        turned = turned_down(response, _PARSER)
        if turned is not None:
            return turned
        root = read_json(response.content)
        companies = _companies(root)
        if not companies:
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, drift=root.changed())
        if question.argument("by") == "name":
            return _read_names(question, root, companies)
        return _read_number(question, root, companies)


def _nothing(content: bytes) -> Answer:
    if content.strip():
        read_json(content)
    return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)


def _companies(root: Node) -> list[Node]:
    """Return the companies of an answer; none is told by an empty list, or by a total of zero."""
    found = root.get("companies")
    total = root.number("totalResults")
    if found is not None:
        companies = found.elements()
    elif total == 0:
        companies = []
    else:
        raise root.unlike()
    if companies and total == 0:
        raise root.unlike("totalResults")
    return companies


def _read_names(question: Question, root: Node, companies: list[Node]) -> Answer:
    """Return the companies of one page, and the next page as a question; three pages are enough."""
    page = int(question.argument("page") or "1")
    total = root.number("totalResults") or 0
    follow: tuple[Question, ...] = ()
    missing: tuple[Message, ...] = ()
    if total > page * _A_PAGE and page < _PAGES:
        follow = (_ask(_SEARCH, question.about, by="name", page=str(page + 1)),)
    elif total > page * _A_PAGE:
        missing = (
            say("The register knows {count} such names; these are not all.", count=str(total)),
        )
    return Answer(
        kind=AnswerKind.PARTIAL if missing else AnswerKind.FOUND,
        parser=_PARSER,
        candidates=tuple(candidate(each, _KEY, decisive=False) for each in companies),
        follow=follow,
        missing=missing,
        drift=root.changed(),
    )


def _read_number(question: Question, root: Node, companies: list[Node]) -> Answer:
    """Read the one company that holds the number."""
    about = [each for each in companies if number_of(each) == question.about]
    if len(about) != 1:
        raise not_about(question.about, ", ".join(number_of(each) or "" for each in companies[:3]))
    company = about[0]
    if question.kind == _SEARCH:
        return Answer(
            kind=AnswerKind.FOUND,
            parser=_PARSER,
            candidates=(candidate(company, _KEY, decisive=True),),
            drift=root.changed(),
        )
    company.expect(*_ALWAYS)
    facts = Statements(Entity(_KEY, question.about))
    state_company(facts, company)
    return Answer(
        kind=AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(Identifier(Scheme.FI_YTUNNUS, question.about),),
        facts=tuple(facts.facts),
        drift=root.drift(),
    )


SOURCES.add(_KEY)(Ytj())
