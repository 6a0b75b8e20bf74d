"""A reading: one stored answer to one question, read by one version of a parser."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workbench.domain.fact import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one version of a parser read in the bytes of an answer.

    Attributes:
        question: canonical key of the question that was asked.
        snapshot: SHA-256 of the answer.
        parser: `key@version` of the reader.
        at: when it was read; a stored answer may be read again years later.
        first, last: when its bytes came for the first and for the last time.
        order: of reading; the later one has the higher number.
        partial: says nothing about what it does not state.
        places: id of each fact it states, and where.
    """

    question: str
    snapshot: bytes
    parser: str
    at: datetime
    first: datetime
    last: datetime
    order: int
    partial: bool
    places: Mapping[bytes, Place]
