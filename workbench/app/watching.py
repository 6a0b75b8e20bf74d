"""Watching companies: asking again what may change, and telling only what matters."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from workbench.app import looking
from workbench.app.desk import Desk
from workbench.app.soundings import changed, take
from workbench.app.writing import supersede, written
from workbench.domain.card import Card
from workbench.domain.changes import Change
from workbench.domain.ids import new_id
from workbench.domain.lead import Stage
from workbench.domain.ledger import Ledger
from workbench.domain.operation import Operation
from workbench.domain.people import Person
from workbench.domain.reading_trail import Cause
from workbench.domain.since_decided import since_decided
from workbench.domain.since_locked import since_locked
from workbench.domain.watch import Watch, is_alarming, watchable
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.scoring.weigh import fill
from workbench.texts import Message, say


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What changed at a watched company since somebody read its news.

    Attributes:
        words: one sentence: how the score moved and what moved it, or what changed.
        cause: whose doing the first change is.
        more: further changes in what the scorecard uses, a sentence each.
        since: when its news was read last.
        until: when this was found out; what comes later is other news.
    """

    company: UUID
    name: str
    words: Message
    cause: Cause
    more: tuple[Message, ...]
    since: datetime
    until: datetime = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What was found out about the companies of which sources tell something else than before.

    Attributes:
        card, day: by which card, and on which day: both move scores.
        news: of each company its news, or None where nothing of it is any.
    """

    card: UUID
    day: date
    news: Mapping[UUID, News | None]

    @property
    def told(self) -> tuple[News, ...]:
        """What is news, the longest unread first."""
        return tuple(sorted(filter(None, self.news.values()), key=lambda each: each.since))


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A company that is watched, with how often and when it was last looked at."""

    name: str
    watch: Watch


def watch(desk: Desk, company: UUID, days: int) -> Operation[Watch]:
    """Look at a company again every so many days; what it changes from now on is news.

    Raises:
        NotInStore: there is no such company.
        InvalidInput: it is no open lead and no customer that was won, or the days are none.
    """
    name, known = desk.store.read(lambda ledger: _begin(ledger, company))
    if days < 1:
        raise InvalidInput(say("Watch it at most every day."), field="days")
    now, again = desk.now(), known is not None and known.running
    entry = Watch(
        **written(desk, company),
        running=True,
        days=days,
        seen=known.seen if known is not None and again else now,
        looked=known.looked if known is not None and again else _looked(desk, company, days, now),
    )
    did = say("{name}: {often}.", name=name, often=entry.words)
    return supersede(desk, company, did, lambda ledger: ledger.watches, entry)


def stop(desk: Desk, company: UUID) -> Operation[Watch]:
    """Watch a company no longer.

    Raises:
        InvalidInput: it is not watched.
    """
    known = desk.store.read(lambda ledger: _running(ledger, company))
    entry = replace(known, **written(desk, company), running=False)
    did = say("{name} is no longer watched.", name=_name(desk, company))
    return supersede(desk, company, did, lambda ledger: ledger.watches, entry)


def read(desk: Desk, company: UUID, until: datetime) -> Operation[Watch]:
    """Take the news of a company as read, as it stood at an instant: what came after is news.

    Raises:
        InvalidInput: it is not watched.
    """
    known = desk.store.read(lambda ledger: _running(ledger, company))
    entry = replace(known, **written(desk, company), seen=max(known.seen, until))
    did = say("Read the news of {name}.", name=_name(desk, company))
    return supersede(desk, company, did, lambda ledger: ledger.watches, entry)


def watched(desk: Desk) -> tuple[Watched, ...]:
    """Return every company that is watched, by name."""

    def look(ledger: Ledger) -> list[Watched]:
        return [
            Watched(name=ledger.companies.get(each.about).name, watch=each)
            for each in looking.running(ledger)
        ]

    return tuple(sorted(desk.store.read(look), key=lambda each: each.name.casefold()))


def news(desk: Desk, control: JobControl | None = None) -> tuple[News, ...]:
    """Return what changed at watched companies in what the scorecard uses, longest unread first.

    Raises:
        CancelledByUser: the job was cancelled meanwhile.
    """
    return learn(desk, control).told


def learn(
    desk: Desk,
    control: JobControl | None = None,
    before: Learned | None = None,
    but: Container[UUID] = (),
) -> Learned:
    """Find out what is news; each company is read by itself, so that nobody waits for all of them.

    Args:
        desk: who asks.
        control: may cancel it.
        before: what was found out last; by the same card on the same day it still holds,
        but: for these companies, something was written about which since.

    Raises:
        CancelledByUser: the job was cancelled meanwhile.
    """
    now = desk.now()

    def look(ledger: Ledger) -> tuple[Card, dict[UUID, Person], list[UUID]]:
        card = ledger.cards.in_force() or desk.starter
        people = {person.id: person for person in ledger.people.all()}
        return card, people, _may_have_news(ledger)

    card, people, companies = desk.store.read(look)
    held: dict[UUID, News | None] = {}
    if before is not None and (before.card, before.day) == (card.id, now.date()):
        held = {key: told for key, told in before.news.items() if key not in but}
    found: dict[UUID, News | None] = {}
    for each in companies:
        if control is not None:
            control.check()
        found[each] = (
            held[each]
            if each in held
            else desk.store.read(partial(_news, company=each, card=card, people=people, now=now))
        )
    return Learned(card=card.id, day=now.date(), news=found)


def _may_have_news(ledger: Ledger) -> list[UUID]:
    """Return the companies of which sources tell something else since their news was read."""
    seen = {each.about: each.seen for each in ledger.watches.everywhere() if each.running}
    told = ledger.facts.told_anew(seen)
    return [each.about for each in looking.running(ledger, among=told)]


def _news(
    ledger: Ledger, company: UUID, card: Card, people: dict[UUID, Person], now: datetime
) -> News | None:
    watches = ledger.watches.of(company)
    if not watches or not watches[-1].running:
        return None
    return _told(ledger, watches[-1], card, people, now)


def _told(
    ledger: Ledger, watch: Watch, card: Card, people: dict[UUID, Person], now: datetime
) -> News | None:
    present = take(ledger, watch.about, now)
    moved = changed(ledger, watch.about, watch.seen, present)
    if not moved:
        return None
    then = fill(card, take(ledger, watch.about, now, as_of=watch.seen), new_id())
    today = fill(card, present, new_id())
    day = watch.seen.date()
    since = since_decided(
        moved, day=day, locked=then, now=today, score=since_locked(then, today, day)
    )
    if since is None or not any(_is_news(each) for told in since.news for each in told.changes):
        return None
    name, stage, step = present.company.name, present.stage, present.next_step
    won = stage.at if stage is not None and stage.stage is Stage.WON else None
    if won is not None and step is not None and step.at <= won:
        step = None
    customer = won.date() if won is not None else None
    return News(
        company=present.company.id,
        name=name,
        words=since.line(name, today.can.words, step, people, customer),
        cause=since.news[0].cause,
        more=tuple(each.words for each in since.news),
        since=watch.seen,
        until=now,
    )


def _is_news(change: Change) -> bool:
    """Whether it is more than what a source that nobody had asked told first."""
    heard_first = change.cause is Cause.NEW_TO_US and change.before is None
    return not heard_first or is_alarming(change.fact)


def _looked(desk: Desk, company: UUID, days: int, now: datetime) -> datetime:
    """Return since when what is watched is known; long enough ago to be due where some is not."""
    planned = looking.questions(desk, company, days)
    known = [each.answered for each in planned if each.states and each.answered is not None]
    missing = any(each.by_itself for each in planned)
    return min([now - timedelta(days=days) if missing else now, *known])


def _begin(ledger: Ledger, company: UUID) -> tuple[str, Watch | None]:
    """Return what a company is called, and how it was watched."""
    name = ledger.companies.get(company).name
    if not watchable(looking.stage_of(ledger, company)):
        raise InvalidInput(
            say("Only open leads and won customers are watched; {name} is neither.", name=name),
            field="company",
            hint=say("Take the lead up again first."),
        )
    known = ledger.watches.of(company)
    return name, known[-1] if known else None


def _running(ledger: Ledger, company: UUID) -> Watch:
    known = ledger.watches.of(company)
    if not known or not known[-1].running:
        name = ledger.companies.get(company).name
        raise InvalidInput(say("{name} is not watched.", name=name), field="company")
    return known[-1]


def _name(desk: Desk, company: UUID) -> str:
    return desk.store.read(lambda ledger: ledger.companies.get(company)).name
