"""Uzņēmumu reģistrs: identity, officers, owners and accounts of a Latvian company, as open data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from workbench.domain.accounts import Scope
from workbench.domain.blanking import blanked
from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.latvia import (
    candidate,
    checked_regcode,
    number_in,
    state_company,
    state_former_names,
    state_officers,
    state_owners,
)
from workbench.lookups.latvian_accounts import (
    BALANCE,
    INCOME,
    SCALES,
    Asked,
    Statement,
    filed_anew,
    state_head,
    state_sheet,
    statement_of,
)
from workbench.lookups.latvian_files import COLUMNS, RESOURCES
from workbench.lookups.source import SOURCES, Source
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import failed, turned_down
from workbench.lookups.xbrl.tree import read_day
from workbench.net.exchange import Request, Response
from workbench.texts import Message, say

_KEY = "lv_ur"
_PARSER = f"{_KEY}@2"
_HOST = "data.gov.lv"
_SEARCH, _UNIT, _NAMES = "search", "unit", "name"
_OFFICERS, _OWNERS, _YEARS, _ACCOUNTS = "officers", "owners", "years", "accounts"
_BALANCE, _INCOME = "balance", "income"
_CANDIDATES, _ROWS = 10, 100
_LONGEST_NAME = 200
_MOST_YEARS = 5

_MORE_ROWS = say("There are more rows than were given.")


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of an answer that hold the number; `whole` where no more are left at the portal."""

    mine: list[Node]
    whole: bool


def _ask(kind: str, about: str, **arguments: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about, arguments=tuple(sorted(arguments.items())))


class UznemumuRegistrs(Source):
    """The register of enterprises on Latvia's open data portal (CKAN), open to all.

    Only a row of the company register was seen live. A question is a search for the number in all
    columns, because columns of numbers differ in type; rows of other companies are passed over.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="Uzņēmumu reģistrs",
        answers=say("Who a Latvian company is, its officers, owners and annual accounts."),
        countries=("LV",),
        schemes=(Scheme.LV_REGCODE,),
        hosts=(_HOST,),
        paces=(Pace(1, 1), Pace(20, 60)),
        licence="CC0 1.0",
        attribution="Latvijas Republikas Uzņēmumu reģistrs, data.gov.lv",
        travel=Travel.FREELY,
        home="https://data.gov.lv/",
        searches_names=True,
        limits=say(
            "No limit is published, but the portal shuts out who asks fast. We ask at most 20 times"
            " a minute."
        ),
        personal=Personal.ROLES,
        golden=(
            Golden(
                kind=_UNIT,
                about="40003032949",
                states=(("company.registered", "1991-10-08"), ("company.status", "active")),
            ),
            Golden(kind=_OFFICERS, about="40003032949", states=(("role.holder", ""),)),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_SEARCH, "Ziemeļblāzma", by="name"),
        _ask(_SEARCH, "49900000014", by="number"),
        _ask(_UNIT, "49900000014"),
        _ask(_NAMES, "49900000014"),
        _ask(_OFFICERS, "49900000014"),
        _ask(_OWNERS, "49900000014"),
        _ask(_YEARS, "49900000014"),
        _ask(
            _ACCOUNTS,
            "49900000014",
            currency="EUR",
            end="2025-12-31",
            scale="ONES",
            scope="own",
            sheet=_BALANCE,
            start="2025-01-01",
            statement="123456",
            version="original",
        ),
    )

    def searches(self, query: Query) -> Sequence[Question]:
        """Search by registration number, or by name."""
        number = query.number(Scheme.LV_REGCODE)
        if number is not None:
            return (_ask(_SEARCH, number, by="number"),)
        return (_ask(_SEARCH, query.name[:_LONGEST_NAME], by="name"),) if query.name else ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for the row, former names, officers, owners and filed years of each number."""
        kinds = (_UNIT, _OFFICERS, _OWNERS, _YEARS, _NAMES)
        numbers = company.numbers(Scheme.LV_REGCODE)
        return tuple(_ask(kind, number) for number in numbers for kind in kinds)

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        kind, sought, rows = question.kind, question.about, _ROWS
        if question.argument("by") == "name":
            rows = _CANDIDATES
        else:
            checked_regcode(question.about)
        if kind == _ACCOUNTS:
            kind, sought = question.argument("sheet"), question.argument("statement")
            if kind not in {_BALANCE, _INCOME} or not (sought.isascii() and sought.isalnum()):
                raise InvalidInput(
                    say("{number} is no statement of accounts.", number=sought), field="query"
                )
        return Request(
            url=f"https://{_HOST}/dati/api/3/action/datastore_search",
            params=(("resource_id", RESOURCES[kind]), ("q", sought), ("limit", str(rows))),
            headers={"Accept": "application/json"},
            hosts=(_HOST,),
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the rows say; see `Source.read`."""
        turned = turned_down(response, _PARSER)
        if turned is not None:
            return turned
        root = read_json(response.content)
        if root.flag("success") is False:
            return failed(_PARSER, say("The portal did not take the question."))
        result = root.required("result")
        rows = result.required("records").elements()
        if question.argument("by") == "name":
            return _read_names(root, rows)
        sought = question.argument("statement") or question.about
        mine = [row for row in rows if number_in(row, COLUMNS[question.kind]) == sought]
        total = result.number("total")
        whole = total is None or total <= len(rows)
        if not mine:
            # The number stands in other columns too, and those rows may have filled the answer.
            kind = AnswerKind.NOTHING_FOUND if whole else AnswerKind.PARTIAL
            return Answer(kind=kind, parser=_PARSER, missing=() if whole else (_MORE_ROWS,))
        return _READERS[question.kind](question, _Rows(mine, whole))

    def kept(self, question: Question, response: Response) -> bytes:
        """Return the answer without what tells when somebody was born."""
        return blanked(response.content)


SOURCES.add(_KEY)(UznemumuRegistrs())


def _read_names(root: Node, rows: list[Node]) -> Answer:
    if not rows:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
    found = tuple(candidate(row, _KEY, decisive=False) for row in rows)
    return Answer(kind=AnswerKind.FOUND, parser=_PARSER, candidates=found, drift=root.changed())


def _read_number(question: Question, rows: _Rows) -> Answer:
    row = _only(question, rows)
    return Answer(
        kind=AnswerKind.FOUND,
        parser=_PARSER,
        candidates=(candidate(row, _KEY, decisive=True),),
        drift=row.changed(),
    )


def _read_unit(question: Question, rows: _Rows) -> Answer:
    row = _only(question, rows)
    facts = Statements(Entity(_KEY, question.about))
    state_company(facts, row)
    row.expect("name", "type", "registered", "terminated", "closed")
    return _found(facts, row.drift())


def _only(question: Question, rows: _Rows) -> Node:
    if len(rows.mine) > 1:
        raise SourceUnreadable(
            say("Several companies share the number {number}.", number=question.about)
        )
    return rows.mine[0]


def _read_former(question: Question, rows: _Rows) -> Answer:
    facts = Statements(Entity(_KEY, question.about))
    state_former_names(facts, rows.mine)
    return _listed(facts, rows)


def _read_officers(question: Question, rows: _Rows) -> Answer:
    facts = Statements(Entity(_KEY, question.about))
    state_officers(facts, rows.mine)
    return _listed(facts, rows)


def _read_owners(question: Question, rows: _Rows) -> Answer:
    facts = Statements(Entity(_KEY, question.about))
    state_owners(facts, rows.mine, whole=rows.whole)
    return _listed(facts, rows)


def _listed(facts: Statements, rows: _Rows) -> Answer:
    drift = tuple(sorted({each for row in rows.mine for each in row.drift()}))
    missing = () if rows.whole else (_MORE_ROWS,)
    return _found(facts, drift, missing=missing)


def _read_years(question: Question, rows: _Rows) -> Answer:
    """Read the list of statements; each of the newest years' is two questions, one a sheet."""
    facts = Statements(Entity(_KEY, question.about))
    read = [statement_of(row) for row in rows.mine]
    statements = filed_anew([each for each in read if each is not None])
    missing: list[Message] = [] if rows.whole else [_MORE_ROWS]
    if None in read:
        missing.append(say("Some accounts do not say whose they are or what they count in."))
    if statements:
        place = statements[0].row.required("year_ended_on").place
        facts.add("company.last_accounts", str(statements[0].end.year), place)
    for year, each in {str(each.end.year): each for each in reversed(statements)}.items():
        facts.add("company.filed_years", year, each.row.required("year_ended_on").place)
    asked = _newest_years(statements)
    for statement in asked:
        state_head(facts, statement)
    follow = tuple(
        _sheet(question.about, each, sheet) for each in asked for sheet in (_BALANCE, _INCOME)
    )
    return _found(facts, missing=tuple(missing), follow=follow)


def _newest_years(statements: list[Statement]) -> list[Statement]:
    """Return the statements of the newest years: the company's own, or its group's alone."""
    own = [each for each in statements if each.scope is Scope.OWN]
    ends = list(dict.fromkeys(each.end for each in own or statements))[:_MOST_YEARS]
    return [each for each in own or statements if each.end in ends]


def _sheet(number: str, statement: Statement, sheet: str) -> Question:
    scale = next(name for name, factor in SCALES.items() if factor == statement.scale)
    return _ask(
        _ACCOUNTS,
        number,
        currency=statement.currency,
        end=statement.end.isoformat(),
        scale=scale,
        scope=statement.scope.value,
        sheet=sheet,
        start=statement.start.isoformat() if statement.start else "",
        statement=statement.number,
        version=statement.version,
    )


def _read_sheet(question: Question, rows: _Rows) -> Answer:
    end = read_day(question.argument("end"))
    row, scale = rows.mine[0], SCALES.get(question.argument("scale"))
    if end is None or scale is None or len(rows.mine) > 1:
        raise row.unlike(row.pointer)
    asked = Asked(
        filing=question.argument("statement"),
        # Questions of before tell no version: each was then called the original.
        version=question.argument("version") or "original",
        scope=question.argument("scope"),
        start=read_day(question.argument("start")),
        end=end,
        scale=scale,
        currency=question.argument("currency"),
    )
    facts = Statements(Entity(_KEY, question.about))
    lines = BALANCE if question.argument("sheet") == _BALANCE else INCOME
    missing = state_sheet(facts, row, lines, asked)
    return _found(facts, missing=missing)


_READERS: dict[str, Callable[[Question, _Rows], Answer]] = {
    _SEARCH: _read_number,
    _UNIT: _read_unit,
    _NAMES: _read_former,
    _OFFICERS: _read_officers,
    _OWNERS: _read_owners,
    _YEARS: _read_years,
    _ACCOUNTS: _read_sheet,
}


def _found(
    facts: Statements,
    drift: tuple[str, ...] = (),
    *,
    missing: tuple[Message, ...] = (),
    follow: tuple[Question, ...] = (),
) -> Answer:
    if not facts.facts and not missing:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, drift=drift)
    return Answer(
        kind=AnswerKind.PARTIAL if missing else AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(Identifier(Scheme.LV_REGCODE, facts.entity.number),),
        facts=tuple(facts.facts),
        missing=missing,
        follow=follow,
        drift=drift,
    )
