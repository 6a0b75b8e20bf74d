"""A scorecard as plain JSON values, and how it differs from the one that was locked."""

from workbench.domain.scorecard import Score, Scorecard, ScoredLine
from workbench.domain.since_locked import SinceLocked
from workbench.texts import Texts

Record = dict[str, object]


def scorecard_record(card: Scorecard | None, texts: Texts) -> Record | None:
    """Return a scorecard with every line, or None where there is none."""
    if card is None:
        return None
    return {
        "id": str(card.id),
        "card": {
            "id": str(card.card),
            "title": card.card_title,
            "version": card.card_version,
            "signed": card.card_signed,
        },
        "as_of": card.as_of.isoformat(),
        "band": card.band.value,
        "band_by_points": card.band_by_points.value,
        "caps": [texts.say(each) for each in card.caps],
        "look_closer_from": card.look_closer_from,
        "go_from": card.go_from,
        "answered": card.answered,
        "questions": len(card.can_lines),
        "can": _score(card.can),
        "will": _score(card.will),
        "lines": [_line(each, texts) for each in card.lines],
    }


def would_now_record(since: SinceLocked | None, texts: Texts) -> Record | None:
    """Return how a score differs from the locked one, or None where it does not."""
    if since is None:
        return None
    return {
        "locked_on": since.day.isoformat(),
        "locked": {"band": since.locked.band.value, "can": _score(since.locked.can)},
        "now": {"band": since.now.band.value, "can": _score(since.now.can)},
        "moved": [
            {
                "criterion": each.now.criterion,
                "question": texts.say(each.now.question),
                "then": _worth(each.then, texts),
                "now": _worth(each.now, texts),
            }
            for each in since.moved
        ],
        "words": texts.say(since.words),
    }


def _worth(line: ScoredLine, texts: Texts) -> Record:
    return {
        "lowest": line.lowest,
        "highest": line.highest,
        "because": texts.say(line.because),
    }


def _score(score: Score) -> Record:
    return {
        "lowest": score.lowest,
        "shown": score.shown,
        "highest": score.highest,
        "possible": score.possible,
    }


def _line(line: ScoredLine, texts: Texts) -> Record:
    return {
        "criterion": line.criterion,
        "pillar": line.pillar.value,
        "question": texts.say(line.question),
        "answered": line.answered,
        "points": line.points,
        "lowest": line.lowest,
        "highest": line.highest,
        "possible": line.possible,
        "because": texts.say(line.because),
        "evidence": [{"kind": each.kind.value, "key": each.key} for each in line.evidence],
    }
