"""A store of its own for every test of the terminal, in the user's places nowhere else."""

from pathlib import Path

import pytest

from tests.terminal import WORLDS, Leadline, terminal


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests out of the user's folders and settings."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("LEADLINE_STORE", "LEADLINE_WORLD", "LEADLINE_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LEADLINE_LANGUAGE", "en")


@pytest.fixture
def leadline(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Leadline:
    """The terminal over the demo world."""
    return terminal(tmp_path / "store.db", capfd)


@pytest.fixture
def faulty(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Leadline:
    """The terminal over a world of answers that are none."""
    return terminal(tmp_path / "store.db", capfd, WORLDS / "faults")


@pytest.fixture
def recorded_world(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Leadline:
    """The terminal over the real recorded answers."""
    return terminal(tmp_path / "store.db", capfd, WORLDS / "recorded")
