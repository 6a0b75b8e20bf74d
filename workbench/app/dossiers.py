"""Opening the dossier: the one finished answer that pages and exports read."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from workbench.app.desk import Desk
from workbench.app.merging import twins
from workbench.app.soundings import Standing, changed, decided, handed_over, stand, take
from workbench.domain.changes import Change
from workbench.domain.dossier import Dossier
from workbench.domain.fill_rate import Suspicion
from workbench.domain.handoff import Decision
from workbench.domain.health import suspicions
from workbench.domain.lead import Stage
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Snapshot
from workbench.domain.scorecard import RequirementState
from workbench.domain.sounding import Sounding
from workbench.errors import NotInStore
from workbench.scoring import requirements
from workbench.texts import say

_WORKED_OUT = timedelta(minutes=1)
"""For how long it is believed whether a source is suspect."""

LOCKED_NAME = "company.name"
"""Under which a decision's words keep what the company was called then."""


def open_dossier(desk: Desk, company: UUID, *, with_answers: bool = False) -> Dossier:
    """Return a company's dossier as known now; a decision's own scorecard stands beside it.

    Args:
        desk: where we sit.
        company: which company.
        with_answers: whether the stored answers are filled in, for exports.

    Raises:
        NotInStore: there is no such company.
    """
    now = desk.now()

    def look(ledger: Ledger) -> Dossier:
        standing = stand(ledger, company, desk.starter, now, desk.lookups)
        lead = standing.sounding.lead
        locked = decided(ledger, lead)
        return Dossier(
            sounding=standing.sounding,
            scorecard=standing.scorecard,
            requirements=demands(standing),
            decision=locked[0] if locked else None,
            link=locked[1] if locked else None,
            handoff=handed_over(ledger, lead),
            watch=next(iter(ledger.watches.of(company)[-1:]), None),
            changes=_since(ledger, locked[0], standing.sounding) if locked else (),
            people={person.id: person for person in ledger.people.all()},
            manifests={manifest.key: manifest for manifest in desk.lookups.manifests()},
            suspects=_suspects(
                standing.sounding, lambda source: _suspicions_now(desk, ledger, source)
            ),
            firm=desk.firm,
            twins=twins(ledger, company),
        )

    dossier = desk.store.read(look)
    return _answered(desk, dossier) if with_answers else dossier


def _since(ledger: Ledger, decision: Decision, now: Sounding) -> tuple[Change, ...]:
    return changed(ledger, ledger.leads.get(decision.about).about, decision.at, now)


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
        NotInStore: there is no such company, it was removed by law, or nothing has been decided
            about it.
    """
    opened = open_dossier(desk, company)
    removed = opened.sounding.company.removed
    if removed is not None:
        raise NotInStore(
            say(
                "Its register removed this company by law on {day}: nothing is left to hand over.",
                day=removed,
            ),
            hint=say("A folder written earlier should be deleted too."),
        )
    decision = opened.decision
    if decision is None:
        raise NotInStore(
            say("Nothing has been decided about {name} yet.", name=opened.sounding.company.name),
            hint=say("Mark the lead as MQL or SQL first."),
        )
    at = decision.at

    def look(ledger: Ledger) -> tuple[Sounding, Mapping[str, tuple[Suspicion, ...]]]:
        # Of companies that became one since, the one it was decided about, as it was by itself.
        sounding = take(ledger, ledger.leads.get(decision.about).about, at, as_of=at)
        return sounding, _suspects(sounding, lambda source: suspicions(ledger.records, source, at))

    sounding, suspects = desk.store.read(look)
    # A company has one name at a time; the one it had then is kept with the decision's words.
    name = dict(decision.texts).get(LOCKED_NAME, sounding.company.name)
    locked = replace(
        opened,
        sounding=replace(sounding, company=replace(sounding.company, name=name)),
        scorecard=decision.scorecard,
        suspects=suspects,
        requirements=(),
        changes=(),
    )
    return _answered(desk, locked)


def _suspects(
    sounding: Sounding, why: Callable[[str], tuple[Suspicion, ...]]
) -> dict[str, tuple[Suspicion, ...]]:
    """Return why sources of what is known are suspect; those that are not are left out."""
    sources = sorted({known.fact.entity.source for known in sounding.facts})
    found = {source: why(source) for source in sources}
    return {source: told for source, told in found.items() if told}


def _suspicions_now(desk: Desk, ledger: Ledger, source: str) -> tuple[Suspicion, ...]:
    """Return why a source is suspect, worked out anew when that was a minute ago.

    It takes up to a tenth of a second a source, and pages are opened one after the other.
    """
    now = desk.now()
    at, found = desk.suspected.get(source, (None, ()))
    if at is None or not timedelta(0) <= now - at < _WORKED_OUT:
        found = suspicions(ledger.records, source)
        desk.suspected[source] = now, found
    return found


def _answered(desk: Desk, dossier: Dossier) -> Dossier:
    """Return a dossier with the stored answers its facts, searches and scorecard rest on."""
    wanted = {known.snapshot for known in dossier.sounding.facts}
    wanted |= {bytes.fromhex(each.snapshot) for each in dossier.sounding.hand_searches}
    lines = dossier.scorecard.lines if dossier.scorecard is not None else ()
    cited = {each.key for line in lines for each in line.evidence}
    wanted |= {each.snapshot or b"" for each in dossier.sounding.lookups if each.id.hex in cited}
    kept: dict[bytes, Snapshot] = {}
    for sha256 in sorted(wanted - {b""}):
        try:
            kept[sha256] = desk.store.snapshot(sha256)
        except NotInStore:
            continue
    return replace(dossier, snapshots=kept)
