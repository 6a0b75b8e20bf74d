"""A fact's value, and what it is about, as a reader says them."""

from ui.telling.identity import cased, status_words
from workbench.domain.accounts import Scope
from workbench.domain.codes import code_words
from workbench.domain.fact import Fact
from workbench.domain.figures import Money
from workbench.domain.properties import declared
from workbench.domain.property import Kind, Time
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
            return status_words(fact.value)[0]
        case _:
            town = fact.key == "company.town"
            return code_words(fact.key, cased(fact.value) if town else fact.value)


def figure_words(fact: Fact, currency: str) -> Message:
    """Return a value for a table whose heading names the currency; another one is told."""
    if declared(fact.key).kind is Kind.MONEY and fact.unit == currency:
        return say("{amount}", amount=Money(fact.number, ""))
    return value_words(fact)


def about_words(fact: Fact) -> Message:
    """Return what a fact is about: its period, whose figures, which version."""
    told = _period(fact)
    if fact.key.startswith("accounts."):
        told = say("{first} · {second}", first=told, second=scope_words(fact.qualifier("scope")))
    if fact.qualifier("version") == "corrected":
        told = say("{first} · {second}", first=told, second=say("corrected"))
    role = fact.qualifier("role")
    return say("{first} · {second}", first=told, second=role) if role else told


def scope_words(scope: str) -> Message:
    """Return whose figures they are."""
    return say("the group's figures") if scope == Scope.GROUP.value else say("own company")


def _period(fact: Fact) -> Message:
    if fact.end is None:
        return say("as the source states it now")
    if fact.start is None or declared(fact.key).time is Time.INSTANT:
        return say("at {day}", day=fact.end)
    return say("from {start} to {end}", start=fact.start, end=fact.end)
