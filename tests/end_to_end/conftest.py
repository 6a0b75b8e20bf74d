"""The terminal over the demo world, speaking English, with a store of its own for every test."""

from pathlib import Path

import pytest

from tests.terminal import Leadline, terminal


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADLINE_LANGUAGE", "en")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def leadline(store: Path, capfd: pytest.CaptureFixture[str]) -> Leadline:
    return terminal(store, capfd)
