"""The dossier: one finished, frozen answer that every page and every export reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from workbench.domain.changes import Change
from workbench.domain.clusters import Twin
from workbench.domain.fill_rate import Suspicion
from workbench.domain.handoff import Answer, Decision, Handoff, Link, answer
from workbench.domain.lookup import Snapshot
from workbench.domain.people import Person
from workbench.domain.scorecard import (
    Evidence,
    EvidenceKind,
    RequirementState,
    Scorecard,
    ScoredLine,
)
from workbench.domain.since_decided import SinceDecided, since_decided
from workbench.domain.since_locked import SinceLocked, since_locked
from workbench.domain.sounding import Sounding
from workbench.domain.source import Manifest, source_title
from workbench.domain.watch import Watch
from workbench.texts import Message, say


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many statements of a source are not told, and why."""

    source: str
    statements: int
    why: Message | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything a reader of one company needs, as known at `sounding.as_of`.

    Attributes:
        scorecard: as known at that instant; in the dossier of a decision, the locked one.
        decision: the newest one, with its place in the chain as `link`.
        handoff: what sales received last, whichever decision it rests on.
        watch: how the company is watched, or was; None where it never was.
        changes: what is known otherwise than when the decision was locked; none in its dossier.
        snapshots: stored answers by SHA-256, only those the facts rest on, filled where wanted.
        suspects: by source why it was suspect at that instant; its facts carry the mark.
        firm: our own firm's name.
        left_out: what was left out because it may not leave the firm, `domain/travelling.py`.
        personal_because: why a sole trader's personal data goes along; empty where it stays.
        withheld: whether it was left out.
        twins: companies of ours that it is one with.
    """

    sounding: Sounding
    scorecard: Scorecard | None
    requirements: tuple[RequirementState, ...] = ()
    decision: Decision | None = None
    link: Link | None = None
    handoff: Handoff | None = None
    watch: Watch | None = None
    changes: tuple[Change, ...] = ()
    people: Mapping[UUID, Person] = field(default_factory=dict)
    manifests: Mapping[str, Manifest] = field(default_factory=dict)
    snapshots: Mapping[bytes, Snapshot] = field(default_factory=dict)
    suspects: Mapping[str, tuple[Suspicion, ...]] = field(default_factory=dict)
    firm: str = ""
    left_out: tuple[LeftOut, ...] = ()
    personal_because: str = ""
    withheld: bool = False
    twins: tuple[Twin, ...] = ()

    def why_suspect(self, source: str) -> Message | None:
        """Return why a source was suspect at that instant, in words, or None."""
        found = self.suspects.get(source)
        return say("suspect: {why}", why=found[0].words) if found else None

    def rests_on_suspect(self, evidence: Iterable[Evidence]) -> bool:
        """Whether a claim rests on a statement of a source that was suspect at that instant."""
        if not self.suspects:
            return False
        marked = {
            known.fact.id.hex()
            for known in self.sounding.facts
            if known.fact.entity.source in self.suspects
        }
        return any(each.kind is EvidenceKind.FACT and each.key in marked for each in evidence)

    def because(self, line: ScoredLine) -> Message:
        """Return why a line of a scorecard stands as it does; marked if its source is suspect."""
        if not self.rests_on_suspect(line.evidence):
            return line.because
        return say("{because} · suspect source", because=line.because)

    @property
    def suspect_sources(self) -> tuple[Message, ...]:
        """What a reader is told of each source that was suspect, a sentence a source."""
        return tuple(
            say(
                "{source} is suspect, its answers state less than they did. {why}.",
                source=source_title(self.manifests, source),
                why=found[0].words,
            )
            for source, found in sorted(self.suspects.items())
            if found
        )

    @property
    def answer(self) -> Answer | None:
        """What sales answered to the handoff of the newest decision, or that it has yet to."""
        return answer(self.sounding.stage, self.decision, self.handoff)

    @property
    def waits_for_sales(self) -> bool:
        """Whether sales has the folder of the newest decision and has not answered it yet."""
        return self.answer is Answer.WAITS

    @property
    def since_locked(self) -> SinceLocked | None:
        """How the score differs from the locked one; None in the dossier of a decision."""
        if self.decision is None or self.scorecard is None:
            return None
        return since_locked(self.decision.scorecard, self.scorecard, self.decision.at.date())

    @property
    def since_decided(self) -> SinceDecided | None:
        """What changed since the newest decision; None where nothing did, or none was taken."""
        if self.decision is None:
            return None
        return since_decided(
            self.changes,
            day=self.decision.at.date(),
            locked=self.decision.scorecard,
            now=self.scorecard,
            score=self.since_locked,
        )

    @property
    def headline(self) -> Message | None:
        """The company in one sentence once its locked score would be another."""
        since = self.since_decided
        if since is None:
            return None
        return since.headline(self.sounding.company.name, self.sounding.next_step, self.people)
