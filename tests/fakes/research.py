"""Look-ups and facts in memory."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from workbench.domain.company import Entity, Judgement, Sameness
from workbench.domain.fact import Fact, KnownFact, Place, Stated
from workbench.domain.ids import new_id
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Snapshot
from workbench.domain.reading import Reading
from workbench.errors import NotInStore
from workbench.store.knowing import known_facts, listed, statement
from workbench.texts import say


@dataclass(frozen=True)
class Recorded:
    """One reading as it was recorded."""

    lookup: Lookup
    snapshot: bytes
    parser: str
    at: datetime
    places: dict[bytes, Place]


class FakeLookups:
    def __init__(
        self,
        lookups: dict[UUID, Lookup],
        leases: dict[UUID, datetime],
        sent: dict[tuple[UUID, int], tuple[str, datetime]],
    ) -> None:
        self._lookups = lookups
        self._leases = leases
        self._sent = sent

    def plan(self, lookup: Lookup) -> Lookup:
        for each in self.open():
            if each.question == lookup.question:
                return each
        self._lookups[lookup.id] = lookup
        return lookup

    def claim(self, lookup: UUID, at: datetime, seconds: int) -> bool:
        known = self._lookups.get(lookup)
        if known is None or known.state is LookupState.ANSWERED:
            return False
        if known.state is LookupState.ASKING and self._leases[lookup] > at:
            return False
        attempt = known.attempt + 1
        asking = replace(known, state=LookupState.ASKING, asked=at, attempt=attempt)
        self._lookups[lookup] = asking
        self._leases[lookup] = at + timedelta(seconds=seconds)
        self._sent[lookup, attempt] = (known.question.source, at)
        return True

    def settle(self, lookup: Lookup) -> None:
        known = self.get(lookup.id)
        self._lookups[lookup.id] = replace(
            lookup,
            question=known.question,
            planned=known.planned,
            attempt=known.attempt,
            asked=known.asked or lookup.asked,
        )

    def get(self, lookup: UUID) -> Lookup:
        if lookup not in self._lookups:
            raise NotInStore(say("This look-up is not in the store."))
        return self._lookups[lookup]

    def of_company(self, company: UUID, as_of: datetime | None = None) -> tuple[Lookup, ...]:
        newest: dict[str, Lookup] = {}
        for each in self._lookups.values():
            if each.company == company and _by(each.planned, as_of):
                newest.pop(each.question.key, None)
                newest[each.question.key] = each if as_of is None else each.as_of(as_of)
        return tuple(newest.values())

    def open(self) -> tuple[Lookup, ...]:
        every = self._lookups.values()
        return tuple(each for each in every if each.state is not LookupState.ANSWERED)

    def sent_since(self, source: str, since: datetime) -> tuple[datetime, ...]:
        sent = self._sent.values()
        return tuple(sorted(at for asked, at in sent if asked == source and at >= since))


class FakeFacts:
    def __init__(
        self,
        facts: dict[bytes, Fact],
        readings: dict[UUID, Recorded],
        lookups: dict[UUID, Lookup],
        snapshots: dict[bytes, Snapshot],
        judgements: Callable[[UUID, datetime | None], tuple[Judgement, ...]],
    ) -> None:
        self._facts = facts
        self._readings = readings
        self._lookups = lookups
        self._snapshots = snapshots
        self._judgements = judgements

    def record(self, lookup: Lookup, parser: str, stated: Sequence[Stated], at: datetime) -> None:
        if lookup.snapshot is None:
            raise NotInStore(say("This look-up has no stored answer to read."))
        same = (lookup.snapshot, parser, lookup.question)
        if same in {(r.snapshot, r.parser, r.lookup.question) for r in self._readings.values()}:
            return
        known = {statement(fact): fact.id for fact in self._facts.values()}
        places: dict[bytes, Place] = {}
        for each in stated:
            identity = known.setdefault(statement(each.fact), each.fact.id)
            self._facts.setdefault(identity, each.fact)
            places.setdefault(identity, each.place)
        self._readings[new_id()] = Recorded(lookup, lookup.snapshot, parser, at, places)

    def of(
        self, entities: Iterable[Entity], as_of: datetime | None = None
    ) -> tuple[KnownFact, ...]:
        wanted = set(entities)
        facts = [fact for fact in self._facts.values() if fact.entity in wanted]
        order = enumerate(self._readings.values())
        return known_facts(
            sorted(facts, key=listed),
            [self._read(reading, at, as_of) for at, reading in order if _by(reading.at, as_of)],
        )

    def _read(self, reading: Recorded, order: int, as_of: datetime | None) -> Reading:
        seen = reading.lookup.answered or reading.at
        again = [
            each.answered
            for each in self._lookups.values()
            if each.question == reading.lookup.question
            and each.snapshot == reading.snapshot
            and each.answered is not None
            and _by(each.answered, as_of)
        ]
        return Reading(
            question=reading.lookup.question.key,
            snapshot=reading.snapshot,
            parser=reading.parser,
            at=reading.at,
            first=seen,
            last=max([seen, *again]),
            order=order,
            partial=reading.lookup.kind is AnswerKind.PARTIAL,
            places=reading.places,
        )

    def of_company(self, company: UUID, as_of: datetime | None = None) -> tuple[KnownFact, ...]:
        judged = self._judgements(company, as_of)
        return self.of((j.entity for j in judged if j.sameness is Sameness.SAME), as_of)

    def readings_of_company(self, company: UUID) -> tuple[Reading, ...]:
        same = {j.entity for j in self._judgements(company, None) if j.sameness is Sameness.SAME}
        ours = {fact.id for fact in self._facts.values() if fact.entity in same}
        stating = [each for each in self._readings.values() if ours & each.places.keys()]
        chains = {each.lookup.question for each in stating}
        return tuple(
            self._read(each, order, None)
            for order, each in enumerate(self._readings.values())
            if each.lookup.question in chains
        )

    def purge(self, entity: Entity) -> int:
        gone = {fact.id for fact in self._facts.values() if fact.entity == entity}
        for key, reading in list(self._readings.items()):
            if gone & reading.places.keys():
                self._snapshots.pop(reading.snapshot, None)
                left = {fact: place for fact, place in reading.places.items() if fact not in gone}
                self._readings[key] = replace(reading, places=left)
        for fact in gone:
            del self._facts[fact]
        return len(gone)


def _by(at: datetime, as_of: datetime | None) -> bool:
    return as_of is None or at <= as_of
