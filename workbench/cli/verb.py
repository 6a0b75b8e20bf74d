"""A verb as typer runs it: what it is given is looked at before it is used."""

import os
from typing import Any

from typer.core import TyperCommand

from workbench.errors import InvalidInput
from workbench.texts import say


class Verb(TyperCommand):
    """A verb whose words are text; only a path may hold other bytes, since files may."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words.

        Raises:
            InvalidInput: at the argument or option that is no text.
        """
        rest: list[str] = super().parse_args(ctx, args)
        for field, given in ctx.params.items():
            for each in given if isinstance(given, list | tuple) else [given]:
                if isinstance(each, str):
                    _refuse_bytes(field, each)
        return rest


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
