"""The dossier: one finished, frozen answer that every page and every export reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from workbench.domain.handoff import Decision, Link
from workbench.domain.lookup import Snapshot
from workbench.domain.people import Person
from workbench.domain.scorecard import RequirementState, Scorecard
from workbench.domain.sounding import Sounding
from workbench.domain.source import Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything a reader of one company needs, as known at `sounding.as_of`.

    Attributes:
        scorecard: as known at that instant; in the dossier of a decision, the locked one.
        would_now: the scorecard worked out today, where it is wanted beside a locked one.
        snapshots: stored answers by SHA-256, only those the facts rest on, filled where wanted.
        firm: our own firm's name.
    """

    sounding: Sounding
    scorecard: Scorecard | None
    requirements: tuple[RequirementState, ...] = ()
    would_now: Scorecard | None = None
    decision: Decision | None = None
    link: Link | None = None
    people: Mapping[UUID, Person] = field(default_factory=dict)
    manifests: Mapping[str, Manifest] = field(default_factory=dict)
    snapshots: Mapping[bytes, Snapshot] = field(default_factory=dict)
    firm: str = ""
