"""The frozen program: built, moved elsewhere, and run where there is no Python and no network."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tests.bench.importing import list_of
from tests.proof.step import ROOT, WORK, Unproven, ran, tail

PROGRAM = WORK / "dist" / "leadline"
"""The folder that this step leaves for the step on a clean Debian."""

_STORE_REFUSED = 4
_STAYS_OPEN = 5.0
_MEGABYTE = 1_000_000
_LEADS = 20_000


def prove() -> str:
    """Build the program and use it; return its size and what was seen."""
    build()
    with tempfile.TemporaryDirectory(prefix="leadline frozen på prøve ") as name:
        folder = Path(name)
        moved = shutil.copytree(PROGRAM, folder / "leadline", symlinks=True)
        program, bare = moved / "leadline", bare_environment(folder)
        checked = check_itself(program, bare)
        _does_the_demo(program, bare, folder / "out")
        _reaches_postgresql(program, bare, folder)
        _imports_with_another_process(program, bare, folder)
        open_the_window(program, bare)
    size = sum(each.lstat().st_size for each in PROGRAM.rglob("*")) / _MEGABYTE
    return (
        f"{size:.0f} MB, {checked} checks, demo, PostgreSQL driver, a list of {_LEADS} leads and"
        " window, with an empty PATH"
    )


def build() -> None:
    """Build the program into `.proof/dist`."""
    WORK.mkdir(exist_ok=True)
    places = ["--distpath", str(WORK / "dist"), "--workpath", str(WORK / "build")]
    quiet = ["--noconfirm", "--clean", "--log-level", "ERROR"]
    ran([sys.executable, "-m", "PyInstaller", *quiet, *places, ROOT / "build_installer.spec"])


def bare_environment(home: Path) -> dict[str, str]:
    """Return an environment without Python, and without anything else of ours."""
    return {"HOME": str(home), "PATH": "", "LANG": "C.UTF-8"}


def check_itself(
    program: Path, environment: Mapping[str, str], before: Sequence[str | Path] = ()
) -> int:
    """Let the program check itself; return how many things it looked at.

    Raises:
        Unproven: something is missing, in the program's own words.
    """
    said = ran([*before, program, "self-check", "--json"], environment=environment, seconds=300)
    report = json.loads(said.strip().splitlines()[-1])
    wrong = [problem for each in report["checked"].values() for problem in each["problems"]]
    if wrong or not report["whole"]:
        raise Unproven("; ".join(wrong) or "the program calls itself broken")
    return len(report["checked"])


def _does_the_demo(program: Path, environment: Mapping[str, str], out: Path) -> None:
    ran([program, "demo", "--into", out], environment=environment, seconds=300)
    if not list(out.rglob("*.pdf")):
        raise Unproven("the demo wrote no PDF")


def _reaches_postgresql(program: Path, environment: Mapping[str, str], folder: Path) -> None:
    """A database that is not there is refused in words; a driver that is not there would crash."""
    nowhere = "postgresql://nobody@127.0.0.1:9/none?connect_timeout=2"
    done = subprocess.run(
        [program, "--store", nowhere, "store", "check"],
        env=dict(environment),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode != _STORE_REFUSED or "Traceback" in done.stderr:
        raise Unproven(f"PostgreSQL: {done.returncode}, {tail(done.stderr)}")


def _imports_with_another_process(
    program: Path, environment: Mapping[str, str], folder: Path
) -> None:
    """A list so long that another process prepares it: the frozen program starts itself again."""
    leads = folder / "leads.csv"
    leads.write_bytes(list_of(_LEADS))
    store = folder / "imported.db"
    words: list[str | Path] = [program, "--store", store, "import", leads, "--yes", "--json"]
    said = json.loads(ran(words, environment=environment, seconds=300))
    if said["written"]["new"] != _LEADS:
        raise Unproven(f"of {_LEADS} leads were imported: {said['written']}")


def open_the_window(
    program: Path, environment: Mapping[str, str], before: Sequence[str | Path] = ()
) -> None:
    """Open the window without a screen and see that it stays open.

    Raises:
        Unproven: it closed, or complained.
    """
    shown = {**environment, "QT_QPA_PLATFORM": "offscreen"}
    words = [*before, program]
    with subprocess.Popen(words, env=shown, stderr=subprocess.PIPE, text=True) as window:
        until = time.monotonic() + _STAYS_OPEN
        while window.poll() is None and time.monotonic() < until:
            time.sleep(0.1)
        open_still = window.poll() is None
        window.terminate()
        with suppress(subprocess.TimeoutExpired):
            window.wait(10)
        window.kill()
        said = window.stderr.read() if window.stderr else ""
    if not open_still or "Traceback" in said:
        raise Unproven(f"the window did not stay open: {tail(said)}")


def is_built() -> bool:
    """Say whether this step has left a program."""
    return os.access(PROGRAM / "leadline", os.X_OK)
