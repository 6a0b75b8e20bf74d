"""Verbs about our own lists: customers, open deals, debtors, competitors, do not contact."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from workbench.app.desk import Desk
from workbench.app.importing.opening import read_bytes
from workbench.app.known_lists import answering, bringing
from workbench.app.known_lists.opening import OpenedList, ReadList, open_list, read_list, told_as
from workbench.cli.companies import known_company
from workbench.cli.console import DONE, NOTHING_FOUND, QUERY, Console, stoppable
from workbench.cli.verb import Verb, Verbs
from workbench.domain.known_fields import Telling
from workbench.domain.known_lists import KnownKind, KnownList
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.texts import Argument, Message, Texts, say, say_many

known_verbs = typer.Typer(cls=Verbs, pretty_exceptions_enable=False)

_ID = 12
"""Letters of a list's id that are shown."""
_SHOWN = 20
"""Rows that name no company and are shown."""


@known_verbs.command("import", cls=Verb)
def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="CSV, XLSX, XLS or ODS out of another system.")],
    *,
    kind: Annotated[
        str, typer.Option(help="customer, deal, debtor, competitor or do-not-contact.")
    ] = "",
    day: Annotated[str, typer.Option(help="As of which day, 2026-11-24; empty: today.")] = "",
    replaces: Annotated[
        str, typer.Option(help="The list in whose place it stands; empty: its own name's.")
    ] = "",
    column: Annotated[
        list[str] | None, typer.Option(help="What a column tells, as Heading=field.")
    ] = None,
    only_show: Annotated[
        bool, typer.Option("--show", help="Say what the file tells, and write nothing.")
    ] = False,
) -> int:
    """Bring in a list of companies we know; they are said when one of them is opened."""
    console: Console = context.obj
    with console.desk() as desk, stoppable() as control:
        opened = open_list(desk, file.name, read_bytes(file), control, kind=_kind(kind))
        if day:
            opened = opened.of_day(_day(day))
        if column:
            opened = opened.with_fields(_fields(opened, column))
        read = read_list(desk, opened, control)
        _show(console, desk, read)
        document = _document(desk.texts, read)
        if only_show:
            console.said(desk.texts, say("Nothing was written."))
            console.document(document)
            return DONE
        return _bring(console, desk, read, replaces, control, document)


@known_verbs.command("list", cls=Verb)
def list_(context: typer.Context) -> int:
    """Show our lists that count, with what they list, of how many companies and of which day."""
    console: Console = context.obj
    with console.desk() as desk:
        here, texts, today = bringing.lists(desk), desk.texts, desk.now().date()
        if not here:
            console.said(texts, say("No list of ours is here yet."))
            console.next(texts, "known import FILE")
        console.table(texts, [_row(each, today) for each in here])
        console.document({"lists": [_record(each, today) for each in here]})
    return DONE if here else NOTHING_FOUND


@known_verbs.command("remove", cls=Verb)
def remove(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Which one, by its name or id in the list.")],
) -> int:
    """Take a list back: it counts no more, and the one before it does again."""
    console: Console = context.obj
    with console.desk() as desk:
        done = bringing.take_back(desk, bringing.named(desk, name).id)
        console.said(desk.texts, done.did)
        console.document({"did": desk.texts.say(done.did), "list": done.result.name})
    return DONE


@known_verbs.command("same", cls=Verb)
def same(
    context: typer.Context,
    query: QUERY,
    row: Annotated[str, typer.Argument(help="The list's row, as `dossier --json` tells it.")],
    *,
    another: Annotated[
        bool, typer.Option("--another", help="It is another company; it is asked no more.")
    ] = False,
) -> int:
    """Say that a row of a list is a company, or with --another that it is not."""
    console: Console = context.obj
    with console.desk() as desk:
        company = known_company(desk, query)
        hit = answering.find_hit(desk, company.id, row)
        done = answering.answer(desk, company.id, hit, same=not another)
        console.said(desk.texts, done.did)
        console.document({"did": desk.texts.say(done.did), "row": hit.row.number})
    return DONE


def _bring(
    console: Console,
    desk: Desk,
    read: ReadList,
    replaces: str,
    control: JobControl,
    document: dict[str, object],
) -> int:
    done = bringing.bring(desk, read, control, replaces=replaces)
    texts = desk.texts
    back = say(
        "To take it back: leadline known remove {id}", id=done.result.known_list.id.hex[-_ID:]
    )
    console.said(texts, done.did, back)
    console.document(
        {**document, "did": texts.say(done.did), "list": done.result.known_list.id.hex[-_ID:]}
    )
    return DONE


def _kind(text: str) -> KnownKind | None:
    if text and text not in set(KnownKind):
        raise InvalidInput(
            say("{kind} is no kind of list.", kind=text),
            field="kind",
            hint=say("The kinds: {kinds}.", kinds=", ".join(KnownKind)),
        )
    return KnownKind(text) if text else None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as problem:
        raise InvalidInput(
            say("{day} is no day.", day=text),
            field="day",
            hint=say("Write it as year, month and day: 2026-11-24."),
        ) from problem


def _fields(opened: OpenedList, columns: Sequence[str]) -> dict[int, Telling | None]:
    fields: dict[int, Telling | None] = {}
    for each in columns:
        heading, given, field = each.rpartition("=")
        if not given:
            raise InvalidInput(say("{column} is not Heading=field.", column=each), field="column")
        fields[opened.named(heading)] = told_as(field.strip(), opened.kind)
    return fields


def _show(console: Console, desk: Desk, read: ReadList) -> None:
    opened, texts = read.opened, desk.texts
    console.said(
        texts,
        say(
            "{file}: {kind}, as of {day}.", file=opened.name, kind=opened.kind.words, day=opened.day
        ),
        *opened.table.remarks,
        say("Its columns:"),
    )
    console.table(
        texts,
        [
            (each.heading, each.tells.words if each.tells is not None else "–", each.why)
            for each in opened.columns.columns
        ],
    )
    console.said(texts, read.words)
    console.said(
        texts,
        *(say("  Row {row}: {why}", row=str(row), why=why) for row, why in read.problems[:_SHOWN]),
    )


def _document(texts: Texts, read: ReadList) -> dict[str, object]:
    opened = read.opened
    return {
        "file": opened.name,
        "kind": opened.kind.value,
        "day": opened.day.isoformat(),
        "columns": [
            {
                "heading": each.heading,
                "field": each.tells.value if each.tells is not None else None,
                "why": texts.say(each.why),
            }
            for each in opened.columns.columns
        ],
        "companies": len(read.rows),
        "with_number": read.numbered,
        "left_out": read.left_out,
        "problems": [{"row": row, "why": texts.say(why)} for row, why in read.problems],
    }


def _row(known_list: KnownList, today: date) -> tuple[Argument, ...]:
    companies: Message = say_many("{count} company", "{count} companies", known_list.rows)
    return (
        known_list.id.hex[-_ID:],
        known_list.kind.words,
        known_list.day,
        companies,
        known_list.name,
        known_list.old_words(today) or "",
    )


def _record(known_list: KnownList, today: date) -> dict[str, object]:
    return {
        "id": known_list.id.hex[-_ID:],
        "kind": known_list.kind.value,
        "name": known_list.name,
        "day": known_list.day.isoformat(),
        "days_old": known_list.age(today),
        "companies": known_list.rows,
        "left_out": known_list.left_out,
    }
