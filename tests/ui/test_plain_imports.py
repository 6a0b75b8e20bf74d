"""Imports after PySide6 are Python's own: no source is read to look for features."""

import subprocess
import sys

SCRIPT = """
import builtins, inspect, sys
import PySide6.QtCore
hooked = builtins.__import__
from ui import plain_imports
read = []
find = inspect.getsource
inspect.getsource = lambda module: read.append(module.__name__) or find(module)
{restore}
import colorsys
from PySide6.QtCore import QObject, Signal
print(builtins.__import__ is hooked, "colorsys" in read, QObject.__name__)
"""


def said(restore: str) -> str:
    child = [sys.executable, "-c", SCRIPT.format(restore=restore)]
    return subprocess.run(child, check=True, capture_output=True, text=True, timeout=60).stdout


def test_pyside_reads_the_source_of_what_is_imported_and_no_longer_does() -> None:
    assert said("") == "True True QObject\n"
    assert said("plain_imports.restore()") == "False False QObject\n"


def test_without_pyside_nothing_happens() -> None:
    script = "import builtins; before = builtins.__import__; from ui import plain_imports; "
    script += "plain_imports.restore(); print(builtins.__import__ is before)"
    child = [sys.executable, "-c", script]
    done = subprocess.run(child, check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout == "True\n"
