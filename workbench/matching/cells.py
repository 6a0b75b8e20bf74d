"""What a cell of an imported file says: a registration or VAT number, a domain, a country."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

import stdnum.lei

import resources
from workbench.domain.company import Identifier, Scheme
from workbench.errors import InvalidInput
from workbench.matching.domains import registrable_domain
from workbench.matching.identify import MAIL_PROVIDERS, identify
from workbench.matching.letters import skeleton
from workbench.matching.numbers import FORMS, NumberForm, behind_vat, forms_for, prefixes

_BETWEEN = re.compile(r"[\s.:/'’–-]+")
_WHOLE_FLOAT = re.compile(r"[0-9]+\.0+|[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,2}")
_NUMBER = re.compile(rf"(?P<prefix>{'|'.join(prefixes())})?(?P<number>[A-Z]{{0,2}}[0-9]+)(?:MVA)?")
_FINNISH = re.compile("[0-9]{6,7}-[0-9]")
_MOST_ZEROS = 2
"""Zeros at the front of a number that a spreadsheet may have dropped."""
_MAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]{2,}")
_BESIDE = {"usa": "US", "uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB"}
_NOT_THEIRS = MAIL_PROVIDERS | {
    "facebook.com",
    "instagram.com",
    "linkedin.com",
    "twitter.com",
    "x.com",
    "youtube.com",
}
_ROLE_ADDRESSES = frozenset(
    {"accounting", "admin", "bestilling", "booking", "contact", "faktura", "firmapost", "hei"}
    | {"hej", "hello", "info", "invoice", "kontakt", "kontor", "kundeservice", "mail", "marked"}
    | {"marketing", "office", "ordre", "order", "post", "postkasse", "postmottak", "regnskab"}
    | {"regnskap", "reception", "resepsjon", "sales", "salg", "service", "support", "team"}
    | {"asiakaspalvelu", "forsaljning", "myynti", "verkauf", "vertrieb"}
)


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A registration number as it was understood; `padded` where a lost zero was put back."""

    identifier: Identifier
    padded: bool = False


def registration_number(text: str, country: str = "") -> ReadNumber | None:
    """Return the registration number in a cell, or None where it holds none that can be right.

    Its country is the prefix's, else `country`'s; without either, Norwegian, Danish and Swedish
    numbers are told by their check digits. Zeros that a spreadsheet dropped are put back where the
    check digits then agree, which only is tried where the country is known.
    """
    words = _as_whole_number(text.strip().upper())
    if not words:
        return None
    found = _NUMBER.fullmatch(_BETWEEN.sub("", words))
    if found is None:
        return None
    prefix, digits = found["prefix"] or "", found["number"]
    if words.endswith("MVA"):
        forms: tuple[NumberForm, ...] = forms_for("NO")
    elif prefix or not country:
        forms = forms_for(prefix)
        if not prefix and _FINNISH.fullmatch(words):
            forms = forms_for("FI")
    else:
        forms = _of_country(country)
    return _read(digits, forms, padding=bool(prefix or country))


def _read(digits: str, forms: tuple[NumberForm, ...], *, padding: bool) -> ReadNumber | None:
    for form in forms:
        identifier = form.read(digits)
        if identifier is not None:
            return ReadNumber(identifier)
    for form in forms if padding else ():
        if form.valid is bool:
            continue
        for zeros in range(1, _MOST_ZEROS + 1):
            identifier = form.read("0" * zeros + digits)
            if identifier is not None:
                return ReadNumber(identifier, padded=True)
    return None


def _as_whole_number(words: str) -> str:
    """Return a number that a spreadsheet wrote as a fraction or a power as its digits."""
    if not _WHOLE_FLOAT.fullmatch(words):
        return words
    try:
        number = Decimal(words)
    except InvalidOperation:
        return words
    return f"{number:.0f}" if number == number.to_integral_value() else words


@cache
def _of_country(country: str) -> tuple[NumberForm, ...]:
    return tuple(form for form in FORMS if form.scheme.country == country)


def knows_numbers_of(country: str) -> bool:
    """Whether the form of a country's registration numbers is known here."""
    return bool(_of_country(country))


def home_of(cells: Iterable[str]) -> str:
    """Return the country whose registration numbers most of some bare cells are, or nothing."""
    counts: dict[str, int] = {}
    for cell in cells:
        read = registration_number(cell)
        if read is not None:
            country = read.identifier.scheme.country
            counts[country] = counts.get(country, 0) + 1
    return max(counts, key=lambda each: counts[each], default="")


def vat_number(text: str, country: str = "") -> tuple[Identifier, ...]:
    """Return the VAT number in a cell and the registration number that it holds; () without."""
    words = text.strip().upper()
    if not words:
        return ()
    for written in (words, f"{country}{words}") if country else (words,):
        try:
            query = identify(written)
        except InvalidInput:
            continue
        known = [each for each in (query.identifier, query.holds) if each is not None]
        if known and known[0].scheme is not Scheme.DOMAIN:
            return tuple(known)
    return ()


def lei(text: str) -> Identifier | None:
    """Return the LEI in a cell, or None."""
    compact = _BETWEEN.sub("", text.upper())
    return Identifier(Scheme.LEI, compact) if compact and stdnum.lei.is_valid(compact) else None


def holds(identifiers: Iterable[Identifier]) -> Iterator[Identifier]:
    """Yield the registration numbers that VAT numbers among some identifiers hold."""
    for each in identifiers:
        held = behind_vat(each.value) if each.scheme is Scheme.EU_VAT else None
        if held is not None:
            yield held


@lru_cache(maxsize=65536)
def own_domain(text: str) -> str:
    """Return the domain in a web or mail address, or nothing; a provider's is nobody's own."""
    if " " in text.strip() or "." not in text:
        return ""
    domain = registrable_domain(text)
    return domain if domain and domain not in _NOT_THEIRS else ""


def mail_address(text: str) -> str:
    """Return the mail address in a cell, or nothing."""
    found = _MAIL.search(text)
    return found[0] if found else ""


def is_everybodys(mail: str) -> bool:
    """Whether a mail address is an office's (`post@`), and no person's."""
    return mail.partition("@")[0].casefold() in _ROLE_ADDRESSES


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """Return the ISO 3166 code of a country by its name in six languages or its code; or ""."""
    words = skeleton(text)
    if not words:
        return ""
    return _countries().get(words, "")


@cache
def _countries() -> dict[str, str]:
    known = dict(_BESIDE)
    # From Unicode CLDR; the frozen program has the locales of its own languages only.
    listed = resources.path("imports", "countries.tsv").read_text("utf-8")
    for line in listed.splitlines():
        code, *names = line.split("\t")
        for name in (code, *names):
            known.setdefault(skeleton(name), code)
    return known
