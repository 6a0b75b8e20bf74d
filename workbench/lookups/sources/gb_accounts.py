"""British accounts: one filed set of annual accounts at Companies House, read from its XBRL."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from urllib.parse import quote

from workbench.domain.company import Company, Entity, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Mention, Problem, Question
from workbench.domain.source import Golden, Manifest, Personal, Travel
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.british_accounts import read_accounts
from workbench.lookups.british_documents import PDF, page_of, report_of
from workbench.lookups.british_filings import DOCUMENT_ID
from workbench.lookups.british_key import COMPANIES_HOUSE, KEY_NEED, LIMITS, PACES
from workbench.lookups.british_numbers import checked_number
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.tagged_lines import Filing
from workbench.lookups.turned_down import not_offered, turned_down
from workbench.lookups.xbrl.tree import read_day
from workbench.net.exchange import Request, Response
from workbench.texts import say

_KEY = "gb_accounts"
_PARSER = f"{_KEY}@2"
_HOST = "document-api.company-information.service.gov.uk"
_HOSTS = (_HOST, "*.amazonaws.com")
"""A document lies in a store of Amazon's, to which its address leads without our key."""

_SITE = "https://find-and-update.company-information.service.gov.uk"
_DATA, _ACCOUNTS = "document_data", "accounts"
_NO_SUCH, _NOT_SO = 404, 406
_MEDIA = ("application/xhtml+xml", "application/xml", "application/zip")
"""Kinds of document that are read, the usual one first; only the first was seen live."""

_OF_DOCUMENTS = (
    "barcode",
    "category",
    "etag",
    "filename",
    "links",
    "pages",
    "significant_date",
    "significant_date_type",
    "updated_at",
)


class BritishAccounts(Source):
    """The documents that `gb_companies_house` points at: what each is offered as, then itself."""

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title=say("Companies House (accounts)"),
        answers=say("The figures of a British company's filed annual accounts, year by year."),
        countries=("GB",),
        schemes=(Scheme.GB_CRN,),
        hosts=_HOSTS,
        paces=PACES,
        licence="Companies House data, free to reuse",
        attribution="Companies House",
        travel=Travel.ATTRIBUTED,
        home=f"{_SITE}/",
        key_need=KEY_NEED,
        large=True,
        limits=LIMITS,
        personal=Personal.SIGNATORIES,
        golden=(
            # A confirmation statement, which is offered as PDF alone.
            Golden(
                kind=_DATA,
                about="00445790",
                comes=(AnswerKind.NOT_OFFERED,),
                arguments=(
                    ("document", "IHFGB_pcm7rSIRefsfuXK1MDkLFxrSoHbKKAgY7OTxk"),
                    ("end", "2026-06-18"),
                ),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = tuple(
        Question(
            source=_KEY,
            kind=kind,
            about="99000007",
            arguments=(
                ("document", "AbCdEfGhIjKlMnOpQrStUvWxYz-_0123456789"),
                ("end", "2025-12-31"),
                ("filed", "2026-05-04"),
                ("filing", "MzAwMDAwMDAwMGFkaXF6a2N4"),
                *more,
                ("version", "original"),
            ),
        )
        for kind, more in ((_DATA, ()), (_ACCOUNTS, (("media", _MEDIA[0]),)))
    )

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask nothing by itself: only the filing history knows the documents."""
        return ()

    def request(self, question: Question) -> Request:
        """Return the request for what a document is, or for the document; see `Source.request`."""
        checked_number(question.about)
        document = question.argument("document")
        if not DOCUMENT_ID.fullmatch(document):
            raise InvalidInput(
                say("{address} is not an address of the register.", address=document), field="query"
            )
        path, accept = f"/document/{document}", "application/json"
        if question.kind == _ACCOUNTS:
            media = question.argument("media")
            path, accept = f"{path}/content", media if media in _MEDIA else _MEDIA[0]
        return Request(
            url=f"https://{_HOST}{path}",
            headers={"Accept": accept},
            key=COMPANIES_HOUSE,
            hosts=_HOSTS,
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return where the figures lie, or the figures; see `Source.read`."""
        if response.status == _NO_SUCH:
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
        if response.status == _NOT_SO:
            return _pdf_only(question)
        refusal = turned_down(response, _PARSER)
        if refusal is not None:
            return refusal
        if question.kind == _DATA:
            return _data(question, read_json(response.content))
        if response.content.startswith(PDF):
            return _pdf_only(question)
        return _accounts(question, response.content)

    def kept(self, question: Question, response: Response) -> bytes:
        """Return a package's accounts alone, so that the places in them are found in what is kept.

        What else lies in it, such as a report on who benefits from the company, is not read.
        """
        try:
            return page_of(response.content)
        except SourceUnreadable:
            return response.content


def _data(question: Question, root: Node) -> Answer:
    """Read what a document is offered as, and ask for the page or instance where it is one."""
    number = root.required("company_number").code()
    if number != question.about:
        raise not_about(question.about, str(number))
    resources = root.required("resources")
    if not isinstance(resources.value, dict):
        raise root.unlike(resources.pointer)
    resources.known = True
    root.ignore(*_OF_DOCUMENTS)
    offered = [each for each in _MEDIA if each in resources.value]
    if not offered:
        return _pdf_only(question)
    facts = Statements(Entity(_KEY, question.about))
    _state_filed(facts, root.get("created_at"), question)
    arguments = sorted((*question.arguments, ("media", offered[0])))
    follow = Question(source=_KEY, kind=_ACCOUNTS, about=question.about, arguments=tuple(arguments))
    return Answer(
        kind=AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        facts=tuple(facts.facts),
        follow=(follow,),
        drift=root.drift(),
    )


def _state_filed(facts: Statements, created: Node | None, question: Question) -> None:
    """State the day of filing where the filing history and the document agree on it.

    Documents of long ago were made anew later; their day says nothing of the filing.
    """
    day = created.day() if created is not None else None
    end = read_day(question.argument("end"))
    if created is None or day is None or end is None:
        return
    if day.isoformat() == question.argument("filed"):
        facts.add(
            "accounts.filed",
            day.isoformat(),
            created.place,
            end=end,
            scope="own",
            filing=question.argument("filing"),
            version=_version(question),
        )


def _accounts(question: Question, content: bytes) -> Answer:
    entity = Entity(_KEY, question.about)
    accounts = read_accounts(report_of(content), _filing(question, entity))
    return accounts.answer(entity, _PARSER, nameless=True)


def _filing(question: Question, entity: Entity) -> Filing:
    return Filing(
        entity=entity,
        number=question.argument("filing"),
        corrected=_version(question) == "corrected",
        end=read_day(question.argument("end")),
    )


def _version(question: Question) -> str:
    return question.argument("version") or "original"


def _pdf_only(question: Question) -> Answer:
    """Return "not offered", with the address at which a person can read the figures off the PDF."""
    end: date | None = read_day(question.argument("end"))
    filing = quote(question.argument("filing"), safe="")
    page = f"{_SITE}/company/{question.about}/filing-history"
    address = f"{page}/{filing}/document?format=pdf&download=0" if filing else page
    told = not_offered(
        _PARSER,
        say("These accounts are filed without readable figures."),
        say("Open {address} and enter the figures by hand.", address=address),
    )
    problem: Problem | None = told.problem
    return Answer(
        kind=told.kind,
        parser=told.parser,
        problem=problem,
        mentions=(
            Mention(
                title=f"{question.about} {end.isoformat()}" if end else question.about,
                address=address,
                publisher="Companies House",
                day=question.argument("filed"),
            ),
        ),
    )


SOURCES.add(_KEY)(BritishAccounts())
