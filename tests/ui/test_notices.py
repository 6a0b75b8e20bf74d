"""A notice tells without interrupting: once, with what can be done, technical words folded."""

import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.crash_dialog import CrashDialog, CrashGuard
from ui.notices import MOST, Action, Notice, Notices
from ui.theme.look import Look
from ui.widgets.buttons import LinkButton
from workbench.errors import SourceUnreachable
from workbench.texts import say

PROBLEM = SourceUnreachable(
    say("The register did not answer."), hint=say("Ask again later."), detail="timed out"
)


@pytest.fixture
def notices(look: Look, qtbot: QtBot) -> Notices:
    made = Notices(look)
    qtbot.addWidget(made)
    return made


def test_what_is_said_already_is_not_said_twice(notices: Notices) -> None:
    notices.show_error(PROBLEM)
    notices.show_error(PROBLEM)
    assert notices.texts() == ("The register did not answer.",)


def test_the_oldest_gives_way(notices: Notices) -> None:
    for number in range(MOST + 2):
        notices.tell(say("{number}", number=number))
    assert notices.texts() == ("2", "3", "4")


def test_an_empty_bar_takes_no_room(notices: Notices) -> None:
    assert notices.isHidden()
    notice = notices.tell(say("Marked as MQL"))
    assert not notices.isHidden()
    notice.close_button.click()
    assert notices.isHidden()
    assert notices.texts() == ()


def test_a_problem_offers_its_action(notices: Notices, qtbot: QtBot) -> None:
    notices.show_problem(PROBLEM, Action(say("Retry"), notices.clear))
    notice = notices.findChild(Notice)
    assert notice is not None
    buttons = {button.text(): button for button in notice.findChildren(LinkButton)}
    assert set(buttons) == {"Details", "Retry"}
    buttons["Retry"].click()
    assert notices.texts() == ()


def test_a_fault_of_ours_opens_the_crash_dialog_once(
    look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    shown: list[CrashDialog] = []
    guard = CrashGuard(look, window)

    def exec_(dialog: CrashDialog) -> int:
        shown.append(dialog)
        guard.take(ValueError, ValueError("while it is open"), None)
        return int(CrashDialog.DialogCode.Accepted)

    monkeypatch.setattr(CrashDialog, "exec", exec_)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    guard.install()
    sys.excepthook(ValueError, ValueError("boom"), None)
    assert len(shown) == 1
