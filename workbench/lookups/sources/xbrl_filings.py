"""filings.xbrl.org: reports that listed companies file in the European electronic format (ESEF)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from urllib.parse import quote

from workbench.domain.company import Company, Entity, Identifier, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.errors import InvalidInput
from workbench.lookups.ifrs_accounts import read_accounts, wanted
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.lei_numbers import checked_lei, checked_national
from workbench.lookups.oim_report import read_oim
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import not_offered, turned_down
from workbench.lookups.xbrl.tree import read_day
from workbench.net.exchange import Request, Response
from workbench.texts import Message, say

_KEY = "xbrl_filings"
_PARSER = f"{_KEY}@2"
_HOST = "filings.xbrl.org"
_INDEX, _ACCOUNTS = "index", "accounts"
_PERIODS = 5
_PAGE = 50
_GONE = 404
_ENGLISH = re.compile(r"(?:^|[-_ .])en(?:[-_ .]|$)", re.IGNORECASE)
_MORE_ROWS = say("There are more rows than were given.")
_READ_AND_LEFT = (
    "country",
    "inconsistency_count",
    "package_url",
    "processed",
    "report_url",
    "sha256",
    "viewer_url",
    "warning_count",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filing:
    """One filing, in one language and version.

    Attributes:
        path: where its figures lie, or empty where it has none that can be read.
        errors: how many the validation found.
    """

    number: str
    end: date
    path: str
    errors: int
    added: str
    node: Node

    @property
    def worth(self) -> tuple[bool, bool, bool, str, str]:
        """A key that sorts the one to read last: readable, valid, English, the newest."""
        file = self.path.rpartition("/")[2]
        english = _ENGLISH.search(file) is not None
        return bool(self.path), self.errors == 0, english, self.added, self.number


class XbrlFilings(Source):
    """XBRL International's collection of ESEF reports; see https://filings.xbrl.org/docs/api.

    What is tagged are the consolidated statements (Commission Delegated Regulation (EU) 2018/815,
    article 4), so figures are the group's. Ukrainian filers have no LEI and are not asked for.
    The list was seen live for filings as such, not by entity; a report itself was not seen live,
    and is read as the xBRL-JSON specification says.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="filings.xbrl.org",
        answers=say("The group's annual accounts of companies listed in Europe, under IFRS."),
        countries=(),
        schemes=(Scheme.LEI,),
        hosts=(_HOST,),
        paces=(Pace(1, 1), Pace(30, 60)),
        licence=say("open to all; each report is its company's own"),
        attribution="XBRL International (filings.xbrl.org)",
        travel=Travel.ATTRIBUTED,
        home="https://filings.xbrl.org/",
        large=True,
        limits=say("No limit is published. We ask at most once a second and 30 times a minute."),
        personal=Personal.NONE,
        golden=(
            Golden(
                kind=_INDEX,
                about="743700EPLUWXE25HGM03",
                comes=(AnswerKind.FOUND, AnswerKind.PARTIAL),
                states=(("company.filed_years", ""),),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        Question(source=_KEY, kind=_INDEX, about="9999000000FJORDLYS12"),
        Question(
            source=_KEY,
            kind=_ACCOUNTS,
            about="9999000000FJORDLYS12",
            arguments=(
                ("address", "/9999000000FJORDLYS12/2025-12-31/ESEF/NO/0/report en.json"),
                ("end", "2025-12-31"),
                ("filing", "9999000000FJORDLYS12-2025-12-31-ESEF-NO-0"),
                ("holds", "no.orgnr 311000004"),
            ),
        ),
    )

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for the filings of its LEI; where the LEI register knows it, that leads here."""
        return tuple(
            Question(source=_KEY, kind=_INDEX, about=lei) for lei in company.numbers(Scheme.LEI)
        )

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        lei = checked_lei(question.about)
        _held(question)
        if question.kind == _ACCOUNTS:
            path = question.argument("address")
            if not _is_of(path, lei):
                raise InvalidInput(
                    say("{address} is not an address of the register.", address=path), field="query"
                )
            if read_day(question.argument("end")) is None:
                raise InvalidInput(
                    say("The question does not say which period it is for."), field="query"
                )
            return _get(quote(path, safe="/%"))
        page = (("page[size]", str(_PAGE)), ("sort", "-period_end"))
        return _get(f"/api/entities/{lei}/filings", page)

    def read(self, question: Question, response: Response) -> Answer:
        """Return the filed periods, or the figures of one; see `Source.read`."""
        if response.status == _GONE:
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
        refusal = turned_down(response, _PARSER)
        if refusal is not None:
            return refusal
        root = read_json(response.content)
        if question.kind == _ACCOUNTS:
            return _read_report(question, root)
        return _read_index(question, root)


def _get(path: str, params: tuple[tuple[str, str], ...] = ()) -> Request:
    return Request(
        url=f"https://{_HOST}{path}",
        params=params,
        headers={"Accept": "application/json"},
        hosts=(_HOST,),
        seconds=60.0,
    )


def _is_of(path: str, lei: str) -> bool:
    """Whether a path lies in an entity's own folder, and nowhere else."""
    inside = path.startswith(f"/{lei}/") and ".." not in path
    return inside and not re.search(r"[?#\\\x00-\x1f]", path)


def _held(question: Question) -> tuple[Identifier, ...]:
    """Return the number by which a company is known whose LEI the LEI register told."""
    scheme, _, value = question.argument("holds").partition(" ")
    return (checked_national(value, scheme),) if scheme else ()


def _read_index(question: Question, root: Node) -> Answer:
    root.ignore("links", "jsonapi", "included")
    data = root.required("data")
    filings = list(_filings(question, data))
    total = root.required("meta").required("count").number()
    if total is None or (total > 0) != bool(filings):
        raise root.unlike("/meta/count")
    if not filings:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, drift=root.drift())
    best: dict[date, _Filing] = {}
    for each in filings:
        if each.end not in best or each.worth > best[each.end].worth:
            best[each.end] = each
    newest = sorted(best.values(), key=lambda each: each.end, reverse=True)
    facts = Statements(Entity(_KEY, question.about))
    for each in newest:
        end = each.node.required("period_end")
        facts.add("company.filed_years", each.end.isoformat()[:4], end.place)
    more = (_MORE_ROWS,) if total > len(data.elements()) else ()
    missing = (*(_unreadable(each) for each in newest[:_PERIODS] if not each.path), *more)
    return Answer(
        kind=AnswerKind.PARTIAL if missing else AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(Identifier(Scheme.LEI, question.about), *_held(question)),
        facts=tuple(facts.facts),
        follow=tuple(_question(question, each) for each in newest[:_PERIODS] if each.path),
        missing=missing,
        drift=root.drift(),
    )


def _filings(question: Question, data: Node) -> Iterator[_Filing]:
    """Return each filing once: rows repeat between and within pages."""
    seen: set[str] = set()
    for row in data.elements():
        row.ignore("type", "id", "links", "relationships")
        attributes = row.required("attributes")
        attributes.ignore(*_READ_AND_LEFT)
        attributes.expect("json_url", "error_count")
        number, end = attributes.text("fxo_id"), attributes.day("period_end")
        if number is None or end is None:
            raise attributes.unlike(attributes.pointer)
        if not number.startswith(f"{question.about}-"):
            raise not_about(question.about, number)
        path, errors = attributes.text("json_url") or "", attributes.number("error_count")
        if number not in seen:
            seen.add(number)
            yield _Filing(
                number=number,
                end=end,
                path=path if _is_of(path, question.about) else "",
                errors=int(errors) if errors is not None else 0,
                added=attributes.text("date_added") or "",
                node=attributes,
            )


def _question(index: Question, filing: _Filing) -> Question:
    arguments = {
        "address": filing.path,
        "end": filing.end.isoformat(),
        "filing": filing.number,
    }
    if index.argument("holds"):
        arguments["holds"] = index.argument("holds")
    return Question(
        source=_KEY, kind=_ACCOUNTS, about=index.about, arguments=tuple(sorted(arguments.items()))
    )


def _unreadable(filing: _Filing) -> Message:
    return say("The report for {end} is filed without figures that can be read.", end=filing.end)


def _read_report(question: Question, root: Node) -> Answer:
    end = read_day(question.argument("end"))
    if end is None:
        raise root.unlike("no period was asked for")
    report = read_oim(root, wanted)
    if not report.facts:
        return not_offered(_PARSER, say("The report tags none of the figures we know under IFRS."))
    if report.entities != {question.about}:
        raise not_about(question.about, ", ".join(sorted(report.entities)))
    entity = Entity(_KEY, question.about)
    accounts = read_accounts(report, entity, question.argument("filing"), end)
    return Answer(
        kind=AnswerKind.PARTIAL if accounts.missing else AnswerKind.FOUND,
        parser=_PARSER,
        entity=entity,
        identifiers=(Identifier(Scheme.LEI, question.about), *_held(question)),
        facts=accounts.facts,
        missing=accounts.missing,
        drift=root.changed(),
    )


SOURCES.add(_KEY)(XbrlFilings())
