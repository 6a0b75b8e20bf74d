"""Names of sister companies: the same brand with another number, country, build, trade or form."""

import random
from collections.abc import Callable

from workbench.matching.name_words import read_words

_PLACES = {
    "DK": ("Danmark", "Norge", "Sverige", "Nordic", "Aarhus"),
    "NO": ("Norge", "Sverige", "Danmark", "Nord", "Vest", "Bergen"),
    "SE": ("Sverige", "Norge", "Finland", "Nordic", "Malmö"),
    "FI": ("Suomi", "Sverige", "Eesti", "Turku"),
    "DE": ("Deutschland", "Schweiz", "Österreich", "Polska"),
    "GB": ("UK", "Scotland", "Ireland", "Europe"),
    "US": ("Canada", "Mexico", "Europe", "Texas", "Ohio"),
    "FR": ("France", "Belgique", "España", "Lyon"),
}
_ANYWHERE = ("Europe", "Asia", "Deutschland", "UK", "France", "Italia", "Polska", "Nordic", "USA")
_BUILDS = (
    "Holding",
    "Invest",
    "Finance",
    "Properties",
    "Group",
    "Ventures",
    "Management",
    "Services",
    "Capital",
    "Real Estate",
    "Ejendomme",
    "Eiendom",
    "Fastigheter",
    "Immobilien",
)
_TRADES = (
    "Energy",
    "Marine",
    "Consulting",
    "Logistics",
    "Software",
    "Medical",
    "Foods",
    "Construction",
    "Engineering",
    "Media",
    "Shipping",
    "Trading",
    "Security",
    "Bank",
    "Insurance",
)
_OTHER_FORMS = {
    "DK": ("ApS", "A/S", "K/S", "I/S"),
    "NO": ("AS", "ASA", "ANS", "KS"),
    "SE": ("HB", "KB", "Ekonomisk Förening"),
    "FI": ("Oy", "Ky", "Osk"),
    "DE": ("GmbH", "KG", "UG", "GmbH & Co. KG"),
    "AT": ("GmbH", "KG"),
    "CH": ("GmbH", "Sàrl"),
    "GB": ("LLP", "Ltd", "CIC"),
    "US": ("LLC", "LP", "LLP"),
    "FR": ("SARL", "SAS", "SCI"),
    "NL": ("BV", "VOF"),
    "BE": ("BVBA", "SPRL"),
    "IT": ("Srl",),
    "ES": ("SL",),
    "PL": ("Sp. z o.o.",),
    "RO": ("SRL",),
}
_NUMBERS = ("2", "II", "III", "IV", "3", "4", "2019", "2020", "24")


def sibling(name: str, country: str, draw: random.Random) -> str:
    """Return the name of a sister company of one; never the same name."""
    ways: tuple[Callable[[str, str, str, random.Random], str], ...] = (
        _numbered,
        _placed,
        _placed,
        _built,
        _built,
        _of_another_trade,
        _of_another_form,
    )
    brand, form = _apart(name, country)
    return draw.choice(ways)(brand, form, country, draw).strip()


def two_siblings(name: str, country: str, draw: random.Random) -> tuple[str, str]:
    """Return the names of two sisters that differ in the same thing: number, place or trade."""
    brand, form = _apart(name, country)
    kinds = (_NUMBERS, _PLACES.get(country, _ANYWHERE), _TRADES, _BUILDS)
    one, other = draw.sample(draw.choice(kinds), 2)
    pair = f"{brand} {one} {form}".strip(), f"{brand} {other} {form}".strip()
    same_number = {one, other} in ({"2", "II"}, {"3", "III"}, {"4", "IV"})
    return two_siblings(name, country, draw) if same_number else pair


def _apart(name: str, country: str) -> tuple[str, str]:
    """Return a name without its form, and the form, as written; empty where none is known."""
    words = name.split()
    forms = read_words(name, country).forms
    if not forms or len(words) == 1:
        return name, ""
    return " ".join(words[:-1]).rstrip(","), words[-1]


def _numbered(brand: str, form: str, country: str, draw: random.Random) -> str:
    del country
    return f"{brand} {draw.choice(_NUMBERS)} {form}"


def _placed(brand: str, form: str, country: str, draw: random.Random) -> str:
    places = [each for each in _PLACES.get(country, _ANYWHERE) if each not in brand.split()]
    return f"{brand} {draw.choice(places)} {form}"


def _built(brand: str, form: str, country: str, draw: random.Random) -> str:
    del country
    builds = [each for each in _BUILDS if each not in brand]
    return f"{brand} {draw.choice(builds)} {form}"


def _of_another_trade(brand: str, form: str, country: str, draw: random.Random) -> str:
    del country
    words = brand.split()
    trade = draw.choice([each for each in _TRADES if each not in words])
    return f"{' '.join(words[:-1]) if len(words) > 1 else brand} {trade} {form}"


def _of_another_form(brand: str, form: str, country: str, draw: random.Random) -> str:
    others = [each for each in _OTHER_FORMS.get(country, ()) if each != form]
    if not form or not others:
        return _placed(brand, form, country, draw)
    return f"{brand} {draw.choice(others)}"
