"""Handing over: the folder that sales receives, and the clock that starts."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from workbench.app import letting_people_go, terms
from workbench.app.desk import Desk
from workbench.app.dossiers import locked_dossier, open_dossier
from workbench.app.writing import append, for_good, written
from workbench.domain.dossier import Dossier
from workbench.domain.filename import safe_name
from workbench.domain.handoff import Answer, Decision, Handoff
from workbench.domain.ledger import Activity
from workbench.domain.operation import Operation
from workbench.domain.sole_trader import is_sole_trader
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput, NameTaken, NotInStore
from workbench.texts import say

ANSWER_DAYS = 2
"""Working days sales has to accept or return a handoff."""

_MOST_NAMES = 100
"""Folders of one name that are looked past; who has more looks for another place."""
_MONDAY_TO_FRIDAY = range(5)


@dataclass(frozen=True, slots=True)
class Exported:
    """A folder on disk and what lies in it."""

    folder: Path
    files: tuple[Path, ...]


def export(desk: Desk, company: UUID, into: Path, *, personal: str = "") -> Operation[Exported]:
    """Write the handoff folder of the newest decision; equal decisions give equal bytes.

    Beside a folder of its name that holds something else it takes the next name. `personal` says
    why a sole trader's personal data goes along; without it, it is left out.

    Raises:
        NotInStore: nothing has been decided yet.
        ExportError: the folder cannot be written.
    """
    exported, _ = _written(desk, company, into, personal)
    return Operation(
        result=exported,
        did=say("Wrote the handoff folder {folder}.", folder=str(exported.folder)),
        inverse=for_good(say("A folder on disk is yours to delete.")),
    )


def hand_over(desk: Desk, company: UUID, into: Path, *, personal: str = "") -> Operation[Exported]:
    """Write the handoff folder and note that sales has it, with a day to answer by.

    A decision is handed over once: the folder is written again, and its clock runs on. `personal`
    is as for an export.

    Raises:
        NotInStore: nothing has been decided yet.
        InvalidInput: sales returned what was decided, so that it is decided anew first; or the
            deal has ended.
        ExportError: the folder cannot be written.
    """
    opened = open_dossier(desk, company)
    if opened.answer is Answer.RETURNED:
        raise InvalidInput(
            say("Sales returned this lead."),
            field="stage",
            hint=say("Mark it anew before it is handed over again."),
        )
    stage = opened.sounding.stage
    if stage is not None and stage.stage.ended:
        raise InvalidInput(
            say("This deal has ended: {stage}.", stage=stage.stage.words),
            field="stage",
            hint=say("Export its folder instead, or take it up again first."),
        )
    exported, decision = _written(desk, company, into, personal)
    before = opened.handoff
    if before is not None and before.decision == decision.id:
        return _again(exported, before)
    today = desk.now()
    handoff = Handoff(
        **written(desk, decision.about, today),
        decision=decision.id,
        folder=str(exported.folder),
        answer_by=_working_days_after(today.date(), ANSWER_DAYS),
    )
    did = say("Handed over; answer by {day}.", day=handoff.answer_by)
    append(desk, company, did, lambda ledger: ledger.handoffs, handoff)
    return Operation(
        result=exported,
        did=did,
        inverse=for_good(say("What sales has received cannot be called back.")),
    )


def _again(exported: Exported, before: Handoff) -> Operation[Exported]:
    return Operation(
        result=exported,
        did=say(
            "Already handed over on {day}; the folder was written again.", day=before.at.date()
        ),
        inverse=for_good(say("A folder on disk is yours to delete.")),
    )


def _written(desk: Desk, company: UUID, into: Path, personal: str) -> tuple[Exported, Decision]:
    terms.let_go(desk)
    letting_people_go.let_go_of_names(desk)
    dossier = locked_dossier(desk, company)
    if is_sole_trader(dossier.sounding):
        dossier = replace(dossier, personal_because=plain_text(personal))
    decision = _decided(dossier.decision)
    folder = into / _folder_name(dossier.sounding.company.name, decision)
    exported = _under_a_free_name(desk, dossier, folder)
    if dossier.personal_because:
        told = say("Personal data went along: {reason}.", reason=dossier.personal_because)
        done = Activity(by=desk.person, at=desk.now(), what=told, about=company)
        desk.store.write(lambda ledger: ledger.log(done))
    return exported, decision


def _under_a_free_name(desk: Desk, dossier: Dossier, folder: Path) -> Exported:
    """Write a folder, or the next of its name (`… 2`) where it holds something else."""
    names = (folder.name, *(f"{folder.name} {number}" for number in range(2, _MOST_NAMES)))
    for free in map(folder.parent.joinpath, names):
        with suppress(NameTaken):
            return Exported(free, desk.exporter.write_folder(dossier, desk.texts, free))
    raise NameTaken(
        say("{folder} holds too many folders of this name.", folder=str(folder.parent)),
        hint=say("Choose another folder."),
    )


def _decided(decision: Decision | None) -> Decision:
    if decision is None:
        raise NotInStore(say("Nothing has been decided yet."))
    return decision


def _folder_name(name: str, decision: Decision) -> str:
    return f"{safe_name(name)} {decision.stage.value.upper()} {decision.at.date().isoformat()}"


def _working_days_after(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        if day.weekday() in _MONDAY_TO_FRIDAY:
            count -= 1
    return day
