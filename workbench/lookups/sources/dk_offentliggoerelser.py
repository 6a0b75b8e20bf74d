"""Offentliggørelser: which annual accounts a Danish company has published, and where they lie."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from workbench.domain.company import Company, Entity, Identifier, Scheme
from workbench.domain.fact import KnownFact, Stated
from workbench.domain.lookup import Answer, AnswerKind, Mention, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.lookups.danish_search import hits_of, no_hits, search_body
from workbench.lookups.denmark import checked_cvr, danish_day, is_virk
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import not_offered
from workbench.lookups.xbrl.tree import read_day
from workbench.net.exchange import Method, Request, Response
from workbench.texts import Message, say, say_many

_KEY = "dk_offentliggoerelser"
_PARSER = f"{_KEY}@2"
_HOST = "distribution.virk.dk"
_DOCUMENTS, _INDEX = "dk_regnskaber", "index"
_PERIODS = 20
"""More than there are with figures, which are filed since 2012."""

_HITS = 300
_ANNUAL = "AARSRAPPORT"
_XML, _XHTML, _PDF = "application/xml", "application/xhtml+xml", "application/pdf"
_TAGGED = (_XML, _XHTML)
_LISTED = (AnswerKind.FOUND, AnswerKind.PARTIAL)
_KNOWN = (
    "cvrNummer",
    "indlaesningsId",
    "indlaesningsTidspunkt",
    "offentliggoerelsesTidspunkt",
    "offentliggoerelsestype",
    "omgoerelse",
    "regNummer",
    "sagsNummer",
    "sidstOpdateret",
)
_MEDIA = (*_TAGGED, _PDF)
"""The best first: the pages of an instance need no reading, those of a PDF cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """The best document of one publication of annual accounts."""

    start: str
    end: str
    published: str
    corrected: bool
    filing: str
    media_type: str
    address: str
    source: Node

    @property
    def version(self) -> str:
        """Whether it replaces an earlier one."""
        return "corrected" if self.corrected else "original"


class Offentliggoerelser(Source):
    """The index of published accounts; each document is a question to `dk_regnskaber`."""

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="Offentliggørelser (Virk)",
        answers=say("Which annual accounts a Danish company has published, and where they lie."),
        countries=("DK",),
        schemes=(Scheme.DK_CVR,),
        hosts=(_HOST,),
        paces=(Pace(5, 1), Pace(120, 60)),
        licence="Fri anvendelse (Erhvervsstyrelsen)",
        attribution="Erhvervsstyrelsen",
        travel=Travel.ATTRIBUTED,
        home="https://datacvr.virk.dk/",
        plain_http=(_HOST,),
        warning=say(
            "This register offers no encrypted connection: others on the way can see which "
            "company you ask about, and could change the answer."
        ),
        limits=say(
            "No limit is published. We ask at most five times a second and 120 times a minute; it"
            " lists at most 3,000 publications."
        ),
        personal=Personal.NONE,
        golden=(
            Golden(
                kind=_INDEX,
                about="22756214",
                comes=_LISTED,
                states=(("company.last_accounts", ""),),
            ),
            Golden(
                kind=_INDEX,
                about="10204534",
                comes=_LISTED,
                states=(("company.last_accounts", ""), ("accounts.filed", "")),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        Question(source=_KEY, kind=_INDEX, about="99000007"),
    )

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for the publications of each CVR number."""
        return tuple(
            Question(source=_KEY, kind=_INDEX, about=number)
            for number in company.numbers(Scheme.DK_CVR)
        )

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        number = checked_cvr(question.about)
        wanted = {"cvrNummer": int(number), "offentliggoerelsestype": "regnskab"}
        terms = [{"term": {field: value}} for field, value in wanted.items()]
        newest_first = [{"offentliggoerelsesTidspunkt": {"order": "desc"}}]
        body = search_body({"bool": {"must": terms}}, size=_HITS, sort=newest_first)
        return Request(
            url=f"http://{_HOST}/offentliggoerelser/_search",
            method=Method.POST,
            headers={"Accept": "application/json", "Content-Type": "application/json"},
            body=body,
            hosts=(_HOST,),
            plain_http=True,
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return each period as a question, the newest first; see `Source.read`."""
        refusal = no_hits(response, _PARSER)
        if refusal is not None:
            return refusal
        root = read_json(response.content)
        count, sources = hits_of(root)
        if not count:
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
        _check_about(sources, question.about)
        answer = _answer(question.about, sources, unseen=count - len(sources))
        return replace(answer, drift=_drift(root, sources))


def _drift(root: Node, sources: Sequence[tuple[Node, Node]]) -> tuple[str, ...]:
    """Return what is new or missing among publications."""
    for _, source in sources:
        source.ignore(*_KNOWN)
        source.expect("dokumenter", "offentliggoerelsesTidspunkt", "regnskab")
        period = source.get("regnskab")
        if period is not None:
            period.ignore("godkendelse", "regnskabsperiode")
    return root.drift()


def _check_about(sources: Sequence[tuple[Node, Node]], number: str) -> None:
    for _, source in sources:
        if source.code("cvrNummer") != number:
            raise not_about(number, source.pointer)


def _answer(number: str, sources: Sequence[tuple[Node, Node]], *, unseen: int) -> Answer:
    documents = [document for hit, source in sources for document in _best(hit, source)]
    every = _newest_by_period(documents)
    readable = {
        each.end: each
        for each in _newest_by_period(each for each in documents if each.media_type in _TAGGED)
    }
    periods = every[:_PERIODS]
    unseen += len(every) - len(periods)
    if not periods:
        return not_offered(_PARSER, say("The company has published no annual accounts here."))
    unread = [each for each in periods if each.media_type == _PDF]
    missing = [_unreadable(each, readable.get(each.end)) for each in unread]
    if unseen > 0:
        missing.append(
            say_many(
                "{count} older publication is not listed here.",
                "{count} older publications are not listed here.",
                unseen,
            )
        )
    return Answer(
        kind=AnswerKind.PARTIAL if missing else AnswerKind.FOUND,
        parser=_PARSER,
        entity=Entity(_KEY, number),
        identifiers=(Identifier(Scheme.DK_CVR, number),),
        facts=_facts(number, periods, readable),
        follow=tuple(
            _question(number, readable[each.end]) for each in periods if each.end in readable
        ),
        mentions=tuple(_mention(each) for each in unread),
        missing=tuple(missing),
    )


def _best(hit: Node, source: Node) -> Iterator[_Document]:
    """Return the best document of a publication, or nothing where it holds no annual accounts."""
    period = source.at("regnskab", "regnskabsperiode")
    end = period.day("slutDato") if period else None
    if period is None or end is None:
        return
    start = period.day("startDato")
    documents = source.get("dokumenter")
    ranked = sorted(_annual(documents) if documents else ())
    for _, media, address in ranked[:1]:
        yield _Document(
            start=start.isoformat() if start else "",
            end=end.isoformat(),
            published=source.text("offentliggoerelsesTidspunkt") or "",
            corrected=bool(source.flag("omgoerelse")),
            filing=hit.text("_id") or "",
            media_type=_MEDIA[media],
            address=address,
            source=source,
        )


def _annual(documents: Node) -> Iterator[tuple[bool, int, str]]:
    """Return rank and address of the documents that are annual accounts on the register's hosts."""
    for document in documents.items():
        kind = document.text("dokumentType") or ""
        media = document.text("dokumentMimeType") or ""
        address = document.text("dokumentUrl") or ""
        if kind.startswith(_ANNUAL) and media in _MEDIA and is_virk(address):
            yield kind != _ANNUAL, _MEDIA.index(media), address


def _newest_by_period(documents: Iterable[_Document]) -> list[_Document]:
    """Return the latest publication for each period, the newest first."""
    latest: dict[str, _Document] = {}
    for document in documents:
        known = latest.get(document.end)
        if known is None or document.published > known.published:
            latest[document.end] = document
    return sorted(latest.values(), key=lambda each: each.end, reverse=True)


def _facts(
    number: str, periods: Sequence[_Document], readable: Mapping[str, _Document]
) -> tuple[Stated, ...]:
    """State for which years accounts are filed, and on which day each filing came out."""
    facts, years = Statements(Entity(_KEY, number)), set[str]()
    for each in periods:
        end = each.source.required("regnskab").required("regnskabsperiode").required("slutDato")
        if each is periods[0]:
            facts.add("company.last_accounts", each.end[:4], end.place)
        if each.end[:4] not in years:
            years.add(each.end[:4])
            facts.add("company.filed_years", each.end[:4], end.place)
        _state_filed(facts, each)
        before = readable.get(each.end)
        if before is not None and before is not each:
            _state_filed(facts, before)
    return tuple(facts.facts)


def _state_filed(facts: Statements, document: _Document) -> None:
    published, day = (
        document.source.get("offentliggoerelsesTidspunkt"),
        danish_day(document.published),
    )
    if published is not None and day is not None:
        facts.add(
            "accounts.filed",
            day.isoformat(),
            published.place,
            start=read_day(document.start),
            end=read_day(document.end),
            filing=document.filing,
            version=document.version,
        )


def _question(number: str, document: _Document) -> Question:
    arguments = {
        "address": document.address,
        "end": document.end,
        "filing": document.filing,
        "start": document.start,
        "version": document.version,
    }
    return Question(
        source=_DOCUMENTS, kind="accounts", about=number, arguments=tuple(sorted(arguments.items()))
    )


def _mention(document: _Document) -> Mention:
    return Mention(
        title=f"{_ANNUAL} {document.start} – {document.end}",
        address=document.address,
        publisher="Erhvervsstyrelsen",
        day=day.isoformat() if (day := danish_day(document.published)) else "",
    )


def _unreadable(document: _Document, before: _Document | None) -> Message:
    """Say that a period's newest accounts are a PDF, and whether older ones stand in for them."""
    end, day = date.fromisoformat(document.end), danish_day(document.published)
    if before is None or day is None:
        return say("The accounts for {end} are published as PDF only.", end=end)
    return say(
        "The accounts for {end} were published anew on {day}, as PDF only; the figures are those"
        " published before.",
        end=end,
        day=day,
    )


SOURCES.add(_KEY)(Offentliggoerelser())
