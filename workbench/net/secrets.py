"""Keys of sources: a type that does not show itself, and where keys are kept."""

import hashlib
import hmac
from typing import NoReturn, Protocol

from workbench.texts import Message, say


class Secret:
    """A key that neither prints, logs nor pickles; `reveal` is for the door alone."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the key itself."""
        return self._value

    def fingerprint(self, name: str) -> str:
        """Return what tells this key from another, and from which it cannot be found again.

        Stores keep it beside the times a source was asked; scrypt (RFC 7914) makes guessing what
        a short key may be as dear as it can be for something that is worked out at every start.
        """
        told = hashlib.scrypt(self._value.encode(), salt=name.encode(), n=2**14, r=8, p=1, dklen=8)
        return told.hex()

    def __repr__(self) -> str:
        return "Secret(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and hmac.compare_digest(
            self._value.encode(), other.reveal().encode()
        )

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is not written anywhere")


class Keys(Protocol):
    """Where the user's keys are kept, by the name a manifest gives them."""

    def get(self, name: str) -> Secret | None:
        """Return a key, or None while there is none."""
        ...

    def put(self, name: str, secret: Secret) -> None:
        """Keep a key, in place of an older one."""
        ...

    def forget(self, name: str) -> None:
        """Remove a key, if there is one."""
        ...

    @property
    def remark(self) -> Message | None:
        """What the user should know of how keys are kept here, or None."""
        ...


class KeyRing:
    """The user's side of the keys: they are put in and taken away here, and never read."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    def has(self, name: str) -> bool:
        """Whether a key is kept."""
        return self._keys.get(name) is not None

    def put(self, name: str, key: str) -> None:
        """Keep a key, in place of an older one."""
        self._keys.put(name, Secret(key))

    def forget(self, name: str) -> None:
        """Remove a key, if there is one."""
        self._keys.forget(name)

    @property
    def remark(self) -> Message | None:
        """What the user should know of how keys are kept here, or None."""
        return self._keys.remark


class SessionKeys:
    """Keys kept until the program ends."""

    def __init__(self) -> None:
        self._kept: dict[str, Secret] = {}

    def get(self, name: str) -> Secret | None:
        """Return a key, or None while there is none."""
        return self._kept.get(name)

    def put(self, name: str, secret: Secret) -> None:
        """Keep a key, in place of an older one."""
        self._kept[name] = secret

    def forget(self, name: str) -> None:
        """Remove a key, if there is one."""
        self._kept.pop(name, None)

    @property
    def remark(self) -> Message | None:
        """Say that keys do not outlive the program."""
        return say(
            "This computer has no safe place for keys: a key is kept until the program ends."
        )
