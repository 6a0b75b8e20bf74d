"""Whether the company makes money, and what is left of what it sells."""

from workbench.domain.accounts import AnnualAccounts
from workbench.domain.card import Pillar
from workbench.domain.figures import Money, Share, rounded
from workbench.domain.scorecard import Finding
from workbench.domain.sounding import Sounding
from workbench.scoring.criterion import criterion
from workbench.scoring.findings import facts, found
from workbench.scoring.price import ASK_REVENUE
from workbench.scoring.years import LOOKED_UP_BY, amount, either, not_stated, series, whose
from workbench.texts import Message, say

LOSING = ("losing_less", "losing")
"""The answers of `making_money` by which nothing is earned."""

_RESULTS = {"operating_result": say("operating result"), "net_result": say("net result")}
_ASK_RESULT = say("Ask for last year's operating or net result.")


@criterion(
    "making_money@1",
    say("Making money?"),
    Pillar.ECONOMY,
    outcomes=("earning_more", "earning", "earning_less", *LOSING),
    properties=("accounts.operating_result", "accounts.net_result"),
    kinds=LOOKED_UP_BY,
)
def making_money(sounding: Sounding) -> Finding:
    """Last year's operating result, or net result, held against the year before.

    One year alone has no trend: that cannot be told, and is not "flat".
    """
    stated = either(sounding, *_RESULTS, whole_years=True)
    if stated is None:
        unstated = say("neither operating nor net result is stated in the accounts")
        return not_stated(sounding, unstated, _ASK_RESULT, *_RESULTS)
    line, years = stated
    newest, before = years[0], years[1] if len(years) > 1 else None
    return found(
        _outcome(newest, before, line),
        whose(newest, _words(newest, before, line)),
        facts(newest.lines[line], before.lines[line] if before else None),
    )


@criterion(
    "margin@1",
    say("What is left of what it sells?"),
    Pillar.ECONOMY,
    numeric=True,
    outcomes=("nothing_sold",),
    properties=("accounts.revenue", "accounts.operating_result", "accounts.net_result"),
    kinds=LOOKED_UP_BY,
)
def margin(sounding: Sounding) -> Finding:
    """The operating result of the last year, or the net result, as a share of revenue.

    Gross profit cannot stand in for revenue here: it would make every company look better.
    """
    known = _with_revenue(sounding)
    if known is None:
        unstated = say("revenue is not stated in the accounts")
        return not_stated(sounding, unstated, ASK_REVENUE, "revenue")
    line, newest = known
    revenue = amount(newest, "revenue")
    evidence = facts(newest.lines[line], newest.lines["revenue"])
    if revenue <= 0:
        nothing = say("revenue was {amount}", amount=Money(revenue, newest.currency))
        return found("nothing_sold", whose(newest, nothing), evidence)
    share = rounded(amount(newest, line) / revenue, 3)
    words = say("{share} of revenue is left as {which}", share=Share(share), which=_RESULTS[line])
    return found(share, whose(newest, words), evidence)


def _with_revenue(sounding: Sounding) -> tuple[str, AnnualAccounts] | None:
    sets = [(line, series(sounding, line, "revenue", whole_years=True)) for line in _RESULTS]
    told = [(line, years[0]) for line, years in sets if years]
    return max(told, key=lambda each: each[1].end, default=None)


def _outcome(newest: AnnualAccounts, before: AnnualAccounts | None, line: str) -> str:
    result = amount(newest, line)
    then = result if before is None else amount(before, line)
    if result > 0:
        return "earning_more" if result > then else "earning_less" if result < then else "earning"
    return "losing_less" if result > then else "losing"


def _words(newest: AnnualAccounts, before: AnnualAccounts | None, line: str) -> Message:
    which, stated, year = _RESULTS[line], newest.lines[line].fact.money, str(newest.end.year)
    result = say("{which} {amount} in {year}", which=which, amount=stated, year=year)
    if before is None:
        return say("{result}; one year has no trend to tell", result=result)
    then = before.lines[line].fact.money
    if stated.amount > then.amount:
        return say("{result}, up from {then}", result=result, then=then)
    if stated.amount < then.amount:
        return say("{result}, down from {then}", result=result, then=then)
    return say("{result}, as the year before", result=result)
