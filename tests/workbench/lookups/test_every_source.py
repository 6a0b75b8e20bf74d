"""What every source must do with answers that are none: state no fact, and say what it was."""

import json
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.answers import response
from workbench.domain.key_parts import CLIENT, KEY_AS_USER, LOGIN, ONE_KEY
from workbench.domain.lookup import TRIAL, AnswerKind, Question
from workbench.domain.properties import declared
from workbench.domain.source import Manifest
from workbench.errors import SourceUnreadable
from workbench.lookups.by_hand import BY_HAND
from workbench.lookups.source import SOURCES
from workbench.net.exchange import KeyPlace

SAMPLES = [sample for source in SOURCES.values() for sample in source.samples]
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)
ANY_BYTES = st.binary(max_size=200) | ANY_JSON.map(lambda value: json.dumps(value).encode())
NO_ANSWERS = {
    "garbage": response(b"\x93\x00\xff rubbish \x1b"),
    "a web page": response(b"<!doctype html><html><body>Sorry</body></html>"),
    "an empty body": response(b""),
    "half a JSON body": response(b'{"organisasjonsnummer": "3110000'),
    "half a JSON list": response(b'[{"id": 1, "valuta": "NO'),
    "half an XML body": response(b'<?xml version="1.0"?><xbrl><context id="a'),
    "an error told with 200": response(b'{"status": 500, "error": "Internal Server Error"}'),
    "another error told with 200": response(b'{"errors": [{"message": "no"}], "data": null}'),
    "a bare null": response(b"null"),
    "a bare number": response(b"7"),
}
NO = {
    "401": response(b"", 401),
    "403": response(b"<html>Forbidden</html>", 403),
    "429": response(b"", 429, retry_after="60"),
}
BROKEN = {
    "500": response(b'{"status": 500, "error": "Internal Server Error"}', 500),
    "502": response(b"<html>Bad gateway</html>", 502),
    "503": response(b"", 503),
}


MANIFESTS = (*(source.manifest for source in SOURCES.values()), *BY_HAND)


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda each: each.key)
def test_every_manifest_says_what_a_reader_must_know(manifest: Manifest) -> None:
    told = (manifest.title, manifest.answers, manifest.licence, manifest.attribution)
    assert all(str(each).strip() for each in told)
    assert manifest.home.startswith("https://") or (manifest.by_hand and not manifest.home)
    assert manifest.limits is not None
    assert str(manifest.limits).endswith(".")
    assert manifest.personal is not None
    assert manifest.cache_days is None or manifest.cache_days > 0
    assert all(len(country) == 2 for country in manifest.countries)
    assert manifest.by_hand or (manifest.paces and manifest.hosts and manifest.golden)
    need = manifest.key_need
    if need is not None:
        assert need.steps
        assert need.minutes > 0
        # It stands in a line with others.
        assert str(need.price)
        assert not str(need.price).endswith(".")
        assert need.address.startswith("https://")


def test_days_of_birth_are_said_to_be_blanked_only_where_they_are() -> None:
    told = b'{"fodselsdato": "1970-01-01", "birthDate": "1970-01-01"}'
    for source in SOURCES.values():
        kept = source.kept(source.samples[0], response(told))
        said = str(source.manifest.personal and source.manifest.personal.words)
        assert ("blanked" in said) == (kept != told), source.manifest.key


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda each: each.key)
def test_every_golden_question_can_be_asked_and_is_marked_as_a_test(manifest: Manifest) -> None:
    for golden in manifest.golden:
        question = golden.question(manifest.key)
        assert question.is_trial
        source = SOURCES[manifest.key]
        assert source.request(question) == source.request(
            replace(question, arguments=tuple(each for each in question.arguments if each != TRIAL))
        )
        assert golden.comes
        assert all(declared(key) for key, _ in golden.states)


def test_a_test_asks_no_invented_company() -> None:
    numbers = {golden.about for manifest in MANIFESTS for golden in manifest.golden}
    assert not any(number.startswith(("31100", "9900")) for number in numbers)


def name(sample: Question) -> str:
    return f"{sample.source}/{sample.kind}"


def test_every_source_offers_samples() -> None:
    assert SAMPLES
    for source in SOURCES.values():
        assert source.samples, source.manifest.key
        assert all(sample.source == source.manifest.key for sample in source.samples)


@pytest.mark.parametrize("sample", SAMPLES, ids=name)
def test_what_is_no_answer_states_nothing(sample: Question) -> None:
    for what, no_answer in NO_ANSWERS.items():
        with suppress(SourceUnreadable):
            answer = SOURCES[sample.source].read(sample, no_answer)
            assert answer.kind in {AnswerKind.REFUSED, AnswerKind.FAILED}, what
            assert answer.problem is not None, what
            assert (answer.facts, answer.candidates, answer.mentions) == ((), (), ()), what
            assert not answer.purge, what


@pytest.mark.parametrize("sample", SAMPLES, ids=name)
def test_answers_are_said_to_be_read_by_the_sources_reader(sample: Question) -> None:
    source = SOURCES[sample.source]
    key, _, version = source.parser.partition("@")
    assert key == sample.source
    assert int(version) >= 1
    assert {source.read(sample, each).parser for each in NO.values()} == {source.parser}


@pytest.mark.parametrize("sample", SAMPLES, ids=name)
def test_a_refusal_is_told_as_one(sample: Question) -> None:
    for code, no in NO.items():
        answer = SOURCES[sample.source].read(sample, no)
        assert (answer.kind, answer.facts) == (AnswerKind.REFUSED, ()), code
        assert answer.problem is not None, code


@pytest.mark.parametrize("sample", SAMPLES, ids=name)
def test_a_broken_server_failed_and_may_be_asked_again(sample: Question) -> None:
    for code, broken in BROKEN.items():
        answer = SOURCES[sample.source].read(sample, broken)
        assert (answer.kind, answer.facts) == (AnswerKind.FAILED, ()), code
        assert answer.problem is not None, code
        assert answer.problem.again, code


@pytest.mark.parametrize("sample", SAMPLES, ids=name)
def test_a_request_reaches_declared_hosts_only_and_holds_no_key(sample: Question) -> None:
    source = SOURCES[sample.source]
    request = source.request(sample)
    host = request.url.split("/")[2]
    assert request.hosts
    assert any(host == each or host.endswith(each.removeprefix("*")) for each in request.hosts)
    assert request.url.startswith("https://") or host in source.manifest.plain_http


@pytest.mark.parametrize("sample", SAMPLES, ids=name)
def test_a_key_is_used_as_the_manifest_has_it_typed(sample: Question) -> None:
    source = SOURCES[sample.source]
    use, need = source.request(sample).key, source.manifest.key_need
    if use is None:
        return
    assert need is not None
    assert use.key == need.name
    assert use.place is not KeyPlace.CLIENT or need.parts == CLIENT
    if use.grant is not None:
        giver = urlsplit(use.grant.url)
        assert giver.hostname in source.manifest.hosts
        assert giver.scheme == "https"
    if use.place is KeyPlace.BASIC:
        # A user name holds no colon (RFC 7617, 2).
        assert need.parts in {LOGIN, KEY_AS_USER}
    if use.place in {KeyPlace.HEADER, KeyPlace.QUERY}:
        assert need.parts == ONE_KEY


# Few for each, for what they are made of is the same for all of them.
@pytest.mark.parametrize("sample", SAMPLES, ids=name)
@settings(max_examples=25)
@given(content=ANY_BYTES, status=st.sampled_from([200, 400, 404, 410, 429, 500]))
def test_no_bytes_break_a_source(sample: Question, content: bytes, status: int) -> None:
    with suppress(SourceUnreadable):
        answer = SOURCES[sample.source].read(sample, response(content, status))
        assert answer.facts == ()
        assert not answer.purge
