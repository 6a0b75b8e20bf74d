"""Verbs about work lists: made, looked over, found out about, taken along, and a session's end."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from workbench.app.desk import Desk
from workbench.app.importing.undoing import find_run
from workbench.app.lists import keeping, sessions
from workbench.app.lists.finding_out import find_out
from workbench.app.lists.prospects import Prospect, Step, prospects
from workbench.app.lists.taking_along import Foreseen, Gap, foresee, gaps, take_along
from workbench.cli.companies import known_company, number_of
from workbench.cli.console import DONE, NOTHING_FOUND, SOURCE_FAILED, Console, stoppable
from workbench.cli.verb import Verb, Verbs
from workbench.domain.identity import cased
from workbench.domain.lead_list import LeadFilter
from workbench.domain.work_list import SessionSummary, WorkList
from workbench.texts import Argument, Message, Texts, say, say_many

worklist_verbs = typer.Typer(cls=Verbs, pretty_exceptions_enable=False)

NAME = Annotated[str, typer.Argument(help="Which list, by its name or how that begins.")]


@worklist_verbs.command("make", cls=Verb)
def make(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="What the list is called.")],
    companies: Annotated[
        list[str] | None, typer.Argument(help="Numbers or names of leads, in order.")
    ] = None,
    *,
    imported: Annotated[
        str, typer.Option("--import", help="All that an import named, by its id or file.")
    ] = "",
    leads: Annotated[
        str | None, typer.Option("--leads", help="The leads that these words let through.")
    ] = None,
) -> int:
    """Make a work list of leads, of an imported file, or of what the lead list shows."""
    console: Console = context.obj
    with console.desk() as desk:
        on_it = [known_company(desk, each).id for each in companies or ()]
        if imported:
            on_it += keeping.of_import(desk, find_run(desk, imported))
        if leads is not None:
            on_it += keeping.of_leads(desk, LeadFilter(words=leads))
        done = keeping.make(desk, name, on_it)
        console.said(desk.texts, done.did)
        console.next(desk.texts, f"worklist find-out {_typed(name)}")
        console.document(_list(done.result))
    return DONE


@worklist_verbs.command("list", cls=Verb)
def list_(context: typer.Context) -> int:
    """Show the work lists, the newest first."""
    console: Console = context.obj
    with console.desk() as desk:
        lists = keeping.every(desk)
        console.table(desk.texts, [(each.name, _count(each)) for each in lists])
        if not lists:
            console.said(desk.texts, say("There is no work list yet."))
        console.document({"lists": [_list(each) for each in lists]})
    return DONE if lists else NOTHING_FOUND


@worklist_verbs.command("show", cls=Verb)
def show(context: typer.Context, name: NAME) -> int:
    """Show how a list stands: ready, open or no, why, and what to ask next."""
    console: Console = context.obj
    with console.desk() as desk, stoppable() as control:
        held = keeping.named(desk, name)
        _show(console, desk, held, prospects(desk, held.companies, control))
    return DONE


@worklist_verbs.command("find-out", cls=Verb)
def find_out_(context: typer.Context, name: NAME) -> int:
    """Ask about a list until each company is ready, a no, or nothing free decides it."""
    console: Console = context.obj
    with console.desk() as desk, stoppable() as control:
        held = keeping.named(desk, name)
        begin = partial(sessions.begin, desk, held.about)
        done = find_out(desk, held.companies, control, looked_over=begin)
        _show(console, desk, held, done.result)
        console.said(desk.texts, done.did)
        console.next(desk.texts, f"worklist end {_typed(held.name)}")
    return DONE


@worklist_verbs.command("take-along", cls=Verb)
def take_along_(
    context: typer.Context,
    name: NAME,
    *,
    only_say: Annotated[
        bool, typer.Option("--foresee", help="Only say what it would ask and what will be missing.")
    ] = False,
) -> int:
    """Fetch everything free about a list, evidence included, and say what will be missing."""
    console: Console = context.obj
    with console.desk() as desk, stoppable() as control:
        held = keeping.named(desk, name)
        if only_say:
            return _foreseen(console, desk, foresee(desk, held.companies, control))
        done = take_along(desk, held.companies, control)
        told = gaps(done.result.missing)
        console.said(desk.texts, done.did)
        _tell_gaps(console, desk, told)
        document = {
            "companies": done.result.companies,
            "complete": done.result.whole,
            "missing": [_gap(desk.texts, each) for each in told],
        }
        console.document(document)
        return DONE if done.result.whole == done.result.companies else SOURCE_FAILED


@worklist_verbs.command("end", cls=Verb)
def end(context: typer.Context, name: NAME) -> int:
    """End the session on a list, and say what came of it."""
    console: Console = context.obj
    with console.desk() as desk, stoppable() as control:
        held = keeping.named(desk, name)
        standing = prospects(desk, held.companies, control, steps=False)
        done = sessions.end(desk, held.about, standing)
        console.said(desk.texts, done.did)
        console.document({"session": _summary(done.result)})
    return DONE


@worklist_verbs.command("add", cls=Verb)
def add(
    context: typer.Context,
    name: NAME,
    companies: Annotated[list[str], typer.Argument(help="Numbers or names of leads.")],
) -> int:
    """Put more leads on a list."""
    console: Console = context.obj
    with console.desk() as desk:
        held = keeping.named(desk, name)
        done = keeping.add(desk, held.about, [known_company(desk, each).id for each in companies])
        console.said(desk.texts, done.did)
        console.document(_list(done.result))
    return DONE


@worklist_verbs.command("remove", cls=Verb)
def remove(
    context: typer.Context,
    name: NAME,
    company: Annotated[
        str, typer.Argument(help="A company to take off; without one, the list is put away.")
    ] = "",
) -> int:
    """Take a company off a list, or put the whole list away; they stay leads."""
    console: Console = context.obj
    with console.desk() as desk:
        held = keeping.named(desk, name)
        if company:
            off = keeping.take_off(desk, held.about, known_company(desk, company).id)
            console.said(desk.texts, off.did)
            console.document(_list(off.result))
        else:
            away = keeping.put_away(desk, held)
            console.said(desk.texts, away.did)
            console.document({"did": desk.texts.say(away.did)})
    return DONE


def _show(console: Console, desk: Desk, held: WorkList, found: Sequence[Prospect]) -> None:
    console.said(desk.texts, say("{name}: {count}", name=held.name, count=_count(held)))
    console.table(desk.texts, [_row(each) for each in found])
    console.document({**_list(held), "companies": [_prospect(desk.texts, e) for e in found]})


def _row(each: Prospect) -> tuple[Argument, ...]:
    sounding, scorecard = each.standing.sounding, each.standing.scorecard
    town = sounding.chosen("company.town")
    return (
        each.outlook.words,
        sounding.company.name,
        cased(town.shown.fact.value) if town is not None else "",
        scorecard.can.words if scorecard is not None else "",
        each.because[0] if each.because else "",
        _next(each),
    )


def _next(each: Prospect) -> Argument:
    if each.steps:
        step = each.steps[0].planned
        return say("next: {what}", what=step.question.words)
    if each.queued:
        return say_many("{count} look-up waits", "{count} look-ups wait", each.queued)
    return ""


def _foreseen(console: Console, desk: Desk, told: Foreseen) -> int:
    found = gaps(told.missing)
    console.said(desk.texts, told.words)
    _tell_gaps(console, desk, found)
    document = {
        "companies": told.companies,
        "questions": told.questions,
        "seconds": told.takes.total_seconds(),
        "missing": [_gap(desk.texts, each) for each in found],
    }
    console.document(document)
    return DONE


def _tell_gaps(console: Console, desk: Desk, told: Sequence[Gap]) -> None:
    if told:
        console.said(desk.texts, say("What will be missing without a network:"))
    console.table(desk.texts, [(each.what, each.lack.words, each.where) for each in told])


def _count(held: WorkList) -> Message:
    return say_many("{count} company", "{count} companies", len(held.companies))


def _typed(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _list(held: WorkList) -> dict[str, object]:
    return {
        "list": str(held.about),
        "name": held.name,
        "made": held.at.isoformat(),
        "count": len(held.companies),
    }


def _prospect(texts: Texts, each: Prospect) -> dict[str, object]:
    company, scorecard = each.standing.sounding.company, each.standing.scorecard
    return {
        "company": str(company.id),
        "name": company.name,
        "number": number_of(company),
        "outlook": each.outlook.value,
        "lowest": scorecard.can.lowest if scorecard is not None else None,
        "highest": scorecard.can.highest if scorecard is not None else None,
        "because": [texts.say(reason) for reason in each.because],
        "next": [_step(step) for step in each.steps],
        "queued": each.queued,
    }


def _step(step: Step) -> dict[str, object]:
    question = step.planned.question
    return {"source": question.source, "kind": question.kind, "points": float(step.points)}


def _gap(texts: Texts, each: Gap) -> dict[str, object]:
    return {
        "lack": each.lack.value,
        "what": texts.say(each.what),
        "companies": list(each.companies),
    }


def _summary(told: SessionSummary) -> dict[str, object]:
    return {
        "minutes": told.minutes,
        "done": told.done,
        "ready": told.ready,
        "open": told.open,
        "no": told.no,
        "queued": told.queued,
    }
