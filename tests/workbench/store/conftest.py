"""Stores of every kind for the tests: in memory, in a SQLite file, in a PostgreSQL of our own."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.fakes.ledger import FakeStore
from tests.workbench.store.databases import Databases
from workbench.domain.ports import Store
from workbench.store import open_store
from workbench.store.sql_store import SqlStore

STORE = "leadline.db"
START = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


class StepClock:
    """A clock that goes one second further each time it is asked."""

    def __init__(self) -> None:
        self._now = START

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


@pytest.fixture
def clock() -> StepClock:
    return StepClock()


def _binary(name: str) -> str | None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(found[-1]) if found else None)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _not_root() -> dict[str, Any]:
    """How to start PostgreSQL's programs, which refuse to be run by root."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {"user": "nobody", "extra_groups": []} if is_root else {}


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the tests."""
    initdb, server = _binary("initdb"), _binary("postgres")
    if initdb is None or server is None:
        pytest.skip("PostgreSQL's programs are not on this machine")
    runner = _not_root()
    folder = Path(tempfile.mkdtemp(prefix="leadline-postgresql-"))
    if runner:
        shutil.chown(folder, runner["user"])
    data, port = folder / "data", _free_port()
    subprocess.run(
        [initdb, "-D", data, "-U", "leadline", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True,
        capture_output=True,
        cwd=folder,
        **runner,
    )
    options = {"fsync": "off", "listen_addresses": "127.0.0.1", "unix_socket_directories": ""}
    settings = [f"-c{name}={value}" for name, value in options.items()]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(
            [server, "-D", data, "-p", str(port), *settings],
            stdout=log,
            stderr=log,
            cwd=folder,
            **runner,
        )
    address = f"postgresql://leadline@127.0.0.1:{port}"
    try:
        _wait_for(address, running)
        yield address
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(timeout=30)
        shutil.rmtree(folder)


def _wait_for(address: str, running: "subprocess.Popen[bytes]") -> None:
    waiting = 0
    while running.poll() is None:
        try:
            psycopg.connect(f"{address}/postgres").close()
        except psycopg.OperationalError:
            waiting += 1
            if waiting > 300:
                break
            time.sleep(0.1)
        else:
            return
    pytest.fail("PostgreSQL did not start")


@pytest.fixture(scope="session")
def migrated_database(cluster: str) -> str:
    """The name of a database in shape, which others are copied from."""
    with psycopg.connect(f"{cluster}/postgres", autocommit=True) as server:
        server.execute("CREATE DATABASE pattern")
    open_store(f"{cluster}/pattern", clock=StepClock()).close()
    return "pattern"


@pytest.fixture(scope="session")
def databases(cluster: str, migrated_database: str) -> Databases:
    """Databases in shape and empty, each for one test at a time."""
    return Databases(cluster, migrated_database)


@pytest.fixture
def database(cluster: str, databases: Databases) -> Iterator[str]:
    """The address of a database of the test's own, in shape and empty."""
    name = databases.take()
    yield f"{cluster}/{name}"
    databases.give_back(name)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store in shape, which others are copied from."""
    folder = tmp_path_factory.mktemp("pattern")
    open_store(folder / STORE, clock=StepClock()).close()
    return folder


@pytest.fixture
def new_store(
    clock: StepClock, tmp_path: Path, migrated_file: Path
) -> Iterator[Callable[..., SqlStore]]:
    """Opens stores and closes them when the test ends."""
    opened: list[SqlStore] = []

    def opening(where: str | Path = tmp_path / STORE, patience: float = 5.0) -> SqlStore:
        if where == tmp_path / STORE and not any(tmp_path.glob("*.db*")):
            shutil.copytree(migrated_file, tmp_path, dirs_exist_ok=True)
        opened.append(open_store(where, clock=clock, patience=patience))
        return opened[-1]

    yield opening
    for store in opened:
        store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def sql_store(request: pytest.FixtureRequest, new_store: Callable[..., SqlStore]) -> SqlStore:
    """A store over each database."""
    if request.param == "sqlite":
        return new_store()
    return new_store(request.getfixturevalue("database"))


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store(
    request: pytest.FixtureRequest, clock: StepClock, new_store: Callable[..., SqlStore]
) -> Store:
    """A store of every kind; all keep the same promises."""
    if request.param == "memory":
        return FakeStore(clock)
    if request.param == "sqlite":
        return new_store()
    return new_store(request.getfixturevalue("database"))
