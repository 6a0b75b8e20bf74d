"""Which readings told a fact and which ended it: the trail from what was known to what is known."""

from collections.abc import Iterable
from enum import StrEnum

from workbench.domain.fact import Fact, KnownFact
from workbench.domain.lookup import AnswerKind
from workbench.domain.reading import Reading
from workbench.domain.sounding import Sounding
from workbench.domain.subject import says_the_same, subject
from workbench.texts import Message, say

_ANSWERED = {
    AnswerKind.FOUND,
    AnswerKind.NOTHING_FOUND,
    AnswerKind.PARTIAL,
    AnswerKind.NOT_OFFERED,
}
"""Answers after which a question counts as asked: a failure said nothing."""


class Cause(StrEnum):
    """Why something else is known now."""

    COMPANY = "company"
    """A newer answer states something else."""
    MISREAD = "misread"
    """The same bytes, read by another version of the parser, state something else."""
    NEW_TO_US = "new_to_us"
    """Nobody had asked this question before."""
    NOT_STATED = "not_stated"
    """A newer answer no longer states it."""
    NOT_THEIRS = "not_theirs"
    """It was another company's; somebody has told the two apart since."""
    UNSURE = "unsure"
    """Other bytes were read by another version of the parser, and the old ones by none since."""

    @property
    def words(self) -> Message:
        """What a person reads, in a few words."""
        return {
            Cause.COMPANY: say("The company changed"),
            Cause.MISREAD: say("We read it wrongly before"),
            Cause.NEW_TO_US: say("New to us"),
            Cause.NOT_STATED: say("No longer stated"),
            Cause.NOT_THEIRS: say("Another company's"),
            Cause.UNSURE: say("The company changed, or we read it wrongly before"),
        }[self]


class Trail:
    """Answers where a fact came from, then and now."""

    def __init__(self, then: Sounding, now: Sounding, readings: Iterable[Reading]) -> None:
        """Take both soundings, and every reading of the questions that tell of the company."""
        at = then.as_of
        # By when their bytes last came, as facts are found to be current.
        self._readings = sorted(readings, key=lambda each: (each.last, each.order))
        self._known = [each for each in self._readings if each.at <= at]
        self._then = {each.fact.id: each for each in then.facts}
        self._now = {each.fact.id: each for each in now.facts}
        asked = [each for each in then.lookups if each.kind in _ANSWERED]
        self._held = {each.question.key: each.snapshot for each in asked}
        self._asked = {each.question for each in self._known} | set(self._held)
        self._sources = {each.fact.entity.source for each in then.facts}
        self._sources |= {each.question.source for each in asked}

    def is_theirs(self, known: KnownFact) -> bool:
        """Whether what was known is still counted as said of this company."""
        return known.fact.id in self._now

    def still_stated(self, known: KnownFact) -> bool:
        """Whether what was known is current now."""
        return self._now[known.fact.id].current

    def was_stated(self, known: KnownFact) -> bool:
        """Whether what is known was current then."""
        before = self._then.get(known.fact.id)
        return before is not None and before.current

    def asked_source(self, source: str) -> bool:
        """Whether a source had told anything of the company then, if only that it knows nothing."""
        return source in self._sources

    def was_misread(self, before: KnownFact) -> bool:
        """Whether the very bytes that stated it are read otherwise now."""
        return self._reread(before) is not None

    def corrected(self, before: KnownFact, likeliest: KnownFact | None) -> KnownFact | None:
        """Return what the bytes that were misread state of the same thing, or None for nothing."""
        reread = self._reread(before)
        about = subject(before.fact)
        found = [
            self._now[each]
            for each in (reread.places if reread is not None else ())
            if each in self._now and subject(self._now[each].fact) == about
        ]
        if likeliest is not None and likeliest.fact.id in {each.fact.id for each in found}:
            return likeliest
        return min(found, key=lambda each: each.fact.value, default=None)

    def cause(self, after: KnownFact, before: KnownFact | None = None) -> Cause:
        """Return why something is stated now that was not, or in place of `before`."""
        told = self._telling(after, before)
        # Judged to be of this company only since: its answer may be years old.
        if told is None or told.question not in self._asked or self._was_elsewhere(after):
            return Cause.NEW_TO_US
        if self._bytes_then(told.question) == told.snapshot:
            return Cause.MISREAD
        if before is not None and self._parser_alone_may_differ(told, before):
            return Cause.UNSURE
        return Cause.COMPANY

    def _reread(self, before: KnownFact) -> Reading | None:
        old = self._telling_in(before)
        if old is None:
            return None
        newest = max(self._of_bytes(old), key=lambda each: each.order)
        if newest is old or before.fact.id in newest.places:
            return None
        silent = newest.partial and not self._speaks_of(newest, before.fact)
        return None if silent else newest

    def _telling(self, after: KnownFact, before: KnownFact | None) -> Reading | None:
        stating = [each for each in self._readings if after.fact.id in each.places]
        if before is not None:
            # Where its own source says so too, that source's answer is what changed it.
            own = self._own_successor(after, before)
            stating = own or stating
        return stating[-1] if stating else None

    def _own_successor(self, after: KnownFact, before: KnownFact) -> list[Reading]:
        old = self._telling_in(before)
        alike = {
            each.fact.id
            for each in self._now.values()
            if each.current
            and subject(each.fact) == subject(after.fact)
            and says_the_same(each.fact, after.fact)
        }
        return [
            each
            for each in self._readings
            if old is not None and each.question == old.question and alike & each.places.keys()
        ]

    def _parser_alone_may_differ(self, told: Reading, before: KnownFact) -> bool:
        old = self._telling_in(before)
        if old is None or old.question != told.question:
            return False
        return told.parser not in {each.parser for each in self._of_bytes(old)}

    def _was_elsewhere(self, after: KnownFact) -> bool:
        stated = any(after.fact.id in each.places for each in self._known)
        return stated and after.fact.id not in self._then

    def _bytes_then(self, question: str) -> bytes | None:
        if question in self._held:
            return self._held[question]
        known = [each for each in self._known if each.question == question]
        newest = max(known, key=lambda each: (each.first, each.order), default=None)
        return newest.snapshot if newest is not None else None

    def _telling_in(self, known: KnownFact) -> Reading | None:
        """Return the reading of the bytes a fact is known from that states it, the newest one."""
        told = [
            each
            for each in self._readings
            if each.snapshot == known.snapshot and known.fact.id in each.places
        ]
        return max(told, key=lambda each: each.order, default=None)

    def _of_bytes(self, reading: Reading) -> list[Reading]:
        return [
            each
            for each in self._readings
            if (each.question, each.snapshot) == (reading.question, reading.snapshot)
        ]

    def _speaks_of(self, reading: Reading, fact: Fact) -> bool:
        stated = (self._now[each].fact for each in reading.places if each in self._now)
        return any(subject(each) == subject(fact) for each in stated)
