"""The scorecard shows every line with its reason and source, and leads to what would narrow it."""

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.desks import Seat, seated_at_work
from tests.ui import audit
from tests.ui.changed import answer_otherwise, decide
from ui.pages.scorecard import ScorecardPage
from ui.theme.look import Look, dress
from ui.widgets.buttons import FilterButton, PrimaryButton, QuietButton
from ui.widgets.change_row import ChangeRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_row import FactRow
from ui.widgets.score_row import ScoreRow
from ui.workspace import Workspace
from workbench.app import decisions, handoffs, leads, outcomes
from workbench.app.companies import Opened
from workbench.domain.dossier import Dossier
from workbench.domain.lead import Often, SignalKind, Stage
from workbench.domain.scorecard import Evidence, EvidenceKind


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seated_at_work(tmp_path) as made:
        yield made


@pytest.fixture
def opened(seat: Seat) -> Opened:
    return seat.open()


@pytest.fixture
def page(look: Look, workspace: Workspace, opened: Opened, qtbot: QtBot) -> ScorecardPage:
    made = ScorecardPage(look, workspace)
    qtbot.addWidget(made)
    made.resize(1084, 768)
    made.show()
    made.show_company(opened.company.id)
    qtbot.waitUntil(lambda: bool(rows(made)))
    return made


@pytest.fixture
def spoken(language: str, workspace: Workspace, qapp: QApplication, qtbot: QtBot) -> ScorecardPage:
    made = ScorecardPage(dress(qapp, audit.texts(language), "light"), workspace)
    qtbot.addWidget(made)
    return made


def rows(page: ScorecardPage) -> dict[str, ScoreRow]:
    return {
        row.accessibleName().partition("?")[0] + "?": row
        for row in page.findChildren(ScoreRow)
        if row.isVisibleTo(page) and row.focusPolicy() & Qt.FocusPolicy.TabFocus
    }


def said(page: ScorecardPage) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def test_every_line_of_the_card_is_there_with_its_reason(page: ScorecardPage) -> None:
    assert len(rows(page)) == 15
    own = rows(page)["Own money?"].accessibleName()
    assert own == ("Own money? 8 of 8, could be 8: equity 46\xa0% of assets. Source: Accounts 2025")
    asked = rows(page)["Pays on time?"].accessibleName()
    assert asked.startswith("Pays on time? ? of 14, could be 0–14: nobody was asked yet.")


def test_what_sales_accepted_is_not_marked_any_more(
    page: ScorecardPage, seat: Seat, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    mark = page.findChildren(PrimaryButton)[0]
    assert mark.isVisible()
    demanded = [each for each in seat.dossier(opened).requirements if each.stage is Stage.SQL]
    agreed = {each.requirement: "agreed in the team" for each in demanded}
    decisions.qualify(seat.desk, opened.lead, Stage.SQL, exceptions=agreed)
    handoffs.hand_over(seat.desk, opened.company.id, tmp_path)
    outcomes.accept(seat.desk, opened.lead)
    page.shown()
    qtbot.waitUntil(lambda: not mark.isVisible())


def test_an_unsigned_card_is_called_a_guess(page: ScorecardPage) -> None:
    assert "Starter card, version 1 · unsigned guess" in said(page)


def test_a_line_leads_to_each_of_its_evidence_in_turn(page: ScorecardPage, qtbot: QtBot) -> None:
    wanted: list[Evidence] = []
    page.evidence_wanted.connect(wanted.append)
    for _ in range(2):
        QTest.keyClick(rows(page)["Own money?"], Qt.Key.Key_Space)
    assert [each.kind for each in wanted] == [EvidenceKind.FACT] * 2
    assert wanted[0] != wanted[1]


@pytest.mark.parametrize(
    ("question", "sheet"),
    [
        ("Can it carry our price?", "offer"),
        ("Pays on time?", "heard"),
        ("Trouble in the press?", "questions"),
        ("Easy to work with?", "rate"),
        ("Somebody to talk to?", "contact"),
        ("Have they asked?", "signal"),
    ],
)
def test_an_open_line_leads_to_the_sheet_that_answers_it(
    question: str, sheet: str, page: ScorecardPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.sheet_wanted) as told:
        rows(page)[question].click()
    assert told.args is not None
    assert told.args[0] == sheet
    assert isinstance(told.args[1], Dossier)


def test_what_would_narrow_it_most_comes_first(page: ScorecardPage) -> None:
    open_rows = [row for row in page.findChildren(FactRow) if row.isVisibleTo(page)]
    assert open_rows[0].accessibleName() == "Pays on time?: 0–14"
    told = re.sub("<[^>]*>", "", said(page))
    assert told.count("What helps most: Ask somebody who has sold to them whether they pay") == 1


def test_a_change_elsewhere_is_seen_at_once(
    page: ScorecardPage, workspace: Workspace, opened: Opened, qtbot: QtBot
) -> None:
    workspace.change(
        opened.company.id,
        lambda desk: leads.set_offer(
            desk, opened.lead, name="It", amount="480000", currency="NOK", often=Often.YEARLY
        ),
    )
    qtbot.waitUntil(lambda: "10 of 10" in rows(page)["Can it carry our price?"].accessibleName())


def test_what_is_locked_stands_beside_what_would_be_now(
    page: ScorecardPage, seat: Seat, opened: Opened, qtbot: QtBot
) -> None:
    leads.note_signal(seat.desk, opened.lead, kind=SignalKind.WROTE, day=seat.desk.now().date())
    decisions.qualify(seat.desk, opened.lead, Stage.MQL)
    leads.set_offer(
        seat.desk, opened.lead, name="It", amount="480000", currency="NOK", often=Often.YEARLY
    )
    page.shown()
    qtbot.waitUntil(lambda: "Would now be" in said(page))
    assert "Locked as MQL, 22 November 2026" in said(page)
    assert "10 of 10" in rows(page)["Can it carry our price?"].accessibleName()
    toggle = next(each for each in page.findChildren(FilterButton) if each.isVisibleTo(page))
    toggle.click()
    assert "? of 10" in rows(page)["Can it carry our price?"].accessibleName()


def test_what_changed_since_the_decision_stands_above_the_questions(
    page: ScorecardPage, seat: Seat, opened: Opened, qtbot: QtBot
) -> None:
    company = opened.company.id
    decide(seat.desk, company)
    answer_otherwise(seat.desk, company, "company.employees", "20")
    answer_otherwise(seat.desk, company, "company.address", "Nygata 1")
    page.shown()
    qtbot.waitUntil(lambda: bool(page.findChildren(ChangeRow)))
    told = [each.accessibleName() for each in page.findChildren(ChangeRow)]
    assert told[0] == "The company changed: Employees fell by 69\u00a0%: 20, was 64."
    assert told[1].startswith("The company changed: Address: Nygata 1, was ")
    assert "Also changed, though no question of the card uses it" in said(page)
    with qtbot.waitSignal(page.evidence_wanted):
        page.findChildren(ChangeRow)[1].click()


def test_a_company_that_is_gone_can_be_asked_for_again(page: ScorecardPage, qtbot: QtBot) -> None:
    page.show_company(UUID(int=404))
    qtbot.waitUntil(lambda: bool(page.findChildren(EmptyState)))
    retry = [each for each in page.findChildren(QuietButton) if each.isVisibleTo(page)]
    assert "Retry" in [each.text() for each in retry]


@pytest.mark.parametrize("language", audit.LANGUAGES)
def test_nothing_is_cut_off_or_nameless(
    language: str, spoken: ScorecardPage, seat: Seat, opened: Opened, qtbot: QtBot
) -> None:
    leads.note_signal(seat.desk, opened.lead, kind=SignalKind.WROTE, day=seat.desk.now().date())
    decisions.qualify(seat.desk, opened.lead, Stage.MQL)
    spoken.show_company(opened.company.id)
    spoken.show()
    qtbot.waitUntil(lambda: bool(rows(spoken)))
    for size in ((1084, 768), (744, 768), (764, 568)):
        spoken.resize(*size)
        audit.settle(spoken)
        assert audit.faults(spoken) == []


def test_the_way_back_is_a_button_and_a_key(
    page: ScorecardPage, opened: Opened, qtbot: QtBot
) -> None:
    (button,) = [b for b in page.findChildren(QuietButton) if b.text() == "Back to the company"]
    with qtbot.waitSignal(page.company_wanted) as told:
        button.click()
    assert told.args == [opened.company.id]
    (key,) = [each for each in page.keys if each.text() == "Back to the company"]
    assert key.shortcut().toString() == "Alt+Left"
    with qtbot.waitSignal(page.company_wanted):
        key.trigger()
