"""A sole trader's dossier: personal data as a whole, so it ends when nothing is done with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.domain.entry import Entry
from workbench.domain.fact import KnownFact
from workbench.domain.known_lists import KnownKind
from workbench.domain.lead import Aside, Stage
from workbench.domain.properties import declared
from workbench.domain.sounding import Sounding
from workbench.texts import Message, say

QUIET_DAYS = 180
"""Days without anything done after which a dossier is no longer needed for its purpose."""
GRACE_DAYS = 30
"""Days between the notice that a dossier ends and its end."""
_DEALT_WITH = (KnownKind.CUSTOMER, KnownKind.DEBTOR, KnownKind.DEAL)
"""Lists of ours that say that there is, or is about to be, a contract."""
_HOME = frozenset(
    {
        "company.address",
        "company.former_address",
        "company.phone",
        "company.email",
    }
)
"""What may be somebody's home or private number, where the firm is a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndNotice(Entry):
    """That somebody was shown that a dossier ends; `about` is the company.

    `end` is the first day on which it may be erased.
    """

    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Where a quiet dossier stands.

    Attributes:
        quiet_since: the day on which something was done last.
        end: from when it is erased; None where nobody was shown the notice yet.
        is_open: whether the lead is open, and therefore never erased.
    """

    quiet_since: date
    end: date | None
    is_open: bool

    def is_over(self, today: date) -> bool:
        """Whether it is erased today."""
        return not self.is_open and self.end is not None and self.end <= today

    def words(self, name: str, today: date) -> Message:
        """What a reader is asked."""
        if self.is_open:
            return say(
                "{name} is a sole trader, and nothing was done since {day}. Go on with the lead, or"
                " set it aside as not relevant: then it is let go of.",
                name=name,
                day=self.quiet_since,
            )
        return say(
            "{name} is a sole trader, and nothing was done since {day}: what sources said of them,"
            " and our contacts there, is erased on {end} unless something is done"
            " (GDPR art. 5(1)(e)).",
            name=name,
            day=self.quiet_since,
            end=self.end or today + timedelta(days=GRACE_DAYS),
        )


def let_go_ground(day: date) -> Message:
    """Return the ground on which a quiet dossier is removed."""
    return say(
        "Nothing was done with it for so long that it is not needed, seen on {day}.", day=day
    )


def is_sole_trader(sounding: Sounding) -> bool:
    """Whether any source says that the company is a person in trade: one is enough."""
    return any(each.fact.flag for each in sounding.all("company.sole_trader"))


def is_personal(known: KnownFact, *, sole_trader: bool) -> bool:
    """Whether a statement is about a person: by what it states, or because the firm is one.

    A sole trader's registered address may be their home, so it counts as one.
    """
    key = known.fact.key
    return declared(key).personal is not None or (sole_trader and key in _HOME)


def ending(sounding: Sounding, notices: tuple[EndNotice, ...] = ()) -> Ending | None:
    """Return where a quiet dossier of a sole trader stands; None while it is needed.

    Who became a customer is kept: the contract and the bookkeeping ask for it (art. 6(1)(b), (c)).
    So is who stands in our list of customers, debtors or open deals.
    A lead that is parked is needed until its day. What is done after a notice ends that notice.
    """
    stage = sounding.stage
    won = stage is not None and stage.stage is Stage.WON
    if not is_sole_trader(sounding) or won or any(map(sounding.known.of, _DEALT_WITH)):
        return None
    since = max(_done(sounding))
    today = sounding.as_of.date()
    if today <= since + timedelta(days=QUIET_DAYS):
        return None
    valid = [each.end for each in notices if each.at.date() > since]
    return Ending(quiet_since=since, end=min(valid, default=None), is_open=_is_open(sounding))


def _is_open(sounding: Sounding) -> bool:
    if sounding.lead is None:
        return False
    stage = sounding.stage
    if stage is None:
        return True
    return not stage.stage.ended and stage.aside is Aside.NO


def _done(sounding: Sounding) -> Iterator[date]:
    """Yield the days on which one of us did something about the company."""
    yield sounding.company.opened.date()
    single = (
        sounding.lead,
        sounding.stage,
        sounding.offer,
        sounding.next_step,
        sounding.brief,
    )
    many = (
        *sounding.signals,
        *sounding.contacts,
        *sounding.channels,
        *sounding.touches,
        *sounding.ratings,
        *sounding.references,
        *sounding.hand_searches,
        *sounding.informed,
    )
    for entry in (*single, *many):
        if entry is not None:
            yield entry.at.date()
    parked = sounding.stage
    if parked is not None and parked.aside is Aside.PARKED and parked.until is not None:
        yield parked.until
