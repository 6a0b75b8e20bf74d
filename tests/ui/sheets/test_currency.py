"""The accounts in another currency: a typed or an asked rate, told with its day and source."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import seated
from tests.ui.cast import SKAGEN, researched
from ui.sheets.currency import CurrencySheet
from ui.tasks import Runner
from ui.theme.look import Look
from ui.workspace import Workspace
from workbench.app.dossiers import open_dossier
from workbench.domain.conversion import Rate


@pytest.fixture
def sheet(look: Look, runner: Runner, tmp_path: Path, qtbot: QtBot) -> Iterator[CurrencySheet]:
    with seated(tmp_path) as seat:
        company = researched(seat.desk, SKAGEN)
        host = QWidget()
        host.resize(800, 700)
        qtbot.addWidget(host)
        host.show()
        workspace = Workspace(seat.desk, runner, runner)
        made = CurrencySheet(look, workspace, open_dossier(seat.desk, company), host)
        made.open()
        yield made


def confirmed(sheet: CurrencySheet, qtbot: QtBot) -> Rate:
    with qtbot.waitSignal(sheet.done) as done:
        sheet.confirm()
    assert done.args is not None
    rate = done.args[0]
    assert isinstance(rate, Rate)
    return rate


def test_a_typed_rate_is_taken_with_its_day_and_its_source(
    sheet: CurrencySheet, qtbot: QtBot
) -> None:
    sheet.restore({"currency": "eur", "day": "31.12.2025", "rate": "7,46", "source": "Our bank"})
    rate = confirmed(sheet, qtbot)
    assert (rate.stated, rate.shown, rate.per) == ("DKK", "EUR", Decimal("7.46"))
    assert (rate.day, rate.source) == (date(2025, 12, 31), "Our bank")


@pytest.mark.parametrize("field", ["rate", "source"])
def test_what_is_left_empty_is_said_at_its_field(
    sheet: CurrencySheet, qtbot: QtBot, field: str
) -> None:
    filled = {"currency": "EUR", "day": "31.12.2025", "rate": "7.46", "source": "Our bank"}
    sheet.restore({**filled, field: ""})
    with qtbot.assertNotEmitted(sheet.done):
        sheet.confirm()
    shown = [each.text() for each in sheet.fields[field].findChildren(QLabel) if each.isVisible()]
    assert len(shown) > 1


@pytest.mark.parametrize(
    ("currency", "day", "told"),
    [
        ("USD", "31.12.2025", "could not be asked for now"),
        ("EUR", "3.11.2025", "publishes no such rate"),
    ],
)
def test_where_the_bank_tells_no_rate_it_is_said_and_one_can_be_typed(
    sheet: CurrencySheet, qtbot: QtBot, currency: str, day: str, told: str
) -> None:
    sheet.restore({"currency": currency, "day": day})
    sheet._ask.click()
    qtbot.waitUntil(sheet._problem.isVisible, timeout=10_000)
    assert told in sheet._problem.text()
    assert "Type a rate" in sheet._problem.text()
    sheet.restore({"rate": "7.46", "source": "Our bank"})
    assert confirmed(sheet, qtbot).per == Decimal("7.46")


def test_what_the_bank_tells_stands_in_the_fields_and_is_taken(
    sheet: CurrencySheet, qtbot: QtBot
) -> None:
    sheet.restore({"currency": "EUR", "day": "31.12.2025"})
    sheet._ask.click()
    qtbot.waitUntil(lambda: sheet.typed()["rate"] == "7.5", timeout=10_000)
    assert sheet.typed()["source"] == "European Central Bank"
    rate = confirmed(sheet, qtbot)
    assert (rate.per, rate.day, len(rate.known)) == (Decimal("7.5"), date(2025, 12, 31), 1)
