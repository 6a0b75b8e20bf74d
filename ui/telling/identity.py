"""Who a company is: its number, its town, its age, its status, as a reader says them."""

from datetime import date

from ui.theme.roles import Tone
from workbench.domain.company import Identifier, Scheme
from workbench.domain.sounding import Sounding
from workbench.texts import Message, Texts, say, say_many

_SMALL_WORDS = frozenset({"I", "PÅ", "VED"})
_GROUPED = 9
_MONTHS = 12
_STATUSES = {
    "active": (say("Active"), Tone.GO),
    "bankrupt": (say("Bankrupt"), Tone.NOT_NOW),
    "compulsory_dissolution": (say("Being dissolved by order"), Tone.NOT_NOW),
    "in_liquidation": (say("Being wound up"), Tone.NOT_NOW),
    "ceased": (say("Ceased"), Tone.NOT_NOW),
}


def number_words(identifier: Identifier) -> Message:
    """Return a number with the name of what it is."""
    value = identifier.value
    match identifier.scheme:
        case Scheme.NO_ORGNR:
            spaced = "\u00a0".join((value[:3], value[3:6], value[6:]))
            return say("Org. no. {number}", number=spaced if len(value) == _GROUPED else value)
        case Scheme.DK_CVR:
            return say("CVR no. {number}", number=value)
        case Scheme.LEI:
            return say("LEI {number}", number=value)
        case Scheme.EU_VAT:
            return say("VAT no. {number}", number=value)
        case Scheme.DOMAIN:
            return say("{domain}", domain=value)


def status_words(status: str) -> tuple[Message, Tone]:
    """Return a status of `company.status` in words, and its tone."""
    return _STATUSES.get(status, (say("{status}", status=status.replace("_", " ")), Tone.PLAIN))


def cased(town: str) -> str:
    """Return a town as readers write it; registers write capitals."""
    if not town.isupper():
        return town
    return " ".join(
        word.lower() if place and word in _SMALL_WORDS else word.title()
        for place, word in enumerate(town.split())
    )


def country_words(country: str, texts: Texts) -> str:
    """Return a country of an ISO 3166 code by its name."""
    name: str = texts.locale.territories.get(country, country)
    return name


def age_words(founded: date, today: date) -> Message:
    """Return how old a company is: in months until its second birthday, then in years."""
    months = (today.year - founded.year) * _MONTHS + today.month - founded.month
    months -= today.day < founded.day
    if months < 0:
        return say("founded {day}", day=founded)
    if months < 2 * _MONTHS:
        return say_many("{count} month", "{count} months", months)
    return say_many("{count} year", "{count} years", months // _MONTHS)


def who_words(sounding: Sounding, texts: Texts) -> Message:
    """Return the line below the name: number, place, founding day, employees."""
    parts = [number_words(each) for each in sounding.company.identifiers[:1]]
    parts.append(_place(sounding, texts))
    founded = sounding.chosen("company.founded")
    if founded is not None:
        parts.append(say("founded {day}", day=founded.shown.fact.day))
    parts.append(_employees(sounding))
    told = parts[0]
    for part in parts[1:]:
        told = say("{first} · {second}", first=told, second=part)
    return told


def _place(sounding: Sounding, texts: Texts) -> Message:
    country = country_words(sounding.company.country, texts)
    town = sounding.chosen("company.town")
    if town is None:
        return say("{country}", country=country)
    return say("{town}, {country}", town=cased(town.shown.fact.value), country=country)


def _employees(sounding: Sounding) -> Message:
    counted = sounding.chosen("company.employees")
    if counted is not None:
        return say_many("{count} employee", "{count} employees", int(counted.shown.fact.number))
    band = sounding.chosen("company.employees_band")
    if band is not None:
        return say("about {band} employees", band=band.shown.fact.value)
    return say("employees not stated")
