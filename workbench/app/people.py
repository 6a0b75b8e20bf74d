"""Who we are: joining the store, and sitting down at the desk with a PIN or without."""

import hashlib
import hmac
import secrets
from dataclasses import replace
from uuid import UUID

from workbench.app.writing import for_good
from workbench.domain.ids import new_id
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.operation import Operation
from workbench.domain.people import Department, Person
from workbench.domain.ports import Clock, Store
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput
from workbench.texts import say

_SCRYPT = {"n": 2**14, "r": 8, "p": 1}
"""Cost of RFC 7914 for interactive use: about 16 MB and some tens of milliseconds."""


def join(
    store: Store, clock: Clock, name: str, department: Department, pin: str = ""
) -> Operation[Person]:
    """Add one of us.

    Raises:
        InvalidInput: the name is empty or taken, or the PIN is not four to twelve digits.
    """
    spelt = plain_text(name)
    if not spelt:
        raise InvalidInput(say("A person needs a name."), field="name")
    _refuse_other_signs(pin)
    did = say("{name} joined.", name=spelt)
    person = Person(id=new_id(), name=spelt, department=department, pin=_hashed(pin))

    def change(ledger: Ledger) -> None:
        if any(each.name.casefold() == spelt.casefold() for each in ledger.people.all()):
            raise InvalidInput(say("{name} is already here.", name=spelt), field="name")
        ledger.people.add(person)
        ledger.log(Activity(by=person.id, at=clock.now(), what=did, about=person.id))

    store.write(change)
    return Operation(
        result=person,
        did=did,
        inverse=for_good(say("A person stays, because what they wrote stays.")),
    )


def take_seat(store: Store, person: UUID, pin: str = "") -> Operation[Person]:
    """Sit down, and say so.

    Raises:
        InvalidInput: the PIN is wrong, or nobody has this id.
    """
    here = sit_down(store, person, pin)
    return Operation(
        result=here,
        did=say("{name} sits here now.", name=here.name),
        inverse=for_good(say("Whoever sat here before sits down again, with their PIN.")),
    )


def rename(
    store: Store, clock: Clock, person: Person, *, name: str, department: Department
) -> Operation[Person]:
    """Mend how one of us is called, and whom they work with; what they wrote stays theirs.

    Raises:
        InvalidInput: the name is empty or somebody else's.
    """
    spelt = plain_text(name)
    if not spelt:
        raise InvalidInput(say("A person needs a name."), field="name")
    did = say("{before} is now called {name}.", before=person.name, name=spelt)
    mended = replace(person, name=spelt, department=department)

    def change(ledger: Ledger) -> None:
        others = (each for each in ledger.people.all() if each.id != person.id)
        if any(each.name.casefold() == spelt.casefold() for each in others):
            raise InvalidInput(say("{name} is already here.", name=spelt), field="name")
        ledger.people.add(mended)
        ledger.log(Activity(by=person.id, at=clock.now(), what=did, about=person.id))

    def undo() -> Operation[object]:
        return rename(store, clock, mended, name=person.name, department=person.department)

    store.write(change)
    return Operation(result=mended, did=did, inverse=undo)


def change_pin(
    store: Store, clock: Clock, person: UUID, *, pin: str, new: str
) -> Operation[Person]:
    """Give one of us another PIN, or none where `new` is empty.

    Raises:
        InvalidInput: the present PIN is wrong, or the new one is not four to twelve digits.
    """
    here = sit_down(store, person, pin)
    _refuse_other_signs(new)
    mended = replace(here, pin=_hashed(new))
    set_ = say("{name} has a new PIN.", name=here.name)
    did = set_ if new else say("{name} has no PIN any more.", name=here.name)

    def change(ledger: Ledger) -> None:
        ledger.people.add(mended)
        ledger.log(Activity(by=person, at=clock.now(), what=did, about=person))

    store.write(change)
    return Operation(
        result=mended,
        did=did,
        inverse=for_good(say("A PIN is not shown again; change it anew instead.")),
    )


def everybody(store: Store) -> tuple[Person, ...]:
    """Return all of us, in the order we joined."""
    return store.read(lambda ledger: ledger.people.all())


def present(store: Store, clock: Clock, account: str, seat: str = "") -> Person:
    """Return who sits here: whoever `seat` names by id, else the person of the computer account.

    The first start asks nothing: it joins the account's person under its name, which can be mended
    later. Who is alone here is therefore known under any account; among several, or past a PIN,
    nobody is taken for somebody else.
    """
    people = everybody(store)
    for person in people:
        if str(person.id) == seat:
            return person
    wanted = plain_text(account) or "Me"
    for person in people:
        if person.name.casefold() == wanted.casefold():
            return person
    if len(people) == 1 and not people[0].pin:
        return people[0]
    return join(store, clock, wanted, Department.MARKETING).result


def sit_down(store: Store, person: UUID, pin: str = "") -> Person:
    """Return the person, once their PIN is right.

    Raises:
        InvalidInput: the PIN is wrong, or nobody has this id.
    """
    for each in store.read(lambda ledger: ledger.people.all()):
        if each.id == person:
            if each.pin and not _matches(pin, each.pin):
                raise InvalidInput(say("That is not {name}'s PIN.", name=each.name), field="pin")
            return each
    raise InvalidInput(say("Nobody here has this name."), field="name")


def _refuse_other_signs(pin: str) -> None:
    if pin and not (pin.isascii() and pin.isdigit() and len(pin) in range(4, 13)):
        raise InvalidInput(say("A PIN has four to twelve digits."), field="pin")


def _hashed(pin: str) -> str:
    if not pin:
        return ""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}:{_scrypt(pin, salt).hex()}"


def _matches(pin: str, kept: str) -> bool:
    salt, _, digest = kept.partition(":")
    return hmac.compare_digest(_scrypt(pin, bytes.fromhex(salt)).hex(), digest)


def _scrypt(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, dklen=32, **_SCRYPT)
