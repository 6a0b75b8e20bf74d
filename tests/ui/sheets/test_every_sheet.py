"""What every sheet owes: names, room for its words, a way through by Tab, and Escape."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QWidget

from tests.ui import audit
from tests.ui.sheets.conftest import Bench
from ui.sheets.shelf import SHEETS
from ui.theme.look import dress
from ui.widgets.sheet import _Fitting
from workbench.domain.clusters import Twin
from workbench.domain.ids import new_id
from workbench.texts import say

TAB, ESCAPE = Qt.Key.Key_Tab, Qt.Key.Key_Escape
KEYS = sorted({*SHEETS, "key", "people", "queue", "sign"} - {"answer"})
"""An answer wants a handoff first: test_after_the_handoff goes through that one."""


@pytest.mark.parametrize("key", KEYS)
def test_every_sheet_is_walked_through_by_tab_and_put_away_by_escape(
    key: str, bench: Bench
) -> None:
    bench.shelf.open(key, _subjects(bench)[key])
    sheet = bench.shelf.sheet
    assert sheet is not None
    first = QApplication.focusWidget()
    assert first is not None
    assert sheet.isAncestorOf(first)
    reached = [first]
    while True:
        bench.press(TAB)
        at = QApplication.focusWidget()
        assert at is not None
        if at is first:
            break
        # A sentence keeps the keys while they go from link to link.
        assert at not in reached[:-1], "the keys go in a circle that leaves the first out"
        reached.append(at)
    assert list(_missed(sheet, reached)) == []
    bench.press(ESCAPE)
    assert bench.shelf.sheet is None


def _missed(sheet: QWidget, reached: Sequence[QWidget]) -> Iterator[QWidget]:
    """Find what takes keys and never got them; the arrows go through answers side by side."""
    for each in sheet.findChildren(QWidget):
        takes = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if each.isVisible() and each.isEnabled() and takes and each not in reached:
            group: QButtonGroup | None = each.group() if isinstance(each, QAbstractButton) else None
            if group is None or not any(button in reached for button in group.buttons()):
                yield each


def _subjects(bench: Bench) -> dict[str, object]:
    """Return what each sheet is opened with."""
    manifest = next(m for m in bench.seat.desk.lookups.manifests() if m.key_need)
    dossier = bench.dossier()
    return {
        **dict.fromkeys(SHEETS, dossier),
        "part": replace(dossier, twins=(_twin("Fjordlys Drift"), _twin("Fjordlys Autom."))),
        "key": manifest,
        "people": None,
        "queue": None,
        "sign": bench.seat.desk.starter,
    }


def _twin(name: str) -> Twin:
    """Return a company that was merged with the one the sheets are about."""
    why = say("Somebody judged them to be the same.")
    return Twin(company=new_id(), name=name, merged=date(2026, 11, 22), by=None, reason=why)


@pytest.mark.parametrize("language", audit.LANGUAGES)
def test_every_sheet_is_named_and_shows_its_text(
    language: str, bench: Bench, qapp: QApplication
) -> None:
    bench.shelf._look = dress(qapp, audit.texts(language), "light")
    host = bench.shelf._host
    for key, subject in _subjects(bench).items():
        bench.shelf.open(key, subject)
        bench.rest()
        for size in ((1084, 768), (764, 568)):
            host.resize(*size)
            audit.settle(host)
            assert (key, audit.faults(host)) == (key, [])
        bench.shelf.close()


@pytest.mark.parametrize("key", KEYS)
def test_every_sheet_is_as_tall_as_what_it_says(key: str, bench: Bench) -> None:
    bench.shelf._host.resize(1_100, 2_000)
    bench.shelf.open(key, _subjects(bench)[key])
    bench.rest()
    audit.settle(bench.shelf._host)
    [area] = bench.shelf._host.findChildren(_Fitting)
    content = area.widget()
    assert content is not None
    assert area.viewport().height() == content.height()
    assert area.verticalScrollBar().maximum() == 0
