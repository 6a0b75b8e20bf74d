"""Making work lists, changing whom they hold, and putting them away."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from workbench.app.desk import Desk
from workbench.app.writing import written
from workbench.domain.ids import new_id
from workbench.domain.importing import ImportRun
from workbench.domain.lead_list import LeadFilter
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.operation import Operation
from workbench.domain.values import plain_text
from workbench.domain.work_list import WorkList
from workbench.errors import InvalidInput, NotInStore
from workbench.texts import Message, say, say_many

MOST = 1_000
"""Companies on one list: more is a lead list, and nobody works through it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a list may be made of.

    Attributes:
        called: the name it would have.
        run: the import it comes of; None where it is what the lead list shows.
    """

    words: Message
    called: str
    companies: tuple[UUID, ...]
    run: UUID | None = None


def origins(desk: Desk, wanted: LeadFilter) -> tuple[Origin, ...]:
    """Return what a list may be made of: the leads that are shown, and each import, newest first.

    What would leave nobody on it, or more than `MOST`, is left out.
    """
    shown = of_leads(desk, wanted)
    told = say_many("{count} lead as shown", "{count} leads as shown", len(shown))
    made = [Origin(words=told, called=wanted.words, companies=shown)]
    for run in reversed(desk.store.read(lambda ledger: ledger.imports.runs())):
        if not run.undone:
            companies = of_import(desk, run)
            told = say_many(
                "{count} company of {file}, imported {day}",
                "{count} companies of {file}, imported {day}",
                len(companies),
                file=run.name,
                day=run.at.date(),
            )
            made.append(
                Origin(words=told, called=Path(run.name).stem, companies=companies, run=run.id)
            )
    return tuple(each for each in made if 0 < len(each.companies) <= MOST)


def every(desk: Desk) -> tuple[WorkList, ...]:
    """Return the work lists, the newest first."""
    return desk.store.read(lambda ledger: ledger.work_lists.everywhere())[::-1]


def named(desk: Desk, name: str) -> WorkList:
    """Return the list of a name, or whose name alone begins so.

    Raises:
        InvalidInput: there is none, or several begin so.
    """
    wanted = plain_text(name).casefold()
    lists = every(desk)
    fitting = [each for each in lists if each.name.casefold() == wanted]
    fitting = fitting or [each for each in lists if each.name.casefold().startswith(wanted)]
    if len(fitting) == 1 and wanted:
        return fitting[0]
    names = ", ".join(each.name for each in fitting or lists)
    if fitting and wanted:
        said = say("Several lists are called so: {names}.", names=names)
    elif lists:
        said = say("There is no list {name}. There are: {names}.", name=name, names=names)
    else:
        said = say("There is no work list yet.")
    raise InvalidInput(said, field="list", hint=say("Make one of an imported list, or of leads."))


def get(ledger: Ledger, work_list: UUID) -> WorkList:
    """Return a list.

    Raises:
        NotInStore: it was put away, or there never was one.
    """
    held = ledger.work_lists.of(work_list)
    if not held:
        raise NotInStore(say("This list was put away."))
    return held[-1]


def fronts(desk: Desk, companies: Iterable[UUID]) -> tuple[UUID, ...]:
    """Return the companies of a list, of those that were merged since the one in front, once."""
    one = desk.store.read(lambda ledger: ledger.companies.clusters())
    return tuple(dict.fromkeys(one.canonical(each) for each in companies))


def of_import(desk: Desk, run: ImportRun) -> tuple[UUID, ...]:
    """Return the companies that an imported file named, in the order of its rows."""
    done = desk.store.read(lambda ledger: ledger.imports.done(run.file))
    return tuple(dict.fromkeys(done[row] for row in sorted(done)))


def of_leads(desk: Desk, wanted: LeadFilter) -> tuple[UUID, ...]:
    """Return the companies that the lead list shows, the first `MOST` and one."""
    rows = desk.store.read(lambda ledger: ledger.leads.rows(wanted, MOST + 1))
    return tuple(each.company for each in rows)


def make(desk: Desk, name: str, companies: Iterable[UUID]) -> Operation[WorkList]:
    """Make a list of companies; one that stands there twice counts once.

    Raises:
        InvalidInput: it has no name, a name that another has, nobody on it, or more than `MOST`.
    """
    called = _name(name)
    on_it = _some(companies)
    made = WorkList(**written(desk, new_id()), name=called, companies=on_it)
    did = say_many(
        "Made the list {name} of {count} company.",
        "Made the list {name} of {count} companies.",
        len(on_it),
        name=called,
    )

    def unit(ledger: Ledger) -> None:
        if any(
            each.name.casefold() == called.casefold() for each in ledger.work_lists.everywhere()
        ):
            raise InvalidInput(
                say("There is a list {name} already.", name=called),
                field="name",
                hint=say("Give it another name, or add to that one."),
            )
        ledger.work_lists.append(made)
        _log(desk, ledger, made, did)

    desk.store.write(unit)
    return Operation(result=made, did=did, inverse=lambda: put_away(desk, made))


def add(desk: Desk, work_list: UUID, companies: Iterable[UUID]) -> Operation[WorkList]:
    """Put more companies at the end of a list.

    Raises:
        NotInStore: it was put away.
        InvalidInput: it would hold more than `MOST`.
    """
    more = tuple(companies)
    held = desk.store.read(lambda ledger: get(ledger, work_list))
    fresh = [each for each in dict.fromkeys(more) if each not in set(held.companies)]
    did = say_many(
        "Put {count} company on the list {name}.",
        "Put {count} companies on the list {name}.",
        len(fresh),
        name=held.name,
    )
    return _changed(desk, held, _some((*held.companies, *fresh)), did)


def take_off(desk: Desk, work_list: UUID, company: UUID) -> Operation[WorkList]:
    """Take a company off a list; it stays a lead.

    Raises:
        NotInStore: the list was put away.
        InvalidInput: it is the only one on it.
    """
    held = desk.store.read(lambda ledger: get(ledger, work_list))
    left = tuple(each for each in held.companies if each != company)
    if not left:
        raise InvalidInput(
            say("It is the only one on the list."),
            field="company",
            hint=say("Put the list away instead."),
        )
    called = desk.store.read(lambda ledger: ledger.companies.get(company)).name
    did = say("Took {company} off the list {name}.", company=called, name=held.name)
    return _changed(desk, held, left, did)


def put_away(desk: Desk, made: WorkList) -> Operation[object]:
    """Put a list away; its companies stay leads, and its sessions stay written down."""
    did = say("Put the list {name} away.", name=made.name)

    def unit(ledger: Ledger) -> None:
        held = get(ledger, made.about)
        ledger.work_lists.withdraw(held.id, desk.person, desk.now())
        _log(desk, ledger, held, did)

    desk.store.write(unit)
    return Operation(result=None, did=did, inverse=lambda: _bring_back(desk, made))


def _bring_back(desk: Desk, made: WorkList) -> Operation[object]:
    again = replace(made, **written(desk, made.about), supersedes=None)
    did = say("Brought the list {name} back.", name=made.name)

    def unit(ledger: Ledger) -> None:
        ledger.work_lists.append(again)
        _log(desk, ledger, again, did)

    desk.store.write(unit)
    return Operation(result=again, did=did, inverse=lambda: put_away(desk, again))


def _changed(
    desk: Desk, held: WorkList, companies: tuple[UUID, ...], did: Message
) -> Operation[WorkList]:
    """Append a list with other companies in place of the one that is held.

    Raises:
        InvalidInput: somebody changed it meanwhile.
    """
    now = replace(held, **written(desk, held.about), companies=companies, supersedes=held.id)

    def unit(ledger: Ledger) -> None:
        if get(ledger, held.about).id != held.id:
            raise InvalidInput(
                say("The list {name} was changed meanwhile.", name=held.name), field="list"
            )
        ledger.work_lists.append(now)
        _log(desk, ledger, now, did)

    desk.store.write(unit)
    undone = say("Undone: {what}", what=did)
    return Operation(
        result=now, did=did, inverse=lambda: _changed(desk, now, held.companies, undone)
    )


def _log(desk: Desk, ledger: Ledger, made: WorkList, did: Message) -> None:
    ledger.log(Activity(by=desk.person, at=desk.now(), what=did, about=made.about))


def _name(name: str) -> str:
    called = plain_text(name)
    if not called:
        raise InvalidInput(say("Give the list a name."), field="name")
    return called


def _some(companies: Iterable[UUID]) -> tuple[UUID, ...]:
    on_it = tuple(dict.fromkeys(companies))
    if not on_it:
        raise InvalidInput(
            say("Nobody would be on the list."),
            field="companies",
            hint=say("Import a list first, or choose leads."),
        )
    if len(on_it) > MOST:
        raise InvalidInput(
            say("A work list holds at most {most} companies.", most=MOST),
            field="companies",
            hint=say("Narrow the leads by words, stage or band first."),
        )
    return on_it
