"""Requirements are met, open or not met; a threshold inside the range is open."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.samples import METTE, NOW, REGISTER, fjordlys, hand_search, known, scorecard, skagen
from tests.starter import CARD
from workbench.domain.card import Demand
from workbench.domain.company import Judgement, Sameness
from workbench.domain.lead import Openness, SignalKind, Stage
from workbench.domain.scorecard import Met
from workbench.domain.sounding import Sounding
from workbench.scoring.requirements import REQUIREMENTS, stand
from workbench.scoring.weigh import fill
from workbench.texts import say


def judged(sameness: Sameness) -> Judgement:
    return Judgement(
        id=UUID(int=800),
        entity=REGISTER,
        company=fjordlys().company.id,
        sameness=sameness,
        reason=say("same number"),
        by=METTE.id,
        at=NOW,
    )


def with_facts(**said: str) -> Sounding:
    keys = {f"company.{key}" for key in said}
    kept = tuple(x for x in fjordlys().facts if x.fact.key not in keys)
    more = tuple(known(f"company.{key}", value) for key, value in said.items() if value)
    return replace(fjordlys(), facts=(*kept, *more))


def told(**changes: Any) -> Sounding:
    return replace(fjordlys(), **changes)


CHANNEL = fjordlys().channels[0]
COLD = (replace(fjordlys().signals[0], kind=SignalKind.COLD),)
STEP = fjordlys().next_step
assert STEP is not None
STALE = (replace(fjordlys().contacts[0], expires=date(2026, 11, 21)),)
CLOSED = (replace(CHANNEL, openness=Openness.CLOSED),)
UNKNOWN = (replace(CHANNEL, openness=Openness.UNKNOWN),)
NO_PROTECTION = with_facts(advertising_protected="no")
PROTECTED = with_facts(advertising_protected="yes")


@pytest.mark.parametrize(
    ("key", "sounding", "number", "met"),
    [
        ("identity_confirmed", told(judgements=(judged(Sameness.SAME),)), 0, Met.MET),
        ("identity_confirmed", told(judgements=(judged(Sameness.UNSURE),)), 0, Met.OPEN),
        ("identity_confirmed", told(judgements=(judged(Sameness.DIFFERENT),)), 0, Met.OPEN),
        ("identity_confirmed", fjordlys(), 0, Met.OPEN),
        ("status_active", fjordlys(), 0, Met.MET),
        ("status_active", with_facts(status=""), 0, Met.OPEN),
        ("status_active", with_facts(status="bankrupt"), 0, Met.NOT_MET),
        ("accounts_not_older_than", fjordlys(), 10, Met.MET),
        ("accounts_not_older_than", fjordlys(), 9, Met.NOT_MET),
        ("accounts_not_older_than", told(facts=()), 18, Met.OPEN),
        ("lowest_at_least", fjordlys(), 75, Met.MET),
        ("lowest_at_least", fjordlys(), 76, Met.OPEN),
        ("lowest_at_least", fjordlys(), 85, Met.OPEN),
        ("lowest_at_least", fjordlys(), 86, Met.NOT_MET),
        ("signal_or_contact", told(contacts=()), 0, Met.MET),
        ("signal_or_contact", told(signals=()), 0, Met.MET),
        ("signal_or_contact", told(signals=COLD, contacts=STALE), 0, Met.NOT_MET),
        ("signal_or_contact", told(signals=(), contacts=()), 0, Met.OPEN),
        ("contact_named", fjordlys(), 0, Met.MET),
        ("contact_named", told(contacts=STALE), 0, Met.OPEN),
        ("channel_open", fjordlys(), 0, Met.MET),
        ("channel_open", told(channels=UNKNOWN), 0, Met.OPEN),
        ("channel_open", told(channels=()), 0, Met.OPEN),
        ("channel_open", told(channels=CLOSED), 0, Met.NOT_MET),
        ("next_step_dated", fjordlys(), 0, Met.MET),
        ("next_step_dated", told(next_step=None), 0, Met.OPEN),
        (
            "next_step_dated",
            told(next_step=replace(STEP, due=date(2026, 11, 21))),
            0,
            Met.NOT_MET,
        ),
        ("advertising_protection_respected", fjordlys(), 0, Met.MET),
        ("advertising_protection_respected", NO_PROTECTION, 0, Met.MET),
        ("advertising_protection_respected", PROTECTED, 0, Met.MET),
        ("advertising_protection_respected", replace(PROTECTED, signals=COLD), 0, Met.NOT_MET),
        ("advertising_protection_respected", replace(skagen(), facts=()), 0, Met.OPEN),
        ("trouble_looked_for", fjordlys(), 0, Met.MET),
        ("trouble_looked_for", told(hand_searches=()), 0, Met.OPEN),
        ("trouble_looked_for", told(hand_searches=(hand_search(1),)), 0, Met.MET),
    ],
)
def test_how_a_requirement_stands(key: str, sounding: Sounding, number: int, met: Met) -> None:
    state, because = REQUIREMENTS[key].judge(sounding, scorecard(), number)
    assert state is met
    assert str(because)


@pytest.mark.parametrize(
    ("key", "sounding", "number", "firm"),
    [
        ("lowest_at_least", fjordlys(), 86, "no answer that is still open can reach it"),
        ("lowest_at_least", fjordlys(), 85, None),
        ("status_active", with_facts(status="bankrupt"), 0, "there is no company to sell to"),
        ("status_active", with_facts(status=""), 0, None),
        (
            "advertising_protection_respected",
            replace(PROTECTED, signals=COLD),
            0,
            "the law knows no exception (CVR-loven § 19)",
        ),
        ("advertising_protection_respected", replace(skagen(), facts=()), 0, None),
        (
            "channel_open",
            told(channels=CLOSED),
            0,
            "a closed channel is opened on a ground, never by an exception",
        ),
        ("accounts_not_older_than", fjordlys(), 9, None),
        ("signal_or_contact", told(signals=COLD, contacts=STALE), 0, None),
        ("next_step_dated", told(next_step=replace(STEP, due=date(2026, 11, 21))), 0, None),
    ],
)
def test_from_what_people_may_except(
    key: str, sounding: Sounding, number: int, firm: str | None
) -> None:
    demand = Demand(requirement=key, stage=Stage.SQL, number=number)
    [state] = stand(replace(CARD, demands=(demand,)), Stage.SQL, sounding, scorecard())
    assert state.met is not Met.MET
    assert (None if state.firm is None else str(state.firm)) == firm


def test_a_stage_is_told_its_own_demands_in_the_cards_order() -> None:
    filled = fill(CARD, fjordlys(), UUID(int=900))
    states = stand(CARD, Stage.SQL, fjordlys(), filled)
    asked = [each for each in CARD.demands if each.stage is Stage.SQL]
    assert [each.requirement for each in states] == [each.requirement for each in asked]
    assert {each.stage for each in states} == {Stage.SQL}
    assert "At least 60 points, proven" in [str(each.title) for each in states]
    assert stand(CARD, Stage.WON, fjordlys(), filled) == ()


def test_a_requirement_this_program_lacks_is_our_own_fault() -> None:
    card = replace(CARD, demands=(Demand(requirement="horoscope", stage=Stage.MQL),))
    with pytest.raises(KeyError):
        stand(card, Stage.MQL, fjordlys(), scorecard())
