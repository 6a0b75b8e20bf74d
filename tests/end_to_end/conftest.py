"""The terminal over the demo world, speaking English, with a store of its own for every test."""

import json
import shutil
from pathlib import Path

import pytest

from tests.terminal import DEMO, Leadline, terminal

FJORDLYS = "311000004"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADLINE_LANGUAGE", "en")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def leadline(store: Path, capfd: pytest.CaptureFixture[str]) -> Leadline:
    return terminal(store, capfd)


@pytest.fixture
def gone(tmp_path: Path) -> Path:
    """The demo world on the day after the register removed Fjordlys."""
    world = tmp_path / "world"
    world.mkdir()
    body = json.dumps({"organisasjonsnummer": FJORDLYS, "slettedato": "2026-11-20"})
    told = (
        '[[exchange]]\nhost = "data.brreg.no"\n'
        f'path = "/enhetsregisteret/api/enheter/{FJORDLYS}"\nstatus = 410\n'
        f"text = '{body}'\nheaders = {{ content-type = \"application/json\" }}\n\n"
    )
    rest = (DEMO / "world.toml").read_text(encoding="utf-8")
    (world / "world.toml").write_text(told + rest, encoding="utf-8")
    shutil.copytree(DEMO / "answers", world / "answers")
    return world
