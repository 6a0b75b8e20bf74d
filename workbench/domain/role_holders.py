"""People in roles: as few as the purpose needs, until when they are kept, and when to tell them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.domain.fact import KnownFact
from workbench.domain.family import share_words
from workbench.domain.properties import declared
from workbench.domain.roles import role_words
from workbench.domain.sounding import Sounding
from workbench.domain.spans import a_month_after
from workbench.texts import Message, say

_KEYS = ("role.holder", "role.owner")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleHolder:
    """A person, or a firm, in a role.

    Attributes:
        kept_until: the name goes then, unless a source states it anew.
    """

    name: str
    role: Message
    known: KnownFact
    kept_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What the law asks for names that others told us (GDPR art. 14).

    Attributes:
        since: when the first of them came.
        until: the last day to tell them: a month later, or the first contact if that is sooner.
        kept_until: when the last of them goes.
    """

    since: date
    until: date
    kept_until: date

    @property
    def words(self) -> Message:
        """What a reader is told."""
        return say(
            "Names from public registers are personal data. Tell these people where you have them"
            " from when you first write or call, and by {until} at the latest (GDPR art. 14(3))."
            " They are kept until {kept}, unless a register states them anew.",
            until=self.until,
            kept=self.kept_until,
        )


def role_holders(sounding: Sounding) -> tuple[RoleHolder, ...]:
    """Return the people in roles by the order in which their register tells them, each once."""
    seen: set[tuple[str, str]] = set()
    holders = []
    for each in _all(sounding):
        mark = (each.name.casefold(), each.known.fact.qualifier("role"))
        if mark not in seen:
            seen.add(mark)
            holders.append(each)
    return tuple(holders)


def duty_to_inform(sounding: Sounding) -> Duty | None:
    """Return the duty towards the people in roles; None where nobody is named."""
    holders = role_holders(sounding)
    if not holders:
        return None
    since = min(each.known.first_seen.date() for each in holders)
    return Duty(
        since=since,
        until=a_month_after(since),
        kept_until=max(each.kept_until for each in holders),
    )


def _all(sounding: Sounding) -> Iterator[RoleHolder]:
    for key in _KEYS:
        personal = declared(key).personal
        days = personal.keep_days if personal is not None else 0
        for known in sounding.all(key):
            until = known.last_seen.date() + timedelta(days=days)
            if until >= sounding.as_of.date():
                yield RoleHolder(
                    name=known.fact.value, role=_role(known), known=known, kept_until=until
                )


def _role(known: KnownFact) -> Message:
    fact = known.fact
    if fact.key == "role.holder":
        return role_words(fact.qualifier("role"))
    owner = {
        "legal_owner": say("Owner"),
        "beneficial_owner": say("Beneficial owner"),
    }.get(fact.qualifier("kind"), say("Owns or controls it"))
    share = share_words(fact.qualifier("share"))
    return owner if share is None else say("{role}, {share}", role=owner, share=share)
