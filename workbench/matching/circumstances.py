"""What speaks for and against two profiles being one company besides their names."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from workbench.domain.profile import Profile
from workbench.matching.letters import skeleton
from workbench.matching.phones import phone_number
from workbench.texts import Message, say

_YEAR = 366
_DIVISION = 2
"""Digits of a NACE code that say the division."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One thing compared.

    Attributes:
        about: what it is: `town`, `domain`, `phone`, `founded`, `trade`.
        agrees: whether it is the same; None where one of them does not tell.
        weight: what it adds to the logarithm of the odds.
        told: in words.
    """

    about: str
    agrees: bool | None
    weight: float
    told: Message


def circumstances(left: Profile, right: Profile) -> Iterator[Circumstance]:
    """Yield what can be compared of two profiles, and what cannot since one does not tell.

    The weights are guesses, set once: sister companies share address, phone and domain, so these
    tell namesakes apart and no sisters; firms move, and are founded once.
    """
    for compare in _ALL:
        found = compare(left, right)
        if found is not None:
            yield found


def _place(left: Profile, right: Profile) -> Circumstance | None:
    ours, theirs = _postcode(left), _postcode(right)
    if ours and ours == theirs:
        told = say("Both have the postcode {postcode}.", postcode=right.postcode)
        return Circumstance("town", agrees=True, weight=1.5, told=told)
    here, there = skeleton(left.town), skeleton(right.town)
    if not here or not there:
        told = say("The town of one of them is not known.")
        return Circumstance("town", agrees=None, weight=0.0, told=told)
    if here == there or here in there.split() or there in here.split():
        told = say("Both are in {town}.", town=right.town)
        return Circumstance("town", agrees=True, weight=1.2, told=told)
    told = say("It is in {theirs}, not in {ours}.", theirs=right.town, ours=left.town)
    return Circumstance("town", agrees=False, weight=-1.2, told=told)


def _domain(left: Profile, right: Profile) -> Circumstance | None:
    if not left.domains or not right.domains:
        return None
    shared = sorted(set(left.domains) & set(right.domains))
    if shared:
        told = say("Both have the web address {domain}.", domain=shared[0])
        return Circumstance("domain", agrees=True, weight=2.5, told=told)
    told = say(
        "Its web address is {theirs}, not {ours}.", theirs=right.domains[0], ours=left.domains[0]
    )
    return Circumstance("domain", agrees=False, weight=-0.5, told=told)


def _phone(left: Profile, right: Profile) -> Circumstance | None:
    ours = {found for each in left.phones if (found := phone_number(each, left.country))}
    theirs = {found for each in right.phones if (found := phone_number(each, right.country))}
    if not ours or not theirs:
        return None
    shared = sorted(ours & theirs)
    if not shared:
        told = say("Its phone number is another.")
        return Circumstance("phone", agrees=False, weight=-0.2, told=told)
    told = say("Both have the phone number {phone}.", phone=shared[0])
    return Circumstance("phone", agrees=True, weight=2.0, told=told)


def _founded(left: Profile, right: Profile) -> Circumstance | None:
    ours, theirs = left.founded, right.founded
    if ours is None or theirs is None:
        return None
    if _same_day(ours, theirs):
        told = say("Both were founded on {day}.", day=theirs)
        return Circumstance("founded", agrees=True, weight=2.5, told=told)
    apart = abs((ours - theirs).days)
    if apart < _YEAR:
        return None
    told = say("It was founded on {theirs}, not on {ours}.", theirs=theirs, ours=ours)
    return Circumstance("founded", agrees=False, weight=-2.5, told=told)


def _same_day(ours: date, theirs: date) -> bool:
    return ours == theirs


def _trade(left: Profile, right: Profile) -> Circumstance | None:
    ours, theirs = _division(left.trade), _division(right.trade)
    if not ours or not theirs:
        return None
    if ours == theirs:
        told = say("Both are in the same trade ({code}).", code=right.trade)
        return Circumstance("trade", agrees=True, weight=0.4, told=told)
    told = say("Its trade is {theirs}, not {ours}.", theirs=right.trade, ours=left.trade)
    return Circumstance("trade", agrees=False, weight=-0.4, told=told)


_ALL: tuple[Callable[[Profile, Profile], Circumstance | None], ...] = (
    _place,
    _domain,
    _phone,
    _founded,
    _trade,
)


def _postcode(profile: Profile) -> str:
    """Return a postcode with its country, in capitals without spaces; empty where unknown."""
    code = re.sub(r"[^0-9A-Z]", "", profile.postcode.upper())
    return f"{profile.country} {code}" if code else ""


def _division(trade: str) -> str:
    digits = re.sub("[^0-9]", "", trade)
    return digits[:_DIVISION] if len(digits) >= _DIVISION else ""
