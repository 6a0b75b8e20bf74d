"""What every verb does with its words: say them, or print one JSON object; and its exit code."""

import contextlib
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import typer

from workbench.app.desk import Desk
from workbench.bootstrap import Wanted, open_desk, texts_of
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
from workbench.texts import ENGLISH, Texts, say

DONE, NOTHING_FOUND, BAD_INPUT, SOURCE_FAILED, STORE_REFUSED, NOT_MET = range(6)

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

    @contextlib.contextmanager
    def desk(self) -> Iterator[Desk]:
        """Open the store and sit down at the desk for the length of one verb."""
        with open_desk(self.wanted) as desk:
            yield desk

    def said(self, texts: Texts, *messages: object) -> None:
        """Say sentences; silent when JSON is wanted."""
        if not self.as_json:
            for message in messages:
                typer.echo(texts.say(message))

    def document(self, document: Mapping[str, object] | bytes) -> None:
        """Print one JSON object when JSON is wanted, and nothing else ever does."""
        if not self.as_json:
            return
        if isinstance(document, bytes):
            sys.stdout.buffer.write(document)
            sys.stdout.buffer.write(b"" if document.endswith(b"\n") else b"\n")
            sys.stdout.buffer.flush()
        else:
            typer.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def run_verb(application: typer.Typer, words: list[str]) -> int:
    """Run a verb; known errors become a sentence, a hint and a code."""
    try:
        result = application(args=words, standalone_mode=False)
    except WorkbenchError as error:
        return _refused(error, _reader(words), as_json="--json" in words)
    except CancelledByUser:
        return DONE
    except typer.Abort:
        return BAD_INPUT
    except typer.TyperException as error:
        typer.echo(str(error), err=True)
        return BAD_INPUT
    return result if isinstance(result, int) else DONE


def _reader(words: list[str]) -> Texts:
    """Return the texts of the language asked for or set; English if that cannot be found out."""
    try:
        return texts_of(Wanted(language=_language(words)).settings)
    except InvalidInput:
        return ENGLISH


def _language(words: list[str]) -> str:
    for word, following in zip(words, [*words[1:], ""], strict=True):
        name, given, value = word.partition("=")
        if name == "--language":
            return value if given else following
    return ""


def _refused(error: WorkbenchError, texts: Texts, *, as_json: bool) -> int:
    code = next((code for kind, code in _CODES if isinstance(error, kind)), STORE_REFUSED)
    lines = [error.message, error.hint]
    if isinstance(error, InvalidInput) and error.suggestion:
        lines.insert(1, say("Did you mean {suggestion}?", suggestion=error.suggestion))
    words = [texts.say(line) for line in lines if line is not None]
    typer.echo("\n".join(words), err=True)
    if as_json:
        typer.echo(json.dumps({"error": words[0], "code": code}, ensure_ascii=False))
    return code
