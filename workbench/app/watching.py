"""Watching companies: asking again what may change, and telling only what matters."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
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

    Each company is read by itself, so that nobody else's reading waits for all of them.

    Raises:
        CancelledByUser: the job was cancelled meanwhile.
    """
    found = (_news(desk, company, control) for company in desk.store.read(_may_have_news))
    return tuple(sorted((each for each in found if each), key=lambda each: each.since))


def _may_have_news(ledger: Ledger) -> list[UUID]:
    """Return the companies of which sources tell something else since their news was read."""
    seen = {each.about: each.seen for each in ledger.watches.everywhere() if each.running}
    told = ledger.facts.told_anew(seen)
    return [each.about for each in looking.running(ledger, among=told)]


def _news(desk: Desk, company: UUID, control: JobControl | None) -> News | None:
    if control is not None:
        control.check()
    now = desk.now()

    def look(ledger: Ledger) -> News | None:
        watches = ledger.watches.of(company)
        if not watches or not watches[-1].running:
            return None
        people = {person.id: person for person in ledger.people.all()}
        return _told(ledger, watches[-1], ledger.cards.in_force() or desk.starter, people, now)

    return desk.store.read(look)


def _told(
    ledger: Ledger, watch: Watch, card: Card, people: dict[UUID, Person], now: datetime
) -> News | None:
    present = take(ledger, watch.about, now)
    moved = changed(ledger, watch.seen, present)
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
        company=watch.about,
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
