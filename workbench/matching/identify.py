"""Understands what somebody typed: a registration number, an address, a telephone, or a name."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import NoReturn

import stdnum.eu.vat
import stdnum.lei

from workbench.domain.company import Identifier, Query, Scheme
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput
from workbench.matching.domains import registrable_domain
from workbench.matching.number_in_text import number_in
from workbench.matching.numbers import (
    BY_SCHEME,
    NumberForm,
    behind_vat,
    forms_for,
    prefixes,
    slips,
)
from workbench.matching.phones import is_marked, phones_in
from workbench.texts import say

_NUMBER = re.compile(
    rf"(?P<prefix>{'|'.join(prefixes())})?(?P<number>[A-Z]{{0,2}}[0-9]+)(?P<vat>MVA)?"
)
_BETWEEN = re.compile(r"[\s.:/-]+")
_FEWEST_DIGITS = 7
"""Fewer digits alone may be a name ("1881"); as many or more are a number, rightly typed or not."""

_FINNISH = re.compile("[0-9]{6,7}-[0-9]")
_BRITISH = re.compile("[A-Z]{2}[0-9]{6}")
_NO_VAT_OF_ITS_OWN = frozenset({"DK"})
"""Its VAT number is its registration number, so one of another length has a mistake in it."""

_VAT = re.compile(r"(?P<country>[A-Z]{2})[0-9A-Z]*[0-9]{7,}[0-9A-Z]*")
_LEI_LENGTH = 20
_ADDRESS = re.compile(
    r"\S+@\S+|https?://\S+|www\.\S+|[^\s.,;/]+(?:\.[^\s.,;/]+)+(?:/\S*)?", re.IGNORECASE
)
MAIL_PROVIDERS = frozenset(
    {"gmail.com", "hotmail.com", "icloud.com", "live.com", "live.dk", "live.no", "mail.dk"}
    | {"me.com", "msn.com", "online.no", "outlook.com", "outlook.dk", "proton.me", "yahoo.com"}
    | {"yahoo.dk", "yahoo.no"}
)
"""Domains whose mail addresses say nothing of a company."""


def identify(text: str, countries: Iterable[str] = ()) -> Query:
    """Return what was typed, understood.

    Numbers may be spaced and begin with their country's code or their name: NO, CVR, SIREN, KVK.
    Norwegian, Danish and Swedish ones need no prefix, nor do a Finnish one with its hyphen and a
    British one with its letters. Beside a number the company's name may stand; it is compared with
    what the holder is called. An address gives its domain, and the name beside it, or else the
    words of the domain, as the name to search for.

    What begins with + or 00, or with a word for it, is a telephone number. Figures alone may be one
    too, dialled from one of some countries, by their ISO 3166 codes: a registration number whose
    check digit is right stays one, with the telephone beside it; one that is wrong comes with why.

    Raises:
        InvalidInput: nothing was typed; a number's check digit is wrong (with the one reading
            that a lost zero or two swapped neighbours explain, if there is exactly one), and it is
            no telephone number either; or the address is a mail provider's.
    """
    words = plain_text(text)
    if not words:
        raise InvalidInput(say("Type a name, a number or a web address."), field="query")
    phones = phones_in(words, countries)
    if phones and is_marked(words):
        return Query(text=text, phones=phones)
    try:
        query = _understood(text, words)
    except InvalidInput as mistake:
        if not phones:
            raise
        return Query(text=text, phones=phones, mistake=mistake)
    return replace(query, phones=phones) if phones else query


def _understood(text: str, words: str) -> Query:
    identifier = _number(words) or _number_of_europe(words) or _domain(words)
    if identifier is None:
        return _among_words(text, words) or Query(text=text, name=words)
    if identifier.scheme is Scheme.DOMAIN:
        label = identifier.value.split(".", maxsplit=1)[0].encode().decode("idna")
        return Query(text=text, identifier=identifier, name=plain_text(label.replace("-", " ")))
    return Query(text=text, identifier=identifier, holds=_held(identifier))


def _held(identifier: Identifier) -> Identifier | None:
    return behind_vat(identifier.value) if identifier.scheme is Scheme.EU_VAT else None


def _among_words(text: str, words: str) -> Query | None:
    """Return a query by the number or address that stands beside a name, or None."""
    found = number_in(words, _number_beside_words, _domain)
    if found is None:
        return None
    identifier, called = found
    if identifier.scheme is Scheme.DOMAIN:
        return Query(text=text, identifier=identifier, name=called)
    return Query(text=text, identifier=identifier, holds=_held(identifier), called=called)


def _number_beside_words(run: str) -> Identifier | None:
    """Return a number that stands among words.

    Raises:
        InvalidInput: it has its register's prefix, and a mistake.
    """
    compact = _BETWEEN.sub("", run.upper())
    marked = _NUMBER.fullmatch(compact)
    if marked is None or not (marked["prefix"] or marked["vat"]):
        # Bare figures may be a phone number or a year: only what checks itself counts.
        with suppress(InvalidInput):
            return _number(run) or _number_of_europe(run)
        return None
    return _number(run)


def _number(words: str) -> Identifier | None:
    """Return a country's registration number; None where the words are not one at all."""
    found = _NUMBER.fullmatch(_BETWEEN.sub("", words.upper()))
    if found is None:
        return None
    prefix, number = found["prefix"] or "", found["number"]
    if found["vat"]:
        forms: tuple[NumberForm, ...] = (BY_SCHEME[Scheme.NO_ORGNR],)
    else:
        forms = forms_for(prefix) or forms_for("")
    if not prefix and _FINNISH.fullmatch(words.strip()):
        forms = (BY_SCHEME[Scheme.FI_YTUNNUS],)
    if not prefix and _BRITISH.fullmatch(number):
        forms = (BY_SCHEME[Scheme.GB_CRN],)
    for form in forms:
        read = form.read(number)
        if read is not None:
            return read
    if len(number) < _FEWEST_DIGITS or not number.isdigit():
        return None
    return None if _could_be_vat(prefix, number, forms) else _refuse(words, number, forms)


def _could_be_vat(prefix: str, number: str, forms: tuple[NumberForm, ...]) -> bool:
    """Whether a number begins as a country's own, but only its VAT numbers have this length."""
    return (
        len(prefix) == len("SE")
        and not any(form.fits(number) for form in forms)
        and (
            _VAT.fullmatch(prefix + number) is not None
            and prefix.lower() in stdnum.eu.vat.MEMBER_STATES
            and prefix not in _NO_VAT_OF_ITS_OWN
        )
    )


def _refuse(words: str, digits: str, forms: tuple[NumberForm, ...]) -> NoReturn:
    readings = {
        read.value
        for form in forms
        for reading in slips(digits)
        if (read := form.read(reading)) is not None
    }
    fitting = [form for form in forms if form.fits(digits)]
    problem = say("{number} has a mistake in it.", number=words)
    if not fitting and len(forms) > 1:
        problem = say("{number} is no Norwegian, Danish or Swedish number.", number=words)
    raise InvalidInput(
        problem,
        field="query",
        suggestion=readings.pop() if len(readings) == 1 else "",
        hint=(*fitting, *forms)[0].problem,
    )


def _number_of_europe(words: str) -> Identifier | None:
    """Return an LEI (ISO 17442) or a VAT number of another member state."""
    compact = _BETWEEN.sub("", words.upper())
    if len(compact) == _LEI_LENGTH and stdnum.lei.is_valid(compact):
        return Identifier(Scheme.LEI, compact)
    found = _VAT.fullmatch(compact)
    if found is None or found["country"].lower() not in stdnum.eu.vat.MEMBER_STATES:
        return None
    if not stdnum.eu.vat.is_valid(compact):
        raise InvalidInput(say("{number} is not a valid VAT number.", number=words), field="query")
    return Identifier(Scheme.EU_VAT, compact)


def _domain(words: str) -> Identifier | None:
    if not _ADDRESS.fullmatch(words):
        return None
    domain = registrable_domain(words)
    if domain in MAIL_PROVIDERS:
        raise InvalidInput(
            say("{domain} belongs to a mail provider, not to a company.", domain=domain),
            field="query",
        )
    return Identifier(Scheme.DOMAIN, domain) if domain else None
