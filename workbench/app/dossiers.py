"""Opening the dossier: the one finished answer that pages and exports read."""

from dataclasses import replace
from uuid import UUID

from workbench.app.desk import Desk
from workbench.app.soundings import Standing, stand, take
from workbench.domain.dossier import Dossier
from workbench.domain.handoff import Decision, Link
from workbench.domain.lead import Stage
from workbench.domain.lookup import Snapshot
from workbench.domain.ports import Ledger
from workbench.domain.scorecard import RequirementState
from workbench.errors import NotInStore
from workbench.scoring import requirements
from workbench.texts import say


def open_dossier(desk: Desk, company: UUID) -> Dossier:
    """Return a company's dossier as known now; a decision's own scorecard stands beside it.

    Raises:
        NotInStore: there is no such company.
    """
    now = desk.now()

    def look(ledger: Ledger) -> Dossier:
        standing = stand(ledger, company, desk.starter, now)
        lead = standing.sounding.lead
        locked = _newest_decision(ledger, lead.id if lead else None)
        return Dossier(
            sounding=standing.sounding,
            scorecard=standing.scorecard,
            requirements=demands(standing),
            decision=locked[0] if locked else None,
            link=locked[1] if locked else None,
            people={person.id: person for person in ledger.people.all()},
            manifests={manifest.key: manifest for manifest in desk.lookups.manifests()},
            firm=desk.firm,
        )

    return desk.store.read(look)


def demands(standing: Standing) -> tuple[RequirementState, ...]:
    """Return how each requirement of MQL and SQL stands; none without a lead."""
    if standing.scorecard is None:
        return ()
    return tuple(
        state
        for stage in (Stage.MQL, Stage.SQL)
        for state in requirements.stand(standing.card, stage, standing.sounding, standing.scorecard)
    )


def locked_dossier(desk: Desk, company: UUID) -> Dossier:
    """Return the dossier of the newest decision, as it was known when it was locked.

    Equal at every call, whatever was learnt since; stored answers are filled in.

    Raises:
        NotInStore: there is no such company, or nothing has been decided about it.
    """
    opened = open_dossier(desk, company)
    decision = opened.decision
    if decision is None:
        raise NotInStore(
            say("Nothing has been decided about {name} yet.", name=opened.sounding.company.name),
            hint=say("Mark the lead as MQL or SQL first."),
        )
    sounding = desk.store.read(lambda ledger: take(ledger, company, decision.at, as_of=decision.at))
    return replace(
        opened,
        sounding=sounding,
        scorecard=decision.scorecard,
        requirements=(),
        snapshots=_snapshots(desk, {known.snapshot for known in sounding.facts}),
    )


def _newest_decision(ledger: Ledger, lead: UUID | None) -> tuple[Decision, Link] | None:
    locked = ledger.decisions.of(lead) if lead is not None else ()
    return locked[-1] if locked else None


def _snapshots(desk: Desk, wanted: set[bytes]) -> dict[bytes, Snapshot]:
    kept: dict[bytes, Snapshot] = {}
    for sha256 in sorted(wanted):
        try:
            kept[sha256] = desk.store.snapshot(sha256)
        except NotInStore:
            continue
    return kept
