"""The inspector shows the stored answer with the place marked, and follows what is clicked."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.desks import seated
from tests.ui.cast import FJORDLYS, researched
from ui.evidence import EvidenceReader
from ui.tasks import Runner
from ui.theme.look import Look
from ui.widgets.evidence_panel import EvidencePanel
from ui.widgets.fact_row import FactRow
from ui.widgets.inspector import Inspector
from ui.workspace import Workspace
from workbench.app import evidence_by_people
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.domain.dossier import Dossier
from workbench.domain.reference import HandAnswer, PaysHow, Relation
from workbench.domain.scorecard import Evidence, EvidenceKind

TODAY = "22 November 2026"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with seated(tmp_path) as seat:
        yield seat.desk


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
def company(desk: Desk) -> UUID:
    return researched(desk, FJORDLYS)


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
        "Used by: Own money?",
    ]


def test_a_citation_names_value_source_day_and_place(
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
    assert f"Regnskapsregisteret, read {TODAY}" in cited
    assert "sumEgenkapital" in cited


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
    reader.show(unit)
    shown = panel(inspector, qtbot, "Look-up: the register's entry")
    assert "found" in labels(shown)
    assert "Town: Molde" in rows(shown)


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
    shown = panel(inspector, qtbot, "Searched by hand: press trouble")
    assert "looked, nothing found" in labels(shown)
    assert any(each.text() == "Open the page" for each in shown.findChildren(QPushButton))


def test_what_was_withdrawn_is_said_to_be_gone(
    reader: EvidenceReader, inspector: Inspector, qtbot: QtBot
) -> None:
    reader.show(Evidence(EvidenceKind.REFERENCE, UUID(int=9).hex))
    assert "Source" in labels(panel(inspector, qtbot, "No longer known"))
