"""The terminal face run in this process, with what it wrote and its exit code."""

import json
from collections.abc import Callable
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


Leadline = Callable[..., Said]


def terminal(store: Path, capfd: pytest.CaptureFixture[str], world: Path = DEMO) -> Leadline:
    """Return a function that runs a verb on a store, in a world."""

    def run(*words: str) -> Said:
        capfd.readouterr()
        code = main([*words, "--store", str(store), "--world", str(world)])
        written = capfd.readouterr()
        return Said(code, written.out, written.err)

    return run
