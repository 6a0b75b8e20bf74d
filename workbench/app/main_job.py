"""The main job from a name to a handoff folder, on the demo's first company, told step by step."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from workbench.app import (
    companies,
    decisions,
    dossiers,
    evidence_by_people,
    handoffs,
    leads,
    research,
)
from workbench.app.companies import Opened
from workbench.app.desk import Desk
from workbench.app.handoffs import Exported
from workbench.app.prepared_questions import for_company
from workbench.domain.lead import ChannelKind, Often, Openness, SignalKind, Stage
from workbench.domain.operation import Operation
from workbench.domain.reference import HandAnswer, Heard, PaysHow, Relation, Wording
from workbench.errors import NotInStore
from workbench.jobs import JobControl
from workbench.texts import Message, say

WHO = "311000004"
"""The demo's Fjordlys Automasjon AS."""


def do_main_job(
    desk: Desk, into: Path, control: JobControl, tell: Callable[[Message], None]
) -> Exported:
    """Open, research, listen, rate, decide and hand over; return the folder.

    Raises:
        NotInStore: the demo's company is not in the world that was given.
        WorkbenchError: as each step raises.
    """
    found = companies.find(desk, WHO, control)
    decisive = [candidate for candidate in found.candidates if candidate.decisive]
    if not decisive:
        raise NotInStore(say("{number} is not in this world.", number=WHO))
    opened = companies.open_company(desk, decisive[0])
    tell(opened.did)
    tell(research.research(desk, opened.result.company.id, control).did)
    for operation in _bring(desk, opened.result):
        tell(operation.did)
    scorecard = dossiers.open_dossier(desk, opened.result.company.id).scorecard
    if scorecard is not None:
        tell(
            say(
                "{lowest} to {highest} of {possible}: {band}.",
                lowest=scorecard.can.lowest,
                highest=scorecard.can.highest,
                possible=scorecard.can.possible,
                band=scorecard.band.words,
            )
        )
    tell(decisions.qualify(desk, opened.result.lead, Stage.MQL).did)
    handed = handoffs.hand_over(desk, opened.result.company.id, into)
    tell(handed.did)
    return handed.result


def _bring(desk: Desk, opened: Opened) -> Iterator[Operation[object]]:
    lead, company, today = opened.lead, opened.company, desk.now().date()
    yield leads.set_offer(
        desk,
        lead,
        name="Line monitoring",
        amount="480000",
        currency="NOK",
        often=Often.YEARLY,
    )
    yield leads.note_signal(
        desk,
        lead,
        kind=SignalKind.ASKED_FOR_OFFER,
        day=today - timedelta(days=4),
        asked_for="line monitoring for two halls",
    )
    yield leads.name_contact(
        desk,
        lead,
        name="Ingrid Prøve",
        role="Head of production",
        phone="+47 00 00 00 00",
        where_from="wrote to us",
        part="decides together with finance",
    )
    yield leads.set_channel(
        desk,
        lead,
        kind=ChannelKind.PHONE,
        openness=Openness.OPEN,
        reason=say("They wrote to us."),
    )
    yield evidence_by_people.note_reference(
        desk,
        company.id,
        relation=Relation.SUPPLIER,
        day=today - timedelta(days=3),
        words="Always on the day.",
        heard=Heard.DIRECT,
        wording=Wording.QUOTE,
        pays=PaysHow.ON_TIME,
    )
    for question in for_company(
        company, desk.store.read(lambda ledger: ledger.facts.of_company(company.id))
    ):
        yield evidence_by_people.answer_by_hand(
            desk,
            company.id,
            question=question.key,
            asked=question.address,
            answer=HandAnswer.NOTHING_FOUND,
        )
    yield leads.plan_step(desk, lead, what="Offer", due=today + timedelta(days=4))
    yield leads.set_brief(
        desk,
        lead,
        open_with="the stop on line 2 they told us about",
        not_mention="what the former supplier said",
    )
