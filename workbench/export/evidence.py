"""Which stored answers a handoff folder holds, under which names, and which stay with us."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.domain.dossier import Dossier
from workbench.domain.filename import safe_name
from workbench.domain.lookup import Snapshot
from workbench.domain.media import inert_suffix
from workbench.domain.source import Travel, source_title
from workbench.domain.travelling import PERSONAL, UNKNOWN_TERMS, kept_in
from workbench.matching.domains import registrable_domain
from workbench.texts import Message, say

FOLDER = "evidence"
_BY_HAND = "by_hand"
_EMPTY = hashlib.sha256(b"").digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAnswer:
    """An answer that facts or hand searches rest on.

    Attributes:
        source: key of the source, or `by_hand`.
        name: of its file in the evidence folder; empty where it stays with us.
        stays: why it is not in the folder, or None.
    """

    sha256: bytes
    source: str
    snapshot: Snapshot | None
    name: str = ""
    stays: Message | None = None

    @property
    def file(self) -> str:
        """Its path inside the handoff folder, or empty."""
        return f"{FOLDER}/{self.name}" if self.name else ""


def stored_answers(dossier: Dossier) -> tuple[StoredAnswer, ...]:
    """Return every stored answer the dossier rests on, in the order of source and time.

    An answer travels only when its bytes are there and every source that gave it is known and
    lets it. Nothing is guessed: terms we do not know are not leave to pass on. A file that somebody
    brought travels when they said so, unless the terms of where it is from forbid it.
    """
    told: dict[bytes, set[str]] = {}
    for sha256, source in _pointers(dossier):
        told.setdefault(sha256, set()).add(source)
    answers = []
    for sha256, sources in sorted(told.items(), key=lambda item: (min(item[1]), item[0])):
        snapshot = dossier.snapshots.get(sha256)
        source = min(sources)
        stays = _reason(dossier, snapshot, sha256, sorted(sources))
        name = file_name(source, snapshot) if snapshot is not None and stays is None else ""
        answers.append(
            StoredAnswer(sha256=sha256, source=source, snapshot=snapshot, name=name, stays=stays)
        )
    return tuple(answers)


def source_words(dossier: Dossier, source: str) -> str | Message:
    """Return what the source of a stored answer is called."""
    if source == _BY_HAND:
        return say("a page kept by hand")
    return source_title(dossier.manifests, source)


def file_name(source: str, snapshot: Snapshot) -> str:
    """Return `source-day-hash.suffix`: the same for the same answer, safe on every system."""
    suffix = inert_suffix(snapshot.media_type)
    stem = f"{source}-{snapshot.taken:%Y-%m-%d}-{snapshot.sha256.hex()[:12]}"
    return f"{safe_name(stem)}{suffix}"


def _pointers(dossier: Dossier) -> Iterable[tuple[bytes, str]]:
    sounding = dossier.sounding
    for known in sounding.facts:
        yield known.snapshot, known.fact.entity.source
    for lookup in sounding.lookups:
        if lookup.snapshot is not None and lookup.snapshot in dossier.snapshots:
            yield lookup.snapshot, lookup.question.source
    for search in sounding.hand_searches:
        if search.snapshot:
            yield bytes.fromhex(search.snapshot), _BY_HAND


def _reason(
    dossier: Dossier, snapshot: Snapshot | None, sha256: bytes, sources: Iterable[str]
) -> Message | None:
    """Return why an answer stays with us, or None."""
    if dossier.withheld:
        return PERSONAL
    for source in sources:
        if source == _BY_HAND:
            stays = _kept_back(dossier, sha256)
        else:
            stays = kept_in(dossier.manifests.get(source))
        if stays is not None:
            return stays
    if snapshot is not None and snapshot.sha256 == _EMPTY:
        return say("the answer came without a body")
    if snapshot is None or not snapshot.content:
        return say("the stored answer is no longer kept")
    return None


def _kept_back(dossier: Dossier, sha256: bytes) -> Message | None:
    for search in dossier.sounding.hand_searches:
        if search.snapshot != sha256.hex():
            continue
        if search.kept is None:
            return UNKNOWN_TERMS
        if not search.kept.goes_along:
            return say("the one who brought it keeps it with us")
        closed = _closed_home(dossier, search.address or search.asked)
        if closed is not None:
            return closed
    return None


def _closed_home(dossier: Dossier, address: str) -> Message | None:
    """Return the refusal of a source on whose pages a file was found, in any of its countries."""
    found = _called(address)
    for manifest in dossier.manifests.values():
        if found and manifest.travel is Travel.NOT and _called(manifest.home) == found:
            return kept_in(manifest)
    return None


def _called(address: str) -> str:
    """Return what a site is called in every country: `proff` of proff.dk and proff.no."""
    return (registrable_domain(address) or "").partition(".")[0]
