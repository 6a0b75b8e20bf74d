"""Cards of people and firms (vCard 2.1, 3.0 and 4.0), each a row."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import vobject

from workbench.domain.table_file import MOST_ROWS, Table
from workbench.tables.delimited import charset_of
from workbench.tables.refusing import no_table, nothing_in, refused
from workbench.texts import Message, say, say_many

_CARD = re.compile(
    r"^BEGIN:VCARD[ \t]*\r?\n.*?^END:VCARD[ \t]*(?=\r?$)", re.MULTILINE | re.DOTALL | re.IGNORECASE
)
_BEGINS = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*BEGIN:VCARD\s*$", re.MULTILINE | re.IGNORECASE)
_PARTS = re.compile(r"(?<!\\);")
_ESCAPED = re.compile(r"\\([\\,;:nN])")
_SCHEME = re.compile("tel:|mailto:", re.IGNORECASE)
_PHOTO = re.compile(
    r"^(?:[\w-]+\.)?(?:PHOTO|LOGO|KEY|SOUND)[;:].*(?:\r?\n[ \t].*)*\r?\n?",
    re.MULTILINE | re.IGNORECASE,
)
_LONGEST_CARD = 2**20
_STREET, _TOWN, _CODE, _COUNTRY = 2, 3, 5, 6
_FAMILY, _GIVEN = 0, 1
HEADINGS = (
    "ORG",
    "FN",
    "TITLE",
    "TEL",
    "EMAIL",
    "Company TEL",
    "Company EMAIL",
    "URL",
    "ADR street",
    "ADR code",
    "ADR locality",
    "ADR country",
    "NOTE",
    "UID",
)


def is_cards(content: bytes) -> bool:
    """Whether bytes begin as a file of cards does; UTF-16 counts by its letters."""
    head = content[:400].replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return _BEGINS.search(head) is not None


def read_cards(task: tuple[bytes, str]) -> Table:
    """Return the cards in a file, each a row; the task is its bytes and its name.

    Raises:
        InvalidInput: it is no text, holds no card, or too many.
    """
    content, name = task
    charset = charset_of(content)
    if charset is None:
        raise no_table(name)
    text = content.decode(charset, errors="replace").removeprefix("\ufeff")
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    number = broken = 0
    for number, found in enumerate(_CARD.finditer(text), start=1):
        if number > MOST_ROWS:
            raise refused(say("{file} has more than {most} cards.", file=name, most=MOST_ROWS))
        row = _row(found[0])
        if row is None:
            broken += 1
            continue
        writer.writerow((number, f"{found.start()}-{found.end()}", *row))
    if not number:
        raise nothing_in(name)
    return Table(
        media_type=f"text/vcard; charset={charset}",
        headings=HEADINGS,
        text=written.getvalue().encode(),
        heading_row=0,
        first=1,
        numbered=True,
        remarks=_left_out(broken),
    )


def _left_out(broken: int) -> tuple[Message, ...]:
    if not broken:
        return ()
    told = say_many(
        "{count} card cannot be read and is left out.",
        "{count} cards cannot be read and are left out.",
        broken,
    )
    return (told,)


def _row(card: str) -> tuple[str, ...] | None:
    if len(card) > _LONGEST_CARD:
        return None
    # Pictures take long to read, and nobody reads them here.
    small = _PHOTO.sub("", card)
    try:
        (read,) = vobject.readComponents(
            f"{small}\r\n", transform=False, ignoreUnreadable=True, allowQP=True
        )
    # A reader of other people's formats raises whatever its own code runs into.
    except Exception:  # noqa: BLE001
        return None
    return tuple(_cells(read.contents))


def _cells(said: Mapping[str, list[Any]]) -> Iterator[str]:
    """Yield the cells of a card; one without a person is the firm's own."""
    firm, person = _text(said, "org", first=True), _text(said, "fn") or _name(said)
    own = _is_firm(said, firm, person)
    phone, mail = _plain(_text(said, "tel")), _plain(_text(said, "email"))
    yield firm or (person if own else "")
    yield "" if own else person
    yield "" if own else _text(said, "title") or _text(said, "role")
    yield from ("", "", phone, mail) if own else (phone, mail, "", "")
    yield _text(said, "url")
    address = _parts(said, "adr")
    for part in (_STREET, _CODE, _TOWN, _COUNTRY):
        yield address[part] if part < len(address) else ""
    yield _text(said, "note")
    yield _text(said, "uid")


def _is_firm(said: Mapping[str, list[Any]], firm: str, person: str) -> bool:
    kind = (_text(said, "kind") or _text(said, "x-abshowas")).lower()
    return kind in {"org", "company"} or (bool(firm) and person in {"", firm})


def _name(said: Mapping[str, list[Any]]) -> str:
    parts = [*_parts(said, "n"), "", ""]
    return " ".join(each for each in (parts[_GIVEN], parts[_FAMILY]) if each)


def _text(said: Mapping[str, list[Any]], key: str, *, first: bool = False) -> str:
    parts = _parts(said, key)
    return parts[0] if first and parts else " ".join(filter(None, parts))


def _parts(said: Mapping[str, list[Any]], key: str) -> list[str]:
    """Return the parts of the first such line: of several the preferred one stands first."""
    lines = [line for line in said.get(key, ()) if isinstance(line.value, str) and line.value]
    if not lines:
        return []
    line = next((each for each in lines if _preferred(each)), lines[0])
    return [" ".join(_ESCAPED.sub(_unescaped, each).split()) for each in _PARTS.split(line.value)]


def _preferred(line: Any) -> bool:
    params = getattr(line, "params", {})
    types = ",".join(map(str, params.get("TYPE", ()))).lower()
    return "pref" in types.split(",") or "1" in params.get("PREF", ()) or line.value == "PREF"


def _unescaped(found: re.Match[str]) -> str:
    return " " if found[1] in "nN" else found[1]


def _plain(address: str) -> str:
    return _SCHEME.sub("", address)
