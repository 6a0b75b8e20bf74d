"""Opening a channel: what the law closes is opened by their enquiry or their consent, or not."""

from datetime import date

from workbench.app.desk import Desk
from workbench.app.soundings import take
from workbench.domain import grounds
from workbench.domain.known_lists import KnownKind
from workbench.domain.lead import ChannelKind, Lead, Openness
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput
from workbench.texts import Message, say


def reasoned(
    desk: Desk,
    lead: Lead,
    *,
    kind: ChannelKind,
    openness: Openness,
    reason: Message,
    consent: date | None,
) -> Message:
    """Return the reason that is kept with a channel; a consent is part of it.

    Raises:
        InvalidInput: at `reason` where none is given, at `openness` where the law asks for a
            ground and there is none, at `consent` where it has not come or opens nothing.
    """
    if not plain_text(str(reason)):
        raise InvalidInput(say("Say why; whoever comes after you will ask."), field="reason")
    if openness is Openness.OPEN:
        _refuse_barred(desk, lead)
    if consent is not None:
        return _consented(desk, openness, consent, reason)
    if openness is Openness.OPEN:
        _refuse_groundless(desk, lead, kind)
    return reason


def _consented(desk: Desk, openness: Openness, consent: date, reason: Message) -> Message:
    if openness is not Openness.OPEN:
        raise InvalidInput(say("A consent only opens a channel."), field="consent")
    if consent > desk.now().date():
        raise InvalidInput(say("{day} has not come yet.", day=consent), field="consent")
    return say("consent in writing, {day}: {reason}", day=consent, reason=reason)


def _refuse_barred(desk: Desk, lead: Lead) -> None:
    known = desk.store.read(lambda ledger: take(ledger, lead.about, desk.now())).known
    for hit in known.of(KnownKind.DO_NOT_CONTACT):
        raise InvalidInput(
            say("{words} ({where}).", words=hit.words, where=hit.known_list.cited),
            field="openness",
            hint=say("What opens it: a newer list without them, or that another company is meant."),
        )


def _refuse_groundless(desk: Desk, lead: Lead, kind: ChannelKind) -> None:
    sounding = desk.store.read(lambda ledger: take(ledger, lead.about, desk.now()))
    law = grounds.law(kind, sounding)
    if law is not None and grounds.enquiry(kind, sounding) is None:
        raise InvalidInput(
            law.words,
            field="openness",
            hint=say(
                "What opens it: that they ask, noted as a sign of interest which covers {channel}, "
                "or their consent in writing with its day.",
                channel=kind.words,
            ),
        )
