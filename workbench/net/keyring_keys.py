"""Keys in the operating system's own vault, where it has one."""

from typing import Protocol

import keyring.backend
import keyring.errors

from workbench.net.secrets import Keys, Secret, SessionKeys
from workbench.texts import Message

# Other backends may ask for a passphrase on a terminal nobody sees, or write plain text.
_TRUSTED = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
)


def user_keys() -> Keys:
    """Return the operating system's store of keys, or the session's where it has none."""
    trusted = [
        backend
        for backend in keyring.backend.get_all_keyring()
        if type(backend).__module__ in _TRUSTED and backend.priority > 0
    ]
    if not trusted:
        return SessionKeys()
    return KeyringKeys(max(trusted, key=lambda backend: backend.priority))


class Vault(Protocol):
    """What we need of a keyring backend; each method may raise its KeyringError."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept, or None."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep something."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Remove what is kept."""
        ...


class KeyringKeys:
    """Keys kept by the operating system; where its vault is locked or broken, for the session."""

    def __init__(self, vault: Vault, service: str = "Leadline") -> None:
        self._vault = vault
        self._service = service
        self._session = SessionKeys()
        self._failed = False

    def get(self, name: str) -> Secret | None:
        """Return a key, or None while there is none."""
        if (here := self._session.get(name)) is not None:
            return here
        try:
            value = self._vault.get_password(self._service, name)
        except keyring.errors.KeyringError:
            self._failed = True
            return None
        return None if value is None else Secret(value)

    def put(self, name: str, secret: Secret) -> None:
        """Keep a key, in place of an older one."""
        try:
            self._vault.set_password(self._service, name, secret.reveal())
        except keyring.errors.KeyringError:
            self._failed = True
            self._session.put(name, secret)
        else:
            self._session.forget(name)

    def forget(self, name: str) -> None:
        """Remove a key, if there is one."""
        self._session.forget(name)
        try:
            self._vault.delete_password(self._service, name)
        except keyring.errors.PasswordDeleteError:
            return
        except keyring.errors.KeyringError:
            self._failed = True

    @property
    def remark(self) -> Message | None:
        """Say that keys do not outlive the program, where the system's store failed."""
        return self._session.remark if self._failed else None
