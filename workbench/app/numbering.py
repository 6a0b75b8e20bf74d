"""Giving a company its registration number: one that came by name alone, from a list or a card."""

from collections.abc import Sequence
from functools import partial

from workbench.app.candidates import reject
from workbench.app.companies import Found, find
from workbench.app.desk import Desk
from workbench.app.writing import conclude
from workbench.domain.company import Candidate, Company, Judgement, Sameness
from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.domain.operation import Operation
from workbench.domain.sounding import Sounding
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.texts import say


def words_for(sounding: Sounding) -> str:
    """Return what a company is looked for by: its name, and its town where that is known."""
    town = sounding.chosen("company.town")
    name = sounding.company.name
    return name if town is None else f"{name}, {town.shown.fact.value}"


def look(desk: Desk, company: Company, words: str, control: JobControl) -> Found:
    """Look for whom a company of ours is in the registers, by some words or a number.

    Raises:
        InvalidInput: nothing was typed, a number's check digit is wrong, it is of a kind that no
            source can be asked about, or another company of ours has it.
        CancelledByUser: somebody cancelled.
    """
    found = find(desk, words, control)
    if found.known is not None and found.known.id != company.id:
        raise _held(found.known)
    return found


def give(
    desk: Desk, company: Company, candidate: Candidate, *, beside: Sequence[Candidate] = ()
) -> Operation[Company]:
    """Confirm that a candidate is a company of ours, which gets its number.

    `beside` are the others that were offered: that they are other companies is remembered.

    Raises:
        InvalidInput: another company of ours has this number, or a register removed the company.
        NotInStore: there is no such company.
    """
    did = say("{name} has the number {number}.", name=company.name, number=_number(candidate))

    def unit(ledger: Ledger) -> Company:
        ours = ledger.companies.get(company.id)
        if ours.removed is not None:
            raise InvalidInput(
                say("Its register had to remove it by law, on {day}.", day=ours.removed),
                field="company",
            )
        holder = ledger.companies.by_identifier(candidate.identifier)
        if holder is not None and holder.id != ours.id:
            raise _held(holder)
        ledger.companies.add_identifier(ours.id, candidate.identifier)
        _judge(desk, ledger, ours, candidate, Sameness.SAME)
        reject(desk, ledger, ours, candidate, beside)
        conclude(desk, ledger, ours.id, did)
        return ledger.companies.get(ours.id)

    numbered = desk.store.write(unit)
    return Operation(
        result=numbered, did=did, inverse=partial(_take_back, desk, company, candidate, beside)
    )


def _take_back(
    desk: Desk, company: Company, candidate: Candidate, beside: Sequence[Candidate]
) -> Operation[Company]:
    did = say(
        "{name} no longer has the number {number}.",
        name=company.name,
        number=_number(candidate),
    )

    def unit(ledger: Ledger) -> Company:
        ledger.companies.withdraw_identifier(
            company.id, candidate.identifier, desk.person, desk.now()
        )
        _judge(desk, ledger, company, candidate, Sameness.UNSURE)
        conclude(desk, ledger, company.id, did)
        return ledger.companies.get(company.id)

    before = desk.store.write(unit)
    return Operation(
        result=before, did=did, inverse=partial(give, desk, company, candidate, beside=beside)
    )


def _judge(
    desk: Desk, ledger: Ledger, company: Company, candidate: Candidate, sameness: Sameness
) -> None:
    chosen = say("Chosen when it got its number.")
    undone = say("Taken back: whether it is this company is open.")
    ledger.companies.judge(
        Judgement(
            id=new_id(),
            entity=candidate.entity,
            company=company.id,
            sameness=sameness,
            reason=chosen if sameness is Sameness.SAME else undone,
            by=desk.person,
            at=desk.now(),
        )
    )


def _number(candidate: Candidate) -> str:
    return candidate.identifier.value


def _held(holder: Company) -> InvalidInput:
    return InvalidInput(
        say("{name}, which is here too, has this number.", name=holder.name),
        field="query",
        hint=say("They are one company that is here twice: merge them, as a duplicate."),
    )
