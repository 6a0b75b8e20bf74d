"""A fact in a reader's words: its value, and what it is about."""

from workbench.domain.accounts import scope_of
from workbench.domain.codes import code_words
from workbench.domain.fact import Fact
from workbench.domain.figures import TableUnit
from workbench.domain.identity import cased, status_words
from workbench.domain.properties import declared
from workbench.domain.property import Kind, Time
from workbench.domain.roles import role_words
from workbench.texts import Message, say


def value_words(fact: Fact) -> Message:
    """Return a value as a reader writes it."""
    match declared(fact.key).kind:
        case Kind.MONEY:
            return say("{amount}", amount=fact.money)
        case Kind.COUNT:
            return say("{number}", number=fact.number)
        case Kind.DATE:
            return say("{day}", day=fact.day)
        case Kind.FLAG:
            return say("yes") if fact.flag else say("no")
        case Kind.CODE if fact.key == "company.status":
            return status_words(fact.value)
        case _:
            town = fact.key == "company.town"
            return code_words(fact.key, cased(fact.value) if town else fact.value)


def figure_words(fact: Fact, currency: str, unit: TableUnit) -> Message:
    """Return a value for a table whose heading names currency and unit; another one is told."""
    if declared(fact.key).kind is Kind.MONEY and fact.unit == currency:
        return say("{amount}", amount=unit.counted(fact.number))
    return value_words(fact)


def exact_words(fact: Fact) -> Message:
    """Return a value to the last digit, so that it can be compared with a page."""
    if fact.unit:
        return say("{currency} {amount}", currency=fact.unit, amount=fact.number)
    return value_words(fact)


def about_words(fact: Fact) -> Message:
    """Return what a fact is about: its period, whose figures, which version."""
    told = _period(fact)
    if fact.key.startswith("accounts."):
        told = say("{first} · {second}", first=told, second=scope_of(fact).words)
    if fact.qualifier("version") == "corrected":
        told = say("{first} · {second}", first=told, second=say("corrected"))
    role = fact.qualifier("role")
    if not role:
        return told
    return say("{first} · {second}", first=told, second=role_words(role))


def _period(fact: Fact) -> Message:
    if fact.end is None:
        return say("as the source states it now")
    if fact.qualifier("precision") == "year":
        return say("for {year}, whose days are not told", year=str(fact.end.year))
    if fact.start is None or declared(fact.key).time is Time.INSTANT:
        return say("at {day}", day=fact.end)
    return say("from {start} to {end}", start=fact.start, end=fact.end)
