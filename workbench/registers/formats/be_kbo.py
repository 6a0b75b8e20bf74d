"""Belgium: the open data of the crossroads bank for enterprises, tables joined by their number."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path

from workbench.domain.company import Scheme
from workbench.errors import SourceUnreadable
from workbench.matching.domains import registrable_domain
from workbench.registers.bulk_file import BulkFile
from workbench.registers.format import FORMATS, Damaged, Entry, in_portions, lines
from workbench.registers.tables import Cells, Table, iso_day
from workbench.texts import Message, say

_PERSON = "1"
_NORMAL = "000"
_CONVERTED = "1968-01-01"
"""What stands where the day was not known when the register was made from older ones."""

_CODES = len("0012")
"""Before each name stand its kind in three digits and its language in one."""

_TONGUES = "21340"
_BATCH = 5000
_TABLES = {
    "enterprise": (
        "EnterpriseNumber",
        "Status",
        "JuridicalSituation",
        "TypeOfEnterprise",
        "JuridicalForm",
        "StartDate",
    ),
    "denomination": ("EntityNumber", "Language", "TypeOfDenomination", "Denomination"),
    "address": (
        "EntityNumber",
        "TypeOfAddress",
        "Zipcode",
        "MunicipalityNL",
        "MunicipalityFR",
        "StreetNL",
        "StreetFR",
        "HouseNumber",
        "CountryNL",
    ),
    "activity": ("EntityNumber", "NaceVersion", "NaceCode", "Classification"),
    "contact": ("EntityNumber", "ContactType", "Value"),
}
"""The tables that are read, each by its number first; the last two may be missing."""

_OPTIONAL = frozenset({"activity", "contact"})
_KEPT: Mapping[str, Callable[[Cells], bool]] = {
    "enterprise": bool,
    "denomination": lambda row: row[0][:1] != "2",
    "address": lambda row: row[1] == "REGO",
    "activity": lambda row: row[3] == "MAIN" and row[0][:1] != "2",
    "contact": lambda row: row[1] == "WEB" and row[0][:1] != "2",
}
"""Rows that are of an enterprise (establishments' numbers begin with 2) and tell what is asked."""

_JOINED = """
SELECT e.c0, e.c1, e.c2, e.c3, e.c4, e.c5,
  (SELECT group_concat(d.c2 || d.c1 || d.c3, char(10)) FROM denomination d WHERE d.c0 = e.c0),
  a.c2, coalesce(nullif(a.c3, ''), a.c4, ''), coalesce(nullif(a.c5, ''), a.c6, ''), a.c7, a.c8,
  (SELECT v.c2 FROM activity v WHERE v.c0 = e.c0 ORDER BY v.c1 DESC LIMIT 1),
  (SELECT w.c2 FROM contact w WHERE w.c0 = e.c0 LIMIT 1)
FROM enterprise e LEFT JOIN address a ON a.c0 = e.c0
GROUP BY e.c0
"""


class BelgianEnterprises:
    """`KboOpenData_…_Full.zip`, monthly, after a free registration; updates are not read.

    Source: `kbopub.economie.fgov.be/kbo-open-data`: tables with recorded rows. It lists active
    enterprises only. Names stand by language and kind (001 its name, 002 an abbreviation, 003 a
    trading name); addresses by kind (REGO its seat). The legal form is the register's code. The
    tables are joined in a scratch database beside the system's other temporary files, which takes
    about as much room as they do unpacked, but for activities. A natural person's row is personal
    data. Licence: its own, free to reuse with the source named.
    """

    key = "be_kbo"
    title: Message = say("Belgium: KBO/BCE")
    country = "BE"
    scheme = Scheme.BE_KBO
    names = "KboOpenData_…_Full.zip"
    address = "https://kbopub.economie.fgov.be/kbo-open-data"
    licence = "KBO/BCE Open Data, free to reuse with the source named"
    attribution = "Kruispuntbank van Ondernemingen / Banque-Carrefour des Entreprises"

    def recognises(self, file: BulkFile) -> bool:
        """Whether it is a zip with a table of enterprises."""
        return file.member("enterprise.csv") is not None

    def dated(self, file: BulkFile) -> date | None:
        """Return the day of which its table `meta` tells."""
        member = file.member("meta.csv")
        if member is None:
            return None
        with file.open(member) as stream:
            rows = Table(stream, member.name, Damaged()).rows((), ("Variable", "Value"))
            told = (iso_day(value, "dmy") for _, (name, value) in rows if name == "SnapshotDate")
            day = next(told, "")
        return date.fromisoformat(day) if day else None

    def portions(self, file: BulkFile, damaged: Damaged) -> Iterator[Sequence[Entry]]:
        """Yield the companies, thousands at once."""
        return in_portions(self.entries(file, damaged))

    def entries(self, file: BulkFile, damaged: Damaged) -> Iterator[Entry]:
        """Yield every enterprise, in the order of the numbers."""
        with (
            tempfile.TemporaryDirectory(prefix="leadline-kbo-") as folder,
            closing(sqlite3.connect(Path(folder) / "scratch.db")) as scratch,
        ):
            scratch.execute("PRAGMA journal_mode=OFF")
            scratch.execute("PRAGMA synchronous=OFF")
            for table, columns in _TABLES.items():
                _fill(scratch, file, table, columns, damaged)
            scratch.set_progress_handler(lambda: file.control.cancelled, 100_000)
            try:
                for row in scratch.execute(_JOINED):
                    yield _entry(row)
            except sqlite3.OperationalError:
                file.control.check()
                raise


def _fill(
    scratch: sqlite3.Connection,
    file: BulkFile,
    table: str,
    columns: Sequence[str],
    damaged: Damaged,
) -> None:
    cells = ", ".join(f"c{at}" for at in range(len(columns)))
    scratch.execute(f"CREATE TABLE {table} ({cells})")
    member = file.member(f"{table}.csv")
    if member is None and table not in _OPTIONAL:
        raise SourceUnreadable(say("The zip has no file {name}.", name=f"{table}.csv"))
    if member is not None:
        marks = ", ".join("?" * len(columns))
        with file.open(member) as stream:
            rows = Table(stream, member.name, damaged).rows(columns, columns)
            kept = (row for _, row in rows if _KEPT[table](row))
            while batch := list(islice(kept, _BATCH)):
                scratch.executemany(f"INSERT INTO {table} VALUES ({marks})", batch)  # noqa: S608
    scratch.execute(f"CREATE INDEX {table}_number ON {table} (c0)")
    scratch.commit()


def _entry(row: Sequence[str | None]) -> Entry:
    number, status, situation, kind, form, start, named, *rest = (each or "" for each in row)
    postcode, town, street, house, country, trade, site = rest
    names = [each[_CODES:] for each in sorted(named.split("\n"), key=_rank) if each[_CODES:]]
    founded = iso_day(start, "dmy")
    return Entry(
        number=number.replace(".", ""),
        name=names[0] if names else number,
        other_names=lines(each for each in names[1:] if each != names[0]),
        form=form,
        street=f"{street} {house}".strip(),
        postcode=postcode,
        town=town,
        country="" if country else "BE",
        status="active" if status == "AC" and situation == _NORMAL else "",
        founded="" if founded == _CONVERTED else founded,
        trade=trade,
        domain=(registrable_domain(site) or "") if site else "",
        personal=kind == _PERSON,
    )


def _rank(named: str) -> tuple[str, int]:
    """Return the kind of a name, then the place of its language: Dutch before French."""
    kind, tongue = named[:3], named[3:_CODES]
    return kind, _TONGUES.find(tongue)


FORMATS.add("be_kbo")(BelgianEnterprises())
