"""Numbers as XML writes them, and as inline XBRL prints them in a page."""

import re
from decimal import Decimal

from workbench.domain.values import decimal_text
from workbench.lookups.xbrl.number_words import number_in_words

_XML_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_MOST_CHARACTERS = 64
_MOST_SCALE = 30
_APOSTROPHES = "'`´’′"
_DASH = re.compile(r"[-֊־‐‑‒–—―﹘﹣－]")

_AS_IT_STANDS = re.compile(r"\d+(?:\.\d*)?|\.\d+", re.ASCII)


def _grouped(signs: str, point: str) -> re.Pattern[str]:
    """Return the pattern of digits, plain or in groups of three, and of their decimals.

    Later registries ask for no groups of three; but "1,23" with a comma that groups is a number
    of whose meaning nobody can be sure.
    """
    whole = r"\d+" + (rf"|\d{{1,3}}(?:[{re.escape(signs)}]\d{{3}})+" if signs else "")
    return re.compile(rf"(?:{whole})?(?:{re.escape(point)}\d+)?", re.ASCII)


# Which signs group the digits, and which one begins the decimals; white space is one blank here.
_SIGNS = {
    "numcommadot": (",", "."),
    "numspacedot": (" ", "."),
    "numdotdecimal": (", ", "."),
    "numdotdecimalapos": (f", {_APOSTROPHES}", "."),
    "numcomma": ("", ","),
    "numdotcomma": (".", ","),
    "numspacecomma": (" ", ","),
    "numcommadecimal": (". ", ","),
    "numcommadecimalapos": (f". {_APOSTROPHES}", ","),
}
_PATTERNS = {form: (_grouped(*signs), signs) for form, signs in _SIGNS.items()}

_UNITS = frozenset({"numunitdecimal", "numunitdecimalapos"})
_UNIT = re.compile(
    rf"(\d{{1,3}}(?:[.,{_APOSTROPHES}]\d{{3}})+|\d+)\s?[^\d.,\s{_APOSTROPHES}]\D*(\d{{1,2}})\D*",
    re.ASCII,
)
_WIDE = str.maketrans("０１２３４５６７８９．，＇", "0123456789.,'")

_DASHES = frozenset({"zerodash", "numdash"})


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


def is_number_format(form: str) -> bool:
    """Return whether a transformation makes a number, whether or not we know how."""
    return form.startswith("num") or form in _DASHES or form == "fixedzero"


def printed_number(text: str, form: str, scale: int, *, negative: bool) -> str | None:
    """Return a number printed in a page as plain decimal digits, or None where it is none.

    Args:
        text: what the page shows.
        form: local name of the transformation, of any registry version: `num-dot-decimal`,
            `numdotdecimal`, `fixed-zero`, `zerodash`, …; empty where there is none.
        scale: the number is multiplied by ten to this power, -30 to 30.
        negative: whether the sign is turned (`sign="-"`).

    Source of the rules: Inline XBRL 1.1 (section 10: the sign is outside the text, and without a
    transformation the text is a decimal of XML Schema) and Transformation Rules Registries 1 to 5,
    of which Indian digit groups are left out.
    """
    digits = _without_format(" ".join(text.split()), form.replace("-", "").lower())
    if digits is None or len(digits) > _MOST_CHARACTERS or abs(scale) > _MOST_SCALE:
        return None
    whole = Decimal(digits).as_tuple()
    exponent = whole.exponent if isinstance(whole.exponent, int) else 0
    # Built from its parts, because arithmetic would round to the context's 28 figures.
    return decimal_text(Decimal((int(negative), whole.digits, exponent + scale)))


def _without_format(text: str, form: str) -> str | None:
    """Return a text as XML Schema would write its number, or None where its format forbids it."""
    if form == "fixedzero":
        return "0"
    if form in _DASHES:
        return "0" if _DASH.fullmatch(text) else None
    if form == "numwordsen":
        number = number_in_words(text)
        return None if number is None else str(number)
    if form in _UNITS:
        return _of_units(text)
    if form == "":
        return text if _AS_IT_STANDS.fullmatch(text) else None
    return _of_groups(text, form)


def _of_groups(text: str, form: str) -> str | None:
    if form not in _PATTERNS or not text:
        return None
    pattern, (signs, point) = _PATTERNS[form]
    if not pattern.fullmatch(text):
        return None
    return text.translate(dict.fromkeys(map(ord, signs))).replace(point, ".")


def _of_units(text: str) -> str | None:
    """Return an amount in a unit and hundredths of it: "3 pounds 5 pence" is 3.05."""
    found = _UNIT.fullmatch(text.translate(_WIDE))
    if found is None:
        return None
    return re.sub(r"\D", "", found[1]) + "." + found[2].zfill(2)
