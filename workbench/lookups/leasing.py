"""The units of work that plan look-ups, lease them, put them back, and write down how they end."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import inf
from uuid import UUID

from workbench.domain.freshness import freshness
from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Lookup, LookupState, Problem, Question
from workbench.domain.waiting import paused, waiting
from workbench.lookups.keeping import is_removed
from workbench.lookups.terms import Terms
from workbench.texts import Message, say

_LONG_AGO = 1e9
"""Seconds after which no limit counts a question any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What came of a wish to ask now.

    Attributes:
        ours: the look-up, leased to us; None when it must wait, or somebody else asks or has asked.
        unknown: it was left asking by a program that ended, so it may have been asked already.
        problem: why it must wait, or None.
        seconds: for how long at least.
    """

    ours: Lookup | None = None
    unknown: bool = False
    problem: Problem | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A look-up in the ledger, and whether it is leased to us already."""

    lookup: Lookup
    ours: bool = False


def planned(
    question: Question,
    company: UUID | None,
    at: datetime,
    terms: Terms,
    reason: Message | None = None,
) -> Lookup:
    """Return a fresh look-up, which is to be asked as soon as its source's pace allows."""
    return Lookup(
        id=new_id(),
        question=question,
        company=company,
        state=LookupState.QUEUED,
        planned=at,
        cost=terms.cost,
        reason=reason,
        due=at,
    )


def claim(ledger: Ledger, lookup: Lookup, terms: Terms, at: datetime, lease: int) -> Claim:
    """Lease a look-up for asking at once, if its source's pace allows that and nobody paused.

    One whose answer is stored already, and was not read, is leased whatever the pace: it is read.
    """
    row = ledger.lookups.get(lookup.id)
    if is_removed(ledger, lookup.company):
        return _never_asked(ledger, row, at, lease)
    if row.question != lookup.question:
        # Whom it named was removed by law since this was planned, and the name with it.
        return Claim()
    if has_arrived(row):
        return _taken_over(ledger, row, terms, at, lease)
    if ledger.lookups.paces.paused:
        return Claim(problem=paused(), seconds=inf)
    terms.catch_up(ledger.lookups.paces)
    wait = terms.wait(ledger.lookups.paces, at)
    if wait.seconds > 0:
        return Claim(problem=wait.problem(at), seconds=wait.seconds)
    unknown = row.state is LookupState.ASKING
    mine = ledger.lookups.claim([lookup.id], at, lease, {terms.source: terms.scope})
    return Claim(ours=mine[0], unknown=unknown) if mine else Claim()


def _never_asked(ledger: Ledger, row: Lookup, at: datetime, lease: int) -> Claim:
    """End what nobody asks any more, for it would wait for ever: its company was removed by law."""
    free = [row] if _is_nobodys(row) else ledger.lookups.claim([row.id], at, lease)
    problem = Problem(message=say("The register removed it by law."), again=False)
    for each in free:
        ended = replace(each, state=LookupState.ANSWERED, problem=problem, due=None, snapshot=None)
        ledger.lookups.settle(ended, _LONG_AGO)
    return Claim()


def has_arrived(row: Lookup) -> bool:
    """Whether a look-up was left after its answer was stored and before it was read."""
    return row.state is LookupState.ASKING and row.snapshot is not None


def _taken_over(ledger: Ledger, row: Lookup, terms: Terms, at: datetime, lease: int) -> Claim:
    mine = ledger.lookups.claim([row.id], at, lease, {terms.source: terms.scope})
    for each in mine:
        # Nothing is sent, so nothing of the source's pace is used up.
        ledger.lookups.paces.came(each, _LONG_AGO)
    return Claim(ours=mine[0]) if mine else Claim()


def turn(ledger: Ledger, terms: Terms, at: datetime, longest: float) -> float:
    """Return in how many seconds a source may be asked next; 0 where a run waits for that."""
    seconds = terms.wait(ledger.lookups.paces, at).seconds
    return seconds if seconds > longest else 0.0


def due(
    ledger: Ledger, terms: Sequence[Terms], at: datetime, most: int, longest: float
) -> list[Lookup]:
    """Return look-ups that may be asked now without a person.

    Of each source `most` at most, so that one with much that waits does not hold up another. A
    source whose turn it is by the store's own clock is asked whatever waits for it: the time that
    was written down is by the wall clock, which may have been ahead.
    """
    return [
        each
        for source in terms
        for each in ledger.lookups.due(
            source.source, at if turn(ledger, source, at, longest) else None, most
        )
    ]


def plan_only(
    ledger: Ledger,
    *,
    wanted: Sequence[Lookup],
    company: UUID | None,
    problem: Problem,
    at: datetime,
    within: int | None = None,
) -> list[Lookup]:
    """Write look-ups down with the reason why they wait; what somebody asks is left alone."""
    waits = [waiting(fresh, problem, at) for fresh in wanted]
    rows = _written_down(ledger, waits, company, at, within)
    return [_made_waiting(ledger, row, problem, at) for row in rows]


def _written_down(
    ledger: Ledger,
    wanted: Sequence[Lookup],
    company: UUID | None,
    at: datetime,
    within: int | None,
) -> tuple[Lookup, ...]:
    """Return the look-ups that stand for what is wanted, added where there was none."""
    ended = _ended_since(ledger, wanted, company, at, within)
    missing = [each for each in wanted if each.question.key not in ended]
    known = ended | {row.question.key: row for row in ledger.lookups.plan_all(missing)}
    return tuple(known[each.question.key] for each in wanted)


def _ended_since(
    ledger: Ledger,
    wanted: Sequence[Lookup],
    company: UUID | None,
    at: datetime,
    within: int | None,
) -> dict[str, Lookup]:
    """Return those of a company's look-ups that others had answered after we looked what to ask.

    Two who research a company at a time find the same answers missing. Each question says why it
    is wanted, and is asked for that reason only: where it needs no asking now for another reason,
    somebody has asked it meanwhile. Who wants a fresh answer anew says just that.
    """
    why = {each.question.key: each.reason for each in wanted if each.reason is not None}
    if company is None or not why:
        return {}
    newest = {each.question.key: each for each in ledger.lookups.of_company(company)}
    ended = {key: newest[key] for key in why if key in newest and newest[key].kind is not None}
    facts = ledger.facts.of_company(company) if ended else ()
    fresh = {key: freshness(lookup, facts, at, within) for key, lookup in ended.items()}
    return {
        key: lookup
        for key, lookup in ended.items()
        if not fresh[key].need.asks and fresh[key].why != why[key]
    }


def _made_waiting(ledger: Ledger, row: Lookup, problem: Problem, at: datetime) -> Lookup:
    if not _is_nobodys(row) or row.problem == problem:
        return row
    waits = waiting(row, problem, at)
    ledger.lookups.settle(waits)
    return waits


def plan_and_claim(
    ledger: Ledger,
    *,
    wanted: Sequence[Lookup],
    company: UUID | None,
    terms: Callable[[str], Terms],
    at: datetime,
    lease: int,
    hands: int,
    within: int | None = None,
) -> list[Opened]:
    """Write look-ups down, and claim as many of each source as can be sent this instant.

    What somebody else had answered since it was wanted is among them as it ended.
    """
    rows = _written_down(ledger, wanted, company, at, within)
    wished = {fresh.question.key: fresh.company for fresh in wanted}
    rows = tuple(replace(row, company=wished[row.question.key] or row.company) for row in rows)
    stopped = ledger.lookups.paces.paused or is_removed(ledger, company)
    first = [] if stopped else _sent_first(ledger, rows, terms, at, hands)
    scopes = {row.question.source: terms(row.question.source).scope for row in first}
    ids = [row.id for row in first]
    mine = {each.id: each for each in ledger.lookups.claim(ids, at, lease, scopes)} if ids else {}
    return [
        Opened(
            lookup=replace(mine.get(row.id, row), company=row.company),
            ours=row.id in mine,
        )
        for row in rows
    ]


def _sent_first(
    ledger: Ledger,
    rows: Sequence[Lookup],
    terms: Callable[[str], Terms],
    at: datetime,
    hands: int,
) -> list[Lookup]:
    """Return the look-ups whose source may be asked now; those left asking are looked at later."""
    by_source: dict[str, list[Lookup]] = defaultdict(list)
    for row in rows:
        if _is_nobodys(row):
            by_source[row.question.source].append(row)
    first: list[Lookup] = []
    taken: Counter[tuple[str, ...]] = Counter()
    for source, free in by_source.items():
        theirs = terms(source)
        room = theirs.room(ledger.lookups.paces, at, hands, taken[theirs.counted])
        taken[theirs.counted] += len(free[:room])
        first += free[:room]
    return first


def still_ours(ledger: Ledger, lookup: Lookup) -> bool:
    """Whether a look-up is still asked by us: nobody claimed it since, and it has not ended."""
    row = ledger.lookups.get(lookup.id)
    return row.state is LookupState.ASKING and row.attempt == lookup.attempt


def put_back(ledger: Ledger, lookup: Lookup, ago: float | None) -> bool:
    """Let a look-up wait again that we ask; return whether it was still ours to put back."""
    ours = still_ours(ledger, lookup)
    if ours:
        ledger.lookups.settle(lookup, ago)
    return ours


def let_wait(ledger: Ledger, lookup: Lookup) -> None:
    """Write down why a look-up waits that we did not claim, unless somebody else did.

    One that was left asking stays so: whether it was asked is not known, and may cost.
    """
    row = ledger.lookups.get(lookup.id)
    if _is_nobodys(row) and row.attempt == lookup.attempt:
        ledger.lookups.settle(lookup)


def _is_nobodys(row: Lookup) -> bool:
    return row.state in {LookupState.PLANNED, LookupState.QUEUED}


def settle(ledger: Ledger, lookup: Lookup, ago: float | None) -> Lookup:
    """Write down how a look-up ended; where another took it over, ours is a look-up of its own.

    That happens when this computer slept over its lease: both answers came, and neither is lost.
    """
    if lookup.attempt and not still_ours(ledger, lookup):
        lookup = replace(lookup, id=new_id())
        ledger.lookups.add([lookup])
        return lookup
    ledger.lookups.settle(lookup, ago)
    return lookup
