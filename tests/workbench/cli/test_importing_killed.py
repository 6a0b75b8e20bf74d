"""A killed import leaves a whole store, and importing the same file again goes on."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench.importing import list_of
from tests.terminal import Leadline
from workbench.app.importing.running import BLOCK

ROWS = 6000
CHILD = "import sys; from workbench.cli import main; sys.exit(main())"


def written(store: Path) -> int:
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(store)) as bare:
        return int(bare.execute("SELECT count(*) FROM import_row").fetchone()[0])
    return 0


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills no process at once")
def test_a_killed_import_goes_on_where_it_was(leadline: Leadline, tmp_path: Path) -> None:
    file, store = tmp_path / "leads.csv", tmp_path / "store.db"
    file.write_bytes(list_of(ROWS))
    leadline("list")
    words = ["import", str(file), "--yes", "--store", str(store)]
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=dict(os.environ),
    )
    until = time.monotonic() + 60
    while not written(store) and child.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    child.kill()
    child.wait()
    before = written(store)
    assert before > 0
    assert before % BLOCK == 0
    assert leadline("store", "check").code == 0
    done = leadline("import", str(file), "--yes", "--json")
    assert done.document["written"]["done"] == before
    assert done.document["written"]["new"] == ROWS - before
    assert written(store) == ROWS
    with contextlib.closing(sqlite3.connect(store)) as bare:
        (companies,) = bare.execute("SELECT count(*) FROM company").fetchone()
        (runs,) = bare.execute("SELECT count(*) FROM import_run").fetchone()
        (listed,) = bare.execute("SELECT count(*) FROM summary").fetchone()
    assert (companies, runs, listed) == (ROWS, 1, ROWS)
