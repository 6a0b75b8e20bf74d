"""By when annual accounts must be filed, by each country's own law for that period."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.texts import Message, say

LONGEST_FIRST = 18
"""Months that a first period may last: regnskapsloven § 1-7 (NO), årsregnskabsloven § 15 (DK),
bokföringslagen 3 kap. 3 § (SE), kirjanpitolaki 1:4 (FI), raamatupidamise seadus § 13 (EE)."""

REGISTERING = 30
"""Days that a register may take until accounts that came in time can be seen."""

_DANISH_CHANGE = date(2021, 12, 31)
_JULY = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A country's rule.

    Attributes:
        due: the last lawful day for a period that ends on a day.
        listed_months: within so many months where the company is on an exchange.
        listed_by: sources whose word counts for that: others tell of any exchange, of any time.
        law: where it stands.
        forms: codes of the legal forms that must always file, or their names in capitals where the
            register has no codes; of others we do not say.
        lists_all: sources that tell of whatever is filed, on paper or not. Where there are none,
            what is not seen may be filed all the same: Sweden and Finland give out the reports
            alone that came as XBRL, Estonia a file a month.
    """

    due: Callable[[date], date]
    law: Message
    forms: frozenset[str]
    lists_all: frozenset[str] = frozenset()
    listed_months: int | None = None
    listed_by: frozenset[str] = frozenset()


def months_later(day: date, months: int) -> date:
    """Return the last day of the month that lies so many months after a day's."""
    first_after = day.year * 12 + day.month - 1 + months + 1
    return date(first_after // 12, first_after % 12 + 1, 1) - timedelta(days=1)


def _norway(end: date) -> date:
    # Fees run from 1 August, and for years that end before July from 1 March.
    if end.month >= _JULY:
        return date(end.year + 1, 7, 31)
    return months_later(date(end.year + 1, 2, 1), 0)


def _denmark(end: date) -> date:
    return months_later(end, 6 if end >= _DANISH_CHANGE else 5)


def _months(count: int) -> Callable[[date], date]:
    def due(end: date) -> date:
        return months_later(end, count)

    return due


DEADLINES = {
    "NO": Deadline(
        due=_norway,
        law=say("regnskapsloven §§ 8-2 and 8-3"),
        forms=frozenset({"AS", "ASA", "SE", "SF", "SPA", "BRL", "STI"}),
        lists_all=frozenset({"no_enhetsregisteret", "no_regnskapsregisteret"}),
    ),
    "DK": Deadline(
        due=_denmark,
        law=say("årsregnskabsloven § 138"),
        forms=frozenset({"60", "80"}),
        lists_all=frozenset({"dk_offentliggoerelser"}),
        listed_months=4,
        listed_by=frozenset({"dk_cvr_permanent"}),
    ),
    "SE": Deadline(
        due=_months(7),
        law=say("årsredovisningslagen ch. 8 §§ 3 and 6"),
        forms=frozenset({"AB"}),
    ),
    "FI": Deadline(
        due=_months(8),
        law=say("kirjanpitolaki 3:9 and osakeyhtiölaki 8:10"),
        forms=frozenset({"16", "17"}),
    ),
    "EE": Deadline(
        due=_months(6),
        law=say("äriseadustik § 179"),
        forms=frozenset({"OSAÜHING", "AKTSIASELTS"}),
    ),
    "LV": Deadline(
        due=_months(7),
        law=say("Gada pārskatu likums art. 97: seven months, small companies sooner"),
        forms=frozenset({"SIA", "AS"}),
    ),
    "FR": Deadline(
        due=_months(8),
        law=say("Code de commerce L232-21 to L232-23: two months after the meeting, at most eight"),
        forms=frozenset({"5499", "5498", "5599", "5710", "5720"}),
    ),
    "CZ": Deadline(
        due=_months(12),
        law=say("zákon o účetnictví § 21a"),
        forms=frozenset({"112", "121"}),
    ),
    "NL": Deadline(
        due=_months(12),
        law=say("Burgerlijk Wetboek 2:394"),
        forms=frozenset({"BESLOTEN VENNOOTSCHAP", "NAAMLOZE VENNOOTSCHAP"}),
    ),
    "BE": Deadline(
        due=_months(7),
        law=say("Code des sociétés et des associations 3:10 and 3:13"),
        forms=frozenset({"014", "610"}),
    ),
}
"""By ISO 3166 code. Extensions given to all in single years are left out: only the period that is
due now is judged, never a past one. Where companies of several sizes have several deadlines, the
last lawful one counts. That of Latvia and those below it were read in law firms' summaries and, for
Belgium, on the National Bank's own pages, not in the law itself. Lithuania is left out: summaries
say four, five and six months, and none of them is the law."""


def due_after(country: str, end: date, *, listed: bool = False) -> date | None:
    """Return the last day for accounts of a period that ends on a day; None where unknown."""
    deadline = DEADLINES.get(country)
    if deadline is None:
        return None
    if listed and deadline.listed_months is not None:
        return months_later(end, deadline.listed_months)
    return deadline.due(end)


def next_end(end: date) -> date:
    """Return the end of the period after one that ended on a day: the same month's last days."""
    month_end = months_later(end, 0)
    a_year_on = months_later(end, 12)
    return a_year_on if end == month_end else a_year_on.replace(day=min(end.day, a_year_on.day))
