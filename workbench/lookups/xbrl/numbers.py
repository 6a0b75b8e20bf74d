"""Numbers as XML writes them, and as inline XBRL prints them in a page."""

import re
from decimal import Decimal

from workbench.domain.values import decimal_text

_XML_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_UNSIGNED = re.compile(r"\d+(\.\d*)?|\.\d+", re.ASCII)
_MOST_CHARACTERS = 64
_MOST_SCALE = 30
_SPACES = re.compile(r"\s")

_DOT = frozenset({"numdotdecimal", "numcommadot", "numspacedot", "numdotdecimalapos"})
_COMMA = frozenset({"numcommadecimal", "numdotcomma", "numspacecomma", "numcomma"})
_COMMA_APOSTROPHE = frozenset({"numcommadecimalapos"})
_ZERO = frozenset({"fixedzero", "zerodash", "numdash"})


def read_number(text: str) -> Decimal | None:
    """Return an XML Schema decimal or double as a number, or None.

    `INF`, `NaN` and numbers beyond any account (more than 64 characters, an exponent beyond
    ±30) are None, so that a short text cannot become gigabytes of digits.
    """
    stripped = text.strip()
    if len(stripped) > _MOST_CHARACTERS or not _XML_NUMBER.fullmatch(stripped):
        return None
    number = Decimal(stripped)
    exponent = number.as_tuple().exponent
    reach = exponent if isinstance(exponent, int) else 0
    if reach > _MOST_SCALE or reach < -_MOST_CHARACTERS:
        return None
    return number


def says_something(text: str) -> bool:
    """Return whether a text holds any letter or digit: a lone dash, or nothing, holds none."""
    return any(map(str.isalnum, text))


def printed_number(text: str, form: str, scale: int, *, negative: bool) -> str | None:
    """Return a number printed in a page as plain decimal digits, or None where it is none.

    Args:
        text: what the page shows.
        form: local name of the transformation, of any registry version: `num-dot-decimal`,
            `numdotdecimal`, `fixed-zero`, `zerodash`, …; empty where there is none.
        scale: the number is multiplied by ten to this power, -30 to 30.
        negative: whether the sign is turned (`sign="-"`).

    Source of the rules: Inline XBRL 1.1 and Transformation Rules Registries 1 to 5.
    """
    digits = _without_format(text, form.replace("-", "").lower())
    if digits is None or len(digits) > _MOST_CHARACTERS or not _UNSIGNED.fullmatch(digits):
        return None
    if abs(scale) > _MOST_SCALE:
        return None
    whole = Decimal(digits).as_tuple()
    exponent = whole.exponent if isinstance(whole.exponent, int) else 0
    # Built from its parts, because arithmetic would round to the context's 28 figures.
    return decimal_text(Decimal((int(negative), whole.digits, exponent + scale)))


def _without_format(text: str, form: str) -> str | None:
    packed = _SPACES.sub("", text)
    if form in _ZERO:
        return "0"
    if form in _DOT or form == "":
        return re.sub("[,'’]", "", packed)
    if form in _COMMA or form in _COMMA_APOSTROPHE:
        return re.sub("[.'’]", "", packed).replace(",", ".")
    return None
