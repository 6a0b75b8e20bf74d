"""The units of work that keep what an answer brought: facts, judgements, and what it opens."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from workbench.domain.company import Company, Identifier, Judgement, Sameness, Scheme
from workbench.domain.freshness import freshness
from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Answer, Lookup, Question
from workbench.domain.source import Manifest
from workbench.lookups.verdicts import read_at_all
from workbench.matching.domains import registrable_domain
from workbench.texts import Message, say


def is_removed(ledger: Ledger, company: UUID | None) -> bool:
    """Whether a company was removed by law: nothing about it is asked or planned any more."""
    return company is not None and ledger.companies.get(company).removed is not None


def missing_or_stale(
    ledger: Ledger, company: UUID | None, questions: Sequence[Question], at: datetime
) -> Iterator[tuple[Question, Message | None]]:
    """Yield those of the questions an answer opens that must be asked, and why.

    A year's report is asked for once, however often the list of reports is read again.
    """
    if company is None or not questions:
        yield from ((each, None) for each in questions)
        return
    newest = {each.question.key: each for each in ledger.lookups.of_company(company)}
    facts = ledger.facts.of_company(company)
    for each in questions:
        fresh = freshness(newest.get(each.key), facts, at)
        if fresh.need.asks:
            yield each, fresh.why


def keep_answer(
    ledger: Ledger,
    lookup: Lookup,
    answer: Answer,
    manifest: Manifest,
    read: datetime | None = None,
) -> None:
    """Keep what a look-up's answer states: facts, and that equal numbers are one company.

    `read` is when a stored answer was read again, None for one that has just come. What was known
    before that instant stays as it was known: the look-up ended as it did, and only facts are new.
    """
    if lookup.question.is_trial or _was_removed(ledger, lookup):
        return
    at = read or lookup.answered
    if at is None or not read_at_all(answer):
        return
    if answer.purge and answer.entity is not None:
        ledger.facts.purge(answer.entity)
    if lookup.snapshot is not None:
        ledger.facts.record(lookup, answer.parser, answer.facts, at)
    if lookup.company is not None:
        _join(ledger, ledger.companies.get(lookup.company), answer, manifest, at)


def _was_removed(ledger: Ledger, lookup: Lookup) -> bool:
    """Whether the company was removed by law while this was asked; then its answer goes too."""
    if lookup.company is None or not is_removed(ledger, lookup.company):
        return False
    for judgement in ledger.companies.judgements(lookup.company):
        if judgement.sameness is Sameness.SAME:
            ledger.facts.purge(judgement.entity)
            break
    return True


def _join(
    ledger: Ledger, company: Company, answer: Answer, manifest: Manifest, at: datetime
) -> None:
    entity = answer.entity
    if entity is None:
        return
    judged = {judgement.entity for judgement in ledger.companies.judgements(company.id)}
    stated = set(answer.identifiers)
    stated |= {Identifier(scheme, entity.number) for scheme in manifest.schemes}
    reason = _reason(ledger, company, stated)
    if reason is None or entity in judged:
        return
    equal = sorted(stated & set(company.identifiers))
    ledger.companies.judge(
        Judgement(
            id=new_id(),
            entity=entity,
            # Of companies that are one it is the one with this number, also when they part again.
            company=ledger.companies.holder(company.id, equal[0]) if equal else company.id,
            sameness=Sameness.SAME,
            reason=reason,
            by=None,
            at=at,
        )
    )


def _reason(ledger: Ledger, company: Company, stated: set[Identifier]) -> Message | None:
    """Say why numbers are a company's: it has one of them, or registered one as its web address."""
    equal = sorted(stated & set(company.identifiers))
    if equal:
        return say("Both are {identifier}.", identifier=str(equal[0]))
    domains = {each.value for each in stated if each.scheme is Scheme.DOMAIN}
    for known in ledger.facts.of_company(company.id) if domains else ():
        if known.current and known.fact.key == "company.website":
            domain = registrable_domain(known.fact.value)
            if domain in domains:
                return say("The company registered {domain} as its web address.", domain=domain)
    return None
