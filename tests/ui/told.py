"""The demo told once, and copied for every test that begins in it: the story takes many seconds."""

import shutil

import pytest

from tests.ui.opened import wishes
from ui.desks import open_demo
from workbench.bootstrap import Wanted
from workbench.jobs import JobControl


def told_demo(folders: pytest.TempPathFactory) -> Wanted:
    """Return what a user asks for who was in the demo before, in places of their own."""
    told = folders.getbasetemp() / "told demo"
    if not told.exists():
        open_demo(wishes(told), JobControl()).close()
    own = folders.mktemp("demo")
    shutil.copytree(told, own, dirs_exist_ok=True)
    return wishes(own)
