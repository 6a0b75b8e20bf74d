"""Every verb of the terminal, in the order a lead travels."""

from collections.abc import Callable

import typer

from workbench.bootstrap import Wanted
from workbench.cli import bringing, checking, companies, demo, judging, pages, upkeep
from workbench.cli.console import Console

application = typer.Typer(
    name="leadline",
    help="Sound a company before you sell to it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@application.callback()
def options(
    context: typer.Context,
    store: str = typer.Option("", help="A file or a postgresql:// address; empty: your own store."),
    world: str = typer.Option("", help="A folder of recorded answers instead of the network."),
    language: str = typer.Option("", help="en, da or stretched; empty follows the settings."),
    json: bool = typer.Option(default=False, help="One JSON object on standard output."),
) -> None:
    """Options that every verb takes, before it or after it."""
    context.obj = Console(Wanted(store=store, world=world, language=language), as_json=json)


VERBS: dict[str, Callable[..., int]] = {
    **companies.VERBS,
    **bringing.VERBS,
    **pages.VERBS,
    **judging.VERBS,
    **upkeep.VERBS,
    **demo.VERBS,
    **checking.VERBS,
}
for name, verb in VERBS.items():
    application.command(name)(verb)
application.add_typer(upkeep.store_verbs, name="store", help="Check, copy and measure the store.")
