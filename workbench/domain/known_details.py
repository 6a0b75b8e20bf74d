"""What a row of one of our lists tells of a company: how late it pays, its deals, since when."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workbench.domain.figures import Money
from workbench.texts import Message, say, say_many

MOST_DEALS = 20
"""Deals with one company that are told one by one."""
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Lateness:
    """How many days late somebody is: `least` for certain, and `most`; None: any number.

    A bucket of an ageing list knows no more than that. `least` is 0 where nothing is overdue.
    """

    least: int
    most: int | None

    @property
    def words(self) -> Message:
        """What a person reads."""
        if self.least == self.most:
            return say_many("{count} day", "{count} days", self.least)
        if self.most is not None and self.least <= 1:
            return say_many("up to {count} day", "up to {count} days", self.most)
        days = max(0, self.least - 1)
        return say_many("more than {count} day", "more than {count} days", days)


def worst(every: Iterable[Lateness | None]) -> Lateness | None:
    """Return the worst of what is known; None where nothing is."""
    known = [each for each in every if each is not None]
    return max(known, key=lambda each: (each.least, each.most is None, each.most), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """An open deal with a company."""

    name: str = ""
    stage: str = ""
    value: Money | None = None
    close: date | None = None

    @property
    def words(self) -> Message:
        """What a person reads."""
        told = say("{name}", name=self.name) if self.name else say("without a name")
        if self.value is not None:
            told = say("{first}, {second}", first=told, second=self.value)
        if self.stage:
            told = say("{first}, {second}", first=told, second=self.stage)
        if self.close is not None:
            told = say("{deal}, expected {day}", deal=told, day=self.close)
        return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a list of one kind tells beside who it is.

    Attributes:
        since: the year, or the day, since which it is a customer, as the list has it.
        owner: who of us has it.
        sums: of a debtor what is overdue, or owed where nothing is; of a customer the revenue.
        lateness: of a debtor; None where the list does not tell it.
        deals: open with it.
        reason: why it is in the list.
    """

    since: str = ""
    owner: str = ""
    sums: tuple[Money, ...] = ()
    lateness: Lateness | None = None
    deals: tuple[Deal, ...] = ()
    reason: str = ""

    @property
    def is_overdue(self) -> bool | None:
        """Whether a debtor owes what is overdue; None where the list does not tell."""
        return None if self.lateness is None else self.lateness.least > 0

    def words(self, kind: str) -> Message:
        """Return what a list of a kind says, in one line."""
        match kind:
            case "debtor":
                return self._debtor()
            case "customer":
                return self._customer()
            case "deal":
                return self._deals()
            case "competitor":
                return self._because(say("Competitor"))
            case _:
                return self._because(say("Do not contact"))

    def _because(self, told: Message) -> Message:
        return say("{what}: {reason}", what=told, reason=self.reason) if self.reason else told

    def _debtor(self) -> Message:
        sums = joined(self.sums)
        late = self.lateness
        if late is None:
            told = say("Owes us, how late is not stated")
        elif late.least == 0:
            told = say("Owes us, nothing overdue")
        else:
            told = say("Overdue with us: {days}", days=late.words)
        return told if sums is None else say("{first}, {second}", first=told, second=sums)

    def _customer(self) -> Message:
        told = say("Customer since {since}", since=self.since) if self.since else say("Customer")
        sums = joined(self.sums)
        if sums is not None:
            told = say("{customer}, {sums} with us", customer=told, sums=sums)
        return self._owned(told)

    def _deals(self) -> Message:
        if len(self.deals) == 1:
            return self._owned(say("Open deal: {deal}", deal=self.deals[0].words))
        told = say_many("{count} open deal", "{count} open deals", len(self.deals))
        sums = joined(added(each.value for each in self.deals))
        told = told if sums is None else say("{first}, {second}", first=told, second=sums)
        return self._owned(told)

    def _owned(self, told: Message) -> Message:
        return say("{told} · {owner} has it", told=told, owner=self.owner) if self.owner else told

    def encoded(self) -> str:
        """Return canonical JSON."""
        late = self.lateness
        return _CANONICAL.encode(
            {
                "since": self.since,
                "owner": self.owner,
                "sums": [each.encoded() for each in self.sums],
                "late": None if late is None else [late.least, late.most],
                "deals": [
                    [
                        each.name,
                        each.stage,
                        each.value.encoded() if each.value is not None else None,
                        each.close.isoformat() if each.close is not None else None,
                    ]
                    for each in self.deals
                ],
                "reason": self.reason,
            }
        )

    @classmethod
    def decoded(cls, text: str) -> "Details":
        """Return the details that `encoded` wrote."""
        told = json.loads(text)
        late = told["late"]
        return cls(
            since=told["since"],
            owner=told["owner"],
            sums=tuple(map(Money.decoded, told["sums"])),
            lateness=None if late is None else Lateness(*late),
            deals=tuple(
                Deal(
                    name=name,
                    stage=stage,
                    value=Money.decoded(value) if value is not None else None,
                    close=date.fromisoformat(close) if close is not None else None,
                )
                for name, stage, value, close in told["deals"]
            ),
            reason=told["reason"],
        )

    def with_more(self, other: "Details") -> "Details":
        """Return what two rows about one company tell together."""
        return Details(
            since=min(filter(None, (self.since, other.since)), default=""),
            owner=self.owner or other.owner,
            sums=self._summed(other),
            lateness=worst((self.lateness, other.lateness)),
            deals=(*self.deals, *other.deals)[:MOST_DEALS],
            reason=self.reason or other.reason,
        )

    def _summed(self, other: "Details") -> tuple[Money, ...]:
        """Return the sums together; what is owed and not due is not added to what is overdue."""
        if self.lateness is not None and other.lateness is not None:
            mine, theirs = self.lateness.least > 0, other.lateness.least > 0
            if mine != theirs:
                return self.sums if mine else other.sums
        return added((*self.sums, *other.sums))


NOTHING_TOLD = Details()


def added(sums: Iterable[Money | None]) -> tuple[Money, ...]:
    """Return a sum for each currency, the first one named first."""
    totals: dict[str, Decimal] = {}
    for each in sums:
        if each is not None:
            totals[each.currency] = totals.get(each.currency, Decimal(0)) + each.amount
    return tuple(Money(amount, currency) for currency, amount in totals.items() if amount)


def joined(sums: Iterable[Money]) -> Message | None:
    """Return sums of several currencies as one line, or None where there are none."""
    told: Message | None = None
    for each in _messages(sums):
        told = each if told is None else say("{first} + {second}", first=told, second=each)
    return told


def _messages(sums: Iterable[Money]) -> Iterator[Message]:
    return (say("{money}", money=each) for each in sums)
