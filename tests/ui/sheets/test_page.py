"""The sheet of a saved page: brought by file, drop or clipboard, taken line by line, undone."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from tests import estonian_open_data
from tests.kbo_files import NUMBER, full
from tests.proff_pages import ADDRESS, TEXT, data_page, table_page
from tests.ui import audit
from tests.ui.sheets.conftest import Bench
from ui.sheets.page import Page
from ui.theme.look import Look, dress
from workbench.app.companies import open_company
from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Lookup
from workbench.domain.proposal import Standing
from workbench.jobs import Progress
from workbench.texts import STRETCHED, say


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    file = tmp_path / "Fjordlys – regnskap.html"
    file.write_bytes(data_page())
    return file


def opened(bench: Bench) -> Page:
    sheet = bench.open("page")
    assert isinstance(sheet, Page)
    return sheet


def read(bench: Bench, sheet: Page) -> None:
    bench.wait(sheet.primary.isEnabled)


def from_pages(bench: Bench) -> list[KnownFact]:
    facts = bench.dossier().sounding.facts
    return [each for each in facts if each.fact.entity.source == "proff_page" and each.current]


def problem(sheet: Page) -> str:
    said = [each.text() for each in sheet.findChildren(QLabel) if each.isVisible()]
    return " ".join(said)


def test_a_chosen_file_is_read_and_its_lines_kept_by_enter(
    bench: Bench, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(saved), ""))
    sheet = opened(bench)
    bench.enter()
    read(bench, sheet)
    assert sheet.proposal is not None
    taken = [row.isChecked() for row in sheet.rows]
    assert taken == [each.taken for each in sheet.proposal.lines]
    bench.enter()
    bench.wait(lambda: bool(bench.done))
    assert bench.actions == 3
    assert isinstance(bench.done[0], Lookup)
    assert len(from_pages(bench)) == sum(taken)
    bench.workspace.undo()
    bench.wait(lambda: not from_pages(bench))


def test_a_line_is_left_out_by_space(bench: Bench, saved: Path) -> None:
    sheet = opened(bench)
    sheet.take_file(saved)
    read(bench, sheet)
    everything = sum(row.isChecked() for row in sheet.rows)
    first = next(row for row in sheet.rows if row.isChecked())
    first.setFocus()
    bench.press(Qt.Key.Key_Space)
    assert str(everything - 1) in sheet.primary.text()
    bench.enter()
    bench.wait(lambda: bool(bench.done))
    assert len(from_pages(bench)) == everything - 1


def test_what_a_register_denies_is_marked_and_off(bench: Bench) -> None:
    year = str(bench.dossier().sounding.accounts[0].end.year)
    sheet = opened(bench)
    sheet.take_words(data_page({"SED": {year: "1"}}).decode())
    read(bench, sheet)
    assert sheet.proposal is not None
    [number] = [
        number
        for number, each in enumerate(sheet.proposal.lines)
        if each.standing is Standing.OTHER and each.stated.fact.key == "accounts.assets"
    ]
    row = sheet.rows[number]
    assert not row.isChecked()
    assert "Regnskapsregisteret says" in row.accessibleName()


@pytest.mark.parametrize("kind", ["text", "html"])
def test_pasted_words_ask_for_the_address_they_do_not_tell(bench: Bench, kind: str) -> None:
    copied = QMimeData()
    if kind == "text":
        copied.setText(TEXT)
    else:
        copied.setHtml(table_page().decode())
    QGuiApplication.clipboard().setMimeData(copied)
    sheet = opened(bench)
    QTest.keyClick(sheet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    read(bench, sheet)
    assert "which page" in problem(sheet)
    bench.type(ADDRESS)
    bench.enter()
    read(bench, sheet)
    assert sheet.proposal is not None
    assert {each.stated.fact.value for each in sheet.proposal.lines} >= {"102300000"}


def test_another_companys_page_is_refused_and_another_can_be_brought(
    bench: Bench, saved: Path
) -> None:
    sheet = opened(bench)
    sheet.take_words(data_page(number="311000012", name="Bakkestø Bygg AS").decode())
    read(bench, sheet)
    assert "Bakkestø Bygg AS" in problem(sheet)
    sheet.take_file(saved)
    read(bench, sheet)
    assert sheet.proposal is not None
    assert "Bakkestø" not in problem(sheet)


def test_a_file_that_is_gone_is_said(bench: Bench, tmp_path: Path) -> None:
    sheet = opened(bench)
    sheet.take_file(tmp_path / "gone.html")
    read(bench, sheet)
    assert "gone.html cannot be read" in problem(sheet)


def test_what_is_dropped_is_read(bench: Bench, saved: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(saved))])
    sheet = opened(bench)
    sheet.take_data(dropped)
    read(bench, sheet)
    assert sheet.proposal is not None


@pytest.mark.parametrize("language", ["en", "da", STRETCHED])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_nothing_is_cut_and_everything_has_a_name(
    bench: Bench, qapp: QApplication, host: QWidget, language: str, theme: str
) -> None:
    look = dress(qapp, audit.texts(language), theme)
    sheet = Page(look, bench.workspace, bench.dossier(), host)
    sheet.open()
    audit.settle(host)
    assert audit.faults(host) == []
    sheet.take_words(data_page({"SED": {"2025": "1", "2024": "2"}}).decode())
    read(bench, sheet)
    audit.settle(host)
    assert audit.faults(host) == []


def test_of_a_british_company_its_filed_accounts_are_asked_for(bench: Bench) -> None:
    dossier = bench.dossier()
    sounding = dossier.sounding
    british = replace(sounding, company=replace(sounding.company, country="GB"))
    bench.shelf.open("page", replace(dossier, sounding=british))
    sheet = bench.shelf.sheet
    assert isinstance(sheet, Page)
    assert "Companies House" in problem(sheet)
    assert "proff.dk or proff.no" not in problem(sheet)


def test_a_registers_zip_is_searched_and_what_is_wrong_with_it_said(
    bench: Bench, tmp_path: Path
) -> None:
    sheet = opened(bench)
    sheet.take_file(full(tmp_path))
    read(bench, sheet)
    assert sheet.proposal is None
    assert "no Belgian enterprise number" in problem(sheet)


def test_a_belgian_companys_lines_come_from_the_registers_zip(
    bench: Bench, look: Look, host: QWidget, tmp_path: Path
) -> None:
    candidate = Candidate(
        entity=Entity("vies", NUMBER),
        identifier=Identifier(Scheme.BE_KBO, NUMBER),
        name="Fjordlys",
        country="BE",
    )
    belgian = bench.seat.dossier(open_company(bench.seat.desk, candidate).result)
    sheet = Page(look, bench.workspace, belgian, host)
    sheet.open()
    assert "KBO/BCE Open Data" in problem(sheet)
    sheet.take_file(full(tmp_path))
    read(bench, sheet)
    assert sheet.proposal is not None
    assert len(sheet.rows) == len(sheet.proposal.lines)
    sheet.dismiss()


def test_an_estonian_companys_lines_come_from_the_registers_files(
    bench: Bench, look: Look, host: QWidget, tmp_path: Path
) -> None:
    candidate = Candidate(
        entity=Entity("vies", estonian_open_data.CODE),
        identifier=Identifier(Scheme.EE_REGISTRIKOOD, estonian_open_data.CODE),
        name="Virmalised",
        country="EE",
    )
    estonian = bench.seat.dossier(open_company(bench.seat.desk, candidate).result)
    sheet = Page(look, bench.workspace, estonian, host)
    sheet.open()
    assert "the elements of each year" in problem(sheet)
    estonian_open_data.elements(tmp_path)
    sheet.take_file(estonian_open_data.reports(tmp_path))
    read(bench, sheet)
    assert sheet.proposal is not None
    assert len(sheet.rows) == len(sheet.proposal.lines) == 13
    sheet.dismiss()


def test_how_far_a_search_is_stands_in_the_sheet(bench: Bench) -> None:
    sheet = opened(bench)
    sheet.show_progress(Progress(1, 4, say("activity.csv was searched.")))
    assert "25 %" in problem(sheet)
    sheet.show_progress(Progress(0, 0, say("activity.csv was searched.")))
    assert "%" not in problem(sheet)
