"""What is read before the window is painted, and what comes right after it."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import application
from ui.main_window import MainWindow
