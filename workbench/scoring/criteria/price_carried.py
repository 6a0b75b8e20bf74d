"""How our price stands to what they earn."""

from workbench.domain.card import Pillar
from workbench.domain.scorecard import Finding
from workbench.domain.sounding import Sounding
from workbench.scoring.criterion import criterion
from workbench.scoring.price import NOTHING_EARNED, price_finding
from workbench.scoring.years import LOOKED_UP_BY
from workbench.texts import say


@criterion(
    "price_carried@1",
    say("Can it carry our price?"),
    Pillar.ECONOMY,
    numeric=True,
    outcomes=(NOTHING_EARNED,),
    properties=("accounts.revenue", "accounts.gross_profit", "accounts.cash"),
    kinds=LOOKED_UP_BY,
)
def price_carried(sounding: Sounding) -> Finding:
    """Our price for a year as a share of last year's revenue.

    Gross profit stands in where revenue is not stated. Prices and accounts in different currencies
    are not compared.
    """
    return price_finding(sounding)
