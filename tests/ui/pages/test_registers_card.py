"""Offline registers are seen, added, brought up to date, stopped and removed in the window."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.bulk_files import british, named, norwegian, unit
from tests.fakes.feeds import FakeFeed, norwegian_unit, told
from tests.shelves import shelf
from tests.ui import audit
from tests.ui.pages.conftest import Shown
from ui.pages.sources.registers import RegistersCard
from ui.theme.look import Look
from ui.workspace import Workspace
from workbench.domain.register_changes import ChangeKind
from workbench.errors import NoNetwork
from workbench.texts import say


@pytest.fixture
def card(
    look: Look, workspace: Workspace, tmp_path: Path, on_screen: Shown, qtbot: QtBot
) -> RegistersCard:
    workspace.desk = replace(workspace.desk, registers=shelf(tmp_path))
    made = RegistersCard(look, workspace)
    on_screen(made)
    with qtbot.waitSignal(made.filled):
        made.read()
    return made


def said(card: RegistersCard) -> str:
    return " | ".join(each.text() for each in card.findChildren(QLabel) if each.isVisibleTo(card))


def add(card: RegistersCard, file: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.filled):
        card.build(file)
    qtbot.waitUntil(card.add_one.isEnabled)


def test_where_none_is_here_it_is_said_what_one_is_for_and_where_files_are(
    card: RegistersCard, qtbot: QtBot
) -> None:
    assert "None is here yet." in said(card)
    assert "data.brreg.no" not in said(card)
    fold = card.fold
    fold.click()
    qtbot.waitUntil(lambda: "data.brreg.no" in said(card))
    assert "NLOD 2.0" in said(card)
    fold.click()
    qtbot.waitUntil(lambda: "data.brreg.no" not in said(card))


def test_a_file_that_is_chosen_becomes_a_register_and_is_removed_again(
    card: RegistersCard, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = named(tmp_path, "Tindra Tak AS", "Kvist AS")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(card.filled):
        card.add_one.click()
    assert "is searchable: 2 companies, as of 1 November 2026." in said(card)
    qtbot.waitUntil(lambda: "2 companies · as of 1 November 2026 · 1 MB" in said(card))
    assert "NLOD 2.0; source: Brønnøysundregistrene" in said(card)
    audit.settle(card)
    assert audit.faults(card) == []
    remove = card.rows[0].remove
    remove.click()
    assert remove.text() == "Press again to remove"
    with qtbot.waitSignal(card.filled):
        remove.click()
    qtbot.waitUntil(lambda: "None is here yet." in said(card))


def test_rows_that_were_left_out_and_an_older_file_are_said(
    card: RegistersCard, tmp_path: Path, qtbot: QtBot
) -> None:
    add(card, named(tmp_path, "Tindra Tak AS"), qtbot)
    older = norwegian(tmp_path, [unit("311000009", "Lysverk AS")], "enheter_20261008.csv")
    add(card, older, qtbot)
    assert "This file is older than the one before" in said(card)


def with_feed(card: RegistersCard, folder: Path, feed: FakeFeed) -> None:
    """Give the card a shelf whose Norwegian register tells its changes."""
    card._workspace.desk = replace(card._workspace.desk, registers=shelf(folder, feed))


def test_a_register_with_a_feed_is_brought_up_to_date_and_what_changed_is_said(
    card: RegistersCard, tmp_path: Path, qtbot: QtBot
) -> None:
    units = {
        "311000002": norwegian_unit("311000002", "Kvist Bygg AS"),
        "311000003": norwegian_unit("311000003", "Havbris AS"),
    }
    changes = [told(5, "311000001", ChangeKind.CEASED), told(6, "311000002"), told(7, "311000003")]
    with_feed(card, tmp_path, FakeFeed(changes, units))
    add(card, named(tmp_path, "Tindra Tak AS", "Kvist AS"), qtbot)
    (row,) = card.rows
    qtbot.waitUntil(lambda: row.refresh.isVisibleTo(card))
    assert row.refresh.accessibleName() == "Bring Norway: Enhetsregisteret up to date"
    row.refresh.setFocus()
    with qtbot.waitSignal(card.filled):
        QTest.keyClick(row.refresh, Qt.Key.Key_Space)
        assert not row.refresh.isEnabled()
        assert not card.add_one.isEnabled()
    assert "as of 20 November 2026" in said(card)
    assert "1 new, 1 changed, 1 ceased, 0 gone." in said(card)
    qtbot.waitUntil(lambda: "3 companies · as of 20 November 2026" in said(card))
    qtbot.waitUntil(card.add_one.isEnabled)
    assert card.rows[0].refresh.isEnabled()
    qtbot.waitUntil(card.rows[0].refresh.hasFocus)
    audit.settle(card)
    assert audit.faults(card) == []


def test_while_a_register_is_renewed_it_can_be_stopped_and_stays_as_it_was(
    card: RegistersCard, tmp_path: Path, qtbot: QtBot
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        begun.set()
        go_on.wait(10)

    feed = FakeFeed([told(5, "311000001", ChangeKind.REMOVED)], fails=hold)
    with_feed(card, tmp_path, feed)
    add(card, named(tmp_path, "Tindra Tak AS", "Kvist AS"), qtbot)
    card.rows[0].refresh.click()
    qtbot.waitUntil(begun.is_set)
    card.stop()
    go_on.set()
    qtbot.waitUntil(card.add_one.isEnabled)
    assert "2 companies · as of 1 November 2026" in said(card)


def test_why_a_register_could_not_be_asked_is_said(
    card: RegistersCard, tmp_path: Path, qtbot: QtBot
) -> None:
    def offline() -> None:
        raise NoNetwork(say("No network."))

    with_feed(card, tmp_path, FakeFeed(fails=offline))
    add(card, named(tmp_path, "Tindra Tak AS"), qtbot)
    card.rows[0].refresh.click()
    qtbot.waitUntil(lambda: "No network." in said(card))
    qtbot.waitUntil(card.rows[0].refresh.isEnabled)


def test_a_register_without_a_feed_says_which_file_makes_a_newer_one(
    card: RegistersCard, tmp_path: Path, qtbot: QtBot
) -> None:
    with_feed(card, tmp_path, FakeFeed())
    row = {"CompanyName": "SEXTANT LTD", "CompanyNumber": "01799999"}
    add(card, british(tmp_path, [row]), qtbot)
    qtbot.waitUntil(lambda: "Newer: BasicCompanyData" in said(card))
    assert card.rows[0].refresh.isHidden()
    assert "https://download.companieshouse.gov.uk" in said(card)


def test_a_file_that_is_no_register_is_said_and_another_can_be_chosen(
    card: RegistersCard, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "notes.csv"
    file.write_text("what,ever\n1,2\n")
    card.build(file)
    qtbot.waitUntil(lambda: "no register file that Leadline knows" in said(card))
    qtbot.waitUntil(card.add_one.isEnabled)


def test_building_can_be_stopped(card: RegistersCard, tmp_path: Path, qtbot: QtBot) -> None:
    card.build(named(tmp_path, *(f"Tindra {at} AS" for at in range(3000))))
    card.stop()
    qtbot.waitUntil(card.add_one.isEnabled)
    with qtbot.waitSignal(card.filled):
        card.read()
    qtbot.waitUntil(lambda: "None is here yet." in said(card))
