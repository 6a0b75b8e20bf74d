"""Letting go of people in time: names that outlived their purpose, and quiet sole traders."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from workbench.app import summaries
from workbench.app.desk import Desk
from workbench.app.known_lists.ending import let_go_of_former
from workbench.app.soundings import take
from workbench.app.writing import for_good, written
from workbench.domain.known_lists import rows_told
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.operation import Operation
from workbench.domain.sole_trader import (
    GRACE_DAYS,
    Ending,
    EndNotice,
    ending,
    let_go_ground,
)
from workbench.errors import InvalidInput
from workbench.texts import Message, say, say_many


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """A sole trader with whom nothing was done for long, and where their dossier stands.

    Attributes:
        rows: how many rows of our own lists go with it.
    """

    company: UUID
    name: str
    number: str
    ending: Ending
    rows: int = 0

    def words(self, desk: Desk) -> Message:
        """What a reader is asked."""
        told = self.ending.words(self.name, desk.now().date())
        if not self.rows or self.ending.is_open:
            return told
        return say("{first} {second}", first=told, second=rows_told(self.rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class LetGo:
    """What went, and of whom somebody is asked.

    Attributes:
        names: how many names of people in roles went.
        companies: those at which they were, and those that went as a whole.
        whole: how many dossiers of sole traders went.
        quiet: whose dossier ends, or whose lead should be set aside.
        lists: how many of our own lists that count no more went.
    """

    names: int
    companies: tuple[UUID, ...]
    whole: int
    quiet: tuple[Quiet, ...]
    lists: int = 0


def let_go(desk: Desk) -> Operation[LetGo]:
    """Let go of everybody whose time is over; it is done at the start, and now and then.

    A dossier goes only if somebody was shown the notice, and the days since were quiet too.

    Raises:
        StoreError: the store refused.
    """
    names, companies = let_go_of_names(desk)
    lists = let_go_of_former(desk)
    silent = quiet(desk)
    today = desk.now().date()
    over = [each.company for each in silent if each.ending.is_over(today)]
    whole = desk.store.write(lambda ledger: _erase(desk, ledger, over)) if over else ()
    result = LetGo(
        names=names,
        companies=tuple(sorted({*companies, *whole})),
        whole=len(whole),
        quiet=tuple(each for each in silent if each.company not in whole),
        lists=lists,
    )
    return Operation(
        result=result, did=_did(result), inverse=for_good(say("What was removed is gone for good."))
    )


def let_go_of_names(desk: Desk) -> tuple[int, tuple[UUID, ...]]:
    """Remove the names whose last day is over; also before research and before an export.

    Returns:
        how many went, and the companies they were at.

    Raises:
        StoreError: the store refused.
    """
    names, companies = desk.keeper.expire_people(desk.now().date())
    if companies:
        told = say_many(
            "Removed for good: {count} name of a person, kept longer than its purpose needs.",
            "Removed for good: {count} names of people, kept longer than their purpose needs.",
            names,
        )
        desk.store.write(lambda ledger: _conclude(desk, ledger, companies, told))
    return names, companies


def quiet(desk: Desk) -> tuple[Quiet, ...]:
    """Return the sole traders with whom nothing was done for long, the longest quiet first."""
    return desk.store.read(lambda ledger: _quiet(desk, ledger))


def show_notice(desk: Desk, silent: Sequence[Quiet]) -> tuple[Quiet, ...]:
    """Write down that somebody sees that dossiers end, so that their last days begin.

    Returns:
        the same, with their ends.
    """
    now = desk.now()
    end = now.date() + timedelta(days=GRACE_DAYS)
    fresh = [each for each in silent if each.ending.end is None and not each.ending.is_open]

    def unit(ledger: Ledger) -> None:
        for each in fresh:
            ledger.end_notices.append(EndNotice(**written(desk, each.company, now), end=end))
            told = say("It was told that the dossier ends on {day}.", day=end)
            ledger.log(Activity(by=desk.person, at=now, what=told, about=each.company))

    if fresh:
        desk.store.write(unit)
    return tuple(
        replace(each, ending=replace(each.ending, end=end)) if each in fresh else each
        for each in silent
    )


def let_go_now(desk: Desk, company: UUID) -> Operation[int]:
    """Let go of a sole trader's dossier at once, because somebody says that it is not needed.

    Raises:
        NotInStore: there is no such company.
        InvalidInput: it is no quiet sole trader's, or the lead is open.
    """
    silent = {each.company: each for each in quiet(desk)}
    if company not in silent:
        raise InvalidInput(say("This dossier is needed, or is no sole trader's."), field="query")
    if silent[company].ending.is_open:
        raise InvalidInput(
            say("This lead is open."),
            field="query",
            hint=say("Set it aside as not relevant first."),
        )
    gone = desk.store.write(lambda ledger: _erase(desk, ledger, [company]))
    did = say("What sources said of {name} is removed for good.", name=_number(desk, company))
    if silent[company].rows:
        did = say("{first} {second}", first=did, second=rows_told(silent[company].rows))
    return Operation(
        result=len(gone),
        did=did,
        inverse=for_good(say("What was removed is gone for good.")),
    )


def _number(desk: Desk, company: UUID) -> str:
    return desk.store.read(lambda ledger: ledger.companies.get(company).name)


def _quiet(desk: Desk, ledger: Ledger) -> tuple[Quiet, ...]:
    found = []
    for company in ledger.facts.sole_traders():
        sounding = take(ledger, company, desk.now())
        stands = ending(sounding, ledger.end_notices.of(company))
        if stands is not None:
            known = sounding.company
            number = known.identifiers[0].value if known.identifiers else known.name
            rows = ledger.known_lists.about(company)
            found.append(
                Quiet(company=company, name=known.name, number=number, ending=stands, rows=rows)
            )
    return tuple(sorted(found, key=lambda each: (each.ending.quiet_since, each.name)))


def _erase(desk: Desk, ledger: Ledger, companies: Sequence[UUID]) -> tuple[UUID, ...]:
    """Erase dossiers, each judged anew in this unit of work, and watch nobody who is gone."""
    now, gone = desk.now(), []
    wanted = {each.company: each for each in _quiet(desk, ledger)}
    for company in companies:
        if company not in wanted or wanted[company].ending.is_open:
            continue
        ledger.facts.let_go(company, let_go_ground(now.date()))
        for watch in ledger.watches.of(company)[-1:]:
            stopped = replace(
                watch, **written(desk, company, now), running=False, supersedes=watch.id
            )
            ledger.watches.append(stopped)
        gone.append(company)
    told = say("What sources said is removed for good: nothing was done for long.")
    _conclude(desk, ledger, gone, told)
    return tuple(gone)


def _conclude(desk: Desk, ledger: Ledger, companies: Sequence[UUID], told: Message) -> None:
    now = desk.now()
    for company in companies:
        ledger.log(Activity(by=None, at=now, what=told, about=company))
        summaries.refresh(ledger, company, desk.starter, now)


def _did(gone: LetGo) -> Message:
    names = say_many(
        "{count} name of a person was removed for good",
        "{count} names of people were removed for good",
        gone.names,
    )
    told = say("{told}.", told=names)
    if gone.whole:
        whole = say_many(
            "{count} dossier of a sole trader with it",
            "{count} dossiers of sole traders with them",
            gone.whole,
        )
        told = say("{told}, {more}.", told=names, more=whole)
    if not gone.lists:
        return told
    lists = say_many(
        "The rows of {count} list of ours that counts no more were let go of.",
        "The rows of {count} lists of ours that count no more were let go of.",
        gone.lists,
    )
    return say("{first} {second}", first=told, second=lists)
