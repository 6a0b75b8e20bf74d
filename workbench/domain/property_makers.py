"""How the declarations of properties are written: a register's statement, a line of accounts."""

from workbench.domain.property import Kind, Personal, Property, Time
from workbench.texts import Message, say

ROLE = Personal(say("knowing who may sign and who answers for the company"), 365)
OWNER = Personal(say("knowing who controls the company that is to pay"), 365)

REGISTERS = (
    "no_enhetsregisteret",
    "dk_cvr_permanent",
    "dk_datafordeler",
    "se_bolagsverket",
    "fi_ytj",
    "gb_companies_house",
    "ee_ariregister",
    "lv_ur",
    "lt_jar",
    "fr_recherche_entreprises",
    "nl_kvk",
    "cz_ares",
    "be_kbo",
    "ee_ariregister_files",
    "sec_edgar",
    "no_fullmakt",
    "dk_cvrapi",
    "proff_api",
    "gleif",
    "vies",
    "no_regnskapsregisteret",
    "dk_regnskaber",
    "gb_accounts",
    "gb_accounts_file",
    "se_accounts",
    "fi_prh_xbrl",
    "xbrl_filings",
    "wikidata",
    "proff_page",
)
"""The register of record of each country first, then copies of it, then who merely quotes it."""

ACCOUNTS = (
    "no_regnskapsregisteret",
    "dk_regnskaber",
    "se_accounts",
    "fi_prh_xbrl",
    "gb_accounts",
    "gb_accounts_file",
    "ee_ariregister_files",
    "lv_ur",
    "lt_jar",
    "xbrl_filings",
    "sec_edgar",
    "typed_accounts",
    "sent_accounts",
    "fr_recherche_entreprises",
    "proff_api",
    "wikidata",
    "proff_page",
)
"""Where the accounts themselves are filed first, then what a person read off them, then copies."""

FILING = frozenset({"scope", "filing", "version", "concept", "sign", "precision"})
"""scope: own or group; filing: the register's number of it; version: original or corrected;
concept: the source's own name of the line; sign: `turned` where the source writes the line with
the other sign than we do; precision: `year` where the source tells only the year it is about."""


def register(
    key: str,
    title: Message,
    kind: Kind,
    *,
    many: bool = False,
    shelf_days: int = 90,
    time: Time = Time.LASTING,
    qualifiers: frozenset[str] = frozenset(),
    personal: Personal | None = None,
) -> Property:
    """Return a property that registers of companies state."""
    return Property(
        key=key if "." in key else f"company.{key}",
        title=title,
        kind=kind,
        time=time,
        many=many,
        personal=personal,
        shelf_days=shelf_days,
        sources=REGISTERS,
        qualifiers=qualifiers,
    )


def line(key: str, title: Message, kind: Kind = Kind.MONEY, time: Time = Time.PERIOD) -> Property:
    """Return a line of the accounts about their whole period."""
    return Property(
        key=f"accounts.{key}",
        title=title,
        kind=kind,
        time=time,
        shelf_days=90,
        sources=ACCOUNTS,
        qualifiers=FILING,
    )


def balance(key: str, title: Message) -> Property:
    """Return a line of the balance sheet, which holds at the period's end."""
    return line(key, title, time=Time.INSTANT)
