"""What the Danish register's own record of a company says: who it is, where and how big."""

import re
from collections.abc import Iterator
from datetime import date

from workbench.domain.values import plain_text
from workbench.lookups.danish_periods import began, ended, holding, newest, over
from workbench.lookups.denmark import SOLE_TRADERS
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements

_TRADES = ("hovedbranche", "bibranche1", "bibranche2", "bibranche3")
_NOT_TOLD = "uoplyst"
_BAND = re.compile(r"ANTAL_([0-9]{1,7})_([0-9]{1,7})")
_NO_END = 999_999
_OLDEST_DAYS = 731
"""Older head counts are not stated: they would be taken for today's."""

_LONGEST_MONTH = 31
_POSTCODE = 4


def state_record(facts: Statements, unit: Node, today: date) -> None:
    """State name, form, address, trade, contacts, advertising protection and head count."""
    sole = state_form(facts, unit, today)
    state_names(facts, unit.get("navne"), today)
    state_address(facts, unit.get("beliggenhedsadresse"), today, sole=sole)
    _state_trades(facts, unit, today)
    for key, name in (
        ("company.phone", "telefonNummer"),
        ("company.email", "elektroniskPost"),
        ("company.website", "hjemmeside"),
    ):
        _state_contact(facts, key, unit.get(name), today)
    facts.flag("company.advertising_protected", unit.get("reklamebeskyttet"))
    _state_heads(facts, unit, today)


def is_sole_trader(unit: Node, today: date) -> bool:
    """Whether a unit is a person's own firm, so that its whole record is that person's."""
    form = newest(unit.get("virksomhedsform"), today)
    return form is not None and form.code("virksomhedsformkode") in SOLE_TRADERS


def name_of(names: Node | None, today: date) -> Node | None:
    """Return the name in force, or the last one of a unit that ended; None where it has none."""
    row = newest(names, today)
    return row.get("navn") if row else None


def state_names(facts: Statements, names: Node | None, today: date) -> None:
    """State the name, and with their periods the names before it."""
    name = name_of(names, today)
    facts.text("company.name", name)
    for row in over(names, today):
        former = row.get("navn")
        if former is not None and former is not name:
            facts.text("company.former_name", former, start=began(row), end=ended(row))


def state_form(facts: Statements, unit: Node, today: date) -> bool:
    """State the legal form and the forms before it; return whether it is a sole trader's."""
    forms = unit.get("virksomhedsform")
    form = newest(forms, today)
    code = form.get("virksomhedsformkode") if form else None
    if form is None or code is None:
        return False
    number = code.code() or ""
    facts.text("company.form", _form_words(form), code=number)
    sole = number in SOLE_TRADERS
    facts.add("company.sole_trader", "yes" if sole else "no", code.place)
    for row in over(forms, today):
        if row is not form:
            _state_former_form(facts, row)
    return sole


def _state_former_form(facts: Statements, row: Node) -> None:
    told = {"code": number} if (number := row.code("virksomhedsformkode")) else {}
    facts.text("company.former_form", _form_words(row), start=began(row), end=ended(row), **told)


def _form_words(row: Node) -> Node | None:
    row.ignore("ansvarligDataleverandoer", "kortBeskrivelse")
    return row.get("langBeskrivelse") or row.get("kortBeskrivelse")


def state_address(facts: Statements, rows: Node | None, today: date, *, sole: bool) -> None:
    """State the seat, and where it was before; a sole trader's former homes are nobody's business.

    A care-of line is left out: it names a person.
    """
    seat = newest(rows, today)
    if seat is None:
        return
    words = address_words(seat)
    if words:
        facts.add("company.address", words, seat.place)
    facts.text("company.town", seat.get("postdistrikt"))
    facts.text("company.country", seat.get("landekode"))
    for row in over(rows, today) if not sole else ():
        former = address_words(row)
        if former and row is not seat and former != words:
            facts.add("company.former_address", former, row.place, start=began(row), end=ended(row))


def address_words(row: Node) -> str:
    """Return an address in one line as it is written in Denmark, or its free text if it has none.

    `Pilestræde 43, 3. tv, 1112 København K`
    """
    row.ignore("kommune", "adresseId", "sidstValideret", "vejkode", "conavn")
    house = "–".join(
        filter(None, (_house(row, "husnummerFra", "bogstavFra"), _house(row, "husnummerTil", "")))
    )
    floor = row.text("etage") or ""
    floor = f"{floor}." if floor and not floor.endswith(".") else floor
    box = row.code("postboks")
    town = " ".join(filter(None, (_postcode(row), row.text("postdistrikt"))))
    parts = (
        f"{row.text('vejnavn') or ''} {house}",
        f"{floor} {row.text('sidedoer') or ''}",
        row.text("bynavn") or "",
        f"Postboks {box}" if box else "",
        row.text("fritekst") or "",
        town,
    )
    return ", ".join(words for part in parts if (words := plain_text(part)))


def _house(row: Node, number: str, letter: str) -> str:
    digits = row.code(number) or ""
    letters = (row.text(letter) or "") if letter else (row.text("bogstavTil") or "")
    return f"{digits}{letters}" if digits and digits != "0" else ""


def _postcode(row: Node) -> str:
    """Return the postcode; as a number it has lost the noughts that some begin with."""
    digits = row.code("postnummer") or ""
    return digits.zfill(_POSTCODE) if digits.isdecimal() and digits != "0" else ""


def _state_trades(facts: Statements, unit: Node, today: date) -> None:
    for rank, name in enumerate(_TRADES, start=1):
        for row in holding(unit.get(name), today)[:1]:
            code = row.code("branchekode")
            words = row.get("branchetekst")
            told = (words.text() or "").casefold() if words else ""
            if code is not None and told != _NOT_TOLD:
                facts.text("company.industry", words, code=code, rank=str(rank))


def _state_contact(facts: Statements, key: str, rows: Node | None, today: date) -> None:
    """State a number or an address in force that is not secret, and says so."""
    for row in holding(rows, today):
        if row.flag("hemmelig") is False:
            facts.text(key, row.get("kontaktoplysning"))
            return


def _state_heads(facts: Statements, unit: Node, today: date) -> None:
    """State the newest month's head count, or its band where the number is withheld.

    The register counts by month; its older counts by month, quarter and year stopped in 2019.
    """
    counts = [*_months(unit, "erstMaanedsbeskaeftigelse"), *_months(unit, "maanedsbeskaeftigelse")]
    start, row = max(counts, key=lambda each: each[0], default=(date.min, None))
    if row is None or (today - start).days > _OLDEST_DAYS:
        return
    end = _month_end(start)
    heads, band = row.get("antalAnsatte"), row.get("intervalKodeAntalAnsatte")
    number = heads.number() if heads else None
    if heads is not None and number is not None:
        facts.add("company.employees", str(number), heads.place, start=start, end=end)
        return
    words = band_words(band.text() or "") if band else ""
    if band is not None and words:
        facts.add("company.employees_band", words, band.place, start=start, end=end)


def _months(unit: Node, name: str) -> Iterator[tuple[date, Node]]:
    """Yield the first day of each counted month that says something, with its row."""
    rows = unit.get(name)
    for row in rows.items() if rows else ():
        row.ignore("antalAarsvaerk", "intervalKodeAntalAarsvaerk", "sidstOpdateret")
        year, month = row.number("aar"), row.number("maaned")
        told = row.get("antalAnsatte") or row.get("intervalKodeAntalAnsatte")
        if year is not None and month is not None and told is not None:
            yield _first_of(row, int(year), int(month)), row


def _first_of(row: Node, year: int, month: int) -> date:
    try:
        return date(year, month, 1)
    except (ValueError, OverflowError) as problem:
        raise row.unlike(f"{row.pointer} is no month") from problem


def _month_end(start: date) -> date:
    for day in range(_LONGEST_MONTH, 0, -1):
        try:
            return start.replace(day=day)
        except ValueError:
            continue
    return start


def band_words(code: str) -> str:
    """Return a band of the register in words, `10–19`; empty where it is written otherwise."""
    found = _BAND.fullmatch(code)
    if found is None:
        return ""
    low, high = int(found[1]), int(found[2])
    if low == high:
        return str(low)
    return f"{low}+" if high >= _NO_END else f"{low}–{high}"
