"""Asking the European Central Bank what a currency cost on a day, because a person asked."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from workbench.app import queue
from workbench.app.desk import Desk
from workbench.domain.conversion import Rate, check_currency
from workbench.domain.fact import KnownFact, Stated
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, Problem, Question
from workbench.errors import SourceError
from workbench.jobs import JobControl
from workbench.texts import say

_SOURCE, _EURO = "ecb_rates", "EUR"


def look_up_rate(desk: Desk, stated: str, shown: str, day: date, control: JobControl) -> Rate:
    """Return the reference rate of the last working day up to a day.

    Two currencies other than the euro are set against each other by way of it, both of one day.

    Args:
        desk: where we sit.
        stated: the currency of the accounts, an ISO 4217 code.
        shown: the currency that is asked for.
        day: of the rate.
        control: stops the asking.

    Raises:
        InvalidInput: `shown` is no currency, or the one the accounts are stated in; `field` is
            `currency`.
        SourceError: there is no rate, or the bank could not be asked now; nothing waits.
        CancelledByUser: the asking was stopped.
    """
    shown = check_currency(shown, stated, day)
    codes = "+".join(sorted({stated, shown} - {_EURO}))
    question = Question(
        source=_SOURCE, kind="rate", about=codes, arguments=(("day", day.isoformat()),)
    )
    try:
        (lookup,) = desk.lookups.run((question,), company=None, control=control)
    finally:
        desk.store.write(_close)
    if lookup.kind is not AnswerKind.FOUND or lookup.snapshot is None:
        raise _none(lookup)
    answer = desk.lookups.read(lookup, control)
    found = _newest_of_one_day(answer.facts, {stated, shown} - {_EURO})
    if found is None:
        raise _none(lookup)
    per = {each.fact.unit: each.fact.number for each in found}
    at = lookup.answered or desk.now()
    return Rate(
        stated=stated,
        shown=shown,
        per=per.get(stated, Decimal(1)) / per.get(shown, Decimal(1)),
        day=found[0].fact.end or day,
        source=say("European Central Bank"),
        known=tuple(
            KnownFact(
                fact=each.fact,
                place=each.place,
                snapshot=lookup.snapshot,
                first_seen=at,
                last_seen=at,
            )
            for each in found
        ),
    )


def _close(ledger: Ledger) -> None:
    """End what waits: whoever wants a rate types one, or asks again."""
    problem = Problem(message=say("The rate could not be asked for then."), again=False)
    queue.end(ledger, lambda each: each.question.source == _SOURCE, problem)


def _newest_of_one_day(facts: Iterable[Stated], codes: set[str]) -> list[Stated] | None:
    days: dict[date, dict[str, Stated]] = {}
    for each in facts:
        if each.fact.end is not None:
            days.setdefault(each.fact.end, {})[each.fact.unit] = each
    complete = [day for day, rates in days.items() if codes <= rates.keys()]
    return [days[max(complete)][code] for code in sorted(codes)] if complete else None


def _none(lookup: Lookup) -> SourceError:
    if lookup.kind in {AnswerKind.FOUND, AnswerKind.NOTHING_FOUND}:
        return SourceError(
            say("The European Central Bank publishes no such rate."),
            hint=say("Type a rate, its day and who says so."),
        )
    why = lookup.problem.message if lookup.problem is not None else lookup.words
    return SourceError(
        say("The rate could not be asked for now: {why}", why=why),
        hint=say("Type a rate, its day and who says so."),
    )
