"""Blanking fields of an answer that may not be kept, in place, so that every place in it holds."""

import json
import re

BIRTH = frozenset(
    {
        "fodselsdato",
        "fødselsdato",
        "fodselsaar",
        "fødselsår",
        "fodselsnummer",
        "fødselsnummer",
        "personnummer",
        "birthdate",
        "birth_date",
        "birthday",
        "birthyear",
        "dateofbirth",
        "yearofbirth",
        "dob",
        "datumnarozeni",
        "latvian_identity_number_masked",
        "annee_de_naissance",
        "date_de_naissance",
    }
)
"""Names, folded, of the fields that hold when somebody was born, in the sources we read."""

# An unclosed string at the end is one too: half a body is kept as well.
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*(?:"|\Z)', re.DOTALL)
# In a page, and in JSON that another string holds, quotes do not pair; so names are sought there.
_NAMED = re.compile(
    b'\\\\?"(?:%s)\\\\?"' % b"|".join(each.encode() for each in sorted(BIRTH)), re.IGNORECASE
)
_VALUE = re.compile(
    rb"""\s*:\s*(?:
        \\?"(?P<text>(?:[^"\\]|\\[^"])*)   # the inside of a string, closed or not
        | (?P<number>-?[0-9][0-9.eE+-]*)
        | (?P<inner>[\[{][^\]}]*)           # a list or an object without others inside
    )""",
    re.VERBOSE | re.DOTALL,
)
_SPOKEN = re.compile(
    r"(?i)(?:\bf(?:ø|\udcf8|&oslash;|&\#248;)d(?:t|selsda(?:to|g))|\bborn|\bbirth date"
    r"|\bdate of birth|\bf\.)"
    r"(?:[\s:]|<[^>]*>|&nbsp;)*"
    r"(?P<day>[0-9]{1,4}[-./ ][0-9]{1,2}[-./ ][0-9]{2,4}|[0-9]{4}\b"
    r"|[0-9]{1,2}\.? [a-zæøå]{3,9}\.? [0-9]{4})"
)


def blanked(content: bytes) -> bytes:
    """Return JSON, or anything that holds JSON, with the fields of `BIRTH` blanked.

    Text becomes `*` and digits become `9`, byte by byte, so that the length, every offset and the
    shape of the document stay. Whole and half documents are read alike; a field's name is compared
    folded and with its escapes read. Whoever reads the answer must not rest on these fields.

    Args:
        content: bytes in UTF-8, or in a code page that agrees with ASCII.
    """
    names = [each for each in _STRING.finditer(content) if json_string(each[0]).casefold() in BIRTH]
    out = bytearray(content)
    for name in (*names, *_NAMED.finditer(content)):
        value = _VALUE.match(content, name.end())
        if value is not None:
            _blank(out, value)
    return bytes(out)


def blanked_page(content: bytes) -> bytes:
    """Return a web page without days of birth: in the JSON it holds, and in its words."""
    shown = blanked(content).decode("utf-8", errors="surrogateescape")
    words = _SPOKEN.sub(lambda said: said[0][: -len(said["day"])] + _starred(said["day"]), shown)
    return words.encode("utf-8", errors="surrogateescape")


def json_string(token: bytes) -> str:
    """Return what a JSON string says, and nothing for a token that is none, or is cut off."""
    try:
        read = json.loads(token)
    except ValueError:
        return ""
    return read if isinstance(read, str) else ""


def _blank(out: bytearray, value: re.Match[bytes]) -> None:
    start, end = value.span("text")
    if start >= 0:
        out[start:end] = b"*" * (end - start)
    for group in ("number", "inner"):
        start, end = value.span(group)
        if start >= 0:
            # Nines, not noughts, so that a number stays one: 0070 would be none in JSON.
            out[start:end] = re.sub(rb"[0-9]", b"9", out[start:end])


def _starred(day: str) -> str:
    return "".join("*" * len(each.encode()) if each.isalnum() else each for each in day)
