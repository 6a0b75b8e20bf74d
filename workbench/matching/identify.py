"""Understands what somebody typed: a registration number, a web or mail address, or a name."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NoReturn

import stdnum.dk.cvr
import stdnum.eu.vat
import stdnum.lei
import stdnum.no.orgnr

from workbench.domain.company import Identifier, Query, Scheme
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput
from workbench.matching.domains import registrable_domain
from workbench.texts import Message, say

_NUMBER = re.compile(
    r"(?P<scheme>NO|ORGNR|ORGNUMMER|ORG|DK|CVRNR|CVRNUMMER|CVR)?(?P<digits>[0-9]+)(?P<vat>MVA)?"
)
_BETWEEN = re.compile(r"[\s.:/-]+")
_FEWEST_DIGITS = 7
"""Fewer digits alone may be a name ("1881"); as many or more are a number, rightly typed or not."""

_VAT = re.compile(r"(?P<country>[A-Z]{2})[0-9A-Z]*[0-9]{7,}[0-9A-Z]*")
_LEI_LENGTH = 20
_ADDRESS = re.compile(
    r"\S+@\S+|https?://\S+|www\.\S+|[^\s.,;/]+(?:\.[^\s.,;/]+)+(?:/\S*)?", re.IGNORECASE
)
_MAIL_PROVIDERS = frozenset(
    {"gmail.com", "hotmail.com", "icloud.com", "live.com", "live.dk", "live.no", "mail.dk"}
    | {"me.com", "msn.com", "online.no", "outlook.com", "outlook.dk", "proton.me", "yahoo.com"}
    | {"yahoo.dk", "yahoo.no"}
)


@dataclass(frozen=True, slots=True)
class _Form:
    """How a country's registration number is made."""

    scheme: Scheme
    length: int
    valid: Callable[[str], bool]
    problem: Message


_NORWAY = _Form(
    Scheme.NO_ORGNR,
    9,
    stdnum.no.orgnr.is_valid,
    say("A Norwegian registration number has nine digits, and its last one checks the others."),
)
_DENMARK = _Form(
    Scheme.DK_CVR,
    8,
    stdnum.dk.cvr.is_valid,
    say("A Danish CVR number has eight digits, and they check each other."),
)
_NORWEGIAN = frozenset({"NO", "ORGNR", "ORGNUMMER", "ORG"})


def identify(text: str) -> Query:
    """Return what was typed, understood.

    Norwegian and Danish numbers may be spaced, begin with NO, DK or CVR and end in MVA. An
    address gives its domain, and the words of the domain as the name to search for.

    Raises:
        InvalidInput: nothing was typed; a number's check digit is wrong (with the one reading
            that a lost zero or two swapped neighbours explain, if there is exactly one); or the
            address is a mail provider's.
    """
    words = plain_text(text)
    if not words:
        raise InvalidInput(say("Type a name, a number or a web address."), field="query")
    identifier = _number(words) or _number_of_europe(words) or _domain(words)
    if identifier is None:
        return Query(text=text, name=words)
    if identifier.scheme is Scheme.DOMAIN:
        label = identifier.value.split(".", maxsplit=1)[0].encode().decode("idna")
        return Query(text=text, identifier=identifier, name=plain_text(label.replace("-", " ")))
    return Query(text=text, identifier=identifier)


def _number(words: str) -> Identifier | None:
    """Return a Norwegian or Danish number; None where the words are not one at all."""
    found = _NUMBER.fullmatch(_BETWEEN.sub("", words.upper()))
    if found is None or len(found["digits"]) < _FEWEST_DIGITS:
        return None
    digits, forms = found["digits"], _forms(found["scheme"] or "", vat=bool(found["vat"]))
    for form in forms:
        if len(digits) == form.length and form.valid(digits):
            return Identifier(form.scheme, digits)
    return _refuse(words, digits, forms)


def _forms(prefix: str, *, vat: bool) -> tuple[_Form, ...]:
    if prefix in _NORWEGIAN or vat:
        return (_NORWAY,)
    return (_DENMARK,) if prefix else (_NORWAY, _DENMARK)


def _refuse(words: str, digits: str, forms: tuple[_Form, ...]) -> NoReturn:
    readings = {
        reading
        for form in forms
        for reading in (*_swapped(digits), *_zero_added(digits))
        if len(reading) == form.length and form.valid(reading)
    }
    fitting = [form for form in forms if form.length == len(digits)]
    problem = say("{number} has a mistake in it.", number=words)
    if not fitting and len(forms) > 1:
        problem = say("{number} is neither a Norwegian nor a Danish number.", number=words)
    raise InvalidInput(
        problem,
        field="query",
        suggestion=readings.pop() if len(readings) == 1 else "",
        hint=(*fitting, *forms)[0].problem,
    )


def _swapped(digits: str) -> Iterable[str]:
    """Return the numbers in which two different neighbours have changed places."""
    for at in range(len(digits) - 1):
        left, right = digits[at], digits[at + 1]
        if left != right:
            yield digits[:at] + right + left + digits[at + 2 :]


def _zero_added(digits: str) -> Iterable[str]:
    """Return the numbers from which one zero was lost."""
    for at in range(len(digits) + 1):
        yield f"{digits[:at]}0{digits[at:]}"


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
    if domain in _MAIL_PROVIDERS:
        raise InvalidInput(
            say("{domain} belongs to a mail provider, not to a company.", domain=domain),
            field="query",
        )
    return Identifier(Scheme.DOMAIN, domain) if domain else None
