"""A login goes along as RFC 7617 has it, to the host it is for, and nothing ever tells it."""

import base64
import logging
import unicodedata

import pytest

from tests.workbench.net.doors import (
    ELSEWHERE,
    REGISTER,
    ask,
    by_turns,
    exchange,
    in_every_frame,
    send,
)
from workbench.domain.key_parts import LOGIN, as_one
from workbench.errors import SourceError, SourceRefused
from workbench.net.exchange import KeyPlace, KeyUse, TokenGrant
from workbench.net.faults import Fault
from workbench.net.secrets import Secret

LOGGED_IN = KeyUse("register", KeyPlace.BASIC)
USER, PASSWORD = "havbris-cvr", "s3cret:Ké /y"
KEPT = as_one(LOGIN, (USER, PASSWORD))


def login_sent(headers: dict[str, str]) -> str:
    """What stands in the Authorization header, decoded."""
    scheme, _, encoded = headers["authorization"].partition(" ")
    assert scheme == "Basic"
    return base64.b64decode(encoded, validate=True).decode()


@pytest.mark.parametrize("password", [PASSWORD, "plain", "::", "Ångström €", "two words"])
def test_a_user_name_and_a_password_go_along(password: str) -> None:
    with by_turns(exchange("/unit"), register=as_one(LOGIN, (USER, password))) as (d, served):
        assert send(d, ask("/unit", key=LOGGED_IN)).status == 200
    assert login_sent(served.visits[0].headers) == f"{USER}:{password}"


def test_letters_are_sent_composed() -> None:
    apart = unicodedata.normalize("NFD", "Ærø é")
    with by_turns(exchange("/unit"), register=as_one(LOGIN, (USER, apart))) as (d, served):
        send(d, ask("/unit", key=LOGGED_IN))
    assert login_sent(served.visits[0].headers) == f"{USER}:Ærø é"


def test_a_key_in_one_piece_is_the_user_of_an_empty_password() -> None:
    with by_turns(exchange("/unit"), register="0f9e-key-8d7c") as (d, served):
        send(d, ask("/unit", key=LOGGED_IN))
    assert login_sent(served.visits[0].headers) == "0f9e-key-8d7c:"


@pytest.mark.parametrize(
    ("use", "kept"),
    [
        (LOGGED_IN, "s3cret:with a colon"),
        (LOGGED_IN, "s3cret\nof\nthree"),
        (KeyUse("register", KeyPlace.CLIENT, grant=TokenGrant(f"http://{REGISTER}/t")), "s3cret"),
    ],
    ids=["a user name with a colon", "three parts", "a client without a secret"],
)
def test_what_was_kept_for_another_use_is_refused_before_anything_is_sent(
    use: KeyUse, kept: str
) -> None:
    with (
        by_turns(exchange("/unit"), register=kept) as (d, served),
        pytest.raises(SourceRefused, match="cannot be sent as it is kept") as caught,
    ):
        send(d, ask("/unit", key=use))
    assert "s3cret" not in in_every_frame(caught.value)
    assert served.visits == []


@pytest.mark.parametrize("prefix", ["Token ", "Bearer "])
def test_a_key_goes_along_behind_a_prefix(prefix: str) -> None:
    use = KeyUse("register", KeyPlace.HEADER, "Authorization", prefix=prefix)
    with by_turns(exchange("/unit", text="you are s3cret-key"), register="s3cret-key") as (d, it):
        response = send(d, ask("/unit", key=use))
    assert it.visits[0].headers["authorization"] == f"{prefix}s3cret-key"
    assert response.content == "you are …".encode()


def test_a_login_goes_to_no_other_host() -> None:
    moved = {"location": f"http://{ELSEWHERE}/new"}
    exchanges = (
        exchange("/old", status=307, headers=moved),
        exchange("/new", host=ELSEWHERE),
    )
    with by_turns(*exchanges, register=KEPT) as (d, served):
        send(d, ask("/old", key=LOGGED_IN, hosts=("*.example",)))
    first, second = served.visits
    assert "authorization" in first.headers
    assert second.asked.host == ELSEWHERE
    assert "authorization" not in second.headers


ENCODED = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()


def test_a_login_that_a_source_sends_back_is_not_kept() -> None:
    echo = f"Basic {ENCODED} | {USER}:{PASSWORD} | {PASSWORD} | user {USER}"
    headers = {"x-echo": f"Basic {ENCODED}", "x-user": USER}
    with by_turns(exchange("/unit", text=echo, headers=headers), register=KEPT) as (d, _):
        response = send(d, ask("/unit", key=LOGGED_IN))
    assert response.content.decode() == "Basic …== | … | … | user …"
    assert (response.headers["x-echo"], response.headers["x-user"]) == ("Basic …==", "…")
    assert response.headers["leadline-blanked"] == "a key"


def test_a_short_user_name_is_a_word_and_left_in_answers() -> None:
    kept = as_one(LOGIN, ("json", "a-long-password"))
    told = {"content-type": "application/json"}
    with by_turns(exchange("/unit", text='["json"]', headers=told), register=kept) as (d, _):
        response = send(d, ask("/unit", key=LOGGED_IN))
    assert (response.content, response.media_type) == (b'["json"]', "application/json")


@pytest.mark.parametrize("fault", [Fault.RESET, Fault.TRUNCATED, Fault.TIMEOUT, Fault.SLOW_DRIP])
def test_no_failure_tells_a_login(fault: Fault, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("urllib3").setLevel(logging.DEBUG)
    failing = exchange("/unit", text=f"{ENCODED} {PASSWORD} " * 9, fault=fault)
    with by_turns(failing, register=KEPT) as (d, _), pytest.raises(SourceError) as caught:
        send(d, ask("/unit", key=LOGGED_IN, seconds=0.3))
    told = in_every_frame(caught.value) + caplog.text
    assert "s3cret" not in told
    assert ENCODED[8:-8] not in told


def test_keys_of_one_user_and_two_passwords_are_told_apart() -> None:
    first, second = (Secret(as_one(LOGIN, (USER, word))) for word in ("one", "two"))
    assert first.fingerprint("register") != second.fingerprint("register")
    assert first != second


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: KeyUse("a", KeyPlace.HEADER),
        lambda: KeyUse("a", KeyPlace.QUERY, "key", prefix="Token "),
        lambda: KeyUse("a", KeyPlace.BASIC, "Authorization"),
        lambda: KeyUse("a", KeyPlace.CLIENT),
        lambda: KeyUse("a", KeyPlace.BASIC, grant=TokenGrant("https://a.example/token")),
    ],
)
def test_a_use_that_cannot_be_meant_is_our_own_fault(wrong: object) -> None:
    assert callable(wrong)
    with pytest.raises(ValueError, match="key"):
        wrong()
