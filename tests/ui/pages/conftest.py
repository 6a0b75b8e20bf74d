"""Pages over a real store: what they are made with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desks import Seat, seated
from ui.tasks import Runner
from ui.workspace import Workspace


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seated(tmp_path) as made:
        yield made


@pytest.fixture
def workspace(seat: Seat, runner: Runner) -> Workspace:
    return Workspace(seat.desk, runner)
