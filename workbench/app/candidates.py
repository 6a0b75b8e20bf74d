"""What is remembered of candidates: whom we have already, and whom somebody rejected, and why."""

import importlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.app.desk import Desk
from workbench.domain.company import Candidate, Company, Judgement, Sameness
from workbench.domain.ids import new_id
from workbench.domain.known_lists import counting
from workbench.domain.ledger import Ledger
from workbench.texts import Message, in_turn, say

_REASONS = 2
"""Differences that a remembered reason tells; the first ones are about number, country and name."""


def recalled(desk: Desk, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return candidates with what is remembered of them, those that were rejected last.

    One that we have says so. One that somebody took for another company says when, of whom and
    why; it is offered all the same, for something new may have turned up since.
    """

    def look(ledger: Ledger) -> tuple[Candidate, ...]:
        judged = ledger.companies.judged({each.entity for each in candidates})
        recalled = tuple(_recalled(ledger, each, judged) for each in candidates)
        return _known_to_us(desk, ledger, recalled)

    told = desk.store.read(look)
    return tuple(sorted(told, key=lambda each: each.rejected))


def reject(
    desk: Desk, ledger: Ledger, company: Company, chosen: Candidate, others: Iterable[Candidate]
) -> None:
    """Remember that candidates offered beside the chosen one are other companies, and why.

    Only what may be meant again by the same words is remembered: sisters and namesakes. What was
    judged before stays as it was judged.
    """
    before = {each.entity for each in ledger.companies.judgements(company.id)}
    for each in others:
        may_be_meant = each.agrees and not each.decisive
        if each.identifier == chosen.identifier or each.entity in before or not may_be_meant:
            continue
        ledger.companies.judge(
            Judgement(
                id=new_id(),
                entity=each.entity,
                company=company.id,
                sameness=Sameness.DIFFERENT,
                reason=_why(each),
                by=desk.person,
                at=desk.now(),
            )
        )


def _known_to_us(
    desk: Desk, ledger: Ledger, candidates: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    if not counting(ledger.known_lists.lists()):
        return candidates
    # What matches our lists is read in once there is one.
    found = importlib.import_module("workbench.app.known_to_us").known_candidates(
        ledger, candidates
    )
    today = desk.now().date()
    return tuple(
        replace(each, known_to_us=tuple(hit.told(today) for hit in found.get(each.entity, ())))
        for each in candidates
    )


def _recalled(ledger: Ledger, candidate: Candidate, judged: Sequence[Judgement]) -> Candidate:
    known = ledger.companies.by_identifier(candidate.identifier)
    if known is not None:
        here = say("It is here already, as {name}.", name=known.name)
        return replace(candidate, agrees=(*candidate.agrees, here))
    rejections = [
        each
        for each in judged
        if each.entity == candidate.entity and each.sameness is Sameness.DIFFERENT
    ]
    if not rejections:
        return candidate
    newest = rejections[-1]
    said = say(
        "On {day} it was taken for another company than {name}.",
        day=newest.at.date(),
        name=ledger.companies.get(newest.company).name,
    )
    new = _news(candidate, newest)
    differs = (*candidate.differs, said, *((new,) if new is not None else ()))
    return replace(candidate, differs=differs, rejected=new is None)


def _news(candidate: Candidate, rejection: Judgement) -> Message | None:
    """Return that a candidate is described otherwise than when it was rejected, or None."""
    then = dict(rejection.reason.arguments).get("who")
    if then is None or then == _who(candidate):
        return None
    return say("Then it was {who}: something is new.", who=then)


def _why(candidate: Candidate) -> Message:
    reasons = candidate.differs[:_REASONS] or (say("Another was chosen."),)
    return say("{who}: {why}", who=_who(candidate), why=in_turn(*reasons))


def _who(candidate: Candidate) -> str:
    return ", ".join(
        each for each in (candidate.name, candidate.town, candidate.form, candidate.status) if each
    )
