"""Verbs about offline registers: build one from a file, refresh, list, search, remove."""

from pathlib import Path
from typing import Annotated

import typer

from workbench.app import registers
from workbench.app.desk import Desk
from workbench.cli.console import DONE, NOTHING_FOUND, Console, stoppable
from workbench.cli.verb import Verb, Verbs
from workbench.domain.company import Identifier
from workbench.domain.identity import cased, number_words, status_words
from workbench.domain.registers import (
    RegisterAbout,
    RegisterBuilt,
    RegisterFile,
    RegisterHit,
    RegisterRefreshed,
)
from workbench.matching.numbers import BY_SCHEME
from workbench.texts import Argument, Message, Texts, say, say_many

register_verbs = typer.Typer(cls=Verbs, pretty_exceptions_enable=False)

_SHOWN = 20
_MEGA = 1_000_000


@register_verbs.command("build", cls=Verb)
def build(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(help="Bulk files of registers, as they were downloaded.")
    ],
) -> int:
    """Make registers' downloaded files searchable, without a network."""
    console: Console = context.obj
    built: list[RegisterBuilt] = []
    with console.desk() as desk, stoppable() as control:
        for file in files:
            done = registers.build(desk, file, control)
            built.append(done.result)
            console.said(desk.texts, done.did, *registers.remarks(done.result))
        console.next(desk.texts, "register search WORDS")
        told = [{**_about(desk.texts, each.about), **_remarks(desk.texts, each)} for each in built]
        console.document({"built": told})
    return DONE


@register_verbs.command("refresh", cls=Verb)
def refresh(
    context: typer.Context,
    key: Annotated[
        str, typer.Argument(help="Which one, as the list names it; all that can be, without.")
    ] = "",
) -> int:
    """Bring registers up to date by what their owners tell of changes."""
    console: Console = context.obj
    with console.desk() as desk, stoppable() as control:
        keys = [key] if key else [each.key for each in registers.with_feed(desk)]
        done: list[RegisterRefreshed] = []
        for each in keys:
            one = registers.refresh(desk, each, control)
            done.append(one.result)
            console.said(desk.texts, one.did)
        others = () if key else registers.without_feed(desk)
        for about, file in others:
            console.said(desk.texts, *_to_be_fetched(about, file))
        if not done and not others:
            raise registers.none_here()
        told = [_refreshed(desk.texts, each) for each in done]
        console.document({"refreshed": told, "files": [_file(desk.texts, f) for _, f in others]})
    return DONE


@register_verbs.command("list", cls=Verb)
def list_(context: typer.Context) -> int:
    """Show the offline registers here, and the files that can be made one."""
    console: Console = context.obj
    with console.desk() as desk:
        here, texts = registers.here(desk), desk.texts
        if here:
            console.said(texts, say("Here, searchable without a network:"))
            console.table(texts, [_row(each) for each in here])
        built = {each.key for each in here}
        others = [each for each in registers.known(desk) if each.key not in built]
        if others:
            console.said(texts, say("These can be fetched and built:"))
        for each in others:
            console.said(texts, *_fetching(each))
        document = {
            "registers": [_about(texts, each) for each in here],
            "known": [_file(texts, each) for each in registers.known(desk)],
        }
        console.document(document)
    return DONE


@register_verbs.command("search", cls=Verb)
def search(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(help="Words of a name and place, begun or whole; or a number.")
    ],
) -> int:
    """Search all offline registers by name, place or number."""
    console: Console = context.obj
    with console.desk() as desk, stoppable() as control:
        found = registers.search(desk, " ".join(words), control, _SHOWN)
        console.said(desk.texts, *found.unread)
        if not found.hits:
            console.said(desk.texts, say("Nothing found in the offline registers."))
        console.table(desk.texts, [_hit_row(each) for each in found.hits])
        _say_of_what_day(console, desk, found.hits)
        document = {
            "hits": [_hit(desk.texts, each) for each in found.hits],
            "unread": [desk.texts.say(each) for each in found.unread],
        }
        console.document(document)
    return DONE if found.hits else NOTHING_FOUND


@register_verbs.command("remove", cls=Verb)
def remove(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="Which one, as the list names it.")],
) -> int:
    """Remove an offline register from this computer."""
    console: Console = context.obj
    with console.desk() as desk:
        done = registers.remove(desk, key)
        console.said(desk.texts, done.did)
        console.document({"did": desk.texts.say(done.did), "key": key})
    return DONE


def _say_of_what_day(console: Console, desk: Desk, hits: tuple[RegisterHit, ...]) -> None:
    days = {each.register: each for each in hits}
    for each in days.values():
        console.said(desk.texts, say("{title}, as of {day}.", title=each.title, day=each.dated))
    if hits:
        console.next(desk.texts, f"open {_typed(hits[0].number)}")


def _typed(number: Identifier) -> str:
    """Return a number as `open` understands it: with its country where it needs that."""
    form = BY_SCHEME.get(number.scheme)
    if form is None or form.bare:
        return number.value
    return f"{form.prefixes[0]} {number.value}"


def _row(about: RegisterAbout) -> tuple[Argument, ...]:
    return (
        about.key,
        about.title,
        say_many("{count} company", "{count} companies", about.rows),
        say("as of {day}", day=about.dated),
        say("{size} MB", size=max(1, round(about.size / _MEGA))),
        say("{licence}; source: {source}", licence=about.licence, source=about.attribution),
    )


def _fetching(file: RegisterFile) -> tuple[Message, ...]:
    return (
        say("  {title} ({key})", title=file.title, key=file.key),
        say("    {names}, from {address}", names=file.names, address=file.address),
    )


def _to_be_fetched(about: RegisterAbout, file: RegisterFile) -> tuple[Message, ...]:
    return (
        say(
            "{title}, as of {day}: its changes are not read; a newer file makes it newer.",
            title=about.title,
            day=about.dated,
        ),
        say("    {names}, from {address}", names=file.names, address=file.address),
    )


def _hit_row(hit: RegisterHit) -> tuple[Argument, ...]:
    profile = hit.profile
    return (
        profile.name,
        cased(profile.town),
        number_words(hit.number),
        status_words(profile.status) if profile.status else "",
        say("sole trader") if hit.personal else "",
        hit.because,
    )


def _about(texts: Texts, about: RegisterAbout) -> dict[str, object]:
    return {
        "key": about.key,
        "title": texts.say(about.title),
        "country": about.country,
        "rows": about.rows,
        "personal": about.personal,
        "damaged": about.damaged,
        "dated": about.dated.isoformat(),
        "built": about.built.isoformat(),
        "licence": about.licence,
        "attribution": about.attribution,
        "address": about.address,
        "file": about.file,
        "bytes": about.size,
        "until": about.until.isoformat() if about.until is not None else None,
    }


def _remarks(texts: Texts, built: RegisterBuilt) -> dict[str, object]:
    return {
        "before": built.before.isoformat() if built.before is not None else None,
        "older": built.older,
        "remarks": [texts.say(each).strip() for each in registers.remarks(built)],
    }


def _refreshed(texts: Texts, done: RegisterRefreshed) -> dict[str, object]:
    tally = {field: getattr(done.tally, field) for field in ("new", "changed", "ceased", "removed")}
    return {**_about(texts, done.about), "before": done.before.isoformat(), **tally}


def _file(texts: Texts, file: RegisterFile) -> dict[str, object]:
    return {
        "key": file.key,
        "title": texts.say(file.title),
        "country": file.country,
        "names": file.names,
        "address": file.address,
        "licence": file.licence,
        "attribution": file.attribution,
        "has_feed": file.has_feed,
    }


def _hit(texts: Texts, hit: RegisterHit) -> dict[str, object]:
    profile = hit.profile
    return {
        "name": profile.name,
        "number": str(hit.number),
        "numbers": [str(each) for each in profile.identifiers],
        "other_names": list(profile.other_names),
        "form": profile.form,
        "street": profile.street,
        "postcode": profile.postcode,
        "town": profile.town,
        "country": profile.country,
        "status": profile.status,
        "founded": profile.founded.isoformat() if profile.founded is not None else None,
        "trade": profile.trade,
        "domains": list(profile.domains),
        "personal": hit.personal,
        "register": hit.register,
        "dated": hit.dated.isoformat(),
        "match": hit.match.value,
        "former": hit.former,
        "mended": dict(hit.mended),
        "because": texts.say(hit.because),
    }
