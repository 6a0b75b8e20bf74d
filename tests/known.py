"""Our own lists in tests: a few words as a file, brought in at a desk."""

from datetime import date

from tests.samples import COMPANY
from workbench.app.desk import Desk
from workbench.app.known_lists.bringing import Brought, bring
from workbench.app.known_lists.opening import OpenedList, ReadList, open_list, read_list
from workbench.app.soundings import take
from workbench.domain.known_lists import KnownKind, KnownToUs
from workbench.domain.operation import Operation
from workbench.jobs import JobControl

DAY = date(2026, 11, 20)
DEBTORS = "Debitor;Org.nr;Poststed;Forfaldsdato;Forfalt beløp;Kontaktperson"
OVERDUE = "Fjordlys Automasjon AS;311000004;Molde;2026-10-08;12.300,00;Kari Fiktiv"
CUSTOMERS = "Kunde;Org.nr;Poststed;Kunde siden;E-post"
CUSTOMER = "Fjordlys Automasjon AS;311000004;Molde;2019;kari@fjordlys.example"


def opened(
    desk: Desk, *lines: str, name: str = "debtors.csv", kind: KnownKind | None = None
) -> OpenedList:
    content = "\n".join(lines).encode()
    return open_list(desk, name, content, JobControl(), kind=kind).of_day(DAY)


def read(
    desk: Desk, *lines: str, name: str = "debtors.csv", kind: KnownKind | None = None
) -> ReadList:
    return read_list(desk, opened(desk, *lines, name=name, kind=kind), JobControl())


def brought(
    desk: Desk,
    *lines: str,
    name: str = "debtors.csv",
    kind: KnownKind | None = None,
    day: date = DAY,
    replaces: str = "",
) -> Operation[Brought]:
    listed = opened(desk, *lines, name=name, kind=kind).of_day(day)
    whole = read_list(desk, listed, JobControl())
    return bring(desk, whole, JobControl(), replaces=replaces)


def known(desk: Desk) -> KnownToUs:
    return desk.store.read(lambda ledger: take(ledger, COMPANY.id, desk.now())).known
