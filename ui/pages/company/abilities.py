"""Can they, will they, and why not more: the scorecard's lines as sentences."""

from collections.abc import Iterator

from ui.widgets.parted_card import Part, Row, ToSheet
from workbench.domain.card import Axis
from workbench.domain.dossier import Dossier
from workbench.domain.lead import Contact, Openness
from workbench.domain.scorecard import Scorecard, ScoredLine
from workbench.domain.sounding import Sounding
from workbench.scoring.price import price_sentence
from workbench.texts import Message, listed, say

_PRICE = "price_carried"
_MOST_SIGNALS = 3
_MOST_REASONS = 5
_BY_PEOPLE = {
    _PRICE: "offer",
    "pays_on_time": "heard",
    "easy_to_work_with": "rate",
    "need_fits": "rate",
    "trouble_in_public": "questions",
}
"""Criteria that wait for people, and the sheet in which they answer."""


def can_parts(dossier: Dossier) -> tuple[Part, ...]:
    """Return what the can-they card says; our price opens it."""
    lines = dossier.scorecard.can_lines if dossier.scorecard else ()
    rows = [_price(dossier)]
    rows += [_line(line, dossier) for line in lines if _key(line) != _PRICE]
    return (Part(Axis.CAN.words, tuple(rows)),)


def will_parts(dossier: Dossier) -> tuple[Part, ...]:
    """Return what the will-they card says, and below it what keeps the score down."""
    sounding = dossier.sounding
    rows = (*_signals(sounding), _contact(sounding), _last_touch(sounding), _next_step(dossier))
    will = Part(Axis.WILL.words, rows)
    reasons = tuple(_reasons(dossier.scorecard)) if dossier.scorecard else ()
    return (will, Part(say("Why not more"), reasons)) if reasons else (will,)


def _key(line: ScoredLine) -> str:
    return line.criterion.partition("@")[0]


def _price(dossier: Dossier) -> Row:
    sounding = dossier.sounding
    lines = dossier.scorecard.can_lines if dossier.scorecard else ()
    priced = next((line for line in lines if _key(line) == _PRICE), None)
    without_offer = sounding.offer is None
    return Row(
        name=f"can {_PRICE}",
        label=priced.question if priced else say("Our price"),
        value=price_sentence(sounding),
        role="faint" if priced is None or not priced.answered else "ink",
        opens=ToSheet("offer") if without_offer else _evidence(priced),
    )


def _line(line: ScoredLine, dossier: Dossier) -> Row:
    return Row(
        name=f"can {_key(line)}",
        label=line.question,
        value=dossier.because(line),
        role=_role(line),
        opens=_evidence(line) or _asking(line),
    )


def _role(line: ScoredLine) -> str:
    if not line.answered:
        return "faint"
    return "look_closer" if line.costs * 2 > line.possible else "ink"


def _evidence(line: ScoredLine | None) -> ScoredLine | None:
    return line if line is not None and line.evidence else None


def _asking(line: ScoredLine) -> ToSheet | None:
    sheet = _BY_PEOPLE.get(_key(line))
    return ToSheet(sheet) if sheet and not line.answered else None


def _signals(sounding: Sounding) -> Iterator[Row]:
    newest = sorted(sounding.signals, key=lambda each: each.day, reverse=True)
    for place, signal in enumerate(newest[:_MOST_SIGNALS]):
        words = say("{day}", day=signal.day)
        if signal.asked_for:
            words = say("{day}: {what}", day=signal.day, what=signal.asked_for)
        yield Row(name=f"signal {place}", label=signal.kind.words, value=words, opens=signal)
    if not newest:
        yield Row(
            name="signal 0",
            label=say("Have they asked?"),
            value=say("no sign of interest written down yet"),
            role="faint",
            opens=ToSheet("signal"),
        )


def _contact(sounding: Sounding) -> Row:
    today = sounding.as_of.date()
    current = [each for each in sounding.contacts if each.expires >= today]
    return Row(
        name="contact",
        label=say("Talk to"),
        value=_reached(current[-1], sounding) if current else say("nobody named yet"),
        role="ink" if current else "faint",
        opens=ToSheet("contact"),
    )


def _reached(contact: Contact, sounding: Sounding) -> Message:
    who = say("{name}, {role}", name=contact.name, role=contact.role)
    who = who if contact.role else say("{name}", name=contact.name)
    newest = {channel.kind: channel for channel in sounding.channels}
    ways = [each.kind.words for each in newest.values() if each.openness is Openness.OPEN]
    if not ways:
        return say("{who} · no channel known to be open", who=who)
    return say("{who} · {ways} open", who=who, ways=listed(*ways))


def _last_touch(sounding: Sounding) -> Row:
    last = max(sounding.touches, key=lambda each: each.day, default=None)
    if last is None:
        value, role = say("nothing has passed between us"), "faint"
    else:
        value, role = say("{kind}, {day}", kind=last.kind.words, day=last.day), "ink"
    return Row(
        name="touch",
        label=say("Last time"),
        value=value,
        role=role,
        opens=last or ToSheet("touch"),
    )


def _next_step(dossier: Dossier) -> Row:
    step = dossier.sounding.next_step
    if step is None:
        value, role = say("not planned yet"), "faint"
    else:
        person = dossier.people.get(step.responsible)
        value = say(
            "{what}, {day}, {who}",
            what=step.what,
            day=step.due,
            who=person.name if person else say("one of us"),
        )
        late = step.due < dossier.sounding.as_of.date()
        role = "look_closer" if late else "ink"
    return Row(name="step", label=say("Next step"), value=value, role=role, opens=ToSheet("step"))


def _reasons(scorecard: Scorecard) -> Iterator[Row]:
    costly = sorted(
        (line for line in scorecard.can_lines if line.costs), key=lambda each: -each.costs
    )
    for line in costly[:_MOST_REASONS]:
        yield Row(
            name=f"reason {_key(line)}",
            label=say("{question} {because}", question=line.question, because=line.because),
            value=say("−{points}", points=line.costs),
            role="not_now" if line.answered else "look_closer",
            strong=True,
            opens=_evidence(line) or _asking(line),
        )
