"""How a company stands, line by line: its status, its duties, what is open, what is stated."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.duties import State, duties
from workbench.domain.fact import KnownFact
from workbench.domain.fact_words import value_words
from workbench.domain.identity import status_words
from workbench.domain.legal_forms import form_words
from workbench.domain.life import open_matters
from workbench.domain.properties import declared
from workbench.domain.sounding import Sounding
from workbench.texts import Message, say

_STATED = (
    "company.form",
    "company.capital",
    "company.signature_rule",
    "company.procuration_rule",
    "company.accountant",
    "company.listed",
    "company.vat_valid",
    "company.lei_status",
    "company.year_end",
    "company.advertising_protected",
    "company.remark",
)
"""What the registers state of it, in the order in which a reader asks."""

DUTY_LABELS = (say("Accounts in time?"), say("Auditor"))
"""What each of the `duties` is called, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that tells how a company stands.

    Attributes:
        name: tells it from the others.
        known: what it rests on; None where nothing is known.
        bad: it speaks against the company.
        unknown: nothing can be told of it yet.
        disputed: sources contradict each other.
    """

    name: str
    label: Message
    value: Message
    known: KnownFact | None = None
    bad: bool = False
    unknown: bool = False
    disputed: bool = False


def standing(sounding: Sounding) -> tuple[Line, ...]:
    """Return how it stands: status and since when, its duties, what is open against it."""
    return (
        _status(sounding),
        *_duties(sounding),
        *_open(sounding),
        *_stated(sounding),
    )


def _status(sounding: Sounding) -> Line:
    status = sounding.chosen("company.status")
    if status is None:
        return Line(name="status", label=say("Status"), value=say("not known yet"), unknown=True)
    told = status_words(status.shown.fact.value)
    since = sounding.chosen("company.status_since")
    reason = sounding.chosen("company.status_reason")
    if since is not None:
        told = say("{status} since {day}", status=told, day=since.shown.fact.day)
    if reason is not None:
        told = say("{status}: {reason}", status=told, reason=reason.shown.fact.value)
    return Line(
        name="status",
        label=say("Status"),
        value=told,
        known=status.shown,
        bad=status.shown.fact.value != "active",
        disputed=status.disputed,
    )


def _duties(sounding: Sounding) -> Iterator[Line]:
    for place, (label, duty) in enumerate(zip(DUTY_LABELS, duties(sounding), strict=True)):
        yield Line(
            name=f"duty {place}",
            label=label,
            value=duty.words,
            known=duty.facts[0] if duty.facts else None,
            bad=duty.state.bad,
            unknown=duty.state is State.CANNOT_TELL,
        )


def _open(sounding: Sounding) -> Iterator[Line]:
    for place, known in enumerate(open_matters(sounding)):
        yield Line(
            name=f"open {place}",
            label=declared(known.fact.key).title,
            value=say("{what}", what=known.fact.value),
            known=known,
            bad=True,
        )
    counted = sounding.chosen("company.charges_open")
    if counted is not None and not sounding.all("company.charge"):
        yield _fact("charges", counted.shown)


def _stated(sounding: Sounding) -> Iterator[Line]:
    for key in _STATED:
        chosen = sounding.chosen(key)
        known = sounding.all(key) if declared(key).many else (chosen.shown,) if chosen else ()
        for place, each in enumerate(known):
            rivals = bool(chosen and chosen.disputed)
            yield _fact(f"{key} {place}", each, sounding.company.country, disputed=rivals)


def _fact(name: str, known: KnownFact, country: str = "", *, disputed: bool = False) -> Line:
    fact = known.fact
    form = fact.key == "company.form"
    value = form_words(country, fact) if form else value_words(fact)
    if fact.end is not None:
        value = say("{first} · {second}", first=value, second=say("at {day}", day=fact.end))
    return Line(
        name=name,
        label=declared(fact.key).title,
        value=value,
        known=known,
        disputed=disputed and not declared(fact.key).many,
    )
