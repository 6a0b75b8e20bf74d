"""The inspector shows the stored answer with the place marked, and follows what is clicked."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from html import unescape
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from tests.brought import typeset
from tests.desks import Seat, seated_at_work
from tests.samples import NOW
from ui.evidence import EvidenceReader
from ui.tasks import Runner
from ui.theme.look import Look
from ui.widgets.evidence_panel import EvidencePanel
from ui.widgets.fact_row import FactRow
from ui.widgets.inspector import Inspector
from ui.widgets.table_part import TablePartView
from ui.workspace import Workspace
from workbench.app import brought_files, evidence_by_people
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.domain.dossier import Dossier
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.figures import Money
from workbench.domain.lookup import Snapshot
from workbench.domain.reference import HandAnswer, HandSearch, PaysHow, Relation
from workbench.domain.scorecard import Evidence, EvidenceKind

TODAY = "22 November 2026"
BY_HAND = "Searched by hand: What has the press written?"


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seated_at_work(tmp_path) as made:
        yield made


@pytest.fixture
def desk(seat: Seat) -> Desk:
    return seat.desk


@pytest.fixture
def workspace(desk: Desk, runner: Runner) -> Workspace:
    return Workspace(desk, runner, runner)


@pytest.fixture
def inspector(look: Look, qtbot: QtBot) -> Inspector:
    made = Inspector(look)
    qtbot.addWidget(made)
    made.resize(340, 760)
    return made


@pytest.fixture
def company(seat: Seat) -> UUID:
    return seat.open().company.id


@pytest.fixture
def reader(look: Look, workspace: Workspace, inspector: Inspector, company: UUID) -> EvidenceReader:
    made = EvidenceReader(look, workspace, inspector)
    made.about(company)
    return made


@pytest.fixture
def dossier(desk: Desk, company: UUID) -> Dossier:
    return open_dossier(desk, company)


def panel(inspector: Inspector, qtbot: QtBot, title: str) -> EvidencePanel:
    def titled() -> bool:
        return any(title in labels(each) for each in inspector.findChildren(EvidencePanel))

    qtbot.waitUntil(titled, timeout=10_000)
    return inspector.findChildren(EvidencePanel)[-1]


def labels(panel: EvidencePanel) -> list[str]:
    return [each.text() for each in panel.findChildren(QLabel)]


def rows(panel: EvidencePanel) -> list[str]:
    return [each.accessibleName() for each in panel.findChildren(FactRow)]


def test_a_figure_is_shown_at_its_place(
    reader: EvidenceReader, inspector: Inspector, dossier: Dossier, qtbot: QtBot
) -> None:
    reader.show(dossier.sounding.accounts[0].lines["equity"])
    shown = panel(inspector, qtbot, "Equity")
    assert any("sumEgenkapital" in each and "31480000" in each for each in labels(shown))
    assert rows(shown) == [
        "From: Regnskapsregisteret",
        f"Read: {TODAY}",
        f"First seen: {TODAY}",
        "Place: JSON pointer /0/egenkapitalGjeld/egenkapital/sumEgenkapital",
        "Called there: sumEgenkapital",
        "Used by: Own money?",
    ]


INLINE = """<html xmlns="http://www.w3.org/1999/xhtml"
xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"><body><table><tr><td>Equity</td>
<td><ix:nonFraction id="F25" name="x:Equity">500.000</ix:nonFraction></td>
<td><ix:nonFraction id="F24" name="x:Equity">500.000</ix:nonFraction></td></tr></table></body>
</html>"""
PLAIN = '<xbrl><Assets id="F1">9</Assets><Equity id="F2">7</Equity></xbrl>'
SCRIPT = '<html><body><script id="data">{"equity": {"2025": 31480000}}</script></body></html>'
PLACES = {
    "JSON": (LocatorKind.JSON, "/a~1b/1", '{"a/b": [1, 20.50]}', "application/json", "20.50"),
    "inline XBRL": (
        LocatorKind.XPATH, "//*[@id='F24']", INLINE, "application/xhtml+xml", "500.000"
    ),
    "plain XBRL": (LocatorKind.XPATH, "//*[@id='F2']", PLAIN, "application/xml", "7</Equity>"),
    "a script": (LocatorKind.SCRIPT, "data#/equity/2025", SCRIPT, "text/html", "31480000"),
    "a range": (LocatorKind.TEXT, "6-12", "We are unsure.", "text/plain; charset=utf-8", " unsur"),
}  # fmt: skip


@pytest.mark.parametrize("told", PLACES.values(), ids=PLACES.keys())
def test_the_place_is_marked_whatever_leads_to_it(
    reader: EvidenceReader,
    inspector: Inspector,
    dossier: Dossier,
    qtbot: QtBot,
    told: tuple[LocatorKind, str, str, str, str],
) -> None:
    kind, locator, content, media_type, marked = told
    snapshot = Snapshot(
        sha256=hashlib.sha256(content.encode()).digest(),
        content=content.encode(),
        media_type=media_type,
        address="https://register.example/",
        status=200,
        taken=NOW,
    )
    sha256 = reader._workspace.desk.store.keep(snapshot)
    equity = dossier.sounding.accounts[0].lines["equity"]
    reader.show(replace(equity, snapshot=sha256, place=Place(kind, locator, "")))
    shown = panel(inspector, qtbot, "Equity")
    [excerpt] = [each for each in labels(shown) if "background-color" in each]
    found = re.search(r'<span style="background-color:[^"]+">(.*?)</span>', excerpt)
    assert found is not None
    assert unescape(found[1]).endswith(marked)


def test_a_citation_names_value_source_address_time_place_and_hash(
    reader: EvidenceReader, inspector: Inspector, dossier: Dossier, qtbot: QtBot
) -> None:
    reader.show(dossier.sounding.accounts[0].lines["equity"])
    shown = panel(inspector, qtbot, "Equity")
    copy = next(each for each in shown.findChildren(QPushButton) if each.text() == "Copy citation")
    copy.click()
    cited = QGuiApplication.clipboard().text()
    assert cited.startswith(
        "Equity of Fjordlys Automasjon AS: NOK\u00a031.5\u00a0m, at 31 December"
    )
    _, source, asked, read, place, fingerprint = cited.splitlines()
    assert source == "Source: Regnskapsregisteret"
    assert asked.startswith("Asked at: https://")
    assert read == "Read: 2026-11-22 12:00:00 UTC"
    assert place.startswith("Place: JSON pointer /")
    assert place.endswith("sumEgenkapital")
    equity = dossier.sounding.accounts[0].lines["equity"]
    assert fingerprint == f"SHA-256: {equity.snapshot.hex()}"


def test_a_line_of_several_facts_leads_to_each(
    reader: EvidenceReader, inspector: Inspector, dossier: Dossier, qtbot: QtBot
) -> None:
    assert dossier.scorecard is not None
    line = next(each for each in dossier.scorecard.lines if each.criterion == "own_money@1")
    reader.show(line)
    shown = panel(inspector, qtbot, "Own money?")
    opening = next(
        each for each in shown.findChildren(FactRow) if each.accessibleName().startswith("Assets")
    )
    opening.click()
    assert "Assets" in labels(panel(inspector, qtbot, "Assets"))


def test_a_lookup_says_its_answer_and_what_was_read_in_it(
    reader: EvidenceReader, inspector: Inspector, dossier: Dossier, qtbot: QtBot
) -> None:
    unit = next(each for each in dossier.sounding.lookups if each.question.kind == "unit")
    paid = replace(unit, cost=Money(Decimal("0.005"), "USD"), quota_left=1997)
    reader.show(paid)
    shown = panel(inspector, qtbot, "Look-up: the register's entry")
    assert "found" in labels(shown)
    told = rows(shown)
    assert "Town: Molde" in told
    assert "Why it was asked: never asked" in told
    assert "Price: USD\u00a00.005" in told
    assert "Left of our quota then: 1,997 questions" in told
    pressed(shown, "Copy citation")
    cited = QGuiApplication.clipboard().text().splitlines()
    assert cited[0] == "Look-up: the register's entry, 311000004: found."
    assert unit.snapshot is not None
    assert cited[-1] == f"SHA-256: {unit.snapshot.hex()}"


def test_what_somebody_said_is_told_by_relation_only(
    reader: EvidenceReader, inspector: Inspector, desk: Desk, company: UUID, qtbot: QtBot
) -> None:
    said = evidence_by_people.note_reference(
        desk,
        company,
        relation=Relation.SUPPLIER,
        day=desk.now().date(),
        words="Always on the day.",
        pays=PaysHow.ON_TIME,
    ).result
    reader.show(Evidence(EvidenceKind.REFERENCE, said.id.hex))
    shown = panel(inspector, qtbot, "Asked around")
    assert "pays on time" in labels(shown)
    assert "Who: a supplier of theirs" in rows(shown)
    assert "Noted by: Mette Kjær" in rows(shown)


def test_a_search_by_hand_can_be_repeated(
    reader: EvidenceReader, inspector: Inspector, desk: Desk, company: UUID, qtbot: QtBot
) -> None:
    search = evidence_by_people.answer_by_hand(
        desk,
        company,
        question="press_trouble",
        asked="https://search.example/?q=Fjordlys",
        answer=HandAnswer.NOTHING_FOUND,
    ).result
    reader.show(search)
    shown = panel(
        inspector, qtbot, "Searched by hand: Does anybody write about bankruptcy, court or fraud?"
    )
    assert "looked, nothing found" in labels(shown)
    assert any(each.text() == "Open the page online" for each in shown.findChildren(QPushButton))


def test_what_was_withdrawn_is_said_to_be_gone(
    reader: EvidenceReader, inspector: Inspector, qtbot: QtBot
) -> None:
    reader.show(Evidence(EvidenceKind.REFERENCE, UUID(int=9).hex))
    assert "Source" in labels(panel(inspector, qtbot, "No longer known"))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What was opened outside the window."""
    urls: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url)
        return not url.path().endswith(".bin")

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return urls


def found(reader: EvidenceReader, name: str, content: bytes, passage: str = "") -> HandSearch:
    """Keep a file as what a question found."""
    desk, company = reader._workspace.desk, reader._company
    assert company is not None
    brought = brought_files.bring(desk, company, name=name, content=content, passage=passage)
    return evidence_by_people.answer_by_hand(
        desk,
        company,
        question="press",
        asked="https://search.example/",
        answer=HandAnswer.FOUND,
        brought=brought,
    ).result


def pressed(panel: EvidencePanel, words: str) -> None:
    next(each for each in panel.findChildren(QPushButton) if each.text() == words).click()


def test_a_pdf_is_drawn_at_its_page_with_the_box_in_the_middle(
    reader: EvidenceReader, inspector: Inspector, qtbot: QtBot
) -> None:
    content = typeset("Report", "#v(300pt) #h(60pt) Org.nr 311 000 004 i Molde")
    inspector.show()
    reader.show(found(reader, "Report 2025.pdf", content))
    shown = panel(inspector, qtbot, "Page 2 of 2")
    assert rows(shown)[:3] == [
        "File: Report 2025.pdf",
        "Marked: its registration number",
        "Place: page 2",
    ]
    assert rows(shown)[3:5] == ["Brought by: Mette Kjær", f"Brought on: {TODAY} 12:00"]
    [area] = shown.findChildren(QScrollArea)
    assert area.accessibleName() == "Page 2 of 2"
    marked = area.grab().toImage().pixelColor(area.rect().center())
    assert marked != QColor("white")
    assert area.verticalScrollBar().value() > 0


def test_a_cell_is_shown_among_its_row_and_headings(
    reader: EvidenceReader, inspector: Inspector, qtbot: QtBot
) -> None:
    table = "nr;name;equity\n1;Skagen Sensor A/S;2\n311000004;Fjordlys;31480000\n"
    reader.show(found(reader, "list.csv", table.encode(), "equity"))
    shown = panel(inspector, qtbot, BY_HAND)
    assert "Place: row 3, column equity" in rows(shown)
    [part] = shown.findChildren(TablePartView)
    assert part.accessibleName() == (
        "Row 3 of a table, 311000004, Fjordlys, 31480000; marked: 31480000"
    )


def test_a_page_that_names_nobody_says_so_and_opens_as_a_safe_copy(
    reader: EvidenceReader, inspector: Inspector, opened: list[QUrl], qtbot: QtBot
) -> None:
    page = b"<script>alert(1)</script><p>Nobody</p>"
    reader.show(found(reader, "../page.html", page, "late"))
    shown = panel(inspector, qtbot, BY_HAND)
    assert "Marked: not named in this file" in rows(shown)
    assert "Passage: not in the file" in rows(shown)
    pressed(shown, "Open in browser")
    qtbot.waitUntil(lambda: len(opened) == 1, timeout=10_000)
    copy = Path(opened[0].toLocalFile())
    assert copy.name == "page.html"
    assert "<p>Nobody</p>" in copy.read_text(encoding="utf-8")
    assert "alert" not in copy.read_text(encoding="utf-8")


def test_any_stored_answer_opens_in_the_browser_with_its_place_marked(
    reader: EvidenceReader,
    inspector: Inspector,
    dossier: Dossier,
    opened: list[QUrl],
    qtbot: QtBot,
) -> None:
    equity = dossier.sounding.accounts[0].lines["equity"]
    reader.show(equity)
    pressed(panel(inspector, qtbot, "Equity"), "Open in browser")
    qtbot.waitUntil(lambda: len(opened) == 1, timeout=10_000)
    copy = Path(opened[0].toLocalFile())
    text = copy.read_text(encoding="utf-8")
    assert 'autofocus>"sumEgenkapital": 31480000' in text
    assert f"SHA-256: {equity.snapshot.hex()}" in text
    # The live page is never what this opens.
    assert opened[0].isLocalFile()


def test_the_answer_of_a_lookup_opens_as_a_whole(
    reader: EvidenceReader,
    inspector: Inspector,
    dossier: Dossier,
    opened: list[QUrl],
    qtbot: QtBot,
) -> None:
    unit = next(each for each in dossier.sounding.lookups if each.question.kind == "unit")
    reader.show(unit)
    pressed(panel(inspector, qtbot, "Look-up: the register's entry"), "Open in browser")
    qtbot.waitUntil(lambda: len(opened) == 1, timeout=10_000)
    text = Path(opened[0].toLocalFile()).read_text(encoding="utf-8")
    assert "Fjordlys Automasjon AS" in text.partition("<main>")[2]
    assert "<mark" not in text


def test_a_pdf_opens_as_its_exact_bytes(
    reader: EvidenceReader, inspector: Inspector, opened: list[QUrl], qtbot: QtBot
) -> None:
    content = typeset("Org.nr 311 000 004")
    reader.show(found(reader, "Report 2025.pdf", content))
    pressed(panel(inspector, qtbot, BY_HAND), "Open the file")
    qtbot.waitUntil(lambda: len(opened) == 1, timeout=10_000)
    copy = Path(opened[0].toLocalFile())
    assert (copy.name, copy.read_bytes()) == ("Report 2025.pdf", content)


def test_a_file_no_program_opens_is_said(
    reader: EvidenceReader, inspector: Inspector, opened: list[QUrl], qtbot: QtBot
) -> None:
    reader.show(found(reader, "list.xlsx", b"PK\x03\x04\x00\x00"))
    shown = panel(inspector, qtbot, BY_HAND)
    assert "Marked: a file of this kind is not read, so nothing is marked" in rows(shown)
    with qtbot.waitSignal(reader._workspace.did, timeout=10_000) as told:
        pressed(shown, "Open the file")
    assert str(told.args[0]) == "No program here opens list.bin."


def test_a_brought_file_is_cited_with_its_place(
    reader: EvidenceReader, inspector: Inspector, qtbot: QtBot
) -> None:
    search = found(reader, "note.txt", b"first\nFjordlys Automasjon AS")
    reader.show(search)
    shown = panel(inspector, qtbot, BY_HAND)
    pressed(shown, "Copy citation")
    assert QGuiApplication.clipboard().text().splitlines() == [
        "What has the press written? Fjordlys Automasjon AS: note.txt, line 2.",
        "Source: note.txt, brought by Mette Kjær",
        "Asked at: https://search.example/",
        "Read: 2026-11-22 12:00:00 UTC",
        "Place: characters 7 to 28",
        f"SHA-256: {search.snapshot}",
    ]
