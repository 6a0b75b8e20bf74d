"""Opening a store: made, found, brought to today's shape, and refused in plain words."""

import logging
import os
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from tests.samples import COMPANY, JONAS, METTE
from tests.workbench.store.made import an_answer
from tests.workbench.store.test_facts import day
from workbench.domain.people import Person
from workbench.errors import (
    NotInStore,
    StoreBusy,
    StoreError,
    StoreFull,
    StoreNewer,
    StoreReadOnly,
)
from workbench.store import backups
from workbench.store.people import SqlPeople
from workbench.store.shares import on_share
from workbench.store.sql_store import SqlStore
from workbench.store.unit import Unit

Opening = Callable[..., SqlStore]
ROOT = Path(__file__).parents[3]


def people(store: SqlStore) -> tuple[Person, ...]:
    return store.read(lambda ledger: ledger.people.all())


def execute(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(statement)
        database.commit()


def in_a_child(script: str, *arguments: object) -> str:
    """Run a script in a process of its own, and return what it printed."""
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def first_shape(path: Path) -> None:
    """Make a store as the first program made it, with a person and a hand search."""
    in_a_child(
        """
        import sys
        from alembic import command
        from alembic.config import Config
        from sqlalchemy import text
        from tests.samples import COMPANY, METTE
        from tests.workbench.store.conftest import StepClock
        from workbench.store import migrating, opening

        def to_the_first(connection):
            config = Config()
            config.set_main_option("script_location", str(migrating.SCRIPTS))
            config.attributes["connection"] = connection
            command.upgrade(config, "0001")

        def searched(unit):
            unit.run(text(
                "INSERT INTO hand_search SELECT id, 900, :by, '2026-11-22T10:00:00.000000Z', NULL,"
                " :by, :about, 'press', 'https://a', 'found', 'https://b', '', '', 'neutral'"
                " FROM replica"
            ).bindparams(by=METTE.id.bytes, about=COMPANY.id.bytes))

        opening.REVISIONS = ("0001",)
        migrating.migrate = to_the_first
        store = opening.open_here(sys.argv[1], clock=StepClock(), replica=None, patience=1)
        store.write(lambda ledger: ledger.people.add(METTE))
        store.change(searched)
        store.close()
        """,
        path,
    )


def test_a_store_is_made_with_its_folder_and_its_evidence(
    new_store: Opening, tmp_path: Path
) -> None:
    store = new_store(tmp_path / "new" / "folder" / "leadline.db")
    assert people(store) == ()
    assert (tmp_path / "new" / "folder" / "evidence.db").is_file()
    assert not (tmp_path / "new" / "folder" / "backups").exists()


def test_two_stores_in_one_folder_share_no_evidence(new_store: Opening, tmp_path: Path) -> None:
    own, demo = new_store(), new_store(tmp_path / "demo.db")
    sha256 = own.keep(an_answer(b"{}", day(0)))
    demo.keep(an_answer(b"{}", day(0)))
    demo.drop(sha256)
    assert own.snapshot(sha256).content == b"{}"


def test_what_was_written_is_there_when_the_store_is_opened_again(sql_store: SqlStore) -> None:
    sql_store.write(lambda ledger: ledger.people.add(METTE))
    sql_store.close()
    assert people(sql_store) == (METTE,)


def test_a_store_stays_the_same_replica(new_store: Opening) -> None:
    assert new_store().replica == new_store().replica


def test_nothing_heavy_is_imported_before_a_store_opens() -> None:
    script = "import sys, workbench.store; print('sqlalchemy' in sys.modules)"
    assert in_a_child(script) == "False"


def test_a_store_of_a_newer_program_is_refused(new_store: Opening, tmp_path: Path) -> None:
    new_store().close()
    execute(tmp_path / "leadline.db", "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreNewer):
        new_store()


def test_a_hand_search_of_the_first_shape_is_there_in_todays(
    new_store: Opening, tmp_path: Path
) -> None:
    first_shape(tmp_path / "leadline.db")
    [kept] = new_store().read(lambda ledger: ledger.hand_searches.of(COMPANY.id))
    assert (kept.question, kept.by, kept.kept) == ("press", METTE.id, None)


def test_a_store_in_use_is_busy_and_loses_nothing(new_store: Opening, tmp_path: Path) -> None:
    store = new_store(patience=0.1)
    with closing(sqlite3.connect(tmp_path / "leadline.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy):
            store.write(lambda ledger: ledger.people.add(METTE))
        assert people(store) == ()
    store.write(lambda ledger: ledger.people.add(METTE))
    assert people(store) == (METTE,)


def test_a_store_locked_whole_cannot_be_opened(new_store: Opening, tmp_path: Path) -> None:
    new_store().close()
    with closing(sqlite3.connect(tmp_path / "leadline.db", isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy):
            new_store(patience=0.1)


def test_a_full_disk_is_said_and_loses_nothing(new_store: Opening, tmp_path: Path) -> None:
    store = new_store()
    store.write(lambda ledger: ledger.people.add(METTE))
    long = Person(id=JONAS.id, name="J" * 4_000_000, department=JONAS.department)

    def fill(unit: Unit) -> None:
        unit.connection.exec_driver_sql("PRAGMA max_page_count=200")
        SqlPeople(unit).add(long)

    with pytest.raises(StoreFull):
        store.change(fill)
    assert people(store) == (METTE,)


def test_a_file_that_may_not_grow_is_said_and_loses_nothing(
    new_store: Opening, tmp_path: Path
) -> None:
    path = tmp_path / "leadline.db"
    new_store(path).close()
    said = in_a_child(
        """
        import resource, sys
        from tests.samples import COMPANY, JONAS, METTE
        from tests.workbench.store.conftest import StepClock
        from workbench.domain.people import Person
        from workbench.errors import StoreFull
        from workbench.store import open_store
        store = open_store(sys.argv[1], clock=StepClock())
        store.write(lambda ledger: ledger.people.add(METTE))
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
        long = Person(id=JONAS.id, name="J" * 4_000_000, department=JONAS.department)
        try:
            store.write(lambda ledger: ledger.people.add(long))
        except StoreFull as full:
            print(full)
        print(len(store.read(lambda ledger: ledger.people.all())))
        """,
        path,
    )
    assert said.splitlines() == ["The disk has no room left, or cannot be written.", "1"]
    assert people(new_store(path)) == (METTE,)


def test_a_folder_that_may_not_be_written_is_refused(new_store: Opening, tmp_path: Path) -> None:
    path = tmp_path / "mine" / "leadline.db"
    new_store(path).close()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    for each in (tmp_path, tmp_path.parent, tmp_path.parent.parent):
        each.chmod(0o755)
    said = in_a_child(
        """
        import os, sys
        from tests.workbench.store.conftest import StepClock
        from workbench.errors import StoreReadOnly
        from workbench.store import open_store, opening
        if os.geteuid() == 0:
            os.setuid(65534)
        try:
            open_store(sys.argv[1], clock=StepClock())
        except StoreReadOnly as refused:
            print(refused, refused.hint)
        """,
        path,
    )
    path.parent.chmod(0o755)
    assert said.startswith("The store or its folder cannot be written.")


def test_a_backup_that_has_no_room_leaves_nothing_behind(
    new_store: Opening, tmp_path: Path
) -> None:
    store = new_store()
    store.keep(an_answer(b"{}", day(0)))
    store.close()
    said = in_a_child(
        """
        import resource, sys
        from pathlib import Path
        from tests.workbench.store.conftest import StepClock
        from workbench.errors import StoreFull
        from workbench.store import backups, open_store
        store = open_store(sys.argv[1], clock=StepClock())
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        try:
            backups.backup(store, Path(sys.argv[2]))
        except StoreFull as full:
            print(full.hint)
        """,
        tmp_path / "leadline.db",
        tmp_path / "copy",
    )
    assert said.startswith("Make room on the disk")
    assert list((tmp_path / "copy").iterdir()) == []


def test_a_backup_into_what_is_no_folder_is_refused(new_store: Opening, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine")
    with pytest.raises(StoreReadOnly):
        backups.backup(new_store(), tmp_path / "notes")
    assert (tmp_path / "notes").read_text() == "mine"


def test_bytes_held_by_another_program_are_let_go_of_at_the_next_start(
    new_store: Opening, tmp_path: Path
) -> None:
    store = new_store(patience=0.1)
    sha256 = store.keep(an_answer(b"{}", day(0)))

    def add_and_purge(unit: Unit) -> None:
        SqlPeople(unit).add(METTE)
        unit.purged.append(sha256)
        unit.run(text("UPDATE snapshot SET dropped = '2026-11-22T08:00:00.000000Z'"))
        times.append(unit)

    times: list[Unit] = []
    with closing(sqlite3.connect(tmp_path / "evidence.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        store.change(add_and_purge)
        assert store.evidence.holds(sha256)
        store.close()
        assert people(store) == (METTE,)
    assert len(times) == 1
    store.close()
    assert not new_store().evidence.holds(sha256)


def test_opening_writes_nothing_where_nothing_is_left_to_let_go_of(
    new_store: Opening, tmp_path: Path
) -> None:
    store = new_store()
    store.drop(store.keep(an_answer(b"{}", day(0))))
    store.close()
    with closing(sqlite3.connect(tmp_path / "evidence.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert people(new_store(patience=0.1)) == ()


def test_a_network_share_is_known_by_its_innermost_mount() -> None:
    mounts = [(Path("/"), "ext4"), (Path("/mnt/team"), "cifs"), (Path("/mnt/team/own"), "ext4")]
    assert on_share(Path("/mnt/team/leads"), mounts)
    assert not on_share(Path("/mnt/team/own/leads"), mounts)
    assert not on_share(Path("/mnt/teamwork"), mounts)
    assert on_share(Path("/home/x"), [(Path("/"), "ext4"), (Path("/home"), "nfs4")])


def test_a_store_on_a_share_is_refused_with_a_way_out(
    new_store: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("//server/team / cifs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr("workbench.store.shares._MOUNTS", mounts)
    with pytest.raises(StoreError, match="network share") as refused:
        new_store()
    assert "PostgreSQL" in str(refused.value.hint)


def test_a_database_that_does_not_answer_is_said(new_store: Opening) -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        new_store("postgresql://leadline@127.0.0.1:1/leadline")


def test_an_empty_database_is_made_a_store(cluster: str, new_store: Opening) -> None:
    with psycopg.connect(f"{cluster}/postgres", autocommit=True) as server:
        server.execute("CREATE DATABASE fresh")
        store = new_store(f"{cluster}/fresh")
        store.write(lambda ledger: ledger.people.add(METTE))
        assert people(new_store(f"{cluster}/fresh")) == (METTE,)


def test_dropped_bytes_are_gone_and_their_row_says_when(sql_store: SqlStore) -> None:
    sha256 = sql_store.keep(an_answer(b"{}", day(0)))
    sql_store.drop(sha256)
    with pytest.raises(NotInStore, match="let go on 22 November 2026"):
        sql_store.snapshot(sha256)
    with pytest.raises(NotInStore):
        sql_store.evidence.get(sha256)
    sql_store.keep(an_answer(b"{}", day(1)))
    assert sql_store.snapshot(sha256).content == b"{}"


def test_what_the_driver_warns_of_is_not_read_in_the_terminal_beside_what_it_raises(
    new_store: Opening, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    new_store()
    logging.getLogger("psycopg").warning("error ignored terminating, at the database's address")
    assert caplog.records == []
    assert capfd.readouterr().err == ""
