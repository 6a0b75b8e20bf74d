"""What is known of many companies at once, as an import compares them with its rows."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, select

from workbench.domain.clusters import holding_of_entities
from workbench.domain.company import Entity, Identifier, Judgement, Sameness, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.importing import Known
from workbench.domain.lead import Lead
from workbench.domain.profile import Profile
from workbench.domain.properties import declared
from workbench.matching.cells import own_domain
from workbench.store.clusters import clusters, together
from workbench.store.erasing import removed_among
from workbench.store.facts import SqlFacts
from workbench.store.journals import CONTACTS, NEXT_STEPS, PURSUITS, SIGNALS
from workbench.store.leads import SqlLeads
from workbench.store.numbers_withdrawn import withdrawn_numbers
from workbench.store.tables.companies import COMPANY, IDENTIFIER, SAME_AS
from workbench.store.tables.pursuit import WITHDRAWAL
from workbench.store.unit import Columns, Unit
from workbench.texts import say

_AT_ONCE = 50
"""Companies read with one round of queries; facts are weighed against all readings of a round."""
_UNREAD = say("{words}", words="")
_POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}-)?([0-9]{3} ?[0-9]{2}|[0-9]{4,5})\b")


def known_companies(unit: Unit, companies: Sequence[UUID]) -> Mapping[UUID, Known]:
    """Return what is known of some companies; those that are not here are left out.

    Of companies that are one, what is known of all of them.
    """
    one = clusters(unit)
    known: dict[UUID, Known] = {}
    every = list(dict.fromkeys(map(one.canonical, companies)))
    for first in range(0, len(every), _AT_ONCE):
        known.update(_round(unit, every[first : first + _AT_ONCE]))
    fronts = ((each, one.canonical(each)) for each in companies)
    return {each: known[front] for each, front in fronts if front in known}


def _round(unit: Unit, companies: Sequence[UUID]) -> dict[UUID, Known]:
    members = clusters(unit).of_all(companies)
    rows = unit.rows(select(COMPANY).where(COMPANY.c.id.in_(companies)))
    numbers, facts = _numbers(unit, members), _facts(unit, members)
    leads, gone = _leads(unit, companies), removed_among(unit, members)
    pursued = [each.id for each in leads.values()]
    contacts, signals, steps = (
        _current(unit, kind.table, pursued) for kind in (CONTACTS, SIGNALS, NEXT_STEPS)
    )
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
            removed=_removed(unit, company, gone),
            has_step=lead is not None and lead.id in steps,
        )
    return known


def _leads(unit: Unit, companies: Sequence[UUID]) -> dict[UUID, Lead]:
    one = clusters(unit)
    alone = [each for each in companies if each not in one.members]
    leads = {
        about: PURSUITS.mapper.value(rows[-1])
        for about, rows in _current(unit, PURSUITS.table, alone).items()
    }
    for each in companies:
        if each in one.members and (lead := SqlLeads(unit).of_company(each)) is not None:
            leads[each] = lead
    return leads


def _removed(unit: Unit, company: UUID, gone: Mapping[UUID, date]) -> date | None:
    return min((gone[each] for each in clusters(unit).of(company) if each in gone), default=None)


def _numbers(unit: Unit, companies: Sequence[UUID]) -> dict[UUID, tuple[Identifier, ...]]:
    rows = unit.rows(
        select(IDENTIFIER)
        .where(IDENTIFIER.c.company.in_(companies))
        .order_by(IDENTIFIER.c.sequence, IDENTIFIER.c.replica)
    )
    every = [(row["company"], Identifier(Scheme(row["scheme"]), row["value"])) for row in rows]
    gone = withdrawn_numbers(unit, every)
    one = clusters(unit)
    numbers: dict[UUID, tuple[Identifier, ...]] = {}
    for company, identifier in every:
        if (company, identifier) not in gone:
            front = one.canonical(company)
            numbers[front] = tuple(dict.fromkeys((*numbers.get(front, ()), identifier)))
    return numbers


def _facts(unit: Unit, companies: Sequence[UUID]) -> dict[UUID, list[KnownFact]]:
    """Return the current facts of every entity that is judged the same as each company."""
    one = clusters(unit)
    judged: dict[UUID, list[Judgement]] = {}
    for row in unit.rows(
        select(SAME_AS)
        .where(SAME_AS.c.company.in_(companies))
        .order_by(SAME_AS.c.sequence, SAME_AS.c.replica)
    ):
        judged.setdefault(one.canonical(row["company"]), []).append(_judgement(row))
    same = [
        (company, each.entity)
        for company, judgements in judged.items()
        for each in holding_of_entities(judgements, one.since(company))
        if each.sameness is Sameness.SAME
    ]
    stated: dict[Entity, list[KnownFact]] = {}
    for known in SqlFacts(unit).of(entity for _, entity in same):
        if known.current:
            stated.setdefault(known.fact.entity, []).append(known)
    facts: dict[UUID, list[KnownFact]] = {}
    for company, entity in same:
        facts.setdefault(company, []).extend(stated.get(entity, ()))
    return facts


def _judgement(row: Columns) -> Judgement:
    """Return a judgement for weighing; reading its words would take longer than all the rest."""
    return Judgement(
        id=row["id"],
        entity=Entity(row["source"], row["number"]),
        company=row["company"],
        sameness=Sameness(row["sameness"]),
        reason=_UNREAD,
        by=row["by"],
        at=row["at"],
    )


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
    """Return the entries about each that nothing superseded or withdrew, oldest first.

    Those of leads that are read together come under the one that was asked for.
    """
    whose = {each: about for about in abouts for each in together(unit, about)}
    newer = table.alias("newer")
    superseded = select(newer.c.supersedes).where(
        newer.c.about.in_(list(whose)), newer.c.supersedes.is_not(None)
    )
    withdrawn = select(WITHDRAWAL.c.id).where(
        WITHDRAWAL.c.entry == table.c.id, WITHDRAWAL.c.kind == table.name
    )
    rows = unit.rows(
        select(table)
        .where(table.c.about.in_(list(whose)), table.c.id.not_in(superseded))
        .where(~withdrawn.exists())
        .order_by(table.c.sequence, table.c.replica)
    )
    found: dict[UUID, list[Columns]] = {}
    for row in rows:
        found.setdefault(whose[row["about"]], []).append(row)
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
