"""The years' card and the card of several sources: paging, ratios, and why one set is used."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.samples import ACCOUNTS, COMPANY, NOW, annual, known
from ui.pages.accounts.beside import BesideCard
from ui.pages.accounts.years import MOST_YEARS, YearsCard
from ui.theme.look import Look
from ui.widgets.year_table import YearTable
from workbench.domain.accounts import gather
from workbench.domain.accounts_series import series_of
from workbench.domain.company import Entity
from workbench.domain.fact import KnownFact
from workbench.domain.ratios import Ratio
from workbench.domain.sounding import Sounding
from workbench.domain.years_of_accounts import years_of

PROFF = Entity("proff_page", "311000004")


def card(look: Look, qtbot: QtBot, *facts: KnownFact) -> YearsCard:
    sounding = Sounding(as_of=NOW, company=COMPANY, facts=facts)
    made = YearsCard(look, series_of(sounding.accounts)[0], sounding, {})
    qtbot.addWidget(made)
    made.resize(1028, 900)
    made.show()
    return made


def heads(table: YearTable) -> list[str]:
    model = table.model()
    return [
        str(model.headerData(each, Qt.Orientation.Horizontal))
        for each in range(1, model.columnCount())
    ]


def column(table: YearTable, at: int) -> dict[str, str]:
    model = table.model()
    return {
        str(model.data(model.index(row, 0))): str(model.data(model.index(row, at)))
        for row in range(model.rowCount())
    }


def said(widget: QWidget) -> str:
    labels = widget.findChildren(QLabel)
    return " ".join(each.text() for each in labels if each.isVisibleTo(widget))


def years(first: int, last: int, **lines: int) -> tuple[KnownFact, ...]:
    return tuple(
        fact for year in range(first, last + 1) for fact in annual(year, "NOK", ACCOUNTS, **lines)
    )


def test_older_years_are_one_link_away(look: Look, qtbot: QtBot) -> None:
    made = card(look, qtbot, *years(2012, 2025, equity=1, assets=2))
    assert heads(made.table) == [str(year) for year in range(2018, 2026)]
    assert made.link.text() == "6 older years are known: show them"
    made.link.click()
    assert heads(made.table)[0] == "2012"
    assert len(heads(made.ratios)) == MOST_YEARS
    made.link.click()
    assert heads(made.table)[-1] == "2025"


def test_every_year_is_shown_on_the_way_to_the_oldest(look: Look, qtbot: QtBot) -> None:
    made = card(look, qtbot, *years(2005, 2025, equity=1, assets=2))
    seen = set(heads(made.table))
    for _ in range(2):
        made.link.click()
        seen |= set(heads(made.table))
    assert seen == {str(year) for year in range(2005, 2026)}
    assert made.link.text() == "Back to the newest years"


def test_the_ratios_stand_under_their_years(look: Look, qtbot: QtBot) -> None:
    made = card(look, qtbot, *years(2021, 2025, equity=1, assets=2))
    made.resize(900, 900)
    lines, ratios = made.table.horizontalHeader(), made.ratios.horizontalHeader()
    places = [lines.sectionViewportPosition(each) for each in range(6)]
    assert [ratios.sectionViewportPosition(each) for each in range(6)] == places
    assert [ratios.sectionSize(each) for each in range(6)] == [
        lines.sectionSize(each) for each in range(6)
    ]


@pytest.mark.parametrize("width", [1028, 708, 400])
def test_no_figure_is_cut_off_where_the_window_is_narrow(
    look: Look, qtbot: QtBot, width: int
) -> None:
    made = card(look, qtbot, *years(2012, 2025, equity=-123_456_789_012, assets=987_654_321_098))
    made.resize(width, 900)
    header = made.table.horizontalHeader()
    assert header.sectionSize(0) >= made.table.label_width
    for each in range(1, header.count()):
        assert header.sectionSize(each) >= made.table.year_width
    hidden = 14 - (header.count() - 1)
    assert made.link.text() == f"{hidden} older years are known: show them"
    made.resize(1028, 900)
    assert len(heads(made.table)) == MOST_YEARS


def test_revenue_that_no_year_states_is_said_to_be_not_stated(look: Look, qtbot: QtBot) -> None:
    made = card(look, qtbot, *years(2024, 2025, equity=1))
    assert column(made.table, 1)["Revenue"] == "not stated"


def test_a_ratio_opens_with_what_it_was_worked_out_from(look: Look, qtbot: QtBot) -> None:
    made = card(look, qtbot, *years(2024, 2025, equity=1, assets=2))
    assert column(made.ratios, 2)["Equity ratio"].replace("\u00a0", " ") == "50 %"
    with qtbot.waitSignal(made.opened) as opened:
        made.ratios.clicked.emit(made.ratios.model().index(0, 2))
    assert opened.args is not None
    ratio = opened.args[0]
    assert isinstance(ratio, Ratio)
    assert [each.fact.key for each in ratio.inputs] == ["accounts.equity", "accounts.assets"]


def test_a_period_that_is_no_year_is_marked(look: Look, qtbot: QtBot) -> None:
    odd = known(
        "accounts.revenue",
        "7",
        entity=ACCOUNTS,
        unit="NOK",
        start=date(2025, 5, 1),
        end=date(2025, 12, 31),
        filing="1",
    )
    made = card(look, qtbot, odd, *annual(2024, revenue=9))
    assert "8 months to 2025 covers 245 days" in said(made)
    assert column(made.ratios, 2) == {}


def test_the_used_source_is_named_with_its_reason_and_the_others_differences(
    look: Look, qtbot: QtBot
) -> None:
    facts = (
        *annual(2025, "NOK", ACCOUNTS, equity=7, assets=9),
        *annual(2025, "NOK", PROFF, equity=8, assets=9),
    )
    made = BesideCard(look, years_of(gather(facts)), {})
    qtbot.addWidget(made)
    made.show()
    told = said(made)
    assert "no_regnskapsregisteret is used. It stands nearer to where" in told
    assert "proff_page differs in Equity." in told
    (year,) = made.years
    year.link.click()
    assert year.table is not None
    assert heads(year.table) == ["no_regnskapsregisteret", "proff_page"]
    assert column(year.table, 2)["Equity"].replace("\u00a0", " ") == "NOK 8"
    year.link.click()
    assert year.table.isHidden()
