"""The sources say which work now, what a key takes, and what is risky about each."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.desks import Seat
from tests.ui import audit
from ui.pages.sources import SourcesPage
from ui.tasks import Runner
from ui.theme.look import Look, dress
from ui.widgets.buttons import LinkButton, QuietButton
from ui.workspace import Workspace
from workbench.app import sources
from workbench.domain.source import Manifest


def said(page: SourcesPage) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


@pytest.fixture
def page(look: Look, workspace: Workspace, qtbot: QtBot) -> SourcesPage:
    made = SourcesPage(look, workspace)
    qtbot.addWidget(made)
    made.show()
    made.shown()
    qtbot.waitUntil(lambda: "Enhetsregisteret" in said(made))
    return made


def test_it_is_said_what_works_and_what_wants_a_key(page: SourcesPage) -> None:
    assert "work now, 3 want a key." in said(page)
    assert "by hand: a page you saved" in said(page)
    assert "10 minutes · " in said(page)
    assert "offers no encrypted connection" in said(page)


def test_a_key_is_asked_for_by_sheet_and_forgotten_here(
    page: SourcesPage, seat: Seat, workspace: Workspace, qtbot: QtBot
) -> None:
    add = next(
        each
        for each in page.findChildren(QuietButton)
        if each.accessibleName() == "Add a key for Brave web search"
    )
    with qtbot.waitSignal(page.sheet_wanted) as told:
        add.click()
    assert told.args is not None
    manifest = told.args[1]
    assert isinstance(manifest, Manifest)
    workspace.change(
        seat.desk.person, lambda desk: sources.keep_key(desk, manifest, "invented-key")
    )
    qtbot.waitUntil(lambda: bool(page.findChildren(LinkButton)))
    page.findChildren(LinkButton)[0].click()
    qtbot.waitUntil(lambda: not seat.desk.keys.has("brave"), timeout=3000)


@pytest.mark.parametrize("language", audit.LANGUAGES)
def test_nothing_is_cut_off_or_nameless(
    language: str, seat: Seat, runner: Runner, qapp: QApplication, qtbot: QtBot
) -> None:
    look = dress(qapp, audit.texts(language), "light")
    page = SourcesPage(look, Workspace(seat.desk, runner, runner))
    qtbot.addWidget(page)
    page.show_sources(sources.overview(seat.desk))
    page.show()
    for size in ((1084, 768), (764, 568)):
        page.resize(*size)
        audit.settle(page)
        assert audit.faults(page) == []
