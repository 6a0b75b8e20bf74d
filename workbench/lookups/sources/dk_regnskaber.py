"""Regnskaber: one filed set of Danish annual accounts, read from its XBRL."""

import zlib
from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from urllib.parse import parse_qsl, urlsplit

from workbench.domain.company import Company, Entity, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.danish_accounts import read_accounts
from workbench.lookups.denmark import checked_cvr, is_virk
from workbench.lookups.source import SOURCES, Source
from workbench.lookups.tagged_lines import Filing
from workbench.lookups.turned_down import not_offered, turned_down
from workbench.lookups.xbrl.document import read_report
from workbench.lookups.xbrl.tree import read_day
from workbench.net.exchange import Request, Response
from workbench.texts import say

_KEY = "dk_regnskaber"
_PARSER = f"{_KEY}@4"
_HOSTS = ("*.virk.dk",)
_PLAIN = ("regnskaber.virk.dk",)
_ACCOUNTS = "accounts"
_GONE = 404
_GZIP = b"\x1f\x8b"
_WINDOW = 31
_KNOWN = (
    "http://regnskaber.virk.dk/41265722/"
    "amNsb3VkczovLzAzLzI1LzFlLzllLzk5LzkwZWEtNDNlNy1iNDE1LWRiY2I1NTdmMjJjYw.xml"
)
"""A document whose address is known; the register gives addresses in its index alone."""
_MOST_BYTES = 64 * 1024 * 1024


class Regnskaber(Source):
    """The documents that `dk_offentliggoerelser` points at; asked for one address at a time."""

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="Regnskaber (Virk)",
        answers=say("The figures of a Danish company's filed annual accounts, year by year."),
        countries=("DK",),
        schemes=(Scheme.DK_CVR,),
        hosts=_HOSTS,
        paces=(Pace(5, 1), Pace(120, 60)),
        licence="Fri anvendelse (Erhvervsstyrelsen)",
        attribution="Erhvervsstyrelsen",
        travel=Travel.ATTRIBUTED,
        home="https://datacvr.virk.dk/",
        plain_http=_PLAIN,
        warning=say(
            "This register offers no encrypted connection: others on the way can see which "
            "company you ask about, and could change the answer."
        ),
        large=True,
        limits=say(
            "No limit is published. We ask at most five times a second and 120 times a minute."
        ),
        personal=Personal.SIGNATORIES,
        golden=(
            # A listed company's quarterly report: who it is, without a figure in it.
            Golden(
                kind=_ACCOUNTS,
                about="22756214",
                comes=(AnswerKind.NOT_OFFERED,),
                arguments=(("address", _KNOWN), ("end", "2026-03-31"), ("start", "2026-01-01")),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        Question(
            source=_KEY,
            kind=_ACCOUNTS,
            about="99000007",
            arguments=(
                ("address", "http://regnskaber.virk.dk/10000000/sample.xml"),
                ("end", "2025-12-31"),
                ("filing", "urn:ofk:oid:1"),
                ("start", "2025-01-01"),
                ("version", "original"),
            ),
        ),
    )

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask nothing by itself: only the index knows the addresses."""
        return ()

    def request(self, question: Question) -> Request:
        """Return the request for the document's address; see `Source.request`."""
        checked_cvr(question.about)
        stated = question.argument("address")
        if not is_virk(stated):
            raise InvalidInput(
                say("{address} is not an address of the register.", address=stated), field="query"
            )
        address = urlsplit(stated)
        return Request(
            url=f"{address.scheme}://{address.netloc}{address.path}",
            params=tuple(parse_qsl(address.query)),
            headers={"Accept": "application/xml, application/xhtml+xml"},
            hosts=_HOSTS,
            plain_http=address.scheme == "http" and address.netloc in _PLAIN,
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return the figures of the year and of the year before; see `Source.read`."""
        if response.status == _GONE:
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
        refusal = turned_down(response, _PARSER)
        if refusal is not None:
            return refusal
        content = _unpacked(response.content)
        if content.startswith((b"%PDF", b"PK\x03\x04")):
            return not_offered(_PARSER, say("These accounts are filed without readable figures."))
        entity = Entity(_KEY, question.about)
        accounts = read_accounts(read_report(content), _filing(question, entity))
        if accounts is None:
            return not_offered(
                _PARSER,
                say("The figures are not in this document: listed companies file them by IFRS."),
                say(
                    "Look for them at filings.xbrl.org, which keeps listed companies' reports with"
                    " their figures, or in the annual report that the company publishes."
                ),
            )
        return accounts.answer(entity, _PARSER, nameless=True)


def _filing(question: Question, entity: Entity) -> Filing:
    def day(name: str) -> date | None:
        return read_day(question.argument(name))

    return Filing(
        entity=entity,
        number=question.argument("filing"),
        corrected=question.argument("version") == "corrected",
        start=day("start"),
        end=day("end"),
    )


def _unpacked(content: bytes) -> bytes:
    """Return a document that is stored as gzip unpacked: the register does not always say so."""
    if not content.startswith(_GZIP):
        return content
    unpacking = zlib.decompressobj(wbits=_WINDOW)
    try:
        whole = unpacking.decompress(content, _MOST_BYTES)
    except zlib.error as problem:
        raise SourceUnreadable(say("The document is packed and damaged.")) from problem
    if not unpacking.eof:
        raise SourceUnreadable(say("The document is cut off or too large."))
    return whole


SOURCES.add(_KEY)(Regnskaber())
