"""Opening a company: from what somebody typed to one confirmed legal entity and its lead."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.app.desk import Desk
from workbench.app.writing import conclude, for_good, written
from workbench.domain.company import Candidate, Company, Judgement, Query, Sameness
from workbench.domain.ids import new_id
from workbench.domain.lead import Lead, Stage, StageChange
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Lookup, LookupState
from workbench.domain.operation import Operation
from workbench.errors import InvalidInput, NotInStore
from workbench.jobs import JobControl
from workbench.matching.agreement import compare
from workbench.matching.identify import identify
from workbench.texts import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a query brought.

    Attributes:
        known: the company, where the query is a number of one we have.
        candidates: entities that sources offer, the likeliest first; none is accepted by itself.
        lookups: where it was looked for, and how each answered.
        waiting: what else was looked for before and still waits for the network.
    """

    query: Query
    known: Company | None
    candidates: tuple[Candidate, ...]
    lookups: tuple[Lookup, ...]
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A company in the store and our pursuit of it."""

    company: Company
    lead: Lead


def find(
    desk: Desk,
    text: str,
    control: JobControl,
    told: Callable[[Lookup], None] | None = None,
) -> Found:
    """Look for the company somebody means.

    Raises:
        InvalidInput: nothing was typed, a number's check digit is wrong, or it is of a kind that
            no source can be asked about.
        CancelledByUser: somebody cancelled.
    """
    query = identify(text)
    number = query.identifier
    if number is not None:
        known = desk.store.read(lambda ledger: ledger.companies.by_identifier(number))
        if known is not None:
            return Found(query=query, known=known, candidates=(), lookups=())
    questions = desk.lookups.searches(query)
    if not questions:
        raise InvalidInput(
            say("Nobody can be asked about {query} yet.", query=query.text),
            field="query",
            hint=say("Search for the company's name, or its number in Norway or Denmark."),
        )
    lookups = desk.lookups.run(questions, company=None, control=control, told=told)
    now = {question.about for question in questions}
    offered = [candidate for lookup in lookups for candidate in lookup.candidates]
    return Found(
        query=query,
        known=None,
        candidates=tuple(compare(query, offered)),
        lookups=lookups,
        waiting=tuple(words for words in waiting(desk) if words not in now),
    )


def waiting(desk: Desk) -> tuple[str, ...]:
    """Return what was looked for without a network and waits to be looked for again."""
    return desk.store.read(looked_for)


def looked_for(ledger: Ledger) -> tuple[str, ...]:
    """Return what waits to be looked for again, once each, the longest waiting first."""
    return tuple(
        dict.fromkeys(
            each.question.about
            for each in ledger.lookups.open_searches()
            if each.state is not LookupState.ASKING and not each.question.is_trial
        )
    )


def known(desk: Desk, text: str) -> Company | None:
    """Return the company in the store that a number means, or None.

    Raises:
        InvalidInput: nothing was typed, or the number's check digit is wrong.
    """
    number = identify(text).identifier
    if number is None:
        return None
    return desk.store.read(lambda ledger: ledger.companies.by_identifier(number))


def opened(desk: Desk, company: Company) -> Opened:
    """Return a company in the store with our pursuit of it.

    Raises:
        NotInStore: nobody pursues it.
    """
    lead = desk.store.read(lambda ledger: ledger.leads.of_company(company.id))
    if lead is None:
        raise NotInStore(say("{name} is not a lead yet.", name=company.name))
    return Opened(company, lead)


def open_company(desk: Desk, candidate: Candidate, campaign: str = "") -> Operation[Opened]:
    """Confirm that a candidate is the company we mean, and begin to pursue it.

    A company we already have under this number is opened, not made twice.

    Raises:
        StoreError: the store refused.
    """
    did = say("Opened {name}.", name=candidate.name)

    def unit(ledger: Ledger) -> Opened:
        known = ledger.companies.by_identifier(candidate.identifier)
        company = known or _add(desk, ledger, candidate)
        pursued = ledger.leads.of_company(company.id)
        lead = pursued or _pursue(desk, ledger, company, campaign)
        if known is None or pursued is None:
            conclude(desk, ledger, company.id, did)
        return Opened(company, lead)

    return Operation(
        result=desk.store.write(unit),
        did=did,
        inverse=for_good(say("Set the lead aside instead: what was looked up stays.")),
    )


def _add(desk: Desk, ledger: Ledger, candidate: Candidate) -> Company:
    company = Company(
        id=new_id(),
        name=candidate.name,
        country=candidate.country,
        identifiers=(candidate.identifier,),
        opened=desk.now(),
    )
    ledger.companies.add(company)
    ledger.companies.judge(
        Judgement(
            id=new_id(),
            entity=candidate.entity,
            company=company.id,
            sameness=Sameness.SAME,
            reason=say("Chosen when the company was opened."),
            by=desk.person,
            at=desk.now(),
        )
    )
    return company


def _pursue(desk: Desk, ledger: Ledger, company: Company, campaign: str) -> Lead:
    at = desk.now()
    lead = Lead(**written(desk, company.id, at), campaign=campaign)
    ledger.pursuits.append(lead)
    ledger.stages.append(StageChange(**written(desk, lead.id, at), stage=Stage.NEW))
    return lead
