"""A register brought up to date by changes is, row by row, what the newer file makes of it."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.bulk_files import NORWEGIAN, norwegian_json, table
from tests.bulk_files import unit as csv_unit
from tests.fakes.feeds import FakeFeed, norwegian_unit, told
from tests.shelves import hits, shelf
from workbench.domain.register_changes import ChangeKind, RegisterChange
from workbench.jobs import JobControl
from workbench.registers import schema

KEY = "no_enhetsregisteret"
_COLUMNS = (*NORWEGIAN, "slettedato")
_TABLES = ("entity", "ranked", "name", "number", "word")
_QUERIES = (
    "fjordlys",
    "fjordlys as",
    "lysverk molde",
    "havbris",
    "3110000",
    "kvits",
    "fjord.example",
)


@dataclass(frozen=True)
class Unit:
    """A unit of an invented world."""

    name: str
    form: str = "AS"
    town: str = "MOLDE"
    former: str = ""
    site: str = ""
    bankrupt: bool = False
    ceased: bool = False

    def as_json(self, number: str) -> dict[str, object]:
        former = {"historiskeNavn": [{"navn": self.former}]} if self.former else {}
        site = {"hjemmeside": self.site} if self.site else {}
        ended = {"slettedato": "2026-11-10"} if self.ended else {}
        told = norwegian_unit(number, self.name, form=self.form, town=self.town)
        return told | former | site | ended | {"konkurs": self.bankrupt}

    def as_csv(self, number: str) -> dict[str, str]:
        row = csv_unit(number, self.name, town=self.town, hjemmeside=self.site)
        more = {"organisasjonsform.kode": self.form, "slettedato": "2026-11-10" * self.ended}
        return row | more | {"konkurs": str(self.bankrupt).lower()}

    @property
    def ended(self) -> bool:
        return self.ceased


World = Mapping[str, Unit]

NUMBERS = [f"{311000000 + at}" for at in range(1, 9)]
UNITS = st.builds(
    Unit,
    # Few names, so that many are equally good and their order is told by where they stand.
    name=st.sampled_from(["Fjordlys AS", "Fjordlys Bygg", "Lysverk AS", "Havbris", "Kvist 2 AS"]),
    form=st.sampled_from(["AS", "ENK"]),
    town=st.sampled_from(["MOLDE", "ÅLESUND"]),
    former=st.sampled_from(["", "", "Havbris AS"]),
    site=st.sampled_from(["", "www.fjord.example"]),
    bankrupt=st.booleans(),
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(NUMBERS),
        st.one_of(UNITS, st.sampled_from(["ceased", "ceased", "removed", "unknown"])),
    ),
    min_size=2,
    max_size=12,
)
OLDER = st.one_of(st.just(NUMBERS), st.permutations(NUMBERS)).flatmap(
    lambda order: st.integers(3, len(NUMBERS)).flatmap(
        lambda size: st.fixed_dictionaries(dict.fromkeys(order[:size], UNITS))
    )
)


def after(older: World, steps: Sequence[tuple[str, Unit | str]]) -> dict[str, Unit]:
    """Return what a newer file has: firms that ceased stay, in their place and as they were."""
    present: dict[str, Unit | None] = dict(older)
    for number, step in steps:
        match step:
            case Unit():
                present[number] = step
            case "ceased":
                present[number] = replace(present.get(number) or Unit("?"), ceased=True)
            case _:
                present[number] = None
    newer: dict[str, Unit] = {}
    for number, unit in present.items():
        before = older.get(number)
        if unit is None or (unit.ceased and (before is None or before.form == "ENK")):
            continue
        newer[number] = replace(before, ceased=True) if unit.ceased and before else unit
    if list(older) == sorted(older):
        return dict(sorted(newer.items()))
    fresh = sorted(set(newer) - set(older))
    return {each: newer[each] for each in [*(e for e in older if e in newer), *fresh]}


def feed_of(older: World, steps: Sequence[tuple[str, Unit | str]]) -> FakeFeed:
    """Return what the register tells of the steps, and how its units stand at the end."""
    kinds = {"ceased": ChangeKind.CEASED, "removed": ChangeKind.REMOVED}
    changes: list[RegisterChange] = []
    units = {number: unit.as_json(number) for number, unit in older.items()}
    for at, (number, step) in enumerate(steps, start=3):
        kind = kinds.get(step, ChangeKind.TOLD) if isinstance(step, str) else ChangeKind.TOLD
        changes.append(told(at, number, kind))
        units.pop(number, None)
        if isinstance(step, Unit):
            units[number] = step.as_json(number)
    return FakeFeed(changes, units, page=3)


def write(folder: Path, world: World, *, as_json: bool) -> Path:
    if as_json:
        return norwegian_json(folder, [unit.as_json(each) for each, unit in world.items()])
    path = folder / "enheter_2026-11-01.csv"
    path.write_bytes(table(_COLUMNS, [unit.as_csv(each) for each, unit in world.items()]))
    return path


@contextmanager
def place() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def tables(folder: Path) -> dict[str, list[object]]:
    path = schema.path_of(folder / "registers", KEY)
    with closing(sqlite3.connect(path)) as connection:
        told_ = {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()  # noqa: S608
            for name in _TABLES
        }
        counted = "SELECT * FROM about WHERE name IN ('rows', 'personal') ORDER BY name"
        return told_ | {"about": connection.execute(counted).fetchall()}


@settings(max_examples=80, deadline=None)
@given(older=OLDER, steps=STEPS, as_json=st.booleans())
@example(
    older={NUMBERS[1]: Unit("Fjordlys AS")},
    steps=[(NUMBERS[0], Unit("Fjordlys AS"))],
    as_json=False,
)
def test_refreshed_is_rebuilt(
    older: World, steps: Sequence[tuple[str, Unit | str]], as_json: bool
) -> None:
    newer = after(older, steps)
    if not newer:
        return
    with place() as one, place() as other:
        refreshed = shelf(one, feed_of(older, steps))
        refreshed.build(write(one, older, as_json=as_json), JobControl())
        before = tables(one)
        done = refreshed.refresh(KEY, JobControl())
        rebuilt = shelf(other)
        rebuilt.build(write(other, newer, as_json=as_json), JobControl())
        assert tables(one) == tables(other)
        assert bool(done.tally) == (before != tables(one))
        for query in _QUERIES:
            ours = [(hit.profile, hit.number, hit.match) for hit in hits(refreshed, query)]
            theirs = [(hit.profile, hit.number, hit.match) for hit in hits(rebuilt, query)]
            assert ours == theirs
        refreshed.close()
        rebuilt.close()
