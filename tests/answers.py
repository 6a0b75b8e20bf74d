"""Answers as the door would hand them to a source, for tests of reading."""

from datetime import UTC, datetime

from tests.recorded import recorded
from workbench.domain.lookup import Answer, Question
from workbench.lookups.source import SOURCES
from workbench.net.exchange import Response

TAKEN = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def response(content: bytes, status: int = 200, **headers: str) -> Response:
    """Return an answer with these bytes; header names are written with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(
        status=status, headers=named, content=content, address="https://asked.example", taken=TAKEN
    )


def ask(source: str, kind: str, about: str, **arguments: str) -> Question:
    """Return a question of a source."""
    return Question(
        source=source, kind=kind, about=about, arguments=tuple(sorted(arguments.items()))
    )


def read(question: Question, content: bytes, status: int = 200, **headers: str) -> Answer:
    """Return what the question's source reads in these bytes."""
    return SOURCES[question.source].read(question, response(content, status, **headers))


def read_recorded(question: Question, name: str, status: int = 200) -> Answer:
    """Return what the question's source reads in a real, recorded answer; skip where missing."""
    return read(question, recorded(name), status)


def values(answer: Answer, key: str) -> list[str]:
    """Return the values an answer states of a property, in the order of the answer."""
    return [stated.fact.value for stated in answer.facts if stated.fact.key == key]
