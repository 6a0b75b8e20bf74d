"""What an answer holds stays text in the inspector: nothing in it is markup, loads or turns."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.theme.tips import tip
from ui.widgets.evidence_panel import ExcerptView
from ui.widgets.table_part import TablePartView
from workbench.domain.excerpt import Excerpt, TablePart

TURNED = "\u202e109\u202c"
WRITTEN = "[U+202E]109[U+202C]"


@pytest.fixture
def picture(tmp_path: Path) -> str:
    """Markup that shows a large picture, wherever it is taken for markup."""
    large = QImage(400, 300, QImage.Format.Format_RGB32)
    assert large.save(str(tmp_path / "large.png"))
    return f"<img src='{(tmp_path / 'large.png').as_uri()}'>"


def shown(text: str, qtbot: QtBot) -> QLabel:
    """Return a label that reads text as a tool tip does."""
    label = QLabel(text)
    qtbot.addWidget(label)
    return label


def test_a_tip_loads_no_file_whatever_its_words_look_like(picture: str, qtbot: QtBot) -> None:
    assert shown(picture, qtbot).sizeHint().height() > 250
    assert shown(tip(picture), qtbot).sizeHint().height() < 250
    assert tip("a\nb & c") == "<span>a<br>b &amp; c</span>"
    assert tip("") == ""


def test_a_table_whose_cells_look_like_markup_loads_no_file(
    picture: str, look: Look, qtbot: QtBot
) -> None:
    part = TablePart(headings=(picture, "Equity"), rows=((2, ("Fjord", "9")),), marked=(0, 1))
    view = TablePartView(look, part)
    qtbot.addWidget(view)
    assert shown(view.toolTip(), qtbot).sizeHint().height() < 250
    assert "Fjord" in view.toolTip()


def test_an_excerpt_that_looks_like_markup_is_text(picture: str, look: Look, qtbot: QtBot) -> None:
    view = ExcerptView(look, Excerpt(before=(picture,), marked=picture, after=("<b>x</b>",)))
    qtbot.addWidget(view)
    (lines,) = view.findChildren(QLabel)
    assert "<img" not in lines.text()
    assert lines.text().count("&lt;img") == 2


def test_marks_that_turn_text_are_written_out(look: Look, qtbot: QtBot) -> None:
    view = ExcerptView(look, Excerpt(line_start="Equity ", marked=TURNED, after=(TURNED,)))
    qtbot.addWidget(view)
    (lines,) = view.findChildren(QLabel)
    assert "\u202e" not in lines.text()
    assert lines.accessibleName() == f"Equity {WRITTEN}\n{WRITTEN}"


def test_marks_that_turn_text_are_written_out_in_a_table(look: Look, qtbot: QtBot) -> None:
    part = TablePart(headings=("Name",), rows=((2, (TURNED,)),), marked=(0, 0))
    view = ExcerptView(look, Excerpt(table=part))
    qtbot.addWidget(view)
    (table,) = view.findChildren(TablePartView)
    assert WRITTEN in table.accessibleName()
    assert WRITTEN in table.toolTip()


@pytest.mark.parametrize("marked", [(0, 1), (1, 0)])
def test_the_marked_cell_of_a_table_alone_lies_on_the_colour_of_marks(
    look: Look, qtbot: QtBot, marked: tuple[int, int]
) -> None:
    rows = ((2, ("Fjord", "9")), (3, ("Havn", "8")))
    view = TablePartView(look, TablePart(headings=("Name", "Equity"), rows=rows, marked=marked))
    qtbot.addWidget(view)
    view.resize(300, view.height())
    drawn = view.grab().toImage()
    ratio = drawn.devicePixelRatio()
    height = view.height() / 3

    def is_marked(row: int, share: float) -> bool:
        middle = int((row + 1.5) * height * ratio), int(300 * share * ratio)
        line = [drawn.pixelColor(x, middle[0]) for x in range(middle[1] - 20, middle[1] + 20)]
        return look.colour("mark") in line

    assert [[is_marked(row, share) for share in (0.3, 0.8)] for row in range(2)] == [
        [(row, column) == marked for column in range(2)] for row in range(2)
    ]
