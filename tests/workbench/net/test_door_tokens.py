"""A client's token is asked for once, kept in memory, sent to its host alone, and renewed once."""

import base64
import json
import logging
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from tests.fakes.network import NOON, StandingClock, keys
from tests.workbench.net.doors import (
    ELSEWHERE,
    REGISTER,
    ask,
    by_turns,
    exchange,
    in_every_frame,
    send,
)
from workbench.domain.key_parts import CLIENT, as_one
from workbench.errors import (
    CancelledByUser,
    SourceError,
    SourceRefused,
    SourceUnreachable,
    SourceUnreadable,
)
from workbench.jobs import JobControl
from workbench.net.door import Limits
from workbench.net.exchange import KeyPlace, KeyUse, Request, TokenGrant
from workbench.net.faults import Fault
from workbench.net.secrets import Secret
from workbench.net.served_world import ServedWorld, Visit
from workbench.net.worlds import Exchange, World, WorldDoor

GIVER = "giver.example"
SCOPE = "valuable-data:read valuable-data:ping"
USE = KeyUse(
    "register", KeyPlace.CLIENT, grant=TokenGrant(f"http://{GIVER}/oauth2/token", scope=SCOPE)
)
ID, SECRET = "client-id-7f3a", "s3cret-of-the-client"
KEPT = as_one(CLIENT, (ID, SECRET))


def token(number: int) -> str:
    """An invented token as servers make them: it holds the client's id, in base64."""
    middle = base64.urlsafe_b64encode(json.dumps({"azp": ID, "jti": number}).encode()).decode()
    return f"t0ken{number}.{middle.rstrip('=')}.signed-{number}"


def given(number: int = 1, more: Mapping[str, object] = {}) -> Exchange:
    """How the giver answers: well, unless `more` says otherwise."""
    told = {"access_token": token(number), "token_type": "Bearer", "expires_in": 3600, **more}
    text = json.dumps({name: value for name, value in told.items() if value != "left out"})
    return giver(text=text)


def giver(**more: object) -> Exchange:
    return exchange("/oauth2/token", host=GIVER, method="POST", **more)


def unit(**more: object) -> Exchange:
    return exchange("/unit", **more)


def question(**more: Any) -> Request:
    return replace(ask("/unit", key=USE), **more)


def asked_for_tokens(served: ServedWorld) -> list[Visit]:
    return [visit for visit in served.visits if visit.asked.host == GIVER]


def sent_tokens(served: ServedWorld) -> list[str | None]:
    """Which token came with each question to any other host."""
    return [
        visit.headers.get("authorization") for visit in served.visits if visit.asked.host != GIVER
    ]


class Ticks:
    """A clock that never goes back, and goes on when it is told to."""

    def __init__(self) -> None:
        self.time = 1_000.0

    def __call__(self) -> float:
        return self.time


def test_a_token_is_asked_for_by_the_client_and_goes_along() -> None:
    with by_turns(given(), unit(text="found"), register=KEPT) as (d, served):
        response = send(d, question(headers={"X-Own": "1"}))
    assert response.content == b"found"
    first, second = served.visits
    assert first.asked.method == "POST"
    assert dict(parse_qsl(first.asked.body.decode())) == {
        "grant_type": "client_credentials",
        "scope": SCOPE,
    }
    assert first.headers["content-type"] == "application/x-www-form-urlencoded"
    expected = base64.b64encode(f"{ID}:{SECRET}".encode()).decode()
    assert first.headers["authorization"] == f"Basic {expected}"
    assert "x-own" not in first.headers
    assert second.headers["authorization"] == f"Bearer {token(1)}"
    assert second.headers["x-own"] == "1"


def test_an_id_and_a_secret_are_written_as_a_form_writes_them() -> None:
    """RFC 6749, 2.3.1 and appendix B."""
    kept = as_one(CLIENT, ("https://client.example", "a+b/c=%é"))
    with by_turns(given(), unit(), register=kept) as (d, served):
        send(d, question())
    sent = served.visits[0].headers["authorization"].removeprefix("Basic ")
    assert base64.b64decode(sent) == b"https%3A%2F%2Fclient.example:a%2Bb%2Fc%3D%25%C3%A9"


def test_without_a_scope_none_is_sent() -> None:
    use = replace(USE, grant=TokenGrant(f"http://{GIVER}/oauth2/token"))
    with by_turns(given(), unit(), register=KEPT) as (d, served):
        send(d, question(key=use))
    assert served.visits[0].asked.body == b"grant_type=client_credentials"


def test_a_token_serves_until_a_minute_before_it_ends() -> None:
    ticks = Ticks()
    with by_turns(given(1), given(2), unit(), register=KEPT, ticks=ticks) as (d, served):
        for after in (0.0, 3_539.0, 1.0):
            ticks.time += after
            send(d, question())
    assert sent_tokens(served) == [f"Bearer {token(number)}" for number in (1, 1, 2)]


@pytest.mark.parametrize(
    ("seconds", "serves"), [("left out", 299.0), (90, 29.0), (10**400, 86_339.0)]
)
def test_how_long_a_token_serves_is_as_its_answer_says(seconds: object, serves: float) -> None:
    ticks = Ticks()
    answers = (given(1, {"expires_in": seconds}), given(2), unit())
    with by_turns(*answers, register=KEPT, ticks=ticks) as (d, served):
        for after in (0.0, serves, 1.0):
            ticks.time += after
            send(d, question())
    assert sent_tokens(served) == [f"Bearer {token(number)}" for number in (1, 1, 2)]


def test_a_token_of_less_than_a_minute_serves_one_question() -> None:
    with by_turns(given(1, {"expires_in": 30}), given(2), unit(), register=KEPT) as (d, served):
        send(d, question())
        send(d, question())
    assert sent_tokens(served) == [f"Bearer {token(number)}" for number in (1, 2)]


def test_a_token_that_is_not_accepted_is_renewed_once() -> None:
    answers = (given(1), given(2), unit(status=401), unit(text="found"))
    with by_turns(*answers, register=KEPT) as (d, served):
        assert send(d, question()).content == b"found"
        assert send(d, question()).content == b"found"
    assert sent_tokens(served) == [f"Bearer {token(number)}" for number in (1, 2, 2)]


def test_who_is_not_let_in_with_a_fresh_token_either_is_told_so() -> None:
    with by_turns(given(1), given(2), unit(status=401), register=KEPT) as (d, served):
        assert send(d, question()).status == 401
    assert sent_tokens(served) == [f"Bearer {token(1)}", f"Bearer {token(2)}"]
    assert len(asked_for_tokens(served)) == 2


@pytest.mark.parametrize("status", [403, 404, 500])
def test_another_refusal_renews_no_token(status: int) -> None:
    with by_turns(given(), unit(status=status), register=KEPT) as (d, served):
        assert send(d, question()).status == status
    assert len(served.visits) == 2


def test_a_key_that_is_no_token_is_sent_once_whatever_is_answered() -> None:
    basic = KeyUse("register", KeyPlace.BASIC)
    with by_turns(unit(status=401), register="a-key") as (d, served):
        assert send(d, question(key=basic)).status == 401
    assert len(served.visits) == 1


def test_threads_that_come_at_once_ask_for_one_token() -> None:
    slow = given(1).model_copy(update={"delay": 0.3})
    at_once = threading.Barrier(4)
    came: list[int] = []
    with by_turns(slow, given(2), unit(), register=KEPT) as (d, served):

        def work() -> None:
            at_once.wait()
            came.append(send(d, question()).status)

        threads = [threading.Thread(target=work) for _ in range(4)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    assert came == [200] * 4
    assert len(asked_for_tokens(served)) == 1
    assert sent_tokens(served) == [f"Bearer {token(1)}"] * 4


def test_threads_whose_token_was_refused_at_once_renew_it_once() -> None:
    answers = (given(1), given(2), given(3), unit(), *[unit(status=401)] * 3, unit(text="found"))
    came: list[bytes] = []
    with by_turns(*answers, refused_together=3, register=KEPT) as (d, served):
        send(d, question())
        threads = [
            threading.Thread(target=lambda: came.append(send(d, question()).content))
            for _ in range(3)
        ]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    assert came == [b"found"] * 3
    assert sent_tokens(served) == [f"Bearer {token(1)}"] * 4 + [f"Bearer {token(2)}"] * 3


def test_who_waits_for_anothers_token_can_be_stopped() -> None:
    stuck = giver(fault=Fault.TIMEOUT)
    control, other, ended = JobControl(), JobControl(), threading.Event()
    with by_turns(stuck, unit(), register=KEPT) as (d, served):

        def work() -> None:
            with pytest.raises(CancelledByUser):
                d.send(question(), other)
            ended.set()

        asking = threading.Thread(target=work)
        asking.start()
        while not asked_for_tokens(served):
            assert not ended.wait(0.01)
        threading.Timer(0.1, control.cancel).start()
        with pytest.raises(CancelledByUser):
            d.send(question(), control)
        assert not ended.is_set()
        other.cancel()
        asking.join()
    assert ended.is_set()
    assert len(served.visits) == 1


def test_who_waits_longer_than_the_question_may_take_is_told_so() -> None:
    other = JobControl()
    with by_turns(giver(fault=Fault.TIMEOUT), unit(), register=KEPT) as (d, served):

        def work() -> None:
            with pytest.raises(CancelledByUser):
                d.send(question(), other)

        asking = threading.Thread(target=work)
        asking.start()
        while not asked_for_tokens(served):
            assert asking.is_alive()
        with pytest.raises(SourceUnreachable, match=r"giver\.example did not answer in time"):
            send(d, question(seconds=0.2))
        other.cancel()
        asking.join()


def test_another_key_is_given_a_token_of_its_own() -> None:
    ring = keys(register=KEPT)
    with by_turns(given(1), given(2), unit(), register=KEPT) as (d, served):
        d._keys = ring
        send(d, question())
        ring.put("register", Secret(as_one(CLIENT, (ID, "another-secret"))))
        send(d, question())
    assert sent_tokens(served) == [f"Bearer {token(number)}" for number in (1, 2)]


def test_a_forgotten_keys_token_is_forgotten() -> None:
    ring = keys(register=KEPT)
    with by_turns(given(1), given(2), unit(), register=KEPT) as (d, served):
        d._keys = ring
        send(d, question())
        ring.forget("register")
        with pytest.raises(SourceRefused, match="needs a key"):
            send(d, question())
        ring.put("register", Secret(KEPT))
        send(d, question())
    assert sent_tokens(served) == [f"Bearer {token(number)}" for number in (1, 2)]


def test_each_scope_has_a_token_of_its_own() -> None:
    other = replace(USE, grant=TokenGrant(f"http://{GIVER}/oauth2/token", scope="other"))
    with by_turns(given(1), given(2), unit(), register=KEPT) as (d, served):
        for use in (USE, other, USE):
            send(d, question(key=use))
    assert sent_tokens(served) == [f"Bearer {token(number)}" for number in (1, 2, 1)]


def test_a_token_goes_to_no_other_host() -> None:
    moved = unit(status=307, headers={"location": f"http://{ELSEWHERE}/new"})
    there = exchange("/new", host=ELSEWHERE, status=401)
    with by_turns(given(), moved, there, register=KEPT) as (d, served):
        assert send(d, question(hosts=("*.example",))).status == 401
    # A refusal of a host that was shown no token renews none.
    assert sent_tokens(served) == [f"Bearer {token(1)}", None]


def test_who_may_not_be_asked_needs_no_token() -> None:
    with by_turns(given(), unit(), register=KEPT) as (d, served):
        for refused in (question(hosts=("other.example",)), question(plain_http=False)):
            with pytest.raises(SourceRefused):
                send(d, refused)
        d.offline = True
        with pytest.raises(SourceError, match="No network"):
            send(d, question())
    assert served.visits == []


def test_the_giver_is_asked_by_the_rules_of_every_request() -> None:
    in_clear = question(url=f"https://{REGISTER}/unit", plain_http=False)
    with by_turns(given(), unit(), register=KEPT) as (d, served):
        with pytest.raises(
            SourceRefused, match=r"giver\.example wants to answer without encryption"
        ):
            send(d, in_clear)
        nobody = replace(USE, grant=TokenGrant("https://nobody.example/token"))
        with pytest.raises(SourceUnreachable, match=r"no host nobody\.example"):
            send(d, question(key=nobody))
    assert served.visits == []


REFUSED = {
    "400": giver(status=400, text='{"error": "invalid_scope", "error_description": "s3cret"}'),
    "401": giver(status=401, text=f'{{"error": "invalid_client", "was": "{SECRET}"}}'),
    "401 in HTML": giver(status=401, text=f"<html>{SECRET}</html>"),
    "403": giver(status=403),
}
MOVED = {
    status: giver(status=status, headers={"location": f"http://{ELSEWHERE}/s3cret"})
    for status in (301, 302, 303, 307, 308)
}
LATER = {
    "429": giver(status=429),
    "500": giver(status=500, text=SECRET),
    "503": giver(status=503),
    "nothing": giver(fault=Fault.TIMEOUT),
    "torn": giver(fault=Fault.RESET),
    "half": giver(
        text=f'{{"access_token": "{token(1)}", "token_type": "Bearer"}}', fault="truncated"
    ),
}
NO_TOKEN = {
    "404": giver(status=404),
    "204": giver(status=204),
    "HTML": giver(text=f"<!doctype html><html>{token(1)}</html>"),
    "no JSON": giver(text=token(1)),
    "nothing": giver(text=""),
    "a list": giver(text=json.dumps([token(1)])),
    "deep": giver(text="[" * 200_000),
    "no token": given(1, {"access_token": "left out"}),
    "an empty token": given(1, {"access_token": ""}),
    "a token with a line": given(1, {"access_token": "t0ken\r\nX-Evil: 1"}),
    "a token that is a number": given(1, {"access_token": 7}),
    "no type": given(1, {"token_type": "left out"}),
    "another type": given(1, {"token_type": "mac"}),
    "no number of seconds": given(1, {"expires_in": "3600"}),
    "no seconds": given(1, {"expires_in": None}),
    "no second": given(1, {"expires_in": 0}),
    "yes": given(1, {"expires_in": True}),
    "too large": giver(text=" " * 1_000_001),
    "endless": giver(text=token(1), fault=Fault.OVERSIZED),
    "packed": giver(text=token(1), fault=Fault.BOMB),
}  # fmt: skip


def refusal(
    answer: Exchange, kind: type[SourceError], caplog: pytest.LogCaptureFixture
) -> SourceError:
    """What is told where no token comes; nothing of client or token stands in it or in the log."""
    caplog.set_level(logging.DEBUG)
    logging.getLogger("urllib3").setLevel(logging.DEBUG)
    exchanges = (answer, unit(), exchange("/s3cret", host=ELSEWHERE))
    with by_turns(*exchanges, register=KEPT) as (d, served), pytest.raises(kind) as caught:
        send(d, question(seconds=1.0))
    assert {visit.asked.host for visit in served.visits} == {GIVER}
    told = in_every_frame(caught.value) + caplog.text
    assert "s3cret" not in told
    assert "t0ken" not in told
    assert isinstance(caught.value, kind)
    return caught.value


@pytest.mark.parametrize("answer", REFUSED.values(), ids=REFUSED.keys())
def test_a_client_that_is_not_accepted_is_told_to_check_the_key(
    answer: Exchange, caplog: pytest.LogCaptureFixture
) -> None:
    problem = refusal(answer, SourceRefused, caplog)
    assert str(problem) == "giver.example does not accept the key of this source."
    assert str(problem.hint) == "Check the key under Sources."


def test_only_the_words_of_the_standard_are_repeated(caplog: pytest.LogCaptureFixture) -> None:
    details = [refusal(each, SourceRefused, caplog).detail for each in REFUSED.values()]
    assert details == ["400 invalid_scope", "401 invalid_client", "401", "403"]


@pytest.mark.parametrize("answer", MOVED.values(), ids=MOVED.keys())
def test_a_giver_that_sends_us_elsewhere_is_not_followed(
    answer: Exchange, caplog: pytest.LogCaptureFixture
) -> None:
    assert "sends us elsewhere" in str(refusal(answer, SourceRefused, caplog))


@pytest.mark.parametrize("answer", LATER.values(), ids=LATER.keys())
def test_a_giver_that_cannot_answer_now_may_be_asked_later(
    answer: Exchange, caplog: pytest.LogCaptureFixture
) -> None:
    problem = refusal(answer, SourceUnreachable, caplog)
    assert "giver.example" in str(problem)
    assert str(problem.hint) == "Ask again later."


@pytest.mark.parametrize("answer", NO_TOKEN.values(), ids=NO_TOKEN.keys())
def test_what_is_no_token_is_unreadable(answer: Exchange, caplog: pytest.LogCaptureFixture) -> None:
    problem = refusal(answer, SourceUnreadable, caplog)
    assert "giver.example" in str(problem) or "larger than 1 MB" in str(problem)


def test_a_giver_that_failed_is_asked_again_by_the_next_question() -> None:
    with by_turns(giver(status=503), given(), unit(), register=KEPT) as (d, _):
        with pytest.raises(SourceUnreachable):
            send(d, question())
        assert send(d, question()).status == 200


def test_a_token_that_a_source_sends_back_is_not_kept() -> None:
    echo = unit(
        text=f'{{"token": "{token(1)}", "client": "{ID}", "secret": "{SECRET}"}}',
        headers={"x-echo": f"Bearer {token(1)}"},
    )
    with by_turns(given(), echo, register=KEPT) as (d, _):
        response = send(d, question())
    assert response.content.decode() == '{"token": "…", "client": "…", "secret": "…"}'
    assert response.headers["x-echo"] == "Bearer …"
    assert response.headers["leadline-blanked"] == "a key"


@pytest.mark.parametrize("fault", [Fault.RESET, Fault.TRUNCATED, Fault.TIMEOUT, Fault.OVERSIZED])
def test_no_failure_of_the_source_tells_a_token(
    fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    failing = unit(text=f"{token(1)} {SECRET}", fault=fault)
    limits = Limits(size=100_000)
    with (
        by_turns(given(), failing, limits=limits, register=KEPT) as (d, _),
        pytest.raises(SourceError) as caught,
    ):
        send(d, question(seconds=0.5))
    told = in_every_frame(caught.value) + caplog.text
    assert "s3cret" not in told
    assert "t0ken" not in told


def test_a_door_does_not_show_its_tokens() -> None:
    with by_turns(given(), unit(), register=KEPT) as (d, _):
        send(d, question())
        assert "t0ken" not in f"{d!r} {vars(d)} {vars(d._tokens)}"


def test_a_recorded_world_answers_without_a_token() -> None:
    recorded = WorldDoor(World(Path(), {}, [unit(text="found")]), clock=StandingClock())
    response = recorded.send(question(), JobControl())
    assert (response.content, response.taken) == (b"found", NOON)
