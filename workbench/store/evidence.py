"""The bytes of answers: an append-only place of its own, compressed, named by their SHA-256."""

import hashlib

import zstandard
from sqlalchemy import Connection, Engine, text

from workbench.errors import NotInStore, StoreDamaged
from workbench.store.engines import options_to_look
from workbench.store.revisions import APPLICATION_ID
from workbench.texts import say

_LEVEL = 9
# Bytes may be let go of, and kept again where they were; they are never put in others' place.
_SQLITE = (
    (
        "CREATE TABLE IF NOT EXISTS content ("
        "sha256 BLOB NOT NULL PRIMARY KEY, size INTEGER NOT NULL, packed BLOB) STRICT"
    ),
    (
        "CREATE TRIGGER IF NOT EXISTS tr_content_update BEFORE UPDATE ON content "
        "WHEN (NEW.sha256, NEW.size) IS NOT (OLD.sha256, OLD.size) "
        "OR (OLD.packed IS NOT NULL AND NEW.packed IS NOT NULL) "
        "BEGIN SELECT RAISE(ABORT, 'content is append-only: update refused'); END"
    ),
    (
        "CREATE TRIGGER IF NOT EXISTS tr_content_delete BEFORE DELETE ON content "
        "BEGIN SELECT RAISE(ABORT, 'content is append-only: delete refused'); END"
    ),
)
_POSTGRESQL = (
    (
        "CREATE TABLE IF NOT EXISTS content ("
        "sha256 bytea NOT NULL PRIMARY KEY, size integer NOT NULL, packed bytea)"
    ),
    (
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION USING ERRCODE = 'restrict_violation', "
        "MESSAGE = TG_TABLE_NAME || ' is append-only: ' || lower(TG_OP) || ' refused'; END $$"
    ),
    (
        "CREATE OR REPLACE TRIGGER tr_content_update BEFORE UPDATE ON content FOR EACH ROW "
        "WHEN ((NEW.sha256, NEW.size) IS DISTINCT FROM (OLD.sha256, OLD.size) "
        "OR (OLD.packed IS NOT NULL AND NEW.packed IS NOT NULL)) EXECUTE FUNCTION refuse_change()"
    ),
    (
        "CREATE OR REPLACE TRIGGER tr_content_delete BEFORE DELETE ON content FOR EACH ROW "
        "EXECUTE FUNCTION refuse_change()"
    ),
    (
        "CREATE OR REPLACE TRIGGER tr_content_truncate BEFORE TRUNCATE ON content "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    ),
)
_GUARDED = {
    "sqlite": text("SELECT count(*) FROM sqlite_master WHERE name LIKE 'tr_content_%'"),
    "postgresql": text(
        "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'tr_content_%' "
        "AND tgrelid = to_regclass('content') AND tgenabled IN ('O', 'A')"
    ),
}
"""How many triggers the bytes have; one for each kind of change that is refused."""


class Evidence:
    """Stored bytes; a row whose bytes were dropped stays."""

    def __init__(self, engine: Engine) -> None:
        """Take the engine of the evidence's own file or schema."""
        self.engine = engine

    def prepare(self) -> None:
        """Make the place for the bytes and what guards it, where one is missing."""
        files = self.engine.dialect.name == "sqlite"
        shape = _SQLITE if files else _POSTGRESQL
        triggers = sum("TRIGGER" in statement for statement in shape)
        with self._looking() as connection:
            if connection.execute(_GUARDED[self.engine.dialect.name]).scalar_one() == triggers:
                return
        with self.engine.begin() as connection:
            if files:
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            for statement in shape:
                connection.exec_driver_sql(statement)

    def _looking(self) -> Connection:
        return self.engine.execution_options(**options_to_look(self.engine)).connect()

    @staticmethod
    def name(content: bytes) -> bytes:
        """Return the name that bytes have here: their SHA-256."""
        return hashlib.sha256(content).digest()

    def put(self, content: bytes) -> bytes:
        """Store bytes durably and return their SHA-256; equal bytes are stored once."""
        sha256 = self.name(content)
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

    def holds(self, sha256: bytes) -> bool:
        """Say whether bytes are kept, without reading them."""
        question = text("SELECT 1 FROM content WHERE sha256 = :sha256 AND packed IS NOT NULL")
        with self._looking() as connection:
            return connection.execute(question, {"sha256": sha256}).first() is not None

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
