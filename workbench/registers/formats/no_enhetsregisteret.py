"""Norway: the Enhetsregister's file of all units, as CSV or JSON."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import IO, Any

from workbench.domain.company import Scheme
from workbench.matching.domains import registrable_domain
from workbench.registers.bulk_file import BulkFile, Member
from workbench.registers.format import FORMATS, NAMELESS, Damaged, Entry, Fields, in_portions, lines
from workbench.registers.json_rows import items
from workbench.registers.tables import Cells, Table, columns_in, iso_day
from workbench.texts import Message, say

_NUMBER, _NAME, _FORM = "organisasjonsnummer", "navn", "organisasjonsform.kode|orgform.kode"
_TROUBLES = (
    ("konkurs", "bankrupt"),
    ("underTvangsavviklingEllerTvangsopplosning", "compulsory_dissolution"),
    ("underAvvikling", "in_liquidation"),
)
_ENDED = "slettedato"
_SOLE = "ENK"
_TOLD = 10
"""Columns before those of its status; behind these stand four of the postal address."""

_DIGITS = 9
_JSON = "json"
_FLAGS = {"true": True, "j": True, "false": False, "n": False}
"""Flags as today's files write them, and as older ones did."""
_COLUMNS = (
    _NUMBER,
    _NAME,
    _FORM,
    "forretningsadresse.adresse",
    "forretningsadresse.postnummer",
    "forretningsadresse.poststed",
    "forretningsadresse.landkode",
    "stiftelsesdato",
    "naeringskode1.kode",
    "hjemmeside",
    _ENDED,
    *(field for field, _ in _TROUBLES),
    "postadresse.adresse",
    "postadresse.postnummer",
    "postadresse.poststed",
    "postadresse.landkode",
)


class NorwegianUnits:
    """The Enhetsregister's bulk file.

    Source: `data.brreg.no/enhetsregisteret/api`, `/enheter/lastned` (a JSON array, gzip) and
    `/enheter/lastned/csv` (CSV, gzip), rebuilt each morning; fields as the description of the API
    (1.5.0) and recorded answers have them. The CSV's own head was not seen: its columns are the
    JSON's way down, joined by dots, and older files' `orgform.kode` is read too. Former names
    (`historiskeNavn`) stand in the JSON only, and not in all of them; a register that was built
    from CSV has none, from changes neither.
    Licence: NLOD 2.0. Sole traders' names are their owners'.
    """

    key = "no_enhetsregisteret"
    title: Message = say("Norway: Enhetsregisteret")
    country = "NO"
    scheme = Scheme.NO_ORGNR
    names = "enheter_alle.csv.gz, enheter_alle.json.gz"
    address = "https://data.brreg.no/enhetsregisteret/api/enheter/lastned/csv"
    licence = "NLOD 2.0"
    attribution = "Brønnøysundregistrene"

    def recognises(self, file: BulkFile) -> bool:
        """Whether it holds units: by its columns, or by the fields of its first object."""
        member = _table(file)
        first = file.first(member) if member is not None else b""
        if _is_json(first):
            return b'"organisasjonsnummer"' in first and b'"organisasjonsform"' in first
        return {_NUMBER, _NAME} <= columns_in(first)

    def dated(self, file: BulkFile) -> None:
        """Tell no day: the file has none inside."""

    def portions(self, file: BulkFile, damaged: Damaged) -> Iterator[Sequence[Fields]]:
        """Yield the units, thousands at once."""
        member = _table(file)
        if member is None:
            return
        is_json = _is_json(file.first(member))
        with file.open(member) as stream:
            if is_json:
                yield from in_portions(_units(stream, damaged))
                return
            table = Table(stream, member.name, damaged)
            for first, rows in table.portions((_NUMBER, _NAME), _COLUMNS):
                yield _entries(first, rows, damaged)

    def written(self, file: BulkFile) -> str:
        """Return `json` or `csv`."""
        member = _table(file)
        return _JSON if member is not None and _is_json(file.first(member)) else "csv"

    def changed(self, entry: Mapping[str, object], written: str) -> Entry | None:
        """Return a unit as a file tells it, from what `/enheter/{number}` answers."""
        unit = _from_json(entry)
        if not unit.name or len(unit.number) != _DIGITS:
            return None
        return unit if written == _JSON else unit._replace(other_names="")


def _units(stream: IO[bytes], damaged: Damaged) -> Iterator[Entry]:
    for number, unit in items(stream, "item", damaged):
        entry = _from_json(unit)
        if entry.name and len(entry.number) == _DIGITS:
            yield entry
        else:
            damaged.add(number, NAMELESS)


def _table(file: BulkFile) -> Member | None:
    return file.member(".csv", ".json") or next(iter(file.members), None)


def _is_json(first: bytes) -> bool:
    return first.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"[", b"{"}


def _entries(first: int, rows: list[Cells], damaged: Damaged) -> list[Fields]:
    """Return the units of many rows, made column by column: a million rows take seconds."""
    whole = _whole(first, rows, damaged)
    if not whole:
        return []
    columns = list(zip(*whole, strict=True))
    numbers, names, forms, streets, postcodes, towns, countries, founded, trades, sites = columns[
        :_TOLD
    ]
    # In the order of an entry's fields.
    made = zip(
        numbers,
        map(str.strip, names),
        repeat(""),
        forms,
        streets,
        postcodes,
        towns,
        [country or "NO" for country in countries],
        map(_told_status, zip(*columns[_TOLD:-4], strict=True)),
        map(iso_day, founded, repeat("ymd")),
        trades,
        [(registrable_domain(site) or "") if site else "" for site in sites],
        repeat(""),
        [form == _SOLE for form in forms],
        strict=False,
    )
    return list(made)


def _whole(first: int, rows: list[Cells], damaged: Damaged) -> list[Cells]:
    """Return rows with a number and a name; what has no business address has the postal one."""
    numbers, names, *_ = zip(*rows, strict=True)
    if not all(names) or set(map(len, numbers)) != {_DIGITS} or not "".join(numbers).isdecimal():
        told, rows = rows, []
        for number, row in enumerate(told, start=first):
            if row[1] and len(row[0]) == _DIGITS and row[0].isdecimal():
                rows.append(row)
            else:
                damaged.add(number, NAMELESS)
    return [row if row[5] else (*row[:3], *row[-4:], *row[7:]) for row in rows]


@lru_cache
def _told_status(told: tuple[str, ...]) -> str:
    ended, *troubles = told
    return "ceased" if ended else _status([_FLAGS.get(each.casefold()) for each in troubles])


def _from_json(unit: Mapping[str, Any]) -> Entry:
    address = _object(unit, "forretningsadresse")
    if not _text(address, "poststed"):
        address = _object(unit, "postadresse")
    told = address.get("adresse")
    street: list[object] = told if isinstance(told, list) else []
    names = unit.get("historiskeNavn")
    form = _text(_object(unit, "organisasjonsform"), "kode")
    site = _text(unit, "hjemmeside")
    ended = unit.get(_ENDED) or _text(unit, "respons_klasse").startswith("Slettet")
    return Entry(
        number=_text(unit, _NUMBER),
        name=_text(unit, _NAME),
        other_names=lines(
            _text(each, "navn") for each in (names if isinstance(names, list) else ())
        ),
        form=form,
        street=", ".join(str(each) for each in street if each),
        postcode=_text(address, "postnummer"),
        town=_text(address, "poststed"),
        country=_text(address, "landkode") or "NO",
        status="ceased" if ended else _status([unit.get(field) for field, _ in _TROUBLES]),
        founded=iso_day(_text(unit, "stiftelsesdato"), "ymd"),
        trade=_text(_object(unit, "naeringskode1"), "kode"),
        domain=(registrable_domain(site) or "") if site else "",
        personal=form == _SOLE,
    )


def _status(troubles: Sequence[object]) -> str:
    """Return the worst trouble that is told; active only where each is denied."""
    for told, (_, code) in zip(troubles, _TROUBLES, strict=True):
        if told is True:
            return code
    return "active" if all(told is False for told in troubles) else ""


def _object(unit: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    value = unit.get(field)
    return value if isinstance(value, dict) else {}


def _text(unit: object, field: str) -> str:
    value = unit.get(field) if isinstance(unit, dict) else None
    return value.strip() if isinstance(value, str) else ""


FORMATS.add("no_enhetsregisteret")(NorwegianUnits())
