"""What a fact is about, whoever states it, and whether two facts say the same of it."""

from workbench.domain.accounts import scope_of
from workbench.domain.fact import Fact
from workbench.domain.properties import declared
from workbench.domain.property import Kind

Subject = tuple[str, ...]

_TELLING = ("role", "rank", "number")
"""Qualifiers that tell one of many values from its neighbours: the chair from the manager."""


def subject(fact: Fact) -> Subject:
    """Return what a fact is about: of annual accounts the line, whose, and the period's end."""
    if fact.key.startswith("accounts."):
        return (fact.key, scope_of(fact).value, str(fact.end or ""))
    if not declared(fact.key).many:
        return (fact.key,)
    return (fact.key, *(fact.qualifier(name) for name in _TELLING))


def says_the_same(one: Fact, other: Fact) -> bool:
    """Whether two facts about one thing state one value: registers differ in their capitals."""
    if declared(one.key).kind is Kind.TEXT:
        return one.value.casefold() == other.value.casefold()
    return one.value == other.value and one.unit == other.unit
