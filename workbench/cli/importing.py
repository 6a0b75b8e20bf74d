"""The verb that imports leads from a file: shows first, writes when told to, and takes back."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from workbench.app.companies import known
from workbench.app.desk import Desk
from workbench.app.importing import looking_up, opening, previewing, rejecting, running, undoing
from workbench.app.importing.judging import Decided
from workbench.app.importing.opening import OpenedFile
from workbench.app.importing.previewing import Preview
from workbench.cli.console import BAD_INPUT, DONE, NOTHING_FOUND, Console, stoppable
from workbench.cli.import_rows import document, show
from workbench.domain.company import Identifier
from workbench.domain.import_fields import Field
from workbench.domain.importing import Fate, ImportRun
from workbench.errors import InvalidInput, NotInStore
from workbench.jobs import JobControl
from workbench.matching.cells import country_code
from workbench.matching.identify import identify
from workbench.texts import Argument, say

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
        typer.Option(help="What an unsure row is, as 12=new or 12=its number."),
    ] = None,
    match: Annotated[
        bool, typer.Option("--match", help="Look up rows without a number in offline registers.")
    ] = False,
    country: Annotated[
        str, typer.Option(help="Country of rows that tell none, by its name or code.")
    ] = "",
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
        opened = _of_country(opened, country)
        decided = _decided(desk, row or (), offered=match)
        shown = previewing.preview(desk, opened, control, decided=decided)
        if match:
            shown = looking_up.look_up(desk, shown, control)
            _check_offered(shown)
        show(console, desk, shown)
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


def _of_country(opened: OpenedFile, country: str) -> OpenedFile:
    if not country:
        return opened
    code = country_code(country)
    if not code:
        raise InvalidInput(
            say("{country} is no country.", country=country),
            field="country",
            hint=say("Put in its name or its two letters, such as Norway or NO."),
        )
    return opened.of_country(code)


def _decided(desk: Desk, rows: Sequence[str], *, offered: bool) -> Decided:
    """Return what a person said of rows; `offered` numbers may be those of a register's company."""
    decided: dict[int, UUID | Identifier | None] = {}
    for each in rows:
        number, _, meant = each.partition("=")
        if not number.strip().isdigit() or not meant.strip():
            raise InvalidInput(say("{row} is not row=new or row=number.", row=each), field="row")
        if meant.strip().casefold() == "new":
            decided[int(number)] = None
            continue
        company, typed = known(desk, meant), identify(meant).identifier
        if company is not None:
            decided[int(number)] = company.id
        elif offered and typed is not None:
            decided[int(number)] = typed
        else:
            raise NotInStore(say("No company here has the number {number}.", number=meant.strip()))
    return decided


def _check_offered(shown: Preview) -> None:
    """Refuse a number that no register offered for the row of which it was said.

    Raises:
        InvalidInput: at the field `row`.
    """
    for row, said in shown.decided.items():
        if not isinstance(said, Identifier):
            continue
        answered = shown.matches.rows.get(row)
        if answered is None or answered.offer(said) is None:
            raise InvalidInput(
                say(
                    "No register offers {number} for row {row}, and no company here has it.",
                    number=said.value,
                    row=str(row),
                ),
                field="row",
                hint=say("Put the number into the file, or choose one that is offered."),
            )


def _only_shown(console: Console, desk: Desk, shown: Preview, file: str) -> int:
    console.said(desk.texts, say("Nothing was written."))
    match = " --match" if shown.matches.registers else ""
    console.next(desk.texts, f"import {file}{match} --yes")
    console.document(document(desk.texts, desk, shown))
    return DONE if any(shown.counts[each] for each in Fate if each.is_written) else NOTHING_FOUND


def _write(console: Console, desk: Desk, shown: Preview, control: JobControl) -> int:
    counts = shown.counts
    if not any(counts[each] for each in Fate if each.is_written):
        console.said(desk.texts, say("Nothing is left to import."))
        console.document(document(desk.texts, desk, shown))
        return DONE if counts[Fate.DONE] else BAD_INPUT
    told = document(desk.texts, desk, shown)
    done = running.run(desk, shown, control)
    named = done.result.run.id.hex[-_ID:]
    back = say("To take it back: leadline import --undo {id}", id=named)
    console.said(desk.texts, done.did, back)
    console.next(desk.texts, "list")
    console.document(
        {
            **told,
            "did": desk.texts.say(done.did),
            "import": named,
            "written": {fate.value: count for fate, count in done.result.counts.items()},
        }
    )
    return DONE


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
