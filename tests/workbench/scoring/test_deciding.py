"""What an answer is worth: the width it may settle, by what its source told others."""

from dataclasses import replace
from fractions import Fraction

from tests.samples import fjordlys
from tests.starter import CARD
from workbench.domain.ids import new_id
from workbench.domain.lead import Stage
from workbench.domain.lookup import Question
from workbench.domain.scorecard import RequirementState, Scorecard
from workbench.domain.sounding import Sounding
from workbench.scoring import requirements
from workbench.scoring.deciding import Shares, shares, worth
from workbench.scoring.weigh import fill

UNIT = Question(source="no_enhetsregisteret", kind="unit", about="311000004")
ROLES = Question(source="no_enhetsregisteret", kind="roles", about="311000004")
ACCOUNTS = Question(source="no_regnskapsregisteret", kind="accounts", about="311000004")
BRANCHES = Question(source="no_enhetsregisteret", kind="branches", about="311000004")
NOTHING = replace(fjordlys(), facts=(), lookups=(), signals=())


def stood(sounding: Sounding) -> tuple[Scorecard, tuple[RequirementState, ...]]:
    card = fill(CARD, sounding, new_id())
    return card, requirements.stand(CARD, Stage.MQL, sounding, card)


def of(question: Question, sounding: Sounding = NOTHING, known: Shares | None = None) -> Fraction:
    scorecard, states = stood(sounding)
    return worth(question, scorecard, states, known)


def widths(scorecard: Scorecard, *criteria: str) -> int:
    lines = {each.criterion: each for each in scorecard.lines}
    return sum(lines[each].highest - lines[each].lowest for each in criteria)


def test_the_registers_entry_may_end_research_and_comes_before_everything() -> None:
    scorecard, _ = stood(NOTHING)
    ending = of(UNIT)
    # It tells the status, without which nobody may go on.
    assert ending == scorecard.can.possible + widths(scorecard, "age@1", "size_fits@1")
    assert ending > of(ACCOUNTS) > of(ROLES) > 0


def test_accounts_are_worth_every_line_that_reads_them() -> None:
    scorecard, _ = stood(NOTHING)
    read = ("price_carried@1", "own_money@1", "making_money@1", "margin@1", "figures_age@1")
    assert of(ACCOUNTS) == widths(scorecard, *read)


def test_what_is_answered_is_worth_nothing_more() -> None:
    assert of(ACCOUNTS, fjordlys()) == 0
    assert of(UNIT, fjordlys()) < of(UNIT)


def test_a_kind_no_criterion_names_is_worth_little_before_it_was_ever_answered() -> None:
    assert 0 < of(BRANCHES) < of(UNIT)
    assert of(BRANCHES, known={}) == 0


def test_what_others_were_told_decides_what_may_be_expected() -> None:
    scorecard, _ = stood(NOTHING)
    half = {"company.founded": Fraction(1, 2)}
    assert of(BRANCHES, known=half) == Fraction(widths(scorecard, "age@1"), 2)


def test_shares_count_answers_that_state_a_property() -> None:
    told = [frozenset({"company.name", "company.town"}), frozenset({"company.name"}), frozenset()]
    assert shares(told) == {"company.name": Fraction(2, 3), "company.town": Fraction(1, 3)}
    assert shares([]) is None


def test_nothing_is_worth_anything_where_no_line_is_open() -> None:
    scorecard, _ = stood(NOTHING)
    lines = tuple(replace(each, lowest=0, highest=0) for each in scorecard.lines)
    assert worth(ACCOUNTS, replace(scorecard, lines=lines), (), None) == 0
