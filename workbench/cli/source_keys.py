"""Keeping and forgetting the key of a source in the terminal, each of its fields typed unseen."""

import sys

import typer

from workbench.app import sources as states_of
from workbench.app.desk import Desk
from workbench.cli.console import DONE, Console
from workbench.domain.key_parts import KeyPart, checked_part
from workbench.domain.operation import Operation
from workbench.domain.source import KeyNeed, Manifest
from workbench.errors import InvalidInput
from workbench.texts import say


def source_called(desk: Desk, key: str) -> Manifest:
    """Return the source of a key.

    Raises:
        InvalidInput: there is none.
    """
    manifests = desk.lookups.manifests()
    for each in manifests:
        if each.key == key:
            return each
    raise InvalidInput(
        say("There is no source called {key}.", key=key),
        field="source",
        hint=say("These are known: {keys}", keys=", ".join(each.key for each in manifests)),
    )


def take_key(console: Console, desk: Desk, source: str) -> int:
    """Ask for each field of a source's key, and keep it; piped in, each field is a line.

    Raises:
        InvalidInput: there is no such source, it wants no key, no key outlives the terminal here,
            or a field is empty or cannot be what it is; the first wrong one ends it.
    """
    manifest = source_called(desk, source)
    need = manifest.key_need
    if need is None:
        raise InvalidInput(say("{source} wants no key.", source=manifest.title), field="source")
    _check_lasting(desk, need)
    console.said(desk.texts, *_warned(manifest))
    typed = [checked_part(part, _typed(desk, part)) for part in need.parts]
    return _told(console, desk, manifest, states_of.keep_key(desk, manifest, *typed))


def drop_key(console: Console, desk: Desk, source: str) -> int:
    """Forget the key of a source.

    Raises:
        InvalidInput: there is no such source, or it wants no key.
    """
    manifest = source_called(desk, source)
    return _told(console, desk, manifest, states_of.forget_key(desk, manifest))


def _check_lasting(desk: Desk, need: KeyNeed) -> None:
    # A vault that is locked is found out by asking it.
    desk.keys.has(need.name)
    if desk.keys.remark is not None:
        raise InvalidInput(
            say("This computer has no safe place for keys, so none outlives this command."),
            field="source",
            hint=say("Add the key in the window: there it is kept until the window closes."),
        )


def _warned(manifest: Manifest) -> tuple[object, ...]:
    in_clear = states_of.in_clear(manifest)
    return () if in_clear is None else (in_clear,)


def _typed(desk: Desk, part: KeyPart) -> str:
    if not sys.stdin.isatty():
        try:
            return sys.stdin.readline()
        except UnicodeDecodeError:
            # It holds what was typed, which goes nowhere.
            raise InvalidInput(part.wanted, field=part.key) from None
    typed: str = typer.prompt(
        desk.texts.say(part.label),
        default="",
        show_default=False,
        hide_input=part.hidden,
        # Standard output is kept for what is said, or for one JSON object.
        err=True,
    )
    return typed


def _told(console: Console, desk: Desk, manifest: Manifest, done: Operation[None]) -> int:
    console.said(desk.texts, done.did)
    has_key = manifest.key_need is not None and desk.keys.has(manifest.key_need.name)
    console.document({"did": desk.texts.say(done.did), "source": manifest.key, "has_key": has_key})
    return DONE
