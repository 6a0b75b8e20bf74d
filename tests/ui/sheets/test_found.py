"""A file dropped on the prepared questions is read at once, and kept with the place in it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.brought import typeset
from tests.ui.sheets.conftest import Bench
from ui.sheets.questions import Questions
from workbench.domain.brought import Marked
from workbench.domain.fact import LocatorKind
from workbench.domain.reference import HandSearch


def dropped(bench: Bench, file: Path, content: bytes) -> Questions:
    """Drop a file on the sheet, and wait until it was read."""
    file.write_bytes(content)
    sheet = bench.open("questions")
    assert isinstance(sheet, Questions)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    told = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    for event in (
        QDragEnterEvent(QPoint(5, 5), *told, Qt.KeyboardModifier.NoModifier),
        QDropEvent(QPointF(5, 5), *told, Qt.KeyboardModifier.NoModifier),
    ):
        QApplication.sendEvent(sheet, event)
    bench.wait(lambda: sheet._found.brought is not None)
    return sheet


def kept(bench: Bench) -> HandSearch:
    bench.wait(lambda: len(bench.dossier().sounding.hand_searches) == 1)
    [found] = bench.dossier().sounding.hand_searches
    return found


def test_a_dropped_page_is_kept_as_evidence(bench: Bench, tmp_path: Path) -> None:
    content = b"<p>They stopped paying.</p>"
    sheet = dropped(bench, tmp_path / "found.html", content)
    assert sheet._found._told.text() == "found.html: not named in this file."
    bench.enter()
    found = kept(bench)
    assert found.kept is not None
    assert (found.kept.name, found.kept.finding.marked) == ("found.html", Marked.NOT_NAMED)
    stored = bench.seat.desk.store.snapshot(bytes.fromhex(found.snapshot))
    assert stored.content == content
    assert stored.media_type == "text/html; charset=utf-8"
    assert stored.address == found.asked


def test_a_dropped_pdf_is_kept_with_the_page_and_box_that_name_the_company(
    bench: Bench, tmp_path: Path
) -> None:
    content = typeset("Årets virksomhed", "Org.nr 311 000 004")
    sheet = dropped(bench, tmp_path / "Report 2025.pdf", content)
    assert sheet._found._told.text() == "Report 2025.pdf: its registration number, page 2."
    bench.enter()
    found = kept(bench)
    assert found.kept is not None
    assert found.kept.goes_along
    assert found.kept.finding.place is not None
    assert found.kept.finding.place.kind is LocatorKind.PDF
    assert not sheet._found.isVisible()


def test_a_passage_typed_afterwards_is_sought_before_the_file_is_kept(
    bench: Bench, tmp_path: Path
) -> None:
    rows = "nr;navn;egenkapital\n99000023;Skagen Sensor A/S;1\n311000004;Fjordlys;31480000\n"
    sheet = dropped(bench, tmp_path / "liste.csv", rows.encode())
    QTest.keyClicks(sheet.fields["passage"].input, "egenkapital")
    sheet.fields["along"].set_text("stays")
    bench.enter()
    found = kept(bench)
    assert found.kept is not None
    assert str(found.kept.cited) == "liste.csv, row 3, column egenkapital"
    assert found.kept.finding.marked is Marked.PASSAGE
    assert not found.kept.goes_along


def test_a_file_that_cannot_be_kept_is_refused_and_let_go_of(bench: Bench, tmp_path: Path) -> None:
    sheet = bench.open("questions")
    assert isinstance(sheet, Questions)
    sheet.take_page(QUrl.fromLocalFile(str(tmp_path / "gone.pdf")))
    bench.wait(sheet._problem.isVisible)
    assert "gone.pdf cannot be read." in sheet._problem.text()
    assert not sheet.fields["passage"].isVisible()
    bench.enter()
    assert sheet.fields["address"].input.accessibleDescription() != ""


def test_a_file_does_not_follow_to_the_next_question(bench: Bench, tmp_path: Path) -> None:
    sheet = dropped(bench, tmp_path / "found.txt", b"Fjordlys Automasjon AS")
    first = sheet.question
    bench.enter()
    bench.wait(lambda: sheet.question is not first)
    bench.press("f")
    bench.enter()
    assert sheet._found.brought is None
    assert sheet.fields["address"].input.accessibleDescription() != ""
    assert len(bench.dossier().sounding.hand_searches) == 1
