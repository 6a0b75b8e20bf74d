"""Wikidata: what volunteers wrote about a company, found only by a number that it holds."""

from collections.abc import Sequence
from typing import ClassVar

from workbench.domain.company import Company, Entity, Identifier, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.domain.values import date_text, decimal_text
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import failed, not_offered, turned_down
from workbench.lookups.wikidata_item import (
    PROPERTIES,
    identifiers,
    is_person,
    is_qid,
    items,
    joined,
    lone,
    moments,
    newest_count,
    numbers_of,
    parted,
    texts,
    without_a_person,
    written,
)
from workbench.net.exchange import Request, Response
from workbench.texts import Message, say

_KEY = "wikidata"
_PARSER = f"{_KEY}@1"
_HOST = "www.wikidata.org"
_API = f"https://{_HOST}/w/api.php"
_SEARCH, _ENTITY, _RELATIONS = "search", "entity", "relations"
_GONE = 404
_HITS = 5
_YEARS_OF_STAFF = 2
_LANGUAGES = ("en", "mul", "da", "nb", "sv", "fi", "de", "fr")
_LINKS = {"parent": "P749", "seat": "P159", "exchange": "P414"}
"""What of other items is told: argument of the question to property."""

_MOST_LINKS = 5
_SEVERAL = say(
    "The item holds the numbers of several companies and does not say which is whose, so it is "
    "not read."
)


def _ask(kind: str, about: str, **arguments: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about, arguments=tuple(sorted(arguments.items())))


class Wikidata(Source):
    """The free knowledge base; see https://www.wikidata.org/wiki/Wikidata:Data_access.

    It is no register: an item is taken only where it holds the very number that was looked for,
    never by its name. Its amounts are left out, since nobody says whether they are a company's own
    or its group's. An item's shape was seen live, but no company's, no search and no list of names.
    It refuses a request without a User-Agent that says who asks; the door sends ours.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="Wikidata",
        answers=say("A known company's website, age, parents, exchange and staff, by volunteers."),
        countries=(),
        schemes=(Scheme.WIKIDATA,),
        hosts=(_HOST,),
        paces=(Pace(2, 1), Pace(60, 60)),
        licence="CC0 1.0",
        attribution="Wikidata",
        travel=Travel.FREELY,
        home="https://www.wikidata.org/",
        warning=say("Anybody can write there, so what it says needs a second source."),
        limits=say("No limit is published. We ask at most twice a second and 60 times a minute."),
        personal=Personal.NONE,
        golden=(
            Golden(kind=_SEARCH, about="lei 7LTWFZYICNSX8D621K86"),
            Golden(
                kind=_ENTITY,
                about="Q66048",
                arguments=(("holds", "lei 7LTWFZYICNSX8D621K86"),),
                comes=(AnswerKind.FOUND, AnswerKind.PARTIAL),
                states=(("company.website", ""),),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_SEARCH, "no.orgnr 311000004"),
        _ask(_ENTITY, "Q999999999", holds="no.orgnr 311000004"),
        _ask(_RELATIONS, "Q999999999", parent="Q999999998", seat="Q999999997"),
    )

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Look for the item that holds one of its numbers."""
        numbers = numbers_of(company)
        return (_ask(_SEARCH, joined(numbers)),) if numbers else ()

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        if question.kind == _SEARCH:
            sought = "|".join(
                f"{PROPERTIES[each.scheme]}={written(each)}" for each in parted(question.about)
            )
            return _call(
                ("action", "query"),
                ("list", "search"),
                ("srsearch", f"haswbstatement:{sought}"),
                ("srlimit", str(_HITS)),
            )
        about = _checked(question.about)
        if question.kind == _RELATIONS:
            linked = [_checked(each) for each in _linked(question)]
            return _call(
                ("action", "wbgetentities"),
                ("ids", "|".join(dict.fromkeys(linked))),
                ("props", "labels"),
                ("languages", "|".join(_LANGUAGES)),
            )
        parted(question.argument("holds"))
        return Request(
            url=f"https://{_HOST}/wiki/Special:EntityData/{about}.json",
            headers={"Accept": "application/json"},
            hosts=(_HOST,),
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the item says; see `Source.read`."""
        if response.status == _GONE:
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
        refusal = turned_down(response, _PARSER)
        if refusal is not None:
            return refusal
        root = read_json(response.content)
        error = root.at("error", "code")
        if error is not None:
            return failed(
                _PARSER, say("The service answered with {error}.", error=error.text() or "")
            )
        match question.kind:
            case "search":
                return _read_search(question, root)
            case "relations":
                return _read_names(question, root)
            case _:
                return _read_item(question, root, response.taken.year)

    def kept(self, question: Question, response: Response) -> bytes:
        """Return the answer; of an item about a person no more than that it is one."""
        content = response.content
        return content if question.kind != _ENTITY else without_a_person(content, question.about)


def _call(*params: tuple[str, str]) -> Request:
    return Request(
        url=_API,
        params=(*params, ("format", "json")),
        headers={"Accept": "application/json"},
        hosts=(_HOST,),
    )


def _checked(about: str) -> str:
    if not is_qid(about):
        raise InvalidInput(
            say("{number} is not the number of an item of Wikidata.", number=about), field="query"
        )
    return about


def _linked(question: Question) -> list[str]:
    return [each for name in _LINKS for each in question.argument(name).split(",") if each]


def _read_search(question: Question, root: Node) -> Answer:
    """Lead on to the one item that holds the number; several are told, and none is taken."""
    hits = root.required("query").required("search").elements()
    found = [title for hit in hits if (title := hit.text("title")) is not None and is_qid(title)]
    if len(found) != len(hits):
        raise root.unlike("a hit is no item")
    if not found:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
    if len(found) > 1:
        several = say(
            "{number} stands in several records: {records}. None of them is taken.",
            number=question.about,
            records=", ".join(found),
        )
        return Answer(kind=AnswerKind.PARTIAL, parser=_PARSER, missing=(several,))
    follow = (_ask(_ENTITY, found[0], holds=question.about),)
    return Answer(kind=AnswerKind.FOUND, parser=_PARSER, follow=follow, drift=root.changed())


def _read_item(question: Question, root: Node, year: int) -> Answer:
    """Read an item that holds one of the numbers it was found by."""
    item = root.required("entities").get(question.about)
    if item is None or item.text("id") != question.about:
        raise not_about(question.about)
    held = identifiers(item)
    sought = set(question.argument("holds").split(","))
    if not sought & {str(each) for each in held}:
        raise SourceUnreadable(
            say("The answer is not about {number}.", number=question.argument("holds"))
        )
    stated = lone(held)
    if not sought & {str(each) for each in stated}:
        return Answer(kind=AnswerKind.PARTIAL, parser=_PARSER, missing=(_SEVERAL,))
    if is_person(item):
        return not_offered(_PARSER, say("The item is about a person, so it is not read."))
    facts = Statements(Entity(_KEY, question.about))
    missing = _state(facts, item, year)
    links = {name: ",".join(_targets(item, prop)) for name, prop in _LINKS.items()}
    told = {name: linked for name, linked in links.items() if linked}
    return Answer(
        kind=AnswerKind.PARTIAL if missing else AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(Identifier(Scheme.WIKIDATA, question.about), *stated),
        facts=tuple(facts.facts),
        follow=(_ask(_RELATIONS, question.about, **told),) if told else (),
        missing=missing,
        drift=root.changed(),
    )


def _targets(item: Node, name: str) -> list[str]:
    return list(dict.fromkeys(items(item, name)))[:_MOST_LINKS]


def _state(facts: Statements, item: Node, year: int) -> tuple[Message, ...]:
    """State days, website and staff; two different days of founding are told and not chosen."""
    missing: list[Message] = []
    for key, name in (("company.founded", "P571"), ("company.ceased", "P576")):
        found = list(moments(item, name))
        days = {each.day for each in found if each.day is not None}
        if len(days) == 1 and len({each.year for each in found}) == 1:
            chosen = next(each for each in found if each.day is not None)
            facts.add(key, date_text(days.pop()), chosen.node.place)
        elif found and key == "company.founded":
            years = sorted({str(each.year) for each in found})
            missing.append(
                say("It tells no single day of founding, only {years}.", years=", ".join(years))
            )
    website = next(texts(item, "P856"), None)
    facts.text("company.website", website)
    staff = newest_count(item, "P1128", year - _YEARS_OF_STAFF)
    if staff is not None:
        node, count = staff
        facts.add("company.employees", decimal_text(count), node.place)
    return tuple(missing)


def _read_names(question: Question, root: Node) -> Answer:
    """State parents, seat and exchanges by the names of their items."""
    entities = root.required("entities")
    facts = Statements(Entity(_KEY, question.about))
    for name in _LINKS:
        for number in question.argument(name).split(","):
            label = _label(entities.get(number) if number else None)
            if label is None:
                continue
            if name == "parent":
                facts.text(
                    "company.related_parent",
                    label,
                    number=number,
                    scheme=Scheme.WIKIDATA.value,
                    kind="direct",
                )
            elif name == "seat":
                facts.text("company.town", label)
            else:
                facts.text("company.listed", label)
    if not facts.facts:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
    return Answer(
        kind=AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        facts=tuple(facts.facts),
        drift=root.changed(),
    )


def _label(item: Node | None) -> Node | None:
    """Return the name of an item in the first language that has one."""
    labels = item.get("labels") if item is not None else None
    for language in _LANGUAGES:
        label = labels.at(language, "value") if labels is not None else None
        if label is not None and isinstance(label.value, str):
            return label
    return None


SOURCES.add(_KEY)(Wikidata())
