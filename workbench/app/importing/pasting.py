"""A list that somebody copied from anywhere, made a table: a company in each line, or columns."""

import csv
import io
import re
from collections.abc import Iterator

from workbench.domain.company import Query, Scheme
from workbench.errors import InvalidInput
from workbench.matching.identify import identify
from workbench.matching.numbers import prefixes, with_prefix
from workbench.texts import say

NAME = "list.csv"
"""What a pasted list is called."""

_HEADINGS = ("Company", "Registration number", "VAT number", "LEI", "Website", "Town")
_BULLET = re.compile(r"^\s*(?:[-–•*·]|[0-9]{1,3}[.)])\s+")
_DELIMITERS = ("\t", ";")
_FIGURES = re.compile(r"[0-9](?:[ .\-\u00a0]?[0-9]){5,}")
_MARK = re.compile(
    rf"[\s,;(]*(?:{'|'.join(prefixes())}|org[. ]*n(?:r|o|ummer))[\s.:\-n°]*(?:nr|no)?[\s.:]*$",
    re.IGNORECASE,
)
_TOWN = re.compile(r"[^\W\d_][^\d,]{1,40}")


def as_table(text: str) -> bytes:
    """Return pasted text as CSV in UTF-8.

    Text with tabs or semicolons in every line is a table already. Else each line is a company: by
    number, address or name, a number beside the name and a town behind a comma included; bullets
    and numbering are left out.

    Raises:
        InvalidInput: there is no line in it, at the field `file`.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise InvalidInput(say("There is nothing to paste: copy a list first."), field="file")
    for delimiter in _DELIMITERS:
        if len(lines) > 1 and all(delimiter in line for line in lines):
            return "\n".join(lines).encode()
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_HEADINGS)
    writer.writerows(_rows(lines))
    return written.getvalue().encode()


def _rows(lines: list[str]) -> Iterator[tuple[str, ...]]:
    for line in lines:
        words = _BULLET.sub("", line).strip()
        try:
            yield _row(words, identify(words))
        except InvalidInput:
            yield _mistaken(words)


def _row(words: str, query: Query) -> tuple[str, ...]:
    number, name = query.identifier, query.called
    if number is None:
        name, town = _apart(words)
        return name, "", "", "", "", town
    if number.scheme is Scheme.DOMAIN:
        called = query.name if " " in words else ""
        return called, "", "", "", number.value, ""
    vat = number.value if number.scheme is Scheme.EU_VAT else ""
    lei = number.value if number.scheme is Scheme.LEI else ""
    return name, "" if vat or lei else with_prefix(number), vat, lei, "", ""


def _mistaken(words: str) -> tuple[str, ...]:
    """Return a line whose number has a mistake, which is then said in its row."""
    found = _FIGURES.search(words)
    if found is None:
        return words, "", "", "", "", ""
    name = _MARK.sub("", words[: found.start()])
    return name.strip(" ,;:("), found[0], "", "", "", ""


def _apart(words: str) -> tuple[str, str]:
    """Return a name and the town behind its last comma; all is the name where none stands there."""
    name, comma, town = (part.strip() for part in words.rpartition(","))
    if comma and name and _TOWN.fullmatch(town) and "." not in town:
        return name, town
    return words, ""
