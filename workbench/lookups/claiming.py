"""What one run holds of the ledger: look-ups it leased, renews, lets wait, and may ask next."""

import contextlib
from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Lookup, Problem
from workbench.domain.waiting import waiting
from workbench.errors import StoreBusy
from workbench.lookups import leasing
from workbench.lookups.leasing import Claim, Opened
from workbench.lookups.means import Means
from workbench.lookups.terms import Terms

_RENEWED = 3
"""Times that a lease is renewed before it would end."""


class Claims:
    """Leases look-ups in a run's name; safe from any thread.

    Told of each look-up that waits: `told`.
    """

    def __init__(
        self,
        means: Means,
        company: UUID | None,
        told: Callable[[Lookup], None],
        hands: int,
        within: int | None = None,
    ) -> None:
        self._means = means
        self._within = within
        self._company = company
        self._told = told
        self._hands = hands
        self._terms: dict[str, Terms] = {}
        self._waits: list[tuple[Lookup, Problem]] = []
        self._held: set[UUID] = set()
        self._renewed = means.ticks()

    def terms(self, source: str) -> Terms:
        """Return how a source may be asked; called before a unit of work that needs them again.

        Asking a vault for a key takes a while, in which nobody could write.
        """
        if source not in self._terms:
            self._terms[source] = self._means.terms(source)
        return self._terms[source]

    def only_plan(self, wanted: Sequence[Lookup], problem: Problem) -> Sequence[Lookup]:
        """Write down what would be asked; nothing is sent, so no source's pace is used up."""
        at = self._means.clock.now()
        planning = partial(
            leasing.plan_only,
            wanted=wanted,
            company=self._company,
            problem=problem,
            at=at,
            within=self._within,
        )
        rows = self._means.store.write(planning)
        for row in rows:
            self._told(row)
        return rows

    def open(self, wanted: Sequence[Lookup]) -> Sequence[Opened]:
        """Write look-ups down, and lease those that can be sent this instant."""
        for each in wanted:
            self.terms(each.question.source)
        planning = partial(
            leasing.plan_and_claim,
            wanted=wanted,
            company=self._company,
            terms=self.terms,
            at=self._means.clock.now(),
            lease=self._means.patience.lease,
            hands=self._hands,
            within=self._within,
        )
        rows = self._means.store.write(planning)
        self._held |= {row.lookup.id for row in rows if row.ours}
        return rows

    def claim(self, lookup: Lookup) -> Claim:
        """Lease a look-up, if its source's pace allows that now."""
        claiming = partial(
            leasing.claim,
            lookup=lookup,
            terms=self.terms(lookup.question.source),
            at=self._means.clock.now(),
            lease=self._means.patience.lease,
        )
        claim = self._means.store.write(claiming)
        if claim.ours is not None:
            self._held.add(lookup.id)
        return claim

    def over(self, lookup: Lookup) -> None:
        """Hold a look-up no longer: it has ended, or waits."""
        self._held.discard(lookup.id)

    def renew(self) -> None:
        """Hold on to what is still being asked; called several times a second."""
        lease, now = self._means.patience.lease, self._means.ticks()
        if now - self._renewed < lease / _RENEWED:
            return
        self._renewed, held = now, tuple(self._held)
        if held:
            # A store that is busy now is asked again in time: a third of the lease has passed.
            with contextlib.suppress(StoreBusy):
                self._means.store.write(lambda ledger: ledger.lookups.renew(held, lease))

    def leave(self, lookup: Lookup, problem: Problem) -> None:
        """Let a look-up wait that was not leased; written down by `let_wait`."""
        self._waits.append((lookup, problem))
        self._told(waiting(lookup, problem, self._means.clock.now()))

    def let_wait(self) -> None:
        """Write down why what was left waits, all of it at once."""
        waits, self._waits = self._waits, []
        at = self._means.clock.now()

        def unit(ledger: Ledger) -> None:
            for lookup, problem in waits:
                leasing.let_wait(ledger, waiting(lookup, problem, at))

        if waits:
            self._means.store.write(unit)
