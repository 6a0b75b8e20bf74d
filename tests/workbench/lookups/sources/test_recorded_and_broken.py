"""Recorded answers with one place changed: each is read or refused, and never breaks a source."""

import json
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.answers import ask, read
from tests.recorded import recorded
from workbench.domain.lookup import Question
from workbench.errors import SourceUnreadable

ANSWERS = (
    (
        ask("no_enhetsregisteret", "unit", "923609016"),
        "no_enhetsregisteret/enhet_923609016_equinor_2026-10.json",
    ),
    (
        ask("no_enhetsregisteret", "roles", "923609016"),
        "no_enhetsregisteret/roller_923609016_redacted.json",
    ),
    (
        ask("no_enhetsregisteret", "branch", "924203617"),
        "no_enhetsregisteret/underenhet_924203617.json",
    ),
    (
        ask("no_enhetsregisteret", "search", "Digdir", by="name"),
        "no_enhetsregisteret/sok_enhet_digdir_page.json",
    ),
    (
        ask("no_regnskapsregisteret", "accounts", "923609016"),
        "no_regnskapsregisteret/regnskap_923609016_equinor_FY2024.json",
    ),
    (
        ask("rdap", "domain", "google.com", base="https://x.example"),
        "rdap/domain_google_verisign.json",
    ),
    (ask("rdap", "bootstrap", "google.com"), "rdap/iana_bootstrap_dns.json"),
    (ask("brave_web", "trouble", "x"), "brave_search/web.json"),
    (ask("brave_news", "press", "x"), "brave_search/news.json"),
)
OTHER: st.SearchStrategy[object] = st.sampled_from(
    [None, True, -1, 0, "", "x", "\x00", "2024-02-30", [], {}, [None], [[]], {"kode": {}}, 1e300]
)


def places(value: object) -> Iterator[tuple[dict[str, object] | list[object], str | int]]:
    """Yield every place of a JSON value as its holder and its name or index there."""
    match value:
        case dict():
            for name, inner in value.items():
                yield value, name
                yield from places(inner)
        case list():
            for index, inner in enumerate(value):
                yield value, index
                yield from places(inner)


@pytest.mark.parametrize(("question", "file"), ANSWERS, ids=[file for _, file in ANSWERS])
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_one_changed_place_is_read_or_refused(
    question: Question, file: str, data: st.DataObject
) -> None:
    body = json.loads(recorded(file))
    everywhere = list(places(body))
    holder, name = everywhere[data.draw(st.integers(0, len(everywhere) - 1))]
    other = data.draw(OTHER)
    match holder, name:
        case dict(), str():
            holder[name] = other
        case list(), int():
            holder[name] = other
    with suppress(SourceUnreadable):
        for stated in read(question, json.dumps(body).encode()).facts:
            assert stated.fact.value
