"""The verb that does the whole main job on the demo, to see it once."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import typer

import resources
from workbench.app.main_job import do_main_job
from workbench.bootstrap import open_desk
from workbench.cli.console import DONE, Console
from workbench.jobs import JobControl
from workbench.texts import say


def demo(
    context: typer.Context, into: Path | None = typer.Option(None, help="Folder to write into.")
) -> int:
    """Do the main job on an invented company: open, research, decide, hand over."""
    console: Console = context.obj
    target = into or console.wanted.places.exports
    with tempfile.TemporaryDirectory(prefix="leadline-demo-") as folder:
        wanted = replace(
            console.wanted,
            store=str(Path(folder) / "demo.db"),
            world=str(resources.path("demo")),
        )
        with open_desk(wanted) as desk:
            console.said(desk.texts, say("The demo: an invented company, no network."))
            done = do_main_job(
                desk,
                target,
                JobControl(),
                lambda step: console.said(desk.texts, say("  {step}", step=step)),
            )
            console.said(desk.texts, say("The handoff folder is {folder}", folder=str(done.folder)))
            console.document(
                {"folder": str(done.folder), "files": [str(file) for file in done.files]}
            )
    return DONE


VERBS: dict[str, Callable[..., int]] = {"demo": demo}
