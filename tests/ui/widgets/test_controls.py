"""Controls answer to keys, lose nothing that was typed, and open what they say."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import audit
from ui.theme.look import Look
from ui.theme.scale import Type, font
from ui.widgets.busy import Busy
from ui.widgets.buttons import QuietButton
from ui.widgets.chip import Chip
from ui.widgets.choice import Choice, Option
from ui.widgets.fact_row import FactRow
from ui.widgets.field import Field
from ui.widgets.lines import broken
from ui.widgets.page_frame import PageFrame
from ui.widgets.score_row import ScoreCells, ScoreRow
from ui.widgets.sentence import Sentence
from ui.widgets.sheet import Sheet
from ui.widgets.tray import Tray
from ui.widgets.words import Heading, hairline
from ui.widgets.year_table import YearCell, YearRow, YearTable
from workbench.errors import InvalidInput
from workbench.texts import say


@pytest.mark.parametrize(("key", "chosen"), [("f", "found"), ("N", "nothing"), ("s", "skip")])
def test_one_key_answers(key: str, chosen: str, look: Look, qtbot: QtBot) -> None:
    options = [
        Option("found", say("Found"), "F"),
        Option("nothing", say("Looked, nothing found"), "N"),
        Option("skip", say("Skip"), "S"),
    ]
    choice = Choice(look, options, name=say("Your answer"))
    qtbot.addWidget(choice)
    with qtbot.waitSignal(choice.chosen) as told:
        QTest.keyClicks(choice, key)
    assert told.args == [chosen]


def test_a_refused_input_stays_and_the_suggestion_is_taken(look: Look, qtbot: QtBot) -> None:
    field = Field(look, say("Registration number"))
    qtbot.addWidget(field)
    field.set_text("311000005")
    field.show_problem(
        InvalidInput(say("The last digit is wrong."), field="number", suggestion="311000004")
    )
    assert field.text() == "311000005"
    assert field.input.accessibleDescription() == "The last digit is wrong."
    field._use.click()
    assert field.text() == "311000004"
    assert field.input.accessibleDescription() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_row_opens_by_keyboard_only_when_it_leads_somewhere(
    key: Qt.Key, look: Look, qtbot: QtBot
) -> None:
    row = FactRow(look, say("Equity"), say("41 %"), opens="fact", disputed=True)
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.opened) as told:
        QTest.keyClick(row, key)
    assert told.args == ["fact"]
    assert row.accessibleName() == "Equity: 41 %; other sources say otherwise"
    row.set_opens(None)
    assert row.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_every_row_that_leads_somewhere_is_lit_under_the_pointer(look: Look, qtbot: QtBot) -> None:
    for opens, lit in (("line", True), (None, False)):
        row = ScoreRow(look, ScoreCells(question=say("Result before tax")), opens=opens)
        qtbot.addWidget(row)
        row.resize(640, row.heightForWidth(640))
        row.show()
        left = row.grab().toImage()
        middle = QPointF(row.rect().center())
        QApplication.sendEvent(row, QEnterEvent(middle, middle, middle))
        assert (row.grab().toImage() != left) is lit
        QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
        assert row.grab().toImage() == left


def test_text_from_outside_is_inert_in_a_sentence(look: Look, qtbot: QtBot) -> None:
    message = say("Heard of {name}", name="<img src=x>&amp;")
    sentence = Sentence(look, message, strong=("name",))
    qtbot.addWidget(sentence)
    assert "<img" not in sentence.text()
    assert "&lt;img src=x&gt;&amp;amp;" in sentence.text()


def test_not_stated_is_never_a_zero(look: Look, qtbot: QtBot) -> None:
    table = YearTable(look)
    qtbot.addWidget(table)
    rows = [YearRow(say("Revenue"), (YearCell(None), YearCell("16.2", opens="fact")))]
    table.show_years(["2024", "2025"], rows)
    model = table.model()
    assert model.index(0, 1).data() == "not stated"
    table.setCurrentIndex(model.index(0, 2))
    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert told.args == ["fact"]


def test_words_that_are_wider_than_their_year_take_a_second_line(look: Look, qtbot: QtBot) -> None:
    table = YearTable(look)
    qtbot.addWidget(table)
    words = "Regnskabsklasse C, mellemstor virksomhed"
    table.show_years(
        ["2024", "2025"],
        [
            YearRow(say("Revenue"), (YearCell("16.2"), YearCell("17.1"))),
            YearRow(say("Layout"), (YearCell(words), YearCell(words)), wraps=True),
        ],
    )
    table.show()
    assert table.year_width < 100
    rows = table.verticalHeader()
    table.resize(1000, table.height())
    assert (rows.sectionSize(0), rows.sectionSize(1)) == (32, 32)
    low = table.height()
    table.resize(460, table.height())
    assert (rows.sectionSize(0), rows.sectionSize(1)) == (32, 52)
    assert table.height() == low + 20


def test_a_chip_cuts_its_word_where_there_is_no_room_and_its_tip_tells_it_whole(
    look: Look, qtbot: QtBot
) -> None:
    told = "Advertising protection: write and call only if asked"
    chip = Chip(look, say("{told}", told=told))
    qtbot.addWidget(chip)
    chip.show()
    chip.resize(chip.sizeHint())
    assert (chip.text(), chip.toolTip()) == (told, "")
    chip.resize(chip.minimumSizeHint())
    assert chip.text().endswith("…")
    assert (chip.toolTip(), chip.accessibleName()) == (told, told)
    assert chip.sizeHint().width() > 2 * chip.width()
    chip.resize(chip.sizeHint())
    assert (chip.text(), chip.toolTip()) == (told, "")


def test_a_hairline_between_two_rows_is_seen_and_one_dot_thick(look: Look, qtbot: QtBot) -> None:
    line = hairline()
    qtbot.addWidget(line)
    line.resize(40, 1)
    line.show()
    drawn = line.grab().toImage()
    middle = drawn.width() // 2
    colours = [drawn.pixelColor(middle, y).name() for y in range(drawn.height())]
    assert colours.count(look.colour("line").name()) == 1


def test_a_heading_asks_for_one_line_and_takes_more_where_it_gets_less_room(
    look: Look, qtbot: QtBot
) -> None:
    heading = Heading(look, say("Since the decision of 27 November: changed"), Type.LABEL)
    qtbot.addWidget(heading)
    assert heading.heightForWidth(heading.sizeHint().width()) <= heading.sizeHint().height()
    half = heading.sizeHint().width() // 2
    assert heading.heightForWidth(half) > heading.sizeHint().height()
    assert heading.minimumSizeHint().width() < half


def test_a_page_shows_one_part_at_a_time_and_names_its_keys(look: Look, qtbot: QtBot) -> None:
    page, done = PageFrame(look, say("Sources")), list[str]()
    qtbot.addWidget(page)
    first, second = QLabel("reading"), QLabel("read")
    page.show_part(first)
    page.show_part(second)
    page.show()
    assert (first.isVisible(), second.isVisible()) == (False, True)
    page.add_key("Ctrl+R", say("Research"), partial(done.append, "research"))
    assert [key.text() for key in page.keys] == ["Research"]
    page.keys[0].trigger()
    assert done == ["research"]


def test_actions_that_squeeze_the_title_go_below_it(look: Look, qtbot: QtBot) -> None:
    page = PageFrame(look, say("Annual accounts: Skagen Sensor A/S"))
    qtbot.addWidget(page)
    buttons = [QuietButton(look, say("{n} of three actions", n=each)) for each in range(3)]
    for each in buttons:
        page.add_action(each)
    title = page.findChildren(QLabel)[0]

    def beside() -> bool:
        audit.settle(page)
        top = buttons[0].mapTo(page, buttons[0].rect().topLeft()).y()
        return top < title.mapTo(page, title.rect().bottomLeft()).y()

    page.resize(1084, 600)
    page.show()
    assert beside()
    page.resize(720, 600)
    assert not beside()
    buttons[1].hide()
    assert beside()


def test_a_sheet_is_put_away_by_escape_and_keeps_what_was_typed(look: Look, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 600)
    host.show()
    sheet = Sheet(look, host, say("Mark as MQL"), say("Mark"))
    line = QLineEdit()
    sheet.body.addWidget(line)
    sheet.open()
    QTest.keyClicks(line, "because")
    with qtbot.waitSignal(sheet.dismissed):
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
    sheet.open()
    assert line.text() == "because"
    assert sheet.size() == host.size()


def test_a_sheet_takes_the_keys_at_the_answer_that_stands(look: Look, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    sheet = Sheet(look, host, say("Mark as MQL"), say("Mark"))
    answers = [Option(key, say("Found"), key) for key in "123"]
    choice = Choice(look, answers, name=say("Your answer"))
    choice.mark("2")
    sheet.body.addWidget(choice)
    sheet.open()
    standing = host.focusWidget()
    assert isinstance(standing, QAbstractButton)
    assert standing.isChecked()


def test_stopping_says_so_until_the_task_has_ended(look: Look, qtbot: QtBot) -> None:
    busy = Busy(look)
    qtbot.addWidget(busy)
    busy.begin(say("Asking"))
    with qtbot.waitSignal(busy.cancelled):
        busy._stop.click()
    assert busy._words.text() == "Stopping…"
    busy.finish()
    assert busy.isHidden()


def test_a_narrow_tray_lets_the_net_go_to_its_dot_first_and_takes_it_back(
    look: Look, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 60)
    tray = Tray(look, window)
    tray.set_lookups(3, 8, 1)
    tray.set_stored(say("The demo: invented companies, no network"))
    window.show()
    shown = []
    for width in (*range(900, 520, -10), 900):
        tray.resize(width, tray.height())
        audit.settle(window)
        shown.append((tray._net.isVisible(), tray._stored.isVisible()))
        labels = [each for each in tray.findChildren(QLabel) if each.isVisible()]
        assert max(each.geometry().right() for each in labels) <= width
    assert shown[0] == shown[-1] == (True, True)
    assert (False, True) in shown
    assert tray._dot.accessibleName() == "Online"


@pytest.mark.parametrize(
    ("online", "recorded", "said"),
    [
        (True, False, "Online"),
        (True, True, "Recorded answers"),
        (False, True, "Offline: look-ups wait for the network"),
    ],
)
def test_the_tray_says_who_answers(
    look: Look, qtbot: QtBot, *, online: bool, recorded: bool, said: str
) -> None:
    tray = Tray(look)
    qtbot.addWidget(tray)
    tray.set_online(online=online, recorded=recorded)
    assert tray._net.text() == said


def test_the_tray_offers_retry_only_after_a_failure(look: Look, qtbot: QtBot) -> None:
    tray = Tray(look)
    qtbot.addWidget(tray)
    tray.set_lookups(8, 8, 0)
    assert tray._retry.isHidden()
    tray.set_lookups(7, 8, 1)
    assert not tray._retry.isHidden()
    assert tray._stop.isHidden()


def test_a_row_never_breaks_a_word_to_even_its_lines(look: Look, qtbot: QtBot) -> None:
    width = QFontMetrics(font(Type.BODY)).horizontalAdvance("Downloaded") + 8
    assert broken("Downloaded material", font(Type.BODY), width) == ["Downloaded", "material"]


def test_actions_stand_below_the_title_where_the_page_is_narrow(look: Look, qtbot: QtBot) -> None:
    page = PageFrame(look, say("{name}", name="Skagen Sensor A/S"))
    button = QuietButton(look, say("Hand over…"))
    page.add_action(button)
    qtbot.addWidget(page)
    title = page.findChildren(QLabel)[0]
    page.show()
    for width, below in ((900, False), (480, True)):
        page.resize(width, 400)
        audit.settle(page)
        top = button.mapTo(page, button.rect().topLeft()).y()
        assert (top > title.mapTo(page, title.rect().bottomLeft()).y()) is below
