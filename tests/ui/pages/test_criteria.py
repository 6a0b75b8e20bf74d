"""The criteria are told in words, line by line, and offered for signing until both have."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.desks import Seat
from tests.samples import METTE
from tests.starter import CARD
from tests.ui import audit
from ui.models.card_words import step_words
from ui.pages.criteria import CriteriaPage
from ui.tasks import Runner
from ui.theme.look import Look, dress
from ui.workspace import Workspace
from workbench.app import cards
from workbench.domain.card import Card


def said(page: CriteriaPage) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]


@pytest.fixture
def page(look: Look, workspace: Workspace, qtbot: QtBot) -> CriteriaPage:
    made = CriteriaPage(look, workspace)
    qtbot.addWidget(made)
    made.show()
    made.shown()
    qtbot.waitUntil(lambda: "Own money?" in said(made))
    return made


def test_steps_are_told_in_words(page: CriteriaPage) -> None:
    told = said(page)
    assert "equity is 40\xa0% of assets or more" in told
    assert "several who dealt with them: on time" in told
    assert "They must solve it, and by a date." in told
    assert "Starter card, version 1 · unsigned guess" in " ".join(told)


def test_every_step_of_the_starter_card_has_words_of_its_own() -> None:
    for line in CARD.lines:
        told = [str(step_words(line, step)) for step in line.steps]
        assert len(set(told)) == len(told)
        assert not any("_" in each for each in told)


def test_what_both_have_signed_is_not_offered_again(
    page: CriteriaPage, seat: Seat, qtbot: QtBot
) -> None:
    wanted: list[Card] = []
    page.sheet_wanted.connect(lambda _key, card: wanted.append(card))
    page._sign.click()
    assert wanted == [CARD]
    cards.sign(seat.desk, CARD, METTE.id)
    page.shown()
    qtbot.waitUntil(lambda: any("signed by Mette Kjær" in each for each in said(page)))
    assert page._sign.isVisibleTo(page)


@pytest.mark.parametrize("language", audit.LANGUAGES)
def test_nothing_is_cut_off_or_nameless(
    language: str, seat: Seat, runner: Runner, qapp: QApplication, qtbot: QtBot
) -> None:
    look = dress(qapp, audit.texts(language), "light")
    page = CriteriaPage(look, Workspace(seat.desk, runner, runner))
    qtbot.addWidget(page)
    page.show_card(CARD)
    page.show()
    for size in ((1084, 768), (764, 568)):
        page.resize(*size)
        audit.settle(page)
        assert audit.faults(page) == []
