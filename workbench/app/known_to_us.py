"""Which rows of our own lists are a company, which may be it, and what that closes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar
from uuid import uuid5

from workbench.domain.company import (
    Candidate,
    Company,
    Entity,
    Judgement,
    Sameness,
)
from workbench.domain.fact import KnownFact
from workbench.domain.known_lists import (
    SOURCE,
    KnownHit,
    KnownKind,
    KnownList,
    KnownToUs,
    counting,
    entity_of,
)
from workbench.domain.lead import Channel, ChannelKind, Lead, Openness
from workbench.domain.ledger import Ledger
from workbench.domain.profile import Profile
from workbench.domain.verdict import Answer, Verdict
from workbench.matching.judge import judge
from workbench.matching.known_hits import company_profile, is_it
from workbench.matching.known_told import profile_of, signs_of

KeyT = TypeVar("KeyT")
_MOST = 25
"""Rows of one list looked at for one name; more namesakes tell nothing."""
_LIKELY = 50
"""Percent from which a row that is no hit by itself is worth asking a person about."""
_ORDER = tuple(KnownKind)


def known_to_us(
    ledger: Ledger,
    lists: Sequence[KnownList],
    company: Company,
    facts: Sequence[KnownFact],
    judgements: Sequence[Judgement],
) -> KnownToUs:
    """Return what those of our lists that count, now or then, say of a company.

    A person's word decides. Without one, a row is the company where the matcher accepts the pair,
    or where both have one web domain of their own and nothing tells them apart. What is likely is
    a question. A sister is neither.
    """
    return _known(ledger, lists, _profile(company, facts), judgements)


def known_candidates(
    ledger: Ledger, candidates: Iterable[Candidate]
) -> Mapping[Entity, tuple[KnownHit, ...]]:
    """Return the hits of companies that are offered; those that none of our lists names are out."""
    profiles = {
        each.entity: Profile(
            name=each.name,
            identifiers=(each.identifier,),
            country=each.country,
            form=each.form,
            town=each.town,
        )
        for each in candidates
    }
    return known_profiles(ledger, profiles)


def known_profiles(
    ledger: Ledger, profiles: Mapping[KeyT, Profile]
) -> Mapping[KeyT, tuple[KnownHit, ...]]:
    """Return the hits of whoever is not here yet; those that none of our lists names are out."""
    lists = counting(ledger.known_lists.lists())
    if not lists:
        return {}
    found = ((key, _known(ledger, lists, each, ()).hits) for key, each in profiles.items())
    return {key: hits for key, hits in found if hits}


def closed_by_us(
    known: KnownToUs, lead: Lead | None, channels: Sequence[Channel]
) -> tuple[Channel, ...]:
    """Return the channels of a lead: every one closed where we are not to contact them."""
    barred = known.of(KnownKind.DO_NOT_CONTACT)
    if not barred or lead is None:
        return tuple(channels)
    hit = barred[0]
    kept = [each for each in channels if each.openness is not Openness.OPEN]
    return (*kept, *_closed(hit, lead))


def _closed(hit: KnownHit, lead: Lead) -> Iterator[Channel]:
    for kind in ChannelKind:
        yield Channel(
            id=uuid5(hit.known_list.id, f"{lead.id.hex} {kind.value}"),
            about=lead.id,
            by=hit.known_list.by,
            at=hit.known_list.at,
            kind=kind,
            openness=Openness.CLOSED,
            reason=hit.closing,
        )


def _known(
    ledger: Ledger,
    counted: Sequence[KnownList],
    profile: Profile,
    judgements: Sequence[Judgement],
) -> KnownToUs:
    lists = {each.id: each for each in counted}
    said = {each.entity: each.sameness for each in judgements if each.entity.source == SOURCE}
    names = (profile.name, *profile.other_names)
    signs = signs_of(names, profile.identifiers, profile.domains)
    hits: list[KnownHit] = []
    questions: list[KnownHit] = []
    for known_list, row in (
        (lists[of], row) for of, row in ledger.known_lists.find(lists, signs, _MOST)
    ):
        word = said.get(entity_of(known_list.series, row.key))
        if word is Sameness.DIFFERENT:
            continue
        verdict = judge(profile_of(row), profile)
        hit = KnownHit(
            known_list=known_list,
            row=row,
            why=verdict.agrees,
            against=verdict.differs,
            said=word is Sameness.SAME,
        )
        if hit.said or is_it(row, profile, verdict):
            hits.append(hit)
        elif _may_be(hit, profile, verdict):
            questions.append(hit)
    return KnownToUs(
        hits=tuple(sorted(hits, key=_weight)),
        questions=tuple(sorted(questions, key=_weight)),
        lists=tuple(lists.values()),
    )


def _may_be(hit: KnownHit, profile: Profile, verdict: Verdict) -> bool:
    if verdict.answer is Answer.DIFFERENT:
        return False
    together = bool(set(hit.row.domains) & set(profile.domains)) and not verdict.family
    same_number = bool(set(hit.row.identifiers) & set(profile.identifiers))
    return verdict.probability >= _LIKELY or together or same_number


def _weight(hit: KnownHit) -> tuple[int, int, str]:
    late = hit.row.details.lateness
    return _ORDER.index(hit.kind), -(late.least if late is not None else 0), hit.known_list.name


def _profile(company: Company, facts: Sequence[KnownFact]) -> Profile:
    """Return a company as it is compared: by what every source tells of it now."""
    told: dict[str, list[str]] = {}
    for each in facts:
        if each.current:
            told.setdefault(each.fact.key, []).append(each.fact.value)
    return company_profile(company, told)
