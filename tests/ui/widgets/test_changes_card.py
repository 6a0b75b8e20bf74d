"""The card of changes tells news by cause, the rest quietly, and nothing where nothing changed."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.samples import known
from tests.ui import audit
from ui.theme.look import Look
from ui.widgets.buttons import LinkButton
from ui.widgets.change_row import ChangeRow
from ui.widgets.changes_card import ChangesCard
from workbench.domain.changes import Change
from workbench.domain.reading_trail import Cause
from workbench.domain.since_decided import SinceDecided, Told
from workbench.texts import say


def told(words: str, cause: Cause = Cause.COMPANY) -> Told:
    change = Change(cause=cause, before=None, now=known("company.employees", "20"))
    return Told(say("{words}", words=words), cause, (change,))


SINCE = SinceDecided(
    day=date(2026, 3, 3),
    news=(
        told("Equity halved."),
        told("We read assets wrongly before.", Cause.MISREAD),
        told("Revenue fell."),
        told("Cash fell."),
    ),
    also=(told("Telephone: 1, was 2.", Cause.NEW_TO_US),),
    score=None,
)


def rows(card: ChangesCard) -> list[str]:
    return [each.accessibleName() for each in card.findChildren(ChangeRow)]


def headings(card: ChangesCard) -> list[str]:
    return [each.text() for each in card.findChildren(QLabel)]


def test_news_stand_under_their_cause_and_the_rest_tells_its_own(look: Look, qtbot: QtBot) -> None:
    card = ChangesCard(look)
    qtbot.addWidget(card)
    card.show_changes(SINCE)
    assert headings(card) == [
        "Since the decision of 3 March 2026: the company changed",
        "We read it wrongly before",
        "Also changed, though no question of the card uses it",
    ]
    assert rows(card) == [
        "The company changed: Equity halved.",
        "The company changed: Revenue fell.",
        "The company changed: Cash fell.",
        "We read it wrongly before: We read assets wrongly before.",
        "New to us: Telephone: 1, was 2.",
    ]
    assert card.accessibleName() == "Since the decision of 3 March 2026: the company changed"


def test_in_brief_it_tells_three_and_leads_to_the_others(look: Look, qtbot: QtBot) -> None:
    card = ChangesCard(look, brief=True)
    qtbot.addWidget(card)
    card.show_changes(SINCE)
    assert len(rows(card)) == 3
    (link,) = card.findChildren(LinkButton)
    assert link.text() == "2 more changes"
    with qtbot.waitSignal(card.more):
        link.click()


@pytest.mark.parametrize("brief", [True, False])
def test_it_is_not_there_while_nothing_changed(brief: bool, look: Look, qtbot: QtBot) -> None:
    card = ChangesCard(look, brief=brief)
    qtbot.addWidget(card)
    card.show_changes(None)
    assert card.isHidden()
    card.show_changes(SINCE)
    assert not card.isHidden()
    card.show_changes(replace(SINCE, news=()))
    assert card.isHidden() is brief
    card.show_changes(None)
    assert card.isHidden()


def test_a_row_opens_what_it_tells_by_the_keys_too(look: Look, qtbot: QtBot) -> None:
    card = ChangesCard(look)
    qtbot.addWidget(card)
    card.show_changes(SINCE)
    card.show()
    row = card.findChildren(ChangeRow)[0]
    with qtbot.waitSignal(card.opened) as opened:
        QTest.keyClick(row, Qt.Key.Key_Space)
    assert opened.args == [SINCE.news[0]]


@pytest.mark.parametrize("width", [240, 420, 700, 1000])
def test_every_word_of_a_row_has_room(width: int, look: Look, qtbot: QtBot) -> None:
    long = "Operating result fell below zero: DKK −13.3 m in 2025/26, was DKK 11.1 m in 2024/25."
    for quiet in (True, False):
        row = ChangeRow(look, told(long, Cause.UNSURE), quiet=quiet)
        qtbot.addWidget(row)
        row.resize(width, row.heightForWidth(width))
        row.show()
        audit.settle(row)
        assert row.texts_fit()
        assert not row.grab().isNull()
