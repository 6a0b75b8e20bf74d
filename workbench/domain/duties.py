"""Whether a company does what its country's law asks: accounts in time, an auditor if required."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from workbench.domain.deadlines import (
    DEADLINES,
    LONGEST_FIRST,
    REGISTERING,
    Deadline,
    due_after,
    months_later,
    next_end,
)
from workbench.domain.fact import Fact, KnownFact
from workbench.domain.lookup import AnswerKind
from workbench.domain.sounding import Chosen, Sounding
from workbench.texts import Message, say

_ASKED = frozenset({"accounts", "index", "years"})
_TYPED = frozenset({"typed_accounts", "sent_accounts"})
"""Who reads accounts off a document does not show that their register has them."""

_YEAR = re.compile("[1-9][0-9]{3}", re.ASCII)
_TOLD = frozenset({AnswerKind.FOUND, AnswerKind.NOTHING_FOUND})
_NOT_ANY_MORE = frozenset({"bankrupt", "ceased", "merged", "compulsory_dissolution"})
_MUST_HAVE_AUDITOR = {"NO": frozenset({"AS", "ASA"}), "DK": frozenset({"60", "80"})}
"""Forms that have an auditor unless they waived the audit, and their register was told: aksjeloven
§§ 7-1 and 7-6, allmennaksjeloven § 7-1 (NO); årsregnskabsloven § 135, aktieselskaber and
anpartsselskaber (DK). Elsewhere size alone decides, which no register tells."""

_TELLS_AUDITORS = {"NO": "no_enhetsregisteret", "DK": "dk_cvr_permanent"}
"""Who tells both the auditor and a waiver: where it names neither, there is neither."""


class State(StrEnum):
    """How a duty stands."""

    MET = "met"
    NOT_DUE = "not_due"
    LATE = "late"
    MISSING = "missing"
    WAIVED = "waived"
    CANNOT_TELL = "cannot_tell"

    @property
    def bad(self) -> bool:
        """Whether it speaks against the company; a lawful waiver does not."""
        return self in {State.LATE, State.MISSING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A duty, how it stands, and on what that rests.

    Attributes:
        due: the last lawful day of accounts, where one is known.
    """

    state: State
    words: Message
    facts: tuple[KnownFact, ...] = ()
    due: date | None = None


def accounts_duty(sounding: Sounding) -> Duty:
    """Return whether the accounts that are due by now are filed.

    The register's own due day comes first. Elsewhere the period after the newest one that is known
    counts; a company without any may have a first period of eighteen months. Nothing is late until
    the deadline and the register's own time have passed, nor where nobody looked since, nor where
    the register gives out only some of what is filed.
    """
    today = sounding.as_of.date()
    if _gone(sounding):
        return _cannot_tell(say("it no longer files accounts"))
    told = sounding.chosen("company.accounts_due")
    if told is not None:
        return _by_register(told.shown, sounding.chosen("company.accounts_overdue"), today)
    deadline = DEADLINES.get(sounding.company.country)
    if deadline is None:
        return _cannot_tell(say("this country's deadline is not known to us"))
    form = sounding.chosen("company.form")
    if form is None or not _written(form.shown.fact) & deadline.forms:
        return _cannot_tell(say("whether this legal form must file accounts is not known"))
    ended = _newest_end(sounding)
    if ended is None and deadline.lists_all and not _asked_on(sounding, deadline):
        return _cannot_tell(say("nobody has looked for its accounts yet"))
    return _by_law(sounding, ended, today)


def _by_register(known: KnownFact, overdue: Chosen | None, today: date) -> Duty:
    due = known.fact.day
    if due >= today:
        words = say("next accounts due {day}", day=due)
        return Duty(state=State.NOT_DUE, words=words, facts=(known,), due=due)
    if known.last_seen.date() <= due:
        words = say("accounts were due {day}, by its register; nobody has asked it since", day=due)
        return Duty(state=State.CANNOT_TELL, words=words, facts=(known,), due=due)
    flag = overdue.shown.fact.flag if overdue is not None else None
    if flag is False or (flag is None and today <= due + timedelta(days=REGISTERING)):
        words = say("accounts were due {day}; its register does not call them overdue", day=due)
        return Duty(state=State.CANNOT_TELL, words=words, facts=(known,), due=due)
    return Duty(
        state=State.LATE,
        words=say("accounts overdue since {day}, by its register", day=due),
        facts=(known,),
        due=due,
    )


def _by_law(sounding: Sounding, ended: tuple[date, KnownFact] | None, today: date) -> Duty:
    country = sounding.company.country
    deadline = DEADLINES[country]
    listings = sounding.all("company.listed")
    listed = any(each.fact.entity.source in deadline.listed_by for each in listings)
    law = deadline.law
    if ended is None:
        first = _first_end(sounding)
        if first is None:
            return _cannot_tell(say("when it was founded is not known"))
        end, resting = first
    else:
        end, resting = next_end(ended[0]), ended[1]
    due = due_after(country, end, listed=listed)
    if due is None or today <= due + timedelta(days=REGISTERING):
        words = say("next accounts due {day} ({law})", day=due or end, law=law)
        return Duty(state=State.NOT_DUE, words=words, facts=(resting,), due=due)
    if ended is None and not deadline.lists_all:
        return _cannot_tell(say(_NONE_KNOWN.msgid, law=law))
    asked = max(_asked_on(sounding, deadline), default=date.min)
    state, words = State.CANNOT_TELL, _UNSEEN
    if not deadline.lists_all:
        words = _SOME_LISTED
    elif asked <= due + timedelta(days=REGISTERING):
        words = _NOT_ASKED_SINCE
    else:
        state = State.LATE
    told = say(words.msgid, end=end, due=due, law=law)
    return Duty(state=state, words=told, facts=(resting,), due=due)


_NONE_KNOWN = say(
    "none of its accounts are known to us, so whether they are in time is not ({law})"
)
_UNSEEN = say("accounts for the period to {end} were due {due} and are not seen ({law})")
_NOT_ASKED_SINCE = say(
    "accounts for the period to {end} were due {due}, and nobody has looked since ({law})"
)
_SOME_LISTED = say(
    "accounts for the period to {end} were due {due}; its register gives out only some of what is"
    " filed ({law})"
)


def _asked_on(sounding: Sounding, deadline: Deadline) -> tuple[date, ...]:
    """Return the days on which somebody told every period that is filed, or the newest one."""
    answered = (
        each.answered.date()
        for each in sounding.lookups
        if each.question.source in deadline.lists_all
        and each.question.kind in _ASKED
        and each.kind in _TOLD
        and each.answered is not None
    )
    stated = (
        known.last_seen.date()
        for known in sounding.all("company.last_accounts")
        if known.fact.entity.source in deadline.lists_all
    )
    return (*answered, *stated)


def _newest_end(sounding: Sounding) -> tuple[date, KnownFact] | None:
    """Return the end of the newest period with known accounts, and the fact that says so."""
    ends = [
        (each.end, each.lines[min(each.lines)])
        for each in sounding.accounts
        if each.exact and not each.interim and each.entity.source not in _TYPED
    ]
    year = sounding.chosen("company.last_accounts")
    told = int(year.shown.fact.value) if year and _YEAR.fullmatch(year.shown.fact.value) else 0
    if year is not None and 0 < told <= sounding.as_of.year:
        # The register names the year alone; by its newest known end, or as a calendar year.
        newest = _same_day_in(told, ends[0][0]) if ends else date(told, 12, 31)
        ends.append((newest, year.shown))
    return max(ends, key=lambda each: each[0], default=None)


def _same_day_in(year: int, end: date) -> date:
    """Return the day on which a period ends in a year where another one ended on a day."""
    last = months_later(date(year, end.month, 1), 0)
    return last if end == months_later(end, 0) else last.replace(day=min(end.day, last.day))


def _first_end(sounding: Sounding) -> tuple[date, KnownFact] | None:
    told, today = sounding.chosen("company.first_period_end"), sounding.as_of.date()
    if told is not None and told.shown.fact.day <= months_later(today, LONGEST_FIRST):
        return told.shown.fact.day, told.shown
    founded = sounding.chosen("company.founded") or sounding.chosen("company.registered")
    if founded is None or founded.shown.fact.day > today:
        # Registers write 9999-12-31 for a day nobody knows.
        return None
    return months_later(founded.shown.fact.day, LONGEST_FIRST), founded.shown


def auditor_duty(sounding: Sounding) -> Duty:
    """Return whether a required auditor is missing; an audit lawfully waived is neutral."""
    auditor = sounding.chosen("company.auditor")
    if auditor is not None:
        words = say("audited by {firm}", firm=auditor.shown.fact.value)
        return Duty(state=State.MET, words=words, facts=(auditor.shown,))
    missing = sounding.chosen("company.auditor_missing_since")
    if missing is not None:
        words = say("without a required auditor since {day}", day=missing.shown.fact.day)
        return Duty(state=State.MISSING, words=words, facts=(missing.shown,))
    waived = sounding.chosen("company.audit_waived")
    if waived is not None:
        words = say("audit waived since {day}, as the law allows", day=waived.shown.fact.day)
        return Duty(state=State.WAIVED, words=words, facts=(waived.shown,))
    form = _with_auditor(sounding)
    if form is None or _gone(sounding):
        return _cannot_tell(say("whether an auditor is required is not known"))
    words = say("no auditor is registered, and none was waived")
    return Duty(state=State.MISSING, words=words, facts=(form,))


def _with_auditor(sounding: Sounding) -> KnownFact | None:
    """Return the form for which an auditor is required, where the register told all it knows."""
    country = sounding.company.country
    source, forms = _TELLS_AUDITORS.get(country), _MUST_HAVE_AUDITOR.get(country, frozenset())
    roles = any(
        each.question.source == source
        and each.question.kind == "roles"
        and each.kind is AnswerKind.FOUND
        for each in sounding.lookups
    )
    stated = (each for each in sounding.all("company.form") if each.fact.entity.source == source)
    form = next(stated, None) if roles else None
    return form if form is not None and _written(form.fact) & forms else None


def duties(sounding: Sounding) -> tuple[Duty, ...]:
    """Return both duties, the accounts first."""
    return accounts_duty(sounding), auditor_duty(sounding)


def _written(form: Fact) -> frozenset[str]:
    return frozenset({form.qualifier("code").upper(), form.value.upper()})


def _gone(sounding: Sounding) -> bool:
    status = sounding.chosen("company.status")
    return status is not None and status.shown.fact.value in _NOT_ANY_MORE


def _cannot_tell(words: Message) -> Duty:
    return Duty(state=State.CANNOT_TELL, words=words)
