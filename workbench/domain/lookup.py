"""Look-ups: one question put to one source at one time, and the six answers it may get."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from uuid import UUID

from workbench.domain.company import Candidate, Entity, Identifier
from workbench.domain.fact import Stated
from workbench.domain.figures import Money
from workbench.domain.questions import asked_words
from workbench.texts import Message, in_turn, say, say_many


class AnswerKind(StrEnum):
    """Six different things."""

    FOUND = "found"
    NOTHING_FOUND = "nothing_found"
    NOT_OFFERED = "not_offered"
    PARTIAL = "partial"
    REFUSED = "refused"
    FAILED = "failed"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            AnswerKind.FOUND: say("found"),
            AnswerKind.NOTHING_FOUND: say("looked, nothing found"),
            AnswerKind.NOT_OFFERED: say("not offered for this company"),
            AnswerKind.PARTIAL: say("answered in part"),
            AnswerKind.REFUSED: say("refused"),
            AnswerKind.FAILED: say("failed, so we do not know"),
        }[self]


class LookupState(StrEnum):
    """Where a look-up stands in the ledger."""

    PLANNED = "planned"
    """Written down; it waits for the network, for its source or for a person."""
    QUEUED = "queued"
    """Its turn comes as soon as its source's pace allows."""
    ASKING = "asking"
    """Leased to one asker. Found so at a later start, nobody knows whether it was answered."""
    ANSWERED = "answered"
    """Ended in one of six ways, `AnswerKind`."""


_TOLD = 3
"""Reasons that are told beside an answer; who opens it reads them all."""

TRIAL = ("trial", "yes")
"""The argument that marks a question as a source's test: nothing it brings is anybody's fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a source; two equal questions are the same question.

    Attributes:
        source: key of the source.
        kind: the source's own word for it: `search`, `unit`, `roles`, `accounts`, …
        about: the number, domain or words it is about, in canonical form.
        arguments: more of the question, name and value, sorted by name.
    """

    source: str
    kind: str
    about: str
    arguments: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """Canonical JSON, equal for equal questions."""
        return _canonical(self)

    def argument(self, name: str) -> str:
        """Return an argument, or an empty string."""
        return dict(self.arguments).get(name, "")

    @property
    def is_trial(self) -> bool:
        """Whether it is asked to test the source, not to learn something of a company."""
        return TRIAL in self.arguments

    @property
    def words(self) -> Message:
        """What is asked for, with the year where a source is asked about several."""
        words, end = asked_words(self.kind), self.argument("end")
        return say("{what} {year}", what=words, year=end[:4]) if end else words


# Who plans a hundred questions looks at the key of each a dozen times.
@lru_cache(maxsize=4096)
def _canonical(question: Question) -> str:
    return json.dumps(
        [question.source, question.kind, question.about, dict(question.arguments)],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a look-up was refused or failed, and what can be done.

    `after` is the earliest time at which asking again makes sense, or None.
    """

    message: Message
    hint: Message | None = None
    again: bool = True
    after: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A page or article that a search offered; it counts only when a person says it is theirs."""

    title: str
    address: str
    publisher: str = ""
    day: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a source's bytes were read as.

    Attributes:
        parser: `key@version` of the reader.
        entity: whom the answer is about, where it is about one entity.
        identifiers: numbers the answer itself states for that entity; they join by themselves.
        facts: statements with their places.
        candidates: entities offered for a search.
        mentions: pages offered for a search.
        follow: questions that only this answer makes it possible to ask.
        missing: parts the source said it could not give (partial answers).
        drift: fields that are new, missing or of another type than the parser knows.
        changed: numbers that a feed of changes names.
        purge: the register removed the entity by law; what is stored of it must go.
    """

    kind: AnswerKind
    parser: str
    entity: Entity | None = None
    identifiers: tuple[Identifier, ...] = ()
    facts: tuple[Stated, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    mentions: tuple[Mention, ...] = ()
    follow: tuple[Question, ...] = ()
    missing: tuple[Message, ...] = ()
    drift: tuple[str, ...] = ()
    problem: Problem | None = None
    changed: tuple[str, ...] = ()
    purge: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """One row of the ledger of look-ups.

    Attributes:
        company: whose research it belongs to; None for a search before a company is opened.
        snapshot: SHA-256 of the stored answer, or None while there is none.
        address: what was asked, without any key.
        candidates, mentions: as the answer offered them.
        cost: what asking costs, as the source's manifest says; None where it is free.
        quota_left: how many more questions the source said it takes from us for now.
        drift: how the answer's shape differed from the one its parser knows.
        reason: why it is asked: never asked, older than its shelf life, failed before.
        changed: numbers that a feed of changes named.
        due: from when on it may be asked without a person; None where a person decides.
    """

    id: UUID
    question: Question
    company: UUID | None
    state: LookupState
    planned: datetime
    attempt: int = 0
    asked: datetime | None = None
    answered: datetime | None = None
    kind: AnswerKind | None = None
    problem: Problem | None = None
    snapshot: bytes | None = None
    address: str = ""
    missing: tuple[Message, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    mentions: tuple[Mention, ...] = ()
    cost: Money | None = None
    quota_left: int | None = None
    drift: tuple[str, ...] = ()
    reason: Message | None = None
    changed: tuple[str, ...] = ()
    due: datetime | None = None

    @property
    def words(self) -> Message:
        """How it ended, or that it waits or is being asked."""
        if self.kind is not None:
            return self.kind.words
        match self.state:
            case LookupState.PLANNED if self.problem is not None:
                return say("waits: {why}", why=self.problem.message)
            case LookupState.PLANNED:
                return say("waits")
            case LookupState.QUEUED:
                return say("in the queue")
            case _:
                return say("asking…")

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why it did not get all it asked: what stood in the way, and each part it lacks."""
        return (*((self.problem.message,) if self.problem is not None else ()), *self.missing)

    @property
    def what_to_do(self) -> Message | None:
        """What can be done about what stood in the way, or None."""
        return self.problem.hint if self.problem is not None else None

    @property
    def told(self) -> Message:
        """How it ended or why it waits, with the first reasons why it did not get all it asked."""
        why = self.in_short
        if self.kind is None or why is None:
            return self.words
        return say("{answer}: {why}", answer=self.words, why=why)

    @property
    def in_short(self) -> Message | None:
        """The first reasons why it did not get all it asked; None where it did."""
        return self.because(_TOLD)

    def because(self, most: int | None = None) -> Message | None:
        """Return why it did not get all it asked, or None; past `most` reasons how many more."""
        if not self.reasons:
            return None
        told = in_turn(*self.reasons[:most])
        more = len(self.reasons) - len(self.reasons[:most])
        if not more:
            return told
        return say_many(
            "{told} {count} more is left out.", "{told} {count} more are left out.", more, told=told
        )

    def as_of(self, instant: datetime) -> "Lookup":
        """Return the look-up as it stood at an instant: waiting, unless it was answered by then.

        How often it had been tried by then is not known any more, so that is left out.
        """
        if self.answered is not None and self.answered <= instant:
            return self
        return Lookup(
            id=self.id,
            question=self.question,
            company=self.company,
            state=LookupState.PLANNED,
            planned=self.planned,
        )


@dataclass(frozen=True, slots=True)
class Age:
    """For how many seconds a question to a source has been answered; 0 while it is under way.

    Attributes:
        sure: at least so many, by a clock that nobody can set.
        likely: by the wall clock too, where the computer was started anew since.
    """

    sure: float
    likely: float


@dataclass(frozen=True, slots=True)
class Rest:
    """A source wants to be left alone for some seconds; `spent` when our quota with it is used."""

    seconds: float
    spent: bool = False


BLANKED = "leadline-blanked"
"""Name of the header that tells of a stored answer what was blanked before it was stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The exact bytes of an answer, and how they came.

    `sha256` names `content`; it is empty bytes only where the content was dropped on purpose. An
    answer with personal data that may not be kept is stored with that blanked, and `blanked` says
    what it was.
    """

    sha256: bytes
    content: bytes
    media_type: str
    address: str
    status: int
    taken: datetime
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def blanked(self) -> str:
        """What was blanked before it was stored, or an empty string."""
        return self.headers.get(BLANKED, "")
