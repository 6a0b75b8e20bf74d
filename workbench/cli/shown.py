"""Companies, look-ups and scorecards as lines of text."""

from collections.abc import Iterable

import typer

from workbench.app.companies import Found
from workbench.app.desk import Desk
from workbench.cli.console import Console
from workbench.domain.dossier import Dossier
from workbench.domain.fact import Fact
from workbench.domain.lookup import AnswerKind, Lookup, LookupState
from workbench.domain.properties import declared
from workbench.domain.property import Kind
from workbench.domain.questions import asked_words
from workbench.domain.scorecard import Scorecard
from workbench.errors import ExportError
from workbench.texts import Message, Texts, say

ANSWERS = {
    AnswerKind.FOUND: say("found"),
    AnswerKind.NOTHING_FOUND: say("nothing found"),
    AnswerKind.NOT_OFFERED: say("not offered for this company"),
    AnswerKind.PARTIAL: say("partly answered"),
    AnswerKind.REFUSED: say("refused"),
    AnswerKind.FAILED: say("failed"),
}
"""The six answers in words."""


def answer_words(lookup: Lookup) -> Message:
    """Return how a look-up ended, or that it waits."""
    if lookup.kind is None:
        waiting = lookup.state is LookupState.PLANNED
        return say("waits for the network") if waiting else say("is being asked")
    if lookup.problem is not None:
        return say("{answer}: {why}", answer=ANSWERS[lookup.kind], why=lookup.problem.message)
    return ANSWERS[lookup.kind]


def show_candidates(console: Console, desk: Desk, found: Found) -> None:
    """Say whom the query may mean, with what agrees and differs; or where nothing was found."""
    manifests = {manifest.key: manifest for manifest in desk.lookups.manifests()}
    if not found.candidates:
        console.said(desk.texts, say("No company was found for {query}.", query=found.query.text))
        for lookup in found.lookups:
            title = manifests[lookup.question.source].title
            console.said(
                desk.texts, say("  {source}: {answer}", source=title, answer=answer_words(lookup))
            )
    for candidate in found.candidates:
        console.said(
            desk.texts,
            say(
                "{number}  {name}, {town} {country}",
                number=candidate.identifier.value,
                name=candidate.name,
                town=candidate.town,
                country=candidate.country,
            ),
            *(
                say("    {reason}", reason=reason)
                for reason in (*candidate.agrees, *candidate.differs)
            ),
        )
    if found.candidates:
        console.said(desk.texts, say("Open the right one by its number: leadline open NUMBER"))
    console.document(
        {
            "query": found.query.text,
            "candidates": [
                {
                    "scheme": candidate.identifier.scheme.value,
                    "number": candidate.identifier.value,
                    "name": candidate.name,
                    "town": candidate.town,
                    "country": candidate.country,
                    "source": candidate.entity.source,
                    "agrees": [desk.texts.say(reason) for reason in candidate.agrees],
                    "differs": [desk.texts.say(reason) for reason in candidate.differs],
                }
                for candidate in found.candidates
            ],
            "looked": [
                {
                    "source": lookup.question.source,
                    "answer": lookup.kind.value if lookup.kind else lookup.state.value,
                    "words": desk.texts.say(answer_words(lookup)),
                }
                for lookup in found.lookups
            ],
        }
    )


def show_lookups(console: Console, desk: Desk, lookups: Iterable[Lookup]) -> None:
    """Say how each look-up ended."""
    manifests = {manifest.key: manifest for manifest in desk.lookups.manifests()}
    for lookup in lookups:
        title = manifests[lookup.question.source].title
        line = say(
            "{source} ({question}): {answer}",
            source=title,
            question=asked_words(lookup.question.kind),
            answer=answer_words(lookup),
        )
        console.said(desk.texts, line)


def show_dossier(console: Console, desk: Desk, dossier: Dossier) -> None:
    """Say what is known, property by property, with the source of each."""
    if console.as_json:
        return
    sounding = dossier.sounding
    typer.echo(sounding.company.name)
    for key in sorted({known.fact.key for known in sounding.facts if known.current}):
        for known in sounding.all(key):
            manifest = dossier.manifests.get(known.fact.entity.source)
            line = say(
                "  {title}{period}: {value}   [{source} {place}]",
                title=declared(key).title,
                period=_period(known.fact),
                value=value_words(known.fact),
                source=manifest.title if manifest else known.fact.entity.source,
                place=known.place.locator,
            )
            typer.echo(desk.texts.say(line))
    if dossier.scorecard is not None:
        show_scorecard(desk.texts, dossier.scorecard)


def show_scorecard(texts: Texts, scorecard: Scorecard) -> None:
    """Say the verdict and every line under it."""
    can = scorecard.can
    verdict = say(
        "{lowest} to {highest} of {possible}: {band}. {answered} of {total} answered.",
        lowest=can.lowest,
        highest=can.highest,
        possible=can.possible,
        band=scorecard.band.words,
        answered=scorecard.answered,
        total=len(scorecard.can_lines),
    )
    typer.echo(texts.say(verdict))
    for line in scorecard.lines:
        points = say(
            "  {points} of {possible}  {question} {because}",
            points=line.points if line.answered else "?",
            possible=line.possible,
            question=line.question,
            because=line.because,
        )
        typer.echo(texts.say(points))
    for cap in scorecard.caps:
        typer.echo(texts.say(say("  Capped: {why}", why=cap)))
    if scorecard.next_question is not None:
        typer.echo(
            texts.say(
                say(
                    "Ask next: {question} It narrows the range to {lowest} to {highest}. {ask}",
                    question=scorecard.next_question.question,
                    lowest=scorecard.next_question.lowest,
                    highest=scorecard.next_question.highest,
                    ask=scorecard.next_question.ask,
                )
            )
        )


def value_words(fact: Fact) -> Message:
    """Return a fact's value for a reader."""
    match declared(fact.key).kind:
        case Kind.MONEY:
            return say("{value}", value=fact.money)
        case Kind.DATE:
            return say("{value}", value=fact.day)
        case Kind.COUNT:
            return say("{value}", value=fact.number)
        case Kind.FLAG:
            return say("yes") if fact.flag else say("no")
        case _:
            return say("{value}", value=fact.value)


def write_document(console: Console, desk: Desk, dossier: Dossier) -> None:
    """Print the dossier as the JSON document that handoff folders hold.

    Raises:
        ExportError: the program has no such format.
    """
    if not console.as_json:
        return
    for each in desk.exporter.formats():
        if each.key == "json":
            console.document(each.write(dossier, desk.texts))
            return
    raise ExportError(say("This program has no JSON format."))


def _period(fact: Fact) -> str:
    if fact.start and fact.end:
        return f" {fact.start.isoformat()}/{fact.end.isoformat()}"
    return f" {fact.end.isoformat()}" if fact.end else ""
