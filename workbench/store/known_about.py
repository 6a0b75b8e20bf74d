"""Which rows of our own lists are a company that is erased, and what of them has to go."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select, tuple_

from workbench.domain.company import Company, Entity, Sameness, Scheme
from workbench.domain.known_lists import SOURCE, KnownKind, KnownRow, entity_of
from workbench.matching.judge import judge
from workbench.matching.known_hits import COMPARED, company_profile, is_it
from workbench.matching.known_told import profile_of, signs_of
from workbench.store.clusters import clusters
from workbench.store.companies import SqlCompanies
from workbench.store.erasing import Erasure, of_answer, of_fields, of_known_row
from workbench.store.known_gone import BY_NAME
from workbench.store.known_rows import row_of
from workbench.store.tables.companies import SAME_AS
from workbench.store.tables.facts import FACT
from workbench.store.tables.known_lists import KNOWN_LIST, KNOWN_ROW, KNOWN_SIGN
from workbench.store.unit import Columns, Unit


@dataclass(frozen=True, slots=True)
class RowsAbout:
    """The rows of all lists that are a company: current, former, taken back and broken off ones.

    Attributes:
        company: the one in front, with the numbers of all that are one with it.
        rows: each with its list.
        lists: every list there is, by its id.
    """

    unit: Unit
    company: Company
    rows: tuple[tuple[UUID, KnownRow], ...] = ()
    lists: Mapping[UUID, Columns] = field(default_factory=dict)

    @classmethod
    def of(cls, unit: Unit, company: UUID, entities: Iterable[Entity]) -> "RowsAbout":
        """Find the rows about a company, which sources know as some entities."""
        known = SqlCompanies(unit).get(company)
        if unit.row(select(KNOWN_ROW.c.line).limit(1)) is None:
            return cls(unit, known)
        told = _told(unit, entities)
        profile = company_profile(known, told)
        judged = {
            each.entity: each.sameness
            for each in SqlCompanies(unit).judgements(company)
            if each.entity.source == SOURCE
        }
        names = (profile.name, *profile.other_names)
        signs = signs_of(names, profile.identifiers, profile.domains)
        lists = {each["id"]: each for each in unit.rows(select(KNOWN_LIST))}
        found = {}
        for row in _bearing(unit, signs, judged):
            read = row_of(row)
            listed = lists.get(row["list"])
            series = UUID(int=0) if listed is None else listed["series"]
            said = judged.get(entity_of(series, read.key))
            if said is Sameness.DIFFERENT:
                continue
            if said is Sameness.SAME or is_it(read, profile, judge(profile_of(read), profile)):
                found[row["list"], read.number] = read
        rows = tuple((of, row) for (of, _), row in sorted(found.items()))
        return cls(unit, known, rows, lists)

    @property
    def going(self) -> tuple[tuple[UUID, KnownRow], ...]:
        """The rows of which more is left than an objection."""
        return tuple((of, row) for of, row in self.rows if not row.is_bare)

    @property
    def names(self) -> set[str]:
        """What the lists call the company."""
        return {row.name for _, row in self.going}

    def others(self) -> tuple[UUID, ...]:
        """Return the companies about which somebody judged these rows."""
        return tuple(dict.fromkeys(row["company"] for row in self._judgements()))

    def erasures(self) -> Iterator[Erasure]:
        """Return what goes: the rows, the files that held them, and judgements that name them."""
        for of, row in self.going:
            listed = self.lists.get(of)
            objects = listed is not None and listed["kind"] == KnownKind.DO_NOT_CONTACT.value
            yield of_known_row(of, row.number, self._kept(row) if objects else ())
        # A file cannot be shown without one of its rows; the other rows hold their own cells.
        for file in sorted({self.lists[of]["file"] for of, _ in self.going if of in self.lists}):
            yield of_answer(file)
        for judged in self._judgements():
            yield of_fields(SAME_AS, judged["id"], ("number", "reason"))

    def _kept(self, row: KnownRow) -> tuple[str, ...]:
        """Return the numbers by which an objection is heeded, else that the name is."""
        numbers = dict.fromkeys((*row.identifiers, *self.company.identifiers))
        kept = tuple(str(each) for each in numbers if each.scheme is not Scheme.DOMAIN)
        return kept or (BY_NAME,)

    def _judgements(self) -> tuple[Columns, ...]:
        """Return our judgements of these rows; their names stand in the reasons as well."""
        named = {
            entity_of(self.lists[of]["series"], row.key).number
            for of, row in self.going
            if of in self.lists
        }
        ours = (SAME_AS.c.source == SOURCE) & (SAME_AS.c.number != "")
        judged = self.unit.rows(select(SAME_AS).where(ours).order_by(SAME_AS.c.sequence))
        members = set(clusters(self.unit).of(self.company.id))
        return tuple(e for e in judged if e["number"] in named or e["company"] in members)


def _told(unit: Unit, entities: Iterable[Entity]) -> dict[str, list[str]]:
    """Return what sources ever told of a company; a former name is one, too."""
    theirs = [(each.source, each.number) for each in entities]
    said = select(FACT.c.key, FACT.c.value).where(
        FACT.c.key.in_(COMPARED), tuple_(FACT.c.source, FACT.c.number).in_(theirs)
    )
    told: dict[str, list[str]] = {}
    for row in unit.rows(said):
        told.setdefault(row["key"], []).append(row["value"])
    return told


def _bearing(unit: Unit, signs: Sequence[str], judged: Iterable[Entity]) -> Iterator[Columns]:
    """Yield the rows that bear one of some signs, and those that somebody judged."""
    bearing = (
        select(KNOWN_ROW)
        .join(
            KNOWN_SIGN,
            (KNOWN_SIGN.c.list == KNOWN_ROW.c.list) & (KNOWN_SIGN.c.line == KNOWN_ROW.c.line),
        )
        .where(KNOWN_SIGN.c.sign.in_(signs))
    )
    yield from unit.rows(bearing)
    for entity in judged:
        series, _, key = entity.number.partition("/")
        if not key:
            continue
        lists = select(KNOWN_LIST.c.id).where(KNOWN_LIST.c.series == UUID(series))
        yield from unit.rows(
            select(KNOWN_ROW).where(KNOWN_ROW.c.list.in_(lists), KNOWN_ROW.c.key == key)
        )
