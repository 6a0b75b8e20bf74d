"""Fills in a card: findings become points, points a range, the range a band and a next question."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from workbench.domain.card import BANDS, Axis, Band, Card, CardLine, Step
from workbench.domain.scorecard import Finding, NextQuestion, Score, Scorecard, ScoredLine
from workbench.domain.sounding import Sounding
from workbench.scoring.conditions import CONDITIONS
from workbench.scoring.criterion import CRITERIA
from workbench.texts import Message, say


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A line, and how it could be answered, or better shown; None where nothing can be done."""

    line: ScoredLine
    ask: Message | None

    @property
    def width(self) -> int:
        return self.line.highest - self.line.lowest


def fill(card: Card, sounding: Sounding, scorecard_id: UUID) -> Scorecard:
    """Return the card filled in for the sounding's lead, as known at its `as_of`.

    Equal cards and soundings give equal scorecards. The band is what the whole range may claim,
    then capped; caps never touch the range.

    Raises:
        ValueError: the sounding has no lead.
        KeyError: the card pins a criterion or names a condition that this program lacks.
    """
    if sounding.lead is None:
        raise ValueError("a scorecard is filled in for a lead")
    weighed = [_weigh(line, CRITERIA[line.criterion].answer(sounding)) for line in card.lines]
    able = [each for each in weighed if each.line.pillar.axis is Axis.CAN]
    can = _sum(able)
    by_points = card.band(can.lowest, can.highest)
    band, caps = _capped(card, sounding, by_points)
    return Scorecard(
        id=scorecard_id,
        lead=sounding.lead.id,
        card=card.id,
        card_title=card.title,
        card_version=card.version,
        card_signed=card.signed,
        as_of=sounding.as_of,
        lines=tuple(each.line for each in weighed),
        can=can,
        will=_sum([each for each in weighed if each.line.pillar.axis is Axis.WILL]),
        band=band,
        band_by_points=by_points,
        caps=caps,
        next_question=_next_question(able, can),
        look_closer_from=card.look_closer_from,
        go_from=card.go_from,
    )


def points_for(steps: Sequence[Step], measure: Decimal | str) -> int:
    """Return the points of the step that a measure falls on.

    Raises:
        ValueError: no step takes the measure.
    """
    for step in steps:
        if isinstance(measure, str):
            reached = step.named == measure
        else:
            reached = not step.named and (step.at_least is None or measure >= step.at_least)
        if reached:
            return step.points
    raise ValueError(f"no step takes {measure}")


def _weigh(line: CardLine, finding: Finding) -> _Weighed:
    """Return the line with its points: open, shown without evidence, or answered."""
    question = CRITERIA[line.criterion].question
    points, lowest, highest, because = line.unknown, line.worst, line.best, finding.because
    ask = finding.ask
    if finding.measure is not None:
        points = highest = points_for(line.steps, finding.measure)
        lowest = points if finding.evidence else line.worst
        if not finding.evidence:
            because = say("{because}; no evidence, so it adds nothing", because=because)
            ask = ask or say("Find out, and keep what shows it: {question}", question=question)
    return _Weighed(
        ScoredLine(
            criterion=line.criterion,
            question=question,
            pillar=line.pillar,
            points=points,
            lowest=lowest,
            highest=highest,
            possible=line.best,
            answered=finding.measure is not None,
            because=because,
            evidence=finding.evidence,
        ),
        ask,
    )


def _sum(weighed: Sequence[_Weighed]) -> Score:
    lines = [each.line for each in weighed]
    return Score(
        lowest=sum(line.lowest for line in lines),
        shown=sum(line.points for line in lines),
        highest=sum(line.highest for line in lines),
        possible=sum(line.possible for line in lines),
    )


def _capped(card: Card, sounding: Sounding, band: Band) -> tuple[Band, tuple[Message, ...]]:
    told: list[Message] = []
    for cap in card.caps:
        because = CONDITIONS[cap.condition].holds(sounding)
        if because is not None:
            told.append(say("{band} at most: {because}", band=cap.at_most.words, because=because))
            band = min(band, cap.at_most, key=BANDS.index)
    return band, tuple(told)


def _next_question(weighed: Sequence[_Weighed], score: Score) -> NextQuestion | None:
    """Return the asking that narrows the range most; of equals, the first on the card.

    A line that nothing can be done about is no question.
    """
    askings: dict[Message, list[_Weighed]] = {}
    for each in weighed:
        if each.width and each.ask is not None:
            askings.setdefault(each.ask, []).append(each)
    if not askings:
        return None
    ask, together = max(askings.items(), key=lambda asked: sum(each.width for each in asked[1]))
    widest = max(together, key=lambda each: each.width)
    return NextQuestion(
        criterion=widest.line.criterion,
        lowest=score.lowest + sum(each.line.points - each.line.lowest for each in together),
        highest=score.highest - sum(each.line.highest - each.line.points for each in together),
        ask=ask,
    )
