"""Versions of the criteria, their signatures, and cards filled in, as rows."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update

from workbench.domain.card import SIGNING, Card, Signature
from workbench.domain.scorecard import Scorecard
from workbench.errors import NotInStore, StoreError
from workbench.store.mapping import Mapper
from workbench.store.plain import from_text, to_text
from workbench.store.tables.cards import CARD, SCORECARD, SCORECARD_LINE, SIGNATURE
from workbench.store.unit import Columns, Unit
from workbench.texts import say

_SIGNED = Mapper(Signature)


class SqlCards:
    """Versions of the criteria."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit

    def add(self, card: Card) -> None:
        """Add a card, or write a draft anew under its next revision.

        Raises:
            StoreError: somebody has signed it, so it no longer changes.
        """
        columns = {
            "title": card.title,
            "version": card.version,
            "content": to_text(replace(card, signatures=())),
        }
        known = self._unit.row(select(CARD).where(CARD.c.id == card.id))
        now = self._unit.now()
        if known is None:
            row = {"id": card.id, "revision": 1, **columns, **self._unit.stamp(None, now)}
            self._unit.add(CARD, row)
        elif self._signatures(card.id):
            raise StoreError(say("A signed card no longer changes; make its next version."))
        else:
            draft = update(CARD).where(CARD.c.id == card.id)
            self._unit.run(draft.values(**columns, revision=known["revision"] + 1))
        for signature in card.signatures:
            self.sign(signature, now)

    def all(self) -> tuple[Card, ...]:
        """Return every card, in the order they were added."""
        rows = self._unit.rows(select(CARD).order_by(CARD.c.sequence, CARD.c.replica))
        return tuple(self._card(row) for row in rows)

    def in_force(self) -> Card | None:
        """Return the newest card signed by all of `SIGNING`, else the newest, else None."""
        signed = (
            select(SIGNATURE.c.card)
            .where(SIGNATURE.c.department.in_([each.value for each in SIGNING]))
            .group_by(SIGNATURE.c.card)
            .having(func.count(SIGNATURE.c.department.distinct()) == len(SIGNING))
        )
        newest = (CARD.c.sequence.desc(), CARD.c.replica.desc())
        row = self._unit.row(select(CARD).order_by(CARD.c.id.in_(signed).desc(), *newest).limit(1))
        return None if row is None else self._card(row)

    def sign(self, signature: Signature, at: datetime) -> None:
        """Add somebody's yes; a second one by the same person for a department adds nothing.

        Raises:
            NotInStore: there is no such card.
        """
        if self._unit.row(select(CARD.c.id).where(CARD.c.id == signature.card)) is None:
            raise NotInStore(say("This card is not in the store."))
        given = [(each.person, each.department) for each in self._signatures(signature.card)]
        if (signature.person, signature.department) not in given:
            stamp = self._unit.stamp(signature.person, at)
            self._unit.add(SIGNATURE, _SIGNED.columns(signature) | stamp)

    def _card(self, row: Columns) -> Card:
        return replace(from_text(Card, row["content"]), signatures=self._signatures(row["id"]))

    def _signatures(self, card: UUID) -> tuple[Signature, ...]:
        rows = self._unit.rows(
            select(SIGNATURE)
            .where(SIGNATURE.c.card == card)
            .order_by(SIGNATURE.c.sequence, SIGNATURE.c.replica)
        )
        return tuple(_SIGNED.value(row) for row in rows)


def keep_scorecard(unit: Unit, scorecard: Scorecard, by: UUID) -> None:
    """Store a scorecard and its lines; one that is kept already is left as it is."""
    if unit.row(select(SCORECARD.c.id).where(SCORECARD.c.id == scorecard.id)) is not None:
        return
    row = {
        "id": scorecard.id,
        "lead": scorecard.lead,
        "card": scorecard.card,
        "as_of": scorecard.as_of,
        "band": scorecard.band.value,
        "lowest": scorecard.can.lowest,
        "shown": scorecard.can.shown,
        "highest": scorecard.can.highest,
        "content": to_text(scorecard),
    }
    unit.add(SCORECARD, row | unit.stamp(by, unit.now()))
    unit.add(SCORECARD_LINE, *_lines(scorecard))


def _lines(scorecard: Scorecard) -> list[dict[str, Any]]:
    return [
        {
            "scorecard": scorecard.id,
            "place": place,
            "criterion": line.criterion,
            "points": line.points,
            "lowest": line.lowest,
            "highest": line.highest,
            "possible": line.possible,
            "answered": line.answered,
            "evidence": to_text(line.evidence),
        }
        for place, line in enumerate(scorecard.lines)
    ]
