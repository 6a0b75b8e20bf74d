"""The demo's closed deals: companies looked up briefly, and the whole course of each at once."""

from workbench.app import outcomes, research
from workbench.app.companies import Opened
from workbench.app.demo_chapters import Chapter, answers_so_far, was_moved
from workbench.app.demo_story import ToldDeal
from workbench.app.desk import Desk
from workbench.app.writing import write, written
from workbench.domain.lead import Signal, Stage, StageChange, Touch, TouchKind
from workbench.domain.ledger import Ledger
from workbench.domain.reference import Rating
from workbench.jobs import JobControl
from workbench.texts import Message, say

_NEED = "need_fits@1"
_EASY = "easy_to_work_with@1"
_UNIT = "unit"
"""The kind of look-up that tells who a company is, how old and how large."""


def closing(desk: Desk, deal: ToldDeal, control: JobControl) -> Chapter:
    """Return what makes an opened company a closed deal, with little research."""

    def close(opened: Opened) -> None:
        company = opened.company
        had = {lookup.question.key for lookup in answers_so_far(desk, opened, control)}
        free = [each for each in research.plan(desk, company.id) if each.usable and not each.costs]
        units = [
            each.question
            for each in free
            if each.question.kind == _UNIT and each.question.key not in had
        ]
        desk.lookups.run(units, company=company.id, control=control)
        write(
            desk, company.id, _ended(deal), lambda ledger: _append_deal(desk, ledger, deal, opened)
        )

    return Chapter(was_moved(*outcomes.CLOSED), close)


def _ended(deal: ToldDeal) -> Message:
    return say("Brought a won deal.") if deal.won else say("Brought a lost deal.")


def _append_deal(desk: Desk, ledger: Ledger, deal: ToldDeal, opened: Opened) -> None:
    """Append a deal's whole course in one unit of work; forty-eight of them must not take long."""
    at, today = desk.now(), desk.now().date()
    about = opened.lead.id
    words = "Signed." if deal.won else "Chose to go on as before."
    ledger.signals.append(
        Signal(**written(desk, about, at), kind=deal.signal, day=deal.asked(today))
    )
    ledger.ratings.append(Rating(**written(desk, about, at), criterion=_NEED, step=deal.need))
    ledger.touches.append(
        Touch(
            **written(desk, about, at),
            kind=TouchKind.MEETING,
            day=deal.closed(today),
            words=words,
        )
    )
    ledger.stages.append(
        StageChange(
            **written(desk, about, at),
            stage=Stage.WON if deal.won else Stage.LOST,
            reason=words,
            supersedes=ledger.stages.of(about)[-1].id,
        )
    )
    # Afterwards, by those who knew how it had ended: the leak that learning must notice.
    ledger.ratings.append(Rating(**written(desk, about), criterion=_EASY, step=deal.easy))
