"""Letting go of lists that stopped counting, and of what was left of lists broken off."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from workbench.app.desk import Desk
from workbench.domain.known_lists import FORMER_DAYS, KnownList, over
from workbench.domain.ledger import Activity, Ledger
from workbench.texts import say, say_many

_BROKEN_OFF = timedelta(days=1)
"""After which nobody is still bringing a list in."""


def let_go_of_former(desk: Desk) -> int:
    """Remove the rows of lists that have not counted for `FORMER_DAYS`; return how many lists.

    What was broken off is removed after a day, and is no list.

    Raises:
        StoreError: the store refused.
    """
    former, broken = desk.store.read(
        lambda ledger: (
            over(ledger.known_lists.lists(), desk.now()),
            ledger.known_lists.broken_off(desk.now() - _BROKEN_OFF),
        )
    )
    for each in former:
        desk.store.write(partial(_let_go, desk, each))
    for left in broken:
        desk.store.write(partial(_let_go_of_rest, left))
    return len(former)


def _let_go_of_rest(broken_off: UUID, ledger: Ledger) -> None:
    ledger.known_lists.let_go(broken_off, say("It was broken off and is no list."))


def _let_go(desk: Desk, known_list: KnownList, ledger: Ledger) -> None:
    """Let go of a list, unless somebody let it count again meanwhile."""
    now = desk.now()
    if known_list.id not in {each.id for each in over(ledger.known_lists.lists(), now)}:
        return
    ground = say_many(
        "The list has not counted for {count} day.",
        "The list has not counted for {count} days.",
        FORMER_DAYS,
    )
    ledger.known_lists.let_go(known_list.id, ground)
    told = say("The rows of {list} were let go of for good.", list=known_list.cited)
    ledger.log(Activity(by=None, at=now, what=told, about=known_list.id))
