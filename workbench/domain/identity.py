"""Who a company is, in a reader's words: its numbers, place, age, size, status and end."""

from collections.abc import Iterator
from datetime import date

from workbench.domain.accounts import Scope
from workbench.domain.company import Identifier, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.sounding import Sounding
from workbench.domain.spans import whole_months
from workbench.texts import Message, Texts, beside, say, say_many

_SMALL_WORDS = frozenset({"I", "PÅ", "VED"})
_GROUPED = 9
_MONTHS = 12
_TOLD_IN_MONTHS = 2 * _MONTHS
"""Until its second birthday a company's age is told in months."""

_STATUSES = {
    "active": say("Active"),
    "bankrupt": say("Bankrupt"),
    "compulsory_dissolution": say("Being dissolved by order"),
    "in_liquidation": say("Being wound up"),
    "in_reorganisation": say("Under reconstruction"),
    "strike_off_proposed": say("About to be struck off"),
    "merged": say("Merged into another company"),
    "dormant": say("Dormant"),
    "ceased": say("Ceased"),
}

_NUMBERS = {
    Scheme.NO_ORGNR: say("Org. no. {number}"),
    Scheme.DK_CVR: say("CVR no. {number}"),
    Scheme.SE_ORGNR: say("Swedish org. no. {number}"),
    Scheme.FI_YTUNNUS: say("Finnish business ID {number}"),
    Scheme.EE_REGISTRIKOOD: say("Estonian registry code {number}"),
    Scheme.LV_REGCODE: say("Latvian registration no. {number}"),
    Scheme.LT_KODAS: say("Lithuanian company code {number}"),
    Scheme.GB_CRN: say("British company no. {number}"),
    Scheme.FR_SIREN: say("SIREN {number}"),
    Scheme.NL_KVK: say("KVK no. {number}"),
    Scheme.CZ_ICO: say("IČO {number}"),
    Scheme.BE_KBO: say("KBO no. {number}"),
    Scheme.US_CIK: say("CIK {number}"),
    Scheme.LEI: say("LEI {number}"),
    Scheme.EU_VAT: say("VAT no. {number}"),
    Scheme.DOMAIN: say("{number}"),
    Scheme.WIKIDATA: say("Wikidata {number}"),
}

_ENDINGS = {"company.bankrupt": say("Bankrupt on {day}"), "company.ceased": say("Ceased on {day}")}


def number_words(identifier: Identifier) -> Message:
    """Return a number with the name of what it is."""
    value = identifier.value
    if identifier.scheme is Scheme.NO_ORGNR and len(value) == _GROUPED:
        value = "\u00a0".join((value[:3], value[3:6], value[6:]))
    if identifier.scheme is Scheme.SE_ORGNR:
        value = f"{value[:6]}-{value[6:]}"
    return say(_NUMBERS[identifier.scheme].msgid, number=value)


def status_words(status: str) -> Message:
    """Return a status of `company.status`; one without words speaks for itself."""
    return _STATUSES.get(status, say("{status}", status=status.replace("_", " ")))


def cased(town: str) -> str:
    """Return a town as readers write it; registers write capitals."""
    if not town.isupper():
        return town
    return " ".join(
        word.lower() if place and word in _SMALL_WORDS else word.title()
        for place, word in enumerate(town.split())
    )


def place_words(town: str, country: str, texts: Texts) -> Message:
    """Return town and country, the latter by its ISO 3166 code; either alone where that is all."""
    name = texts.locale.territories.get(country, country)
    if not town:
        return say("{country}", country=name)
    if not country:
        return say("{town}", town=cased(town))
    return say("{town}, {country}", town=cased(town), country=name)


def age_words(founded: date, today: date) -> Message:
    """Return an age as it stands in a line with others: `18 years`."""
    months = whole_months(founded, today)
    if months < 0:
        return say("founded {day}", day=founded)
    if months < _TOLD_IN_MONTHS:
        return say_many("{count} month", "{count} months", months)
    return say_many("{count} year", "{count} years", months // _MONTHS)


def old_words(founded: date, today: date) -> Message:
    """Return an age as it stands alone: `18 years old`."""
    months = whole_months(founded, today)
    if months < 0:
        return age_words(founded, today)
    if months < _TOLD_IN_MONTHS:
        return say_many("{count} month old", "{count} months old", months)
    return say_many("{count} year old", "{count} years old", months // _MONTHS)


def employees(sounding: Sounding) -> tuple[Message, KnownFact | None]:
    """Return how many work there, and the fact that states it, if one does."""
    counted = sounding.chosen("company.employees")
    if counted is not None:
        count = int(counted.shown.fact.number)
        return say_many("{count} employee", "{count} employees", count), counted.shown
    own = (each for each in sounding.accounts if each.scope is Scope.OWN and not each.interim)
    newest = next(own, None)
    average = newest.lines.get("employees") if newest is not None else None
    if average is not None:
        count = int(average.fact.number)
        return say_many("{count} employee", "{count} employees", count), average
    band = sounding.chosen("company.employees_band")
    if band is not None:
        told = band.shown.fact.value.replace("-", "–")
        return say("about {band} employees", band=told), band.shown
    return say("employees not stated"), None


def who_words(sounding: Sounding, texts: Texts) -> Message:
    """Return the line below the name: number, place, founding day, employees."""
    company, town = sounding.company, sounding.chosen("company.town")
    parts = [number_words(each) for each in company.identifiers[:1]]
    if town is not None or company.country:
        parts.append(place_words(town.shown.fact.value if town else "", company.country, texts))
    founded = sounding.chosen("company.founded")
    if founded is not None:
        parts.append(say("founded {day}", day=founded.shown.fact.day))
    parts.append(employees(sounding)[0])
    return beside(*parts)


def endings(sounding: Sounding) -> Iterator[tuple[Message, KnownFact]]:
    """Yield that it went bankrupt or ceased, and the fact that states it."""
    for key, sentence in _ENDINGS.items():
        chosen = sounding.chosen(key)
        if chosen is not None:
            yield say(sentence.msgid, day=chosen.shown.fact.day), chosen.shown
