"""A source that wants a key works once the key is put in, and no longer once it is forgotten."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desks import SKAGEN, seated
from workbench.app import sources
from workbench.app.sources import SourceState
from workbench.domain.health import Trial
from workbench.domain.ids import new_id
from workbench.domain.key_parts import LOGIN
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Rest
from workbench.domain.source import Manifest
from workbench.errors import InvalidInput
from workbench.net.secrets import Secret
from workbench.texts import say


def with_login(manifest: Manifest) -> Manifest:
    """Return the manifest of the same source, were it asked by user name and password."""
    assert manifest.key_need is not None
    return replace(manifest, key_need=replace(manifest.key_need, parts=LOGIN))


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


def test_a_login_is_kept_as_one_key_and_forgotten_as_one(tmp_path: Path) -> None:
    with seated(tmp_path) as seat:
        manifest = with_login(state_of(sources.overview(seat.desk), "brave_web").manifest)
        done = sources.keep_key(seat.desk, manifest, "havbris", "a:password")
        assert str(done.did) == "Kept the key for Brave web search."
        assert state_of(sources.overview(seat.desk), "brave_web").usable
        sources.forget_key(seat.desk, manifest)
        assert not seat.desk.keys.has("brave_search")


@pytest.mark.parametrize(
    ("typed", "field"),
    [(("", "secret"), "user"), (("havbris", " "), "password"), (("hav:bris", "secret"), "user")],
)
def test_what_is_no_login_is_refused_at_its_field_and_nothing_is_kept(
    typed: tuple[str, str], field: str, tmp_path: Path
) -> None:
    with seated(tmp_path) as seat:
        manifest = with_login(state_of(sources.overview(seat.desk), "brave_web").manifest)
        with pytest.raises(InvalidInput) as refused:
            sources.keep_key(seat.desk, manifest, *typed)
        assert refused.value.field == field
        assert not seat.desk.keys.has("brave_search")


def test_it_is_told_before_a_key_is_typed_that_it_goes_out_in_clear(tmp_path: Path) -> None:
    with seated(tmp_path) as seat:
        manifest = state_of(sources.overview(seat.desk), "brave_web").manifest
        assert sources.in_clear(manifest) is None
        told = sources.in_clear(replace(manifest, plain_http=("register.example",)))
        assert str(told).startswith("register.example takes a key without encryption:")


def test_a_source_that_wants_no_key_takes_none(tmp_path: Path) -> None:
    with seated(tmp_path) as seat:
        manifest = state_of(sources.overview(seat.desk), "no_enhetsregisteret").manifest
        with pytest.raises(InvalidInput):
            sources.keep_key(seat.desk, manifest, "key")


def test_what_a_long_limit_leaves_is_told(tmp_path: Path) -> None:
    with seated(tmp_path) as seat:
        before = state_of(sources.overview(seat.desk), "dk_cvrapi")
        assert list(map(str, before.left)) == ["At most 50 questions in 24 hours; 50 left now"]
        seat.open(SKAGEN)
        after = state_of(sources.overview(seat.desk), "dk_cvrapi")
        assert list(map(str, after.left)) == ["At most 50 questions in 24 hours; 48 left now"]
        seat.desk.clock.time += timedelta(days=1)  # type: ignore[attr-defined]
        assert state_of(sources.overview(seat.desk), "dk_cvrapi").left == before.left
        published = state_of(sources.overview(seat.desk), "dk_offentliggoerelser").left
        assert list(map(str, published)) == ["At most 120 questions in 1 minute; 120 left now"]
        # A limit of a second is over before anybody has read it; a source without a key is silent.
        for each in ("no_enhetsregisteret", "dk_datafordeler"):
            assert state_of(sources.overview(seat.desk), each).left == ()


def test_a_test_by_a_question_that_is_not_asked_any_more_is_not_told(tmp_path: Path) -> None:
    with seated(tmp_path) as seat:
        state = state_of(sources.overview(seat.desk), "no_enhetsregisteret")
        golden = state.manifest.golden[0]
        failed = [
            Trial(
                id=new_id(),
                source=state.manifest.key,
                number=number,
                at=seat.desk.now(),
                passed=False,
                words=say("failed"),
            )
            for number in (golden.number, "unit 999999999")
        ]

        def keep(ledger: Ledger) -> None:
            for each in failed:
                ledger.records.add_trial(each)

        seat.desk.store.write(keep)
        told = state_of(sources.overview(seat.desk), "no_enhetsregisteret").health
        assert [each.number for each in told.trials] == [golden.number]
        assert list(map(str, told.odd_words)) == [
            f"test of the register's entry ({golden.about}): failed"
        ]


def test_a_source_wants_rest_by_the_key_that_is_used_and_by_no_other(tmp_path: Path) -> None:
    with seated(tmp_path) as seat:
        desk = seat.desk
        web = state_of(sources.overview(desk), "brave_web").manifest
        sources.keep_key(desk, web, "spent-key")
        scope = Secret("spent-key").fingerprint("brave_search")
        day = Rest(86_400.0, spent=True)
        desk.store.write(lambda it: it.lookups.paces.hold("brave_web", scope, day, desk.now()))
        told = state_of(sources.overview(desk), "brave_web").health.rest_words
        assert str(told).startswith("the quota is spent: stored answers only until")
        sources.keep_key(desk, web, "another-key")
        assert state_of(sources.overview(desk), "brave_web").health.rest is None
