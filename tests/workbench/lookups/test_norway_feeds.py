"""Enhetsregisteret's feeds of changes: whom they name, and what is no answer of theirs."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.fakes.network import NOON
from workbench.domain.lookup import AnswerKind, Question
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.sources.no_enhetsregisteret import Enhetsregisteret
from workbench.net.exchange import Response

SOURCE = Enhetsregisteret()
FJORDLYS, KVIST, OTHER = "311000004", "311000012", "311000020"


def question(kind: str, *numbers: str) -> Question:
    asked = SOURCE.feed(kind, numbers, NOON)
    assert asked is not None
    return asked


def answer(document: object, status: int = 200) -> Response:
    return Response(
        status=status,
        headers={},
        content=json.dumps(document).encode(),
        address="https://data.brreg.no",
        taken=NOON,
    )


def page(*numbers: str) -> dict[str, object]:
    listed = [{"oppdateringsid": 1, "organisasjonsnummer": each} for each in numbers]
    embedded = {"_embedded": {"oppdaterteEnheter": listed}} if listed else {}
    return {**embedded, "page": {"size": 1000, "totalElements": len(listed)}}


def events(*numbers: str) -> list[object]:
    return [{"id": "1", "data": {"organisasjonsnummer": each}} for each in numbers]


def test_one_question_asks_about_all_numbers_of_the_country_since_an_instant_in_utc() -> None:
    there = datetime(2026, 11, 22, 13, 0, tzinfo=timezone(timedelta(hours=1)))
    asked = SOURCE.feed("unit", [KVIST, "99000007", FJORDLYS], there)
    assert asked is not None
    assert (asked.kind, asked.about) == ("changes", f"{FJORDLYS},{KVIST}")
    request = SOURCE.request(asked)
    assert request.url.endswith("/enhetsregisteret/api/oppdateringer/enheter")
    assert dict(request.params) == {
        "dato": "2026-11-22T12:00:00.000Z",
        "organisasjonsnummer": f"{FJORDLYS},{KVIST}",
        "size": "1000",
    }
    roles = SOURCE.request(question("roles", FJORDLYS))
    assert roles.url.endswith("/oppdateringer/roller")
    assert dict(roles.params)["afterTime"] == "2026-11-22T12:00:00.000Z"


@pytest.mark.parametrize(("kind", "numbers"), [("search", [FJORDLYS]), ("unit", ["99000007"])])
def test_no_feed_tells_of_other_questions_or_other_countries(kind: str, numbers: list[str]) -> None:
    assert SOURCE.feed(kind, numbers, datetime.now(UTC)) is None


def test_a_number_that_is_none_is_not_asked_about() -> None:
    with pytest.raises(InvalidInput):
        SOURCE.request(Question(source="no_enhetsregisteret", kind="changes", about="1,2"))


@pytest.mark.parametrize(("kind", "shape"), [("unit", page), ("roles", events)])
def test_those_it_names_changed_and_the_others_did_not(kind: str, shape: object) -> None:
    assert callable(shape)
    asked = question(kind, FJORDLYS, KVIST)
    told = SOURCE.read(asked, answer(shape(KVIST, KVIST, OTHER)))
    assert (told.kind, told.changed) == (AnswerKind.FOUND, (KVIST,))
    silent = SOURCE.read(asked, answer(shape()))
    assert (silent.kind, silent.changed) == (AnswerKind.NOTHING_FOUND, ())


def test_where_more_changed_than_one_answer_holds_everybody_may_have() -> None:
    asked = question("unit", FJORDLYS, KVIST)
    told = SOURCE.read(asked, answer(page(*[OTHER] * 1000)))
    assert (told.kind, told.changed) == (AnswerKind.PARTIAL, (FJORDLYS, KVIST))


@pytest.mark.parametrize(
    "document",
    [
        {},
        [],
        {"page": {"totalElements": 3}},
        {"page": {"totalElements": 1}, "_embedded": {"oppdaterteEnheter": [{}]}},
        {"page": {}, "_embedded": {"oppdaterteEnheter": []}},
    ],
)
def test_what_has_another_shape_is_no_answer(document: object) -> None:
    with pytest.raises(SourceUnreadable):
        SOURCE.read(question("unit", FJORDLYS), answer(document))


@pytest.mark.parametrize("document", [{}, [{}], [{"data": {}}], {"data": []}])
def test_events_of_another_shape_are_no_answer(document: object) -> None:
    with pytest.raises(SourceUnreadable):
        SOURCE.read(question("roles", FJORDLYS), answer(document))


def test_the_documented_shapes_are_read_whole() -> None:
    """Every field that the register's own description (API 1.5.0) gives an entry."""
    unit = {
        "oppdateringsid": 17_442_301,
        "dato": "2026-11-22T12:06:29.443Z",
        "organisasjonsnummer": FJORDLYS,
        "endringstype": "Fjernet",
        "_links": {
            "enhet": {"href": f"https://data.brreg.no/enhetsregisteret/api/enheter/{KVIST}"}
        },
    }
    document = {
        "_embedded": {"oppdaterteEnheter": [unit]},
        "_links": {"self": {"href": "https://data.brreg.no/"}},
        "page": {"size": 1000, "totalElements": 1, "totalPages": 1, "number": 0},
    }
    told = SOURCE.read(question("unit", FJORDLYS, KVIST), answer(document))
    assert (told.kind, told.changed) == (AnswerKind.FOUND, (FJORDLYS,))
    event = {
        "specversion": "1.0",
        "id": "9204417",
        "source": f"https://data.brreg.no/enhetsregisteret/api/enheter/{KVIST}/roller",
        "type": "no.brreg.enhetsregisteret.rolle.oppdatert",
        "time": "2026-11-22T12:06:29.443Z",
        "data": {"organisasjonsnummer": KVIST},
    }
    told = SOURCE.read(question("roles", FJORDLYS, KVIST), answer([event]))
    assert (told.kind, told.changed) == (AnswerKind.FOUND, (KVIST,))


def test_a_page_smaller_than_its_total_leaves_nobody_unasked() -> None:
    document = page(KVIST) | {"page": {"size": 1, "totalElements": 2}}
    told = SOURCE.read(question("unit", FJORDLYS, KVIST), answer(document))
    assert (told.kind, told.changed) == (AnswerKind.PARTIAL, (FJORDLYS, KVIST))
    full = SOURCE.read(question("roles", FJORDLYS, KVIST), answer(events(*[OTHER] * 1000)))
    assert (full.kind, full.changed) == (AnswerKind.PARTIAL, (FJORDLYS, KVIST))


@pytest.mark.parametrize("status", [404, 410])
def test_a_feed_that_is_gone_is_not_taken_for_a_company_that_is(status: int) -> None:
    told = SOURCE.read(question("unit", FJORDLYS), answer({}, status))
    assert (told.kind, told.follow, told.purge) == (AnswerKind.FAILED, (), False)
