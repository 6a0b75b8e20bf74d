"""The colours change while the window is open, and the letters are the shipped ones."""

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import icons
from ui.theme.look import Look
from ui.theme.roles import CONTRAST, DARK, LIGHT
from ui.theme.scale import INTER, Type, figures, font
from ui.widgets.sentence import Sentence
from workbench.texts import say


def test_another_set_is_worn_at_once_by_palette_and_style_sheet(
    look: Look, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(look.changed):
        look.choose("dark")
    assert look.roles is DARK
    assert qapp.palette().window().color().name().upper() == DARK.page
    assert DARK.accent in qapp.styleSheet()
    assert LIGHT.accent not in qapp.styleSheet()


def test_links_in_rich_text_follow(look: Look, qtbot: QtBot) -> None:
    sentence = Sentence(look, say("See {where}", where="the report"), links={"where": "report"})
    qtbot.addWidget(sentence)
    assert LIGHT.accent in sentence.text()
    look.wear(DARK)
    assert DARK.accent in sentence.text()
    assert LIGHT.accent not in sentence.text()


def test_a_chosen_set_is_kept_when_the_system_changes(look: Look) -> None:
    look.choose("contrast")
    look.follow_system()
    assert look.roles is CONTRAST


def test_without_a_choice_the_system_is_followed(look: Look) -> None:
    look.choose("system")
    look.wear(CONTRAST)
    look.follow_system()
    assert look.roles in {LIGHT, DARK}


def test_the_shipped_font_is_used(look: Look) -> None:
    assert INTER in QFontDatabase.families()
    assert QFontInfo(font(Type.BODY)).family() == INTER


@pytest.mark.parametrize("kind", [Type.BODY, Type.STRONG, Type.SMALL, Type.RANGE])
def test_figures_in_columns_are_of_one_width_and_words_keep_their_hyphen(kind: Type) -> None:
    column, words = QFontMetricsF(figures(kind)), QFontMetricsF(font(kind))
    assert len({column.horizontalAdvance(digit) for digit in "0123456789"}) == 1
    assert words.horizontalAdvance("-") < words.horizontalAdvance("0")


def test_icons_are_tinted_and_drawn_at_the_screens_scale(look: Look) -> None:
    picture = icons.pixmap("anchor", "#A93B2A", 2.0).toImage()
    colours = {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#A93B2A"}
    assert picture.width() == 32
