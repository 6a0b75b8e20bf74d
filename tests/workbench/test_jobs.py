"""Much is made without anybody looking for garbage, and afterwards all is as it was before."""

import gc

import pytest

from workbench.jobs import nothing_thrown_away


def _fails() -> None:
    with nothing_thrown_away():
        assert not gc.isenabled()
        raise ValueError("failed")


def test_garbage_is_looked_for_again_afterwards_also_when_the_work_failed() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="failed"):
        _fails()
    assert gc.isenabled()


def test_where_nobody_looked_before_nobody_does_afterwards() -> None:
    with nothing_thrown_away():
        with nothing_thrown_away():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
