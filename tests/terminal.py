"""The terminal face run in this process, with what it wrote and its exit code."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import resources
from workbench.cli import main

WORLDS = Path(__file__).resolve().parent / "worlds"
DEMO = resources.path("demo")


@dataclass(frozen=True)
class Said:
    """What one verb wrote, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        document = json.loads(self.out)
        assert isinstance(document, dict)
        return document


@dataclass(frozen=True)
class Leadline:
    """The terminal on a store, in a world; called with the words of a verb."""

    store: Path
    capfd: pytest.CaptureFixture[str]
    world: Path = DEMO

    def __call__(self, *words: str) -> Said:
        """Run a verb."""
        self.capfd.readouterr()
        code = main([*words, "--store", str(self.store), "--world", str(self.world)])
        written = self.capfd.readouterr()
        return Said(code, written.out, written.err)

    def researched(self, number: str) -> None:
        """Begin with a company of the demo world asked about; made once and copied from then on."""
        assert self.world == DEMO
        assert not self.store.exists()
        files = _RESEARCHED.get(number)
        if files is None:
            assert self("research", number).code == 0
            _RESEARCHED[number] = self._files()
            return
        for name, content in files.items():
            (self.store.parent / name).write_bytes(content)

    def _files(self) -> dict[str, bytes]:
        """Return what the closed store consists of."""
        files = self.store.parent.glob(f"{self.store.stem}*")
        return {each.name: each.read_bytes() for each in files if each.is_file()}


_RESEARCHED: dict[str, dict[str, bytes]] = {}


def terminal(store: Path, capfd: pytest.CaptureFixture[str], world: Path = DEMO) -> Leadline:
    """Return a function that runs a verb on a store, in a world."""
    return Leadline(store, capfd, world)
