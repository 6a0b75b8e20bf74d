"""Which imported companies somebody has worked on since, so that undoing leaves them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Table, select

from workbench.domain.company import Entity
from workbench.domain.importing import SOURCE, ImportRun, WrittenRow
from workbench.store import journals
from workbench.store.clusters import clusters
from workbench.store.tables.companies import SAME_AS
from workbench.store.tables.imports import IMPORT_ROW, IMPORT_RUN
from workbench.store.tables.locked import DECISION, HANDOFF
from workbench.store.tables.lookups import LOOKUP
from workbench.store.tables.pursuit import WITHDRAWAL
from workbench.store.unit import Unit
from workbench.texts import Message, say

_AT_ONCE = 400
_WRITTEN: tuple[Table, ...] = (
    journals.OFFERS.table,
    journals.SIGNALS.table,
    journals.CONTACTS.table,
    journals.CHANNELS.table,
    journals.TOUCHES.table,
    journals.NEXT_STEPS.table,
    journals.STAGES.table,
    journals.BRIEFS.table,
    journals.RATINGS.table,
    journals.REFERENCES.table,
    journals.HAND_SEARCHES.table,
    journals.WATCHES.table,
    journals.INFORMED.table,
    journals.PURSUITS.table,
    DECISION,
    HANDOFF,
)


def touched(unit: Unit, run: ImportRun, rows: Sequence[WrittenRow]) -> dict[UUID, Message]:
    """Return the companies of some rows with work beside the run's, and what that was."""
    whose = {row.company: row.company for row in rows}
    whose |= {row.lead: row.company for row in rows if row.lead is not None}
    own = {each for row in rows for ids in row.entries.values() for each in ids}
    given = {(row.company, each) for row in rows for each in row.entities}
    found: dict[UUID, Message] = {}
    every = list(whose.items())
    for first in range(0, len(every), _AT_ONCE):
        some = dict(every[first : first + _AT_ONCE])
        for company, what in _among(unit, run, some, own, given):
            found.setdefault(company, what)
    return found


def _among(
    unit: Unit,
    run: ImportRun,
    whose: Mapping[UUID, UUID],
    own: Collection[UUID],
    given: Collection[tuple[UUID, Entity]],
) -> Iterator[tuple[UUID, Message]]:
    companies = list(set(whose.values()))
    researched = select(LOOKUP.c.company).where(LOOKUP.c.company.in_(companies))
    for row in unit.rows(researched.distinct()):
        yield row["company"], say("It was researched since.")
    for table in _WRITTEN:
        entries = select(table.c.id, table.c.about).where(table.c.about.in_(list(whose)))
        for row in unit.rows(entries):
            if row["id"] not in own:
                yield whose[row["about"]], say("Somebody wrote about it since.")
    judged = select(SAME_AS.c.company, SAME_AS.c.source, SAME_AS.c.number).where(
        SAME_AS.c.company.in_(companies)
    )
    for row in unit.rows(judged.where(SAME_AS.c.source != SOURCE).distinct()):
        if (row["company"], Entity(row["source"], row["number"])) not in given:
            yield row["company"], say("Sources told of it since.")
    yield from _merged(unit, companies)
    undone = select(WITHDRAWAL.c.id).where(
        WITHDRAWAL.c.entry == IMPORT_ROW.c.run, WITHDRAWAL.c.kind == IMPORT_RUN.name
    )
    others = select(IMPORT_ROW.c.company).where(
        IMPORT_ROW.c.company.in_(companies),
        IMPORT_ROW.c.run != run.id,
        ~undone.exists(),
    )
    for row in unit.rows(others.distinct()):
        yield row["company"], say("Another imported file tells of it.")


def _merged(unit: Unit, companies: Sequence[UUID]) -> Iterator[tuple[UUID, Message]]:
    one = clusters(unit)
    for company in companies:
        if company in one.members:
            yield company, say("It is one with another company since.")
