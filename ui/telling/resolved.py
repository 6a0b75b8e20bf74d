"""Evidence once it is in words: what the inspector shows, and where its stored answer lies."""

from dataclasses import dataclass

from ui.widgets.evidence_panel import EvidenceRow
from workbench.domain.citation import Citation
from workbench.domain.fact import Place
from workbench.texts import Message


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored answer or file that can be opened: its SHA-256, and the name of its copy."""

    sha256: bytes
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Evidence in words, and where its stored answer lies.

    Attributes:
        kept: the stored answer or file, or None where people are the source.
        place: where in it, or None where the answer as a whole is meant.
        citation: to paste elsewhere, or None.
        address: a page people found, to open where it is now, or empty.
    """

    title: Message
    value: Message
    about: Message
    rows: tuple[EvidenceRow, ...] = ()
    kept: Kept | None = None
    place: Place | None = None
    citation: Citation | None = None
    address: str = ""


def kept_answer(source: str, sha256: bytes) -> Kept:
    """Return a source's stored answer as it is opened: its copy is named by source and hash."""
    return Kept(sha256, f"{source}-{sha256.hex()[:12]}")
