"""What the readings of answers amount to: since when a fact is stated, and whether it still is.

A chain is all readings of one question (source, kind, what it is about, arguments): a register's
answer about a unit says nothing about its roles, and the accounts of one year nothing about
another's. Within a chain the newest answer counts, by when its bytes last came, then by the order
of reading, so that a mended parser's reading of the same bytes replaces the older reading. A
partial answer says nothing about what it leaves out. Nor do the accounts of one year about
another's: a register that answers with the newest year alone has not taken back the older ones. A
fact stated by several chains is current when the newest of them that can tell still states it.
"""

from collections.abc import Iterable, Mapping

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


_ACCOUNTS = "accounts."


def known_facts(facts: Iterable[Fact], readings: Iterable[Reading]) -> tuple[KnownFact, ...]:
    """Return the facts that any of the readings states, in the order of the facts."""
    newest_first = sorted(readings, key=lambda read: (read.last, read.order), reverse=True)
    every = tuple(facts)
    sets = {fact.id: _sets(fact) for fact in every if _is_of_accounts(fact)}
    told = {
        read.order: frozenset(each for fact in read.places for each in sets.get(fact, ()))
        for read in newest_first
    }
    known = (_known(fact, newest_first, sets.get(fact.id, ()), told) for fact in every)
    return tuple(each for each in known if each is not None)


def _is_of_accounts(fact: Fact) -> bool:
    return fact.key.startswith(_ACCOUNTS) and fact.end is not None


def _sets(fact: Fact) -> tuple[object, ...]:
    """Return whose accounts a line is of: by the period's end, and by the register's number."""
    scope, filing = fact.qualifier("scope"), fact.qualifier("filing")
    of_year = (fact.entity, scope, fact.end)
    # Without a number two filings have nothing in common.
    return (of_year, (fact.entity, scope, filing)) if filing else (of_year,)


def _known(
    fact: Fact,
    newest_first: list[Reading],
    sets: tuple[object, ...],
    told: Mapping[int, frozenset[object]],
) -> KnownFact | None:
    stating = [read for read in newest_first if fact.id in read.places]
    if not stating:
        return None
    chains, answers = {read.question for read in stating}, {read.snapshot for read in stating}

    def tells(read: Reading) -> bool:
        """Whether a reading says that the fact holds, or that it does not."""
        if fact.id in read.places:
            return True
        others = bool(sets) and bool(told[read.order]) and told[read.order].isdisjoint(sets)
        return not read.partial and (not others or read.snapshot in answers)

    telling = (read for read in newest_first if read.question in chains and tells(read))
    return KnownFact(
        fact=fact,
        place=stating[0].places[fact.id],
        snapshot=stating[0].snapshot,
        first_seen=min(read.first for read in stating),
        last_seen=stating[0].last,
        current=fact.id in next(telling).places,
    )
