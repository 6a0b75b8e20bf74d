"""A source that wants a key works once the key is put in, and no longer once it is forgotten."""

from pathlib import Path

import pytest

from tests.desks import seated
from workbench.app import sources
from workbench.app.sources import SourceState
from workbench.errors import InvalidInput


def state_of(known: sources.Sources, key: str) -> SourceState:
    return next(each for each in known.states if each.manifest.key == key)


def test_a_key_makes_a_source_work(tmp_path: Path) -> None:
    with seated(tmp_path) as seat:
        before = state_of(sources.overview(seat.desk), "brave_web")
        assert (before.usable, before.has_key) == (False, False)
        sources.keep_key(seat.desk, before.manifest, "  invented-key ")
        assert state_of(sources.overview(seat.desk), "brave_web").has_key
        assert state_of(sources.overview(seat.desk), "brave_web").usable
        sources.forget_key(seat.desk, before.manifest)
        assert not state_of(sources.overview(seat.desk), "brave_web").usable


def test_it_is_told_when_a_source_was_last_asked(tmp_path: Path) -> None:
    with seated(tmp_path) as seat:
        assert state_of(sources.overview(seat.desk), "no_enhetsregisteret").asked is None
        seat.open()
        asked = state_of(sources.overview(seat.desk), "no_enhetsregisteret").asked
        assert asked == seat.desk.now()


@pytest.mark.parametrize("typed", ["", "   ", "two words"])
def test_what_is_no_key_is_refused_at_the_field(typed: str, tmp_path: Path) -> None:
    with seated(tmp_path) as seat:
        manifest = state_of(sources.overview(seat.desk), "brave_web").manifest
        with pytest.raises(InvalidInput) as refused:
            sources.keep_key(seat.desk, manifest, typed)
        assert refused.value.field == "key"


def test_a_source_that_wants_no_key_takes_none(tmp_path: Path) -> None:
    with seated(tmp_path) as seat:
        manifest = state_of(sources.overview(seat.desk), "no_enhetsregisteret").manifest
        with pytest.raises(InvalidInput):
            sources.keep_key(seat.desk, manifest, "key")
