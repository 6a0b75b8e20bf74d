"""What the readings of answers amount to: since when a fact is stated, and whether it still is.

A chain is all readings of one question (source, kind, what it is about, arguments): a register's
answer about a unit says nothing about its roles, and the accounts of one year nothing about
another's. Within a chain the newest answer counts, by when its bytes last came, then by the order
of reading, so that a mended parser's reading of the same bytes replaces the older reading. A
partial answer says nothing about what it leaves out. A fact stated by several chains is current
when the newest of them that can tell still states it.
"""

from collections.abc import Iterable

from workbench.domain.fact import Fact, KnownFact
from workbench.domain.reading import Reading


def statement(fact: Fact) -> tuple[object, ...]:
    """Return what a fact states, whatever its id: a person's fact is known again by it."""
    return (
        fact.entity,
        fact.key,
        fact.qualifiers,
        fact.value,
        fact.unit,
        fact.start,
        fact.end,
    )


def listed(fact: Fact) -> tuple[str, ...]:
    """Return the key that facts are listed by, so that every store lists them alike."""
    period = (str(fact.end or ""), str(fact.start or ""))
    whose = (fact.entity.source, fact.entity.number, fact.key, str(fact.qualifiers))
    return (*whose, *period, fact.value, fact.unit)


def known_facts(facts: Iterable[Fact], readings: Iterable[Reading]) -> tuple[KnownFact, ...]:
    """Return the facts that any of the readings states, in the order of the facts."""
    newest_first = sorted(readings, key=lambda read: (read.last, read.order), reverse=True)
    known = (_known(fact, newest_first) for fact in facts)
    return tuple(each for each in known if each is not None)


def _known(fact: Fact, newest_first: list[Reading]) -> KnownFact | None:
    stating = [read for read in newest_first if fact.id in read.places]
    if not stating:
        return None
    chains = {read.question for read in stating}
    telling = (
        read
        for read in newest_first
        if read.question in chains and (fact.id in read.places or not read.partial)
    )
    return KnownFact(
        fact=fact,
        place=stating[0].places[fact.id],
        snapshot=stating[0].snapshot,
        first_seen=min(read.first for read in stating),
        last_seen=stating[0].last,
        current=fact.id in next(telling).places,
    )
