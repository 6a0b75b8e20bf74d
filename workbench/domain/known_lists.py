"""Lists of companies we know: customers, open deals, debtors, competitors, do not contact."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from workbench.domain.company import Entity, Identifier
from workbench.domain.known_details import NOTHING_TOLD, Details
from workbench.texts import Message, say, say_many

SOURCE = "known_list"
"""Under which our judgements name the rows of such lists."""
STALE_DAYS = 30
"""Days after which a list is said to be old: debtors are listed once a month."""
FORMER_DAYS = 30
"""Days for which a list that no longer counts is kept, so that the newer one can be taken back."""


class KnownKind(StrEnum):
    """What a list says of the companies in it."""

    DO_NOT_CONTACT = "do-not-contact"
    DEBTOR = "debtor"
    CUSTOMER = "customer"
    DEAL = "deal"
    COMPETITOR = "competitor"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            KnownKind.DO_NOT_CONTACT: say("do not contact"),
            KnownKind.DEBTOR: say("debtors"),
            KnownKind.CUSTOMER: say("customers"),
            KnownKind.DEAL: say("open deals"),
            KnownKind.COMPETITOR: say("competitors"),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownList:
    """One file of one kind.

    Attributes:
        series: id of the first list in whose place it stands; its own where it is the first.
        name: of the file.
        file: SHA-256 of what is kept of it: the columns that are read, without people's names.
        columns: which column told what, as canonical text.
        day: as of which the list is.
        rows: how many companies it names; `left_out` rows of the file name none.
        withdrawn: when it was taken back, or None.
        let_go: when its rows were let go of for good, or None.
    """

    id: UUID
    series: UUID
    kind: KnownKind
    name: str
    file: bytes
    columns: str
    day: date
    rows: int
    left_out: int
    by: UUID
    at: datetime
    withdrawn: datetime | None = None
    let_go: datetime | None = None

    def age(self, today: date) -> int:
        """Return how many days old it is."""
        return max(0, (today - self.day).days)

    def old_words(self, today: date) -> Message | None:
        """Return that the list is old, or None while it is not."""
        age = self.age(today)
        if age <= STALE_DAYS:
            return None
        return say_many("the list is {count} day old", "the list is {count} days old", age)

    @property
    def cited(self) -> Message:
        """The file and its day, as they are cited."""
        return say("{file}, {day}", file=self.name, day=self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRow:
    """A company in a list, with all rows of the file about it.

    Attributes:
        number: of its first row in the file.
        key: what names it in every list of the series: its number, or its name and place.
        name: as the list has it, or its number where it has none.
        domains: registrable domains of its own.
        cells: of its first rows: the row's number, and each heading that is read with its text;
            none where everything but an objection was erased.
        lines: how many rows of the file it stands in.
    """

    number: int
    key: str
    name: str
    country: str = ""
    postcode: str = ""
    town: str = ""
    identifiers: tuple[Identifier, ...] = ()
    domains: tuple[str, ...] = ()
    details: Details = NOTHING_TOLD
    cells: tuple[tuple[int, tuple[tuple[str, str], ...]], ...] = ()
    lines: int = 1

    @property
    def is_bare(self) -> bool:
        """Whether nothing is left but that somebody erased objected to being contacted."""
        return not self.cells


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownHit:
    """A row of one of our lists that is a company, or may be.

    Attributes:
        why: what speaks for it.
        against: what speaks against it.
        said: whether a person said that it is the company.
    """

    known_list: KnownList
    row: KnownRow
    why: tuple[Message, ...] = ()
    against: tuple[Message, ...] = ()
    said: bool = False

    @property
    def kind(self) -> KnownKind:
        """What the list says of it."""
        return self.known_list.kind

    @property
    def entity(self) -> Entity:
        """What our judgements call the row: the same in every newer file of the list."""
        return entity_of(self.known_list.series, self.row.key)

    @property
    def key(self) -> str:
        """Names the row of this very list, as evidence points at it."""
        return f"{self.known_list.id.hex}/{self.row.number}"

    @property
    def words(self) -> Message:
        """What the list says of the company."""
        return self.row.details.words(self.kind.value)

    def cited(self, today: date) -> Message:
        """Return the file and the day it is of; where it is old, that it is."""
        old = self.known_list.old_words(today)
        where = self.known_list.cited
        return where if old is None else say("{where} · {old}", where=where, old=old)

    def told(self, today: date) -> Message:
        """Return what the list says, and which list of which day."""
        return say("{words} · {where}", words=self.words, where=self.cited(today))

    @property
    def closing(self) -> Message:
        """Why every channel is closed, where we are not to contact the company."""
        return say("{words} ({where})", words=self.words, where=self.known_list.cited)

    @property
    def bad(self) -> bool:
        """Whether it speaks against pursuing the company."""
        if self.kind is KnownKind.DEBTOR:
            return self.row.details.is_overdue is not False
        return self.kind in {KnownKind.DO_NOT_CONTACT, KnownKind.COMPETITOR}


def entity_of(series: UUID, key: str) -> Entity:
    """Return what our judgements call a row of a list."""
    return Entity(SOURCE, f"{series.hex}/{key}")


@dataclass(frozen=True, slots=True)
class KnownToUs:
    """What our own lists say of a company.

    Attributes:
        hits: rows that are the company, what weighs most first.
        questions: rows that may be it; a person says.
        lists: every list that counts.
    """

    hits: tuple[KnownHit, ...] = ()
    questions: tuple[KnownHit, ...] = ()
    lists: tuple[KnownList, ...] = ()

    def of(self, kind: KnownKind) -> tuple[KnownHit, ...]:
        """Return the hits of a kind."""
        return tuple(each for each in self.hits if each.kind is kind)

    def newest(self, kind: KnownKind) -> KnownList | None:
        """Return the list of a kind that is of the newest day, or None."""
        of_kind = [each for each in self.lists if each.kind is kind]
        return max(of_kind, key=lambda each: each.day, default=None)


NOT_KNOWN = KnownToUs()


def counting(lists: tuple[KnownList, ...]) -> tuple[KnownList, ...]:
    """Return the lists that count: of each series the newest one that was not taken back.

    One whose rows were let go of counts no more.
    """
    newest: dict[UUID, KnownList] = {}
    for each in lists:
        if each.withdrawn is None and each.let_go is None:
            newest[each.series] = each
    return tuple(newest.values())


def over(lists: Sequence[KnownList], now: datetime) -> tuple[KnownList, ...]:
    """Return the lists that stopped counting so long ago that nobody needs their rows.

    Args:
        lists: every list, oldest first.
        now: the present instant.
    """
    standing = {each.id for each in counting(tuple(lists))}
    gone = []
    for place, each in enumerate(lists):
        if each.let_go is not None or each.id in standing:
            continue
        newer = [e.at for e in lists[place + 1 :] if e.series == each.series and not e.withdrawn]
        since = min((*newer, *((each.withdrawn,) if each.withdrawn else ())), default=now)
        if since + timedelta(days=FORMER_DAYS) <= now:
            gone.append(each)
    return tuple(gone)


def rows_told(count: int) -> Message:
    """Return that rows of our lists go with somebody who is erased."""
    return say_many(
        "With it goes {count} row of our own lists.",
        "With it go {count} rows of our own lists.",
        count,
    )
