"""What a criterion is, and the registry of all of them."""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from workbench.domain.card import Card, Pillar
from workbench.domain.scorecard import Finding
from workbench.domain.sounding import Sounding
from workbench.registry import Registry
from workbench.texts import Message

Answering: TypeAlias = Callable[[Sounding], Finding]


@dataclass(frozen=True, slots=True)
class RatingStep:
    """One step a person may choose when rating by hand: a number from 0 to 10, and its words."""

    step: str
    words: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One question asked of what is known.

    Attributes:
        name: key and version as cards pin them, `own_money@1`.
        answer: pure; the same sounding always gives the same finding.
        explain: how the question is answered, for a person; the function's own docstring.
        numeric: whether the measure may be a number.
        outcomes: every named step the measure may be.
        properties: keys of the properties it reads.
        kinds: kinds of look-up questions that tell them.
        by_hand: the described steps, worst first, where people rate it.
    """

    name: str
    question: Message
    pillar: Pillar
    answer: Answering
    explain: Message
    numeric: bool = False
    outcomes: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    by_hand: tuple[RatingStep, ...] = ()

    @property
    def key(self) -> str:
        """The name without its version."""
        return self.name.partition("@")[0]

    @property
    def version(self) -> int:
        """The version; a criterion that answers otherwise than before gets a new one."""
        return int(self.name.partition("@")[2])


@dataclass(frozen=True, slots=True)
class Needs:
    """What a card's criteria read: properties of facts, and kinds of look-up questions."""

    properties: frozenset[str]
    kinds: frozenset[str]


CRITERIA: Registry[Criterion] = Registry("workbench.scoring.criteria")
"""Every criterion by its pinned name."""


def criterion(
    name: str,
    question: Message,
    pillar: Pillar,
    *,
    numeric: bool = False,
    outcomes: Iterable[str] = (),
    properties: Iterable[str] = (),
    kinds: Iterable[str] = (),
    by_hand: Iterable[RatingStep] = (),
) -> Callable[[Answering], Answering]:
    """Return a decorator that registers a function as the criterion `name`.

    The arguments are those of `Criterion`; the docstring becomes its explanation.
    """

    def register(answer: Answering) -> Answering:
        CRITERIA.add(name)(
            Criterion(
                name=name,
                question=question,
                pillar=pillar,
                answer=answer,
                explain=Message(" ".join((inspect.getdoc(answer) or "").split())),
                numeric=numeric,
                outcomes=tuple(outcomes),
                properties=tuple(properties),
                kinds=tuple(kinds),
                by_hand=tuple(by_hand),
            )
        )
        return answer

    return register


def needs(card: Card) -> Needs:
    """Return what a card's lines need to be answered, so that research can ask for it."""
    pinned = [CRITERIA[line.criterion] for line in card.lines]
    return Needs(
        properties=frozenset(key for each in pinned for key in each.properties),
        kinds=frozenset(kind for each in pinned for kind in each.kinds),
    )
