"""Look-ups and facts in memory."""

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from workbench.domain.blanking_people import without_people
from workbench.domain.clusters import Clusters
from workbench.domain.company import Entity, Judgement, Sameness
from workbench.domain.fact import Fact, KnownFact, Place, Stated
from workbench.domain.ids import new_id
from workbench.domain.keeping_people import names_among, outlived
from workbench.domain.lookup import Age, AnswerKind, Lookup, LookupState, Rest, Snapshot
from workbench.domain.reading import Reading
from workbench.errors import NotInStore
from workbench.store.knowing import known_facts, listed, statement
from workbench.texts import Message, say


@dataclass(frozen=True)
class Recorded:
    """One reading as it was recorded."""

    lookup: Lookup
    snapshot: bytes
    parser: str
    at: datetime
    places: dict[bytes, Place]


@dataclass(frozen=True)
class Asked:
    """When a question was sent and answered, by a clock that nobody sets."""

    source: str
    scope: str
    sent: datetime
    ticks: float
    came: float | None = None


class FakePaces:
    """Send times and rests; `ticks` may be replaced by a test that moves time itself."""

    ticks: Callable[[], float] = staticmethod(time.monotonic)

    def __init__(
        self, sent: dict[tuple[UUID, int], Asked], held: dict[tuple[str, str], tuple[float, bool]]
    ) -> None:
        self._sent = sent
        self._held = held

    def ages(
        self, source: str, scope: str, *, at: datetime, most: int, seconds: float, given_up: float
    ) -> tuple[Age, ...]:
        now = type(self).ticks()
        sent = self._sent.values()
        mine = [each for each in sent if (each.source, each.scope) == (source, scope)]
        ages = [
            max(0.0, now - (each.ticks + given_up if each.came is None else each.came))
            for each in mine
        ]
        return tuple(Age(age, age) for age in sorted(ages)[:most])

    def came(self, lookup: Lookup, ago: float) -> None:
        asked = self._sent.get((lookup.id, lookup.attempt))
        if asked is not None and asked.came is None:
            came = type(self).ticks() - ago
            self._sent[lookup.id, lookup.attempt] = replace(asked, came=came)

    def catch_up(self, source: str, scope: str) -> None:
        """Nobody sets this clock."""

    def hold(self, source: str, scope: str, rest: Rest, at: datetime) -> None:
        until, spent = self._held.get((source, scope), (0.0, False))
        later = max(until, type(self).ticks() + rest.seconds)
        self._held[source, scope] = (later, spent or rest.spent)

    def resting(self, source: str, scope: str, at: datetime) -> Rest | None:
        until, spent = self._held.get((source, scope), (0.0, False))
        left = until - type(self).ticks()
        return Rest(left, spent=spent) if left > 0 else None

    @property
    def paused(self) -> bool:
        return ("", "paused") in self._held

    def pause(self) -> None:
        self._held["", "paused"] = (0.0, False)

    def resume(self) -> None:
        self._held.pop(("", "paused"), None)

    def sent_since(self, source: str, since: datetime) -> tuple[datetime, ...]:
        sent = self._sent.values()
        return tuple(sorted(e.sent for e in sent if e.source == source and e.sent >= since))


class FakeLookups:
    def __init__(
        self,
        lookups: dict[UUID, Lookup],
        leases: dict[UUID, float],
        sent: dict[tuple[UUID, int], Asked],
        held: dict[tuple[str, str], tuple[float, bool]],
        clusters: Callable[[datetime | None], Clusters] = lambda as_of: Clusters(),
    ) -> None:
        self._clusters = clusters
        self._lookups = lookups
        self._leases = leases
        self._sent = sent
        self.paces = FakePaces(sent, held)

    def plan(self, lookup: Lookup) -> Lookup:
        for each in self.open():
            if each.question == lookup.question:
                return each
        return self._lookups.setdefault(lookup.id, lookup)

    def plan_all(self, lookups: Sequence[Lookup]) -> tuple[Lookup, ...]:
        return tuple(self.plan(each) for each in lookups)

    def add(self, lookups: Sequence[Lookup]) -> None:
        self._lookups.update((each.id, each) for each in lookups)

    def claim(
        self, lookups: Sequence[UUID], at: datetime, seconds: int, scopes: Mapping[str, str] = {}
    ) -> tuple[Lookup, ...]:
        return tuple(
            self._leased(self._lookups[each], at, seconds, scopes)
            for each in lookups
            if each in self._lookups and self._is_free(self._lookups[each])
        )

    def _is_free(self, lookup: Lookup) -> bool:
        if lookup.state is LookupState.ASKING:
            return self._leases.get(lookup.id, 0.0) <= self.paces.ticks()
        return lookup.state is not LookupState.ANSWERED

    def _leased(
        self, lookup: Lookup, at: datetime, seconds: int, scopes: Mapping[str, str]
    ) -> Lookup:
        asking = replace(
            lookup,
            state=LookupState.ASKING,
            asked=at,
            attempt=lookup.attempt + 1,
            due=at,
            problem=None,
            snapshot=lookup.snapshot if lookup.state is LookupState.ASKING else None,
        )
        self._lookups[lookup.id] = asking
        now = self.paces.ticks()
        self._leases[lookup.id] = now + seconds
        source = lookup.question.source
        self._sent[lookup.id, asking.attempt] = Asked(source, scopes.get(source, ""), at, now)
        return asking

    def arrived(self, lookup: Lookup, snapshot: Snapshot) -> None:
        row = self.get(lookup.id)
        if row.state is LookupState.ASKING and row.attempt == lookup.attempt:
            here = replace(row, snapshot=snapshot.sha256, address=snapshot.address)
            self._lookups[lookup.id] = here

    def renew(self, lookups: Sequence[UUID], seconds: int) -> None:
        self._leases.update((each, self.paces.ticks() + seconds) for each in lookups)

    def settle(self, lookup: Lookup, ago: float | None = None) -> None:
        known = self.get(lookup.id)
        self._lookups[lookup.id] = replace(
            lookup,
            question=known.question,
            planned=known.planned,
            attempt=known.attempt,
            asked=known.asked or lookup.asked,
        )
        if ago is not None:
            self.paces.came(lookup, ago)

    def get(self, lookup: UUID) -> Lookup:
        if lookup not in self._lookups:
            raise NotInStore(say("This look-up is not in the store."))
        return self._lookups[lookup]

    def of_company(self, company: UUID, as_of: datetime | None = None) -> tuple[Lookup, ...]:
        newest: dict[str, Lookup] = {}
        mine = self._clusters(as_of).of(company)
        for each in self._lookups.values():
            if each.company in mine and _by(each.planned, as_of):
                newest.pop(each.question.key, None)
                newest[each.question.key] = each if as_of is None else each.as_of(as_of)
        return tuple(newest.values())

    def open(self) -> tuple[Lookup, ...]:
        every = self._lookups.values()
        return tuple(each for each in every if each.state is not LookupState.ANSWERED)

    def open_searches(self) -> tuple[Lookup, ...]:
        return tuple(each for each in self.open() if each.company is None)

    def open_of_companies(self, most: int | None = None) -> tuple[Lookup, ...]:
        return tuple(each for each in self.open() if each.company is not None)[:most]

    def standing(self) -> tuple[tuple[str, datetime | None], ...]:
        return tuple((each.question.source, each.due) for each in self.open_of_companies())

    def due(self, source: str, until: datetime | None, most: int) -> tuple[Lookup, ...]:
        mine = [each for each in self.open_of_companies() if each.question.source == source]
        free = [(each.due, each) for each in mine if each.due and self._is_free(each)]
        due = [(when, each) for when, each in free if until is None or when <= until]
        return tuple(each for _when, each in sorted(due, key=lambda one: one[0])[:most])


class FakeFacts:
    def __init__(
        self,
        facts: dict[bytes, Fact],
        readings: dict[UUID, Recorded],
        lookups: dict[UUID, Lookup],
        snapshots: dict[bytes, Snapshot],
        judgements: Callable[[UUID, datetime | None], tuple[Judgement, ...]],
        *,
        clusters: Callable[[], Clusters],
        forget: Callable[[UUID], None] = lambda company: None,
        part_with: Callable[[UUID], None] = lambda company: None,
    ) -> None:
        self._clusters = clusters
        self._forget = forget
        self._part_with = part_with
        self._facts = facts
        self._readings = readings
        self._lookups = lookups
        self._snapshots = snapshots
        self._judgements = judgements

    def record(self, lookup: Lookup, parser: str, stated: Sequence[Stated], at: datetime) -> None:
        if lookup.snapshot is None:
            raise NotInStore(say("This look-up has no stored answer to read."))
        same = (lookup.snapshot, parser, lookup.question)
        says = {statement(each.fact) for each in stated}
        for r in self._readings.values():
            read = {statement(self._facts[fact]) for fact in r.places}
            if same == (r.snapshot, r.parser, r.lookup.question) and says <= read:
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

    def told_anew(self, since: Mapping[UUID, datetime]) -> frozenset[UUID]:
        return frozenset(
            company for company, instant in since.items() if self._is_anew(company, instant)
        )

    def _is_anew(self, company: UUID, instant: datetime) -> bool:
        readings = self.readings_of_company(company)
        asked = {each.question for each in readings}
        answers = sorted(
            (each.answered, at, each.question.key, each.snapshot)
            for at, each in enumerate(self._lookups.values())
            if each.answered and each.snapshot and each.question.key in asked
        )
        before: dict[str, bytes] = {}
        for at, _, question, snapshot in answers:
            if at > instant and before.get(question) != snapshot:
                return True
            before[question] = snapshot
        judged = [each.at for each in self._judgements(company, None)]
        joined = self._clusters().since(company)
        judged += [joined] if joined is not None else []
        return any(each > instant for each in (*(each.at for each in readings), *judged))

    def purge(self, entity: Entity) -> int:
        for company in self._asked_about():
            if entity in {each.entity for each in self._same(company)}:
                self._forget(company)
        gone = {fact.id for fact in self._facts.values() if fact.entity == entity}
        for key, reading in list(self._readings.items()):
            if gone & reading.places.keys():
                self._snapshots.pop(reading.snapshot, None)
                left = {fact: place for fact, place in reading.places.items() if fact not in gone}
                self._readings[key] = replace(reading, places=left)
        for fact in gone:
            del self._facts[fact]
        return len(gone)

    def let_go(self, company: UUID, ground: Message) -> int:
        self._forget(company)
        self._part_with(company)
        return sum(self.purge(each.entity) for each in self._same(company))

    def sole_traders(self) -> tuple[UUID, ...]:
        said = {
            each.entity
            for each in self._facts.values()
            if (each.key, each.value) == ("company.sole_trader", "yes")
        }
        named = [c for c in self._asked_about() if {j.entity for j in self._same(c)} & said]
        return tuple(sorted(named))

    def _asked_about(self) -> set[UUID]:
        front = self._clusters().canonical
        return {front(each.company) for each in self._lookups.values() if each.company}

    def expire_people(self, today: date) -> tuple[int, tuple[UUID, ...]]:
        gone = outlived(self.of({each.entity for each in self._facts.values()}), today)
        ids = {each.fact.id for each in gone}
        for key, reading in list(self._readings.items()):
            named = {fact: place for fact, place in reading.places.items() if fact in ids}
            if not named:
                continue
            left = {fact: place for fact, place in reading.places.items() if fact not in ids}
            self._readings[key] = replace(reading, places=left)
            stored = self._snapshots.pop(reading.snapshot, None)
            copy = stored and without_people(
                stored.content,
                [place.locator for place in named.values()],
                [self._facts[fact].value for fact in named],
            )
            if stored and copy and left:
                name = hashlib.sha256(copy).digest()
                blanked = replace(stored, content=copy, sha256=name)
                self._snapshots.update({reading.snapshot: blanked, name: blanked})
        for fact in ids:
            del self._facts[fact]
        entities = {each.fact.entity for each in gone}
        named_at = [c for c in self._asked_about() if {j.entity for j in self._same(c)} & entities]
        return names_among(gone), tuple(sorted(named_at))

    def _same(self, company: UUID) -> list[Judgement]:
        every = self._judgements(company, None)
        return [each for each in every if each.sameness is Sameness.SAME]

    def expire(self, source: str, before: datetime) -> tuple[int, tuple[UUID, ...]]:
        last: dict[bytes, datetime] = {}
        about: dict[bytes, set[UUID]] = {}
        for each in self._lookups.values():
            if each.question.source == source and each.snapshot and each.answered:
                known = last.get(each.snapshot, each.answered)
                last[each.snapshot] = max(known, each.answered)
                about.setdefault(each.snapshot, set()).update({each.company} - {None})  # type: ignore[arg-type]
        gone = {each for each, at in last.items() if at < before and each in self._snapshots}
        for sha256 in gone:
            del self._snapshots[sha256]
        for key, reading in list(self._readings.items()):
            if reading.snapshot in gone:
                del self._readings[key]
        stated = {fact for reading in self._readings.values() for fact in reading.places}
        for fact in [each for each in self._facts if each not in stated]:
            del self._facts[fact]
        front = self._clusters().canonical
        return len(gone), tuple(sorted({front(c) for each in gone for c in about[each]}))


def _by(at: datetime, as_of: datetime | None) -> bool:
    return as_of is None or at <= as_of
