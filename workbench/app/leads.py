"""Pursuing a lead: offer, signals, contact, channels, log, next step, and setting it aside."""

from datetime import date, timedelta
from uuid import UUID

from workbench.app import opening_channels, outcomes
from workbench.app.desk import Desk
from workbench.app.outcomes import TAKE_UP_FIRST
from workbench.app.writing import append, supersede, written
from workbench.domain.lead import (
    Aside,
    Brief,
    Channel,
    ChannelKind,
    Contact,
    Lead,
    NextStep,
    Offer,
    Often,
    Openness,
    Signal,
    SignalKind,
    Stage,
    StageChange,
    Touch,
    TouchKind,
)
from workbench.domain.lead_list import LeadFilter, LeadRow
from workbench.domain.operation import Operation
from workbench.domain.price import read_price
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput
from workbench.texts import Message, say

CONTACT_DAYS = 365
"""How long a contact is kept unless it is renewed: personal data needs an end (GDPR art. 5)."""


def rows(desk: Desk, wanted: LeadFilter, limit: int = 200, offset: int = 0) -> tuple[LeadRow, ...]:
    """Return a page of the lead list."""
    return desk.store.read(lambda ledger: ledger.leads.rows(wanted, limit, offset))


def count(desk: Desk, wanted: LeadFilter) -> int:
    """Return how many leads a filter lets through."""
    return desk.store.read(lambda ledger: ledger.leads.count(wanted))


def set_offer(
    desk: Desk, lead: Lead, *, name: str, amount: str, currency: str, often: Often
) -> Operation[Offer]:
    """Say what we would sell this lead, and at what price.

    Raises:
        InvalidInput: at the field `name`, `amount` or `currency`.
    """
    money = read_price(amount, currency, desk.now().date())
    offer = Offer(
        **written(desk, lead.id),
        name=_needed(name, "name", say("Say what we would sell.")),
        price=money,
        often=often,
    )
    did = say("Offer: {name}, {price}.", name=offer.name, price=money)
    return supersede(desk, lead.about, did, lambda ledger: ledger.offers, offer)


def note_signal(
    desk: Desk, lead: Lead, *, kind: SignalKind, day: date, asked_for: str = ""
) -> Operation[Signal]:
    """Note something the lead did that shows interest.

    Raises:
        InvalidInput: the day has not come yet.
    """
    signal = Signal(
        **written(desk, lead.id),
        kind=kind,
        day=_past(desk, day),
        asked_for=plain_text(asked_for),
    )
    did = say("Noted: {what}, {day}.", what=kind.words, day=day)
    return append(desk, lead.about, did, lambda ledger: ledger.signals, signal)


def name_contact(
    desk: Desk,
    lead: Lead,
    *,
    name: str,
    role: str = "",
    phone: str = "",
    mail: str = "",
    where_from: str = "",
    part: str = "",
) -> Operation[Contact]:
    """Name the person at the lead we talk to; kept for a year unless renewed.

    Raises:
        InvalidInput: at the field `name`, `mail`, or `where_from` when that is not said.
    """
    if mail and "@" not in mail.strip("@"):
        raise InvalidInput(say("{mail} is not an e-mail address.", mail=mail), field="mail")
    contact = Contact(
        **written(desk, lead.id),
        name=_needed(name, "name", say("A contact needs a name.")),
        role=plain_text(role),
        phone=plain_text(phone),
        mail=plain_text(mail),
        where_from=_needed(
            where_from, "where_from", say("Say where we have this person from (GDPR art. 14).")
        ),
        part=plain_text(part),
        expires=desk.now().date() + timedelta(days=CONTACT_DAYS),
    )
    did = say("Contact: {name}.", name=contact.name)
    return supersede(desk, lead.about, did, lambda ledger: ledger.contacts, contact)


def set_channel(
    desk: Desk,
    lead: Lead,
    *,
    kind: ChannelKind,
    openness: Openness,
    reason: Message,
    consent: date | None = None,
) -> Operation[Channel]:
    """Say whether we may reach them this way, and why; the newest word on each way counts.

    A way that the law closes is opened by a recorded enquiry which covers it, or by their consent:
    `consent` is the day on which they gave it in writing, and the reason says where it lies.

    Raises:
        InvalidInput: at `reason` where none is given, at `openness` where the law asks for a
            ground and there is none, at `consent` where it has not come or opens nothing.
    """
    reason = opening_channels.reasoned(
        desk, lead, kind=kind, openness=openness, reason=reason, consent=consent
    )
    entry = Channel(
        **written(desk, lead.id),
        kind=kind,
        openness=openness,
        reason=reason,
    )
    did = say("Channel: {kind}, {reason}", kind=kind.words, reason=reason)
    return supersede(
        desk,
        lead.about,
        did,
        lambda ledger: ledger.channels,
        entry,
        among=lambda each: each.kind is kind,
    )


def log_touch(
    desk: Desk, lead: Lead, *, kind: TouchKind, day: date, words: str, inward: bool = False
) -> Operation[Touch]:
    """Log a call, mail, meeting or note.

    Raises:
        InvalidInput: nothing was written, or the day has not come yet.
    """
    touch = Touch(
        **written(desk, lead.id),
        kind=kind,
        day=_past(desk, day),
        words=_needed(words, "words", say("Write what was said.")),
        inward=inward,
    )
    did = say("Logged: {kind}, {day}.", kind=kind.words, day=day)
    return append(desk, lead.about, did, lambda ledger: ledger.touches, touch)


def plan_step(
    desk: Desk, lead: Lead, *, what: str, due: date, responsible: UUID | None = None
) -> Operation[NextStep]:
    """Say what happens next, by whom, when.

    Raises:
        InvalidInput: at the field `what`, or `due` when the day has passed.
    """
    if due < desk.now().date():
        raise InvalidInput(say("{day} has passed.", day=due), field="due")
    step = NextStep(
        **written(desk, lead.id),
        what=_needed(what, "what", say("Say what happens next.")),
        due=due,
        responsible=responsible or desk.person,
    )
    did = say("Next: {what}, {day}.", what=step.what, day=due)
    return supersede(desk, lead.about, did, lambda ledger: ledger.next_steps, step)


def set_brief(desk: Desk, lead: Lead, *, open_with: str, not_mention: str) -> Operation[Brief]:
    """Say what the first call opens with, and what it must not mention."""
    brief = Brief(
        **written(desk, lead.id),
        open_with=plain_text(open_with),
        not_mention=plain_text(not_mention),
    )
    did = say("Said what to open with and what not to mention.")
    return supersede(desk, lead.about, did, lambda ledger: ledger.briefs, brief)


def set_aside(
    desk: Desk, lead: Lead, *, aside: Aside, reason: str, until: date | None = None
) -> Operation[StageChange]:
    """Park a lead until a day, drop it as not relevant, or take it up again.

    A deal that has ended is taken up again where it stood before, with a reason.

    Raises:
        InvalidInput: the reason is missing, a parked lead has no day in the future, or the deal
            has ended and is to be set aside.
    """
    if aside is not Aside.NO:
        reason = _needed(reason, "reason", say("Say why; whoever comes after you will ask."))
    if aside is Aside.PARKED and (until is None or until <= desk.now().date()):
        raise InvalidInput(say("Parked until when? Choose a day to come."), field="until")
    stages = desk.store.read(lambda ledger: ledger.stages.of(lead.id))
    if stages and stages[-1].stage.ended:
        if aside is Aside.NO:
            return outcomes.take_up(desk, lead, reason=reason)
        raise InvalidInput(
            say("This deal has ended: {stage}.", stage=stages[-1].stage.words),
            field="aside",
            hint=TAKE_UP_FIRST,
        )
    change = StageChange(
        **written(desk, lead.id),
        stage=stages[-1].stage if stages else Stage.NEW,
        aside=aside,
        until=until if aside is Aside.PARKED else None,
        reason=plain_text(reason),
        returned=stages[-1].returned if stages else None,
        answers=stages[-1].answers if stages else None,
    )
    did = {
        Aside.NO: say("Taken up again."),
        Aside.PARKED: say("Parked until {day}.", day=until or desk.now().date()),
        Aside.NOT_RELEVANT: say("Set aside as not relevant."),
    }[aside]
    return supersede(desk, lead.about, did, lambda ledger: ledger.stages, change)


def _needed(text: str, field: str, otherwise: Message) -> str:
    plain = plain_text(text)
    if not plain:
        raise InvalidInput(otherwise, field=field)
    return plain


def _past(desk: Desk, day: date) -> date:
    if day > desk.now().date():
        raise InvalidInput(say("{day} has not come yet.", day=day), field="day")
    return day
