"""Canonical text: the one way each kind of value is written, stored and hashed."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from workbench.errors import InvalidInput
from workbench.texts import say


def decimal_text(value: Decimal | int) -> str:
    """Return a number as plain decimal digits: no exponent, no trailing zeros, no "-0".

    Raises:
        InvalidInput: the number is not finite.
    """
    number = Decimal(value)
    if not number.is_finite():
        raise InvalidInput(say("{value} is not a number.", value=str(value)), field="value")
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


OBEYED = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]"
)
"""Controls and marks of direction: they show nothing, but turn or hide the text around them."""
_EMPTY = re.compile(r"[\xad\u180e\u200b\u2060-\u2065\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
"""Marks without width that say nothing."""
_LOOSE_JOINER = re.compile(
    r"(?<![^\s\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d]+(?![^\s\u200c\u200d])"
)
"""Joiners at the edge of a word; inside one they spell Persian and Hindi, and build emoji."""


def plain_text(value: str) -> str:
    """Return text in Unicode NFC, runs of white space as single spaces, no marks that hide."""
    if value.isascii() and value.isprintable():
        return " ".join(value.split())
    seen, before = _EMPTY.sub("", OBEYED.sub("", value)), None
    # A joiner that goes may let a letter and its accent meet, and letters that meet a joiner go.
    while seen != before:
        before = seen
        seen = _LOOSE_JOINER.sub("", unicodedata.normalize("NFC", seen))
    return " ".join(seen.split())


def date_text(value: date) -> str:
    """Return a day as ISO 8601, YYYY-MM-DD."""
    return value.isoformat()


def flag_text(*, value: bool) -> str:
    """Return `yes` or `no`."""
    return "yes" if value else "no"


def read_decimal(text: str) -> Decimal:
    """Return the number that `decimal_text` wrote.

    Raises:
        InvalidInput: the text is not a canonical number.
    """
    try:
        number = Decimal(text)
    except InvalidOperation as problem:
        raise InvalidInput(say("{value} is not a number.", value=text), field="value") from problem
    if decimal_text(number) != text:
        raise InvalidInput(say("{value} is not a number.", value=text), field="value")
    return number


# Made once: every fact is hashed, and `json.dumps` makes one anew each time.
_CANONICAL = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)


def canonical_json(plain: object) -> str:
    """Return plain JSON as the one text it has: no white space, keys sorted, letters not escaped.

    Raises:
        ValueError: a number in it is not finite.
    """
    return _CANONICAL.encode(plain)


def canonical_hash(parts: Sequence[object]) -> bytes:
    """Return the SHA-256 (32 bytes) of the parts as canonical JSON in UTF-8.

    Canonical: no white space, keys sorted, letters not escaped, no floats.
    """
    return hashlib.sha256(canonical_json(list(parts)).encode()).digest()
