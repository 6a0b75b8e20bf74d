"""What two people do with an opened company of the demo's cast, by the use cases alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

import resources
from workbench.app import brought_files, decisions, evidence_by_people, leads
from workbench.app.brought_files import Brought
from workbench.app.companies import Opened
from workbench.app.demo_story import Side, Story, ToldFinding
from workbench.app.desk import Desk
from workbench.app.prepared_questions import for_company
from workbench.app.writing import write
from workbench.domain.company import Entity, Judgement, Sameness
from workbench.domain.ids import new_id
from workbench.domain.lead import Aside
from workbench.domain.ledger import Ledger
from workbench.domain.reference import HandAnswer
from workbench.texts import say


@dataclass(frozen=True, slots=True)
class Desks:
    """One desk, with each of the two sitting at it."""

    marketing: Desk
    sales: Desk

    def of(self, side: Side) -> Desk:
        """Return the desk of one of the two."""
        return self.sales if side == "sales" else self.marketing


def pursue(desks: Desks, story: Story, opened: Opened, files: Mapping[str, Brought]) -> None:
    """Do everything that only the ledger holds: whatever was heard, said, planned and decided."""
    _bring_interest(desks, story, opened)
    _bring_evidence(desks, story, opened, files)
    _plan(desks, story, opened)
    _decide(desks, story, opened)


def _bring_interest(desks: Desks, story: Story, opened: Opened) -> None:
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


def brought_by(desk: Desk, company: UUID, story: Story) -> Mapping[str, Brought]:
    """Return the files of a story's findings, read, by the question each answers."""
    return {each.question: _brought(desk, company, each) for each in story.found if each.file}


def _bring_evidence(
    desks: Desks, story: Story, opened: Opened, files: Mapping[str, Brought]
) -> None:
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
    _search(desk, story, opened, files)
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


def _search(desk: Desk, story: Story, opened: Opened, files: Mapping[str, Brought]) -> None:
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
            brought=files.get(finding.question),
        )


def _brought(desk: Desk, company: UUID, finding: ToldFinding) -> Brought:
    file = resources.path("demo", "files", finding.file)
    content = brought_files.read_file(file)
    return brought_files.bring(
        desk, company, name=file.name, content=content, address=finding.address
    )


def _plan(desks: Desks, story: Story, opened: Opened) -> None:
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


def _decide(desks: Desks, story: Story, opened: Opened) -> None:
    for decision in story.decisions:
        decisions.qualify(
            desks.marketing,
            opened.lead,
            decision.stage,
            reason=decision.reason,
            exceptions=decision.exceptions,
        )
