"""What they are like as a customer: whether they pay on time and are easy to work with."""

from collections.abc import Sequence

from workbench.domain.card import Pillar
from workbench.domain.known_details import worst
from workbench.domain.known_lists import KnownHit, KnownKind
from workbench.domain.reference import Heard, PaysHow, Reference
from workbench.domain.scorecard import Evidence, EvidenceKind, Finding
from workbench.domain.sounding import Sounding
from workbench.scoring.criterion import RatingStep, criterion
from workbench.scoring.findings import cannot_tell, entries, found
from workbench.scoring.ratings import rated_by_hand
from workbench.texts import Message, say, say_many

LATE, BADLY_LATE = 15, 61
"""Days overdue from which on somebody is late, and badly late; of an age its first day counts."""

_ASK_AROUND = say("Ask somebody who has sold to them whether they pay on time.")


_HEARD = ("on_time", "one_on_time", "heard_on_time", "mixed", "heard_late", "late", "disputes")


@criterion("pays_on_time@1", say("Pays on time?"), Pillar.CUSTOMER, outcomes=_HEARD)
def pays_on_time(sounding: Sounding) -> Finding:
    """What people who know the company said about paying.

    Those who lived it count before those who only heard it, one person alone cannot give the most,
    and hearsay gives less than that.
    """
    today = sounding.as_of.date()
    usable = [each for each in sounding.references if each.expires >= today]
    said = [each for each in usable if each.pays is not PaysHow.NOT_SAID]
    if not usable:
        return cannot_tell(say("nobody was asked yet"), _ASK_AROUND)
    if not said:
        silent = say_many(
            "{count} asked: said nothing about paying",
            "{count} asked: said nothing about paying",
            len(usable),
        )
        return cannot_tell(silent, _ASK_AROUND, entries(EvidenceKind.REFERENCE, usable))
    lived = [each for each in said if each.heard is Heard.DIRECT]
    outcome = _lived(lived) if lived else _heard(said)
    counted = lived or said
    words = _words(counted, hearsay=not lived)
    return found(outcome, words, entries(EvidenceKind.REFERENCE, counted))


@criterion(
    "pays_on_time@2",
    say("Pays on time?"),
    Pillar.CUSTOMER,
    outcomes=(
        "with_us_on_time",
        "with_us_slightly_late",
        "with_us_late",
        "with_us_badly_late",
        *_HEARD,
    ),
)
def pays_on_time_with_us(sounding: Sounding) -> Finding:
    """How they pay us by our own lists, else what people who know the company said about paying.

    What is overdue with us outranks what anyone said. A customer of ours pays on time where a list
    of debtors at least as new says nothing else; without one nothing follows. Of people, those who
    lived it count before hearsay, and one alone cannot give the most.
    """
    ours = _with_us(sounding)
    return ours if ours is not None else pays_on_time(sounding)


@criterion(
    "easy_to_work_with@1",
    say("Easy to work with?"),
    Pillar.CUSTOMER,
    numeric=True,
    by_hand=(
        RatingStep("0", say("We would not do it again.")),
        RatingStep("3", say("Much had to be said twice, and deadlines moved.")),
        RatingStep("5", say("As most others are.")),
        RatingStep("8", say("Answers quickly and keeps what was agreed.")),
        RatingStep("10", say("A pleasure: they make our work better.")),
    ),
)
def easy_to_work_with(sounding: Sounding) -> Finding:
    """Rated by hand from 0 to 10 in described steps; the newest rating of the lead counts."""
    return rated_by_hand(
        sounding, "easy_to_work_with@1", say("Rate how easy they are to work with.")
    )


def _with_us(sounding: Sounding) -> Finding | None:
    """Return what our own lists tell of their paying, or None where they tell nothing."""
    today = sounding.as_of.date()
    debtors = sounding.known.of(KnownKind.DEBTOR)
    overdue = [each for each in debtors if each.row.details.is_overdue is not False]
    if overdue:
        late = worst(each.row.details.lateness for each in overdue)
        because, evidence = overdue[0].told(today), _rows(overdue)
        if late is None:
            ask = say("Put the days late or the due dates into the list of debtors.")
            return cannot_tell(because, ask, evidence)
        return found(_how_late(late.least), because, evidence)
    customers = sounding.known.of(KnownKind.CUSTOMER)
    newest = sounding.known.newest(KnownKind.DEBTOR)
    in_time = [
        each for each in customers if newest is not None and newest.day >= each.known_list.day
    ]
    if not in_time or newest is None:
        return None
    because = say("a customer of ours, with nothing overdue: {list}", list=newest.cited)
    old = newest.old_words(today)
    if old is not None:
        because = say("{because} · {old}", because=because, old=old)
    return found("with_us_on_time", because, _rows([*in_time, *debtors]))


def _how_late(days: int) -> str:
    if days >= BADLY_LATE:
        return "with_us_badly_late"
    return "with_us_late" if days >= LATE else "with_us_slightly_late"


def _rows(hits: Sequence[KnownHit]) -> tuple[Evidence, ...]:
    return tuple(Evidence(EvidenceKind.KNOWN_LIST, key) for key in sorted(h.key for h in hits))


def _lived(said: Sequence[Reference]) -> str:
    ways = {each.pays for each in said}
    if PaysHow.DISPUTES in ways:
        return "disputes"
    if ways == {PaysHow.ON_TIME}:
        return "on_time" if len(said) > 1 else "one_on_time"
    return "late" if ways == {PaysHow.LATE} else "mixed"


def _heard(said: Sequence[Reference]) -> str:
    on_time = all(each.pays is PaysHow.ON_TIME for each in said)
    return "heard_on_time" if on_time else "heard_late"


def _words(said: Sequence[Reference], *, hearsay: bool) -> Message:
    worst = max((each.pays for each in said), key=_WORST.index)
    number = sum(each.pays is worst for each in said)
    if number == len(said):
        told = say_many("{count} asked: {pays}", "{count} asked: {pays}", number, pays=worst.words)
    else:
        told = say(
            "{number} of {all} asked: {pays}", number=number, all=len(said), pays=worst.words
        )
    return say("{told}, by hearsay", told=told) if hearsay else told


_WORST = (PaysHow.NOT_SAID, PaysHow.ON_TIME, PaysHow.LATE, PaysHow.DISPUTES)
