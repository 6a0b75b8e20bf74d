"""Which companies of ours are one, and which leads are read together: worked out once a unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from workbench.domain.clusters import Clusters, CompanyJudgement, clustered, ever
from workbench.domain.company import Sameness
from workbench.store.tables.companies import COMPANY_JUDGEMENT
from workbench.store.tables.pursuit import LEAD
from workbench.store.unit import Columns, Unit
from workbench.texts import decode

_NOBODY = Clusters()
_IN_ORDER = select(COMPANY_JUDGEMENT).order_by(
    COMPANY_JUDGEMENT.c.sequence, COMPANY_JUDGEMENT.c.replica
)


def clusters(unit: Unit, as_of: datetime | None = None) -> Clusters:
    """Return which companies are one, or were at an instant.

    Asked once in a unit of work: a store without twins pays for one query of an empty table.
    """
    known = unit.clusters.get(as_of)
    if known is None:
        judgements = _judgements(unit) if as_of is None or clusters(unit).holding else ()
        known = unit.clusters[as_of] = clustered(judgements, as_of) if judgements else _NOBODY
    return known


@dataclass(frozen=True, slots=True)
class OnceOne:
    """Companies that others were one with before they were parted: from when on, and until when."""

    companies: tuple[UUID, ...]
    since: datetime
    until: datetime


def clusters_ever(unit: Unit) -> Clusters:
    """Return which companies are one, or were before they were parted."""
    return ever(_judgements(unit)) if clusters(unit).holding else _NOBODY


def once_one_with(unit: Unit, companies: Sequence[UUID]) -> OnceOne:
    """Return whom some companies, with all that they are one with, were one with before."""
    every = set(clusters_ever(unit).of_all(companies))
    once = tuple(sorted(every - set(companies)))
    if not once:
        return OnceOne((), unit.now(), unit.now())
    told = [each for each in _judgements(unit) if each.one in every]
    joined = min(each.at for each in told if each.sameness is Sameness.SAME)
    return OnceOne(once, joined, max(each.at for each in told))


def together(unit: Unit, about: UUID, as_of: datetime | None = None) -> tuple[UUID, ...]:
    """Return the companies, or the leads, whose entries are read as one with those about one."""
    one = clusters(unit, as_of)
    if not one.members:
        return (about,)
    leads = unit.leads.get(as_of)
    if leads is None:
        leads = unit.leads[as_of] = _leads(unit, one)
    return one.members.get(about) or leads.get(about) or (about,)


def judge_companies(unit: Unit, judgements: Sequence[CompanyJudgement]) -> None:
    """Append judgements of one person at one time; the newest about a pair holds."""
    if not judgements:
        return
    stamps = unit.stamps(len(judgements), judgements[0].by, judgements[0].at)
    unit.add(
        COMPANY_JUDGEMENT,
        *(
            {
                "id": each.id,
                "one": each.one,
                "other": each.other,
                "sameness": each.sameness.value,
                "reason": each.reason.encoded(),
                "seen": each.seen,
                **stamp,
            }
            for each, stamp in zip(judgements, stamps, strict=True)
        ),
    )
    unit.clusters.clear()
    unit.leads.clear()


def _judgements(unit: Unit) -> tuple[CompanyJudgement, ...]:
    return tuple(map(_judgement, unit.rows(_IN_ORDER)))


def _judgement(row: Columns) -> CompanyJudgement:
    return CompanyJudgement(
        id=row["id"],
        one=row["one"],
        other=row["other"],
        sameness=Sameness(row["sameness"]),
        reason=decode(row["reason"]),
        by=row["by"],
        at=row["at"],
        seen=row["seen"],
    )


def _leads(unit: Unit, one: Clusters) -> Mapping[UUID, tuple[UUID, ...]]:
    """Return of each lead of a company that is one with others all leads of those."""
    by_company: dict[UUID, tuple[UUID, ...]] = {}
    rows = unit.rows(
        select(LEAD.c.id, LEAD.c.about)
        .where(LEAD.c.about.in_(list(one.members)))
        .order_by(LEAD.c.id)
    )
    for row in rows:
        front = one.canonical(row["about"])
        by_company[front] = (*by_company.get(front, ()), row["id"])
    return {each: leads for leads in by_company.values() for each in leads}
