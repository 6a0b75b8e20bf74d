"""The words of a plan: reasons with their price, and sums currency by currency."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from tests.fakes.desks import bench
from tests.fakes.planned import PAID, ROLES, UNIT
from tests.samples import COMPANY
from workbench.app import research
from workbench.app.plan_words import total_words, why_words
from workbench.domain.figures import Money
from workbench.domain.freshness import Freshness, Need
from workbench.texts import ENGLISH, say


def test_what_costs_says_so_whether_it_can_be_asked_or_not() -> None:
    made = bench()
    made.engine.wanted = [(UNIT, PAID)]
    told = [ENGLISH.say(why_words(each)) for each in research.plan(made.desk, COMPANY.id)]
    assert told[0] == "never asked"
    assert told[1].startswith("wants a key · costs ")
    made.engine.has_key = True
    _, paid = research.plan(made.desk, COMPANY.id)
    assert ENGLISH.say(why_words(paid)).startswith("never asked · costs ")


def test_a_source_that_is_left_alone_says_until_when() -> None:
    made = bench()
    made.engine.wanted = [(UNIT, ROLES)]
    made.engine.rests[UNIT.source] = 3600.0
    when = made.desk.now() + timedelta(hours=1)
    planned = research.plan(made.desk, COMPANY.id)
    never, _ = research.in_turn(made.desk, planned)
    assert never.after == when
    told = ENGLISH.say(say("{when}", when=when))
    assert ENGLISH.say(why_words(never)) == f"never asked · not before {told}"
    left = replace(never, freshness=Freshness(need=Need.WAITS, why=say("waits: no network")))
    assert ENGLISH.say(why_words(left)) == f"waits until {told}"
    made.engine.rests.clear()
    assert research.in_turn(made.desk, planned) == planned


def test_a_sum_keeps_currencies_apart() -> None:
    crowns, dollars = Money(Decimal(2), "NOK"), Money(Decimal("0.005"), "USD")
    told = ENGLISH.say(total_words([None, crowns, dollars, crowns]))
    assert told.startswith("4 questions, ")
    assert "NOK" in told
    assert "USD" in told
    assert ENGLISH.say(total_words([None])) == "1 question, free"
