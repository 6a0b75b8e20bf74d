"""Locked entries: each replica's chain of hashes, and how a locked field is erased.

A locked field enters the chain as SHA-256(salt ‖ canonical JSON of its value), the salt being
32 random bytes of its own. Erasing a field drops its value and its salt; the digest stays, so the
chain still proves the order and everything else.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Generic
from uuid import UUID

from sqlalchemy import Table, select

from workbench.domain.handoff import Link
from workbench.domain.values import canonical_hash, canonical_json
from workbench.errors import NotInStore
from workbench.store.erasing import erase, of_fields
from workbench.store.mapping import V
from workbench.store.plain import Plain, from_plain, hints_of, to_plain
from workbench.store.unit import Columns, Unit
from workbench.texts import Message, say

_SALT_BYTES = 32
FIRST = bytes(32)
"""What the first link of a chain names as the one before it."""

Sealed = dict[str, dict[str, Any]]
"""Each locked field's name to its `digest` and, until it is erased, its `salt` and `value`."""


def digest_of(salt: bytes, value: Plain) -> bytes:
    """Return the digest by which a locked field enters the chain."""
    return hashlib.sha256(salt + canonical_json(value).encode()).digest()


def seal(fields: Mapping[str, Plain]) -> Sealed:
    """Return fields with fresh salts and their digests."""
    sealed: Sealed = {}
    for name, value in fields.items():
        salt = secrets.token_bytes(_SALT_BYTES)
        digest = digest_of(salt, value)
        sealed[name] = {"digest": digest.hex(), "salt": salt.hex(), "value": value}
    return sealed


def link_hash(previous: bytes, position: int, sealed: Sealed) -> bytes:
    """Return the hash of a link: of the one before it, its position and its fields' digests."""
    digests = {name: field["digest"] for name, field in sealed.items()}
    return canonical_hash([previous.hex(), position, digests])


def is_erased(row: Columns, field: str) -> bool:
    """Whether a locked field of a row was erased."""
    return "value" not in json.loads(row["sealed"])[field]


def link_of(row: Columns) -> Link:
    """Return the place of a row in its chain."""
    return Link(
        replica=row["replica"],
        sequence=row["position"],
        previous=row["previous"],
        hash=row["hash"],
    )


class Chain(Generic[V]):
    """The chained rows of one kind of value."""

    def __init__(self, unit: Unit, kind: type[V], table: Table) -> None:
        """Take the unit of work, the dataclass and its table."""
        self._unit = unit
        self._kind = kind
        self._table = table

    def lock(
        self,
        value: V,
        *,
        entry: UUID,
        about: UUID | None,
        by: UUID | None,
        at: datetime,
        supersedes: UUID | None = None,
    ) -> Link:
        """Append a value as the next link of this replica's chain."""
        table = self._table
        last = self._unit.row(
            select(table.c.position, table.c.hash)
            .where(table.c.replica == self._unit.replica)
            .order_by(table.c.position.desc())
            .limit(1)
        )
        position, previous = (last["position"] + 1, last["hash"]) if last else (1, FIRST)
        plain = {name: to_plain(getattr(value, name)) for name in hints_of(self._kind)}
        sealed = seal(plain)
        row = {
            "id": entry,
            "about": about,
            "position": position,
            "previous": previous,
            "hash": link_hash(previous, position, sealed),
            "sealed": canonical_json(sealed),
            **self._unit.stamp(by, at, supersedes),
        }
        self._unit.add(table, row)
        return Link(
            replica=self._unit.replica, sequence=position, previous=previous, hash=row["hash"]
        )

    def value(self, row: Columns) -> V:
        """Return the value a row locks; an erased field reads as an empty one."""
        sealed = json.loads(row["sealed"])
        hints = hints_of(self._kind)
        return self._kind(
            **{
                name: from_plain(hint, sealed[name]["value"])
                if "value" in sealed[name]
                else _erased(hint)
                for name, hint in hints.items()
            }
        )

    def erase(self, entry: UUID, fields: Iterable[str], ground: Message, by: UUID) -> None:
        """Drop the values and salts of an entry's locked fields, and say so in an erasure.

        Only texts, messages and lists can be erased; what names the entry stays.

        Raises:
            NotInStore: there is no such entry.
            ValueError: a field is of another kind.
        """
        known = select(self._table.c.id).where(self._table.c.id == entry)
        if self._unit.row(known) is None:
            raise NotInStore(say("This entry is not in the store."), detail=str(entry))
        names = sorted(fields)
        for name in names:
            _erased(hints_of(self._kind)[name])
        erase(self._unit, of_fields(self._table, entry, names), ground, by)


def _erased(hint: Any) -> Any:
    if hint is str:
        return ""
    if hint is Message:
        return say("(erased)")
    if getattr(hint, "__origin__", None) is tuple:
        return ()
    raise ValueError(f"a field of this kind is not erased: {hint}")
