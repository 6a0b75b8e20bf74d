"""A suspect source is marked in words: on the company's page, at its figures, in the inspector."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui import audit
from tests.ui.cast import FJORDLYS, researched
from tests.ui.pages.conftest import Shown
from ui.pages.company import CompanyPage
from ui.telling.evidence import resolve
from ui.theme.look import Look
from ui.widgets.chip import Chip
from ui.widgets.fact_row import FactRow
from ui.widgets.scored import score_rows
from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.domain.fill_rate import Fall, Suspicion

SOURCE = "no_regnskapsregisteret"


@pytest.fixture
def company(desk: Desk) -> UUID:
    """Return Fjordlys, whose source of accounts is suspect."""
    made = researched(desk, FJORDLYS)
    fall = Fall(key="accounts.revenue", now=3, recent=30, then=95, before=100)
    why = Suspicion(source=SOURCE, kind="accounts", since=desk.now(), falls=(fall,))
    desk.suspected[SOURCE] = desk.now(), (why,)
    return made


def test_the_company_page_marks_it_calmly(
    look: Look,
    workspace: Workspace,
    on_screen: Shown,
    company: UUID,
    qtbot: QtBot,
) -> None:
    page = CompanyPage(look, workspace)
    on_screen(page)
    with qtbot.waitSignal(page.loaded, timeout=10_000):
        page.open(company)
    assert any("suspect source" in e.accessibleName() for e in page.findChildren(FactRow))
    told = " ".join(each.text() for each in page.findChildren(QLabel))
    chips = " ".join(each.accessibleName() or each.text() for each in page.findChildren(Chip))
    assert "Suspect source: Regnskapsregisteret" in told + chips
    audit.settle(page)
    assert audit.faults(page) == []


def test_the_inspector_says_why(desk: Desk, company: UUID) -> None:
    dossier = open_dossier(desk, company)
    known = next(f for f in dossier.sounding.facts if f.fact.entity.source == SOURCE)
    rows = {str(each.label): str(each.value) for each in resolve(dossier, known).rows}
    assert rows["Careful"].startswith("suspect: ")
    assert "in 3 of the last 30 answers" in rows["Careful"]
    other = next(f for f in dossier.sounding.facts if f.fact.entity.source != SOURCE)
    assert "Careful" not in {str(each.label) for each in resolve(dossier, other).rows}


def test_the_scorecard_marks_the_lines_that_rest_on_it(
    look: Look, desk: Desk, company: UUID, qtbot: QtBot
) -> None:
    dossier = open_dossier(desk, company)
    assert dossier.scorecard is not None
    resting = {
        str(e.question) for e in dossier.scorecard.lines if dossier.rests_on_suspect(e.evidence)
    }
    rows = list(score_rows(look, dossier, dossier.scorecard))
    for row in rows:
        qtbot.addWidget(row)
    marked = [each.accessibleName() for each in rows if "suspect source" in each.accessibleName()]
    assert resting
    assert len(marked) == len(resting)
    assert all(any(question in each for question in resting) for each in marked)
