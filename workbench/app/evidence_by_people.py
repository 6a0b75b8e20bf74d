"""What people bring: answers asked around, prepared questions answered by hand, ratings."""

import hashlib
import mimetypes
from datetime import date, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from uuid import UUID

from workbench.app.desk import Desk
from workbench.app.prepared_questions import for_company
from workbench.app.writing import append
from workbench.domain.ids import new_id
from workbench.domain.lead import Lead
from workbench.domain.lookup import Snapshot
from workbench.domain.operation import Operation
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
from workbench.errors import InvalidInput
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
    weight: Weight = Weight.NEUTRAL,
    page: Snapshot | None = None,
) -> Operation[HandSearch]:
    """Answer a prepared question: found, looked and found nothing, or skipped.

    Raises:
        InvalidInput: found, but neither an address nor a page was given.
    """
    if answer is HandAnswer.FOUND and not address.strip() and page is None:
        raise InvalidInput(
            say("Paste the address of what you found, or drop the page."), field="address"
        )
    kept = desk.store.keep(page).hex() if page is not None else ""
    search = HandSearch(
        id=new_id(),
        about=company,
        by=desk.person,
        at=desk.now(),
        question=question,
        asked=asked,
        answer=answer,
        address=address.strip(),
        snapshot=kept,
        words=plain_text(words),
        weight=weight,
    )
    did = {
        HandAnswer.FOUND: say("Kept what was found."),
        HandAnswer.NOTHING_FOUND: say("Looked, found nothing."),
        HandAnswer.SKIPPED: say("Skipped the question."),
    }[answer]
    return append(desk, company, did, lambda ledger: ledger.hand_searches, search)


def read_page(file: Path, *, address: str, at: datetime) -> Snapshot:
    """Return a page somebody kept as a file, with the address it came from, as an answer.

    Raises:
        InvalidInput: the file cannot be read; `field` is `address`.
    """
    try:
        content = file.read_bytes()
    except OSError as problem:
        raise InvalidInput(
            say("{file} cannot be read.", file=file.name), field="address"
        ) from problem
    media_type, _ = mimetypes.guess_type(file.name)
    return Snapshot(
        sha256=hashlib.sha256(content).digest(),
        content=content,
        media_type=media_type or "application/octet-stream",
        address=address,
        status=HTTPStatus.OK,
        taken=at,
    )


def asked_address(desk: Desk, company: UUID, question: str) -> str:
    """Return the address that a prepared question opens for a company.

    Raises:
        InvalidInput: no prepared question has this key for this company.
    """
    subject, facts = desk.store.read(
        lambda ledger: (ledger.companies.get(company), ledger.facts.of_company(company))
    )
    offered = for_company(subject, facts)
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
    """Rate a hand-rated criterion by one of its described steps."""
    rating = Rating(
        id=new_id(),
        about=lead.id,
        by=desk.person,
        at=desk.now(),
        criterion=criterion,
        step=step,
        words=plain_text(words),
    )
    did = say("Rated.")
    return append(desk, lead.about, did, lambda ledger: ledger.ratings, rating)
