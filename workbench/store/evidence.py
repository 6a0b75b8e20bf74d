"""The bytes of answers: an append-only place of its own, compressed, named by their SHA-256."""

import hashlib

import zstandard
from sqlalchemy import Connection, Engine, inspect, text

from workbench.errors import NotInStore, StoreDamaged
from workbench.store.engines import options_to_look
from workbench.store.revisions import APPLICATION_ID
from workbench.texts import say

_LEVEL = 9
_SQLITE = (
    "CREATE TABLE IF NOT EXISTS content ("
    "sha256 BLOB NOT NULL PRIMARY KEY, size INTEGER NOT NULL, packed BLOB) STRICT"
)
_POSTGRESQL = (
    "CREATE TABLE IF NOT EXISTS content ("
    "sha256 bytea NOT NULL PRIMARY KEY, size integer NOT NULL, packed bytea)"
)


class Evidence:
    """Stored bytes; a row whose bytes were dropped stays."""

    def __init__(self, engine: Engine) -> None:
        """Take the engine of the evidence's own file or schema."""
        self.engine = engine

    def prepare(self) -> None:
        """Make the place for the bytes, where there is none yet."""
        with self._looking() as connection:
            if "content" in inspect(connection).get_table_names():
                return
        with self.engine.begin() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                connection.exec_driver_sql(_SQLITE)
            else:
                connection.exec_driver_sql(_POSTGRESQL)

    def _looking(self) -> Connection:
        return self.engine.execution_options(**options_to_look(self.engine)).connect()

    def put(self, content: bytes) -> bytes:
        """Store bytes durably and return their SHA-256; equal bytes are stored once."""
        sha256 = hashlib.sha256(content).digest()
        packed = zstandard.ZstdCompressor(level=_LEVEL).compress(content)
        with self.engine.begin() as connection:
            connection.execute(
                text(
                    "INSERT INTO content (sha256, size, packed) VALUES (:sha256, :size, :packed)"
                    " ON CONFLICT (sha256) DO UPDATE SET packed = excluded.packed"
                    " WHERE content.packed IS NULL"
                ),
                {"sha256": sha256, "size": len(content), "packed": packed},
            )
        return sha256

    def get(self, sha256: bytes) -> bytes:
        """Return stored bytes, checked against their name.

        Raises:
            NotInStore: they were dropped or never kept.
            StoreDamaged: the bytes are no longer what they were.
        """
        with self._looking() as connection:
            found = connection.execute(
                text("SELECT size, packed FROM content WHERE sha256 = :sha256"), {"sha256": sha256}
            ).one_or_none()
        if found is None or found.packed is None:
            raise NotInStore(
                say("The bytes of this answer are no longer kept."), detail=sha256.hex()
            )
        content = unpack(bytes(found.packed), found.size)
        if hashlib.sha256(content).digest() != sha256:
            raise StoreDamaged(
                say("The stored bytes of this answer are damaged."), detail=sha256.hex()
            )
        return content

    def drop(self, sha256: bytes) -> None:
        """Let go of bytes; their row stays."""
        with self.engine.begin() as connection:
            connection.execute(
                text("UPDATE content SET packed = NULL WHERE sha256 = :sha256"), {"sha256": sha256}
            )


def unpack(packed: bytes, size: int) -> bytes:
    """Return the bytes that were packed, never more than were put in.

    Raises:
        StoreDamaged: they cannot be unpacked.
    """
    try:
        return zstandard.ZstdDecompressor().decompress(packed, max_output_size=size)
    except zstandard.ZstdError as problem:
        raise StoreDamaged(say("The stored bytes of this answer are damaged.")) from problem
