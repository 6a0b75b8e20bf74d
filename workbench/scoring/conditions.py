"""Conditions that cap what a score may claim, whatever the points say."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from workbench.domain.sounding import Sounding
from workbench.domain.spans import whole_years
from workbench.scoring.years import amount, annual, series
from workbench.texts import Message, say

Holding: TypeAlias = Callable[[Sounding], Message | None]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition by its key; `holds` returns why it holds, or None where nothing says so."""

    key: str
    holds: Holding


CONDITIONS: dict[str, Condition] = {}
"""Every condition by its key."""


def condition(key: str) -> Callable[[Holding], Holding]:
    """Return a decorator that registers a function as the condition `key`."""

    def register(holds: Holding) -> Holding:
        CONDITIONS[key] = Condition(key, holds)
        return holds

    return register


@condition("bankrupt")
def bankrupt(sounding: Sounding) -> Message | None:
    """Declared bankrupt by its register."""
    return _dated(sounding, "company.bankrupt", say("bankrupt")) or _status(
        sounding, "bankrupt", say("bankrupt")
    )


@condition("ceased")
def ceased(sounding: Sounding) -> Message | None:
    """Gone from its register."""
    return (
        _dated(sounding, "company.ceased", say("ceased"))
        or _status(sounding, "ceased", say("ceased"))
        or _status(sounding, "merged", say("merged into another company"))
    )


@condition("winding_up")
def winding_up(sounding: Sounding) -> Message | None:
    """Being dissolved by force, or about to be struck off its register."""
    return _status(sounding, "compulsory_dissolution", say("being dissolved by force")) or _status(
        sounding, "strike_off_proposed", say("about to be struck off")
    )


@condition("liquidation")
def liquidation(sounding: Sounding) -> Message | None:
    """In liquidation by its register, or by its own newest accounts."""
    by_status = _status(sounding, "in_liquidation", say("in liquidation"))
    newest = annual(sounding)[:1]
    flags = [each.lines["in_liquidation"] for each in newest if "in_liquidation" in each.lines]
    if by_status is None and any(known.fact.flag for known in flags):
        return say("the newest accounts are liquidation accounts")
    return by_status


@condition("negative_equity")
def negative_equity(sounding: Sounding) -> Message | None:
    """Owes more than it has, by the newest accounts that state equity."""
    for newest in series(sounding, "equity")[:1]:
        if amount(newest, "equity") < 0:
            return say("equity is negative: {equity}", equity=newest.lines["equity"].fact.money)
    return None


@condition("new_without_accounts")
def new_without_accounts(sounding: Sounding) -> Message | None:
    """Founded less than a year ago and no annual accounts yet."""
    founded = sounding.chosen("company.founded") or sounding.chosen("company.registered")
    if founded is None or annual(sounding):
        return None
    day = founded.shown.fact.day
    if whole_years(day, sounding.as_of.date()) >= 1:
        return None
    return say("founded {day}, and no annual accounts yet", day=day)


def _dated(sounding: Sounding, key: str, what: Message) -> Message | None:
    chosen = sounding.chosen(key)
    if chosen is None or chosen.shown.fact.day > sounding.as_of.date():
        return None
    return say("{what} since {day}", what=what, day=chosen.shown.fact.day)


def _status(sounding: Sounding, code: str, what: Message) -> Message | None:
    chosen = sounding.chosen("company.status")
    return what if chosen is not None and chosen.shown.fact.value == code else None
