"""What the law asks before a channel may be open, and the recorded enquiry that answers it."""

from dataclasses import dataclass

from workbench.domain.lead import ChannelKind, Signal, SignalKind, Touch, TouchKind
from workbench.domain.sounding import Sounding
from workbench.texts import Message, say

_DENMARK, _NORWAY = "DK", "NO"
_PROTECTED = "company.advertising_protected"
_EVERY = frozenset(ChannelKind)
_WRITTEN = frozenset({ChannelKind.MAIL, ChannelKind.LETTER})

# A download, a fair and a referral show interest, but ask for no answer.
_SIGNALS = {
    SignalKind.ASKED_FOR_OFFER: _EVERY,
    SignalKind.ASKED_FOR_DEMO: _EVERY,
    SignalKind.FORM: frozenset({ChannelKind.MAIL, ChannelKind.PHONE}),
    SignalKind.WROTE: _WRITTEN,
    SignalKind.CALLED: frozenset({ChannelKind.PHONE}),
}
_TOUCHES = {
    TouchKind.MAIL: _WRITTEN,
    TouchKind.CALL: frozenset({ChannelKind.PHONE}),
    TouchKind.MEETING: frozenset({ChannelKind.MEETING}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """Why a channel may not be opened without a ground.

    Attributes:
        words: the law in a sentence.
        reason: the same as the reason of a channel, in a few words.
        certain: whether it closes the channel; else it is only not known to be free.
    """

    words: Message
    reason: Message
    certain: bool = True


_ADVERTISING = Law(
    words=say(
        "Protected against advertising: nothing that sells, in any way, unless they ask for it "
        "(CVR-loven § 19)."
    ),
    reason=say("protected against advertising (CVR-loven § 19)"),
)
_PERHAPS = Law(
    words=say("Whether they are protected against advertising is not known yet (CVR-loven § 19)."),
    reason=say("not known yet whether they are protected against advertising"),
    certain=False,
)
_MAIL = {
    _DENMARK: Law(
        words=say("E-mail for advertising needs their consent first (markedsføringsloven § 10)."),
        reason=say("no consent to e-mail (markedsføringsloven § 10)"),
    ),
    _NORWAY: Law(
        words=say(
            "E-mail for advertising needs a person's consent first (markedsføringsloven § 15)."
        ),
        reason=say("no consent to e-mail (markedsføringsloven § 15)"),
    ),
}
_MAIL_ELSEWHERE = Law(
    words=say("E-mail for advertising needs consent first (directive 2002/58/EC, article 13)."),
    reason=say("no consent to e-mail (directive 2002/58/EC, article 13)"),
)


def protected(sounding: Sounding) -> bool | None:
    """Whether a company is protected against advertising; None while nobody has said so.

    One source that says so is enough. Only Denmark's register knows such a protection.
    """
    stated = sounding.all(_PROTECTED)
    if stated:
        return any(each.fact.flag for each in stated)
    return None if sounding.company.country == _DENMARK else False


def law(kind: ChannelKind, sounding: Sounding) -> Law | None:
    """Return the law that asks for a ground before this way is open, or None."""
    if protected(sounding):
        return _ADVERTISING
    if kind is ChannelKind.MAIL:
        return _MAIL.get(sounding.company.country, _MAIL_ELSEWHERE)
    return _PERHAPS if protected(sounding) is None else None


def enquiry(kind: ChannelKind, sounding: Sounding) -> Signal | Touch | None:
    """Return the newest thing they asked us themselves that may be answered this way."""
    asked: list[Signal | Touch] = [
        each for each in sounding.signals if kind in _SIGNALS.get(each.kind, ())
    ]
    asked += [
        each for each in sounding.touches if each.inward and kind in _TOUCHES.get(each.kind, ())
    ]
    return max(asked, key=lambda each: each.day, default=None)
