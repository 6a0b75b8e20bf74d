"""Companies of ours that are one: our judgements between them, and what follows from those."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from workbench.domain.company import Company, Entity, Identifier, Judgement, Sameness, Scheme
from workbench.domain.lead import Aside, Lead, Stage, StageChange
from workbench.texts import Message

_GOING_ON = (
    Stage.NEW,
    Stage.RESEARCHING,
    Stage.LOST,
    Stage.MQL,
    Stage.SQL,
    Stage.ACCEPTED,
    Stage.WON,
)
"""Stages in the order in which leads that became one give way to each other, the last one stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyJudgement:
    """Somebody's word that two companies of ours are, or are not, one.

    `one` is the older of the two. `by` is None where equal confirmed numbers joined them, or no
    longer do. `seen` names what could be told of the two then, without any value.
    """

    id: UUID
    one: UUID
    other: UUID
    sameness: Sameness
    reason: Message
    by: UUID | None
    at: datetime
    seen: str = ""

    @property
    def pair(self) -> tuple[UUID, UUID]:
        """The two, the older first."""
        return self.one, self.other


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A company that another is one with, as a person reads of it.

    Attributes:
        name: what it was called by itself.
        by: who merged them; None where equal numbers did.
        stage: where its own lead stands, of which another's is gone on with; None for no lead.
    """

    company: UUID
    name: str
    merged: date
    by: UUID | None
    reason: Message
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Clusters:
    """Which companies are one.

    Attributes:
        holding: the judgement that holds between two companies, oldest first.
        members: of each company that is one with others all of them, itself too, oldest first.
    """

    holding: Mapping[tuple[UUID, UUID], CompanyJudgement] = field(default_factory=dict)
    members: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict)

    def of(self, company: UUID) -> tuple[UUID, ...]:
        """Return all companies that one is, the oldest first; itself alone for most."""
        return self.members.get(company, (company,))

    def canonical(self, company: UUID) -> UUID:
        """Return the company that stands in front: the oldest of those that are one."""
        return self.of(company)[0]

    def of_all(self, companies: Iterable[UUID]) -> tuple[UUID, ...]:
        """Return some companies with all that they are one with, once each."""
        return tuple(dict.fromkeys(each for one in companies for each in self.of(one)))

    def joins(self, company: UUID) -> tuple[CompanyJudgement, ...]:
        """Return the judgements that make a company one with others, oldest first."""
        mine = set(self.of(company))
        return tuple(each for each in self.holding.values() if _joins(each) and each.one in mine)

    def branches(self, company: UUID) -> tuple[tuple[UUID, CompanyJudgement], ...]:
        """Return the companies that one is one with, and what joined each, oldest first."""
        edges = list(self.joins(company))
        reached, found = {self.canonical(company)}, []
        while near := [each for each in edges if reached & set(each.pair)]:
            for each in near:
                edges.remove(each)
                for far in set(each.pair) - reached:
                    reached.add(far)
                    found.append((far, each))
        return tuple(sorted(found, key=lambda branch: branch[1].at))

    def since(self, company: UUID) -> datetime | None:
        """Return when what a company is one with was last added to; None where it stands alone."""
        return max((each.at for each in self.joins(company)), default=None)

    def cuts(self, one: UUID, other: UUID) -> tuple[tuple[UUID, UUID], ...]:
        """Return the pairs that must be told apart for two companies to part; most often one.

        Whatever was merged into `other` before goes with it.
        """
        edges = {each.pair for each in self.joins(one)}
        cut: list[tuple[UUID, UUID]] = []
        while path := _path(edges, other, one):
            first = (min(path[0], path[1]), max(path[0], path[1]))
            cut.append(first)
            edges.discard(first)
        return tuple(cut)


def clustered(judgements: Iterable[CompanyJudgement], as_of: datetime | None = None) -> Clusters:
    """Return what judgements, in the order they were appended, come to, or came to at an instant.

    The newest about a pair holds; what numbers say by themselves gives way to a person's word.
    """
    holding: dict[tuple[UUID, UUID], CompanyJudgement] = {}
    for each in judgements:
        if as_of is not None and each.at > as_of:
            continue
        before = holding.get(each.pair)
        if before is None or before.by is None or each.by is not None:
            holding.pop(each.pair, None)
            holding[each.pair] = each
    return Clusters(holding, _members(each.pair for each in holding.values() if _joins(each)))


def ever(judgements: Iterable[CompanyJudgement]) -> Clusters:
    """Return which companies are one, or were before they were parted."""
    same = [each for each in judgements if _joins(each)]
    return Clusters({each.pair: each for each in same}, _members(each.pair for each in same))


def holding_of_entities(
    judgements: Iterable[Judgement], since: datetime | None
) -> tuple[Judgement, ...]:
    """Return the judgement that holds about each entity of a source, oldest first.

    Args:
        judgements: about one company, or several that are one, in the order they were appended.
        since: when these companies became one; None for one that stands alone.

    The newest holds. Of what was said before companies became one, that an entity is one of them
    outweighs that it is not another of them: both were right then.
    """
    newest: dict[tuple[Entity, UUID], Judgement] = {}
    for each in judgements:
        newest.pop((each.entity, each.company), None)
        newest[each.entity, each.company] = each
    holding: dict[Entity, Judgement] = {}
    for each in newest.values():
        before = holding.pop(each.entity, None)
        holding[each.entity] = _outweighing(before, each, since)
    order = {each.id: place for place, each in enumerate(newest.values())}
    return tuple(sorted(holding.values(), key=lambda each: order[each.id]))


def going_on(leads: Sequence[tuple[Lead, StageChange | None]]) -> Lead:
    """Return the lead we go on with among those of companies that are one: the furthest, the older.

    A lost one gives way to one that was qualified, and stays before one that was not.
    """

    def rank(each: tuple[Lead, StageChange | None]) -> tuple[int, bool, int]:
        lead, change = each
        stage = change.stage if change is not None else Stage.NEW
        aside = change.aside if change is not None else Aside.NO
        return _GOING_ON.index(stage), aside is Aside.NO, -lead.id.int

    return max(leads, key=rank)[0]


def is_confirming(identifier: Identifier) -> bool:
    """Whether an equal number makes two companies one: a register's, or a legal entity's (LEI).

    Web addresses and VAT numbers are shared in groups, and an item of Wikidata may be a brand.
    """
    return bool(identifier.scheme.country) or identifier.scheme is Scheme.LEI


def contradicting(one: Company, other: Company) -> tuple[tuple[Identifier, Identifier], ...]:
    """Return numbers of one kind of which two companies have none in common, a pair each."""
    pairs = []
    for scheme in dict.fromkeys(each.scheme for each in one.identifiers if is_confirming(each)):
        ours, theirs = one.numbers(scheme), other.numbers(scheme)
        if theirs and not set(ours) & set(theirs):
            pairs.append((Identifier(scheme, ours[0]), Identifier(scheme, theirs[0])))
    return tuple(pairs)


def _joins(judgement: CompanyJudgement) -> bool:
    return judgement.sameness is Sameness.SAME


def _outweighing(before: Judgement | None, newer: Judgement, since: datetime | None) -> Judgement:
    if before is None or since is None or newer.at > since:
        return newer
    return before if before.sameness is Sameness.SAME else newer


def _members(pairs: Iterable[tuple[UUID, UUID]]) -> dict[UUID, tuple[UUID, ...]]:
    members: dict[UUID, set[UUID]] = {}
    for one, other in pairs:
        joined = members.get(one, {one}) | members.get(other, {other})
        for each in joined:
            members[each] = joined
    return {each: tuple(sorted(joined)) for each, joined in members.items()}


def _path(edges: set[tuple[UUID, UUID]], start: UUID, end: UUID) -> list[UUID]:
    """Return a way from one company to another along the pairs that join them; empty for none."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop(0)
        if way[-1] == end and len(way) > 1:
            return way
        for one, other in sorted(edges):
            step = other if one == way[-1] else one if other == way[-1] else None
            if step is not None and step not in seen:
                seen.add(step)
                ways.append([*way, step])
    return []
