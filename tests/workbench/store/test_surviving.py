"""Surviving: many writers, a killed program, backups and what is restored from them."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.samples import LEAD, METTE
from tests.workbench.store.conftest import StepClock
from tests.workbench.store.made import REGISTER, an_answer, answered, says, without_triggers
from tests.workbench.store.test_facts import day
from tests.workbench.store.test_locked import a_decision, erase, lock
from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.errors import NotInStore, StoreDamaged, StoreError
from workbench.store import backups, proofs
from workbench.store.sql_store import SqlStore

Opening = Callable[..., SqlStore]
ROOT = Path(__file__).parents[3]
WRITERS, TIMES = 4, 15


def append_one(ledger: Ledger) -> int:
    """Append a lead whose campaign counts those before it: a lost update would repeat a number."""
    count = len(ledger.pursuits.history(LEAD.about))
    ledger.pursuits.append(replace(LEAD, id=new_id(), campaign=str(count)))
    return count


def test_writers_side_by_side_lose_nothing(sql_store: SqlStore) -> None:
    def write() -> None:
        for _ in range(TIMES):
            sql_store.write(append_one)

    threads = [threading.Thread(target=write) for _ in range(WRITERS)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    leads = sql_store.read(lambda ledger: ledger.pursuits.history(LEAD.about))
    assert [lead.campaign for lead in leads] == [str(each) for each in range(WRITERS * TIMES)]


def test_a_reader_sees_one_moment_while_others_write(new_store: Opening) -> None:
    store, other = new_store(), new_store()

    def look(ledger: Ledger) -> tuple[int, int]:
        before = len(ledger.pursuits.history(LEAD.about))
        other.write(append_one)
        return before, len(ledger.pursuits.history(LEAD.about))

    assert store.read(look) == (0, 0)


_WRITE_UNTIL_KILLED = """
import sys
from tests.workbench.store.test_surviving import append_one, a_decision
from tests.workbench.store.conftest import StepClock
from workbench.store import open_store
store = open_store(sys.argv[1], clock=StepClock())
while True:
    def change(ledger):
        count = append_one(ledger)
        ledger.decisions.lock(a_decision())
        return count
    print(store.write(change), flush=True)
"""


def killed_while_writing(path: Path, after: int) -> int:
    """Kill a program once it said that it wrote `after` times; return the last it said."""
    running = subprocess.Popen(
        [sys.executable, "-c", _WRITE_UNTIL_KILLED, path],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    with running, running.stdout:
        for _ in range(after):
            assert running.stdout.readline()
        running.send_signal(signal.SIGKILL)
        said = running.stdout.read().split()
    return int(said[-1]) if said else -1


def nothing_said_is_lost(new_store: Opening, path: Path, rounds: int) -> None:
    for number in range(rounds):
        last = killed_while_writing(path, 1 + number % 7)
        store = new_store(path)
        leads = store.read(lambda ledger: ledger.pursuits.history(LEAD.about))
        decisions = store.read(lambda ledger: ledger.decisions.of(LEAD.id))
        assert len(leads) == len(decisions)
        assert len(leads) > last
        assert [lead.campaign for lead in leads] == [str(each) for each in range(len(leads))]
        assert proofs.check(store).problems == ()
        store.close()


def test_a_killed_program_loses_nothing_it_said_was_written(
    new_store: Opening, tmp_path: Path
) -> None:
    nothing_said_is_lost(new_store, tmp_path / "leadline.db", 3)


@pytest.mark.slow
def test_two_hundred_kills_lose_nothing(new_store: Opening, tmp_path: Path) -> None:
    nothing_said_is_lost(new_store, tmp_path / "leadline.db", 200)


def filled(store: SqlStore) -> bytes:
    """Write a little of everything, and return the name of a stored answer."""
    lock(store, a_decision())
    store.write(lambda ledger: ledger.people.add(METTE))
    lookup = answered(store, day(0), [says("company.town", "MOLDE")])
    assert lookup.snapshot is not None
    return lookup.snapshot


def test_a_backup_of_a_store_in_use_is_whole(new_store: Opening, tmp_path: Path) -> None:
    store = new_store()
    sha256 = filled(store)
    copies = backups.backup(store, tmp_path / "copy")
    assert [path.name for path in copies] == ["leadline.db", "evidence.db"]
    assert {path.name for path in (tmp_path / "copy").iterdir()} == {"leadline.db", "evidence.db"}
    copy = new_store(copies[0])
    assert proofs.check(copy) == proofs.check(store)
    assert copy.snapshot(sha256) == store.snapshot(sha256)


def test_a_restored_store_is_what_was_backed_up(new_store: Opening, tmp_path: Path) -> None:
    path = tmp_path / "leadline.db"
    store = new_store(path)
    sha256 = filled(store)
    ledger, _ = backups.backup(store, tmp_path / "copy")
    lock(store, a_decision("after the backup"))
    store.close()
    path.with_name("leadline.db-wal").write_bytes(b"stale " * 1000)
    aside = backups.restore(ledger, path, StepClock())
    assert aside is not None
    assert {each.name for each in aside.iterdir()} >= {
        "leadline.db",
        "leadline.db-wal",
        "evidence.db",
    }
    restored = new_store(path)
    assert len(restored.read(lambda ledger: ledger.decisions.of(LEAD.id))) == 1
    assert restored.snapshot(sha256).content
    assert proofs.check(restored).problems == ()
    assert not list(tmp_path.glob("restoring-*"))


def test_what_was_erased_since_the_backup_is_erased_again(
    new_store: Opening, tmp_path: Path
) -> None:
    path = tmp_path / "leadline.db"
    store = new_store(path)
    decision = a_decision("What a person said.")
    lock(store, decision)
    sha256 = filled(store)
    ledger, _ = backups.backup(store, tmp_path / "copy")
    erase(store, decision)
    store.write(lambda ledger: ledger.facts.purge(REGISTER))
    store.close()
    backups.restore(ledger.parent, path, StepClock())
    restored = new_store(path)
    reasons = [each.reason for each, _ in restored.read(lambda it: it.decisions.of(LEAD.id))]
    assert reasons == ["", "They asked twice."]
    assert restored.read(lambda ledger: ledger.facts.of([REGISTER])) == ()
    with pytest.raises(NotInStore):
        restored.snapshot(sha256)
    report = proofs.check(restored)
    assert (report.problems, report.erased, report.let_go) == ((), 1, 1)


def test_a_ledger_copied_alone_keeps_the_evidence_that_is_there(
    new_store: Opening, tmp_path: Path
) -> None:
    path = tmp_path / "leadline.db"
    store = new_store(path)
    sha256 = filled(store)
    ledger, evidence = backups.backup(store, tmp_path / "copy")
    evidence.unlink()
    store.close()
    backups.restore(ledger, path, StepClock())
    assert new_store(path).snapshot(sha256).content


def test_a_damaged_backup_changes_nothing(new_store: Opening, tmp_path: Path) -> None:
    path = tmp_path / "leadline.db"
    store = new_store(path)
    filled(store)
    store.close()
    copy = tmp_path / "copy.db"
    copy.write_bytes(path.read_bytes()[:20_000])
    before = path.read_bytes()
    with pytest.raises(StoreDamaged):
        backups.restore(copy, path, StepClock())
    with pytest.raises(NotInStore):
        backups.restore(tmp_path / "nowhere.db", path, StepClock())
    assert path.read_bytes() == before


def test_a_store_too_damaged_to_be_read_can_be_restored(new_store: Opening, tmp_path: Path) -> None:
    path = tmp_path / "leadline.db"
    store = new_store(path)
    filled(store)
    ledger, _ = backups.backup(store, tmp_path / "copy")
    store.close()
    path.write_bytes(b"nothing of it is left")
    backups.restore(ledger, path, StepClock())
    assert proofs.check(new_store(path)).problems == ()


def test_a_teams_database_is_left_to_its_server(
    new_store: Opening, database: str, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="its server"):
        backups.backup(new_store(database), tmp_path / "copy")


def test_a_check_finds_an_answer_whose_bytes_changed(new_store: Opening, tmp_path: Path) -> None:
    store = new_store()
    sha256 = store.keep(an_answer(b"one", day(0)))
    other = store.keep(an_answer(b"two", day(0)))
    assert proofs.check(store).answers == 2
    with closing(sqlite3.connect(tmp_path / "evidence.db")) as evidence:
        evidence.execute("DROP TRIGGER tr_content_update")
        question = "UPDATE content SET packed = (SELECT packed FROM content WHERE sha256 = ?)"
        evidence.execute(f"{question} WHERE sha256 = ?", (other, sha256))
        evidence.commit()
    report = proofs.check(store)
    assert report.answers == 1
    assert sha256.hex() in str(report.problems[0])


def test_a_check_finds_a_row_that_names_a_missing_one(new_store: Opening, tmp_path: Path) -> None:
    store = new_store()
    filled(store)
    without_triggers(store, "replica")
    execute = "DELETE FROM replica"
    with closing(sqlite3.connect(tmp_path / "leadline.db")) as ledger:
        ledger.execute(execute)
        ledger.commit()
    assert any("names one that is missing" in str(each) for each in proofs.check(store).problems)


def test_bytes_purged_just_before_the_program_died_are_dropped_at_the_next_start(
    new_store: Opening, tmp_path: Path
) -> None:
    store = new_store()
    sha256 = store.keep(an_answer(b"{}", day(0)))
    with closing(sqlite3.connect(tmp_path / "leadline.db")) as ledger:
        ledger.execute("UPDATE snapshot SET dropped = '2026-11-22T08:00:00.000000Z'")
        ledger.commit()
    store.close()
    with pytest.raises(NotInStore):
        new_store().evidence.get(sha256)


def test_the_sizes_say_what_takes_room(sql_store: SqlStore) -> None:
    filled(sql_store)
    sql_store.keep(an_answer(os.urandom(300_000), day(0)))
    sizes = {each.name: each for each in proofs.size(sql_store)}
    assert (sizes["content"].rows, sizes["snapshot"].rows) == (2, 2)
    assert sizes["content"].size > 300_000
    assert sizes["person"].rows == 1
