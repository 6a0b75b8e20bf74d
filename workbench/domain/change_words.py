"""A change as one sentence, and as the few words a headline has room for."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from workbench.domain.accounts import Scope, about_a_year, period_words, scope_of
from workbench.domain.changes import Change
from workbench.domain.fact import Fact, KnownFact
from workbench.domain.fact_words import exact_words, value_words
from workbench.domain.movement import moved_words
from workbench.domain.properties import declared
from workbench.domain.property import Kind, Time
from workbench.domain.reading_trail import Cause
from workbench.domain.roles import role_words
from workbench.texts import Message, Texts, argument_kind, decode, say

_A_YEAR_APART = range(350, 381)


@argument_kind
@dataclass(frozen=True, slots=True)
class WithinSentence:
    """A title where it stands within a sentence: `Equity` as `equity`, `VAT` as it is."""

    kind: ClassVar[str] = "within"
    words: Message

    def written(self, texts: Texts) -> str:
        """Write it with a small first letter, unless it is an abbreviation."""
        told = texts.say(self.words)
        return told if told[1:2].isupper() else told[:1].lower() + told[1:]

    def encoded(self) -> object:
        """Return the title's own encoding."""
        return self.words.encoded()

    @classmethod
    def decoded(cls, encoded: object) -> "WithinSentence":
        """Return the title that `encoded` wrote."""
        return cls(decode(str(encoded)))


def change_words(change: Change) -> Message:
    """Return a change as one sentence, told by its cause."""
    match change.cause:
        case Cause.MISREAD:
            return _misread(change)
        case Cause.NOT_STATED:
            return _not_stated(change)
        case Cause.NOT_THEIRS:
            return _not_theirs(change)
        case Cause.NEW_TO_US:
            return _new_to_us(change)
        case Cause.UNSURE:
            return say(
                "{what}; they changed it, or we read it wrongly before.", what=_now_and_then(change)
            )
        case Cause.COMPANY:
            return say("{what}.", what=_now_and_then(change))


def change_clause(change: Change) -> Message:
    """Return a change in a few words, to stand within a headline."""
    figure = WithinSentence(title_words(change.fact))
    match change.cause:
        case Cause.MISREAD if change.before is None:
            return say("we overlooked {figure} before", figure=figure)
        case Cause.MISREAD:
            return say("we read {figure} wrongly before", figure=figure)
        case Cause.NOT_STATED:
            return say("no longer stated: {figure}", figure=figure)
        case Cause.NOT_THEIRS:
            return say("we took another company's {figure} for theirs", figure=figure)
        case Cause.NEW_TO_US if change.before is None:
            return say("new to us: {figure}", figure=figure)
        case _:
            return _became(change, figure)


def _became(change: Change, figure: WithinSentence) -> Message:
    moved = _moved(change, figure)
    if moved is None:
        return say("{figure}: now {now}", figure=figure, now=_present(change))
    return say("{moved} in the new accounts", moved=moved) if change.fresh else moved


def title_words(fact: Fact) -> Message:
    """Return the name of what a fact states: a person's by the role, a group's figure as such."""
    role = fact.qualifier("role")
    title = role_words(role) if role else declared(fact.key).title
    if fact.key.startswith("accounts.") and scope_of(fact) is Scope.GROUP:
        return say("{title} (group)", title=title)
    return title


def _misread(change: Change) -> Message:
    figure = WithinSentence(_named(change.fact))
    before, now = change.before, change.now
    if now is None:
        return say(
            "We read {figure} wrongly before: it is not stated, and {before} was our mistake.",
            figure=figure,
            before=_values(change)[0],
        )
    if before is None:
        return say(
            "We overlooked {figure} before: {now}.", figure=figure, now=value_words(now.fact)
        )
    told = _values(change)
    return say(
        "We read {figure} wrongly before: {now}, not {before}.",
        figure=figure,
        now=told[1],
        before=told[0],
    )


def _not_stated(change: Change) -> Message:
    fact = change.fact
    before, now = _values(change)
    if change.now is not None:
        return say(
            "{figure}: {now} by another source; {before} is no longer stated.",
            figure=_named(fact),
            now=now,
            before=before,
        )
    if declared(fact.key).many:
        return say("{figure}: no longer {before}.", figure=title_words(fact), before=before)
    if change.fresh:
        return say(
            "{figure}: not stated in the new accounts; it was {before}.",
            figure=title_words(fact),
            before=_dated(fact),
        )
    return say("{figure}: no longer stated; it was {before}.", figure=_named(fact), before=before)


def _not_theirs(change: Change) -> Message:
    before, now = _values(change)
    figure = _named(change.fact)
    if change.now is None:
        return say("{figure}: {before} was another company's.", figure=figure, before=before)
    return say(
        "{figure}: {now}; {before} was another company's.", figure=figure, now=now, before=before
    )


def _new_to_us(change: Change) -> Message:
    if change.before is None:
        return say(
            "{figure}: {now}, which we had not asked for before.",
            figure=_named(change.fact),
            now=_present(change),
        )
    if change.fresh:
        return say(
            "{what}, by accounts that we had not asked for before.", what=_now_and_then(change)
        )
    return say("{what}, by a source that we had not asked before.", what=_now_and_then(change))


def _now_and_then(change: Change) -> Message:
    """Return both values as a fragment; new accounts are told beside the older ones."""
    fact = change.fact
    figure = title_words(fact) if change.fresh else _named(fact)
    before, now = _values(change)
    if change.fresh and change.now is not None:
        now = _dated(change.now.fact)
        before = _dated_before(change.before, change.now) if change.before is not None else before
    elif change.since is not None:
        now = _present(change)
    if change.before is None:
        if declared(fact.key).many:
            return say("{figure}: {now} is new", figure=figure, now=now)
        return say("{figure}: {now}, not stated before", figure=figure, now=now)
    moved = _moved(change, figure)
    return say("{figure}: {now}, was {before}", figure=moved or figure, now=now, before=before)


def _moved(change: Change, figure: Message | WithinSentence) -> Message | None:
    """Return how a figure moved, or None where the two cannot be compared."""
    pair = compared(change)
    return moved_words(figure, *pair) if pair is not None else None


def compared(change: Change) -> tuple[Decimal, Decimal] | None:
    """Return the figures of then and of now where they can be compared, else None."""
    if change.before is None or change.now is None:
        return None
    before, now = change.before.fact, change.now.fact
    kind = declared(now.key).kind
    if kind not in {Kind.MONEY, Kind.COUNT} or before.unit != now.unit:
        return None
    if declared(now.key).time is Time.PERIOD and not (_is_a_year(before) and _is_a_year(now)):
        return None
    return before.number, now.number


def _is_a_year(fact: Fact) -> bool:
    return fact.end is not None and about_a_year(fact.start, fact.end)


def _present(change: Change) -> Message:
    told = _said(change.fact)
    if change.since is None:
        return told
    return say("{status} since {day}", status=told, day=change.since.fact.day)


def _said(fact: Fact) -> Message:
    told = value_words(fact)
    # A status is a word of ours, and has a sentence's first letter where it stands alone.
    return say("{status}", status=WithinSentence(told)) if fact.key == "company.status" else told


def _values(change: Change) -> tuple[Message, Message]:
    """Return the value before and the value now, to the last digit where they would look alike."""
    before = change.before.fact if change.before is not None else change.fact
    now = change.now.fact if change.now is not None else change.fact
    told = _said(before), _said(now)
    if before.value != now.value and str(told[0]) == str(told[1]):
        return exact_words(before), exact_words(now)
    return told


def _named(fact: Fact) -> Message:
    """Return what a fact states with the period it is about: `Equity at 31 December 2025`."""
    title = title_words(fact)
    if fact.end is None or not fact.key.startswith("accounts."):
        return title
    if declared(fact.key).time is Time.INSTANT or fact.start is None:
        return say("{figure} at {day}", figure=title, day=fact.end)
    return say("{figure} of {period}", figure=title, period=period_words(fact.start, fact.end))


def _dated(fact: Fact) -> Message:
    value = value_words(fact)
    if fact.end is None:
        return value
    if declared(fact.key).time is Time.INSTANT or fact.start is None:
        return say("{amount} at {day}", amount=value, day=fact.end)
    period = period_words(fact.start, fact.end)
    if _is_a_year(fact):
        return say("{amount} in {period}", amount=value, period=period)
    return say("{amount} for {period}", amount=value, period=period)


def _dated_before(before: KnownFact, now: KnownFact) -> Message:
    ends = before.fact.end, now.fact.end
    if ends[0] is not None and ends[1] is not None and (ends[1] - ends[0]).days in _A_YEAR_APART:
        return say("{amount} the year before", amount=value_words(before.fact))
    return _dated(before.fact)
