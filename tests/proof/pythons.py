"""The tests under each Python we promise, each in a new environment made from the lock."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.proof.step import ROOT, Unproven, last_line, ran

VERSIONS = ("3.11", "3.12", "3.13")
_LOCKED = (
    "--quiet",
    "--disable-pip-version-check",
    "--only-binary",
    ":all:",
    "--require-hashes",
    "--requirement",
)


def prove() -> str:
    """Run the tests three times; return how each ended."""
    said, missed = [], []
    for version in VERSIONS:
        try:
            said.append(f"{version}: {_tested(version)}")
        except Unproven as problem:
            missed.append(f"{version}: {problem}")
    if missed:
        ends = "; ".join([*(each.splitlines()[0] for each in missed), *said])
        raise Unproven("\n".join([ends, *missed]))
    return "; ".join(said)


def python_of(version: str) -> Path:
    """Return a Python of a version, from the path or from pyenv.

    Raises:
        Unproven: there is none that runs.
    """
    for candidate in _candidates(version):
        if _runs_as(candidate, version):
            return candidate
    raise Unproven(f"Python {version} is not on this machine")


def _candidates(version: str) -> Iterator[Path]:
    named = shutil.which(f"python{version}")
    if named:
        yield Path(named)
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    yield from sorted(kept.glob(f"{version}.*/bin/python"), reverse=True)


def _runs_as(python: Path, version: str) -> bool:
    """Say whether it runs; a name on the path may be a shim for a Python that is not there."""
    question = "import ensurepip, sys; print('%d.%d' % sys.version_info[:2])"
    try:
        asked = subprocess.run(
            [python, "-c", question], capture_output=True, text=True, timeout=30, check=False
        )
    except OSError:
        return False
    return asked.returncode == 0 and asked.stdout.strip() == version


def _tested(version: str) -> str:
    python = python_of(version)
    with tempfile.TemporaryDirectory(prefix=f"leadline-{version}-") as folder:
        ran([python, "-m", "venv", folder])
        own = Path(folder) / "bin" / "python"
        for lock in ("requirements.lock", "requirements-dev.lock"):
            ran([own, "-m", "pip", "install", *_LOCKED, ROOT / lock])
        return last_line(ran([own, "-m", "pytest", "-q", "-n", "auto", "-p", "no:cacheprovider"]))
