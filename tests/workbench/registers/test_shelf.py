"""A register is built beside the old one and put in its place, listed, and removed."""

import os
import sqlite3
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from tests.bulk_files import belgian, british, named, norwegian, unit
from tests.shelves import BUILT, hits, names, shelf, shelf_of
from workbench.errors import CancelledByUser, StoreFull, StoreReadOnly
from workbench.jobs import JobControl, Progress
from workbench.registers import build, schema
from workbench.registers.format import Damaged

KEY = "no_enhetsregisteret"


def test_a_register_says_what_it_is(tmp_path: Path) -> None:
    row = unit("311000001", "Havbris") | {"organisasjonsform.kode": "ENK"}
    file = norwegian(tmp_path, [row, unit("311000002", "Fjordlys AS")])
    registers = shelf(tmp_path)
    built = registers.build(file, JobControl())
    (about,) = registers.all()
    assert about == built.about
    assert (about.key, about.country, about.rows, about.personal) == (KEY, "NO", 2, 1)
    assert (about.dated, about.built) == (date(2026, 11, 1), BUILT)
    assert (about.licence, about.attribution) == ("NLOD 2.0", "Brønnøysundregistrene")
    assert about.file == file.name
    assert about.size > 0
    assert built.before is None
    assert not built.older


def test_a_newer_file_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    registers = shelf_of(tmp_path, "Nordlys AS")
    assert names(hits(registers, "lys")) == []
    file = norwegian(tmp_path, [unit("311000009", "Lysverk AS")], "enheter_2026-11-08.csv")
    built = registers.build(file, JobControl())
    assert (built.before, built.older) == (date(2026, 11, 1), False)
    assert names(hits(registers, "lysverk")) == ["Lysverk AS"]
    assert hits(registers, "nordlys") == ()
    assert len(registers.all()) == 1


def test_an_older_file_is_told(tmp_path: Path) -> None:
    registers = shelf_of(tmp_path, "Nordlys AS")
    file = norwegian(tmp_path, [unit("311000009", "Lysverk AS")], "enheter_20261008.csv")
    assert registers.build(file, JobControl()).older


def test_a_file_without_a_day_in_its_name_is_of_the_day_it_was_written(tmp_path: Path) -> None:
    file = norwegian(tmp_path, [unit("311000009", "Lysverk AS")], "enheter_alle.csv.gz")
    os.utime(file, (1_780_000_000, 1_780_000_000))
    assert shelf(tmp_path).build(file, JobControl()).about.dated == date(2026, 5, 28)


def test_another_window_sees_the_new_register(tmp_path: Path) -> None:
    mine, others = shelf_of(tmp_path, "Nordlys AS"), shelf(tmp_path)
    assert names(hits(others, "nordlys")) == ["Nordlys AS"]
    mine.build(named(tmp_path, "Lysverk AS"), JobControl())
    assert names(hits(others, "lysverk")) == ["Lysverk AS"]


def test_a_search_meanwhile_finds_the_old_register_or_the_new(tmp_path: Path) -> None:
    registers = shelf_of(tmp_path, "Nordlys AS")
    ended = threading.Event()
    found: list[list[str]] = []

    def search() -> None:
        while not ended.is_set():
            found.append(names(hits(registers, "nordlys")))

    searching = threading.Thread(target=search)
    searching.start()
    for _ in range(10):
        registers.build(named(tmp_path, "Nordlys AS"), JobControl())
    ended.set()
    searching.join()
    assert all(each == ["Nordlys AS"] for each in found)
    registers.close()


def raising(*_: object) -> None:
    raise MemoryError


@pytest.mark.parametrize("step", ["_index", "_keep", "_told", "_read"])
def test_a_build_that_is_killed_midway_leaves_the_old_register(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    registers = shelf_of(tmp_path, "Nordlys AS")
    monkeypatch.setattr(build.Building, step, raising)
    with pytest.raises(MemoryError):
        registers.build(named(tmp_path, "Lysverk AS"), JobControl())
    assert names(hits(registers, "nordlys")) == ["Nordlys AS"]
    assert names(hits(shelf(tmp_path), "nordlys")) == ["Nordlys AS"]


def test_a_program_that_is_killed_while_it_builds_leaves_the_old_register(tmp_path: Path) -> None:
    registers = shelf_of(tmp_path, "Nordlys AS")
    rows = [unit(f"{311000000 + at}", f"Lysverk {at} AS") for at in range(60_000)]
    file = norwegian(tmp_path, rows, "enheter_2026-11-08.csv")
    script = (
        "import sys; from pathlib import Path; from tests.shelves import shelf;"
        " from workbench.jobs import JobControl;"
        " shelf(Path(sys.argv[1])).build(Path(sys.argv[2]), JobControl())"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(tmp_path), str(file)]) as building:
        deadline = time.monotonic() + 60
        while not any((tmp_path / "registers").glob("building-*/*")):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        building.kill()
    assert names(hits(shelf(tmp_path), "nordlys")) == ["Nordlys AS"]
    assert [each.rows for each in shelf(tmp_path).all()] == [1]
    assert registers.build(file, JobControl()).about.rows == 60_000


def test_what_a_killed_build_left_is_no_register_and_is_cleared_away_later(
    tmp_path: Path,
) -> None:
    left = tmp_path / "registers" / "building-1"
    left.mkdir(parents=True)
    (left / f"{KEY}{schema.SUFFIX}").write_bytes(b"half")
    registers = shelf_of(tmp_path, "Nordlys AS")
    assert left.exists()
    assert len(registers.all()) == 1
    day_before = time.time() - 2 * 24 * 3600
    os.utime(left, (day_before, day_before))
    registers.build(named(tmp_path, "Lysverk AS"), JobControl())
    assert not left.exists()


def test_a_build_can_be_cancelled_and_tells_how_far_it_is(tmp_path: Path) -> None:
    registers = shelf_of(tmp_path, "Nordlys AS")
    told: list[Progress] = []

    def listen(progress: Progress) -> None:
        told.append(progress)
        control.cancel()

    control = JobControl(listen)
    rows = [unit(f"{311000000 + at}", f"Lysverk {at} AS") for at in range(9000)]
    with pytest.raises(CancelledByUser):
        registers.build(norwegian(tmp_path, rows), control)
    assert str(told[0].label) == "Reading enheter_2026-11-01.csv.gz"
    assert 0 < told[0].done <= told[0].total
    assert names(hits(registers, "nordlys")) == ["Nordlys AS"]


def test_a_build_that_joins_tables_can_be_cancelled_while_it_reads(tmp_path: Path) -> None:
    told: list[Progress] = []

    def listen(progress: Progress) -> None:
        told.append(progress)
        if len(told) > 4:
            control.cancel()

    control = JobControl(listen)
    rows = "".join(f'"0200.{at:06}","AC","000","2","416",,09-08-1960\n' for at in range(40_000))
    with pytest.raises(CancelledByUser):
        shelf(tmp_path).build(belgian(tmp_path, enterprise=rows), control)
    assert shelf(tmp_path).all() == ()


def test_a_build_can_be_cancelled_while_it_sorts(tmp_path: Path) -> None:
    def listen(progress: Progress) -> None:
        if "Sorting" in str(progress.label):
            control.cancel()

    control = JobControl(listen)
    registers = shelf_of(tmp_path, "Nordlys AS")
    rows = [unit(f"{311000000 + at}", f"Lysverk {at} AS") for at in range(9000)]
    with pytest.raises(CancelledByUser):
        registers.build(norwegian(tmp_path, rows), control)
    assert names(hits(registers, "nordlys")) == ["Nordlys AS"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "registers").write_text("a file")
    with pytest.raises(StoreReadOnly):
        shelf(tmp_path).build(named(tmp_path, "Lysverk AS"), JobControl())


def test_a_full_disk_is_told_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    registers = shelf_of(tmp_path, "Nordlys AS")
    monkeypatch.setattr(build.Building, "_index", full)
    with pytest.raises(StoreFull):
        registers.build(named(tmp_path, "Lysverk AS"), JobControl())
    assert len(list((tmp_path / "registers").iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(9000)])
def test_a_damaged_register_is_named_and_the_others_go_on(tmp_path: Path, content: bytes) -> None:
    registers = shelf_of(tmp_path, "Sextant AS")
    row = {"CompanyName": "SEXTANT LTD", "CompanyNumber": "01799999"}
    registers.build(british(tmp_path, [row]), JobControl())
    schema.path_of(tmp_path / "registers", KEY).write_bytes(content)
    found = registers.search("sextant", JobControl())
    assert names(found.hits) == ["SEXTANT LTD"]
    (unread,) = found.unread
    assert str(unread) == (
        "The offline register Norway: Enhetsregisteret cannot be read: build it again."
    )
    assert [each.key for each in registers.all()] == ["gb_companies_house"]


def test_a_register_that_is_damaged_in_the_middle_is_named(tmp_path: Path) -> None:
    registers = shelf_of(tmp_path, *(f"Sextant {at} AS" for at in range(900)))
    path = schema.path_of(tmp_path / "registers", KEY)
    content = bytearray(path.read_bytes())
    content[9000:] = bytes(len(content) - 9000)
    path.write_bytes(content)
    assert len(registers.search("sextant", JobControl()).unread) == 1


def test_a_damaged_register_can_be_built_again_and_removed(tmp_path: Path) -> None:
    registers = shelf_of(tmp_path, "Nordlys AS")
    path = schema.path_of(tmp_path / "registers", KEY)
    path.write_bytes(b"no database")
    assert registers.build(named(tmp_path, "Lysverk AS"), JobControl()).before is None
    path.write_bytes(b"no database")
    assert registers.remove(KEY)
    assert not path.exists()


def test_a_register_is_removed_once(tmp_path: Path) -> None:
    registers = shelf_of(tmp_path, "Nordlys AS")
    assert len(hits(registers, "nordlys")) == 1
    assert registers.remove(KEY)
    assert not registers.remove(KEY)
    assert registers.all() == ()
    assert hits(registers, "nordlys") == ()


@pytest.mark.parametrize("key", ["", "..", "../no_enhetsregisteret", "no_such"])
def test_only_a_registers_file_is_removed(tmp_path: Path, key: str) -> None:
    registers = shelf_of(tmp_path, "Nordlys AS")
    assert not registers.remove(key)
    assert len(registers.all()) == 1


def test_a_shelf_that_was_closed_opens_again(tmp_path: Path) -> None:
    registers = shelf_of(tmp_path, "Nordlys AS")
    assert len(hits(registers, "nordlys")) == 1
    registers.close()
    assert len(hits(registers, "nordlys")) == 1


def test_equal_files_give_equal_orders(tmp_path: Path) -> None:
    twins = ["Fjordlys AS"] * 30 + ["Fjordlys Bygg AS"] * 5
    orders = []
    for place in ("one", "two"):
        folder = tmp_path / place
        folder.mkdir()
        registers = shelf_of(folder, *twins)
        orders.append([hit.number.value for hit in hits(registers, "fjordlys")])
    assert orders[0] == orders[1]
    assert orders[0] == sorted(orders[0])


def test_every_known_file_is_offered(tmp_path: Path) -> None:
    keys = [each.key for each in shelf(tmp_path).known()]
    assert keys == sorted(keys)
    assert {KEY, "gb_companies_house", "world_gleif"} <= set(keys)


def test_only_the_first_damaged_rows_are_named() -> None:
    damaged = Damaged()
    for row in range(1, 101):
        damaged.add(row, schema.unreadable(Path(f"x{schema.SUFFIX}")))
    assert (damaged.count, len(damaged.named)) == (100, 20)
