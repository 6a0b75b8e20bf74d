"""A file is shown before it is written, can be understood otherwise, and is taken back whole."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.bulk_files import norwegian, unit
from tests.desks import Seat
from tests.importing import BAKKESTO, FJORDLYS, HEADINGS
from tests.known import DEBTORS, OVERDUE, brought
from tests.shelves import shelf
from tests.ui import audit
from tests.ui.pages.conftest import Shown
from ui.pages.importing.page import ImportPage
from ui.pages.importing.rows import UnsureRow
from ui.theme.look import Look
from ui.widgets.fact_row import FactRow
from ui.workspace import Workspace
from workbench.domain.import_fields import Field
from workbench.domain.lead_list import LeadFilter
from workbench.jobs import JobControl

KVIST = "Kvist & Ko;;;;;;;;;"


@pytest.fixture
def page(look: Look, workspace: Workspace, on_screen: Shown) -> ImportPage:
    made = ImportPage(look, workspace)
    on_screen(made)
    return made


def a_file(folder: Path, *rows: str, name: str = "leads.csv") -> Path:
    file = folder / name
    file.write_text("\n".join((HEADINGS, *rows)), encoding="utf-8")
    return file


def shown(page: ImportPage, file: Path, qtbot: QtBot) -> ImportPage:
    page.open(file)
    qtbot.waitUntil(lambda: page.write.isVisible() and page.write.isEnabled())
    return page


def said(page: ImportPage) -> str:
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]
    rows = [each.accessibleName() for each in page.findChildren(FactRow)]
    return " | ".join((*labels, *rows))


def names(seat: Seat) -> Sequence[str]:
    return sorted(
        row.name for row in seat.desk.store.read(lambda ledger: ledger.leads.rows(LeadFilter(), 50))
    )


def test_before_a_file_is_chosen_it_says_which_files_are_known(page: ImportPage) -> None:
    assert "HubSpot" in said(page)
    page.shown()
    assert page.first.hasFocus()
    assert not page.write.isVisible()


def test_columns_and_rows_are_shown_and_nothing_is_written(
    page: ImportPage, seat: Seat, tmp_path: Path, qtbot: QtBot
) -> None:
    shown(page, a_file(tmp_path, FJORDLYS, BAKKESTO), qtbot)
    assert "Import leads.csv" in said(page)
    assert [row.field.key() for row in page.columns.rows][:2] == ["name", "number"]
    assert "Fjordlys Automasjon AS · " in said(page)
    assert page.write.text() == "Import 2 rows"
    assert "Row 3 · Bakkestø Bygg AS: new · Nobody here has its number." in said(page)
    assert names(seat) == []


def test_once_a_file_is_read_enter_imports_it(
    page: ImportPage, seat: Seat, tmp_path: Path, qtbot: QtBot
) -> None:
    page.shown()
    assert page.first.hasFocus()
    shown(page, a_file(tmp_path, FJORDLYS), qtbot)
    qtbot.waitUntil(page.write.hasFocus)


def test_importing_writes_and_undo_takes_all_of_it_back(
    page: ImportPage, seat: Seat, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    shown(page, a_file(tmp_path, FJORDLYS, BAKKESTO), qtbot)
    page.write.click()
    qtbot.waitUntil(lambda: "Undo takes all of it back" in said(page))
    assert names(seat) == ["Bakkestø Bygg AS", "Fjordlys Automasjon AS"]
    qtbot.waitUntil(lambda: "imported before" in said(page))
    workspace.undo()
    qtbot.waitUntil(lambda: not names(seat))


def test_a_column_can_tell_something_else(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    shown(page, a_file(tmp_path, FJORDLYS), qtbot)
    note = page.columns.rows[-1]
    assert note.field.key() == Field.NOTE
    note.field.choose(Field.NOTHING)
    note.field.selected.emit(Field.NOTHING)
    qtbot.waitUntil(page.write.isEnabled)
    assert page.columns.rows[-1].field.key() == Field.NOTHING


def test_a_person_says_what_an_unsure_row_is(
    page: ImportPage, seat: Seat, tmp_path: Path, qtbot: QtBot
) -> None:
    shown(page, a_file(tmp_path, KVIST, KVIST), qtbot)
    (unsure,) = [row for row in page.rows.rows if isinstance(row, UnsureRow)]
    assert page.write.text() == "Import 1 row"
    assert page.rejects.isVisible()
    unsure.choice.choose("new")
    unsure.choice.selected.emit("new")
    qtbot.waitUntil(lambda: page.write.text() == "Import 2 rows" and page.write.isEnabled())
    assert not page.rejects.isVisible()


def test_rows_of_one_fate_are_shown_alone(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    shown(page, a_file(tmp_path, FJORDLYS, ";;Uten navn;;;;;;;"), qtbot)
    page.rows.filter.selected.emit("unusable")
    qtbot.waitUntil(lambda: len(page.rows.rows) == 1)
    assert "The row names no company." in said(page)


def test_a_file_that_is_no_table_is_said_and_another_can_be_chosen(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "photo.xlsx"
    file.write_bytes(b"\x89PNG")
    page.open(file)
    qtbot.waitUntil(lambda: "photo.xlsx" in said(page) and page.first.isVisible())
    assert not page.write.isVisible()


def test_the_rows_left_out_are_saved_where_a_person_says(
    page: ImportPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "left.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    shown(page, a_file(tmp_path, FJORDLYS, ";;Uten navn;;;;;;;"), qtbot)
    page.rejects.click()
    qtbot.waitUntil(lambda: "The rows left out are in" in said(page))
    assert "Uten navn" in target.read_text(encoding="utf-8-sig")


def test_everything_has_a_name_and_fits(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    shown(page, a_file(tmp_path, FJORDLYS, KVIST, KVIST), qtbot)
    audit.settle(page)
    assert audit.faults(page) == []


def test_a_list_that_was_copied_is_shown_like_a_file(page: ImportPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("1. Elvestad Sag AS, Namsos\n2. Tindra Tak AS 311000063")
    page.first_paste.click()
    qtbot.waitUntil(lambda: page.write.isVisible() and page.write.isEnabled())
    assert "Import list.csv" in said(page)
    assert page.write.text() == "Import 2 rows"


@pytest.fixture
def with_register(workspace: Workspace, tmp_path: Path) -> None:
    registers = shelf(tmp_path)
    units = (
        unit("311000063", "TINDRA TAK AS"),
        unit("311000071", "KVIST REGNSKAP AS"),
        unit("311000098", "KVIST REGNSKAP AS"),
    )
    registers.build(norwegian(tmp_path, units), JobControl())
    workspace.desk = replace(workspace.desk, registers=registers)


LOOKED_UP = (
    "Tindra Tak AS;;Gata 1;6413;Molde;;;;;",
    "Kvist Regnskap AS;;Gata 2;6413;Molde;;;;;",
    "Ukjent Verden AS;;Gata 3;6413;Molde;;;;;",
)


def looked_up(page: ImportPage, file: Path, qtbot: QtBot) -> UnsureRow:
    shown(page, file, qtbot)
    page.registers.look_up.click()
    qtbot.waitUntil(lambda: "rows looked up in" in said(page) and page.write.isEnabled())
    rows = [each for each in page.rows.rows if isinstance(each, UnsureRow)]
    kvist = rows[1]
    assert kvist.choice.key() == ""
    return kvist


@pytest.mark.usefixtures("with_register")
def test_rows_without_a_number_are_looked_up_in_offline_registers(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    file = a_file(tmp_path, FJORDLYS, *LOOKED_UP)
    shown(page, file, qtbot)
    assert page.registers.look_up.text() == "Look up 3 rows in your offline registers"
    looked_up(page, file, qtbot)
    assert "1 got a number, 1 are for you to choose, 1 are not there" in said(page)
    assert "TINDRA TAK AS stands in Norway: Enhetsregisteret" in said(page)
    assert "Not in Norway: Enhetsregisteret (1 November 2026)." in said(page)
    assert not page.registers.look_up.isVisible()
    assert page.write.text() == "Import 3 rows"
    audit.settle(page)
    assert audit.faults(page) == []


@pytest.mark.usefixtures("with_register")
def test_one_of_several_is_chosen_in_the_row_and_stays_chosen(
    page: ImportPage, seat: Seat, tmp_path: Path, qtbot: QtBot
) -> None:
    kvist = looked_up(page, a_file(tmp_path, *LOOKED_UP), qtbot)
    options = [kvist.choice.itemText(at) for at in range(kvist.choice.count())]
    assert options[0] == "Leave it out"
    assert options[1].startswith("It is KVIST REGNSKAP AS, ")
    assert options[-1] == "None of them: a new company"
    kvist.choice.setFocus()
    QTest.keyClick(kvist.choice, Qt.Key.Key_Down)
    QTest.keyClick(kvist.choice, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.write.text() == "Import 3 rows" and page.write.isEnabled())
    page.write.click()
    qtbot.waitUntil(lambda: "Undo takes all of it back" in said(page))
    assert names(seat) == ["Kvist Regnskap AS", "Tindra Tak AS", "Ukjent Verden AS"]


@pytest.mark.usefixtures("with_register")
def test_a_country_can_be_told_for_rows_that_tell_none(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    shown(page, a_file(tmp_path, "Tindra Tak AS;;;;Molde;;;;;"), qtbot)
    page.registers.country.choose("NO")
    page.registers.country.selected.emit("NO")
    qtbot.waitUntil(page.write.isEnabled)
    assert page.registers.country.key() == "NO"
    page.registers.look_up.click()
    qtbot.waitUntil(lambda: "1 got a number" in said(page))


def test_without_a_register_nothing_is_said_of_looking_up(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    shown(page, a_file(tmp_path, *LOOKED_UP), qtbot)
    assert not page.registers.isVisible()


def test_nothing_copied_is_said(page: ImportPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("")
    page.first_paste.click()
    qtbot.waitUntil(lambda: "There is nothing to paste" in said(page))
    assert page.first_paste.isVisible()


def test_what_our_own_lists_say_stands_in_the_row(
    page: ImportPage, seat: Seat, tmp_path: Path, qtbot: QtBot
) -> None:
    brought(seat.desk, DEBTORS, OVERDUE)
    shown(page, a_file(tmp_path, FJORDLYS, BAKKESTO), qtbot)
    first = page.findChildren(FactRow)[-2].accessibleName()
    assert "new · Overdue with us: 43 days, NOK\xa012,300 · debtors.csv, 20 November" in first
    assert "Overdue" not in page.findChildren(FactRow)[-1].accessibleName()
