"""The lead list, a page at a time, with what its ranges are drawn against."""

from dataclasses import replace

from workbench.app.desk import Desk
from workbench.domain.card import Axis
from workbench.domain.lead_list import PAGE, LeadFilter, Listed
from workbench.domain.ledger import Ledger


def read(desk: Desk, wanted: LeadFilter, page: int) -> Listed:
    """Return a page of the list, counted from 0, and how long the whole is."""

    def unit(ledger: Ledger) -> Listed:
        card = ledger.cards.in_force() or desk.starter
        total = ledger.leads.count(wanted)
        return Listed(
            wanted=wanted,
            total=total,
            aside=ledger.leads.count(replace(wanted, aside=True)) - total,
            first=page * PAGE,
            rows=ledger.leads.rows(wanted, PAGE, page * PAGE),
            look_closer_from=card.look_closer_from,
            go_from=card.go_from,
            possible=card.possible(Axis.CAN),
            today=desk.now().date(),
        )

    return desk.store.read(unit)
