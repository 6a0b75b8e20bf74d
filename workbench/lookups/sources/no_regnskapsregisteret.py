"""Regnskapsregisteret: key figures of the newest accounts, the years filed, and each year's PDF."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from workbench.domain.company import Company, Entity, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.filed_documents import FiledDocument
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.norway import checked_number
from workbench.lookups.norway_accounts import state_accounts
from workbench.lookups.source import SOURCES, Source, unlike_promise
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import not_offered, turned_down
from workbench.net.exchange import Request, Response
from workbench.texts import Message, say

_KEY = "no_regnskapsregisteret"
_PARSER = f"{_KEY}@2"
_BASE = "https://data.brreg.no/regnskapsregisteret/regnskap"
_HOST = "data.brreg.no"
_ACCOUNTS, _YEARS, _DOCUMENT = "accounts", "years", "document"
_YEAR = re.compile("[0-9]{4}")
_PDF = b"%PDF-"
_PATIENCE = 60.0
"""Seconds for a PDF: many are pictures of paper, of some megabytes."""

_UNSUPPORTED = re.compile(r"oppstillingsplan som ikke er st[øo]ttet \(([A-ZÆØÅ_]+)\)")
"""The only mark that tells a bank's or an insurer's accounts, for ever, from a broken server."""


def _ask(kind: str, about: str, **arguments: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about, arguments=tuple(sorted(arguments.items())))


def document(number: str, year: str) -> Question:
    """Return the question for a year's accounts as filed: a PDF, from which nothing is read.

    Research does not ask it by itself; who enters figures by hand does.
    """
    return _ask(_DOCUMENT, number, end=year)


def documents(number: str, years: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return each filed year and the address of its PDF, the newest first.

    Raises:
        InvalidInput: the number or a year is none.
    """
    return tuple((year, _address(number, year)) for year in sorted(set(years), reverse=True))


def _address(number: str, year: str) -> str:
    if not _YEAR.fullmatch(year):
        raise InvalidInput(say("{year} is not a year.", year=year), field="query")
    return f"{_BASE}/aarsregnskap/kopi/{checked_number(number)}/{year}"


class Regnskapsregisteret(Source):
    """The register of annual accounts: without a login the newest year, the company's own."""

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="Regnskapsregisteret",
        answers=say(
            "Key figures of a Norwegian company's newest annual accounts, and each year's as PDF."
        ),
        countries=("NO",),
        schemes=(Scheme.NO_ORGNR,),
        hosts=(_HOST,),
        paces=(Pace(5, 1),),
        licence="NLOD 2.0",
        attribution="Brønnøysundregistrene",
        travel=Travel.ATTRIBUTED,
        home="https://www.brreg.no/",
        limits=say(
            "No limit is published. We ask at most five times a second. Without a login it gives"
            " the newest year only, and it may end without notice."
        ),
        personal=Personal.SIGNATORIES,
        golden=(
            Golden(
                kind=_ACCOUNTS,
                about="923609016",
                states=(
                    ("accounts.revenue", ""),
                    ("accounts.operating_result", ""),
                    ("accounts.net_result", ""),
                    ("accounts.assets", ""),
                    ("accounts.equity", ""),
                    ("accounts.audited", "yes"),
                    ("accounts.is_parent", "yes"),
                ),
            ),
            Golden(kind=_ACCOUNTS, about="984851006", comes=(AnswerKind.NOT_OFFERED,)),
            Golden(
                kind=_YEARS,
                about="984851006",
                states=(("company.last_accounts", ""), ("company.filed_years", "2024")),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_ACCOUNTS, "311000004"),
        _ask(_YEARS, "311000004"),
        document("311000004", "2024"),
    )

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for the newest accounts and the filed years, for each Norwegian number."""
        numbers = company.numbers(Scheme.NO_ORGNR)
        return tuple(_ask(kind, number) for number in numbers for kind in (_ACCOUNTS, _YEARS))

    def documents(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[FiledDocument]:
        """Return each filed year's PDF, of the numbers of which the years were told."""
        filed: dict[str, list[str]] = {}
        for known in facts:
            fact = known.fact
            if fact.key == "company.filed_years" and fact.entity.source == _KEY and known.current:
                filed.setdefault(fact.entity.number, []).append(fact.value)
        return tuple(
            FiledDocument(_KEY, year, address)
            for number, years in filed.items()
            for year, address in documents(number, years)
        )

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        number = checked_number(question.about)
        if question.kind == _DOCUMENT:
            address = _address(number, question.argument("end"))
            wanted = {"Accept": "application/pdf"}
            return Request(url=address, headers=wanted, hosts=(_HOST,), seconds=_PATIENCE)
        path = f"aarsregnskap/kopi/{number}/aar" if question.kind == _YEARS else number
        return Request(
            url=f"{_BASE}/{path}", headers={"Accept": "application/json"}, hosts=(_HOST,)
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the register says; see `Source.read`."""
        match response.status:
            case 404:
                return _nothing_filed(question, response.content)
            case 500 if (layout := _unsupported(response.content)) is not None:
                return not_offered(
                    _PARSER,
                    say(
                        "The register gives no key figures for this kind of accounts ({layout}).",
                        layout=layout,
                    ),
                    say("The accounts themselves lie in the register as PDF."),
                )
        refusal = turned_down(response, _PARSER)
        if refusal is not None:
            return refusal
        if question.kind == _DOCUMENT:
            return _read_document(question, response.content)
        root = read_json(response.content)
        entries = root.elements()
        facts = Statements(Entity(_KEY, question.about))
        missing: tuple[Message, ...] = ()
        if question.kind == _YEARS:
            _state_years(facts, entries)
        else:
            missing = tuple(why for each in entries for why in state_accounts(facts, each))
        told = facts.told(root, Scheme.NO_ORGNR, _PARSER)
        return replace(told, kind=AnswerKind.PARTIAL, missing=missing) if missing else told


def _read_document(question: Question, content: bytes) -> Answer:
    """Take a PDF as it is: figures in it are entered by a person, who cites its pages."""
    if not content.lstrip().startswith(_PDF):
        raise unlike_promise("the answer is no PDF")
    return Answer(kind=AnswerKind.FOUND, parser=_PARSER, entity=Entity(_KEY, question.about))


def _nothing_filed(question: Question, content: bytes) -> Answer:
    """Read 404, whose body is empty or JSON; where a PDF was asked for it may be anything."""
    if content.strip() and question.kind != _DOCUMENT:
        read_json(content)
    return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)


def _unsupported(content: bytes) -> str | None:
    """Return the layout a 500 names as unsupported, or None: then the server did fail."""
    try:
        message = read_json(content).text("message")
    except SourceUnreadable:
        return None
    found = _UNSUPPORTED.search(message or "")
    return found.group(1) if found else None


def _state_years(facts: Statements, years: Sequence[Node]) -> None:
    """State the newest year, and each year, for which accounts are filed."""
    told: dict[str, Node] = {}
    for year in years:
        words = year.text() or ""
        if not isinstance(year.value, str) or not _YEAR.fullmatch(words):
            raise year.unlike(year.pointer)
        told.setdefault(words, year)
    if told:
        facts.text("company.last_accounts", told[max(told)])
    for words in sorted(told, reverse=True):
        facts.text("company.filed_years", told[words])


SOURCES.add(_KEY)(Regnskapsregisteret())
