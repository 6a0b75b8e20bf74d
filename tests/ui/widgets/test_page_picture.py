"""A page of a PDF is shown at its place, and moves under the mouse and by the keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.page_picture import PagePicture
from workbench.domain.excerpt import PageImage

Box = tuple[float, float, float, float]


def picture(look: Look, qtbot: QtBot, box: Box) -> PagePicture:
    paper = QImage(1000, 1400, QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    page = PageImage(png=b"", width=1000, height=1400, scale=2.0, number=3, pages=9, box=box)
    made = PagePicture(look, page, paper)
    qtbot.addWidget(made)
    made.resize(280, 240)
    made.show()
    return made


def marked(made: PagePicture, at: QPoint) -> bool:
    return made.area.grab().toImage().pixelColor(at) != QColor("white")


@pytest.mark.parametrize("box", [(480.0, 700.0, 560.0, 720.0), (100.0, 600.0, 900.0, 640.0)])
def test_the_place_is_in_the_middle_and_a_wide_one_begins_at_the_left(
    look: Look, qtbot: QtBot, box: Box
) -> None:
    made = picture(look, qtbot, box)
    wide = box[2] - box[0] > 500
    across = 40 if wide else made.area.viewport().width() // 2
    assert marked(made, QPoint(across, made.area.viewport().height() // 2))
    assert not marked(made, QPoint(10, 10))


def test_a_place_at_the_edge_of_the_page_is_seen(look: Look, qtbot: QtBot) -> None:
    made = picture(look, qtbot, (0.0, 0.0, 60.0, 20.0))
    assert made.area.verticalScrollBar().value() == 0
    assert marked(made, QPoint(12, 6))


def test_it_is_dragged_and_moved_by_the_keys(look: Look, qtbot: QtBot) -> None:
    made = picture(look, qtbot, (480.0, 700.0, 560.0, 720.0))
    bar = made.area.verticalScrollBar()
    before = bar.value()
    middle, view = QPoint(100, 100), made.area.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(view, middle - QPoint(0, 30))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle - QPoint(0, 30))
    assert bar.value() == before + 30
    QTest.keyClick(made.area, Qt.Key.Key_Up)
    assert bar.value() < before + 30
