"""The verb that imports leads from a file: shows first, writes when told to, and takes back."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from workbench.app.companies import known
from workbench.app.desk import Desk
from workbench.app.importing import opening, previewing, rejecting, running, undoing
from workbench.app.importing.judging import Plan
from workbench.app.importing.opening import OpenedFile
from workbench.app.importing.previewing import Preview
from workbench.cli.console import BAD_INPUT, DONE, NOTHING_FOUND, Console, stoppable
from workbench.domain.import_fields import Field
from workbench.domain.importing import Fate, ImportRun
from workbench.errors import InvalidInput, NotInStore
from workbench.jobs import JobControl
from workbench.texts import Argument, Texts, say

_SHOWN = 20
"""Rows of each fate that are shown; the counts say how many there are."""
_ID = 12
"""Letters of an import's id that are shown; its end tells imports of one minute apart."""


def import_(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(help="CSV, XLSX, XLS, ODS or vCard; without it: past imports.")
    ] = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Write; else it is only shown.")] = False,
    column: Annotated[
        list[str] | None,
        typer.Option(help="What a column tells, as Heading=field; see the fields with --fields."),
    ] = None,
    row: Annotated[
        list[str] | None,
        typer.Option(help="What an unsure row is, as 12=new or 12=its number here."),
    ] = None,
    sheet: Annotated[str, typer.Option(help="Which sheet; empty: the first with rows.")] = "",
    rejects: Annotated[
        Path | None, typer.Option(help="Write the rows left out to this new CSV.")
    ] = None,
    undo: Annotated[str, typer.Option(help="Take an import back, by its id.")] = "",
    fields: Annotated[bool, typer.Option("--fields", help="List what a column may tell.")] = False,
) -> int:
    """Import leads from a file: shows what becomes of each row, and writes with --yes."""
    console: Console = context.obj
    with console.desk() as desk, stoppable() as control:
        if fields:
            return _fields(console, desk)
        if undo:
            return _undo(console, desk, undo, control)
        if file is None:
            return _past(console, desk)
        opened = _opened(desk, file, column or (), sheet, control)
        shown = previewing.preview(desk, opened, control, decided=_decided(desk, row or ()))
        _show(console, desk, shown)
        if rejects is not None:
            rejecting.write_rejects(rejecting.rejects(desk, shown, control), rejects)
            console.said(desk.texts, say("The rows left out are in {file}.", file=str(rejects)))
        if yes:
            return _write(console, desk, shown, control)
        return _only_shown(console, desk, shown, str(file))


def _opened(
    desk: Desk, file: Path, columns: Sequence[str], sheet: str, control: JobControl
) -> OpenedFile:
    opened = opening.open_file(desk, file.name, opening.read_bytes(file), control, sheet=sheet)
    fields: dict[int, Field] = {}
    for each in columns:
        heading, given, field = each.rpartition("=")
        if not given or field.strip() not in set(Field):
            raise InvalidInput(
                say("{column} is not Heading=field.", column=each),
                field="column",
                hint=say("The fields: {fields}.", fields=", ".join(Field)),
            )
        fields[opened.named(heading)] = Field(field.strip())
    return opened.with_fields(fields) if fields else opened


def _decided(desk: Desk, rows: Sequence[str]) -> Mapping[int, UUID | None]:
    decided: dict[int, UUID | None] = {}
    for each in rows:
        number, _, meant = each.partition("=")
        if not number.strip().isdigit() or not meant.strip():
            raise InvalidInput(say("{row} is not row=new or row=number.", row=each), field="row")
        if meant.strip().casefold() == "new":
            decided[int(number)] = None
            continue
        company = known(desk, meant)
        if company is None:
            raise NotInStore(say("No company here has the number {number}.", number=meant.strip()))
        decided[int(number)] = company.id
    return decided


def _show(console: Console, desk: Desk, shown: Preview) -> None:
    opened, texts = shown.opened, desk.texts
    if opened.columns.system:
        console.said(texts, say("An export of {system}.", system=opened.columns.system))
    console.said(texts, *opened.table.remarks, say("Its columns:"))
    console.table(
        texts, [(each.heading, each.field.words, each.why) for each in opened.columns.columns]
    )
    console.said(texts, say("Its rows:"))
    counts = shown.counts
    console.table(texts, [(counts[each], each.words) for each in Fate if counts[each]])
    for fate in (Fate.SAME, Fate.UNSURE, Fate.UNUSABLE):
        for plan in previewing.page(desk, shown, fates=[fate], most=_SHOWN):
            console.said(texts, *_lines(plan))


def _lines(plan: Plan) -> list[object]:
    row, told = plan.told.row.number, plan.told
    lines: list[object] = [
        say(
            "Row {row}, {name}: {fate}. {why}",
            row=str(row),
            name=told.name or "–",
            fate=plan.fate.words,
            why=plan.reason,
        )
    ]
    lines += [say("  may be {name}", name=each.name) for each in plan.rivals[1:]]
    lines += [say("  {stays}", stays=each) for each in plan.stays]
    if plan.what_to_do is not None:
        lines.append(say("  {todo}", todo=plan.what_to_do))
    return lines


def _only_shown(console: Console, desk: Desk, shown: Preview, file: str) -> int:
    console.said(desk.texts, say("Nothing was written."))
    console.next(desk.texts, f"import {file} --yes")
    console.document(_document(desk.texts, desk, shown))
    return DONE if any(shown.counts[each] for each in Fate if each.is_written) else NOTHING_FOUND


def _write(console: Console, desk: Desk, shown: Preview, control: JobControl) -> int:
    counts = shown.counts
    if not any(counts[each] for each in Fate if each.is_written):
        console.said(desk.texts, say("Nothing is left to import."))
        console.document(_document(desk.texts, desk, shown))
        return DONE if counts[Fate.DONE] else BAD_INPUT
    document = _document(desk.texts, desk, shown)
    done = running.run(desk, shown, control)
    named = done.result.run.id.hex[-_ID:]
    back = say("To take it back: leadline import --undo {id}", id=named)
    console.said(desk.texts, done.did, back)
    console.next(desk.texts, "list")
    console.document(
        {
            **document,
            "did": desk.texts.say(done.did),
            "import": named,
            "written": {fate.value: count for fate, count in done.result.counts.items()},
        }
    )
    return DONE


def _document(texts: Texts, desk: Desk, shown: Preview) -> dict[str, object]:
    opened = shown.opened
    return {
        "file": opened.name,
        "sha256": shown.file.hex(),
        "sheet": opened.table.sheet,
        "system": opened.columns.system,
        "remarks": [texts.say(each) for each in opened.table.remarks],
        "columns": [
            {"heading": each.heading, "field": each.field.value, "why": texts.say(each.why)}
            for each in opened.columns.columns
        ],
        "counts": {fate.value: count for fate, count in shown.counts.items()},
        "rows": [
            {
                "row": plan.told.row.number,
                "name": plan.told.name,
                "fate": plan.fate.value,
                "why": texts.say(plan.reason),
                "company": str(plan.company) if plan.company else None,
                "first": plan.first or None,
                "may_be": [each.name for each in plan.rivals],
                "stays": [texts.say(each) for each in plan.stays],
                "to_do": texts.say(plan.what_to_do) if plan.what_to_do else None,
            }
            for plan in previewing.page(desk, shown, most=previewing.BLOCK)
        ],
    }


def _undo(console: Console, desk: Desk, named: str, control: JobControl) -> int:
    done = undoing.undo(desk, undoing.find_run(desk, named).id, control)
    stayed = done.result.stayed
    console.said(desk.texts, done.did)
    console.said(
        desk.texts,
        *(say("  {name} stays: {why}", name=each.name, why=each.why) for each in stayed),
    )
    console.document(
        {
            "did": desk.texts.say(done.did),
            "gone": done.result.gone,
            "restored": done.result.restored,
            "stay": [{"name": each.name, "why": desk.texts.say(each.why)} for each in stayed],
        }
    )
    return DONE


def _past(console: Console, desk: Desk) -> int:
    runs = undoing.runs(desk)
    rows = [
        (each.id.hex[-_ID:], each.at.date(), each.rows, each.name, _state(each)) for each in runs
    ]
    if not runs:
        console.said(desk.texts, say("No file was imported yet."))
    console.table(desk.texts, rows)
    console.document(
        {
            "imports": [
                {
                    "id": each.id.hex[-_ID:],
                    "day": each.at.date().isoformat(),
                    "rows": each.rows,
                    "file": each.name,
                    "undone": each.undone,
                }
                for each in runs
            ]
        }
    )
    return DONE if runs else NOTHING_FOUND


def _state(run: ImportRun) -> Argument:
    return say("undone") if run.undone else ""


def _fields(console: Console, desk: Desk) -> int:
    console.table(desk.texts, [(each.value, each.words) for each in Field])
    console.document({"fields": [each.value for each in Field]})
    return DONE


VERBS: dict[str, Callable[..., int]] = {"import": import_}
