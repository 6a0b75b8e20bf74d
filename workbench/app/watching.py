"""Watching companies: asking again what may change, and telling only what matters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from workbench.app import research
from workbench.app.desk import Desk
from workbench.app.research import Planned
from workbench.app.soundings import changed, take
from workbench.app.writing import for_good, supersede, written
from workbench.domain.card import Card
from workbench.domain.ids import new_id
from workbench.domain.lead import StageChange
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup
from workbench.domain.operation import Operation
from workbench.domain.people import Person
from workbench.domain.reading_trail import Cause
from workbench.domain.since_decided import since_decided
from workbench.domain.since_locked import since_locked
from workbench.domain.watch import Watch, is_watched, watchable
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.scoring.weigh import fill
from workbench.texts import Message, say, say_many

_AT_ONCE = 25
"""Companies that are looked at in one go; whoever watches more goes on with the next."""
_TOLD_ALONE = {AnswerKind.FOUND, AnswerKind.NOTHING_FOUND}


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What changed at a watched company since somebody read its news.

    Attributes:
        words: one sentence: how the score moved and what moved it, or what changed.
        cause: whose doing the first change is.
        more: further changes in what the scorecard uses, a sentence each.
        since: when its news was read last.
    """

    company: UUID
    name: str
    words: Message
    cause: Cause
    more: tuple[Message, ...]
    since: datetime


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
    name, known, looked = desk.store.read(lambda ledger: _begin(ledger, company))
    if days < 1:
        raise InvalidInput(say("Watch it at most every day."), field="days")
    now = desk.now()
    entry = Watch(
        **written(desk, company),
        running=True,
        days=days,
        seen=known.seen if known is not None and known.running else now,
        looked=looked or now - timedelta(days=days),
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


def read(desk: Desk, company: UUID) -> Operation[Watch]:
    """Take the news of a company as read: what comes after is news again.

    Raises:
        InvalidInput: it is not watched.
    """
    known = desk.store.read(lambda ledger: _running(ledger, company))
    entry = replace(known, **written(desk, company), seen=desk.now())
    did = say("Read the news of {name}.", name=_name(desk, company))
    return supersede(desk, company, did, lambda ledger: ledger.watches, entry)


def watched(desk: Desk) -> tuple[Watched, ...]:
    """Return every company that is watched, by name."""

    def look(ledger: Ledger) -> list[Watched]:
        return [
            Watched(name=ledger.companies.get(each.about).name, watch=each) for each in _all(ledger)
        ]

    return tuple(sorted(desk.store.read(look), key=lambda each: each.name.casefold()))


def news(desk: Desk) -> tuple[News, ...]:
    """Return what changed at watched companies in what the scorecard uses, longest unread first."""
    now = desk.now()

    def look(ledger: Ledger) -> list[News]:
        people = {person.id: person for person in ledger.people.all()}
        card = ledger.cards.in_force() or desk.starter
        told = (_told(ledger, each, card, people, now) for each in _all(ledger))
        return [each for each in told if each is not None]

    return tuple(sorted(desk.store.read(look), key=lambda each: each.since))


def due(desk: Desk) -> tuple[UUID, ...]:
    """Return whom it is time to look at again, the longest waiting first."""
    now = desk.now()
    waiting = [each for each in desk.store.read(_all) if each.due(now)]
    waiting.sort(key=lambda each: each.looked)
    return tuple(each.about for each in waiting[:_AT_ONCE])


def look(
    desk: Desk,
    companies: Sequence[UUID],
    control: JobControl,
    told: Callable[[Lookup], None] | None = None,
) -> Operation[int]:
    """Ask again what may have changed at some companies, of sources that cost nothing.

    Where a source has a feed of changes it is asked once for all of them, and only whom it names
    is asked about. What was answered within the interval is not asked again.

    Raises:
        CancelledByUser: what had arrived was kept.
    """
    watches = {each.about: each for each in desk.store.read(_all)}
    wanted = {each: _wanted(desk, watches[each]) for each in companies if each in watches}
    spared = _spared(desk, wanted, watches, control, told)
    for company, planned in wanted.items():
        chosen = {each.question.key for each in planned} - spared
        if chosen:
            research.research(desk, company, control, told, chosen=chosen)
        _looked(desk, watches[company])
    count = len(wanted)
    return Operation(
        result=count,
        did=say_many(
            "Looked at {count} watched company.", "Looked at {count} watched companies.", count
        ),
        inverse=for_good(say("What sources said stays as they said it.")),
    )


def _wanted(desk: Desk, watch: Watch) -> list[Planned]:
    """Return the questions whose last answer tells what is watched and is too old by now."""
    planned = research.plan(desk, watch.about, within=watch.days)
    return [
        each
        for each in planned
        if each.by_itself and (not each.states or any(map(is_watched, each.states)))
    ]


def _spared(
    desk: Desk,
    wanted: dict[UUID, list[Planned]],
    watches: dict[UUID, Watch],
    control: JobControl,
    told: Callable[[Lookup], None] | None,
) -> set[str]:
    """Return the questions that need not be put: a feed does not name whom they are about."""
    # What was never answered is asked whatever a feed says.
    known = [e.question for planned in wanted.values() for e in planned if e.states]
    since = min((watches[each].looked for each in wanted), default=desk.now())
    feeds = desk.lookups.feeds(known, since)
    if not feeds:
        return set()
    answers = desk.lookups.run(
        [each for each, _ in feeds], company=None, control=control, told=told
    )
    answered = {each.question.key: each for each in answers if each.kind in _TOLD_ALONE}
    about = {each.key: each.about for each in known}
    return {
        key
        for feed, covered in feeds
        if (answer := answered.get(feed.key)) is not None
        for key in covered
        if about[key] not in answer.changed
    }


def _looked(desk: Desk, watch: Watch) -> None:
    def change(ledger: Ledger) -> None:
        # Somebody may have stopped it, or read its news, while the sources were asked.
        newest = ledger.watches.of(watch.about)[-1]
        entry = replace(
            newest, **written(desk, watch.about), looked=desk.now(), supersedes=newest.id
        )
        ledger.watches.append(entry)

    desk.store.write(change)


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
    if since is None or not since.news:
        return None
    name = present.company.name
    headline = since.headline(name, present.next_step, people)
    sentences = [each.words for each in since.news]
    first = say("{company}: {change}", company=name, change=sentences[0])
    return News(
        company=watch.about,
        name=name,
        words=headline or first,
        cause=since.news[0].cause,
        more=tuple(sentences if headline is not None else sentences[1:]),
        since=watch.seen,
    )


def _all(ledger: Ledger) -> list[Watch]:
    """Return the watches that run on companies still worth watching."""
    running = (each for each in ledger.watches.everywhere() if each.running)
    return [each for each in running if watchable(_stage(ledger, each.about))]


def _stage(ledger: Ledger, company: UUID) -> StageChange | None:
    lead = ledger.leads.of_company(company)
    stages = ledger.stages.of(lead.id) if lead is not None else ()
    return stages[-1] if stages else None


def _begin(ledger: Ledger, company: UUID) -> tuple[str, Watch | None, datetime | None]:
    """Return what a company is called, how it was watched, and when it was last asked about."""
    name = ledger.companies.get(company).name
    if not watchable(_stage(ledger, company)):
        raise InvalidInput(
            say("Only open leads and won customers are watched; {name} is neither.", name=name),
            field="company",
            hint=say("Take the lead up again first."),
        )
    answered = [each.answered for each in ledger.lookups.of_company(company) if each.answered]
    known = ledger.watches.of(company)
    return name, known[-1] if known else None, max(answered, default=None)


def _running(ledger: Ledger, company: UUID) -> Watch:
    known = ledger.watches.of(company)
    if not known or not known[-1].running:
        name = ledger.companies.get(company).name
        raise InvalidInput(say("{name} is not watched.", name=name), field="company")
    return known[-1]


def _name(desk: Desk, company: UUID) -> str:
    return desk.store.read(lambda ledger: ledger.companies.get(company)).name
