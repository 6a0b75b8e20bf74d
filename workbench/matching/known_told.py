"""What the rows of a list of ours tell: which company, and what we have with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from workbench.domain.company import Identifier, Scheme
from workbench.domain.currencies import currency_in
from workbench.domain.figures import Money
from workbench.domain.import_fields import Field
from workbench.domain.known_details import Deal, Details, Lateness
from workbench.domain.known_fields import KnownField
from workbench.domain.known_lists import KnownKind, KnownRow
from workbench.domain.profile import Profile
from workbench.domain.table_file import Row
from workbench.domain.values import plain_text
from workbench.matching import lateness
from workbench.matching.cells import mail_address, own_domain
from workbench.matching.domains import is_own_domain
from workbench.matching.known_columns import KnownColumns
from workbench.matching.letters import skeleton
from workbench.matching.names import read_name
from workbench.matching.signs import day_named
from workbench.matching.told import Told, read_row
from workbench.texts import Message, say

_LONGEST = 200
MOST_CELLS = 20
"""Rows of the file about one company whose cells are kept to be shown."""
_TOTALS = frozenset(
    skeleton(each)
    for each in (
        "total", "totals", "grand total", "sum", "sum total", "subtotal", "i alt", "ialt", "totalt",
        "summa", "saldo i alt", "summe", "gesamt", "gesamtsumme", "yhteensä",
    )
)  # fmt: skip
"""What stands for a name in a row that adds up the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTold:
    """A row as it was understood: the company, or why it names none."""

    row: KnownRow | None
    problem: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownReader:
    """Reads the rows of one list.

    Attributes:
        day: as of which the list is; what was due before is late by then.
        currency: ISO 4217 code of sums of which nothing tells it.
    """

    columns: KnownColumns
    day: date
    currency: str

    def read(self, row: Row) -> KnownTold:
        """Return what a row tells."""
        told = read_row(row, self.columns.who)
        name = told.text(Field.NAME)
        if skeleton(name) in _TOTALS and not told.identifiers:
            return KnownTold(row=None, problem=say("The row adds up others."))
        if row.too_long or (told.problem is not None and not name):
            return KnownTold(row=None, problem=told.problem)
        domains = (told.domain,) if told.domain and is_own_domain(told.domain) else ()
        found = KnownRow(
            number=row.number,
            key=_key(told, domains),
            name=told.name,
            country=told.country,
            postcode=told.text(Field.POSTCODE),
            town=told.text(Field.TOWN),
            identifiers=told.identifiers,
            domains=domains,
            details=self._details(row, told.country or self.columns.home),
            cells=((row.number, self._cells(row)),),
        )
        return KnownTold(row=found)

    def kept(self, row: Row) -> tuple[str, ...]:
        """Return the cells of a row that are kept: those read, of a mail address its domain."""
        return tuple(self._kept(row, each.index, each.tells) for each in self.columns.read)

    def _kept(self, row: Row, index: int, tells: object) -> str:
        text = plain_text(row.cells[index])
        return own_domain(mail_address(text)) if tells is Field.MAIL else text

    def _cells(self, row: Row) -> tuple[tuple[str, str], ...]:
        told = zip(self.columns.read, self.kept(row), strict=True)
        return tuple((each.heading, text) for each, text in told if text)

    def _details(self, row: Row, country: str) -> Details:
        currency = self._currency(row, country)
        match self.columns.kind:
            case KnownKind.DEBTOR:
                return self._debtor(row, currency)
            case KnownKind.CUSTOMER:
                revenue = self._money(row, KnownField.REVENUE, currency)
                return Details(
                    since=self._text(row, KnownField.SINCE),
                    owner=self._text(row, KnownField.OWNER),
                    sums=(revenue,) if revenue is not None and revenue.amount else (),
                )
            case KnownKind.DEAL:
                deal = Deal(
                    name=self._text(row, KnownField.DEAL),
                    stage=self._text(row, KnownField.DEAL_STAGE),
                    value=self._money(row, KnownField.VALUE, currency),
                    close=day_named(self._text(row, KnownField.CLOSE)),
                )
                return Details(owner=self._text(row, KnownField.OWNER), deals=(deal,))
            case _:
                reasons = (
                    plain_text(row.cells[each.index])
                    for each in self.columns.all(KnownField.REASON)
                )
                return Details(reason="; ".join(filter(None, reasons)))

    def _debtor(self, row: Row, currency: str) -> Details:
        overdue = self._money(row, KnownField.OVERDUE, currency)
        owed = self._money(row, KnownField.OWED, currency)
        ages = [
            (each.age, amount)
            for each in self.columns.all(KnownField.BUCKET)
            if each.age is not None
            and (amount := lateness.amount_in(row.cells[each.index])) is not None
        ]
        by_age, in_buckets = lateness.of_buckets(ages)
        late = self._late(row, by_age)
        settled = overdue.amount <= 0 if overdue is not None else False
        paid = owed is not None and owed.amount <= 0 and overdue is None and not in_buckets
        if settled or paid:
            late = Lateness(0, 0)
        if late is not None and late.least > 0:
            counted = overdue or (Money(in_buckets, currency) if in_buckets else owed)
        else:
            counted = owed or overdue or _not_due(ages, currency)
        return Details(
            lateness=late, sums=(counted,) if counted is not None and counted.amount > 0 else ()
        )

    def _late(self, row: Row, by_age: Lateness | None) -> Lateness | None:
        """Return how late: the days that are stated, by the due day, else by the ageing."""
        stated = lateness.days_in(self._text(row, KnownField.DAYS_LATE))
        due = day_named(self._text(row, KnownField.DUE))
        by_day = lateness.days_since(due, self.day) if due is not None else None
        return stated or by_day or by_age

    def _text(self, row: Row, field: KnownField) -> str:
        return next((plain_text(row.cells[each.index]) for each in self.columns.all(field)), "")

    def _money(self, row: Row, field: KnownField, currency: str) -> Money | None:
        for each in self.columns.all(field):
            amount = lateness.amount_in(row.cells[each.index])
            if amount is not None:
                own = lateness.currency_named(row.cells[each.index])
                return Money(amount, own or currency)
        return None

    def _currency(self, row: Row, country: str) -> str:
        """Return the currency that the row, a heading or the company's country tells."""
        stated = lateness.currency_named(self._text(row, KnownField.CURRENCY))
        headed = (lateness.currency_named(each.heading) for each in self.columns.read)
        home = self.columns.home or country
        return (
            stated
            or next(filter(None, headed), "")
            or (currency_in(home, self.day) if home else "")
            or self.currency
        )


def merged(first: KnownRow, other: KnownRow) -> KnownRow:
    """Return what two rows of a file about one company tell together."""
    return replace(
        first,
        identifiers=tuple(dict.fromkeys((*first.identifiers, *other.identifiers))),
        domains=tuple(dict.fromkeys((*first.domains, *other.domains))),
        details=first.details.with_more(other.details),
        cells=(*first.cells, *other.cells)[:MOST_CELLS],
        lines=first.lines + other.lines,
    )


def profile_of(row: KnownRow) -> Profile:
    """Return a row as a company is compared."""
    return Profile(
        name=row.name,
        identifiers=row.identifiers,
        country=row.country,
        form=read_name(row.name).form,
        postcode=row.postcode,
        town=row.town,
        domains=row.domains,
    )


def signs_of(
    names: Iterable[str], identifiers: Iterable[Identifier], domains: Iterable[str]
) -> tuple[str, ...]:
    """Return what a company is found by: its numbers, domains, and names without legal form."""
    numbers = [str(each) for each in identifiers if each.scheme is not Scheme.DOMAIN]
    at = [f"domain {each}" for each in domains]
    called = [f"name {folded[:_LONGEST]}" for each in names if (folded := read_name(each).text)]
    return tuple(dict.fromkeys((*numbers, *at, *called)))


def _key(told: Told, domains: Sequence[str]) -> str:
    if told.identifiers:
        return str(told.identifiers[0])
    where = skeleton(told.text(Field.POSTCODE) or told.text(Field.TOWN))
    name = skeleton(told.text(Field.NAME))
    return f"{name}|{told.country}|{where}" if name else f"domain {' '.join(domains)}"


def _not_due(ages: Iterable[tuple[Lateness, Decimal]], currency: str) -> Money | None:
    owed = sum((amount for _, amount in ages), Decimal(0))
    return Money(owed, currency) if owed > 0 else None
