"""A verb as typer runs it: what it is given is looked at before it is used."""

import os
import re
from collections.abc import Collection, Iterator
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from workbench.cli.help_pages import HelpPage
from workbench.errors import InvalidInput
from workbench.texts import say

_DASH_AND_DIGIT = re.compile(r"-\d.*", re.DOTALL)
"""A value, such as -5: no option of ours begins like that."""

_NO_VERB = 2
"""Bad input, as a mistyped verb is."""


class Verbs(HelpPage, TyperGroup):
    """A family of verbs; named alone, it shows its help."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words.

        Raises:
            typer.Exit: there are none, and the help is shown instead.
        """
        if not args and not getattr(ctx.obj, "as_json", False):
            typer.echo(ctx.get_help())
            raise typer.Exit(_NO_VERB)
        rest: list[str] = super().parse_args(ctx, args)
        return rest


class Verb(HelpPage, TyperCommand):
    """A verb whose words are text, and may begin with a dash and a digit.

    Only a path may hold other bytes than text, since files may.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words.

        Raises:
            InvalidInput: at the argument or option that is no text.
        """
        flags = {name for each in self.get_params(ctx) if _is_flag(each) for name in each.opts}
        rest: list[str] = super().parse_args(ctx, _values_last(args, flags))
        for field, given in ctx.params.items():
            for each in given if isinstance(given, list | tuple) else [given]:
                if isinstance(each, str):
                    _refuse_bytes(field, each)
        return rest


def _is_flag(parameter: Any) -> bool:
    return bool(getattr(parameter, "is_flag", False))


def _values_last(words: list[str], flags: Collection[str]) -> list[str]:
    """Return words with those that are no option behind `--`, where one looks like an option."""
    options: list[str] = []
    values: list[str] = []
    waiting = iter(words)
    for word in waiting:
        if word == "--":
            values += waiting
        elif not word.startswith("-") or _DASH_AND_DIGIT.fullmatch(word):
            values.append(word)
        else:
            options += [word, *_value_of(word, waiting, flags)]
    if not any(map(_DASH_AND_DIGIT.fullmatch, values)):
        return words
    return [*options, "--", *values]


def _value_of(option: str, waiting: Iterator[str], flags: Collection[str]) -> list[str]:
    if "=" in option or option in flags:
        return []
    return [value for value in [next(waiting, None)] if value is not None]


def _refuse_bytes(field: str, word: str) -> None:
    try:
        word.encode()
    except UnicodeEncodeError as problem:
        shown = os.fsencode(word).decode("utf-8", "backslashreplace")
        raise InvalidInput(
            say("{word} holds bytes that are no text.", word=shown),
            field=field,
            hint=say("Set the terminal to UTF-8 and type it again."),
        ) from problem
