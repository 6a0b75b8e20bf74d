"""Verbs that score, rate, decide and hand over."""

from collections.abc import Callable
from pathlib import Path

import typer

from workbench.app import decisions, dossiers, evidence_by_people, handoffs
from workbench.app.companies import opened
from workbench.cli.companies import known_company
from workbench.cli.console import DONE, NOTHING_FOUND, Console
from workbench.cli.shown import show_scorecard, write_document
from workbench.domain.dossier import Dossier
from workbench.domain.lead import Stage
from workbench.errors import InvalidInput
from workbench.texts import Texts, say

INTO = typer.Option(None, help="The folder to write into; empty: your Documents.")


def score(context: typer.Context, query: str) -> int:
    """Fill in the scorecard as known now, and say what each stage still asks for."""
    console: Console = context.obj
    with console.desk() as desk:
        dossier = dossiers.open_dossier(desk, known_company(desk, query).id)
        if dossier.scorecard is None:
            return NOTHING_FOUND
        if not console.as_json:
            show_scorecard(desk.texts, dossier.scorecard)
            _show_requirements(desk.texts, dossier)
        write_document(console, desk, dossier)
        return DONE


def rate(context: typer.Context, query: str, criterion: str, step: str, words: str = "") -> int:
    """Rate a hand-rated question by one of its described steps."""
    console: Console = context.obj
    with console.desk() as desk:
        lead = opened(desk, known_company(desk, query)).lead
        done = evidence_by_people.rate(desk, lead, criterion=criterion, step=step, words=words)
        console.said(desk.texts, done.did)
        console.document({"rated": criterion, "step": step})
        return DONE


def qualify(
    context: typer.Context,
    query: str,
    stage: str,
    reason: str = typer.Option("", help="Why, in your words."),
    exception: list[str] = typer.Option(
        [], help="requirement=reason, for one that is not met; may be given again."
    ),
) -> int:
    """Mark a lead as MQL or SQL through its requirements, and lock the decision."""
    console: Console = context.obj
    with console.desk() as desk:
        lead = opened(desk, known_company(desk, query)).lead
        done = decisions.qualify(
            desk, lead, _stage(stage), reason=reason, exceptions=_exceptions(exception)
        )
        link = done.result.link
        console.said(desk.texts, done.did, say("Locked as {hash}.", hash=link.hash.hex()[:16]))
        console.document(
            {
                "stage": done.result.decision.stage.value,
                "decision": str(done.result.decision.id),
                "hash": link.hash.hex(),
                "sequence": link.sequence,
            }
        )
        return DONE


def export(context: typer.Context, query: str, into: Path | None = INTO) -> int:
    """Write the handoff folder of the newest decision."""
    console: Console = context.obj
    with console.desk() as desk:
        company = known_company(desk, query)
        done = handoffs.export(desk, company.id, into or console.wanted.places.exports)
        console.said(desk.texts, done.did)
        console.document({"folder": str(done.result.folder)})
        return DONE


def hand_over(context: typer.Context, query: str, into: Path | None = INTO) -> int:
    """Write the handoff folder, and start the clock by which sales answers."""
    console: Console = context.obj
    with console.desk() as desk:
        company = known_company(desk, query)
        done = handoffs.hand_over(desk, company.id, into or console.wanted.places.exports)
        console.said(
            desk.texts, done.did, say("The folder is {folder}.", folder=str(done.result.folder))
        )
        console.document({"folder": str(done.result.folder)})
        return DONE


def _stage(word: str) -> Stage:
    for stage in decisions.DECIDED:
        if stage.value == word.casefold():
            return stage
    raise InvalidInput(say("{word} is not mql or sql.", word=word), field="stage")


def _exceptions(given: list[str]) -> dict[str, str]:
    reasons = {}
    for each in given:
        key, separator, reason = each.partition("=")
        if not separator or not reason.strip():
            raise InvalidInput(
                say("Write an exception as requirement=reason, not {given}.", given=each),
                field="exception",
            )
        reasons[key.strip()] = reason.strip()
    return reasons


def _show_requirements(texts: Texts, dossier: Dossier) -> None:
    for state in dossier.requirements:
        line = say(
            "  {stage}: {title}: {met} ({key}) {because}",
            stage=state.stage.words,
            title=state.title,
            met=state.met.words,
            key=state.requirement,
            because=state.because,
        )
        typer.echo(texts.say(line))


VERBS: dict[str, Callable[..., int]] = {
    "score": score,
    "rate": rate,
    "qualify": qualify,
    "export": export,
    "hand-over": hand_over,
}
