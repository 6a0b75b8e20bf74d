"""Brave web and news search: pages offered as mentions, never as facts."""

import json
from dataclasses import replace

import pytest

from tests.answers import ask, read, read_recorded
from tests.samples import COMPANY, known
from workbench.domain.freshness import PLAIN_DAYS
from workbench.domain.lookup import AnswerKind, Question
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES
from workbench.net.exchange import KeyPlace, KeyUse

BOTH = ("brave_web", "brave_news")


def question(source: str) -> Question:
    return SOURCES[source].samples[0]


def web(*results: dict[str, object]) -> bytes:
    return json.dumps({"type": "search", "query": {}, "web": {"results": results}}).encode()


def test_recorded_pages_are_mentions_without_markup() -> None:
    answer = read_recorded(question("brave_web"), "brave_search/web.json")
    assert (answer.kind, answer.facts, len(answer.mentions)) == (AnswerKind.FOUND, (), 20)
    first = answer.mentions[0]
    assert first.title == '"Hello, World!" program - Wikipedia'
    assert first.address == "https://en.wikipedia.org/wiki/%22Hello,_World!%22_program"
    assert (first.publisher, first.day) == ("Wikipedia", "2024-12-27")
    assert first.words.startswith('A "Hello, World!" program is usually a simple')
    assert not any("<" in each.words or "&quot;" in each.words for each in answer.mentions)


def test_recorded_articles_are_mentions_with_publisher_and_day() -> None:
    answer = read_recorded(question("brave_news"), "brave_search/news.json")
    assert (answer.kind, answer.facts, len(answer.mentions)) == (AnswerKind.FOUND, (), 20)
    assert answer.mentions[0].publisher == "www.npr.org"
    assert answer.mentions[0].day == "2024-12-31"


def test_script_and_foreign_addresses_do_not_come_in() -> None:
    answer = read(
        question("brave_web"),
        web(
            {"url": "javascript:alert(1)", "title": "x"},
            {
                "url": "https://a.example",
                "title": "<script>alert(1)</script>Nørrelund &amp; S&oslash;n",
                "description": "5 &lt; 7 <b>kr.</b>",
            },
        ),
    )
    (mention,) = answer.mentions
    assert (mention.title, mention.words) == ("Nørrelund & Søn", "5 < 7 kr.")


def test_no_results_are_nothing_found() -> None:
    body = json.dumps({"type": "search", "query": {}}).encode()
    assert read(question("brave_web"), body).kind is AnswerKind.NOTHING_FOUND
    body = json.dumps({"type": "news", "results": []}).encode()
    assert read(question("brave_news"), body).kind is AnswerKind.NOTHING_FOUND


@pytest.mark.parametrize("source", BOTH)
def test_an_error_with_200_is_not_nothing_found(source: str) -> None:
    body = b'{"type": "ErrorResponse", "error": {"code": "RATE_LIMITED"}}'
    with pytest.raises(SourceUnreadable):
        read(question(source), body)


@pytest.mark.parametrize("source", BOTH)
@pytest.mark.parametrize("status", [401, 403, 422])
def test_a_missing_or_wrong_key_is_refused(source: str, status: int) -> None:
    answer = read(question(source), b'{"type": "ErrorResponse"}', status)
    assert answer.kind is AnswerKind.REFUSED
    assert answer.problem is not None
    assert answer.problem.hint is not None
    assert not answer.problem.again


@pytest.mark.parametrize("source", BOTH)
def test_a_used_up_quota_is_refused_for_now(source: str) -> None:
    answer = read(question(source), b"", 429, retry_after="90")
    assert answer.kind is AnswerKind.REFUSED
    assert answer.problem is not None
    assert answer.problem.again
    assert answer.problem.after is not None


def test_research_asks_in_the_companys_language() -> None:
    web_questions = SOURCES["brave_web"].plan(COMPANY, ())
    assert [each.kind for each in web_questions] == ["trouble", "experience"]
    assert "rettssak" in web_questions[0].argument("words")
    danish = SOURCES["brave_web"].plan(replace(COMPANY, country="DK"), ())
    assert "retssag" in danish[0].argument("words")
    assert [each.kind for each in SOURCES["brave_news"].plan(COMPANY, ())] == ["press"]


@pytest.mark.parametrize("source", BOTH)
def test_a_sole_traders_name_is_not_searched(source: str) -> None:
    assert SOURCES[source].plan(COMPANY, [known("company.sole_trader", "yes")]) == ()


@pytest.mark.parametrize("source", BOTH)
def test_the_request_names_the_key_and_does_not_hold_it(source: str) -> None:
    request = SOURCES[source].request(question(source))
    assert request.key == KeyUse("brave_search", KeyPlace.HEADER, "X-Subscription-Token")
    assert "X-Subscription-Token" not in request.headers
    assert dict(request.params)["q"].startswith('"Fjordlys Automasjon AS"')
    need = SOURCES[source].manifest.key_need
    assert need is not None
    assert (need.name, bool(need.steps), need.minutes > 0) == ("brave_search", True, True)


def test_quotes_in_a_name_do_not_end_the_search_words() -> None:
    request = SOURCES["brave_news"].request(ask("brave_news", "press", 'Kvist "og" Ko'))
    assert dict(request.params)["q"] == '"Kvist og Ko"'


@pytest.mark.parametrize("name", ["", '""', "x" * 500])
def test_a_name_that_cannot_be_searched_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES["brave_news"].request(ask("brave_news", "press", name))


def test_results_are_kept_as_long_as_they_are_used_and_no_longer() -> None:
    for key in ("brave_news", "brave_web"):
        assert SOURCES[key].manifest.cache_days == PLAIN_DAYS
