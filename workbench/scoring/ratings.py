"""How a question that people rate by hand is answered."""

from decimal import Decimal

from workbench.domain.scorecard import EvidenceKind, Finding
from workbench.domain.sounding import Sounding
from workbench.scoring.criterion import CRITERIA
from workbench.scoring.findings import cannot_tell, entries, found
from workbench.texts import Message, say


def rated_by_hand(sounding: Sounding, name: str, ask: Message) -> Finding:
    """Return the newest rating of the lead for a criterion, as a number from 0 to 10.

    A rating for another version of the criterion had other steps and does not count. `ask` says
    how to get one.
    """
    pinned = CRITERIA[name]
    words = {each.step: each.words for each in pinned.by_hand}
    given = [
        each
        for each in sounding.ratings
        if each.criterion in {name, pinned.key} and each.step in words
    ]
    if not given:
        return cannot_tell(say("nobody has rated it yet"), ask)
    newest = max(given, key=lambda each: (each.at, each.id))
    because = say(
        "rated {step} of 10 on {day}: {words}",
        step=newest.step,
        day=newest.at.date(),
        words=words[newest.step],
    )
    return found(Decimal(newest.step), because, entries(EvidenceKind.RATING, (newest,)))
