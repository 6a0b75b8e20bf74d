"""What they are like as a customer: whether they pay on time and are easy to work with."""

from collections.abc import Sequence

from workbench.domain.card import Pillar
from workbench.domain.reference import Heard, PaysHow, Reference
from workbench.domain.scorecard import EvidenceKind, Finding
from workbench.domain.sounding import Sounding
from workbench.scoring.criterion import RatingStep, criterion
from workbench.scoring.findings import cannot_tell, entries, found
from workbench.scoring.ratings import rated_by_hand
from workbench.texts import Message, say, say_many

_ASK_AROUND = say("Ask somebody who has sold to them whether they pay on time.")


@criterion(
    "pays_on_time@1",
    say("Pays on time?"),
    Pillar.CUSTOMER,
    outcomes=("on_time", "one_on_time", "heard_on_time", "mixed", "heard_late", "late", "disputes"),
)
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
