"""A key is put in at the terminal, field by field and unseen, and nothing of it is printed."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
import typer

from tests.terminal import Leadline, Said
from workbench.bootstrap import adapters
from workbench.domain.key_parts import CLIENT, LOGIN, KeyPart
from workbench.domain.source import Manifest
from workbench.lookups.engine import Engine
from workbench.net.keyring_keys import KeyringKeys
from workbench.net.secrets import SessionKeys

SOURCE, KEPT_AS = "brave_web", ("Leadline", "brave_search")


class Vault:
    """The operating system's vault."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop((service, username), None)


@pytest.fixture
def vault(monkeypatch: pytest.MonkeyPatch) -> Vault:
    made = Vault()
    monkeypatch.setattr(adapters, "user_keys", lambda: KeyringKeys(made))
    return made


class Lines(io.StringIO):
    """Standard input: what is piped in, or what somebody types at a terminal."""

    def __init__(self, text: str, *, terminal: bool = False) -> None:
        super().__init__(text)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


Typing = Callable[..., Said]


@pytest.fixture
def typing(leadline: Leadline, monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Run a verb into which some lines are piped."""

    def run(lines: str, *words: str) -> Said:
        monkeypatch.setattr("sys.stdin", Lines(lines))
        return leadline(*words)

    return run


def with_parts(
    monkeypatch: pytest.MonkeyPatch, parts: tuple[KeyPart, ...], *, in_clear: bool = False
) -> None:
    """Let every key have such parts, and go out without encryption where that is meant."""
    told = Engine.manifests

    def manifests(engine: Engine) -> tuple[Manifest, ...]:
        return tuple(
            replace(
                each,
                key_need=replace(each.key_need, parts=parts),
                plain_http=each.hosts if in_clear else (),
            )
            if each.key_need is not None
            else each
            for each in told(engine)
        )

    monkeypatch.setattr(Engine, "manifests", manifests)


def test_a_key_is_put_in_and_taken_out(typing: Typing, vault: Vault) -> None:
    said = typing("invented-key\n", "sources", "key", SOURCE)
    assert (said.code, said.out) == (0, "Kept the key for Brave web search.\n")
    assert vault.kept == {KEPT_AS: "invented-key"}
    forgot = typing("", "sources", "forget", SOURCE, "--json")
    assert (forgot.document["source"], forgot.document["has_key"]) == (SOURCE, False)
    assert vault.kept == {}


def test_a_login_is_put_in_line_by_line(
    typing: Typing, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_parts(monkeypatch, LOGIN)
    said = typing("havbris\na:Ké word\n", "sources", "key", SOURCE, "--json")
    assert said.document == {
        "did": "Kept the key for Brave web search.",
        "source": SOURCE,
        "has_key": True,
    }
    assert vault.kept == {KEPT_AS: "havbris\na:Ké word"}
    assert "Ké" not in said.out + said.err


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("", "Type the user name."),
        ("\nsecret\n", "Type the user name."),
        ("havbris\n", "Type the password."),
        ("hav:bris\nsecret\n", "It cannot hold a colon"),
    ],
)
def test_the_first_field_that_is_wrong_is_said_and_nothing_is_kept(
    lines: str, words: str, typing: Typing, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_parts(monkeypatch, LOGIN)
    said = typing(lines, "sources", "key", SOURCE)
    assert said.code == 2
    assert words in said.err
    assert "secret" not in said.out + said.err
    assert vault.kept == {}


def test_at_a_terminal_each_field_is_asked_for_and_a_secret_one_unseen(
    leadline: Leadline, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_parts(monkeypatch, CLIENT)
    asked: list[tuple[str, bool]] = []
    answers = iter(["client-7f3a", "s3cret"])

    def prompt(label: str, *, hide_input: bool, err: bool, **_: object) -> str:
        assert err
        asked.append((label, hide_input))
        return next(answers)

    monkeypatch.setattr(typer, "prompt", prompt)
    monkeypatch.setattr("sys.stdin", Lines("", terminal=True))
    said = leadline("sources", "key", SOURCE)
    assert said.code == 0
    assert asked == [("Client id", False), ("Client secret", True)]
    assert vault.kept == {KEPT_AS: "client-7f3a\ns3cret"}
    assert "s3cret" not in said.out + said.err


def test_it_is_said_before_a_login_is_typed_that_it_goes_out_in_clear(
    typing: Typing, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_parts(monkeypatch, LOGIN, in_clear=True)
    assert "takes a key without encryption" in typing("a\nb\n", "sources", "key", SOURCE).out


def test_a_computer_that_keeps_no_keys_is_said_before_any_is_typed(
    typing: Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapters, "user_keys", SessionKeys)
    said = typing("invented-key\n", "sources", "key", SOURCE)
    assert said.code == 2
    assert "no safe place for keys" in said.err
    assert "Add the key in the window" in said.err


def test_bytes_that_are_no_text_are_no_key(
    leadline: Leadline, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = io.TextIOWrapper(io.BytesIO(b"invented-\xff-key\n"), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", piped)
    said = leadline("sources", "key", SOURCE)
    assert said.code == 2
    assert "Paste the key itself" in said.err
    assert vault.kept == {}


@pytest.mark.parametrize("verb", ["key", "forget"])
@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("no_enhetsregisteret", "Enhetsregisteret wants no key."),
        ("nobody", "There is no source called nobody."),
    ],
)
def test_a_source_that_takes_no_key_is_said(
    verb: str, source: str, words: str, typing: Typing, vault: Vault
) -> None:
    said = typing("invented-key\n", "sources", verb, source)
    assert said.code == 2
    assert words in said.err


def test_what_wants_a_key_says_how_it_is_put_in(leadline: Leadline) -> None:
    assert f"leadline sources key {SOURCE}" in leadline("sources").out
