"""Filling the demo: the whole cast, opened and pursued by two people, as its story tells."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from workbench.app import (
    companies,
    decisions,
    evidence_by_people,
    handoffs,
    leads,
    outcomes,
    people,
    research,
    summaries,
)
from workbench.app.companies import Opened
from workbench.app.demo_story import Side, Story, ToldDeal, read_story
from workbench.app.desk import Desk
from workbench.app.prepared_questions import for_company
from workbench.app.writing import for_good, write
from workbench.domain.company import Entity, Judgement, Sameness
from workbench.domain.ids import new_id
from workbench.domain.lead import Aside, Signal, Stage, StageChange, Touch, TouchKind
from workbench.domain.operation import Operation
from workbench.domain.people import Department, Person
from workbench.domain.ports import Ledger
from workbench.domain.reference import HandAnswer, Rating
from workbench.errors import NotInStore
from workbench.jobs import JobControl
from workbench.texts import Message, say

_NEED = "need_fits@1"
_EASY = "easy_to_work_with@1"
_UNIT = "unit"
"""The kind of look-up that tells who a company is, how old and how large."""


@dataclass(frozen=True, slots=True)
class Filled:
    """How many leads the demo brought; those that were here already are not counted."""

    open: int
    closed: int


@dataclass(frozen=True, slots=True)
class _Desks:
    """One desk, with each of the two sitting at it."""

    marketing: Desk
    sales: Desk

    def of(self, side: Side) -> Desk:
        return self.sales if side == "sales" else self.marketing


def fill(desk: Desk, control: JobControl, *, story: str, into: Path) -> Operation[Filled]:
    """Open the demo's cast and do with it what the story tells.

    Everything goes through the use cases, so what the demo shows is what anybody could have done.
    A company that is in the store already is left as it is.

    Args:
        desk: over the demo's world.
        control: stops between two companies.
        story: the text of `story.toml`.
        into: where handoff folders are written.

    Raises:
        InvalidInput: the story cannot be read.
        NotInStore: the world lacks a company of the story.
        CancelledByUser: what was filled in so far stays.
        WorkbenchError: as each use case raises.
    """
    told = read_story(story)
    desks = _Desks(
        marketing=_seat(desk, told.people.marketing, Department.MARKETING),
        sales=_seat(desk, told.people.sales, Department.SALES),
    )
    total = len(told.story) + len(told.closed.deals)
    opened = closed = 0
    for deal in told.closed.deals:
        control.report(opened + closed, total, say("Filling the demo"))
        closed += _once(
            desks, deal.number, told.closed.campaign, control, _closing(desks, deal, control)
        )
    for one in told.story:
        control.report(opened + closed, total, say("Filling the demo"))
        opened += _once(
            desks, one.number, one.campaign, control, _pursuing(desks, one, control, into)
        )
    control.report(total, total, say("Filling the demo"))
    return Operation(
        result=Filled(open=opened, closed=closed),
        did=say(
            "Filled the demo: {open} open leads, {closed} closed deals.", open=opened, closed=closed
        ),
        inverse=for_good(say("The demo has a store of its own: open yours, and it is gone.")),
    )


def _seat(desk: Desk, name: str, department: Department) -> Desk:
    here = desk.store.read(lambda ledger: ledger.people.all())
    known: Person | None = next((each for each in here if each.name == name), None)
    person = known or people.join(desk.store, desk.clock, name, department).result
    return replace(desk, person=person.id, renew_rows=False)


def _once(
    desks: _Desks,
    number: str,
    campaign: str,
    control: JobControl,
    go_on: Callable[[Opened], None],
) -> bool:
    """Open a company and go on with it; False where it is here already."""
    control.check()
    found = companies.find(desks.marketing, number, control)
    if found.known is not None:
        return False
    decisive = [candidate for candidate in found.candidates if candidate.decisive]
    if not decisive:
        raise NotInStore(say("{number} is not in this world.", number=number))
    opened = companies.open_company(desks.marketing, decisive[0], campaign).result
    try:
        go_on(opened)
    finally:
        # Once a company, not once a write: the list row is the dearest part of writing.
        _renew_row(desks.marketing, opened.company.id)
    return True


def _renew_row(desk: Desk, company: UUID) -> None:
    desk.store.write(lambda ledger: summaries.refresh(ledger, company, desk.starter, desk.now()))


def _closing(desks: _Desks, deal: ToldDeal, control: JobControl) -> Callable[[Opened], None]:
    """Return what makes an opened company a closed deal, with little research."""

    def close(opened: Opened) -> None:
        desk, company = desks.sales, opened.company
        planned = research.plan(desk, company.id)
        units = [each.question for each in planned if each.question.kind == _UNIT]
        desk.lookups.run(units, company=company.id, control=control)
        write(
            desk, company.id, _closed(deal), lambda ledger: _append_deal(desk, ledger, deal, opened)
        )

    return close


def _closed(deal: ToldDeal) -> Message:
    return say("Brought a won deal.") if deal.won else say("Brought a lost deal.")


def _append_deal(desk: Desk, ledger: Ledger, deal: ToldDeal, opened: Opened) -> None:
    """Append a deal's whole course in one unit of work; forty-eight of them must not take long."""
    at, today = desk.now(), desk.now().date()
    about, by = opened.lead.id, desk.person
    words = "Signed." if deal.won else "Chose to go on as before."
    ledger.signals.append(
        Signal(id=new_id(), about=about, by=by, at=at, kind=deal.signal, day=deal.asked(today))
    )
    ledger.ratings.append(
        Rating(id=new_id(), about=about, by=by, at=at, criterion=_NEED, step=deal.need)
    )
    ledger.touches.append(
        Touch(
            id=new_id(),
            about=about,
            by=by,
            at=at,
            kind=TouchKind.MEETING,
            day=deal.closed(today),
            words=words,
        )
    )
    ledger.stages.append(
        StageChange(
            id=new_id(),
            about=about,
            by=by,
            at=at,
            stage=Stage.WON if deal.won else Stage.LOST,
            reason=words,
            supersedes=ledger.stages.of(about)[-1].id,
        )
    )
    # Afterwards, by those who knew how it had ended: the leak that learning must notice.
    ledger.ratings.append(
        Rating(id=new_id(), about=about, by=by, at=desk.now(), criterion=_EASY, step=deal.easy)
    )


def _pursuing(
    desks: _Desks, story: Story, control: JobControl, into: Path
) -> Callable[[Opened], None]:
    """Return what is done with an opened company of the cast."""

    def pursue(opened: Opened) -> None:
        desk, company = desks.marketing, opened.company.id
        if story.first:
            first = [each.question for each in story.first]
            research.ask_again(desk, company, first, control)
        else:
            research.research(desk, company, control)
        _bring_interest(desks, story, opened)
        _bring_evidence(desks, story, opened)
        _plan(desks, story, opened)
        _decide(desks, story, opened, into)
        if story.first:
            research.research(desk, company, control)

    return pursue


def _bring_interest(desks: _Desks, story: Story, opened: Opened) -> None:
    desk, lead = desks.marketing, opened.lead
    today = desk.now().date()
    offer = story.offer
    leads.set_offer(
        desk,
        lead,
        name=offer.name,
        amount=offer.amount,
        currency=offer.currency,
        often=offer.often,
    )
    for signal in story.signals:
        leads.note_signal(
            desks.of(signal.by),
            lead,
            kind=signal.kind,
            day=signal.day(today),
            asked_for=signal.asked_for,
        )
    if story.contact is not None:
        leads.name_contact(desk, lead, **story.contact.model_dump())
    for channel in story.channels:
        reason = say("{reason}", reason=channel.reason)
        leads.set_channel(desk, lead, kind=channel.kind, openness=channel.openness, reason=reason)
    for touch in story.touches:
        leads.log_touch(
            desks.of(touch.by),
            lead,
            kind=touch.kind,
            day=touch.day(today),
            words=touch.words,
            inward=touch.inward,
        )


def _bring_evidence(desks: _Desks, story: Story, opened: Opened) -> None:
    desk, company = desks.marketing, opened.company
    today = desk.now().date()
    for one in story.heard:
        evidence_by_people.note_reference(
            desks.of(one.by),
            company.id,
            relation=one.relation,
            day=one.day(today),
            words=one.words,
            heard=one.heard,
            wording=one.wording,
            pays=one.pays,
        )
    _search(desk, story, opened)
    for other in story.not_them:
        judgement = Judgement(
            id=new_id(),
            entity=Entity(other.source, other.number),
            company=company.id,
            sameness=Sameness.DIFFERENT,
            reason=say("{reason}", reason=other.reason),
            by=desk.person,
            at=desk.now(),
        )
        did = say("Judged {number} to be another company.", number=other.number)
        write(desk, company.id, did, _judged(judgement))
    for rating in story.ratings:
        evidence_by_people.rate(
            desks.of(rating.by),
            opened.lead,
            criterion=rating.criterion,
            step=rating.step,
            words=rating.words,
        )


def _judged(judgement: Judgement) -> Callable[[Ledger], None]:
    return lambda ledger: ledger.companies.judge(judgement)


def _search(desk: Desk, story: Story, opened: Opened) -> None:
    """Answer the prepared questions that the story names, with the addresses they open."""
    company = opened.company
    facts = desk.store.read(lambda ledger: ledger.facts.of_company(company.id))
    addresses = {each.key: each.address for each in for_company(company, facts)}
    for question in story.looked:
        evidence_by_people.answer_by_hand(
            desk,
            company.id,
            question=question,
            asked=addresses[question],
            answer=HandAnswer.NOTHING_FOUND,
        )
    for finding in story.found:
        evidence_by_people.answer_by_hand(
            desk,
            company.id,
            question=finding.question,
            asked=addresses[finding.question],
            answer=HandAnswer.FOUND,
            address=finding.address,
            words=finding.words,
            weight=finding.weight,
        )


def _plan(desks: _Desks, story: Story, opened: Opened) -> None:
    desk, lead = desks.marketing, opened.lead
    today = desk.now().date()
    leads.plan_step(
        desk,
        lead,
        what=story.next.what,
        due=story.next.day(today),
        responsible=desks.of(story.next.by).person,
    )
    if story.brief is not None:
        leads.set_brief(
            desk,
            lead,
            open_with=story.brief.open_with,
            not_mention=story.brief.not_mention,
        )
    if story.parked is not None:
        leads.set_aside(
            desk,
            lead,
            aside=Aside.PARKED,
            reason=story.parked.reason,
            until=story.parked.day(today),
        )


def _decide(desks: _Desks, story: Story, opened: Opened, into: Path) -> None:
    desk, lead = desks.marketing, opened.lead
    for decision in story.decisions:
        decisions.qualify(
            desk, lead, decision.stage, reason=decision.reason, exceptions=decision.exceptions
        )
    if story.handed_over:
        handoffs.hand_over(desk, opened.company.id, into)
    if story.accepted:
        outcomes.accept(desks.sales, lead)
    if story.returned:
        outcomes.give_back(desks.sales, lead, reason=story.returned)
