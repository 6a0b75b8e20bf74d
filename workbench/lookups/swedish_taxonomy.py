"""The Swedish taxonomy as filings use it: which element is which line, and whose.

Element names: the taxonomies for K2 and K3 at taxonomier.se (namespaces under
http://www.taxonomier.se/se/fr/, editions 2017 to 2024), as published generators for filing at
Bolagsverket and readers of its documents use them. Local names stay the same from edition to
edition, so names are matched by the family of their namespace. No filed report is held here.
"""

import re
from datetime import date

from workbench.domain.accounts import Scope
from workbench.errors import SourceUnreadable
from workbench.lookups.tagged_lines import Tagged, Year
from workbench.lookups.tagged_periods import first_day, last_day, last_day_before
from workbench.lookups.xbrl.report import Name, Report, XbrlFact
from workbench.lookups.xbrl.tree import read_day
from workbench.texts import say

_FAMILY = "http://www.taxonomier.se/se/fr/"
_FIGURES, _COMPANY = f"{_FAMILY}gen-base/", f"{_FAMILY}cd-base/"
_RULES = re.compile(r"/se/fr/gaap/(k2|k3)/", re.IGNORECASE)
_BOTH_SIDES = "EgetKapitalSkulder"
_SCALES = (("tusen", 1000), ("miljon", 1_000_000))

# Costs and tax are stated above zero where they lower the result, as ours are. The result after
# financial items is before appropriations, so it is no result before tax.
_LINES: dict[str, tuple[str, ...]] = {
    "revenue": ("Nettoomsattning",),
    "gross_profit": ("Bruttoresultat",),
    "staff_costs": ("Personalkostnader",),
    "depreciation": ("AvskrivningarNedskrivningarMateriellaImmateriellaAnlaggningstillgangar",),
    "operating_costs": ("Rorelsekostnader",),
    "operating_result": ("Rorelseresultat",),
    "net_finance": ("FinansiellaPoster",),
    "pretax_result": ("ResultatForeSkatt",),
    "tax": ("SkattAretsResultat",),
    "net_result": ("AretsResultat",),
    "assets": ("Tillgangar",),
    "fixed_assets": ("Anlaggningstillgangar",),
    "current_assets": ("Omsattningstillgangar",),
    "cash": ("KassaBank", "KassaBankExklRedovisningsmedel"),
    "equity": ("EgetKapital",),
    "retained": ("BalanseratResultat",),
    "provisions": ("Avsattningar",),
    "liabilities": ("Skulder",),
    "short_debt": ("KortfristigaSkulder",),
    "long_debt": ("LangfristigaSkulder",),
    "employees": ("MedelantaletAnstallda",),
}
_BY_ELEMENT = {
    element: (line, rank) for line, names in _LINES.items() for rank, element in enumerate(names)
}


def is_line(name: Name) -> bool:
    """Whether an element is a line of ours."""
    return name.uri.startswith(_FIGURES) and name.local in _BY_ELEMENT


def tagged(fact: XbrlFact) -> Tagged | None:
    """Return which line a fact is; None where it is none of ours, or is split by anything."""
    if not is_line(fact.name) or fact.context.dimensions:
        return None
    line, rank = _BY_ELEMENT[fact.name.local]
    return Tagged(line=line, scope=Scope.OWN, concept=f"se-gen-base:{fact.name.local}", rank=rank)


def is_both_sides(fact: XbrlFact) -> bool:
    """Whether a fact is the sum of equity and liabilities as a whole."""
    return (
        fact.name.uri.startswith(_FIGURES)
        and fact.name.local == _BOTH_SIDES
        and not fact.context.dimensions
    )


def company_fact(report: Report, local: str) -> XbrlFact | None:
    """Return what a report states of the company or of itself under a name, or None."""
    for fact in report.facts:
        if fact.name.uri.startswith(_COMPANY) and fact.name.local == local and fact.value:
            return fact
    return None


def orgnr_of(report: Report) -> str:
    """Return the organisation number that the report states, digits only, or empty."""
    fact = company_fact(report, "Organisationsnummer")
    return "".join(filter(str.isdecimal, fact.value)) if fact is not None else ""


def rules_of(report: Report) -> tuple[str, str]:
    """Return the accounting rules a report names by its entry point, and where it does so.

    Raises:
        SourceUnreadable: it names none whose figures are known to be the company's own; K3 has
            an entry point of its own for a group's.
    """
    for schema in report.schemas:
        read = _RULES.search(schema.href)
        if read is not None:
            return read[1].upper(), schema.locator
    raise SourceUnreadable(
        say("The accounts do not say whether they are the company's own or its group's."),
        detail=", ".join(schema.href for schema in report.schemas)[:200],
    )


def scale_of(fact: XbrlFact) -> int:
    """Return what a report counts in by its own words; 1 where these say nothing else.

    The figures themselves carry their scale, so nothing is multiplied by it.
    """
    words = fact.value.casefold()
    return next((scale for sign, scale in _SCALES if sign in words), 1)


def years_of(report: Report, filing_end: date | None) -> tuple[Year, ...]:
    """Return the year the accounts are for and, where their start is told, the year before.

    Args:
        report: whose own statement of its period comes first.
        filing_end: last day by the register's list, where the report says nothing; accounts of
            another period are not the filing asked for.

    Raises:
        SourceUnreadable: neither says for which period the accounts are, or the report is for
            another period than the list says.
    """
    first = company_fact(report, "RakenskapsarForstaDag")
    last = company_fact(report, "RakenskapsarSistaDag")
    end = last_day(read_day(last.value) if last is not None else None, filing_end)
    told = read_day(first.value) if first is not None else None
    start = first_day(told, end, report.facts, tagged)
    if start is None or start > end or start.toordinal() == 1:
        return (Year(None, end),)
    before = last_day_before(told, start, report.facts, tagged)
    return (Year(start, end), Year(None, before))
