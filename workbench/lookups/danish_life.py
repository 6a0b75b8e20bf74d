"""What the Danish register says of a company's life: status, beginning, end, mergers, statutes."""

import re
from datetime import date
from decimal import Decimal

from workbench.domain.values import decimal_text
from workbench.lookups.danish_periods import began, ended, holding, newest, over
from workbench.lookups.denmark import status_word
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements

_ENDED = frozenset({"bankrupt", "merged", "ceased"})
_BANKRUPTCY, _DECREE = "1", "1"
_MATTERS = {"1": "Konkurs", "3": "Tvangsakkord"}
_KINDS = {"1": "bankruptcy", "3": "composition"}
_STEPS = {
    "1": "dekret",
    "2": "ophævelse af dekret",
    "3": "regnskab og boafslutning",
    "4": "andre meddelelser",
    "5": "indkaldelse til fordringsprøvelse",
    "6": "skiftesamling",
    "7": "andre meddelelser",
    "8": "åbning af forhandling",
    "9": "stadfæstelse",
}
"""Codes of the official gazette, by the register's catalogue of fields (v73)."""

_AMOUNT = re.compile(r"[0-9]{1,20}(\.[0-9]{1,6})?", re.ASCII)
_CURRENCY = re.compile("[A-Z]{3}")
_MONTH_DAY = re.compile(r"--([0-9]{2}-[0-9]{2})", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_TRUE = "true"


def state_life(facts: Statements, unit: Node, today: date) -> None:
    """State when the company began, ended and was reopened, its status, and what befell it."""
    spans = unit.get("livsforloeb")
    founded = unit.at("virksomhedMetadata", "stiftelsesDato")
    rows = sorted(
        (*holding(spans, today), *over(spans, today)), key=lambda row: began(row) or date.min
    )
    first = rows[0] if rows else None
    facts.day("company.founded", founded or (first.at("periode", "gyldigFra") if first else None))
    for row in rows[1:]:
        facts.day("company.reopened", row.at("periode", "gyldigFra"))
    last = None if holding(spans, today) else newest(spans, today)
    _state_status(facts, unit, last, today)
    _state_gazette(facts, unit.get("status"), today)
    for name in ("fusioner", "spaltninger"):
        _state_mergers(facts, unit.get(name), today)


def status_of(unit: Node, today: date) -> str:
    """Return our code for the status in force; empty where the register is silent."""
    words = _status_words(unit, today)
    code = status_word(words.text() or "") if words else ""
    if _has_ended(unit, today):
        return code if code in _ENDED else "ceased"
    return "bankrupt" if _decree(unit.get("status"), today) is not None else code


def _has_ended(unit: Node, today: date) -> bool:
    spans = unit.get("livsforloeb")
    return not holding(spans, today) and bool(over(spans, today))


def _status_row(unit: Node, today: date) -> Node | None:
    """Return the status in force; of a company that ended its last, since none is in force."""
    rows = unit.get("virksomhedsstatus")
    if _has_ended(unit, today):
        return newest(rows, today)
    return next(iter(holding(rows, today)), None)


def _status_words(unit: Node, today: date) -> Node | None:
    row = _status_row(unit, today)
    if row is not None:
        return row.get("status")
    return unit.at("virksomhedMetadata", "sammensatStatus")


def _state_status(facts: Statements, unit: Node, last: Node | None, today: date) -> None:
    """State the status, since when, and the register's words for it.

    A company whose life ended has ended, whatever its last status was; a decree of bankruptcy in
    force outranks a status that does not tell of it yet.
    """
    unit_status = _status_row(unit, today)
    words = _status_words(unit, today)
    code = status_of(unit, today)
    told = status_word(words.text() or "") if words else ""
    decree = _decree(unit.get("status"), today)
    if last is not None:
        facts.day("company.ceased", last.at("periode", "gyldigTil"))
    if words is not None and code == told:
        _add_status(facts, code, words, unit_status and unit_status.at("periode", "gyldigFra"))
        facts.text("company.status_reason", words)
    elif last is not None:
        _add_status(facts, code, last, last.at("periode", "gyldigTil"))
    elif decree is not None:
        _add_status(facts, code, decree, decree.at("periode", "gyldigFra"))
    if code == "bankrupt":
        facts.day("company.bankrupt", _bankrupt_since(unit, decree, today))


def _add_status(facts: Statements, code: str, where: Node, since: Node | None) -> None:
    if code:
        facts.add("company.status", code, where.place)
    facts.day("company.status_since", since)


def _bankrupt_since(unit: Node, decree: Node | None, today: date) -> Node | None:
    """Return the day of the decree, or of the status that tells of it."""
    rows = unit.get("virksomhedsstatus")
    under = [
        row
        for row in (*over(rows, today), *holding(rows, today))
        if (row.text("status") or "").casefold() == "under konkurs"
    ]
    told = decree or (under[-1] if under else None)
    return told.at("periode", "gyldigFra") if told else None


def _decree(rows: Node | None, today: date) -> Node | None:
    """Return the newest notice of bankruptcy where it is the decree itself; else None."""
    notices = [
        row for row in holding(rows, today) if row.code("kreditoplysningkode") == _BANKRUPTCY
    ]
    newest_first = notices[:1]
    return next((row for row in newest_first if row.code("statuskode") == _DECREE), None)


def _state_gazette(facts: Statements, rows: Node | None, today: date) -> None:
    """State what the official gazette told the register of bankruptcy and composition."""
    for row in (*over(rows, today), *holding(rows, today)):
        matter, step = row.code("kreditoplysningkode") or "", row.code("statuskode") or ""
        words = _MATTERS.get(matter, f"Kreditoplysning {matter}".strip())
        told = f"{words}: {_STEPS.get(step, step)}" if step else words
        kind = {"kind": _KINDS[matter]} if matter in _KINDS else {}
        facts.add("company.insolvency", told, row.place, start=began(row), end=ended(row), **kind)


def _state_mergers(facts: Statements, rows: Node | None, today: date) -> None:
    """State each merger and division with its day; with whom, the register tells elsewhere."""
    for row in rows.items() if rows else ():
        row.ignore("enhedsNummerOrganisation")
        names = row.get("organisationsNavn")
        name = next((each.get("navn") for each in (names.items() if names else ())), None)
        for direction, kind in (("indgaaende", "merged_from"), ("udgaaende", "merged_into")):
            sides = row.get(direction)
            for side in sides.items() if sides else ():
                _state_merger(facts, side, name, kind, today)


def _state_merger(facts: Statements, side: Node, name: Node | None, kind: str, today: date) -> None:
    """State one side of a merger; one that is dated later than today has not happened."""
    side.ignore("sekvensnr", "vaerditype")
    values = side.get("vaerdier")
    for value in values.items() if values else ():
        words = value.get("vaerdi") or name
        day = began(value) or ended(value)
        happened = day is not None and day <= today
        if side.text("type") == "FUNKTION" and words is not None and happened:
            facts.text("company.merger", words, end=day, kind=kind)


def state_statutes(facts: Statements, unit: Node, today: date) -> None:
    """State capital, purpose, who may sign, the financial year, and whether it has no auditor."""
    kept = _Attributes(unit, today)
    amount, currency = kept.value("KAPITAL"), kept.value("KAPITALVALUTA")
    digits, letters = (amount.text() or "") if amount else "", currency.text() if currency else ""
    if amount is not None and _AMOUNT.fullmatch(digits) and _CURRENCY.fullmatch(letters or ""):
        unit_text = letters or ""
        facts.add("company.capital", decimal_text(Decimal(digits)), amount.place, unit=unit_text)
    facts.text("company.purpose", kept.value("FORMÅL"))
    facts.text("company.signature_rule", kept.value("TEGNINGSREGEL"))
    year_end = kept.value("REGNSKABSÅR_SLUT")
    found = _MONTH_DAY.fullmatch(year_end.text() or "") if year_end else None
    if year_end is not None and found:
        facts.add("company.year_end", found[1], year_end.place)
    first_end = kept.value("FØRSTE_REGNSKABSPERIODE_SLUT")
    if first_end is not None and _DAY.match(first_end.text() or ""):
        facts.day("company.first_period_end", first_end)
    if kept.is_true("REVISION_FRAVALGT"):
        row = kept.row("REVISION_FRAVALGT")
        facts.day("company.audit_waived", row.at("periode", "gyldigFra") if row else None)
    if kept.is_true("BØRSNOTERET"):
        row = kept.row("BØRSNOTERET")
        if row is not None:
            facts.add("company.listed", "Børsnoteret", row.place)


class _Attributes:
    """The attributes of a unit that hold on a day, by their type."""

    def __init__(self, unit: Node, today: date) -> None:
        self._rows: dict[str, Node] = {}
        attributes = unit.get("attributter")
        for each in attributes.items() if attributes else ():
            each.ignore("sekvensnr", "vaerditype")
            kind = each.text("type") or ""
            values = each.get("vaerdier")
            standing = holding(values, today)
            if standing:
                self._rows.setdefault(kind, standing[0])
            if values is not None:
                values.known = True

    def row(self, kind: str) -> Node | None:
        """Return the row of a type that holds, or None."""
        return self._rows.get(kind)

    def value(self, kind: str) -> Node | None:
        """Return the value of a type that holds, or None."""
        row = self.row(kind)
        return row.get("vaerdi") if row else None

    def is_true(self, kind: str) -> bool:
        """Whether a type holds and says yes."""
        value = self.value(kind)
        return value is not None and (value.code() or "").casefold() in {_TRUE, "yes"}
