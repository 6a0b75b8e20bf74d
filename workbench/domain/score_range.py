"""A score on its card's bands: what every picture of a range shows, and how it is told."""

from dataclasses import dataclass

from workbench.domain.card import Band
from workbench.domain.scorecard import Score, Scorecard
from workbench.texts import Message, say


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRange:
    """A score, where the bands begin in points, and the band that may be claimed."""

    score: Score
    look_closer_from: int
    go_from: int
    band: Band

    @property
    def words(self) -> Message:
        """The figures as they stand beside the picture: `44–79`, or one number when it is sure."""
        return self.score.words

    @property
    def in_full(self) -> Message:
        """The picture for those who do not see it."""
        return say(
            "{lowest} to {highest} of {possible} points, shown {shown}: {band}",
            lowest=self.score.lowest,
            highest=self.score.highest,
            possible=self.score.possible,
            shown=self.score.shown,
            band=self.band.words,
        )


def can_they(scorecard: Scorecard) -> ScoreRange:
    """Return the range of a scorecard's can-they axis."""
    return ScoreRange(
        score=scorecard.can,
        look_closer_from=scorecard.look_closer_from,
        go_from=scorecard.go_from,
        band=scorecard.band,
    )
