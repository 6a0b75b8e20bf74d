"""The verbs for the prepared questions: listing them, and answering with or without a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from workbench.app import brought_files, evidence_by_people
from workbench.app.brought_files import Brought
from workbench.app.desk import Desk
from workbench.cli.bringing import done, word
from workbench.cli.companies import known_company
from workbench.cli.console import DONE, QUERY, Console, stoppable
from workbench.domain.company import Company
from workbench.domain.reference import HandAnswer, Weight
from workbench.errors import InvalidInput
from workbench.texts import say


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file that answers a question, and what is said of it."""

    file: Path
    address: str = ""
    words: str = ""
    weight: Weight = Weight.NOT_WEIGHED
    passage: str = ""
    stays: bool = False


def questions(context: typer.Context, query: QUERY) -> int:
    """List the prepared questions about a company, with the address that searches for each."""
    console: Console = context.obj
    with console.desk() as desk:
        offered = evidence_by_people.prepared(desk, known_company(desk, query).id)
        for each in offered:
            console.said(
                desk.texts,
                say("{question}  ({key})", question=each.words, key=each.key),
                say("  {address}", address=each.address),
            )
        console.next(desk.texts, f"answer {query} KEY nothing_found")
        told = [
            {"key": each.key, "question": desk.texts.say(each.words), "address": each.address}
            for each in offered
        ]
        console.document({"questions": told})
        return DONE


def answer(
    context: typer.Context,
    query: QUERY,
    question: Annotated[str, typer.Argument(help="Its key, as `leadline questions` lists it.")],
    answer: Annotated[str, typer.Argument(help=", ".join(each.value for each in HandAnswer))],
    address: Annotated[str, typer.Option(help="Where you found it.")] = "",
    words: Annotated[str, typer.Option(help="What it says, in your words.")] = "",
    weight: Annotated[
        str, typer.Option(help=", ".join(each.value for each in Weight))
    ] = Weight.NOT_WEIGHED.value,
    file: Annotated[
        Path | None, typer.Option(help="What you found, as a file: PDF, page, table or text.")
    ] = None,
    passage: Annotated[
        str, typer.Option(help="The words in the file you mean; empty: where it is named.")
    ] = "",
    *,
    stays: Annotated[
        bool, typer.Option("--stays", help="Keep the file out of the handoff folder.")
    ] = False,
) -> int:
    """Answer a prepared question you looked up in a browser."""
    console: Console = context.obj
    with console.desk() as desk:
        said = word(HandAnswer, answer)
        if file is not None:
            _refuse_unless_found(said)
            found = FoundFile(
                file=file,
                address=address,
                words=words,
                weight=word(Weight, weight),
                passage=passage,
                stays=stays,
            )
            return answer_with_file(console, desk, query, question, found)
        company = known_company(desk, query)
        made = evidence_by_people.answer_by_hand(
            desk,
            company.id,
            question=question,
            asked=evidence_by_people.asked_address(desk, company.id, question),
            answer=said,
            address=address,
            words=words,
            weight=word(Weight, weight),
        )
        return done(console, desk, query, made)


def answer_with_file(
    console: Console, desk: Desk, query: str, question: str, found: FoundFile
) -> int:
    """Keep a file as what a prepared question found, and say what is marked in it.

    Raises:
        InvalidInput: there is no such question or company, or the file cannot be kept.
    """
    company = known_company(desk, query)
    asked = evidence_by_people.asked_address(desk, company.id, question)
    brought = _brought(desk, company, found, asked)
    operation = evidence_by_people.answer_by_hand(
        desk,
        company.id,
        question=question,
        asked=asked,
        answer=HandAnswer.FOUND,
        address=found.address,
        words=found.words,
        weight=found.weight,
        brought=brought,
    )
    console.said(desk.texts, operation.did, brought.told)
    if brought.kept.hint is not None:
        console.said(desk.texts, brought.kept.hint)
    console.next(desk.texts, f"score {query}")
    place, where = brought.kept.finding.place, brought.kept.finding.where
    console.document(
        {
            "did": desk.texts.say(operation.did),
            "file": brought.kept.name,
            "media_type": brought.snapshot.media_type,
            "snapshot": operation.result.snapshot,
            "marked": brought.kept.finding.marked.value,
            "place": place and {"kind": place.kind.value, "locator": place.locator},
            "where": where and desk.texts.say(where),
        }
    )
    return DONE


def _brought(desk: Desk, company: Company, found: FoundFile, asked: str) -> Brought:
    with stoppable() as control:
        return brought_files.bring(
            desk,
            company.id,
            name=found.file.name,
            content=brought_files.read_file(found.file),
            address=found.address.strip() or asked,
            passage=found.passage,
            goes_along=not found.stays,
            control=control,
        )


def _refuse_unless_found(said: HandAnswer) -> None:
    if said is not HandAnswer.FOUND:
        raise InvalidInput(
            say("A file shows that something was found."),
            field="answer",
            hint=say("Write found, or leave --file out."),
        )


VERBS: dict[str, Callable[..., int]] = {"questions": questions, "answer": answer}
