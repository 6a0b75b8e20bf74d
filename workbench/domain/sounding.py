"""A sounding: everything known about one company and our pursuit of it, at one instant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workbench.domain.accounts import AnnualAccounts, gather
from workbench.domain.company import Company, Judgement
from workbench.domain.fact import KnownFact
from workbench.domain.informing import Informed
from workbench.domain.known_lists import NOT_KNOWN, KnownToUs
from workbench.domain.lead import (
    Brief,
    Channel,
    Contact,
    Lead,
    NextStep,
    Offer,
    Signal,
    StageChange,
    Touch,
)
from workbench.domain.lookup import Lookup
from workbench.domain.properties import declared
from workbench.domain.reference import HandSearch, Rating, Reference
from workbench.texts import Message


@dataclass(frozen=True, slots=True)
class Chosen:
    """The fact shown for a property, and those beside it that say otherwise."""

    shown: KnownFact
    others: tuple[KnownFact, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether another source states another value."""
        return any(other.fact.value != self.shown.fact.value for other in self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A source that can be asked a kind of question about the company.

    Attributes:
        source: its title.
        usable: now: it needs no key, or has one.
    """

    kind: str
    source: str | Message
    usable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounding:
    """What criteria may read; nothing else, and no clock but `as_of`.

    Entries are current (not superseded), oldest first. `lookups` holds the newest look-up of each
    question, `accounts` every set of annual accounts that the facts make up, the newest first, and
    `ways` whom one could ask, None where the sources were not heard: they change words, not points.
    `known` is what our own lists say of the company.
    """

    as_of: datetime
    company: Company
    facts: tuple[KnownFact, ...]
    lookups: tuple[Lookup, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    references: tuple[Reference, ...] = ()
    hand_searches: tuple[HandSearch, ...] = ()
    lead: Lead | None = None
    stage: StageChange | None = None
    offer: Offer | None = None
    signals: tuple[Signal, ...] = ()
    contacts: tuple[Contact, ...] = ()
    channels: tuple[Channel, ...] = ()
    touches: tuple[Touch, ...] = ()
    ratings: tuple[Rating, ...] = ()
    next_step: NextStep | None = None
    brief: Brief | None = None
    informed: tuple[Informed, ...] = ()
    ways: tuple[Way, ...] | None = None
    known: KnownToUs = NOT_KNOWN
    accounts: tuple[AnnualAccounts, ...] = field(init=False, repr=False, compare=False)
    _by_property: Mapping[str, tuple[KnownFact, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        grouped: dict[str, list[KnownFact]] = {}
        for known in self.facts:
            grouped.setdefault(known.fact.key, []).append(known)
        object.__setattr__(self, "accounts", gather(self.facts))
        object.__setattr__(self, "_by_property", {k: _ordered(k, v) for k, v in grouped.items()})

    def all(self, key: str) -> tuple[KnownFact, ...]:
        """Return every current fact of a property, the one to show first."""
        return self._by_property.get(key, ())

    def chosen(self, key: str) -> Chosen | None:
        """Return the fact to show and its rivals, or None where nobody states it.

        The property's order of sources decides, then the newest reading.
        """
        known = self.all(key)
        return Chosen(known[0], known[1:]) if known else None


def _ordered(key: str, known: Iterable[KnownFact]) -> tuple[KnownFact, ...]:
    order = {source: place for place, source in enumerate(declared(key).sources)}

    def rank(each: KnownFact) -> tuple[int, float, bytes]:
        place = order.get(each.fact.entity.source, len(order))
        return (place, -each.last_seen.timestamp(), each.fact.id)

    return tuple(sorted((each for each in known if each.current), key=rank))
