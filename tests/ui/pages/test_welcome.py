"""The first start takes keys at once and says what works without a key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui import audit
from tests.ui.pages.conftest import Shown
from ui.pages.welcome import WelcomePage
from ui.theme.look import Look
from ui.widgets.sentence import Sentence
from ui.workspace import Workspace
from workbench.errors import InvalidInput
from workbench.jobs import Progress
from workbench.texts import say


@pytest.fixture
def page(look: Look, workspace: Workspace, on_screen: Shown) -> WelcomePage:
    made = WelcomePage(look, workspace)
    on_screen(made)
    return made


def sentences(page: WelcomePage) -> list[str]:
    return [each.accessibleName() for each in page.findChildren(Sentence)]


def test_the_field_takes_keys_at_once(page: WelcomePage, qtbot: QtBot) -> None:
    page.shown()
    assert page.field.input.hasFocus()
    QTest.keyClicks(page.field.input, "Fjordlys")
    with qtbot.waitSignal(page.query_entered) as entered:
        QTest.keyClick(page.field.input, Qt.Key.Key_Return)
    assert entered.args == ["Fjordlys"]


def test_nothing_typed_asks_for_nothing(page: WelcomePage, qtbot: QtBot) -> None:
    page.shown()
    with qtbot.assertNotEmitted(page.query_entered):
        QTest.keyClick(page.field.input, Qt.Key.Key_Return)


def test_what_works_now_and_what_a_key_costs_is_said(page: WelcomePage, qtbot: QtBot) -> None:
    page.shown()
    qtbot.waitUntil(lambda: any(each.startswith("Works now") for each in sentences(page)))
    now = next(each for each in sentences(page) if each.startswith("Works now"))
    assert "with registers of Norway, Denmark, Finland, Czechia, Estonia" in now
    # VIES knows VAT numbers of both, and Sweden's register wants a key.
    assert "Germany" not in now
    assert "Sweden" not in now
    later = next(each for each in sentences(page) if each.startswith("More with a key"))
    assert later.startswith("More with a key of your own: CVR system-til-system (20 minutes, free)")
    assert later.count("Bolagsverket annual accounts, Bolagsverket (20 minutes, free)") == 1
    assert later.endswith(" more.")


def test_the_demo_is_one_button_and_can_be_stopped(page: WelcomePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.demo_wanted):
        page.demo.click()
    page.begin_demo()
    page.show_progress(Progress(3, 57, say("Filling the demo")))
    assert not page.demo.isEnabled()
    stop = next(each for each in page.findChildren(QPushButton) if each.text() == "Stop")
    with qtbot.waitSignal(page.demo_stopped):
        stop.click()
    page.end_demo()
    assert page.demo.isEnabled()


def test_what_will_not_do_is_said_at_the_field_and_kept(page: WelcomePage) -> None:
    page.field.set_text("311000005")
    page.show_problem(
        InvalidInput(say("The check digit is wrong."), field="query", suggestion="311000004")
    )
    assert page.field.text() == "311000005"
    use = next(each for each in page.findChildren(QPushButton) if each.text() == "Use 311000004")
    use.click()
    assert page.field.text() == "311000004"


@pytest.mark.parametrize("look", audit.LANGUAGES, indirect=True)
def test_nothing_is_cut_off_in_any_language(page: WelcomePage, qtbot: QtBot) -> None:
    page.shown()
    qtbot.waitUntil(lambda: len([each for each in sentences(page) if each]) > 2)
    audit.settle(page)
    assert audit.faults(page) == []
