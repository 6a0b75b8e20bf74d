"""What every test stands on: no screen, no network but loopback, no thread left behind."""

import os

# Before anything imports Qt: an exported DISPLAY would make it choose a real screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import threading
from collections.abc import Iterator

import hypothesis
import pytest

from tests.closed_network import close_the_network
from ui import plain_imports

# Examples are written and read on machines of every speed, so none is judged by its time.
hypothesis.settings.register_profile("leadline", deadline=None, max_examples=60)
hypothesis.settings.load_profile("leadline")


def pytest_configure() -> None:
    """Import as the program does: workers of the window's tests read modules in, too."""
    plain_imports.restore()


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test reach another machine, nor ask for the address of one."""
    close_the_network(monkeypatch)


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    """Fail a test that leaves a thread working; one that is just ending gets a moment."""
    before = set(threading.enumerate())
    yield
    # A dummy stands for a thread of Qt's own that once ran Python; it never ends and holds nothing.
    left = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not thread.name.startswith("Dummy-")
    ]
    for thread in left:
        thread.join(timeout=2)
    still = [thread.name for thread in left if thread.is_alive()]
    assert not still, f"threads left running: {', '.join(still)}"
