"""Evidence once it is in words: what the inspector shows, and where its stored answer lies."""

from dataclasses import dataclass

from ui.widgets.evidence_panel import EvidenceRow
from workbench.domain.fact import Place
from workbench.texts import Message


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept file that can be opened: the SHA-256 of its bytes, and its name."""

    sha256: bytes
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Evidence in words, and where its stored answer lies.

    Attributes:
        snapshot: SHA-256 of the stored answer, or None where people are the source.
        place: where in it, or None where the answer as a whole is meant.
        citation: one sentence to paste elsewhere, or None.
        address: a page to open in the browser, or empty.
        kept: the file somebody brought, or None.
    """

    title: Message
    value: Message
    about: Message
    rows: tuple[EvidenceRow, ...] = ()
    snapshot: bytes | None = None
    place: Place | None = None
    citation: Message | None = None
    address: str = ""
    kept: Kept | None = None
