"""Rows without a number looked up in the offline registers, which may tell whom they mean."""

from collections.abc import Iterable, Iterator, Sequence

from workbench.app.desk import Desk
from workbench.app.importing.offers import Answered, Matches, Offer
from workbench.app.importing.previewing import Preview, blocks, preview
from workbench.domain.profile import Profile
from workbench.domain.registers import RegisterAbout, RegisterHit, Registers
from workbench.domain.verdict import Answer
from workbench.errors import NotInStore
from workbench.jobs import JobControl, nothing_thrown_away
from workbench.matching.meant import Meant, meant
from workbench.matching.told import read_row
from workbench.texts import Message, say, say_many

_COMPARED = 10
"""Companies that are compared with a row: as many as when precision was measured."""
_OFFERED = 5
"""Companies from which a person chooses."""
_AT_ONCE = 20
"""Rows after which it is told how far the work is."""


def look_up(desk: Desk, shown: Preview, control: JobControl) -> Preview:
    """Return a preview in which rows without a number have what offline registers say of them.

    Nothing is written. Each row that is new or unsure, names a company and was not looked up yet is
    looked up; then all rows are judged anew, for a number may show that a company is here already.

    Raises:
        NotInStore: there is no offline register here.
        CancelledByUser: the work was stopped; the preview before stays as it was.
    """
    registers = desk.registers.all()
    if not registers:
        raise NotInStore(
            say("There is no offline register here yet."),
            hint=say("Fetch a register's file, then: leadline register build FILE"),
        )
    rows = dict(shown.matches.rows)
    label = say("Looking up rows of {file}", file=shown.opened.name)
    wanted = list(_lacking(shown))
    asked = answers(desk.registers, registers, (each for _, each in wanted), control)
    for done, ((number, _), answer) in enumerate(zip(wanted, asked, strict=True), start=1):
        rows[number] = answer
        if done % _AT_ONCE == 0:
            control.report(done, len(wanted), label)
    matches = Matches(registers, rows)
    return preview(desk, shown.opened, control, decided=shown.decided, matches=matches)


def _lacking(shown: Preview) -> Iterator[tuple[int, Profile]]:
    """Yield the rows that can be looked up, by number, as companies are compared."""
    lacking = frozenset(shown.lacking)
    for at, row in enumerate(shown.opened.table.rows()):
        if at in lacking:
            yield row.number, read_row(row, shown.opened.columns).profile


def told(shown: Preview) -> Message:
    """Return what came of looking up, in one sentence."""
    asked = shown.matches.rows.values()
    return say_many(
        "{count} row looked up in {registers}: {found} got a number, {several} are for you to"
        " choose, {absent} are not there.",
        "{count} rows looked up in {registers}: {found} got a number, {several} are for you to"
        " choose, {absent} are not there.",
        len(asked),
        registers=shown.matches.named,
        found=shown.numbered,
        several=sum(1 for each in asked if each.likely and not each.sure),
        absent=sum(1 for each in asked if not each.likely),
    )


def answers(
    asked: Registers,
    abouts: Sequence[RegisterAbout],
    rows: Iterable[Profile],
    control: JobControl,
) -> Iterator[Answered]:
    """Yield what some offline registers say of each of some rows.

    Raises:
        CancelledByUser: the work was stopped.
    """
    for some in blocks(iter(rows), _AT_ONCE):
        with nothing_thrown_away():
            said = [answered(asked, abouts, each, control) for each in some]
        yield from said


def answered(
    asked: Registers, abouts: Sequence[RegisterAbout], row: Profile, control: JobControl
) -> Answered:
    """Return what some offline registers say of one row.

    Raises:
        CancelledByUser: the work was stopped.
    """
    control.check()
    if row.country and not any(each.country in {"", row.country} for each in abouts):
        return Answered(asked=row, foreign=True)
    hits = asked.candidates(row, control, _COMPARED)
    said = meant(row, [hit.profile for hit in hits])
    return Answered(asked=row, offers=_offers(hits, said), sure=said.sure is not None)


def _offers(hits: Sequence[RegisterHit], said: Meant) -> tuple[Offer, ...]:
    """Return who may be meant, the likeliest first, each company once."""
    order = sorted(
        (at for at, each in enumerate(said.verdicts) if each.answer is not Answer.DIFFERENT),
        key=lambda at: (at != said.sure, -said.verdicts[at].probability, at),
    )
    chosen: list[Offer] = []
    seen: set[object] = set()
    for at in order:
        numbers = hits[at].profile.identifiers
        if not seen.intersection(numbers):
            chosen.append(Offer(hits[at], said.verdicts[at]))
        seen.update(numbers)
    return tuple(chosen[:_OFFERED])
