"""Verbs that look after the program itself: sources, people, the card and the store."""

from collections.abc import Callable
from pathlib import Path

import typer

from workbench import bootstrap
from workbench.cli.console import DONE, STORE_REFUSED, Console
from workbench.domain.card import title_words
from workbench.domain.source import Manifest
from workbench.texts import Message, say

store_verbs = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False)


def sources(context: typer.Context) -> int:
    """Show which sources work now and which need a key, with minutes and price."""
    console: Console = context.obj
    with console.desk() as desk:
        rows = [
            (manifest, desk.lookups.usable(manifest.key)) for manifest in desk.lookups.manifests()
        ]
        for manifest, usable in rows:
            console.said(desk.texts, _source_line(manifest, usable=usable))
        console.document(
            {
                "sources": [
                    {
                        "key": manifest.key,
                        "title": manifest.title,
                        "usable": usable,
                        "needs_key": manifest.key_need is not None,
                        "minutes": manifest.key_need.minutes if manifest.key_need else 0,
                        "price": desk.texts.say(manifest.key_need.price)
                        if manifest.key_need
                        else "",
                        "countries": list(manifest.countries),
                        "licence": str(manifest.licence),
                    }
                    for manifest, usable in rows
                ]
            }
        )
    return DONE


def card(context: typer.Context) -> int:
    """Show the card in force: its questions, their points, and whether both have signed."""
    console: Console = context.obj
    with console.desk() as desk:
        in_force = desk.store.read(lambda ledger: ledger.cards.in_force()) or desk.starter
        signed = say("signed by both") if in_force.signed else say("unsigned guess")
        console.said(
            desk.texts,
            say(
                "{title}, version {version}, {signed}",
                title=title_words(in_force.title),
                version=in_force.version,
                signed=signed,
            ),
            *(
                say("  {best}  {criterion}", best=line.best, criterion=line.criterion)
                for line in in_force.lines
            ),
        )
        console.document(
            {
                "title": in_force.title,
                "version": in_force.version,
                "signed": in_force.signed,
                "lines": [
                    {"criterion": line.criterion, "pillar": line.pillar.value, "best": line.best}
                    for line in in_force.lines
                ],
            }
        )
    return DONE


@store_verbs.command("check")
def check(context: typer.Context) -> int:
    """Prove the chains, the files and the bytes of every stored answer."""
    console: Console = context.obj
    report = bootstrap.check_store(console.wanted)
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


@store_verbs.command("size")
def size(context: typer.Context) -> int:
    """Show what takes room."""
    console: Console = context.obj
    tables = bootstrap.size_of_store(console.wanted)
    texts = bootstrap.texts_of(console.wanted.settings)
    for table in tables:
        console.said(
            texts,
            say(
                "{size} bytes  {rows} rows  {name}",
                size=table.size,
                rows=table.rows,
                name=table.name,
            ),
        )
    console.document(
        {"tables": [{"name": each.name, "rows": each.rows, "bytes": each.size} for each in tables]}
    )
    return DONE


@store_verbs.command("rebuild")
def rebuild(context: typer.Context) -> int:
    """Work the lead list out anew from the ledger."""
    console: Console = context.obj
    rows = bootstrap.rebuild_store(console.wanted)
    return _did(console, say("The lead list was worked out anew: {rows} rows.", rows=rows))


@store_verbs.command("backup")
def backup(context: typer.Context, target: Path) -> int:
    """Copy the store, whole and verified, while it is in use."""
    console: Console = context.obj
    bootstrap.back_up_store(console.wanted, target)
    return _did(console, say("Copied to {target}.", target=str(target)))


@store_verbs.command("restore")
def restore(context: typer.Context, copy: Path) -> int:
    """Put a verified copy in the store's place; what was there is kept beside it."""
    console: Console = context.obj
    bootstrap.restore_store(console.wanted, copy)
    return _did(console, say("Restored from {copy}.", copy=str(copy)))


def _did(console: Console, message: Message) -> int:
    texts = bootstrap.texts_of(console.wanted.settings)
    console.said(texts, message)
    console.document({"did": texts.say(message)})
    return DONE


def _source_line(manifest: Manifest, *, usable: bool) -> Message:
    if usable:
        return say("{title}: works now. {answers}", title=manifest.title, answers=manifest.answers)
    if manifest.by_hand:
        return say(
            "{title}: you bring its pages yourself. {answers}",
            title=manifest.title,
            answers=manifest.answers,
        )
    if manifest.key_need is None:
        return say("{title}: cannot be asked now.", title=manifest.title)
    return say(
        "{title}: needs a key, {minutes} minutes, {price}. {answers}",
        title=manifest.title,
        minutes=manifest.key_need.minutes,
        price=manifest.key_need.price,
        answers=manifest.answers,
    )


VERBS: dict[str, Callable[..., int]] = {"sources": sources, "card": card}
