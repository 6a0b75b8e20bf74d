"""e-Äriregister: name, status and address of an Estonian company, from its own search box."""

from collections.abc import Sequence
from typing import ClassVar

from workbench.domain.company import Candidate, Company, Entity, Identifier, Query, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.lookups.estonia import checked_registry_code, status_of
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import turned_down
from workbench.net.exchange import Request, Response
from workbench.texts import say

_KEY = "ee_ariregister"
_PARSER = f"{_KEY}@1"
_HOST = "ariregister.rik.ee"
_SEARCH, _UNIT = "search", "unit"
_LONGEST_NAME = 200
_READ_AND_LEFT = ("company_id", "historical_names", "url", "zip_code", "reg_code")


def _ask(kind: str, about: str, **arguments: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about, arguments=tuple(sorted(arguments.items())))


class Ariregister(Source):
    """The search box of the register, open to all; the rest is in files or needs a contract.

    Its answer is known from those who use it, and was not seen live.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="e-Äriregister",
        answers=say("Who an Estonian company is, its status and address."),
        countries=("EE",),
        schemes=(Scheme.EE_REGISTRIKOOD,),
        hosts=(_HOST,),
        paces=(Pace(1, 1), Pace(20, 60)),
        licence="CC BY 4.0",
        attribution="Registrite ja Infosüsteemide Keskus (RIK)",
        travel=Travel.ATTRIBUTED,
        home="https://ariregister.rik.ee/",
        searches_names=True,
        warning=say("It tells no more than name, status and address."),
        limits=say("No limit is published. We ask at most 20 times a minute."),
        personal=Personal.SOLE_TRADERS,
        golden=(
            Golden(
                kind=_UNIT,
                about="16752073",
                states=(("company.name", "007 Agent & Partners OÜ"),),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_SEARCH, "Virmalised", by="name"),
        _ask(_SEARCH, "99000028", by="number"),
        _ask(_UNIT, "99000028"),
    )

    def searches(self, query: Query) -> Sequence[Question]:
        """Search by registry code, or by name."""
        number = query.number(Scheme.EE_REGISTRIKOOD)
        if number is not None:
            return (_ask(_SEARCH, number, by="number"),)
        return (_ask(_SEARCH, query.name[:_LONGEST_NAME], by="name"),) if query.name else ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for each registry code."""
        return tuple(_ask(_UNIT, number) for number in company.numbers(Scheme.EE_REGISTRIKOOD))

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        by_name = question.argument("by") == "name"
        sought = question.about if by_name else checked_registry_code(question.about)
        return Request(
            url=f"https://{_HOST}/eng/api/autocomplete",
            params=(("q", sought),),
            headers={"Accept": "application/json"},
            hosts=(_HOST,),
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the search offers; see `Source.read`."""
        turned = turned_down(response, _PARSER)
        if turned is not None:
            return turned
        root = read_json(response.content)
        hits = root.required("data").elements()
        root.ignore("status")
        if question.argument("by") == "name":
            return _read_names(root, hits)
        mine = [each for each in hits if each.code("reg_code") == question.about]
        if not mine:
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, drift=root.changed())
        return _read_number(question, root, mine[0])


SOURCES.add(_KEY)(Ariregister())


def _read_names(root: Node, hits: list[Node]) -> Answer:
    if not hits:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
    found = tuple(_candidate(each, decisive=False) for each in hits)
    return Answer(kind=AnswerKind.FOUND, parser=_PARSER, candidates=found, drift=root.changed())


def _candidate(hit: Node, *, decisive: bool) -> Candidate:
    number, name = hit.code("reg_code"), hit.text("name")
    if number is None or name is None:
        raise hit.unlike(hit.pointer)
    return Candidate(
        entity=Entity(_KEY, number),
        identifier=Identifier(Scheme.EE_REGISTRIKOOD, number),
        name=name,
        country="EE",
        status=status_of(hit.text("status") or ""),
        decisive=decisive,
    )


def _read_number(question: Question, root: Node, hit: Node) -> Answer:
    if question.kind == _SEARCH:
        return Answer(
            kind=AnswerKind.FOUND,
            parser=_PARSER,
            candidates=(_candidate(hit, decisive=True),),
            drift=root.changed(),
        )
    facts = Statements(Entity(_KEY, question.about))
    facts.text("company.name", hit.get("name"))
    facts.text("company.address", hit.get("legal_address"))
    words = hit.text("status") or ""
    status = status_of(words)
    if status:
        facts.add("company.status", status, hit.required("status").place)
    if len(words) > 1:
        facts.text("company.status_reason", hit.get("status"))
    hit.ignore(*_READ_AND_LEFT)
    if not facts.facts:
        raise hit.unlike(hit.pointer)
    return Answer(
        kind=AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(Identifier(Scheme.EE_REGISTRIKOOD, question.about),),
        facts=tuple(facts.facts),
        drift=hit.drift(),
    )
