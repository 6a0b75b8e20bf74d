"""Work lists: how a lead stands for its next stage, and how long somebody worked."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import NOW
from workbench.domain.lead import Stage
from workbench.domain.scorecard import Met, RequirementState
from workbench.domain.work_list import PAUSE, Outlook, SessionSummary, minutes_spent, outlook
from workbench.texts import ENGLISH, say

SECONDS = st.lists(st.integers(0, 40_000), max_size=20)


def state(met: Met, *, told: bool = True, firm: bool = False) -> RequirementState:
    return RequirementState(
        requirement="any",
        stage=Stage.MQL,
        title=say("Any"),
        met=met,
        because=say("so it is"),
        firm=say("there is no way round it") if firm else None,
        told_by_sources=told,
    )


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((), Outlook.READY),
        ((state(Met.MET), state(Met.MET)), Outlook.READY),
        ((state(Met.MET), state(Met.OPEN)), Outlook.OPEN),
        ((state(Met.MET), state(Met.NOT_MET)), Outlook.OPEN),
        ((state(Met.MET), state(Met.OPEN, told=False)), Outlook.READY),
        ((state(Met.MET), state(Met.NOT_MET, firm=True)), Outlook.NO),
        ((state(Met.NOT_MET, told=False, firm=True), state(Met.OPEN)), Outlook.NO),
    ],
)
def test_a_lead_is_ready_by_what_sources_tell_and_a_no_by_what_nobody_may_pass(
    states: tuple[RequirementState, ...], expected: Outlook
) -> None:
    assert outlook(states) is expected


def test_a_pause_counts_ten_minutes_at_most() -> None:
    acts = [NOW + timedelta(minutes=each) for each in (2, 5, 65)]
    assert minutes_spent(NOW, acts, NOW + timedelta(minutes=70)) == 2 + 3 + 10 + 5


@given(SECONDS, st.integers(0, 40_000))
def test_nobody_works_longer_than_from_begin_to_end(acts: list[int], lasted: int) -> None:
    until = NOW + timedelta(seconds=lasted)
    spent = minutes_spent(NOW, [NOW + timedelta(seconds=each) for each in acts], until)
    assert 0 <= spent <= -(-lasted // 60)
    within = sum(each <= lasted for each in acts)
    assert spent <= (within + 1) * PAUSE.seconds // 60 + 1


@given(SECONDS, st.integers(0, 40_000), st.integers(0, 40_000))
def test_one_more_thing_done_never_makes_the_work_shorter(
    acts: list[int], more: int, lasted: int
) -> None:
    until = NOW + timedelta(seconds=lasted)
    instants = [NOW + timedelta(seconds=each) for each in acts]
    before = minutes_spent(NOW, instants, until)
    assert minutes_spent(NOW, [*instants, NOW + timedelta(seconds=more)], until) >= before


def test_a_summary_says_what_is_done_open_and_waiting() -> None:
    told = SessionSummary(minutes=34, done=12, ready=8, open=24, no=8, queued=3)
    said = "12 companies decided in 34 minutes; 24 still open; 3 look-ups wait."
    assert ENGLISH.say(told.words) == said
