"""How much of what the company has is its own."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from workbench.domain.accounts import AnnualAccounts
from workbench.domain.card import Pillar
from workbench.domain.fact import KnownFact
from workbench.domain.figures import Share, rounded
from workbench.domain.scorecard import Finding
from workbench.domain.sounding import Sounding
from workbench.scoring.criterion import criterion
from workbench.scoring.findings import facts, found
from workbench.scoring.years import LOOKED_UP_BY, amount, not_stated, series, streak, whose
from workbench.texts import Message, say, say_many


@criterion(
    "own_money@1",
    say("Own money?"),
    Pillar.ECONOMY,
    numeric=True,
    outcomes=("nothing_owned",),
    properties=("accounts.equity", "accounts.assets"),
    kinds=LOOKED_UP_BY,
)
def own_money(sounding: Sounding) -> Finding:
    """Equity as a share of assets in the newest accounts that state both.

    The part that belongs to the owners is what a company can lose before its creditors do.
    """
    stated = series(sounding, "equity", "assets")
    if not stated:
        return not_stated(
            sounding,
            say("equity or assets are not stated in the accounts"),
            say("Ask for the last balance sheet."),
        )
    stating = tuple(takewhile(lambda each: amount(each, "assets") > 0, stated))
    if not stating:
        none = say("assets were {amount}", amount=stated[0].lines["assets"].fact.money)
        return found("nothing_owned", whose(stated[0], none), facts(stated[0].lines["assets"]))
    shares = [rounded(amount(each, "equity") / amount(each, "assets"), 3) for each in stating]
    newest = stating[0]
    return found(
        shares[0],
        whose(newest, _words(shares)),
        facts(newest.lines["equity"], newest.lines["assets"], *_earlier(stating, shares)),
    )


def _words(shares: Sequence[Decimal]) -> Message:
    share, moved = Share(shares[0]), streak(shares)
    if moved > 0:
        return say_many(
            "equity {share} of assets, rising {count} year",
            "equity {share} of assets, rising {count} years",
            moved,
            share=share,
        )
    if moved < 0:
        return say_many(
            "equity {share} of assets, falling {count} year",
            "equity {share} of assets, falling {count} years",
            -moved,
            share=share,
        )
    return say("equity {share} of assets", share=share)


def _earlier(stating: Sequence[AnnualAccounts], shares: Sequence[Decimal]) -> list[KnownFact]:
    moved = abs(streak(shares))
    behind = stating[1 : moved + 1]
    return [each.lines[line] for each in behind for line in ("equity", "assets")]
