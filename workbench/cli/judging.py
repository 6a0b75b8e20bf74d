"""Verbs that score, rate, decide and hand over."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from workbench.app import decisions, dossiers, evidence_by_people, handoffs, outcomes
from workbench.app.companies import opened
from workbench.app.handoffs import Exported
from workbench.cli.companies import known_company
from workbench.cli.console import DONE, QUERY, Console
from workbench.cli.shown import show_scorecard, write_document
from workbench.domain.dossier import Dossier
from workbench.domain.lead import ReturnReason, Stage
from workbench.domain.scorecard import RequirementState
from workbench.errors import InvalidInput
from workbench.texts import Message, Texts, say

PERSONAL = typer.Option("", help="Why a sole trader's personal data goes along; empty: left out.")
INTO = typer.Option(None, help="The folder to write into; empty: your Documents.")


def score(context: typer.Context, query: QUERY) -> int:
    """Fill in the scorecard as known now, and say what each stage still asks for."""
    console: Console = context.obj
    with console.desk() as desk:
        company = opened(desk, known_company(desk, query)).company
        dossier = dossiers.open_dossier(desk, company.id)
        if not console.as_json:
            show_scorecard(console, desk.texts, dossier)
            _show_requirements(console, desk.texts, dossier)
        write_document(console, desk, company.id)
        return DONE


def rate(
    context: typer.Context,
    query: QUERY,
    criterion: Annotated[str, typer.Argument(help="Its key, as `leadline card` lists it.")],
    step: Annotated[str, typer.Argument(help="0 to 10, one of the steps described.")],
    words: Annotated[str, typer.Option(help="Why, in your words.")] = "",
) -> int:
    """Rate a hand-rated question by one of its described steps."""
    console: Console = context.obj
    with console.desk() as desk:
        lead = opened(desk, known_company(desk, query)).lead
        done = evidence_by_people.rate(desk, lead, criterion=criterion, step=step, words=words)
        console.said(desk.texts, done.did)
        console.next(desk.texts, f"score {query}")
        console.document({"rated": criterion, "step": step})
        return DONE


def qualify(
    context: typer.Context,
    query: QUERY,
    stage: Annotated[str, typer.Argument(help="mql, sql")],
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
        console.next(desk.texts, f"hand-over {query}")
        console.document(
            {
                "stage": done.result.decision.stage.value,
                "decision": str(done.result.decision.id),
                "hash": link.hash.hex(),
                "sequence": link.sequence,
            }
        )
        return DONE


def export(
    context: typer.Context, query: QUERY, into: Path | None = INTO, personal: str = PERSONAL
) -> int:
    """Write the handoff folder of the newest decision."""
    console: Console = context.obj
    with console.desk() as desk:
        company = known_company(desk, query)
        place = into or console.wanted.places.exports
        done = handoffs.export(desk, company.id, place, personal=personal)
        console.said(desk.texts, done.did)
        console.document(_written(done.result))
        return DONE


def hand_over(
    context: typer.Context, query: QUERY, into: Path | None = INTO, personal: str = PERSONAL
) -> int:
    """Write the handoff folder, and start the clock by which sales answers."""
    console: Console = context.obj
    with console.desk() as desk:
        company = known_company(desk, query)
        place = into or console.wanted.places.exports
        done = handoffs.hand_over(desk, company.id, place, personal=personal)
        console.said(
            desk.texts, done.did, say("The folder is {folder}.", folder=str(done.result.folder))
        )
        console.document(_written(done.result))
        return DONE


def outcome(
    context: typer.Context,
    query: QUERY,
    what: Annotated[str, typer.Argument(help="accepted, returned, won, lost")],
    why: Annotated[str, typer.Option(help=", ".join(each.value for each in ReturnReason))] = "",
    reason: Annotated[str, typer.Option(help="Why, in your words.")] = "",
    *,
    correct: Annotated[
        bool, typer.Option("--correct", help="The outcome recorded before was a mistake.")
    ] = False,
) -> int:
    """Say what became of a lead that was handed over: accepted, returned, won or lost."""
    console: Console = context.obj
    with console.desk() as desk:
        lead = opened(desk, known_company(desk, query)).lead
        match what.casefold():
            case "accepted":
                done = outcomes.accept(desk, lead)
            case "returned":
                done = outcomes.give_back(desk, lead, why=_why(why), reason=reason)
            case "won" | "lost" as ended:
                done = outcomes.close(
                    desk, lead, outcome=Stage(ended), reason=reason, correct=correct
                )
            case _:
                raise InvalidInput(
                    say("{word} is none of accepted, returned, won, lost.", word=what),
                    field="outcome",
                )
        console.said(desk.texts, done.did)
        changed = done.result
        console.document(
            {
                "stage": changed.stage.value,
                "why": changed.returned and changed.returned.value,
                "reason": changed.reason,
                "did": desk.texts.say(done.did),
            }
        )
        return DONE


def _written(exported: Exported) -> dict[str, object]:
    return {"folder": str(exported.folder), "files": [str(file) for file in exported.files]}


def _stage(word: str) -> Stage:
    for stage in decisions.DECIDED:
        if stage.value == word.casefold():
            return stage
    raise InvalidInput(say("{word} is not mql or sql.", word=word), field="stage")


def _why(word: str) -> ReturnReason:
    for why in ReturnReason:
        if why.value == word.casefold():
            return why
    raise InvalidInput(
        say("Say with --why for which of these reasons it is returned."),
        field="why",
        hint=say("They are {known}.", known=", ".join(each.value for each in ReturnReason)),
    )


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


def _no_exception(state: RequirementState) -> Message:
    return say("{title}: no exception is possible, {why}.", title=state.title, why=state.firm or "")


def _show_requirements(console: Console, texts: Texts, dossier: Dossier) -> None:
    for stage in decisions.DECIDED:
        states = [state for state in dossier.requirements if state.stage is stage]
        console.said(texts, "", say("{stage} asks for:", stage=stage.words))
        rows = [(each.met.words, each.title, each.because, each.requirement) for each in states]
        console.table(texts, rows)
        for each in states:
            if each.firm is not None:
                console.said(texts, _no_exception(each))


VERBS: dict[str, Callable[..., int]] = {
    "score": score,
    "rate": rate,
    "qualify": qualify,
    "export": export,
    "hand-over": hand_over,
    "outcome": outcome,
}
