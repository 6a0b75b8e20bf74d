"""Looking for a company: what is chosen elsewhere is opened, whosever number is looked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desks import FJORDLYS, Seat, seated
from tests.importing import imported
from ui.finding import Finding
from ui.pages.candidates import CandidatesPage
from ui.tasks import Runner
from ui.theme.look import Look
from ui.workspace import Workspace
from workbench.app import companies, leads
from workbench.app.dossiers import open_dossier
from workbench.domain.lead_list import LeadFilter
from workbench.jobs import JobControl


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seated(tmp_path) as made:
        yield made


def test_a_suggestion_opens_its_company_while_another_ones_number_is_looked_for(
    seat: Seat, look: Look, runner: Runner, qtbot: QtBot
) -> None:
    workspace = Workspace(seat.desk, runner, runner)
    page = CandidatesPage(look, workspace)
    qtbot.addWidget(page)
    finding = Finding(workspace, page, page)
    imported(seat.desk, "Elvestad Sag;;;;Namsos;;;;;")
    [row] = leads.rows(seat.desk, LeadFilter())
    suggested = companies.find(seat.desk, FJORDLYS, JobControl()).candidates[0]
    finding.number(open_dossier(seat.desk, row.company))
    with qtbot.waitSignal(finding.opened, timeout=20_000) as opened:
        finding.open(suggested)
    assert opened.args is not None
    assert opened.args[0] != row.company
    unnumbered = seat.desk.store.read(lambda ledger: ledger.companies.get(row.company))
    assert not unnumbered.has_number
