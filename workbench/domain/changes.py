"""What changed between two soundings of a company: each change with its cause."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from workbench.domain.changed_figures import Figure, figures_then_and_now
from workbench.domain.fact import Fact, KnownFact
from workbench.domain.properties import PROPERTIES, declared
from workbench.domain.reading import Reading
from workbench.domain.reading_trail import Cause, Trail
from workbench.domain.sounding import Sounding
from workbench.domain.subject import Subject, says_the_same, subject

_STATUS = "company.status"
_END_DAYS = {"bankrupt": "company.bankrupt", "ceased": "company.ceased"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is known otherwise now; `before` or `now` is there, or both.

    Attributes:
        before: as known then; a figure of new accounts as the older period is read now.
        fresh: new accounts tell it, so that the two speak of two periods.
        since: where a status began on a known day, the fact that states the day.
    """

    cause: Cause
    before: KnownFact | None
    now: KnownFact | None
    fresh: bool = False
    since: KnownFact | None = None

    @property
    def fact(self) -> Fact:
        """What it is about, as it is stated now where it still is."""
        known = self.now or self.before
        if known is None:
            raise ValueError("a change without facts")
        return known.fact

    @property
    def facts(self) -> tuple[KnownFact, ...]:
        """What it rests on, the present first."""
        return tuple(each for each in (self.now, self.since, self.before) if each is not None)


def changes(then: Sounding, now: Sounding, readings: Iterable[Reading]) -> tuple[Change, ...]:
    """Return what is shown otherwise now than it was then, in the properties' order.

    What nobody is shown changes nothing: of rivalling sources only the chosen one is compared.
    A misreading that was mended and then overtaken by a real change is two changes.

    Args:
        then: facts and look-ups as they were known at its instant.
        now: the same as known later.
        readings: every reading of the questions that told anything of the company.
    """
    trail = Trail(then, now, readings)
    found = [*_lasting(trail, then, now), *_many(trail, then, now), *_figures(trail, then, now)]
    order = {key: place for place, key in enumerate(PROPERTIES)}
    # Stable: new accounts stay before the older periods.
    return tuple(sorted(_with_end_days(found), key=lambda each: order[each.fact.key]))


def _lasting(trail: Trail, then: Sounding, now: Sounding) -> Iterator[Change]:
    keys = {each.fact.key for each in (*then.facts, *now.facts)}
    for key in sorted(keys):
        if not key.startswith("accounts.") and not declared(key).many:
            old, new = then.chosen(key), now.chosen(key)
            yield from _told(trail, old.shown if old else None, new.shown if new else None)


def _many(trail: Trail, then: Sounding, now: Sounding) -> Iterator[Change]:
    old, new = _values(then), _values(now)
    gone = {key: each for key, each in old.items() if key not in new}
    come = {key: each for key, each in new.items() if key not in old}
    for (about, _), known in gone.items():
        # One out and one in of the same place: somebody followed somebody.
        left = [each for each in gone if each[0] == about]
        entered = [each for each in come if each[0] == about]
        followed = len(left) == len(entered) == 1
        yield from _told(trail, known, come.pop(entered[0]) if followed else None)
    for known in come.values():
        yield from _told(trail, None, known)


def _values(sounding: Sounding) -> dict[tuple[Subject, str], KnownFact]:
    values: dict[tuple[Subject, str], KnownFact] = {}
    for key in sorted({each.fact.key for each in sounding.facts}):
        if declared(key).many:
            for known in sounding.all(key):
                stated = (subject(known.fact), known.fact.value.casefold())
                values.setdefault(stated, known)
    return values


def _figures(trail: Trail, then: Sounding, now: Sounding) -> Iterator[Change]:
    for figure in figures_then_and_now(then, now):
        if figure.fresh:
            yield from _of_new_accounts(trail, figure, then, now)
            continue
        for change in _told(trail, figure.before, figure.now):
            if not (figure.superseded and change.cause is Cause.NOT_STATED):
                yield change


def _of_new_accounts(
    trail: Trail, figure: Figure, then: Sounding, now: Sounding
) -> Iterator[Change]:
    before, after = figure.before, figure.now
    if after is None:
        yield Change(cause=Cause.NOT_STATED, before=before, now=None, fresh=True)
        return
    cause = trail.cause(after)
    if cause is Cause.MISREAD:
        yield Change(cause=cause, before=None, now=after)
    elif before is None or not says_the_same(before.fact, after.fact):
        if cause is Cause.NEW_TO_US and _published_since(trail, after, then, now):
            cause = Cause.COMPANY
        yield Change(cause=cause, before=before, now=after, fresh=True)


def _published_since(trail: Trail, after: KnownFact, then: Sounding, now: Sounding) -> bool:
    """Whether accounts nobody had asked for came out only since, and were not merely unread.

    The day of filing decides; where none is stated, a source that had told of the company
    without them is taken at its word.
    """
    for filed in now.all("accounts.filed"):
        if filed.fact.end == after.fact.end and filed.fact.entity == after.fact.entity:
            return filed.fact.day > then.as_of.date()
    return trail.asked_source(after.fact.entity.source)


def _told(trail: Trail, before: KnownFact | None, after: KnownFact | None) -> Iterator[Change]:
    """Yield why what was shown is not what is shown: nothing, one change, or a mended one first."""
    if before is None:
        if after is not None:
            yield Change(cause=trail.cause(after), before=None, now=after)
        return
    if not trail.is_theirs(before):
        yield Change(cause=Cause.NOT_THEIRS, before=before, now=after)
        return
    if trail.was_misread(before):
        right = trail.corrected(before, after)
        # Nothing in the bytes: then what a rival said all along is what should have been shown.
        rival = after if after is not None and trail.was_stated(after) else None
        yield Change(cause=Cause.MISREAD, before=before, now=right or rival)
        if right is None and (after is None or rival is not None):
            return
        if right is None:
            yield from _told(trail, None, after)
            return
        before = right
    yield from _moved(trail, before, after)


def _moved(trail: Trail, before: KnownFact, after: KnownFact | None) -> Iterator[Change]:
    if after is not None and says_the_same(before.fact, after.fact):
        return
    if after is None:
        yield Change(cause=Cause.NOT_STATED, before=before, now=None)
    elif not trail.was_stated(after):
        yield Change(cause=trail.cause(after, before), before=before, now=after)
    elif not trail.still_stated(before):
        yield Change(cause=Cause.NOT_STATED, before=before, now=after)


def _with_end_days(found: list[Change]) -> Iterator[Change]:
    """Tell the day of an end with the status it brought, and not once more by itself."""
    status = next((each for each in found if each.now and each.fact.key == _STATUS), None)
    key = _END_DAYS.get(status.fact.value) if status is not None else None
    day = next((each for each in found if each.now and each.fact.key == key), None)
    for each in found:
        if each is status and day is not None:
            yield replace(each, since=day.now)
        elif day is None or each is not day:
            yield each
