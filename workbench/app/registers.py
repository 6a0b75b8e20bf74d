"""Use cases of offline registers: build one, bring it up to date, search all, let one go."""

from pathlib import Path

from workbench.app.desk import Desk
from workbench.domain.operation import NoInverse, Operation
from workbench.domain.registers import (
    FIRST,
    RegisterAbout,
    RegisterBuilt,
    RegisterFile,
    RegisterFound,
    RegisterRefreshed,
)
from workbench.errors import NotInStore
from workbench.jobs import JobControl
from workbench.texts import Message, say, say_many


def known(desk: Desk) -> tuple[RegisterFile, ...]:
    """Return the files that can be made searchable, and where each is fetched."""
    return desk.registers.known()


def here(desk: Desk) -> tuple[RegisterAbout, ...]:
    """Return the offline registers of this computer."""
    return desk.registers.all()


def build(desk: Desk, file: Path, control: JobControl) -> Operation[RegisterBuilt]:
    """Make a register's bulk file searchable, in place of an earlier one of the same register.

    Raises:
        InvalidInput: it is no file of a register we know.
        SourceUnreadable: it is damaged, cut off, or lacks a column; an earlier one stays as it was.
        StoreError: it cannot be written.
        CancelledByUser: the job was cancelled; an earlier one stays as it was.
    """
    built = desk.registers.build(file, control)
    did = say_many(
        "{title} is searchable: {count} company, as of {day}.",
        "{title} is searchable: {count} companies, as of {day}.",
        built.about.rows,
        title=built.about.title,
        day=built.about.dated,
    )
    because = say("The file can be fetched and built again.")
    return Operation(result=built, did=did, inverse=NoInverse(because=because))


def refresh(desk: Desk, key: str, control: JobControl) -> Operation[RegisterRefreshed]:
    """Bring an offline register up to date by what its register tells of its changes.

    Raises:
        NotInStore: it is not here.
        InvalidInput: its register tells no changes; a newer file does it, and the hint says which.
        SourceError: the register could not be asked to the end, or so much changed that a newer
            file is quicker; the older one stays as it was, and what was read is not asked again.
        StoreError: it cannot be read or written.
        CancelledByUser: the job was cancelled; the older one stays as it was.
    """
    done = desk.registers.refresh(key, control)
    because = say("The file can be fetched and built again.")
    return Operation(result=done, did=refreshed(done), inverse=NoInverse(because=because))


def refreshed(done: RegisterRefreshed) -> Message:
    """Return in one sentence what changed in a register, and up to when."""
    about, tally = done.about, done.tally
    if not tally:
        return say(
            "{title}: nothing changed, up to {when}.",
            title=about.title,
            when=about.until or about.built,
        )
    return say(
        "{title} as of {when}: {new} new, {changed} changed, {ceased} ceased, {removed} gone.",
        title=about.title,
        when=about.until or about.built,
        new=tally.new,
        changed=tally.changed,
        ceased=tally.ceased,
        removed=tally.removed,
    )


def with_feed(desk: Desk) -> tuple[RegisterAbout, ...]:
    """Return the registers of this computer that can be brought up to date by their changes."""
    fed = {each.key for each in desk.registers.known() if each.has_feed}
    return tuple(each for each in desk.registers.all() if each.key in fed)


def without_feed(desk: Desk) -> tuple[tuple[RegisterAbout, RegisterFile], ...]:
    """Return the other registers of this computer, and of each the file that makes a newer one."""
    others = {each.key: each for each in desk.registers.known() if not each.has_feed}
    return tuple((each, others[each.key]) for each in desk.registers.all() if each.key in others)


def remarks(built: RegisterBuilt) -> tuple[Message, ...]:
    """Return what a person should know of a register that was built."""
    said = []
    if built.older and built.before is not None:
        said.append(
            say(
                "This file is older than the one before: of {day}, not of {before}.",
                day=built.about.dated,
                before=built.before,
            )
        )
    if built.about.damaged:
        said.append(
            say_many(
                "{count} row could not be read and was left out.",
                "{count} rows could not be read and were left out.",
                built.about.damaged,
            )
        )
    said += [
        say("  Row {row}: {why}", row=trouble.row, why=trouble.why) for trouble in built.troubles
    ]
    if built.about.personal:
        said.append(
            say_many(
                "{count} of them is a sole trader, whose name and address are personal data.",
                "{count} of them are sole traders, whose names and addresses are personal data.",
                built.about.personal,
            )
        )
    return tuple(said)


def search(desk: Desk, words: str, control: JobControl, limit: int = FIRST) -> RegisterFound:
    """Return what all offline registers know by these words, the best first.

    Raises:
        NotInStore: there is no offline register here.
        CancelledByUser: a newer search cancelled this one.
    """
    found = desk.registers.search(words, control, limit)
    if not found.hits and not found.unread and not desk.registers.all():
        raise none_here()
    return found


def none_here() -> NotInStore:
    """Return the error of a computer without an offline register."""
    return NotInStore(
        say("There is no offline register here yet."),
        hint=say("Fetch a register's file, then: leadline register build FILE"),
    )


def remove(desk: Desk, key: str) -> Operation[None]:
    """Remove an offline register; what was looked up in it stays in the store.

    Raises:
        NotInStore: there is none of that key.
        StoreError: its file cannot be removed.
    """
    title = next((each.title for each in desk.registers.known() if each.key == key), None)
    if not desk.registers.remove(key):
        raise NotInStore(
            say("There is no offline register {key} here.", key=key),
            hint=say("See: leadline register list"),
        )
    did = say("{title} is no longer here.", title=title or say("{key}", key=key))
    because = say("The file can be fetched and built again.")
    return Operation(result=None, did=did, inverse=NoInverse(because=because))
