"""Keys that a source sends back are hidden, however they are written, and nothing else is."""

import base64
import html
import json
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.net.hiding import HIDDEN, hidden, hidden_in_bytes
from workbench.net.secrets import Secret

KEY = "s3cret/Ké+y <9> f&3"

WRITTEN: list[Callable[[str], str]] = [
    str,
    quote,
    lambda key: quote(key, safe=""),
    lambda key: quote(key, safe="").replace("%2F", "%2f").replace("%C3%A9", "%c3%a9")
    .replace("%2B", "%2b").replace("%3C", "%3c").replace("%3E", "%3e"),
    quote_plus,
    html.escape,
    lambda key: json.dumps(key)[1:-1],
    lambda key: json.dumps(key, ensure_ascii=False)[1:-1].replace("/", "\\/"),
    lambda key: key.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e"),
    lambda key: key.replace("&", r"\u0026").replace("<", r"\u003C").replace(">", r"\u003E")
    .replace("+", r"\u002B"),
    lambda key: base64.b64encode(key.encode()).decode(),
    lambda key: base64.urlsafe_b64encode(key.encode()).decode(),
    lambda key: key.encode().decode("latin-1"),
]  # fmt: skip


@pytest.mark.parametrize("write", WRITTEN)
def test_a_key_is_hidden_however_it_is_written(write: Callable[[str], str]) -> None:
    told = f'{{"error": "{write(KEY)} is no key of ours"}}'
    assert write(KEY) not in hidden(told, [Secret(KEY)])
    assert write(KEY).encode() not in hidden_in_bytes(told.encode(), [Secret(KEY)])


def test_a_key_is_hidden_in_an_older_encoding_too() -> None:
    told = f"your key {KEY}".encode("latin-1")
    assert hidden_in_bytes(told, [Secret(KEY)]) == f"your key {HIDDEN}".encode()


@pytest.mark.parametrize("around", [("u", ":"), ("us", ""), ("use", ":x"), ("user:", "\n")])
def test_a_key_is_hidden_in_longer_text_in_base64(around: tuple[str, str]) -> None:
    before, behind = around
    told = base64.b64encode(f"{before}{KEY}{behind}".encode())
    left = hidden_in_bytes(b"Basic " + told, [Secret(KEY)]).decode().removeprefix("Basic ")
    assert HIDDEN in left
    assert len(left) <= len(base64.b64encode((before + behind).encode())) + 4


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_a_key_is_hidden_in_an_answer_of_two_bytes_a_letter(encoding: str) -> None:
    told = hidden_in_bytes(f'<a key="{KEY}"/>'.encode(encoding), [Secret(KEY)])
    assert told.decode(encoding) == f'<a key="{HIDDEN}"/>'


def test_without_a_key_nothing_is_hidden() -> None:
    assert hidden("a header", []) == "a header"
    assert hidden_in_bytes(b"an answer", []) == b"an answer"


def test_a_key_of_a_few_letters_does_not_eat_answers() -> None:
    assert hidden_in_bytes(b'{"a": "abc"}', [Secret("a")]) == b'{"a": "abc"}'


@given(st.binary(), st.text(min_size=8, alphabet=st.characters(codec="utf-8")))
def test_what_holds_no_key_is_kept_byte_by_byte(content: bytes, key: str) -> None:
    shapes = (key, quote(key), quote_plus(key), html.escape(key), json.dumps(key)[1:-1])
    if not any(shape.encode() in content for shape in shapes):
        assert hidden_in_bytes(b"<" + content + b">", [Secret("k" * 300 + key)]) == (
            b"<" + content + b">"
        )
