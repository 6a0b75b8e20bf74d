"""Verbs that look after the program itself: the card and the store."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from workbench import bootstrap
from workbench.bootstrap import upkeep
from workbench.cli.console import DONE, STORE_REFUSED, Console
from workbench.cli.verb import Verb, Verbs
from workbench.domain.card import title_words
from workbench.scoring.criterion import CRITERIA
from workbench.texts import Message, say

store_verbs = typer.Typer(cls=Verbs, pretty_exceptions_enable=False)


def card(context: typer.Context) -> int:
    """Show the card in force: its questions, their points, and whether both have signed."""
    console: Console = context.obj
    with console.desk() as desk:
        in_force = desk.store.read(lambda ledger: ledger.cards.in_force()) or desk.starter
        signed = say("signed by both") if in_force.signed else say("unsigned guess")
        questions = [CRITERIA[line.criterion] for line in in_force.lines]
        console.said(
            desk.texts,
            say(
                "{title}, version {version}, {signed}. At most this many points for each question:",
                title=title_words(in_force.title),
                version=in_force.version,
                signed=signed,
            ),
        )
        rows = [
            (
                f"{line.best:>3}",
                each.question,
                each.key,
                say("rated by hand") if each.by_hand else "",
            )
            for line, each in zip(in_force.lines, questions, strict=True)
        ]
        console.table(desk.texts, rows)
        console.document(
            {
                "title": in_force.title,
                "version": in_force.version,
                "signed": in_force.signed,
                "lines": [
                    {
                        "criterion": line.criterion,
                        "question": desk.texts.say(each.question),
                        "pillar": line.pillar.value,
                        "best": line.best,
                        "steps": [step.step for step in each.by_hand],
                    }
                    for line, each in zip(in_force.lines, questions, strict=True)
                ],
            }
        )
    return DONE


@store_verbs.command("check", cls=Verb)
def check(context: typer.Context) -> int:
    """Prove the chains, the files and the bytes of every stored answer."""
    console: Console = context.obj
    report = upkeep.check_store(console.wanted)
    texts = bootstrap.texts_of(console.wanted.settings)
    for chain in report.chains:
        console.said(
            texts,
            say(
                "{kind}: {links} links, ends in {head}",
                kind=chain.kind,
                links=chain.links,
                head=chain.head.hex()[:16],
            ),
        )
    console.said(
        texts,
        say(
            "{answers} stored answers are whole, {let_go} were let go, {erased} fields erased.",
            answers=report.answers,
            let_go=report.let_go,
            erased=report.erased,
        ),
        *report.problems,
        say("Everything holds.") if not report.problems else say("The store is broken."),
    )
    console.document(
        {
            "whole": not report.problems,
            "problems": [texts.say(problem) for problem in report.problems],
            "answers": report.answers,
            "erased": report.erased,
            "chains": [
                {
                    "kind": chain.kind,
                    "replica": str(chain.replica),
                    "links": chain.links,
                    "head": chain.head.hex(),
                }
                for chain in report.chains
            ],
        }
    )
    return STORE_REFUSED if report.problems else DONE


@store_verbs.command("size", cls=Verb)
def size(context: typer.Context) -> int:
    """Show what takes room."""
    console: Console = context.obj
    tables = upkeep.size_of_store(console.wanted)
    texts = bootstrap.texts_of(console.wanted.settings)
    shown = [
        (f"{texts.write(each.size):>12}", f"{texts.write(each.rows):>9}", each.name)
        for each in tables
        if each.rows
    ]
    console.table(texts, [(say("       bytes"), say("     rows"), say("table")), *shown])
    console.said(texts, say("{size} bytes in all.", size=sum(each.size for each in tables)))
    console.document(
        {"tables": [{"name": each.name, "rows": each.rows, "bytes": each.size} for each in tables]}
    )
    return DONE


@store_verbs.command("rebuild", cls=Verb)
def rebuild(context: typer.Context) -> int:
    """Work the lead list out anew from the ledger."""
    console: Console = context.obj
    rows = upkeep.rebuild_store(console.wanted)
    return _did(console, say("The lead list was worked out anew: {rows} rows.", rows=rows))


@store_verbs.command("backup", cls=Verb)
def backup(
    context: typer.Context,
    target: Annotated[Path, typer.Argument(help="The folder to copy into.")],
) -> int:
    """Copy the store, whole and verified, while it is in use."""
    console: Console = context.obj
    upkeep.back_up_store(console.wanted, target)
    return _did(console, say("Copied to {target}.", target=str(target)))


@store_verbs.command("restore", cls=Verb)
def restore(
    context: typer.Context,
    copy: Annotated[Path, typer.Argument(help="The folder that holds the copy.")],
) -> int:
    """Put a verified copy in the store's place; what was there is kept beside it."""
    console: Console = context.obj
    upkeep.restore_store(console.wanted, copy)
    return _did(console, say("Restored from {copy}.", copy=str(copy)))


def _did(console: Console, message: Message) -> int:
    texts = bootstrap.texts_of(console.wanted.settings)
    console.said(texts, message)
    console.document({"did": texts.say(message)})
    return DONE


VERBS: dict[str, Callable[..., int]] = {"card": card}
