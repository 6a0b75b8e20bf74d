"""What every company of the lead list is known by, read with a few queries for all of them."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import select

from workbench.domain.company import Identifier, Sameness, Scheme
from workbench.domain.duplicates import Outline
from workbench.store.clusters import clusters
from workbench.store.tables.companies import COMPANY, IDENTIFIER, SAME_AS
from workbench.store.tables.facts import FACT
from workbench.store.tables.lists import SUMMARY
from workbench.store.unit import Unit

_NAMES = ("company.name", "company.former_name")
_WEBSITE, _PHONE = "company.website", "company.phone"


def outlines(unit: Unit) -> tuple[Outline, ...]:
    """Return what each company of the list is known by, the oldest first.

    What was withdrawn or is no longer stated is there too: it only makes somebody look.
    """
    front = clusters(unit).canonical
    numbers: dict[UUID, list[Identifier]] = defaultdict(list)
    schemes = {each.value: each for each in Scheme}
    held = select(IDENTIFIER.c.company, IDENTIFIER.c.scheme, IDENTIFIER.c.value)
    for row in unit.rows(held):
        number = Identifier(schemes[row["scheme"]], row["value"])
        numbers[front(row["company"])].append(number)
    said = _said(unit)
    listed = (
        select(SUMMARY.c.company, SUMMARY.c.name, COMPANY.c.country)
        .join(COMPANY, COMPANY.c.id == SUMMARY.c.company)
        .order_by(SUMMARY.c.company)
    )
    return tuple(
        Outline(
            company=row["company"],
            names=(row["name"], *(n for key in _NAMES for n in said[key].get(row["company"], ()))),
            country=row["country"],
            identifiers=tuple(numbers.get(row["company"], ())),
            websites=tuple(said[_WEBSITE].get(row["company"], ())),
            phones=tuple(said[_PHONE].get(row["company"], ())),
        )
        for row in unit.rows(listed)
    )


def _said(unit: Unit) -> dict[str, dict[UUID, list[str]]]:
    """Return what sources state of each company, by property."""
    front = clusters(unit).canonical
    stated = (
        select(SAME_AS.c.company, FACT.c.key, FACT.c.value)
        .join(FACT, (FACT.c.source == SAME_AS.c.source) & (FACT.c.number == SAME_AS.c.number))
        .where(
            FACT.c.key.in_((*_NAMES, _WEBSITE, _PHONE)), SAME_AS.c.sameness == Sameness.SAME.value
        )
    )
    said: dict[str, dict[UUID, list[str]]] = {
        key: defaultdict(list) for key in (*_NAMES, _WEBSITE, _PHONE)
    }
    for row in unit.rows(stated):
        said[row["key"]][front(row["company"])].append(row["value"])
    return said
