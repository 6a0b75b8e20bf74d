"""A register built in a process of its own is the same register, and stops and fails alike."""

from datetime import date
from pathlib import Path

import pytest

from tests.bulk_files import named
from tests.shelves import BUILT
from workbench.errors import CancelledByUser, InvalidInput, SourceUnreadable
from workbench.jobs import JobControl, Progress
from workbench.registers.apart import make_apart
from workbench.registers.shelf import RegisterShelf


@pytest.fixture
def apart(tmp_path: Path) -> RegisterShelf:
    return RegisterShelf(tmp_path / "registers", now=lambda: BUILT, make=make_apart)


def test_what_is_built_apart_is_put_in_place_and_told(apart: RegisterShelf, tmp_path: Path) -> None:
    told: list[Progress] = []
    built = apart.build(named(tmp_path, "Tindra Tak AS"), JobControl(told.append))
    assert (built.about.rows, built.about.dated) == (1, date(2026, 11, 1))
    assert told
    (hit,) = apart.search("tindra", JobControl()).hits
    assert hit.profile.name == "Tindra Tak AS"
    apart.close()


def test_why_a_file_is_refused_comes_back_whole(apart: RegisterShelf, tmp_path: Path) -> None:
    other = tmp_path / "notes.csv"
    other.write_text("what,ever\n1,2\n")
    with pytest.raises(InvalidInput, match="no register file") as refused:
        apart.build(other, JobControl())
    assert refused.value.field == "file"
    assert refused.value.hint is not None
    with pytest.raises(SourceUnreadable):
        apart.build(named(tmp_path), JobControl())


def test_a_cancelled_building_leaves_nothing_behind(apart: RegisterShelf, tmp_path: Path) -> None:
    stopped = JobControl()
    stopped.cancel()
    with pytest.raises(CancelledByUser):
        apart.build(named(tmp_path, "Tindra Tak AS"), stopped)
    assert list((tmp_path / "registers").glob("*")) == []
    assert apart.all() == ()
