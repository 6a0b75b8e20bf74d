"""What may not be kept is blanked before anything is stored, and is read from that copy."""

import json
from typing import ClassVar

import pytest

from tests.answers import ask, response
from tests.fakes.ledger import FakeStore
from tests.fakes.network import StandingClock, keys
from tests.fakes.sources import Obedient, ScriptedDoor, answer, manifest, question, registry
from workbench.domain.company import Entity
from workbench.domain.lookup import AnswerKind, Lookup, Question
from workbench.domain.source import Manifest
from workbench.jobs import JobControl
from workbench.lookups.engine import Engine
from workbench.lookups.source import SOURCES, Source
from workbench.net.exchange import Response

TOLD = '{"kind": "found", "entity": "311000004", "name": "Born 1970", "fodselsdato": "1970"}'


class Careful(Obedient):
    """Keeps no year of birth."""

    manifest: ClassVar[Manifest] = manifest("careful")

    def kept(self, question: Question, response: Response) -> bytes:
        return response.content.replace(b"1970", b"****")


class Broken(Careful):
    """Has a fault just there."""

    def kept(self, question: Question, response: Response) -> bytes:
        raise ZeroDivisionError


def run(source: Source) -> tuple[FakeStore, Lookup]:
    clock = StandingClock()
    store = FakeStore(clock)
    engine = Engine(
        door=ScriptedDoor(careful=[answer(TOLD)]),
        store=store,
        clock=clock,
        keys=keys(),
        sources=registry(source),
    )
    [lookup] = engine.run([question("careful")], company=None, control=JobControl())
    engine.close()
    return store, lookup


def test_the_store_and_the_reader_get_the_blanked_answer() -> None:
    store, lookup = run(Careful())
    assert lookup.kind is AnswerKind.FOUND
    assert lookup.snapshot is not None
    kept = store.snapshot(lookup.snapshot)
    assert b"1970" not in kept.content
    assert len(kept.content) == len(TOLD)
    assert kept.blanked
    [fact] = store.read(lambda ledger: ledger.facts.of([entity()]))
    assert fact.fact.value == "Born ****"


def entity() -> Entity:
    return Entity("careful", "311000004")


def test_where_blanking_fails_nothing_of_the_answer_is_kept(
    caplog: pytest.LogCaptureFixture,
) -> None:
    store, lookup = run(Broken())
    assert lookup.kind is AnswerKind.FAILED
    assert lookup.snapshot is not None
    assert store.snapshot(lookup.snapshot).content == b""
    assert "has a fault" in caplog.text


def test_an_answer_with_nothing_to_hide_is_kept_to_the_byte() -> None:
    store, lookup = run(type("Plain", (Obedient,), {"manifest": manifest("careful")})())
    assert lookup.snapshot is not None
    kept = store.snapshot(lookup.snapshot)
    assert (kept.content, kept.blanked) == (TOLD.encode(), "")


def test_the_norwegian_register_of_roles_is_kept_without_dates_of_birth() -> None:
    person = {"fodselsdato": "1970-01-31", "navn": {"fornavn": "Ingrid", "etternavn": "Prøve"}}
    role = {"type": {"kode": "DAGL", "beskrivelse": "Daglig leder"}, "person": person}
    body = json.dumps({"rollegrupper": [{"type": {"kode": "DAGL"}, "roller": [role]}]}).encode()
    source = SOURCES["no_enhetsregisteret"]
    asked = ask("no_enhetsregisteret", "roles", "311000004")
    kept = source.kept(asked, response(body))
    assert b"1970" not in kept
    assert len(kept) == len(body)
    places = [each.place for each in source.read(asked, response(kept)).facts]
    assert places == [each.place for each in source.read(asked, response(body)).facts]
    assert places
