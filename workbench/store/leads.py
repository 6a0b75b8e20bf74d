"""The lead list: its summary, searched and sorted by what we fold ourselves."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, delete, func, select, update

from workbench.domain.clusters import going_on
from workbench.domain.lead import Aside, Lead, Stage, StageChange
from workbench.domain.lead_list import LeadFilter, LeadRow
from workbench.errors import NotInStore
from workbench.store.clusters import clusters, together
from workbench.store.folding import query_words, searched, sort_key
from workbench.store.journals import PURSUITS, STAGES, current
from workbench.store.mapping import Mapper
from workbench.store.packing import PackedRows, Packer
from workbench.store.tables.lists import SUMMARY
from workbench.store.unit import Unit
from workbench.texts import say

_MAPPER = Mapper(LeadRow)
_SET_ASIDE = (Aside.PARKED.value, Aside.NOT_RELEVANT.value)
_CLOSED = (Stage.WON.value, Stage.LOST.value)
_ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "lowest": (SUMMARY.c.lowest.desc().nulls_last(), SUMMARY.c.sort_key),
    "name": (SUMMARY.c.sort_key,),
    "due": (SUMMARY.c.next_due == "", SUMMARY.c.next_due, SUMMARY.c.sort_key),
}


class SqlLeads:
    """The lead list."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit

    def rows(self, wanted: LeadFilter, limit: int, offset: int = 0) -> tuple[LeadRow, ...]:
        """Return a page of the list, in the order wanted: `lowest`, `name` or `due`.

        Leads set aside are shown only where `wanted.aside` asks for them too, closed ones also
        where `wanted.stage` names their stage.
        """
        order = _ORDERS[wanted.order]
        page = _chosen(select(SUMMARY), wanted).order_by(*order, SUMMARY.c.row)
        rows = self._unit.rows(page.limit(limit).offset(offset))
        return tuple(_MAPPER.value(row) for row in rows)

    def count(self, wanted: LeadFilter) -> int:
        """Return how many leads the list holds."""
        counted = self._unit.rows(_chosen(select(func.count(SUMMARY.c.row).label("n")), wanted))
        return int(counted[0]["n"])

    def of_company(self, company: UUID) -> Lead | None:
        """Return the newest current lead of a company, or None.

        Where companies are one, the lead we go on with, as those stood when they became one.
        """
        one = clusters(self._unit)
        rows = [current(self._unit, PURSUITS.table, each)[-1:] for each in one.of(company)]
        leads = [PURSUITS.mapper.value(row) for newest in rows for row in newest]
        since = one.since(company)
        if since is None or not leads:
            return leads[0] if leads else None
        return going_on([(each, self._stage(each, since)) for each in leads])

    def _stage(self, lead: Lead, as_of: datetime | None) -> StageChange | None:
        rows = current(self._unit, STAGES.table, lead.id, as_of)
        return STAGES.mapper.value(rows[-1]) if rows else None

    def get(self, lead: UUID) -> Lead:
        """Return a lead.

        Raises:
            NotInStore: there is none with this id.
        """
        row = self._unit.row(select(PURSUITS.table).where(PURSUITS.table.c.id == lead))
        if row is None:
            raise NotInStore(say("This lead is not in the store."), detail=str(lead))
        return PURSUITS.mapper.value(row)

    def summarise(self, row: LeadRow) -> None:
        """Write a lead's row of the list anew; it stands for the leads of all that are one."""
        columns = _columns(row)
        others = [each for each in together(self._unit, row.lead) if each != row.lead]
        if others:
            self.unlist(others)
        if not self._unit.run(update(SUMMARY).where(SUMMARY.c.lead == row.lead).values(columns)):
            self._unit.add(SUMMARY, columns)

    def unlist(self, leads: Sequence[UUID]) -> None:
        """Take leads off the list."""
        self._unit.run(delete(SUMMARY).where(SUMMARY.c.lead.in_(leads)))

    def every(self) -> tuple[Lead, ...]:
        """Return every lead there is, in the order they were appended."""
        table = PURSUITS.table
        rows = self._unit.rows(select(table).order_by(table.c.sequence, table.c.replica))
        return tuple(PURSUITS.mapper.value(row) for row in rows)

    def clear(self) -> None:
        """Empty the summary, so that it can be made anew."""
        self._unit.run(delete(SUMMARY))


def _columns(row: LeadRow) -> dict[str, Any]:
    return _MAPPER.columns(row) | {
        "folded": searched(row.name, row.town, row.responsible),
        "sort_key": sort_key(row.name),
    }


def _chosen(query: Select[Any], wanted: LeadFilter) -> Select[Any]:
    chosen = query
    if not wanted.aside:
        chosen = chosen.where(SUMMARY.c.aside.not_in(_SET_ASIDE))
    if not wanted.aside and not wanted.stage:
        chosen = chosen.where(SUMMARY.c.stage.not_in(_CLOSED))
    if wanted.stage:
        chosen = chosen.where(SUMMARY.c.stage == wanted.stage)
    if wanted.band:
        chosen = chosen.where(SUMMARY.c.band == wanted.band)
    for word in query_words(wanted.words):
        chosen = chosen.where(SUMMARY.c.folded.contains(word, autoescape=True))
    return chosen


def packed_list(packer: Packer, listed: Sequence[LeadRow]) -> Iterator[PackedRows]:
    """Yield the rows of leads that the list does not have yet."""
    if listed:
        folded = [searched(row.name, row.town, row.responsible) for row in listed]
        keys = [sort_key(row.name) for row in listed]
        columns = {**_MAPPER.every(listed), "folded": folded, "sort_key": keys}
        yield packer.rows(SUMMARY, columns)
