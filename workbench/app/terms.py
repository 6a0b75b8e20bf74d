"""Keeping to sources' terms: what may be kept for some days only goes when they are over."""

from datetime import timedelta

from workbench.app import summaries
from workbench.app.desk import Desk
from workbench.domain.ledger import Ledger


def let_go(desk: Desk) -> int:
    """Let go of every answer that its source's terms no longer let us keep; return how many.

    What was read in it alone goes with it, and the lead list is worked out anew for its companies.
    It is done at the start, before research and before an export; nothing is done, and nothing
    written, where no source sets such an end.

    Raises:
        StoreError: the store refused.
    """
    now = desk.now()
    limits = {
        each.key: now - timedelta(days=each.cache_days)
        for each in desk.lookups.manifests()
        if each.cache_days is not None
    }

    def unit(ledger: Ledger) -> int:
        gone = 0
        for source, before in limits.items():
            count, companies = ledger.facts.expire(source, before)
            gone += count
            for company in companies:
                summaries.refresh(ledger, company, desk.starter, now)
        return gone

    return desk.store.write(unit) if limits else 0
