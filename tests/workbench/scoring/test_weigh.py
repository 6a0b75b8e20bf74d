"""The range is honest, its parts add up, and the same inputs give the same scorecard."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import (
    annual,
    droemmebil,
    fjordlys,
    hand_search,
    known,
    rating,
    reference,
    skagen,
)
from tests.starter import CARD
from workbench.domain.card import Axis, Band, CardLine, Pillar, Step
from workbench.domain.company import Entity
from workbench.domain.reference import HandAnswer, HandSearch, Heard, PaysHow, Weight
from workbench.domain.scorecard import Finding, Score, Scorecard, ScoredLine
from workbench.domain.sounding import Sounding
from workbench.scoring.criterion import CRITERIA, Criterion
from workbench.scoring.weigh import fill, points_for
from workbench.texts import say

ID = UUID(int=900)
PROFF = Entity("proff_page", "311000004")
EMPTY = Sounding(as_of=fjordlys().as_of, company=fjordlys().company, facts=(), lead=fjordlys().lead)

Answer: TypeAlias = dict[str, Any]

figure = st.integers(min_value=-10_000_000, max_value=100_000_000)
years = st.builds(
    lambda year, lines: {"facts": annual(year, **lines)},
    st.integers(min_value=2019, max_value=2025),
    st.dictionaries(
        st.sampled_from(
            [
                "revenue",
                "gross_profit",
                "operating_result",
                "net_result",
                "assets",
                "equity",
                "cash",
            ]
        ),
        figure,
        min_size=1,
    ),
)
register = st.builds(
    lambda said, of: {"facts": (known(*said, **of),)},
    st.one_of(
        st.tuples(
            st.just("company.founded"), st.dates(date(1950, 1, 1), date(2026, 11, 22)).map(str)
        ),
        st.tuples(st.just("company.employees"), st.integers(0, 3000).map(str)),
        st.tuples(
            st.just("company.manager_changed"),
            st.dates(date(1999, 1, 1), date(2026, 11, 22)).map(str),
        ),
        st.tuples(st.just("company.status"), st.sampled_from(["active", "bankrupt", "ceased"])),
    ),
    st.sampled_from([{}, {"entity": PROFF}]),
)
people = st.one_of(
    st.builds(
        lambda number, pays, how: {"references": (reference(number, pays, how),)},
        st.integers(1000, 1999),
        st.sampled_from(PaysHow),
        st.sampled_from(Heard),
    ),
    st.builds(
        lambda number, answer, weight: {"hand_searches": (hand_search(number, answer, weight),)},
        st.integers(2000, 2999),
        st.sampled_from(HandAnswer),
        st.sampled_from(Weight),
    ),
    st.builds(
        lambda number, criterion, step: {"ratings": (rating(number, criterion, step),)},
        st.integers(3000, 3999),
        st.sampled_from(["easy_to_work_with@1", "need_fits@1"]),
        st.sampled_from(["0", "3", "5", "8", "10"]),
    ),
    st.sampled_from(
        [
            {"signals": fjordlys().signals},
            {"contacts": fjordlys().contacts},
            {"channels": fjordlys().channels},
            {"offer": fjordlys().offer},
        ]
    ),
)
answers: st.SearchStrategy[Answer] = st.one_of(years, register, people)


def told(sounding: Sounding, answer: Answer) -> Sounding:
    """The sounding with an answer more; of equal facts and entries one is kept."""
    more: dict[str, Any] = {
        name: tuple(dict.fromkeys((*getattr(sounding, name), *value)))
        if isinstance(value, tuple)
        else value
        for name, value in answer.items()
    }
    return replace(sounding, **more)


@st.composite
def soundings(draw: st.DrawFn) -> Sounding:
    sounding = EMPTY
    for answer in draw(st.lists(answers, max_size=10)):
        sounding = told(sounding, answer)
    return sounding


def widths(scorecard: Scorecard) -> list[int]:
    return [score.highest - score.lowest for score in (scorecard.can, scorecard.will)]


def line(scorecard: Scorecard, criterion: str) -> ScoredLine:
    return next(each for each in scorecard.lines if each.criterion == criterion)


@given(soundings())
def test_lowest_shown_and_highest_stand_in_order(sounding: Sounding) -> None:
    scorecard = fill(CARD, sounding, ID)
    for score in (scorecard.can, scorecard.will):
        assert 0 <= score.lowest <= score.shown <= score.highest <= score.possible
    for each in scorecard.lines:
        assert each.lowest <= each.points <= each.highest <= each.possible
        if each.answered:
            assert each.evidence
            assert each.lowest == each.highest


@given(soundings())
def test_the_parts_add_up(sounding: Sounding) -> None:
    scorecard = fill(CARD, sounding, ID)
    for score, lines in (
        (scorecard.can, scorecard.can_lines),
        (scorecard.will, scorecard.will_lines),
    ):
        assert score == Score(
            lowest=sum(each.lowest for each in lines),
            shown=sum(each.points for each in lines),
            highest=sum(each.highest for each in lines),
            possible=sum(each.possible for each in lines),
        )
    assert (scorecard.can.possible, scorecard.will.possible) == (100, 30)


def says_something(answer: Answer) -> bool:
    """What was found and not yet weighed is no answer: it opens a question."""
    searches: tuple[HandSearch, ...] = answer.get("hand_searches", ())
    return not any(
        each.answer is HandAnswer.FOUND and each.weight is Weight.NOT_WEIGHED for each in searches
    )


@given(soundings(), answers.filter(says_something))
def test_an_answer_more_never_widens_the_range(sounding: Sounding, answer: Answer) -> None:
    before = widths(fill(CARD, sounding, ID))
    after = widths(fill(CARD, told(sounding, answer), ID))
    assert all(new <= old for new, old in zip(after, before, strict=True))


def test_a_finding_that_nobody_has_weighed_opens_the_question_again_until_it_is() -> None:
    looked = told(EMPTY, {"hand_searches": (hand_search(2000),)})
    found = told(
        looked, {"hand_searches": (hand_search(2001, HandAnswer.FOUND, Weight.NOT_WEIGHED),)}
    )
    weighed = told(found, {"hand_searches": (hand_search(2002, HandAnswer.FOUND, Weight.NEUTRAL),)})
    lines = [line(fill(CARD, each, ID), "trouble_in_public@1") for each in (looked, found, weighed)]
    assert [each.answered for each in lines] == [True, False, True]
    assert (lines[1].lowest, lines[1].highest) == (0, lines[1].possible)


@given(soundings(), st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(sounding: Sounding, dice: random.Random) -> None:
    facts = list(sounding.facts)
    dice.shuffle(facts)
    shuffled = replace(sounding, facts=tuple(facts))
    assert fill(CARD, shuffled, ID) == fill(CARD, sounding, ID) == fill(CARD, sounding, ID)


@given(soundings())
def test_the_next_question_narrows_the_range_around_what_is_shown(sounding: Sounding) -> None:
    scorecard = fill(CARD, sounding, ID)
    asked, can = scorecard.next_question, scorecard.can
    if asked is None:
        assert can.lowest == can.highest
        return
    assert can.lowest <= asked.lowest <= can.shown <= asked.highest <= can.highest
    assert asked.highest - asked.lowest < can.highest - can.lowest
    widest = max(each.highest - each.lowest for each in scorecard.can_lines)
    assert (can.highest - can.lowest) - (asked.highest - asked.lowest) >= widest


@given(soundings(), st.sampled_from(["bankrupt", "ceased"]))
def test_a_cap_limits_the_claim_and_never_the_range(sounding: Sounding, status: str) -> None:
    plain = replace(
        sounding, facts=tuple(x for x in sounding.facts if x.fact.key != "company.status")
    )
    free = fill(CARD, plain, ID)
    struck = fill(CARD, replace(plain, facts=(*plain.facts, known("company.status", status))), ID)
    assert (struck.can, struck.will, struck.lines) == (free.can, free.will, free.lines)
    assert struck.band_by_points == free.band_by_points
    assert struck.band is Band.NOT_NOW
    assert struck.caps


def test_a_well_researched_company_may_be_called_go() -> None:
    scorecard = fill(CARD, fjordlys(), ID)
    assert scorecard.can == Score(lowest=70, shown=77, highest=86, possible=100)
    assert scorecard.will == Score(lowest=30, shown=30, highest=30, possible=30)
    assert (scorecard.band, scorecard.caps) == (Band.GO, ())
    assert scorecard.answered == 10
    assert not scorecard.card_signed


def test_without_revenue_the_range_is_wide_and_revenue_is_what_to_ask() -> None:
    sounding = replace(
        skagen(),
        references=(reference(1, PaysHow.LATE), reference(2, PaysHow.ON_TIME)),
        hand_searches=tuple(hand_search(number) for number in range(5)),
    )
    scorecard = fill(CARD, sounding, ID)
    asked = scorecard.next_question
    assert scorecard.answered == 8
    assert scorecard.can.lowest < CARD.go_from <= scorecard.can.highest
    assert scorecard.band is Band.LOOK_CLOSER
    assert scorecard.can.highest - scorecard.can.lowest == 30
    assert asked is not None
    assert (asked.criterion, str(asked.ask)) == ("margin@1", "Ask for last year's revenue.")
    assert asked.highest - asked.lowest == 22


def test_one_asking_that_answers_several_lines_counts_for_all_of_them() -> None:
    no_profit = tuple(x for x in skagen().facts if x.fact.key != "accounts.gross_profit")
    scorecard = fill(CARD, replace(skagen(), facts=no_profit), ID)
    asked = scorecard.next_question
    assert asked is not None
    assert str(asked.ask) == "Ask for last year's revenue."
    assert widths(scorecard)[0] - (asked.highest - asked.lowest) == 18


def test_eight_months_old_and_no_accounts_is_capped() -> None:
    scorecard = fill(CARD, droemmebil(), ID)
    assert scorecard.band is Band.NOT_NOW
    assert [str(each) for each in scorecard.caps] == [
        "Not now at most: founded 15 March 2026, and no annual accounts yet"
    ]
    assert scorecard.can.highest > CARD.go_from
    assert scorecard.will.shown >= 20


def test_points_without_evidence_add_nothing_to_the_lowest_and_say_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def hunch(_: Sounding) -> Finding:
        return Finding(because=say("a hunch"), measure=Decimal(5))

    criterion = Criterion(
        name="hunch@1",
        question=say("A hunch?"),
        pillar=Pillar.FIT,
        answer=hunch,
        explain=say("A hunch."),
        numeric=True,
    )
    monkeypatch.setitem(CRITERIA._entries, "hunch@1", criterion)
    steps = (Step(points=9, at_least=Decimal(4)), Step(points=0))
    card = replace(
        CARD,
        lines=(CardLine(criterion="hunch@1", pillar=Pillar.FIT, unknown=3, steps=steps),),
    )
    scorecard = fill(card, fjordlys(), ID)
    only = scorecard.lines[0]
    assert (only.points, only.lowest, only.highest) == (9, 0, 9)
    assert str(only.because) == "a hunch; no evidence, so it adds nothing"
    assert scorecard.next_question is not None


def test_a_scorecard_is_filled_in_for_a_lead() -> None:
    with pytest.raises(ValueError, match="for a lead"):
        fill(CARD, replace(fjordlys(), lead=None), ID)


def test_an_open_line_shows_what_the_card_says_while_unknown() -> None:
    open_line = line(fill(CARD, fjordlys(), ID), "need_fits@1")
    assert (open_line.points, open_line.lowest, open_line.highest) == (3, 0, 8)
    assert not open_line.answered


@pytest.mark.parametrize(
    ("measure", "points"),
    [("none", 1), (Decimal("0.10"), 0), (Decimal("0.0999"), 5), (Decimal(-3), 9)],
)
def test_the_first_step_that_a_measure_reaches_counts(measure: Decimal | str, points: int) -> None:
    steps = (
        Step(points=1, named="none"),
        Step(points=0, at_least=Decimal("0.1")),
        Step(points=5, at_least=Decimal(0)),
        Step(points=9),
    )
    assert points_for(steps, measure) == points


def test_a_measure_that_no_step_takes_is_our_own_fault() -> None:
    with pytest.raises(ValueError, match="no step takes"):
        points_for((Step(points=1, named="none"),), "other")


def test_every_line_counts_on_one_axis() -> None:
    scorecard = fill(CARD, fjordlys(), ID)
    assert {*scorecard.can_lines, *scorecard.will_lines} == set(scorecard.lines)
    assert {each.pillar.axis for each in scorecard.will_lines} == {Axis.WILL}
