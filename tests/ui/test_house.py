"""The house over a real store: to the demo and back, undo, evidence, a failing source, closing."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from tests.importing import imported
from tests.shelves import shelf_of
from tests.ui import audit
from tests.ui.actions import Actions
from tests.ui.opened import Standing, standing, wishes
from tests.ui.told import told_demo
from ui.desks import open_demo
from ui.pages.company.asked import AskedCard
from ui.theme.look import Look
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.chip import Chip
from ui.widgets.fact_row import FactRow
from ui.widgets.suggestions import Suggestions
from workbench.app import decisions, leads, people
from workbench.domain.lead import Stage
from workbench.domain.lead_list import LeadFilter
from workbench.domain.people import Department

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    def wait(happened: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: bool(happened()), timeout=120_000)

    return wait


@pytest.fixture
def own(look: Look, tmp_path_factory: pytest.TempPathFactory, until: Until) -> Iterator[Standing]:
    with standing(look, wishes(tmp_path_factory.mktemp("own"))) as made:
        until(lambda: made.window.current == "welcome")
        yield made


@pytest.fixture
def demo(look: Look, tmp_path_factory: pytest.TempPathFactory, until: Until) -> Iterator[Standing]:
    with standing(look, told_demo(tmp_path_factory), open_demo) as made:
        until(lambda: made.window.current == "leads")
        yield made


def test_who_sat_down_in_the_window_sits_there_at_the_next_start(
    look: Look, tmp_path: Path, until: Until
) -> None:
    wanted = wishes(tmp_path)
    with standing(look, wanted) as first:
        until(lambda: first.window.current == "welcome")
        desk = first.house.workspace.desk
        jonas = people.join(desk.store, desk.clock, "Jonas Lund", Department.SALES, "4321").result
        first.house.workspace.seat(people.sit_down(desk.store, jonas.id, "4321"))
        until(lambda: wanted.settings.person == str(jonas.id))
    with standing(look, wanted) as second:
        until(lambda: second.window.current == "welcome")
        assert second.house.workspace.desk.person == jonas.id


def test_who_sat_down_in_the_demo_is_forgotten_with_it(demo: Standing) -> None:
    desk = demo.house.workspace.desk
    desk.seats.keep(desk.person)
    assert demo.wanted.settings.person == ""


def open_named(opened: Standing, name: str, until: Until) -> None:
    house = opened.house
    found = leads.rows(house.workspace.desk, LeadFilter(words=name))
    house.open_company(found[0].company)
    # The page is filled card by card, from the top.
    last = house.company.findChildren(AskedCard)[0]
    until(last.isVisible)
    audit.settle(opened.window)


def row(opened: Standing, beginning: str) -> FactRow:
    return next(each for each in rows(opened) if each.accessibleName().startswith(beginning))


def rows(opened: Standing) -> list[FactRow]:
    """What is shown; a card that is being filled anew shows nothing for a moment."""
    return [each for each in opened.house.company.findChildren(FactRow) if each.isVisible()]


def test_the_demo_is_entered_and_left_for_the_empty_store(own: Standing, until: Until) -> None:
    before = own.house
    Actions().click(before.welcome.demo)
    until(lambda: own.window.current == "leads")
    until(own.window.notices.texts)
    desk = own.house.workspace.desk
    until(lambda: leads.count(desk, LeadFilter()) == 8)
    back = own.window.notices.findChildren(LinkButton)
    Actions().click(next(each for each in back if each.text() == "Open your own store"))
    until(lambda: own.window.current == "welcome")
    assert own.window.notices.texts() == ()


def test_who_answers_from_recorded_answers_is_not_called_online(demo: Standing) -> None:
    said = [each.text() for each in demo.window.tray.findChildren(QLabel)]
    assert "Recorded answers" in said
    assert "Online" not in said


def test_offline_registers_answer_in_the_search_field(
    demo: Standing, until: Until, tmp_path: Path
) -> None:
    workspace, search = demo.house.workspace, demo.window.sidebar.search
    workspace.desk = replace(workspace.desk, registers=shelf_of(tmp_path, "Elvestad Sag AS"))
    demo.window.activateWindow()
    search.setFocus()
    until(search.hasFocus)
    QTest.keyClicks(search, "elvst")
    [offered] = demo.window.findChildren(Suggestions)
    until(lambda: len(offered.rows) == 1 and offered.isVisible())
    QTest.keyClick(search, Qt.Key.Key_Down)
    until(offered.rows[0].hasFocus)
    QTest.keyClick(offered.rows[0], Qt.Key.Key_Return)
    until(lambda: demo.window.current == demo.house.company.key)
    until(lambda: demo.house.company.dossier is not None)
    assert demo.house.company.dossier is not None
    assert demo.house.company.dossier.sounding.company.name == "Elvestad Sag AS"


def test_a_list_is_imported_from_the_lead_list(
    demo: Standing, until: Until, tmp_path: Path
) -> None:
    file = tmp_path / "fair.csv"
    file.write_text("Company;Org no\nElvestad Sag AS;311000063", encoding="utf-8")
    before = leads.count(demo.house.workspace.desk, LeadFilter())
    demo.house.leads.import_wanted.emit()
    assert demo.window.current == demo.house.importing.key
    demo.house.importing.open(file)
    until(demo.house.importing.write.isEnabled)
    demo.house.importing.write.click()
    until(lambda: leads.count(demo.house.workspace.desk, LeadFilter()) == before + 1)
    until(lambda: demo.house.workspace.can_undo)
    until(demo.house.importing.through.isVisible)
    QTest.keyClick(demo.house.importing.through, Qt.Key.Key_Return)
    until(lambda: demo.house.shelf.sheet is not None)
    assert demo.house.shelf.sheet is not None
    assert demo.house.shelf.sheet.typed()["name"] == "fair"
    demo.house.shelf.sheet.confirm()
    until(lambda: demo.window.current == demo.house.lists.key and demo.house.lists.found)
    assert [e.standing.sounding.company.name for e in demo.house.lists.found] == ["Elvestad Sag AS"]


def test_a_lead_without_a_number_gets_it_by_keyboard(
    own: Standing, tmp_path: Path, until: Until
) -> None:
    desk = own.house.workspace.desk
    imported(desk, "Fjordlys Automasjon AS;;;;Molde;;;;;")
    [row] = leads.rows(desk, LeadFilter())
    own.house.open_company(row.company)
    page = own.house.company
    until(lambda: page.dossier is not None)
    [primary] = [e for e in page.findChildren(PrimaryButton) if e.isVisibleTo(page)]
    assert primary.text() == "Find its number"
    QTest.keyClick(primary, Qt.Key.Key_Return)
    until(lambda: own.house.candidates.rows and own.window.current == "candidates")
    QTest.keyClick(own.house.candidates.rows[0], Qt.Key.Key_Return)
    until(lambda: own.window.current == "company")
    company = desk.store.read(lambda ledger: ledger.companies.get(row.company))
    assert [each.value for each in company.identifiers] == ["311000004"]
    assert len(leads.rows(desk, LeadFilter())) == 1


def test_what_was_just_done_is_taken_back_by_its_key(demo: Standing, until: Until) -> None:
    open_named(demo, "Tromsdal", until)
    person = Actions()
    before = signs(demo)
    demo.house.shelf.open("signal", demo.house.company.dossier)
    person.press(Qt.Key.Key_1)
    person.press(Qt.Key.Key_Return)
    until(lambda: signs(demo) == before + 1)
    person.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(lambda: signs(demo) == before)


CONTROL = Qt.KeyboardModifier.ControlModifier


def offered_to_sales(demo: Standing, until: Until) -> Actions:
    """Mark Nørrelund as an SQL and hand it over in the window; return who did so."""
    open_named(demo, "Nørrelund", until)
    dossier = demo.house.company.dossier
    assert dossier is not None
    assert dossier.sounding.lead is not None
    demanded = [each.requirement for each in dossier.requirements if each.stage is Stage.SQL]
    demo.house.workspace.change(
        dossier.sounding.company.id,
        partial(
            decisions.qualify,
            lead=dossier.sounding.lead,
            stage=Stage.SQL,
            exceptions=dict.fromkeys(demanded, "agreed"),
        ),
    )
    until(lambda: next_is(demo, "Hand over…"))
    person = Actions()
    person.press(Qt.Key.Key_Return, CONTROL)
    person.press(Qt.Key.Key_Return)
    until(lambda: next_is(demo, "Accept…"))
    person.press(Qt.Key.Key_Escape)
    return person


def test_a_lead_is_handed_over_accepted_and_won_by_keyboard(demo: Standing, until: Until) -> None:
    person = offered_to_sales(demo, until)
    person.press(Qt.Key.Key_Return, CONTROL)
    person.press(Qt.Key.Key_Return)
    until(lambda: next_is(demo, "Record outcome…"))
    person.press(Qt.Key.Key_Return, CONTROL)
    person.press(Qt.Key.Key_1)
    person.press(Qt.Key.Key_Tab)
    person.type_name("The presses stood still once too often.")
    person.press(Qt.Key.Key_Return)
    until(lambda: next_is(demo, "Export the folder…"))
    assert "Won" in chips(demo)
    person.press(Qt.Key.Key_Z, CONTROL)
    until(lambda: next_is(demo, "Record outcome…"))


def test_a_lead_is_handed_over_and_returned_with_the_reason_on_it(
    demo: Standing, until: Until
) -> None:
    person = offered_to_sales(demo, until)
    more = next(each for each in buttons(demo) if each.text() == "More")
    more.setFocus()
    person.press(Qt.Key.Key_Return)
    person.step_to("Return to marketing…")
    person.press(Qt.Key.Key_3)
    person.press(Qt.Key.Key_Tab)
    person.type_name("The board meets in March.")
    person.press(Qt.Key.Key_Return)
    until(lambda: next_is(demo, "Mark as SQL…"))
    assert "MQL" in chips(demo)
    assert "Returned by sales, the wrong time: The board meets in March." in chips(demo)
    person.press(Qt.Key.Key_Z, CONTROL)
    until(lambda: next_is(demo, "Accept…"))


def next_is(demo: Standing, words: str) -> bool:
    """Whether the company page's one primary action is this."""
    primary = [each for each in buttons(demo) if isinstance(each, PrimaryButton)]
    return [each.text() for each in primary] == [words]


def buttons(demo: Standing) -> list[QAbstractButton]:
    found = demo.house.company.findChildren(QAbstractButton)
    return [each for each in found if each.isVisible()]


def chips(demo: Standing) -> list[str]:
    return [each.text() for each in demo.house.company.findChildren(Chip)]


def signs(opened: Standing) -> int:
    dossier = opened.house.company.dossier
    return len(dossier.sounding.signals) if dossier else -1


def test_a_claim_opens_its_evidence_beside_it_at_its_place(demo: Standing, until: Until) -> None:
    open_named(demo, "Skagen", until)
    Actions().click(row(demo, "Own money?"))
    inspector = demo.window.inspector
    until(inspector.isVisible)
    until(lambda: any("gaap" in each or "fsa:" in each or "/" in each for each in said(demo)))
    assert any("Equity" in each or "equity" in each for each in said(demo))


@pytest.mark.parametrize("name", ["Lindholm", "Havbris"])
def test_nothing_runs_under_the_evidence_in_the_smallest_window(
    demo: Standing, until: Until, name: str
) -> None:
    open_named(demo, name, until)
    demo.window.resize(960, 600)
    Actions().click(next(each for each in rows(demo) if each.isVisible()))
    until(demo.window.inspector.isVisible)
    audit.settle(demo.window)
    assert list(audit.clipped(demo.house.company)) == []


def said(opened: Standing) -> list[str]:
    return [each.text() for each in opened.window.inspector.findChildren(QLabel)]


def test_a_source_that_fails_says_so_and_can_be_asked_again(demo: Standing, until: Until) -> None:
    open_named(demo, "Tromsdal", until)
    assert failed(demo)
    retry = next(
        each
        for each in demo.house.company.findChildren(LinkButton)
        if each.text() == "Retry" and each.isVisible()
    )
    ended: list[object] = []
    demo.house.workspace.research_ended.connect(ended.append)
    Actions().click(retry)
    until(lambda: ended)
    until(lambda: failed(demo))


def failed(opened: Standing) -> bool:
    said = [each.accessibleName() for each in rows(opened)]
    return any(each.startswith("Regnskapsregisteret") and "failed" in each for each in said)


def test_closing_while_sources_are_asked_leaves_nothing_working(
    own: Standing, until: Until
) -> None:
    asked = threading.Event()
    own.house.workspace.looked_up.connect(lambda _: asked.set())
    person = Actions()
    person.type_name("fjordlys")
    person.press(Qt.Key.Key_Return)
    until(lambda: own.house.candidates.rows)
    began: list[object] = []
    own.house.workspace.research_began.connect(began.append)
    person.press(Qt.Key.Key_Return)
    until(lambda: began)
    with_store = own.wanted.places.store
    own.window.close()
    assert own.runner.shutdown(5)
    # The store's last connection takes its journal away.
    assert not with_store.with_name(f"{with_store.name}-wal").exists()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1024, 700)])
def test_a_notice_above_the_scorecard_takes_no_room_from_its_rows(
    demo: Standing, until: Until, width: int, height: int
) -> None:
    open_named(demo, "Skagen", until)
    demo.window.resize(width, height)
    assert demo.window.notices.texts()
    audit.settle(demo.window)
    dossier = demo.house.company.dossier
    assert dossier is not None
    demo.house.company.scorecard_wanted.emit(dossier.sounding.company.id)
    page = demo.house.scorecard
    until(lambda: len(page.findChildren(FactRow)) > 5)
    audit.settle(demo.window)
    assert list(audit.clipped(page)) == []
