"""What anybody can find about them: trouble, and how long they have been on the web."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from workbench.domain.card import Pillar
from workbench.domain.lookup import AnswerKind, Lookup
from workbench.domain.reference import HandAnswer, HandSearch, Weight
from workbench.domain.scorecard import Evidence, EvidenceKind, Finding
from workbench.domain.sounding import Sounding
from workbench.domain.spans import whole_years
from workbench.scoring.criterion import criterion
from workbench.scoring.findings import cannot_tell, entries, facts, found, not_told
from workbench.texts import Message, say, say_many

LOOKS = frozenset({"press_trouble", "press", "official_notices", "reviews", "experience"})
"""Keys of the prepared questions whose answer, found or not, is a look for trouble."""

KINDS = ("press", "trouble", "experience")
"""Kinds of look-up questions that look for trouble."""
_FRESH = timedelta(days=365)
_ENOUGH_LOOKS = 3


@criterion(
    "trouble_in_public@1",
    say("Trouble in the press?"),
    Pillar.PUBLIC,
    outcomes=("looked_well", "looked_a_little", "trouble"),
    kinds=KINDS,
)
def trouble_in_public(sounding: Sounding) -> Finding:
    """Whether anybody looked for trouble in the past year, and found it.

    Three looks that found nothing count more than one. Pages that a source offers count once a
    person has said that they are about this company, and what was found counts once it is weighed.
    """
    bad = [each for each in sounding.hand_searches if _is_bad(each)]
    if bad:
        because = say_many(
            "{count} bad finding, {day}",
            "{count} bad findings, the last {day}",
            len(bad),
            day=max(each.at for each in bad).date(),
        )
        return found("trouble", because, entries(EvidenceKind.HAND_SEARCH, bad))
    by_hand, by_source = _looks(sounding)
    if unweighed := [each for each in by_hand if _waits_for_weight(each, by_hand)]:
        return cannot_tell(
            say_many(
                "found once, not yet weighed",
                "{count} findings, not yet weighed",
                len(unweighed),
            ),
            say("Say whether what was found speaks for or against them."),
            entries(EvidenceKind.HAND_SEARCH, unweighed),
        )
    days = [each.at for each in by_hand] + [answered for _, answered in by_source]
    if not days:
        return cannot_tell(
            say("nobody has looked in the past year"), say("Answer the prepared web questions.")
        )
    outcome = "looked_well" if len(days) >= _ENOUGH_LOOKS else "looked_a_little"
    something = any(each.answer is HandAnswer.FOUND for each in by_hand)
    asked = tuple(Evidence(EvidenceKind.LOOKUP, key) for key, _ in by_source)
    return found(
        outcome,
        _words(len(days), min(days).date(), something=something),
        entries(EvidenceKind.HAND_SEARCH, by_hand) + asked,
    )


@criterion(
    "web_age@1",
    say("How long on the web?"),
    Pillar.PUBLIC,
    numeric=True,
    properties=("domain.registered", "company.founded"),
    kinds=("domain",),
)
def web_age(sounding: Sounding) -> Finding:
    """Full years since the company's domain was first registered."""
    chosen = sounding.chosen("domain.registered")
    if chosen is None:
        return not_told(
            sounding,
            ("bootstrap", "domain"),
            say("domain"),
            look_up=say("Look up when their domain was registered."),
            otherwise=None,
        )
    known = chosen.shown
    day = known.fact.day
    years = max(0, whole_years(day, sounding.as_of.date()))
    founded = sounding.chosen("company.founded")
    if founded is not None and day < founded.shown.fact.day:
        because = say("domain registered {day}, before the company was founded", day=day)
        return found(years, because, facts(known, founded.shown))
    return found(years, say("domain registered {day}", day=day), facts(known))


def _is_bad(search: HandSearch) -> bool:
    return search.answer is HandAnswer.FOUND and search.weight is Weight.BAD


def _waits_for_weight(search: HandSearch, by_hand: Sequence[HandSearch]) -> bool:
    """Whether something was found that neither this answer nor a later one to it weighs."""
    later = (each for each in by_hand if each.question == search.question and each.at >= search.at)
    return _unweighed(search) and not any(
        each.answer is HandAnswer.FOUND and not _unweighed(each) for each in later
    )


def _unweighed(search: HandSearch) -> bool:
    return search.answer is HandAnswer.FOUND and search.weight is Weight.NOT_WEIGHED


def _looks(sounding: Sounding) -> tuple[list[HandSearch], list[tuple[str, datetime]]]:
    since = sounding.as_of - _FRESH
    by_hand = [
        each
        for each in sounding.hand_searches
        if each.question in LOOKS and each.answer is not HandAnswer.SKIPPED and each.at >= since
    ]
    by_source = [
        (each.id.hex, answered)
        for each in sounding.lookups
        if (answered := _empty_search(each)) is not None and answered >= since
    ]
    return by_hand, sorted(by_source)


def _words(looks: int, since: date, *, something: bool) -> Message:
    if something:
        return say_many(
            "looked once, {day}, nothing bad found",
            "looked {count} times since {day}, nothing bad found",
            looks,
            day=since,
        )
    return say_many(
        "looked once, {day}, nothing found",
        "looked {count} times since {day}, nothing found",
        looks,
        day=since,
    )


def _empty_search(lookup: Lookup) -> datetime | None:
    empty = lookup.question.kind in KINDS and lookup.kind is AnswerKind.NOTHING_FOUND
    return lookup.answered if empty else None
