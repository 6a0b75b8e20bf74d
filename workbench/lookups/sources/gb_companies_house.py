"""Companies House: who a British company is, its status, officers, owners, charges and filings."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from workbench.domain.blanking import blanked
from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, Manifest, Personal, Travel
from workbench.lookups.blanked_fields import blanked_fields, blanked_where
from workbench.lookups.british_company import candidate, has_charges, has_insolvency, state_profile
from workbench.lookups.british_filings import state_filings
from workbench.lookups.british_key import COMPANIES_HOUSE, KEY_NEED, LIMITS, PACES
from workbench.lookups.british_numbers import checked_number, company_numbers
from workbench.lookups.british_paging import ENVELOPE, PAGE, beyond, count_of
from workbench.lookups.british_people import (
    OVER,
    WHO,
    private_fields,
    state_control,
    state_no_control,
    state_officers,
)
from workbench.lookups.british_trouble import state_charges, state_insolvency
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import turned_down
from workbench.net.exchange import Request, Response
from workbench.texts import Message, say

_KEY = "gb_companies_house"
_PARSER = f"{_KEY}@1"
_HOST = "api.company-information.service.gov.uk"
_NO_SUCH = 404
_SEARCH, _UNIT, _OFFICERS, _FILINGS = "search", "unit", "officers", "filings"
_CONTROL, _NO_PARENT, _CHARGES, _INSOLVENCY = "control", "no_parent", "charges", "insolvency"
_CANDIDATES = 10
_LONGEST_NAME = 160
_PLANNED = (_UNIT, _OFFICERS, _CONTROL, _FILINGS)
_PATHS = {
    _OFFICERS: "officers",
    _FILINGS: "filing-history",
    _CONTROL: "persons-with-significant-control",
    _NO_PARENT: "persons-with-significant-control-statements",
    _CHARGES: "charges",
    _INSOLVENCY: "insolvency",
}
_WITH_PEOPLE = frozenset({_OFFICERS, _CONTROL, _INSOLVENCY})
_LENDERS = frozenset({"persons_entitled"})
"""Who lent money against a charge; in charges alone, where it may be a person."""

_ADDRESSEES = frozenset({"care_of", "care_of_name"})
"""Whom mail to a registered office is addressed to, which may be a person."""


def _ask(kind: str, about: str, **arguments: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about, arguments=tuple(sorted(arguments.items())))


class CompaniesHouse(Source):
    """The register of companies of the United Kingdom, asked with the user's own key.

    See https://developer-specs.company-information.service.gov.uk/ for its answers. The bodies of
    its refusals (401, 404, 429) were not seen live: only their status is read.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="Companies House",
        answers=say(
            "Who a British company is, how old, its status, officers, owners, charges and filings."
        ),
        countries=("GB",),
        schemes=(Scheme.GB_CRN,),
        hosts=(_HOST,),
        paces=PACES,
        licence="Companies House data, free to reuse",
        attribution="Companies House",
        travel=Travel.ATTRIBUTED,
        home="https://find-and-update.company-information.service.gov.uk/",
        key_need=KEY_NEED,
        searches_names=True,
        limits=LIMITS,
        personal=Personal.ROLES,
        golden=(
            Golden(
                kind=_UNIT,
                about="00445790",
                states=(
                    ("company.name", "TESCO PLC"),
                    ("company.founded", "1947-11-27"),
                    ("company.status", "active"),
                ),
            ),
            Golden(kind=_OFFICERS, about="00445790", states=(("role.holder", ""),)),
            Golden(
                kind=_CONTROL,
                about="03977902",
                comes=(AnswerKind.FOUND, AnswerKind.NOTHING_FOUND),
            ),
            Golden(kind=_FILINGS, about="00445790", states=(("company.last_accounts", ""),)),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_SEARCH, "Fjordlys", by="name"),
        _ask(_SEARCH, "99000007", by="number"),
        *(_ask(kind, "99000007") for kind in (_UNIT, *_PATHS)),
    )

    def searches(self, query: Query) -> Sequence[Question]:
        """Search by number where the query is a British one, else by name."""
        number = query.number(Scheme.GB_CRN)
        if number is not None:
            return (_ask(_SEARCH, number, by="number"),)
        return (_ask(_SEARCH, query.name[:_LONGEST_NAME], by="name"),) if query.name else ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for the profile, officers, control and filed accounts of each British number.

        Charges and insolvency are asked for where the profile says that there are any.
        """
        return tuple(_ask(kind, number) for number in company_numbers(company) for kind in _PLANNED)

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        if question.kind == _SEARCH and question.argument("by") == "name":
            size = ("items_per_page", str(_CANDIDATES))
            return _get("/search/companies", ("q", question.about), size)
        path = f"/company/{checked_number(question.about)}"
        if question.kind not in _PATHS:
            return _get(path)
        params = [("items_per_page", str(PAGE))] if question.kind != _INSOLVENCY else []
        if question.kind == _FILINGS:
            params.append(("category", "accounts"))
        return _get(f"{path}/{_PATHS[question.kind]}", *params)

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the register says; see `Source.read`.

        404 is its usual word for none: no such company, no charges, no insolvency, no control.
        """
        if response.status == _NO_SUCH:
            follow = (_ask(_NO_PARENT, question.about),) if question.kind == _CONTROL else ()
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, follow=follow)
        refusal = turned_down(response, _PARSER)
        if refusal is not None:
            return refusal
        root = read_json(response.content)
        match question.kind:
            case "search" if question.argument("by") == "name":
                return _hits(root)
            case "search" | "unit":
                return _profile(question, root)
            case _:
                return _READERS[question.kind](question, root)

    def kept(self, question: Question, response: Response) -> bytes:
        """Return the answer without what it tells of people beside their names and roles.

        Of those whose time is over the name goes too.
        """
        content = blanked(response.content)
        if question.kind in _WITH_PEOPLE:
            return blanked_where(blanked_fields(content, private_fields()), OVER, WHO)
        return blanked_fields(content, _LENDERS if question.kind == _CHARGES else _ADDRESSEES)


def _get(path: str, *params: tuple[str, str]) -> Request:
    return Request(
        url=f"https://{_HOST}{path}",
        params=params,
        headers={"Accept": "application/json"},
        key=COMPANIES_HOUSE,
        hosts=(_HOST,),
    )


def _hits(root: Node) -> Answer:
    """Read a page of hits; it says itself that it has none."""
    hits, total = root.required("items").elements(), root.required("total_results").number()
    if not hits and total == 0:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
    if not hits:
        raise root.unlike()
    found = tuple(candidate(hit, _KEY, decisive=False) for hit in hits)
    return Answer(kind=AnswerKind.FOUND, parser=_PARSER, candidates=found, drift=root.changed())


def _profile(question: Question, root: Node) -> Answer:
    """Read the profile, as a candidate where the number was searched for."""
    number = root.required("company_number").code()
    if number != question.about:
        raise not_about(question.about, str(number))
    found = candidate(root, _KEY, decisive=True)
    if question.kind == _SEARCH:
        return Answer(
            kind=AnswerKind.FOUND, parser=_PARSER, candidates=(found,), drift=root.changed()
        )
    facts = Statements(Entity(_KEY, question.about))
    state_profile(facts, root)
    more = ((_CHARGES, has_charges(root)), (_INSOLVENCY, has_insolvency(root)))
    follow = tuple(_ask(kind, question.about) for kind, wanted in more if wanted)
    root.ignore("has_charges", "has_insolvency_history", "links")
    return _found(facts, root, follow)


def _officers(question: Question, root: Node) -> Answer:
    """Read the officers of today; those who may stand beyond the page are said to be missing.

    All who ever were count in the total, so a longer list hides nobody where as many as are active
    were read.
    """
    root.expect("active_count", "total_results")
    facts, items = _listed(question, root)
    state_officers(facts, items)
    active = root.get("active_count")
    current = active.number() if active is not None else None
    if current is not None and current <= len(facts.facts):
        return _found(facts, root)
    listed, count = len(items.elements()), count_of(root, "total_results")
    beyond = say(
        "The register lists {listed} of {count} officers at a time; the others are left out.",
        listed=listed,
        count=count,
    )
    return _found(facts, root, missing=(beyond,) if count > listed else ())


def _control(question: Question, root: Node) -> Answer:
    """Read who controls the company; where nobody is named, the company's statement says why."""
    facts, items = _listed(question, root)
    state_control(facts, items)
    follow = () if facts.facts else (_ask(_NO_PARENT, question.about),)
    return _found(facts, root, follow, beyond(items, count_of(root, "total_results")))


def _no_parent(question: Question, root: Node) -> Answer:
    facts, items = _listed(question, root)
    state_no_control(facts, items)
    return _found(facts, root, missing=beyond(items, count_of(root, "total_results")))


def _filings(question: Question, root: Node) -> Answer:
    """Read the filed accounts, the newest first.

    The total may be that of filings of every kind, so only a full page can hide some of these.
    """
    facts, items = _listed(question, root)
    follow = state_filings(facts, items, question.about)
    full = len(items.elements()) >= PAGE
    count = count_of(root, "total_count") if full else 0
    return _found(facts, root, follow, beyond(items, count))


def _charges(question: Question, root: Node) -> Answer:
    facts, items = _listed(question, root)
    state_charges(facts, root)
    return _found(facts, root, missing=beyond(items, count_of(root, "total_count")))


def _insolvency(question: Question, root: Node) -> Answer:
    facts, cases = _listed(question, root, "cases")
    state_insolvency(facts, cases)
    root.ignore("status")
    return _found(facts, root)


def _listed(question: Question, root: Node, name: str = "items") -> tuple[Statements, Node]:
    """Return an empty collection of facts, and the list that an answer is.

    Raises:
        SourceUnreadable: there is no list.
    """
    items = root.required(name)
    items.elements()
    root.ignore(*ENVELOPE)
    return Statements(Entity(_KEY, question.about)), items


_READERS: dict[str, Callable[[Question, Node], Answer]] = {
    _OFFICERS: _officers,
    _CONTROL: _control,
    _NO_PARENT: _no_parent,
    _FILINGS: _filings,
    _CHARGES: _charges,
    _INSOLVENCY: _insolvency,
}


def _found(
    facts: Statements,
    root: Node,
    follow: tuple[Question, ...] = (),
    missing: tuple[Message, ...] = (),
) -> Answer:
    """Return what was stated; an answer that names nobody and nothing is one too."""
    if not facts.facts and not missing:
        none = AnswerKind.NOTHING_FOUND
        return Answer(kind=none, parser=_PARSER, follow=follow, drift=root.drift())
    return Answer(
        kind=AnswerKind.PARTIAL if missing else AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(Identifier(Scheme.GB_CRN, facts.entity.number),),
        facts=tuple(facts.facts),
        follow=follow,
        missing=missing,
        drift=root.drift(),
    )


SOURCES.add(_KEY)(CompaniesHouse())
