"""Which annual accounts are read, and how a figure moved from year to year."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from workbench.domain.accounts import AnnualAccounts, Scope
from workbench.domain.scorecard import Finding
from workbench.domain.sounding import Sounding
from workbench.domain.spans import whole_months
from workbench.domain.years_of_accounts import YearOfAccounts, years_of
from workbench.scoring.findings import cannot_tell, facts, not_told, of_them
from workbench.texts import Message, say

LOOKED_UP_BY = ("accounts", "document_data", "filings", "index")
"""Kinds of look-up questions that tell annual accounts: the figures, and the lists of them."""

_A_YEAR_APART = range(350, 381)
_LOOK_UP = say("Look up the annual accounts.")
_ASK_THEM = say(
    "Ask them for their latest annual accounts, or read a saved page that shows the figures."
)


def accounts(sounding: Sounding) -> tuple[AnnualAccounts, ...]:
    """Return the company's own accounts, the newest first; its group's where it has no own.

    A source that tells only the year stands behind the period that ends in it, as it does wherever
    the years are shown.
    """
    return tuple(each for year in _years(sounding) for each in year.sets)


def annual(sounding: Sounding) -> tuple[AnnualAccounts, ...]:
    """Return the same without interim accounts."""
    return tuple(each for each in accounts(sounding) if not each.interim)


def months_old(known: AnnualAccounts, sounding: Sounding) -> int:
    """Return the full months since accounts ended.

    Where only the year is told they may end on any of its days: the last one counts, or today.
    """
    return max(0, whole_months(known.end, sounding.as_of.date()))


def _years(sounding: Sounding) -> tuple[YearOfAccounts, ...]:
    own = tuple(each for each in sounding.accounts if each.scope is Scope.OWN)
    return years_of(own or sounding.accounts)


def series(
    sounding: Sounding, *lines: str, whole_years: bool = False
) -> tuple[AnnualAccounts, ...]:
    """Return accounts that state every line, from the newest back to the first gap.

    All are in the newest one's currency and end about a year apart. With `whole_years`, periods
    that are not about twelve months are left out: a result of eight months is never compared.
    """
    stating = [
        (year.end, sets[0])
        for year in _years(sounding)
        if (sets := _stating(year, lines, whole_years=whole_years))
    ]
    unbroken = [each for _, each in stating[:1]]
    for (end, later), (before, earlier) in pairwise(stating):
        if (end - before).days not in _A_YEAR_APART or later.currency != earlier.currency:
            break
        unbroken.append(earlier)
    return tuple(unbroken)


def _stating(
    year: YearOfAccounts, lines: Iterable[str], *, whole_years: bool
) -> list[AnnualAccounts]:
    """Return the sets of a year that state every line, the one to use first.

    Who tells only the year does not tell how long it was: then the period it stands beside counts.
    """
    return [
        each
        for each in year.sets
        if all(each.money(line) is not None for line in lines)
        and (not whole_years or (each if each.exact else year.chosen).is_a_year)
    ]


def either(
    sounding: Sounding, *alternatives: str, whole_years: bool = False
) -> tuple[str, tuple[AnnualAccounts, ...]] | None:
    """Return the line that the newest accounts state, and its series; the first named wins a tie.

    None where no accounts state any of them.
    """
    told = [(line, series(sounding, line, whole_years=whole_years)) for line in alternatives]
    stated = [(line, sets) for line, sets in told if sets]
    return max(stated, key=lambda each: each[1][0].end, default=None)


def amount(known: AnnualAccounts, line: str) -> Decimal:
    """Return a figure that the accounts are known to state."""
    return known.lines[line].fact.number


def whose(known: AnnualAccounts, because: Message) -> Message:
    """Return the words, saying so where the figures are the group's."""
    if known.scope is Scope.OWN:
        return because
    return say("{because} (the group's figures)", because=because)


def streak(values: Sequence[Decimal]) -> int:
    """Return how many times in a row a figure rose (above 0) or fell (below 0) up to now.

    Args:
        values: the newest first. One value alone says nothing, and neither do two equal ones: 0.
    """
    steps = [(new > old) - (new < old) for new, old in pairwise(values)]
    if not steps:
        return 0
    same = next((place for place, step in enumerate(steps) if step != steps[0]), len(steps))
    return steps[0] * same


def not_stated(sounding: Sounding, because: Message, ask: Message, *lines: str) -> Finding:
    """Return "cannot tell" for lines of the accounts that no usable set states.

    `because` and `ask` are said where there are accounts of a year, but without the lines.
    """
    known = accounts(sounding)
    if not known:
        return not_told(
            sounding,
            LOOKED_UP_BY,
            say("annual accounts"),
            look_up=_LOOK_UP,
            otherwise=_ASK_THEM,
        )
    short = next((each for each in known if any(line in each.lines for line in lines)), None)
    if short is not None and short.start is not None and not short.is_a_year:
        days = (short.end - short.start).days + 1
        cover = say("the accounts cover {days} days, not a year", days=days)
        return cannot_tell(
            say("only interim accounts state it") if short.interim else cover,
            of_them(sounding, ask),
            facts(*(short.lines.get(line) for line in lines)),
        )
    return cannot_tell(because, of_them(sounding, ask), facts(known[0].lines[min(known[0].lines)]))
