"""Opening a company: from what somebody typed to one confirmed legal entity and its lead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.app import register_candidates
from workbench.app.candidates import recalled, reject
from workbench.app.desk import Desk
from workbench.app.own_leads import OwnLead, nobody_has, phone_countries, with_phone
from workbench.app.register_candidates import LookedUp
from workbench.app.writing import conclude, for_good, written
from workbench.domain.company import (
    Candidate,
    Company,
    Entity,
    Identifier,
    Judgement,
    Query,
    Sameness,
)
from workbench.domain.ids import new_id
from workbench.domain.lead import Lead, Stage, StageChange
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Lookup, LookupState
from workbench.domain.operation import Operation
from workbench.domain.profile import Profile
from workbench.domain.source import Manifest
from workbench.errors import InvalidInput, NotInStore
from workbench.jobs import JobControl
from workbench.matching.agreement import compare
from workbench.matching.identify import identify
from workbench.matching.judge import judge
from workbench.texts import Message, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a query brought.

    Attributes:
        known: the company, where the query is a number of one we have.
        candidates: entities that sources offer, the likeliest first; none is accepted by itself.
        lookups: where it was looked for, and how each answered.
        waiting: what else was looked for before and still waits for the network.
        unasked: sources that know such numbers, but want a key that nobody has put in.
        registers: offline registers it was looked for in, and what came of it.
        ours: companies we pursue that are reached by it as a telephone number.
    """

    query: Query
    known: Company | None
    candidates: tuple[Candidate, ...]
    lookups: tuple[Lookup, ...]
    waiting: tuple[str, ...] = ()
    unasked: tuple[Manifest, ...] = ()
    registers: tuple[LookedUp, ...] = ()
    ours: tuple[OwnLead, ...] = ()

    @property
    def decisive(self) -> Candidate | None:
        """The one entity that holds the number, where nobody else may be meant by it."""
        decisive = [each for each in self.candidates if each.decisive]
        return decisive[0] if len(decisive) == 1 and not self.ours else None


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
            no source can be asked about, as a telephone number is that nobody here has.
        CancelledByUser: somebody cancelled.
    """
    query = identify(text, phone_countries(desk))
    number = query.identifier
    ours = with_phone(desk, query.phones)
    if number is not None:
        known = desk.store.read(lambda ledger: ledger.companies.by_identifier(number))
        if known is not None:
            others = tuple(each for each in ours if each.company != known.id)
            return _found_known(query, known, number, others)
    elif query.phones and not query.name:
        return _found_reached(desk, query, ours)
    unasked = _wanting_keys(desk, query)
    hits = register_candidates.offered(desk, query, control)
    questions = desk.lookups.searches(query)
    if not questions and not hits:
        raise InvalidInput(
            say("Nobody can be asked about {query} yet.", query=query.text),
            field="query",
            hint=_hint(unasked),
        )
    lookups = desk.lookups.run(questions, company=None, control=control, told=told)
    now = {question.about for question in questions}
    offered = [candidate for lookup in lookups for candidate in lookup.candidates]
    everyone = register_candidates.beside(query, offered, hits)
    candidates = register_candidates.cited(compare(query, everyone), hits)
    return Found(
        query=query,
        known=None,
        candidates=recalled(desk, candidates),
        lookups=lookups,
        waiting=tuple(words for words in waiting(desk) if words not in now),
        unasked=unasked,
        registers=register_candidates.looked_up(desk, query, hits),
        ours=ours,
    )


def _found_known(
    query: Query, known: Company, number: Identifier, ours: tuple[OwnLead, ...]
) -> Found:
    """Return the company we have under a number; only offered where another one may be meant.

    That is so where it is called otherwise, for name or number is then mistaken, and where its
    number is somebody's telephone number: a person sees which.
    """
    called = Profile(name=query.called or known.name)
    alike = judge(called, Profile(name=known.name, country=known.country)).agrees
    if alike and not ours:
        return Found(query=query, known=known, candidates=(), lookups=())
    held = compare(query, (_held(known, number),))
    return Found(query=query, known=None, candidates=held, lookups=(), ours=ours)


def _found_reached(desk: Desk, query: Query, ours: tuple[OwnLead, ...]) -> Found:
    """Return whom we have under a telephone number; the only one is meant.

    Raises:
        InvalidInput: nobody here has it.
    """
    if not ours:
        raise nobody_has(query)
    if len(ours) > 1:
        return Found(query=query, known=None, candidates=(), lookups=(), ours=ours)
    known = desk.store.read(lambda ledger: ledger.companies.get(ours[0].company))
    return Found(query=query, known=known, candidates=(), lookups=())


def _held(known: Company, number: Identifier) -> Candidate:
    return Candidate(
        entity=Entity("", number.value),
        identifier=number,
        name=known.name,
        country=known.country,
        decisive=True,
    )


UNASKED = say("not asked: it wants a key of yours")
"""What is told of a source that knows such numbers and cannot be asked without a key."""


def _wanting_keys(desk: Desk, query: Query) -> tuple[Manifest, ...]:
    """Return who keeps such numbers where none of them can be asked without a key, once a key."""
    numbers = [each for each in (query.identifier, query.holds) if each and each.scheme.country]
    keeping = [
        each
        for each in desk.lookups.manifests()
        if any(
            one.scheme in each.schemes and one.scheme.country in each.countries for one in numbers
        )
        and not each.by_hand
    ]
    if any(desk.lookups.usable(each.key) for each in keeping):
        return ()
    # Where several share a key, the one that can be searched is the register itself.
    first = sorted(keeping, key=lambda each: not each.searches_names)
    by_key: dict[str, Manifest] = {}
    for each in first:
        if each.key_need is not None:
            by_key.setdefault(each.key_need.name, each)
    return tuple(by_key.values())


def _hint(unasked: Sequence[Manifest]) -> Message:
    if not unasked:
        return say("Search for the company's name, or its number in Norway or Denmark.")
    return say(
        "{source} knows such numbers, and wants a key: add it under Sources.",
        source=unasked[0].title,
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

    A telephone number means the only company of ours that has it.

    Raises:
        InvalidInput: nothing was typed, or the number's check digit is wrong.
    """
    query = identify(text, phone_countries(desk))
    number = query.identifier
    if number is None:
        ours = () if query.name else with_phone(desk, query.phones)
        if len(ours) == 1:
            return desk.store.read(lambda ledger: ledger.companies.get(ours[0].company))
        if query.mistake is not None:
            raise query.mistake
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


def open_company(
    desk: Desk,
    candidate: Candidate,
    campaign: str = "",
    *,
    beside: Sequence[Candidate] = (),
) -> Operation[Opened]:
    """Confirm that a candidate is the company we mean, and begin to pursue it.

    A company we already have under this number is opened, not made twice. `beside` are the others
    that were offered: that they are other companies is remembered with the reason.

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
        reject(desk, ledger, company, candidate, beside)
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
