"""Answers as they are kept: whole, unless something in them may not be, and as they came."""

import hashlib
import logging
from dataclasses import replace

from workbench.domain.lookup import BLANKED, Question, Snapshot
from workbench.lookups.guard import Fault, guarded
from workbench.lookups.source import Source
from workbench.net.exchange import Response

_log = logging.getLogger(__name__)


def snapshot_of(response: Response) -> Snapshot:
    """Return the bytes of an answer, and how they came, as they are kept."""
    return Snapshot(
        sha256=hashlib.sha256(response.content).digest(),
        content=response.content,
        media_type=response.media_type,
        address=response.address,
        status=response.status,
        taken=response.taken,
        headers=response.headers,
    )


def response_of(snapshot: Snapshot) -> Response:
    """Return a kept answer as it came."""
    return Response(
        status=snapshot.status,
        headers=snapshot.headers,
        content=snapshot.content,
        address=snapshot.address,
        taken=snapshot.taken,
    )


def storable(source: Source, question: Question, response: Response) -> Response:
    """Return an answer without what may not be kept; where that fails, nothing of it is."""
    kept = guarded(source.kept, question, response)
    if isinstance(kept, Fault):
        _log.error("%s has a fault:\n%s", source.manifest.key, kept.trace)
        kept = b""
    if kept == response.content:
        return response
    gone = [each for each in (response.headers.get(BLANKED), "personal data") if each]
    return replace(response, content=kept, headers={**response.headers, BLANKED: ", ".join(gone)})
