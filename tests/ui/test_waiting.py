"""What waits is asked while the window is open, and the tray says how much waits."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desks import Seat, seated
from ui.tasks import Runner
from ui.theme.look import Look
from ui.waiting import WaitingLookups
from ui.widgets.tray import Tray
from ui.workspace import Workspace
from workbench.app import queue, research, terms
from workbench.app.desk import Desk
from workbench.app.queue import Queue
from workbench.domain.lookup import Lookup
from workbench.domain.operation import Operation
from workbench.domain.waiting import offline, waiting
from workbench.jobs import JobControl


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seated(tmp_path) as made:
        yield made


@pytest.fixture
def workspace(seat: Seat, runner: Runner) -> Workspace:
    return Workspace(seat.desk, runner, runner)


@pytest.fixture
def tray(look: Look, qtbot: QtBot) -> Tray:
    made = Tray(look)
    qtbot.addWidget(made)
    made.resize(1200, 30)
    made.show()
    return made


def let_one_wait(seat: Seat) -> None:
    """Plan everything about a company as a computer without a network does."""
    company = seat.open(researched=False).company.id
    asked = next(e.question for e in research.plan(seat.desk, company) if e.by_itself)
    at = seat.desk.now() - timedelta(seconds=1)
    lookups = seat.desk.lookups
    lookups._means.door.offline = True  # type: ignore[attr-defined]
    (row,) = lookups.run([asked], company=company, control=JobControl())
    lookups._means.door.offline = False  # type: ignore[attr-defined]
    seat.desk.store.write(lambda it: it.lookups.settle(waiting(row, offline(), at)))


def test_what_may_be_asked_is_asked_by_itself(
    seat: Seat, workspace: Workspace, tray: Tray, runner: Runner, qtbot: QtBot
) -> None:
    let_one_wait(seat)
    keeper = WaitingLookups(workspace, tray, runner)
    with qtbot.waitSignal(workspace.queue_went_on, timeout=20_000):
        keeper.look()
    qtbot.waitUntil(lambda: not tray._waits.isVisible())
    assert queue.overview(seat.desk).waiting == ()


def test_what_a_research_has_not_asked_yet_is_not_said_to_wait(
    seat: Seat, workspace: Workspace, tray: Tray, runner: Runner, qtbot: QtBot
) -> None:
    let_one_wait(seat)
    queue.pause(seat.desk)
    _keeper = WaitingLookups(workspace, tray, runner)
    company = queue.overview(seat.desk).waiting[0].lookup.company
    assert company is not None
    working: list[bool] = []
    runner.busy.connect(working.append)
    workspace._researched.add(company)
    workspace.changed.emit(company)
    qtbot.waitUntil(lambda: working[-1:] == [False])
    assert not tray._waits.isVisible()
    workspace.end_research(company)
    qtbot.waitUntil(tray._waits.isVisible)


def test_while_it_is_paused_the_tray_says_so_and_nothing_is_asked(
    seat: Seat, workspace: Workspace, tray: Tray, runner: Runner, qtbot: QtBot
) -> None:
    let_one_wait(seat)
    queue.pause(seat.desk)
    keeper = WaitingLookups(workspace, tray, runner)
    keeper.look()
    qtbot.waitUntil(tray._waits.isVisible)
    assert tray._waits.text() == "Paused: 1 look-up waits"
    assert len(queue.overview(seat.desk).waiting) == 1


def test_a_click_on_what_waits_wants_to_see_it(tray: Tray, qtbot: QtBot) -> None:
    tray.set_waiting(3, paused=False)
    assert tray._waits.text() == "3 look-ups wait"
    with qtbot.waitSignal(tray.queue_wanted):
        tray._waits.click()
    tray.set_waiting(0, paused=True)
    assert tray._waits.text() == "The asking is paused"
    tray.set_waiting(0, paused=False)
    assert not tray._waits.isVisible()


def test_a_queue_that_is_being_asked_is_not_broken_off_by_the_next_look(
    seat: Seat, workspace: Workspace, tray: Tray, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_one_wait(seat)
    begun: list[JobControl] = []
    answer = threading.Event()
    looks: list[float] = []
    asked, overview = queue.ask_due, queue.overview

    def slow(
        desk: Desk, control: JobControl, told: Callable[[Lookup], None] | None = None
    ) -> Operation[tuple[Lookup, ...]]:
        begun.append(control)
        answer.wait(20)
        return asked(desk, control, told)

    def counted(desk: Desk, most: int | None = None) -> Queue:
        looks.append(0.0)
        return overview(desk, most)

    monkeypatch.setattr(queue, "ask_due", slow)
    monkeypatch.setattr(queue, "overview", counted)
    keeper = WaitingLookups(workspace, tray, workspace)
    keeper.look()
    qtbot.waitUntil(lambda: len(begun) == 1)
    keeper.look()
    qtbot.waitUntil(lambda: len(looks) == 2)
    with qtbot.waitSignal(workspace.queue_went_on, timeout=20_000):
        answer.set()
    assert [control.cancelled for control in begun] == [False]
    qtbot.waitUntil(lambda: not tray._waits.isVisible())
    with qtbot.waitSignal(workspace.queue_went_on, timeout=20_000):
        workspace.ask_due()
    assert len(begun) == 2


def test_a_research_that_takes_the_place_of_another_leaves_the_queue_free_afterwards(
    seat: Seat, workspace: Workspace, qtbot: QtBot
) -> None:
    company = seat.open(researched=False).company.id
    with qtbot.waitSignal(workspace.research_ended, timeout=20_000):
        workspace.research(company)
        workspace.research(company)
        assert workspace.researching
    assert not workspace.researching


def test_what_may_not_be_kept_goes_every_hour_too(
    workspace: Workspace,
    tray: Tray,
    runner: Runner,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(terms, "let_go", asked.append)
    keeper = WaitingLookups(workspace, tray, runner)
    hourly = keeper._letting_go
    assert (hourly.isActive(), hourly.isSingleShot(), hourly.interval()) == (True, False, 3_600_000)
    hourly.timeout.emit()
    qtbot.waitUntil(lambda: asked == [workspace.desk])
