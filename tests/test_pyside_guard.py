"""The PySide6 we pin survives what a day of work does to it; see docs/decisions/002."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent

# 6.12.0 on Python 3.11 dies after about 550 emits or 5,700 setText; short test suites survive it.
A_DAY_OF_WORK = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Sender(QObject):
    told = Signal(object)

application = QApplication([])
label, sender = QLabel(), Sender()
for turn in range(20_000):
    label.setText(str(turn))
    sender.told.emit(turn)
print("survived")
"""


@pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None, True and False are immortal from Python 3.12"
)
def test_qt_keeps_its_hands_off_none_true_and_false() -> None:
    child = subprocess.run(
        [sys.executable, "-c", A_DAY_OF_WORK], capture_output=True, text=True, check=False
    )
    assert (child.returncode, child.stdout) == (0, "survived\n"), child.stderr[-500:]


def test_the_pin_keeps_the_broken_release_out() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    requirements = [Requirement(each) for each in project["dependencies"]]
    pin = next(each for each in requirements if each.name == "PySide6-Essentials").specifier
    assert "6.11.3" in pin
    assert "6.12.0" not in pin
    assert "6.12.1" not in pin
