"""Work in steps lets keys in between, ends when told, and never outlives what it works on."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.turns import Turns


@pytest.fixture
def about(qtbot: QtBot) -> QObject:
    return QObject()


def steps(taken: list[str], *names: str) -> Iterator[None]:
    for name in names:
        taken.append(name)
        yield


def test_every_step_is_taken_in_order_and_the_end_is_told(about: QObject, qtbot: QtBot) -> None:
    taken: list[str] = []
    turns = Turns(steps(taken, "one", "two", "three"), about)
    with qtbot.waitSignal(turns.ended):
        turns.begin()
        assert taken == []
    assert taken == ["one", "two", "three"]


def test_what_waits_is_done_between_two_steps(about: QObject, qtbot: QtBot) -> None:
    taken: list[str] = []

    def two_steps() -> Iterator[None]:
        taken.append("first")
        QTimer.singleShot(0, lambda: taken.append("a key"))
        yield
        taken.append("second")

    turns = Turns(two_steps(), about)
    with qtbot.waitSignal(turns.ended):
        turns.begin()
    assert taken == ["first", "a key", "second"]


def test_stopped_it_takes_no_further_step(about: QObject, qtbot: QtBot) -> None:
    taken: list[str] = []

    def stopping() -> Iterator[None]:
        taken.append("one")
        turns.stop()
        yield
        taken.append("two")

    turns = Turns(stopping(), about)
    turns.begin()
    qtbot.waitUntil(lambda: taken == ["one"])
    qtbot.wait(30)
    assert taken == ["one"]


def test_it_ends_with_what_it_works_on(about: QObject, qtbot: QtBot) -> None:
    taken: list[str] = []
    turns = Turns(steps(taken, "one"), about)
    turns.begin()
    about.deleteLater()
    QCoreApplication.sendPostedEvents(about, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(turns)
    qtbot.wait(30)
    assert taken == []
