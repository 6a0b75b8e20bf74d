"""Reads the window's own modules in on its own thread, a few a turn, and all else beside it."""

import importlib
import pkgutil
import time
from collections.abc import Iterator

_PARTS = ("ui.widgets", "ui.models", "ui.telling", "ui.sheets", "ui.pages")
"""What the house is built of; each part leans on those before it, so that no step is large."""
_USE_CASES = "workbench.app"
_STORY = f"{_USE_CASES}.demo"
_WITH_PAGES = ("babel.dates", "workbench.scoring.price", "workbench.domain.drawing")
"""What else the pages read in as soon as they are read in themselves."""
_PIECE = 0.004
"""Seconds after which the window gets its turn."""


def beside() -> None:
    """Read in what has nothing to do with Qt, in a thread beside the window.

    The demo's story is left out, which who opens their own store does not hear.
    """
    for name in (*_modules(_USE_CASES), *_WITH_PAGES):
        if not name.startswith(_STORY):
            importlib.import_module(name)


def in_turns() -> Iterator[None]:
    """Read in the pages and what they are made of, on the window's thread, a step a turn.

    A class of Qt's that is made in another thread while Qt serves the window sometimes ends the
    process (docs/decisions/039).
    """
    began = time.perf_counter()
    for part in _PARTS:
        for name in _modules(part):
            importlib.import_module(name)
            if time.perf_counter() - began > _PIECE:
                yield
                began = time.perf_counter()
    importlib.import_module("ui.house")
    yield


def _modules(package: str) -> Iterator[str]:
    path = importlib.import_module(package).__path__
    for each in pkgutil.walk_packages(path, f"{package}."):
        yield each.name
