"""Decisions, handoffs and the log of activity: what is locked in a chain."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from workbench.domain.handoff import Decision, Handoff, Link
from workbench.domain.ids import new_id
from workbench.domain.ledger import Activity
from workbench.store.cards import keep_scorecard
from workbench.store.chains import Chain, is_erased, link_of
from workbench.store.journals import current, in_order, withdraw
from workbench.store.tables.locked import ACTIVITY, DECISION, HANDOFF
from workbench.store.unit import Unit
from workbench.texts import Message


class SqlDecisions:
    """Locked decisions, chained by hash per replica."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit
        self._chain = Chain(unit, Decision, DECISION)

    def lock(self, decision: Decision) -> Link:
        """Append a decision with its scorecard, and return its place in the chain."""
        keep_scorecard(self._unit, decision.scorecard, decision.by)
        return self._chain.lock(
            decision,
            entry=decision.id,
            about=decision.about,
            by=decision.by,
            at=decision.at,
            supersedes=decision.supersedes,
        )

    def of(self, lead: UUID) -> tuple[tuple[Decision, Link], ...]:
        """Return every decision about a lead with its place in the chain, oldest first.

        One whose scorecard was erased can no longer be read; its link stays in the chain.
        """
        rows = in_order(self._unit, DECISION, lead)
        read = (row for row in rows if not is_erased(row, "scorecard"))
        return tuple((self._chain.value(row), link_of(row)) for row in read)

    def erase(self, decision: UUID, fields: tuple[str, ...], ground: Message, by: UUID) -> None:
        """Drop locked fields of a decision for good; see `Chain.erase`."""
        self._chain.erase(decision, fields, ground, by)


class SqlHandoffs:
    """The journal of handoffs, chained by hash per replica."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit
        self._chain = Chain(unit, Handoff, HANDOFF)

    def append(self, entry: Handoff) -> None:
        """Add a handoff; what it supersedes is no longer current."""
        self._chain.lock(
            entry,
            entry=entry.id,
            about=entry.about,
            by=entry.by,
            at=entry.at,
            supersedes=entry.supersedes,
        )

    def withdraw(self, entry: UUID, by: UUID, at: datetime) -> None:
        """Make a handoff no longer current without putting another in its place."""
        withdraw(self._unit, HANDOFF, entry, by, at)

    def of(self, about: UUID, as_of: datetime | None = None) -> tuple[Handoff, ...]:
        """Return a lead's handoffs that are current, or were at `as_of`, oldest first."""
        rows = current(self._unit, HANDOFF, about, as_of)
        return tuple(self._chain.value(row) for row in rows)

    def history(self, about: UUID) -> tuple[Handoff, ...]:
        """Return all handoffs of a lead, oldest first."""
        return tuple(self._chain.value(row) for row in in_order(self._unit, HANDOFF, about))


class SqlActivity:
    """The log of who did what, chained by hash per replica."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit
        self._chain = Chain(unit, Activity, ACTIVITY)

    def log(self, activity: Activity) -> None:
        """Append a line."""
        self._chain.lock(
            activity, entry=new_id(), about=activity.about, by=activity.by, at=activity.at
        )

    def of(self, about: UUID) -> tuple[Activity, ...]:
        """Return what was done about something, oldest first."""
        return tuple(self._chain.value(row) for row in in_order(self._unit, ACTIVITY, about))

    def acts(self, by: UUID, since: datetime) -> tuple[Activity, ...]:
        """Return what somebody did from an instant on, oldest first."""
        wanted = (
            select(ACTIVITY)
            .where(ACTIVITY.c.by == by, ACTIVITY.c.at >= since)
            .order_by(ACTIVITY.c.sequence, ACTIVITY.c.replica)
        )
        return tuple(self._chain.value(row) for row in self._unit.rows(wanted))
