"""Dates as inline XBRL prints them in a page."""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = {
    "en": ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
    "da": ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
}
_SHORTEST_YEAR = 100

_ORDERS = {
    "datedaymonthyear": "dmy",
    "dateslasheu": "dmy",
    "datedoteu": "dmy",
    "dateslashus": "mdy",
    "datedotus": "mdy",
    "datemonthdayyear": "mdy",
    "dateyearmonthday": "ymd",
    "dateiso": "ymd",
    "datedaymonthnameyearen": "dmy",
    "datedaymonthyearen": "dmy",
    "datedaymonthnameyearda": "dmy",
    "datedaymonthyearda": "dmy",
    "datelonguk": "dmy",
    "dateshortuk": "dmy",
    "datelongus": "mdy",
    "dateshortus": "mdy",
    "datemonthnamedayyearen": "mdy",
}


def printed_date(text: str, form: str) -> str | None:
    """Return a printed date as YYYY-MM-DD, or None where it is none.

    Args:
        text: what the page shows, such as `31. december 2023` or `31/12/23`.
        form: local name of the transformation in small letters without hyphens.
    """
    order = _ORDERS.get(form)
    parts = list(_parts(text, "da" if form.endswith("da") else "en"))
    if order is None or len(parts) != len(order):
        return None
    named = dict(zip(order, parts, strict=True))
    year = named["y"] + 2000 if named["y"] < _SHORTEST_YEAR else named["y"]
    try:
        return date(year, named["m"], named["d"]).isoformat()
    except ValueError:
        return None


def _parts(text: str, language: str) -> Iterator[int]:
    """Return the numbers of a date; ordinals lose their ending, months are counted from 1."""
    for word in re.findall(r"\d+|[^\W\d_]+", text):
        if word.isdecimal():
            yield int(word)
        elif word[:3].lower() in _MONTHS[language]:
            yield _MONTHS[language].index(word[:3].lower()) + 1
