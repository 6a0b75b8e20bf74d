"""The composition root: the only place that knows which adapters there are.

Adapters are read when they are first needed: most of a start is their libraries. Help, bad input
need none of the store's, nor the window before its first paint, and the
lead list needs neither the network's nor the reports'.
"""

import contextlib
import getpass
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.desk import Desk
from workbench.bootstrap import adapters
from workbench.bootstrap.adapters import SystemClock
from workbench.bootstrap.wanted import Wanted, demo, texts_of
from workbench.domain.card import Axis
from workbench.domain.lead_list import PAGE, LeadFilter, Listed
from workbench.late import (
    Late,
    LateExporter,
    LateKeys,
    LateLookups,
    LatePages,
    LateRegisters,
    LateRoom,
    LateTables,
)
from workbench.paths import Places

if TYPE_CHECKING:
    from workbench.store.glance import Glance

__all__ = [
    "SystemClock",
    "Wanted",
    "demo",
    "glance",
    "open_desk",
    "texts_of",
]


@contextlib.contextmanager
def open_desk(wanted: Wanted) -> Iterator[Desk]:
    """Open the store and sit down at it; closed again at the end.

    Sources, keys and exports are only read in when they are first used, a recorded world at once.

    Raises:
        StoreError: the store refused.
        InvalidInput: the settings or the world cannot be read.
    """
    settings = wanted.settings
    clock = SystemClock()
    people = importlib.import_module("workbench.app.people")
    keys = Late(adapters.user_keys)
    with contextlib.ExitStack() as closing:
        store = closing.enter_context(contextlib.closing(adapters.store(wanted, settings)))
        engine = Late(lambda: adapters.engine(wanted, settings, store, keys()))
        lookups = closing.enter_context(contextlib.closing(LateLookups(engine)))
        room = closing.enter_context(contextlib.closing(LateRoom(Late(adapters.room))))
        registers = closing.enter_context(
            contextlib.closing(LateRegisters(Late(lambda: adapters.registers(wanted, engine))))
        )
        if settings.world:
            engine()
        yield Desk(
            store=store,
            keeper=store,
            lookups=lookups,
            pages=LatePages(Late(adapters.pages)),
            room=room,
            tables=LateTables(Late(adapters.tables)),
            registers=registers,
            exporter=LateExporter(Late(adapters.exporter)),
            clock=clock,
            texts=texts_of(settings),
            person=people.present(store, clock, getpass.getuser(), settings.person).id,
            starter=adapters.starter(),
            keys=LateKeys(Late(lambda: adapters.ring(keys()))),
            seats=adapters.seats(wanted),
            firm=settings.firm,
            currency=settings.currency,
            exports=wanted.places.exports,
            recorded=bool(settings.world),
        )


def glance(store: str, places: Places) -> Listed | None:
    """Return the first page of a store's lead list without opening the store.

    None where that cannot be had: there is no store yet, it is not a file in today's shape, or it
    cannot be read now. Opening it, which comes next, does what is needed or says why not.
    """
    reading = importlib.import_module("workbench.store.glance")
    seen: Glance | None = reading.glance(Path(store or places.store), PAGE)
    if seen is None:
        return None
    card = seen.card or adapters.starter()
    return Listed(
        wanted=LeadFilter(),
        total=seen.open,
        aside=seen.every - seen.open,
        first=0,
        rows=seen.rows,
        look_closer_from=card.look_closer_from,
        go_from=card.go_from,
        possible=card.possible(Axis.CAN),
        today=SystemClock().now().date(),
    )
