"""The parts of a scorecard: its verdict, its lines by pillar, what is open, and what is asked."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.score_sources import source_words
from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.chip import met_tone
from ui.widgets.fact_row import FactRow
from ui.widgets.score_row import ScoreCells, ScoreRow
from ui.widgets.section import Section
from ui.widgets.sentence import Sentence
from ui.widgets.verdict import Verdict
from ui.widgets.words import words
from workbench.domain.card import Pillar
from workbench.domain.dossier import Dossier
from workbench.domain.lead import Stage
from workbench.domain.score_range import can_they
from workbench.domain.scorecard import RequirementState, Scorecard, ScoredLine
from workbench.texts import Message, say


def stacked(*widgets: QWidget) -> QWidget:
    """Return widgets one below the other, the room left over at the bottom."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4 * GRID)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return made


def verdict(look: Look, scorecard: Scorecard, heading: Message | None = None) -> Section:
    """Return the range with its band and what is answered; `heading` where two stand together."""
    section = Section(look, heading)
    shown = Verdict(look)
    answered = say(
        "{answered} of {total} answered",
        answered=scorecard.answered,
        total=len(scorecard.can_lines),
    )
    will = None
    if heading is None:
        will = say(
            "{question} {shown} of {possible}",
            question=say("Will they?"),
            shown=span(scorecard.will.lowest, scorecard.will.highest),
            possible=scorecard.will.possible,
        )
    shown.show_range(can_they(scorecard), answered if heading is None else None, will)
    section.add(shown)
    if heading is not None:
        # Below the bars, so that those of the two are level whatever wraps.
        section.add(words(look, answered, Type.SMALL, "soft"), space_before=2 * GRID)
        section.add_stretch()
    return section


def span(lowest: int, highest: int) -> Message:
    """Return a range as figures: `4–18`, or one number when it is sure."""
    if lowest == highest:
        return say("{points}", points=lowest)
    return say("{lowest}–{highest}", lowest=lowest, highest=highest)


def score_rows(look: Look, dossier: Dossier, scorecard: Scorecard) -> Iterator[ScoreRow]:
    """Return the table's rows: the heading, then each pillar with its lines; lines open."""
    yield ScoreRow(
        look,
        ScoreCells(
            question=say("Question"),
            because=say("Because"),
            source=say("Source"),
            points=say("Points"),
            could_be=say("could be"),
            heading=True,
        ),
    )
    for pillar in Pillar:
        lines = [line for line in scorecard.lines if line.pillar is pillar]
        if lines:
            yield ScoreRow(look, _pillar(pillar, lines))
        for line in lines:
            yield ScoreRow(look, _line(line, dossier), opens=line)


def open_lines(look: Look, scorecard: Scorecard) -> Section:
    """Return what would narrow the range, most first; each open line leads to its answer."""
    section = Section(look, say("What would narrow it"))
    ask = scorecard.next_question
    if ask is None:
        section.add(words(look, say("Everything the card asks is answered."), wrap=True))
        return section
    section.add(Sentence(look, ask.words, strong=("ask",)))
    wide = sorted(
        (line for line in scorecard.lines if line.highest > line.lowest),
        key=lambda line: line.lowest - line.highest,
    )
    for line in wide:
        could = span(line.lowest, line.highest)
        section.add_row(FactRow(look, line.question, could, role="accent", opens=line))
    return section


def capped(look: Look, scorecard: Scorecard) -> Section:
    """Return what limits the band, whatever the points say."""
    section = Section(look, say("What caps it"))
    for cap in scorecard.caps:
        section.add(words(look, cap, Type.BODY, "not_now", wrap=True))
    return section


def requirements(look: Look, stage: Stage, states: Sequence[RequirementState]) -> Section:
    """Return what a stage demands and how it stands."""
    section = Section(look, say("Requirements for {stage}", stage=stage.words))
    for state in states:
        title = say("{title}", title=state.title)
        section.add_row(
            FactRow(look, title, state.met.words, role=met_tone(state.met).value, strong=True)
        )
    return section


def _pillar(pillar: Pillar, lines: Sequence[ScoredLine]) -> ScoreCells:
    return ScoreCells(
        question=pillar.words,
        points=say(
            "{points} of {possible}",
            points=sum(line.points for line in lines),
            possible=sum(line.possible for line in lines),
        ),
        could_be=span(sum(line.lowest for line in lines), sum(line.highest for line in lines)),
        strong=True,
    )


def _line(line: ScoredLine, dossier: Dossier) -> ScoreCells:
    points = say("{points} of {possible}", points=line.points, possible=line.possible)
    unknown = say("? of {possible}", possible=line.possible)
    return ScoreCells(
        question=line.question,
        because=dossier.because(line),
        source=source_words(line, dossier) or say("ask"),
        points=points if line.answered else unknown,
        could_be=span(line.lowest, line.highest),
    )
