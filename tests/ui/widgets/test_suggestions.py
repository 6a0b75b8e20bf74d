"""Suggestions lie below their field, are walked by arrows, and go when the keys are elsewhere."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.suggestions import Suggestions
from workbench.app.own_leads import OwnLead
from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.domain.ids import new_id
from workbench.texts import say


def candidate(name: str, number: str) -> Candidate:
    return Candidate(
        entity=Entity("no_enhetsregisteret", number),
        identifier=Identifier(Scheme.NO_ORGNR, number),
        name=name,
        country="NO",
        town="MOLDE",
    )


TWO = (candidate("Elvestad Sag AS", "311000004"), candidate("Elvestad Tak AS", "311000012"))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(900, 600)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def field(window: QWidget) -> QLineEdit:
    made = QLineEdit(window)
    made.setGeometry(10, 10, 180, 32)
    return made


@pytest.fixture
def other(window: QWidget) -> QLineEdit:
    made = QLineEdit(window)
    made.setGeometry(10, 500, 180, 32)
    return made


@pytest.fixture
def shown(look: Look, window: QWidget, field: QLineEdit, qtbot: QtBot) -> Suggestions:
    made = Suggestions(look, field, window)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    made.show_offered(TWO)
    return made


def spoken(rows: Sequence[QWidget]) -> list[str]:
    return [row.accessibleName() for row in rows]


def test_they_say_who_may_be_meant_below_the_field(shown: Suggestions, field: QLineEdit) -> None:
    assert shown.isVisible()
    assert shown.y() > field.geometry().bottom()
    assert spoken(shown.rows) == [
        "Elvestad Sag AS, Molde, Norway · Org. no. 311\u00a0000\u00a0004",
        "Elvestad Tak AS, Molde, Norway · Org. no. 311\u00a0000\u00a0012",
    ]


def test_those_we_pursue_stand_first_and_say_so(shown: Suggestions, qtbot: QtBot) -> None:
    ours = OwnLead(new_id(), "Elvestad Holding AS", "NAMSOS", say("It is here already."))
    shown.show_offered((ours, *TWO))
    laid_out = shown.layout()
    assert laid_out is not None
    labels = [each for each in shown.findChildren(QLabel) if laid_out.indexOf(each) >= 0]
    headings = {each.text(): laid_out.indexOf(each) for each in labels}
    assert headings == {"Your leads": 0, "In your offline registers": 2}
    assert spoken(shown.rows)[0] == "Elvestad Holding AS, Namsos · your lead"
    shown.go_in()
    with qtbot.waitSignal(shown.chosen) as chosen:
        QTest.keyClick(shown.rows[0], Qt.Key.Key_Return)
    assert chosen.args == [ours]


def test_arrows_go_through_them_and_enter_opens(shown: Suggestions, qtbot: QtBot) -> None:
    shown.go_in()
    QTest.keyClick(shown.rows[0], Qt.Key.Key_Down)
    assert shown.rows[1].hasFocus()
    with qtbot.waitSignal(shown.chosen) as chosen:
        QTest.keyClick(shown.rows[1], Qt.Key.Key_Return)
    assert chosen.args == [TWO[1]]
    assert not shown.isVisible()


def test_above_the_first_is_the_field_and_escape_leads_back(
    shown: Suggestions, field: QLineEdit
) -> None:
    shown.go_in()
    QTest.keyClick(shown.rows[0], Qt.Key.Key_Up)
    assert field.hasFocus()
    assert shown.isVisible()
    shown.go_in()
    QTest.keyClick(shown.rows[0], Qt.Key.Key_Escape)
    assert field.hasFocus()
    assert not shown.isVisible()


def test_they_go_when_the_keys_are_elsewhere(
    shown: Suggestions, other: QLineEdit, qtbot: QtBot
) -> None:
    other.show()
    other.setFocus()
    qtbot.waitUntil(shown.isHidden)


def test_nobody_offered_or_a_field_without_keys_shows_nothing(
    shown: Suggestions, other: QLineEdit, qtbot: QtBot
) -> None:
    shown.show_offered(())
    assert shown.isHidden()
    other.show()
    other.setFocus()
    shown.show_offered(TWO)
    assert shown.isHidden()
