"""Regnskapsregisteret: key figures of the newest annual accounts, and the years that are filed."""

import re
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from workbench.domain.company import Company, Entity, Identifier, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.properties import declared
from workbench.domain.property import Time
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.domain.values import decimal_text, flag_text
from workbench.errors import SourceUnreadable
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.norway import check_about, checked_number
from workbench.lookups.source import SOURCES, Source
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import not_offered, turned_down
from workbench.net.exchange import Request, Response
from workbench.texts import say

_KEY = "no_regnskapsregisteret"
_PARSER = f"{_KEY}@1"
_BASE = "https://data.brreg.no/regnskapsregisteret/regnskap"
_HOST = "data.brreg.no"
_ACCOUNTS, _YEARS = "accounts", "years"
_SCOPES = {"SELSKAP": "own", "KONSERN": "group"}
_UNSUPPORTED = re.compile(r"oppstillingsplan som ikke er st[øo]ttet \(([A-ZÆØÅ_]+)\)")
"""The only mark that tells a bank's or an insurer's accounts, for ever, from a broken server."""

_RESULT = "resultatregnskapResultat"
_OPERATING = f"{_RESULT}/driftsresultat"
_FUNDING = "egenkapitalGjeld"
_AMOUNTS = {
    "revenue": f"{_OPERATING}/driftsinntekter/sumDriftsinntekter",
    "staff_costs": f"{_OPERATING}/driftskostnad/loennskostnad",
    "operating_costs": f"{_OPERATING}/driftskostnad/sumDriftskostnad",
    "operating_result": f"{_OPERATING}/driftsresultat",
    "net_finance": f"{_RESULT}/finansresultat/nettoFinans",
    "pretax_result": f"{_RESULT}/ordinaertResultatFoerSkattekostnad",
    "tax": f"{_RESULT}/ordinaertResultatSkattekostnad",
    "net_result": f"{_RESULT}/aarsresultat",
    "assets": "eiendeler/sumEiendeler",
    "fixed_assets": "eiendeler/anleggsmidler/sumAnleggsmidler",
    "current_assets": "eiendeler/omloepsmidler/sumOmloepsmidler",
    "cash": "eiendeler/sumBankinnskuddOgKontanter",
    "equity": f"{_FUNDING}/egenkapital/sumEgenkapital",
    "retained": f"{_FUNDING}/egenkapital/opptjentEgenkapital/sumOpptjentEgenkapital",
    # "Egenkaptial" is the register's own spelling.
    "paid_in": f"{_FUNDING}/egenkapital/innskuttEgenkapital/sumInnskuttEgenkaptial",
    "liabilities": f"{_FUNDING}/gjeldOversikt/sumGjeld",
    "short_debt": f"{_FUNDING}/gjeldOversikt/kortsiktigGjeld/sumKortsiktigGjeld",
    "long_debt": f"{_FUNDING}/gjeldOversikt/langsiktigGjeld/sumLangsiktigGjeld",
}
_ALWAYS = ("eiendeler", _FUNDING, _RESULT)
_FLAGS = {"in_liquidation": "avviklingsregnskap", "is_parent": "virksomhet/morselskap"}
# "regnkapsprinsipper" is the register's own spelling.
_TEXTS = {"layout": "oppstillingsplan", "rules": "regnkapsprinsipper/regnskapsregler"}
_READ_AND_LEFT = (
    "journalnr",
    "virksomhet/organisasjonsform",
    "regnkapsprinsipper/smaaForetak",
    f"{_FUNDING}/sumEgenkapitalGjeld",
    f"{_RESULT}/totalresultat",
    f"{_RESULT}/finansresultat/finansinntekt",
    f"{_RESULT}/finansresultat/finanskostnad",
    f"{_RESULT}/ekstraordinaerePoster",
    f"{_OPERATING}/driftsinntekter/salgsinntekter",
    "eiendeler/goodwill",
    "eiendeler/sumVarer",
    "eiendeler/sumFordringer",
    "eiendeler/sumInvesteringer",
)


def _ask(kind: str, about: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about)


class Regnskapsregisteret(Source):
    """The register of annual accounts: without a login the newest year, the company's own."""

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="Regnskapsregisteret",
        answers=say("Key figures of a Norwegian company's newest annual accounts."),
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
        personal=Personal.NONE,
        golden=(
            Golden(kind=_ACCOUNTS, about="923609016", states=(("accounts.equity", ""),)),
            Golden(kind=_ACCOUNTS, about="984851006", comes=(AnswerKind.NOT_OFFERED,)),
            Golden(kind=_YEARS, about="984851006", states=(("company.last_accounts", ""),)),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_ACCOUNTS, "311000004"),
        _ask(_YEARS, "311000004"),
    )

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for the newest accounts and the filed years, for each Norwegian number."""
        numbers = [each.value for each in company.identifiers if each.scheme is Scheme.NO_ORGNR]
        return tuple(_ask(kind, number) for number in numbers for kind in (_ACCOUNTS, _YEARS))

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        number = checked_number(question.about)
        path = f"aarsregnskap/kopi/{number}/aar" if question.kind == _YEARS else number
        return Request(
            url=f"{_BASE}/{path}", headers={"Accept": "application/json"}, hosts=(_HOST,)
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the register says; see `Source.read`."""
        match response.status:
            case 404:
                return _nothing_filed(response.content)
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
        root = read_json(response.content)
        entries = root.elements()
        facts = Statements(Entity(_KEY, question.about))
        if question.kind == _YEARS:
            _state_years(facts, entries)
        else:
            for accounts in entries:
                _state_accounts(facts, accounts)
        return _answer(facts, root)


SOURCES.add(_KEY)(Regnskapsregisteret())


def _answer(facts: Statements, root: Node) -> Answer:
    if not facts.facts:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, drift=root.drift())
    return Answer(
        kind=AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(Identifier(Scheme.NO_ORGNR, facts.entity.number),),
        facts=tuple(facts.facts),
        drift=root.drift(),
    )


def _nothing_filed(content: bytes) -> Answer:
    if content.strip():
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
    for year in years:
        words = year.text() or ""
        if not isinstance(year.value, str) or not re.fullmatch("[0-9]{4}", words):
            raise year.unlike(year.pointer)
    if years:
        newest = max(years, key=lambda year: str(year.value))
        facts.text("company.last_accounts", newest)


def _state_accounts(facts: Statements, accounts: Node) -> None:
    """State one set of accounts; `driftsinntekter: {}` states no revenue, which is not zero."""
    if accounts.get("virksomhet") is not None:
        check_about(accounts.required("virksomhet"), "organisasjonsnummer", facts.entity.number)
    filing = accounts.required("id").code() or ""
    scope = _SCOPES.get(accounts.required("regnskapstype").text() or "")
    currency = accounts.required("valuta").text() or ""
    period = accounts.required("regnskapsperiode")
    start, end = period.day("fraDato"), period.day("tilDato")
    if scope is None or end is None or (start is not None and start > end):
        raise accounts.unlike(accounts.pointer)
    accounts.expect(*_ALWAYS)
    lines = [*_amounts(accounts, currency), *_words(accounts)]
    for line, value, unit, node in lines:
        key = f"accounts.{line}"
        facts.add(
            key,
            value,
            node.place,
            unit=unit,
            start=_start(key, start),
            end=end,
            scope=scope,
            filing=filing,
        )
    for path in _READ_AND_LEFT:
        _ignore(accounts, path)


def _start(key: str, start: date | None) -> date | None:
    """Return the period's start for a line about a period; a balance holds at its end alone."""
    return None if declared(key).time is Time.INSTANT else start


def _amounts(accounts: Node, currency: str) -> list[tuple[str, str, str, Node]]:
    found = []
    for line, path in _AMOUNTS.items():
        node = accounts.at(*path.split("/"))
        amount = node.number() if node is not None else None
        if node is not None and amount is not None:
            found.append((line, decimal_text(amount), currency, node))
    return found


def _words(accounts: Node) -> list[tuple[str, str, str, Node]]:
    found = []
    for line, path in (*_FLAGS.items(), *_TEXTS.items()):
        node = accounts.at(*path.split("/"))
        if node is not None:
            flag = line in _FLAGS
            value = flag_text(value=bool(node.flag())) if flag else node.text()
            if value is not None:
                found.append((line, value, "", node))
    audit = accounts.get("revisjon")
    if audit is not None:
        unaudited, waived = audit.flag("ikkeRevidertAarsregnskap"), audit.flag("fravalgRevisjon")
        if unaudited is not None and waived is not None:
            found.append(("audited", flag_text(value=not (unaudited or waived)), "", audit))
    return found


def _ignore(node: Node, path: str) -> None:
    *way, last = path.split("/")
    parent = node.at(*way)
    if parent is not None:
        parent.ignore(last)
