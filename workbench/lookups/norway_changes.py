"""Enhetsregisteret's feed of changes to all units, and the units' present entries, many at once.

Written from the register's own description (API 1.5.0, `/oppdateringer/enheter`). No real answer of
the feed was seen live: what has another shape than described is no answer, and whatever is not
needed may be there or not.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from workbench.domain.register_changes import AT_ONCE, ChangeKind, RegisterChange
from workbench.jobs import JobControl
from workbench.lookups.errand import Errand
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.norway import check_about
from workbench.lookups.norway_asking import get
from workbench.lookups.norway_lists import hits_of
from workbench.lookups.source import unlike_promise

_SIZE = 1000
_GONE = 410
_UNKNOWN = 404
_ID = re.compile(r"[0-9]{1,18}")
_NUMBER = re.compile(r"[0-9]{9}")
_KINDS = {"Sletting": ChangeKind.CEASED, "Fjernet": ChangeKind.REMOVED}
"""Everything else (`Ny`, `Endring`, `Ukjent`, and what may come) is asked for as it is now."""


class NorwegianFeed:
    """The register's changes, read from id to id, as its description advises."""

    def __init__(self, errand: Errand) -> None:
        """Take who asks."""
        self._errand = errand

    def changes(
        self, since: datetime, after: int, control: JobControl
    ) -> tuple[RegisterChange, ...]:
        """Return the next changes; see `RegisterFeed.changes`."""
        instant = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        start = ("oppdateringsid", str(after + 1)) if after else ("dato", instant)
        request = get("/oppdateringer/enheter", start, ("size", str(_SIZE)))
        root = read_json(self._errand.ask(request, control).content)
        changes = {change.id: change for change in map(_change, _told(root))}
        if list(changes) != sorted(changes) or min(changes, default=after + 1) <= after:
            # What is asked next begins behind the largest id, so that a smaller one would be lost.
            raise unlike_promise("oppdateringsid")
        return tuple(changes.values())

    def entries(
        self, numbers: Sequence[str], control: JobControl
    ) -> Mapping[str, Mapping[str, object]]:
        """Return units as they are now; see `RegisterFeed.entries`.

        Lists leave out units that were deleted, so that whatever a list lacks is asked for alone.
        """
        found = self._listed(numbers, control)
        for number in numbers:
            if number not in found:
                alone = self._alone(number, control)
                if alone is not None:
                    found[number] = alone
        return found

    def _listed(
        self, numbers: Sequence[str], control: JobControl
    ) -> dict[str, Mapping[str, object]]:
        asked = ("organisasjonsnummer", ",".join(numbers)), ("size", str(AT_ONCE))
        root = read_json(self._errand.ask(get("/enheter", *asked), control).content)
        _, hits = hits_of(root, "enheter")
        found = {hit.text("organisasjonsnummer") or "": _object(hit) for hit in hits}
        if not found.keys() <= set(numbers):
            raise unlike_promise("organisasjonsnummer")
        return found

    def _alone(self, number: str, control: JobControl) -> Mapping[str, object] | None:
        request = get(f"/enheter/{number}")
        response = self._errand.ask(request, control, besides={_GONE, _UNKNOWN})
        if response.status in {_GONE, _UNKNOWN}:
            return None
        root = read_json(response.content)
        check_about(root, "organisasjonsnummer", number)
        return _object(root)


def _told(root: Node) -> Iterable[Node]:
    """Return what a page lists; one without changes leaves the list out."""
    listed, total = root.at("_embedded", "oppdaterteEnheter"), root.at("page", "totalElements")
    if listed is not None:
        return listed.elements()
    if total is None or total.number() != 0:
        raise root.unlike("oppdaterteEnheter")
    return ()


def _change(told: Node) -> RegisterChange:
    number = told.text("organisasjonsnummer") or ""
    if not _NUMBER.fullmatch(number):
        raise told.unlike("organisasjonsnummer")
    kind = _KINDS.get(told.text("endringstype") or "", ChangeKind.TOLD)
    return RegisterChange(_id(told), number, kind)


def _id(told: Node) -> int:
    words = told.code("oppdateringsid") or ""
    if not _ID.fullmatch(words):
        raise told.unlike("oppdateringsid")
    return int(words)


def _object(node: Node) -> Mapping[str, object]:
    if not isinstance(node.value, dict):
        raise node.unlike()
    return node.value
