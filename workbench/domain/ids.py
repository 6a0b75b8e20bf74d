"""Identities: UUIDv7 for what people and programs append, hashes for what sources state."""

from uuid import UUID

import uuid_utils.compat


def new_id() -> UUID:
    """Return a fresh UUIDv7 (RFC 9562), which sorts by the time it was made."""
    return uuid_utils.compat.uuid7()
