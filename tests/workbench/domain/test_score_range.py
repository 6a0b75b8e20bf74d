"""A range in words: as figures, and in full for those who do not see the picture."""

from tests.samples import scorecard
from workbench.domain.card import Band
from workbench.domain.score_range import ScoreRange, can_they
from workbench.domain.scorecard import Score


def test_a_score_that_is_sure_is_one_number() -> None:
    sure = ScoreRange(
        score=Score(lowest=71, shown=71, highest=71, possible=100),
        look_closer_from=40,
        go_from=65,
        band=Band.GO,
    )
    assert str(sure.words) == "71"
    assert str(sure.in_full) == "71 to 71 of 100 points, shown 71: Go"


def test_the_range_of_a_scorecard_is_what_they_can_with_the_band_it_may_claim() -> None:
    card = scorecard()
    told = can_they(card)
    assert (told.score, told.band) == (card.can, card.band)
    assert (told.look_closer_from, told.go_from) == (card.look_closer_from, card.go_from)
    assert str(told.words) == "75–85"
