"""What every verb does with its words: say them, or print one JSON object; and its exit code."""

import contextlib
import json
import signal
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from workbench import bootstrap
from workbench.app.desk import Desk
from workbench.bootstrap import Wanted, open_desk
from workbench.cli.help_pages import help_in
from workbench.cli.mistyped import complaint
from workbench.domain.values import OBEYED
from workbench.errors import (
    CancelledByUser,
    ExportError,
    InvalidInput,
    NotInStore,
    RequirementNotMet,
    SourceError,
    StoreError,
    WorkbenchError,
)
from workbench.jobs import JobControl
from workbench.texts import Argument, Texts, say

DONE, NOTHING_FOUND, BAD_INPUT, SOURCE_FAILED, STORE_REFUSED, NOT_MET = range(6)
STOPPED = 130
"""What shells give a program that Control-C ended: 128 and the number of SIGINT."""

QUERY = Annotated[
    str, typer.Argument(help="A name, a registration or VAT number, or a web address.")
]
GLOBAL_WITH_VALUE = ("--store", "--world", "--language")
GLOBAL_FLAGS = ("--json", "--offline")

_CODES: tuple[tuple[type[WorkbenchError], int], ...] = (
    (NotInStore, NOTHING_FOUND),
    (InvalidInput, BAD_INPUT),
    (SourceError, SOURCE_FAILED),
    (StoreError, STORE_REFUSED),
    (ExportError, STORE_REFUSED),
    (RequirementNotMet, NOT_MET),
)


@dataclass(frozen=True, slots=True)
class Console:
    """Where a verb speaks: in sentences, or as one JSON object on standard output."""

    wanted: Wanted
    as_json: bool

    @property
    def texts(self) -> Texts:
        """The words of the language that is set."""
        return bootstrap.texts_of(self.wanted.settings)

    @contextlib.contextmanager
    def desk(self) -> Iterator[Desk]:
        """Open the store and sit down at the desk for the length of one verb."""
        with open_desk(self.wanted) as desk:
            yield desk

    def said(self, texts: Texts, *messages: object) -> None:
        """Say sentences; silent when JSON is wanted."""
        if not self.as_json:
            for message in messages:
                typer.echo(_legible(texts.say(message)))

    def next(self, texts: Texts, *commands: str) -> None:
        """Say what to do next, as commands to type."""
        for command in commands:
            self.said(texts, say("Next: leadline {command}", command=command))

    def table(self, texts: Texts, rows: Sequence[Sequence[Argument]], indent: str = "  ") -> None:
        """Say rows of cells in columns as wide as they need; nothing is cut."""
        if not rows:
            return
        told = [[texts.write(cell) for cell in row] for row in rows]
        widths = [max(map(len, column)) for column in zip(*told, strict=True)]
        for row in told:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.said(texts, f"{indent}{'  '.join(cells)}".rstrip())

    def document(self, document: Mapping[str, object] | bytes) -> None:
        """Print one JSON object when JSON is wanted, and nothing else ever does."""
        if not self.as_json:
            return
        if not isinstance(document, bytes):
            document = _json(document)
        # Bytes, so that it is UTF-8 whatever the terminal is set to.
        typer.echo(document, nl=not document.endswith(b"\n"))


def hoisted(words: list[str]) -> list[str]:
    """Return the words with the options every verb takes moved to the front.

    So `leadline research 923609016 --json` and `leadline --json research 923609016` are the same.

    Raises:
        InvalidInput: an option that needs a value has none.
    """
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(words)
    for word in waiting:
        name, given, value = word.partition("=")
        if word == "--":
            return [*front, *rest, word, *waiting]
        if word in GLOBAL_FLAGS:
            front.append(word)
        elif name in GLOBAL_WITH_VALUE:
            front.extend([name, value if given else _value(name, waiting)])
        else:
            rest.append(word)
    return [*front, *rest]


def run_verb(application: typer.Typer, words: list[str]) -> int:
    """Run a verb; known errors become a sentence, a hint and a code."""
    as_json = "--json" in words
    try:
        command = help_in(application, _texts(words))
        result = command(args=hoisted(words), prog_name="leadline", standalone_mode=False)
    except WorkbenchError as error:
        code = next((code for kind, code in _CODES if isinstance(error, kind)), STORE_REFUSED)
        return _refused(_told(error), code, texts=_texts(words), as_json=as_json)
    except (CancelledByUser, typer.Abort):
        told = {"error": say("Stopped. What had arrived was kept.")}
        return _refused(told, STOPPED, texts=_texts(words), as_json=as_json)
    except typer.TyperException as error:
        if not str(error):
            return BAD_INPUT
        told = {
            "error": complaint(str(error)),
            "hint": say("See: leadline --help"),
        }
        return _refused(told, BAD_INPUT, texts=_texts(words), as_json=as_json)
    return result if isinstance(result, int) else DONE


@contextlib.contextmanager
def stoppable() -> Iterator[JobControl]:
    """Give long work its control; Control-C cancels it, so that what has arrived is kept."""
    control = JobControl()
    before = signal.signal(signal.SIGINT, lambda *_: control.cancel())
    try:
        yield control
    finally:
        signal.signal(signal.SIGINT, before)


def _value(name: str, waiting: Iterator[str]) -> str:
    value = next(waiting, None)
    if value is None:
        raise InvalidInput(say("{option} needs a value.", option=name), field=name)
    return value


def _told(error: WorkbenchError) -> dict[str, object]:
    told: dict[str, object] = {"error": error.message}
    if isinstance(error, InvalidInput) and error.suggestion:
        told["suggestion"] = say("Did you mean {suggestion}?", suggestion=error.suggestion)
    if error.hint is not None:
        told["hint"] = error.hint
    return told


def _refused(told: Mapping[str, object], code: int, *, texts: Texts, as_json: bool) -> int:
    words = {name: texts.say(line) for name, line in told.items()}
    typer.echo(_legible("\n".join(words.values())), err=True)
    if as_json:
        typer.echo(_json({**words, "code": code}))
    return code


def _legible(text: str) -> str:
    """Return text that a terminal shows and does not obey.

    A source's name may hold marks that turn what follows, a path bytes that are no text.
    """
    shown = OBEYED.sub(lambda mark: mark[0].encode("unicode_escape").decode(), text)
    return shown.encode("utf-8", "backslashreplace").decode()


def _json(document: Mapping[str, object]) -> bytes:
    # What is no text becomes an escape, which JSON allows.
    text = json.dumps(document, ensure_ascii=False, indent=2, default=str)
    return text.encode("utf-8", "backslashreplace")


def _texts(words: list[str]) -> Texts:
    """Return the language asked for, English where the words or settings cannot be read."""
    try:
        front = hoisted(words)
        at = front.index("--language") + 1 if "--language" in front else 0
        return bootstrap.texts_of(Wanted(language=front[at] if at else "").settings)
    except InvalidInput:
        return Texts("en")
