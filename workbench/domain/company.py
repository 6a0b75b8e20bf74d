"""A company: one legal entity, the numbers that identify it, and candidates for being it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from workbench.errors import InvalidInput
from workbench.texts import Message, say


class Scheme(StrEnum):
    """Whose number it is; the value's form is the scheme's own canonical one."""

    NO_ORGNR = "no.orgnr"
    DK_CVR = "dk.cvr"
    SE_ORGNR = "se.orgnr"
    FI_YTUNNUS = "fi.ytunnus"
    EE_REGISTRIKOOD = "ee.registrikood"
    LV_REGCODE = "lv.regcode"
    LT_KODAS = "lt.kodas"
    GB_CRN = "gb.crn"
    FR_SIREN = "fr.siren"
    NL_KVK = "nl.kvk"
    CZ_ICO = "cz.ico"
    BE_KBO = "be.kbo"
    US_CIK = "us.cik"
    DOMAIN = "domain"
    LEI = "lei"
    EU_VAT = "eu.vat"
    WIKIDATA = "wikidata"

    @property
    def country(self) -> str:
        """ISO 3166 code of the country whose register gives the number, or empty."""
        country, dot, _ = self.partition(".")
        return country.upper() if dot and country != "eu" else ""


_NO_REGISTER = frozenset({Scheme.DOMAIN, Scheme.WIKIDATA})


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """One number of a company: scheme and value, `no.orgnr 923609016`."""

    scheme: Scheme
    value: str

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """What a source calls a company: the source's key and its own number for it."""

    source: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """One legal entity, or a sole trader; what is known of it lies in facts.

    `removed` is the day on which we learnt that its register had to remove it by law; its name is
    then its number.
    """

    id: UUID
    name: str
    country: str
    identifiers: tuple[Identifier, ...]
    opened: datetime
    removed: date | None = None

    @property
    def has_number(self) -> bool:
        """Whether it has a number by which a register knows it; a web address is none."""
        return any(each.scheme not in _NO_REGISTER for each in self.identifiers)

    def numbers(self, scheme: Scheme) -> tuple[str, ...]:
        """Return its numbers of a scheme."""
        return tuple(each.value for each in self.identifiers if each.scheme is scheme)

    @property
    def removed_words(self) -> Message | None:
        """That its register removed it, where it did."""
        return None if self.removed is None else say("Removed by law on {day}", day=self.removed)


class Sameness(StrEnum):
    """A judgement between a source's entity and a company."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Somebody's word that a source's entity is, or is not, a company.

    `by` is None where equal confirmed identifiers judged by themselves.
    """

    id: UUID
    entity: Entity
    company: UUID
    sameness: Sameness
    reason: Message
    by: UUID | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A legal entity that a source offers for a query; a person decides.

    `decisive` is true when the query was a number and this entity holds that very number;
    `sister` where it is of the brand that was asked for, and perhaps another company of its family;
    `rejected` where somebody took it for another company, and nothing is new since;
    `known_to_us` is what our own lists say of it.
    """

    entity: Entity
    identifier: Identifier
    name: str
    country: str
    town: str = ""
    form: str = ""
    founded: date | None = None
    status: str = ""
    decisive: bool = False
    agrees: tuple[Message, ...] = ()
    differs: tuple[Message, ...] = ()
    missing: tuple[Message, ...] = ()
    sister: bool = False
    rejected: bool = False
    known_to_us: tuple[Message, ...] = ()
    personal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What somebody typed, understood: a number, an address or a name.

    Attributes:
        text: the words as typed.
        identifier: the number or domain it is, or None when it is a name.
        name: the name to search for, empty when it is a number.
        holds: the registration number inside a VAT number, or None.
        called: what stood beside the number: compared with its holder's name, not searched for.
        phones: telephone numbers that it may be, as E.164 has them, perhaps beside a registration
            number of the same digits.
        mistake: why it is no registration number, where it looks like one and may be a telephone
            number instead.
    """

    text: str
    identifier: Identifier | None = None
    name: str = ""
    holds: Identifier | None = None
    called: str = ""
    phones: tuple[str, ...] = ()
    mistake: InvalidInput | None = None

    def number(self, scheme: Scheme) -> str | None:
        """Return the number it is, or holds, of a scheme; None where there is none."""
        for each in (self.identifier, self.holds):
            if each is not None and each.scheme is scheme:
                return each.value
        return None
