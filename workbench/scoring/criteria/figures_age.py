"""How old the newest figures are."""

from workbench.domain.card import Pillar
from workbench.domain.scorecard import Finding
from workbench.domain.sounding import Sounding
from workbench.scoring.criterion import criterion
from workbench.scoring.findings import facts, found
from workbench.scoring.years import LOOKED_UP_BY, annual, months_old, not_stated
from workbench.texts import say, say_many


@criterion(
    "figures_age@1",
    say("How old are the figures?"),
    Pillar.ECONOMY,
    numeric=True,
    properties=("accounts.assets", "accounts.net_result"),
    kinds=LOOKED_UP_BY,
)
def figures_age(sounding: Sounding) -> Finding:
    """Full months since the period of the newest annual accounts ended."""
    known = annual(sounding)
    if not known:
        return not_stated(
            sounding, say("no annual accounts yet"), say("Ask for the last accounts.")
        )
    newest = known[0]
    months = months_old(newest, sounding)
    because = say_many(
        "{count} month since {end}", "{count} months since {end}", months, end=newest.end
    )
    if not newest.exact:
        because = say("accounts for {year}; to which day is not told", year=str(newest.end.year))
    return found(months, because, facts(newest.lines[min(newest.lines)]))
