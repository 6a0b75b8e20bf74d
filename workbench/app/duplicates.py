"""Finding companies of ours that may be one, among those that share a number, address or word."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from workbench.app.desk import Desk
from workbench.app.merging import against
from workbench.domain.clusters import Clusters, CompanyJudgement
from workbench.domain.company import Company, Sameness, Scheme
from workbench.domain.duplicates import (
    Outline,
    Pair,
    Side,
    is_offered,
    rank,
    told_of,
)
from workbench.domain.importing import Known
from workbench.domain.ledger import Ledger
from workbench.domain.profile import Profile
from workbench.domain.verdict import Verdict
from workbench.jobs import JobControl
from workbench.matching.blocks import sharing
from workbench.matching.cells import own_domain
from workbench.matching.judge import judge
from workbench.texts import say

MOST = 200
"""Pairs that are shown at a time."""
_AT_ONCE = 200
"""Pairs compared in one read of the store."""
_Judged = tuple[UUID, UUID, Verdict]
"""Two companies, the older first, and what they came to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicates:
    """Which companies of the lead list may be one.

    Attributes:
        pairs: the surest first, sisters last.
        companies: how many were looked through.
        found: how many pairs there are; only the first `MOST` are shown at a time.
    """

    pairs: tuple[Pair, ...]
    companies: int
    found: int


def find(desk: Desk, control: JobControl) -> Duplicates:
    """Return the companies of the lead list that may be one; nothing is merged.

    Pairs that somebody judged different are left out unless something is known of them by now
    that was not then.

    Raises:
        CancelledByUser: the job was cancelled.
    """
    outlines = desk.store.read(lambda ledger: ledger.companies.outlines())
    reading = say("Reading the names of {count} companies", count=len(outlines))

    def told(count: int) -> None:
        control.check()
        control.report(count, 2 * len(outlines), reading)

    close = sharing(outlines, told)
    found: list[_Judged] = []
    for first in range(0, len(close), _AT_ONCE):
        control.check()
        share = len(outlines) * first // len(close)
        comparing = say("Comparing {count} pairs", count=len(close))
        control.report(len(outlines) + share, 2 * len(outlines), comparing)
        some = close[first : first + _AT_ONCE]
        likely = [pair for pair in some if _may_be_one(outlines[pair[0]], outlines[pair[1]])]
        both = [(outlines[one].company, outlines[other].company) for one, other in likely]
        found += desk.store.read(partial(_compared, pairs=both))
    ranked = sorted(found, key=lambda each: rank(each[2]))
    shown = ranked[:MOST]
    return Duplicates(
        pairs=desk.store.read(lambda ledger: _pairs(ledger, shown)),
        found=len(found),
        companies=len(outlines),
    )


def compare(desk: Desk, one: UUID, other: UUID) -> Pair | None:
    """Return two companies side by side with what speaks for and against; None where they are one.

    Raises:
        NotInStore: one of them is not here.
    """

    def look(ledger: Ledger) -> Pair | None:
        ours, theirs = ledger.companies.get(one).id, ledger.companies.get(other).id
        if ours == theirs:
            return None
        known = ledger.imports.known([ours, theirs])
        first, second = sorted((ours, theirs))
        verdict = judge(known[first].profile, known[second].profile)
        return _pairs(ledger, [(first, second, verdict)])[0]

    return desk.store.read(look)


def _may_be_one(one: Outline, other: Outline) -> bool:
    """Whether two companies may be one by what they are known by, which is quickly judged."""
    return is_offered(judge(_profile(one), _profile(other)))


def _profile(outline: Outline) -> Profile:
    held = (each for each in outline.identifiers if each.scheme is Scheme.DOMAIN)
    domains = (*(each.value for each in held), *map(own_domain, outline.websites))
    return Profile(
        name=outline.names[0],
        other_names=outline.names[1:],
        identifiers=tuple(e for e in outline.identifiers if e.scheme is not Scheme.DOMAIN),
        country=outline.country,
        domains=tuple(dict.fromkeys(each for each in domains if each)),
        phones=outline.phones,
    )


def _compared(ledger: Ledger, pairs: Sequence[tuple[UUID, UUID]]) -> list[_Judged]:
    one = ledger.companies.clusters()
    known = ledger.imports.known({each for pair in pairs for each in pair})
    found = []
    for first, second in map(sorted, pairs):
        ours, theirs = known.get(first), known.get(second)
        if ours is None or theirs is None or ours.removed or theirs.removed:
            continue
        verdict = judge(ours.profile, theirs.profile)
        if is_offered(verdict) and _is_news(one, first, second, verdict):
            found.append((first, second, verdict))
    return found


def _parted(one: Clusters, ours: UUID, theirs: UUID) -> CompanyJudgement | None:
    """Return somebody's newest word that two companies are different, where it holds."""
    said = (
        one.holding.get((min(mine, other), max(mine, other)))
        for mine in one.of(ours)
        for other in one.of(theirs)
    )
    different = [e for e in said if e is not None and e.sameness is Sameness.DIFFERENT]
    return max(different, key=lambda each: each.at, default=None)


def _is_news(one: Clusters, ours: UUID, theirs: UUID, verdict: Verdict) -> bool:
    """Whether two companies were not told apart yet, or something is known that was not then."""
    parted = _parted(one, ours, theirs)
    # Who parted what was merged has seen all of both, and says so for good.
    return parted is None or (parted.seen not in {"", told_of(verdict)})


def _pairs(ledger: Ledger, judged: Sequence[_Judged]) -> tuple[Pair, ...]:
    one = ledger.companies.clusters()
    ids = {each for first, second, _ in judged for each in (first, second)}
    known = ledger.imports.known(ids)
    companies = {each: ledger.companies.get(each) for each in ids}
    sides = {each: _side(ledger, companies[each], known[each]) for each in ids}
    pairs = []
    for first, second, verdict in judged:
        parted = _parted(one, first, second)
        pairs.append(
            Pair(
                one=sides[first],
                other=sides[second],
                verdict=verdict,
                against=against(companies[first], companies[second]),
                parted=parted.at.date() if parted is not None else None,
            )
        )
    return tuple(pairs)


def _side(ledger: Ledger, company: Company, known: Known) -> Side:
    def first(key: str) -> str:
        return next(iter(known.values.get(key, ())), "")

    stages = ledger.stages.of(known.lead.id) if known.lead is not None else ()
    held = [each for each in company.identifiers if each.scheme is not Scheme.DOMAIN]
    numbers = [each for each in held if each.scheme.country] or held
    return Side(
        company=company.id,
        name=company.name,
        number=numbers[0].value if numbers else "",
        town=first("company.town"),
        website=next(iter(known.profile.domains), "") or first("company.website"),
        phone=first("company.phone"),
        stage=stages[-1].stage if stages else None,
        opened=company.opened.date(),
    )
