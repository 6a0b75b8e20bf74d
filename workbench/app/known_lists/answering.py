"""A person's word on a row of our lists: this company, or another; it is asked no more."""

from uuid import UUID

from workbench.app.desk import Desk
from workbench.app.entered_by_hand import judged
from workbench.app.soundings import take
from workbench.app.writing import write
from workbench.domain.company import Entity, Sameness
from workbench.domain.known_lists import KnownHit
from workbench.domain.ledger import Ledger
from workbench.domain.operation import Operation
from workbench.errors import NotInStore
from workbench.texts import Message, say


def answer(desk: Desk, company: UUID, hit: KnownHit, *, same: bool) -> Operation[object]:
    """Keep a person's word that a row of a list is a company, or another; asked no more.

    Raises:
        NotInStore: there is no such company.
    """
    name = desk.store.read(lambda ledger: ledger.companies.get(company)).name
    row, listed = hit.row.name, hit.known_list.name
    told = (
        say("{row} in {list} is {name}.", row=row, list=listed, name=name)
        if same
        else say("{row} in {list} is another company than {name}.", row=row, list=listed, name=name)
    )
    sameness = Sameness.SAME if same else Sameness.DIFFERENT
    return _judged(desk, company, hit.entity, sameness, told)


def find_hit(desk: Desk, company: UUID, number: str) -> KnownHit:
    """Return the row of a list that a company is or may be, by its list's id and row.

    Raises:
        NotInStore: there is no such row.
    """
    found = desk.store.read(lambda ledger: take(ledger, company, desk.now())).known
    for each in (*found.questions, *found.hits):
        if each.key.endswith(number.strip().lower()) and number.strip():
            return each
    raise NotInStore(say("No row of our lists is called {number} here.", number=number))


def _judged(
    desk: Desk, company: UUID, entity: Entity, sameness: Sameness, told: Message
) -> Operation[object]:
    before = desk.store.read(lambda ledger: _standing(ledger, company, entity))
    judgement = judged(desk, company, entity, sameness, told)
    write(desk, company, told, lambda ledger: ledger.companies.judge(judgement))

    def back() -> Operation[object]:
        undone = say("Taken back: {did}", did=told)
        return _judged(desk, company, entity, before, undone)

    return Operation(result=None, did=told, inverse=back)


def _standing(ledger: Ledger, company: UUID, entity: Entity) -> Sameness:
    """Return what was said before of a row and a company; unsure where nothing was."""
    said = [each for each in ledger.companies.judgements(company) if each.entity == entity]
    return said[-1].sameness if said else Sameness.UNSURE
