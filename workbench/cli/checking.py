"""The verb by which the program, frozen or not, proves that it is whole."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import typer

from workbench import bootstrap
from workbench.app.desk import Desk
from workbench.app.self_check import Checked, check_program
from workbench.cli.console import DONE, Console
from workbench.texts import Message, Texts, say

BROKEN = 1


def self_check(context: typer.Context) -> int:
    """Prove that every part is there, do the main job on the demo, and render a PDF."""
    console: Console = context.obj
    wanted = bootstrap.demo(console.wanted)
    texts = bootstrap.texts_of(wanted.settings)

    def open_demo(store: Path) -> AbstractContextManager[Desk]:
        return bootstrap.open_desk(replace(wanted, store=str(store)))

    checked: list[Checked] = []
    for each in check_program(open_demo):
        checked.append(each)
        console.said(texts, _line(each), *each.problems)
    whole = all(each.well for each in checked)
    console.said(texts, say("The program is whole.") if whole else say("The program is broken."))
    # One line, so that a script can read it among whatever else a build prints.
    console.document(json.dumps(_document(checked, texts, whole=whole)).encode())
    return DONE if whole else BROKEN


def _line(checked: Checked) -> Message:
    mark = say("ok") if checked.well else say("WRONG")
    return say("{mark}  {words}", mark=mark, words=checked.words)


def _document(checked: list[Checked], texts: Texts, *, whole: bool) -> dict[str, object]:
    return {
        "whole": whole,
        "checked": {
            each.key: {
                "well": each.well,
                "words": texts.say(each.words),
                "problems": [texts.say(problem) for problem in each.problems],
            }
            for each in checked
        },
    }


VERBS: dict[str, Callable[..., int]] = {"self-check": self_check}
