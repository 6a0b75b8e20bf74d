"""ARES: who a Czech subject is, by all the state's registers, and who answers for it."""

import json
from collections.abc import Sequence
from typing import ClassVar

import stdnum.cz.dic

from workbench.domain.blanking import blanked
from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.drift import Change, Drift
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Problem, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.czech_register import state_register, without_private
from workbench.lookups.czech_subject import candidate, number_of, state_subject, vat_number
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import failed, turned_down
from workbench.net.exchange import Method, Request, Response
from workbench.texts import say

_KEY = "cz_ares"
_PARSER = f"{_KEY}@1"
_HOST = "ares.gov.cz"
_BASE = f"https://{_HOST}/ekonomicke-subjekty-v-be/rest"
_SEARCH, _UNIT, _OFFICERS, _EMPLOYMENT = "search", "unit", "officers", "employment"
_PATHS = {_OFFICERS: "ekonomicke-subjekty-vr", _EMPLOYMENT: "ekonomicke-subjekty-res"}
_CANDIDATES = 10
_LONGEST_NAME = 200
_DIGITS = 8
_REFUSED_QUESTION, _UNKNOWN = 400, 404
_NOT_FOUND = "NENALEZENO"
_TOO_MANY = "VYSTUP_PRILIS_MNOHO_VYSLEDKU"
"""Above a thousand hits the search tells none of them."""

_PERSONAL = (b"fyzickaOsoba", b'"dic"', b"bydliste", b"pobyt")
_BANDS = {
    "110": "0",
    "120": "1–5",
    "130": "6–9",
    "210": "10–19",
    "220": "20–24",
    "230": "25–49",
    "240": "50–99",
    "310": "100–199",
    "320": "200–249",
    "330": "250–499",
    "340": "500–999",
    "410": "1000–1499",
    "420": "1500–1999",
    "430": "2000–2499",
    "440": "2500–2999",
    "450": "3000–3999",
    "460": "4000–4999",
    "470": "5000–9999",
    "510": "10000+",
}
"""The statistical office's list KategoriePoctuPracovniku; `000` is "not stated", not "none"."""


class Ares(Source):
    """The state's joint access to its registers, open to all; see https://ares.gov.cz/stranky/vyvojar-info.

    One answer about a subject was recorded. The public register's and the statistical office's
    are written from the interface's specification (1.3.0), tolerantly, and were not seen live.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="ARES",
        answers=say("Who a Czech company is, its status, staff, owners and who answers for it."),
        countries=("CZ",),
        schemes=(Scheme.CZ_ICO,),
        hosts=(_HOST,),
        paces=(Pace(5, 1), Pace(300, 60)),
        licence=say("Terms of use of ARES"),
        attribution="Ministerstvo financí České republiky, ARES",
        travel=Travel.ATTRIBUTED,
        home="https://ares.gov.cz/",
        searches_names=True,
        limits=say("Fair use: we ask at most four times a second. Who asks in bulk is shut out."),
        personal=Personal.ROLES,
        golden=(
            Golden(
                kind=_UNIT,
                about="26168685",
                states=(
                    ("company.name", "Seznam.cz, a.s."),
                    ("company.founded", "2000-04-05"),
                ),
            ),
            Golden(kind=_OFFICERS, about="26168685", states=(("role.holder", ""),)),
            Golden(kind=_EMPLOYMENT, about="26168685", states=(("company.employees_band", ""),)),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        Question(source=_KEY, kind=_OFFICERS, about="89999908"),
        Question(source=_KEY, kind=_SEARCH, about="Fjordlys"),
        Question(source=_KEY, kind=_UNIT, about="89999908"),
        Question(source=_KEY, kind=_EMPLOYMENT, about="89999908"),
    )

    def searches(self, query: Query) -> Sequence[Question]:
        """Ask for the subject by its IČO, else search by name."""
        number = query.number(Scheme.CZ_ICO)
        if number is not None:
            return (_ask(_UNIT, number),)
        return (_ask(_SEARCH, query.name[:_LONGEST_NAME]),) if query.name else ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for the subject, who answers for it and its staff, for each IČO."""
        return tuple(
            _ask(kind, number)
            for number in company.numbers(Scheme.CZ_ICO)
            for kind in (_UNIT, _OFFICERS, _EMPLOYMENT)
        )

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        if question.kind == _SEARCH:
            asked = {"obchodniJmeno": question.about, "pocet": _CANDIDATES, "start": 0}
            return Request(
                url=f"{_BASE}/ekonomicke-subjekty/vyhledat",
                method=Method.POST,
                headers={"Accept": "application/json", "Content-Type": "application/json"},
                body=json.dumps(asked, ensure_ascii=False).encode(),
                hosts=(_HOST,),
            )
        path = _PATHS.get(question.kind, "ekonomicke-subjekty")
        return Request(
            url=f"{_BASE}/{path}/{_checked(question.about)}",
            headers={"Accept": "application/json"},
            hosts=(_HOST,),
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the registers say; see `Source.read`."""
        other = _other_than_found(response)
        if other is not None:
            return other
        root = read_json(response.content)
        match question.kind:
            case "search":
                return _hits(root)
            case "officers":
                return _officers(question, root)
            case "employment":
                return _employment(question, root)
            case _:
                return _subject(question, root)

    def kept(self, question: Question, response: Response) -> bytes:
        """Return the answer without days of birth, homes, and numbers made of days of birth.

        Where these cannot be told from the rest, because the answer is broken, nothing is kept.
        """
        content = response.content
        if any(name in content for name in _PERSONAL):
            try:
                whole = json.loads(content)
            except (ValueError, RecursionError):
                return b""
            kept = without_private(whole)
            if kept != whole:
                content = json.dumps(kept, ensure_ascii=False).encode()
        return blanked(content)


SOURCES.add(_KEY)(Ares())


def _ask(kind: str, about: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about)


def _checked(about: str) -> str:
    """Return an IČO that may stand in an address.

    Raises:
        InvalidInput: it is not eight digits that check each other.
    """
    if len(about) != _DIGITS or not about.isascii() or not stdnum.cz.dic.is_valid(about):
        raise InvalidInput(say("{number} is not a Czech IČO.", number=about), field="query")
    return about


def _other_than_found(response: Response) -> Answer | None:
    """Return what an answer without data means; an error has a code of its own in its body."""
    if response.status not in {_UNKNOWN, _REFUSED_QUESTION}:
        return turned_down(response, _PARSER)
    try:
        root = read_json(response.content)
        code, more = root.text("kod"), root.text("subKod")
    except SourceUnreadable:
        code = more = None
    if more == _TOO_MANY:
        problem = Problem(
            message=say("More than a thousand companies fit the name."),
            hint=say("Write more of the name, or the number."),
            again=False,
        )
        return Answer(kind=AnswerKind.FAILED, parser=_PARSER, problem=problem)
    if code == _NOT_FOUND and response.status == _UNKNOWN:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
    if code:
        return failed(_PARSER, say("The service answered with {error}.", error=code), again=False)
    return turned_down(response, _PARSER)


def _hits(root: Node) -> Answer:
    """Read a page of hits; what a list's entries hold beyond a candidate is no drift."""
    hits, total = root.get("ekonomickeSubjekty"), root.number("pocetCelkem")
    subjects = hits.elements() if hits is not None else []
    if total is None or (total > 0) != bool(subjects):
        raise root.unlike()
    numbered = [each for each in subjects if number_of(each) is not None]
    found = tuple(candidate(each, _KEY, decisive=False) for each in numbered)
    kind = AnswerKind.FOUND if found else AnswerKind.NOTHING_FOUND
    return Answer(kind=kind, parser=_PARSER, candidates=found, drift=root.changed())


def _not_about(root: Node, number: str, told: str | None) -> SourceUnreadable:
    problem = not_about(number, str(told))
    problem.drift = root.changed()
    return problem


def _subject(question: Question, root: Node) -> Answer:
    number = number_of(root)
    if number != question.about:
        raise _not_about(root, question.about, number)
    facts = Statements(Entity(_KEY, question.about))
    found = candidate(root, _KEY, decisive=True)
    state_subject(facts, root)
    return Answer(
        kind=AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(Identifier(Scheme.CZ_ICO, question.about), *vat_number(root)),
        facts=tuple(facts.facts),
        candidates=(found,),
        drift=root.drift(),
    )


def _record(question: Question, root: Node) -> Node:
    """Return the subject's main record in one register, or its first.

    Raises:
        SourceUnreadable: the answer is another's, or has no record.
    """
    told = root.required("icoId").text()
    if told != question.about:
        raise _not_about(root, question.about, told)
    records = root.required("zaznamy").elements()
    if not records:
        raise root.unlike("/zaznamy")
    for record in records:
        record.known = True
    return next((each for each in records if each.flag("primarniZaznam")), records[0])


def _officers(question: Question, root: Node) -> Answer:
    facts = Statements(Entity(_KEY, question.about))
    state_register(facts, _record(question, root))
    return facts.told(root, Scheme.CZ_ICO, _PARSER)


def _employment(question: Question, root: Node) -> Answer:
    """Read the statistical office's record: how many work there, and the trade that prevails."""
    record = _record(question, root)
    facts = Statements(Entity(_KEY, question.about))
    band = record.at("statistickeUdaje", "kategoriePoctuPracovniku")
    code = band.code() if band is not None else None
    if band is not None and code in _BANDS:
        facts.add("company.employees_band", _BANDS[code], band.place)
    elif band is not None and code not in {"000", None}:
        band.note(Drift(Change.RETYPED, "/zaznamy/*/statistickeUdaje/kategoriePoctuPracovniku"))
    trade = record.get("czNacePrevazujici") or record.get("czNacePrevazujici2008")
    words = trade.code() if trade is not None else None
    if trade is not None and words:
        facts.add("company.industry", words, trade.place, code=words, rank="1")
    return facts.told(root, Scheme.CZ_ICO, _PARSER)
