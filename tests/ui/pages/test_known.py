"""Our own lists are shown, understood otherwise, brought in and taken back; a hit comes first."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.known import DEBTORS, OVERDUE, brought
from tests.ui import audit
from tests.ui.cast import FJORDLYS, opened
from tests.ui.pages.conftest import Shown
from ui.pages.company import CompanyPage
from ui.pages.known.page import KnownPage
from ui.telling.evidence import resolve
from ui.theme.look import Look
from ui.widgets.fact_row import FactRow
from ui.widgets.known_card import KnownCard
from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.app.known_lists.bringing import lists
from workbench.domain.import_fields import Field
from workbench.domain.known_fields import KnownField
from workbench.domain.known_lists import KnownHit, KnownKind
from workbench.domain.scorecard import Evidence, EvidenceKind

NAMESAKE = "Fjordlys Automasjon;;;2026-10-08;5;"


@pytest.fixture
def page(look: Look, workspace: Workspace, on_screen: Shown) -> KnownPage:
    made = KnownPage(look, workspace)
    on_screen(made)
    made.shown()
    return made


@pytest.fixture
def company(look: Look, workspace: Workspace, on_screen: Shown) -> CompanyPage:
    made = CompanyPage(look, workspace)
    on_screen(made)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "debtors.csv"
    path.write_text("\n".join((DEBTORS, OVERDUE, "I alt;;;;5;")), encoding="utf-8")
    return path


def shown(page: KnownPage, file: Path, qtbot: QtBot) -> None:
    page.open(file)
    qtbot.waitUntil(lambda: page.write.isVisible() and page.write.isEnabled())


def said(page: KnownPage) -> str:
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]
    rows = [each.accessibleName() for each in page.findChildren(FactRow)]
    return " | ".join((*labels, *rows))


def show(page: CompanyPage, company: UUID, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.loaded, timeout=10_000):
        page.open(company)


def test_the_keys_are_on_choosing_a_file_whether_or_not_there_is_a_list(
    page: KnownPage, file: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(page.first.hasFocus)
    shown(page, file, qtbot)
    page.write.click()
    qtbot.waitUntil(lambda: "debtors.csv" in said(page) and page.choose.isVisible())
    page.setFocus()
    page.shown()
    qtbot.waitUntil(page.choose.hasFocus)


def test_before_there_is_a_list_it_says_which_there_may_be(page: KnownPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Nobody is known to us yet" in said(page))
    assert page.first.isVisible()


def test_a_file_is_shown_and_brought_in_and_taken_back(
    page: KnownPage, file: Path, desk: Desk, qtbot: QtBot
) -> None:
    shown(page, file, qtbot)
    assert page.file.kind.key() == "debtor"
    assert "1 company, 0 without a number; rows left out: 1." in said(page)
    assert "Row 3: The row adds up others." in said(page)
    told = {row.heading: row.field.key() for row in page.columns.rows}
    assert told["Forfaldsdato"] == "due"
    assert told["Kontaktperson"] == "nothing"
    QTest.mouseClick(page.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.lists.buttons) == 1 and page.lists.isVisible())
    assert [each.name for each in lists(desk)] == ["debtors.csv"]
    QTest.mouseClick(page.lists.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: lists(desk) == ())
    qtbot.waitUntil(page.lists.isHidden)


def test_kind_day_and_columns_are_what_a_person_says(
    page: KnownPage, file: Path, qtbot: QtBot
) -> None:
    shown(page, file, qtbot)
    page.file.day.set_text("2026-11-20")
    page.file.day.input.editingFinished.emit()  # type: ignore[attr-defined]
    qtbot.waitUntil(page.write.isEnabled)
    page.columns.changed.emit(2, KnownField.OWED)
    qtbot.waitUntil(lambda: page.columns.rows[2].field.key() == "owed")
    page.file.kind_changed.emit(KnownKind.CUSTOMER)
    qtbot.waitUntil(lambda: page.columns.rows[2].kind is KnownKind.CUSTOMER)
    page.columns.changed.emit(0, None)
    qtbot.waitUntil(lambda: page.columns.rows[0].field.key() == "nothing")
    page.columns.changed.emit(0, Field.NAME)
    qtbot.waitUntil(lambda: page.columns.rows[0].field.key() == "name")


def test_what_is_no_day_and_a_day_to_come_are_said_at_the_field(
    page: KnownPage, file: Path, desk: Desk, qtbot: QtBot
) -> None:
    shown(page, file, qtbot)
    page.file.day.set_text("someday")
    page.file.day.input.editingFinished.emit()  # type: ignore[attr-defined]
    assert "someday is not a day." in said(page)
    page.file.day.set_text("24.12.2099")
    page.file.day.input.editingFinished.emit()  # type: ignore[attr-defined]
    qtbot.waitUntil(page.write.isEnabled)
    QTest.mouseClick(page.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "has not come yet" in said(page))
    assert lists(desk) == ()
    assert page.write.isVisible()


def test_a_file_that_is_none_is_said_and_another_can_be_chosen(
    page: KnownPage, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("")
    page.open(empty)
    qtbot.waitUntil(lambda: "empty.csv is empty." in said(page))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    page.ask_for_file()
    qtbot.waitUntil(lambda: page.write.isVisible() and page.write.isEnabled())
    page.leave.click()
    assert page.write.isHidden()
    page.stop()


@pytest.mark.parametrize("look", audit.LANGUAGES, indirect=True)
def test_nothing_is_cut_off(page: KnownPage, file: Path, desk: Desk, qtbot: QtBot) -> None:
    brought(desk, DEBTORS, OVERDUE, name="last-month.csv")
    shown(page, file, qtbot)
    qtbot.waitUntil(page.lists.isVisible)
    audit.settle(page)
    assert audit.faults(page) == []


def test_a_hit_is_the_first_line_and_opens_the_row_it_rests_on(
    company: CompanyPage, workspace: Workspace, desk: Desk, qtbot: QtBot
) -> None:
    subject = opened(desk, FJORDLYS).company.id
    brought(desk, DEBTORS, OVERDUE)
    show(company, subject, qtbot)
    card = company.findChild(KnownCard)
    assert card is not None
    assert card.isVisible()
    (row,) = card.findChildren(FactRow)
    assert (
        row.accessibleName()
        .replace("\u00a0", " ")
        .startswith("Overdue with us: 43 days, NOK 12,300")
    )
    above = [each for each in company.findChildren(FactRow) if each.isVisible()]
    top = min(each.mapTo(company, each.rect().topLeft()).y() for each in above)
    assert top == row.mapTo(company, row.rect().topLeft()).y()
    with qtbot.waitSignal(company.evidence_wanted) as asked:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert asked.args
    hit = asked.args[0]
    assert isinstance(hit, KnownHit)
    dossier = company.dossier
    assert dossier is not None
    told = resolve(dossier, hit)
    cells = {str(each.label): str(each.value) for each in told.rows}
    assert cells["File"] == "debtors.csv"
    assert cells["Forfalt beløp"] == "12.300,00"
    assert "Kontaktperson" not in cells
    pointed = resolve(dossier, Evidence(EvidenceKind.KNOWN_LIST, hit.key))
    assert pointed == told
    assert workspace is not None


def test_a_row_that_may_be_it_is_answered_by_key(
    company: CompanyPage, desk: Desk, qtbot: QtBot
) -> None:
    subject = opened(desk, FJORDLYS).company.id
    brought(desk, DEBTORS, NAMESAKE)
    show(company, subject, qtbot)
    card = company.findChild(KnownCard)
    assert card is not None
    same, another = card.findChildren(QPushButton)
    assert same.accessibleName().startswith("Same: Is this Fjordlys Automasjon in debtors.csv?")
    another.setFocus()
    QTest.keyClick(another, Qt.Key.Key_Space)
    qtbot.waitUntil(card.isHidden)


def test_without_lists_nothing_is_shown(company: CompanyPage, desk: Desk, qtbot: QtBot) -> None:
    show(company, opened(desk, FJORDLYS).company.id, qtbot)
    card = company.findChild(KnownCard)
    assert card is not None
    assert card.isHidden()
