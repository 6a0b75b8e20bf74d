"""The card in force: reading it, keeping it, and signing it for marketing and for sales."""

from uuid import UUID

from workbench.app import people
from workbench.app.desk import Desk
from workbench.app.writing import for_good
from workbench.domain.card import SIGNING, Card, Signature
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.operation import Operation
from workbench.domain.people import Person
from workbench.errors import InvalidInput
from workbench.texts import say


def in_force(desk: Desk) -> Card:
    """Return the newest signed card, else the newest unsigned one, else the starter card."""
    return desk.store.read(lambda ledger: ledger.cards.in_force()) or desk.starter


def keep(ledger: Ledger, card: Card) -> None:
    """Add a card to the store unless it is there, so that what names it can always be read."""
    if all(each.id != card.id for each in ledger.cards.all()):
        ledger.cards.add(card)


def sign(desk: Desk, card: Card, person: UUID, pin: str = "") -> Operation[Card]:
    """Say yes to a card in the name of one's department; return the card as it is signed now.

    Whoever has a PIN may sign at anybody's desk; whoever has none must be the one present.

    Raises:
        InvalidInput: the PIN is wrong, nobody has this id, they belong to neither marketing nor
            sales, or their department has signed already; `field` is `pin` or `person`.
    """
    signer = people.sit_down(desk.store, person, pin)
    _may_sign(desk, card, signer)
    signature = Signature(
        card=card.id,
        person=signer.id,
        name=signer.name,
        department=signer.department,
        confirmed="pin" if signer.pin else "present",
    )
    did = say(
        "{name} signed the card for {department}.",
        name=signer.name,
        department=signer.department.words,
    )

    def unit(ledger: Ledger) -> Card:
        at = desk.now()
        keep(ledger, card)
        ledger.cards.sign(signature, at)
        ledger.log(Activity(by=signer.id, at=at, what=did, about=card.id))
        return next(each for each in ledger.cards.all() if each.id == card.id)

    return Operation(
        result=desk.store.write(unit),
        did=did,
        inverse=for_good(say("A signature stays; sign the next version instead.")),
    )


def _may_sign(desk: Desk, card: Card, signer: Person) -> None:
    if signer.department not in SIGNING:
        raise InvalidInput(
            say("{name} is in neither marketing nor sales.", name=signer.name),
            field="person",
            hint=say("Mend the department under People."),
        )
    if not signer.pin and signer.id != desk.person:
        raise InvalidInput(
            say("{name} has no PIN and must sit here to sign.", name=signer.name),
            field="person",
            hint=say("Change who is present first."),
        )
    if any(each.department is signer.department for each in card.signatures):
        raise InvalidInput(
            say("{department} has signed already.", department=signer.department.words),
            field="person",
        )
