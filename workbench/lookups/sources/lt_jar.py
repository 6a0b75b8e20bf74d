"""JAR: identity, status and accounts of a Lithuanian company, as open data, by its code."""

from collections.abc import Sequence
from typing import ClassVar

from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.lithuania import (
    candidate,
    checked_kodas,
    checked_reference,
    reference,
    state_accounts,
    state_company,
    state_form,
    state_status,
)
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import turned_down
from workbench.net.exchange import Request, Response
from workbench.texts import Message, say

_KEY = "lt_jar"
_PARSER = f"{_KEY}@2"
_HOST = "get.data.gov.lt"
_BASE = f"https://{_HOST}/datasets/gov/rc/jar"
_SEARCH, _UNIT, _FORM, _STATUS, _ACCOUNTS = "search", "unit", "form", "status", "accounts"
_COMPANIES = "iregistruoti/JuridinisAsmuo"
_LISTS = {_FORM: "formos_statusai/Forma", _STATUS: "formos_statusai/Statusas"}
_SHEETS = {
    "balance": "balanso_ataskaitos/BalansoAtaskaita",
    "income": "pelno_ataskaitos/PelnoAtaskaita",
}
_UNKNOWN = 404


def _ask(kind: str, about: str, **arguments: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about, arguments=tuple(sorted(arguments.items())))


class Jar(Source):
    """The register of legal entities on Lithuania's open data portal (Spinta), open to all.

    It is asked by code alone; there is no search by name. Only rows of companies and of one balance
    line were seen live. Functions in the query, such as a limit, are left away because the portal
    takes them only unescaped; where it gives a page of rows, it says that there are more.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="Juridinių asmenų registras",
        answers=say("Who a Lithuanian company is, its status, and lines of its annual accounts."),
        countries=("LT",),
        schemes=(Scheme.LT_KODAS,),
        hosts=(_HOST,),
        paces=(Pace(1, 1), Pace(30, 60)),
        licence="CC BY 4.0",
        attribution="Registrų centras, data.gov.lt",
        travel=Travel.ATTRIBUTED,
        home="https://data.gov.lt/",
        limits=say("No limit is published. We ask at most 30 times a minute."),
        personal=Personal.NONE,
        golden=(
            Golden(
                kind=_UNIT,
                about="110000291",
                states=(("company.founded", "1991-03-11"), ("company.ceased", "2002-03-22")),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_SEARCH, "990000001", by="number"),
        _ask(_UNIT, "990000001"),
        _ask(_FORM, "990000001", row="00000000-0000-4000-8000-000000000001"),
        _ask(_STATUS, "990000001", row="00000000-0000-4000-8000-000000000002"),
        _ask(
            _ACCOUNTS,
            "990000001",
            company="00000000-0000-4000-8000-000000000003",
            sheet="balance",
        ),
    )

    def searches(self, query: Query) -> Sequence[Question]:
        """Search by the company code; names cannot be asked for."""
        number = query.number(Scheme.LT_KODAS)
        return (_ask(_SEARCH, number, by="number"),) if number is not None else ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for the row of each code; form, status and accounts follow from it."""
        return tuple(_ask(_UNIT, number) for number in company.numbers(Scheme.LT_KODAS))

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        number = checked_kodas(question.about)
        params: tuple[tuple[str, str], ...] = ()
        match question.kind:
            case "form" | "status":
                row = checked_reference(question.argument("row"))
                path = f"{_LISTS[question.kind]}/{row}"
            case "accounts":
                company = checked_reference(question.argument("company"))
                sheet = "income" if question.argument("sheet") == "income" else "balance"
                path, params = _SHEETS[sheet], (("juridinis_asmuo._id", f'"{company}"'),)
            case _:
                path, params = _COMPANIES, (("ja_kodas", number),)
        return Request(
            url=f"{_BASE}/{path}",
            params=params,
            headers={"Accept": "application/json"},
            hosts=(_HOST,),
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the rows say; see `Source.read`."""
        if response.status == _UNKNOWN:
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
        turned = turned_down(response, _PARSER)
        if turned is not None:
            return turned
        root = read_json(response.content)
        match question.kind:
            case "form" | "status":
                return _read_code(question, root)
            case "accounts":
                return _read_accounts(question, root)
            case _:
                return _read_company(question, root)


SOURCES.add(_KEY)(Jar())


def _rows(root: Node) -> list[Node]:
    root.ignore("_page", "_type")
    return root.required("_data").elements()


def _read_company(question: Question, root: Node) -> Answer:
    rows = _rows(root)
    if not rows:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, drift=root.drift())
    row = rows[0]
    # The code comes as a number, which drops the zeros that an old one may begin with.
    code = (row.code("ja_kodas") or "").zfill(len(question.about))
    if len(rows) > 1 or code != question.about:
        raise not_about(question.about, code)
    if question.kind == _SEARCH:
        return Answer(
            kind=AnswerKind.FOUND,
            parser=_PARSER,
            candidates=(candidate(row, _KEY, question.about),),
            drift=root.changed(),
        )
    facts = Statements(Entity(_KEY, question.about))
    state_company(facts, row)
    row.expect("ja_pavadinimas", "reg_data", "isreg_data", "statusas")
    return _found(facts, root, follow=_follow(question.about, row))


def _follow(number: str, row: Node) -> tuple[Question, ...]:
    """Return what the row makes it possible to ask: the codes it refers to, and its accounts."""
    asked = []
    for kind, field in ((_FORM, "forma"), (_STATUS, "statusas")):
        listed = reference(row, field)
        # A company that is off the register is ceased, whatever the code of its end.
        if listed and (kind == _FORM or row.get("isreg_data") is None):
            asked.append(_ask(kind, number, row=listed))
    identity = row.text("_id") or ""
    if identity:
        asked.extend(_ask(_ACCOUNTS, number, company=identity, sheet=each) for each in _SHEETS)
    return tuple(asked)


def _read_code(question: Question, root: Node) -> Answer:
    """Read a row of a code list; the portal gives it bare, or as the only one of a list."""
    row = root
    if root.get("_data") is not None:
        rows = _rows(root)
        if len(rows) != 1:
            raise root.unlike("_data")
        row = rows[0]
    if row.text("_id") != question.argument("row"):
        raise not_about(question.argument("row"), row.text("_id") or "")
    facts = Statements(Entity(_KEY, question.about))
    if question.kind == _FORM:
        state_form(facts, row)
    else:
        state_status(facts, row)
    return _found(facts, root)


def _read_accounts(question: Question, root: Node) -> Answer:
    rows = _rows(root)
    company = question.argument("company")
    for row in rows:
        if reference(row, "juridinis_asmuo") != company:
            raise not_about(company, row.pointer)
    facts = Statements(Entity(_KEY, question.about))
    missing = list(state_accounts(facts, rows))
    if root.at("_page", "next") is not None and rows:
        missing.append(say("There are more rows than were given."))
    return _found(facts, root, missing=tuple(missing))


def _found(
    facts: Statements,
    root: Node,
    *,
    follow: tuple[Question, ...] = (),
    missing: tuple[Message, ...] = (),
) -> Answer:
    if not facts.facts and not missing:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, drift=root.drift())
    return Answer(
        kind=AnswerKind.PARTIAL if missing else AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(Identifier(Scheme.LT_KODAS, facts.entity.number),),
        facts=tuple(facts.facts),
        follow=follow,
        missing=missing,
        drift=root.drift(),
    )
