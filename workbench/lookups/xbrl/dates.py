"""Dates as inline XBRL prints them in a page."""

import re
from datetime import date
from functools import lru_cache

# Languages other than English know a month by its first three letters, with any ending.
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "da": "jan feb mar apr maj jun jul aug sep okt nov dec",
    "sv": "jan feb mar apr maj jun jul aug sep okt nov dec",
    "no": "jan feb mar apr mai jun jul aug sep okt nov des",
    "fi": "tam hel maa huh tou kes hei elo syy lok mar jou",
}
_LETTERS = 3
_OLD_NAMES = {"dk": "da"}
_LEAP_YEAR = 2000
_SHORTEST_YEAR = 100

_ALIASES = {
    "dateiso": "dateyearmonthday",
    "dateslasheu": "datedaymonthyear",
    "datedoteu": "datedaymonthyear",
    "dateslashus": "datemonthdayyear",
    "datedotus": "datemonthdayyear",
    "datelonguk": "datedaymonthyearen",
    "dateshortuk": "datedaymonthyearen",
    "datelongus": "datemonthdayyearen",
    "dateshortus": "datemonthdayyearen",
    "datelongdaymonthuk": "datedaymonthen",
    "dateshortdaymonthuk": "datedaymonthen",
    "datelongmonthdayus": "datemonthdayen",
    "dateshortmonthdayus": "datemonthdayen",
    "dateslashdaymontheu": "datedaymonth",
    "dateslashmonthdayus": "datemonthday",
    "datelongyearmonth": "dateyearmonthen",
    "dateshortyearmonth": "dateyearmonthen",
    "datelongmonthyear": "datemonthyearen",
    "dateshortmonthyear": "datemonthyearen",
}
_FORM = re.compile(r"date((?:day|month(?:name)?|year){2,3})(en|da|dk|sv|no|fi)?")
_PARTS = re.compile("day|month|year")

_NUMBER = {"day": r"(?P<day>\d{1,2})", "month": r"(?P<month>\d{1,2})"}
_YEAR = r"(?P<year>\d{4}|\d{1,2})"
_BETWEEN = r"(?:(?<=\d)(?:st|nd|rd|th))?[\s.,/–—-]+(?:of\s+)?"
_AFTER = r"(?:(?<=\d)(?:st|nd|rd|th))?"


def printed_date(text: str, form: str) -> str | None:
    """Return a printed date as XML Schema writes it, or None where it is none.

    That is YYYY-MM-DD; YYYY-MM where the format has no day; --MM-DD where it has no year.

    Args:
        text: what the page shows, such as `31. december 2023` or `31/12/23`.
        form: local name of the transformation in small letters without hyphens.

    Source of the rules: Transformation Rules Registries 1 to 5, for figures and for month names in
    English, Danish, Swedish, Norwegian and Finnish. A year of two digits is of this century.
    """
    known = _pattern(_ALIASES.get(form, form))
    found = known[0].fullmatch(text.strip()) if known is not None else None
    if known is None or found is None:
        return None
    stated = found.groupdict()
    month = _month(stated["month"], known[1])
    year, day = int(stated.get("year") or _LEAP_YEAR), int(stated.get("day") or 1)
    try:
        made = date(year + 2000 if year < _SHORTEST_YEAR else year, month, day).isoformat()
    except ValueError:
        return None
    if "year" not in stated:
        return f"--{made[5:]}"
    return made if "day" in stated else made[:7]


def _month(word: str, language: str) -> int:
    if not language:
        return int(word)
    names = [name[:_LETTERS] for name in _MONTHS[language].split()]
    return names.index(word[:_LETTERS].lower()) + 1


@lru_cache(maxsize=128)
def _pattern(form: str) -> tuple[re.Pattern[str], str] | None:
    """Return the pattern of a format and the language of its months, or None where it is none."""
    named = _FORM.fullmatch(form)
    if named is None:
        return None
    parts = _PARTS.findall(named[1])
    language = _OLD_NAMES.get(named[2] or "", named[2] or "")
    if len(set(parts)) != len(parts) or ("name" in named[1] and not language):
        return None
    shapes = {**_NUMBER, "year": _YEAR}
    if language:
        shapes["month"] = f"(?P<month>{'|'.join(_spellings(language))})"
    whole = _BETWEEN.join(shapes[part] for part in parts)
    return re.compile(whole + (_AFTER if parts[-1] == "day" else ""), re.ASCII | re.IGNORECASE), (
        language
    )


def _spellings(language: str) -> list[str]:
    names = _MONTHS[language].split()
    if language != "en":
        return [rf"{name}[a-zäöå]*" for name in names]
    return [rf"{name}|{name[:_LETTERS]}" for name in names] + ["sept"]
