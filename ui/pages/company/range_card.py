"""How good and how sure: the range, its band, what is answered, and what helps most."""

from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.theme.scale import Type
from ui.widgets.section import Section
from ui.widgets.sentence import Sentence
from ui.widgets.verdict import Verdict
from workbench.domain.dossier import Dossier
from workbench.domain.score_range import can_they
from workbench.domain.scorecard import Scorecard
from workbench.texts import Message, beside, say


class RangeCard(Section):
    """The first thing the eye meets on a company."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.setAccessibleName(look.say(say("How good, and how sure")))
        self._verdict = Verdict(look)
        self._since = Sentence(look, kind=Type.SMALL, role="look_closer")
        self._notes = Sentence(look, kind=Type.SMALL, role="soft")
        self._caps = Sentence(look, kind=Type.SMALL, role="not_now")
        self.add(self._verdict)
        self.add(self._caps, space_before=4)
        self.add(self._since, space_before=4)
        self.add(self._notes, space_before=4)

    def show_score(self, dossier: Dossier) -> None:
        """Show the scorecard as known now."""
        scorecard = dossier.scorecard
        if scorecard is None:
            self._verdict.show_range(None, say("Not scored yet"))
        else:
            asked = scorecard.next_question
            self._verdict.show_range(
                can_they(scorecard), _answered(scorecard), asked.words if asked else None
            )
        _tell(self._caps, _caps(scorecard))
        since = dossier.since_locked
        _tell(self._since, since.words if since else None)
        _tell(self._notes, _pact(dossier))


def _tell(sentence: Sentence, message: Message | None) -> None:
    sentence.set_message(message)
    sentence.setVisible(message is not None)


def _answered(scorecard: Scorecard) -> Message:
    return say(
        "{answered} of {total} answered",
        answered=scorecard.answered,
        total=len(scorecard.can_lines),
    )


def _caps(scorecard: Scorecard | None) -> Message | None:
    return beside(*scorecard.caps) if scorecard and scorecard.caps else None


def _pact(dossier: Dossier) -> Message | None:
    scorecard = dossier.scorecard
    if scorecard is None:
        return None
    if scorecard.card_signed:
        card = say("Criteria {version}, signed by both", version=scorecard.card_version)
    else:
        card = say("Criteria {version}, an unsigned guess", version=scorecard.card_version)
    decision = dossier.decision
    if decision is None:
        return card
    # A score that has moved says itself at what it was locked, and when.
    if dossier.since_locked is not None:
        return say("{card} · locked as {stage}", card=card, stage=decision.stage.words)
    return say(
        "{card} · locked as {stage} on {day} at {points}",
        card=card,
        stage=decision.stage.words,
        day=decision.at.date(),
        points=decision.scorecard.can.words,
    )
