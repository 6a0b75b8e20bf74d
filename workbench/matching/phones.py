"""Telephone numbers as people write them, read as what they are wherever they are dialled from."""

import re
from collections.abc import Iterable
from functools import lru_cache

import phonenumbers

_MARK = r"(?:tlf|tel|telefon|telephone|phone|mobile?|mobil|mob|ph)\b[.:\s]*(?:nr|no)?\b[.:\s]*"
_ALONE = re.compile(
    rf"(?P<mark>{_MARK})?(?P<abroad>\+|00(?=[\s().-]*[1-9]))?[\s().\-/0-9]*", re.IGNORECASE
)
_BEHIND_PLUS = re.compile(r"\(0\)")
_FEWEST, _MOST = 5, 15
"""Digits of a number, with its country's; ITU's E.164 allows no more."""


@lru_cache(maxsize=4096)
def phone_number(text: str, country: str = "") -> str:
    """Return a telephone number as E.164 (ITU) has it, or nothing where it can be none.

    `country`, by its ISO 3166 code, is where it is dialled from: needed where it does not begin
    with + or 00.
    """
    written = re.sub(r"^\s*00", "+", text)
    try:
        number = phonenumbers.parse(_BEHIND_PLUS.sub("", written), country or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def phone_country(text: str) -> str:
    """Return the ISO 3166 code of the country of a number that has its prefix, or nothing."""
    number = phone_number(text)
    region = phonenumbers.region_code_for_number(phonenumbers.parse(number)) if number else None
    return region or ""


def phones_in(text: str, countries: Iterable[str]) -> tuple[str, ...]:
    """Return what a text that is a telephone number may be, once each; () where it is none.

    One without + or 00 is tried in some countries, by their ISO 3166 codes, in their order.
    """
    found = _ALONE.fullmatch(text.strip())
    if found is None or not _FEWEST <= len(re.sub("[^0-9]", "", text)) <= _MOST + len("00"):
        return ()
    bare = text.strip()[len(found["mark"] or "") :]
    if found["abroad"]:
        read = [phone_number(bare)]
    else:
        read = [phone_number(bare, each) for each in countries]
    return tuple(dict.fromkeys(filter(None, read)))


def is_marked(text: str) -> bool:
    """Whether a text says by + or 00, or in words, that it is a telephone number."""
    found = _ALONE.fullmatch(text.strip())
    return found is not None and bool(found["mark"] or found["abroad"])


def shown(number: str) -> str:
    """Return an E.164 number as it is written with its country: `+47 22 86 44 00`."""
    parsed = phonenumbers.parse(number)
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL))


def ending(number: str) -> str:
    """Return the digits of an E.164 number that stand in it however it is written."""
    return str(phonenumbers.national_significant_number(phonenumbers.parse(number)))
