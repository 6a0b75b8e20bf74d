"""Whoever sits here is the author of what is done, and of taking it back."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from tests.desks import Seat, seated
from tests.samples import JONAS, METTE
from ui.tasks import Runner
from ui.workspace import Workspace
from workbench.app import leads
from workbench.app.companies import Opened
from workbench.app.desk import Desk
from workbench.domain.lead import Touch, TouchKind
from workbench.domain.operation import Operation
from workbench.domain.people import Person
from workbench.errors import InvalidInput
from workbench.texts import say


@dataclass
class Room:
    """A workspace at which one and then another sits, and what it told."""

    seat: Seat
    opened: Opened
    workspace: Workspace
    qtbot: QtBot
    told: list[str] = field(default_factory=list)

    def log(self, words: str) -> None:
        """Log a call, and wait until it is there."""

        def call(desk: Desk) -> Operation[Touch]:
            day = desk.now().date()
            return leads.log_touch(
                desk, self.opened.lead, kind=TouchKind.CALL, day=day, words=words
            )

        with self.qtbot.waitSignal(self.workspace.changed, timeout=10_000):
            self.workspace.change(self.opened.company.id, call)

    def undo(self) -> None:
        with self.qtbot.waitSignal(self.workspace.changed, timeout=10_000):
            assert self.workspace.undo() is not None

    def redo(self) -> None:
        with self.qtbot.waitSignal(self.workspace.changed, timeout=10_000):
            assert self.workspace.redo() is not None

    def sits(self, person: Person) -> None:
        self.workspace.seat(person)

    def log_lines(self) -> list[tuple[str, object]]:
        company = self.opened.company.id
        lines = self.seat.desk.store.read(lambda ledger: ledger.activity(company))
        return [(str(each.what), each.by) for each in lines]

    def calls(self) -> list[str]:
        lead = self.opened.lead.id
        touches = self.seat.desk.store.read(lambda ledger: ledger.touches.of(lead))
        return [each.words for each in touches]


@pytest.fixture
def room(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[Room]:
    with seated(tmp_path) as seat:
        made = Room(seat, seat.open(researched=False), Workspace(seat.desk, runner, runner), qtbot)
        made.workspace.did.connect(lambda message: made.told.append(str(message)))
        yield made


def test_what_one_did_is_not_taken_back_in_anothers_name(room: Room) -> None:
    room.log("They want an offer.")
    room.sits(JONAS)
    assert not room.workspace.can_undo
    assert room.workspace.undo() is None
    assert room.calls() == ["They want an offer."]
    assert room.told[-1] == (
        "Jonas Lund sits here now; what was done before can no longer be taken back."
    )


def test_whoever_takes_back_is_the_author_of_it(room: Room) -> None:
    room.sits(JONAS)
    room.log("They want an offer.")
    room.undo()
    assert room.calls() == []
    assert [by for _, by in room.log_lines()[-2:]] == [JONAS.id, JONAS.id]
    assert room.log_lines()[-1][0].startswith("Undone: Logged")


def test_sitting_down_where_one_sits_already_forgets_nothing(room: Room) -> None:
    room.log("They want an offer.")
    room.sits(METTE)
    room.undo()
    assert room.calls() == []


class Refusing:
    """Seats that cannot be remembered."""

    def keep(self, person: UUID) -> None:
        raise InvalidInput(say("The settings file cannot be written."), field="settings")


def test_a_seat_that_cannot_be_remembered_is_taken_and_that_is_said(
    room: Room, runner: Runner
) -> None:
    room.workspace.desk = replace(room.workspace.desk, seats=Refusing())
    with room.qtbot.waitSignal(runner.failed, timeout=10_000) as told:
        room.sits(JONAS)
    assert room.workspace.desk.person == JONAS.id
    assert told.args is not None
    assert str(told.args[0].message) == "The settings file cannot be written."


def test_what_ends_after_another_sat_down_is_still_its_beginners(room: Room) -> None:
    def call(desk: Desk) -> Operation[Touch]:
        day = desk.now().date()
        return leads.log_touch(desk, room.opened.lead, kind=TouchKind.CALL, day=day, words="Late.")

    with room.qtbot.waitSignal(room.workspace.changed, timeout=10_000):
        room.workspace.change(room.opened.company.id, call)
        room.sits(JONAS)
    assert room.log_lines()[-1][1] == METTE.id
    assert not room.workspace.can_undo


def test_each_undo_takes_back_the_change_before_and_redo_does_them_again(room: Room) -> None:
    room.log("One.")
    room.log("Two.")
    room.undo()
    assert room.calls() == ["One."]
    room.undo()
    assert room.calls() == []
    assert room.workspace.undo() is None
    room.redo()
    assert room.calls() == ["One."]
    room.redo()
    assert room.calls() == ["One.", "Two."]
    assert room.workspace.redo() is None
    room.undo()
    assert room.calls() == ["One."]


def test_something_new_leaves_nothing_to_be_done_again(room: Room) -> None:
    room.log("One.")
    room.undo()
    room.log("Two.")
    assert room.workspace.redo() is None
    assert room.calls() == ["Two."]


def test_what_one_took_back_is_not_done_again_in_anothers_name(room: Room) -> None:
    room.log("One.")
    room.undo()
    room.sits(JONAS)
    assert room.workspace.redo() is None
    assert room.calls() == []
