"""What people bring: answers asked around, prepared questions answered by hand, ratings."""

from datetime import date, timedelta
from uuid import UUID

from workbench.app.brought_files import Brought
from workbench.app.desk import Desk
from workbench.app.prepared_questions import PreparedQuestion, for_company
from workbench.app.writing import append, supersede
from workbench.domain.ids import new_id
from workbench.domain.lead import Lead
from workbench.domain.operation import Operation
from workbench.domain.questions import searched_words
from workbench.domain.reference import (
    HandAnswer,
    HandSearch,
    Heard,
    PaysHow,
    Rating,
    Reference,
    Relation,
    Weight,
    Wording,
)
from workbench.domain.values import plain_text
from workbench.domain.web_address import web_address
from workbench.errors import InvalidInput
from workbench.scoring.criterion import CRITERIA, Criterion
from workbench.texts import say

REFERENCE_DAYS = 365
"""How long what somebody said counts and is kept."""


def note_reference(
    desk: Desk,
    company: UUID,
    *,
    relation: Relation,
    day: date,
    words: str,
    heard: Heard = Heard.DIRECT,
    wording: Wording = Wording.PARAPHRASE,
    pays: PaysHow = PaysHow.NOT_SAID,
    tell_outside: bool = False,
) -> Operation[Reference]:
    """Note what somebody who knows the company said; named by relation only.

    Raises:
        InvalidInput: nothing was written, or the day has not come yet.
    """
    if not plain_text(words):
        raise InvalidInput(say("Write what they said."), field="words")
    if day > desk.now().date():
        raise InvalidInput(say("{day} has not come yet.", day=day), field="day")
    reference = Reference(
        id=new_id(),
        about=company,
        by=desk.person,
        at=desk.now(),
        relation=relation,
        day=day,
        heard=heard,
        wording=wording,
        words=plain_text(words),
        pays=pays,
        tell_outside=tell_outside,
        expires=day + timedelta(days=REFERENCE_DAYS),
    )
    did = say("Noted what {who} said.", who=relation.words)
    return append(desk, company, did, lambda ledger: ledger.references, reference)


def answer_by_hand(
    desk: Desk,
    company: UUID,
    *,
    question: str,
    asked: str,
    answer: HandAnswer,
    address: str = "",
    words: str = "",
    weight: Weight = Weight.NOT_WEIGHED,
    brought: Brought | None = None,
) -> Operation[HandSearch]:
    """Answer a prepared question: found, looked and found nothing, or skipped.

    What was found may be a file, as `brought_files.bring` read it; it is kept with its place.

    Raises:
        InvalidInput: found, but neither an address nor a file was given; or the address is not
            one of a web page.
    """
    if answer is HandAnswer.FOUND and not address.strip() and brought is None:
        raise InvalidInput(
            say("Paste the address of what you found, or drop the page."), field="address"
        )
    found_at = web_address(address) if address.strip() else ""
    kept = desk.store.keep(brought.snapshot).hex() if brought is not None else ""
    search = HandSearch(
        id=new_id(),
        about=company,
        by=desk.person,
        at=desk.now(),
        question=question,
        asked=asked,
        answer=answer,
        address=found_at,
        snapshot=kept,
        words=plain_text(words),
        weight=weight,
        kept=brought.kept if brought is not None else None,
    )
    did = {
        HandAnswer.FOUND: say("{question} Kept what was found.", question=searched_words(question)),
        HandAnswer.NOTHING_FOUND: say(
            "{question} Looked, found nothing.", question=searched_words(question)
        ),
        HandAnswer.SKIPPED: say("{question} Skipped.", question=searched_words(question)),
    }[answer]
    return append(desk, company, did, lambda ledger: ledger.hand_searches, search)


def prepared(desk: Desk, company: UUID) -> tuple[PreparedQuestion, ...]:
    """Return the prepared questions about a company, in the order in which they are asked.

    Raises:
        NotInStore: there is no such company.
    """
    subject, facts = desk.store.read(
        lambda ledger: (ledger.companies.get(company), ledger.facts.of_company(company))
    )
    return for_company(subject, facts)


def asked_address(desk: Desk, company: UUID, question: str) -> str:
    """Return the address that a prepared question opens for a company.

    Raises:
        InvalidInput: no prepared question has this key for this company.
    """
    offered = prepared(desk, company)
    for each in offered:
        if each.key == question:
            return each.address
    raise InvalidInput(
        say(
            "{question} is none of {offered}.",
            question=question,
            offered=", ".join(each.key for each in offered),
        ),
        field="question",
    )


def rate(
    desk: Desk, lead: Lead, *, criterion: str, step: str, words: str = ""
) -> Operation[Rating]:
    """Rate a hand-rated criterion by one of its described steps; our own earlier rating goes.

    Args:
        desk: where we sit; each of us rates in their own name.
        lead: which lead.
        criterion: its name, with its version or without.
        step: 0 to 10, one of those the criterion describes.
        words: why, in the rater's words.

    Raises:
        InvalidInput: at the field `criterion` or `step`: the card in force asks no such thing.
    """
    rated = _rated_by_hand(desk, criterion)
    steps = [each for each in rated.by_hand if each.step == step.strip()]
    if not steps:
        raise InvalidInput(
            say("{step} is none of the steps.", step=step),
            field="step",
            hint=say("They are {steps}.", steps=", ".join(each.step for each in rated.by_hand)),
        )
    rating = Rating(
        id=new_id(),
        about=lead.id,
        by=desk.person,
        at=desk.now(),
        criterion=criterion,
        step=steps[0].step,
        words=plain_text(words),
    )
    did = say("{question} {step} of 10.", question=rated.question, step=steps[0].step)
    names = {rated.name, rated.key}
    return supersede(
        desk,
        lead.about,
        did,
        lambda ledger: ledger.ratings,
        rating,
        among=lambda each: each.by == desk.person and each.criterion in names,
    )


def _rated_by_hand(desk: Desk, name: str) -> Criterion:
    card = desk.store.read(lambda ledger: ledger.cards.in_force()) or desk.starter
    asked = [CRITERIA[line.criterion] for line in card.lines]
    by_hand = [each for each in asked if each.by_hand]
    for each in by_hand:
        if name in {each.name, each.key}:
            return each
    raise InvalidInput(
        say("{name} is no question that people rate.", name=name),
        field="criterion",
        hint=say("They are {names}.", names=", ".join(each.key for each in by_hand)),
    )
