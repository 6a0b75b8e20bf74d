"""Watched companies: asked in their time while the window is open, their news told until read."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from tests.desks import Seat, seated_at_work
from tests.fakes.network import StandingClock
from tests.workbench.store.made import answered, says
from ui.tasks import Runner
from ui.theme.look import Look
from ui.watched import WatchedCompanies
from ui.widgets.buttons import LinkButton
from ui.widgets.change_row import ChangeRow
from ui.widgets.news_card import NewsCard
from ui.workspace import Workspace
from workbench.app import watching
from workbench.app.watching import News
from workbench.domain.reading_trail import Cause
from workbench.texts import say

SINCE = StandingClock().now()


def some_news(number: int, more: int = 0) -> News:
    return News(
        company=UUID(int=number),
        name=f"Company {number}",
        words=say("{company}: 71 → 58, equity halved.", company=f"Company {number}"),
        cause=Cause.COMPANY,
        more=tuple(say("Change {number}.", number=each) for each in range(more)),
        since=SINCE,
        until=SINCE,
    )


@pytest.fixture
def card(look: Look, qtbot: QtBot) -> NewsCard:
    made = NewsCard(look)
    qtbot.addWidget(made)
    made.resize(900, 400)
    return made


def told(card: NewsCard) -> list[str]:
    return [row._sentence for row in card.findChildren(ChangeRow)]


def test_without_news_there_is_no_card(card: NewsCard) -> None:
    card.show_news([])
    assert card.isHidden()
    card.show_news([some_news(1)])
    assert not card.isHidden()
    card.show_news([])
    assert card.isHidden()


def test_a_few_companies_are_told_in_one_sentence_each_and_the_others_counted(
    card: NewsCard, qtbot: QtBot
) -> None:
    card.show_news([some_news(number, more=4) for number in range(1, 6)])
    assert told(card) == [f"Company {each}: 71 → 58, equity halved." for each in (1, 2, 3)]
    (more,) = (e for e in card.findChildren(LinkButton) if e.text() == "2 more have news")
    more.click()
    others = [f"Company {each}: 71 → 58, equity halved." for each in (4, 5, 1)]
    qtbot.waitUntil(lambda: told(card) == others)
    card.show_news([some_news(number) for number in range(1, 4)])
    qtbot.waitUntil(lambda: told(card)[0] == "Company 1: 71 → 58, equity halved.")


def test_a_click_opens_the_company_and_read_takes_it_away(card: NewsCard, qtbot: QtBot) -> None:
    card.show_news([some_news(1), some_news(2)])
    card.show()
    row = card.findChildren(ChangeRow)[1]
    with qtbot.waitSignal(card.opened) as opened:
        row.click()
    assert opened.args == [UUID(int=2)]
    first = next(e for e in card.findChildren(LinkButton) if "Company 1" in e.accessibleName())
    with qtbot.waitSignal(card.read) as read:
        first.click()
    assert read.args == [some_news(1)]


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seated_at_work(tmp_path) as made:
        yield made


def test_whom_it_is_time_to_look_at_is_asked_about(
    seat: Seat, look: Look, runner: Runner, qtbot: QtBot, card: NewsCard
) -> None:
    company = seat.open().company.id
    watching.watch(seat.desk, company, 14)
    clock = seat.desk.clock
    assert isinstance(clock, StandingClock)
    clock.time += timedelta(days=15)
    workspace = Workspace(seat.desk, runner, runner)
    keeper = WatchedCompanies(workspace, card, runner)
    with qtbot.waitSignal(workspace.changed, timeout=20_000) as changed:
        keeper.look()
    assert changed.args == [company]
    (kept,) = watching.watched(seat.desk)
    assert kept.watch.looked == clock.now()


def test_news_that_somebody_read_are_told_no_more(
    seat: Seat, runner: Runner, qtbot: QtBot, card: NewsCard
) -> None:
    company = seat.open().company.id
    watching.watch(seat.desk, company, 14)
    workspace = Workspace(seat.desk, runner, runner)
    WatchedCompanies(workspace, card, runner)
    clock = seat.desk.clock
    assert isinstance(clock, StandingClock)
    clock.time += timedelta(days=1)
    bankrupt = [says("company.status", "bankrupt")]
    answered(seat.desk.store, clock.now(), bankrupt, company=company)
    workspace.changed.emit(company)
    qtbot.waitUntil(lambda: not card.isHidden(), timeout=20_000)
    assert any("Fjordlys" in each for each in told(card))
    card.read.emit(card._shown[0])
    qtbot.waitUntil(card.isHidden, timeout=10_000)
    assert workspace.can_undo
