"""What is known of many companies at once, as an import compares them with its rows."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, select

from workbench.domain.company import Entity, Identifier, Sameness, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.importing import Known
from workbench.domain.profile import Profile
from workbench.domain.properties import declared
from workbench.matching.cells import own_domain
from workbench.store.erasing import removed_on
from workbench.store.facts import SqlFacts
from workbench.store.journals import CONTACTS, NEXT_STEPS, PURSUITS, SIGNALS
from workbench.store.numbers_withdrawn import withdrawn_numbers
from workbench.store.tables.companies import COMPANY, IDENTIFIER, SAME_AS
from workbench.store.tables.pursuit import WITHDRAWAL
from workbench.store.unit import Columns, Unit

_AT_ONCE = 50
"""Companies read with one round of queries; facts are weighed against all readings of a round."""
_POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}-)?([0-9]{3} ?[0-9]{2}|[0-9]{4,5})\b")


def known_companies(unit: Unit, companies: Sequence[UUID]) -> Mapping[UUID, Known]:
    """Return what is known of some companies; those that are not here are left out."""
    known: dict[UUID, Known] = {}
    every = list(dict.fromkeys(companies))
    for first in range(0, len(every), _AT_ONCE):
        known.update(_round(unit, every[first : first + _AT_ONCE]))
    return known


def _round(unit: Unit, companies: Sequence[UUID]) -> dict[UUID, Known]:
    rows = unit.rows(select(COMPANY).where(COMPANY.c.id.in_(companies)))
    numbers, facts = _numbers(unit, companies), _facts(unit, companies)
    leads = {
        about: PURSUITS.mapper.value(rows[-1])
        for about, rows in _current(unit, PURSUITS.table, companies).items()
    }
    pursued = [each.id for each in leads.values()]
    contacts = _current(unit, CONTACTS.table, pursued)
    signals, steps = (_current(unit, kind.table, pursued) for kind in (SIGNALS, NEXT_STEPS))
    known = {}
    for row in rows:
        company = row["id"]
        lead = leads.get(company)
        values = _values(facts.get(company, ()))
        held = numbers.get(company, ())
        people = contacts.get(lead.id, []) if lead is not None else []
        signs = signals.get(lead.id, []) if lead is not None else []
        known[company] = Known(
            name=row["name"] or (held[0].value if held else ""),
            profile=_profile(row, held, values),
            values=values,
            lead=lead,
            contacts=frozenset(
                each.casefold() for one in people for each in (one["name"], one["mail"]) if each
            ),
            signals=frozenset(f"{each['kind']} {each['day']}" for each in signs),
            removed=removed_on(unit, company),
            has_step=lead is not None and lead.id in steps,
        )
    return known


def _numbers(unit: Unit, companies: Sequence[UUID]) -> dict[UUID, tuple[Identifier, ...]]:
    rows = unit.rows(
        select(IDENTIFIER)
        .where(IDENTIFIER.c.company.in_(companies))
        .order_by(IDENTIFIER.c.sequence, IDENTIFIER.c.replica)
    )
    every = [(row["company"], Identifier(Scheme(row["scheme"]), row["value"])) for row in rows]
    gone = withdrawn_numbers(unit, every)
    numbers: dict[UUID, tuple[Identifier, ...]] = {}
    for company, identifier in every:
        if (company, identifier) not in gone:
            numbers[company] = (*numbers.get(company, ()), identifier)
    return numbers


def _facts(unit: Unit, companies: Sequence[UUID]) -> dict[UUID, list[KnownFact]]:
    """Return the current facts of every entity that is judged the same as each company."""
    holding: dict[tuple[UUID, Entity], str] = {}
    for row in unit.rows(
        select(SAME_AS)
        .where(SAME_AS.c.company.in_(companies))
        .order_by(SAME_AS.c.sequence, SAME_AS.c.replica)
    ):
        holding[row["company"], Entity(row["source"], row["number"])] = row["sameness"]
    same = [each for each, sameness in holding.items() if sameness == Sameness.SAME.value]
    stated: dict[Entity, list[KnownFact]] = {}
    for known in SqlFacts(unit).of(entity for _, entity in same):
        if known.current:
            stated.setdefault(known.fact.entity, []).append(known)
    facts: dict[UUID, list[KnownFact]] = {}
    for company, entity in same:
        facts.setdefault(company, []).extend(stated.get(entity, ()))
    return facts


def _values(facts: Sequence[KnownFact]) -> dict[str, tuple[str, ...]]:
    """Return what is stated of each property, the one to show first."""
    ranked = sorted(facts, key=_rank)
    values: dict[str, tuple[str, ...]] = {}
    for each in ranked:
        said = values.get(each.fact.key, ())
        if each.fact.value not in said:
            values[each.fact.key] = (*said, each.fact.value)
    return values


def _rank(known: KnownFact) -> tuple[int, float]:
    sources = declared(known.fact.key).sources
    source = known.fact.entity.source
    place = sources.index(source) if source in sources else len(sources)
    return place, (datetime.min.replace(tzinfo=UTC) - known.last_seen).total_seconds()


def _current(unit: Unit, table: Table, abouts: Sequence[UUID]) -> dict[UUID, list[Columns]]:
    """Return the entries about each that nothing superseded or withdrew, oldest first."""
    newer = table.alias("newer")
    superseded = select(newer.c.supersedes).where(
        newer.c.about.in_(abouts), newer.c.supersedes.is_not(None)
    )
    withdrawn = select(WITHDRAWAL.c.id).where(
        WITHDRAWAL.c.entry == table.c.id, WITHDRAWAL.c.kind == table.name
    )
    rows = unit.rows(
        select(table)
        .where(table.c.about.in_(abouts), table.c.id.not_in(superseded))
        .where(~withdrawn.exists())
        .order_by(table.c.sequence, table.c.replica)
    )
    found: dict[UUID, list[Columns]] = {}
    for row in rows:
        found.setdefault(row["about"], []).append(row)
    return found


def _profile(
    row: Columns, numbers: Sequence[Identifier], values: Mapping[str, tuple[str, ...]]
) -> Profile:
    def first(key: str) -> str:
        return next(iter(values.get(key, ())), "")

    address: Any = first("company.address")
    postcode = _POSTCODE.search(address.partition(",")[2] or address)
    sites = (own_domain(each) for each in values.get("company.website", ()))
    held = (each.value for each in numbers if each.scheme is Scheme.DOMAIN)
    return Profile(
        name=row["name"],
        other_names=(*values.get("company.name", ()), *values.get("company.former_name", ())),
        identifiers=tuple(each for each in numbers if each.scheme is not Scheme.DOMAIN),
        country=row["country"],
        street=address.partition(",")[0],
        postcode=postcode[1] if postcode else "",
        town=first("company.town"),
        domains=tuple(dict.fromkeys(each for each in (*held, *sites) if each)),
        phones=values.get("company.phone", ()),
    )
