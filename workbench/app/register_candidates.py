"""Companies that offline registers offer for a query, as candidates: with and without a network."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.app.desk import Desk
from workbench.domain.company import Candidate, Entity, Identifier, Query
from workbench.domain.profile import Profile
from workbench.domain.registers import RegisterAbout, RegisterHit
from workbench.domain.verdict import Answer
from workbench.jobs import JobControl
from workbench.matching.judge import judge
from workbench.texts import Message, say, say_many

FEWEST = 3
"""Letters from which on a search begins while somebody types."""

_SHOWN = 8
_SOURCES: Mapping[str, str] = {"us_sec": "sec_edgar", "world_gleif": "gleif"}
"""Sources whose key is not their register's."""


def while_typing(desk: Desk, words: str, control: JobControl) -> tuple[Candidate, ...]:
    """Return the best hits of all offline registers for what was typed so far, each with why.

    Raises:
        CancelledByUser: a newer search cancelled this one.
    """
    if len(words.strip()) < FEWEST:
        return ()
    found = desk.registers.search(words, control, _SHOWN)
    return tuple(replace(_candidate(hit), agrees=(hit.because, _where(hit))) for hit in found.hits)


def offered(desk: Desk, query: Query, control: JobControl) -> tuple[RegisterHit, ...]:
    """Return what offline registers offer for a query: holders of its number, or its name.

    Raises:
        CancelledByUser: the job was cancelled.
    """
    number = query.holds or query.identifier
    words = query.name or (number.value if number is not None else "")
    hits = desk.registers.search(words, control).hits if words else ()
    return hits if query.name else tuple(each for each in hits if _holds(query, each))


@dataclass(frozen=True, slots=True)
class LookedUp:
    """An offline register in which somebody was looked for.

    Attributes:
        likely: how many companies in it may be meant; 0 where it is not in this register.
    """

    about: RegisterAbout
    likely: int

    @property
    def words(self) -> Message:
        """What came of it."""
        if not self.likely:
            return say("not in this register")
        return say_many("{count} company may be it", "{count} companies may be it", self.likely)


def looked_up(desk: Desk, query: Query, hits: Sequence[RegisterHit]) -> tuple[LookedUp, ...]:
    """Return of each offline register whether somebody in it may be meant.

    A hit whose name is another company's does not count. How often one that is there is missed
    was measured (docs/decisions/053): about 1 in 70.
    """
    asked = Profile(name=query.name)
    meant = [
        hit.register
        for hit in hits
        if _holds(query, hit)
        or (query.name and judge(asked, _by_name(hit)).answer is not Answer.DIFFERENT)
    ]
    return tuple(LookedUp(each, meant.count(each.key)) for each in desk.registers.all())


def _by_name(hit: RegisterHit) -> Profile:
    return Profile(name=hit.profile.name, other_names=hit.profile.other_names)


def beside(
    query: Query, online: Iterable[Candidate], hits: Sequence[RegisterHit]
) -> tuple[Candidate, ...]:
    """Return the candidates of sources, and behind them those that only registers offer."""
    known = tuple(online)
    numbers = {each.identifier for each in known}
    alone = [hit for hit in hits if hit.number not in numbers]
    return (*known, *(replace(_candidate(hit), decisive=_holds(query, hit)) for hit in alone))


def cited(candidates: Iterable[Candidate], hits: Sequence[RegisterHit]) -> tuple[Candidate, ...]:
    """Return candidates, each that stands in an offline register with that said."""
    by_number: dict[Identifier, RegisterHit] = {hit.number: hit for hit in reversed(hits)}
    return tuple(
        replace(each, agrees=(*each.agrees, _where(hit)))
        if (hit := by_number.get(each.identifier)) is not None
        else each
        for each in candidates
    )


def _holds(query: Query, hit: RegisterHit) -> bool:
    return query.number(hit.number.scheme) == hit.number.value


def _where(hit: RegisterHit) -> Message:
    return say("It stands in {register}, as of {day}.", register=hit.title, day=hit.dated)


def entity_of(hit: RegisterHit) -> Entity:
    """Return a hit as the entity of the source that asks its register."""
    return Entity(_SOURCES.get(hit.register, hit.register), hit.number.value)


def _candidate(hit: RegisterHit) -> Candidate:
    profile = hit.profile
    return Candidate(
        entity=entity_of(hit),
        identifier=hit.number,
        name=profile.name,
        country=profile.country,
        town=profile.town,
        form=profile.form,
        founded=profile.founded,
        status=profile.status,
        personal=hit.personal,
    )
