"""A card's text is read whole, or refused at the field that is wrong."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from tests.starter import CARD, TEXT
from workbench.domain.card import Axis, Origin, Pillar, Step
from workbench.domain.lead import Stage
from workbench.errors import InvalidInput
from workbench.scoring.cards import read_card
from workbench.scoring.conditions import CONDITIONS
from workbench.scoring.criterion import CRITERIA, needs


def points(pillar: Pillar) -> int:
    return sum(line.best for line in CARD.lines if line.pillar is pillar)


def test_the_starter_card_asks_twelve_questions_of_what_they_can() -> None:
    able = [line for line in CARD.lines if line.pillar.axis is Axis.CAN]
    assert len(able) == 12
    assert sum(line.best for line in able) == 100
    assert sum(line.best for line in CARD.lines if line.pillar is Pillar.INTEREST) == 30
    assert points(Pillar.ECONOMY) == 35
    assert points(Pillar.CUSTOMER) >= 2 * points(Pillar.PUBLIC)
    assert all(line.worst == 0 for line in CARD.lines)


def test_the_starter_card_calls_itself_a_guess_and_reasons_every_line() -> None:
    assert {line.origin for line in CARD.lines} == {Origin.GUESS}
    lines = re.findall(r'criterion = "[^"]+"\n# ', TEXT)
    assert len(lines) == len(CARD.lines)
    assert not CARD.signed


def test_the_starter_card_bands_caps_and_demands() -> None:
    assert (CARD.look_closer_from, CARD.go_from) == (40, 65)
    assert {cap.condition for cap in CARD.caps} == set(CONDITIONS)
    assert {demand.stage for demand in CARD.demands} == {Stage.MQL, Stage.SQL}


def test_the_same_text_has_the_same_id_everywhere() -> None:
    assert read_card(TEXT) == CARD
    assert CARD.source == TEXT
    assert read_card(TEXT + "\n").id != CARD.id


def test_a_card_says_what_it_needs_of_research() -> None:
    wanted = needs(CARD)
    assert {"accounts.revenue", "accounts.equity", "company.founded"} <= wanted.properties
    assert {"accounts", "roles", "unit", "press"} <= wanted.kinds


def line(text: str) -> str:
    """The starter card with its last line changed for this one."""
    head, _, rest = TEXT.partition('[[line]]\ncriterion = "has_contact@1"')
    _, _, tail = rest.partition("# --- What caps")
    return f"{head}{text}\n# {tail}"


HUNDRED = """
[[line]]
criterion = "web_age@1"
unknown = 1
author = "Mette"
review = 2027-01-31
origin = "policy"
steps = [{ points = 2, at_least = 5 }, { points = 0 }]
"""


def replacing(old: str, new: str) -> Callable[[], str]:
    def changed() -> str:
        assert old in TEXT
        return TEXT.replace(old, new, 1)

    return changed


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (lambda: "title = ", "card"),
        (lambda: "", "bands"),
        (replacing('title = "Starter card"', "title = 3"), "title"),
        (replacing('title = "Starter card"', ""), "title"),
        (replacing("version = 1", 'version = "1"'), "version"),
        (replacing("version = 1", "version = true"), "version"),
        (replacing("version = 1", "version = 1\nsubtitle = 'x'"), "subtitle"),
        (replacing("go = 65", "go = 40"), "bands"),
        (replacing("go = 65", "go = 101"), "bands"),
        (replacing("go = 65", "go = 65\nmaybe = 50"), "bands.maybe"),
        (replacing('"own_money@1"', '"own_money@9"'), "line[2].criterion"),
        (replacing('"own_money@1"', '"price_carried@1"'), "line[price_carried@1].steps[1].named"),
        (replacing("unknown = 4", "unknown = 11"), "line[price_carried@1].unknown"),
        (replacing("unknown = 4", "unknown = 4.5"), "line[price_carried@1].unknown"),
        (replacing('origin = "guess"', 'origin = "hunch"'), "line[price_carried@1].origin"),
        (replacing('origin = "guess"', "wieght = 3"), "line[price_carried@1].wieght"),
        (replacing('origin = "guess"', "review = 3"), "line[price_carried@1].review"),
        (replacing("at_least = 0.05", "at_least = 0.2"), "line[price_carried@1].steps"),
        (replacing("at_least = 0.05", "at_least = nan"), "line[price_carried@1].steps[3].at_least"),
        (replacing("at_least = 0.05", 'at_least = "5"'), "line[price_carried@1].steps[3].at_least"),
        (replacing("    { points = 10 },\n", ""), "line[price_carried@1].steps"),
        (replacing("{ points = 10 }", "{ points = -1 }"), "line[price_carried@1].steps[6].points"),
        (
            replacing('{ points = 0, named = "nothing_earned" },', ""),
            "line[price_carried@1].steps",
        ),
        (
            replacing('named = "losing_less"', 'named = "lost"'),
            "line[making_money@1].steps[4].named",
        ),
        (replacing(', named = "losing_less"', ""), "line[making_money@1].steps[4].named"),
        (replacing("{ points = 10 }", "{ points = 12 }"), "line"),
        (replacing('condition = "ceased"', 'condition = "tired"'), "cap[2].condition"),
        (replacing('at_most = "not_now"', 'at_most = "never"'), "cap[1].at_most"),
        (replacing('"status_active"', '"status_fine"'), "demand[2].requirement"),
        (replacing('stage = "mql"', 'stage = "maybe"'), "demand[1].stage"),
        (replacing("number = 40", ""), "demand[3].number"),
        (
            replacing('requirement = "status_active"', 'requirement = "status_active"\nnumber = 1'),
            "demand[2].number",
        ),
        (lambda: line(HUNDRED), "line"),
        (lambda: line('[[line]]\ncriterion = "asked@1"\nunknown=1\nsteps=[{points=1}]'), "line"),
        (lambda: line("[[line]]\ncriterion = 3"), "line[15].criterion"),
        (lambda: "line = 3\n" + re.sub(r"(?s)# --- Eco.*", "", TEXT), "line"),
        (lambda: "bands = 3\n", "bands"),
    ],
)
def test_what_cannot_be_used_is_said_at_its_field(text: Callable[[], str], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_card(text())
    assert refused.value.field == field


def test_a_line_may_tell_who_wrote_it_and_when_it_is_looked_at_again() -> None:
    ninety_eight = line(HUNDRED).replace("{ points = 10 },", "{ points = 8 },", 1)
    added = read_card(ninety_eight).lines[-1]
    assert (added.origin, added.author, added.review) == (
        Origin.POLICY,
        "Mette",
        date(2027, 1, 31),
    )
    assert added.steps == (Step(points=2, at_least=Decimal(5)), Step(points=0))


def test_numbers_are_read_as_decimals() -> None:
    price = CARD.lines[0]
    assert price.steps[1].at_least == Decimal("0.10")


def test_every_pinned_criterion_is_known_by_its_version() -> None:
    for each in CARD.lines:
        criterion = CRITERIA[each.criterion]
        assert f"{criterion.key}@{criterion.version}" == each.criterion
