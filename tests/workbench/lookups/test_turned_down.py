"""What a status alone says."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.answers import TAKEN, response
from workbench.domain.lookup import AnswerKind
from workbench.lookups.turned_down import turned_down


def test_200_must_be_read() -> None:
    assert turned_down(response(b"{}"), "x@1") is None


@pytest.mark.parametrize("status", [204, 302, 400, 404, 410, 418])
def test_an_unexpected_status_failed_and_is_not_asked_again(status: int) -> None:
    answer = turned_down(response(b"", status), "x@1")
    assert answer is not None
    assert answer.kind is AnswerKind.FAILED
    assert answer.problem is not None
    assert not answer.problem.again
    assert str(status) in str(answer.problem.message)


@pytest.mark.parametrize(
    ("stated", "after"),
    [
        ("90", TAKEN + timedelta(seconds=90)),
        ("Sun, 22 Nov 2026 11:00:00 GMT", datetime(2026, 11, 22, 11, tzinfo=UTC)),
        ("99999999999999999999", TAKEN + timedelta(days=31)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", TAKEN + timedelta(days=31)),
        ("soon", None),
        ("Mon, 01 Jan 99999999999999999999 00:00:00 GMT", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(stated: str, after: datetime | None) -> None:
    answer = turned_down(response(b"", 429, retry_after=stated), "x@1")
    assert answer is not None
    assert answer.problem is not None
    assert answer.problem.after == after


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "The source wants a key, or does not accept this one."),
        (402, "What the source lets us ask is used up until it is paid for more."),
        (403, "The source wants a key, or does not accept this one."),
        (429, "The source has had enough questions from us for now."),
        (451, "Its terms or its owner keep us out."),
    ],
)
def test_a_refusal_says_whether_key_quota_or_terms_are_in_the_way_and_what_to_do(
    status: int, words: str
) -> None:
    answer = turned_down(response(b"", status), "x@1")
    assert answer is not None
    assert answer.kind is AnswerKind.REFUSED
    assert answer.problem is not None
    assert str(answer.problem.message) == words
    assert answer.problem.hint is not None
    assert answer.problem.again is (status == 429)
