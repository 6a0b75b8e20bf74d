"""A register is brought up to date over real sockets, through a storm, with a store that counts."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.bulk_files import named
from tests.fakes.enhetsregisteret import Event, PlainDoor, Register
from tests.fakes.feeds import norwegian_unit
from tests.fakes.network import InventedHosts
from tests.fakes.stormy import QUICK, Now
from tests.shelves import hits
from tests.workbench.net.doors import door
from workbench.domain.register_changes import Tally
from workbench.domain.registers import RegisterRefreshed
from workbench.errors import SourceError
from workbench.jobs import JobControl
from workbench.lookups.engine import Engine
from workbench.net.faults import Fault
from workbench.net.secrets import SessionKeys
from workbench.net.served_world import LOOPBACK, ServedWorld, serve
from workbench.net.storms import Limit
from workbench.registers.apart import make_apart
from workbench.registers.shelf import RegisterShelf
from workbench.store import open_store
from workbench.store.sql_store import SqlStore

KEY = "no_enhetsregisteret"
HERE, ADDED = 40, 250
GONE = "311000040"


def register() -> Register:
    """Return one that tells of many new units and of some that changed, ceased or were removed."""
    numbers = [f"{311000000 + at}" for at in range(1, HERE + ADDED)]
    units = {each: norwegian_unit(each, f"Kvist {each} AS") for each in numbers[1:]}
    units["311000003"] = norwegian_unit("311000003", "Kvist AS", slettedato="2026-11-20")
    told = [Event(at, each) for at, each in enumerate(numbers, start=5) if each != "311000002"]
    ended = [Event(900, GONE, "Fjernet"), Event(901, "311000002", "Sletting")]
    made = Register([*told, *ended], units, frozenset({"311000001"}), most=100)
    made.limits = (Limit(host="data.brreg.no", asks=5, seconds=1),)
    return made


@contextmanager
def setting(folder: Path, brreg: Register) -> Iterator[tuple[RegisterShelf, SqlStore, ServedWorld]]:
    with serve(brreg) as served, closing(open_store(folder / "s.db", clock=Now())) as store:
        hosts = InventedHosts({"data.brreg.no": (LOOPBACK, served.port)})
        engine = Engine(
            door=PlainDoor(door(hosts)),
            store=store,
            clock=Now(),
            keys=SessionKeys(),
            patience=QUICK,
        )
        registers = RegisterShelf(
            folder / "registers", Now().now, make=make_apart, feeds=engine.register_feeds
        )
        with closing(engine), closing(registers):
            registers.build(
                named(folder, *(f"Nordlys {at} AS" for at in range(HERE))), JobControl()
            )
            yield registers, store, served


def until_done(registers: RegisterShelf) -> tuple[RegisterRefreshed, int]:
    """Bring it up to date, and again where the line breaks; return how often it broke."""
    for broken in range(20):
        try:
            return registers.refresh(KEY, JobControl()), broken
        except SourceError:
            assert len(registers.all()) == 1
            assert len(hits(registers, "nordlys")) == 20
    raise AssertionError


@pytest.mark.parametrize("fault", [Fault.NONE, Fault.TRUNCATED, Fault.RESET])
def test_through_a_storm_it_comes_to_its_end_and_asks_nothing_twice(
    tmp_path: Path, fault: Fault
) -> None:
    brreg = register()
    brreg.faults = [Fault.NONE, fault, Fault.NONE, Fault.NONE, Fault.NONE, fault, fault]
    with setting(tmp_path, brreg) as (registers, store, served):
        done, broken = until_done(registers)
        assert (broken > 0) == (fault is not Fault.NONE)
        # The first was removed by law, the second and third ceased, the last went by the feed.
        assert done.tally == Tally(new=ADDED - 1, changed=HERE - 4, ceased=2, removed=2)
        assert hits(registers, "311000200")[0].profile.name == "Kvist 311000200 AS"
        found = {hit.number.value for gone in ("311000001", GONE) for hit in hits(registers, gone)}
        assert not found & {"311000001", GONE}
        asked = Counter(brreg.asked)
        # What broke is asked once more; besides it, only where the feed ends.
        twice = [each for each, times in asked.items() if times > 1]
        assert len([each for each in twice if not each.startswith("/oppdateringer")]) <= broken
        assert served.violations == {}
        since = datetime(2026, 1, 1, tzinfo=UTC)
        sent = store.read(lambda ledger: ledger.lookups.paces.sent_since(KEY, since))
        assert len(sent) == len(brreg.asked)
        assert store.read(lambda ledger: ledger.lookups.open()) == ()
        assert not registers.refresh(KEY, JobControl()).tally
