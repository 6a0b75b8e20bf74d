"""What is known of a company for comparing it with another: names, numbers, place and age."""

from dataclasses import dataclass
from datetime import date

from workbench.domain.company import Identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One company as one list, register or message describes it; what it leaves out is empty.

    Attributes:
        name: its present name, with its legal form where that is written.
        other_names: former, trading and foreign names.
        country: ISO 3166 code of two letters.
        form: its legal form as its register writes it, by name or by code.
        domains: registrable domains of its own.
        phones: as written.
        trade: its NACE code, with or without its dot.
        status: as `company.status` has it.
    """

    name: str
    other_names: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    country: str = ""
    form: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    domains: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    trade: str = ""
    founded: date | None = None
    status: str = ""
