"""Whether the company fits what we sell, in size and in what it needs."""

import re

from workbench.domain.card import Pillar
from workbench.domain.fact import KnownFact
from workbench.domain.scorecard import Finding
from workbench.domain.sounding import Sounding
from workbench.scoring.criterion import RatingStep, criterion
from workbench.scoring.findings import facts, found, not_told
from workbench.scoring.ratings import rated_by_hand
from workbench.scoring.years import annual
from workbench.texts import say, say_many


@criterion(
    "size_fits@1",
    say("The right size for us?"),
    Pillar.FIT,
    numeric=True,
    properties=("company.employees", "company.employees_band", "accounts.employees"),
    kinds=("unit",),
)
def size_fits(sounding: Sounding) -> Finding:
    """How many people work there, by the register, else by the newest annual accounts.

    Where neither states it, the least number of the register's band counts. A number nobody
    states is not nought.
    """
    stated = _stated(sounding)
    if stated is not None:
        number = int(stated.fact.number)
        because = say_many("{count} employee", "{count} employees", number)
        return found(number, because, facts(stated))
    band = sounding.chosen("company.employees_band")
    least = re.match(r"\d+", band.shown.fact.value) if band is not None else None
    if band is None or least is None:
        return not_told(
            sounding,
            ("unit",),
            say("number of employees"),
            look_up=say("Look the company up in its register."),
            otherwise=say("Ask how many people work there."),
        )
    because = say("{band} employees", band=band.shown.fact.value)
    return found(int(least.group()), because, facts(band.shown))


@criterion(
    "need_fits@1",
    say("Do they need what we sell?"),
    Pillar.FIT,
    numeric=True,
    by_hand=(
        RatingStep("0", say("They cannot use it.")),
        RatingStep("3", say("It would be nice to have.")),
        RatingStep("5", say("It solves something they live with today.")),
        RatingStep("8", say("It solves something they have asked others for.")),
        RatingStep("10", say("They must solve it, and by a date.")),
    ),
)
def need_fits(sounding: Sounding) -> Finding:
    """Rated by hand from 0 to 10 in described steps; the newest rating of the lead counts."""
    return rated_by_hand(sounding, "need_fits@1", say("Rate how much they need what we sell."))


def _stated(sounding: Sounding) -> KnownFact | None:
    chosen = sounding.chosen("company.employees")
    if chosen is not None:
        return chosen.shown
    lines = (each.lines.get("employees") for each in annual(sounding))
    return next((line for line in lines if line is not None), None)
