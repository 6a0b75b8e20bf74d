"""What changed since a decision: news in what the scorecard uses first, the rest quietly."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from workbench.domain.accounts import period_words, scope_of
from workbench.domain.change_words import change_clause, change_words, compared
from workbench.domain.changes import Change
from workbench.domain.lead import NextStep
from workbench.domain.movement import extent
from workbench.domain.people import Person
from workbench.domain.reading_trail import Cause
from workbench.domain.scorecard import EvidenceKind, Scorecard, ScoredLine
from workbench.domain.since_locked import Moved, SinceLocked
from workbench.texts import Message, say, say_many

DECISIVE = frozenset(
    {"company.status", "company.bankrupt", "company.ceased", "company.advertising_protected"}
)
"""What caps and requirements read: news, whatever it is worth in points."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence, its cause, and the changes it tells: several only where they are quiet."""

    words: Message
    cause: Cause
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceDecided:
    """What a reader is told on coming back to a lead that was decided.

    Attributes:
        day: of the decision.
        news: changes in facts that a line of the scorecard used then or uses now, those first
            that moved the score farthest; of one question's facts the one that moved most.
        also: all other changes, figures of one set of accounts in one sentence.
        score: how the score moved, None where it claims the same.
    """

    day: date
    news: tuple[Told, ...]
    also: tuple[Told, ...]
    score: SinceLocked | None

    @property
    def heading(self) -> Message:
        """Since when."""
        return say("Since the decision of {day}", day=self.day)

    def headline(
        self,
        company: str,
        step: NextStep | None,
        people: Mapping[UUID, Person],
        won: date | None = None,
    ) -> Message | None:
        """Return the score's move, what moved it most and what comes next, in one sentence.

        None where the score claims what it claimed. `won` is when they became a customer, with
        whom no next step need be planned.
        """
        if self.score is None:
            return None
        locked, now = self.score.locked, self.score.now
        alike = str(locked.can.words) == str(now.can.words)
        then_words = locked.band.words if alike else locked.can.words
        now_words = now.band.words if alike else now.can.words
        moved = say("{company}: {then} → {now}", company=company, then=then_words, now=now_words)
        most = self._moved_most()
        if most is not None:
            moved = say("{moved}, {because}", moved=moved, because=most)
        return _with_next(moved, step, people, won)

    def line(
        self,
        company: str,
        score: Message,
        step: NextStep | None,
        people: Mapping[UUID, Person],
        won: date | None = None,
    ) -> Message:
        """Return the headline; where the score claims what it claimed, that with the first news.

        Args:
            company: its name.
            score: what the score claims now.
            step: what comes next.
            people: who it may be up to.
            won: when they became a customer.
        """
        headline = self.headline(company, step, people, won)
        if headline is not None:
            return headline
        because = change_clause(self.news[0].changes[0])
        same = say(
            "{company}: {score} as before, {because}",
            company=company,
            score=score,
            because=because,
        )
        return _with_next(same, step, people, won)

    def _moved_most(self) -> Message | None:
        if self.score is None or not self.score.moved:
            return None
        most = self.score.moved[0]
        used = _used_by((most.then, most.now))
        for told in self.news:
            if _keys(told.changes[0]) & used:
                return change_clause(told.changes[0])
        # People moved it, or time did: no source states anything else.
        return most.now.because


def _with_next(
    moved: Message, step: NextStep | None, people: Mapping[UUID, Person], won: date | None
) -> Message:
    if step is None and won is not None:
        return say("{moved}; a customer since {day}.", moved=moved, day=won)
    if step is None:
        return say("{moved}; no next step is planned.", moved=moved)
    person = people.get(step.responsible)
    return say(
        "{moved}; next: {what}, {day}, {who}.",
        moved=moved,
        what=step.what.rstrip(". "),
        day=step.due,
        who=person.name if person is not None else say("one of us"),
    )


def since_decided(
    changes: Iterable[Change],
    *,
    day: date,
    locked: Scorecard,
    now: Scorecard | None,
    score: SinceLocked | None,
) -> SinceDecided | None:
    """Return what changed since a decision; None where nothing did.

    Args:
        changes: from what was known at the decision to what is known now.
        day: of the decision.
        locked: the decision's scorecard.
        now: as known now.
        score: how the two differ.
    """
    all_of_them = tuple(changes)
    used = _used_by((*locked.lines, *(now.lines if now is not None else ())))
    news = [each for each in all_of_them if _matters(each, used)]
    also = [each for each in all_of_them if not _matters(each, used)]
    if not all_of_them and score is None:
        return None
    moved = score.moved if score is not None else ()
    news.sort(key=lambda each: (_place(each, moved), -_extent(each)))
    return SinceDecided(
        day=day,
        news=tuple(_sentence(each) for each in news),
        also=tuple(_quietly(also)),
        score=score,
    )


def _matters(change: Change, used: set[str]) -> bool:
    return bool(_keys(change) & used) or change.fact.key in DECISIVE


def _place(change: Change, moved: Sequence[Moved]) -> int:
    """Return how far behind the question that moved most the first one stands that uses it."""
    keys = _keys(change)
    using = (place for place, each in enumerate(moved) if keys & _used_by((each.then, each.now)))
    return next(using, len(moved))


def _extent(change: Change) -> Fraction:
    pair = compared(change)
    return extent(*pair) if pair is not None else Fraction(1)


def _used_by(lines: Iterable[ScoredLine]) -> set[str]:
    return {each.key for line in lines for each in line.evidence if each.kind is EvidenceKind.FACT}


def _keys(change: Change) -> set[str]:
    return {each.fact.id.hex() for each in change.facts}


def _quietly(changes: Iterable[Change]) -> Iterator[Told]:
    groups: dict[tuple[object, ...], list[Change]] = {}
    for each in changes:
        fact = each.fact
        figures = fact.key.startswith("accounts.")
        apart = (scope_of(fact), fact.end) if figures else (fact.id,)
        groups.setdefault((each.cause, *apart), []).append(each)
    for group in groups.values():
        yield _sentence(group[0]) if len(group) == 1 else _together(group)


def _sentence(change: Change) -> Told:
    return Told(change_words(change), change.cause, (change,))


def _together(group: list[Change]) -> Told:
    facts = [each.fact for each in group]
    end = facts[0].end or date.max
    start = min((each.start for each in facts if each.start is not None), default=None)
    words = say_many(
        "Annual accounts for {period}: {count} figure.",
        "Annual accounts for {period}: {count} figures.",
        len(group),
        period=period_words(start, end),
    )
    return Told(words, group[0].cause, tuple(group))
