"""Verbs about us: who is here, adding one of us, sitting down, and PINs."""

import sys
from typing import Annotated

import typer

from workbench.app import people
from workbench.app.desk import Desk
from workbench.cli.console import DONE, Console
from workbench.cli.verb import Verb, Verbs
from workbench.domain.operation import Operation
from workbench.domain.people import Department, Person
from workbench.errors import InvalidInput
from workbench.texts import say

people_verbs = typer.Typer(cls=Verbs, pretty_exceptions_enable=False)

NAME = Annotated[str, typer.Argument(help="The name, as `leadline people list` shows it.")]
PIN = Annotated[str, typer.Option(help="Their PIN; asked for unseen where it is left out.")]


@people_verbs.command("list", cls=Verb)
def list_(context: typer.Context) -> int:
    """List those who use this store, and who sits here."""
    console: Console = context.obj
    with console.desk() as desk:
        here = people.everybody(desk.store)
        rows = [
            (
                each.name,
                each.department.words,
                say("has a PIN") if each.pin else "",
                say("sits here") if each.id == desk.person else "",
            )
            for each in here
        ]
        console.table(desk.texts, rows)
        told = [_record(each) | {"sits_here": each.id == desk.person} for each in here]
        console.document({"people": told})
        return DONE


@people_verbs.command("add", cls=Verb)
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="What they are called.")],
    department: Annotated[
        str, typer.Option(help=", ".join(each.value for each in Department))
    ] = Department.MARKETING.value,
    pin: Annotated[str, typer.Option(help="Four to twelve digits; empty: none.")] = "",
) -> int:
    """Add one of us."""
    console: Console = context.obj
    with console.desk() as desk:
        done = people.join(desk.store, desk.clock, name, _department(department), pin)
        code = _told(console, desk, done)
        console.next(desk.texts, f'people sit "{done.result.name}"')
        return code


@people_verbs.command("sit", cls=Verb)
def sit(context: typer.Context, name: NAME, pin: PIN = "") -> int:
    """Sit down here: whatever you do from now on is written in this name."""
    console: Console = context.obj
    with console.desk() as desk:
        person = _named(desk, name)
        given = _asked_for(console, desk, person, pin)
        done = people.take_seat(desk.store, person.id, given)
        desk.seats.keep(person.id)
        return _told(console, desk, done)


@people_verbs.command("pin", cls=Verb)
def pin(
    context: typer.Context,
    name: NAME,
    new: Annotated[str, typer.Option(help="Four to twelve digits; empty: no PIN any more.")],
    pin: PIN = "",
) -> int:
    """Give somebody a PIN, change it or take it away."""
    console: Console = context.obj
    with console.desk() as desk:
        person = _named(desk, name)
        given = _asked_for(console, desk, person, pin)
        done = people.change_pin(desk.store, desk.clock, person.id, pin=given, new=new)
        return _told(console, desk, done)


def _named(desk: Desk, name: str) -> Person:
    here = people.everybody(desk.store)
    for each in here:
        if each.name.casefold() == name.strip().casefold():
            return each
    raise InvalidInput(
        say("Nobody here has this name."),
        field="name",
        hint=say("Here are {names}.", names=", ".join(each.name for each in here)),
    )


def _asked_for(console: Console, desk: Desk, person: Person, pin: str) -> str:
    """Return the PIN given, or one typed unseen where somebody sits at a terminal."""
    if pin or not person.pin or console.as_json or not sys.stdin.isatty():
        return pin
    question = desk.texts.say(say("{name}'s PIN", name=person.name))
    typed: str = typer.prompt(question, hide_input=True)
    return typed


def _department(word: str) -> Department:
    try:
        return Department(word.casefold())
    except ValueError as problem:
        words = ", ".join(each.value for each in Department)
        raise InvalidInput(
            say("{word} is none of {words}.", word=word, words=words), field="department"
        ) from problem


def _told(console: Console, desk: Desk, done: Operation[Person]) -> int:
    console.said(desk.texts, done.did)
    console.document({"did": desk.texts.say(done.did), "person": _record(done.result)})
    return DONE


def _record(person: Person) -> dict[str, object]:
    return {
        "id": str(person.id),
        "name": person.name,
        "department": person.department.value,
        "has_pin": bool(person.pin),
    }
