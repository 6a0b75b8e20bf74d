"""The scorecard of the following pages: every question, its points and what they rest on."""

from workbench.domain.card import Pillar
from workbench.domain.dossier import Dossier
from workbench.domain.scorecard import Met, ScoredLine
from workbench.export.content import Claim, Column, Line, ScoreRow, Section, Table, Tone
from workbench.export.notes import Notes
from workbench.texts import Texts, say

_MET = {
    Met.MET: (say("met"), Tone.GOOD),
    Met.OPEN: (say("open"), Tone.CAREFUL),
    Met.NOT_MET: (say("not met"), Tone.BAD),
}


def score_rows(dossier: Dossier, texts: Texts, notes: Notes) -> tuple[ScoreRow, ...]:
    """Return the card's lines in its order, grouped by pillar, with their proofs."""
    card = dossier.scorecard
    if card is None:
        return ()
    ordered = [line for pillar in Pillar for line in card.lines if line.pillar is pillar]
    return tuple(_row(line, texts, notes) for line in ordered)


def scorecard_section(dossier: Dossier, rows: tuple[ScoreRow, ...], texts: Texts) -> Section:
    """Return the scorecard and the requirements as tables."""
    title = texts.say(say("Scorecard"))
    if not rows:
        empty = Claim(texts.say(say("No card is filled in yet.")), (), Tone.FAINT)
        return Section(key="scorecard", title=title, paragraphs=(empty,))
    columns = (
        Column(texts.say(say("Question")), 5),
        Column(texts.say(say("Because")), 7),
        Column(texts.say(say("Points")), 5, figures=True),
    )
    lines: list[Line] = []
    pillar = ""
    for row in rows:
        if row.pillar != pillar:
            pillar = row.pillar
            lines.append(Line((Claim(pillar),), heading=True))
        lines.append(_line(row, texts))
    tables = (Table(columns=columns, lines=tuple(lines)), *_requirements(dossier, texts))
    return Section(key="scorecard", title=title, tables=tables)


def points_words(row: ScoreRow, texts: Texts) -> str:
    """Return `30 of 40`, or for an open question `open: 0–10 of 10, shown as 5`."""
    if row.answered:
        return texts.say(say("{points} of {possible}", points=row.points, possible=row.possible))
    return texts.say(
        say(
            "open: {lowest}–{highest} of {possible}, shown as {points}",
            lowest=row.lowest,
            highest=row.highest,
            possible=row.possible,
            points=row.points,
        )
    )


def _row(line: ScoredLine, texts: Texts, notes: Notes) -> ScoreRow:
    return ScoreRow(
        criterion=line.criterion,
        pillar=texts.say(line.pillar.words),
        question=texts.say(line.question),
        because=texts.say(line.because),
        answered=line.answered,
        points=line.points,
        lowest=line.lowest,
        highest=line.highest,
        possible=line.possible,
        proofs=tuple(notes.prove(each) for each in line.evidence),
    )


def _line(row: ScoreRow, texts: Texts) -> Line:
    used = tuple(sorted({proof.note for proof in row.proofs}))
    tone = Tone.PLAIN if row.answered else Tone.FAINT
    return Line(
        (
            Claim(row.question),
            Claim(row.because, used, tone),
            Claim(points_words(row, texts), (), tone),
        )
    )


def _requirements(dossier: Dossier, texts: Texts) -> tuple[Table, ...]:
    if not dossier.requirements:
        return ()
    columns = (
        Column(texts.say(say("Requirement")), 5),
        Column(texts.say(say("Because")), 7),
        Column(texts.say(say("State")), 5, figures=True),
    )
    lines = tuple(
        Line(
            (
                Claim(texts.say(each.title)),
                Claim(texts.say(each.because)),
                Claim(texts.say(_MET[each.met][0]), (), _MET[each.met][1]),
            )
        )
        for each in dossier.requirements
    )
    return (Table(columns=columns, lines=lines),)
