"""The desk: what every use case works with, and who sits at it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workbench.domain.card import Card
from workbench.domain.ports import Clock, Exporter, Lookups, Store
from workbench.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The ports and the present person.

    Attributes:
        person: who is present; every entry is written in their name.
        starter: the card that counts until the team has one of its own.
        firm: our own firm's name, printed on what we hand over.
        renew_rows: whether each write renews the company's row of the lead list; who writes much
            about one company at once renews it at the end instead.
    """

    store: Store
    lookups: Lookups
    exporter: Exporter
    clock: Clock
    texts: Texts
    person: UUID
    starter: Card
    firm: str = ""
    renew_rows: bool = True

    def now(self) -> datetime:
        """Return the present instant, in UTC."""
        return self.clock.now()
