"""People in roles: as few as the purpose needs, until when they are kept, and when to tell them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from workbench.domain.fact import KnownFact
from workbench.domain.family import share_words
from workbench.domain.informing import Informed
from workbench.domain.keeping_people import kept_until
from workbench.domain.people import Person
from workbench.domain.roles import role_words
from workbench.domain.sole_trader import is_sole_trader
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
        since: when the first of them came whom nothing covers yet, else the first of all.
        until: the last day to tell them: a month later, or the first contact if that is sooner.
        kept_until: when the last of them goes; None where a sole trader is all there is.
        today: the day as of which it stands so.
        told: what was done last, whether or not somebody came after it.
        is_met: whether it covers everybody who is known.
        sole_trader: whether the company itself is the person.
    """

    since: date
    until: date
    kept_until: date | None
    today: date
    told: Informed | None = None
    is_met: bool = False
    sole_trader: bool = False

    @property
    def is_late(self) -> bool:
        """Whether the last day to tell them is over."""
        return not self.is_met and self.until < self.today

    def words(self, people: Mapping[UUID, Person]) -> Message:
        """What a reader is told: where the duty stands, and until when names are kept."""
        stands = self._met(people) if self.is_met else self._due
        if self.kept_until is None:
            return stands
        return say(
            "{stands} They are kept until {kept}, unless a register states them anew.",
            stands=stands,
            kept=self.kept_until,
        )

    @property
    def _due(self) -> Message:
        if self.is_late:
            return say(
                "Overdue: whoever is named here should have been told by {until} that you have"
                " data about them, and from where (GDPR art. 14(3)).",
                until=self.until,
            )
        if self.sole_trader:
            return say(
                "A sole trader is a person: everything here is personal data. Tell them where you"
                " have it from when you first write or call, and by {until} at the latest"
                " (GDPR art. 14(3)).",
                until=self.until,
            )
        if self.told is not None:
            return say(
                "Somebody new was named since {day}. Tell them where you have their name from when"
                " you first write or call, and by {until} at the latest (GDPR art. 14(3)).",
                day=self.told.day,
                until=self.until,
            )
        return say(
            "Names from public registers are personal data. Tell these people where you have them"
            " from when you first write or call, and by {until} at the latest (GDPR art. 14(3)).",
            until=self.until,
        )

    def _met(self, people: Mapping[UUID, Person]) -> Message:
        if self.told is None:
            raise ValueError("a duty is met by what was done")
        person = people.get(self.told.by)
        by = person.name if person is not None else say("one of us")
        if self.told.how.is_exception:
            return say(
                "Nobody need be told: {why} (GDPR art. 14(5)({letter})); {name}, {day}.",
                why=self.told.how.words,
                letter=self.told.how.letter,
                name=by,
                day=self.told.day,
            )
        return say(
            "They were told on {day}, {how}, by {name} (GDPR art. 14).",
            day=self.told.day,
            how=self.told.how.words,
            name=by,
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
    """Return the duty towards the people in roles, or a sole trader; None where nobody is named.

    What was done covers whoever was known by its day; who was named later is to be told anew.
    """
    holders, trader = role_holders(sounding), is_sole_trader(sounding)
    came = sorted(each.known.first_seen.date() for each in holders)
    if trader:
        came = sorted([*came, min(each.first_seen.date() for each in sounding.facts)])
    if not came:
        return None
    told = max(sounding.informed, key=lambda each: (each.day, each.at), default=None)
    left = [day for day in came if told is None or day > told.day]
    since = (left or came)[0]
    return Duty(
        since=since,
        until=a_month_after(since),
        kept_until=max((each.kept_until for each in holders), default=None),
        today=sounding.as_of.date(),
        told=told,
        is_met=not left,
        sole_trader=trader,
    )


def _all(sounding: Sounding) -> Iterator[RoleHolder]:
    for key in _KEYS:
        for known in sounding.all(key):
            until = kept_until(known)
            if until is not None and until >= sounding.as_of.date():
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
