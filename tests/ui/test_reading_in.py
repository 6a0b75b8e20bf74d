"""The window's modules are read in on its own thread, and everything else beside it."""

import subprocess
import sys

import pytest

_STEPS = """
import sys
import ui.application, ui.opening, ui.desks, workbench.bootstrap, ui.reading_in
import workbench.domain.score_range, ui.pages.leads

def fresh(before):
    return sorted(set(sys.modules) - before)

before = set(sys.modules)
ui.reading_in.beside()
print("beside", *(name for name in fresh(before) if name.startswith(("ui", "PySide6"))))
print("story", *(name for name in fresh(before) if "demo" in name))
before = set(sys.modules)
turns = 0
for _ in ui.reading_in.in_turns():
    turns += 1
ours = ("ui.", "workbench.domain.")
print("turns", *(name for name in fresh(before) if not name.startswith(ours)))
print("house", "ui.house" in sys.modules, turns > 1)
"""


@pytest.fixture(scope="module")
def said() -> dict[str, list[str]]:
    """What a new process read in, and where."""
    done = subprocess.run(
        [sys.executable, "-c", _STEPS], check=True, capture_output=True, text=True
    )
    lines = (line.split() for line in done.stdout.splitlines())
    return {first: rest for first, *rest in lines}


def test_no_class_of_qts_is_made_beside_the_window(said: dict[str, list[str]]) -> None:
    assert said["beside"] == []


def test_the_story_of_the_demo_is_not_read_by_who_opens_their_own_store(
    said: dict[str, list[str]],
) -> None:
    assert said["story"] == []


def test_the_window_reads_its_own_modules_in_turns_and_little_else(
    said: dict[str, list[str]],
) -> None:
    assert said["turns"] == []
    assert said["house"] == ["True", "True"]
