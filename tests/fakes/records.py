"""How sources fared, in memory."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from tests.fakes.research import FakePaces, Recorded
from workbench.domain.fact import Fact
from workbench.domain.fill_rate import Stating
from workbench.domain.health import Trial
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Rest

FINDS = {AnswerKind.FOUND, AnswerKind.PARTIAL}
SILENT = {AnswerKind.NOTHING_FOUND, AnswerKind.NOT_OFFERED}


class FakeRecords:
    def __init__(
        self,
        lookups: dict[UUID, Lookup],
        readings: dict[UUID, Recorded],
        facts: dict[bytes, Fact],
        trials: dict[UUID, Trial],
        paces: FakePaces,
    ) -> None:
        self._lookups = lookups
        self._readings = readings
        self._facts = facts
        self._trials = trials
        self._paces = paces

    def _ended(self, source: str) -> list[tuple[datetime, Lookup]]:
        ended = [
            (each.answered, each)
            for each in self._lookups.values()
            if each.question.source == source
            and each.state is LookupState.ANSWERED
            and each.answered is not None
        ]
        return sorted(ended, key=lambda pair: pair[0])

    def lately(self, source: str, most: int) -> tuple[Lookup, ...]:
        return tuple(each for _, each in reversed(self._ended(source)))[:most]

    def drifted(self, source: str) -> Mapping[str, datetime]:
        first: dict[str, datetime] = {}
        for at, each in self._ended(source):
            for entry in each.drift:
                first.setdefault(entry, at)
        return first

    def stating(
        self, source: str, as_of: datetime | None = None
    ) -> Mapping[str, tuple[Stating, ...]]:
        found: dict[str, tuple[Stating, ...]] = {}
        for at, each in reversed(self._ended(source)):
            if each.company is None or each.kind not in FINDS | SILENT:
                continue
            if as_of is not None and at > as_of:
                continue
            read = [
                reading
                for reading in self._readings.values()
                if reading.lookup.question == each.question and reading.snapshot == each.snapshot
            ]
            if read:
                keys = frozenset(self._facts[fact].key for fact in read[-1].places)
                found_any = each.kind in FINDS
                about = each.question.about
                stated = Stating(about=about, at=at, properties=keys, found=found_any)
                kind = each.question.kind
                found[kind] = (*found.get(kind, ()), stated)
        return found

    def rest(self, source: str, at: datetime) -> Rest | None:
        return self._paces.resting(source, "", at)

    def add_trial(self, trial: Trial) -> None:
        self._trials[trial.id] = trial

    def trials(self, source: str) -> tuple[Trial, ...]:
        mine = (each for each in self._trials.values() if each.source == source)
        return tuple(sorted(mine, key=lambda each: each.at))
