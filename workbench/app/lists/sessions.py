"""Sessions of research on a list: begun by working on it, ended with what came of it."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from workbench.app.desk import Desk
from workbench.app.lists.keeping import get
from workbench.app.lists.prospects import Prospect
from workbench.app.writing import for_good, written
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.operation import Operation
from workbench.domain.work_list import Outlook, SessionSummary, WorkSession, counted, minutes_spent
from workbench.errors import InvalidInput
from workbench.texts import say


def begin(desk: Desk, work_list: UUID, standing: Sequence[Prospect]) -> WorkSession:
    """Return the session that lasts on a list, begun now where none does.

    Each of us has a session of their own.

    Raises:
        NotInStore: the list was put away.
    """

    def unit(ledger: Ledger) -> WorkSession:
        get(ledger, work_list)
        lasting = _lasting(ledger, work_list, desk.person)
        if lasting is not None:
            return lasting
        now = desk.now()
        begun = WorkSession(**written(desk, work_list, now), began=now, decided=_decided(standing))
        ledger.work_sessions.append(begun)
        return begun

    return desk.store.write(unit)


def lasting(desk: Desk, work_list: UUID) -> WorkSession | None:
    """Return the session that whoever sits at the desk has on a list, or None."""
    return desk.store.read(lambda ledger: _lasting(ledger, work_list, desk.person))


def of_list(desk: Desk, work_list: UUID) -> tuple[WorkSession, ...]:
    """Return the sessions on a list that ended, the newest first."""
    every = desk.store.read(lambda ledger: ledger.work_sessions.of(work_list))
    return tuple(each for each in reversed(every) if each.summary is not None)


def summary(desk: Desk, session: WorkSession, standing: Sequence[Prospect]) -> SessionSummary:
    """Return what a session has come to so far: done, open, minutes, queued."""
    acts = desk.store.read(lambda ledger: ledger.acts(session.by, session.began))
    counts = counted(each.outlook for each in standing)
    return SessionSummary(
        minutes=minutes_spent(session.began, (each.at for each in acts), desk.now()),
        done=max(0, _decided(standing) - session.decided),
        ready=counts[Outlook.READY],
        open=counts[Outlook.OPEN],
        no=counts[Outlook.NO],
        queued=sum(each.queued for each in standing),
    )


def end(desk: Desk, work_list: UUID, standing: Sequence[Prospect]) -> Operation[SessionSummary]:
    """End the session on a list, and keep what came of it.

    Raises:
        InvalidInput: none lasts.
        NotInStore: the list was put away.
    """
    session = lasting(desk, work_list)
    if session is None:
        raise InvalidInput(say("No session lasts on this list."), field="list")
    told = summary(desk, session, standing)
    did = say("Session ended: {what}", what=told.words)
    ended = replace(
        session,
        **written(desk, work_list),
        ended=desk.now(),
        summary=told,
        supersedes=session.id,
    )

    def unit(ledger: Ledger) -> None:
        get(ledger, work_list)
        ledger.work_sessions.append(ended)
        ledger.log(Activity(by=desk.person, at=desk.now(), what=did, about=work_list))

    desk.store.write(unit)
    return Operation(result=told, did=did, inverse=for_good(say("Go on: a new session begins.")))


def _lasting(ledger: Ledger, work_list: UUID, person: UUID) -> WorkSession | None:
    open_ones = [
        each
        for each in ledger.work_sessions.of(work_list)
        if each.ended is None and each.by == person
    ]
    return open_ones[-1] if open_ones else None


def _decided(standing: Sequence[Prospect]) -> int:
    return sum(each.outlook is not Outlook.OPEN for each in standing)
