"""Every verb of the terminal, in the order a lead travels."""

from collections.abc import Callable
from typing import Annotated

import typer

from workbench.bootstrap import Wanted
from workbench.cli import (
    answering,
    bringing,
    checking,
    companies,
    demo,
    entering,
    evidence,
    importing,
    judging,
    known,
    merging,
    pages,
    people,
    persons,
    registers,
    sources,
    upkeep,
    waiting,
    watched,
    worklists,
    years,
)
from workbench.cli.console import Console
from workbench.cli.verb import Verb, Verbs

application = typer.Typer(
    name="leadline",
    cls=Verbs,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@application.callback()
def options(
    context: typer.Context,
    *,
    store: Annotated[
        str, typer.Option(help="A file or a postgresql:// address; empty: your own store.")
    ] = "",
    world: Annotated[
        str, typer.Option(help="A folder of recorded answers instead of the network.")
    ] = "",
    language: Annotated[
        str, typer.Option(help="en, da or stretched; empty follows the settings.")
    ] = "",
    offline: Annotated[
        bool, typer.Option("--offline", help="Ask nobody; what would be asked waits.")
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="One JSON object on standard output, nothing else.")
    ] = False,
) -> None:
    """Sound a company before you sell to it.

    Every verb takes these options, before it or after it. Without a verb, the window opens.
    """
    wanted = Wanted(store=store, world=world, language=language, offline=offline)
    context.obj = Console(wanted, as_json=json)


VERBS: dict[str, Callable[..., int]] = {
    **companies.VERBS,
    **years.VERBS,
    **waiting.VERBS,
    **watched.VERBS,
    **evidence.VERBS,
    **bringing.VERBS,
    **answering.VERBS,
    **pages.VERBS,
    **entering.VERBS,
    **importing.VERBS,
    **merging.VERBS,
    **persons.VERBS,
    **judging.VERBS,
    **sources.VERBS,
    **upkeep.VERBS,
    **demo.VERBS,
    **checking.VERBS,
}
for name, verb in VERBS.items():
    application.command(name, cls=Verb)(verb)
upkeep.store_verbs.command("expire", cls=Verb)(persons.expire)
application.add_typer(people.people_verbs, name="people", help="Who we are, and who sits here.")
application.add_typer(upkeep.store_verbs, name="store", help="Check, copy and measure the store.")
application.add_typer(
    known.known_verbs, name="known", help="Our lists: customers, deals, debtors, do not contact."
)
application.add_typer(
    registers.register_verbs, name="register", help="Registers' files, searched without a network."
)
application.add_typer(
    worklists.worklist_verbs, name="worklist", help="Companies to be sounded together, and how."
)
