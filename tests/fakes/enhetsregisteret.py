"""An invented Enhetsregister that answers over HTTP: its feed of changes, and units as they are."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from workbench.jobs import JobControl
from workbench.net.exchange import Request, Response, Sender
from workbench.net.faults import Fault
from workbench.net.worlds import Asked, Recorded, World

_API = "/enhetsregisteret/api"
_CHANGES = f"{_API}/oppdateringer/enheter"
_UNITS = f"{_API}/enheter"


@dataclass(frozen=True)
class Event:
    """One line of the feed."""

    id: int
    number: str
    kind: str = "Endring"

    @property
    def line(self) -> dict[str, object]:
        return {
            "oppdateringsid": self.id,
            "dato": "2026-11-20T06:03:29.443Z",
            "organisasjonsnummer": self.number,
            "endringstype": self.kind,
            "_links": {"enhet": {"href": f"https://data.brreg.no{_UNITS}/{self.number}"}},
        }


@dataclass
class Register(World):
    """The register: what happened, whom it has, whom the law had removed, and how it fails.

    A unit with `slettedato` is answered alone and left out of lists. `faults` and `statuses` are
    used up, one an answer; `most` is how many lines a page of the feed has at most, whatever is
    asked for.
    """

    events: Sequence[Event] = ()
    units: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()
    most: int = 1000
    faults: list[Fault] = field(default_factory=list)
    statuses: list[tuple[int, Mapping[str, str]]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(Path(), {}, ())

    def answer(self, question: Asked) -> Recorded:
        query = dict(question.query)
        self.asked.append(f"{question.path.removeprefix(_API)} {query}".removesuffix(" {}"))
        fault = self.faults.pop(0) if self.faults else Fault.NONE
        if self.statuses and (answer := self.statuses.pop(0))[0] != 200:
            return _recorded({}, status=answer[0], headers=answer[1])
        if question.path == _CHANGES:
            return replace(_recorded(self._page(query)), fault=fault)
        if question.path == _UNITS:
            return replace(_recorded(self._listed(query)), fault=fault)
        return replace(self._alone(question.path.rpartition("/")[2]), fault=fault)

    def _page(self, query: Mapping[str, str]) -> object:
        first = int(query.get("oppdateringsid", 1))
        left = [each.line for each in self.events if each.id >= first]
        lines = left[: min(self.most, int(query["size"]))]
        embedded = {"_embedded": {"oppdaterteEnheter": lines}} if lines else {}
        return embedded | {"page": {"size": len(lines), "totalElements": len(left), "number": 0}}

    def _listed(self, query: Mapping[str, str]) -> object:
        wanted = query["organisasjonsnummer"].split(",")
        found = [self.units[each] for each in wanted if each in self.units]
        living = [each for each in found if "slettedato" not in each]
        embedded = {"_embedded": {"enheter": living}} if living else {}
        return embedded | {"page": {"size": 100, "totalElements": len(living), "number": 0}}

    def _alone(self, number: str) -> Recorded:
        if number in self.removed:
            gone = {"organisasjonsnummer": number, "slettedato": "2026-11-20"}
            return _recorded(gone, status=410)
        if number not in self.units:
            return replace(_recorded({}, status=404), content=b"")
        return _recorded(self.units[number])


class PlainDoor:
    """A door whose requests go out without TLS, to a register on loopback."""

    def __init__(self, door: Sender) -> None:
        self._door = door

    @property
    def offline(self) -> bool:
        return self._door.offline

    @offline.setter
    def offline(self, on: bool) -> None:
        self._door.offline = on

    def send(self, request: Request, control: JobControl) -> Response:
        plain = request.url.replace("https://", "http://", 1)
        return self._door.send(replace(request, url=plain, plain_http=True), control)


def _recorded(
    document: object, status: int = 200, headers: Mapping[str, str] | None = None
) -> Recorded:
    return Recorded(
        status=status,
        headers={"content-type": "application/json", **(headers or {})},
        content=json.dumps(document).encode(),
        delay=0.0,
        fault=Fault.NONE,
    )
