"""What one row of an imported file tells of a company, read by the columns' fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from workbench.domain.company import Identifier
from workbench.domain.import_fields import Field
from workbench.domain.profile import Profile
from workbench.domain.table_file import Row
from workbench.domain.values import plain_text
from workbench.matching import cells
from workbench.matching.columns import Columns
from workbench.matching.letters import skeleton
from workbench.matching.names import read_name
from workbench.texts import Message, say

_UNTOLD = ("", 0)
_TELLING = (Field.STREET, Field.WEBSITE, Field.PHONE)
_WHOLE = (
    Field.NAME,
    Field.STREET,
    Field.POSTCODE,
    Field.TOWN,
    Field.COUNTRY,
    Field.PHONE,
)


@dataclass(frozen=True, kw_only=True)
class Told:
    """A row as it was understood.

    Attributes:
        values: each field that the row tells, as plain text, and the column it stands in.
        country: ISO 3166 code, or empty.
        identifiers: registration number, VAT number and LEI, and what a VAT number holds.
        padded: whether a zero that a spreadsheet dropped was put back.
        problem, what_to_do: why the row cannot be used, where it cannot.
    """

    row: Row
    values: Mapping[Field, tuple[str, int]]
    country: str = ""
    identifiers: tuple[Identifier, ...] = ()
    domain: str = ""
    padded: bool = False
    problem: Message | None = None
    what_to_do: Message | None = None
    notes: tuple[tuple[str, str], ...] = field(default=())

    def text(self, wanted: Field) -> str:
        """Return what the row tells of a field, or nothing."""
        return self.values.get(wanted, _UNTOLD)[0]

    @cached_property
    def name(self) -> str:
        """The company's name; its number or domain where the row has no name."""
        number = self.identifiers[0].value if self.identifiers else self.domain
        return self.text(Field.NAME) or number

    @cached_property
    def folded(self) -> str:
        """The name as it is compared: without its legal form, in small plain letters."""
        return read_name(self.name).text

    @cached_property
    def identifying(self) -> tuple[str, ...]:
        """What is equal only where the company is: its numbers, or all that the row tells of it."""
        numbers = [str(each) for each in self.identifiers]
        if any(self.text(each) for each in _TELLING):
            words = skeleton(" ".join(map(self.text, _WHOLE)))
            numbers.append(f"whole {words}|{self.domain}")
        return tuple(numbers)

    @cached_property
    def alike(self) -> tuple[str, ...]:
        """What may be equal for several companies: its folded name, and its domain."""
        name = [f"name {self.folded}"] if self.folded else []
        return (*name, f"domain {self.domain}") if self.domain else tuple(name)

    @cached_property
    def contact(self) -> str:
        """The person's name, or the address by which a person is known; empty without."""
        parts = (self.text(Field.FIRST_NAME), self.text(Field.LAST_NAME))
        whole = self.text(Field.CONTACT) or " ".join(filter(None, parts))
        own = self.text(Field.MAIL)
        personal = own if own and not cells.is_everybodys(own) else ""
        return whole or self.text(Field.CONTACT_MAIL) or personal

    @cached_property
    def contact_mail(self) -> str:
        """The person's address: where a row has a person, a personal address is theirs."""
        own = self.text(Field.MAIL)
        return self.text(Field.CONTACT_MAIL) or ("" if cells.is_everybodys(own) else own)

    @cached_property
    def company_mail(self) -> str:
        """The firm's own address; a person's is never a statement about the company."""
        own = self.text(Field.MAIL)
        return own if own and cells.is_everybodys(own) else ""

    @cached_property
    def profile(self) -> Profile:
        """The row as a company is compared."""
        return Profile(
            name=self.name,
            identifiers=self.identifiers,
            country=self.country,
            form=read_name(self.name).form,
            street=self.text(Field.STREET),
            postcode=self.text(Field.POSTCODE),
            town=self.text(Field.TOWN),
            domains=(self.domain,) if self.domain else (),
            phones=(self.text(Field.PHONE),) if self.text(Field.PHONE) else (),
        )


def read_row(row: Row, columns: Columns) -> Told:
    """Return what a row tells."""
    values: dict[Field, tuple[str, int]] = {}
    notes: list[tuple[str, str]] = []
    for column in columns.columns:
        if column.field is Field.NOTHING:
            continue
        text = plain_text(row.cells[column.index])
        if not text:
            continue
        if column.field is Field.NOTE:
            notes.append((column.heading, text))
        values.setdefault(column.field, (text, column.index))
    return _understood(row, values, tuple(notes), columns)


def _understood(
    row: Row,
    values: dict[Field, tuple[str, int]],
    notes: tuple[tuple[str, str], ...],
    columns: Columns,
) -> Told:
    def text(wanted: Field) -> str:
        return values[wanted][0] if wanted in values else ""

    country, home = cells.country_code(text(Field.COUNTRY)), columns.home
    read = cells.registration_number(text(Field.NUMBER), country or home)
    identifiers = [read.identifier] if read is not None else []
    identifiers += cells.vat_number(text(Field.VAT), country or home)
    lei = cells.lei(text(Field.LEI))
    if lei is not None:
        identifiers.append(lei)
    whole = tuple(dict.fromkeys((*identifiers, *cells.holds(identifiers))))
    domain = cells.own_domain(text(Field.WEBSITE))
    for mail in (Field.MAIL, Field.CONTACT_MAIL):
        domain = domain or cells.own_domain(cells.mail_address(text(mail)))
    problem, what_to_do = _problem(text, country, whole, domain)
    if row.too_long:
        problem = say("The row has more cells than there are headings.")
        what_to_do = say("Put text that holds a delimiter in quotation marks, or head the column.")
    return Told(
        row=row,
        values=values,
        country=next(
            (each.scheme.country for each in whole if each.scheme.country),
            country or columns.country,
        ),
        identifiers=whole,
        domain=domain,
        padded=read is not None and read.padded,
        problem=problem,
        what_to_do=what_to_do,
        notes=notes,
    )


def _problem(
    text: Callable[[Field], str], country: str, identifiers: tuple[Identifier, ...], domain: str
) -> tuple[Message | None, Message | None]:
    number = text(Field.NUMBER)
    known_form = not country or cells.knows_numbers_of(country)
    if number and known_form and not any(each.scheme.country for each in identifiers):
        return (
            say("{number} is no registration number: a digit is wrong or missing.", number=number),
            say("Mend the number, or empty the cell."),
        )
    vat = text(Field.VAT)
    if vat and not identifiers:
        return (
            say("{number} is no VAT number: a digit is wrong or missing.", number=vat),
            say("Mend the number, or empty the cell."),
        )
    if not text(Field.NAME) and not identifiers and not domain:
        return (
            say("The row names no company."),
            say("Put in a name, a registration number or a web address."),
        )
    return None, None
