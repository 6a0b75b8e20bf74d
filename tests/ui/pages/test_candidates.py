"""A person decides which company is meant, and is told who did not answer."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.samples import NOW
from tests.shelves import shelf_of
from tests.ui import audit
from tests.ui.pages.conftest import Shown
from ui.pages.candidates import CandidatesPage
from ui.theme.look import Look
from ui.widgets.fact_row import FactRow
from ui.workspace import Workspace
from workbench.app.companies import Found, open_company
from workbench.app.own_leads import OwnLead
from workbench.domain.company import Candidate, Query
from workbench.domain.ids import new_id
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Problem, Question
from workbench.domain.waiting import paused
from workbench.texts import say


@pytest.fixture
def page(look: Look, workspace: Workspace, on_screen: Shown) -> CandidatesPage:
    made = CandidatesPage(look, workspace)
    on_screen(made)
    return made


def look_for(page: CandidatesPage, text: str, workspace: Workspace, qtbot: QtBot) -> None:
    page.begin(text)
    workspace.find(text, page.show_found, page.show_problem)
    qtbot.waitUntil(lambda: bool(page.rows) or page.retry.isVisibleTo(page), timeout=10_000)


def said(page: CandidatesPage) -> str:
    labels = [each for each in page.findChildren(QLabel) if each.isVisibleTo(page)]
    return " | ".join(each.text() for each in labels)


def answered(kind: AnswerKind, source: str = "no_enhetsregisteret") -> Lookup:
    failed = kind in {AnswerKind.FAILED, AnswerKind.REFUSED}
    return Lookup(
        id=new_id(),
        question=Question(source=source, kind="search", about="Fjord"),
        company=None,
        state=LookupState.ANSWERED,
        planned=NOW,
        answered=NOW,
        kind=kind,
        problem=Problem(message=say("The server failed.")) if failed else None,
    )


def waiting() -> Lookup:
    asked = answered(AnswerKind.FOUND)
    return replace(asked, state=LookupState.PLANNED, answered=None, kind=None)


def nothing(*lookups: Lookup) -> Found:
    return Found(
        query=Query(text="Fjord", name="Fjord"), known=None, candidates=(), lookups=lookups
    )


def test_candidates_say_what_agrees_and_what_differs(
    page: CandidatesPage, workspace: Workspace, qtbot: QtBot
) -> None:
    look_for(page, "Nørrelund", workspace, qtbot)
    told = said(page)
    assert "CVR no. 99000015 · Vejle, Denmark · Aktieselskab · founded 10 May 1982" in told
    assert "Agrees: Its name contains every word asked for." in told
    assert "Differs: Its name has more: Maskinfabrik." in told


def test_enter_opens_the_marked_candidate(
    page: CandidatesPage, workspace: Workspace, qtbot: QtBot
) -> None:
    look_for(page, "Nørrelund", workspace, qtbot)
    first, second = page.rows
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    with qtbot.waitSignal(page.chosen) as chosen:
        QTest.keyClick(second, Qt.Key.Key_Return)
    assert chosen.args is not None
    assert isinstance(chosen.args[0], Candidate)
    assert chosen.args[0].name in second.accessibleName()


def test_looked_everywhere_and_not_found_is_an_answer(page: CandidatesPage) -> None:
    page.show_found(nothing(answered(AnswerKind.NOTHING_FOUND)))
    assert "“Fjord” was looked for and not found." in said(page)
    rows = [each.accessibleName() for each in page.findChildren(FactRow) if each.isVisibleTo(page)]
    assert rows == ["Enhetsregisteret, search: looked, nothing found"]


def test_failed_is_not_nothing_and_can_be_asked_again(page: CandidatesPage, qtbot: QtBot) -> None:
    page.show_found(
        nothing(answered(AnswerKind.NOTHING_FOUND), answered(AnswerKind.FAILED, "dk_cvrapi"))
    )
    assert "1 source did not answer: it may be there." in said(page)
    rows = [each.accessibleName() for each in page.findChildren(FactRow) if each.isVisibleTo(page)]
    assert "CVR API, search: failed, so we do not know: The server failed." in rows
    with qtbot.waitSignal(page.again) as again:
        page.retry.click()
    assert again.args == ["Fjord"]


def test_what_did_not_answer_stands_above_what_found_nothing(page: CandidatesPage) -> None:
    page.show_found(
        nothing(
            answered(AnswerKind.NOTHING_FOUND, "gleif"),
            answered(AnswerKind.NOTHING_FOUND, "cz_ares"),
            answered(AnswerKind.FAILED, "dk_cvrapi"),
            answered(AnswerKind.NOTHING_FOUND, "gleif"),
        )
    )
    rows = [each.accessibleName() for each in page.findChildren(FactRow) if each.isVisibleTo(page)]
    assert rows == [
        "CVR API, search: failed, so we do not know: The server failed.",
        "GLEIF, search: looked, nothing found",
        "ARES, search: looked, nothing found",
    ]


def test_who_found_somebody_stands_above_who_found_nobody(
    page: CandidatesPage, workspace: Workspace, qtbot: QtBot
) -> None:
    look_for(page, "Nørrelund", workspace, qtbot)
    rows = [each.accessibleName() for each in page.findChildren(FactRow) if each.isVisibleTo(page)]
    assert rows[:2] == ["CVR API, search: 1 company", "Enhetsregisteret, search: 1 company"]
    assert len(set(rows)) == len(rows)


def test_what_waits_for_the_network_says_so_and_can_be_looked_for_again(
    page: CandidatesPage, qtbot: QtBot
) -> None:
    page.show_found(replace(nothing(waiting()), waiting=("Drømmebil",)))
    told = said(page)
    assert "“Fjord” waits for the network: look again when you are online." in told
    assert "not found" not in told
    assert page.retry.isVisibleTo(page)
    rows = {each.accessibleName(): each for each in page.findChildren(FactRow)}
    earlier = rows["Drømmebil: look again"]
    with qtbot.waitSignal(page.again) as again:
        earlier.click()
    assert again.args == ["Drømmebil"]


def test_a_wrong_check_digit_is_said_at_the_field_with_a_better_reading(
    page: CandidatesPage, workspace: Workspace, qtbot: QtBot
) -> None:
    page.begin("311000005")
    workspace.find("311000005", page.show_found, page.show_problem)
    uses = [each for each in page.findChildren(QPushButton) if each.text().startswith("Use 3")]
    qtbot.waitUntil(lambda: bool(page.field.input.accessibleDescription()), timeout=10_000)
    assert page.field.text() == "311000005"
    assert uses == [] or uses[0].isVisibleTo(page)


def test_another_query_is_typed_where_the_first_one_stands(
    page: CandidatesPage, qtbot: QtBot
) -> None:
    page.show_found(nothing(answered(AnswerKind.NOTHING_FOUND)))
    page.field.set_text("Fjordlys")
    with qtbot.waitSignal(page.again) as again:
        QTest.keyClick(page.field.input, Qt.Key.Key_Return)
    assert again.args == ["Fjordlys"]


@pytest.mark.parametrize("look", audit.LANGUAGES, indirect=True)
def test_nothing_is_cut_off_in_any_language(
    page: CandidatesPage, workspace: Workspace, qtbot: QtBot
) -> None:
    look_for(page, "Nørrelund", workspace, qtbot)
    audit.settle(page)
    assert audit.faults(page) == []


def test_what_waits_for_another_reason_than_the_network_says_which(page: CandidatesPage) -> None:
    page.show_found(nothing(replace(waiting(), problem=paused())))
    told = said(page)
    rows = [each.accessibleName() for each in page.findChildren(FactRow) if each.isVisibleTo(page)]
    assert rows == ["Enhetsregisteret, search: waits: the asking is paused"]
    assert "“Fjord” waits: the asking is paused. Look again after that." in told
    assert "online" not in told


def test_whom_nobody_chose_is_rejected_beside_the_chosen_one(
    page: CandidatesPage, workspace: Workspace, qtbot: QtBot
) -> None:
    look_for(page, "Nørrelund", workspace, qtbot)
    chosen, rejected = page.offered
    open_company(workspace.desk, chosen, beside=page.offered)
    look_for(page, "Nørrelund", workspace, qtbot)
    qtbot.waitUntil(lambda: "It is here already" in said(page))
    assert page.offered[-1].identifier == rejected.identifier
    assert "taken for another company than" in said(page)


def test_offline_registers_answer_while_somebody_types(
    page: CandidatesPage, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    registers = shelf_of(tmp_path, "Elvestad Sag AS", "Elvestad Holding AS", "Tindra Tak AS")
    workspace.desk = replace(workspace.desk, registers=registers)
    QTest.keyClicks(page.field.input, "elves")
    qtbot.waitUntil(lambda: len(page.typed_rows) == 2)
    assert "In your offline registers" in said(page)
    assert "It stands in" in said(page)
    page.field.input.setFocus()
    QTest.keyClicks(page.field.input, "tad hold")
    qtbot.waitUntil(lambda: len(page.typed_rows) == 1)
    with qtbot.waitSignal(page.chosen) as chosen:
        QTest.keyClick(page.typed_rows[0], Qt.Key.Key_Return)
    assert chosen.args is not None
    assert chosen.args[0].name == "Elvestad Holding AS"
    assert page.beside(chosen.args[0]) == ()


def test_what_was_found_while_typing_goes_when_it_is_looked_for(
    page: CandidatesPage, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    registers = shelf_of(tmp_path, "Elvestad Sag AS")
    workspace.desk = replace(workspace.desk, registers=registers)
    QTest.keyClicks(page.field.input, "elves")
    qtbot.waitUntil(lambda: bool(page.typed_rows))
    look_for(page, "Elvestad", workspace, qtbot)
    assert not page.typed_rows
    assert [each.name for each in page.offered] == ["Elvestad Sag AS"]


def test_companies_of_ours_with_a_telephone_number_lead_to_their_page(
    page: CandidatesPage, qtbot: QtBot
) -> None:
    wanted = new_id()
    ours = tuple(
        OwnLead(each, name, "NO", say("Telephone {phone}", phone="+47 22 86 44 00"))
        for each, name in ((wanted, "Fjordlys Automasjon AS"), (new_id(), "Bakkestø Bygg AS"))
    )
    page.begin("22 86 44 00")
    query = Query(text="22 86 44 00", phones=("+4722864400",))
    page.show_found(Found(query=query, known=None, candidates=(), lookups=(), ours=ours))
    assert "With this telephone number" in said(page)
    assert "2 companies may be meant" in said(page)
    assert not page.retry.isVisibleTo(page)
    row = next(each for each in page.findChildren(FactRow) if each.isVisibleTo(page))
    assert row.hasFocus()
    with qtbot.waitSignal(page.company_wanted) as opened:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert opened.args == [wanted]


def test_not_in_this_register_is_an_answer(
    page: CandidatesPage, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    registers = shelf_of(tmp_path, "Elvestad Sag AS")
    workspace.desk = replace(workspace.desk, registers=registers)
    look_for(page, "Nørrelund", workspace, qtbot)
    rows = [each.accessibleName() for each in page.findChildren(FactRow)]
    assert any("offline" in row and "not in this register" in row for row in rows)
