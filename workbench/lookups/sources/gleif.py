"""GLEIF: who holds an LEI, by which national number, and to which group the company belongs."""

from collections.abc import Sequence
from typing import ClassVar

import stdnum.lei

from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.lei_forms import form_to_ask, state_form
from workbench.lookups.lei_numbers import SCHEMES, nationals, spellings
from workbench.lookups.lei_questions import AMONG, HITS, LIKE, NAME, path_and_query
from workbench.lookups.lei_record import LeiRecord, candidate, read_record, state_record
from workbench.lookups.lei_relations import PATHS, offered, state_exception, state_relatives
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import turned_down
from workbench.net.exchange import Request, Response
from workbench.texts import Message, say

_KEY = "gleif"
_PARSER = f"{_KEY}@1"
_HOST = "api.gleif.org"
_API = f"https://{_HOST}/api/v1"
_FILINGS = "xbrl_filings"
_SEARCH, _LEI, _NO_PARENT, _FORM = "search", "lei", "no_parent", "form"
_LONGEST_NAME = 200
_GONE = 404


def _ask(kind: str, about: str, **arguments: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about, arguments=tuple(sorted(arguments.items())))


class Gleif(Source):
    """The global register of LEIs (ISO 17442); see https://www.gleif.org/en/lei-data/gleif-api.

    By number a record is found by the register it is in and its number there. Whether that filter
    takes several registers at once, and whether `fuzzycompletions` and the search by several LEIs
    go together, was not seen live.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="GLEIF",
        answers=say("A company's LEI, its age and status, its parents and its subsidiaries."),
        countries=(),
        schemes=(Scheme.LEI, *SCHEMES),
        hosts=(_HOST,),
        paces=(Pace(60, 60),),
        licence="CC0 1.0",
        attribution="Global Legal Entity Identifier Foundation (GLEIF)",
        travel=Travel.FREELY,
        home="https://search.gleif.org/",
        searches_names=True,
        limits=say("Sixty questions a minute is what its users report; we ask no more than that."),
        personal=Personal.SOLE_TRADERS,
        golden=(
            Golden(
                kind=_LEI,
                about="21380068P1DRHMJ8KU70",
                states=(("company.name", "SHELL PLC"), ("company.founded", "2002-02-05")),
            ),
            Golden(
                kind=_LEI,
                about="5567081699",
                arguments=(("scheme", Scheme.SE_ORGNR.value),),
                states=(("company.founded", "2006-08-08"),),
            ),
            Golden(
                kind="children",
                about="5299001ERX0K10IZUL40",
                comes=(AnswerKind.FOUND, AnswerKind.PARTIAL),
                states=(("company.subsidiary", ""),),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_SEARCH, "Fjordlys Automasjon", by=NAME),
        _ask(_SEARCH, "Fjordlys Automasjon", by=LIKE),
        _ask(_SEARCH, "9999000000FJORDLYS12", by=AMONG),
        _ask(_SEARCH, "311000004", scheme=Scheme.NO_ORGNR.value),
        _ask(_SEARCH, "9999000000FJORDLYS12"),
        _ask(_LEI, "9999000000FJORDLYS12"),
        _ask(_LEI, "311000004", scheme=Scheme.NO_ORGNR.value),
        _ask("parent", "9999000000FJORDLYS12"),
        _ask("group_parent", "9999000000FJORDLYS12"),
        _ask("children", "9999000000FJORDLYS12"),
        _ask(_NO_PARENT, "9999000000FJORDLYS12", level="direct"),
        _ask(_FORM, "9999000000FJORDLYS12", code="SGST"),
    )

    def searches(self, query: Query) -> Sequence[Question]:
        """Search by LEI, by a national number, or by name."""
        lei = query.number(Scheme.LEI)
        if lei is not None:
            return (_ask(_SEARCH, lei),)
        for scheme in SCHEMES:
            number = query.number(scheme)
            if number is not None:
                return (_ask(_SEARCH, number, scheme=scheme.value),)
        return (_ask(_SEARCH, query.name[:_LONGEST_NAME], by=NAME),) if query.name else ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for the record of its LEI, else for the one that holds its national number."""
        leis = company.numbers(Scheme.LEI)
        if leis:
            return tuple(_ask(_LEI, lei) for lei in leis)
        return tuple(
            _ask(_LEI, number.value, scheme=number.scheme.value) for number in nationals(company)
        )

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        path, params = path_and_query(question)
        return Request(
            url=_API + path,
            params=params,
            headers={"Accept": "application/vnd.api+json"},
            hosts=(_HOST,),
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the register says; see `Source.read`."""
        if response.status == _GONE:
            if response.content.strip():
                read_json(response.content)
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
        refusal = turned_down(response, _PARSER)
        if refusal is not None:
            return refusal
        root = read_json(response.content)
        root.ignore("meta", "links")
        if question.argument("by") == LIKE:
            return _read_names(root)
        if question.kind in PATHS or question.kind in {_NO_PARENT, _FORM}:
            return _read_relations(question, root)
        records = _records(root)
        if question.kind == _SEARCH:
            return _read_search(question, root, records)
        return _read_lei(question, root, records, response)


def _records(root: Node) -> list[LeiRecord]:
    """Return the records of an answer, which is one of them or a list.

    Raises:
        SourceUnreadable: it is neither, or a list that says it holds another number of them.
    """
    data = root.required("data")
    if not isinstance(data.value, list):
        return [read_record(data)]
    records = [read_record(each) for each in data.elements()]
    total = root.at("meta", "pagination", "total")
    count = total.number() if total is not None else None
    if count is None or (count > 0) != bool(records):
        raise root.unlike("/meta/pagination/total")
    return records


def _holding(question: Question, records: Sequence[LeiRecord]) -> list[LeiRecord]:
    """Return the records that hold the very number asked for; numbers that are void hold none."""
    scheme = question.argument("scheme")
    if not scheme:
        return [each for each in records if each.lei == question.about]
    number = Identifier(Scheme(scheme), question.about)
    return [each for each in records if each.number == number and not each.is_void]


def _nothing(question: Question) -> Answer:
    """Return that nothing was found, and the other way to ask for the same, where there is one."""
    follow: tuple[Question, ...] = ()
    arguments = dict(question.arguments)
    if question.argument("by") == NAME:
        follow = (_ask(question.kind, question.about, by=LIKE),)
    scheme = question.argument("scheme")
    if scheme and not question.argument("spelt"):
        number = Identifier(Scheme(scheme), question.about)
        if len(spellings(number)) > 1:
            follow = (_ask(question.kind, question.about, **{**arguments, "spelt": "plain"}),)
    return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, follow=follow)


def _read_names(root: Node) -> Answer:
    """Read names that are like what was typed, and ask for the records they belong to."""
    leis: list[str] = []
    for hit in root.required("data").elements():
        lei = hit.at("relationships", "lei-records", "data", "id")
        # A name may come without a record.
        number = lei.text() if lei is not None else None
        if number is not None and stdnum.lei.is_valid(number) and number not in leis:
            leis.append(number)
    if not leis:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
    follow = (_ask(_SEARCH, ",".join(leis[:HITS]), by=AMONG),)
    return Answer(kind=AnswerKind.FOUND, parser=_PARSER, follow=follow, drift=root.changed())


def _read_search(question: Question, root: Node, records: Sequence[LeiRecord]) -> Answer:
    named = bool(question.argument("by"))
    found = [each for each in records if not each.is_void] if named else _holding(question, records)
    if not found:
        return _nothing(question)
    return Answer(
        kind=AnswerKind.FOUND,
        parser=_PARSER,
        candidates=tuple(
            candidate(each, _KEY, decisive=not named and not each.is_branch) for each in found
        ),
        drift=root.changed(),
    )


def _read_lei(
    question: Question, root: Node, records: Sequence[LeiRecord], response: Response
) -> Answer:
    """Read the one record of a company; several for one number are told, and none is taken."""
    holding = _holding(question, records)
    by_number = bool(question.argument("scheme"))
    if not holding and records and not by_number:
        raise not_about(question.about)
    main = [each for each in holding if not each.is_branch] if by_number else holding
    if not main:
        return _nothing(question)
    if len(main) > 1:
        several = say(
            "{number} stands in several records: {records}. None of them is taken.",
            number=question.about,
            records=", ".join(each.lei for each in main),
        )
        return Answer(kind=AnswerKind.PARTIAL, parser=_PARSER, missing=(several,))
    record = main[0]
    facts = Statements(Entity(_KEY, record.lei))
    state_record(facts, record, response.taken.date())
    for branch in holding:
        if branch is not record:
            facts.text("company.branch", branch.name, number=branch.lei)
    return Answer(
        kind=AnswerKind.PARTIAL if record.missing else AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=record.identifiers,
        facts=tuple(facts.facts),
        follow=(*_relatives(record), *_filings(question, record)),
        missing=tuple(record.missing),
        drift=root.drift() if len(records) == 1 else root.changed(),
    )


def _relatives(record: LeiRecord) -> tuple[Question, ...]:
    found = [_ask(kind, record.lei, **arguments) for kind, arguments in offered(record)]
    code = form_to_ask(record)
    return (*found, _ask(_FORM, record.lei, code=code)) if code else tuple(found)


def _filings(question: Question, record: LeiRecord) -> tuple[Question, ...]:
    """Ask for the reports that a company files under its LEI, where securities show it is listed.

    Where the company is known by its national number alone, that goes along, since who files is
    known by the LEI only.
    """
    if record.relations is None or record.relations.get("isins") is None:
        return ()
    scheme = question.argument("scheme")
    own = (("holds", f"{scheme} {question.about}"),) if scheme else ()
    return (Question(source=_FILINGS, kind="index", about=record.lei, arguments=own),)


def _read_relations(question: Question, root: Node) -> Answer:
    facts = Statements(Entity(_KEY, question.about))
    missing: tuple[Message, ...] = ()
    if question.kind == _NO_PARENT:
        state_exception(facts, root, question.argument("level"))
    elif question.kind == _FORM:
        state_form(facts, root, question.argument("code"))
    else:
        missing = state_relatives(facts, root, question.kind)
    if not facts.facts:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
    return Answer(
        kind=AnswerKind.PARTIAL if missing else AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        facts=tuple(facts.facts),
        missing=missing,
        drift=root.changed(),
    )


SOURCES.add(_KEY)(Gleif())
