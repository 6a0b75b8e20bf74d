"""Keys: what shows of them, and what happens where the system cannot keep them."""

import copy
import pickle

import keyring.errors
import pytest

from workbench.net.keyring_keys import KeyringKeys, user_keys
from workbench.net.secrets import Keys, Secret, SessionKeys


class Vault:
    """The operating system's vault; a locked one refuses everything."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def _unlocked(self) -> None:
        if self.locked:
            raise keyring.errors.KeyringLocked

    def get_password(self, service: str, username: str) -> str | None:
        self._unlocked()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._unlocked()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._unlocked()
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError


def remark(keys: Keys) -> str:
    return str(keys.remark or "")


def test_a_secret_does_not_show_itself() -> None:
    secret = Secret("hush")
    assert "hush" not in f"{secret} {secret!r} {[secret]}"
    assert secret.reveal() == "hush"


@pytest.mark.parametrize("write", [pickle.dumps, copy.copy])
def test_a_secret_is_not_written_anywhere(write: object) -> None:
    assert callable(write)
    with pytest.raises(TypeError):
        write(Secret("hush"))


def test_equal_secrets_are_equal() -> None:
    assert Secret("é") == Secret("é")
    assert len({Secret("a"), Secret("a"), Secret("b")}) == 2
    assert Secret("a") != "a"


@pytest.mark.parametrize("keys", [SessionKeys(), KeyringKeys(Vault())], ids=["session", "vault"])
def test_a_key_is_kept_and_forgotten(keys: Keys) -> None:
    assert keys.get("brave") is None
    keys.put("brave", Secret("one"))
    keys.put("brave", Secret("two"))
    assert keys.get("brave") == Secret("two")
    keys.forget("brave")
    keys.forget("brave")
    assert keys.get("brave") is None


def test_the_session_says_that_keys_do_not_outlive_it() -> None:
    assert "until the program ends" in remark(SessionKeys())


def test_a_locked_vault_keeps_the_key_for_the_session_and_says_so() -> None:
    vault = Vault()
    keys = KeyringKeys(vault)
    assert remark(keys) == ""
    vault.locked = True
    assert keys.get("brave") is None
    keys.put("brave", Secret("hush"))
    assert keys.get("brave") == Secret("hush")
    assert "until the program ends" in remark(keys)
    keys.forget("brave")
    assert keys.get("brave") is None


def test_what_the_vault_takes_is_no_longer_the_sessions() -> None:
    vault = Vault()
    keys = KeyringKeys(vault)
    vault.locked = True
    keys.put("brave", Secret("old"))
    vault.locked = False
    keys.put("brave", Secret("new"))
    assert keys.get("brave") == Secret("new")
    assert vault.kept == {("Leadline", "brave"): "new"}


def test_a_computer_without_a_vault_keeps_keys_for_the_session(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("keyring.backend.get_all_keyring", list)
    assert isinstance(user_keys(), SessionKeys)
