"""What anybody can find about them: trouble, and how long they have been on the web."""

from datetime import date, datetime, timedelta

from workbench.domain.card import Pillar
from workbench.domain.lookup import AnswerKind, Lookup
from workbench.domain.reference import HandAnswer, HandSearch, Weight
from workbench.domain.scorecard import Evidence, EvidenceKind, Finding
from workbench.domain.sounding import Sounding
from workbench.scoring.criterion import criterion
from workbench.scoring.findings import cannot_tell, entries, facts, found, not_told
from workbench.scoring.spans import whole_years
from workbench.texts import say, say_many

TROUBLE = "_trouble"
"""How the key of a prepared question ends when it looks for trouble."""

_NEWS = "news"
_FRESH = timedelta(days=365)
_ENOUGH_LOOKS = 3


@criterion(
    "trouble_in_public@1",
    say("Trouble in the press?"),
    Pillar.PUBLIC,
    outcomes=("looked_well", "looked_a_little", "trouble"),
    kinds=(_NEWS,),
)
def trouble_in_public(sounding: Sounding) -> Finding:
    """Whether anybody looked for trouble in the past year, and found it.

    Three looks that found nothing count more than one. Pages that a source offers count once a
    person has said that they are about this company.
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
    looks, evidence = _looks(sounding)
    if not looks:
        return cannot_tell(
            say("nobody has looked in the past year"), say("Answer the prepared web questions.")
        )
    because = say_many(
        "looked once, {day}, nothing found",
        "looked {count} times since {day}, nothing found",
        len(looks),
        day=min(looks),
    )
    outcome = "looked_well" if len(looks) >= _ENOUGH_LOOKS else "looked_a_little"
    return found(outcome, because, evidence)


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
            sounding, ("domain",), say("domain"), say("Look up when their domain was registered.")
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


def _looks(sounding: Sounding) -> tuple[list[date], tuple[Evidence, ...]]:
    since = sounding.as_of - _FRESH
    by_hand = [
        each
        for each in sounding.hand_searches
        if each.question.endswith(TROUBLE)
        and each.answer is not HandAnswer.SKIPPED
        and each.at >= since
    ]
    by_source = [
        (each, answered)
        for each in sounding.lookups
        if (answered := _empty_news(each)) is not None and answered >= since
    ]
    days = [each.at.date() for each in by_hand] + [answered.date() for _, answered in by_source]
    asked = sorted(each.id.hex for each, _ in by_source)
    evidence = entries(EvidenceKind.HAND_SEARCH, by_hand)
    return days, evidence + tuple(Evidence(EvidenceKind.LOOKUP, key) for key in asked)


def _empty_news(lookup: Lookup) -> datetime | None:
    empty = lookup.question.kind == _NEWS and lookup.kind is AnswerKind.NOTHING_FOUND
    return lookup.answered if empty else None
