"""An Estonian company as its rows in the register's open files tell it.

Rows by file, as `estonian_brought` keeps them: `companies`, `reports`, `elements`. Days are written
dd.mm.yyyy, amounts are in euros.
"""

import re
from datetime import date

from workbench.lookups.estonia import is_sole_trader, status_of
from workbench.lookups.json_answer import Node
from workbench.lookups.source import unlike_promise
from workbench.lookups.statements import Statements

_DAY = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})", re.ASCII)
_ADDRESS, _POST = "ads_normaliseeritud_taisaadress", "indeks_ettevotja_aadressis"
_FORM, _STATUS, _ENTERED = "ettevotja_oiguslik_vorm", "ettevotja_staatus", "ettevotja_esmakande_kpv"


def estonian_day(node: Node) -> date:
    """Return the day that dd.mm.yyyy means.

    Raises:
        SourceUnreadable: it is none.
    """
    written = node.text() or ""
    parts = _DAY.fullmatch(written)
    try:
        if parts is not None:
            return date(int(parts[3]), int(parts[2]), int(parts[1]))
    except ValueError as problem:
        raise unlike_promise(f"{written} is no day") from problem
    raise unlike_promise(f"{written} is no day")


def state_company(facts: Statements, row: Node) -> None:
    """State what a row of the file of companies tells: name, form, status, age, VAT, address.

    Raises:
        SourceUnreadable: its first day in the register is none.
    """
    facts.text("company.name", row.get("nimi"))
    form = _told(row, _FORM)
    if form is not None:
        facts.text("company.form", form)
        sole = "yes" if is_sole_trader(form.text() or "") else "no"
        facts.add("company.sole_trader", sole, form.place)
    status = _told(row, _STATUS)
    if status is not None and (ours := status_of(status.text() or "")):
        facts.add("company.status", ours, status.place)
    facts.text("company.status_reason", _told(row, "ettevotja_staatus_tekstina"))
    entered = _told(row, _ENTERED)
    if entered is not None:
        day = estonian_day(entered).isoformat()
        facts.add("company.founded", day, entered.place)
        facts.add("company.registered", day, entered.place)
    vat = _told(row, "kmkr_nr")
    if vat is not None:
        facts.add("company.vat_registered", "yes", vat.place)
    address, post = _told(row, _ADDRESS), row.text(_POST)
    if address is not None:
        line = ", ".join(part for part in (address.text(), post) if part)
        facts.add("company.address", line, address.place)


def _told(row: Node, column: str) -> Node | None:
    """Return a cell that holds something."""
    cell = row.get(column)
    return cell if cell is not None and cell.text() else None
