"""While the window is open people are let go of in time, and a dossier's end is told first."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from tests.desks import Seat, seated_at_work
from tests.fakes.network import StandingClock
from tests.known import brought
from ui.letting_go import LettingGo
from ui.notices import Notice, Notices
from ui.tasks import Runner
from ui.theme.look import Look
from ui.widgets.buttons import LinkButton
from ui.workspace import Workspace
from workbench.app import leads
from workbench.app.letting_people_go import quiet
from workbench.domain.known_lists import KnownKind
from workbench.domain.lead import Aside
from workbench.texts import ENGLISH

HAVBRIS = "99000031"


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seated_at_work(tmp_path) as made:
        yield made


@pytest.fixture
def workspace(seat: Seat, runner: Runner) -> Workspace:
    return Workspace(seat.desk, runner, runner)


@pytest.fixture
def notices(look: Look, qtbot: QtBot) -> Notices:
    made = Notices(look)
    qtbot.addWidget(made)
    made.show()
    return made


def later(seat: Seat, days: int) -> None:
    assert isinstance(seat.desk.clock, StandingClock)
    seat.desk.clock.time += timedelta(days=days)


def ends(seat: Seat) -> list[object]:
    return [each.ending.end for each in quiet(seat.desk)]


def test_names_go_by_themselves_and_the_tray_is_told(
    seat: Seat, workspace: Workspace, notices: Notices, runner: Runner, qtbot: QtBot
) -> None:
    company = seat.open().company.id
    later(seat, 366)
    changed: list[UUID] = []
    workspace.changed.connect(changed.append)
    keeper = LettingGo(workspace, notices, changed.append, runner)
    with qtbot.waitSignal(workspace.did, timeout=10_000) as did:
        keeper.look()
    assert did.args is not None
    assert ENGLISH.say(did.args[0]) == "3 names of people were removed for good."
    assert changed == [company]
    assert notices.texts() == ()


def test_a_dossier_that_ends_is_told_once_and_leads_there(
    seat: Seat, workspace: Workspace, notices: Notices, runner: Runner, qtbot: QtBot
) -> None:
    opened = seat.open(HAVBRIS)
    leads.set_aside(seat.desk, opened.lead, aside=Aside.NOT_RELEVANT, reason="too small")
    later(seat, 181)
    went: list[UUID] = []
    keeper = LettingGo(workspace, notices, went.append, runner)
    assert ends(seat) == [None]
    keeper.look()
    qtbot.waitUntil(lambda: len(notices.texts()) == 1, timeout=10_000)
    assert notices.texts()[0].startswith("Havbris Catering is a sole trader, and nothing was done")
    assert ends(seat) == [seat.desk.now().date() + timedelta(days=30)]
    [notice] = notices.findChildren(Notice)
    way = next(each for each in notice.findChildren(LinkButton) if each.text() == "Open")
    way.click()
    assert went == [opened.company.id]
    notices.clear()
    working: list[bool] = []
    runner.busy.connect(working.append)
    keeper.look()
    qtbot.waitUntil(lambda: working[-1:] == [False], timeout=10_000)
    assert notices.texts() == ()


def test_the_notice_tells_how_many_rows_of_our_own_lists_go_with_a_dossier(
    seat: Seat, workspace: Workspace, notices: Notices, runner: Runner, qtbot: QtBot
) -> None:
    lines = ("Firma;Org.nr", f"Havbris Catering;{HAVBRIS}")
    brought(seat.desk, *lines, name="nej.csv", kind=KnownKind.DO_NOT_CONTACT)
    opened = seat.open(HAVBRIS)
    leads.set_aside(seat.desk, opened.lead, aside=Aside.NOT_RELEVANT, reason="too small")
    later(seat, 181)
    LettingGo(workspace, notices, lambda _company: None, runner).look()
    qtbot.waitUntil(lambda: len(notices.texts()) == 1, timeout=10_000)
    assert notices.texts()[0].endswith("With it goes 1 row of our own lists.")


def test_an_open_lead_is_not_told_of_as_ending(
    seat: Seat, workspace: Workspace, notices: Notices, runner: Runner, qtbot: QtBot
) -> None:
    seat.open(HAVBRIS)
    later(seat, 400)
    keeper = LettingGo(workspace, notices, lambda _company: None, runner)
    working: list[bool] = []
    runner.busy.connect(working.append)
    keeper.look()
    qtbot.waitUntil(lambda: working[-1:] == [False], timeout=10_000)
    assert notices.texts() == ()
    assert ends(seat) == [None]
