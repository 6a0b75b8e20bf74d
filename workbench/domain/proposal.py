"""What a page that a person brought seems to say, before that person confirms it."""

from dataclasses import dataclass

from workbench.domain.company import Entity, Identifier
from workbench.domain.fact import Stated
from workbench.texts import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedFacts:
    """What a page seems to say; a person confirms it fact by fact.

    Attributes:
        address: of the page, without a query.
        notes: what was assumed or left out.
    """

    address: str
    entity: Entity
    identifier: Identifier
    name: str
    facts: tuple[Stated, ...]
    notes: tuple[Message, ...] = ()
