"""What a person reads of a plan: why a question is asked or not, and what asking costs."""

from collections.abc import Iterable
from decimal import Decimal

from workbench.app.research import Planned
from workbench.domain.figures import Money
from workbench.domain.freshness import Need
from workbench.texts import Message, say, say_many


def why_words(each: Planned) -> Message:
    """Return why a question is asked, or until when its answer is fresh, and what asking costs."""
    why = _when(each) if each.usable else say("wants a key")
    cost = each.manifest.cost
    return why if cost is None else say("{why} · costs {cost}", why=why, cost=cost)


def _when(each: Planned) -> Message:
    why = each.freshness.why
    if each.after is None:
        return why
    if each.freshness.need is Need.WAITS:
        return say("waits until {when}", when=each.after)
    return say("{why} · not before {when}", why=why, when=each.after)


def total_words(costs: Iterable[Money | None]) -> Message:
    """Return how many questions were chosen and what they cost, currency by currency."""
    every = tuple(costs)
    sums: dict[str, Decimal] = {}
    for cost in every:
        if cost is not None:
            sums[cost.currency] = sums.get(cost.currency, Decimal(0)) + cost.amount
    told = say_many("{count} question", "{count} questions", len(every))
    if not sums:
        return say("{questions}, free", questions=told)
    for currency, amount in sorted(sums.items()):
        told = say("{questions}, {cost}", questions=told, cost=Money(amount, currency))
    return told
