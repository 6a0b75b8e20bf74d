"""Taking a sounding: everything known about a company, and the scorecard it fills in."""

import importlib
from dataclasses import dataclass, replace
from datetime import datetime
from types import ModuleType
from typing import TypeVar
from uuid import UUID

from workbench.domain.card import Card
from workbench.domain.changes import Change, changes
from workbench.domain.company import Company
from workbench.domain.entry import Entry
from workbench.domain.handoff import Decision, Handoff, Link
from workbench.domain.ids import new_id
from workbench.domain.known_lists import NOT_KNOWN, counting
from workbench.domain.known_lists import SOURCE as KNOWN_LIST
from workbench.domain.lead import Lead
from workbench.domain.ledger import Journal, Ledger
from workbench.domain.ports import Lookups
from workbench.domain.scorecard import Scorecard
from workbench.domain.sounding import Sounding, Way
from workbench.scoring.weigh import fill

EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(frozen=True, slots=True)
class Standing:
    """A sounding, the card in force, and the card filled in from the sounding."""

    sounding: Sounding
    card: Card
    scorecard: Scorecard | None


def take(
    ledger: Ledger, company: UUID, now: datetime, *, as_of: datetime | None = None
) -> Sounding:
    """Return what is known of a company: now, or as it was known at an earlier instant.

    Raises:
        NotInStore: there is no such company.
    """
    lead = ledger.leads.of_company(company)
    about = lead.id if lead is not None else company
    subject = _company(ledger, company, as_of)
    facts = ledger.facts.of_company(company, as_of)
    judgements = ledger.companies.judgements(company, as_of)
    channels = ledger.channels.of(about, as_of)
    known = NOT_KNOWN
    lists = counting(ledger.known_lists.lists(as_of))
    if lists:
        ours = _matcher()
        known = ours.known_to_us(ledger, lists, subject, facts, judgements)
        channels = ours.closed_by_us(known, lead, channels)
    return Sounding(
        as_of=as_of or now,
        company=subject,
        facts=facts,
        lookups=ledger.lookups.of_company(company, as_of),
        judgements=tuple(each for each in judgements if each.entity.source != KNOWN_LIST),
        references=ledger.references.of(company, as_of),
        hand_searches=ledger.hand_searches.of(company, as_of),
        lead=lead,
        stage=_last(ledger.stages, about, as_of),
        offer=_last(ledger.offers, about, as_of),
        signals=ledger.signals.of(about, as_of),
        contacts=ledger.contacts.of(about, as_of),
        channels=channels,
        touches=ledger.touches.of(about, as_of),
        ratings=ledger.ratings.of(about, as_of),
        next_step=_last(ledger.next_steps, about, as_of),
        brief=_last(ledger.briefs, about, as_of),
        informed=ledger.informed.of(company, as_of),
        known=known,
    )


def _company(ledger: Ledger, company: UUID, as_of: datetime | None) -> Company:
    """Return a company with what it is one with, or was at an instant."""
    now = ledger.companies.get(company)
    then = ledger.companies.clusters(as_of).of(company)
    if as_of is None or then == ledger.companies.clusters().of(company):
        return now
    every = [ledger.companies.alone(each) for each in then]
    numbers = dict.fromkeys(number for each in every for number in each.identifiers)
    return replace(every[0], identifiers=tuple(numbers), removed=now.removed)


def _matcher() -> ModuleType:
    """Return what matches our lists: read in once there is one, not before a window is painted."""
    return importlib.import_module("workbench.app.known_to_us")


def stand(
    ledger: Ledger, company: UUID, starter: Card, now: datetime, lookups: Lookups | None = None
) -> Standing:
    """Return a company's sounding and scorecard as known now.

    With `lookups` the scorecard also says whom one could ask; its points are the same.

    Raises:
        NotInStore: there is no such company.
    """
    sounding = take(ledger, company, now)
    if lookups is not None:
        sounding = replace(sounding, ways=_ways(lookups, sounding))
    card = ledger.cards.in_force() or starter
    scorecard = fill(card, sounding, new_id()) if sounding.lead is not None else None
    return Standing(sounding, card, scorecard)


def _ways(lookups: Lookups, sounding: Sounding) -> tuple[Way, ...]:
    titles = {each.key: each.title for each in lookups.manifests()}
    return tuple(
        Way(kind=each.kind, source=titles[each.source], usable=lookups.usable(each.source))
        for each in lookups.plan(sounding.company, sounding.facts)
    )


def decided(ledger: Ledger, lead: Lead | None) -> tuple[Decision, Link] | None:
    """Return the newest decision about a lead, with its place in the chain."""
    locked = ledger.decisions.of(lead.id) if lead is not None else ()
    return locked[-1] if locked else None


def changed(ledger: Ledger, company: UUID, at: datetime, now: Sounding) -> tuple[Change, ...]:
    """Return what is known of a company otherwise than at an instant.

    `company` is the one that was meant then; what it is one with since is new of it.
    """
    readings = ledger.facts.readings_of_company(company)
    joined = ledger.companies.clusters().since(company)
    judged = [*(each.at for each in now.judgements), *([joined] if joined is not None else [])]
    # Most often nothing has come since, and then what was known needs no looking up.
    came = any(max(each.at, each.last) > at for each in readings)
    if not came and all(each <= at for each in judged):
        return ()
    then = Sounding(
        as_of=at,
        company=now.company,
        facts=ledger.facts.of_company(company, at),
        lookups=ledger.lookups.of_company(company, at),
    )
    return changes(then, now, readings)


def handed_over(ledger: Ledger, lead: Lead | None) -> Handoff | None:
    """Return what sales received last of a lead."""
    return _last(ledger.handoffs, lead.id, None) if lead is not None else None


def _last(journal: Journal[EntryT], about: UUID, as_of: datetime | None) -> EntryT | None:
    entries = journal.of(about, as_of)
    return entries[-1] if entries else None
