"""The units of work of a look-up: planning it, claiming it, and keeping what it brought."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from workbench.domain.company import Company, Identifier, Judgement, Sameness, Scheme
from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Answer, Lookup, LookupState, Problem, Question
from workbench.domain.source import Manifest
from workbench.lookups.verdicts import read_at_all, waiting
from workbench.matching.domains import registrable_domain
from workbench.net.pace import Gate
from workbench.texts import Message, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What came of a wish to ask now.

    Attributes:
        wait: seconds until the source's pace allows it; 0 when it does.
        ours: whether the look-up is leased to us; False when somebody else asks, or has asked.
    """

    wait: float = 0.0
    ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A look-up in the ledger, and whether it is leased to us already."""

    lookup: Lookup
    ours: bool = False


def planned(question: Question, company: UUID | None, at: datetime) -> Lookup:
    """Return a fresh look-up."""
    return Lookup(
        id=new_id(), question=question, company=company, state=LookupState.PLANNED, planned=at
    )


def claim(ledger: Ledger, lookup: Lookup, gate: Gate, at: datetime, lease: int) -> Claim:
    """Lease a look-up for asking at once, if its source's pace allows that."""
    source = lookup.question.source
    wait = gate.wait(ledger.lookups.sent_since(source, gate.since(at)), at)
    if wait > 0:
        return Claim(wait=wait)
    return Claim(ours=ledger.lookups.claim(lookup.id, at, lease))


def asking(lookup: Lookup, at: datetime) -> Lookup:
    """Return a look-up as it stands once it is claimed."""
    return replace(
        lookup, state=LookupState.ASKING, asked=at, attempt=lookup.attempt + 1, problem=None
    )


def plan_only(ledger: Ledger, wanted: Sequence[Lookup], problem: Problem) -> list[Lookup]:
    """Write look-ups down with the reason why they wait; what somebody else asks is left alone."""
    rows = [ledger.lookups.plan(fresh) for fresh in wanted]
    waits = [waiting(row, problem) if row.state is LookupState.PLANNED else row for row in rows]
    for row in waits:
        if row.state is LookupState.PLANNED:
            ledger.lookups.settle(row)
    return waits


def plan_and_claim(
    ledger: Ledger,
    *,
    wanted: Sequence[Lookup],
    gates: Callable[[str], Gate],
    at: datetime,
    lease: int,
    hands: int,
) -> list[Opened]:
    """Write look-ups down, and claim as many of each source as can be sent this instant."""
    taken: Counter[str] = Counter()
    rows: list[Opened] = []
    for fresh in wanted:
        row = ledger.lookups.plan(fresh)
        row = replace(row, company=fresh.company or row.company)
        source = row.question.source
        ours = (
            row.state is LookupState.PLANNED
            and taken[source] < hands
            and claim(ledger, row, gates(source), at, lease).ours
        )
        taken[source] += ours
        rows.append(Opened(lookup=asking(row, at) if ours else row, ours=ours))
    return rows


def keep_answer(
    ledger: Ledger,
    lookup: Lookup,
    answer: Answer,
    manifest: Manifest,
    read: datetime | None = None,
) -> None:
    """Settle a look-up and keep what it states: facts, and that equal numbers are one company.

    `read` is when a stored answer was read again, None for one that has just come. What was known
    before that instant stays as it was known: the look-up ended as it did, and only facts are new.
    """
    if read is None:
        ledger.lookups.settle(lookup)
    if _was_removed(ledger, lookup):
        return
    at = read or lookup.answered
    if at is None or not read_at_all(answer):
        return
    if answer.purge and answer.entity is not None:
        ledger.facts.purge(answer.entity)
    if lookup.snapshot is not None:
        ledger.facts.record(lookup, answer.parser, answer.facts, at)
    if lookup.company is not None:
        _join(ledger, ledger.companies.get(lookup.company), answer, manifest, at)


def _was_removed(ledger: Ledger, lookup: Lookup) -> bool:
    """Whether the company was removed by law while this was asked; then its answer goes too."""
    if lookup.company is None or ledger.companies.get(lookup.company).removed is None:
        return False
    for judgement in ledger.companies.judgements(lookup.company):
        if judgement.sameness is Sameness.SAME:
            ledger.facts.purge(judgement.entity)
            break
    return True


def _join(
    ledger: Ledger, company: Company, answer: Answer, manifest: Manifest, at: datetime
) -> None:
    entity = answer.entity
    if entity is None:
        return
    judged = {judgement.entity for judgement in ledger.companies.judgements(company.id)}
    stated = set(answer.identifiers)
    stated |= {Identifier(scheme, entity.number) for scheme in manifest.schemes}
    reason = _reason(ledger, company, stated)
    if reason is None or entity in judged:
        return
    ledger.companies.judge(
        Judgement(
            id=new_id(),
            entity=entity,
            company=company.id,
            sameness=Sameness.SAME,
            reason=reason,
            by=None,
            at=at,
        )
    )


def _reason(ledger: Ledger, company: Company, stated: set[Identifier]) -> Message | None:
    """Say why numbers are a company's: it has one of them, or registered one as its web address."""
    equal = sorted(stated & set(company.identifiers))
    if equal:
        return say("Both are {identifier}.", identifier=str(equal[0]))
    domains = {each.value for each in stated if each.scheme is Scheme.DOMAIN}
    for known in ledger.facts.of_company(company.id) if domains else ():
        if known.current and known.fact.key == "company.website":
            domain = registrable_domain(known.fact.value)
            if domain in domains:
                return say("The company registered {domain} as its web address.", domain=domain)
    return None
