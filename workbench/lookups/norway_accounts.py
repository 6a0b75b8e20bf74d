"""The lines of Norwegian annual accounts in the register's own names, and whose they are.

Paths and names are those of the register's description (1.0.2) and its recorded answers. Without a
login it answers with the newest year of the company itself; a partner's answer, which was read from
one recording, holds several years, the group's too, and more lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workbench.domain.properties import declared
from workbench.domain.property import Time
from workbench.domain.values import decimal_text, flag_text
from workbench.lookups.json_answer import Node
from workbench.lookups.norway import check_about
from workbench.lookups.statements import Statements
from workbench.texts import Message, say

_SCOPES = {"SELSKAP": "own", "KONSERN": "group"}
_RESULT = "resultatregnskapResultat"
_OPERATING = f"{_RESULT}/driftsresultat"
_FUNDING = "egenkapitalGjeld"
_BOTH_SIDES = f"{_FUNDING}/sumEgenkapitalGjeld"
_ROUNDED, _PARTS = Decimal(3), 500
"""The two sides may differ by so many units, or by one in so many."""
_LONGEST = 760
"""Days: two years, and some that a changed year's end may add."""
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
_UNAUDITED = {
    "fravalgRevisjon": "fravalgt revisjon",
    "ikkeRevidertAarsregnskap": "ikke revidert årsregnskap",
}
"""Why accounts are not audited, in the register's words; a waiver says more, so it comes first."""

_ALWAYS = ("eiendeler", _FUNDING, _RESULT)
_FLAGS = {"in_liquidation": "avviklingsregnskap", "is_parent": "virksomhet/morselskap"}
# "regnkapsprinsipper" is the register's own spelling.
_TEXTS = {"layout": "oppstillingsplan", "rules": "regnkapsprinsipper/regnskapsregler"}
_READ_AND_LEFT = (
    "journalnr",
    "regnskapDokumenttype",
    "virksomhet/organisasjonsform",
    "regnkapsprinsipper/smaaForetak",
    f"{_RESULT}/totalresultat",
    f"{_RESULT}/finansresultat/finansinntekt",
    f"{_RESULT}/finansresultat/finanskostnad",
    f"{_RESULT}/ekstraordinaerePoster",
    f"{_RESULT}/skattekostnadEkstraordinaertResultat",
    f"{_OPERATING}/driftsinntekter/salgsinntekter",
    "eiendeler/goodwill",
    "eiendeler/sumVarer",
    "eiendeler/sumFordringer",
    "eiendeler/sumInvesteringer",
)
"""Paths of lines that are known and not stated, each for a reason: `sumFinanskostnad` is a cost in
some answers and already the net in others; sums repeat what the parts say; the rest is no line of
ours."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it is stated: our name, its value, its currency, where it stands, its own name."""

    key: str
    value: str
    unit: str
    node: Node
    concept: str


def state_accounts(facts: Statements, accounts: Node) -> tuple[Message, ...]:
    """State one set of accounts; `driftsinntekter: {}` states no revenue, which is not zero.

    Returns:
        why the balance sheet was left out, where it cannot be right.

    Raises:
        SourceUnreadable: it is another company's, or does not say whose it is, or lacks its
            number, scope, currency or end.
    """
    check_about(accounts.required("virksomhet"), "organisasjonsnummer", facts.entity.number)
    filing = accounts.required("id").code() or ""
    scope = _SCOPES.get(accounts.required("regnskapstype").text() or "")
    currency = accounts.required("valuta").text() or ""
    period = accounts.required("regnskapsperiode")
    start, end = period.day("fraDato"), period.day("tilDato")
    if scope is None or end is None or not _lasts(start, end):
        raise accounts.unlike(accounts.pointer)
    accounts.expect(*_ALWAYS)
    balances = _balances(accounts)
    for line in (*_amounts(accounts, currency), *_words(accounts), *_audit(accounts)):
        key = f"accounts.{line.key}"
        if not balances and line.unit and declared(key).time is Time.INSTANT:
            continue
        facts.add(
            key,
            line.value,
            line.node.place,
            unit=line.unit,
            start=_start(key, start),
            end=end,
            scope=scope,
            filing=filing,
            concept=line.concept,
        )
    for path in _READ_AND_LEFT:
        _ignore(accounts, path)
    if balances:
        return ()
    return (say("The two sides of the balance sheet of {end} differ; it is left out.", end=end),)


def _lasts(start: date | None, end: date) -> bool:
    """Whether accounts may have such a period: eighteen months at most (§ 1-7), and some slack."""
    return start is None or 0 <= (end - start).days <= _LONGEST


def _balances(accounts: Node) -> bool:
    """Whether what the company has is what it owes and owns, as far as both are stated.

    Large companies file in millions, so that each side is rounded by some of those.
    """
    sides = [accounts.at(*path.split("/")) for path in (_AMOUNTS["assets"], _BOTH_SIDES)]
    have, owed = (side.number() if side is not None else None for side in sides)
    if have is None or owed is None:
        return have is None or have >= 0
    return have >= 0 and abs(have - owed) <= max(_ROUNDED, have / _PARTS)


def _start(key: str, start: date | None) -> date | None:
    """Return the period's start for a line about a period; a balance holds at its end alone."""
    return None if declared(key).time is Time.INSTANT else start


def _amounts(accounts: Node, currency: str) -> Iterator[_Line]:
    for line, path in _AMOUNTS.items():
        names = path.split("/")
        node = accounts.at(*names)
        amount = node.number() if node is not None else None
        if node is not None and amount is not None:
            yield _Line(line, decimal_text(amount), currency, node, names[-1])


def _words(accounts: Node) -> Iterator[_Line]:
    for line, path in (*_FLAGS.items(), *_TEXTS.items()):
        names = path.split("/")
        node = accounts.at(*names)
        if node is not None:
            value = flag_text(value=bool(node.flag())) if line in _FLAGS else node.text()
            if value is not None:
                yield _Line(line, value, "", node, names[-1])


def _audit(accounts: Node) -> Iterator[_Line]:
    """Yield whether the accounts were audited; that an audit was waived by law is told apart."""
    audit = accounts.get("revisjon")
    if audit is None:
        return
    told = {name: audit.get(name) for name in _UNAUDITED}
    flags = {name: node.flag() for name, node in told.items() if node is not None}
    if any(flags.values()):
        yield _Line("audited", flag_text(value=False), "", audit, "revisjon")
    elif len(flags) == len(_UNAUDITED):
        yield _Line("audited", flag_text(value=True), "", audit, "revisjon")
    for name, words in _UNAUDITED.items():
        node = told[name]
        if node is not None and flags[name]:
            yield _Line("audit_kind", words, "", node, name)
            return


def _ignore(node: Node, path: str) -> None:
    *way, last = path.split("/")
    parent = node.at(*way)
    if parent is not None:
        parent.ignore(last)
