"""How a source fares: its last answers, drift, whether it is suspect, quota, and its tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from workbench.domain.drift import Drift
from workbench.domain.fill_rate import Stating, Suspicion, suspicion
from workbench.domain.lookup import AnswerKind, Lookup, Rest
from workbench.domain.questions import asked_words
from workbench.texts import Message, say, say_many

LATELY = 20
"""How many of a source's last answers tell how it fares."""
_WORDLESS = {AnswerKind.FAILED, AnswerKind.REFUSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What came of one question whose answer is known.

    Attributes:
        number: its kind and whom it was asked about, as `Golden.number` says it.
        words: what came, and where it is not what must come, what that is.
    """

    id: UUID
    source: str
    number: str
    at: datetime
    passed: bool
    words: Message

    @property
    def asked(self) -> Message:
        """What was asked, and about whom."""
        kind, _, about = self.number.partition(" ")
        return say("{what} ({number})", what=asked_words(kind), number=about)


@dataclass(frozen=True, slots=True)
class Drifted:
    """A change of shape, and since when answers show it."""

    drift: Drift
    since: datetime

    @property
    def words(self) -> Message:
        """What a person reads."""
        return say("{what}, since {day}", what=self.drift.words, day=self.since.date())


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a source fares now.

    Attributes:
        last: its newest look-up that ended, or None.
        lately: how many of the last `LATELY` there are.
        failures: how many of those failed or were refused; `refusals` of them were refused.
        reason: why the newest of these did.
        drift: how the shape of those answers differs from the one we know.
        suspicions: kinds of question whose answers state less than they did.
        quota_left: what its newest answer that said so left us, at `quota_at`.
        rest: how it wants to be left alone, or None; `rests_until` says until when.
        trials: the newest outcome for each known question, in the order they were asked.
    """

    last: Lookup | None = None
    lately: int = 0
    failures: int = 0
    refusals: int = 0
    reason: Message | None = None
    drift: tuple[Drifted, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()
    quota_left: int | None = None
    quota_at: datetime | None = None
    rest: Rest | None = None
    rests_until: datetime | None = None
    trials: tuple[Trial, ...] = ()

    @property
    def odd(self) -> bool:
        """Whether somebody should look: drift, a fall, a failed test, or a failed last answer."""
        failed_last = self.last is not None and self.last.kind in _WORDLESS
        failed_test = any(not each.passed for each in self.trials)
        return bool(self.drift or self.suspicions or failed_last or failed_test)

    @property
    def rest_words(self) -> Message | None:
        """Why and until when it is left alone, or None."""
        if self.rest is None or self.rests_until is None:
            return None
        if self.rest.spent:
            return say(
                "the quota is spent: stored answers only until {when}", when=self.rests_until
            )
        return say("the source wants to be left alone until {when}", when=self.rests_until)

    @property
    def odd_words(self) -> tuple[Message, ...]:
        """What somebody should know, failures first; empty where there is nothing."""
        failure = self.failure_words
        return (
            *((failure,) if failure is not None else ()),
            *(say("suspect: {why}", why=each.words) for each in self.suspicions),
            *(each.words for each in self.drift),
            *(
                say("test of {number}: {what}", number=each.asked, what=each.words)
                for each in self.trials
                if not each.passed
            ),
        )

    @property
    def failure_words(self) -> Message | None:
        """How many of the last answers failed or were refused and why the last was, or None."""
        if not self.failures:
            return None
        lately, why = self.lately, self.reason or AnswerKind.FAILED.words
        if not self.refusals:
            return say_many(
                "{count} of the last {lately} answers failed: {why}",
                "{count} of the last {lately} answers failed, the newest: {why}",
                self.failures,
                lately=lately,
                why=why,
            )
        if self.refusals == self.failures:
            return say_many(
                "{count} of the last {lately} answers was refused: {why}",
                "{count} of the last {lately} answers were refused, the newest: {why}",
                self.failures,
                lately=lately,
                why=why,
            )
        return say(
            "{count} of the last {lately} answers failed or were refused, the newest: {why}",
            count=self.failures,
            lately=lately,
            why=why,
        )


class Records(Protocol):
    """What the ledger knows of how sources fare."""

    def lately(self, source: str, most: int) -> tuple[Lookup, ...]:
        """Return a source's newest look-ups that ended, tests included, the newest first."""
        ...

    def drifted(self, source: str) -> Mapping[str, datetime]:
        """Return when an answer first showed each change of shape that any showed."""
        ...

    def stating(
        self, source: str, as_of: datetime | None = None
    ) -> Mapping[str, tuple[Stating, ...]]:
        """Return what answers of research stated, by kind of question, the newest first.

        Only those are told that `fill_rate` looks at; with `as_of` as it was known then.
        """
        ...

    def rest(self, source: str, at: datetime) -> Rest | None:
        """Return for how long a source wants to be left alone by any key, or None."""
        ...

    def add_trial(self, trial: Trial) -> None:
        """Keep what came of a test."""
        ...

    def trials(self, source: str) -> tuple[Trial, ...]:
        """Return what came of a source's tests, the oldest first."""
        ...


def suspicions(
    records: Records, source: str, as_of: datetime | None = None
) -> tuple[Suspicion, ...]:
    """Return why a source is suspect, or was at an instant; empty where it is not."""
    found = (
        suspicion(source, kind, answers)
        for kind, answers in sorted(records.stating(source, as_of).items())
    )
    return tuple(each for each in found if each is not None)


def health(records: Records, source: str, at: datetime) -> Health:
    """Return how a source fares."""
    lately = records.lately(source, LATELY)
    failures = [each for each in lately if each.kind in _WORDLESS]
    rest = records.rest(source, at)
    problem = failures[0].problem if failures else None
    since = records.drifted(source)
    told = next((each for each in lately if each.quota_left is not None), None)
    shown = sorted({entry for each in lately for entry in each.drift})
    newest: dict[str, Trial] = {}
    for each in records.trials(source):
        newest[each.number] = each
    return Health(
        last=lately[0] if lately else None,
        lately=len(lately),
        failures=len(failures),
        refusals=sum(each.kind is AnswerKind.REFUSED for each in failures),
        reason=problem.message if problem else None,
        drift=tuple(Drifted(Drift.read(entry), since[entry]) for entry in shown),
        suspicions=suspicions(records, source),
        quota_left=told.quota_left if told else None,
        quota_at=told.answered if told else None,
        rest=rest,
        rests_until=at + timedelta(seconds=rest.seconds) if rest is not None else None,
        trials=tuple(newest.values()),
    )
