"""What they did that shows interest, how lately, and whether we can reach somebody."""

from datetime import date
from decimal import Decimal

from workbench.domain.card import Pillar
from workbench.domain.figures import rounded
from workbench.domain.lead import Openness, Signal, SignalKind
from workbench.domain.scorecard import EvidenceKind, Finding
from workbench.domain.sounding import Sounding
from workbench.scoring.criterion import criterion
from workbench.scoring.findings import cannot_tell, entries, found
from workbench.texts import say, say_many

_STRENGTH = {
    SignalKind.ASKED_FOR_OFFER: (100, 60),
    SignalKind.ASKED_FOR_DEMO: (85, 60),
    SignalKind.CALLED: (70, 60),
    SignalKind.WROTE: (60, 60),
    SignalKind.REFERRED: (60, 90),
    SignalKind.FAIR: (50, 90),
    SignalKind.FORM: (45, 60),
    SignalKind.DOWNLOAD: (25, 30),
    SignalKind.COLD: (0, 1),
}
"""How much a sign is worth on its day, out of 100, and after how many days that is halved."""

_ASK_SIGN = say("Write down how they came to us, or that they are cold.")


@criterion(
    "asked@1",
    say("Have they asked?"),
    Pillar.INTEREST,
    numeric=True,
)
def asked(sounding: Sounding) -> Finding:
    """The strongest sign of interest, out of 100.

    Asking for an offer is the strongest. A sign fades: an enquiry is worth half after 60 days, a
    fair after 90, a download after 30.
    """
    if not sounding.signals:
        return cannot_tell(say("no sign of interest written down yet"), _ASK_SIGN)
    today = sounding.as_of.date()
    strongest = max(sounding.signals, key=lambda each: (_worth(each, today), each.day, each.id))
    because = say("{kind}, {day}", kind=strongest.kind.words, day=strongest.day)
    if strongest.kind is SignalKind.COLD:
        because = strongest.kind.words
    return found(_worth(strongest, today), because, entries(EvidenceKind.SIGNAL, (strongest,)))


@criterion(
    "recency@1",
    say("How lately?"),
    Pillar.INTEREST,
    numeric=True,
    outcomes=("cold",),
)
def recency(sounding: Sounding) -> Finding:
    """Days since the last sign of interest, of whatever kind."""
    if not sounding.signals:
        return cannot_tell(say("no sign of interest written down yet"), _ASK_SIGN)
    warm = [each for each in sounding.signals if each.kind is not SignalKind.COLD]
    if not warm:
        cold = entries(EvidenceKind.SIGNAL, sounding.signals)
        return found("cold", SignalKind.COLD.words, cold)
    last = max(warm, key=lambda each: (each.day, each.id))
    days = _days_since(last, sounding.as_of.date())
    because = say_many("{count} day since {day}", "{count} days since {day}", days, day=last.day)
    return found(days, because, entries(EvidenceKind.SIGNAL, (last,)))


@criterion(
    "has_contact@1",
    say("Somebody to talk to?"),
    Pillar.INTEREST,
    outcomes=("open", "named", "closed"),
)
def has_contact(sounding: Sounding) -> Finding:
    """Whether we know whom to talk to, and have a channel that is known to be open.

    A channel that is unknown is not open.
    """
    today = sounding.as_of.date()
    contacts = [each for each in sounding.contacts if each.expires >= today]
    if not contacts:
        return cannot_tell(
            say("no contact written down yet"), say("Write down whom to talk to there.")
        )
    evidence = entries(EvidenceKind.CONTACT, contacts)
    who = contacts[-1].role or contacts[-1].name
    ways = [each for each in sounding.channels if each.openness is Openness.OPEN]
    if ways:
        because = say("{contact}, {channel} open", contact=who, channel=ways[0].kind.words)
        return found("open", because, evidence)
    if sounding.channels and all(each.openness is Openness.CLOSED for each in sounding.channels):
        return found("closed", say("{contact}, but every channel is closed", contact=who), evidence)
    named = say("{contact}, but no channel is known to be open", contact=who)
    return found("named", named, evidence)


def _days_since(signal: Signal, today: date) -> int:
    return max(0, (today - signal.day).days)


def _worth(signal: Signal, today: date) -> Decimal:
    strength, halved_after = _STRENGTH[signal.kind]
    halvings = Decimal(_days_since(signal, today)) / halved_after
    return rounded(strength / Decimal(2) ** halvings, 1)
