"""Until when a name is kept: for as long as its purpose needs, counted from who stated it last."""

from collections.abc import Iterable
from datetime import date, timedelta

from workbench.domain.fact import KnownFact
from workbench.domain.properties import declared
from workbench.texts import Message, say


def kept_until(known: KnownFact) -> date | None:
    """Return the last day on which a statement about a person is kept; None of any other.

    It is counted from when the statement last came, so that a register which states a person anew
    renews it (GDPR art. 5(1)(e)).
    """
    personal = declared(known.fact.key).personal
    if personal is None:
        return None
    return known.last_seen.date() + timedelta(days=personal.keep_days)


def outlived(facts: Iterable[KnownFact], today: date) -> tuple[KnownFact, ...]:
    """Return the statements about people whose last day is over."""
    return tuple(
        known for known in facts if (until := kept_until(known)) is not None and until < today
    )


def names_among(facts: Iterable[KnownFact]) -> int:
    """Return how many names statements about people hold; each once, however many roles it has.

    A rule about who may sign names whoever is in a role as well: it counts where it is all there
    is.
    """
    stated = {(known.fact.key.startswith("role."), known.fact.value.casefold()) for known in facts}
    return sum(in_role for in_role, _ in stated) or len(stated)


def outlived_ground(day: date) -> Message:
    """Return the ground on which names are removed once their purpose no longer needs them."""
    return say("It was kept longer than its purpose needs, which was seen on {day}.", day=day)
