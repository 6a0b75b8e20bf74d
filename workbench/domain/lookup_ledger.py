"""What the store holds of look-ups: which are asked, in whose turn, and how each ended."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from workbench.domain.lookup import Age, Lookup, Rest, Snapshot


class Paces(Protocol):
    """When sources were asked, and until when they want to be left alone."""

    def ages(
        self, source: str, scope: str, *, at: datetime, most: int, seconds: float, given_up: float
    ) -> tuple[Age, ...]:
        """Return how long ago a source's questions were answered, by one key.

        Args:
            source: whose.
            scope: the key's fingerprint, or empty.
            at: the present instant by the wall clock.
            most: how many of the youngest matter.
            seconds: how old one may be and still matter.
            given_up: seconds after which a question that was never answered counts as ended then.
        """
        ...

    def came(self, lookup: Lookup, ago: float) -> None:
        """Write down that a question was answered some seconds ago, or given up."""
        ...

    def catch_up(self, source: str, scope: str) -> None:
        """Take what lies ahead of the store's clock, which was set back, as answered just now."""
        ...

    def hold(self, source: str, scope: str, rest: Rest, at: datetime) -> None:
        """Write down that a source wants rest; a shorter wish does not end a longer one."""
        ...

    def resting(self, source: str, scope: str, at: datetime) -> Rest | None:
        """Return for how long a source still wants to be left alone, or None."""
        ...

    @property
    def paused(self) -> bool:
        """Whether somebody paused the asking on this computer."""
        ...

    def pause(self) -> None:
        """Let nothing be asked on this computer until somebody resumes it."""
        ...

    def resume(self) -> None:
        """Let sources be asked again."""
        ...

    def sent_since(self, source: str, since: datetime) -> tuple[datetime, ...]:
        """Return when a source was asked at or after an instant, oldest first."""
        ...


class LookupLedger(Protocol):
    """The durable rows of look-ups."""

    @property
    def paces(self) -> Paces:
        """When each source was asked, which are left alone, and whether the asking is paused."""
        ...

    def plan(self, lookup: Lookup) -> Lookup:
        """Add a planned look-up, or return the one already open for the same question."""
        ...

    def plan_all(self, lookups: Sequence[Lookup]) -> tuple[Lookup, ...]:
        """Add planned look-ups; where one is open for the same question, return that instead.

        One that is here already, and has ended meanwhile, is returned as it ended.
        """
        ...

    def add(self, lookups: Sequence[Lookup]) -> None:
        """Add look-ups as they stand."""
        ...

    def claim(
        self, lookups: Sequence[UUID], at: datetime, seconds: int, scopes: Mapping[str, str] = ...
    ) -> tuple[Lookup, ...]:
        """Lease look-ups for asking, and write down the time for pacing.

        Args:
            lookups: which ones.
            at: the present instant.
            seconds: for how long they are ours.
            scopes: by source, the fingerprint of the key it is asked with; none where it has none.

        Returns:
            those that nobody else holds and that are not answered, as they now stand. One whose
            answer had arrived before it was left still has its snapshot.
        """
        ...

    def arrived(self, lookup: Lookup, snapshot: Snapshot) -> None:
        """Write down that the answer to a look-up that is being asked is stored, but not read."""
        ...

    def renew(self, lookups: Sequence[UUID], seconds: int) -> None:
        """Hold the leases of look-ups that are still being asked for some seconds more."""
        ...

    def settle(self, lookup: Lookup, ago: float | None = None) -> None:
        """Write down how a look-up ended.

        `ago` is how many seconds ago the source answered or was given up, for pacing; None where
        nothing was sent since.
        """
        ...

    def get(self, lookup: UUID) -> Lookup:
        """Return a look-up by its id.

        Raises:
            NotInStore: there is none.
        """
        ...

    def of_company(self, company: UUID, as_of: datetime | None = None) -> tuple[Lookup, ...]:
        """Return the newest look-up of each question of a company, as it stood at `as_of`."""
        ...

    def open(self) -> tuple[Lookup, ...]:
        """Return look-ups that are planned, queued or were left asking."""
        ...

    def open_searches(self) -> tuple[Lookup, ...]:
        """Return the searches among the open look-ups, oldest first."""
        ...

    def open_of_companies(self, most: int | None = None) -> tuple[Lookup, ...]:
        """Return those about companies among the open look-ups, oldest first, `most` at most."""
        ...

    def standing(self) -> tuple[tuple[str, datetime | None], ...]:
        """Return of each open look-up about a company its source, and from when it may be asked.

        That is None where a person decides.
        """
        ...

    def due(self, source: str, until: datetime | None, most: int) -> tuple[Lookup, ...]:
        """Return a source's look-ups that may be asked without a person, the longest due first.

        A search waits for whoever looked for the company, so it is not among them. One that
        somebody asks is among them only when its lease is over.

        Args:
            source: whose.
            until: those that are due by then; None for all, whatever time they were given.
            most: how many at most.
        """
        ...
