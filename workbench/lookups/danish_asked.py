"""Which fields of the Danish register's documents are asked for: only those that are read."""

from workbench.lookups.danish_branches import BRANCH_FIELDS

_ADDRESS = (
    "vejnavn",
    "husnummerFra",
    "husnummerTil",
    "bogstavFra",
    "bogstavTil",
    "etage",
    "sidedoer",
    "postboks",
    "bynavn",
    "postnummer",
    "postdistrikt",
    "landekode",
    "fritekst",
    "periode",
)
_ALWAYS = ("cvrNummer", "fejlRegistreret")
_FIELDS = {
    "search": (
        *_ALWAYS,
        "navne",
        "livsforloeb",
        "virksomhedsform",
        "virksomhedsstatus",
        "status",
        "beliggenhedsadresse.postdistrikt",
        "beliggenhedsadresse.periode",
        "virksomhedMetadata.stiftelsesDato",
        "virksomhedMetadata.sammensatStatus",
    ),
    "unit": (
        *_ALWAYS,
        "reklamebeskyttet",
        "navne",
        *(f"beliggenhedsadresse.{each}" for each in _ADDRESS),
        "telefonNummer",
        "elektroniskPost",
        "hjemmeside",
        "livsforloeb",
        "virksomhedsform",
        "virksomhedsstatus",
        "status",
        "hovedbranche",
        "bibranche1",
        "bibranche2",
        "bibranche3",
        "maanedsbeskaeftigelse",
        "erstMaanedsbeskaeftigelse",
        "attributter",
        "penheder",
        "fusioner",
        "spaltninger",
        "virksomhedMetadata.stiftelsesDato",
        "virksomhedMetadata.sammensatStatus",
    ),
    # Whoever takes part lives somewhere; where is never asked.
    "roles": (
        *_ALWAYS,
        "deltagerRelation.deltager.enhedstype",
        "deltagerRelation.deltager.forretningsnoegle",
        "deltagerRelation.deltager.navne",
        "deltagerRelation.organisationer.hovedtype",
        "deltagerRelation.organisationer.organisationsNavn",
        "deltagerRelation.organisationer.medlemsData",
    ),
    "branches": BRANCH_FIELDS,
}
"""What is asked of each document: whole ones hold a hundred kilobytes and people's addresses."""


def asked_fields(kind: str) -> tuple[str, ...]:
    """Return the fields that are asked for by a kind of question, each without its document."""
    return _FIELDS[kind]
