"""Fill rate: whether a source's recent answers state less than its earlier ones did, and what.

The rule: of one kind of question, the last 30 answers are held against the 100 before them, each
company counted once in either; with fewer answers the newer third is held against the rest, and
with fewer than 10 recent or 20 earlier ones nothing is said. A property is looked at where at least
half of the earlier answers stated it. It has fallen where its share is at most half of what it was
and a one-sided Fisher exact test (R. A. Fisher, The Design of Experiments, 1935, § 21) rejects at
1 % that both windows are drawn alike. Whether an answer finds anything is looked at in the same way
among all answers, and properties among those that do. The 1 % is shared between the two, and among
all properties that either window states (Bonferroni), so that a source is called suspect without
cause in at most 1 of 100 looks.

What once fell and stays so is, 130 answers later, how the source is; it is then suspect no longer.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from math import comb

from workbench.domain.properties import declared
from workbench.domain.questions import asked_words
from workbench.texts import Message, say

RECENT = 30
BEFORE = 100
LEVEL = Fraction(1, 100)
_LEAST_RECENT = 10
_LEAST_BEFORE = 20
_USUAL = Fraction(1, 2)
_ANYTHING = ""
"""Stands for a property that each answer states which finds anything."""
_FALLEN_TO = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stating:
    """Which properties one answer states.

    Attributes:
        about: whom it was asked about.
        found: whether the source knew anything; an answer that did not states no property.
    """

    about: str
    at: datetime
    properties: frozenset[str]
    found: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A property that fell: `now` of `recent` answers state it, `then` of `before` did.

    Where `key` is empty, it is the answers that find anything.
    """

    key: str
    now: int
    recent: int
    then: int
    before: int

    @property
    def words(self) -> Message:
        """What a person reads."""
        return say(
            "{property}: in {now} of the last {recent} answers, in {then} of {before} before",
            property=declared(self.key).title if self.key else say("anything found"),
            now=self.now,
            recent=self.recent,
            then=self.then,
            before=self.before,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """That a source states less than it did, in answers to one kind of question.

    Attributes:
        since: when the first of the recent answers came.
    """

    source: str
    kind: str
    since: datetime
    falls: tuple[Fall, ...]

    @property
    def words(self) -> Message:
        """What a person reads, the property that fell most first."""
        return say("{what}: {fall}", what=asked_words(self.kind), fall=self.falls[0].words)


def suspicion(source: str, kind: str, newest_first: Iterable[Stating]) -> Suspicion | None:
    """Return what recent answers of a source to a kind of question fail to state, or None."""
    answers = tuple(newest_first)
    fallen: list[Fall] = []
    since: list[datetime] = []
    for looked_at in (tuple(map(_whether_found, answers)), finding(answers)):
        recent, before = windows(looked_at)
        found = falls(recent, before, LEVEL / 2)
        fallen.extend(found)
        since.extend(each.at for each in recent if found)
    if not fallen:
        return None
    return Suspicion(source=source, kind=kind, since=min(since), falls=tuple(fallen))


def finding(answers: Iterable[Stating]) -> tuple[Stating, ...]:
    """Return the answers that find anything, in which properties are looked for."""
    return tuple(each for each in answers if each.found)


def _whether_found(answer: Stating) -> Stating:
    return replace(answer, properties=frozenset({_ANYTHING} if answer.found else ()))


def windows(
    newest_first: Iterable[Stating],
) -> tuple[tuple[Stating, ...], tuple[Stating, ...]]:
    """Return the recent answers and those before; a company counts once in each, by its newest."""
    answers = list(newest_first)
    wanted = min(RECENT, len({each.about for each in answers}) // 3)
    recent, rest = _distinct(answers, wanted)
    before, _ = _distinct(rest, BEFORE)
    return recent, before


def _distinct(
    newest_first: Sequence[Stating], most: int
) -> tuple[tuple[Stating, ...], Sequence[Stating]]:
    taken: dict[str, Stating] = {}
    for place, each in enumerate(newest_first):
        if len(taken) == most:
            return tuple(taken.values()), newest_first[place:]
        taken.setdefault(each.about, each)
    return tuple(taken.values()), ()


def falls(
    recent: Sequence[Stating], before: Sequence[Stating], level: Fraction = LEVEL
) -> tuple[Fall, ...]:
    """Return the properties that fell, the least likely by chance first.

    `level` is how likely it may be that any does by chance.
    """
    if len(recent) < _LEAST_RECENT or len(before) < _LEAST_BEFORE:
        return ()
    now = Counter(key for each in recent for key in each.properties)
    then = Counter(key for each in before for key in each.properties)
    share = level / max(1, len(now.keys() | then.keys()))
    found = []
    for key, stated in then.items():
        usual = Fraction(stated, len(before))
        low = Fraction(now[key], len(recent)) <= usual * _FALLEN_TO
        chance = fisher(now[key], len(recent), stated, len(before))
        if usual >= _USUAL and low and chance <= share:
            fall = Fall(key=key, now=now[key], recent=len(recent), then=stated, before=len(before))
            found.append((chance, key, fall))
    return tuple(fall for _, _, fall in sorted(found, key=lambda each: each[:2]))


def fisher(now: int, recent: int, then: int, before: int) -> Fraction:
    """Return how likely at most `now` of `recent` are, where `now + then` fall anywhere in all.

    That is the lower tail of the hypergeometric distribution, exactly.
    """
    stated, every = now + then, recent + before
    low = max(0, stated - before)
    ways = sum(comb(recent, k) * comb(before, stated - k) for k in range(low, now + 1))
    return Fraction(ways, comb(every, stated))
