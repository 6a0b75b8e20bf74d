"""What a stage may demand of a lead, and how each demand stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from workbench.domain.card import Card, Demand
from workbench.domain.company import Sameness
from workbench.domain.lead import Openness, SignalKind, Stage
from workbench.domain.scorecard import Met, RequirementState, Scorecard
from workbench.domain.sounding import Sounding
from workbench.scoring.criteria.public import KINDS as TROUBLE_KINDS
from workbench.scoring.criterion import CRITERIA
from workbench.scoring.years import LOOKED_UP_BY, annual, months_old
from workbench.texts import Message, say, say_many

Judged: TypeAlias = tuple[Met, Message]
Judging: TypeAlias = Callable[[Sounding, Scorecard, int], Judged]


@dataclass(frozen=True, slots=True)
class ToldBy:
    """What sources answer that decides something: properties they state, kinds of questions."""

    properties: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """A demand that a card may make.

    Attributes:
        title: what a person reads, made from the card's number.
        numbered: whether the card must give a number.
        judge: how it stands, with the reason.
        firm: why nobody may go on without it once it is not met; None where people may. What is
            only open is always theirs to decide.
        told_by: what of what sources answer decides it; None where only people do.
    """

    key: str
    title: Callable[[int], Message]
    numbered: bool
    judge: Judging
    firm: Message | None
    told_by: ToldBy | None = None


REQUIREMENTS: dict[str, Requirement] = {}
"""Every requirement by its key."""


def requirement(
    key: str,
    title: Callable[[int], Message],
    *,
    numbered: bool = False,
    firm: Message | None = None,
    told_by: ToldBy | None = None,
) -> Callable[[Judging], Judging]:
    """Return a decorator that registers a function as the requirement `key`."""

    def register(judge: Judging) -> Judging:
        REQUIREMENTS[key] = Requirement(key, title, numbered, judge, firm, told_by)
        return judge

    return register


def stand(
    card: Card, stage: Stage, sounding: Sounding, scorecard: Scorecard
) -> tuple[RequirementState, ...]:
    """Return how each of a stage's requirements stands, in the card's order.

    Raises:
        KeyError: the card names a requirement that this program lacks.
    """
    return tuple(
        _state(demand, sounding, scorecard) for demand in card.demands if demand.stage is stage
    )


def _state(demand: Demand, sounding: Sounding, scorecard: Scorecard) -> RequirementState:
    asked = REQUIREMENTS[demand.requirement]
    met, because = asked.judge(sounding, scorecard, demand.number)
    return RequirementState(
        requirement=demand.requirement,
        stage=demand.stage,
        title=asked.title(demand.number),
        met=met,
        because=because,
        firm=asked.firm if met is Met.NOT_MET else None,
        told_by_sources=asked.told_by is not None,
    )


@requirement("identity_confirmed", lambda _: say("Identity confirmed"))
def identity_confirmed(sounding: Sounding, _card: Scorecard, _number: int) -> Judged:
    """Somebody, or equal numbers, judged that a source's entity is this company."""
    said = {each.sameness for each in sounding.judgements if each.company == sounding.company.id}
    if Sameness.UNSURE in said:
        return Met.OPEN, say("somebody is unsure of one of the sources' companies")
    if Sameness.SAME in said:
        return Met.MET, say("the register's company is this one")
    return Met.OPEN, say("nobody has confirmed which company it is")


@requirement(
    "status_active",
    lambda _: say("Active in its register"),
    firm=say("there is no company to sell to"),
    told_by=ToldBy(properties=("company.status",), kinds=("unit",)),
)
def status_active(sounding: Sounding, _card: Scorecard, _number: int) -> Judged:
    """The register says that the company is active."""
    chosen = sounding.chosen("company.status")
    if chosen is None:
        return Met.OPEN, say("its status is not known yet")
    if chosen.shown.fact.value == "active":
        return Met.MET, say("active")
    return Met.NOT_MET, say("its register does not say active")


@requirement(
    "accounts_not_older_than",
    lambda months: say("Accounts at most {months} months old", months=months),
    numbered=True,
    told_by=ToldBy(kinds=LOOKED_UP_BY),
)
def accounts_not_older_than(sounding: Sounding, _card: Scorecard, number: int) -> Judged:
    """Full months since the newest accounts' period ended are not above a number."""
    known = annual(sounding)
    if not known:
        return Met.OPEN, say("no annual accounts yet")
    months = months_old(known[0], sounding)
    because = say_many("{count} month old", "{count} months old", months)
    return (Met.MET if months <= number else Met.NOT_MET), because


@requirement(
    "lowest_at_least",
    lambda points: say("At least {points} points, proven", points=points),
    numbered=True,
    firm=say("no answer that is still open can reach it"),
    told_by=ToldBy(),
)
def lowest_at_least(_sounding: Sounding, scorecard: Scorecard, number: int) -> Judged:
    """The lowest score reaches a number; open while only the highest does."""
    can = scorecard.can
    if can.lowest >= number:
        return Met.MET, say("the lowest is {lowest}", lowest=can.lowest)
    if can.highest < number:
        return Met.NOT_MET, say("the highest is {highest}", highest=can.highest)
    because = say("between {lowest} and {highest}", lowest=can.lowest, highest=can.highest)
    return Met.OPEN, because


@requirement("signal_or_contact", lambda _: say("A sign of interest, or a contact"))
def signal_or_contact(sounding: Sounding, _card: Scorecard, _number: int) -> Judged:
    """They showed interest, or we know whom to talk to."""
    if _warm(sounding):
        return Met.MET, say("they have shown interest")
    if _contacts(sounding):
        return Met.MET, say("we have a contact")
    if sounding.signals:
        return Met.NOT_MET, say("they are cold, and we have no contact")
    return Met.OPEN, say("neither is written down yet")


@requirement("contact_named", lambda _: say("A contact is named"))
def contact_named(sounding: Sounding, _card: Scorecard, _number: int) -> Judged:
    """Somebody to talk to is written down and may still be kept."""
    if _contacts(sounding):
        return Met.MET, say("we have a contact")
    return Met.OPEN, say("no contact written down yet")


@requirement(
    "channel_open",
    lambda _: say("A channel is open"),
    firm=say("a closed channel is opened on a ground, never by an exception"),
)
def channel_open(sounding: Sounding, _card: Scorecard, _number: int) -> Judged:
    """At least one way of reaching them is known to be open; unknown is not open."""
    ways = sounding.channels
    opened = [each for each in ways if each.openness is Openness.OPEN]
    if opened:
        return Met.MET, say("{channel} is open", channel=opened[0].kind.words)
    if ways and all(each.openness is Openness.CLOSED for each in ways):
        return Met.NOT_MET, say("every channel is closed")
    return Met.OPEN, say("no channel is known to be open")


@requirement("next_step_dated", lambda _: say("The next step has a day"))
def next_step_dated(sounding: Sounding, _card: Scorecard, _number: int) -> Judged:
    """Something happens next, by somebody, on a day that has not passed."""
    step = sounding.next_step
    if step is None:
        return Met.OPEN, say("no next step yet")
    if step.due < sounding.as_of.date():
        return Met.NOT_MET, say("the next step was due {day}", day=step.due)
    return Met.MET, say("{what}, {day}", what=step.what, day=step.due)


@requirement(
    "advertising_protection_respected",
    lambda _: say("Advertising protection respected"),
    firm=say("the law knows no exception (CVR-loven § 19)"),
    told_by=ToldBy(properties=("company.advertising_protected",), kinds=("protection", "unit")),
)
def advertising_protection_respected(sounding: Sounding, _card: Scorecard, _number: int) -> Judged:
    """A protected company is approached only about what it asked us itself (CVR-loven § 19)."""
    chosen = sounding.chosen("company.advertising_protected")
    if chosen is None:
        if sounding.company.country == "NO":
            return Met.MET, say("Norway's company register has no such flag")
        return Met.OPEN, say("not known whether it is protected")
    if not chosen.shown.fact.flag:
        return Met.MET, say("no advertising protection")
    if _warm(sounding):
        return Met.MET, say("protected, but they asked us")
    return Met.NOT_MET, say("protected, and they have not asked us")


@requirement(
    "trouble_looked_for",
    lambda _: say("Trouble looked for"),
    told_by=ToldBy(kinds=TROUBLE_KINDS),
)
def trouble_looked_for(sounding: Sounding, _card: Scorecard, _number: int) -> Judged:
    """Somebody looked for trouble in public, whatever they found."""
    finding = CRITERIA["trouble_in_public@1"].answer(sounding)
    return (Met.OPEN if finding.measure is None else Met.MET), finding.because


def _warm(sounding: Sounding) -> bool:
    return any(each.kind is not SignalKind.COLD for each in sounding.signals)


def _contacts(sounding: Sounding) -> bool:
    return any(each.expires >= sounding.as_of.date() for each in sounding.contacts)
