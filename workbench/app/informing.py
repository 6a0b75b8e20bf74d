"""Writing down that people were told that we have data about them, or need not be."""

from datetime import date
from uuid import UUID

from workbench.app.desk import Desk
from workbench.app.writing import append, written
from workbench.domain.informing import Informed, Informing
from workbench.domain.operation import Operation
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput
from workbench.texts import say


def inform(
    desk: Desk, company: UUID, *, how: Informing, day: date, note: str = ""
) -> Operation[Informed]:
    """Write down that everybody known at a company was told by a day, or why nobody need be.

    An earlier word stays: it says who was told then.

    Raises:
        InvalidInput: at `day` where it has not come yet, at `note` where an exception has no
            reason.
    """
    if day > desk.now().date():
        raise InvalidInput(say("{day} has not come yet.", day=day), field="day")
    said = plain_text(note)
    if how.is_exception and not said:
        raise InvalidInput(
            say("Say why nobody need be told, and where that can be seen."), field="note"
        )
    entry = Informed(**written(desk, company), day=day, how=how, note=said)
    did = (
        say("Nobody need be told: {why}.", why=how.words)
        if how.is_exception
        else say("Told on {day}, {how}.", day=day, how=how.words)
    )
    return append(desk, company, did, lambda ledger: ledger.informed, entry)
