"""Removing a company by law, or a person whose purpose is over: all that sources said of it.

What stays is its number, so that the removal holds after a restored backup, and what our own
people wrote. What a source said stands in more places than facts: in the company's name, among the
candidates of look-ups, in questions asked by name, in scorecards and decisions, and in the log.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Table, and_, or_, select

from workbench.domain.company import Entity, Judgement, Sameness
from workbench.domain.lookup import AnswerKind
from workbench.store.chains import is_erased
from workbench.store.clusters import OnceOne, clusters, once_one_with
from workbench.store.companies import SqlCompanies
from workbench.store.erasing import (
    BY_LAW,
    Erasure,
    answers_about,
    erase,
    is_another,
    of_answer,
    of_entity,
    of_fields,
    of_statements,
    removed_on,
    with_copies,
)
from workbench.store.journals import CONTACTS, HAND_SEARCHES, PURSUITS
from workbench.store.known_about import RowsAbout
from workbench.store.tables.cards import SCORECARD
from workbench.store.tables.companies import COMPANY, SAME_AS
from workbench.store.tables.facts import FACT, READING
from workbench.store.tables.locked import ACTIVITY, DECISION, HANDOFF
from workbench.store.tables.lookups import LOOKUP, SNAPSHOT
from workbench.store.triggers import ERASABLE
from workbench.store.unit import Columns, Unit
from workbench.texts import Message

_NAMING = ("company.name", "company.former_name", "role.holder")
"""Properties whose values are told in the log."""


def remove(unit: Unit, entity: Entity, ground: Message = BY_LAW) -> int:
    """Remove what sources said of the company that an entity is; return how many facts went.

    On another ground than the law's, a source may be asked about it again one day: then what is
    read in other answers is not meant. It is a person's dossier then, which nobody needs any more,
    so our contacts there go as well.
    """
    traces, for_good = _Traces.of(unit, entity), ground == BY_LAW
    found = (
        *traces.answers(),
        *traces.lookups(),
        *traces.entries(for_good=for_good),
        *(() if for_good else traces.contacts()),
        *(each for rows in traces.listed for each in rows.erasures()),
    )
    stated = tuple(traces.statements(for_good=for_good))
    removed = sum(erase(unit, each, ground, None) for each in stated)
    for erasure in found:
        erase(unit, erasure, ground, None)
    return removed


@dataclass(frozen=True, slots=True)
class _Traces:
    """Where something that a source said of a company still stands.

    Attributes:
        removed: whom the register removed; `companies` are judged to be it.
        once: whom they were one with before they were parted, and when: what was locked about
            those meanwhile may tell of them.
        entities: whatever sources call those companies.
        asked: look-ups about the companies, and searches that offered them.
        listed: rows of our own lists that are them.
    """

    unit: Unit
    removed: Entity
    companies: tuple[UUID, ...]
    leads: tuple[UUID, ...]
    once: OnceOne
    entities: tuple[Entity, ...]
    asked: tuple[Columns, ...]
    listed: tuple[RowsAbout, ...]

    @classmethod
    def of(cls, unit: Unit, entity: Entity) -> "_Traces":
        same = select(SAME_AS.c.company).where(
            SAME_AS.c.source == entity.source,
            SAME_AS.c.number == entity.number,
            SAME_AS.c.sameness == Sameness.SAME.value,
        )
        judged = SqlCompanies(unit)
        companies = clusters(unit).of_all(
            row["company"]
            for row in unit.rows(same.distinct())
            if entity in judged.entities(row["company"])
        )
        judgements = (each for company in companies for each in judged.judgements(company))
        others = {each.entity for each in judgements if _is_them(each, entity)} - {entity}
        offered = LOOKUP.c.candidates.contains(f'"number":"{entity.number}"', autoescape=True)
        return cls(
            unit=unit,
            removed=entity,
            companies=companies,
            leads=_leads(unit, companies),
            once=once_one_with(unit, companies),
            entities=(entity, *sorted(others)),
            listed=_listed(unit, companies, (entity, *others)),
            asked=unit.rows(select(LOOKUP).where(or_(LOOKUP.c.company.in_(companies), offered))),
        )

    def statements(self, *, for_good: bool) -> Iterator[Erasure]:
        """Return whose facts go; who is known by a web address is named by our judgement alone."""
        for each in self.entities:
            if _begins_alike(each, self.removed):
                answers = () if for_good else tuple(answers_about(self.unit, each))
                if for_good or answers:
                    yield of_statements(each, answers) if answers else of_entity(each)
                continue
            judged = select(SAME_AS.c.id).where(
                SAME_AS.c.source == each.source,
                SAME_AS.c.number == each.number,
                SAME_AS.c.company.in_(self.companies),
            )
            for row in self.unit.rows(judged.order_by(SAME_AS.c.sequence)):
                yield of_fields(SAME_AS, row["id"], ("number", "reason"))

    def answers(self) -> Iterator[Erasure]:
        """Return the answers to let go; the one that tells of the removal is kept as its proof."""
        alone = [each for each in self.entities if not is_another(self.unit, each, self.companies)]
        about = {sha256 for each in alone for sha256 in answers_about(self.unit, each)}
        asked = {row["snapshot"] for row in self.asked if not self._tells_of_it(row)} - {None}
        about |= set(with_copies(self.unit, asked))
        named = {row["snapshot"] for row in self.asked if self._by_name(row)}
        held = select(SNAPSHOT.c.sha256).where(
            SNAPSHOT.c.sha256.in_(about), SNAPSHOT.c.dropped.is_(None)
        )
        for row in self.unit.rows(held.order_by(SNAPSHOT.c.sha256)):
            yield of_answer(row["sha256"], *(("address",) if row["sha256"] in named else ()))

    def _tells_of_it(self, row: Columns) -> bool:
        source, *_ = json.loads(row["question"])
        return bool(source == self.removed.source and row["kind"] == AnswerKind.NOTHING_FOUND)

    def _by_name(self, row: Columns) -> bool:
        """Whether a look-up asked for the company by another word than its number.

        So did one whose question was blanked while it was still being asked.
        """
        _, _, about, _ = json.loads(row["question"])
        return bool(about != self.removed.number)

    def lookups(self) -> Iterator[Erasure]:
        """Return what look-ups still tell: candidates, pages, and questions asked by name."""
        for row in self.asked:
            told = [each for each in ("candidates", "mentions", "missing") if row[each] != "[]"]
            if self._by_name(row):
                told += [] if json.loads(row["question"])[2] == "" else ["question"]
                told += ["address"] if row["address"] else []
                read = select(READING).where(READING.c.lookup == row["id"])
                for reading in self.unit.rows(read):
                    if json.loads(reading["question"])[2] != "":
                        yield of_fields(READING, reading["id"], ("question",))
            if told:
                yield of_fields(LOOKUP, row["id"], sorted(told))

    def entries(self, *, for_good: bool) -> Iterator[Erasure]:
        """Return what was written with a source's words in it."""
        unit = self.unit
        for table, fields in ((DECISION, ("scorecard", "texts")), (HANDOFF, ("folder",))):
            for row in unit.rows(select(table).where(self._is_of_them(table, table.c.about))):
                yield from _unless_erased(of_fields(table, row["id"], fields), row)
        filled = select(SCORECARD.c.id).where(
            self._is_of_them(SCORECARD, SCORECARD.c.lead), SCORECARD.c.content != ""
        )
        for row in unit.rows(filled):
            yield of_fields(SCORECARD, row["id"], ("content",))
        searches = HAND_SEARCHES.table
        searched = select(searches.c.id).where(
            searches.c.about.in_(self.companies), searches.c.asked != ""
        )
        for row in unit.rows(searched):
            yield of_fields(searches, row["id"], ("asked",))
        # A word on a row of our lists names both in the log, also where it was about another.
        judged = {each for rows in self.listed for each in rows.others()}
        beside = (*self.once.companies, *sorted(judged - {*self.companies, *self.once.companies}))
        about = (*self.companies, *self.leads, *beside, *_leads(unit, beside))
        yield from lines_naming(unit, about, self._names(for_good=for_good))
        for row in unit.rows(select(COMPANY).where(COMPANY.c.id.in_(self.companies))):
            # The law's removal is known by this erasure, also where the name went before.
            if row["name"] or (for_good and removed_on(unit, row["id"]) is None):
                yield of_fields(COMPANY, row["id"], ("name",))

    def contacts(self) -> Iterator[Erasure]:
        """Return the people we talk to there, former and withdrawn ones too."""
        table = CONTACTS.table
        held = select(table.c.id).where(table.c.about.in_(self.leads), table.c.name != "")
        for row in self.unit.rows(held.order_by(table.c.sequence)):
            yield of_fields(table, row["id"], ERASABLE[table.name])

    def _is_of_them(self, table: Table, lead: ColumnElement[UUID]) -> ColumnElement[bool]:
        """Whether a row is about their leads, or about one of those they were one with, then."""
        theirs = lead.in_(self.leads)
        if not self.once.companies:
            return theirs
        then = table.c.at.between(self.once.since, self.once.until)
        return or_(theirs, and_(lead.in_(_leads(self.unit, self.once.companies)), then))

    def _names(self, *, for_good: bool) -> set[str]:
        numbers = [(each.source, each.number) for each in self.entities]
        said = select(FACT.c.source, FACT.c.number, FACT.c.value).where(FACT.c.key.in_(_NAMING))
        names = {
            row["value"]
            for row in self.unit.rows(said)
            if (row["source"], row["number"]) in numbers
        }
        named = select(COMPANY.c.name).where(COMPANY.c.id.in_(self.companies))
        names |= {row["name"] for row in self.unit.rows(named)}
        listed = {each for rows in self.listed for each in rows.names}
        met = set() if for_good else self._met()
        return (names | listed | met) - {""}

    def _met(self) -> set[str]:
        """Return the names of our contacts there."""
        table = CONTACTS.table
        named = select(table.c.name).where(table.c.about.in_(self.leads))
        return {row["name"] for row in self.unit.rows(named)}


def _listed(
    unit: Unit, companies: Sequence[UUID], entities: Sequence[Entity]
) -> tuple[RowsAbout, ...]:
    fronts = {clusters(unit).canonical(each): None for each in companies}
    return tuple(RowsAbout.of(unit, each, entities) for each in fronts)


def _leads(unit: Unit, companies: Iterable[UUID]) -> tuple[UUID, ...]:
    about = PURSUITS.table.c.about.in_(tuple(companies))
    return tuple(row["id"] for row in unit.rows(select(PURSUITS.table.c.id).where(about)))


def lines_naming(unit: Unit, about: Iterable[UUID], names: Iterable[str]) -> Iterator[Erasure]:
    """Return the lines of the log about companies or leads that hold one of some names."""
    sought = [json.dumps(each, ensure_ascii=False)[1:-1].casefold() for each in names]
    for row in unit.rows(select(ACTIVITY).where(ACTIVITY.c.about.in_(tuple(about)))):
        what = str(json.loads(row["sealed"])["what"].get("value", "")).casefold()
        if any(name in what for name in sought):
            yield of_fields(ACTIVITY, row["id"], ("what",))


def _is_them(judgement: Judgement, removed: Entity) -> bool:
    """Whether an entity is the company removed, or a page about it that was taken back since."""
    return judgement.sameness is Sameness.SAME or _begins_alike(judgement.entity, removed)


def _begins_alike(entity: Entity, other: Entity) -> bool:
    """Whether two sources know somebody by one number; of a page its own mark follows it."""
    return entity.number.partition("/")[0] == other.number


def _unless_erased(erasure: Erasure, row: Columns) -> Iterator[Erasure]:
    if not all(is_erased(row, field) for field in erasure.fields):
        yield erasure
